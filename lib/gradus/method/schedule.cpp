#include "gradus/method/schedule.hpp"

namespace gradus {

Recursion accumulated(const Sequence& name, Term start, const std::function<Term(Term)>& added) {
  const Term k = Term::natural("k");
  return {name.name(), k, start, name(k) + added(k)};
}

Recursion residual(const Sequence& name, Term a, const std::function<Term(Term)>& rate) {
  const Term k = Term::natural("k");
  return {name.name(), k, Term(1), (Term(1) - a * rate(k)) * name(k)};
}

}  // namespace gradus
