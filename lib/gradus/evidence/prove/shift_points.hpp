#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "gradus/algebra/polynomial.hpp"

namespace gradus {

/// A polynomial at a few points, in rounded arithmetic, after atoms were replaced by others'
/// polynomials. Where all terms of what comes out have one sign, whatever values of known sign its
/// atoms have, it is negative nowhere: what is negative at a point need not be written out to see
/// that. It only spares work; it is no evidence.
class ShiftPoints {
 public:
  /// An atom, and the polynomial in its place.
  struct Shift {
    Term atom;
    const Polynomial* value;
  };
  /// `sign`: 1 or -1 for an atom that has no other values, else 0.
  ShiftPoints(const Polynomial& p, std::function<int(Term)> sign)
      : sign_(std::move(sign)), p_(rounded(p)) {}

  /// Whether the terms of p may have one sign after these, each in turn; at most two.
  bool may_have_one_sign(const Shift& first, const Shift* second = nullptr);

 private:
  struct Rounded {
    struct Part {
      double coefficient;
      std::vector<std::pair<std::size_t, int>> powers;  ///< of atoms by place
    };
    std::vector<Part> parts;
  };
  Rounded rounded(const Polynomial& p);
  std::size_t place(Term atom);
  const Rounded& rounded_value(const Polynomial* value);
  static double sum(const Rounded& p, const std::vector<double>& at, double& size);

  std::function<int(Term)> sign_;
  std::vector<Term> atoms_;
  std::vector<int> signs_;
  std::vector<std::pair<const Polynomial*, Rounded>> values_;
  Rounded p_;
};

}  // namespace gradus
