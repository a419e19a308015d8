#include "gradus/evidence/box_worker.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "gradus/evidence/box_precise.hpp"

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

template <class F>
void for_each_lane(LaneMask lanes, F f) {
  for (; lanes != 0; lanes &= lanes - 1) f(std::countr_zero(lanes));
}

bool has(LaneMask lanes, int lane) { return (lanes >> lane & 1U) != 0; }

}  // namespace

void BoxTally::add(const BoxTally& other) {
  boxes += other.boxes;
  work += other.work;
  leaves += other.leaves;
  dropped += other.dropped;
  precise += other.precise;
  sharpened += other.sharpened;
  if (by_form.size() < other.by_form.size()) by_form.resize(other.by_form.size());
  for (std::size_t i = 0; i < other.by_form.size(); ++i) by_form[i] += other.by_form[i];
  depth = std::max(depth, other.depth);
  if (other.margin < margin) {
    margin = other.margin;
    tightest = other.tightest;
  }
  touches = touches || other.touches;
  leaf_ends.insert(leaf_ends.end(), other.leaf_ends.begin(), other.leaf_ends.end());
}

BoxWorker::BoxWorker(const BoxQuestion& question, bool keep_leaves)
    : question_(question), keep_leaves_(keep_leaves), registers_(question.forms().size()) {}

BoxWorker::Registers& BoxWorker::registers(std::size_t form) {
  if (!registers_[form]) {
    const LaneTape& tape = question_.lanes(form);
    registers_[form] = std::make_unique<Registers>(Registers{tape.make_work(), tape.make_work()});
  }
  return *registers_[form];
}

void BoxWorker::work(BoxPart& part, std::uint64_t amount) {
  part.tally.by_form.resize(question_.forms().size());
  const std::uint64_t last = part.tally.work + amount;
  while (!part.open.empty() && part.tally.work < last && !part.failing && !part.stuck) {
    const int count = load(part, last - part.tally.work);
    part.open.drop(static_cast<std::size_t>(count));
    decide(part, count);
  }
}

/// Takes the boxes on top of the stack that ask for one form, as many as there are lanes.
int BoxWorker::load(const BoxPart& part, std::uint64_t most) {
  const BoxStack& open = part.open;
  const std::size_t top = open.size();
  form_ = open.place(top - 1).form;
  const auto limit = std::min<std::uint64_t>({top, most, LaneBlock::lanes});
  places_.clear();
  ends_.clear();
  std::vector<LaneBlock>& values = registers(form_).box.values;
  int count = 0;
  for (; count < static_cast<int>(limit); ++count) {
    const std::size_t from = top - 1 - static_cast<std::size_t>(count);
    if (open.place(from).form != form_) break;
    places_.push_back(open.place(from));
    const auto ends = open.ends(from);
    ends_.insert(ends_.end(), ends.begin(), ends.end());
  }
  packs_ = (count + LaneBlock::pack - 1) / LaneBlock::pack;
  const std::size_t width = 2 * question_.variables();
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    for (int lane = 0; lane < packs_ * LaneBlock::pack; ++lane) {
      const std::size_t from = width * static_cast<std::size_t>(lane < count ? lane : 0) + 2 * v;
      values[v].low[lane] = ends_[from];
      values[v].high[lane] = ends_[from + 1];
    }
  }
  return count;
}

LaneMask BoxWorker::holds(const LaneBlock& gap) const {
  const LaneKernels& k = question_.kernels();
  return question_.strict() ? k.is_positive(gap, packs_) : k.is_nonnegative(gap, packs_);
}

LaneMask BoxWorker::certainly_outside(const LaneTape::Work& work) const {
  const LaneKernels& k = question_.kernels();
  const LaneTape& tape = question_.lanes(0);
  const auto& hypotheses = question_.statement().domain.hypotheses;
  LaneMask outside = 0;
  for (std::size_t h = 0; h < hypotheses.size(); ++h) {
    const LaneBlock& gap = tape.value(work, h);
    LaneMask fails = 0;
    switch (hypotheses[h].relation) {
      case Relation::less:
      case Relation::greater:
        fails = k.is_nonpositive(gap, packs_);
        break;
      case Relation::equal:
        fails = k.is_negative(gap, packs_) | k.is_positive(gap, packs_);
        break;
      case Relation::not_equal:
        fails = k.is_nonpositive(gap, packs_) & k.is_nonnegative(gap, packs_);
        break;
      default:
        fails = k.is_negative(gap, packs_);
    }
    outside |= fails & tape.defined(work, h);
  }
  return outside;
}

