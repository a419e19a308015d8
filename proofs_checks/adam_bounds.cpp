// How long a step of Adam can be: the claim of its paper (Kingma and Ba 2015, section 2.1) and the
// truth (S3:570-608). Without delta: squares of s_t and r_t are compared.

#include "for_all.hpp"
#include "gradus/method/adagrad.hpp"
#include "gradus/method/adam.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term rho1 = Term::symbol("rho1"), rho2 = Term::symbol("rho2"), one(1), two(2);
const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence g("g"), s("s"), r("r"), S("S");
const Term spread = square(rho1) / rho2;                    ///< q
const Term scale = square(one - rho1) / (one - rho2);       ///< K
const Rational nine_tenths(9, 10), thousandths(999, 1000);  ///< the usual rho1 and rho2

/// Both moments of any gradients, and S_t = 1 + q + ... + q^(t-1).
Statement along(std::string label, std::vector<Variable> variables, Comparison conclusion,
                const Gradient& gradient = g) {
  Statement result = for_all(std::move(label), std::move(variables), std::move(conclusion));
  result.domain.recursions = {moving_average("s", rho1, gradient),
                              average_of_squares("r", rho2, gradient),
                              {"S", k, Term(0), one + spread * S(k)}};
  return result;
}

Claim moment_ratio() {
  const auto statement = [](std::string label, Term bound) {
    Statement result = for_all(std::move(label),
                               {half_open(rho1, 0, 1), half_open(rho2, 0, 1), natural_from(t, 0)},
                               square(s(t)) <= bound * r(t));
    result.domain.hypotheses = {square(rho1) < rho2};
    result.domain.recursions = {moving_average("s", rho1, g), average_of_squares("r", rho2, g)};
    return result;
  };
  const Term bound = scale * rho2 / (rho2 - square(rho1));
  return {
      "adam/update",
      "A bound for every step, uncorrected",
      "S3:570, S3:584-588, S3:672",
      {"adam/update"},
      "",
      "If rho1^2 < rho2, for all gradients and all t: s_t^2 <= (1 - rho1)^2 r_t/((1 - rho2)(1 - "
      "rho1^2/rho2)): at rho = (9/10, 999/1000) a step is at most 7.271 alpha.",
      Grade::proved,
      {statement("by induction over t", bound)},
      {{"never longer than alpha", statement("s_t^2 <= r_t", one)},
       {"half of the bound", statement("half", bound / two)},
       {"(1 - rho1)^2/(1 - rho2)", statement("K", scale)}}};
}

/// X_t = y q'^t with q' = rho1/rho2.
Term probe(Term y) { return y * pow(rho1 / rho2, t); }

std::vector<Variable> open_decays() {
  return {in_open(rho1, 0, 1), in_open(rho2, 0, 1), natural_from(t, 0)};
}

Comparison quadratic_in(Term x, Term factor = one) {
  return square(x) * r(t) - two * x * s(t) + factor * scale * S(t) >= Term(0);
}

Claim cauchy_probe() {
  const Term y = Term::symbol("y");
  const auto statement = [&](std::string label, Term factor) {
    std::vector<Variable> variables = open_decays();
    variables.push_back(real(y));
    return along(std::move(label), variables, quadratic_in(probe(y), factor));
  };
  return {
      "adam/moments-quadratic",
      "A quadratic in the moments that is never negative",
      "S3:570",
      {"adam/update"},
      "adam/update",
      "With S_t = 1 + q + ... + q^(t-1), q = rho1^2/rho2, K = (1 - rho1)^2/(1 - rho2): x^2 r_t - "
      "2 x s_t + K S_t >= 0 at every x = y (rho1/rho2)^t: the inequality of Cauchy and Schwarz.",
      Grade::proved,
      {statement("by induction over t", one)},
      {{"K/2 for K", statement("K/2", Term(Rational(1, 2)))},
       {"3 K/4 for K", statement("3 K/4", Term(Rational(3, 4)))}}};
}

