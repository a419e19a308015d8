#include <gtest/gtest.h>

#include <cstdlib>

#include "evidence/recheck/corruptor.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/judge/judge.hpp"
#include "gradus/evidence/prove/exact_matrix.hpp"
#include "gradus/evidence/prove/prove_by_squares.hpp"
#include "gradus/evidence/prove/rescaling.hpp"
#include "gradus/evidence/prove/semidefinite.hpp"
#include "gradus/evidence/prove/square_basis.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "support/property.hpp"
#include "support/rational_gen.hpp"

namespace gradus {
namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), z = Term::symbol("z"),
           a = Term::symbol("a"), b = Term::symbol("b"), c = Term::symbol("c");

Term power(Term base, int n) { return pow(base, Term(n)); }
Term rational(long p, long q) { return Term(Rational(p, q)); }

const Term motzkin =
    power(x, 4) * power(y, 2) + power(x, 2) * power(y, 4) + Term(1) - 3 * power(x, 2) * power(y, 2);
const Term robinson = power(x, 6) + power(y, 6) + Term(1) + 3 * power(x, 2) * power(y, 2) -
                      (power(x, 4) * power(y, 2) + power(x, 2) * power(y, 4) + power(x, 4) +
                       power(y, 4) + power(x, 2) + power(y, 2));
const Term choi_lam = Term(1) + power(x, 2) * power(y, 2) + power(y, 2) * power(z, 2) +
                      power(z, 2) * power(x, 2) - 4 * x * y * z;

Statement about(Comparison conclusion, std::vector<Variable> variables,
                std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(conclusion)};
  s.domain.variables = std::move(variables);
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

/// Whether squares are found and accepted.
bool is_proved(const Statement& s) {
  const auto evidence = prove_by_squares(s, Budget{});
  if (!evidence) return false;
  EXPECT_EQ(recheck(s, *evidence), "");
  return true;
}

class Squares : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!can_solve_semidefinite()) GTEST_SKIP() << "csdp is not installed";
  }
};

TEST_F(Squares, nonnegative_polynomials_that_are_no_sums_of_squares) {
  EXPECT_TRUE(is_proved(about(motzkin >= 0, {real(x), real(y)})));
  EXPECT_TRUE(is_proved(about(robinson >= 0, {real(x), real(y)})));
  EXPECT_TRUE(is_proved(about(choi_lam >= 0, {real(x), real(y), real(z)})));
  const Term s = power(x, 4) * power(y, 2) + power(y, 4) + power(x, 2) -
                 3 * power(x, 2) * power(y, 2);  // Choi and Lam's ternary form at z = 1
  EXPECT_TRUE(is_proved(about(s >= 0, {real(x), real(y)})));
}

TEST_F(Squares, their_false_neighbours_are_not_proved) {
  const Term little = rational(1, 1000);
  EXPECT_FALSE(is_proved(about(motzkin >= little, {real(x), real(y)})));
  EXPECT_FALSE(is_proved(about(motzkin > 0, {real(x), real(y)})));
  EXPECT_FALSE(is_proved(about(robinson >= little, {real(x), real(y)})));
  EXPECT_FALSE(is_proved(about(choi_lam >= little, {real(x), real(y), real(z)})));
  EXPECT_TRUE(is_proved(about(motzkin + little > 0, {real(x), real(y)})));
}

TEST_F(Squares, on_boxes) {
  EXPECT_TRUE(is_proved(about(motzkin >= 0, {in(x, -2, 2), in(y, -2, 2)})));
  EXPECT_TRUE(is_proved(about(motzkin >= 0, {in(x, 0, 2), in(y, 0, 2)})));
  EXPECT_FALSE(is_proved(about(motzkin >= rational(1, 100), {in(x, 0, 2), in(y, 0, 2)})));
  const Term schur = x * (x - y) * (x - z) + y * (y - x) * (y - z) + z * (z - x) * (z - y);
  const auto tenth_to_one = [](Term t) { return in(t, Rational(1, 10), 1); };
  EXPECT_TRUE(is_proved(about(schur >= 0, {tenth_to_one(x), tenth_to_one(y), tenth_to_one(z)})));
  EXPECT_TRUE(is_proved(about(schur >= 0, {positive(x), positive(y), positive(z)})));
  EXPECT_FALSE(is_proved(about(schur >= 0, {real(x), real(y), real(z)})));
}

TEST_F(Squares, a_copositive_form_that_is_no_sum_of_squares_and_products) {
  const Term u = Term::symbol("u"), one(1);
  const auto horn = [&](Term most) {
    return about(square(x + y + z + u + one) - most * (x * y + y * z + z * u + u + x) >= 0,
                 {nonnegative(x), nonnegative(y), nonnegative(z), nonnegative(u)});
  };
  EXPECT_TRUE(is_proved(horn(4)));
  EXPECT_FALSE(is_proved(horn(rational(401, 100))));
}

