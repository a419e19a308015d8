#include "gradus/evidence/experiment/sweep_draw.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace gradus {
namespace {

constexpr std::int64_t most = 1 << 20;  // products of three such numbers stay in range of int64
constexpr long largest_natural = 60;
constexpr long largest_with_chance = 5;  // all outcomes of 2^(n + 1) are enumerated

std::int64_t below(Random& random, std::int64_t bound) {
  return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(bound)));
}

/// Small ones half of the time.
std::int64_t denominator(Random& random) {
  switch (random.below(4)) {
    case 0:
    case 1:
      return 1 + below(random, 12);
    case 2:
      return 1 + below(random, 1000);
    default:
      return 1 + below(random, most);
  }
}

std::int64_t numerator(Random& random) {
  switch (random.below(4)) {
    case 0:
    case 1:
      return below(random, 13);
    case 2:
      return below(random, 1001);
    default:
      return below(random, most + 1);
  }
}

bool is_small(const Rational& q) {
  return abs(q.numerator()) <= Rational(most) && q.denominator() <= Rational(most);
}

void bring_to_one_denominator(SmallFraction& a, SmallFraction& b) {
  const std::int64_t den = std::lcm(a.den, b.den);
  a = {a.num * (den / a.den), den};
  b = {b.num * (den / b.den), den};
  if (std::max({std::abs(a.num), std::abs(b.num), den}) > most) {
    throw std::invalid_argument("the bounds of a variable are too fine to draw between them");
  }
}

SmallFraction entry(Random& random) {
  const std::int64_t sign = random.below(2) == 0 ? 1 : -1;
  switch (random.below(8)) {
    case 0:
      return {0, 1};
    case 1:
      return {sign * below(random, 1001), 1 + below(random, 1000)};
    default:
      return {sign * (1 + below(random, 9)), 1 + below(random, 4)};
  }
}

}  // namespace

SmallFraction SweepDraw::member(std::uint32_t sequence, long index) const {
  std::uint64_t state = seed + 0x9e3779b97f4a7c15 * (sequence + 1);
  state = splitmix64(state) + static_cast<std::uint64_t>(index);
  const std::uint64_t word = splitmix64(state);
  const auto num = static_cast<std::int64_t>((word >> 8) % 25) - 12;
  // One in eight has a large denominator.
  const auto den =
      static_cast<std::int64_t>((word & 7U) == 0 ? 1 + (word >> 32) % 1000 : 1 + (word >> 32) % 6);
  return {num, den};
}

SmallFraction SweepDrawer::small(const Rational& end, const Rational& towards) {
  const Rational fraction =
      is_small(end) ? end : simplest_between(min(end, towards), max(end, towards));
  if (!is_small(fraction)) {
    throw std::invalid_argument("the bound " + end.to_string() + " is too large to draw from");
  }
  return {*fraction.numerator().to_long(), *fraction.denominator().to_long()};
}

SweepDrawer::SweepDrawer(const SweepCode& code) : code_(code) {
  for (const Variable& v : code.scalars) {
    Range r;
    const bool both = v.lower && v.upper;
    const Rational step = both ? (*v.upper - *v.lower) / Rational(1000) : Rational(1, 1000);
    if (v.lower) {
      r.has_lower = true;
      r.lower = small(*v.lower, *v.lower + (both ? step : abs(*v.lower) * step));
      r.lower_open = v.lower_strict && r.lower.exact() == *v.lower;
    }
    if (v.upper) {
      r.has_upper = true;
      r.upper = small(*v.upper, *v.upper - (both ? step : abs(*v.upper) * step));
      r.upper_open = v.upper_strict && r.upper.exact() == *v.upper;
    }
    if (both &&
        (*v.lower > *v.upper || (*v.lower == *v.upper && (v.lower_strict || v.upper_strict)))) {
      throw std::invalid_argument("a variable has no values");
    }
    if (both) bring_to_one_denominator(r.lower, r.upper);
    ranges_.push_back(r);
  }
  for (const Variable& v : code.naturals) {
    const Rational lowest = max(Rational(0), v.lower ? ceil(*v.lower) : Rational(0));
    const long lower =
        lowest.to_long().value_or(0) + (v.lower && v.lower_strict && *v.lower == lowest ? 1 : 0);
    long upper = std::max(lower, code.moments.empty() ? largest_natural : largest_with_chance);
    if (v.upper) upper = std::min(upper, floor(*v.upper).to_long().value_or(upper));
    if (v.upper && v.upper_strict && Rational(upper) == *v.upper) --upper;
    if (upper < lower) throw std::invalid_argument("a natural has no values");
    naturals_.emplace_back(lower, upper);
  }
}

SmallFraction SweepDrawer::value(const Range& r, Random& random) {
  if (r.has_lower && r.has_upper) {
    std::int64_t m = denominator(random);
    if (m == 1 && r.lower_open && r.upper_open) m = 2;
    const std::int64_t first = r.lower_open ? 1 : 0, last = r.upper_open ? m - 1 : m;
    std::int64_t k = first + below(random, last - first + 1);
    if (const auto edge = random.below(16); edge == 0) {
      k = first;
    } else if (edge == 1) {
      k = last;
    }
    return {r.lower.num * m + (r.upper.num - r.lower.num) * k, r.lower.den * m};
  }
  const std::int64_t den = denominator(random);
  std::int64_t num = numerator(random);
  if (!r.has_lower && !r.has_upper) return {random.below(2) == 0 ? num : -num, den};
  const SmallFraction& end = r.has_lower ? r.lower : r.upper;
  if (num == 0 && (r.has_lower ? r.lower_open : r.upper_open)) num = 1;
  return {end.num * den + (r.has_lower ? num : -num) * end.den, end.den * den};
}

void SweepDrawer::draw(Random& random, SweepDraw& into) const {
  into.scalars.clear();
  into.naturals.clear();
  into.largest = 0;
  for (const Range& r : ranges_) into.scalars.push_back(value(r, random));
  for (const auto& [lower, upper] : naturals_) {
    const auto kind = random.below(8);
    const long reach = kind < 4 ? 8 : kind < 7 ? 20 : largest_natural;
    const long last = std::min(upper, lower + reach);
    into.naturals.push_back(lower + below(random, last - lower + 1));
    into.largest = std::max(into.largest, into.naturals.back());
  }
  into.dimension = code_.vectors.empty() && code_.operators.empty()
                       ? 1
                       : static_cast<std::uint32_t>(1 + random.below(8));
  into.vectors.resize(code_.vectors.size());
  for (auto& vector : into.vectors) {
    vector.clear();
    for (std::uint32_t i = 0; i < into.dimension; ++i) vector.push_back(entry(random));
  }
  into.operators.resize(code_.operators.size());
  for (auto& matrix : into.operators) {
    const std::size_t n = into.dimension;
    matrix.assign(n * n, {});
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i; j < n; ++j) matrix[i * n + j] = matrix[j * n + i] = entry(random);
    }
  }
  into.defined.clear();
  for (const SweepCode::Definition& d : code_.definitions) {
    into.defined.push_back(d.always || random.below(8) == 0);
  }
  into.chances.clear();
  for (std::size_t i = 0; i < code_.moments.size(); ++i) {
    into.chances.push_back(
        {1 + below(random, 4), {1 + below(random, 9), 1 + below(random, 4)}, entry(random)});
  }
  into.seed = random();
}

}  // namespace gradus
