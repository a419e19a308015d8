// What Adam's corrected moments and steps do (S0:36-39, S3:558-681), and the lecture's slips.

#include "for_all.hpp"
#include "gradus/method/adagrad.hpp"
#include "gradus/method/adam.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term rho1 = Term::symbol("rho1"), rho2 = Term::symbol("rho2"), alpha = Term::symbol("alpha"),
           c = Term::symbol("c"), one(1);
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k");
const Sequence g("g"), s("s"), r("r");
const Rational nine_tenths(9, 10), thousandths(999, 1000);

/// Both moments of the constant gradient c.
Statement constant_run(std::string label, Comparison conclusion, std::vector<Recursion> moments) {
  Statement result = for_all(
      std::move(label), {half_open(rho1, 0, 1), half_open(rho2, 0, 1), real(c), natural_from(t, 1)},
      std::move(conclusion));
  result.domain.recursions = std::move(moments);
  return result;
}

std::vector<Recursion> moments() {
  const Gradient constant = [](Term) { return c; };
  return {moving_average("s", rho1, constant), average_of_squares("r", rho2, constant)};
}

Term corrected(Term moment, Term rho) { return moment / (one - pow(rho, t)); }

Claim constant_gradient() {
  const auto first = [](std::string label, Term divisor) {
    return constant_run(std::move(label), s(t) / divisor == c, moments());
  };
  const auto second = [](std::string label, Term divisor) {
    return constant_run(std::move(label), r(t) / divisor == square(c), moments());
  };
  return {"adam/constant-gradient",
          "The correction recovers a constant gradient exactly",
          "S3:566-568, S3:597-631",
          {"adam/bias-correction", "adam/algorithm"},
          "",
          "For g_t = c: s_t/(1 - rho1^t) = c and r_t/(1 - rho2^t) = c^2 for every t, so any other "
          "number that a program shows names its bug.",
          Grade::proved,
          {first("first moment", one - pow(rho1, t)), second("second moment", one - pow(rho2, t))},
          {{"divided by 1 - rho1", first("1 - rho1", one - rho1)},
           {"divided by 1 - rho1^(t+1)", first("1 - rho1^(t+1)", one - pow(rho1, t + one))},
           {"divided by 1 - rho2^(2t)", second("1 - rho2^(2t)", one - pow(rho2, Term(2) * t))}}};
}

/// What the lecture prints, for a constant gradient, and neighbours of it that are no better.
Claim printed(std::string id, std::string title, std::string source, std::string sentence,
              Statement part, std::vector<Mutant> mutants) {
  const std::string row = id;
  return {std::move(id),  std::move(title),         std::move(source),
          {row},          "adam/constant-gradient", std::move(sentence),
          Grade::refuted, {std::move(part)},        std::move(mutants)};
}

Claim slip_r_for_s() {
  const auto statement = [](std::string label, Term carried, Comparison conclusion) {
    std::vector<Recursion> both = moments();
    both[0].next = rho1 * carried + (one - rho1) * c;
    return constant_run(std::move(label), std::move(conclusion), both);
  };
  return printed(
      "adam/slip-r-for-s", "r in place of s", "S3:562, S3:668",
      "As printed: s_t = rho1 r_{t-1} + (1 - rho1) g_t, in the slide and in the "
      "algorithm. It mixes gradients with squares: a constant gradient is not recovered.",
      statement("corrected, it is c", r(k), corrected(s(t), rho1) == c),
      {{"twice the carried moment",
        statement("s_t carried twice", Term(2) * s(k), corrected(s(t), rho1) == c)},
       {"uncorrected", statement("uncorrected", r(k), s(t) == c)}});
}

Claim missing_square() {
  const auto statement = [](std::string label, const Gradient& added, std::vector<Variable> more) {
    Statement result =
        for_all(std::move(label), {half_open(rho2, 0, 1), natural_from(t, 0)}, r(t) >= Term(0));
    result.domain.variables.insert(result.domain.variables.end(), more.begin(), more.end());
    result.domain.recursions = {moving_average("r", rho2, added)};
    return result;
  };
  return printed("adam/algorithm-missing-square", "The second moment without the square", "S3:669",
                 "As printed: r_t = rho2 r_{t-1} + (1 - rho2) g_t. It is negative where gradients "
                 "are, and its root undefined.",
                 statement("never negative", g, {}),
                 {{"of cubes", statement("cubes", [](Term n) { return pow(g(n), 3); }, {})},
                  {"of a constant", statement("constant", [](Term) { return c; }, {real(c)})}});
}

