// Whether Adagrad comes to a stop (S3:483-511): bounded accumulators, unbounded displacement.

#include "for_all.hpp"
#include "gradus/method/adagrad.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), one(1), two(2);
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k"),
           bound = Term::natural("M");
const Sequence g("g"), r("r");

Claim accumulator_bounded() {
  // g_t = 2^-t for t = 0, 1, ...: r_0 = 1 is g_0^2.
  const auto along = [](std::string label, Comparison c) {
    Statement s = for_all(std::move(label), {natural_from(t, 0)}, std::move(c));
    s.domain.recursions = {{"r", k, one, r(k) + square(pow(Term(Rational(1, 2)), k + one))}};
    return s;
  };
  const Term third(Rational(1, 3)), closed = Term(4) * third - third * pow(Term(4), -t);
  const auto inactive = [](std::string label, Comparison c) {
    Statement s = for_all(std::move(label), {natural_from(t, 0)}, std::move(c));
    s.domain.recursions = {sum_of_squares("r", [](Term) { return Term(0); })};
    return s;
  };
  return {"adagrad/printed-accumulator",
          "The denominator need not get high",
          "S3:483-488",
          {"adagrad/accumulator-monotone"},
          "adagrad/accumulator-monotone",
          "As printed: the denominator definitely gets high over time for all the weights. For "
          "g_t = 2^-t it stays below 4/3 for ever, and a weight without gradients keeps 0.",
          Grade::refuted,
          {Refutation{"g_t = 2^-t, and g_t = 0",
                      "r_t exceeds every bound, for every weight",
                      {along("r_t = 4/3 - 4^-t/3 for all t", r(t) == closed),
                       for_all("which is below 4/3 for all t", {natural_from(t, 0)},
                               closed < Term(Rational(4, 3))),
                       inactive("g_t = 0: r_t = 0 for all t", r(t) == Term(0))}}},
          {{"below 5/4", along("r_t < 5/4", r(t) < Term(Rational(5, 4)))},
           {"r_t = 4/3", along("r_t = 4/3", r(t) == Term(Rational(4, 3)))}}};
}

Claim two_roots() {
  const Term x = Term::symbol("x"), y = Term::symbol("y");
  const auto statement = [&](std::string label, Rational factor) {
    return for_all(std::move(label), {real(x), nonnegative(y)},
                   Term(factor) * x * square(y) <= (square(x) + square(y)) * y);
  };
  return {"adagrad/two-roots",
          "Twice a product is at most the sum of the squares",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "",
          "2 x y <= x^2 + y^2, times y >= 0: what the square of x - y says, used at two roots. It "
          "is the only inequality that the sums of 1/sqrt i need.",
          Grade::proved,
          {statement("for all x and y >= 0", 2)},
          {{"3 for 2", statement("3", 3)}, {"-3 for 2", statement("-3", -3)}}};
}

/// 2 sqrt(a) b <= (a + b) sqrt(b).
Premise roots_of(Term a, Term b, std::optional<Term> index = std::nullopt) {
  return {"2 x y^2 <= (x^2 + y^2) y",
          "",
          "adagrad/two-roots",
          two * sqrt(a) * b <= (a + b) * sqrt(b),
          index,
          0,
          {{Term::symbol("x"), sqrt(a)}, {Term::symbol("y"), sqrt(b)}}};
}

/// sqrt(x)/x is 1/sqrt x.
Term displacement(Term steps) { return sum(i, one, steps, sqrt(i) / i); }

Claim root_sums() {
  const auto lower = [](std::string label, Rational factor) {
    Statement s = for_all(std::move(label), {natural_from(t, 0)},
                          displacement(t) >= Term(factor) * sqrt(t + one) - Term(factor));
    s.domain.premises = {roots_of(k + two, k + one, k)};
    s.domain.models.emplace_back().name = "any numbers";
    return s;
  };
  const auto upper = [](std::string label, Rational factor) {
    Statement s =
        for_all(std::move(label), {natural_from(t, 0)}, displacement(t) <= Term(factor) * sqrt(t));
    s.domain.premises = {roots_of(k, k + one, k)};
    s.domain.models.emplace_back().name = "any numbers";
    return s;
  };
  return {"adagrad/root-sums",
          "How far Adagrad moves under a constant gradient",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "",
          "t steps of length alpha/sqrt i add up to at least 2 alpha (sqrt(t + 1) - 1) and at most "
          "2 alpha sqrt t, for all t: slower than t, but without bound.",
          Grade::proved,
          {lower("at least 2 sqrt(t + 1) - 2", 2), upper("at most 2 sqrt t", 2)},
          {{"at least 3 sqrt(t + 1) - 3", lower("3", 3)},
           {"at most 3 sqrt t/2", upper("3/2", Rational(3, 2))}}};
}

