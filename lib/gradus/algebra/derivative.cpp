#include <stdexcept>
#include <unordered_map>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tidy.hpp"

namespace gradus {

namespace {

/// The derivatives of all parts of a formula, operands before the nodes that have them.
class Differentiator {
 public:
  explicit Differentiator(Term x) : x_(x) {}

  void visit(Term t) {
    bool depends = same(t, x_);
    for (Term operand : t.operands()) depends = depends || parts_.at(operand.id()).depends;
    parts_.emplace(t.id(), Part{depends, depends ? rule(t) : Term()});
  }

  Term of(Term t) const { return parts_.at(t.id()).derivative; }

 private:
  struct Part {
    bool depends;
    Term derivative;
  };

  Term rule(Term t) const {
    using namespace tidy;
    if (same(t, x_)) return 1;
    const Term a = t.operand(0);
    const Term da = of(a);
    switch (t.op()) {
      case Op::negate:
        return negate(da);
      case Op::add:
        return add(da, of(t.operand(1)));
      case Op::subtract:
        return subtract(da, of(t.operand(1)));
      case Op::multiply:
        return add(product(da, t.operand(1)), product(of(t.operand(1)), a));
      case Op::divide:
        return quotient(a, t.operand(1));
      case Op::power:
        return power_rule(t);
      case Op::exp:
        return product(da, t);
      case Op::log:
        return divide(da, a);
      case Op::sin:
        return product(da, cos(a));
      case Op::cos:
        return negate(product(da, sin(a)));
      case Op::sinh:
        return product(da, cosh(a));
      case Op::cosh:
        return product(da, sinh(a));
      case Op::tanh:
        return product(da, 1 - square(t));
      case Op::atan:
        return divide(da, 1 + square(a));
      case Op::sqrt:
        return divide(da, 2 * t);
      case Op::sum:
        return sum_rule(t);
      default:
        throw std::domain_error("derivative: no rule for abs, min, max, least, E or an index");
    }
  }

  /// da * b, where da is a derivative: zero terms are dropped.
  static Term product(Term da, Term b) {
    return tidy::is_zero(da) ? Term() : tidy::multiply(da, b);
  }

  Term quotient(Term a, Term b) const {
    const Term da = of(a);
    const Term db = of(b);
    if (tidy::is_zero(db)) return tidy::is_zero(da) ? Term() : tidy::divide(da, b);
    return tidy::divide(tidy::subtract(product(da, b), product(db, a)), square(b));
  }

  Term power_rule(Term t) const {
    const Term base = t.operand(0);
    const Term exponent = t.operand(1);
    const Term dbase = of(base);
    Term from_base;
    if (tidy::is_one(exponent)) return dbase;
    if (!tidy::is_zero(dbase) && !tidy::is_zero(exponent)) {
      const Term lowered =
          exponent.is_constant() ? Term(exponent.value() - 1) : tidy::subtract(exponent, 1);
      from_base = tidy::multiply(tidy::multiply(exponent, tidy::power(base, lowered)), dbase);
    }
    const Term dexponent = of(exponent);
    if (tidy::is_zero(dexponent)) return from_base;
    return tidy::add(from_base, tidy::multiply(tidy::multiply(dexponent, log(base)), t));
  }

  Term sum_rule(Term t) const {
    if (parts_.at(t.operand(1).id()).depends || parts_.at(t.operand(2).id()).depends) {
      throw std::domain_error("derivative: the limits of a sum must not depend on the variable");
    }
    const Term body = of(t.operand(3));
    if (tidy::is_zero(body)) return 0;
    return sum(t.operand(0), t.operand(1), t.operand(2), body);
  }

  Term x_;
  std::unordered_map<std::uint32_t, Part> parts_;
};

}  // namespace

Term derivative(Term t, Term x) {
  if (!x.is_symbol() || x.sort() != Sort::real) {
    throw std::invalid_argument("derivative: the variable must be a real symbol");
  }
  Differentiator differentiator(x);
  for_each_node(t, [&](Term node) { differentiator.visit(node); });
  return differentiator.of(t);
}

}  // namespace gradus
