// Why complex roots overshoot: no sequence stays positive (S3:136-140).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("A"), q = Term::symbol("q"), s = Term::symbol("s");
const Term n = Term::natural("n"), k = Term::natural("k");
// Any sequence x, X_n = x_1 + ... + x_n, U_n = 1 x_1 + ... + n x_n and V_n = U_1 + ... + U_n.
const Sequence x("x"), total("X"), weighted("U"), twice("V"), residuals("R"), summed("S");

const Recursion rule_total{"X", k, Term(0), total(k) + x(k + Term(1))},
    rule_weighted{"U", k, Term(0), weighted(k) + (k + Term(1)) * x(k + Term(1))},
    rule_twice{"V", k, Term(0), twice(k) + weighted(k) + (k + Term(1)) * x(k + Term(1))};

/// By how much x misses x_{k+1} = (2 - A) x_k - x_{k-1} at k + 1.
const Term miss = x(k + Term(2)) - (Term(2) - a) * x(k + Term(1)) + x(k);

/// 1 miss_1 + ... + n miss_n, and the sum of these up to n.
Term weighted_misses(Term at) {
  return at * x(at + Term(1)) - (at + Term(1)) * x(at) + x(Term(0)) + a * weighted(at);
}

Term summed_misses(Term at) {
  return at * x(Term(0)) + at * x(at + Term(1)) - Term(2) * total(at) + a * twice(at);
}
const Recursion rule_summed{"S", k, Term(0), summed(k) + weighted_misses(k + Term(1))};

Premise nonnegative_sequence() {
  return {"x_k >= 0", "hypothesis on the sequence", "", x(k) >= Term(0), k, 0};
}
Model powers() {
  const Term r = Term::symbol("r");
  Model m;
  m.name = "x_k = r^k";
  m.variables = {nonnegative(r)};
  m.sequences = {{"x", k, pow(r, k)}};
  return m;
}

Claim misses() {
  const auto statement = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(a), natural_from(n, 0)},
                 {rule_weighted, {"R", k, Term(0), residuals(k) + (k + Term(1)) * miss}},
                 residuals(n) == claimed);
  };
  const auto second = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(a), natural_from(n, 0)},
                 {rule_total, rule_weighted, rule_twice, rule_summed}, summed(n) == claimed);
  };
  const auto as_heavy_ball = [&](std::string label, Term curvature) {
    const Term b = Term(1) + square(q) - s, x0 = Term::symbol("x0"), x1 = Term::symbol("x1"),
               x2 = Term::symbol("x2");
    const Term step = square(q) * x2 - b * (q * x1) + square(q) * x0;
    return for_all(std::move(label), {positive(q), real(s), real(x0), real(x1), real(x2)},
                   step == square(q) * (x2 - (Term(2) - curvature) * x1 + x0));
  };
  return {"momentum/overshoot-sums",
          "How far a sequence is from a heavy ball",
          "S3:136-140",
          {"momentum/overshoot"},
          "momentum/overshoot",
          "With w_k = q^k x_k, alpha = q^2 and A = (s - (1 - q)^2)/q the heavy ball is x_{k+1} = "
          "(2 - A) x_k - x_{k-1}. For any x the misses of this rule, summed with the weights k (n "
          "+ 1 - k), give n x_0 + n x_{n+1} - 2 X_n + A V_n.",
          Grade::proved,
          {as_heavy_ball("the heavy ball", (s - square(Term(1) - q)) / q),
           statement("summed once", weighted_misses(n)), second("summed twice", summed_misses(n))},
          {{"A = s/q", as_heavy_ball("A = s/q", s / q)},
           {"summed once, without A", statement("without A", weighted_misses(n) - a * weighted(n))},
           {"summed twice, -X_n", second("-X_n", summed_misses(n) + total(n))}}};
}

