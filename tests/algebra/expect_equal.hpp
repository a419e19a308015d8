#pragma once

#include <gtest/gtest.h>

#include <string>

#include "algebra/term_gen.hpp"
#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"

namespace gradus::test {

inline bool identical(Term left, Term right, const Substitution& known = {}) {
  return difference(left == right, known).numerator.is_zero();
}

inline void expect_equal(Term left, Term right, const Substitution& known = {}) {
  EXPECT_TRUE(identical(left, right, known))
      << text(left) << " and " << text(right) << " differ by "
      << text(to_term(difference(left == right, known)));
}

inline void expect_different(Term left, Term right) {
  EXPECT_FALSE(identical(left, right)) << text(left) << " = " << text(right);
}

inline std::string written(Term term) { return text(to_term(normal_form(term))); }

}  // namespace gradus::test
