#include <algorithm>
#include <cmath>
#include <numeric>

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

const std::vector<double>& BoxWorker::ends_of(int lane) {
  const std::vector<LaneBlock>& values = registers(form_).box.values;
  ends_.resize(2 * question_.variables());
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    ends_[2 * v] = values[v].low[lane];
    ends_[2 * v + 1] = values[v].high[lane];
  }
  return ends_;
}

void BoxWorker::leaf(BoxPart& part, int lane, double margin) { leaf(part, lane, margin, form_); }

void BoxWorker::leaf(BoxPart& part, int lane, double margin, std::size_t form) {
  BoxTally& tally = part.tally;
  ++tally.leaves;
  ++tally.by_form[form];
  if (form != 0) {
    tally.touches = true;
  } else if (margin < tally.margin) {
    tally.margin = margin;
    tally.tightest = ends_of(lane);
  }
  if (options_.keep_leaves) {
    const std::vector<double>& ends = ends_of(lane);
    tally.leaf_ends.insert(tally.leaf_ends.end(), ends.begin(), ends.end());
  }
}

/// Where the difference is monotone and the hypotheses hold, its least value lies on a face.
void BoxWorker::fix_monotone(Registers& r) {
  for (std::size_t v = 0; v < question_.variables() && fixable_ != 0; ++v) {
    LaneBlock& value = r.box.values[v];
    const LaneBlock& slope = r.box.slopes[v];
    for (int i = 0; i < packs_ * LaneBlock::pack; ++i) {
      const bool fixable = has(fixable_, i);
      const double low = value.low[i], high = value.high[i];
      value.high[i] = fixable && slope.low[i] >= 0 ? low : high;
      value.low[i] = fixable && slope.low[i] < 0 && slope.high[i] <= 0 ? high : low;
    }
  }
}

/// The variable to halve: by the share of its effect on the difference, and a little by its width,
/// so that no variable is forgotten; none where all are too narrow. For all lanes at once.
void BoxWorker::choose_variables(const Registers& r) {
  const int lanes = packs_ * LaneBlock::pack;
  const std::size_t n = question_.variables();
  double effects[LaneBlock::lanes] = {}, widths[LaneBlock::lanes] = {};
  const auto width = [&](std::size_t v, int i) {
    return r.box.values[v].high[i] - r.box.values[v].low[i];
  };
  const auto effect = [&](std::size_t v, int i) {
    const LaneBlock& slope = r.box.slopes[v];
    return std::max(std::fabs(slope.low[i]), std::fabs(slope.high[i])) * width(v, i);
  };
  for (std::size_t v = 0; v < n && n > 1; ++v) {
    for (int i = 0; i < lanes; ++i) {
      effects[i] += effect(v, i);
      widths[i] += width(v, i) * scale_[v];
    }
  }
  for (int i = 0; i < lanes; ++i) {
    effects[i] = has(sloped_, i) && effects[i] > 0 ? 1 / effects[i] : 0;
    widths[i] = kWidthWeight / widths[i];
    choice_.score[i] = 0;
    choice_.variable[i] = -1;
  }
  for (std::size_t v = 0; v < n; ++v) {
    for (int i = 0; i < lanes; ++i) {
      const double part = width(v, i) * scale_[v];
      const double share = effects[i] > 0 ? effect(v, i) * effects[i] : 0;
      const double score = n > 1 ? share + part * widths[i] : 1;
      const bool better = part >= kSmallest && score > choice_.score[i];
      choice_.score[i] = better ? score : choice_.score[i];
      choice_.variable[i] = better ? static_cast<int>(v) : choice_.variable[i];
    }
  }
}

/// A box that this form leaves open: the next form, more digits, or two halves.
void BoxWorker::go_on(BoxPart& part, int lane) {
  BoxStack::Place place = places_[static_cast<std::size_t>(lane)];
  const bool has_ways = question_.forms().size() > 1 || !question_.minima().empty();
  if (has_ways && (form_ > 0 || has(defined_, lane))) {
    const std::vector<double>& ends = ends_of(lane);
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
  const bool undefined = form_ == 0 && !has(defined_, lane);
  const bool look = undefined && place.depth % kUndefinedLevels == 0;
  if (part.least && has(noise_, lane)) return leaf(part, lane, bound_.low[lane]);
  if (has(noise_, lane) || look) {
    if (decide_by_mpfi(part, lane, look ? 1 : kPrecise)) return;
    if (!look) {
      part.stuck = ends_of(lane);
      return;
    }
  }
  split(part, lane, place);
}

bool BoxWorker::decide_by_mpfi(BoxPart& part, int lane, std::uint64_t boxes) {
  if (part.least || !options_.precise) return false;
  const Precise found = decide_precisely(question_, ends_of(lane), boxes);
  part.tally.boxes += found.boxes;
  part.tally.work += kPreciseWork * found.boxes;
  if (found.kind == Precise::Kind::open) return false;
  if (found.kind == Precise::Kind::outside) {
    ++part.tally.dropped;
    return true;
  }
  ++part.tally.precise;
  leaf(part, lane, found.margin, 0);
  return true;
}

void BoxWorker::split(BoxPart& part, int lane, BoxStack::Place place) {
  if (choice_.variable[lane] < 0) {
    if (part.least && has(defined_, lane)) {
      const std::size_t f = question_.statement().domain.hypotheses.size();
      return leaf(part, lane, question_.lanes(0).value(registers(0).box, f).low[lane]);
    }
    if (!decide_by_mpfi(part, lane, kPrecise)) part.stuck = ends_of(lane);
    return;
  }
  const std::vector<LaneBlock>& values = registers(form_).box.values;
  const auto halved = static_cast<std::size_t>(choice_.variable[lane]);
  const double middle = std::midpoint(values[halved].low[lane], values[halved].high[lane]);
  part.tally.depth = std::max(part.tally.depth, ++place.depth);
  for (const bool upper : {true, false}) {
    double* ends = part.open.push(place);
    for (std::size_t v = 0; v < question_.variables(); ++v) {
      ends[2 * v] = values[v].low[lane];
      ends[2 * v + 1] = values[v].high[lane];
    }
    ends[2 * halved + (upper ? 0 : 1)] = middle;
  }
}

}  // namespace gradus
