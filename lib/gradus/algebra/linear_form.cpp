#include "gradus/algebra/linear_form.hpp"

#include <algorithm>

namespace gradus {

namespace {

constexpr long largest = 1'000'000'000;

bool bounded(const LinearForm& f) {
  const auto small = [](long c) { return -largest <= c && c <= largest; };
  return small(f.constant) && std::ranges::all_of(f.coefficients, [&](const auto& entry) {
           return small(entry.second);
         });
}

LinearForm scaled(const LinearForm& a, long factor) {
  LinearForm result;
  if (factor == 0) return result;
  result.constant = a.constant * factor;
  for (const auto& [symbol, c] : a.coefficients) result.coefficients[symbol] = c * factor;
  return result;
}

LinearForm plus(LinearForm a, const LinearForm& b) {
  a.constant += b.constant;
  for (const auto& [symbol, c] : b.coefficients) {
    if ((a.coefficients[symbol] += c) == 0) a.coefficients.erase(symbol);
  }
  return a;
}

std::optional<LinearForm> combine(Term t, int depth);

std::optional<LinearForm> product(Term t, int depth) {
  const auto a = combine(t.operand(0), depth), b = combine(t.operand(1), depth);
  if (!a || !b) return {};
  if (a->is_constant()) return scaled(*b, a->constant);
  if (b->is_constant()) return scaled(*a, b->constant);
  return {};
}

std::optional<LinearForm> combine(Term t, int depth) {
  if (depth > 1'000) return {};
  std::optional<LinearForm> result;
  switch (t.op()) {
    case Op::constant:
      if (const auto value = t.value().to_long()) result = LinearForm{{}, *value};
      break;
    case Op::symbol:
      result = LinearForm{{{t, 1}}, 0};
      break;
    case Op::negate:
      if (const auto a = combine(t.operand(0), depth + 1)) result = scaled(*a, -1);
      break;
    case Op::add:
    case Op::subtract: {
      const auto a = combine(t.operand(0), depth + 1), b = combine(t.operand(1), depth + 1);
      if (a && b) result = plus(*a, scaled(*b, t.op() == Op::add ? 1 : -1));
      break;
    }
    case Op::multiply:
      result = product(t, depth + 1);
      break;
    default:
      break;
  }
  if (result && !bounded(*result)) return {};
  return result;
}

}  // namespace

std::optional<Term> LinearForm::lone_symbol() const {
  if (coefficients.size() != 1 || coefficients.begin()->second != 1) return {};
  return coefficients.begin()->first;
}

bool LinearForm::at_least(long bound) const {
  return constant >= bound && std::ranges::all_of(coefficients, [](const auto& entry) {
           return entry.second > 0 && entry.first.sort() == Sort::natural;
         });
}

LinearForm operator-(const LinearForm& a, const LinearForm& b) { return plus(a, scaled(b, -1)); }

std::optional<LinearForm> linear_form(Term t) { return combine(t, 0); }

Term to_term(const LinearForm& f) {
  std::optional<Term> result;
  for (const auto& [symbol, c] : f.coefficients) {
    const Term part = c == 1 ? symbol : Term(c) * symbol;
    result = result ? *result + part : part;
  }
  if (!result) return Term(f.constant);
  if (f.constant > 0) return *result + Term(f.constant);
  if (f.constant < 0) return *result - Term(-f.constant);
  return *result;
}

}  // namespace gradus
