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
  if (const auto found = products_.find(t); found != products_.end()) return found->second;
  spend(1);
  if (++depth_ > deepest_nesting) throw std::runtime_error("a formula is nested too deeply");
  const auto part = [&](std::size_t k) { return expand(t.operand(k)); };
  const Polynomial result = [&] {
    switch (t.op()) {
      case Op::constant:
        return Polynomial(t.value());
      case Op::negate:
        return -part(0);
      case Op::add:
        return part(0) + part(1);
      case Op::subtract:
        return part(0) - part(1);
      case Op::multiply:
        return multiply(part(0), part(1));
      case Op::divide:
        return multiply(part(0), expand(pow(t.operand(1), -1)));
      case Op::power:
        return power(t);
      default:
        return Polynomial::atom(t);
    }
  }();
  --depth_;
  if (t.op() >= Op::multiply && t.op() <= Op::power) products_.emplace(t, result);
  return result;
}

Polynomial Expander::power(Term t) {
  const auto exponent = value(expand(t.operand(1)));
  const auto n = exponent ? exponent->to_long() : std::nullopt;
  if (!n) return Polynomial::atom(t);
  const Polynomial base = expand(t.operand(0));
  const auto number = value(base);
  if (number && (*n >= 0 || !number->is_zero())) return pow(*number, *n);
  if (*n == 0 || *n == 1) return *n == 0 ? 1 : base;
  if (*n == -1) return Polynomial::atom(t);
  if (std::abs(*n) > largest_exponent) throw std::runtime_error("too large an exponent");
  const auto times = [&](long m) { return expand(pow(t.operand(0), m)); };
  return multiply(times(*n / 2), times(*n - *n / 2));
}

}  // namespace gradus
