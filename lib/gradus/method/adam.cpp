#include "gradus/method/adam.hpp"

namespace gradus {

Recursion moving_average(const std::string& name, Term beta, const std::function<Term(Term)>& g) {
  const Term k = Term::natural("k");
  const Sequence v(name);
  return {name, k, Term(0), beta * v(k) + (Term(1) - beta) * g(k + Term(1))};
}

Term moving_average_closed(Term beta, Term t, Term i, Term body) {
  return (Term(1) - beta) * sum(i, Term(1), t, pow(beta, t - i) * body);
}

}  // namespace gradus
