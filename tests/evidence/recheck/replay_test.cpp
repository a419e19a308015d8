// What the engines find is shown by lines, also where powers, roots and logarithms meet.

#include "gradus/evidence/recheck/replay.hpp"

#include <gtest/gtest.h>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x");
const Term y = Term::symbol("y");
const Term n = Term::natural("n");
const Term i = Term::natural("i");

Statement state(std::vector<Variable> variables, const Comparison& conclusion) {
  Statement s;
  s.domain.variables = std::move(variables);
  s.conclusion = conclusion;
  return s;
}

bool is_proved(const Statement& s) {
  const Statement shifted = shift_naturals(s);
  const auto found = prove(shifted);
  return found && recheck(shifted, *found).empty();
}

TEST(Replay, powers_roots_and_logarithms_meet) {
  const Term third = Rational(1, 3);
  Statement apart = state({real(x)}, log(square(x)) == 2 * log(abs(x)));
  apart.domain.hypotheses = {x != 0};
  for (const Statement& s : {
           apart,
           state({real(x)}, sqrt(pow(x, 4)) == square(x)),
           state({positive(x), real(y)}, pow(x, y) * pow(x, -y) == 1),
           state({positive(x)}, pow(pow(x, 3), third) == x),
           state({positive(x)}, pow(x, Rational(3, 2)) == x * sqrt(x)),
           state({natural_from(n, 1)}, pow(Term(0), n) == 0),
           state({natural_from(n, 0)}, sum(i, 0, n, pow(Term(0), i)) == 1),
       }) {
    EXPECT_TRUE(is_proved(s)) << text(s.conclusion);
  }
}

TEST(Replay, logarithms_of_quotients_are_bounded_where_bounds_show_their_signs) {
  const Variable beyond_one = {x, Rational(2), {}};
  for (const Statement& s : {
           state({beyond_one}, x * log(x / (x - 1)) >= 1),
           state({beyond_one}, log((x - 1) / x) <= -1 / x),
           state({beyond_one}, exp(log(x / (x - 1))) == x / (x - 1)),
           state({natural_from(n, 2)}, n * log(n / (n - 1)) >= 1),
           state({natural_from(n, 1)}, log(n / (n + 1)) <= -1 / (n + 1)),
           state({natural_from(n, 2)}, pow(n / (n + 1), n) == pow(n, n) / pow(n + 1, n)),
       }) {
    EXPECT_TRUE(is_proved(s)) << text(s.conclusion);
  }
  for (const Statement& s : {
           state({nonnegative(x)}, x * log(x / (x - 1)) >= 1),
           state({beyond_one}, log((x - 1) / x) <= -1 / (x - 1)),
           state({real(x)}, exp(log(x / (x - 1))) == x / (x - 1)),
           state({natural_from(n, 1)}, n * log(n / (n - 1)) >= 1),
           state({natural_from(n, 0)},
                 pow(n / (n + 1), n - 2) == pow(n, n - 2) / pow(n + 1, n - 2)),
       }) {
    EXPECT_FALSE(is_proved(s)) << text(s.conclusion);
  }
}

TEST(Replay, logarithms_of_quotients_are_bounded_where_divisors_are_visibly_below_0) {
  const Rational tenth(1, 10), most(9, 10);
  const auto below = [&](Term v) { return Variable{v, Rational(0), most, true, false}; };
  const Term one = 1;
  const Comparison divergence = x * log(x / y) + (one - x) * log((one - x) / (one - y)) >= 0;
  const Comparison quotient = exp(-log((one - x) / (one - y))) == (one - y) / (one - x);
  for (const auto& [variables, c] : std::vector<std::pair<std::vector<Variable>, Comparison>>{
           {{in(x, tenth, most), in(y, tenth, most)}, divergence},
           {{below(x), below(y)}, divergence},
           {{below(x), below(y)}, quotient},
       }) {
    EXPECT_TRUE(is_proved(state(variables, c))) << text(c);
  }
  EXPECT_FALSE(is_proved(state({in(x, tenth, 1), below(y)}, quotient)));
  EXPECT_FALSE(is_proved(state({in(x, tenth, 1), below(y)}, divergence)));
}

TEST(Replay, what_does_not_follow_of_powers_roots_and_logarithms_is_not_shown) {
  Statement apart = state({real(x)}, log(square(x)) == 2 * log(x));
  apart.domain.hypotheses = {x != 0};
  for (const Statement& s : {
           apart,
           state({real(x)}, log(square(x)) == 2 * log(abs(x))),
           state({real(x)}, sqrt(pow(x, 6)) == pow(x, 3)),
           state({real(x), real(y)}, sqrt(pow(x, 4) * y) == square(x) * sqrt(y)),
           state({nonnegative(x), real(y)}, pow(x, y) * pow(x, -y) == 1),
           state({real(x)}, pow(pow(x, 3), Term(Rational(1, 3))) == x),
           state({natural_from(n, 0)}, pow(Term(0), n) == 0),
           state({natural_from(n, 0)}, sum(i, 0, n, pow(Term(0), i)) == 0),
       }) {
    EXPECT_FALSE(is_proved(s)) << text(s.conclusion);
    EXPECT_NE(recheck(s, Identity{}), "") << text(s.conclusion);
  }
}

}  // namespace
}  // namespace gradus
