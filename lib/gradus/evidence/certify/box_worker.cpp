#include "gradus/evidence/certify/box_worker.hpp"

#include <algorithm>
#include <bit>

#include "gradus/evidence/certify/box_lanes.hpp"

namespace gradus {

void BoxTally::add(const BoxTally& other) {
  boxes += other.boxes;
  work += other.work;
  leaves += other.leaves;
  dropped += other.dropped;
  precise += other.precise;
  sharpened += other.sharpened;
  minima += other.minima;
  forms |= other.forms;
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

/// Takes the boxes on top of the stack that ask for one form, as many as there are lanes; the last
/// lane is the top.
int BoxWorker::load(const BoxPart& part, std::uint64_t most) {
  const BoxStack& open = part.open;
  form_ = open.place(open.size() - 1).form;
  const auto places =
      open.places().last(std::min<std::uint64_t>({open.size(), most, LaneBlock::lanes}));
  std::size_t count = 1;
  while (count < places.size() && places[places.size() - 1 - count].form == form_) ++count;
  std::ranges::copy(places.last(count), places_);
  const std::size_t from = open.size() - count;
  packs_ = (static_cast<int>(count) + LaneBlock::pack - 1) / LaneBlock::pack;
  const int lanes = packs_ * LaneBlock::pack;
  const auto fill = [&](double* to, const double* ends) {
    std::fill(std::copy_n(ends + from, count, to), to + lanes, ends[from]);
  };
  std::vector<LaneBlock>& values = registers(form_).box.values;
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    fill(values[v].low, open.low(v));
    fill(values[v].high, open.high(v));
  }
  return static_cast<int>(count);
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
  leaves(part, natural, tape.value(r.box, f));
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
  leaves(part, mean_value, bound_);
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
    part.failing = centre_of(r, std::bit_width(fails) - 1);
    return;
  }
  noise_ = rounding_alone(part, at_centre, open & good & inside);
  const LaneMask all_inside = form_ == 0 ? question_.inside(r.box, packs_) : 0;
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
  // Where the difference is monotone and the hypotheses hold, its least value lies on a face.
  const LaneMask fixable = sloped_ & all_inside;
  if (options_.keep_leaves) keep_monotone(part, r, fixable & open & ~empty);
  for (std::size_t v = 0; v < question_.variables() && fixable != 0; ++v) {
    k.fix_monotone(r.box.values[v], r.box.slopes[v], fixable, packs_);
  }
  cut_lanes_ = k.choose_cut(cut_, r.box.values.data(), r.box.slopes.data(), scale_.data(),
                            static_cast<int>(question_.variables()), sloped_, packs_);
  go_on(part, open & ~empty);
}

/// Where the value at the centre may be 0 but for rounding, and the bound is about as good.
LaneMask BoxWorker::rounding_alone(const BoxPart& part, const LaneBlock& at_centre,
                                   LaneMask lanes) const {
  LaneMask result = 0;
  for_each_lane(lanes, [&](int i) {
    const double rounding = at_centre.high[i] - at_centre.low[i];
    const bool near = part.least || (at_centre.high[i] >= 0 && at_centre.low[i] <= 0);
    if (near && at_centre.low[i] - bound_.low[i] <= 2 * rounding) result |= LaneMask{1} << i;
  });
  return result;
}

std::vector<double> BoxWorker::centre_of(const Registers& r, int lane) const {
  std::vector<double> point;
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    point.push_back(r.centre.values[v].low[lane]);
  }
  return point;
}

/// Whether a box is bounded from its middle though it has slopes: on every other level where there
/// are hypotheses, which a corner rarely meets.
bool BoxWorker::is_from_middle(BoxStack::Place place) const {
  return place.depth % 2 == 1 && !question_.statement().domain.hypotheses.empty();
}

/// Baumann's point, but the middle where there are no slopes.
void BoxWorker::choose_centre(Registers& r, LaneMask open) {
  LaneMask middle = open & ~sloped_;
  if (!question_.statement().domain.hypotheses.empty()) {
    for_each_lane(open, [&](int i) {
      if (is_from_middle(places_[i])) middle |= LaneMask{1} << i;
    });
  }
  for (std::size_t v = 0; v < question_.variables(); ++v) {
    question_.kernels().best_centre(r.centre.values[v], r.box.values[v], r.box.slopes[v], middle,
                                    packs_);
  }
}

}  // namespace gradus
