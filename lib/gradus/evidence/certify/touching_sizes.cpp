// Unknowns of either sign by their sizes: a term of odd degree in one of them is at least minus its
// size.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool is_kept_by_sign(Term t, Term x) {
  return same(to_term(normal_form(substitute(t, {{x, -x}}))), to_term(normal_form(t)));
}

/// A hypothesis that has a value everywhere, and the same for -x.
bool is_kept_by_sign(const Comparison& h, Term x) {
  return conditions(h.left).empty() && conditions(h.right).empty() && is_kept_by_sign(h.left, x) &&
         is_kept_by_sign(h.right, x);
}

/// Whether all that x stands in, but for its own powers, is the same for -x.
bool has_two_signs(const Polynomial& n, const Variable& v) {
  const Term x = v.symbol;
  if (x.sort() != Sort::real || (v.lower && v.lower->sign() >= 0)) return false;
  const auto atoms = n.atoms();
  return std::ranges::any_of(atoms, [&](Term a) { return contains(a, x); }) &&
         std::ranges::all_of(
             atoms, [&](Term a) { return same(a, x) || !contains(a, x) || is_kept_by_sign(a, x); });
}

/// The unknown's size, at most the greater end.
Variable size_of(const Variable& v, Term size) {
  Variable result = nonnegative(size);
  if (v.lower && v.upper) result.upper = max(abs(*v.lower), abs(*v.upper));
  return result;
}

/// n at its least for given sizes of the unknowns; nothing where a sign beside one is not known.
std::optional<Polynomial> at_worst(const Domain& d, const Polynomial& n,
                                   const std::set<Term, TermOrder>& unknowns) {
  Polynomial result;
  for (const auto& [monomial, c] : n.terms()) {
    bool odd = false;
    std::vector<Term> others;
    for (const auto& [atom, exponent] : monomial.powers) {
      if (unknowns.contains(atom)) {
        odd = odd || exponent % 2 != 0;
      } else {
        if (exponent % 2 != 0) others.push_back(atom);
      }
    }
    const auto is_known = [&](Term atom) { return holds(d, atom >= Term(0)); };
    if (odd && !std::ranges::all_of(others, is_known)) return {};
    result.add_term(monomial, odd ? -abs(c) : c);
  }
  return result;
}

/// Whether x stands in a function or root.
bool has_function_of(Term t, Term x) {
  bool found = false;
  for_each_node(t, [&](Term part) {
    found = found || (part.op() >= Op::exp && part.op() <= Op::sqrt && contains(part, x));
  });
  return found;
}

/// Whether the range of v has -x with each x, and no hypothesis tells them apart.
bool is_symmetric(const Domain& d, const Variable& v) {
  if (v.symbol.sort() != Sort::real || v.lower.has_value() != v.upper.has_value()) return false;
  const bool is_around_zero = !v.lower || (*v.lower == -*v.upper && v.upper->sign() > 0 &&
                                           v.lower_strict == v.upper_strict);
  return is_around_zero && std::ranges::all_of(d.hypotheses, [&](const Comparison& h) {
           return !mentions(h, v.symbol) || is_kept_by_sign(h, v.symbol);
         });
}

std::vector<Reduction> find_symmetry(const Statement& s) {
  ReducedStatement part{s, {}};
  const Term f = gap(s.conclusion);
  std::string names;
  for (Variable& v : part.statement.domain.variables) {
    const Term x = v.symbol;
    if (!is_symmetric(s.domain, v) || !has_function_of(f, x)) continue;
    // The same value; and the same conditions, where that is shown for all points.
    if (!vanishes(substitute(f, {{x, -x}}) - f, s.domain) || !is_defined_on(s.domain, f)) continue;
    v.lower = Rational(0);
    v.lower_strict = false;
    names += (names.empty() ? "" : ", ") + text(x);
  }
  if (names.empty()) return {};
  return {{{std::move(part)}, {"even in " + names}}};
}

}  // namespace

std::vector<Reduction> reductions_by_symmetry(const Statement& s) {
  return reduced_by(find_symmetry, s);
}

std::optional<Reduction> reduction_to_sizes(const Statement& s, const Polynomial& n) {
  std::set<Term, TermOrder> unknowns;
  for (const Variable& v : s.domain.variables) {
    if (has_two_signs(n, v)) unknowns.insert(v.symbol);
  }
  // What polynomials are alone is looked for elsewhere.
  const auto stands_inside = [&](Term atom) {
    return std::ranges::any_of(unknowns,
                               [&](Term x) { return !same(atom, x) && contains(atom, x); });
  };
  if (!std::ranges::any_of(n.atoms(), stands_inside)) return {};
  const auto worst = at_worst(s.domain, n, unknowns);
  if (!worst) return {};
  ReducedStatement part{s, {}};
  Domain& d = part.statement.domain;
  part.statement.conclusion = above_zero({*worst, 1}, is_strict(s.conclusion.relation));
  std::set<std::string> taken = variable_names(d);
  Substitution sizes;
  std::string names;
  for (Variable& v : d.variables) {
    if (!unknowns.contains(v.symbol)) continue;
    const Term x = v.symbol, size = new_symbol(x.name(), taken);
    std::erase_if(d.hypotheses,
                  [&](const Comparison& h) { return mentions(h, x) && !is_kept_by_sign(h, x); });
    part.reading.emplace(size, abs(x));
    sizes.emplace(x, size);
    sizes.emplace(abs(x), size);
    names += (names.empty() ? "" : ", ") + text(x);
    v = size_of(v, size);
  }
  const auto read = [&](const Comparison& c) { return substitute(c, sizes); };
  part.statement.conclusion = read(part.statement.conclusion);
  for (Comparison& h : d.hypotheses) h = read(h);
  return Reduction{{std::move(part)}, {"by the sizes of " + names}};
}

}  // namespace gradus
