#pragma once

#include "gradus/statement/statement.hpp"

namespace gradus {

/// The claim critical/bernoulli at base = 1 + growth: base^exponent >= 1 + exponent growth.
inline Premise bernoulli_premise(Term base, Term growth, Term exponent) {
  return {"Bernoulli's inequality",
          "",
          "critical/bernoulli",
          pow(base, exponent) >= Term(1) + exponent * growth,
          std::nullopt,
          0,
          {{Term::natural("d"), exponent}, {Term::symbol("h"), growth}}};
}

}  // namespace gradus
