// Tables on random symmetric matrices.

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/cells.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_closed_form.hpp"
#include "gradus/spectrum/goe_index.hpp"
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

/// ln of the chance, up to O(1/d^2): the leading term is Dean and Majumdar's (Phys. Rev. Lett. 97,
/// 2006); the others were fitted to exact values and are not proved.
Term expansion(Term d) {
  const Term root = sqrt(Term(3));
  const Term zeta_prime(Rational::parse("-0.16542114370045092921391966024278064276403638"));
  const Term constant = -log(Term(2)) / Term(12) - Term(Rational(3, 16)) * log(Term(3)) +
                        zeta_prime / Term(2) + log(Term(2) + root) / Term(4);
  return -log(Term(3)) / Term(4) * square(d) - log(Term(1) + Term(2) / root) / Term(2) * d -
         log(d) / Term(24) + constant + (Term(1) - root) / (Term(48) * d);
}

Table heuristics_table() {
  Table t{"random/heuristics",
          "The chance of a minimum in d dimensions, by heuristic",
          "3^-d is the lecture's, 2^-d one coin a direction; the Hessian of the GOE is rarer than "
          "both, like 3^(-d^2/4). The last column is a fitted expansion, for large d.",
          {"d", "3^-d", "2^-d", "GOE", "3^(-d^2/4)", "expansion"},
          {"d", "3^{-d}", "2^{-d}", "P(H \\succ 0)", "3^{-d^2/4}", ""},
          {}};
  constexpr int digits = 8;
  const Term d = Term::symbol("d");
  const std::vector<Interval> chances = goe_positive_definite_up_to(largest);
  for (long n : {1, 2, 3, 4, 5, 10, 20, 30, 50, 100}) {
    const std::map<std::string, Rational> at{{"d", n}};
    const auto formula = [&](Term value) { return cell(value, at, digits); };
    t.rows.push_back(
        {std::to_string(n), formula(exp(-d * log(Term(3)))), formula(exp(-d * log(Term(2)))),
         cell(chances[static_cast<std::size_t>(n) - 1], digits),
         formula(exp(-square(d) / Term(4) * log(Term(3)))), formula(exp(expansion(d)))});
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
      {"random/heuristics", "d against 3^-d, 2^-d, the GOE and its asymptotic forms",
       [](const Budget&) { return heuristics_table(); }}};
}

}  // namespace gradus
