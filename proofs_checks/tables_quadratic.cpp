// Tables for the notes: the step sizes on a parabola, what a schedule leaves, saddles in many
// dimensions.

#include "gradus/algebra/unroll.hpp"
#include "gradus/evidence/cells.hpp"
#include "gradus/method/schedule.hpp"
#include "gradus/spectrum/goe.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 6;

Table step_sizes() {
  const Term eta = Term::symbol("eta"), a = Term::symbol("a"), t = Term::symbol("t"),
             start = Term::symbol("w_0");
  const Term iterate = pow(Term(1) - eta * a, t) * start;
  Table table{
      "quadratic",
      "Gradient descent on E(w) = w^2 from w_0 = 1, by the size of the step",
      "E'' = 2, so eta_opt = 1/2. Every step multiplies w by 1 - 2 eta: monotone below eta_opt, "
      "one "
      "step at it, alternating and still shrinking up to twice eta_opt (the case that the lecture "
      "leaves out), a two-cycle there, divergence beyond, and for negative rates.",
      {"eta/eta_opt"},
      {"\\eta/\\eta_{\\mathrm{opt}}"},
      {}};
  const std::vector<long> steps{0, 1, 2, 3, 4, 5, 10};
  for (const long step : steps) {
    table.columns.push_back("w_" + std::to_string(step));
    table.column_latex.push_back("w_{" + std::to_string(step) + "}");
  }
  for (const Rational& share : {Rational(-1, 2), Rational(1, 4), Rational(1, 2), Rational(1),
                                Rational(3, 2), Rational(2), Rational(5, 2), Rational(3)}) {
    std::vector<std::string> row{share.to_string()};
    for (const long step : steps) {
      row.push_back(
          cell(iterate, {{"eta", share / Rational(2)}, {"a", 2}, {"t", step}, {"w_0", 1}}, digits));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The share of the error that is left after `steps` steps with this rate, for c = a eta_0.
std::string left_over(const Rational& c, Term (*rate)(Term), long steps) {
  const Recursion r = residual(Sequence("R"), Term(c), rate);
  const Term unrolled =
      unroll(Term::element("R", Term(steps)), {{r.name, r.index, r.start, r.next, r.from}});
  return cell(unrolled, {}, digits);
}

Table schedules() {
  const auto constant = [](Term) { return Term(1); };
  const auto hyperbolic = [](Term t) { return hyperbolic_decay(Term(1), Term(1), t); };
  const auto squares = [](Term t) { return inverse_square_decay(Term(1), t); };
  const auto halved = [](Term t) { return geometric_decay(Term(1), Term(Rational(1, 2)), t); };
  Table table{"schedule",
              "The share of the error that is left on a w^2/2, for a eta_0 = 1/2",
              "A constant rate converges fastest here, for there is no noise; eta_0/(t + 1) "
              "converges, slowly; "
              "the two that add up to a bounded sum stall.",
              {"t", "eta_0", "eta_0/(t + 1)", "eta_0/(t + 1)^2", "eta_0/2^t"},
              {"t", "\\eta_0", "\\eta_0/(t+1)", "\\eta_0/(t+1)^2", "\\eta_0/2^t"},
              {}};
  for (const long steps : {1, 2, 3, 5, 10, 20, 50, 100}) {
    const Rational c(1, 2);
    table.rows.push_back({std::to_string(steps), left_over(c, constant, steps),
                          left_over(c, hyperbolic, steps), left_over(c, squares, steps),
                          left_over(c, halved, steps)});
  }
  return table;
}

Table saddles() {
  const Term d = Term::symbol("d");
  Table table{"saddles",
              "Minima and saddles in d dimensions, in two models",
              "cos x_1 + ... + cos x_d has 2^d critical points, one of them a minimum. For a "
              "random symmetric "
              "Hessian (GOE), the chances: enclosed, correct digits only.",
              {"d", "critical points", "minima", "saddles", "GOE: minimum", "GOE: saddle"},
              {"d", "2^d", "", "2^d - 2", "P(H \\succ 0)", "1 - 2 P(H \\succ 0)"},
              {}};
  for (unsigned n = 1; n <= 10; ++n) {
    const std::map<std::string, Rational> at{{"d", long{n}}};
    const Interval definite = goe_positive_definite(n);
    const Interval saddle = Interval(Rational(1)) - Interval(Rational(2)) * definite;
    // One curvature cannot have two signs.
    table.rows.push_back({std::to_string(n), cell(pow(Term(2), d), at, digits), "1",
                          cell(pow(Term(2), d) - Term(2), at, digits), cell(definite, digits),
                          n == 1 ? "0" : cell(saddle, digits)});
  }
  return table;
}

}  // namespace

std::vector<TableSpec> quadratic_tables() {
  return {{"quadratic", "eta/eta_opt against the iterates on a parabola",
           [](const Budget&) { return step_sizes(); }},
          {"schedule", "t against what each schedule leaves of the error",
           [](const Budget&) { return schedules(); }},
          {"saddles", "d against minima and saddles in two models",
           [](const Budget&) { return saddles(); }}};
}

}  // namespace gradus
