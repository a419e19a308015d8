#include "gradus/landscape/zero_filter.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "gradus/algebra/lane_tape.hpp"

namespace gradus {
namespace {

using Square = std::vector<std::vector<double>>;

/// Gauss and Jordan's inverse in plain doubles; nothing where a pivot is 0 or no number.
std::optional<Square> rough_inverse(Square m) {
  const std::size_t n = m.size();
  Square inverse(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) inverse[i][i] = 1;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k; i < n; ++i) {
      if (std::abs(m[i][k]) > std::abs(m[best][k])) best = i;
    }
    std::swap(m[k], m[best]);
    std::swap(inverse[k], inverse[best]);
    const double pivot = m[k][k];
    if (!std::isfinite(1 / pivot)) return std::nullopt;
    for (std::size_t j = 0; j < n; ++j) {
      m[k][j] /= pivot;
      inverse[k][j] /= pivot;
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      const double factor = m[i][k];
      for (std::size_t j = 0; j < n; ++j) {
        m[i][j] -= factor * m[k][j];
        inverse[i][j] -= factor * inverse[k][j];
      }
    }
  }
  return inverse;
}

bool has(LaneMask lanes, std::size_t lane) { return (lanes >> lane & 1U) != 0; }

Tape compiled(std::span<const Term> field, std::span<const Term> region,
              std::span<const Term> variables) {
  std::vector<Term> outputs(field.begin(), field.end());
  outputs.insert(outputs.end(), region.begin(), region.end());
  return {outputs, variables};
}

}  // namespace

struct ZeroFilter::Parts {
  Parts(const Tape& compiled, std::size_t wanted)
      : kernels(lane_kernels(best_lane_level())),
        tape(compiled, kernels),
        region(wanted),
        n(compiled.input_count()),
        box(tape.make_work()),
        middle(tape.make_work()),
        slopes(n, std::vector<LaneBlock>(n)),
        inverse(slopes),
        image(n) {}

  void load(std::span<const Box> boxes) {
    packs = static_cast<int>((boxes.size() + LaneBlock::pack - 1) / LaneBlock::pack);
    const auto lanes = static_cast<std::size_t>(packs * LaneBlock::pack);
    for (std::size_t v = 0; v < n; ++v) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const auto [low, high] = boxes[lane < boxes.size() ? lane : 0][v];
        box.values[v].low[lane] = low;
        box.values[v].high[lane] = high;
        const double centre = std::midpoint(low, high);
        middle.values[v].low[lane] = middle.values[v].high[lane] = centre;
      }
    }
  }

  bool is_left_out(std::size_t lane) const {
    for (std::size_t i = 0; i < n; ++i) {
      const LaneBlock& value = tape.value(box, i);
      if (has(tape.defined(box, i), lane) && (value.low[lane] > 0 || value.high[lane] < 0)) {
        return true;
      }
    }
    for (std::size_t i = n; i < n + region; ++i) {
      if (has(tape.defined(box, i), lane) && tape.value(box, i).high[lane] < 0) return true;
    }
    return false;
  }

  /// The lanes with enclosures of the field, of its slopes, and of the field in the middle.
  LaneMask run() {
    tape.run(box, packs);
    LaneMask known = ~LaneMask{0};
    for (std::size_t i = 0; i < n; ++i) {
      known &= tape.defined(box, i) & tape.gradient(box, i, packs);
      for (std::size_t j = 0; j < n; ++j) copy(slopes[i][j], box.slopes[j], packs);
    }
    tape.run(middle, packs);
    for (std::size_t i = 0; i < n; ++i) known &= tape.defined(middle, i);
    return known;
  }

  /// Returns the lanes where it succeeds.
  LaneMask invert(std::size_t boxes) {
    LaneMask known = 0;
    Square m(n, std::vector<double>(n));
    for (std::size_t lane = 0; lane < static_cast<std::size_t>(packs * LaneBlock::pack); ++lane) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          m[i][j] = std::midpoint(slopes[i][j].low[lane], slopes[i][j].high[lane]);
        }
      }
      const auto y = rough_inverse(m);
      if (y && lane < boxes) known |= LaneMask{1} << lane;
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          inverse[i][j].low[lane] = inverse[i][j].high[lane] = y ? (*y)[i][j] : 0;
        }
      }
    }
    return known;
  }

  /// Krawczyk's operator, middle - Y f(middle) + (1 - Y slopes) (box - middle), into `image`.
  LaneMask krawczyk() {
    LaneMask good = ~LaneMask{0};
    LaneBlock entry, way;
    for (std::size_t i = 0; i < n; ++i) {
      copy(image[i], middle.values[i], packs);
      for (std::size_t l = 0; l < n; ++l) {
        good &= kernels.multiply_subtract(image[i], inverse[i][l], tape.value(middle, l), packs);
      }
      for (std::size_t j = 0; j < n; ++j) {
        std::ranges::fill(entry.low, i == j ? 1 : 0);
        std::ranges::fill(entry.high, i == j ? 1 : 0);
        for (std::size_t l = 0; l < n; ++l) {
          good &= kernels.multiply_subtract(entry, inverse[i][l], slopes[l][j], packs);
        }
        good &= kernels.subtract(way, box.values[j], middle.values[j], packs);
        good &= kernels.multiply_add(image[i], entry, way, packs);
      }
    }
    return good;
  }

  /// Shrinks the box to its common part with the image.
  Finding compare(Box& one, std::size_t lane) const {
    bool promising = true;
    for (std::size_t i = 0; i < n; ++i) {
      const double low = image[i].low[lane], high = image[i].high[lane];
      promising = promising && high - low <= one[i][1] - one[i][0];
      one[i] = {std::max(one[i][0], low), std::min(one[i][1], high)};
      if (one[i][0] > one[i][1]) return Finding::none;
    }
    return promising ? Finding::promising : Finding::open;
  }

  const LaneKernels& kernels;
  LaneTape tape;
  std::size_t region, n;
  LaneTape::Work box, middle;
  std::vector<std::vector<LaneBlock>> slopes, inverse;
  std::vector<LaneBlock> image;
  int packs = 0;
};

ZeroFilter::ZeroFilter(std::span<const Term> field, std::span<const Term> region,
                       std::span<const Term> variables)
    : parts_(std::make_unique<Parts>(compiled(field, region, variables), region.size())) {}
ZeroFilter::~ZeroFilter() = default;

std::vector<ZeroFilter::Finding> ZeroFilter::look(std::span<Box> boxes) {
  const LaneScope scope;
  parts_->load(boxes);
  const LaneMask known = parts_->run(), regular = parts_->invert(boxes.size()),
                 enclosed = parts_->krawczyk();
  std::vector<Finding> findings(boxes.size(), Finding::open);
  for (std::size_t lane = 0; lane < boxes.size(); ++lane) {
    if (parts_->is_left_out(lane)) {
      findings[lane] = Finding::none;
    } else if (!has(known, lane)) {
      findings[lane] = Finding::unknown;
    } else if (has(regular & enclosed, lane)) {
      findings[lane] = parts_->compare(boxes[lane], lane);
    }
  }
  return findings;
}

}  // namespace gradus
