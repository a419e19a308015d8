// Powers of a random W: where its eigenvalues are, and sigma against 1.

#include "gradus/evidence/estimate.hpp"
#include "gradus/spectrum/random_matrix.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1), two(2);

Measurement share(const Tally& tally, const Budget& budget) {
  const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, budget.failure);
  return {c.lower,     c.upper,      "Clopper-Pearson", Rational::from_double(budget.failure),
          budget.seed, tally.samples};
}

Claim real_spectra() {
  const auto part = [](std::string label, std::size_t size, Term claimed) {
    return Experiment{std::move(label), "chance that all eigenvalues are real", claimed,
                      Rational(1, 5), [=](const Budget& b) {
                        return share(kept(count_real_spectra, size, 1'100, b.seed, b.threads), b);
                      }};
  };
  const Term half_root = sqrt(two) / two;
  return {
      "explode/real-spectra",
      "The eigenvalues of a random W are rarely all real",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/threshold",
      "For independent Gaussian entries the chance that all m eigenvalues are real is "
      "2^(-m(m-1)/4) "
      "(Edelman): sqrt(2)/2 for m = 2, sqrt(2)/4 for m = 3 and 1/8 for m = 4. Powers mostly turn.",
      Grade::estimated,
      {part("m = 2", 2, half_root), part("m = 3", 3, half_root / two),
       part("m = 4", 4, Term(Rational(1, 8)))},
      {{"1/2 at m = 2", part("1/2", 2, Term(Rational(1, 2)))},
       {"2^(-m^2/4) at m = 3",
        part("2^(-9/4)", 3, pow(two, Term(-2)) / pow(two, Term(Rational(1, 4))))},
       {"1/4 at m = 4", part("1/4", 4, Term(Rational(1, 4)))}},
      "Sampled: the formula is Edelman's (1997), taken from the literature. Of each matrix drawn "
      "it "
      "is decided exactly."};
}

Claim circular_law() {
  constexpr std::size_t size = 20;
  const Trial near_sigma{"sigma = 1", "2/3 sigma <= rho <= 3/2 sigma for m = 20",
                         [](const Budget& budget) {
                           Trial::Outcome outcome;
                           outcome.cases.digits = "enclosed";
                           for (const Interval& rho : gaussian_radii(size, 16, budget.seed)) {
                             ++outcome.cases.count;
                             if (!Interval::hull(Rational(2, 3), Rational(3, 2)).contains(rho)) {
                               outcome.violation = "rho = " + rho.to_string(6);
                             }
                           }
                           return outcome;
                         }};
  const auto vanishing = [](std::string label, Rational sigma, Term claimed) {
    return Experiment{std::move(label), "chance that W^n vanishes, m = 20", claimed, Rational(3, 5),
                      [=](const Budget& b) {
                        return share(count_vanishing(gaussian_radii(size, 24, b.seed), sigma), b);
                      }};
  };
  return {
      "explode/circular-law",
      "For random W it is sigma against 1",
      "S4:27-31, S3:704-708",
      {"explode/deep-nets", "init/gaussian-scaled"},
      "explode/real-spectra",
      "For W with N(0, sigma^2/m) entries the spectral radius tends to sigma (circular law), so "
      "powers of a large W vanish for sigma < 1 and grow for sigma > 1. Supported: at m = 20 the "
      "radius of each W drawn, enclosed, is between 2/3 and 3/2 of sigma.",
      Grade::supported,
      {near_sigma},
      {{"the norm's 2 sigma: grows at sigma = 3/5", vanishing("2 sigma", Rational(3, 5), Term(0))},
       {"the variance's sigma^2/m: vanishes at sigma = 3/2",
        vanishing("sigma^2/m", Rational(3, 2), Term(1))}},
      "The law is a limit, for m without end, and says nothing of any one m: sixteen matrices of "
      "one "
      "size illustrate it."};
}

}  // namespace

std::vector<Claim> explode_circular() { return {real_spectra(), circular_law()}; }

}  // namespace gradus
