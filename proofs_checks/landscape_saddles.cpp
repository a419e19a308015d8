// Saddle points (S2:74-113): what they are, how many there are, and who gets stuck at them.

#include "bernoulli.hpp"
#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/surfaces.hpp"
#include "gradus/spectrum/goe.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x0 = Term::symbol("x_0"), y0 = Term::symbol("y_0"), e = Term::symbol("e"),
           s = Term::symbol("s"), a = Term::symbol("a"), b = Term::symbol("b");
const Term t = Term::natural("t"), k = Term::natural("k"), d = Term::natural("d"),
           many = Term::natural("M");
const Sequence across("x"), down("y");

Claim saddles_dominate() {
  // cos has one minimum and one maximum on the circle. A critical point of d + 1 slices is one of d
  // slices with one of these two; it is a minimum or a maximum where both are.
  const Sequence points("C"), minima("m"), maxima("n");
  const auto counted = [&](std::string label, Comparison c) {
    return along(std::move(label), {natural_from(d, 1)},
                 {{"C", k, Term(2), Term(2) * points(k), 1},
                  {"m", k, Term(1), minima(k), 1},
                  {"n", k, Term(1), maxima(k), 1}},
                 std::move(c));
  };
  const Term all = pow(Term(2), d);
  const auto dominate = [](std::string label, Rational factor) {
    Statement statement =
        for_all(std::move(label), {natural_from(d, 1), natural_from(many, 1)},
                pow(Term(2), d) - Term(2) >= Term(factor) * many, {d >= many + Term(1)});
    statement.domain.premises = {bernoulli_premise(Term(2), Term(1), d)};
    return statement;
  };
  return {
      "landscape/saddles-dominate",
      "In the separable model saddles outnumber minima",
      "S2:74, S2:84, S2:112",
      {"landscape/saddles-dominate"},
      "",
      "Of the 2^d critical points of cos x_1 + ... + cos x_d one is a minimum, one a maximum, and "
      "2^d - "
      "2 are saddles: more than M for every d > M. It is a model; a convex function has no saddle "
      "at all.",
      Grade::proved,
      {counted("2^d critical points", points(d) == all),
       counted("one of them a minimum", minima(d) == Term(1)),
       counted("one a maximum", maxima(d) == Term(1)), dominate("more than every M", 1)},
      {{"2 d critical points", counted("2 d", points(d) == Term(2) * d)},
       {"d minima", counted("d minima", minima(d) == d)},
       {"four times M", dominate("four times M", 4)}}};
}

Claim saddles_dominate_printed() {
  const auto statement = [](std::string label, long from, Rational least) {
    return for_all(std::move(label), {natural_from(d, from)},
                   pow(Term(2), d) - Term(2) >= Term(least));
  };
  return {"landscape/saddles-dominate-printed",
          "\"Far more common\" in every dimension",
          "S2:74, S2:84",
          {"landscape/saddles-dominate"},
          "landscape/saddles-dominate",
          "As printed, without large d: saddles are more common than minima. In one dimension the "
          "model has none. It is a statement about many dimensions, and about a model of them.",
          Grade::refuted,
          {statement("more saddles than the one minimum", 1, 2)},
          {{"at least one saddle", statement("at least one saddle", 1, 1)},
           {"at least three from d = 2 on", statement("at least three from d = 2 on", 2, 3)}}};
}

Claim random_saddles() {
  const auto chance = [](std::string label, unsigned dimension, Term claimed) {
    return Experiment{std::move(label),
                      "chance that a GOE(" + std::to_string(dimension) + ") matrix is indefinite",
                      claimed, Rational::parse("1e-30"), [dimension](const Budget&) {
                        const Interval definite = goe_positive_definite(dimension);
                        return Measurement{Rational(1) - Rational(2) * definite.upper(),
                                           Rational(1) - Rational(2) * definite.lower(),
                                           "Pfaffian of de Bruijn, enclosed",
                                           0,
                                           0,
                                           0};
                      }};
  };
  const Term two = sqrt(Term(2)), pi = Term::pi();
  return {
      "landscape/random-saddles",
      "A random Hessian is mostly indefinite",
      "S2:74, S2:84",
      {"landscape/saddles-dominate"},
      "landscape/saddles-dominate",
      "For a random symmetric Hessian (GOE) the chance of a saddle is 0 in one dimension, "
      "sqrt(2)/2 = "
      "0.707 in two and 1/2 + sqrt(2)/pi = 0.950 in three. Hessians of a network need not be like "
      "that.",
      Grade::estimated,
      {chance("d = 1", 1, Term(0)), chance("d = 2", 2, two / Term(2)),
       chance("d = 3", 3, Term(Rational(1, 2)) + two / pi)},
      {{"1/2 at d = 2", chance("1/2", 2, Term(Rational(1, 2)))},
       {"3/4 at d = 3", chance("3/4", 3, Term(Rational(3, 4)))},
       {"7/9 at d = 2, by 3^-d", chance("7/9", 2, Term(Rational(7, 9)))}},
      "Chances are integrals: the formula of de Bruijn is taken from the literature, its values "
      "are enclosed."};
}

