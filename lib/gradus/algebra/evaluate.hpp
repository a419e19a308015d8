#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// A rational value was asked of a formula that has none there (exp(1), sqrt(2)).
struct NotRational : std::domain_error {
  using std::domain_error::domain_error;
};

/// Values for the unknowns of a formula over the numbers T.
template <class T>
struct Valuation {
  std::map<std::string, T> scalars;                              ///< symbols, naturals included
  std::map<std::string, std::vector<T>> vectors;                 ///< all of one dimension
  std::map<std::string, std::vector<std::vector<T>>> operators;  ///< symmetric matrices, by rows
  std::function<T(const std::string& sequence, long index)> element;
  /// E[body] at this valuation; needed only where a formula has expectations.
  std::function<T(Term body, const Valuation& here)> expectation;
};

/// The value of `t`, sums and least values run out (at most 100,000 members each and 2 million in
/// all, nested at most 64 deep; std::length_error beyond). T is Rational, Interval, FixedReal<50>
/// or double. For all: std::domain_error where an unknown has no value, an index is no integer or
/// the limits of a sum are not known exactly. Where undefined (division by zero, log of 0, an empty
/// least value, limits that are no integers, a negative index of a sum): Rational:
/// std::domain_error (also for a natural symbol whose value is none); NotRational where the value
/// is not rational; std::length_error where a power would be too large. Interval: an enclosure of
/// the values at the points where `t` is defined, its definedness says where that is. FixedReal,
/// double: NaN.
template <class T>
T evaluate(Term t, const Valuation<T>& at);

}  // namespace gradus
