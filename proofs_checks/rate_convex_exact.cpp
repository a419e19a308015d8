// The exact rate of gradient descent on convex losses, and that it is attained (Drori and Teboulle,
// Math. Program. 145, 2014).

#include <algorithm>

#include "for_all.hpp"
#include "gradus/landscape/convex_certificate.hpp"
#include "rate_potential.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), k = Term::natural("k"), n = Term::natural("n"),
           N = Term::natural("N");

/// V_k: the potential up to k = N, and V_N from there on.
const Sequence V("V");

/// x_N on Huber's function, of slope tau.
Model worst_case(const ConvexStep& s) {
  Model m;
  m.name = "Huber's function with tau = 1/(2N + 1), from x_0 = 1 (lambda = 1): V is constant";
  m.hypotheses = {N <= Term(50)};
  const Term total = Term(2) * N + Term(1), value = Term(1) / (Term(2) * total);
  m.bindings = {{lambda, Term(1)},
                {Term::symbol("R2"), Term(1)},
                {s.value, value},
                {s.xx, square((N + Term(1)) / total)},
                {s.xg, (N + Term(1)) / square(total)},
                {s.gg, Term(1) / square(total)}};
  m.sequences = {{"V", k, value}};
  return m;
}

Claim telescoped() {
  const auto statement = [](std::string label, Comparison c) {
    Statement s{std::move(label), {}, std::move(c)};
    s.domain.variables = {natural_from(N, 0)};
    s.domain.premises = {
        {"V does not grow", "the hypothesis of the theorem", "", V(k + Term(1)) <= V(k), k}};
    Model falls;
    falls.name = "V_k = 1/(k + 1)";
    falls.sequences = {{"V", k, Term(1) / (k + Term(1))}};
    s.domain.models = {falls};
    return s;
  };
  return {"rate/convex-telescoped",
          "The potential after N steps",
          "S1:180-185",
          {},
          "rate/telescoping",
          "If no step raises V, then V_N <= V_0, for every number N of steps. One quantity that "
          "never rises is all that a rate needs; to find such a V is the art.",
          Grade::proved,
          {statement("by induction over N", V(N) <= V(Term(0)))},
          {{"half of it", statement("half of it", V(N) <= V(Term(0)) / Term(2))},
           {"the other way", statement("the other way", V(Term(0)) <= V(N))}},
          "That the potential is such a V for its first steps is rate/convex-potential; from there "
          "on V may stand still. This is said, not checked: a citation holds at every index."};
}

Claim convex_rate() {
  const ConvexStep last;
  const Term R2 = Term::symbol("R2"), total = Term(2) * N + Term(1);
  const Term first = lambda * R2 / (Term(2) * total),
             reached = convex_potential(N, total, last.value, last.gg, last.xx);
  const auto statement = [&](std::string label, Term bound) {
    Statement s{std::move(label), {}, last.value <= bound};
    s.domain.variables = {positive(lambda), nonnegative(R2), real(last.value), natural_from(N, 0)};
    s.domain.vectors = {"x", "g"};
    s.domain.premises = {{"V_N <= V_0 = lambda |x_0 - x*|^2/(4N + 2)",
                          "",
                          "rate/convex-telescoped",
                          reached <= first,
                          std::nullopt,
                          0,
                          {{V(N), reached}, {V(Term(0)), first}}},
                         {"f_N - f* <= V_N", "", "rate/convex-last", last.value <= reached}};
    s.domain.models = {worst_case(last)};
    return s;
  };
  return {
      "rate/convex",
      "The exact rate of a convex loss",
      "S1:189-191",
      {},
      "rate/one-over-t",
      "For a convex loss with curvature at most lambda, eps = 1/lambda and every N: f(x_N) - f* "
      "<= lambda |x_0 - x*|^2/(4N + 2). The loss itself, not only its gradient, has a rate.",
      Grade::proved,
      {statement("for all N", lambda * R2 / (Term(4) * N + Term(2)))},
      {{"4N + 3", statement("4N + 3", lambda * R2 / (Term(4) * N + Term(3)))},
       {"5N + 2", statement("5N + 2", lambda * R2 / (Term(5) * N + Term(2)))}}};
}

