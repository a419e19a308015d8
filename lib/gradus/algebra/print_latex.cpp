#include <unordered_set>

#include "gradus/algebra/latex_name.hpp"
#include "gradus/algebra/pieces.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

namespace {

enum Level { any = 0, additive = 1, multiplicative = 2, factor = 3, powered = 4, atomic = 5 };

struct Style {
  Level least = any;     ///< looser nodes take parentheses
  bool inlined = false;  ///< exponents and indices: p/q for fractions of numbers, no spaces
  bool leading = false;  ///< a minus sign may stand here without parentheses
};

using Writer = PieceWriter<Style>;

Level level(Term t) {
  switch (t.op()) {
    case Op::constant:
      if (t.value().sign() < 0) return additive;
      return t.value().is_integer() ? atomic : powered;
    case Op::negate:
    case Op::add:
    case Op::subtract:
      return additive;
    case Op::multiply:
      return multiplicative;
    case Op::sum:
    case Op::least:
    case Op::inner:
      return factor;
    case Op::pi:
    case Op::symbol:
    case Op::element:
    case Op::sqrt:
    case Op::abs:
    case Op::expectation:
      return atomic;
    default:
      return powered;
  }
}

bool has_sign(Term t) { return t.op() == Op::negate || (t.is_constant() && t.value().sign() < 0); }

/// What stands right of it would be read as a part of it.
bool ends_open(Term t) {
  if (t.op() == Op::multiply) t = t.operand(1);
  return t.op() == Op::sum || t.op() == Op::least || t.op() == Op::inner;
}

bool starts_with_digit(Term t) {
  if (t.op() == Op::power) t = t.operand(0);
  return t.is_constant() && t.value().sign() >= 0;
}

bool is_simple(Term t) {
  if (t.op() == Op::power) t = t.operand(0);
  return t.is_constant() || t.is_symbol() || t.op() == Op::pi || t.op() == Op::element ||
         level(t) == additive;
}

std::string command(Op op) {
  switch (op) {
    case Op::log:
      return "\\log";
    case Op::sin:
      return "\\sin";
    case Op::cos:
      return "\\cos";
    case Op::sinh:
      return "\\sinh";
    case Op::cosh:
      return "\\cosh";
    case Op::tanh:
      return "\\tanh";
    case Op::atan:
      return "\\arctan";
    case Op::minimum:
    case Op::least:
      return "\\min";
    case Op::maximum:
      return "\\max";
    case Op::sum:
      return "\\sum";
    default:
      throw std::logic_error("latex: no such function");
  }
}

std::string number(const Rational& value, bool inlined) {
  if (value.is_integer() || inlined) return value.to_string();
  return std::string(value.sign() < 0 ? "-" : "") + "\\frac{" + abs(value.numerator()).to_string() +
         "}{" + value.denominator().to_string() + "}";
}

std::string inner_product(Term t) {
  std::string result = latex_name(t.inner_left().vector) + "^\\top ";
  for (const std::string& name : t.inner_right().operators) result += latex_name(name) + " ";
  return result + latex_name(t.inner_right().vector);
}

class LatexPrinter {
 public:
  explicit LatexPrinter(Term root) {
    for_each_node(root, [&](Term t) {
      bool tall = t.op() == Op::divide || t.op() == Op::sum || t.op() == Op::least ||
                  (t.is_constant() && !t.value().is_integer());
      for (Term operand : t.operands()) tall = tall || tall_.contains(operand.id());
      if (tall) tall_.insert(t.id());
    });
  }

