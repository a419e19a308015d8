// Adam's first steps, with and without correction (S3:599-608), where epsilon stands, and what an
// unbiased moment does not give.

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/method/adagrad.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term rho1 = Term::symbol("rho1"), rho2 = Term::symbol("rho2"), alpha = Term::symbol("alpha"),
           g = Term::symbol("g"), one(1), two(2);
const Term eps = Term::symbol("eps"), t = Term::natural("t");

/// The square of the first step without delta: s_1 = first g, r_1 = second g^2.
Statement first_step(std::string label, Term first, Term second, std::vector<Comparison> hypotheses,
                     Relation relation, Term bound) {
  hypotheses.push_back(g != Term(0));
  return for_all(
      std::move(label), {half_open(rho1, 0, 1), half_open(rho2, 0, 1), positive(alpha), real(g)},
      std::move(hypotheses), {squared_step(alpha, second * square(g), first * g), relation, bound});
}

Claim first_step_size() {
  const Term first = one - rho1, second = one - rho2, unit = square(alpha);
  const auto number = [](std::string label, Rational decay1, Rational decay2, Rational claimed) {
    const Term part1 = one - Term(decay1), part2 = one - Term(decay2);
    return Statement{std::move(label), {}, square(part1) / part2 == Term(claimed)};
  };
  const Rational nine(9, 10);
  // After t equal gradients the uncorrected squared step is (1 - rho1^t)^2/(1 - rho2^t).
  const auto later = [](std::string label, Relation relation, Rational bound) {
    const Term part1 = one - pow(Term(Rational(9, 10)), 12),
               part2 = one - pow(Term(Rational(999, 1000)), 12);
    return Statement{std::move(label), {}, {square(part1) / part2, relation, Term(bound)}};
  };
  return {
      "adam/first-step",
      "The first step, uncorrected",
      "S3:599-608",
      {"adam/little-initial-training", "adam/update"},
      "",
      "Uncorrected the first step is alpha (1 - rho1)/sqrt(1 - rho2): shorter than alpha only if "
      "(1 - rho1)^2 < 1 - rho2. At (9/10, 999/1000) it is 3.16 alpha, and 6.6 alpha after 12 "
      "equal gradients; corrected it is alpha.",
      Grade::proved,
      {first_step("alpha^2 (1 - rho1)^2/(1 - rho2)", first, second, {}, Relation::equal,
                  unit * square(first) / second),
       first_step("shorter than alpha if", first, second, {square(first) < second}, Relation::less,
                  unit),
       first_step("and only if", first, second, {square(first) >= second}, Relation::greater_equal,
                  unit),
       first_step("corrected: alpha", one, one, {}, Relation::equal, unit),
       number("(9/10, 999/1000): 10", nine, Rational(999, 1000), 10),
       number("(9/10, 9/10): 1/10", nine, nine, Rational(1, 10)),
       number("(9/10, 99/100): 1", nine, Rational(99, 100), 1),
       later("12 equal gradients: over 43", Relation::greater, 43),
       later("12 equal gradients: under 44", Relation::less, 44)},
      {{"independent of rho2", number("(9/10, 9/10): 10", nine, nine, 10)},
       {"only the first moment corrected",
        first_step("s corrected", one, second, {}, Relation::equal, unit)},
       {"shorter than alpha/2 if so", first_step("alpha/2", first, second, {square(first) < second},
                                                 Relation::less, unit / Term(4))}}};
}

Claim little_training() {
  const Term first = one - rho1, second = one - rho2, unit = square(alpha);
  return {
      "adam/little-initial-training",
      "Uncorrected steps are not short",
      "S3:599-608",
      {"adam/little-initial-training"},
      "adam/first-step",
      "As printed: without correction the gradients have no impact at first, so there may not be "
      "much training. It overlooks that r_t is too small as well, which makes steps longer.",
      Grade::refuted,
      {first_step("the first uncorrected step is at most alpha", first, second, {},
                  Relation::less_equal, unit)},
      {{"at most 2 alpha",
        first_step("2 alpha", first, second, {}, Relation::less_equal, Term(4) * unit)},
       {"if rho1 is at least 1/2",
        first_step("rho1 >= 1/2", first, second, {rho1 >= Term(Rational(1, 2))},
                   Relation::less_equal, unit)}}};
}

