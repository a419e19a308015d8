#include "gradus/landscape/critical_search.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <utility>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"
#include "gradus/landscape/inertia.hpp"
#include "gradus/landscape/interval_box.hpp"
#include "gradus/landscape/krawczyk.hpp"
#include "gradus/landscape/zero_filter.hpp"

namespace gradus {
namespace {

using Box = IntervalBox;

constexpr double beyond = 0x1p500;  ///< larger slopes say nothing, and would leave the doubles

struct Slopes {
  Box gradient;
  IntervalMatrix hessian;
};

ZeroFilter::Box rounded_outward(const Box& box) {
  ZeroFilter::Box result;
  for (const Interval& side : box) result.push_back({side.lower_double(), side.upper_double()});
  return result;
}

Box exact(const ZeroFilter::Box& box) {
  Box result;
  for (const auto& [low, high] : box) {
    result.push_back(Interval::hull(Interval::from_double(low), Interval::from_double(high)));
  }
  return result;
}

class Search {
 public:
  explicit Search(const CriticalQuestion& question)
      : domain_(domain_of(question)),
        symbols_(symbols_of(question)),
        value_(std::vector<Term>{question.f}, symbols_),
        slopes_(question.gradient, symbols_),
        region_(question.region, symbols_),
        filter_(question.gradient, question.region, symbols_) {}

  CriticalSearch run(std::uint64_t most_boxes) {
    found_.complete = true;
    open_ = {rounded_outward(domain_)};
    while (!open_.empty()) {
      const std::size_t count = std::min(open_.size(), ZeroFilter::most);
      found_.boxes += count;
      if (found_.boxes > most_boxes) {
        found_.complete = false;
        break;
      }
      std::vector<ZeroFilter::Box> boxes(open_.end() - static_cast<std::ptrdiff_t>(count),
                                         open_.end());
      open_.resize(open_.size() - count);
      const std::vector<ZeroFilter::Box> whole = boxes;
      const auto findings = filter_.look(boxes);
      for (std::size_t i = 0; i < count; ++i) {
        using enum ZeroFilter::Finding;
        if (findings[i] == none) continue;
        if (findings[i] != ZeroFilter::Finding::open && is_settled(exact(whole[i]))) continue;
        split(boxes[i]);
      }
    }
    finish();
    return found_;
  }

 private:
  struct Zero {
    Box box, alone;  ///< where it is, and where there is no other
    unsigned index;
  };

  static std::vector<Term> symbols_of(const CriticalQuestion& question) {
    std::vector<Term> symbols;
    for (const Variable& v : question.box) symbols.push_back(v.symbol);
    return symbols;
  }

  static Box domain_of(const CriticalQuestion& question) {
    Box domain;
    for (const Variable& v : question.box) {
      if (!v.lower || !v.upper) {
        throw std::invalid_argument("expected bounds for " + v.symbol.name());
      }
      domain.push_back(Interval::hull(*v.lower, *v.upper));
    }
    return domain;
  }

  /// Where doubles are too coarse to split it any more, it stays open.
  void split(const ZeroFilter::Box& box) {
    const auto widest = std::ranges::max_element(
        box, {}, [](const std::array<double, 2>& side) { return side[1] - side[0]; });
    const double middle = std::midpoint((*widest)[0], (*widest)[1]);
    if (middle <= (*widest)[0] || middle >= (*widest)[1]) {
      found_.complete = false;
      return;
    }
    const auto side = static_cast<std::size_t>(widest - box.begin());
    open_.push_back(box);
    open_.back()[side][0] = middle;
    open_.push_back(box);
    open_.back()[side][1] = middle;
  }

  bool is_wanted(const Box& zero) const {
    const std::vector<Interval> values = region_.run<Interval>(zero);
    return std::ranges::none_of(values,
                                [](const Interval& x) { return certainly(x < Interval(0)); });
  }