  void operator()(Writer& out, Term t, Style style) const {
    if (level(t) < style.least && !(style.leading && has_sign(t))) {
      parenthesised(out, t, style);
      return;
    }
    switch (t.op()) {
      case Op::constant:
        out << number(t.value(), style.inlined);
        return;
      case Op::pi:
        out << "\\pi";
        return;
      case Op::symbol:
        out << latex_name(t.name());
        return;
      case Op::element:
        element(out, t);
        return;
      case Op::inner:
        out << inner_product(t);
        return;
      case Op::negate:
        out << "-";
        out.node(t.operand(0), {multiplicative, style.inlined});
        return;
      case Op::add:
        additive_pair(out, t, "+", style);
        return;
      case Op::subtract:
        additive_pair(out, t, "-", style);
        return;
      case Op::multiply:
        product(out, t, style);
        return;
      case Op::divide:
        braced(out << "\\frac", t.operand(0), style);
        braced(out, t.operand(1), style);
        return;
      case Op::power:
        power(out, t, style);
        return;
      case Op::exp:
        braced(out << "e^", t.operand(0), {any, true});
        return;
      case Op::sqrt:
        braced(out << "\\sqrt", t.operand(0), style);
        return;
      case Op::abs:
        out << "\\left|";
        out.node(t.operand(0), {any, style.inlined}) << "\\right|";
        return;
      case Op::sum:
      case Op::least:
        bounded(out, t, style);
        return;
      case Op::expectation:
        out << "\\mathbb{E}\\left[";
        out.node(t.operand(0), {any, style.inlined}) << "\\right]";
        return;
      default:
        call(out, t, style);
        return;
    }
  }

 private:
  void parenthesised(Writer& out, Term t, Style style) const {
    const bool tall = !style.inlined && tall_.contains(t.id());
    out << (tall ? "\\left(" : "(");
    out.node(t, {any, style.inlined}) << (tall ? "\\right)" : ")");
  }

  static void braced(Writer& out, Term t, Style style) {
    out << "{";
    out.node(t, {any, style.inlined}) << "}";
  }

  static void element(Writer& out, Term t) {
    std::string head = latex_name(t.name(), ".");  // ends with the place of the index: "._}"
    head.resize(head.size() - 2);
    out << head;
    out.node(t.operand(0), {any, true}) << "}";
  }

  static void additive_pair(Writer& out, Term t, const std::string& sign, Style style) {
    out.node(t.operand(0), {additive, style.inlined, true})
        << (style.inlined ? sign : " " + sign + " ");
    out.node(t.operand(1), {multiplicative, style.inlined});
  }

  void product(Writer& out, Term t, Style style) const {
    const Term left = t.operand(0);
    const Term right = t.operand(1);
    if (ends_open(left)) {
      parenthesised(out, left, style);
    } else {
      out.node(left, {multiplicative, style.inlined, style.least == any || style.leading});
    }
    if (starts_with_digit(right)) {
      out << " \\cdot ";
    } else {
      const Term end = left.op() == Op::multiply ? left.operand(1) : left;
      out << (is_simple(end) && is_simple(right) ? " " : " \\, ");
    }
    out.node(right, {factor, style.inlined});
  }

  void power(Writer& out, Term t, Style style) const {
    const Term base = t.operand(0);
    const Term exponent = t.operand(1);
    const bool on_name = (base.op() >= Op::sin && base.op() <= Op::tanh) &&
                         exponent.is_constant() && exponent.value().is_integer() &&
                         exponent.value() > 1;
    if (on_name) {
      out << command(base.op());
    } else {
      out.node(base, {atomic, style.inlined});
    }
    braced(out << "^", exponent, {any, true});
    if (on_name) parenthesised(out, base.operand(0), style);
  }

  static void bounded(Writer& out, Term t, Style style) {
    out << command(t.op()) + "_{" + latex_name(t.operand(0).name()) + "=";
    out.node(t.operand(1), {any, true}) << "}^{";
    out.node(t.operand(2), {any, true}) << "} ";
    out.node(t.operand(3), {multiplicative, style.inlined});
  }

  void call(Writer& out, Term t, Style style) const {
    const bool tall = !style.inlined && tall_.contains(t.id());
    out << command(t.op()) + (tall ? "\\left(" : "(");
    bool first = true;
    for (Term operand : t.operands()) {
      if (!first) out << ", ";
      first = false;
      out.node(operand, {any, style.inlined});
    }
    out << (tall ? "\\right)" : ")");
  }

  std::unordered_set<std::uint32_t> tall_;
};

std::string relation_sign(Relation r) {
  switch (r) {
    case Relation::not_equal:
      return "\\ne";
    case Relation::less_equal:
      return "\\le";
    case Relation::greater_equal:
      return "\\ge";
    default:
      return symbol(r);
  }
}

}  // namespace

std::string latex(Term t) { return Writer().write(t, Style{}, LatexPrinter(t)); }

std::string latex(const Comparison& c) {
  return latex(c.left) + " " + relation_sign(c.relation) + " " + latex(c.right);
}

}  // namespace gradus
