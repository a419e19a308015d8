// Reductions by the slope in one variable: an order holds where it holds at one value of the
// variable, from which the difference rises to both sides. By the mean value theorem: the
// difference is defined (so continuous) on the whole range, and its derivative on the open ones
// beside the value.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/box_touching.hpp"
#include "gradus/evidence/touching_parts.hpp"
#include "gradus/evidence/touching_samples.hpp"

namespace gradus {

namespace {

/// Larger formulas are not differentiated.
constexpr std::size_t most_nodes = 400;

/// Without the hypotheses about x: then its range is an interval.
Statement over_interval(const Statement& s, Term x) {
  Statement out = s;
  std::erase_if(out.domain.hypotheses, [&](const Comparison& h) { return mentions(h, x); });
  return out;
}

bool is_defined(const Domain& d, const Comparison& c) {
  return is_defined_on(d, c.left) && is_defined_on(d, c.right);
}

struct Slope {
  Statement statement;  ///< over an interval of the variable, defined on all of it
  std::size_t variable;
  Term rise;  ///< its derivative

  const Variable& range() const { return statement.domain.variables[variable]; }
  Term symbol() const { return range().symbol; }
};

std::optional<Slope> slope_in(const Statement& s, std::size_t variable) {
  const Term x = s.domain.variables[variable].symbol;
  const Term f = gap(s.conclusion);
  if (!contains(f, x) || node_count(f) > most_nodes) return {};
  try {
    Slope slope{over_interval(s, x), variable, derivative(f, x)};
    Variable& v = slope.statement.domain.variables[variable];
    const Variable open = v;
    v.lower_strict = v.upper_strict = false;
    if (is_defined(slope.statement.domain, s.conclusion)) return slope;
    v = open;
    if ((open.lower_strict || open.upper_strict) &&
        is_defined(slope.statement.domain, s.conclusion))
      return slope;
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

/// The slope's sign where x lies beyond the number.
ReducedStatement beside(const Slope& slope, const Rational& number, bool above) {
  Statement s = slope.statement;
  Variable& v = s.domain.variables[slope.variable];
  (above ? v.lower : v.upper) = number;
  (above ? v.lower_strict : v.upper_strict) = true;
  s.conclusion = above ? slope.rise >= 0 : slope.rise <= 0;
  return {std::move(s), {}};
}

bool contains_value(const Variable& v, const Rational& c) {
  if (v.lower && (v.lower_strict ? *v.lower >= c : *v.lower > c)) return false;
  return !v.upper || (v.upper_strict ? *v.upper > c : *v.upper >= c);
}

Reduction least_at(const Slope& slope, const Rational& c) {
  Reduction r{{},
              {"by " + text(slope.symbol()) + ": least at " + text(slope.symbol()) + " = " +
               text(Term(c))}};
  const Variable& v = slope.range();
  if (!v.upper || *v.upper > c) r.parts.push_back(beside(slope, c, true));
  if (!v.lower || *v.lower < c) r.parts.push_back(beside(slope, c, false));
  r.parts.push_back(at(slope, Term(c)));
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
  const Term rise = substitute(slope.rise, {{range.symbol, value}});
  s.conclusion = above ? rise >= 0 : rise <= 0;
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
  Reduction r{
      {beside(slope, y.symbol, d, true), beside(slope, y.symbol, d, false), at(slope, y.symbol)},
      {"by " + text(slope.symbol()) + ": least at " + text(slope.symbol()) + " = " +
       text(y.symbol)}};
  return r;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  for (std::size_t v = 0; v < s.domain.variables.size(); ++v) {
    if (auto r = least_where_slope_vanishes(s, v)) result.push_back(std::move(*r));
    const auto slope = slope_in(s, v);
    if (!slope) continue;
    const Variable& x = slope->range();
    const SampledSigns signs(slope->statement.domain, slope->rise);
    // Whether the slope may rise to both sides of what `least` gives at a point.
    const auto may_rise_from = [&](const auto& least) {
      return signs.avoid(-1, [&](auto at) { return at[v] > least(at); }) &&
             signs.avoid(1, [&](auto at) { return at[v] < least(at); });
    };
    std::vector<Rational> numbers{0, 1, -1};
    if (x.lower && x.upper) numbers.push_back((*x.lower + *x.upper) / Rational(2));
    if (x.upper) numbers.insert(numbers.begin(), *x.upper);
    if (x.lower) numbers.insert(numbers.begin(), *x.lower);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const bool again =
          std::find(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(i),
                    numbers[i]) != numbers.begin() + static_cast<std::ptrdiff_t>(i);
      const double number = numbers[i].to_double();
      if (!again && contains_value(x, numbers[i]) && may_rise_from([&](auto) { return number; }))
        result.push_back(least_at(*slope, numbers[i]));
    }
    const std::vector<Variable>& others = slope->statement.domain.variables;
    for (std::size_t y = 0; y < others.size(); ++y) {
      if (y == v || !may_rise_from([&](auto at) { return at[y]; })) continue;
      if (auto r = least_at(*slope, others[y])) result.push_back(std::move(*r));
    }
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_by_slopes(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
