// Several unknowns in which the difference is affine, each between numbers of its own: with c + r
// t, -1 <= t <= 1, in the place of each, what t multiplies counts with its size, and they are gone
// at once, where ends would make two statements of each.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Of fewer the ends do.
constexpr std::size_t least_variables = 3;

/// |p|, of a product as a product of sizes.
Term size_of(const Polynomial& p) {
  if (p.terms().size() != 1) return abs(to_term(p));
  const auto& [monomial, c] = *p.terms().begin();
  Term size(abs(c));
  for (const auto& [atom, exponent] : monomial.powers) {
    const Term power = pow(exponent % 2 == 0 ? atom : abs(atom), Term(exponent));
    size = size * (exponent == 1 ? abs(atom) : power);
  }
  return size;
}

bool mentions(const Polynomial& p, Term x) { return contains(to_term(p), x); }

/// Whether v has a range of its own between numbers.
bool has_own_range(const Domain& d, const Variable& v) {
  return v.symbol.sort() == Sort::real && v.lower && v.upper && *v.lower <= *v.upper &&
         std::ranges::none_of(d.hypotheses,
                              [&](const Comparison& h) { return mentions(h, v.symbol); });
}

/// Whether p is a x + b, a and b without x.
bool is_affine(const Polynomial& p, Term x) {
  return p.degree(x) == 1 && !mentions(p.coefficient(x, 1), x) && !mentions(p.coefficient(x, 0), x);
}

/// Variables in all of which n is affine at once, as many as are found; those first that stand
/// beside the fewest others.
std::vector<Variable> jointly_affine(const Domain& d, const Polynomial& n) {
  std::vector<std::pair<std::ptrdiff_t, Variable>> candidates;
  for (const Variable& v : d.variables) {
    if (has_own_range(d, v) && is_affine(n, v.symbol)) candidates.emplace_back(0, v);
  }
  for (auto& [others, v] : candidates) {
    const Polynomial slope = n.coefficient(v.symbol, 1);
    others = std::ranges::count_if(
        candidates, [&](const auto& other) { return mentions(slope, other.second.symbol); });
  }
  std::ranges::stable_sort(candidates, {}, [](const auto& c) { return c.first; });
  std::vector<Variable> chosen;
  for (const auto& [others, v] : candidates) {
    const Polynomial slope = n.coefficient(v.symbol, 1);
    const auto is_beside = [&](const Variable& other) { return mentions(slope, other.symbol); };
    if (std::ranges::none_of(chosen, is_beside)) chosen.push_back(v);
  }
  return chosen;
}

std::vector<Reduction> find(const Statement& s) {
  const auto own = [&](const Variable& v) { return has_own_range(s.domain, v); };
  if (std::ranges::count_if(s.domain.variables, own) < static_cast<std::ptrdiff_t>(least_variables))
    return {};
  const auto n = numerator(s);
  if (!n) return {};
  const std::vector<Variable> chosen = jointly_affine(s.domain, *n);
  if (chosen.size() < least_variables) return {};
  ReducedStatement part{s, {}};
  Polynomial rest = *n;
  Term least(0);
  std::string names;
  for (const Variable& v : chosen) {
    const Term x = v.symbol;
    const Polynomial slope = n->coefficient(x, 1);
    rest = rest.coefficient(x, 0);
    if (holds(s.domain, to_term(slope) >= Term(0))) {
      least = least + Term(*v.lower) * to_term(slope);
    } else if (holds(s.domain, to_term(slope) <= Term(0))) {
      least = least + Term(*v.upper) * to_term(slope);
    } else {
      const Rational middle = (*v.lower + *v.upper) / Rational(2),
                     half = (*v.upper - *v.lower) / Rational(2);
      least = least + Term(middle) * to_term(slope) - Term(half) * size_of(slope);
    }
    leave_out(part.statement.domain, x);
    names += (names.empty() ? "" : ", ") + text(x);
  }
  part.statement.conclusion = {to_term(rest) + least,
                               greater_than_zero(is_strict(s.conclusion.relation)), Term(0)};
  return {{{std::move(part)}, {"affine in " + names + ", so least at ends of their ranges"}}};
}

}  // namespace

std::vector<Reduction> reductions_of_affine(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
