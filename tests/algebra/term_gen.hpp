#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/number/number.hpp"
#include "support/rational_gen.hpp"

namespace gradus {

/// How RapidCheck prints a formula.
inline void showValue(Term t, std::ostream& out) { out << text(t); }

}  // namespace gradus

namespace gradus::test {

/// What random formulas are made of.
struct Palette {
  std::vector<Term> leaves;
  std::vector<Term> exponents;  ///< of powers; no powers without
  std::vector<Op> unary, binary;
  bool sums = false;  ///< sums and least values over i, j from 0, 1 or n to a small limit
  int depth = 4;
};

/// The unknowns of the palettes: reals x, y; naturals n, i, j; the sequence g; vectors u, v;
/// operators A, B.
inline Term x() { return Term::symbol("x"); }
inline Term y() { return Term::symbol("y"); }
inline Term n() { return Term::natural("n"); }
inline Term i() { return Term::natural("i"); }
inline Term j() { return Term::natural("j"); }

inline Palette polynomials() {
  return {{x(), y(), 2, -1, Rational(1, 2)},
          {0, 1, 2, 3},
          {Op::negate},
          {Op::add, Op::subtract, Op::multiply}};
}

inline Palette rational_functions() {
  Palette p = polynomials();
  p.leaves.push_back(n());
  p.exponents = {0, 1, 2, 3, -1, -2, n(), n() - 1, 2 * n()};
  p.binary.push_back(Op::divide);
  return p;
}

inline Palette smooth_functions() {
  Palette p = rational_functions();
  p.leaves.push_back(Term::pi());
  p.exponents = {2, 3, -1, n(), n() - 1, Rational(1, 2), x()};
  p.unary = {Op::negate, Op::exp,  Op::log,  Op::sin,  Op::cos,
             Op::sinh,   Op::cosh, Op::tanh, Op::atan, Op::sqrt};
  return p;
}

inline Palette straight_formulas() {
  Palette p = smooth_functions();
  p.unary.push_back(Op::abs);
  p.binary.insert(p.binary.end(), {Op::minimum, Op::maximum});
  return p;
}

/// Exactly computable, with everything that a tape cannot hold.
inline Palette exact_formulas() {
  Palette p = rational_functions();
  p.leaves.insert(p.leaves.end(),
                  {i(), j(), Term::element("g", n()), Term::element("g", i() + 1),
                   Term::inner({{}, "u"}, {{}, "v"}), Term::inner({{"A", "B"}, "u"}, {{}, "v"})});
  p.unary.push_back(Op::abs);
  p.binary.insert(p.binary.end(), {Op::minimum, Op::maximum});
  p.sums = true;
  return p;
}

inline Palette all_formulas() {
  Palette p = straight_formulas();
  const Palette exact = exact_formulas();
  p.leaves.insert(p.leaves.end(), exact.leaves.begin(), exact.leaves.end());
  p.unary.push_back(Op::expectation);
  p.sums = true;
  return p;
}

namespace detail {

template <class T>
const T& pick(rc::Random& random, const std::vector<T>& from) {
  return from[static_cast<std::size_t>(draw(random, 0, static_cast<long>(from.size()) - 1))];
}

inline Term random_term(rc::Random& random, const Palette& p, int depth) {
  const long kind = depth == 0 ? 0 : draw(random, 0, 9);
  const auto part = [&] { return random_term(random, p, depth - 1); };
  if (kind <= 1) return pick(random, p.leaves);
  if (kind <= 3) return Term::make(pick(random, p.unary), {part()});
  if (kind == 4 && !p.exponents.empty()) return pow(part(), pick(random, p.exponents));
  if (kind == 5 && p.sums) {
    const Op op = draw(random, 0, 2) == 0 ? Op::least : Op::sum;
    const Term index = draw(random, 0, 1) == 0 ? i() : j();
    const Term lower = pick<Term>(random, {0, 1, n()});
    const Term upper = pick<Term>(random, {n(), n() + 1, 3, i()});
    return Term::make(op, {index, lower, upper, part()});
  }
  const Term left = part();  // in this order, whatever the compiler
  return Term::make(pick(random, p.binary), {left, part()});
}

/// Smaller formulas: the operands, and the formula with an operand replaced by one of its own.
inline std::vector<Term> smaller(Term t) {
  std::vector<Term> result;
  const bool binds = t.op() == Op::sum || t.op() == Op::least;
  const auto operands = t.operands();
  for (std::size_t k = binds ? 3 : 0; k < operands.size(); ++k) {
    if (t.op() != Op::element) result.push_back(operands[k]);
    for (Term inside : smaller(operands[k])) {
      std::vector<Term> changed(operands.begin(), operands.end());
      changed[k] = inside;
      result.push_back(with_operands(t, std::move(changed)));
    }
  }
  return result;
}

}  // namespace detail

inline rc::Gen<Term> any_term(const Palette& palette) {
  return [palette](const rc::Random& source, int size) {
    rc::Random random = source;
    const int depth = std::min(palette.depth, 1 + size / 15);
    return rc::shrinkable::shrinkRecur(detail::random_term(random, palette, depth), [](Term t) {
      return rc::seq::fromContainer(detail::smaller(t));
    });
  };
}

/// Values for all unknowns of the palettes.
struct Values {
  Rational x = {}, y = {};
  long n = 0;
  std::vector<Rational> u = {}, v = {};
  std::vector<std::vector<Rational>> a = {}, b = {};  ///< symmetric
};

inline std::ostream& operator<<(std::ostream& out, const Values& values) {
  out << "x=" << values.x << " y=" << values.y << " n=" << values.n;
  for (std::size_t k = 0; k < values.u.size(); ++k) {
    out << " u" << k << "=" << values.u[k] << " v" << k << "=" << values.v[k];
  }
  return out;
}

inline rc::Gen<Rational> small_rational() { return rational_in(-3, 3); }

inline std::vector<std::vector<Rational>> symmetric(const std::vector<Rational>& entries,
                                                    std::size_t dimension) {
  std::vector<std::vector<Rational>> m(dimension, std::vector<Rational>(dimension));
  std::size_t next = 0;
  for (std::size_t row = 0; row < dimension; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      m[row][column] = m[column][row] = entries[next++];
    }
  }
  return m;
}

