#include "gradus/algebra/comparison.hpp"

#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

Comparison negation(const Comparison& c) {
  switch (c.relation) {
    case Relation::equal:
      return {c.left, Relation::not_equal, c.right};
    case Relation::not_equal:
      return {c.left, Relation::equal, c.right};
    case Relation::less:
      return {c.left, Relation::greater_equal, c.right};
    case Relation::less_equal:
      return {c.left, Relation::greater, c.right};
    case Relation::greater:
      return {c.left, Relation::less_equal, c.right};
    case Relation::greater_equal:
      return {c.left, Relation::less, c.right};
  }
  throw std::logic_error("negation: no such relation");
}

Relation mirrored(Relation r) {
  switch (r) {
    case Relation::less:
      return Relation::greater;
    case Relation::less_equal:
      return Relation::greater_equal;
    case Relation::greater:
      return Relation::less;
    case Relation::greater_equal:
      return Relation::less_equal;
    default:
      return r;
  }
}

const char* symbol(Relation r) {
  switch (r) {
    case Relation::equal:
      return "=";
    case Relation::not_equal:
      return "!=";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return ">=";
  }
  throw std::logic_error("symbol: no such relation");
}

namespace {

class ConditionCollector {
 public:
  void visit(Term t) {
    switch (t.op()) {
      case Op::divide:
        require_nonzero(t.operand(1));
        break;
      case Op::log:
        require_positive(t.operand(0));
        break;
      case Op::sqrt:
        require_nonnegative(t.operand(0));
        break;
      case Op::power:
        visit_power(t.operand(0), t.operand(1));
        break;
      case Op::sum:
        visit_bounds(t);
        break;
      case Op::least:
        visit_bounds(t);
        require_ordered(t.operand(1), t.operand(2));
        break;
      default:
        break;
    }
  }

  std::vector<Comparison> take() { return std::move(found_); }

 private:
  static std::optional<int> sign(Term t) {
    if (t.is_constant()) return t.value().sign();
    if (t.op() == Op::pi) return 1;
    return std::nullopt;
  }

  void add(const Comparison& c) {
    if (seen_.emplace(c.left.id(), c.relation, c.right.id()).second) found_.push_back(c);
  }
  void require_nonzero(Term t) {
    if (sign(t).value_or(0) == 0) add(t != 0);
  }
  void require_nonnegative(Term t) {
    if (sign(t).value_or(-1) < 0) add(t >= 0);
  }
  void require_positive(Term t) {
    if (sign(t).value_or(0) <= 0) add(t > 0);
  }

  void visit_power(Term base, Term exponent) {
    switch (integrality_.of(exponent)) {
      case Integrality::natural:
        break;
      case Integrality::integer:
        // base != 0 or exponent >= 0; which of the two is asked for is decided by what is visible.
        if (exponent.is_constant()) {
          require_nonzero(base);
        } else if (sign(base).value_or(0) == 0) {
          add(exponent >= 0);
        }
        break;
      case Integrality::none:
        // 0^e = 0 for e > 0; only numbers are seen to be that.
        if (exponent.is_constant() && exponent.value().sign() > 0) {
          require_nonnegative(base);
        } else {
          require_positive(base);
        }
        break;
    }
  }

  // The index is a natural, so that exponents in it have no condition of their own.
  void visit_bounds(Term t) {
    const Term lower = t.operand(1);
    if (integrality_.of(lower) != Integrality::natural) add(lower >= 0);
  }

  void require_ordered(Term lower, Term upper) {
    const auto bottom = sign(lower);
    const bool visible = bottom && *bottom <= 0 && integrality_.of(upper) == Integrality::natural;
    const bool constant =
        lower.is_constant() && upper.is_constant() && lower.value() <= upper.value();
    if (!visible && !constant) add(lower <= upper);
  }

  IntegralityTable integrality_;
  std::vector<Comparison> found_;
  std::set<std::tuple<std::uint32_t, Relation, std::uint32_t>> seen_;
};

}  // namespace

std::vector<Comparison> conditions(Term t) {
  ConditionCollector collector;
  for_each_node(t, [&](Term node) { collector.visit(node); });
  return collector.take();
}

}  // namespace gradus