LaneMask BoxWorker::certainly_inside(const LaneTape::Work& work) const {
  const LaneKernels& k = question_.kernels();
  const LaneTape& tape = question_.lanes(0);
  const auto& hypotheses = question_.statement().domain.hypotheses;
  LaneMask inside = ~LaneMask{0};
  for (std::size_t h = 0; h < hypotheses.size(); ++h) {
    const LaneBlock& gap = tape.value(work, h);
    LaneMask true_here = 0;
    switch (hypotheses[h].relation) {
      case Relation::less:
      case Relation::greater:
        true_here = k.is_positive(gap, packs_);
        break;
      case Relation::equal:
        break;
      case Relation::not_equal:
        true_here = k.is_negative(gap, packs_) | k.is_positive(gap, packs_);
        break;
      default:
        true_here = k.is_nonnegative(gap, packs_);
    }
    inside &= true_here & tape.defined(work, h);
  }
  return inside;
}

void BoxWorker::decide(BoxPart& part, int count) {
  const LaneKernels& k = question_.kernels();
  const LaneTape& tape = question_.lanes(form_);
  Registers& r = registers(form_);
  const std::size_t f = form_ == 0 ? question_.statement().domain.hypotheses.size() : 0;
  part.tally.boxes += static_cast<std::uint64_t>(count);
  part.tally.work += static_cast<std::uint64_t>(count);
  LaneMask open = count == LaneBlock::lanes ? ~LaneMask{0} : (LaneMask{1} << count) - 1;

  tape.run(r.box, packs_);
  if (form_ == 0) {
    const LaneMask outside = certainly_outside(r.box) & open;
    part.tally.dropped += static_cast<std::uint64_t>(std::popcount(outside));
    open &= ~outside;
  }
  defined_ = tape.defined(r.box, f);
  const LaneMask natural = open & defined_ & holds(tape.value(r.box, f));
  for_each_lane(natural, [&](int i) { leaf(part, i, tape.value(r.box, f).low[i]); });
  open &= ~natural;
  if (open == 0) return;

  sloped_ = open & tape.gradient(r.box, f, packs_);
  choose_centre(r, open);
  tape.run(r.centre, packs_);
  const LaneBlock& at_centre = tape.value(r.centre, f);
  const LaneMask centre_defined = tape.defined(r.centre, f);
  LaneMask good = sloped_ & centre_defined;
  bound_ = at_centre;
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    good &= k.subtract(r.box.scratch, r.box.values[v], r.centre.values[v], packs_);
    good &= k.multiply_add(bound_, r.box.slopes[v], r.box.scratch, packs_);
  }
  const LaneMask mean_value = open & good & holds(bound_);
  for_each_lane(mean_value, [&](int i) { leaf(part, i, bound_.low[i]); });
  part.tally.sharpened += static_cast<std::uint64_t>(std::popcount(mean_value));
  open &= ~mean_value;
  if (open == 0) return;

  const LaneMask inside = form_ == 0 ? certainly_inside(r.centre) : 0;
  const LaneMask fails =
      inside & centre_defined & open &
      (question_.strict() ? k.is_nonpositive(at_centre, packs_) : k.is_negative(at_centre, packs_));
  if (fails != 0) {
    const int lane = std::countr_zero(fails);
    part.failing.emplace();
    for (std::size_t v = 0; v < question_.variables(); ++v) {
      part.failing->push_back(r.centre.values[v].low[lane]);
    }
    return;
  }
  noise_ = 0;
  for_each_lane(open & good, [&](int i) {
    const double rounding = at_centre.high[i] - at_centre.low[i];
    const bool near = at_centre.high[i] >= 0 && at_centre.low[i] <= 0;
    if (near && at_centre.low[i] - bound_.low[i] <= 2 * rounding) noise_ |= LaneMask{1} << i;
  });
  fixable_ = form_ == 0 ? sloped_ & certainly_inside(r.box) : 0;
  LaneMask empty = 0;
  if (form_ == 0) {
    for (std::size_t h = 0; h < f; ++h) empty |= tape.contract(r.box, h, packs_);
  }
  part.tally.dropped += static_cast<std::uint64_t>(std::popcount(open & empty));
  // Downwards, so that the stack keeps the order in which the boxes came.
  for (int lane = count; lane-- > 0;) {
    if (has(open & ~empty, lane) && !part.stuck) go_on(part, lane);
  }
}