inline rc::Gen<Values> any_values() {
  return rc::gen::exec([] {
    Values values;
    values.x = *small_rational();
    values.y = *small_rational();
    values.n = *rc::gen::inRange<long>(0, 4);
    const auto dimension = *rc::gen::inRange<std::size_t>(1, 4);
    const auto numbers = [](std::size_t count) {
      return *rc::gen::container<std::vector<Rational>>(count, small_rational());
    };
    values.u = numbers(dimension);
    values.v = numbers(dimension);
    values.a = symmetric(numbers(dimension * (dimension + 1) / 2), dimension);
    values.b = symmetric(numbers(dimension * (dimension + 1) / 2), dimension);
    return values;
  });
}

/// The same values in any arithmetic; g_k = k^2/3 - 1, i = 1, j = 2 where they are not bound.
template <class T>
Valuation<T> valuation(const Values& values) {
  const auto vector = [](const std::vector<Rational>& from) {
    std::vector<T> result;
    for (const Rational& value : from) result.push_back(convert<T>(value));
    return result;
  };
  Valuation<T> at;
  at.scalars = {{"x", convert<T>(values.x)},
                {"y", convert<T>(values.y)},
                {"n", T(values.n)},
                {"i", T(1)},
                {"j", T(2)}};
  at.vectors = {{"u", vector(values.u)}, {"v", vector(values.v)}};
  for (const auto& row : values.a) at.operators["A"].push_back(vector(row));
  for (const auto& row : values.b) at.operators["B"].push_back(vector(row));
  at.element = [](const std::string&, long k) { return convert<T>(Rational(k * k, 3) - 1); };
  return at;
}

/// The exact value, or nothing where there is none that is rational.
inline std::optional<Rational> exact_value(Term t, const Valuation<Rational>& at) {
  try {
    return evaluate(t, at);
  } catch (const std::domain_error&) {
    return std::nullopt;
  } catch (const std::length_error&) {
    return std::nullopt;
  }
}

}  // namespace gradus::test
