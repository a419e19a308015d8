#pragma once

#include <map>
#include <string>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// A vector of any dimension: a linear combination of words (named vectors with symmetric operators
/// applied), with formulas as coefficients. Inner products are entries of a symbolic Gram matrix,
/// so an identity proved over these holds in every dimension.
class AbstractVector {
 public:
  AbstractVector() = default;  ///< 0
  static AbstractVector named(std::string name);
  const std::map<Word, Term>& parts() const { return parts_; }
  Term dot(const AbstractVector& other) const;
  Term squared_norm() const { return dot(*this); }

  friend AbstractVector operator+(const AbstractVector& a, const AbstractVector& b);
  friend AbstractVector operator-(const AbstractVector& a, const AbstractVector& b);
  friend AbstractVector operator-(const AbstractVector& a);
  friend AbstractVector operator*(Term c, const AbstractVector& a);

 private:
  friend class SymmetricOperator;
  std::map<Word, Term> parts_;
};

/// A symmetric linear operator of any dimension, known by name: `H * g`.
class SymmetricOperator {
 public:
  explicit SymmetricOperator(std::string name) : name_(std::move(name)) {}
  const std::string& name() const { return name_; }
  AbstractVector operator*(const AbstractVector& v) const;

 private:
  std::string name_;
};

}  // namespace gradus
