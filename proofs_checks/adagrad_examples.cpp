// Adagrad's examples and slips (S0:32, S3:397-479), as printed and as they should be.

#include <array>

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/method/adagrad.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), delta = Term::symbol("delta"), one(1);
const Term t = Term::natural("t"), i = Term::natural("i"), n = Term::natural("n");

/// The squared length of Adagrad's first step with delta = 0 along (g, h).
Term first_step(Term g, Term h) {
  return squared_step(alpha, square(g), g) + squared_step(alpha, square(h), h);
}

Claim relative_decrease() {
  const Term a = Term::symbol("a"), b = Term::symbol("b");
  const auto decay = [](Term c, Term from) {
    return (t * square(c) + from) / ((t + one) * square(c) + from);
  };
  const auto statement = [&](std::string label, Comparison sizes, Comparison c) {
    Statement s =
        for_all(std::move(label), {positive(a), positive(b), natural_from(t, 1)}, std::move(c));
    s.domain.hypotheses = {std::move(sizes)};
    return s;
  };
  const Term zero(0);
  return {"adagrad/printed-rapid-decrease",
          "The relative decrease does not see the size of a gradient",
          "S0:32",
          {"adagrad/rapid-vs-small"},
          "adagrad/constant-gradient",
          "As printed: large gradients make a rapid decrease of the rate, small ones a small "
          "decrease. Constant gradients of any two sizes make the same relative decrease.",
          Grade::refuted,
          {statement("constant gradients a > b decrease faster", a > b,
                     decay(a, zero) < decay(b, zero))},
          {{"if a is over twice b",
            statement("a > 2 b", a > Term(2) * b, decay(a, zero) < decay(b, zero))},
           {"small gradients keep a rate within 3/4 of their own",
            statement(
                "at least 3/4 of itself", a > b,
                decay(b, zero) >= Term(Rational(3, 4)) * decay(a, zero) + Term(Rational(1, 5)))}}};
}

Claim scale_with_delta() {
  const Term x = Term::symbol("g"), m = Term::natural("m");
  const auto statement = [&](std::string label, Term d, Comparison c) {
    return for_all(std::move(label),
                   {positive(alpha), positive(d), positive(x), natural_from(m, 1)}, std::move(c));
  };
  const auto step = [&](Term gradient) { return alpha * gradient / (delta + gradient); };
  return {"adagrad/printed-sum-or-mean",
          "With delta a sum of gradients is not their mean",
          "S3:429-453",
          {"adagrad/algorithm"},
          "adagrad/scale-free",
          "As one reads the pseudo-code, which sums over the data where the text averages: with "
          "delta > 0 the first steps differ.",
          Grade::refuted,
          {statement("a sum of m equal gradients makes the step of one", delta,
                     step(m * x) == step(x))},
          {{"the step of half of one", statement("half", delta, step(m * x) == step(x) / Term(2))},
           {"m times the step", statement("m times", delta, step(m * x) == m * step(x))}}};
}

Claim delta_placement() {
  // s = sqrt r
  const Term s = Term::symbol("s");
  const auto statement = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {nonnegative(s), positive(delta)}, std::move(c));
  };
  const Term outside = square(delta + s), inside = square(s) + square(delta);
  Statement equal = for_all("twice at sqrt r = delta", {positive(delta)},
                            square(delta + delta) == Term(2) * (square(delta) + square(delta)));
  return {
      "adagrad/delta-placement",
      "delta outside or inside the root",
      "S3:371-379",
      {"adagrad/delta", "adagrad/update"},
      "adagrad/delta",
      "delta + sqrt r is at least sqrt(r + delta^2) and at most sqrt 2 times it, which happens at "
      "sqrt r = delta: the two placements differ most where gradients are as small as delta.",
      Grade::proved,
      {statement("outside is at least inside", outside >= inside),
       statement("and at most sqrt 2 times it", outside <= Term(2) * inside), equal},
      {{"the same", statement("the same", outside <= inside)},
       {"at most sqrt(3/2) times",
        statement("sqrt(3/2)", outside <= Term(Rational(3, 2)) * inside)}}};
}

Claim ellipse() {
  const Term x = Term::symbol("x"), y = Term::symbol("y"), kappa = Term::symbol("kappa");
  const Term loss = (square(x) + kappa * square(y)) / Term(2);
  const Term dx = derivative(loss, x), dy = derivative(loss, y);
  const auto statement = [&](std::string label, Term squared, Term claimed) {
    Statement s = for_all(std::move(label), {real(alpha), positive(kappa), real(x), real(y)},
                          squared == claimed);
    s.domain.hypotheses = {x != Term(0), y != Term(0)};
    return s;
  };
  const auto along = [&](Term g) { return squared_step(alpha, square(g), g); };
  return {
      "adagrad/ellipse",
      "Adagrad's first step does not see the curvature",
      "S3:397-403",
      {"adagrad/ellipse"},
      "",
      "On (x^2 + kappa y^2)/2 the first step (delta = 0) is alpha long in both weights, "
      "whatever kappa; the gradient's own step is kappa y/x times as long in y as in x.",
      Grade::proved,
      {statement("alpha^2 in x", along(dx), square(alpha)),
       statement("alpha^2 in y", along(dy), square(alpha)),
       statement("the gradient: kappa y in y", square(dy), square(kappa) * square(y))},
      {{"Newton's step", statement("y^2", along(dy), square(y))},
       {"the gradient's step", statement("alpha^2 dy^2", along(dy), square(alpha) * square(dy))},
       {"a curvature-free gradient", statement("y^2", square(dy), square(y))}}};
}

