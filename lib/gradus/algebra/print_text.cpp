#include "gradus/algebra/pieces.hpp"
#include "gradus/algebra/print.hpp"

namespace gradus {

namespace {

// How tightly a node holds together, and what its place asks for.
enum Level { any = 0, additive = 1, multiplicative = 2, factor = 3, powered = 4, atomic = 5 };

struct Style {
  Level least = any;     ///< looser nodes take parentheses
  bool compact = false;  ///< no spaces around + and -
};

using Writer = PieceWriter<Style>;

bool is_natural_constant(Term t) {
  return t.is_constant() && t.value().is_integer() && t.value().sign() >= 0;
}

Level level(Term t) {
  switch (t.op()) {
    case Op::constant:
      if (t.value().sign() < 0) return additive;
      return t.value().is_integer() ? atomic : multiplicative;
    case Op::negate:
    case Op::add:
    case Op::subtract:
      return additive;
    case Op::multiply:
    case Op::divide:
      return multiplicative;
    case Op::power:
      return powered;
    default:
      return atomic;
  }
}

std::string function_name(Op op) {
  switch (op) {
    case Op::exp:
      return "exp";
    case Op::log:
      return "log";
    case Op::sin:
      return "sin";
    case Op::cos:
      return "cos";
    case Op::sinh:
      return "sinh";
    case Op::cosh:
      return "cosh";
    case Op::tanh:
      return "tanh";
    case Op::atan:
      return "atan";
    case Op::sqrt:
      return "sqrt";
    case Op::abs:
      return "abs";
    case Op::minimum:
      return "min";
    case Op::maximum:
      return "max";
    case Op::sum:
      return "sum";
    case Op::least:
      return "least";
    default:
      throw std::logic_error("text: no such function");
  }
}

std::string word(const Word& w) {
  std::string result;
  for (const std::string& name : w.operators) result += name + " ";
  return result + w.vector;
}

void parenthesised(Writer& out, Term t, bool compact) {
  out << "(";
  out.node(t, {any, compact}) << ")";
}

void binary(Writer& out, Term t, const std::string& sign, Level left, Level right, Style style) {
  out.node(t.operand(0), {left, style.compact}) << sign;
  out.node(t.operand(1), {right, style.compact});
}

/// A minus sign before a number is part of the number, and a fraction of two numbers that begins a
/// product is a number: parentheses tell the operations from the constants.
void negation(Writer& out, Term t, Style style) {
  out << "-";
  if (t.operand(0).is_constant()) {
    parenthesised(out, t.operand(0), style.compact);
  } else {
    out.node(t.operand(0), {multiplicative, style.compact});
  }
}

void division(Writer& out, Term t, Style style) {
  if (is_natural_constant(t.operand(0)) && is_natural_constant(t.operand(1))) {
    out.node(t.operand(0), {multiplicative, style.compact}) << "/";
    parenthesised(out, t.operand(1), style.compact);
  } else {
    binary(out, t, "/", multiplicative, factor, style);
  }
}

void bounded(Writer& out, Term t, Style style) {
  out << function_name(t.op()) + "(" + t.operand(0).name() + "=";
  out.node(t.operand(1), {any, true}) << "..";
  out.node(t.operand(2), {any, true}) << ", ";
  out.node(t.operand(3), {any, style.compact}) << ")";
}

void call(Writer& out, Term t, Style style) {
  out << function_name(t.op()) + "(";
  bool first = true;
  for (Term operand : t.operands()) {
    if (!first) out << ", ";
    first = false;
    out.node(operand, {any, style.compact});
  }
  out << ")";
}

void expand(Writer& out, Term t, Style style) {
  if (level(t) < style.least) {
    parenthesised(out, t, style.compact);
    return;
  }
  switch (t.op()) {
    case Op::constant:
      out << t.value().to_string();
      return;
    case Op::pi:
      out << "pi";
      return;
    case Op::symbol:
      out << t.name();
      return;
    case Op::element:
      out << t.name() + "[";
      out.node(t.operand(0), {any, true}) << "]";
      return;
    case Op::inner:
      out << "<" + word(t.inner_left()) + ", " + word(t.inner_right()) + ">";
      return;
    case Op::negate:
      negation(out, t, style);
      return;
    case Op::add:
      binary(out, t, style.compact ? "+" : " + ", additive, multiplicative, style);
      return;
    case Op::subtract:
      binary(out, t, style.compact ? "-" : " - ", additive, multiplicative, style);
      return;
    case Op::multiply:
      binary(out, t, "*", multiplicative, factor, style);
      return;
    case Op::divide:
      division(out, t, style);
      return;
    case Op::power:
      out.node(t.operand(0), {atomic, style.compact}) << "^";
      out.node(t.operand(1), {atomic, true});
      return;
    case Op::sum:
    case Op::least:
      bounded(out, t, style);
      return;
    case Op::expectation:
      out << "E[";
      out.node(t.operand(0), {any, style.compact}) << "]";
      return;
    default:
      call(out, t, style);
      return;
  }
}

}  // namespace

std::string text(Term t) { return Writer().write(t, Style{}, expand); }

std::string text(const Comparison& c) {
  const std::string relation = c.relation == Relation::equal ? "==" : symbol(c.relation);
  return text(c.left) + " " + relation + " " + text(c.right);
}

}  // namespace gradus