Claim rho1_for_both() {
  const auto statement = [](std::string label, Comparison conclusion) {
    return constant_run(std::move(label), std::move(conclusion), moments());
  };
  return printed(
      "adam/transcript-rho1-both", "rho1 in both corrections", "S3:610",
      "As printed: r_t too is divided by 1 - rho1^t. At rho = (9/10, 999/1000) the first second "
      "moment is then 100 times too small, and the first step 10 alpha.",
      statement("the second moment is c^2", corrected(r(t), rho1) == square(c)),
      {{"rho2 for both", statement("the first moment is c", corrected(s(t), rho2) == c)},
       {"rho1 rho2", statement("rho1 rho2", corrected(r(t), rho1 * rho2) == square(c))}});
}

Claim running_sum() {
  const auto statement = [](std::string label, Term claimed) {
    Statement result =
        for_all(std::move(label), {half_open(rho1, 0, 1), natural_from(t, 1)}, s(t) == claimed);
    result.domain.recursions = {moving_average("s", rho1, g)};
    return result;
  };
  const Term total = sum(i, one, t, g(i));
  return printed("adam/running-sum", "s_t is no running sum", "S3:589",
                 "As printed: s_t is the running sum of the gradient. It is a moving average: for "
                 "constant gradients it tends to the gradient, not to infinity.",
                 statement("the sum of the gradients", total),
                 {{"(1 - rho1) times the sum", statement("(1 - rho1) sum", (one - rho1) * total)},
                  {"their mean", statement("sum/t", total / t)}});
}

Claim combination() {
  const Sequence v("v");
  const auto frozen = [&](std::string label, Term decay) {
    Statement result = for_all(std::move(label), {real(rho1), real(alpha), natural_from(t, 0)},
                               alpha * s(t) == v(t));
    result.domain.recursions = {
        moving_average("s", rho1, g),
        {"v", k, Term(0), decay * v(k) + alpha * (one - rho1) * g(k + one)}};
    return result;
  };
  const auto memoryless = [](std::string label, Rational decay) {
    Statement result = for_all(std::move(label), {natural_from(t, 1)}, s(t) == g(t));
    result.domain.recursions = {moving_average("s", Term(decay), g)};
    return result;
  };
  return {"adam/combination",
          "Momentum and RMSProp are special cases",
          "S3:558-559, S3:577-595",
          {"adam/combination"},
          "",
          "Uncorrected, with rho1 = 0 the first moment is the gradient: RMSProp. With the divisor "
          "frozen at 1 alpha s_t is momentum of decay rho1 and step alpha (1 - rho1), for all t.",
          Grade::proved,
          {memoryless("rho1 = 0: s_t = g_t", 0), frozen("divisor 1: momentum", rho1)},
          {{"rho1 = 1/2", memoryless("rho1 = 1/2", Rational(1, 2))},
           {"momentum of decay 1 - rho1", frozen("decay 1 - rho1", one - rho1)},
           {"RMSProp with the correction too",
            along("r_t = r_t/(1 - rho2^t)", {half_open(rho2, 0, 1), natural_from(t, 1)},
                  {average_of_squares("r", rho2, g)}, r(t) == corrected(r(t), rho2))},
           {"rho2 = 0 is momentum", for_all("r_t = g^2 divides by |g|", {real(c)}, {c != Term(0)},
                                            square(c) / square(c) == square(c))}}};
}

Claim biased_to_initial() {
  const Term start = Term::symbol("s0"), mu = Term::symbol("mu");
  const auto closed = [&](std::string label, Term claimed) {
    Statement result =
        for_all(std::move(label), {half_open(rho1, 0, 1), real(start), natural_from(t, 0)},
                s(t) == claimed);
    Recursion moment = moving_average("s", rho1, g);
    moment.start = start;
    result.domain.recursions = {moment};
    return result;
  };
  const Term average = moving_average_closed(rho1, t, i, g(i));
  const auto expected = [&](std::string label, Term body, Term claimed) {
    Statement result = for_all(std::move(label),
                               {half_open(rho1, 0, 1), real(start), real(mu), natural_from(t, 1)},
                               expect(body) == claimed);
    result.domain.moments = {{"g", mu, {}}};
    return result;
  };
  const Term from_start = pow(rho1, t) * start + average, weight = one - pow(rho1, t);
  return {"adam/biased-to-initial",
          "The moments remember where they started",
          "S3:573-574",
          {"adam/biased-to-initial"},
          "",
          "From s_0: s_t = rho^t s_0 + (1 - rho) sum rho^(t-i) g_i, so E s_t = rho^t s_0 + (1 - "
          "rho^t) mu. Division by 1 - rho^t is right for s_0 = 0 only; else subtract rho^t s_0 "
          "first.",
          Grade::proved,
          {closed("closed form", from_start),
           expected("expectation", from_start, pow(rho1, t) * start + weight * mu),
           expected("the right correction", (from_start - pow(rho1, t) * start) / weight, mu)},
          {{"the printed correction from s_0", expected("printed", from_start / weight, mu)},
           {"rho^(t+1) s_0", closed("rho^(t+1) s_0", pow(rho1, t + one) * start + average)}}};
}

