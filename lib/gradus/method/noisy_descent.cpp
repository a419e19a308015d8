#include "gradus/method/noisy_descent.hpp"

namespace gradus {

Recursion noisy_descent(const Sequence& w, Term start, Term a, Term eta, const Sequence& noise) {
  const Term k = Term::natural("k");
  return {w.name(), k, start, w(k) - eta * (a * w(k) + noise(k + Term(1)))};
}

Term noisy_descent_closed(Term start, Term a, Term eta, Term t, Term i, const Sequence& noise) {
  const Term keep = Term(1) - eta * a;
  return pow(keep, t) * start - eta * sum(i, Term(1), t, pow(keep, t - i) * noise(i));
}

Term stationary_variance(Term a, Term eta, Term s) { return eta * s / (a * (Term(2) - eta * a)); }

}  // namespace gradus
