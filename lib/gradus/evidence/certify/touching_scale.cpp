// Reductions of forms: homogeneous polynomials, by the scale of their variables.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool is_homogeneous(const Polynomial& p) {
  const auto degree = [](const Monomial& m) {
    int result = 0;
    for (const auto& [atom, power] : m.powers) result += power;
    return result;
  };
  return std::ranges::all_of(
      p.terms(), [&](const auto& term) { return degree(term.first) == p.total_degree(); });
}

/// The bounds of x / z for z > 0: its sign is that of x; nothing more is used.
Variable ratio(const Variable& x, bool keeps_sign) {
  Variable result = real(x.symbol);
  if (!keeps_sign) return result;
  if (x.lower && x.lower->sign() >= 0) {
    result.lower = 0;
    result.lower_strict = x.lower_strict || x.lower->sign() > 0;
  }
  if (x.upper && x.upper->sign() <= 0) {
    result.upper = 0;
    result.upper_strict = x.upper_strict || x.upper->sign() < 0;
  }
  return result;
}

bool is_positive(const Variable& x) {
  return x.lower && (x.lower->sign() > 0 || (x.lower->sign() == 0 && x.lower_strict));
}

/// The difference of the sides, where it is a form in the variables, which nothing else binds.
std::optional<Polynomial> form(const Statement& s) {
  if (!s.domain.hypotheses.empty() || s.domain.variables.size() < 2) return {};
  auto n = numerator(s);
  if (!n || n->is_constant() || !is_homogeneous(*n)) return {};
  for (Term atom : n->atoms()) {
    if (!atom.is_symbol()) return {};
  }
  return n;
}

/// At each variable of the largest size: what others are to it lies in [-1, 1], or [0, 1].
std::optional<Reduction> with_largest(const Statement& s) {
  const auto n = form(s);
  const auto is_nonnegative = [](const Variable& v) { return v.lower && v.lower->sign() >= 0; };
  const bool cone = std::ranges::all_of(s.domain.variables, is_nonnegative);
  if (!n || is_strict(s.conclusion.relation) || (!cone && n->total_degree() % 2 != 0)) return {};
  Reduction result{{}, {"homogeneous: scaled to a largest variable of 1"}};
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    const Term largest = s.domain.variables[k].symbol;
    ReducedStatement part{s, {}};
    auto& list = part.statement.domain.variables;
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(k));
    for (Variable& v : list) {
      part.reading[v.symbol] = v.symbol / largest;
      v = in(v.symbol, cone ? 0 : -1, 1);
    }
    part.statement.conclusion = to_term(n->substitute(largest, Polynomial(1))) >= Term(0);
    result.parts.push_back(std::move(part));
  }
  return result;
}

std::optional<Reduction> without_scale(const Statement& s) {
  const auto& variables = s.domain.variables;
  const auto n = form(s);
  if (!n) return {};
  auto chosen = std::ranges::find_if(variables, [](const Variable& x) { return is_positive(x); });
  if (chosen == variables.end()) --chosen;
  const Variable z = *chosen;
  const bool strict = is_strict(s.conclusion.relation);
  const bool is_nonnegative = z.lower && z.lower->sign() >= 0;
  if (n->degree(z.symbol) == 0 || (strict && !is_positive(z))) return {};
  if (!is_nonnegative && n->total_degree() % 2 != 0) return {};

  const auto at = [&](long value) {
    ReducedStatement part{s, {}};
    auto& list = part.statement.domain.variables;
    list.erase(list.begin() + (chosen - variables.begin()));
    part.statement.conclusion = {to_term(n->substitute(z.symbol, Polynomial(value))),
                                 greater_than_zero(strict), Term(0)};
    return part;
  };
  const std::string name = text(z.symbol);
  Reduction result{{at(1)}, {"homogeneous: scaled to " + name + " = 1"}};
  for (Variable& v : result.parts[0].statement.domain.variables) {
    result.parts[0].reading[v.symbol] = v.symbol / z.symbol;
    v = ratio(v, is_nonnegative);
  }
  // Where nothing is left for z = 0, that is 0 >= 0.
  if (!is_positive(z) && !n->substitute(z.symbol, 0).is_zero()) {
    result.parts.push_back(at(0));
    result.words[0] += ", and " + name + " = 0";
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_scale(const Statement& s) {
  std::vector<Reduction> result;
  if (auto scaled = without_scale(s)) result.push_back(std::move(*scaled));
  if (auto scaled = with_largest(s)) result.push_back(std::move(*scaled));
  return result;
}

}  // namespace gradus
