// Reductions by the slope in one variable: an order holds where it holds at one value of the
// variable, from which the difference rises to both sides. By the mean value theorem: the
// difference is defined (so continuous) on the whole range, and its derivative on the open ones
// beside the value. So it does where difference, slope, ... all vanish at the value, are defined on
// the whole range, and the next slope has the sign that makes them rise: each in its turn.

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <tuple>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/certify/touching_samples.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated; and none more often.
constexpr std::size_t most_nodes = 400;
constexpr int most_order = 9;

bool is_defined(const Domain& d, const Comparison& c) {
  return is_defined_on(d, c.left) && is_defined_on(d, c.right);
}

struct Slope {
  Statement statement;  ///< over an interval of the variable, defined on all of it
  std::size_t variable;
  Term rise;      ///< its derivative
  int order = 1;  ///< of that derivative

  const Variable& range() const { return statement.domain.variables[variable]; }
  Term symbol() const { return range().symbol; }
};

std::optional<Slope> slope_in(const Statement& s, std::size_t variable) {
  const Term x = s.domain.variables[variable].symbol;
  const Term f = gap(s.conclusion);
  if (!contains(f, x) || node_count(f) > most_nodes) return {};
  try {
    Slope slope{over_interval(s, variable), variable, derivative(f, x)};
    Variable& v = slope.statement.domain.variables[variable];
    const bool lower_open = v.lower_strict, upper_open = v.upper_strict;
    // The larger the range, the better: closed at the ends where that is possible.
    const std::array closings{std::pair(false, false), std::pair(false, upper_open),
                              std::pair(lower_open, false), std::pair(lower_open, upper_open)};
    for (std::size_t k = 0; k < closings.size(); ++k) {
      if (std::find(closings.begin(), closings.begin() + k, closings[k]) != closings.begin() + k)
        continue;
      std::tie(v.lower_strict, v.upper_strict) = closings[k];
      if (is_defined(slope.statement.domain, s.conclusion)) return slope;
    }
  } catch (const std::domain_error&) {  // a kink
  }
  return {};
}

ReducedStatement at(const Slope& slope, Term value) {
  Statement s = slope.statement;
  const Term x = slope.symbol();
  s.domain.variables.erase(s.domain.variables.begin() +
                           static_cast<std::ptrdiff_t>(slope.variable));
  s.conclusion = {substitute(gap(s.conclusion), {{x, value}}),
                  greater_than_zero(is_strict(s.conclusion.relation)), Term(0)};
  return {std::move(s), {}};
}

/// The sign of the derivative with which the difference rises to that side.
Comparison has_to_be(const Slope& slope, Term rise, bool above) {
  return above || slope.order % 2 == 0 ? rise >= 0 : rise <= 0;
}

/// The slope's sign where x lies beyond the number.
ReducedStatement beside(const Slope& slope, const Rational& number, bool above) {
  Statement s = slope.statement;
  Variable& v = s.domain.variables[slope.variable];
  (above ? v.lower : v.upper) = number;
  (above ? v.lower_strict : v.upper_strict) = true;
  s.conclusion = has_to_be(slope, slope.rise, above);
  return {std::move(s), {}};
}

bool contains_value(const Variable& v, const Rational& c) {
  if (v.lower && (v.lower_strict ? *v.lower >= c : *v.lower > c)) return false;
  return !v.upper || (v.upper_strict ? *v.upper > c : *v.upper >= c);
}

std::string least_text(const Slope& slope, Term value) {
  const std::string name = text(slope.symbol());
  const std::string by =
      slope.order == 1 ? "" : ", derivative of order " + std::to_string(slope.order);
  return "by " + name + by + ": least at " + name + " = " + text(value);
}

/// What is 0 at the value needs no part that says so: only slopes of higher order are without one.
Reduction least_at(const Slope& slope, const Rational& c) {
  Reduction r{{}, {least_text(slope, Term(c))}};
  const Variable& v = slope.range();
  if (!v.upper || *v.upper > c) r.parts.push_back(beside(slope, c, true));
  if (!v.lower || *v.lower < c) r.parts.push_back(beside(slope, c, false));
  if (slope.order == 1) r.parts.push_back(at(slope, Term(c)));
  return r;
}

/// The range of x with y + d or y - d in its place, d > 0.
ReducedStatement beside(const Slope& slope, Term y, Term d, bool above) {
  Statement s = slope.statement;
  const Variable range = slope.range();
  const Term value = above ? y + d : y - d;
  s.domain.variables[slope.variable] = positive(d);
  if (range.lower && !above) s.domain.hypotheses.push_back(value >= Term(*range.lower));
  if (range.upper && above) s.domain.hypotheses.push_back(value <= Term(*range.upper));
  if (range.lower && range.upper)
    s.domain.variables[slope.variable].upper = *range.upper - *range.lower;
  s.conclusion = has_to_be(slope, substitute(slope.rise, {{range.symbol, value}}), above);
  return {std::move(s), {}};
}

