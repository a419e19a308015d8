#include "gradus/landscape/votes.hpp"

namespace gradus {

namespace {

Rational binomial(long n, long k) {
  Rational result = 1;
  for (long j = 1; j <= k; ++j) result *= Rational(n - k + j, j);
  return result;
}

}  // namespace

Rational wrong_majority(unsigned votes, const Rational& p) {
  const long n = votes;
  Rational chance;
  for (long wrong = n / 2 + 1; wrong <= n; ++wrong) {
    chance += binomial(n, wrong) * pow(1 - p, wrong) * pow(p, n - wrong);
  }
  return chance;
}

Trial::Outcome check_majorities(unsigned last, const Rational& factor) {
  Trial::Outcome outcome;
  outcome.cases = {0, true, "equality for every k", "exact rationals"};
  for (unsigned k = 1; k <= last; ++k) {
    ++outcome.cases.count;
    const long points = 2 * long{k} + 2;
    for (long j = 0; j < points; ++j) {
      const Rational p(j, points);
      const Rational change = wrong_majority(2 * k + 1, p) - wrong_majority(2 * k - 1, p);
      const Rational claimed =
          -factor * binomial(2 * long{k} - 1, k) * (2 * p - 1) * pow(p * (1 - p), long{k});
      if (change == claimed) continue;
      outcome.violation = "k = " + std::to_string(k) + ", p = " + p.to_string() + ": change " +
                          change.to_string() + ", claimed " + claimed.to_string();
      return outcome;
    }
  }
  return outcome;
}

}  // namespace gradus
