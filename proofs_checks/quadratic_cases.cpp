// The step-size cases on E(w) = a w^2/2 + b w + c (S2:423-512), and the case that the slides leave
// out.

#include "bernoulli.hpp"
#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), start = Term::symbol("w_0"),
           eta = Term::symbol("eta"), h = Term::symbol("h"), tol = Term::symbol("tol"),
           distance = Term::symbol("D"), w = Term::symbol("w");
const Term k = Term::natural("k"), t = Term::natural("t");
const Sequence at("w");
const Term first_error = start + b / a;

Term slope(Term x) { return a * x + b; }
Term error(Term x) { return x + b / a; }
Term stepped(Term x) { return x - eta * slope(x); }

/// One step, for a > 0 and a rate between two multiples of 1/a, away from the minimum.
Statement one_step(std::string label, Comparison low, Comparison high, Comparison conclusion) {
  return for_all(std::move(label), {positive(a), real(b), real(w), real(eta)},
                 std::move(conclusion), {std::move(low), std::move(high), error(w) != Term(0)});
}
const Comparison keeps_sign = error(stepped(w)) * error(w) > Term(0),
                 flips_sign =
                     error(stepped(w)) *
                     error(w)<Term(0), shrinks = square(error(stepped(w))) < square(error(w)),
                              grows = square(error(stepped(w)))> square(error(w));

/// About the iterates w_t with this rate, for a > 0.
Statement run(std::string label, Term rate, Variable parameter, long from, Comparison conclusion) {
  return along(std::move(label),
               {positive(a), real(b), real(start), std::move(parameter), natural_from(t, from)},
               {{"w", k, start, at(k) - rate * slope(at(k))}}, std::move(conclusion));
}
Statement run(std::string label, Term rate, long from, Comparison conclusion) {
  return along(std::move(label), {positive(a), real(b), real(start), natural_from(t, from)},
               {{"w", k, start, at(k) - rate * slope(at(k))}}, std::move(conclusion));
}

/// D/(1+h)^t <= tol from t = constant D/(h tol) on.
Statement vanishes(std::string label, Rational constant, bool cited) {
  Statement s = for_all(
      std::move(label), {positive(h), positive(tol), positive(distance), natural_from(t, 0)},
      distance <= tol * pow(Term(1) + h, t), {t >= Term(constant) * distance / (h * tol)});
  if (cited) s.domain.premises = {bernoulli_premise(Term(1) + h, h, t)};
  return s;
}

Claim case_1() {
  const Term rate = h / (a * (Term(1) + h));  // the factor 1 - eta a is 1/(1 + h)
  const auto closed = [&](std::string label, Term end) {
    return run(std::move(label), rate, positive(h), 0, error(at(t)) * pow(Term(1) + h, t) == end);
  };
  const Statement every_rate = for_all(
      "every rate below 1/a is h/(a (1 + h)) for an h", {positive(a), positive(eta)},
      eta == (eta * a / (Term(1) - eta * a)) / (a * (Term(1) + eta * a / (Term(1) - eta * a))),
      {eta < Term(1) / a});
  const Comparison low = eta > Term(0), high = eta < Term(1) / a;
  return {"quadratic/case-1",
          "Below the best rate: monotone convergence",
          "S2:423-455",
          {"quadratic/case-1"},
          "",
          "For 0 < eta < 1/a the error keeps its sign and shrinks by the factor 1/(1 + h), h = eta "
          "a/(1 - eta a); it is below tol from t = |e_0|/(h tol) on. Nothing of this holds for eta "
          "<= 0.",
          Grade::proved,
          {one_step("the sign stays", low, high, keeps_sign),
           one_step("the error shrinks", low, high, shrinks), every_rate,
           closed("after t steps", first_error), vanishes("below every tolerance", 1, true)},
          {{"it oscillates", one_step("it oscillates", low, high, flips_sign)},
           {"negative rates too", one_step("negative rates", eta > Term(-1), high, shrinks)},
           {"one step", run("one step", rate, positive(h), 1, error(at(t)) == Term(0))},
           {"from |e_0|/(8 h tol) on", vanishes("from D/(8 h tol)", Rational(1, 8), false)}}};
}

Claim case_1_printed() {
  const auto statement = [](std::string label, Comparison low) {
    return one_step(std::move(label), std::move(low), eta < Term(1) / a, shrinks);
  };
  return {"quadratic/case-1-printed",
          "Below the best rate, without eta > 0",
          "S2:423-455",
          {"quadratic/case-1"},
          "quadratic/case-1",
          "As printed: case 1 is eta < eta_opt. A negative rate is one of these, and moves away. A "
          "learning rate must be positive before it can be small enough.",
          Grade::refuted,
          {statement("every eta < 1/a shrinks the error", eta != Term(0))},
          {{"eta > -1/a", statement("eta > -1/a", eta > Term(-1) / a)},
           {"eta >= 0", statement("eta >= 0", eta >= Term(0))}}};
}

Claim case_2() {
  const auto reached = [](std::string label, Term rate, long from) {
    return run(std::move(label), rate, from, at(t) == -b / a);
  };
  const Term x = Term::symbol("x");
  const Statement quartic = for_all("on w^4 with 1/E''", {positive(x)},
                                    x - Term(4) * pow(x, 3) / (Term(12) * square(x)) == Term(0));
  return {
      "quadratic/case-2",
      "At the best rate: one step",
      "S2:459-463",
      {"quadratic/case-2"},
      "",
      "With eta = 1/a every iterate from the first on is the minimum, from every start. On other "
      "functions 1/E'' does not do that.",
      Grade::proved,
      {reached("from t = 1 on", Term(1) / a, 1)},
      {{"already at t = 0", reached("already at t = 0", Term(1) / a, 0)},
       {"1/(2a)", reached("1/(2a)", Term(1) / (Term(2) * a), 1)},
       {"one step on w^4", quartic}}};
}

