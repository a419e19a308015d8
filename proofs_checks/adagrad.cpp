// Adagrad (S0:23-32, S3:328-511): what each weight's accumulator and step do, for all gradients.

#include "gradus/method/adagrad.hpp"

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), delta = Term::symbol("delta"), one(1);
const Term t = Term::natural("t"), i = Term::natural("i"), n = Term::natural("n");
const Sequence g("g"), r("r");

/// About the accumulator r of one weight's gradients g_1, g_2, ...
Statement accumulated(std::string label, std::vector<Variable> variables, Comparison c) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = std::move(variables);
  s.domain.recursions = {sum_of_squares("r", g)};
  return s;
}

/// 0 <= r_m.
Premise nonnegative_at(Term m) {
  return {"r >= 0", "", "adagrad/accumulate", r(m) >= Term(0), std::nullopt, 0, {{t, m}}};
}

/// Cites it at t - 1; counterexamples may be any gradients.
void rest_on_nonnegative(Statement& s) {
  s.domain.premises = {nonnegative_at(t - one)};
  s.domain.models.emplace_back().name = "any gradients";
}

Claim accumulate() {
  const auto statement = [](std::string label, Term closed) {
    return accumulated(std::move(label), {natural_from(t, 0)}, r(t) == closed);
  };
  return {
      "adagrad/accumulate",
      "The accumulator is the sum of the squared gradients",
      "S0:23-28, S3:335-370",
      {"adagrad/accumulate"},
      "",
      "r_t = r_{t-1} + g_t^2 with r_0 = 0 is the sum of g_1^2, ..., g_t^2, and never negative, "
      "for all t. Gradients of either sign add to it.",
      Grade::proved,
      {statement("by induction over t", sum(i, one, t, square(g(i)))),
       accumulated("never negative", {natural_from(t, 0)}, r(t) >= Term(0))},
      {{"the square of the sum", statement("(g_1 + ... + g_t)^2", square(sum(i, one, t, g(i))))},
       {"the sum without squares", statement("g_1 + ... + g_t", sum(i, one, t, g(i)))},
       {"no accumulation", statement("g_t^2", square(g(t)))}}};
}

Claim accumulator_monotone() {
  const auto grows = [](std::string label, Comparison c) {
    return accumulated(std::move(label), {natural_from(t, 0)}, std::move(c));
  };
  const auto keeps = [](std::string label, Rational share, bool cited) {
    Statement s =
        accumulated(std::move(label), {natural_from(t, 1)}, r(t) >= Term(share) * square(g(t)));
    if (cited) rest_on_nonnegative(s);
    return s;
  };
  return {
      "adagrad/accumulator-monotone",
      "The accumulator never falls and forgets nothing",
      "S3:483-488",
      {"adagrad/accumulator-monotone", "adagrad/delta"},
      "",
      "r_{t+1} >= r_t >= g_t^2 for all t: r_t is 0 only if all gradients so far were. It need not "
      "grow without bound.",
      Grade::proved,
      {grows("never falls", r(t + one) - r(t) >= Term(0)),
       keeps("at least the last square", 1, true)},
      {{"grows strictly", grows("r_{t+1} > r_t", r(t + one) - r(t) > Term(0))},
       {"grows by the last square again", keeps("r_t >= 2 g_t^2", 2, false)}}};
}

Claim update() {
  const auto bounded = [](std::string label, Term root_of, Rational share, bool cited) {
    Statement s = accumulated(
        std::move(label), {positive(alpha), positive(delta), natural_from(t, 1)},
        square(scaled_step(alpha, delta, root_of, g(t))) <= Term(share) * square(alpha));
    if (cited) rest_on_nonnegative(s);
    return s;
  };
  return {
      "adagrad/update",
      "No step of Adagrad is longer than alpha",
      "S3:339, S3:371",
      {"adagrad/update", "adagrad/algorithm"},
      "",
      "With r_t that includes g_t the step alpha g_t/(delta + sqrt r_t) is at most alpha, for all "
      "gradients. This says nothing of whether the loss falls.",
      Grade::proved,
      {bounded("every step", r(t), 1, true)},
      {{"r_{t-1} for r_t", bounded("r_{t-1}", r(t - one), 1, false)},
       {"at most alpha/2", bounded("alpha/2", r(t), Rational(1, 4), false)},
       {"r_t^2 for r_t", bounded("r_t^2", square(r(t)), 1, false)}}};
}

