// Formulas and what one is tempted to write for them, right or wrong: nothing is proved that is
// false or has no value at some point.

#include <gtest/gtest.h>

#include <stdexcept>

#include "evidence/soundness/soundness_check.hpp"
#include "support/property.hpp"
#include "support/statements.hpp"

namespace gradus {
namespace {

using test::fault;
using test::i;
using test::j;
using test::n;
using test::x;
using test::y;

/// One of the rules for t that students know, with their usual mistakes; or t where there is none.
Term tempted(Term t, int choice) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  switch (t.op()) {
    case Op::sqrt:
      if (part(0).op() == Op::multiply) return sqrt(part(0).operand(0)) * sqrt(part(0).operand(1));
      return part(0).op() == Op::power ? (choice % 2 ? abs(part(0).operand(0)) : part(0).operand(0))
                                       : t;
    case Op::power: {
      const Term base = part(0), e = part(1);
      if (choice == 0) return base * pow(base, e - Term(1));
      if (choice == 1) return pow(base, e + Term(1)) / base;
      if (choice == 2) return exp(e * log(base));
      if (base.op() == Op::power) return pow(base.operand(0), base.operand(1) * e);
      const bool product = base.op() == Op::multiply || base.op() == Op::divide;
      return product ? Term::make(base.op(), {pow(base.operand(0), e), pow(base.operand(1), e)})
                     : t;
    }
    case Op::exp:
      if (part(0).op() == Op::log) return part(0).operand(0);
      return part(0).op() == Op::add ? exp(part(0).operand(0)) * exp(part(0).operand(1)) : t;
    case Op::log:
      if (part(0).op() == Op::exp) return part(0).operand(0);
      return part(0).op() == Op::multiply ? log(part(0).operand(0)) + log(part(0).operand(1)) : t;
    case Op::divide:
      return choice % 2 ? part(0) * pow(part(1), Term(-1)) : part(0) * part(1) / square(part(1));
    case Op::multiply:
      return (square(part(0) + part(1)) - square(part(0) - part(1))) / Term(4);
    case Op::abs:
      return choice % 2 ? sqrt(square(part(0))) : part(0);
    case Op::minimum:
      return (part(0) + part(1) - abs(part(0) - part(1))) / Term(2);
    case Op::maximum:
      return -min(-part(0), -part(1));
    case Op::sum: {
      const Term index = part(0), lower = part(1), upper = part(2), body = part(3);
      if (choice == 0) return (upper - lower + Term(1)) * body;
      if (choice == 1)
        return sum(index, lower + Term(1), upper, body) + substitute(body, {{index, lower}});
      if (body.op() == Op::multiply)
        return body.operand(0) * sum(index, lower, upper, body.operand(1));
      return sum(index, lower, upper - Term(1), body) + substitute(body, {{index, upper}});
    }
    default:
      return t;
  }
}

Statement about(Comparison c, std::vector<Comparison> hypotheses = {}) {
  return test::about(
      std::move(c),
      {real(x()), real(y()), natural_from(n(), 0), natural_from(i(), 0), natural_from(j(), 0)},
      std::move(hypotheses));
}

TEST(Soundness, faults_are_found) {
  EXPECT_TRUE(fault(about(sqrt(square(x())) == x())));
  EXPECT_TRUE(fault(about(x() / x() == Term(1))));
  EXPECT_TRUE(fault(about(square(x()) > Term(0))));
  EXPECT_FALSE(fault(about(sqrt(square(x())) == x(), {x() >= Term(0)})));
}

Comparison any_hypothesis(const test::Palette& palette) {
  const Relation relation =
      *rc::gen::element(Relation::less_equal, Relation::greater_equal, Relation::less,
                        Relation::greater, Relation::equal, Relation::not_equal);
  return {*test::any_term(palette), relation, *test::any_term(palette)};
}

TEST(Soundness, nothing_tempting_is_proved_unless_it_is_true) {
  test::Palette palette = test::straight_formulas();
  palette.leaves.insert(palette.leaves.end(), {n(), i(), Term::element("g", i())});
  palette.sums = true;
  palette.depth = 3;
  int proved = 0;
  test::for_all_until_enough(2'000, proved, 80, [&] {
    const Term left = *test::any_term(palette);
    const auto choices = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(0, 12));
    std::size_t next = 0;
    try {
      const Term right = transform(left, [&](Term t) {
        const int choice = choices[next++ % choices.size()];
        return choice < 6 ? tempted(t, choice % 4) : t;
      });
      const Relation relation =
          std::vector{Relation::equal, Relation::greater_equal, Relation::greater}[choices[0] % 3];
      const bool of_sign = choices[1] % 3 == 0;
      std::vector<Comparison> hypotheses;
      if (choices[2] % 2 == 0) hypotheses.push_back(x() >= Term(choices[2] % 4 == 0 ? 0 : 1));
      if (choices[3] % 6 == 0) hypotheses.push_back(any_hypothesis(palette));
      const Statement s =
          about({left, of_sign ? Relation::greater_equal : relation, of_sign ? Term(0) : right},
                hypotheses);
      if (!faults(s).empty()) return;
      proved += test::accepted_without_fault(s, test::is_proved(s));
    } catch (const std::invalid_argument&) {  // an index would capture a symbol
    } catch (const std::domain_error&) {      // a limit is no integer
    } catch (const std::length_error&) {
    }
  });
}

