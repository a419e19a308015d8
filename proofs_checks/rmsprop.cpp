// RMSProp (S0:34, S3:497-550): a moving average of squared gradients in place of Adagrad's sum.

#include "gradus/method/adagrad.hpp"
#include "gradus/method/adam.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term rho = Term::symbol("rho"), alpha = Term::symbol("alpha"), c = Term::symbol("c"), one(1);
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k"),
           n = Term::natural("n");
const Sequence g("g"), d("d"), r("r");

Statement for_all(std::string label, std::vector<Variable> variables, Comparison conclusion) {
  Statement s{std::move(label), {}, std::move(conclusion)};
  s.domain.variables = {half_open(rho, 0, 1)};
  s.domain.variables.insert(s.domain.variables.end(), variables.begin(), variables.end());
  return s;
}

/// About the moving average r of the squares of `gradient`.
Statement averaged(std::string label, std::vector<Variable> variables, Comparison conclusion,
                   const Gradient& gradient = g) {
  Statement s = for_all(std::move(label), std::move(variables), std::move(conclusion));
  s.domain.recursions = {average_of_squares("r", rho, gradient)};
  return s;
}

Claim accumulate() {
  const auto statement = [](std::string label, Term closed) {
    return averaged(std::move(label), {natural_from(t, 0)}, r(t) == closed);
  };
  return {
      "rmsprop/accumulate",
      "The moving average of the squared gradients",
      "S0:34, S3:502, S3:514",
      {"rmsprop/accumulate"},
      "",
      "r_t = rho r_{t-1} + (1 - rho) g_t^2 with r_0 = 0 is (1 - rho) times the sum of rho^(t-i) "
      "g_i^2, and never negative, for all t. It averages squares: S0:34 says gradients.",
      Grade::proved,
      {statement("by induction over t", moving_average_closed(rho, t, i, square(g(i)))),
       averaged("never negative", {natural_from(t, 0)}, r(t) >= Term(0))},
      {{"of gradients", statement("g_i", moving_average_closed(rho, t, i, g(i)))},
       {"a sum, without 1 - rho",
        statement("without 1 - rho", sum(i, one, t, pow(rho, t - i) * square(g(i))))},
       {"rho and 1 - rho exchanged",
        statement("exchanged", rho * sum(i, one, t, pow(one - rho, t - i) * square(g(i))))}}};
}

Claim convex_combination() {
  const Term upper = Term::symbol("B"), lower = Term::symbol("b"), e = Term::symbol("e");
  // Squares that are at most B are B - d_k^2, at least b, b + d_k^2; likewise r_0.
  const auto within = [&](std::string label, Term bound, Term sign, Comparison conclusion) {
    Statement s = for_all(std::move(label), {real(bound), real(e), natural_from(t, 0)},
                          std::move(conclusion));
    const auto value = [&](Term slack) { return bound + sign * square(slack); };
    s.domain.recursions = {{"r", k, value(e), rho * r(k) + (one - rho) * value(d(k + one))}};
    return s;
  };
  const auto weights = [](std::string label, Term total) {
    return for_all(std::move(label), {natural_from(t, 0)},
                   pow(rho, t) + moving_average_closed(rho, t, i, one) == total);
  };
  return {
      "rmsprop/convex-combination",
      "The average stays between the least and the largest square",
      "S3:514-518, S3:547-549",
      {"rmsprop/convex-combination"},
      "",
      "The weights of r_0, g_1^2, ..., g_t^2 are rho^t and (1 - rho) rho^(t-i) and sum to 1; so "
      "r_t is at most B if r_0 and all squares are, and at least b if they are.",
      Grade::proved,
      {weights("the weights sum to 1", one), within("at most B", upper, Term(-1), r(t) <= upper),
       within("at least b", lower, one, r(t) >= lower)},
      {{"at most 3 B/4", within("3 B/4", upper, Term(-1), r(t) <= Term(Rational(3, 4)) * upper)},
       {"strictly below B", within("< B", upper, Term(-1), r(t) < upper)},
       {"at most the last square",
        averaged("r_t <= g_t^2", {natural_from(t, 1)}, r(t) <= square(g(t)))},
       {"weights that sum to 1 + rho^t", weights("1 + rho^t", one + pow(rho, t))}}};
}

