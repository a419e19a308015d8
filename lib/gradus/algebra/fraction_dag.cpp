#include "gradus/algebra/fraction_dag.hpp"

#include <algorithm>

namespace gradus {

namespace {

/// Of what is computed without a ring.
constexpr int short_operations = 32;
constexpr std::size_t short_terms = 32;
constexpr long short_power = 64;

}  // namespace

FractionDag::Node FractionDag::record(Operation o) {
  operations_.push_back(o);
  return static_cast<Node>(operations_.size() - 1);
}

bool FractionDag::is_one(Node n) const {
  const Operation& o = operations_[n];
  if (o.kind != Kind::fraction) return false;
  const Fraction& f = *fractions_[o.a];
  return f.numerator.is_constant() && f.denominator.is_constant() &&
         f.numerator.constant_term() == Rational(1);
}

FractionDag::Node FractionDag::multiply(Node a, Node b) {
  if (is_one(a)) return b;
  return is_one(b) ? a : record({Kind::multiply, a, b});
}

FractionDag::Node FractionDag::power(Node a, long exponent) {
  return exponent == 1 || is_one(a) ? a : record({Kind::power, a, a, exponent});
}

FractionDag::Node FractionDag::fraction(Fraction value) {
  fractions_.push_back(std::make_unique<const Fraction>(std::move(value)));
  const auto place = static_cast<Node>(fractions_.size() - 1);
  return record({Kind::fraction, place, place});
}

FractionDag::Node FractionDag::atom(Term a) {
  const auto found = atoms_.find(a.id());
  if (found != atoms_.end()) return found->second;
  const Node result = fraction({Polynomial::atom(a)});
  atoms_.emplace(a.id(), result);
  return result;
}

bool FractionDag::is_reduced(const Polynomial& p) const {
  return std::ranges::all_of(
      relations_, [&](const auto& entry) { return p.degree(entry.first) < entry.second.order; });
}

/// Of few operations on short polynomials, for which a ring would take longer; relations are not
/// applied.
std::optional<Polynomial> FractionDag::short_value(Node n, int& operations) const {
  if (--operations < 0) return {};
  const Operation& o = operations_[n];
  if (o.kind == Kind::fraction) {
    const Fraction& f = *fractions_[o.a];
    const bool is_short = f.denominator.is_constant() && f.numerator.terms().size() <= short_terms;
    return is_short ? std::optional(f.numerator) : std::nullopt;
  }
  const auto a = short_value(o.a, operations);
  if (!a) return {};
  if (o.kind == Kind::negate) return -*a;
  if (o.kind == Kind::power) {
    const long most = a->terms().size() <= 1 ? short_power : 2;
    const bool is_short = o.exponent >= 0 && o.exponent <= most;
    return is_short ? std::optional(pow(*a, static_cast<int>(o.exponent))) : std::nullopt;
  }
  const auto b = short_value(o.b, operations);
  if (!b) return {};
  if (o.kind == Kind::add) return *a + *b;
  if (o.kind == Kind::subtract) return *a - *b;
  if (o.kind == Kind::multiply) {
    const bool is_short = a->terms().size() * b->terms().size() <= short_terms;
    return is_short ? std::optional(*a * *b) : std::nullopt;
  }
  if (!b->is_constant() || b->is_zero()) return {};
  return *a * Polynomial(Rational(1) / b->constant_term());
}

const Fraction& FractionDag::value(Node n) {
  if (operations_[n].kind != Kind::fraction) {
    int operations = short_operations;
    auto found = short_value(n, operations);
    const bool is_done = found && is_reduced(*found);
    fractions_.push_back(
        std::make_unique<const Fraction>(is_done ? Fraction{*std::move(found)} : evaluate(n)));
    const auto place = static_cast<Node>(fractions_.size() - 1);
    operations_[n] = {Kind::fraction, place, place};
  }
  return *fractions_[operations_[n].a];
}

}  // namespace gradus
