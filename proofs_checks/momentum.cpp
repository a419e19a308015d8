// Momentum in each printed form, and what each unrolls to (S0:13-17, S4:141-156).

#include "gradus/method/momentum.hpp"

#include "for_all.hpp"
#include "gradus/method/adam.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), eps = Term::symbol("eps"), c = Term::symbol("c");
const Term eta = Term::symbol("eta"), gamma = Term::symbol("gamma"), start = Term::symbol("w0");
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k");
const Sequence g("g"), v("v"), w("w"), previous("p"), average("m");

const auto gradients = [](Term index) { return g(index); };
const auto constant = [](Term) { return c; };

Claim update() {
  const std::vector<Variable> all{real(alpha), real(eps), natural_from(t, 0)};
  const auto unrolled = [&](std::string label, Term closed) {
    return along(std::move(label), all, {velocity(v, alpha, eps, gradients)}, v(t) == closed);
  };
  const auto two_steps = [&](std::string label, Term sign) {
    const Recursion position{"w", k, start, w(k) + sign * v(k + Term(1))};
    std::vector<Variable> variables = all;
    variables.push_back(real(start));
    return along(
        std::move(label), variables, {velocity(v, alpha, eps, gradients), position},
        w(t + Term(2)) == heavy_ball_step(w(t + Term(1)), w(t), g(t + Term(2)), eps, alpha));
  };
  return {"momentum/update",
          "The velocity and the heavy ball",
          "S0:15-17",
          {"momentum/update"},
          "",
          "v_t = alpha v_{t-1} - eps g_t unrolls to -eps times the sum of alpha^(t-i) g_i, and "
          "theta_t = theta_{t-1} + v_t is theta_t - eps g + alpha (theta_t - theta_{t-1}), for "
          "all t and all gradients, "
          "coordinate by coordinate. It says nothing about where this leads.",
          Grade::proved,
          {unrolled("by induction over t", velocity_closed(alpha, eps, t, i, gradients)),
           two_steps("as a rule over two steps", Term(1))},
          {{"+eps g", unrolled("+eps g", velocity_closed(alpha, -eps, t, i, gradients))},
           {"alpha^(t-i+1)",
            unrolled("alpha^(t-i+1)", alpha * velocity_closed(alpha, eps, t, i, gradients))},
           {"theta - v", two_steps("theta - v", Term(-1))}}};
}

Claim exponential_sum() {
  const auto weights = [&](std::string label, Term total) {
    return for_all(std::move(label), {half_open(alpha, 0, 1), natural_from(t, 0)},
                   sum(i, Term(1), t, pow(alpha, t - i)) == total);
  };
  const auto recent =
      for_all("the older, the less weight", {half_open(alpha, 0, 1), natural_from(t, 0)},
              alpha * pow(alpha, t) <= pow(alpha, t));
  const auto against_average = [&](std::string label, Term factor) {
    return along(std::move(label), {half_open(alpha, 0, 1), real(eps), natural_from(t, 0)},
                 {velocity(v, alpha, eps, gradients), moving_average("m", alpha, g)},
                 v(t) == -eps * factor * average(t));
  };
  return {"momentum/exponential-average",
          "The velocity is an exponentially decaying sum",
          "S0:15-17",
          {"momentum/exponential-average"},
          "",
          "The weights alpha^(t-i) favour recent gradients and sum to (1 - alpha^t)/(1 - alpha), "
          "so the velocity is 1/(1 - alpha) times the step along the moving average: with alpha = "
          "9/10, ten times.",
          Grade::proved,
          {weights("the weights sum to", (Term(1) - pow(alpha, t)) / (Term(1) - alpha)), recent,
           against_average("against the moving average", Term(1) / (Term(1) - alpha))},
          {{"the weights sum to 1", weights("sum to 1", Term(1))},
           {"the weights sum to t", weights("sum to t", t)},
           {"more weight to old gradients",
            for_all("more to old", {half_open(alpha, 0, 1), natural_from(t, 0)},
                    alpha * pow(alpha, t) >= pow(alpha, t))}}};
}

Claim average_printed() {
  const auto statement = [&](std::string label, Term step) {
    return along(std::move(label), {half_open(alpha, 0, 1), real(eps), natural_from(t, 1)},
                 {velocity(v, alpha, eps, gradients), moving_average("m", alpha, g)}, v(t) == step);
  };
  return {
      "momentum/printed-average",
      "\"The average gradient\"",
      "S0:15-17",
      {"momentum/exponential-average"},
      "momentum/exponential-average",
      "As printed: the update uses the (exponentially decaying) average of the gradients. It "
      "uses their sum: larger by 1/(1 - alpha).",
      Grade::refuted,
      {statement("v_t = -eps times the moving average", -eps * average(t))},
      {{"the plain average", statement("the plain average", -eps * (sum(i, Term(1), t, g(i)) / t))},
       {"times 1 - alpha", statement("times 1 - alpha", -eps * (Term(1) - alpha) * average(t))}}};
}