Claim unbounded() {
  const Gradient growing = [](Term step) { return step; };
  const auto along = [&](std::string label, Comparison conclusion) {
    return averaged(std::move(label), {natural_from(t, 0)}, std::move(conclusion), growing);
  };
  const Term least = (one - rho) * square(t), bound = Term::symbol("B");
  Statement exceeds = for_all("which exceeds B once t is over B/(1 - rho)",
                              {natural_from(t, 1), positive(bound)}, least > bound);
  exceeds.domain.hypotheses = {(one - rho) * t > bound};
  return {
      "rmsprop/printed-cannot-explode",
      "The average is bounded only if the gradients are",
      "S3:514-518",
      {"rmsprop/convex-combination"},
      "rmsprop/convex-combination",
      "As printed: as the coefficients add up to 1 the sum cannot keep exploding. For g_t = t it "
      "does, as r_t >= (1 - rho) t^2.",
      Grade::refuted,
      {Refutation{"g_t = t",
                  "r_t stays bounded for every sequence of gradients",
                  {along("r_t >= (1 - rho) t^2 for all t", r(t) >= least), exceeds}}},
      {{"r_t <= t", along("r_t <= t", r(t) <= t)},
       {"r_t <= t^2/2", along("r_t <= t^2/2", r(t) <= square(t) / Term(2))}}};
}

Claim motivation() {
  const Gradient constant = [](Term) { return c; };
  const Term closed = (one - pow(rho, t)) * square(c);
  const auto accumulator = [&](std::string label, Term claimed) {
    return averaged(std::move(label), {real(c), natural_from(t, 0)}, r(t) == claimed, constant);
  };
  const auto step = [&](std::string label, Comparison conclusion) {
    Statement s = for_all(std::move(label), {real(alpha), real(c), natural_from(t, 1)},
                          std::move(conclusion));
    s.domain.hypotheses = {c != Term(0)};
    return s;
  };
  const Term squared = squared_step(alpha, closed, c);
  return {"rmsprop/motivation",
          "Under a constant gradient RMSProp keeps its step",
          "S3:497-499",
          {"rmsprop/motivation"},
          "",
          "For g_t = c the average is (1 - rho^t) c^2, so the step never falls below alpha, where "
          "Adagrad's is alpha/sqrt t. The price: with a fixed alpha it need not come to rest.",
          Grade::proved,
          {accumulator("r_t = (1 - rho^t) c^2", closed),
           step("step^2 >= alpha^2", squared >= square(alpha))},
          {{"r_t = rho^t c^2", accumulator("rho^t c^2", pow(rho, t) * square(c))},
           {"Adagrad's r_t = t c^2", accumulator("t c^2", t * square(c))},
           {"the step falls like alpha/sqrt t",
            step("step^2 <= 2 alpha^2/t", squared <= Term(2) * square(alpha) / t)}}};
}

Claim minus_sign() {
  const auto statement = [](std::string label, Term next, Term start) {
    Statement s =
        for_all(std::move(label), {nonnegative(start), natural_from(t, 0)}, r(t) >= Term(0));
    if (start.is_constant()) s.domain.variables = {half_open(rho, 0, 1), natural_from(t, 0)};
    s.domain.recursions = {{"r", k, start, next}};
    return s;
  };
  const Term squared = square(g(k + one)), r0 = Term::symbol("r0");
  return {"rmsprop/algorithm-sign",
          "The minus sign in the pseudo-code",
          "S3:542",
          {"rmsprop/algorithm-sign"},
          "rmsprop/accumulate",
          "As printed: r_t = rho r_{t-1} - (1 - rho) g_t^2. It is negative after the first "
          "gradient, and its root undefined.",
          Grade::refuted,
          {statement("never negative", rho * r(k) - (one - rho) * squared, Term(0))},
          {{"from any r_0 >= 0", statement("from r_0", rho * r(k) - (one - rho) * squared, r0)},
           {"a smaller weight",
            statement("(1 - rho)/2", rho * r(k) - (one - rho) / Term(2) * squared, Term(0))}}};
}

