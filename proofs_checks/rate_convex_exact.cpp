// The exact rate of gradient descent on convex losses, and that it is attained (Drori and Teboulle,
// Math. Program. 145, 2014).

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
          "If no step raises V, then V_N <= V_0, for every number N of steps.",
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

}  // namespace

std::vector<Claim> rate_convex_exact() { return {telescoped(), convex_rate(), attained()}; }

}  // namespace gradus