Claim attained() {
  const Term tau = Term(1) / (Term(2) * N + Term(1));
  const Sequence x("x");
  const auto position = [&](std::string label, Term at) {
    Statement s{std::move(label), {}, x(k) == at};
    s.domain.variables = {natural_from(N, 0), natural_from(k, 0)};
    s.domain.recursions = {{"x", Term::natural("j"), Term(1), x(Term::natural("j")) - tau}};
    return s;
  };
  Statement far{
      "no iterate up to N leaves the far side",
      {},
      Term(1) - k / (Term(2) * (k + n) + Term(1)) >= Term(1) / (Term(2) * (k + n) + Term(1))};
  far.domain.variables = {natural_from(k, 0), natural_from(n, 0)};
  const auto loss = [&](std::string label, Term claimed) {
    Statement s{std::move(label), {}, tau * (Term(1) - N * tau) - square(tau) / Term(2) == claimed};
    s.domain.variables = {natural_from(N, 1)};
    return s;
  };
  return {
      "rate/convex-attained",
      "The convex rate is attained",
      "S1:189-191",
      {},
      "rate/convex",
      "Huber's function with tau = 1/(2N + 1), from x_0 = 1 with lambda = 1: every step moves by "
      "tau, and the loss after N steps is 1/(4N + 2). So no smaller constant is true.",
      Grade::proved,
      {position("x_k = 1 - k tau", Term(1) - k * tau), far,
       loss("the loss at x_N", Term(1) / (Term(4) * N + Term(2)))},
      {{"x_k = 1 - (k + 1) tau", position("one step more", Term(1) - (k + Term(1)) * tau)},
       {"1/(4N + 3)", loss("1/(4N + 3)", Term(1) / (Term(4) * N + Term(3)))}}};
}

/// Drori's and Teboulle's certificate, eliminated: lambda_k of the steps, s_k of the minimiser.
/// Once x_0 - x*, g_0, ..., g_{k-1} are gone, s_j (1/2 - a_k s_i) is left in row i < j, and
/// lambda_{i+1} - a_k s_i^2 on the diagonal.
struct Elimination {
  Term steps;
  Term total = Term(2) * steps + Term(1);
  Term multiplier(Term at) const { return at / (total - at); }
  Term of_minimiser(Term at) const { return total / ((total - Term(1) - at) * (total - at)); }
  Term a(Term at) const { return square(total - at) / (Term(2) * (total - Term(2) * at)); }
  Term pivot(Term at) const { return multiplier(at + Term(1)) - a(at) * square(of_minimiser(at)); }
};