Claim definition() {
  const AbstractVector u = AbstractVector::named("u"), v = AbstractVector::named("v");
  const SymmetricOperator H("H");
  const auto form = [&](const AbstractVector& at) { return Term(Rational(1, 2)) * at.dot(H * at); };
  const auto along_line = [&](std::string label, const AbstractVector& line, Relation hypothesis,
                              Relation relation) {
    Statement statement = for_all(std::move(label), {real(s)}, {form(s * line), relation, Term(0)},
                                  {s != Term(0), {line.dot(H * line), hypothesis, Term(0)}});
    statement.domain.vectors = {"u", "v"};
    statement.domain.operators = {"H"};
    return statement;
  };
  const Term x = Term::symbol("x"), y = Term::symbol("y");
  const Term monkey = pow(x, 3) - Term(3) * x * square(y);
  const auto curvature = [&](std::string label, Term first, Term second, Rational value) {
    return for_all(std::move(label), {},
                   substitute(derivative(derivative(monkey, first), second),
                              {{x, Term(0)}, {y, Term(0)}}) == Term(value));
  };
  const auto cubic = [](std::string label, Term at_x, Relation relation) {
    return for_all(std::move(label), {positive(s)}, {pow(at_x, 3), relation, Term(0)});
  };
  return {"landscape/saddle-definition",
          "An indefinite Hessian makes a saddle, and a saddle need not have one",
          "S2:89-105",
          {"landscape/saddle-definition"},
          "",
          "If u'Hu > 0 > v'Hv, the quadratic rises along u and falls along v, in every dimension. "
          "The monkey "
          "saddle x^3 - 3xy^2 has Hessian 0 at the origin and still rises and falls.",
          Grade::proved,
          {along_line("it rises along u", u, Relation::greater, Relation::greater),
           along_line("it falls along v", v, Relation::less, Relation::less),
           curvature("monkey saddle: f_xx = 0", x, x, 0), curvature("f_xy = 0", x, y, 0),
           curvature("f_yy = 0", y, y, 0), cubic("it rises along x", s, Relation::greater),
           cubic("it falls along -x", -s, Relation::less)},
          {{"u'Hu >= 0 is enough",
            along_line("u'Hu >= 0 is enough", u, Relation::greater_equal, Relation::greater)},
           {"the monkey saddle's Hessian is not 0", curvature("f_xx = 6", x, x, 6)},
           {"x^3 rises on both sides", cubic("x^3 rises on both sides", -s, Relation::greater)}}};
}

Claim definition_printed() {
  // At s (a, b), s small: b^2 - 4 s a^2 b + 3 s^2 a^4 > 0 for b != 0, and 3 s^4 a^4 for b = 0.
  const auto line = [](std::string label, Term at_b, std::vector<Comparison> hypotheses) {
    return for_all(std::move(label), {real(a), real(b), positive(s)},
                   peano_surface(s * a, s * at_b) > Term(0), std::move(hypotheses));
  };
  const auto curve = [](std::string label, Relation relation) {
    return for_all(std::move(label), {positive(s)},
                   {peano_surface(s, Term(2) * square(s)), relation, Term(0)});
  };
  return {
      "landscape/saddle-definition-printed",
      "A saddle that falls along no straight line",
      "S2:89-105",
      {"landscape/saddle-definition"},
      "landscape/saddle-definition",
      "As printed: at a saddle the surface decreases in some direction. (y - x^2)(y - 3x^2) rises "
      "at "
      "first along every line through the origin, and is -s^4 at (s, 2 s^2): no minimum, and no "
      "saddle as printed.",
      Grade::refuted,
      {Refutation{"(y - x^2)(y - 3x^2)",
                  "where a critical point is no minimum, the surface falls in some direction",
                  {line("upwards, b > 0", b, {b > Term(0), Term(3) * s * square(a) < b}),
                   line("downwards, b < 0", b, {b < Term(0)}),
                   line("along the x axis", Term(0), {a != Term(0)}),
                   curve("lower on the parabola y = 2 x^2", Relation::less)}}},
      {{"higher on the parabola", curve("higher on the parabola", Relation::greater)},
       {"higher along all of each line", line("higher along all of each line", b, {b > Term(0)})}}};
}

