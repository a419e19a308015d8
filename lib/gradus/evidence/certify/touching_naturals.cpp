// What holds for all reals from a natural's least value on holds for the natural.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/kept_value.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"
#include "gradus/evidence/prove/about_reals.hpp"

namespace gradus {

namespace {

bool is_natural(const Variable& v) { return v.symbol.sort() == Sort::natural; }

/// Sums count up to naturals, and have no value for reals.
bool counts(const Statement& s) {
  bool found = false;
  const auto look = [&](Term t) { found |= t.op() == Op::sum || t.op() == Op::least; };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  for (const Comparison& h : s.domain.hypotheses) {
    for_each_node(h.left, look);
    for_each_node(h.right, look);
  }
  return found;
}

Statement over_reals(Statement s) {
  Substitution reals;
  for (Variable& v : s.domain.variables) {
    if (!is_natural(v)) continue;
    const Term real = Term::symbol(v.symbol.name());
    reals[v.symbol] = real;
    v.symbol = real;
    v.lower = v.lower.value_or(Rational(0));
  }
  for (Comparison& h : s.domain.hypotheses) h = substitute(h, reals);
  s.conclusion = substitute(s.conclusion, reals);
  return s;
}

std::string words(const Statement& s) {
  std::string names;
  for (const Variable& v : s.domain.variables) {
    if (is_natural(v)) names += (names.empty() ? "" : ", ") + text(v.symbol);
  }
  return "for real " + names;
}

}  // namespace

namespace {

constexpr const char* half_name = "half";

/// An even natural and an odd one: powers with such exponents have signs of their own.
Reduction by_parity(const Statement& s, std::size_t place) {
  const Variable& n = s.domain.variables[place];
  const Rational least = n.lower.value_or(Rational(0));
  std::set<std::string> taken = variable_names(s.domain);
  const Term half = Term::natural(new_symbol(half_name, taken).name());
  Reduction result{{}, {text(n.symbol) + " even and odd"}};
  for (const int odd : {0, 1}) {
    ReducedStatement part{s, {{half, (n.symbol - odd) / 2}}};
    const Substitution read{{n.symbol, 2 * half + odd}};
    Statement& there = part.statement;
    const Rational low = (least - odd) / 2;
    there.domain.variables[place] =
        natural_from(half, low.sign() > 0 ? ceil(low).to_long().value() : 0);
    for (Comparison& h : there.domain.hypotheses) h = substitute(h, read);
    there.conclusion = substitute(s.conclusion, read);
    result.parts.push_back(std::move(part));
  }
  return result;
}

/// Whether it stands in an exponent of an unknown base, and is not itself half of another.
bool has_parity(const Comparison& c, const Variable& v) {
  const Term n = v.symbol;
  if (!is_natural(v) || v.upper || n.name().starts_with(half_name)) return false;
  bool found = false;
  const auto look = [&](Term t) {
    found |= t.op() == Op::power && contains(t.operand(1), n) && !t.operand(0).is_constant();
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  return found;
}

std::vector<Reduction> as_reals(const Statement& s, std::vector<Variable>::const_iterator first) {
  const Statement real = over_reals(s);
  if (!is_about_reals(real)) return {};
  Substitution reals;
  for (const Variable& v : s.domain.variables) {
    if (is_natural(v)) reals[v.symbol] = Term::symbol(v.symbol.name());
  }
  // A power of any base with a natural exponent has a value, and a real power has not.
  for (const Comparison& h : s.domain.hypotheses) {
    if (!keeps_its_value(h, reals, real.domain.variables)) return {};
  }
  const auto place = first - s.domain.variables.begin();
  const Rational least = first->lower.value_or(Rational(0));
  const Substitution fixed{{first->symbol, Term(least)}};
  Statement at = s, beyond = s;
  at.domain.variables.erase(at.domain.variables.begin() + place);
  for (Comparison& h : at.domain.hypotheses) h = substitute(h, fixed);
  at.conclusion = substitute(s.conclusion, fixed);
  Variable& next = beyond.domain.variables[static_cast<std::size_t>(place)];
  next.lower = least + Rational(1);
  next.lower_strict = false;
  return {{{{real, {}}}, {words(s)}},
          {{{at, {}}, {over_reals(beyond), {}}},
           {words(s) + " from " + text(Term(least + 1)) + " on"}}};
}

}  // namespace

std::vector<Reduction> reductions_of_naturals(const Statement& s) {
  const std::vector<Variable>& all = s.domain.variables;
  const auto first = std::ranges::find_if(all, is_natural);
  if (first == all.end()) return {};
  if (counts(s)) return reductions_of_sums(s);
  std::vector<Reduction> result = as_reals(s, first);
  for (std::size_t k = 0; is_about_reals(over_reals(s)) && k < all.size(); ++k) {
    if (has_parity(s.conclusion, all[k])) result.push_back(by_parity(s, k));
  }
  return result;
}

}  // namespace gradus
