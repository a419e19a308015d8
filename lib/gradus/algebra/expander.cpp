#include "gradus/algebra/expander.hpp"

#include <cstdlib>
#include <stdexcept>

namespace gradus {

namespace {

constexpr std::size_t most_work = 4'000'000;
constexpr int deepest_nesting = 5'000;
constexpr long largest_exponent = 10'000;

std::size_t weight(const Polynomial& p) {
  std::size_t result = 0;
  for (const auto& [m, c] : p.terms()) result += 1 + m.powers.size() + c.bits() / 64;
  return result;
}

}  // namespace

std::optional<Rational> value(const Polynomial& p) {
  return p.is_constant() ? std::optional(p.constant_term()) : std::nullopt;
}

void Expander::spend(std::size_t work) {
  if ((work_ += work) > most_work) throw std::runtime_error("too much work");
}

Polynomial Expander::multiply(const Polynomial& a, const Polynomial& b) {
  spend(a.terms().size() * weight(b) + b.terms().size() * weight(a));
  return a * b;
}

Polynomial Expander::expand(Term t) {
  Polynomial sum;
  add(sum, t, false);
  return sum;
}

/// Adds t, or takes it away.
void Expander::add(Polynomial& sum, Term t, bool negated) {
  spend(1);
  if (++depth_ > deepest_nesting) throw std::runtime_error("a formula is nested too deeply");
  switch (t.op()) {
    case Op::constant:
      sum.add_term({}, negated ? -t.value() : t.value());
      break;
    case Op::negate:
      add(sum, t.operand(0), !negated);
      break;
    case Op::add:
    case Op::subtract:
      add(sum, t.operand(0), negated);
      add(sum, t.operand(1), negated != (t.op() == Op::subtract));
      break;
    case Op::multiply:
    case Op::divide:
    case Op::power:
      negated ? sum -= product(t) : sum += product(t);
      break;
    default:
      sum.add_term({{{t, 1}}}, negated ? -1 : 1);
  }
  --depth_;
}

const Polynomial& Expander::product(Term t) {
  if (const auto found = products_.find(t); found != products_.end()) return found->second;
  Polynomial result;
  if (t.op() == Op::power) {
    result = power(t);
  } else {
    const Term b = t.operand(1);
    result = multiply(expand(t.operand(0)), expand(t.op() == Op::divide ? pow(b, -1) : b));
  }
  return products_.emplace(t, std::move(result)).first->second;
}

Polynomial Expander::power(Term t) {
  const auto exponent = value(expand(t.operand(1)));
  const auto n = exponent ? exponent->to_long() : std::nullopt;
  if (!n) return Polynomial::atom(t);
  const Polynomial base = expand(t.operand(0));
  const auto number = value(base);
  if (number && (*n >= 0 || !number->is_zero())) return pow(*number, *n);
  if (*n == 0 || *n == 1) return *n == 0 ? Polynomial(1) : base;
  if (*n == -1) return Polynomial::atom(t);
  if (std::abs(*n) > largest_exponent) throw std::runtime_error("too large an exponent");
  const auto times = [&](long m) { return expand(pow(t.operand(0), m)); };
  return multiply(times(*n / 2), times(*n - *n / 2));
}

}  // namespace gradus
