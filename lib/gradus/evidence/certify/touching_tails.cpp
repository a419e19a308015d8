// Reductions that cut the range of a variable without bounds: into a bounded part and what is
// beyond it.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

constexpr std::size_t most_variables = 2;

/// Whether a function of x stands in t.
bool has_function(Term t, Term x) {
  bool found = false;
  for_each_node(t, [&](Term part) {
    found = found || (part.op() >= Op::exp && part.op() <= Op::atan && contains(part, x));
  });
  return found;
}

/// Parts below -at, between, and above at.
Reduction cut(const Statement& s, std::size_t variable, const Rational& at) {
  const Variable& v = s.domain.variables[variable];
  Reduction result{{}, {text(v.symbol) + " up to " + text(Term(at)) + " and beyond"}};
  const auto add = [&](std::optional<Rational> lower, std::optional<Rational> upper) {
    ReducedStatement part{s, {}};
    Variable& range = part.statement.domain.variables[variable];
    if (lower) {
      range.lower = lower;
      range.lower_strict = false;
    }
    if (upper) {
      range.upper = upper;
      range.upper_strict = false;
    }
    result.parts.push_back(std::move(part));
  };
  if (!v.upper) add(at, {});
  if (!v.lower) add({}, -at);
  add(v.lower ? std::nullopt : std::optional(-at), v.upper ? std::nullopt : std::optional(at));
  return result;
}

std::vector<Reduction> find(const Statement& s) {
  std::vector<Reduction> result;
  if (s.domain.variables.size() > most_variables) return result;
  for (std::size_t k = 0; k < s.domain.variables.size(); ++k) {
    const Variable& v = s.domain.variables[k];
    // What lies beyond a cut is not cut again.
    const bool is_whole = (!v.lower || v.lower->sign() <= 0) && (!v.upper || v.upper->sign() >= 0);
    if ((v.lower && v.upper) || !is_whole || !has_function(gap(s.conclusion), v.symbol)) continue;
    for (const long at : {4, 1}) result.push_back(cut(s, k, at));
  }
  return result;
}

}  // namespace

std::vector<Reduction> reductions_to_tails(const Statement& s) { return reduced_by(find, s); }

}  // namespace gradus
