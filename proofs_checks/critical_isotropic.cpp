// Minima among the critical points of isotropic random fields (S0:9).

#include <algorithm>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/spectrum/isotropic_points.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1);

/// A share of the critical points of an isotropic field, as a rational close to a closed form.
Experiment critical_share(std::string label, unsigned dimension, unsigned index, Term share) {
  const Rational near = evaluate<Interval>(share, {}).midpoint();
  return {std::move(label),
          "how far E exp(-l^2/2) is from the share of its sum over all eigenvalues l of GOE(" +
              std::to_string(dimension + 1) + ")",
          Term(0), Rational(1, 60), [=](const Budget& budget) {
            const std::uint64_t samples = std::min<std::uint64_t>(budget.samples, 60'000);
            const ConfidenceInterval c = isotropic_index_excess(
                dimension, index, near, samples, budget.seed, budget.threads, budget.failure);
            return Measurement{
                c.lower,     c.upper, "empirical Bernstein", Rational::from_double(budget.failure),
                budget.seed, samples};
          }};
}

Claim isotropic_points() {
  const Term root = Term(6) * sqrt(Term(6)), all(116);
  const auto share = [](std::string label, unsigned dimension, Term claimed) {
    return critical_share(std::move(label), dimension, 0, std::move(claimed));
  };
  return {
      "critical/isotropic-points",
      "Minima among the critical points of an isotropic random field",
      "S0:9",
      {"critical/three-to-minus-d", "critical/exponentially-rare"},
      "critical/isotropic-field",
      "At critical points the Hessian is weighted by |det H|. The share of minima is then E "
      "exp(-l^2/2) for the smallest eigenvalue l of a GOE matrix of dimension d + 1, over the sum "
      "for all its eigenvalues: 1/2 and 1/4 for d = 1, 2, and for d = 3 (29 - 6 sqrt 6)/116 = "
      "0.1233, from the density of peaks of Bardeen, Bond, Kaiser and Szalay (Astrophys. J. 304, "
      "1986): more than an unweighted Hessian says.",
      Grade::estimated,
      {share("d = 1", 1, one / Term(2)), share("d = 2", 2, one / Term(4)),
       share("d = 3", 3, (Term(29) - root) / all),
       critical_share("d = 3, index 1", 3, 1, (Term(29) + root) / all)},
      {{"not weighted, d = 2", share("not weighted", 2, (one - one / sqrt(Term(3))) / Term(2))},
       {"3^-3", share("3^-3", 3, pow(Term(Rational(1, 3)), Term(3)))},
       {"saddles of index 1 as often as minima",
        critical_share("as often", 3, 1, (Term(29) - root) / all)}},
      "Sampled. That eigenvalues of a larger matrix weight the shares follows from the densities; "
      "the closed form at d = 3 is taken from the literature."};
}

}  // namespace

std::vector<Claim> critical_isotropic() { return {isotropic_points()}; }

}  // namespace gradus
