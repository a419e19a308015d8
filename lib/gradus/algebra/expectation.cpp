#include "gradus/algebra/expectation.hpp"

#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/normal_form.hpp"

namespace gradus {

namespace {

/// What is known of the bound indices of the sums around a formula: index <= upper.
using Limits = std::map<Term, Term, TermOrder>;

class Expander {
 public:
  explicit Expander(const std::vector<RandomSequence>& random) : random_(random) {}

  /// E[body], by linearity.
  Term expect_of(Term body, const Limits& limits) const {
    const Fraction f = normal_form(body);
    for (Term atom : f.denominator.atoms()) {
      if (is_random(atom)) return expect(body);
    }
    Term result = 0;
    for (const auto& [monomial, coefficient] : f.numerator.terms()) {
      Monomial fixed, random;
      for (const auto& power : monomial.powers) {
        (is_random(power.first) ? random : fixed).powers.push_back(power);
      }
      Polynomial outside;
      outside.add_term(fixed, coefficient);
      result = result + to_term(outside) * expect_of_monomial(random, limits);
    }
    return result / to_term(f.denominator);
  }

 private:
  bool is_random(Term atom) const { return !sequences(atom).empty(); }

  const RandomSequence* moments_of(Term atom) const {
    if (atom.op() != Op::element) return nullptr;
    const auto found = std::ranges::find(random_, atom.name(), &RandomSequence::name);
    return found == random_.end() ? nullptr : &*found;
  }

  Term expect_of_monomial(const Monomial& m, const Limits& limits) const {
    if (m.powers.empty()) return 1;
    const auto [a, power] = m.powers.front();
    if (m.powers.size() == 1) {
      if (const RandomSequence* g = moments_of(a)) {
        if (power == 1 && g->first) return *g->first;
        if (power == 2 && g->second) return *g->second;
      }
      if (a.op() == Op::sum && power == 1) return expect_of_sum(a, 1, limits);
    }
    if (m.powers.size() == 2 && power == 1 && m.powers[1].second == 1) {
      const Term b = m.powers[1].first;
      if (a.op() == Op::sum && b.op() != Op::sum) return expect_of_sum(a, b, limits);
      if (b.op() == Op::sum && a.op() != Op::sum) return expect_of_sum(b, a, limits);
      const RandomSequence* g = moments_of(a);
      if (g && g == moments_of(b) && g->uncorrelated && g->first &&
          differ(a.operand(0), b.operand(0), limits)) {
        return square(*g->first);
      }
    }
    Polynomial whole;
    whole.add_term(m, 1);
    return expect(to_term(whole));
  }

  /// E[(sum of body) * factor], term by term.
  Term expect_of_sum(Term s, Term factor, Limits limits) const {
    const Term index = s.operand(0);
    limits.insert_or_assign(index, s.operand(2));
    return sum(index, s.operand(1), s.operand(2), expect_of(s.operand(3) * factor, limits));
  }

  static bool exceeds(Term a, Term b) {
    const auto f = linear_form(a), g = linear_form(b);
    return f && g && (*f - *g).at_least(1);
  }

  static bool differ(Term i, Term j, const Limits& limits) {
    const auto upper = [&](Term index) {
      const auto known = limits.find(index);
      return known == limits.end() ? index : known->second;
    };
    return exceeds(j, upper(i)) || exceeds(i, upper(j));
  }

  const std::vector<RandomSequence>& random_;
};

}  // namespace

Term expand_expectations(Term t, const std::vector<RandomSequence>& random) {
  const Expander expander(random);
  return transform(t, [&](Term node) {
    return node.op() == Op::expectation ? expander.expect_of(node.operand(0), {}) : node;
  });
}

}  // namespace gradus