void BoxWorker::choose_centre(Registers& r, LaneMask open) {
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    const LaneBlock& box = r.box.values[v];
    LaneBlock& centre = r.centre.values[v];
    question_.kernels().best_centre(centre, box, r.box.slopes[v], packs_);
    for_each_lane(open & ~sloped_, [&](int i) {
      centre.low[i] = centre.high[i] = std::midpoint(box.low[i], box.high[i]);
    });
  }
}

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
  if (keep_leaves_) tally.leaf_ends.insert(tally.leaf_ends.end(), first, last);
}

/// A box that this form leaves open: the next form, more digits, or two halves.
void BoxWorker::go_on(BoxPart& part, int lane) {
  const std::size_t width = 2 * question_.variables();
  const std::span<const double> ends(&ends_[width * static_cast<std::size_t>(lane)], width);
  BoxStack::Place place = places_[static_cast<std::size_t>(lane)];
  if (form_ > 0 || has(defined_, lane)) {
    if (question_.has_minimum(ends)) return leaf(part, lane, 0);
    for (std::size_t form = form_ + 1; form < question_.forms().size(); ++form) {
      if (!question_.touches(form, ends)) continue;
      place.form = static_cast<std::uint8_t>(form);
      part.open.push(ends, place);
      return;
    }
  }
  place.form = 0;
  const Registers& r = registers(form_);
  std::vector<double> rest(ends.begin(), ends.end());
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
  if (has(noise_, lane) || look) {
    if (decide_by_mpfi(part, lane, rest, look ? 1 : kPrecise)) return;
    if (!look) {
      part.stuck = rest;
      return;
    }
  }
  split(part, lane, std::move(rest), place);
}

bool BoxWorker::decide_by_mpfi(BoxPart& part, int lane, const std::vector<double>& ends,
                               std::uint64_t boxes) {
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

void BoxWorker::split(BoxPart& part, int lane, std::vector<double> ends, BoxStack::Place place) {
  const std::vector<double>& whole = question_.box();
  const Registers& r = registers(form_);
  const std::size_t n = question_.variables();
  double effects = 0, widths = 0;
  const auto width = [&](std::size_t v) {
    const double all = whole[2 * v + 1] - whole[2 * v];
    return all > 0 ? (ends[2 * v + 1] - ends[2 * v]) / all : 0;
  };
  const auto effect = [&](std::size_t v) {
    if (!has(sloped_, lane)) return 0.0;
    const double slope =
        std::max(std::fabs(r.box.slopes[v].low[lane]), std::fabs(r.box.slopes[v].high[lane]));
    return slope * (ends[2 * v + 1] - ends[2 * v]);
  };
  for (std::size_t v = 0; v < n; ++v) {
    effects += effect(v);
    widths += width(v);
  }
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t v = 0; v < n; ++v) {
    if (width(v) < kSmallest) continue;
    const double score = (effects > 0 ? effect(v) / effects : 0) + kWidthWeight * width(v) / widths;
    if (score > most) {
      most = score;
      best = v;
    }
  }
  if (!best) {
    if (!decide_by_mpfi(part, lane, ends, kPrecise)) part.stuck = std::move(ends);
    return;
  }
  const double low = ends[2 * *best], high = ends[2 * *best + 1];
  const double middle = std::midpoint(low, high);
  part.tally.depth = std::max(part.tally.depth, ++place.depth);
  ends[2 * *best] = middle;
  part.open.push(ends, place);
  ends[2 * *best] = low;
  ends[2 * *best + 1] = middle;
  part.open.push(ends, place);
}

}  // namespace gradus
