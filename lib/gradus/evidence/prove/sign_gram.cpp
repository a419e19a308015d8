// Quadratic forms in abstract vectors: Lagrange's reduction, one word after the other (an LDL'
// factorisation without division).

#include <algorithm>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

/// The symmetric matrix of a polynomial that is linear in inner products of words without
/// operators; nothing for other polynomials.
std::optional<std::map<std::pair<Word, Word>, Polynomial>> gram_entries(const Polynomial& p) {
  std::map<std::pair<Word, Word>, Polynomial> entries;
  for (const auto& [monomial, coefficient] : p.terms()) {
    std::optional<Term> product;
    Monomial rest;
    for (const auto& [atom, power] : monomial.powers) {
      if (atom.op() != Op::inner) {
        rest.powers.emplace_back(atom, power);
      } else if (product || power != 1) {
        return {};
      } else {
        product = atom;
      }
    }
    if (!product) return {};
    Word a = product->inner_left(), b = product->inner_right();
    if (!a.operators.empty() || !b.operators.empty()) return {};
    if (b < a) std::swap(a, b);
    entries[{a, b}].add_term(rest, a == b ? coefficient : coefficient / Rational(2));
  }
  return entries;
}

}  // namespace

SignSearch::Result SignSearch::by_gram(const Polynomial& p, bool strict, int depth) const {
  if (strict) return {};
  const auto entries = gram_entries(p);
  if (!entries || entries->size() < 2) return {};
  std::vector<Word> words;
  for (const auto& [pair, value] : *entries) {
    for (const Word& w : {pair.first, pair.second}) {
      if (std::ranges::find(words, w) == words.end()) words.push_back(w);
    }
  }
  const auto entry = [&](const Word& a, const Word& b) {
    const auto found = entries->find(a < b || a == b ? std::pair{a, b} : std::pair{b, a});
    return found == entries->end() ? Polynomial() : found->second;
  };
  for (const Word& u : words) {
    const Polynomial pivot = entry(u, u);
    if (pivot.is_zero()) continue;
    const auto leading = search(pivot, true, depth + 1);
    if (!leading) continue;
    // pivot p = |pivot u + sum_v entry(u, v) v|^2 + sum_{v, w} (pivot entry(v, w) - entry(u, v)
    // entry(u, w)) <v, w>.
    Positivity square;
    square.rule = Positivity::Rule::gram;
    for (const Word& v : words) {
      if (!entry(u, v).is_zero()) square.form.emplace_back(v, entry(u, v));
    }
    Polynomial rest;
    for (const Word& v : words) {
      for (const Word& w : words) {
        const Polynomial inner = Polynomial::atom(Term::inner(v, w));
        square.target += entry(u, v) * entry(u, w) * inner;
        rest += (pivot * entry(v, w) - entry(u, v) * entry(u, w)) * inner;
      }
    }
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    result.products.push_back({Rational(1), {square}});
    if (!rest.is_zero()) {
      const auto why = search(rest, false, depth + 1);
      if (!why) continue;
      result.products.push_back({Rational(1), {*why}});
    }
    result.multiplier.push_back(*leading);
    return result;
  }
  return {};
}

}  // namespace gradus