/// Whether x may have every value that y has.
bool covers(const Variable& x, const Variable& y) {
  const bool below =
      !x.lower || (y.lower && contains_value({x.symbol, x.lower, {}, x.lower_strict}, *y.lower));
  return below &&
         (!x.upper ||
          (y.upper && contains_value({x.symbol, {}, x.upper, false, x.upper_strict}, *y.upper)));
}

std::optional<Reduction> least_at(const Slope& slope, const Variable& y) {
  if (same(y.symbol, slope.symbol()) || !covers(slope.range(), y)) return {};
  if (!contains(gap(slope.statement.conclusion), y.symbol)) return {};
  std::set<std::string> taken = variable_names(slope.statement.domain);
  const Term d = new_symbol("d", taken);
  Reduction r{{beside(slope, y.symbol, d, true), beside(slope, y.symbol, d, false)},
              {least_text(slope, y.symbol)}};
  if (slope.order == 1) r.parts.push_back(at(slope, y.symbol));
  return r;
}

/// The shorter of two ways to write what is the same where the first one is defined.
Term simplified(Term t) {
  const Term normal = to_term(normal_form(t));
  return node_count(normal) < node_count(t) ? normal : t;
}

bool is_zero_at(const Slope& slope, Term t, Term value) {
  return vanishes(substitute(t, {{slope.symbol(), value}}), slope.statement.domain);
}

/// Slopes of order 2 and more whose predecessors are defined on the whole range and vanish, with
/// the difference, at the value; the simplest ones first.
std::vector<Slope> higher(const Slope& first, Term value) {
  std::vector<Slope> result;
  const Domain& d = first.statement.domain;
  const Comparison& c = first.statement.conclusion;
  const auto is_zero = [&](Term t) {
    return vanishes(substitute(t, {{first.symbol(), value}}), d);
  };
  if (is_strict(c.relation) || !is_zero(gap(c))) return result;
  for (Slope slope = first; slope.order < most_order;) {
    if (!is_zero(slope.rise) || !is_defined_on(d, slope.rise)) break;
    slope.rise = derivative(simplified(slope.rise), slope.symbol());
    ++slope.order;
    if (node_count(slope.rise) > most_nodes) break;
    result.push_back(slope);
  }
  std::ranges::stable_sort(result, {}, [](const Slope& s) { return node_count(s.rise); });
  return result;
}

/// Numbers of the range at which a difference may be least.
std::vector<Rational> numbers_of(const Variable& x) {
  std::vector<Rational> all;
  if (x.lower) all.push_back(*x.lower);
  if (x.upper) all.push_back(*x.upper);
  all.insert(all.end(), {0, 1, -1});
  if (x.lower && x.upper) all.push_back((*x.lower + *x.upper) / Rational(2));
  std::vector<Rational> numbers;
  for (const Rational& c : all) {
    if (contains_value(x, c) && std::ranges::find(numbers, c) == numbers.end())
      numbers.push_back(c);
  }
  return numbers;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Slope> slopes;
  std::vector<Reduction> result, others;
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (auto r = least_where_slope_vanishes(s, v)) result.push_back(std::move(*r));
    if (auto slope = slope_in(s, v)) slopes.push_back(std::move(*slope));
  }
  const auto add = [](std::vector<Reduction>& list, std::optional<Reduction> r) {
    if (r) list.push_back(std::move(*r));
  };
  // First where the difference is 0.
  const auto look_at = [&](const Slope& slope, Term value, const auto& at) {
    const bool touches = is_zero_at(slope, gap(slope.statement.conclusion), value);
    if (touches) {
      for (const Slope& further : higher(slope, value)) add(result, least_at(further, at));
    }
    add(touches ? result : others, least_at(slope, at));
  };
  for (const Slope& slope : slopes) {
    const std::size_t v = slope.variable;
    const std::vector<Variable>& variables = slope.statement.domain.variables;
    const SampledSigns signs(slope.statement.domain, slope.rise);
    // Whether the slope may rise to both sides of what `least` gives at a point.
    const auto may_rise_from = [&](const auto& least) {
      return signs.avoid(-1, [&](auto at) { return at[v] > least(at); }) &&
             signs.avoid(1, [&](auto at) { return at[v] < least(at); });
    };
    for (const Rational& c : numbers_of(slope.range())) {
      const double number = c.to_double();
      if (may_rise_from([&](auto) { return number; })) look_at(slope, Term(c), c);
    }
    for (std::size_t y = 0; y < variables.size(); ++y) {
      if (y != v && may_rise_from([&](auto at) { return at[y]; }))
        look_at(slope, variables[y].symbol, variables[y]);
    }
  }
  std::ranges::move(others, std::back_inserter(result));
  return result;
}

}  // namespace

std::vector<Reduction> reductions_by_slopes(const Statement& s) {
  std::vector<Reduction> result = reduced_by(find, s);
  std::ranges::move(reduced_by(reductions_to_inside, s), std::back_inserter(result));
  return result;
}

}  // namespace gradus
