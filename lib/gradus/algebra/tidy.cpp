#include "gradus/algebra/tidy.hpp"

namespace gradus::tidy {

namespace {

bool both_constant(Term a, Term b) { return a.is_constant() && b.is_constant(); }

/// t = -magnitude with the minus sign visible.
bool is_negative(Term t) {
  return t.op() == Op::negate || (t.is_constant() && t.value().sign() < 0);
}
Term magnitude(Term t) { return t.op() == Op::negate ? t.operand(0) : Term(-t.value()); }

}  // namespace

bool is_zero(Term t) { return t.is_constant() && t.value().is_zero(); }
bool is_one(Term t) { return t.is_constant() && t.value() == 1; }

Term negate(Term a) {
  if (a.is_constant()) return -a.value();
  return a.op() == Op::negate ? a.operand(0) : -a;
}

Term add(Term a, Term b) {
  if (both_constant(a, b)) return a.value() + b.value();
  if (is_zero(a)) return b;
  if (is_zero(b)) return a;
  if (same(a, b)) return multiply(2, a);
  return is_negative(b) ? a - magnitude(b) : a + b;
}

Term subtract(Term a, Term b) {
  if (both_constant(a, b)) return a.value() - b.value();
  if (is_zero(a)) return negate(b);
  if (is_zero(b)) return a;
  return is_negative(b) ? a + magnitude(b) : a - b;
}

Term multiply(Term a, Term b) {
  if (both_constant(a, b)) return a.value() * b.value();
  if (is_one(a)) return b;
  if (is_one(b)) return a;
  if (is_negative(a)) return negate(multiply(magnitude(a), b));
  if (is_negative(b)) return negate(multiply(a, magnitude(b)));
  return same(a, b) ? square(a) : a * b;
}

Term divide(Term a, Term b) {
  if (both_constant(a, b) && !is_zero(b)) return a.value() / b.value();
  if (is_one(b)) return a;
  if (is_negative(a)) return negate(divide(magnitude(a), b));
  return a / b;
}

Term power(Term base, Term exponent) { return is_one(exponent) ? base : pow(base, exponent); }

}  // namespace gradus::tidy