bool certified_without_fault(const Statement& s) {
  if (!faults(s).empty()) return false;
  return test::accepted_without_fault(s, test::is_certified(s));
}

TEST(Soundness, nothing_is_certified_that_fails_at_a_point_of_the_box) {
  test::Palette palette = test::straight_formulas();
  palette.leaves = {x(), x(), y(), 2, -1, Rational(1, 2), Rational(2, 3)};
  palette.exponents = {2, 3, -1, Rational(1, 2)};
  palette.depth = 3;
  test::Palette conditional = palette;
  conditional.exponents = {2, 3, -1, Rational(1, 2), x(), y(), x() - 1, 2 * y()};
  int certified = 0;
  test::for_all_until_enough(200, certified, 10, [&] {
    const auto choices = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 12));
    const Rational lower =
        std::vector<Rational>{-1, Rational(-2, 3), 0, Rational(1, 3)}[choices[0] % 4];
    const Comparison hypotheses[] = {x() < Term(5), x() != Term(0), Term(3) * x() != Term(1),
                                     y() > x()};
    const Term right = choices[2] % 2 == 0 ? Term(choices[3] % 4 - 1) : *test::any_term(palette);
    Statement s = test::about({*test::any_term(palette), Relation::greater_equal, right},
                              {in(x(), lower, lower + Rational(1 + choices[1] % 5, 3)),
                               in(y(), Rational(1, 3), Rational(3, 2))});
    if (choices[4] < 8) s.domain.hypotheses = {hypotheses[choices[4] % 4]};
    if (choices[4] > 9) s.domain.hypotheses.push_back(any_hypothesis(conditional));
    certified += certified_without_fault(s);
  });
}

/// A value that is missing on a part of the plane is hidden inside a max, min or abs whose sign
/// another operand decides.
TEST(Soundness, nothing_is_certified_that_has_no_value_somewhere_inside_max_min_or_abs) {
  const std::vector<Term> plain{x(), y(), x() - y(), x() * y(), x() + Rational(1, 2), 2, -1, 0};
  const std::vector<Term> inside{x(),
                                 y(),
                                 x() - y(),
                                 x() - Rational(1, 3),
                                 1 - x(),
                                 x() * (x() - 1),
                                 square(x()) - 1,
                                 y() - Rational(2, 3)};
  const auto pick = [](const auto& from) { return *rc::gen::elementOf(from); };
  const auto partial = [&] {
    const Term t = pick(inside);
    return pick(std::vector<Term>{log(t), sqrt(t), 1 / t, pow(t, -1), pow(t, Rational(1, 2)),
                                  pow(t, x()), log(abs(t)), square(sqrt(t)), t / t});
  };
  const auto hidden = [&] {
    const Term value = partial(), other = pick(plain);
    return pick(std::vector<Term>{max(other, value), min(other, value), max(value, other),
                                  abs(value), abs(other - value), max(abs(value), other),
                                  max(other, min(value, pick(plain))), max(value, -value)});
  };
  int certified = 0;
  test::for_all_until_enough(80, certified, 8, [&] {
    const Term left = hidden();
    const Term right = pick(std::vector<Term>{0, -1, -3, pick(plain), min(pick(plain), left)});
    const Relation relation = pick(std::vector{Relation::greater_equal, Relation::greater});
    const Rational lower = pick(std::vector<Rational>{-1, 0, Rational(1, 3), 1});
    Statement s = test::about({left, relation, right}, {in(x(), lower, lower + Rational(1)),
                                                        in(y(), Rational(1, 3), Rational(3, 2))});
    if (pick(std::vector{false, true})) {
      s.domain.hypotheses = {pick(std::vector{x() > Term(0), y() > x(), square(x()) > Term(1)})};
    }
    certified += certified_without_fault(s);
  });
}

}  // namespace
}  // namespace gradus