TEST_F(Squares, touching_at_points_away_from_0_and_at_irrational_ones) {
  EXPECT_TRUE(is_proved(about(power(x, 4) - 2 * power(x, 2) + Term(1) >= 0, {real(x)})));
  EXPECT_FALSE(
      is_proved(about(power(x, 4) - 2 * power(x, 2) + rational(999, 1000) >= 0, {real(x)})));
  // Zeros at x = y = 2^(1/2) and its conjugate.
  const Term square_of_two = power(x, 4) - 4 * power(x, 2) + Term(4);
  EXPECT_TRUE(is_proved(
      about(square_of_two + power(x - y, 2) * (Term(1) + power(y, 2)) >= 0, {real(x), real(y)})));
  const Term far = power(x - Term(150), 4) + power(x - Term(150), 2) * power(y - Term(120), 2) +
                   power(y - Term(130), 2) * power(y - Term(170), 2);
  EXPECT_TRUE(is_proved(about(far >= 0, {in(x, 100, 200), in(y, 100, 200)})));
  EXPECT_FALSE(is_proved(about(far >= 1, {in(x, 100, 200), in(y, 100, 200)})));
}

TEST_F(Squares, means_young_and_cauchy_schwarz) {
  EXPECT_TRUE(
      is_proved(about(power(x, 4) + power(y, 4) + power(z, 4) + power(a, 4) >= 4 * x * y * z * a,
                      {real(x), real(y), real(z), real(a)})));
  const Term means = power(x, 3) + power(y, 3) + power(z, 3);
  const std::vector<Variable> octant{nonnegative(x), nonnegative(y), nonnegative(z)};
  EXPECT_TRUE(is_proved(about(means >= 3 * x * y * z, octant)));
  EXPECT_FALSE(is_proved(about(means >= rational(31, 10) * x * y * z, octant)));
  const std::vector<Variable> six{real(x), real(y), real(z), real(a), real(b), real(c)};
  const Term lengths =
      (power(x, 2) + power(y, 2) + power(z, 2)) * (power(a, 2) + power(b, 2) + power(c, 2));
  EXPECT_TRUE(is_proved(about(power(x * a + y * b + z * c, 2) <= lengths, six)));
  EXPECT_FALSE(
      is_proved(about(power(x * a + y * b + z * c, 2) <= rational(99, 100) * lengths, six)));
  EXPECT_TRUE(is_proved(about(
      x * a + y * b + z * c <=
          (power(x, 2) + power(y, 2) + power(z, 2) + power(a, 2) + power(b, 2) + power(c, 2)) / 2,
      six)));
}

TEST_F(Squares, under_hypotheses) {
  const std::vector<Comparison> disc{power(x, 2) + power(y, 2) <= Term(1)};
  const std::vector<Comparison> circle{power(x, 2) + power(y, 2) == Term(1)};
  const std::vector<Variable> plane{real(x), real(y)};
  EXPECT_TRUE(is_proved(about(power(x + y, 2) <= 2, plane, disc)));
  EXPECT_FALSE(is_proved(about(power(x + y, 2) < 2, plane, disc)));
  EXPECT_FALSE(is_proved(about(power(x + y, 2) <= rational(199, 100), plane, disc)));
  EXPECT_TRUE(is_proved(about(power(x, 4) + power(y, 4) >= rational(1, 2), plane, circle)));
  EXPECT_FALSE(is_proved(about(power(x, 4) + power(y, 4) >= rational(51, 100), plane, circle)));
  EXPECT_TRUE(is_proved(about(x < 1, plane, {power(x, 2) + power(y, 2) < Term(1)})));
  EXPECT_FALSE(is_proved(about(x < 1, plane, disc)));
}

TEST_F(Squares, fractions_and_their_conditions) {
  const Term nesbitt = x / (y + z) + y / (z + x) + z / (x + y);
  EXPECT_TRUE(is_proved(about(nesbitt >= rational(3, 2), {positive(x), positive(y), positive(z)})));
  EXPECT_FALSE(is_proved(
      about(nesbitt >= rational(3, 2), {nonnegative(x), nonnegative(y), nonnegative(z)})));
  EXPECT_TRUE(is_proved(about(Term(1) / (power(x, 4) - x + Term(1)) > 0, {real(x)})));
  EXPECT_FALSE(is_proved(about(Term(1) / (power(x, 4) - 2 * x + Term(1)) > 0, {real(x)})));
}

TEST_F(Squares, the_judge_grades_them_as_proved) {
  const Finding f = judge(about(motzkin >= 0, {real(x), real(y)}), Budget{});
  EXPECT_EQ(f.grade, Grade::proved);
  EXPECT_EQ(f.recheck, "ok");
}

TEST_F(Squares, a_certificate_with_one_thing_changed_is_rejected) {
  const Statement s = about(motzkin >= 0, {real(x), real(y)});
  const auto evidence = prove_by_squares(s, Budget{});
  ASSERT_TRUE(evidence);
  std::size_t tried = 0;
  std::vector<std::string> survivors;
  Corruptor<DirectProof>(std::get<Signs>(*evidence).proof,
                         [&](const DirectProof& corrupt, const std::string& what) {
                           ++tried;
                           if (recheck(s, Signs{corrupt}).empty()) survivors.push_back(what);
                         });
  EXPECT_GT(tried, 100U);
  EXPECT_EQ(survivors, std::vector<std::string>{});
}

