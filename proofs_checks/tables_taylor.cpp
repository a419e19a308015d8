// A table for the notes: Taylor sums, and what they leave over.

#include "gradus/evidence/cells.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 6;

Table sums(const Budget&) {
  Table table{"taylor",
              "Taylor sums up to degree n, and their distance to the function",
              "e^x at 1 misses at most e/(n + 1)! (Lagrange). 1/(1 - x) at 1/2 misses 2^-n "
              "exactly; the sums of 1/(1 + x^2) at 2 run away: they miss 4^(n+1)/5.",
              {"n", "e^x at 1", "misses", "e/(n + 1)!", "1/(1 - x) at 1/2", "misses",
               "1/(1 + x^2) at 2", "misses"},
              {},
              {}};
  const Term half(Rational(1, 2)), two(2);
  const auto value = [](Term formula) { return cell(formula, {}, digits); };
  Term exponential(0), geometric(0), runaway(0), factorial(1);
  for (long n = 0; n <= 10; ++n) {
    if (n > 0) factorial = factorial * Term(n);
    exponential = exponential + Term(1) / factorial;
    geometric = geometric + pow(half, n);
    runaway = runaway + pow(Term(-4), n);
    table.rows.push_back({std::to_string(n), value(exponential), value(exp(Term(1)) - exponential),
                          value(exp(Term(1)) / (factorial * Term(n + 1))), value(geometric),
                          value(Term(1) / (Term(1) - half) - geometric), value(runaway),
                          value(abs(Term(1) / (Term(1) + square(two)) - runaway))});
  }
  return table;
}

}  // namespace

std::vector<TableSpec> taylor_tables() {
  return {{"taylor", "n against Taylor sums and what they miss", sums}};
}

}  // namespace gradus