Claim case_3() {
  const Term rate = Term(2) / a;
  const auto energy = [](Term x) { return a * square(x) / Term(2) + b * x; };
  const auto statement = [&](std::string label, Comparison conclusion) {
    return run(std::move(label), rate, 0, std::move(conclusion));
  };
  const Term next = at(t + Term(1));
  return {"quadratic/case-3",
          "At twice the best rate: a two-cycle",
          "S2:470-493",
          {"quadratic/case-3"},
          "",
          "With eta = 2/a the iterates jump for ever between w_0 and its mirror image -2b/a - w_0, "
          "and the loss stays the same. It neither converges nor diverges.",
          Grade::proved,
          {statement("two steps lead back", at(t + Term(2)) == at(t)),
           statement("the centre is -b/a", at(t) + next == Term(-2) * b / a),
           statement("the loss stays", energy(next) == energy(at(t)))},
          {{"it diverges", statement("it diverges", square(error(next)) > square(error(at(t))))},
           {"it converges", statement("it converges", square(error(next)) < square(error(at(t))))},
           {"the centre is 0", statement("the centre is 0", at(t) + next == Term(0))}}};
}

Claim case_4() {
  const Term rate = (Term(2) + h) / a;  // the factor 1 - eta a is -(1 + h)
  const auto closed = [&](std::string label, Term exponent) {
    return run(std::move(label), rate, positive(h), 0,
               square(error(at(t))) == pow(Term(1) + h, exponent) * square(first_error));
  };
  const Term bound = Term::symbol("M");
  const auto exceeds = [&](std::string label, Rational constant, bool cited) {
    Statement s = for_all(
        std::move(label), {positive(h), positive(bound), positive(distance), natural_from(t, 0)},
        pow(Term(1) + h, t) * distance >= bound, {t >= Term(constant) * bound / (h * distance)});
    if (cited) s.domain.premises = {bernoulli_premise(Term(1) + h, h, t)};
    return s;
  };
  const auto step = [](std::string label, Rational threshold, Comparison conclusion) {
    return one_step(std::move(label), eta > Term(threshold) / a, eta > Term(0), conclusion);
  };
  return {"quadratic/case-4",
          "Beyond twice the best rate: divergence",
          "S2:497-512",
          {"quadratic/case-4", "schedule/too-small-too-large"},
          "",
          "For eta = (2 + h)/a, h > 0, and every start but the minimum itself the error alternates "
          "and its size is (1 + h)^t times the first: above every M from t = M/(h |e_0|) on.",
          Grade::proved,
          {step("the sign flips", 2, flips_sign), step("the error grows", 2, grows),
           closed("after t steps", Term(2) * t), exceeds("above every bound", 1, true)},
          {{"monotone", step("monotone", 2, keeps_sign)},
           {"from 1/a on", step("from 1/a on", 1, grows)},
           {"from 3/(2a) on", step("from 3/(2a) on", Rational(3, 2), grows)},
           {"(1 + h)^t for the square", closed("(1 + h)^t for the square", t)},
           {"from t = M/(8 h D) on", exceeds("from M/(8 h D)", Rational(1, 8), false)}}};
}

Claim case_4_printed() {
  const auto statement = [](std::string label, Rational threshold) {
    return for_all(std::move(label), {positive(a), real(b), real(w), real(eta)}, grows,
                   {eta > Term(threshold) / a});
  };
  return {"quadratic/case-4-printed",
          "Divergence from every start",
          "S2:497-512",
          {"quadratic/case-4"},
          "quadratic/case-4",
          "As printed: eta > 2 eta_opt diverges. From the minimum itself it does not: there the "
          "gradient is zero. Any other start, however near, is driven away.",
          Grade::refuted,
          {statement("from every start", 2)},
          {{"eta > 4/a", statement("eta > 4/a", 4)}, {"eta > 3/a", statement("eta > 3/a", 3)}}};
}

Claim missing_case() {
  const Term rate = (Term(2) + h) / (a * (Term(1) + h));  // the factor 1 - eta a is -1/(1 + h)
  const auto closed = [&](std::string label, Term exponent) {
    return run(std::move(label), rate, positive(h), 0,
               square(error(at(t))) * pow(Term(1) + h, exponent) == square(first_error));
  };
  const Comparison low = eta > Term(1) / a, high = eta < Term(2) / a;
  return {
      "quadratic/missing-case",
      "Between the best rate and twice it: the case left out",
      "S2:470-497",
      {"quadratic/missing-case"},
      "",
      "For 1/a < eta < 2/a, which the slides leave out, the error alternates and still shrinks: "
      "its size is |e_0|/(1 + h)^t. Oscillation alone does not mean that it fails.",
      Grade::proved,
      {one_step("the sign flips", low, high, flips_sign),
       one_step("the error shrinks", low, high, shrinks), closed("after t steps", Term(2) * t)},
      {{"it does not converge", one_step("it does not converge", low, high, grows)},
       {"it is monotone", one_step("it is monotone", low, high, keeps_sign)},
       {"up to 3/a", one_step("up to 3/a", low, eta < Term(3) / a, shrinks)}}};
}

}  // namespace

std::vector<Claim> quadratic_cases() {
  return {case_1(), case_1_printed(), case_2(),      case_3(),
          case_4(), case_4_printed(), missing_case()};
}

}  // namespace gradus