Claim start_at_one() {
  const auto statement = [](std::string label, long from, Term divisor) {
    return for_all(std::move(label), {half_open(rho1, 0, 1), natural_from(t, from)}, {},
                   divisor > Term(0));
  };
  return {"adam/algorithm",
          "The pseudo-code must count from t = 1",
          "S3:639-673",
          {"adam/algorithm"},
          "adam/constant-gradient",
          "As printed the counter t is never set. Counted from 0 the first correction divides by 1 "
          "- rho^0 = 0. Counted from 1 nothing is divided by 0.",
          Grade::refuted,
          {statement("1 - rho^t is positive from t = 0 on", 0, one - pow(rho1, t))},
          {{"half of it", statement("half", 0, (one - pow(rho1, t)) / two)},
           {"1 - rho^(t-1) from t = 1 on", statement("t - 1", 1, one - pow(rho1, t - one))}}};
}

Claim counted_from_one() {
  const auto statement = [](std::string label, Term bound) {
    return for_all(std::move(label), {half_open(rho1, 0, 1), natural_from(t, 1)}, {},
                   one - pow(rho1, t) >= bound);
  };
  return {"adam/counted-from-one",
          "Counted from 1 every correction is defined",
          "S3:639-673",
          {"adam/algorithm"},
          "",
          "1 - rho^t >= 1 - rho > 0 for every t >= 1: no division by zero, and the corrections are "
          "largest at t = 1.",
          Grade::proved,
          {statement("for all t >= 1", one - rho1)},
          {{"at least 1", statement("1", one)},
           {"at least 1 - rho^2", statement("1 - rho^2", one - square(rho1))}}};
}

/// With w = sqrt v_t, z = sqrt(1 - rho2^t), d = 1 - rho1^t: the forms of Adam's paper.
struct Forms {
  Term m = Term::symbol("m"), w = Term::symbol("w"), z = Term::symbol("z"), d = Term::symbol("d");
  Term algorithm(Term e) const { return alpha * (m / d) / (w / z + e); }
  Term efficient(Term e) const { return alpha * z / d * m / (w + e); }
  Statement about(std::string label, std::vector<Variable> more, std::vector<Comparison> hypotheses,
                  Comparison c) const {
    std::vector<Variable> all{positive(alpha), real(m),     nonnegative(w),
                              positive(z),     positive(d), positive(eps)};
    all.insert(all.end(), more.begin(), more.end());
    return for_all(std::move(label), std::move(all), std::move(hypotheses), std::move(c));
  }
};

Claim epsilon_forms() {
  const Forms f;
  const Term e = Term::symbol("eps_hat");
  const auto same_step = [&](std::string label, Term hat) {
    return f.about(std::move(label), {}, {}, f.algorithm(eps) == f.efficient(hat));
  };
  const auto differ = [&](std::string label, Comparison unlike) {
    return f.about(std::move(label), {positive(e)}, {std::move(unlike), f.m != Term(0)},
                   f.algorithm(eps) != f.efficient(e));
  };
  return {
      "adam/epsilon-forms",
      "The two forms of Adam agree for one epsilon only",
      "S3:570",
      {"adam/update"},
      "adam/first-step",
      "alpha m^/(sqrt v^ + eps) equals the efficient form alpha sqrt(1 - rho2^t)/(1 - rho1^t) "
      "m/(sqrt v + eps^) if and only if eps^ = eps sqrt(1 - rho2^t): one constant cannot serve "
      "both.",
      Grade::proved,
      {same_step("if eps^ = eps sqrt(1 - rho2^t)", eps * f.z), differ("only if", e != eps * f.z)},
      {{"eps^ = eps", same_step("eps^ = eps", eps)},
       {"eps^ = eps (1 - rho2^t)", same_step("eps (1 - rho2^t)", eps * square(f.z))},
       {"they differ if eps^ != eps", differ("eps^ != eps", e != eps)}}};
}