Claim multipliers() {
  const Elimination e{k + n + Term(1)}, whole{N};  // k < N, N = k + n + 1
  const auto step = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {natural_from(k, 0), natural_from(n, 0)}, std::move(c));
  };
  const auto end = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {natural_from(N, 1)}, std::move(c));
  };
  const Term half(Rational(1, 2)), quarter(Rational(1, 4));
  const Term row = half - e.a(k) * e.of_minimiser(k), last = square(Term(1) / (N + Term(1)));
  const auto first = [&](std::string label, Term plus) {
    return end(std::move(label), whole.a(Term(0)) == quarter * (Term(4) * N + std::move(plus)));
  };
  const auto eliminated = [&](std::string label, const Term& beside) {
    return step(std::move(label), (e.a(k + Term(1)) - e.a(k)) * e.pivot(k) == square(beside));
  };
  const Term eight = Term(8) * square(N);
  return {
      "rate/convex-pivots",
      "The exact convex rate by multipliers, for every N",
      "S1:189-191",
      {},
      "rate/convex",
      "With multipliers k/(2N + 1 - k) the matrix of the certificate has the pivots 1/(4N + 2), "
      "(2N - 1)/(8N^2), ... and 0 at last: all closed forms, none negative. So the bound holds, "
      "and no part of it is left over at the end.",
      Grade::proved,
      {step("multipliers of the minimiser",
            e.multiplier(k + Term(1)) - e.multiplier(k) == e.of_minimiser(k)),
       first("x_0 eliminated", Term(2)), eliminated("one gradient eliminated", row),
       end("the pivot of g_0", whole.pivot(Term(0)) == (Term(2) * N - Term(1)) / eight),
       step("every pivot is positive", e.pivot(k) > Term(0)),
       end("but the last, which is 0", half - whole.a(N) * last == Term(0))},
      {{"4N + 3", first("4N + 3", Term(3))},
       {"a row without 1/2", eliminated("without 1/2", row - half)},
       {"(2N + 1)/(8N^2)", end("2N + 1", whole.pivot(Term(0)) == (Term(2) * N + Term(1)) / eight)},
       {"pivots of at least 1/8", step("1/8", e.pivot(k) >= Term(Rational(1, 8)))},
       {"a positive last pivot", end("last > 0", half - whole.a(N) * last > Term(0))}},
      "The elimination is LDL' by hand: that its rows have this form is said, not stated; "
      "rate/convex-certificates runs it on the matrices themselves."};
}

/// Whether the multipliers make a certificate for N = 1 .. 50.
Trial certificates(std::string label, Rational extra,
                   std::function<Rational(Rational steps, Rational k)> multiplier) {
  return {std::move(label), "multipliers >= 0, and a positive semidefinite matrix by exact LDL'",
          [=](const Budget&) {
            Trial::Outcome outcome{{0, true, "", "exact"}, ""};
            const auto negative = [](const Rational& r) { return r.sign() < 0; };
            for (unsigned steps = 1; steps <= 50; ++steps) {
              ++outcome.cases.count;
              const ConvexCertificate c = convex_certificate(
                  steps, Rational(1) / (Rational(4 * steps + 2) + extra),
                  [&](unsigned at) { return multiplier(Rational(steps), Rational(at)); });
              if (std::ranges::none_of(c.of_steps, negative) &&
                  std::ranges::none_of(c.of_minimiser, negative) && squares_of(c.slack)) {
                continue;
              }
              outcome.violation = "N = " + std::to_string(steps);
              return outcome;
            }
            return outcome;
          }};
}

Claim certified_multipliers() {
  const auto exact = [](const Rational& steps, const Rational& at) {
    return at / (steps * 2 + 1 - at);
  };
  return {
      "rate/convex-certificates",
      "The certificates of the convex rate, one by one",
      "S1:189-191",
      {},
      "rate/convex-pivots",
      "For N = 1, ..., 50 the multipliers k/(2N + 1 - k), those of the minimiser and the matrix "
      "that they leave, made from the inequalities themselves: none is negative, and exact LDL' "
      "shows the matrix positive semidefinite.",
      Grade::certified,
      {certificates("N = 1 .. 50", 0, exact)},
      {{"4N + 3", certificates("4N + 3", 1, exact)},
       {"k/(2N - k)", certificates("k/(2N - k)", 0,
                                   [](const Rational& steps, const Rational& at) {
                                     return at / (steps * 2 - at);
                                   })},
       {"k/(3N + 1 - k)", certificates("k/(3N + 1 - k)", 0,
                                       [](const Rational& steps, const Rational& at) {
                                         return at / (steps * 3 + 1 - at);
                                       })}},
      "Each N to 50 by itself, as an independent look at rate/convex-pivots, which has all N."};
}

}  // namespace

std::vector<Claim> rate_convex_exact() {
  return {telescoped(), convex_rate(), attained(), multipliers(), certified_multipliers()};
}

}  // namespace gradus