TEST_F(Squares, nothing_is_found_without_the_program) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere:bin::.", 1);
  EXPECT_FALSE(can_solve_semidefinite());
  EXPECT_FALSE(prove_by_squares(about(motzkin >= 0, {real(x), real(y)}), Budget{}));
  setenv("PATH", path.c_str(), 1);
}

TEST_F(Squares, nothing_is_found_when_there_is_no_time) {
  Budget none;
  none.seconds = 0;
  EXPECT_FALSE(prove_by_squares(about(motzkin >= 0, {real(x), real(y)}), none));
}

TEST_F(Squares, sums_of_squares_of_random_polynomials_are_recognised_and_less_is_not) {
  test::for_all(20, [] {
    const auto coefficient = [] { return *test::rational_in(-3, 3); };
    const auto line = [&] {
      return Term(coefficient()) * x + Term(coefficient()) * y + Term(coefficient());
    };
    const auto conic = [&] { return Term(coefficient()) * x * y + line(); };
    const Term first = conic(), second = conic();
    const Term sum = power(first, 2) + power(second, 2) + power(line() * x, 2);
    RC_ASSERT(is_proved(about(sum + 1 > 0, {real(x), real(y)})));
    // The value at one point is above no sum that is there.
    const Rational u = coefficient(), v = coefficient();
    Valuation<Rational> at;
    at.scalars = {{"x", u}, {"y", v}};
    const Rational there = evaluate<Rational>(sum, at);
    RC_ASSERT(!is_proved(about(sum > Term(there), {real(x), real(y)})));
  });
}

TEST(RunProgram, nothing_comes_of_a_program_that_does_not_end_or_is_not_there) {
  ProgramLimits limits;
  limits.wall = std::chrono::milliseconds(50);
  EXPECT_FALSE(run_program("gradus-no-such-program", "", limits));
  EXPECT_FALSE(run_program("../bin/true/", "", limits));
  // `yes IN OUT` never ends.
  EXPECT_FALSE(run_program("yes", "", limits));
}

TEST(RunProgram, the_answer_is_what_the_program_wrote) {
  EXPECT_EQ(run_program("cp", "some text", ProgramLimits{}), "some text");
  EXPECT_EQ(run_program("true", "some text", ProgramLimits{}), "");
}

TEST(ExactMatrix, squares_of_a_semidefinite_matrix_add_up_to_it) {
  test::for_all(100, [] {
    const std::size_t n = 4;
    RationalMatrix m(n, std::vector<Rational>(n));
    for (int k = 0; k < 3; ++k) {  // singular
      const auto v = *rc::gen::container<std::vector<Rational>>(n, test::any_rational());
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) m[i][j] += v[i] * v[j];
      }
    }
    const auto squares = squares_of(m);
    RC_ASSERT(squares.has_value());
    RationalMatrix sum(n, std::vector<Rational>(n));
    for (const SquareOfRow& s : *squares) {
      RC_ASSERT(s.pivot.sign() > 0);
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) sum[i][j] += s.pivot * s.row[i] * s.row[j];
      }
    }
    RC_ASSERT(sum == m);
    const auto w = *rc::gen::container<std::vector<Rational>>(n, test::any_rational());
    RationalMatrix less = m;
    for (std::size_t i = 0; i < n; ++i) less[i][i] -= 1 + abs(m[i][i]) + abs(w[i]);
    RC_ASSERT(!squares_of(less).has_value());
  });
}

TEST(ExactMatrix, solves_exactly) {
  EXPECT_EQ(solve_exactly({{2, 1}, {1, 3}}, {1, 2}),
            (std::vector<Rational>{Rational(1, 5), Rational(3, 5)}));
  EXPECT_FALSE(solve_exactly({{1, 2}, {2, 4}}, {1, 2}));
}

TEST(SquareBasis, the_newton_polytope_bounds_the_monomials) {
  const auto X = Polynomial::atom(x), Y = Polynomial::atom(y);
  const auto basis = newton_basis(pow(X, 4) * pow(Y, 2) + pow(X, 2) * pow(Y, 4) + Polynomial(1) -
                                  Polynomial(3) * pow(X, 2) * pow(Y, 2));
  EXPECT_EQ(basis, (std::vector<Polynomial>{pow(X, 2) * Y, X * pow(Y, 2), X * Y, 1}));
  EXPECT_TRUE(newton_basis(pow(X, 3)).empty());
}

TEST(Rescaling, undone_it_gives_the_same_polynomial) {
  test::for_all(100, [] {
    const Rational low = *test::any_rational(), width = *test::positive_rational();
    const auto X = Polynomial::atom(x), Y = Polynomial::atom(y);
    const Rescaling r({X - Polynomial(low), Polynomial(low + width) - X, Y});
    const Polynomial p = pow(X, 3) * Y - Polynomial(*test::any_rational()) * X + pow(Y, 2);
    RC_ASSERT(r.undo(r.apply(p)) == p);
  });
}

}  // namespace
}  // namespace gradus
