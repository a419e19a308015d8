#include "gradus/evidence/prove/square_weights.hpp"

#include <algorithm>

#include "gradus/evidence/prove/square_certificate.hpp"

namespace gradus {

namespace {

constexpr std::size_t most_weights = 40;

bool same_atoms(const Polynomial& p, const Polynomial& q) {
  const auto a = p.atoms(), b = q.atoms();
  return std::ranges::equal(a, b, [](Term s, Term t) { return same(s, t); });
}

}  // namespace

Rational greatest_coefficient(const Polynomial& p) {
  Rational result = 0;
  for (const auto& [m, c] : p.terms()) result = max(result, abs(c));
  return result;
}

Positivity scaled(Positivity fact) {
  const Rational size = greatest_coefficient(fact.target);
  fact.scale /= size;
  fact.target = fact.target * Polynomial(Rational(1) / size);
  return fact;
}

std::vector<Weight> weights(const Facts& facts, bool all_pairs) {
  std::vector<Weight> result{{}};
  for (const Positivity& f : facts) result.push_back({f.target, {f}});
  for (bool alike : {true, false}) {
    if (!alike && !all_pairs) break;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      for (std::size_t j = i + 1; j < facts.size() && result.size() < most_weights; ++j) {
        if (same_atoms(facts[i].target, facts[j].target) == alike)
          result.push_back({facts[i].target * facts[j].target, {facts[i], facts[j]}});
      }
    }
  }
  return result;
}

std::vector<Weight> products_of_three(const Facts& facts) {
  std::vector<Weight> result{{}};
  for (const Positivity& f : facts) {
    const std::vector<Weight> smaller = result;
    for (const Weight& w : smaller) {
      if (w.facts.size() == 3) continue;
      result.push_back({w.value * f.target, w.facts});
      result.back().facts.push_back(f);
    }
  }
  return result;
}

Positivity one_and_squares(const AtomSet& atoms) {
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = 1;
  result.strict = true;
  result.products.push_back({1, {}});
  for (Term a : atoms) {
    result.target += Polynomial::atom(a, 2);
    result.products.push_back({1, {square_node(Polynomial::atom(a))}});
  }
  return result;
}

std::optional<Positivity> sum_of(const Facts& facts) {
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.strict = true;
  if (std::ranges::none_of(facts, &Positivity::strict)) {
    result.target = 1;
    result.products.push_back({1, {}});
  }
  for (const Positivity& f : facts) {
    result.target += f.target;
    result.products.push_back({1, {f}});
  }
  if (result.target.is_constant()) return {};
  return result;
}

std::optional<Positivity> above_zero(Term x, const Facts& facts) {
  for (const Positivity& f : facts) {
    const Polynomial& bound = f.target;
    if (bound.total_degree() != 1 || !same_atoms(bound, Polynomial::atom(x))) continue;
    const Rational slope = bound.coefficient(x, 1).constant_term();
    const Rational low = -bound.constant_term() / slope;
    if (slope.sign() < 0 || low.sign() < 0 || (low.is_zero() && !f.strict)) continue;
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = Polynomial::atom(x);
    result.strict = true;
    result.products = {{Rational(1) / slope, {f}}};
    if (!low.is_zero()) result.products.push_back({low, {}});
    return result;
  }
  return {};
}

}  // namespace gradus
