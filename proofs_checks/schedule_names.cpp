// What the schedules are called and how they are written (S2:556-558, S3:260-320).

#include "for_all.hpp"
#include "gradus/method/schedule.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term first = Term::symbol("alpha_0"), x = Term::symbol("x"), y = Term::symbol("y");
const Term t = Term::natural("t");

Claim constant_printed() {
  // Exact line search on (x^2 + 4 y^2)/2: the step g'g/(g'Hg).
  const Term step = (square(x) + Term(16) * square(y)) / (square(x) + Term(64) * square(y));
  const auto statement = [&](std::string label, std::vector<Comparison> where, Rational constant) {
    return for_all(std::move(label), {real(x), real(y)}, step == Term(constant), std::move(where));
  };
  return {
      "schedule/constant",
      "\"Linear search\" is not a constant rate",
      "S3:260, S3:281-284",
      {"schedule/constant"},
      "",
      "As named: naive linear search keeps the learning rate constant. A line search tries several "
      "steps each time; the exact one takes 1 from (1, 0) and 1/4 from (0, 1) on (x^2 + 4y^2)/2.",
      Grade::refuted,
      {statement("its step is 1 everywhere", {square(x) + square(y) > Term(0)}, 1)},
      {{"1/4 everywhere",
        statement("1/4 everywhere", {square(x) + square(y) > Term(0)}, Rational(1, 4))},
       {"1 where x >= y", statement("1 where x >= y", {x >= y, x > Term(0)}, 1)}}};
}

Claim linear_printed() {
  const auto constant = [](std::string label, auto rate) {
    return for_all(std::move(label), {positive(first), natural_from(t, 0)},
                   rate(t + Term(2)) - rate(t + Term(1)) == rate(t + Term(1)) - rate(t));
  };
  return {
      "schedule/linear-printed",
      "\"Linear decay\" is not linear",
      "S2:556-558",
      {"schedule/linear"},
      "schedule/linear",
      "As named: eta_0/(t + 1) is linear decay. A linear rate falls by the same amount at each "
      "step; "
      "this one by 1/2, 1/6, 1/12, ... It is the 1/t decay of S3.",
      Grade::refuted,
      {constant("equal differences",
                [](Term step) { return hyperbolic_decay(first, Term(1), step); })},
      {{"eta_0/(t + 1)^2",
        constant("eta_0/(t + 1)^2", [](Term step) { return inverse_square_decay(first, step); })},
       {"eta_0/(1 + 2t)", constant("eta_0/(1 + 2t)", [](Term step) {
          return hyperbolic_decay(first, Term(2), step);
        })}}};
}

Claim alpha0_printed() {
  const auto falls = [](std::string label, Variable start, Term before, Term after) {
    return for_all(std::move(label), {std::move(start), natural_from(t, 0)}, after < before);
  };
  const auto rate = [](Term step) { return pow(Term(1) / first, step); };
  return {"schedule/exponential-alpha0",
          "alpha_0^(-kt) is no decay",
          "S3:265, S3:312",
          {"schedule/exponential-alpha0"},
          "schedule/exponential",
          "As the slide seems to print it: alpha = alpha_0^(-kt). For 0 < alpha_0 < 1 that grows, "
          "1, 10, "
          "100, ... for alpha_0 = 1/10; and it starts at 1 whatever alpha_0 is. Meant: alpha_0 "
          "e^(-kt).",
          Grade::refuted,
          {falls("it falls", positive(first), rate(t), rate(t + Term(1)))},
          {{"for alpha_0 < 1",
            falls("for alpha_0 < 1", in_open(first, 0, 1), rate(t), rate(t + Term(1)))},
           {"it starts at alpha_0",
            for_all("it starts at alpha_0", {positive(first)}, rate(Term(0)) == first)}}};
}

Claim alpha0_grows() {
  const auto grows = [](std::string label, Variable start) {
    return for_all(std::move(label), {std::move(start), natural_from(t, 0)},
                   pow(Term(1) / first, t + Term(1)) - pow(Term(1) / first, t) > Term(0));
  };
  return {
      "schedule/alpha0-grows",
      "alpha_0^(-t) grows for alpha_0 < 1",
      "S3:265, S3:312",
      {"schedule/exponential-alpha0"},
      "schedule/exponential-alpha0",
      "For every alpha_0 in (0, 1) and every t the printed rate alpha_0^(-t) grows. It falls only "
      "for alpha_0 > 1, which is no learning rate.",
      Grade::proved,
      {grows("for alpha_0 in (0, 1)", in_open(first, 0, 1))},
      {{"for every alpha_0 > 0", grows("for every alpha_0 > 0", positive(first))},
       {"for alpha_0 up to 1", grows("for alpha_0 up to 1", half_open(first, Rational(1, 2), 2))}}};
}

}  // namespace

std::vector<Claim> schedule_names() {
  return {constant_printed(), linear_printed(), alpha0_printed(), alpha0_grows()};
}

}  // namespace gradus
