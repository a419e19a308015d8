// Sums of squares: target = sum of squares, plus sums of squares times assumptions (Putinar) and
// products of two of them (Schmuedgen), perhaps after multiplying the target by a power of
// 1 + x^2 + y^2 + ... (Reznick; Artin): a polynomial that is nonnegative need not be a sum of
// squares itself.

#include <algorithm>

#include "gradus/evidence/gram_search.hpp"
#include "gradus/evidence/sign_search.hpp"
#include "gradus/evidence/square_basis.hpp"

namespace gradus {

namespace {

constexpr std::size_t most_atoms = 8, most_facts = 16, most_weights = 40;
constexpr int most_multipliers = 2;

using Atoms = std::vector<Term>;

/// What sums of squares are multiplied with: a product of assumptions.
struct Weight {
  Polynomial value = 1;
  std::vector<Positivity> facts;
};

Rational greatest_coefficient(const Polynomial& p) {
  Rational result = 0;
  for (const auto& [m, c] : p.terms()) result = max(result, abs(c));
  return result;
}

/// The fact divided by the size of its coefficients.
Positivity scaled(Positivity fact) {
  const Rational size = greatest_coefficient(fact.target);
  fact.scale /= size;
  fact.target = fact.target * Polynomial(Rational(1) / size);
  return fact;
}

/// p / c with coprime integer coefficients, c > 0.
Polynomial primitive(const Polynomial& p, Rational& c) {
  Rational denominators = 1, numerators = 0;
  for (const auto& [m, k] : p.terms()) denominators = lcm(denominators, k.denominator());
  for (const auto& [m, k] : p.terms()) numerators = gcd(numerators, k * denominators);
  c = numerators / denominators;
  return p * Polynomial(Rational(1) / c);
}

Positivity square(const Polynomial& root) {
  Positivity result;
  result.rule = Positivity::Rule::square;
  result.target = root * root;
  result.root = root;
  return result;
}

/// 1 + x^2 + y^2 + ... > 0.
Positivity multiplier(const Atoms& atoms) {
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = 1;
  result.strict = true;
  result.products.push_back({1, {}});
  for (Term a : atoms) {
    result.target += Polynomial::atom(a, 2);
    result.products.push_back({1, {square(Polynomial::atom(a))}});
  }
  return result;
}

bool same_atoms(const Polynomial& p, const Polynomial& q) {
  const auto a = p.atoms(), b = q.atoms();
  return std::ranges::equal(a, b, [](Term s, Term t) { return same(s, t); });
}

int even(int degree) { return degree + degree % 2; }

/// One with the facts and their products, two of the same atoms first.
std::vector<Weight> weights(const std::vector<Positivity>& facts, bool all_pairs) {
  std::vector<Weight> result{{}};
  for (const Positivity& f : facts) result.push_back({f.target, {f}});
  for (bool alike : {true, false}) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      for (std::size_t j = i + 1; j < facts.size(); ++j) {
        if (same_atoms(facts[i].target, facts[j].target) != alike) continue;
        if ((alike || all_pairs) && result.size() < most_weights)
          result.push_back({facts[i].target * facts[j].target, {facts[i], facts[j]}});
      }
    }
  }
  return result;
}

/// target as a sum of squares times weights, all blocks with their bases.
std::optional<std::vector<Positivity::Product>> combine(const Polynomial& target,
                                                        const std::vector<Weight>& weights,
                                                        const std::vector<SquareBlock>& blocks,
                                                        const ProgramLimits& limits) {
  const std::vector<BlockPart> parts = split_by_signs(target, blocks);
  std::vector<SquareBlock> split;
  for (const BlockPart& p : parts) split.push_back(p.part);
  const Rational size = greatest_coefficient(target);
  const auto squares = decompose(target * Polynomial(Rational(1) / size), split, limits);
  if (!squares) return {};
  std::vector<Positivity::Product> result;
  for (const WeightedSquare& s : *squares) {
    Rational content;
    const Polynomial root = primitive(s.root, content);
    Positivity::Product product{size * s.coefficient * content * content,
                                weights[parts[s.block].block].facts};
    if (!root.is_constant()) product.parts.push_back(square(root));
    result.push_back(std::move(product));
  }
  return result;
}

}  // namespace