Claim epsilon_probe() {
  // For g_t = c, u = |c|: m = d c, w = z u.
  const Forms f;
  const Term c = Term::symbol("c"), u = Term::symbol("u");
  const Substitution constant{{f.m, f.d * c}, {f.w, f.z * u}};
  const auto probe = [&](std::string label, Term step, Term claimed) {
    Statement result = f.about(std::move(label), {real(c), nonnegative(u)}, {},
                               substitute(step, constant) == claimed);
    std::erase_if(result.domain.variables,
                  [&](const Variable& v) { return same(v.symbol, f.m) || same(v.symbol, f.w); });
    return result;
  };
  const auto inside = [&](std::string label, Comparison where, Relation relation) {
    return for_all(std::move(label), {positive(eps), nonnegative(u)}, {std::move(where)},
                   {square(u + eps), relation, square(u) + eps});
  };
  const auto effective = [](std::string label, long at, Rational bound, Relation relation) {
    return for_all(std::move(label), {}, {},
                   {one / (one - pow(Term(Rational(999, 1000)), Term(at))), relation, Term(bound)});
  };
  return {
      "adam/epsilon-placements",
      "A constant gradient tells the three places of epsilon apart",
      "S3:570",
      {"adam/update"},
      "adam/epsilon-forms",
      "For g_t = c the algorithm steps alpha c/(|c| + eps) at every t, the efficient form with "
      "the same eps alpha c/(|c| + eps/sqrt(1 - rho2^t)), where eps counts 31.6 times at t = 1; "
      "inside the root, sqrt(c^2 + eps), the step is shorter exactly if 2 |c| + eps < 1.",
      Grade::proved,
      {probe("the algorithm", f.algorithm(eps), alpha * c / (u + eps)),
       probe("the efficient form", f.efficient(eps), alpha * c / (u + eps / f.z)),
       inside("inside the root: shorter if", two * u + eps < one, Relation::less),
       inside("and only if", two * u + eps >= one, Relation::greater_equal),
       effective("t = 1: eps counts sqrt 1000 times", 1, 1000, Relation::equal),
       effective("t = 1000: over 5/4 times", 1000, Rational(25, 16), Relation::greater),
       effective("t = 1000: under 13/10 times", 1000, Rational(169, 100), Relation::less)},
      {{"the efficient form as the algorithm",
        probe("efficient", f.efficient(eps), alpha * c / (u + eps))},
       {"inside the root: always shorter", inside("always", u >= Term(0), Relation::less)},
       {"t = 1: eps counts 1000 times", effective("10^6", 1, 1'000'000, Relation::equal)}}};
}

Claim unbiased_step() {
  // g = 3 or -1, each with chance 1/2: E g = 1, E g^2 = 5. At t = 1 the corrected step is g/|g|.
  const Term half(Rational(1, 2)), three(3);
  const auto expected = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(alpha)}, {},
                   half * scaled_step(alpha, Term(0), square(three), three) +
                           half * scaled_step(alpha, Term(0), one, -one) ==
                       claimed);
  };
  const auto moment = [&](std::string label, Term squared, Term claimed) {
    return for_all(std::move(label), {}, {}, squared == claimed);
  };
  return {"adam/unbiased-step",
          "Unbiased moments do not make an unbiased step",
          "S0:125-139",
          {"adam/unbiased-first", "adam/most-popular"},
          "adam/unbiased-first",
          "For g = 3 or -1 with chance 1/2 each both corrected moments are unbiased, E g = 1 and E "
          "g^2 = 5, yet the first step is 0 on average, not alpha/sqrt 5.",
          Grade::proved,
          {expected("the first step is 0 on average", Term(0)),
           moment("E g = 1", half * three - half, one),
           moment("E g^2 = 5", half * square(three) + half, Term(5))},
          {{"alpha/2", expected("alpha/2", alpha / two)},
           {"E g^2 = (E g)^2", moment("1", half * square(three) + half, one)}}};
}

}  // namespace

std::vector<Claim> adam_start() {
  return {first_step_size(), little_training(), start_at_one(), counted_from_one(),
          epsilon_forms(),   epsilon_probe(),   unbiased_step()};
}

}  // namespace gradus
