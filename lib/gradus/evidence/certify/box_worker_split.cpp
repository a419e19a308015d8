#include <algorithm>
#include <bit>

#include "gradus/evidence/certify/box_lanes.hpp"
#include "gradus/evidence/certify/box_precise.hpp"
#include "gradus/evidence/certify/box_worker.hpp"

namespace gradus {

namespace {

/// Evaluations that MPFI may spend on one box that rounding errors leave open.
constexpr std::uint64_t kPrecise = 50;
/// What one of them counts, in evaluations by double arithmetic.
constexpr std::uint64_t kPreciseWork = 200;
/// Where double arithmetic finds the difference undefined, MPFI looks at one box in so many levels.
constexpr int kUndefinedLevels = 8;

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

/// All at once, as most boxes end here.
void BoxWorker::leaves(BoxPart& part, LaneMask lanes, const LaneBlock& margins) {
  if (form_ != 0 || options_.keep_leaves) {
    for_each_lane(lanes, [&](int i) { leaf(part, i, margins.low[i]); });
    return;
  }
  BoxTally& tally = part.tally;
  tally.leaves += static_cast<std::uint64_t>(std::popcount(lanes));
  for_each_lane(lanes, [&](int i) { note_margin(tally, i, margins.low[i]); });
}

void BoxWorker::leaf(BoxPart& part, int lane, double margin) { leaf(part, lane, margin, form_); }

void BoxWorker::leaf(BoxPart& part, int lane, double margin, std::size_t form) {
  BoxTally& tally = part.tally;
  ++tally.leaves;
  tally.forms.set(form);
  if (form != 0) {
    tally.touches = true;
  } else {
    note_margin(tally, lane, margin);
  }
  if (options_.keep_leaves) keep(tally, lane);
}

/// A face of a box that has been kept covers nothing more.
void BoxWorker::keep(BoxTally& tally, int lane) {
  const std::vector<double>&ends = ends_of(lane), &whole = question_.box();
  for (std::size_t v = 0; v < ends.size(); v += 2) {
    if (ends[v] == ends[v + 1] && whole[v] < whole[v + 1]) return;
  }
  tally.leaf_ends.insert(tally.leaf_ends.end(), ends.begin(), ends.end());
}

/// Boxes of which a face will stand for the whole.
void BoxWorker::keep_monotone(BoxPart& part, const Registers& r, LaneMask lanes) {
  for_each_lane(lanes, [&](int i) {
    for (std::size_t v = 0; v < question_.variables(); ++v) {
      const LaneBlock &slope = r.box.slopes[v], &ends = r.box.values[v];
      const bool is_monotone = slope.low[i] >= 0 || slope.high[i] <= 0;
      if (is_monotone && ends.low[i] < ends.high[i]) return keep(part.tally, i);
    }
  });
}

void BoxWorker::note_margin(BoxTally& tally, int lane, double margin) {
  if (!(margin < tally.margin)) return;
  tally.margin = margin;
  tally.tightest = ends_of(lane);
}

/// Boxes that this form leaves open: more digits, two halves, or the next form, which comes first.
void BoxWorker::go_on(BoxPart& part, LaneMask open) {
  const bool has_ways = question_.forms().size() > 1 || !question_.minima().empty();
  const LaneMask undefined = form_ == 0 ? ~defined_ : 0;
  LaneMask left = has_ways ? open : open & (undefined | noise_ | ~cut_lanes_);
  LaneMask halved = open & cut_lanes_, waiting = 0;
  for (; left != 0 && !part.stuck; left &= left - 1) {
    const int lane = std::countr_zero(left);
    const LaneMask bit = LaneMask{1} << lane;
    if (!has(undefined, lane) && question_.has_minimum(ends_of(lane))) {
      ++part.tally.minima;
      leaf(part, lane, 0);
    } else if ((!has(undefined, lane) && ask_next_form(lane)) || ask_again(lane)) {
      waiting |= bit;
    } else if (!settle(part, lane)) {
      continue;
    }
    halved &= ~bit;
  }
  split(part, halved);
  for (; waiting != 0; waiting &= waiting - 1) {
    const int lane = std::countr_zero(waiting);
    part.open.push(ends_of(lane), places_[lane]);
  }
}

/// Notes the next form whose faces the box touches; false where there is none.
bool BoxWorker::ask_next_form(int lane) {
  const std::vector<double>& ends = ends_of(lane);
  for (std::size_t form = form_ + 1; form < question_.forms().size(); ++form) {
    if (!question_.touches(form, ends)) continue;
    places_[lane].form = static_cast<std::uint8_t>(form);
    return true;
  }
  return false;
}

/// Whether the box has shrunk to a corner since it was bounded from its middle.
bool BoxWorker::ask_again(int lane) {
  if (has(cut_lanes_, lane) || !is_from_middle(places_[lane])) return false;
  ++places_[lane].depth;
  return true;
}

/// Whether more digits decide the box, or none will.
bool BoxWorker::settle(BoxPart& part, int lane) {
  const bool undefined = form_ == 0 && !has(defined_, lane);
  const bool look = undefined && places_[lane].depth % kUndefinedLevels == 0;
  if (part.least && has(noise_, lane)) {
    leaf(part, lane, bound_.low[lane]);
    return true;
  }
  if (has(noise_, lane) || look) {
    if (decide_by_mpfi(part, lane, look ? 1 : kPrecise)) return true;
    if (!look) {
      part.stuck = ends_of(lane);
      return true;
    }
  }
  if (has(cut_lanes_, lane)) return false;
  if (part.least && has(defined_, lane)) {
    const std::size_t f = question_.statement().domain.hypotheses.size();
    leaf(part, lane, question_.lanes(0).value(registers(0).box, f).low[lane]);
  } else if (!decide_by_mpfi(part, lane, kPrecise)) {
    part.stuck = ends_of(lane);
  }
  return true;
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

/// Of each box, its upper half goes below its lower one.
void BoxWorker::split(BoxPart& part, LaneMask lanes) {
  if (lanes == 0) return;
  BoxStack& open = part.open;
  std::size_t at = open.grow(2 * static_cast<std::size_t>(std::popcount(lanes)));
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    const LaneBlock& ends = registers(form_).box.values[v];
    double* low = open.low(v) + at;
    double* high = open.high(v) + at;
    for (LaneMask left = lanes; left != 0; left &= left - 1, low += 2, high += 2) {
      const int lane = std::countr_zero(left);
      const bool halved = cut_.variable[lane] == static_cast<double>(v);
      low[0] = halved ? cut_.middle[lane] : ends.low[lane];
      low[1] = ends.low[lane];
      high[0] = ends.high[lane];
      high[1] = halved ? cut_.middle[lane] : ends.high[lane];
    }
  }
  std::uint16_t deepest = part.tally.depth;
  for (LaneMask left = lanes; left != 0; left &= left - 1, at += 2) {
    const auto depth = static_cast<std::uint16_t>(places_[std::countr_zero(left)].depth + 1);
    deepest = std::max(deepest, depth);
    open.set_place(at, {depth, 0});
    open.set_place(at + 1, {depth, 0});
  }
  part.tally.depth = deepest;
}

}  // namespace gradus
