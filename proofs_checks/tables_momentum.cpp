// A table for the notes: what momentum makes of aligned and of alternating gradients.

#include "gradus/evidence/cells.hpp"
#include "gradus/method/momentum.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

Table momentum_table() {
  const Term alpha = Term::symbol("alpha"), n = Term::symbol("t"), i = Term::natural("i");
  const Term aligned = velocity_closed(alpha, Term(-1), n, i, [](Term) { return Term(1); });
  // g_i = (-1)^(t-i): alternating, and 1 at the last step.
  const Term alternating =
      velocity_closed(alpha, Term(-1), n, i, [&](Term at) { return pow(Term(-1), n - at); });
  Table t{"momentum",
          "The step after t gradients of size 1, in learning rates",
          "Gradient descent steps by 1. Momentum amplifies gradients that agree, up to 1/(1 - "
          "alpha), and damps those that alternate, down to 1/(1 + alpha): ten times against about "
          "a half for alpha = 9/10.",
          {"t"},
          {"t"},
          {}};
  const std::vector<Rational> momenta{Rational(1, 2), Rational(9, 10)};
  for (const Rational& a : momenta) {
    t.columns.push_back("aligned, alpha = " + a.to_string());
    t.columns.push_back("alternating, alpha = " + a.to_string());
    t.column_latex.push_back("\\sum_i \\alpha^{t-i},\\ \\alpha = " + a.to_string());
    t.column_latex.push_back("\\sum_i (-\\alpha)^{t-i},\\ \\alpha = " + a.to_string());
  }
  for (long step : {1, 2, 3, 4, 5, 10, 20, 50, 100}) {
    std::vector<std::string> row{std::to_string(step)};
    for (const Rational& a : momenta) {
      const std::map<std::string, Rational> at{{"alpha", a}, {"t", step}};
      row.push_back(cell(aligned, at, 8));
      row.push_back(cell(alternating, at, 8));
    }
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace

std::vector<TableSpec> momentum_tables() {
  return {{"momentum", "t against the step along aligned and alternating gradients",
           [](const Budget&) { return momentum_table(); }}};
}

}  // namespace gradus
