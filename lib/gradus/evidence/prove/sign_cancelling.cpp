// Cancelling: subtract from the target monomial multiples of assumptions, each removing one
// monomial of the wrong sign, until what is left has one sign termwise.

#include <algorithm>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

constexpr int most_subtractions = 3;
constexpr std::size_t most_terms = 24;

/// a / b, if b divides a.
std::optional<Monomial> quotient(const Monomial& a, const Monomial& b) {
  Monomial result;
  std::size_t matched = 0;
  for (const auto& [atom, power] : a.powers) {
    const int left = power - b.degree(atom);
    if (left < 0) return {};
    if (b.degree(atom) > 0) ++matched;
    if (left > 0) result.powers.emplace_back(atom, left);
  }
  if (matched != b.powers.size()) return {};
  return result;
}

}  // namespace

SignSearch::Result SignSearch::by_cancelling(const Polynomial& p, bool strict, int depth) const {
  if (depth > 2) return {};
  struct Subtracted {
    Rational coefficient;
    Monomial weight;
    const Positivity* fact;
  };
  struct State {
    Polynomial rest;
    std::vector<Subtracted> subtracted;
  };
  const auto of_one_sign = [&](const Polynomial& q) {
    Result why = by_constant_or_monomial(q, true, depth);
    return why ? why : by_constant_or_monomial(q, false, depth);
  };
  const auto finish = [&](const State& state) -> Result {
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    Result rest;
    if (!state.rest.is_zero() && !(rest = of_one_sign(state.rest))) return {};
    for (const auto& [coefficient, weight, fact] : state.subtracted) {
      Polynomial factor;
      factor.add_term(weight, Rational(1));
      const Result why = of_one_sign(factor);
      if (!why) return {};
      result.strict = result.strict || (why->strict && fact->strict);
      result.products.push_back({coefficient, {*why, *fact}});
    }
    if (rest) {
      result.strict = result.strict || rest->strict;
      result.products.push_back({Rational(1), {*rest}});
    }
    if (strict && !result.strict) return {};
    result.strict = strict;
    return result;
  };
  // Both orders of an equation lead nowhere, but to more of the same.
  const auto is_opposed = [](const State& state, const Positivity& fact) {
    return std::ranges::any_of(state.subtracted,
                               [&](const Subtracted& s) { return s.fact->target == -fact.target; });
  };
  std::vector<State> open{{p, {}}};
  while (!open.empty() && !is_exhausted()) {
    const State state = std::move(open.back());
    open.pop_back();
    if (!state.subtracted.empty()) {
      if (auto result = finish(state)) return result;
    }
    if (state.subtracted.size() >= most_subtractions || state.rest.terms().size() > most_terms)
      continue;
    const auto bad = std::ranges::find_if(state.rest.terms(),
                                          [](const auto& term) { return term.second.sign() < 0; });
    if (bad == state.rest.terms().end()) continue;
    for (const Positivity& fact : facts_) {
      if (fact.target.terms().size() < 2 || is_opposed(state, fact)) continue;
      for (const auto& [m, c] : fact.target.terms()) {
        const auto weight = c.sign() < 0 ? quotient(bad->first, m) : std::nullopt;
        if (!weight || sign_of(*weight, depth) <= 0) continue;
        State next = state;
        next.subtracted.push_back({bad->second / c, *weight, &fact});
        for (const auto& [n, d] : fact.target.terms()) {
          next.rest.add_term(*weight * n, -(d * next.subtracted.back().coefficient));
        }
        if (is_possible(next.rest, false)) open.push_back(std::move(next));
      }
    }
  }
  return {};
}

}  // namespace gradus
