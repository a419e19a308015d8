#include <algorithm>
#include <cmath>
#include <numeric>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"

namespace gradus {

namespace {

/// How far from a stuck box a cut is looked for, in widths of the range.
constexpr double kAround = 0x1p-10;

double middle(std::span<const double> stuck, std::size_t v) {
  return std::midpoint(stuck[2 * v], stuck[2 * v + 1]);
}

double range(const Variable& v) { return (*v.upper - *v.lower).to_double(); }

std::optional<BoxCut> cut_at_value(const BoxQuestion& q, std::span<const double> stuck,
                                   std::size_t v) {
  const Statement& s = q.statement();
  const Variable& variable = s.domain.variables[v];
  const Rational at = Rational::from_double(middle(stuck, v));
  const Rational around = Rational::from_double(kAround * range(variable));
  const Rational value = simplest_between(at - around, at + around);
  if (value <= *variable.lower || value >= *variable.upper) return {};
  const Substitution on{{variable.symbol, Term(value)}};
  if (!vanishes(substitute(q.forms().front().target, on), s.domain)) return {};
  BoxCut cut{{s, s}, "cut at " + text(variable.symbol) + " = " + text(Term(value))};
  Variable &below = cut.parts[0].domain.variables[v], &above = cut.parts[1].domain.variables[v];
  below.upper = above.lower = value;
  below.upper_strict = above.lower_strict = false;
  return cut;
}

std::optional<BoxCut> cut_at_diagonal(const BoxQuestion& q, std::span<const double> stuck,
                                      std::size_t i, std::size_t j) {
  const Statement& s = q.statement();
  const Variable& a = s.domain.variables[i];
  const Variable& b = s.domain.variables[j];
  if (std::fabs(middle(stuck, i) - middle(stuck, j)) > kAround * range(b)) return {};
  if (!vanishes(substitute(q.forms().front().target, {{b.symbol, a.symbol}}), s.domain)) return {};
  std::set<std::string> taken = variable_names(s.domain);
  const Term d = new_symbol(b.symbol.name() + "_minus_" + a.symbol.name(), taken);
  const Substitution moved{{b.symbol, a.symbol + d}};
  Statement part = s;
  part.conclusion = substitute(s.conclusion, moved);
  for (Comparison& h : part.domain.hypotheses) h = substitute(h, moved);
  part.domain.hypotheses.push_back(a.symbol + d >= Term(*b.lower));
  part.domain.hypotheses.push_back(a.symbol + d <= Term(*b.upper));
  BoxCut cut;
  cut.words = "cut at " + text(b.symbol) + " = " + text(a.symbol);
  const Rational least = *b.lower - *a.upper, greatest = *b.upper - *a.lower;
  if (least < Rational(0)) {
    part.domain.variables[j] = in(d, least, min(greatest, Rational(0)));
    cut.parts.push_back(part);
  }
  if (greatest > Rational(0) || cut.parts.empty()) {
    part.domain.variables[j] = in(d, max(least, Rational(0)), greatest);
    cut.parts.push_back(part);
  }
  return cut;
}

}  // namespace

std::set<std::string> variable_names(const Domain& d) {
  std::set<std::string> names;
  for (const Variable& v : d.variables) names.insert(v.symbol.name());
  return names;
}

Term new_symbol(std::string name, std::set<std::string>& taken) {
  while (!taken.insert(name).second) name += '_';
  return Term::symbol(name);
}

std::optional<BoxCut> cut_at(const BoxQuestion& q, std::span<const double> stuck) {
  for (std::size_t v = 0; v < q.variables(); ++v) {
    if (auto cut = cut_at_value(q, stuck, v)) return cut;
  }
  for (std::size_t i = 0; i < q.variables(); ++i) {
    for (std::size_t j = i + 1; j < q.variables(); ++j) {
      if (auto cut = cut_at_diagonal(q, stuck, i, j)) return cut;
    }
  }
  return {};
}

}  // namespace gradus
