// Powers of a random W: where its eigenvalues are, and sigma against 1.

#include "gradus/evidence/experiment/estimate.hpp"
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

/// The chance for complex W as a formula: x = m / sigma^2.
Term vanishing_chance(unsigned size, const Rational& sigma) {
  const Term x(Rational(size) / (sigma * sigma));
  Term product(1), sum(0), factorial(1);
  for (unsigned k = 1; k <= size; ++k) {
    sum = sum + pow(x, Term(k - 1)) / factorial;
    factorial = factorial * Term(k);
    product = product * (one - exp(-x) * sum);
  }
  return product;
}

/// As the size doubles, powers vanish ever more surely below the threshold, and grow above it.
Trial threshold(std::string label, Rational low, Rational high) {
  return {std::move(label),
          "the chance rises with m at sigma = " + low.to_string() + ", falls at sigma = " +
              high.to_string() + ", to 1 and 0 within 1/100: m = 1, 2, 4, .. 256",
          [=](const Budget&) {
            Trial::Outcome outcome{{0, true, "", "enclosed"}, ""};
            Interval below = complex_vanishing_chance(1, low),
                     above = complex_vanishing_chance(1, high);
            for (std::size_t m = 2; m <= 256 && outcome.violation.empty(); m *= 2) {
              ++outcome.cases.count;
              const Interval next_below = complex_vanishing_chance(m, low),
                             next_above = complex_vanishing_chance(m, high);
              if (!certainly(next_below > below) || !certainly(next_above < above)) {
                outcome.violation = "m = " + std::to_string(m);
              }
              below = next_below;
              above = next_above;
            }
            if (!certainly(below > Interval(Rational(99, 100))) ||
                !certainly(above < Interval(Rational(1, 100)))) {
              outcome.violation = "m = 256";
            }
            return outcome;
          }};
}

Claim circular_law() {
  const auto sampled = [](std::string label, std::size_t size, Rational sigma, Term claimed) {
    return Experiment{
        std::move(label), "chance that W^n vanishes, complex W", std::move(claimed), Rational(1, 5),
        [=](const Budget& b) {
          return share(count_vanishing(kept(complex_gaussian_radii, size, 700, b.seed), sigma), b);
        }};
  };
  const Rational close(3, 4), beyond(5, 4);
  return {
      "explode/circular-law",
      "For random W it is sigma against 1",
      "S4:27-31, S3:704-708",
      {"explode/deep-nets", "init/gaussian-scaled"},
      "explode/real-spectra",
      "Complex m x m W with Gaussian entries, E|w|^2 = sigma^2/m: powers vanish with chance "
      "product over k = 1 .. m of P(Gamma(k) < m/sigma^2), exactly (Kostlan, 1992). As m doubles "
      "to "
      "256 it rises above 0.99 at sigma = 3/4 and falls below 0.01 at 5/4: the circular law's "
      "threshold 1. Real W have the same limit; see the table layers/circular-law.",
      Grade::estimated,
      {sampled("m = 1", 1, 1, vanishing_chance(1, 1)),
       sampled("m = 2, sigma = 3/4", 2, close, vanishing_chance(2, close)),
       sampled("m = 2, sigma = 1", 2, 1, vanishing_chance(2, 1)),
       threshold("sigma = 3/4 and 5/4", close, beyond)},
      {{"the norm's 2 sigma", sampled("2 sigma", 2, close, vanishing_chance(2, Rational(3, 2)))},
       {"the largest factor alone", sampled("one factor", 2, 1, one - exp(Term(-2)))},
       {"variance sigma^2",
        sampled("sigma^2", 2, 1, (one - exp(Term(-1))) * (one - two * exp(Term(-1))))},
       {"a threshold at 2/3", threshold("2/3", Rational(3, 5), close)}},
      "Kostlan's theorem is taken from the literature; samples of one and two units agree with it. "
      "What m without end brings is not proved here."};
}

}  // namespace

std::vector<Claim> explode_circular() { return {real_spectra(), circular_law()}; }

}  // namespace gradus