Claim delta_is_seen() {
  const auto first = [](std::string label, Rational constant, Rational share, Rational inside = 0) {
    const Term d(constant);
    return for_all(std::move(label), {real(alpha)},
                   scaled_step(alpha, d, square(d) + Term(inside), d) == Term(share) * alpha);
  };
  const Term x = Term::symbol("r");
  const auto apart = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(delta), nonnegative(x)}, delta + sqrt(x) >= claimed);
  };
  const Rational half(1, 2);
  return {"adagrad/delta",
          "What delta does",
          "S3:374-379, S3:434",
          {"adagrad/delta"},
          "",
          "delta keeps the divisor at delta or more, so nothing is divided by zero. It is not "
          "harmless: a first gradient as small as delta makes a step of alpha/2, not alpha.",
          Grade::proved,
          {apart("the divisor is at least delta", delta),
           first("delta = 10^-7, |g| = delta", Rational(1, 10'000'000), half),
           first("delta = 10^-6, |g| = delta", Rational(1, 1'000'000), half)},
          {{"a full step", first("alpha", Rational(1, 10'000'000), 1)},
           {"delta inside the root too",
            first("sqrt(r + delta^2)", Rational(1, 10'000'000), half, Rational::parse("1e-14"))},
           {"the divisor is at least 2 delta", apart("2 delta", Term(2) * delta)}}};
}

Claim inverse_monotone() {
  const Term u = Term::symbol("u"), v = Term::symbol("v");  // roots of two accumulators
  const auto rate = [](Term root) { return alpha / (delta + root); };
  const auto falls = [&](std::string label, Comparison accumulators, Comparison rates) {
    Statement s = for_all(std::move(label),
                          {positive(alpha), positive(delta), nonnegative(u), nonnegative(v)},
                          std::move(rates));
    s.domain.hypotheses = {std::move(accumulators)};
    return s;
  };
  const auto bounded = [&](std::string label, Rational share) {
    return for_all(std::move(label), {positive(alpha), positive(delta), nonnegative(u)},
                   rate(u) <= Term(share) * alpha / delta);
  };
  return {
      "adagrad/inverse-monotone",
      "The larger the accumulator, the smaller the learning rate",
      "S0:23-24, S3:381-389",
      {"adagrad/inverse-monotone"},
      "",
      "alpha/(delta + sqrt r) falls strictly with r = u^2, from alpha/delta at r = 0. It is the "
      "rate that is small where gradients are large, not the step.",
      Grade::proved,
      {falls("falls strictly", square(u) < square(v), rate(u) > rate(v)),
       bounded("at most alpha/delta", 1)},
      {{"rises", falls("rises", square(u) < square(v), rate(u) < rate(v))},
       {"to a half where r is twice as large",
        falls("half", Term(2) * square(u) <= square(v), rate(u) >= Term(2) * rate(v))},
       {"at most alpha/(2 delta)", bounded("alpha/(2 delta)", Rational(1, 2))}}};
}

Claim larger_gradients() {
  // Every |g_k| >= |h_k| is g_k^2 = h_k^2 + d_k^2 for some d_k.
  const Sequence h("h"), d("d"), large("R"), small("r");
  const auto statement = [&](std::string label, Rational factor) {
    Statement s =
        for_all(std::move(label), {natural_from(t, 0)}, large(t) >= Term(factor) * small(t));
    const Term k = Term::natural("k"), next = k + one;
    s.domain.recursions = {{"R", k, Term(0), large(k) + square(h(next)) + square(d(next))},
                           sum_of_squares("r", h)};
    return s;
  };
  return {"adagrad/rapid-vs-small",
          "Larger gradients, smaller learning rate",
          "S0:32",
          {"adagrad/rapid-vs-small"},
          "",
          "If one weight's gradients are at least as large as another's at every step (g_k^2 = "
          "h_k^2 + d_k^2), so is its accumulator, for all t: its rate is at most the other's.",
          Grade::proved,
          {statement("by induction over t", 1)},
          {{"twice as large", statement("2 r_t", 2)},
           {"3/2 as large", statement("3 r_t/2", Rational(3, 2))}}};
}

