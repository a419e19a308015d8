#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "gradus/evidence/box_precise.hpp"
#include "gradus/evidence/box_worker.hpp"

namespace gradus {

namespace {

/// Evaluations that MPFI may spend on one box that rounding errors leave open.
constexpr std::uint64_t kPrecise = 50;
/// What one of them counts, in evaluations by double arithmetic.
constexpr std::uint64_t kPreciseWork = 200;
/// Where double arithmetic finds the difference undefined, MPFI looks at one box in so many levels.
constexpr int kUndefinedLevels = 8;
/// Boxes are not halved below this part of the whole in every variable.
constexpr double kSmallest = 0x1p-44;
/// How much the relative width of a variable counts beside its effect on the difference.
constexpr double kWidthWeight = 0.25;

bool has(LaneMask lanes, int lane) { return (lanes >> lane & 1U) != 0; }

}  // namespace

void BoxWorker::leaf(BoxPart& part, int lane, double margin) {
  BoxTally& tally = part.tally;
  ++tally.leaves;
  ++tally.by_form[form_];
  const auto width = 2 * question_.variables();
  const auto first = ends_.begin() + static_cast<std::ptrdiff_t>(width) * lane;
  const auto last = first + static_cast<std::ptrdiff_t>(width);
  if (form_ != 0) {
    tally.touches = true;
  } else if (margin < tally.margin) {
    tally.margin = margin;
    tally.tightest.assign(first, last);
  }
  if (options_.keep_leaves) tally.leaf_ends.insert(tally.leaf_ends.end(), first, last);
}

/// A box that this form leaves open: the next form, more digits, or two halves.
void BoxWorker::go_on(BoxPart& part, int lane) {
  const std::size_t width = 2 * question_.variables();
  const std::span<const double> ends(&ends_[width * static_cast<std::size_t>(lane)], width);
  BoxStack::Place place = places_[static_cast<std::size_t>(lane)];
  if (form_ > 0 || has(defined_, lane)) {
    if (question_.has_minimum(ends)) {
      ++part.tally.minima;
      return leaf(part, lane, 0);
    }
    for (std::size_t form = form_ + 1; form < question_.forms().size(); ++form) {
      if (!question_.touches(form, ends)) continue;
      place.form = static_cast<std::uint8_t>(form);
      part.open.push(ends, place);
      return;
    }
  }
  place.form = 0;
  const Registers& r = registers(form_);
  std::vector<double>& rest = rest_;
  rest.assign(ends.begin(), ends.end());
  for (std::size_t v = 0; v < question_.variables() && form_ == 0; ++v) {
    // Where the difference is monotone, its least value lies on a face.
    const double low = r.box.slopes[v].low[lane], high = r.box.slopes[v].high[lane];
    if (has(fixable_, lane) && low >= 0) {
      rest[2 * v + 1] = rest[2 * v];
    } else if (has(fixable_, lane) && high <= 0) {
      rest[2 * v] = rest[2 * v + 1];
    } else {
      rest[2 * v] = std::max(rest[2 * v], r.box.values[v].low[lane]);
      rest[2 * v + 1] = std::min(rest[2 * v + 1], r.box.values[v].high[lane]);
    }
  }
  const bool undefined = form_ == 0 && !has(defined_, lane);
  const bool look = undefined && place.depth % kUndefinedLevels == 0;
  if (part.least && has(noise_, lane)) return leaf(part, lane, bound_.low[lane]);
  if (has(noise_, lane) || look) {
    if (decide_by_mpfi(part, lane, rest, look ? 1 : kPrecise)) return;
    if (!look) {
      part.stuck = rest;
      return;
    }
  }
  split(part, lane, place);
}

bool BoxWorker::decide_by_mpfi(BoxPart& part, int lane, const std::vector<double>& ends,
                               std::uint64_t boxes) {
  if (part.least || !options_.precise) return false;
  const Precise found = decide_precisely(question_, ends, boxes);
  part.tally.boxes += found.boxes;
  part.tally.work += kPreciseWork * found.boxes;
  if (found.kind == Precise::Kind::open) return false;
  if (found.kind == Precise::Kind::outside) {
    ++part.tally.dropped;
    return true;
  }
  const std::size_t form = std::exchange(form_, 0);
  leaf(part, lane, found.margin);
  form_ = form;
  ++part.tally.precise;
  return true;
}

/// The variable to halve: by the share of its effect on the difference, and a little by its width,
/// so that no variable is forgotten. Nothing when all are too narrow.
std::optional<std::size_t> BoxWorker::widest(int lane) {
  const Registers& r = registers(form_);
  const std::size_t n = question_.variables();
  double effects = 0, widths = 0;
  for (std::size_t v = 0; v < n; ++v) {
    const double width = rest_[2 * v + 1] - rest_[2 * v];
    const double slope =
        std::max(std::fabs(r.box.slopes[v].low[lane]), std::fabs(r.box.slopes[v].high[lane]));
    effect_[v] = has(sloped_, lane) ? slope * width : 0;
    width_[v] = width * scale_[v];
    effects += effect_[v];
    widths += width_[v];
  }
  const double per_effect = effects > 0 ? 1 / effects : 0, per_width = kWidthWeight / widths;
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t v = 0; v < n; ++v) {
    const double score = effect_[v] * per_effect + per_width * width_[v];
    if (width_[v] >= kSmallest && score > most) {
      most = score;
      best = v;
    }
  }
  return best;
}

void BoxWorker::split(BoxPart& part, int lane, BoxStack::Place place) {
  const auto best = widest(lane);
  if (!best) {
    if (part.least && has(defined_, lane)) {
      const std::size_t f = question_.statement().domain.hypotheses.size();
      return leaf(part, lane, question_.lanes(0).value(registers(0).box, f).low[lane]);
    }
    if (!decide_by_mpfi(part, lane, rest_, kPrecise)) part.stuck = rest_;
    return;
  }
  double &low = rest_[2 * *best], &high = rest_[2 * *best + 1];
  const double middle = std::midpoint(low, high), first = low;
  part.tally.depth = std::max(part.tally.depth, ++place.depth);
  low = middle;
  part.open.push(rest_, place);
  low = first;
  high = middle;
  part.open.push(rest_, place);
}

}  // namespace gradus