SignSearch::Result SignSearch::by_squares(const Polynomial& p, bool strict, int depth) const {
  const Factorisation f = factor(p);
  Rational unit = f.unit;
  Polynomial unknown = 1;
  Positivity::Product product;
  for (const auto& [part, multiplicity] : f.factors) {
    if (multiplicity > 1) {
      const auto why = square_of(part, strict, depth + 1);
      if (!why) return {};
      for (int k = 0; k < multiplicity / 2; ++k) product.parts.push_back(*why);
    }
    if (multiplicity % 2 == 0) continue;
    if (const auto why = search(part, strict, depth + 1)) {
      product.parts.push_back(*why);
    } else if (const auto opposite = search(-part, strict, depth + 1)) {
      product.parts.push_back(*opposite);
      unit = -unit;
    } else {
      unknown = unknown * part;
    }
  }
  if (unit.sign() < 0) unknown = -unknown;
  const auto why = as_squares(unknown, strict);
  if (!why) return {};
  product.coefficient = abs(unit);
  product.parts.push_back(*why);
  Positivity result;
  result.rule = Positivity::Rule::products;
  result.target = p;
  result.strict = strict;
  result.products.push_back(std::move(product));
  return result;
}

SignSearch::Result SignSearch::as_squares(const Polynomial& p, bool strict) const {
  const auto set = p.atoms();
  const Atoms atoms(set.begin(), set.end());
  if (p.is_constant() || atoms.size() > most_atoms) return {};
  std::vector<Positivity> facts;
  int fact_degree = 0;
  for (const Positivity& fact : facts_) {
    const auto own = fact.target.atoms();
    if (fact.target.is_constant() || !std::ranges::includes(set, own, TermOrder{})) continue;
    if (facts.size() == most_facts) return {};
    facts.push_back(scaled(fact));
    fact_degree = std::max(fact_degree, fact.target.total_degree());
  }

  const auto conclude = [&](std::optional<std::vector<Positivity::Product>> products,
                            std::vector<Positivity> multipliers) -> Result {
    if (!products) return {};
    const auto is_strict = [](const Positivity::Product& product) {
      return std::ranges::all_of(product.parts, &Positivity::strict);
    };
    if (strict && std::ranges::none_of(*products, is_strict)) return {};
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    result.strict = strict;
    result.products = std::move(*products);
    result.multiplier = std::move(multipliers);
    return result;
  };
  const auto plain = [&](int power) -> Result {
    std::vector<Positivity> multipliers(static_cast<std::size_t>(power), multiplier(atoms));
    Polynomial target = p;
    for (const Positivity& m : multipliers) target = target * m.target;
    auto basis = newton_basis(target);
    if (basis.empty()) return {};
    return conclude(combine(target, {{}}, {{1, std::move(basis)}}, *squares_),
                    std::move(multipliers));
  };
  const auto with_facts = [&](int degree, bool all_pairs) -> Result {
    const std::vector<Weight> list = weights(facts, all_pairs);
    std::vector<int> caps;
    for (Term a : atoms) {
      int cap = p.degree(a);
      for (const Weight& w : list) cap = std::max(cap, w.value.degree(a));
      caps.push_back(even(cap) + degree - even(std::max(p.total_degree(), fact_degree)));
    }
    std::vector<SquareBlock> blocks;
    for (const Weight& w : list)
      blocks.push_back({w.value, degree_basis(atoms, w.value, degree, caps)});
    return conclude(combine(p, list, blocks, *squares_), {});
  };

  if (auto r = plain(0)) return r;
  if (!facts.empty()) {
    const int degree = even(std::max(p.total_degree(), fact_degree));
    for (const auto& [extra, all_pairs] : {std::pair(0, false), {0, true}, {2, true}}) {
      if (auto r = with_facts(degree + extra, all_pairs)) return r;
    }
  }
  for (int power = 1; power <= most_multipliers; ++power) {
    if (auto r = plain(power)) return r;
  }
  return {};
}

}  // namespace gradus
