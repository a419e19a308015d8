#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus::test {

/// The order in which failing cases shrink: denominator, then |numerator|, then sign.
inline bool is_simpler(const Rational& a, const Rational& b) {
  const auto key = [](const Rational& x) {
    return std::tuple(x.denominator(), abs(x.numerator()), x.sign() < 0);
  };
  return key(a) < key(b);
}

/// Simpler numbers than `value`, the simplest first: rounded to the denominators 1, 2, ..., then
/// with a smaller numerator.
inline std::vector<Rational> simpler(const Rational& value) {
  std::vector<Rational> candidates = {0, 1, -1, -value};
  for (const long denominator : {1, 2, 3, 4, 5, 6, 7, 8, 10}) {
    const Rational low = floor(value * denominator) / denominator;
    candidates.push_back(low);
    candidates.push_back(low + Rational(1, denominator));
  }
  candidates.push_back(value - floor(value));
  const Rational half = floor(value.numerator() / 2);
  candidates.push_back(half / value.denominator());
  candidates.push_back((value.numerator() - value.sign()) / value.denominator());
  candidates.push_back(value.numerator() / floor((value.denominator() + 1) / 2));
  std::vector<Rational> result;
  for (const Rational& candidate : candidates) {
    if (is_simpler(candidate, value)) result.push_back(candidate);
  }
  return result;
}

namespace detail {

/// An integer from low to high.
inline long draw(rc::Random& random, long low, long high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<long>(random.next() % span);
}

template <class Accept>
rc::Shrinkable<Rational> shrinkable(const Rational& value, Accept accept) {
  return rc::shrinkable::shrinkRecur(value, [accept](const Rational& from) {
    std::vector<Rational> kept;
    for (Rational& candidate : simpler(from)) {
      if (accept(candidate)) kept.push_back(std::move(candidate));
    }
    return rc::seq::fromContainer(std::move(kept));
  });
}

}  // namespace detail

/// Mostly small numerators and denominators; often 0, 1 or -1; now and then 40 bits over 40 bits.
inline rc::Gen<Rational> any_rational() {
  return [](const rc::Random& source, int size) {
    rc::Random random = source;
    const auto draw = [&random](long low, long high) { return detail::draw(random, low, high); };
    Rational value;
    if (const long kind = draw(0, 19); kind < 2) {
      value = draw(-1, 1);
    } else if (kind == 2) {
      value = Rational(draw(-(1L << 40), 1L << 40), draw(1, 1L << 40));
    } else {
      value = Rational(draw(-size - 1, size + 1), draw(1, 1 + size / 4));
    }
    return detail::shrinkable(value, [](const Rational&) { return true; });
  };
}

/// In the closed interval [low, high], the ends among them; denominators up to 24, unless no such
/// number lies inside.
inline rc::Gen<Rational> rational_in(const Rational& low, const Rational& high) {
  return [low, high](const rc::Random& source, int) {
    rc::Random random = source;
    const auto draw = [&random](long from, long to) { return detail::draw(random, from, to); };
    Rational value = draw(0, 1) == 0 ? low : high;
    if (draw(0, 9) != 0) {
      const Rational denominator = draw(1, 24);
      const Rational first = ceil(low * denominator);
      const auto count = (floor(high * denominator) - first).to_long();
      if (count && *count >= 0) value = (first + draw(0, *count)) / denominator;
    }
    return detail::shrinkable(value,
                              [low, high](const Rational& x) { return low <= x && x <= high; });
  };
}

inline rc::Gen<Rational> nonzero_rational() {
  return rc::gen::suchThat(any_rational(), [](const Rational& x) { return !x.is_zero(); });
}

inline rc::Gen<Rational> positive_rational() {
  return rc::gen::suchThat(any_rational(), [](const Rational& x) { return x.sign() > 0; });
}

}  // namespace gradus::test

template <>
struct rc::Arbitrary<gradus::Rational> {
  static rc::Gen<gradus::Rational> arbitrary() { return gradus::test::any_rational(); }
};
