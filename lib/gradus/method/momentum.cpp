#include "gradus/method/momentum.hpp"

namespace gradus {

Recursion velocity(const Sequence& v, Term alpha, Term eps,
                   const std::function<Term(Term)>& gradient) {
  const Term k = Term::natural("k");
  return {v.name(), k, Term(0), alpha * v(k) - eps * gradient(k + Term(1))};
}

Term velocity_closed(Term alpha, Term eps, Term t, Term i,
                     const std::function<Term(Term)>& gradient) {
  return -eps * sum(i, Term(1), t, pow(alpha, t - i) * gradient(i));
}

std::vector<Recursion> heavy_ball(const Sequence& w, const Sequence& previous, Term start,
                                  Term rate, Term keep, const std::function<Term(Term)>& gradient) {
  const Term k = Term::natural("k");
  return {{w.name(), k, start, heavy_ball_step(w(k), previous(k), gradient(k), rate, keep)},
          {previous.name(), k, start, w(k)}};
}

}  // namespace gradus