Claim rotation() {
  const Term g = Term::symbol("g"), h = Term::symbol("h"), c(Rational(3, 5)), s(Rational(4, 5));
  const auto statement = [&](std::string label, Term squared, Term claimed) {
    Statement result =
        for_all(std::move(label), {real(alpha), real(g), real(h)}, squared == claimed);
    result.domain.hypotheses = {g != Term(0), h != Term(0)};
    return result;
  };
  return {
      "adagrad/per-parameter",
      "One rate for each weight: the axes matter",
      "S0:26, S3:357-363, S3:391-395",
      {"adagrad/per-parameter"},
      "adagrad/scale-free",
      "The first step along (g, h) is sqrt 2 alpha long, along (g, 0) alpha: (g, 0) rotated to "
      "(3g/5, 4g/5) makes a longer step. Rates for each weight depend on the axes chosen.",
      Grade::proved,
      {statement("along (g, h): 2 alpha^2", first_step(g, h), Term(2) * square(alpha)),
       statement("along (g, 0): alpha^2", squared_step(alpha, square(g), g), square(alpha)),
       statement("(g, 0) rotated: 2 alpha^2", first_step(c * g, s * g), Term(2) * square(alpha))},
      {{"rotation changes nothing",
        statement("(g, 0) rotated: alpha^2", first_step(c * g, s * g), square(alpha))},
       {"one rate for all weights", statement("alpha^2", first_step(g, h), square(alpha))}}};
}

Claim hadamard() {
  const Sequence u("u"), v("v");
  const auto total = [](Term body) { return sum(i, one, n, body); };
  const auto statement = [&](std::string label, Rational factor, Term product) {
    return for_all(std::move(label), {natural_from(n, 0)},
                   total(square(u(i) + v(i))) ==
                       total(square(u(i))) + Term(factor) * product + total(square(v(i))));
  };
  return {"adagrad/hadamard",
          "Element by element, then added: the inner product",
          "S3:465-479",
          {"adagrad/hadamard"},
          "",
          "The entries u_i v_i of u o v add up to u.v, for vectors of any length n: |u + v|^2 = "
          "|u|^2 + 2 u.v + |v|^2. Step 9 of the algorithm needs u o v itself, a vector.",
          Grade::proved,
          {statement("for every n", 2, total(u(i) * v(i)))},
          {{"the product of the sums", statement("sum u sum v", 2, total(u(i)) * total(v(i)))},
           {"without the 2", statement("1", 1, total(u(i) * v(i)))}}};
}

/// The columns y, phi_1, phi_2, phi_3 of the example, as recalled from Duchi's slides.
const std::vector<std::array<Rational, 4>>& example() {
  static const Rational half(1, 2);
  static const std::vector<std::array<Rational, 4>> rows{
      {1, 1, 0, 0},    {-1, half, 0, 1}, {1, -half, 1, 0}, {-1, 0, 0, 0},
      {1, half, 0, 0}, {-1, 1, 0, 0},    {1, -1, 1, 0},    {-1, -half, 0, 1}};
  return rows;
}

Claim example_table() {
  // In every row where column `if_column` is `value`, column `then_column` is `expected`.
  const auto implies = [](std::string label, std::size_t if_column, Rational value,
                          std::size_t then_column, Rational expected) {
    return Trial{std::move(label), "an implication between two columns, on each row",
                 [=](const Budget&) {
                   Trial::Outcome outcome;
                   outcome.cases = {example().size(), true, "every row", "exact rationals"};
                   for (std::size_t row = 0; row < example().size(); ++row) {
                     if (example()[row][if_column] == value &&
                         example()[row][then_column] != expected && outcome.violation.empty())
                       outcome.violation = "t = " + std::to_string(row + 1) + ": the row has " +
                                           example()[row][then_column].to_string();
                   }
                   return outcome;
                 }};
  };
  return {
      "adagrad/example-table",
      "The example of rare but telling features",
      "S3:405-424",
      {"adagrad/example-table"},
      "",
      "The lecture's table is lost; this is checked on the table of Duchi's slides, as recalled: "
      "phi_2 = 1 only where y = 1, phi_3 = 1 only where y = -1.",
      Grade::certified,
      {implies("phi_2 = 1 implies y = 1", 2, 1, 0, 1),
       implies("phi_3 = 1 implies y = -1", 3, 1, 0, -1)},
      {{"y = 1 implies phi_2 = 1", implies("y = 1 implies phi_2 = 1", 0, 1, 2, 1)},
       {"phi_1 = 1 implies y = 1", implies("phi_1 = 1 implies y = 1", 1, 1, 0, 1)}},
      "A table of eight rows has nothing to prove: every row is looked at."};
}

}  // namespace

std::vector<Claim> adagrad_examples() {
  return {relative_decrease(), scale_with_delta(), delta_placement(), ellipse(),
          rotation(),          hadamard(),         example_table()};
}

}  // namespace gradus
