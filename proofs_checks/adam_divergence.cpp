// Adam on a convex problem that it does not solve (Reddi, Kale and Kumar 2018, Theorem 1; S3:575).

#include "topics.hpp"

namespace gradus {

namespace {

// f_t(x) = 3x at every third step, -x otherwise, on [-1, 1]: the best fixed x is -1. beta1 = 0,
// beta2 = 1/10, alpha_t = alpha/sqrt t. V_n is the second moment after n rounds of three steps.
const Term one(1), n = Term::natural("n"), k = Term::natural("k"), alpha = Term::symbol("alpha");
const Sequence V("V"), regret("R");

Term next_moment(Term before, Rational gradient) {
  const Rational beta(1, 10);
  return Term(beta) * before + Term((Rational(1) - beta) * gradient * gradient);
}

Term after(Term before, int steps) {
  const Rational gradients[] = {3, -1, -1};
  for (int step = 0; step < steps; ++step) before = next_moment(before, gradients[step]);
  return before;
}

Statement rounds(std::string label, Comparison conclusion) {
  Statement s{std::move(label), {}, std::move(conclusion)};
  s.domain.variables = {natural_from(n, 0)};
  s.domain.recursions = {{"V", k, Term(0), after(V(k), 3)},
                         {"R", k, Term(0), regret(k) + Term(3 - 1 - 1) - Term(-3 + 1 + 1)}};
  return s;
}

Claim second_moment() {
  return {
      "adam/reddi-moment",
      "The second moment after each round",
      "S3:575",
      {"adam/most-popular"},
      "",
      "On the gradients 3, -1, -1, 3, -1, -1, ... with beta2 = 1/10 the second moment after each "
      "round of three lies in [0, 2]: the large gradient is soon forgotten.",
      Grade::proved,
      {rounds("at least 0", V(n) >= Term(0)), rounds("at most 2", V(n) <= Term(2))},
      {{"at most 1", rounds("at most 1", V(n) <= one)},
       {"at least 1", rounds("at least 1", V(n) >= one)}}};
}

/// Step j of a round is alpha_t times x_j >= 0 with x_j^2 v = g^2. With u = 1/t at the first of the
/// three steps, alpha_{t+1}^2 = alpha_t^2/(1 + u) and alpha_{t+2}^2 = alpha_t^2/(1 + 2u).
struct Step {
  Term x = Term::symbol("x"), v = Term::symbol("V"), u = Term::symbol("u");
  Statement at(std::string label, Comparison length, Comparison conclusion) const {
    Statement s{std::move(label), {}, std::move(conclusion)};
    s.domain.variables = {nonnegative(x), in(v, 0, 2), in(u, 0, 1)};
    s.domain.hypotheses = {std::move(length)};
    return s;
  }
};

Claim not_solved() {
  const Step s;
  const auto down = [&](std::string label, Rational bound) {
    return s.at(std::move(label), s.x >= Term(bound), square(s.x) * after(s.v, 1) > Term(9));
  };
  const auto up = [&](std::string label, int step, Rational bound) {
    return s.at(std::move(label), s.x <= Term(bound),
                square(s.x) * after(s.v, step) * (one + Term(step - 1) * s.u) < one);
  };
  const Term d1 = Term::symbol("d1"), d2 = Term::symbol("d2"), d3 = Term::symbol("d3");
  Statement net{"so a round from x = 1 ends at 1 - alpha_t (d1 - d2 - d3) > 1, cut back to 1",
                {},
                one - alpha * (d1 - d2 - d3) > one};
  net.domain.variables = {positive(alpha), real(d1), real(d2), real(d3)};
  net.domain.hypotheses = {Term(Rational(53, 50)) > d1, d2 > Term(Rational(13, 25)),
                           d3 > Term(Rational(27, 50))};
  return {
      "adam/most-popular",
      "Adam need not solve a convex problem",
      "S3:575",
      {"adam/most-popular"},
      "adam/unbiased-step",
      "Most popular, as printed, is no guarantee. On 3x, -x, -x, 3x, ... over [-1, 1] with beta1 "
      "= 0, beta2 = 1/10 and alpha_t = alpha/sqrt t, alpha <= 1, Adam is at the worst point 1 "
      "after each round, for ever: its average regret per step is at least 2/3.",
      Grade::refuted,
      {Refutation{
          "Reddi, Kale and Kumar's example, C = 3, started at 1",
          "Adam's average regret on convex losses goes to 0",
          {rounds("the second moment is at least 0", V(n) >= Term(0)),
           rounds("and at most 2", V(n) <= Term(2)),
           down("the step away from 1 is below 53/50 alpha_t: else x^2 v > 9", Rational(53, 50)),
           up("the first step back is over 13/25 alpha_t: else x^2 v < 1", 2, Rational(13, 25)),
           up("the second step back is over 27/50 alpha_t: else x^2 v < 1", 3, Rational(27, 50)),
           net,
           rounds("even at 1 throughout the regret against -1 is 2n after n rounds",
                  regret(n) == Term(2) * n)}}},
      {{"the step away is below alpha_t", down("below alpha_t", 1)},
       {"the first step back is over 3/5 alpha_t", up("3/5", 2, Rational(3, 5))},
       {"the regret is n", rounds("n", regret(n) == n)}}};
}

}  // namespace

std::vector<Claim> adam_divergence() { return {second_moment(), not_solved()}; }

}  // namespace gradus