Claim correction_vanishes() {
  const auto grows = [](std::string label, Comparison conclusion) {
    return for_all(std::move(label), {in_open(rho1, 0, 1), natural_from(t, 0)},
                   std::move(conclusion));
  };
  const auto within = [](std::string label, Rational rho, long from) {
    return for_all(std::move(label), {natural_from(t, from)},
                   pow(Term(rho), t) <= Term(Rational(1, 100)));
  };
  const auto number = [](std::string label, Rational rho, long at, Relation relation) {
    return for_all(std::move(label), {},
                   {pow(Term(rho), Term(at)), relation, Term(Rational(1, 100))});
  };
  const Term here = one - pow(rho1, t), next = one - pow(rho1, t + one);
  return {
      "adam/correction-vanishes",
      "When the correction is over",
      "S3:616-631",
      {"adam/correction-vanishes", "adam/few-iterations"},
      "",
      "1 - rho^t grows strictly, stays below 1, and differs from 1 by at most 1/100 from t = 44 "
      "on for rho = 9/10, but only at t = 4603 for rho = 999/1000.",
      Grade::proved,
      {grows("grows", next - here > Term(0)), grows("stays below 1", here < one),
       within("9/10: from 44 on", nine_tenths, 44),
       number("9/10: not at 43", nine_tenths, 43, Relation::greater),
       number("999/1000: at 4603", thousandths, 4603, Relation::less_equal),
       number("999/1000: not at 4602", thousandths, 4602, Relation::greater)},
      {{"falls", grows("falls", next < here)},
       {"9/10: from 43 on", within("from 43 on", nine_tenths, 43)},
       {"reaches 1", grows("reaches 1", here >= one)}}};
}

Claim few_iterations() {
  const auto statement = [](std::string label, Rational rho, long from) {
    return for_all(std::move(label), {natural_from(t, from)},
                   pow(Term(rho), t) <= Term(Rational(1, 100)));
  };
  return {"adam/few-iterations",
          "\"A few iterations\" are thousands",
          "S3:627-631",
          {"adam/few-iterations"},
          "adam/correction-vanishes",
          "As printed: after a few iterations the correction does nothing. For the usual rho_2 = "
          "999/1000 even after a thousand r_t is 37 per cent short.",
          Grade::refuted,
          {statement("rho = 999/1000, from t = 1000 on", thousandths, 1000)},
          {{"from t = 44 on", statement("from 44 on", thousandths, 44)},
           {"rho = 99/100, from t = 100 on", statement("99/100", Rational(99, 100), 100)}}};
}

Claim tenfold() {
  const auto factor = [](std::string label, long at, Term claimed) {
    return for_all(std::move(label), {half_open(rho1, 0, 1)},
                   one / (one - pow(rho1, Term(at))) == claimed);
  };
  const Term ten(nine_tenths);
  const auto number = [&](std::string label, long at, Rational claimed) {
    return for_all(std::move(label), {}, one / (one - pow(ten, Term(at))) == Term(claimed));
  };
  const Term at_one = one / (one - rho1);
  return {
      "adam/tenfold",
      "The correction is tenfold at t = 1 only",
      "S3:611-614",
      {"adam/tenfold"},
      "",
      "The correction multiplies by 1/(1 - rho) at t = 1 and by 1/((1 - rho)(1 + rho)) at t = 2: "
      "for rho = 9/10 by 10, then by 100/19 already.",
      Grade::proved,
      {factor("t = 1", 1, at_one), factor("t = 2", 2, at_one / (one + rho1)),
       number("9/10 at t = 1: 10", 1, 10), number("9/10 at t = 2: 100/19", 2, Rational(100, 19))},
      {{"the same at t = 2", factor("1/(1 - rho) at t = 2", 2, at_one)},
       {"10 at t = 2", number("10 at t = 2", 2, 10)},
       {"1/rho", factor("1/rho", 1, one / (rho1 + Term(Rational(1, 10))))}}};
}

}  // namespace

std::vector<Claim> adam_steps() {
  return {constant_gradient(), slip_r_for_s(), missing_square(),    rho1_for_both(),
          running_sum(),       combination(),  biased_to_initial(), correction_vanishes(),
          few_iterations(),    tenfold()};
}

}  // namespace gradus