/// Gradient descent on (x^2 - y^2)/2.
Statement descent(std::string label, std::vector<Variable> variables, Comparison c) {
  return along(std::move(label), std::move(variables),
               {{"x", k, x0, across(k) - e * across(k)}, {"y", k, y0, down(k) - e * -down(k)}},
               std::move(c));
}

Claim stuck_printed() {
  const std::vector<Variable> run{real(x0), real(y0), positive(e), natural_from(t, 0)};
  const auto exit = [](std::string label, long steps, Relation relation, Rational height) {
    return for_all(std::move(label), {},
                   {pow(Term(Rational(11, 10)), steps) * Term(height), relation, Term(1)});
  };
  const Term bound = Term::symbol("D");
  Statement leaves = for_all("so it leaves |y| < 1 from t = 1/(e |y_0|) on",
                             {positive(e), positive(bound), natural_from(t, 0)},
                             pow(Term(1) + e, t) * bound >= Term(1), {t >= Term(1) / (e * bound)});
  leaves.domain.premises = {bernoulli_premise(Term(1) + e, e, t)};
  const Rational tiny = Rational::parse("1e-6");
  return {
      "landscape/gd-stuck-at-saddle",
      "Descent does not get stuck at a saddle, unless it starts on the way into it",
      "S2:106",
      {"landscape/gd-stuck-at-saddle"},
      "landscape/saddle-definition",
      "As printed: gradient descent is often stuck at a saddle point. On (x^2 - y^2)/2 it is (1 + "
      "e)^t "
      "y_0, so it leaves from every start with y_0 != 0; with e = 1/10 and y_0 = 10^-6 at step "
      "145. It "
      "is slow near the saddle, not stuck.",
      Grade::refuted,
      {Refutation{"(x^2 - y^2)/2",
                  "gradient descent is often stuck at a saddle point",
                  {descent("y_t = (1 + e)^t y_0", run, down(t) == pow(Term(1) + e, t) * y0), leaves,
                   exit("from 10^-6 with e = 1/10 not at step 144", 144, Relation::less, tiny),
                   exit("but at step 145", 145, Relation::greater_equal, tiny)}}},
      {{"y_t stays below |y_0|", descent("y_t stays", run, square(down(t)) <= square(y0))},
       {"out at step 144", exit("out at step 144", 144, Relation::greater_equal, tiny)},
       {"the same time from 10^-12",
        exit("from 10^-12", 145, Relation::greater_equal, Rational::parse("1e-12"))}}};
}

Claim into_the_saddle() {
  const auto on_axis = [](std::string label, Comparison c) {
    return along(
        std::move(label), {real(x0), in_open(e, 0, 1), natural_from(t, 0)},
        {{"x", k, x0, across(k) - e * across(k)}, {"y", k, Term(0), down(k) - e * -down(k)}},
        std::move(c));
  };
  return {"landscape/backprop-finds-saddles",
          "Who finds a saddle",
          "S2:112-113",
          {"landscape/backprop-finds-saddles"},
          "landscape/gd-stuck-at-saddle",
          "Started on the line y_0 = 0, gradient descent on (x^2 - y^2)/2 tends to the saddle: y_t "
          "= 0 for "
          "ever and x_t = (1 - e)^t x_0. It is the descent that finds it; back-propagation only "
          "computes "
          "the gradient.",
          Grade::proved,
          {on_axis("y_t = 0", down(t) == Term(0)),
           on_axis("x_t = (1 - e)^t x_0", across(t) == pow(Term(1) - e, t) * x0)},
          {{"x_t = (1 + e)^t x_0", on_axis("(1 + e)^t", across(t) == pow(Term(1) + e, t) * x0)},
           {"the loss stays", on_axis("the loss stays", square(across(t)) >= square(x0))}}};
}

}  // namespace

std::vector<Claim> landscape_saddles() {
  return {saddles_dominate(), saddles_dominate_printed(), random_saddles(),
          definition(),       definition_printed(),       stuck_printed(),
          into_the_saddle()};
}

}  // namespace gradus
