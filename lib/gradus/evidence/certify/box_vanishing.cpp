#include "gradus/evidence/certify/box_vanishing.hpp"

#include <exception>

#include "gradus/algebra/normal_form.hpp"

namespace gradus {

namespace {

constexpr std::size_t kNodes = 20'000;

}  // namespace

bool vanishes(Term t, const Domain& d) {
  if (node_count(t) > kNodes) return false;
  try {
    if (normal_form(t).numerator.is_zero()) return true;
    Substitution exponentials;
    for (const Variable& v : d.variables) {
      if (v.lower && v.lower->sign() >= 0) exponentials.emplace(v.symbol, exp(v.symbol));
    }
    return !exponentials.empty() && normal_form(substitute(t, exponentials)).numerator.is_zero();
  } catch (const std::exception&) {  // too large, or undefined there
    return false;
  }
}

}  // namespace gradus
