#include "gradus/evidence/certify/enclose.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/certify/box_search.hpp"

namespace gradus {

namespace {

struct Least {
  Interval value;
  std::vector<Rational> point;
  std::uint64_t boxes = 0;
  bool narrow = false;
  std::string problem;
};

/// The value of f at the point of the domain that is nearest to `found`, which may stick out where
/// the box was rounded outward; nothing where a hypothesis is not certain there.
std::optional<Interval> value_inside(Term f, const Domain& d, const std::vector<double>& found,
                                     std::vector<Rational>& point) {
  Valuation<Interval> at;
  for (std::size_t v = 0; v < found.size(); ++v) {
    const Variable& variable = d.variables[v];
    point.push_back(min(max(Rational::from_double(found[v]), *variable.lower), *variable.upper));
    at.scalars.emplace(variable.symbol.name(), Interval(point.back()));
  }
  for (const Comparison& h : d.hypotheses) {
    if (!certainly(compare(evaluate(h.left, at), h.relation, evaluate(h.right, at)))) return {};
  }
  const Interval value = evaluate(f, at);
  if (!value.is_defined() || !value.is_bounded()) return {};
  return value;
}

Least least(Term f, const Domain& d, const Rational& width, const Budget& budget) {
  Least out;
  Statement s{"range", d, f >= 0};
  const auto question = BoxQuestion::make(s, best_lane_level());
  if (!question) {
    out.problem = "every variable must be real and lie between two bounds";
    return out;
  }
  const BoxResult found = minimise_over_box(*question, width.to_double(), budget);
  out.boxes = found.tally.boxes;
  if (found.end == BoxResult::End::stuck) {
    out.problem = "the expression is not defined on the whole box";
  } else if (found.end != BoxResult::End::covered && !std::isfinite(found.tally.margin)) {
    out.problem = found.end == BoxResult::End::time ? "the time is used up"
                                                    : "the budget of boxes is used up";
  } else if (found.least->point.empty()) {
    out.problem = "no point was found that meets the hypotheses";
  }
  if (!out.problem.empty()) return out;
  const auto value = value_inside(f, d, found.least->point, out.point);
  if (!value) {
    out.problem = "no point was found that meets the hypotheses";
    return out;
  }
  // The bound is below every value, so this is no empty hull.
  out.value = Interval::hull(Interval::from_double(found.tally.margin), Interval(value->upper()));
  out.narrow = out.value.width() <= width;
  return out;
}

Range failed(std::string problem) {
  Range range;
  range.problem = std::move(problem);
  return range;
}

Term absolute_row(const std::vector<std::vector<Term>>& h, std::size_t i) {
  Term row;
  for (std::size_t j = 0; j < h.size(); ++j) row = j == 0 ? abs(h[i][j]) : row + abs(h[i][j]);
  return row;
}

std::vector<std::vector<Term>> hessian(Term f, const Domain& d) {
  std::vector<std::vector<Term>> h;
  for (const Variable& a : d.variables) {
    const Term slope = derivative(f, a.symbol);
    h.emplace_back();
    for (const Variable& b : d.variables) h.back().push_back(derivative(slope, b.symbol));
  }
  return h;
}

/// The larger of |low| and |high|, for a quantity between two that lie in these enclosures.
Interval size(const Interval& low, const Interval& high) { return max(abs(low), abs(high)); }

}  // namespace

Range enclose(Term f, const Domain& d, const Rational& width, const Budget& budget) {
  const Least low = least(f, d, width, budget);
  if (!low.problem.empty()) return failed(low.problem);
  const Least high = least(-f, d, width, budget);
  if (!high.problem.empty()) return failed(high.problem);
  return {low.value,
          -high.value,
          low.point,
          high.point,
          low.boxes + high.boxes,
          low.narrow && high.narrow,
          ""};
}

Range lipschitz(Term f, const Domain& d, const Rational& width, const Budget& budget) try {
  if (!d.hypotheses.empty()) return failed("only for a whole box, without hypotheses");
  const auto h = hessian(f, d);
  Range range;
  const auto widen = [&](const Range& part, const Interval& value) {
    range.boxes += part.boxes;
    range.narrow = range.narrow && part.narrow;
    range.maximum = max(range.maximum, value);
    range.problem = range.problem.empty() ? part.problem : range.problem;
  };
  range.narrow = true;
  if (h.size() == 1) {
    const Range part = enclose(h[0][0], d, width, budget);
    widen(part, size(part.minimum, part.maximum));
  } else if (h.size() == 2) {
    const Term middle = (h[0][0] + h[1][1]) / 2;
    const Term radius = sqrt(square((h[0][0] - h[1][1]) / 2) + square(h[0][1]));
    const Range lower = enclose(middle - radius, d, width, budget);
    const Range upper = enclose(middle + radius, d, width, budget);
    widen(lower, abs(lower.minimum));
    widen(upper, abs(upper.maximum));
  } else {
    Interval diagonal, rows;
    for (std::size_t i = 0; i < h.size(); ++i) {
      const Range entry = enclose(h[i][i], d, width, budget);
      const Range row = enclose(absolute_row(h, i), d, width, budget);
      widen(entry, size(entry.minimum, entry.maximum));
      diagonal = max(diagonal, size(entry.minimum, entry.maximum));
      widen(row, row.maximum);
      rows = max(rows, row.maximum);
    }
    range.maximum = Interval::hull(diagonal, rows);
    range.narrow = range.narrow && range.maximum.width() <= width;
  }
  range.minimum = range.maximum;
  return range;
} catch (const std::domain_error& problem) {
  return failed(problem.what());
}

}  // namespace gradus