Claim effective_rate() {
  const auto closed = [&](std::string label, Term claimed) {
    return along(std::move(label), {half_open(alpha, 0, 1), real(eps), real(c), natural_from(t, 0)},
                 {velocity(v, alpha, eps, constant)}, v(t) == claimed);
  };
  const auto printed_one = [&](std::string label, Term claimed) {
    return along(std::move(label), {half_open(gamma, 0, 1), real(eta), real(c), natural_from(t, 0)},
                 {velocity(v, Term(1) - gamma, gamma * eta, constant)}, v(t) == claimed);
  };
  const Term sum_of_all = eps * c / (Term(1) - alpha);
  const auto bound =
      for_all("never beyond eps c/(1 - alpha)",
              {half_open(alpha, 0, 1), positive(eps), positive(c), natural_from(t, 0)},
              sum_of_all * (Term(1) - pow(alpha, t)) <= sum_of_all);
  return {"momentum/effective-lr",
          "The effective learning rate along aligned gradients",
          "S3:273-276",
          {"momentum/effective-lr"},
          "",
          "While the gradient stays c, the step is eps c (1 - alpha^t)/(1 - alpha): it builds up "
          "to 1/(1 - alpha) times the learning rate. In the form gamma eta g + (1 - gamma) the "
          "rate stays eta.",
          Grade::proved,
          {closed("constant gradient", -sum_of_all * (Term(1) - pow(alpha, t))), bound,
           printed_one("as an average: the rate stays eta",
                       -eta * c * (Term(1) - pow(Term(1) - gamma, t)))},
          {{"factor 1/alpha", closed("1/alpha", -(eps * c) * (Term(1) - pow(alpha, t)) / alpha)},
           {"reached at once", closed("reached at once", -sum_of_all)},
           {"1/gamma in the averaging form too",
            printed_one("1/gamma", -eta * c * (Term(1) - pow(Term(1) - gamma, t)) / gamma)}}};
}

Statement printed_form(std::string label, Term rate, Term keep, Term claimed_step) {
  return along(std::move(label), {real(gamma), real(eta), real(start), natural_from(t, 1)},
               heavy_ball(w, previous, start, rate, keep, gradients),
               w(t) - w(t - Term(1)) == claimed_step);
}

/// -eta sum_{i=0}^{t-1} weight keep^(t-1-i) g_i.
Term unrolled_step(Term weight, Term keep) {
  return -eta * sum(i, Term(0), t - Term(1), weight * pow(keep, t - Term(1) - i) * g(i));
}

Claim heavy_ball_gamma() {
  const Term keep = Term(1) - gamma;
  const auto statement = [&](std::string label, Term weight, Term base) {
    return printed_form(std::move(label), gamma * eta, keep, unrolled_step(weight, base));
  };
  std::vector<Recursion> both = heavy_ball(w, previous, start, gamma * eta, keep, gradients);
  both.push_back(velocity(v, keep, gamma * eta, [](Term n) { return g(n - Term(1)); }));
  return {"momentum/heavy-ball-gamma",
          "The heavy ball with gamma averages the gradients",
          "S4:141-145",
          {"momentum/heavy-ball-gamma"},
          "",
          "w - gamma eta g + (1 - gamma)(w - w_prev) steps by -eta times the sum of gamma (1 - "
          "gamma)^k g^{t-k}, weights that sum to at most 1: it is the velocity form with alpha = "
          "1 - gamma, eps = gamma eta.",
          Grade::proved,
          {statement("by induction over t", gamma, keep),
           along("the velocity form", {real(gamma), real(eta), real(start), natural_from(t, 0)},
                 both, w(t) - previous(t) == v(t))},
          {{"gamma^k for (1 - gamma)^k", statement("gamma^k", gamma, gamma)},
           {"without gamma on eta", statement("without gamma on eta", Term(1), keep)},
           {"the previous step backwards",
            printed_form("w_prev - w", gamma * eta, -keep, unrolled_step(gamma, keep))}}};
}

Claim unrolled() {
  const Term keep = Term(1) - eta;
  const auto statement = [&](std::string label, Term weight, Term base) {
    return printed_form(std::move(label), eta, keep, unrolled_step(weight, base));
  };
  const auto total = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(eta), natural_from(t, 0)},
                   sum(i, Term(0), t, eta * pow(keep, t - i)) == claimed);
  };
  return {"momentum/unrolled",
          "The second printed form, unrolled",
          "S4:154-156",
          {"momentum/unrolled"},
          "",
          "With w^0 = w^{-1} the form w - eta g + (1 - eta)(w - w_prev) steps by -eta {g^t + (1 - "
          "eta) g^{t-1} + ... + (1 - eta)^t g^0}; the dots end at g^0, and the weights sum to 1 - "
          "(1 - eta)^(t+1).",
          Grade::proved,
          {statement("by induction over t", Term(1), keep),
           total("the weights sum to", Term(1) - pow(keep, t + Term(1)))},
          {{"eta^k for (1 - eta)^k", statement("eta^k", Term(1), eta)},
           {"(1 - eta)^(k+1)", statement("(1 - eta)^(k+1)", keep, keep)},
           {"uphill", printed_form("uphill", eta, keep, -unrolled_step(Term(1), keep))},
           {"the weights sum to 1", total("sum to 1", Term(1))}}};
}

}  // namespace

std::vector<Claim> momentum() {
  return {update(),         exponential_sum(),  average_printed(),
          effective_rate(), heavy_ball_gamma(), unrolled()};
}

}  // namespace gradus
