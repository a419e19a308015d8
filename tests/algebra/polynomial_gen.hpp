#pragma once

#include <rapidcheck.h>

#include <array>
#include <ostream>

#include "gradus/algebra/polynomial.hpp"
#include "gradus/algebra/print.hpp"
#include "support/rational_gen.hpp"

namespace gradus {

inline void showValue(const Polynomial& p, std::ostream& out) { out << text(to_term(p)); }
inline void showValue(const Fraction& f, std::ostream& out) { out << text(to_term(f)); }

/// How Google Test prints a polynomial.
inline void PrintTo(const Polynomial& p, std::ostream* out) { *out << text(to_term(p)); }
inline void PrintTo(const Fraction& f, std::ostream* out) { *out << text(to_term(f)); }

}  // namespace gradus

namespace gradus::test {

/// The unknowns of random polynomials, p1 the oldest.
inline std::array<Term, 3> unknowns() {
  return {Term::symbol("p1"), Term::symbol("p2"), Term::symbol("p3")};
}
inline Polynomial p() { return Polynomial::atom(unknowns()[0]); }
inline Polynomial q() { return Polynomial::atom(unknowns()[1]); }
inline Polynomial r() { return Polynomial::atom(unknowns()[2]); }

/// One value for each unknown.
using Place = std::array<Rational, 3>;

inline rc::Gen<Place> any_place() {
  return rc::gen::map(rc::gen::tuple(rational_in(-3, 3), rational_in(-3, 3), rational_in(-3, 3)),
                      [](const std::tuple<Rational, Rational, Rational>& t) {
                        return Place{std::get<0>(t), std::get<1>(t), std::get<2>(t)};
                      });
}

inline Rational value(const Polynomial& polynomial, const Place& at) {
  const auto names = unknowns();
  Rational result;
  for (const auto& [monomial, coefficient] : polynomial.terms()) {
    Rational product = coefficient;
    for (const auto& [atom, exponent] : monomial.powers) {
      for (std::size_t k = 0; k < names.size(); ++k) {
        if (same(atom, names[k])) product *= pow(at[k], long{exponent});
      }
    }
    result += product;
  }
  return result;
}

/// Up to `terms` terms of degree at most `degree` in each unknown.
inline rc::Gen<Polynomial> any_polynomial(int terms = 5, int degree = 2) {
  const auto exponent = rc::gen::inRange(0, degree + 1);
  const auto term = rc::gen::tuple(rational_in(-3, 3), exponent, exponent, exponent);
  const auto count = rc::gen::inRange<std::size_t>(0, static_cast<std::size_t>(terms) + 1);
  return rc::gen::mapcat(count, [term](std::size_t n) {
    return rc::gen::map(
        rc::gen::container<std::vector<std::tuple<Rational, int, int, int>>>(n, term),
        [](const auto& list) {
          Polynomial result;
          for (const auto& [c, i, j, k] : list) {
            result += Polynomial(c) * pow(p(), i) * pow(q(), j) * pow(r(), k);
          }
          return result;
        });
  });
}

inline rc::Gen<Polynomial> nonzero_polynomial(int terms = 5, int degree = 2) {
  return rc::gen::suchThat(any_polynomial(terms, degree),
                           [](const Polynomial& a) { return !a.is_zero(); });
}

inline rc::Gen<Fraction> any_fraction() {
  return rc::gen::map(rc::gen::pair(any_polynomial(3), nonzero_polynomial(3)),
                      [](const auto& parts) { return make_fraction(parts.first, parts.second); });
}

}  // namespace gradus::test
