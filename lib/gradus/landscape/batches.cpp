#include "gradus/landscape/batches.hpp"

#include <stdexcept>

namespace gradus {

namespace {

/// Calls `visit` with the sum of each batch: `size` of the values from `first` on, each used again
/// or not.
void for_each_sum(const std::vector<Rational>& values, unsigned size, bool again, std::size_t first,
                  const Rational& sum, const std::function<void(const Rational&)>& visit) {
  if (size == 0) return visit(sum);
  for (std::size_t k = first; k < values.size(); ++k) {
    for_each_sum(values, size - 1, again, again ? 0 : k + 1, sum + values[k], visit);
  }
}

std::vector<std::vector<Rational>> determining(std::size_t n) {
  std::vector<std::vector<Rational>> all;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i; j < n; ++j) {
      std::vector<Rational> values(n);
      values[i] = values[j] = 1;
      all.push_back(std::move(values));
    }
  }
  return all;
}

}  // namespace

BatchMoments batch_moments(const std::vector<Rational>& values, unsigned size, Drawing drawing) {
  const bool again = drawing == Drawing::with_replacement;
  if (size == 0 || values.empty() || (!again && size > values.size()))
    throw std::invalid_argument("no such batch");
  Rational draws, sum, squares;
  for_each_sum(values, size, again, 0, 0, [&](const Rational& batch) {
    const Rational mean = batch / Rational(long{size});
    draws += 1;
    sum += mean;
    squares += mean * mean;
  });
  const Rational mean = sum / draws;
  return {mean, squares / draws - mean * mean};
}

Trial::Outcome check_batches(unsigned largest, Drawing drawing,
                             const std::function<Rational(long n, long size)>& factor) {
  Trial::Outcome outcome;
  outcome.cases = {0, true, "equality for every n and batch size", "exact rationals"};
  for (unsigned n = 1; n <= largest; ++n) {
    for (const std::vector<Rational>& values : determining(n)) {
      const BatchMoments one = batch_moments(values, 1, Drawing::with_replacement);
      for (unsigned size = 1; size <= n; ++size) {
        ++outcome.cases.count;
        const BatchMoments batch = batch_moments(values, size, drawing);
        if (batch.mean == one.mean && batch.variance == factor(n, size) * one.variance) continue;
        outcome.violation = "n = " + std::to_string(n) + ", batch size " + std::to_string(size) +
                            ": mean " + batch.mean.to_string() + ", variance " +
                            batch.variance.to_string();
        return outcome;
      }
    }
  }
  return outcome;
}

}  // namespace gradus
