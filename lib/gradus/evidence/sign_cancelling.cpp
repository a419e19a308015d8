// Cancelling: subtract from the target monomial multiples of assumptions, each removing one
// monomial of the wrong sign, until what is left has one sign termwise.

#include "gradus/evidence/sign_search.hpp"

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
  struct State {
    Polynomial rest;
    std::vector<Positivity::Product> products;
    bool strict;
  };
  std::vector<State> open{{p, {}, false}};
  while (!open.empty() && !is_exhausted()) {
    State state = std::move(open.back());
    open.pop_back();
    if (!state.products.empty()) {
      Result why;
      if (!state.rest.is_zero()) {
        why = by_constant_or_monomial(state.rest, true, depth);
        state.strict = state.strict || why;
        if (!why) why = by_constant_or_monomial(state.rest, false, depth);
      }
      if ((state.rest.is_zero() || why) && (state.strict || !strict)) {
        if (why) state.products.push_back({Rational(1), {*why}});
        Positivity result;
        result.rule = Positivity::Rule::products;
        result.target = p;
        result.strict = strict;
        result.products = std::move(state.products);
        return result;
      }
    }
    if (state.products.size() >= most_subtractions || state.rest.terms().size() > most_terms)
      continue;
    for (const auto& [bad, coefficient] : state.rest.terms()) {
      if (coefficient.sign() >= 0) continue;
      for (const Positivity& fact : facts_) {
        if (fact.target.terms().size() < 2) continue;
        for (const auto& [m, c] : fact.target.terms()) {
          const auto factor = c.sign() < 0 ? quotient(bad, m) : std::nullopt;
          if (!factor) continue;
          Polynomial weight;
          weight.add_term(*factor, Rational(1));
          Result why = by_constant_or_monomial(weight, true, depth);
          const bool strictly = why && fact.strict;
          if (!why) why = by_constant_or_monomial(weight, false, depth);
          if (!why) continue;
          State next = state;
          next.rest -= Polynomial(coefficient / c) * weight * fact.target;
          next.products.push_back({coefficient / c, {*why, fact}});
          next.strict = next.strict || strictly;
          open.push_back(std::move(next));
        }
      }
      break;
    }
  }
  return {};
}

}  // namespace gradus