Claim finite_ratio() {
  const auto statement = [](std::string label, Term factor, bool cited) {
    Statement result =
        along(std::move(label), open_decays(), square(s(t)) <= factor * scale * S(t) * r(t));
    result.domain.hypotheses = {r(t) > Term(0)};
    if (cited) {
      const Term x = s(t) / r(t);
      result.domain.premises = {{"the quadratic at x = s_t/r_t",
                                 "",
                                 "adam/moments-quadratic",
                                 quadratic_in(x),
                                 std::nullopt,
                                 0,
                                 {{Term::symbol("y"), x * pow(rho2 / rho1, t)}}}};
      result.domain.models.emplace_back().name = "any gradients";
    }
    return result;
  };
  return {"adam/moment-ratio",
          "The exact bound at each t",
          "S3:570",
          {"adam/update"},
          "adam/update",
          "For all gradients: s_t^2 <= K S_t r_t, whatever rho1 and rho2. It is attained, so the "
          "largest corrected step is sqrt(K S_t (1 - rho2^t))/(1 - rho1^t) alpha.",
          Grade::proved,
          {statement("where r_t > 0", one, true)},
          {{"K/2 for K", statement("K/2", Term(Rational(1, 2)), false)},
           {"9 K/10 for K", statement("9 K/10", Term(nine_tenths), false)}}};
}

Claim attained() {
  const Term growth = rho2 / rho1;
  const Gradient worst = [&](Term n) { return pow(growth, n); };
  const auto statement = [&](std::string label, Comparison conclusion) {
    return along(std::move(label), open_decays(), std::move(conclusion), worst);
  };
  const Term first = (one - rho1) * pow(growth, t) * S(t),
             second = (one - rho2) * square(pow(growth, t)) * S(t);
  const auto equality = [&](std::string label, Term factor) {
    Statement result =
        for_all(std::move(label), open_decays(), square(first) == factor * scale * S(t) * second);
    return result;
  };
  const Term q = Term::symbol("q");
  const auto total = [&](std::string label, Term closed) {
    Statement result =
        for_all(std::move(label), {half_open(q, 0, 1), natural_from(t, 0)}, S(t) == closed);
    result.domain.recursions = {{"S", k, Term(0), one + q * S(k)}};
    return result;
  };
  return {
      "adam/moment-ratio-attained",
      "Gradients that attain it",
      "S3:570",
      {"adam/update"},
      "adam/moment-ratio",
      "For g_i = (rho2/rho1)^i the bound is an equality at every t; S_t = (1 - q^t)/(1 - q), so "
      "for q < 1 it tends to K/(1 - q) and the step to sqrt(K/(1 - q)) alpha.",
      Grade::proved,
      {statement("s_t", s(t) == first), statement("r_t", r(t) == second),
       equality("s_t^2 = K S_t r_t", one),
       total("S_t in closed form", (one - pow(q, t)) / (one - q))},
      {{"s_t without 1 - rho1", statement("s_t", s(t) == pow(growth, t) * S(t))},
       {"half of it", equality("half", Term(Rational(1, 2)))},
       {"S_t = 1/(1 - q)", total("1/(1 - q)", one / (one - q))}}};
}

/// The square of the largest corrected step in units of alpha, at the usual rho1 and rho2.
Term usual_supremum(Term at) {
  const Rational decay1 = nine_tenths, decay2 = thousandths;
  const Rational q = decay1 * decay1 / decay2;
  const Rational factor =
      (Rational(1) - decay1) * (Rational(1) - decay1) / (Rational(1) - decay2) / (Rational(1) - q);
  return Term(factor) * (one - pow(Term(q), at)) * (one - pow(Term(decay2), at)) /
         square(one - pow(Term(decay1), at));
}

Claim paper_exceeded() {
  const auto statement = [](std::string label, long at, Rational bound, bool over) {
    const Term value = usual_supremum(Term(at));
    Statement result{std::move(label), {}, over ? value > Term(bound) : value <= Term(bound)};
    return result;
  };
  return {
      "adam/usual-supremum",
      "The largest steps at rho = (9/10, 999/1000)",
      "S3:570",
      {"adam/update"},
      "adam/moment-ratio-attained",
      "The paper's bound is sqrt 10 alpha = 3.16 alpha. At t = 209 no step exceeds it, at t = 210 "
      "one does; at t = 1000 one is over 5.7 alpha; the limit is sqrt(370/7) = 7.27 alpha.",
      Grade::proved,
      {statement("t = 209: at most sqrt 10", 209, 10, false),
       statement("t = 210: more", 210, 10, true),
       statement("t = 1000: more than 57/10", 1000, Rational(3249, 100), true),
       statement("t = 1000: at most 58/10", 1000, Rational(3364, 100), false)},
      {{"t = 12: more than sqrt 10", statement("12", 12, 10, true)},
       {"t = 1: less than alpha", statement("1", 1, Rational(99, 100), false)}}};
}