Claim frozen() {
  const auto far_at = [](Term root) { return alpha * (two * root - two); };
  Statement far = for_all("t steps of length alpha/sqrt i", {positive(alpha), natural_from(t, 0)},
                          alpha * displacement(t) >= far_at(sqrt(t + one)));
  far.domain.premises = {roots_of(k + two, k + one, k)};
  const Term u = Term::symbol("u"), b = Term::symbol("B");
  Statement exceeds = for_all("which exceeds 2 alpha (B - 1) once u^2 = t + 1 is over B^2",
                              {positive(alpha), nonnegative(b), nonnegative(u)},
                              far_at(u) > two * alpha * (b - one));
  exceeds.domain.hypotheses = {square(u) > square(b)};
  const auto reaches = [](std::string label, Term steps) {
    return for_all(std::move(label), {positive(alpha), natural_from(bound, 1)},
                   alpha * displacement(steps) >= two * alpha * bound);
  };
  return {"adagrad/printed-frozen",
          "Adagrad does not freeze while the gradient persists",
          "S3:497-498, S3:509-511",
          {"adagrad/lr-too-low"},
          "adagrad/root-sums",
          "As printed: the learning rate becomes too low to take a step, learning may not happen. "
          "Under a constant gradient of any size a weight moves farther than every bound.",
          Grade::refuted,
          {Refutation{"g_t = 1 for ever", "the displacement stays bounded", {far, exceeds}}},
          {{"after M steps already", reaches("M steps", bound)},
           {"after 2 M steps already", reaches("2 M steps", two * bound)}}};
}

Claim lemma() {
  const Term p = Term::symbol("p"), x = Term::symbol("g");
  const auto one_step = [&](std::string label, Rational factor) {
    Statement s = for_all(std::move(label), {nonnegative(p), real(x)},
                          square(x) * sqrt(p + square(x)) / (p + square(x)) <=
                              Term(factor) * (sqrt(p + square(x)) - sqrt(p)));
    s.domain.hypotheses = {p + square(x) > Term(0)};
    s.domain.premises = {roots_of(p, p + square(x))};
    s.domain.models.emplace_back().name = "any numbers";
    return s;
  };
  return {"adagrad/lemma",
          "The lemma behind Adagrad's regret",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "adagrad/root-sums",
          "g_t^2/sqrt r_t <= 2 (sqrt r_t - sqrt r_{t-1}) for every gradient and accumulator. Each "
          "squared step costs at most what the root grows by, so all of them together are paid by "
          "the last root.",
          Grade::proved,
          {one_step("one step", 2)},
          {{"without the 2", one_step("1", 1)}, {"3/2 for 2", one_step("3/2", Rational(3, 2))}}};
}

/// Roots s_k of an accumulator that starts above 0, s_{k+1} = s_k + d_k^2, and T_t, the sum of
/// g_k^2/s_k, where g_{k+1}^2 = s_{k+1}^2 - s_k^2.
Statement along_roots(std::string label, Comparison c) {
  const Sequence root("s"), d("d"), total("T");
  const Term start = Term::symbol("s0"), next = root(k) + square(d(k));
  Statement s = for_all(std::move(label), {positive(start), natural_from(t, 0)}, std::move(c));
  s.domain.recursions = {{"s", k, start, next},
                         {"T", k, Term(0), total(k) + (square(next) - square(root(k))) / next}};
  return s;
}

Claim roots_grow() {
  const Sequence root("s");
  const Term start = Term::symbol("s0");
  const auto statement = [&](std::string label, Comparison c) {
    return along_roots(std::move(label), std::move(c));
  };
  return {"adagrad/roots-grow",
          "The roots of the accumulator never fall",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "",
          "sqrt r_t >= sqrt r_0 for all t. What was accumulated is never forgotten; nothing is "
          "said of how fast it grows.",
          Grade::proved,
          {statement("by induction over t", root(t) >= start)},
          {{"they stay", statement("s_t = s_0", root(t) == start)},
           {"they double", statement("s_t >= 2 s_0", root(t) >= two * start)}}};
}

Claim lemma_summed() {
  const Sequence root("s"), total("T");
  const Term start = Term::symbol("s0");
  const auto statement = [&](std::string label, Rational factor, bool cited) {
    Statement s = along_roots(std::move(label), total(t) <= Term(factor) * (root(t) - start));
    if (cited) {
      s.domain.premises = {
          {"s_k >= s_0", "", "adagrad/roots-grow", root(k) >= start, k, 0, {{t, k}}}};
      s.domain.models.emplace_back().name = "any increments";
    }
    return s;
  };
  return {"adagrad/lemma-summed",
          "The lemma, summed",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "adagrad/lemma",
          "For all gradients and all t: the sum of g_k^2/sqrt r_k is at most 2 (sqrt r_t - sqrt "
          "r_0). It is what bounds Adagrad's regret on convex losses.",
          Grade::proved,
          {statement("by induction over t", 2, true)},
          {{"3/2 for 2", statement("3/2", Rational(3, 2), false)},
           {"1 for 2", statement("1", 1, false)}}};
}

}  // namespace

std::vector<Claim> adagrad_displacement() {
  return {accumulator_bounded(), two_roots(),   root_sums(), frozen(), lemma(),
          roots_grow(),          lemma_summed()};
}

}  // namespace gradus
