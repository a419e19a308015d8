#include "gradus/evidence/box_worker.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace gradus {

namespace {

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
  minima += other.minima;
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

BoxWorker::BoxWorker(const BoxQuestion& question, BoxOptions options)
    : question_(question), options_(options), registers_(question.forms().size()) {
  for (std::size_t v = 0; v < question.variables(); ++v) {
    const double range = question.box()[2 * v + 1] - question.box()[2 * v];
    scale_.push_back(range > 0 ? 1 / range : 0);
  }
}

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

double BoxWorker::lower_bound(BoxPart part) {
  const std::size_t f = question_.statement().domain.hypotheses.size();
  const LaneTape& tape = question_.lanes(0);
  LaneTape::Work& box = registers(0).box;
  double least = std::numeric_limits<double>::infinity();
  while (!part.open.empty()) {
    const int count = load(part, LaneBlock::lanes);
    part.open.drop(static_cast<std::size_t>(count));
    tape.run(box, packs_);
    const LaneMask outside = question_.outside(box, packs_), defined = tape.defined(box, f);
    for (int i = 0; i < count; ++i) {
      if (has(outside, i)) continue;
      if (!has(defined, i)) return -std::numeric_limits<double>::infinity();
      least = std::min(least, tape.value(box, f).low[i]);
    }
  }
  return least;
}

/// Takes the boxes on top of the stack that ask for one form, as many as there are lanes.
int BoxWorker::load(const BoxPart& part, std::uint64_t most) {
  const BoxStack& open = part.open;
  const std::size_t top = open.size();
  form_ = open.place(top - 1).form;
  const auto limit = std::min<std::uint64_t>({top, most, LaneBlock::lanes});
  places_.clear();
  std::vector<LaneBlock>& values = registers(form_).box.values;
  const std::size_t n = question_.variables();
  int count = 0;
  for (; count < static_cast<int>(limit); ++count) {
    const std::size_t from = top - 1 - static_cast<std::size_t>(count);
    if (open.place(from).form != form_) break;
    places_.push_back(open.place(from));
    const auto ends = open.ends(from);
    for (std::size_t v = 0; v < n; ++v) {
      values[v].low[count] = ends[2 * v];
      values[v].high[count] = ends[2 * v + 1];
    }
  }
  packs_ = (count + LaneBlock::pack - 1) / LaneBlock::pack;
  for (std::size_t v = 0; v < n; ++v) {  // the lanes that are left over
    for (int lane = count; lane < packs_ * LaneBlock::pack; ++lane) {
      values[v].low[lane] = values[v].low[0];
      values[v].high[lane] = values[v].high[0];
    }
  }
  return count;
}

LaneMask BoxWorker::holds(const LaneBlock& gap, const BoxPart& part) const {
  const LaneKernels& k = question_.kernels();
  if (part.least) {
    LaneMask above = 0;
    for (int i = 0; i < packs_ * LaneBlock::pack; ++i) {
      if (gap.low[i] >= part.least->cutoff) above |= LaneMask{1} << i;
    }
    return above;
  }
  return question_.strict() ? k.is_positive(gap, packs_) : k.is_nonnegative(gap, packs_);
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
    const LaneMask outside = question_.outside(r.box, packs_) & open;
    part.tally.dropped += static_cast<std::uint64_t>(std::popcount(outside));
    open &= ~outside;
  }
  defined_ = tape.defined(r.box, f);
  const LaneMask natural = open & defined_ & holds(tape.value(r.box, f), part);
  for_each_lane(natural, [&](int i) { leaf(part, i, tape.value(r.box, f).low[i]); });
  open &= ~natural;
  if (open == 0) return;

  sloped_ = open & tape.gradient(r.box, f, packs_);
  choose_centre(r, open);
  tape.run(r.centre, packs_);
  const LaneBlock& at_centre = tape.value(r.centre, f);
  const LaneMask centre_defined = tape.defined(r.centre, f);
  LaneMask good = sloped_ & centre_defined;
  copy(bound_, at_centre, packs_);
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    good &= k.subtract(r.box.scratch, r.box.values[v], r.centre.values[v], packs_);
    good &= k.multiply_add(bound_, r.box.slopes[v], r.box.scratch, packs_);
  }
  const LaneMask mean_value = open & good & holds(bound_, part);
  for_each_lane(mean_value, [&](int i) { leaf(part, i, bound_.low[i]); });
  part.tally.sharpened += static_cast<std::uint64_t>(std::popcount(mean_value));
  open &= ~mean_value;
  if (open == 0) return;

  const LaneMask inside = form_ == 0 ? question_.inside(r.centre, packs_) : ~LaneMask{0};
  const LaneMask point = form_ == 0 ? inside & centre_defined & open : 0;
  if (part.least) {
    for_each_lane(point, [&](int i) {
      if (at_centre.high[i] < part.least->value) {
        part.least->lower_to(at_centre.high[i], centre_of(r, i));
      }
    });
  } else if (const LaneMask fails =
                 point & (question_.strict() ? k.is_nonpositive(at_centre, packs_)
                                             : k.is_negative(at_centre, packs_))) {
    part.failing = centre_of(r, std::countr_zero(fails));
    return;
  }
  noise_ = 0;
  for_each_lane(open & good & inside, [&](int i) {
    const double rounding = at_centre.high[i] - at_centre.low[i];
    const bool near = part.least || (at_centre.high[i] >= 0 && at_centre.low[i] <= 0);
    if (near && at_centre.low[i] - bound_.low[i] <= 2 * rounding) noise_ |= LaneMask{1} << i;
  });
  const LaneMask all_inside = form_ == 0 ? question_.inside(r.box, packs_) : 0;
  fixable_ = sloped_ & all_inside;
  LaneMask empty = 0;
  if (form_ == 0 && (open & ~all_inside) != 0) {
    const auto& hypotheses = question_.statement().domain.hypotheses;
    for (std::size_t h = 0; h < f; ++h) {
      // Each says that its gap is >= 0, but for !=.
      if (hypotheses[h].relation == Relation::not_equal) continue;
      empty |= tape.contract(r.box, h, packs_);
    }
  }
  part.tally.dropped += static_cast<std::uint64_t>(std::popcount(open & empty));
  fix_monotone(r);
  choose_variables(r);
  // Downwards, so that the stack keeps the order in which the boxes came.
  for (int lane = count; lane-- > 0;) {
    if (has(open & ~empty, lane) && !part.stuck) go_on(part, lane);
  }
}

std::vector<double> BoxWorker::centre_of(const Registers& r, int lane) const {
  std::vector<double> point;
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    point.push_back(r.centre.values[v].low[lane]);
  }
  return point;
}

/// Baumann's point; the middle where there are no slopes, and on every other level where there are
/// hypotheses, which a corner rarely meets.
void BoxWorker::choose_centre(Registers& r, LaneMask open) {
  LaneMask middle = open & ~sloped_;
  if (!question_.statement().domain.hypotheses.empty()) {
    for_each_lane(open, [&](int i) {
      if (places_[static_cast<std::size_t>(i)].depth % 2 == 1) middle |= LaneMask{1} << i;
    });
  }
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    const LaneBlock& box = r.box.values[v];
    LaneBlock& centre = r.centre.values[v];
    question_.kernels().best_centre(centre, box, r.box.slopes[v], packs_);
    for_each_lane(middle, [&](int i) {
      centre.low[i] = centre.high[i] = std::midpoint(box.low[i], box.high[i]);
    });
  }
}

}  // namespace gradus
