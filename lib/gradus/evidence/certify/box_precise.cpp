#include "gradus/evidence/certify/box_precise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "gradus/algebra/tape.hpp"

namespace gradus {

namespace {

using Box = std::vector<Interval>;

/// The box, without what sticks out of the domain because its ends were rounded outward. A box of
/// which nothing is left lies at an end of the range: a difference that is monotone is looked at
/// there alone. It is that end.
Box clipped(const Domain& d, std::span<const double> ends) {
  Box box;
  for (std::size_t i = 0; i < d.variables.size(); ++i) {
    const Rational &lower = *d.variables[i].lower, &upper = *d.variables[i].upper;
    const auto into_range = [&](double end) {
      return min(max(Rational::from_double(end), lower), upper);
    };
    box.push_back(Interval::hull(into_range(ends[2 * i]), into_range(ends[2 * i + 1])));
  }
  return box;
}

class Search {
 public:
  Search(const BoxQuestion& q, std::uint64_t boxes) : q_(q), left_(boxes) {}

  Precise run(Box whole) {
    bool any = false;
    std::vector<Box> open{std::move(whole)};
    while (!open.empty()) {
      if (result_.boxes == left_) return {Precise::Kind::open, result_.boxes, 0};
      const Box box = std::move(open.back());
      open.pop_back();
      ++result_.boxes;
      const auto jets = q_.tape(0).run_with_gradient<Interval>(box);
      if (outside(jets)) continue;
      const Interval lower = mean_value(box, jets.back());
      if (holds(lower)) {
        any = true;
        margin_ = std::min(margin_, lower.lower_double());
      } else if (!split(box, jets.back(), open)) {
        return {Precise::Kind::open, result_.boxes, 0};
      }
    }
    result_.kind = any ? Precise::Kind::holds : Precise::Kind::outside;
    result_.margin = any ? margin_ : 0;
    return result_;
  }

 private:
  bool outside(const std::vector<Tape::Jet<Interval>>& jets) const {
    const auto& hypotheses = q_.statement().domain.hypotheses;
    for (std::size_t h = 0; h < hypotheses.size(); ++h) {
      if (certainly_fails(jets[h].value, hypotheses[h].relation)) return true;
    }
    return false;
  }

  bool holds(const Interval& gap) const {
    return q_.strict() ? certainly(gap > Interval(0)) : certainly(gap >= Interval(0));
  }

  /// The common part of the natural and the mean-value form; the latter is valid where f and its
  /// derivative are defined on the whole box.
  Interval mean_value(const Box& box, const Tape::Jet<Interval>& jet) const {
    if (!jet.value.is_defined() || holds(jet.value)) return jet.value;
    Box centre;
    for (const Interval& x : box) centre.push_back(Interval(x.midpoint()));
    Interval result = q_.tape(0).run<Interval>(centre).back();
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!jet.gradient[i].is_defined() || !jet.gradient[i].is_bounded()) return jet.value;
      result = result + jet.gradient[i] * (box[i] - centre[i]);
    }
    return intersect(result, jet.value).value_or(jet.value);
  }

  /// Halves the box along the variable that moves the difference most.
  static bool split(const Box& box, const Tape::Jet<Interval>& jet, std::vector<Box>& open) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < box.size(); ++i) {
      const double width = box[i].upper_double() - box[i].lower_double();
      const Interval& slope = jet.gradient[i];
      const double most_slope =
          slope.definedness() == Definedness::nowhere
              ? 1e300
              : std::max(std::abs(slope.lower_double()), std::abs(slope.upper_double()));
      const double effect = width * std::min(most_slope, 1e300);
      if (effect > most && width > 0) {
        most = effect;
        best = i;
      }
    }
    if (most < 0) return false;
    const auto halves = box[best].split();
    for (const Interval& half : {halves.second, halves.first}) {
      Box part = box;
      part[best] = half;
      open.push_back(std::move(part));
    }
    return true;
  }

  const BoxQuestion& q_;
  std::uint64_t left_;
  double margin_ = std::numeric_limits<double>::infinity();
  Precise result_;
};

}  // namespace

bool certainly_fails(const Interval& gap, Relation r) {
  switch (r) {
    case Relation::less:
    case Relation::greater:
      return certainly(gap <= Interval(0));
    case Relation::less_equal:
    case Relation::greater_equal:
      return certainly(gap < Interval(0));
    case Relation::equal:
      return certainly(gap != Interval(0));
    case Relation::not_equal:
      return certainly(gap == Interval(0));
  }
  return false;
}

Precise decide_precisely(const BoxQuestion& q, std::span<const double> ends, std::uint64_t boxes) {
  return Search(q, boxes).run(clipped(q.statement().domain, ends));
}

}  // namespace gradus
