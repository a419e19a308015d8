// Tables for the notes: what a batch costs and what it gains, and the sum against the mean.

#include "gradus/evidence/cells.hpp"
#include "gradus/method/noisy_descent.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

Table batch_table() {
  const Term n = Term::symbol("n"), m = Term::symbol("m");
  const Term with = Term(1) / m, without = (n - m) / (m * (n - Term(1)));
  Table t{
      "sgd",
      "Batches of n' from n = 1000 examples",
      "Variances in units of sigma^2. Ten times the batch costs ten times as much and makes the "
      "noise 3.16 times smaller; only without replacement the full batch is exact.",
      {"n'", "cost n'/n", "variance, with replacement", "without replacement",
       "std, with replacement"},
      {"n'", "n'/n", "\\sigma^2/n'", "\\frac{\\sigma^2}{n'} \\frac{n-n'}{n-1}",
       "\\sigma/\\sqrt{n'}"},
      {}};
  for (long size : {1, 2, 5, 10, 20, 100, 500, 999, 1000}) {
    const std::map<std::string, Rational> at{{"n", 1000}, {"m", size}};
    t.rows.push_back({std::to_string(size), cell(m / n, at, 6), cell(with, at, 6),
                      cell(without, at, 6), cell(sqrt(with), at, 6)});
  }
  return t;
}

Table sum_table() {
  const Term m = Term::symbol("m"), eta(Rational(1, 8));
  const Term mean = stationary_variance(Term(1), eta, Term(1) / m),
             sum_form = stationary_variance(m, eta, m);
  Table t{"minibatch",
          "The stationary variance on w^2/2 with noise of variance 1 and eta = 1/8",
          "The mean over the batch calms the run, the sum of the pseudo-code stirs it up, and from "
          "m = 16 on it has no stationary variance.",
          {"m", "mean", "sum, as printed"},
          {"m", "\\frac{\\eta}{m (2 - \\eta)}", "\\frac{\\eta}{2 - \\eta m}"},
          {}};
  for (long size : {1, 2, 4, 8, 12, 15, 16, 20}) {
    const std::map<std::string, Rational> at{{"m", size}};
    t.rows.push_back(
        {std::to_string(size), cell(mean, at, 6), size < 16 ? cell(sum_form, at, 6) : "-"});
  }
  return t;
}

}  // namespace

std::vector<TableSpec> sgd_tables() {
  return {{"sgd", "batch size against cost, variance and standard deviation",
           [](const Budget&) { return batch_table(); }},
          {"minibatch", "batch size against the stationary variance, mean and sum",
           [](const Budget&) { return sum_table(); }}};
}

}  // namespace gradus
