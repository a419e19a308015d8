#include "gradus/method/adagrad.hpp"

#include "gradus/method/adam.hpp"

namespace gradus {

Recursion sum_of_squares(const std::string& name, const Gradient& g) {
  const Term k = Term::natural("k");
  return {name, k, Term(0), Sequence(name)(k) + square(g(k + Term(1)))};
}

Recursion average_of_squares(const std::string& name, Term rho, const Gradient& g, Term start) {
  Recursion r = moving_average(name, rho, [&](Term k) { return square(g(k)); });
  r.start = start;
  return r;
}

Term squared_step(Term alpha, Term r, Term g) { return square(alpha) * square(g) / r; }

}  // namespace gradus
