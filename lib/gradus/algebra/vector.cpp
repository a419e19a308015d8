#include "gradus/algebra/vector.hpp"

#include "gradus/algebra/tidy.hpp"

namespace gradus {

namespace {

void add_part(std::map<Word, Term>& parts, const Word& word, Term coefficient) {
  const auto [place, fresh] = parts.emplace(word, coefficient);
  if (!fresh) place->second = tidy::add(place->second, coefficient);
  if (tidy::is_zero(place->second)) parts.erase(place);
}

}  // namespace

AbstractVector AbstractVector::named(std::string name) {
  AbstractVector result;
  result.parts_.emplace(Word{{}, std::move(name)}, 1);
  return result;
}

Term AbstractVector::dot(const AbstractVector& other) const {
  // Collected by inner product, in the order in which each first appears.
  std::vector<Term> order;
  std::map<Term, Term, TermOrder> coefficients;
  for (const auto& [left, a] : parts_) {
    for (const auto& [right, b] : other.parts_) {
      const Term product = Term::inner(left, right);
      const auto [place, fresh] = coefficients.emplace(product, 0);
      if (fresh) order.push_back(product);
      place->second = tidy::add(place->second, tidy::multiply(a, b));
    }
  }
  Term result;
  for (Term product : order) {
    const Term coefficient = coefficients.at(product);
    if (!tidy::is_zero(coefficient)) {
      result = tidy::add(result, tidy::multiply(coefficient, product));
    }
  }
  return result;
}

AbstractVector operator+(const AbstractVector& a, const AbstractVector& b) {
  AbstractVector result = a;
  for (const auto& [word, coefficient] : b.parts_) add_part(result.parts_, word, coefficient);
  return result;
}

AbstractVector operator-(const AbstractVector& a) {
  AbstractVector result;
  for (const auto& [word, coefficient] : a.parts_) {
    result.parts_.emplace(word, tidy::negate(coefficient));
  }
  return result;
}

AbstractVector operator-(const AbstractVector& a, const AbstractVector& b) { return a + -b; }

AbstractVector operator*(Term c, const AbstractVector& a) {
  AbstractVector result;
  for (const auto& [word, coefficient] : a.parts_) {
    add_part(result.parts_, word, tidy::multiply(c, coefficient));
  }
  return result;
}

AbstractVector SymmetricOperator::operator*(const AbstractVector& v) const {
  AbstractVector result;
  for (const auto& [word, coefficient] : v.parts_) {
    Word applied = word;
    applied.operators.insert(applied.operators.begin(), name_);
    result.parts_.emplace(std::move(applied), coefficient);
  }
  return result;
}

}  // namespace gradus