Claim window() {
  const Term sigma = Term::symbol("sigma");
  const auto weight = [](std::string label, Term total) {
    return for_all(std::move(label), {natural_from(n, 1)},
                   (one - rho) * sum(i, Term(0), n - one, pow(rho, i)) == total);
  };
  const auto shorter = [&](std::string label, Comparison conclusion) {
    Statement s = for_all(std::move(label), {half_open(sigma, 0, 1), natural_from(n, 1)},
                          std::move(conclusion));
    s.domain.hypotheses = {rho <= sigma};
    return s;
  };
  const auto age = [](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(n, 1)},
                   (one - rho) * sum(i, Term(0), n - one, i * pow(rho, i)) == claimed);
  };
  const auto half = [](std::string label, Rational factor, long steps, bool enough) {
    const Term last = pow(Term(factor), Term(steps)), half_weight(Rational(1, 2));
    Statement s{std::move(label), {}, enough ? last <= half_weight : last > half_weight};
    return s;
  };
  const Rational nine(9, 10), ninety_nine(99, 100);
  return {
      "rmsprop/window",
      "A smaller decay factor forgets faster",
      "S0:34, S3:549-550",
      {"rmsprop/window"},
      "",
      "The last n squares weigh 1 - rho^n, the more the smaller rho; their mean age tends to "
      "rho/(1 - rho). Half of the weight lies on the last 7 at rho = 9/10, on 69 at 99/100.",
      Grade::proved,
      {weight("weight of the last n", one - pow(rho, n)),
       shorter("the smaller rho, the more", one - pow(rho, n) >= one - pow(sigma, n)),
       age("age among the last n", (rho - pow(rho, n)) / (one - rho) - (n - one) * pow(rho, n)),
       half("9/10: 7 suffice", nine, 7, true), half("9/10: 6 do not", nine, 6, false),
       half("99/100: 69 suffice", ninety_nine, 69, true),
       half("99/100: 68 do not", ninety_nine, 68, false)},
      {{"weight 1 - rho^(n-1)", weight("1 - rho^(n-1)", one - pow(rho, n - one))},
       {"the larger rho, the more", shorter("reversed", one - pow(rho, n) <= one - pow(sigma, n))},
       {"mean age 1/(1 - rho)", age("1/(1 - rho)", one / (one - rho))},
       {"99/100: 7 suffice", half("7 at 99/100", ninety_nine, 7, true)}}};
}

Claim update() {
  const auto bounded = [](std::string label, Term bound, bool cited) {
    Statement s = averaged(std::move(label), {real(alpha), natural_from(t, 1)},
                           squared_step(alpha, r(t), g(t)) <= bound);
    s.domain.hypotheses = {g(t) != Term(0)};
    if (cited) {
      s.domain.premises = {{"r >= 0",
                            "",
                            "rmsprop/accumulate",
                            r(t - one) >= Term(0),
                            std::nullopt,
                            0,
                            {{t, t - one}}}};
      s.domain.models.emplace_back().name = "any gradients";
    }
    return s;
  };
  const auto first = [](std::string label, Term claimed) {
    Statement s = for_all(std::move(label), {real(alpha), real(c)},
                          squared_step(alpha, (one - rho) * square(c), c) == claimed);
    s.domain.hypotheses = {c != Term(0)};
    return s;
  };
  const Term largest = square(alpha) / (one - rho);
  return {"rmsprop/update",
          "No step of RMSProp is longer than alpha/sqrt(1 - rho)",
          "S3:504-508, S3:520, S3:523-546",
          {"rmsprop/update", "rmsprop/algorithm"},
          "",
          "The squared step (delta = 0) is at most alpha^2/(1 - rho) for all gradients, and the "
          "first step is that long, as nothing is corrected for r_0 = 0: 10 alpha at rho = 99/100.",
          Grade::proved,
          {bounded("every step", largest, true), first("the first step", largest)},
          {{"at most alpha, as for Adagrad", bounded("alpha^2", square(alpha), false)},
           {"at most alpha/(1 - rho)^(1/4)",
            bounded("alpha^2 (1 + rho)", square(alpha) * (one + rho), false)},
           {"a corrected first step", first("alpha^2", square(alpha))}}};
}

Claim two_cycle() {
  // On E = w^2/2 with rho = 0, delta = 0 the average is w^2: the step is alpha w/|w|.
  const Term w = Term::symbol("w");
  const auto cycle = [&](std::string label, Term length, Term claimed) {
    Statement s{std::move(label), {}, w - alpha * w / length == claimed};
    s.domain.variables = {positive(alpha), real(w)};
    return s;
  };
  const auto from = [](std::string label, Rational start, Rational end) {
    const Term at(start);
    return Statement{
        std::move(label), {}, at - scaled_step(one, Term(0), square(at), at) == Term(end)};
  };
  const Rational half(1, 2);
  return {"rmsprop/two-cycle",
          "With a fixed alpha RMSProp can go to and fro for ever",
          "S3:504-508, S3:520",
          {"rmsprop/update"},
          "rmsprop/motivation",
          "On w^2/2 with rho = 0 every point at distance alpha/2 from the minimum is sent to the "
          "other side and back: to come to rest alpha must shrink.",
          Grade::proved,
          {cycle("|w| = alpha/2: w goes to -w", alpha / Term(2), -w),
           from("alpha = 1: from 1/2 to -1/2", half, -half), from("and back", -half, half)},
          {{"|w| = alpha", cycle("|w| = alpha", alpha, -w)},
           {"into the minimum", from("from 1/2 to 0", half, 0)}}};
}

}  // namespace

std::vector<Claim> rmsprop() {
  return {accumulate(), convex_combination(), unbounded(), motivation(), minus_sign(), window(),
          update(),     two_cycle()};
}

}  // namespace gradus
