// Tables for the adaptive methods: their steps under a constant gradient, how long a step of Adam
// can be, and what epsilon is worth in the efficient form.

#include "gradus/evidence/cells.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 8;
const Rational beta1(9, 10), beta2(999, 1000);

Table longest_steps() {
  const Term n = Term::symbol("t"), one(1), b1 = Term(beta1), b2 = Term(beta2);
  const Term q = square(b1) / b2;
  const Term zero_then_one =
      square((one - b1) / (one - pow(b1, n))) * (one - pow(b2, n)) / (one - b2);
  const Term largest = zero_then_one * (one - pow(q, n)) / (one - q);
  Table t{"adam-longest-steps",
          "The longest step of Adam in units of alpha, beta1 = 9/10, beta2 = 999/1000",
          "The paper claims at most sqrt 10 = 3.1622776. One spike after zeros stays below it, the "
          "worst gradients, growing like (beta2/beta1)^i, exceed it at t = 210.",
          {"t", "zeros, then a spike", "worst gradients"},
          {"t", "", "\\sup |\\Delta_t| / \\alpha"},
          {}};
  for (long at : {1, 2, 5, 10, 50, 100, 209, 210, 500, 1'000, 10'000}) {
    const std::map<std::string, Rational> here{{"t", at}};
    t.rows.push_back({std::to_string(at), cell(sqrt(zero_then_one), here, digits),
                      cell(sqrt(largest), here, digits)});
  }
  return t;
}

Table epsilon_table() {
  const Term n = Term::symbol("t"), one(1);
  Table t{"adam-epsilon",
          "What eps in the efficient form is worth in the algorithm",
          "sqrt v + eps in the efficient form is sqrt v^ + eps/sqrt(1 - beta2^t) in the algorithm: "
          "the same eps counts this many times.",
          {"t", "beta2 = 9/10", "beta2 = 99/100", "beta2 = 999/1000"},
          {"t", "\\beta_2 = 9/10", "\\beta_2 = 99/100", "\\beta_2 = 999/1000"},
          {}};
  for (long at : {1, 2, 10, 100, 1'000, 10'000}) {
    std::vector<std::string> row{std::to_string(at)};
    for (const Rational& b : {Rational(9, 10), Rational(99, 100), beta2})
      row.push_back(cell(one / sqrt(one - pow(Term(b), n)), {{"t", at}}, digits));
    t.rows.push_back(std::move(row));
  }
  return t;
}

Table adaptive_steps() {
  const Term n = Term::symbol("t"), one(1), b1 = Term(beta1), b2 = Term(beta2),
             rho(Rational(9, 10));
  const std::vector<std::pair<std::string, Term>> steps{
      {"Adagrad", one / sqrt(n)},
      {"RMSProp, rho = 9/10", one / sqrt(one - pow(rho, n))},
      {"Adam, uncorrected", (one - pow(b1, n)) / sqrt(one - pow(b2, n))},
      {"Adam", one}};
  Table t{
      "adaptive",
      "The step of the adaptive methods under a constant gradient, in units of alpha",
      "delta = 0, and the size of the gradient does not matter. Adagrad's steps shrink, and yet "
      "lead beyond every bound; RMSProp's begin too long and settle at alpha; Adam's are alpha "
      "from the first on, and without its correction they are too long for thousands of steps.",
      {"t"},
      {"t"},
      {}};
  for (const auto& [name, step] : steps) t.columns.push_back(name), t.column_latex.push_back("");
  for (long at : {1, 2, 5, 10, 12, 50, 100, 1'000, 10'000}) {
    std::vector<std::string> row{std::to_string(at)};
    for (const auto& [name, step] : steps) row.push_back(cell(step, {{"t", at}}, digits));
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace

std::vector<TableSpec> adam_tables() {
  return {{"adaptive", "t against the steps of Adagrad, RMSProp and Adam",
           [](const Budget&) { return adaptive_steps(); }},
          {"adam-longest-steps", "t against the longest step of Adam",
           [](const Budget&) { return longest_steps(); }},
          {"adam-epsilon", "t against what epsilon is worth in the efficient form",
           [](const Budget&) { return epsilon_table(); }}};
}

}  // namespace gradus
