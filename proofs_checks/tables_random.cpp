// Tables on random symmetric matrices.

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/cells.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_closed_form.hpp"
#include "gradus/spectrum/goe_expansion.hpp"
#include "gradus/spectrum/goe_index.hpp"
#include "gradus/spectrum/goe_shift.hpp"
#include "gradus/spectrum/rare_definite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr unsigned largest = 100;

Table goe_table() {
  Table t{
      "random/goe-positive-definite",
      "The chance that a random symmetric matrix (GOE) is positive definite",
      "Each chance lies between the two decimals, which are rounded outward; entries are N(0, 1) "
      "on the diagonal and N(0, 1/2) off it. By de Bruijn's Pfaffian in ball arithmetic.",
      {"d", "lower", "upper"},
      {"d", "", ""},
      {}};
  constexpr int digits = 40;
  const std::vector<Interval> chances = goe_positive_definite_up_to(largest);
  for (unsigned d = 1; d <= largest; ++d) {
    const Interval& p = chances[d - 1];
    t.rows.push_back({std::to_string(d), p.lower_string(digits), p.upper_string(digits)});
  }
  return t;
}

Table closed_forms_table() {
  Table t{"random/goe-closed-forms",
          "The chance that a random symmetric matrix (GOE) is positive definite, in closed form",
          "By exact rational arithmetic, in pi and sqrt 2; the chances themselves are enclosed in "
          "random/goe-positive-definite.",
          {"d", "chance"},
          {"d", "P(H \\succ 0)"},
          {}};
  const std::vector<GoeClosedForm> forms = goe_closed_forms_up_to(20);
  for (std::size_t n = 0; n < forms.size(); ++n) {
    t.rows.push_back({std::to_string(n + 1), latex(forms[n].formula())});
  }
  t.math = {1};
  return t;
}

Table index_table() {
  Table t{"random/index-law",
          "The chance that a random symmetric matrix (GOE) has k negative eigenvalues",
          "Each chance lies between the two decimals, which are rounded outward. By de Bruijn's "
          "Pfaffian with a weight on the positive half-line, in ball arithmetic.",
          {"d", "k", "lower", "upper"},
          {"d", "k", "", ""},
          {}};
  constexpr int digits = 40;
  const std::vector<std::vector<Interval>> laws = goe_index_laws_up_to(40);
  for (std::size_t d = 1; d <= laws.size(); ++d) {
    for (std::size_t k = 0; k <= d; ++k) {
      const Interval& p = laws[d - 1][k];
      t.rows.push_back(
          {std::to_string(d), std::to_string(k), p.lower_string(digits), p.upper_string(digits)});
    }
  }
  return t;
}

constexpr double failure = 1e-6;

std::string rare_cell(unsigned d, const Rational& v, const Budget& budget, int digits) {
  const ConfidenceInterval c =
      estimate_positive_definite(d, v, 200'000, budget.seed, budget.threads, failure);
  return interval_cell(c.lower, c.upper, digits);
}

Table heuristics_table(const Budget& budget) {
  Table t{
      "random/heuristics",
      "The chance of a minimum in d dimensions, by heuristic",
      "3^-d, the lecture's, takes d independent slices, each a minimum with chance 1/3; 2^-d takes "
      "d independent signs. Both need a Hessian that is diagonal in axes fixed beforehand, and are "
      "far too large elsewhere. GOE: independent entries, all directions alike; the chance falls "
      "like 3^(-d^2/4), and the expansion with its further terms, partly fitted, is good from d = "
      "1 on. Entries of one law, N(0, 1) also on the diagonal, make it rarer still (weighted "
      "samples, level 1 - 10^-6, seed " +
          std::to_string(budget.seed) +
          "). GOE + shift: the Hessian of an isotropic Gaussian field at a fixed place, where all "
          "eigenvalues move together; it falls like e^(-2d), but slowly so (see the last column). "
          "At critical points each Hessian would have to be weighted by |det H|.",
      {"d", "3^-d", "2^-d", "GOE", "3^(-d^2/4)", "expansion", "entries of one law", "GOE + shift",
       "e^(-2d)"},
      {"d", "3^{-d}", "2^{-d}", "P(H \\succ 0)", "3^{-d^2/4}", "", "", "", "e^{-2d}"},
      {}};
  constexpr int digits = 8;
  constexpr unsigned largest_sampled = 15, largest_shifted = 50;
  const Term d = Term::symbol("d");
  const std::vector<Interval> chances = goe_positive_definite_up_to(largest),
                              shifted = shifted_goe_positive_definite_up_to(largest_shifted);
  for (unsigned n : {1U, 2U, 3U, 4U, 5U, 10U, 15U, 20U, 30U, 50U, 100U}) {
    const std::map<std::string, Rational> at{{"d", n}};
    const auto formula = [&](Term value) { return cell(value, at, digits); };
    t.rows.push_back(
        {std::to_string(n), formula(exp(-d * log(Term(3)))), formula(exp(-d * log(Term(2)))),
         cell(chances[n - 1], digits), formula(exp(-square(d) / Term(4) * log(Term(3)))),
         formula(exp(goe_log_expansion(d))),
         n <= largest_sampled ? rare_cell(n, Rational(1, 2), budget, 3) : "-",
         n <= largest_shifted ? cell(shifted[n - 1], digits) : "-", formula(exp(Term(-2) * d))});
  }
  return t;
}

Table sampling_table(const Budget& budget) {
  constexpr std::uint64_t samples = 10'000'000;
  Table t{"random/sampling",
          "The chance that a random symmetric matrix (GOE) is positive definite, sampled",
          "Plain: 10^7 matrices, exact binomial intervals. Weighted: 200,000 matrices that all are "
          "positive definite, with weights that say how likely each is (empirical Bernstein). Each "
          "cell at level 1 - 10^-6, seed " +
              std::to_string(budget.seed) + ".",
          {"d", "exact", "plain", "weighted"},
          {"d", "P(H \\succ 0)", "", ""},
          {}};
  const std::vector<Interval> chances = goe_positive_definite_up_to(16);
  for (unsigned d : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 12U, 14U, 16U}) {
    const Tally tally = count_goe_positive_definite(d, samples, budget.seed, budget.threads);
    const ConfidenceInterval plain = clopper_pearson(tally.hits, tally.samples, failure);
    t.rows.push_back({std::to_string(d), cell(chances[d - 1], 8),
                      interval_cell(plain.lower, plain.upper, 3), rare_cell(d, 1, budget, 3)});
  }
  return t;
}

}  // namespace

std::vector<TableSpec> random_tables() {
  return {
      {"random/goe-positive-definite", "d against the exact chance of the GOE, to d = 100",
       [](const Budget&) { return goe_table(); }},
      {"random/goe-closed-forms", "d against the exact chance of the GOE in closed form, to d = 20",
       [](const Budget&) { return closed_forms_table(); }},
      {"random/index-law", "d, k against the chance of k negative eigenvalues, to d = 40",
       [](const Budget&) { return index_table(); }},
      {"random/heuristics", "d against 3^-d, 2^-d, the GOE, its asymptotic forms and other models",
       heuristics_table},
      {"random/sampling", "d against the exact chance, plain and weighted samples",
       sampling_table}};
}

}  // namespace gradus
