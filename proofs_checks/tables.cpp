// The tables for the notes: one for each of the five results.

#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/cells.hpp"
#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/landscape/descent.hpp"
#include "gradus/method/adam.hpp"
#include "gradus/spectrum/goe.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 8;

Table step_bound_table() {
  const Term w = Term::symbol("w"), eps = Term::symbol("eps");
  const auto loss = [](Term x) { return pow(x, 4) + square(x) / Term(2) - x; };
  const Term g = derivative(loss(w), w), h = derivative(g, w);
  const Term model = -eps * square(g) + square(eps) / Term(2) * h * square(g);
  const Term truth = loss(w - eps * g) - loss(w), bound = Term(2) / h;
  Table t{"step-bound",
          "The step bound on L(w) = w^4 + w^2/2 - w at w = 0, where eps* = 2",
          "The model obeys the bound; the loss itself rises already at half of it.",
          {"eps/eps*", "change of the model", "change of the loss"},
          {"\\varepsilon/\\varepsilon^*", "m(\\varepsilon) - L", "L(w - \\varepsilon g) - L"},
          {}};
  for (long k = 0; k <= 10; ++k) {
    const std::map<std::string, Rational> here{{"w", 0}};
    Valuation<Rational> at;
    at.scalars = here;
    const Rational share(k, 8), step = share * evaluate<Rational>(bound, at);
    const std::map<std::string, Rational> point{{"w", 0}, {"eps", step}};
    t.rows.push_back({share.to_string(), cell(model, point, digits), cell(truth, point, digits)});
  }
  return t;
}

Table rate_table(const Budget&) {
  Table t{"rate",
          "Gradient descent with eps = 1/lambda: the least squared gradient and its bounds",
          "The lecture's bound is 2 lambda (L(w_0) - L*)/t for k < t, the sharp one 4 lambda "
          "(L(w_0) - L*)/(3t + 2) for k <= t. Computed at 50 digits.",
          {"loss", "t", "min |g|^2, k <= t", "lecture's bound", "sharp bound",
           "share of the sharp bound"},
          {"", "t", "\\min_{k \\le t} |g_k|^2", "2 \\lambda \\Delta / t",
           "4 \\lambda \\Delta / (3t + 2)", ""},
          {}};
  for (const DescentReport& report : descend_test_functions(10'000, {1, 10, 100, 1'000, 10'000})) {
    for (const DescentRecord& r : report.records) {
      t.rows.push_back({report.function, std::to_string(r.steps), cell(r.least, digits),
                        cell(r.lecture_bound, digits), cell(r.sharp_bound, digits),
                        cell(r.least / r.sharp_bound, 4)});
    }
  }
  return t;
}

Table adam_table() {
  const Term beta = Term::symbol("beta"), mu = Term::symbol("mu"), n = Term::symbol("t"),
             i = Term::natural("i");
  const Term average = moving_average_closed(beta, n, i, mu), factor = Term(1) - pow(beta, n);
  Table t{"adam",
          "Bias of the first moment for constant mean 1",
          "E v_t is computed from the sum, 1 - beta^t from the closed form; the corrected value is "
          "their quotient.",
          {"beta", "t", "E v_t", "1 - beta^t", "corrected"},
          {"\\beta", "t", "\\mathbb{E} v_t", "1 - \\beta^t", "\\mathbb{E} v_t / (1 - \\beta^t)"},
          {}};
  for (const Rational& b : {Rational(9, 10), Rational(999, 1000)}) {
    for (long step : {1, 2, 5, 10, 20, 50, 100}) {
      const std::map<std::string, Rational> at{{"beta", b}, {"t", step}, {"mu", 1}};
      t.rows.push_back({b.to_string(), std::to_string(step), cell(average, at, digits),
                        cell(factor, at, digits), cell(average / factor, at, digits)});
    }
  }
  return t;
}

Table critical_table(const Budget& budget) {
  Table t{"critical",
          "The chance that a critical point in d dimensions is a minimum, by heuristic",
          "GOE: enclosed, correct digits only. Monte Carlo: exact binomial intervals at level 1 - "
          "10^-6, seed " +
              std::to_string(budget.seed) + ".",
          {"d", "3^-d", "2^-d", "GOE", "Monte Carlo"},
          {"d", "3^{-d}", "2^{-d}", "P(H \\succ 0)", ""},
          {}};
  for (unsigned d = 1; d <= 10; ++d) {
    std::string sampled = "-";
    if (d <= 6) {
      const std::uint64_t samples = d == 6 ? 20'000'000 : 1'000'000;
      const Tally tally = count_goe_positive_definite(d, samples, budget.seed, budget.threads);
      const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, 1e-6);
      sampled = interval_cell(c.lower, c.upper, 4);
    }
    const long n = d;
    t.rows.push_back({std::to_string(d), cell(pow(Rational(1, 3), n), digits),
                      cell(pow(Rational(1, 2), n), digits), cell(goe_positive_definite(d), digits),
                      sampled});
  }
  return t;
}

Table explode_table() {
  const Term n = Term::symbol("n"), r = Term::symbol("r"), value = n * pow(r, n - Term(1));
  const std::vector<Rational> bases{Rational(1, 2), Rational(9, 10), 1, Rational(11, 10), 2};
  Table t{"explode",
          "The gradient n r^(n-1) of r^n",
          "Below 1 it vanishes, after it has grown; at 1 it grows like n; above 1 it explodes.",
          {"n"},
          {"n"},
          {}};
  for (const Rational& b : bases) {
    t.columns.push_back("r = " + b.to_string());
    t.column_latex.push_back("r = " + b.to_string());
  }
  for (long k : {1, 2, 5, 9, 10, 20, 50, 100, 200}) {
    std::vector<std::string> row{std::to_string(k)};
    for (const Rational& b : bases) row.push_back(cell(value, {{"n", k}, {"r", b}}, digits));
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace

std::vector<TableSpec> five_results_tables() {
  return {{"step-bound", "eps/eps* against the change of the model and of the loss",
           [](const Budget&) { return step_bound_table(); }},
          {"rate", "t against min |g|^2, the lecture's bound and the sharp bound", rate_table},
          {"adam", "t against E v_t, 1 - beta^t and the corrected value",
           [](const Budget&) { return adam_table(); }},
          {"critical", "d against 3^-d, 2^-d, GOE and Monte Carlo", critical_table},
          {"explode", "n against n r^(n-1) for several r",
           [](const Budget&) { return explode_table(); }}};
}

}  // namespace gradus
