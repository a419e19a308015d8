#include "gradus/spectrum/goe_expansion.hpp"

namespace gradus {

Term goe_log_expansion(Term d) {
  const Term root = sqrt(Term(3));
  const Term zeta_prime(
      Rational::parse("-0.16542114370045092921391966024278064276403638"));  // at -1
  const Term constant = -log(Term(2)) / Term(12) - Term(Rational(3, 16)) * log(Term(3)) +
                        zeta_prime / Term(2) + log(Term(2) + root) / Term(4);
  return -log(Term(3)) / Term(4) * square(d) - log(Term(1) + Term(2) / root) / Term(2) * d -
         log(d) / Term(24) + constant + (Term(1) - root) / (Term(48) * d);
}

}  // namespace gradus