Claim constant_gradient() {
  const Term c = Term::symbol("c");
  const auto accumulator = [&](std::string label, Term closed) {
    Statement s = for_all(std::move(label), {real(c), natural_from(t, 1)}, r(t) == closed);
    s.domain.recursions = {sum_of_squares("r", [&](Term) { return c; })};
    return s;
  };
  const auto step = [&](std::string label, Term claimed) {
    Statement s = for_all(std::move(label), {real(alpha), real(c), natural_from(t, 1)},
                          squared_step(alpha, t * square(c), c) == claimed);
    s.domain.hypotheses = {c != Term(0)};
    return s;
  };
  const auto decay = [&](std::string label, Term claimed) {
    Statement s = for_all(std::move(label), {real(c), natural_from(t, 1)},
                          t * square(c) / ((t + one) * square(c)) == claimed);
    s.domain.hypotheses = {c != Term(0)};
    return s;
  };
  return {"adagrad/constant-gradient",
          "A constant gradient of any size: steps alpha/sqrt t",
          "S0:32, S3:497-498",
          {"adagrad/lr-too-low", "adagrad/rapid-vs-small"},
          "",
          "For g_t = c, r_t = t c^2 and (delta = 0) the squared step is alpha^2/t, whatever c; the "
          "squared rate falls by the factor t/(t+1), whatever c.",
          Grade::proved,
          {accumulator("r_t = t c^2", t * square(c)), step("step^2 = alpha^2/t", square(alpha) / t),
           decay("relative decrease t/(t+1)", t / (t + one))},
          {{"r_t = c^2", accumulator("c^2", square(c))},
           {"steps alpha/t", step("alpha^2/t^2", square(alpha) / square(t))},
           {"steps grow with c", step("c^2 alpha^2/t", square(c) * square(alpha) / t)},
           {"the decrease depends on c", decay("1/(1 + c^2)", one / (one + square(c)))}}};
}

Claim sparse_features() {
  // Every m-th step has the gradient c, against 1 at every step: r after n rounds of m steps.
  const Term m = Term::natural("m"), c = Term::symbol("c"), k = Term::natural("k");
  const Sequence dense("R"), sparse("S");
  const auto ratio = [&](std::string label, Term claimed) {
    Statement s = for_all(std::move(label), {real(c), natural_from(m, 1), natural_from(n, 1)},
                          square(c) * dense(n) == claimed * sparse(n));
    s.domain.recursions = {{"R", k, Term(0), dense(k) + m},
                           {"S", k, Term(0), sparse(k) + square(c)}};
    return s;
  };
  return {
      "adagrad/sparse-features",
      "Rare gradients keep a higher learning rate",
      "S3:328-358, S3:424-427",
      {"adagrad/sparse-features"},
      "",
      "Gradient c at every m-th step against 1 at every step: the accumulators stand as c^2 to "
      "m, so for c = 1 the rare feature's rate is sqrt m times higher, and at c = sqrt m nothing "
      "is gained. Sparse is not the same as small.",
      Grade::proved,
      {ratio("for every number n of rounds", m)},
      {{"ratio m^2", ratio("m^2", square(m))}, {"no effect", ratio("1", one)}}};
}

Claim scale_free() {
  const Term m = Term::symbol("m"), x = Term::symbol("x"), p = Term::symbol("p");
  const Sequence scaled("R");
  const auto accumulator = [&](std::string label, Term factor) {
    Statement s =
        for_all(std::move(label), {real(m), natural_from(t, 0)}, scaled(t) == factor * r(t));
    s.domain.recursions = {sum_of_squares("R", [&](Term k) { return m * g(k); }),
                           sum_of_squares("r", g)};
    return s;
  };
  const auto step = [&](std::string label, Term gradient, Term kept) {
    Statement s = for_all(std::move(label), {real(alpha), real(m), real(x), positive(p)},
                          squared_step(alpha, kept, gradient) == squared_step(alpha, p, x));
    s.domain.hypotheses = {m != Term(0)};
    return s;
  };
  return {"adagrad/scale-free",
          "Without delta, summed or averaged gradients give the same steps",
          "S0:26, S3:357-363, S3:429-453",
          {"adagrad/algorithm", "adagrad/per-parameter"},
          "",
          "Gradients m times as large (a sum over m samples instead of their mean) make r_t m^2 "
          "times as large and, for delta = 0, every squared step the same, weight by weight.",
          Grade::proved,
          {accumulator("r_t is m^2 times as large", square(m)),
           step("the steps are the same", m * x, square(m) * p)},
          {{"m times as large", accumulator("m r_t", m)},
           {"steps m times as long", step("m", square(m) * x, square(m) * p)}}};
}

}  // namespace

std::vector<Claim> adagrad() {
  return {accumulate(),        accumulator_monotone(), update(),
          delta_is_seen(),     inverse_monotone(),     larger_gradients(),
          constant_gradient(), sparse_features(),      scale_free()};
}

}  // namespace gradus
