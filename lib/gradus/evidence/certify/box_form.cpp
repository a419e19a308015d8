#include "gradus/evidence/certify/box_form.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "gradus/evidence/prove/sign_search.hpp"
#include "gradus/number/double_ends.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// Larger ones take more memory than their boxes are worth.
constexpr std::size_t kSteps = 20'000;
constexpr std::size_t kForms = 64;
/// How far from a minimum its Hessian must be semidefinite, in widths of the range.
constexpr double kNearby = 0x1p-26;

bool is_boxed(const Domain& d) {
  return d.premises.empty() && d.recursions.empty() && d.moments.empty() && d.vectors.empty() &&
         !d.variables.empty() && std::ranges::all_of(d.variables, [](const Variable& v) {
           return v.lower && v.upper && v.symbol.sort() == Sort::real;
         });
}

/// Whether every symmetric matrix in the enclosure (lower triangle, by rows) is positive
/// semidefinite: by LDL' with pivots that are certainly positive, the last one at least 0.
bool is_semidefinite(std::vector<Interval> a, std::size_t n) {
  const auto at = [&](std::size_t i, std::size_t j) -> Interval& { return a[i * (i + 1) / 2 + j]; };
  for (std::size_t k = 0; k < n; ++k) {
    if (k + 1 == n) return certainly(at(k, k) >= Interval(0));
    if (!certainly(at(k, k) > Interval(0))) return false;
    for (std::size_t i = k + 1; i < n; ++i) {
      for (std::size_t j = k + 1; j <= i; ++j) at(i, j) -= at(i, k) * at(j, k) / at(k, k);
    }
  }
  return true;
}

/// False where two boxes are apart.
bool may_contain(std::span<const double> box, std::span<const double> other) {
  for (std::size_t k = 0; k < box.size(); k += 2) {
    if (other[k + 1] < box[k] || box[k + 1] < other[k]) return false;
  }
  return true;
}

}  // namespace

std::optional<BoxQuestion> BoxQuestion::make(const Statement& s, LaneLevel level) {
  const Relation r = s.conclusion.relation;
  if (r == Relation::equal || r == Relation::not_equal || !is_boxed(s.domain)) return {};
  BoxQuestion q;
  q.statement_ = s;
  q.strict_ = is_strict(r);
  q.kernels_ = &lane_kernels(level);
  for (const Variable& v : s.domain.variables) {
    if (*v.lower > *v.upper) return {};
    q.inputs_.push_back(v.symbol);
    q.box_.push_back(DoubleEnds(*v.lower).low);
    q.box_.push_back(DoubleEnds(*v.upper).high);
    if (!(q.box_.back() - q.box_[q.box_.size() - 2] <= 0x1p1000)) return {};
  }
  if (!q.add({gap(s.conclusion), {}, ""})) return {};
  return q;
}

bool BoxQuestion::add(BoxForm form) {
  if (forms_.size() == kForms) return false;
  std::vector<Term> outputs;
  if (forms_.empty()) {
    for (const Comparison& c : statement_.domain.hypotheses) outputs.push_back(gap(c));
  }
  outputs.push_back(form.target);
  try {
    auto tape = std::make_shared<const Tape>(outputs, inputs_);
    if (tape->steps().size() > kSteps) return false;
    lanes_.push_back(std::make_shared<const LaneTape>(*tape, *kernels_));
    tapes_.push_back(std::move(tape));
  } catch (const std::invalid_argument&) {
    return false;
  }
  forms_.push_back(std::move(form));
  return true;
}

bool BoxQuestion::add(BoxMinimum minimum) {
  if (minima_.size() == kForms) return false;
  try {
    auto tape = std::make_shared<const Tape>(minimum.hessian, inputs_);
    if (tape->steps().size() > kSteps) return false;
    hessians_.push_back(std::move(tape));
  } catch (const std::invalid_argument&) {
    return false;
  }
  std::vector<double> around;
  std::vector<Interval> nearby;
  for (std::size_t v = 0; v < minimum.point.size(); ++v) {
    const Rational& x = minimum.point[v];
    const DoubleEnds ends(x);
    around.insert(around.end(), {ends.low, ends.high});
    const Rational low = Rational::from_double(box_[2 * v]);
    const Rational high = Rational::from_double(box_[2 * v + 1]);
    const Rational radius = (high - low) * Rational::from_double(kNearby);
    nearby.push_back(Interval::hull(max(low, x - radius), min(high, x + radius)));
  }
  // Where it does not help on the smallest boxes, it never does.
  if (!is_semidefinite(hessians_.back()->run<Interval>(nearby), variables())) {
    hessians_.pop_back();
    return false;
  }
  around_minima_.push_back(std::move(around));
  minima_.push_back(std::move(minimum));
  return true;
}

bool BoxQuestion::has_minimum(std::span<const double> ends) const {
  for (std::size_t m = 0; m < minima_.size(); ++m) {
    if (!may_contain(ends, around_minima_[m])) continue;  // most boxes, and Intervals are slow
    bool inside = true;
    std::vector<Interval> box;
    for (std::size_t v = 0; v < variables() && inside; ++v) {
      box.push_back(Interval::hull(Interval::from_double(ends[2 * v]),
                                   Interval::from_double(ends[2 * v + 1])));
      inside = box.back().contains(minima_[m].point[v]);
    }
    if (inside && is_semidefinite(hessians_[m]->run<Interval>(box), variables())) return true;
  }
  return false;
}

bool BoxQuestion::touches(std::size_t form, std::span<const double> ends) const {
  return std::ranges::all_of(forms_[form].faces, [&](const Face& f) {
    const std::size_t end = 2 * f.variable + (f.upper ? 1 : 0);
    return ends[end] == box_[end];
  });
}

LaneMask BoxQuestion::outside(const LaneTape::Work& work, int packs) const {
  const LaneKernels& k = *kernels_;
  const auto& hypotheses = statement_.domain.hypotheses;
  LaneMask result = 0;
  for (std::size_t h = 0; h < hypotheses.size(); ++h) {
    const LaneBlock& gap = lanes(0).value(work, h);
    LaneMask fails = 0;
    switch (hypotheses[h].relation) {
      case Relation::less:
      case Relation::greater:
        fails = k.is_nonpositive(gap, packs);
        break;
      case Relation::equal:
        fails = k.is_negative(gap, packs) | k.is_positive(gap, packs);
        break;
      case Relation::not_equal:
        fails = k.is_nonpositive(gap, packs) & k.is_nonnegative(gap, packs);
        break;
      default:
        fails = k.is_negative(gap, packs);
    }
    result |= fails & lanes(0).defined(work, h);
  }
  return result;
}

LaneMask BoxQuestion::inside(const LaneTape::Work& work, int packs) const {
  const LaneKernels& k = *kernels_;
  const auto& hypotheses = statement_.domain.hypotheses;
  LaneMask result = ~LaneMask{0};
  for (std::size_t h = 0; h < hypotheses.size(); ++h) {
    const LaneBlock& gap = lanes(0).value(work, h);
    LaneMask true_here = 0;
    switch (hypotheses[h].relation) {
      case Relation::less:
      case Relation::greater:
        true_here = k.is_positive(gap, packs);
        break;
      case Relation::equal:
        break;
      case Relation::not_equal:
        true_here = k.is_negative(gap, packs) | k.is_positive(gap, packs);
        break;
      default:
        true_here = k.is_nonnegative(gap, packs);
    }
    result &= true_here & lanes(0).defined(work, h);
  }
  return result;
}

}  // namespace gradus