Claim weights() {
  const auto statement = [&](std::string label, Term factor) {
    Statement result = along(std::move(label), {natural_from(n, 0)}, {rule_total, rule_weighted},
                             weighted(n) >= factor * total(n));
    result.domain.premises = {nonnegative_sequence()};
    result.domain.models = {powers()};
    return result;
  };
  Statement not_negative =
      along("and neither is negative", {natural_from(n, 0)}, {rule_total}, total(n) >= Term(0));
  not_negative.domain.premises = {nonnegative_sequence()};
  not_negative.domain.models = {powers()};
  return {
      "momentum/overshoot-weights",
      "The weights k are at least 1",
      "S3:136-140",
      {"momentum/overshoot"},
      "momentum/overshoot",
      "For x_k >= 0, x_1 + 2 x_2 + ... + n x_n is at least x_1 + ... + x_n. Sums of numbers that "
      "are not negative only grow with their weights; it is a step of the proof that complex roots "
      "overshoot.",
      Grade::proved,
      {statement("by induction over n", Term(1)), not_negative},
      {{"twice", statement("twice", Term(2))}, {"5/4", statement("5/4", Term(Rational(5, 4)))}}};
}

Premise cited(std::string name, std::string claim, Comparison holds) {
  return {std::move(name), "", std::move(claim), std::move(holds), k, 0, {{n, k}}};
}

Claim double_weights() {
  const auto statement = [&](std::string label, Term factor) {
    Statement result =
        along(std::move(label), {natural_from(n, 0)}, {rule_total, rule_weighted, rule_twice},
              twice(n) >= factor * n * total(n));
    result.domain.premises = {
        nonnegative_sequence(),
        cited("U_k >= X_k", "momentum/overshoot-weights", weighted(k) >= total(k))};
    result.domain.models = {powers()};
    return result;
  };
  return {
      "momentum/overshoot-double-weights",
      "The weights k (n + 1 - k) are at least n",
      "S3:136-140",
      {"momentum/overshoot"},
      "momentum/overshoot",
      "For x_k >= 0, V_n = sum k (n + 1 - k) x_k is at least n (x_1 + ... + x_n). The weights in "
      "the middle are large, those at the ends still at least n; it is a step of the proof that "
      "complex roots overshoot.",
      Grade::proved,
      {statement("by induction over n", Term(1))},
      {{"2 n", statement("2 n", Term(2))}, {"5 n/4", statement("5 n/4", Term(Rational(5, 4)))}}};
}

Claim overshoot() {
  const Term end = Term::symbol("S"), all = Term::symbol("X"), v = Term::symbol("V"),
             first = Term::symbol("x0"), last = Term::symbol("x1");
  const Substitution reading{{summed(n), end},
                             {total(n), all},
                             {twice(n), v},
                             {x(Term(0)), first},
                             {x(n + Term(1)), last}};
  const auto here = [&](std::string name, std::string claim, const Comparison& holds) {
    return Premise{std::move(name), "", std::move(claim), substitute(holds, reading),
                   std::nullopt,    0,  reading};
  };
  const auto statement = [&](std::string label, Term least) {
    Statement result = for_all(std::move(label),
                               {positive(a), positive(first), nonnegative(last), real(all), real(v),
                                real(end), natural_from(n, 1)},
                               end > Term(0), {a * n >= least});
    result.domain.premises = {
        here("the summed misses", "momentum/overshoot-sums", summed(n) == summed_misses(n)),
        here("X_n >= 0", "momentum/overshoot-weights", total(n) >= Term(0)),
        here("V_n >= n X_n", "momentum/overshoot-double-weights", twice(n) >= n * total(n))};
    return result;
  };
  return {"momentum/overshoot-in-time",
          "Complex roots overshoot within 2/A + 1 steps",
          "S3:136-140",
          {"momentum/overshoot"},
          "momentum/overshoot",
          "If x_0 > 0 and no x_k is negative up to n + 1 with A n >= 2, the summed misses are "
          "positive: such a sequence is not a heavy ball. So for every s > (1 - sqrt(alpha))^2, "
          "complex or negative roots, a heavy ball is negative by step 2/A + 2, A = (s - "
          "(1 - sqrt(alpha))^2)/sqrt(alpha).",
          Grade::proved,
          {statement("the summed misses are positive", Term(2))},
          {{"A n >= 1", statement("A n >= 1", Term(1))},
           {"A n >= 3/2", statement("A n >= 3/2", Term(Rational(3, 2)))}}};
}

}  // namespace

std::vector<Claim> momentum_overshoot() {
  return {misses(), weights(), double_weights(), overshoot()};
}

}  // namespace gradus