  Slopes slopes(const Box& box) const {
    Slopes result;
    for (auto& jet : slopes_.run_with_gradient<Interval>(box)) {
      result.gradient.push_back(std::move(jet.value));
      result.hessian.push_back(std::move(jet.gradient));
    }
    return result;
  }

  static bool is_known(const Slopes& s) {
    const auto known = [](const Interval& x) {
      return x.is_defined() && x.lower_double() > -beyond && x.upper_double() < beyond;
    };
    return std::ranges::all_of(s.gradient, known) &&
           std::ranges::all_of(s.hessian,
                               [&](const Box& row) { return std::ranges::all_of(row, known); });
  }

  Krawczyk krawczyk(const Box& box, const IntervalMatrix& hessian, const RationalMatrix& y) const {
    const Box middle = middle_of(box);
    return gradus::krawczyk(box, middle, slopes_.run<Interval>(middle), hessian, y);
  }

  /// Whether the box has no zero, or one that is known.
  bool is_settled(const Box& box) {
    const Box around = wider(box);
    const Slopes here = slopes(box);
    const auto is_off_zero = [](const Interval& x) { return x.is_defined() && !x.contains_zero(); };
    if (std::ranges::any_of(here.gradient, is_off_zero)) return true;
    if (!is_known(here)) return false;
    Slopes near = slopes(around);
    if (!is_known(near)) return false;
    const RationalMatrix hessian = rounded_middle(near.hessian);
    const auto y = rounded_inverse(hessian);
    if (!y) return false;
    if (!meet(krawczyk(box, here.hessian, *y).image, box)) return true;
    Krawczyk k = krawczyk(around, near.hessian, *y);
    if (!k.contracts || !is_strictly_inside(k.image, around)) return false;
    return record(around, k.image, inertia(hessian).negative);
  }

  /// False where it cannot be told apart from what is known.
  bool record(const Box& alone, Box box, unsigned index) {
    for (int steps = 0; steps < 8; ++steps) {
      Slopes here = slopes(box);
      const auto y = rounded_inverse(rounded_middle(here.hessian));
      if (!y) break;
      const Krawczyk k = krawczyk(box, here.hessian, *y);
      if (!is_strictly_inside(k.image, box)) break;
      box = k.image;
    }
    for (const Zero& other : zeros_) {
      if (meet(box, other.box)) return contains(other.alone, box) || contains(alone, other.box);
    }
    zeros_.push_back({std::move(box), alone, index});
    return true;
  }

  /// Zeros outside the domain are none of ours; on its boundary they are open.
  void finish() {
    for (const Zero& zero : zeros_) {
      if (!meet(zero.box, domain_) || !is_wanted(zero.box)) continue;
      if (!is_strictly_inside(zero.box, domain_)) {
        found_.complete = false;
        continue;
      }
      found_.points.push_back(
          {zero.box, zero.alone, zero.index, value_.run<Interval>(zero.box)[0]});
    }
    std::ranges::sort(found_.points, [](const LocatedPoint& a, const LocatedPoint& b) {
      return std::ranges::lexicographical_compare(a.box, b.box, {}, &Interval::lower_double,
                                                  &Interval::lower_double);
    });
  }

  Box domain_;
  std::vector<Term> symbols_;
  Tape value_, slopes_, region_;
  ZeroFilter filter_;
  std::vector<ZeroFilter::Box> open_;
  std::vector<Zero> zeros_;
  CriticalSearch found_;
};

}  // namespace

CriticalSearch critical_points_in_box(const CriticalQuestion& question, std::uint64_t most_boxes) {
  return Search(question).run(most_boxes);
}

CriticalSearch critical_points_in_box(Term f, const std::vector<Variable>& box,
                                      std::uint64_t most_boxes) {
  CriticalQuestion question{f, {}, box, {}};
  for (const Variable& v : box) question.gradient.push_back(derivative(f, v.symbol));
  return critical_points_in_box(question, most_boxes);
}

}  // namespace gradus