/// Two corrected moments at t = 2: s^2 <= share r, where `when` says.
Statement second_step(std::string label, Comparison when, Term bound) {
  const Term g1 = Term::symbol("g1"), g2 = Term::symbol("g2");
  const auto average = [&](Term rho, Term a, Term b) {
    return ((one - rho) * b + rho * (one - rho) * a) / (one - square(rho));
  };
  Statement result =
      for_all(std::move(label), {half_open(rho1, 0, 1), in_open(rho2, 0, 1), real(g1), real(g2)},
              square(average(rho1, g1, g2)) <= bound * average(rho2, square(g1), square(g2)));
  result.domain.hypotheses = {std::move(when)};
  return result;
}

Claim paper_second_clause() {
  const Comparison when = square(one - rho1) <= one - rho2;
  return {
      "adam/paper-otherwise-alpha",
      "The paper's bound alpha is false",
      "S3:570",
      {"adam/update"},
      "adam/update",
      "In Adam's paper: |step| <= alpha where 1 - rho1 <= sqrt(1 - rho2). Two gradients refute "
      "it: |s_2|/sqrt r_2 exceeds 1 when the later gradient is twice the earlier.",
      Grade::refuted,
      {second_step("at t = 2", when, one)},
      {{"even strictly less",
        second_step("(1 - rho1)^2 < 1 - rho2", square(one - rho1) < one - rho2, one)},
       {"rho1^2 <= rho2 too", second_step("1 - rho1^2 >= 1 - rho2", square(rho1) <= rho2, one)}}};
}

Claim paper_first_clause() {
  const Comparison when = square(one - rho1) > one - rho2;
  // 252 zeros, which leave both moments at 0, then n ones: from there a constant gradient.
  const auto ones = [](std::string label, Comparison conclusion) {
    return along(std::move(label), open_decays(), std::move(conclusion), [](Term) { return one; });
  };
  const auto number = [](std::string label, long zeros, Rational bound) {
    const auto rest = [](Rational rho, long n) { return one - pow(Term(rho), Term(n)); };
    const long all = zeros + 12;
    return Statement{std::move(label),
                     {},
                     square(rest(nine_tenths, 12)) * rest(thousandths, all) >
                         Term(bound) * square(rest(nine_tenths, all)) * rest(thousandths, 12)};
  };
  return {
      "adam/paper-first-clause",
      "The paper's bound alpha (1 - rho1)/sqrt(1 - rho2) is false",
      "S3:570",
      {"adam/update"},
      "adam/usual-supremum",
      "In Adam's paper: |step| <= alpha (1 - rho1)/sqrt(1 - rho2), where this exceeds alpha. At "
      "rho = (9/10, 999/1000) 252 zeros and then 12 ones make a longer step than sqrt 10 alpha.",
      Grade::refuted,
      {Refutation{"252 zeros, then 12 ones",
                  "no step is longer than alpha (1 - rho1)/sqrt(1 - rho2)",
                  {ones("after n ones s = 1 - rho1^n", s(t) == one - pow(rho1, t)),
                   ones("and r = 1 - rho2^n", r(t) == one - pow(rho2, t)),
                   number("so the corrected ratio exceeds 10", 252, 10)}},
       second_step("at t = 2, for other rho", when, scale)},
      {{"after n ones s = 1 - rho1^(n+1)", ones("s", s(t) == one - pow(rho1, t + one))},
       {"by more than one part in 100",
        second_step("101/100 of it", when, Term(Rational(101, 100)) * scale)}}};
}

}  // namespace

std::vector<Claim> adam_bounds() {
  return {moment_ratio(),   cauchy_probe(),        finite_ratio(),      attained(),
          paper_exceeded(), paper_second_clause(), paper_first_clause()};
}

}  // namespace gradus
