#include "gradus/algebra/normal_form.hpp"

#include <stdexcept>
#include <unordered_map>

#include "gradus/algebra/bounds.hpp"
#include "gradus/algebra/normaliser.hpp"
#include "gradus/algebra/remembered.hpp"

namespace gradus {

namespace {

struct Remembered {
  int users = 0;
  std::unordered_map<std::uint32_t, Fraction> forms;  ///< by formula
};
thread_local Remembered remembered;
/// Larger ones, and more, are computed again.
constexpr std::size_t most_remembered = 20'000, most_terms_remembered = 200;

bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }

bool has_constant_exponent(Term t) { return t.op() == Op::power && t.operand(1).is_constant(); }

/// The operands that are arithmetic themselves: first, and the one behind the last. Bodies of sums
/// are left to `sum` and `least`, constant exponents to `power`.
std::pair<std::size_t, std::size_t> operand_range(Term t) {
  if (binds(t)) return {1, 3};
  return {0, has_constant_exponent(t) ? 1 : t.operands().size()};
}

}  // namespace

DepthGuard::DepthGuard(int& depth, int limit) : depth_(depth) {
  if (depth == limit) throw std::length_error("sums, powers or logarithms are nested too deeply");
  ++depth;
}

Normaliser::Normaliser(const Substitution& known, ExponentUnits& units, WorkBudget& budget)
    : units_(units), dag_(budget) {
  learn(known);
}

void Normaliser::learn(const Substitution& known) {
  for (const auto& [key, value] : known) {
    const Node replacement = node(value);
    known_nodes_.emplace(key.id(), replacement);
    // A key that is, up to a rational factor and summand, one atom: that atom is known.
    const Fraction k = raw_value(key);
    if (!k.denominator.is_constant() || k.numerator.total_degree() != 1) continue;
    const auto atoms = k.numerator.atoms();
    if (atoms.size() != 1) continue;
    const Rational slope = k.numerator.coefficient(*atoms.begin(), 1).constant_term();
    const Rational offset = k.numerator.constant_term();
    known_atoms_.emplace(
        atoms.begin()->id(),
        dag_.divide(dag_.subtract(replacement, dag_.constant(offset)), dag_.constant(slope)));
  }
  use_known_ = !known.empty();
}

Fraction Normaliser::value(Term t) { return dag_.value(node(t)); }

Fraction Normaliser::raw_value(Term t) {
  const bool before = use_known_;
  use_known_ = false;
  Fraction result = dag_.value(node(t));
  use_known_ = before;
  return result;
}

Normaliser::Node Normaliser::translated(Term t) const {
  return nodes_[use_known_ ? 1 : 0].at(t.id());
}

const Fraction& Normaliser::operand_value(Term t, std::size_t i) {
  return dag_.value(translated(t.operand(i)));
}

Normaliser::Node Normaliser::atom(Term a) {
  if (use_known_) {
    const auto found = known_atoms_.find(a.id());
    if (found != known_atoms_.end()) return found->second;
  }
  return dag_.atom(a);
}

/// On a stack of its own: formulas may be very deep.
Normaliser::Node Normaliser::node(Term t) {
  const DepthGuard guard(nodes_depth_, max_nodes_depth);
  auto& done = nodes_[use_known_ ? 1 : 0];
  struct Frame {
    Term term;
    std::size_t next, last;
  };
  std::vector<Frame> stack;
  const auto push = [&](Term term) {
    if (done.contains(term.id())) return;
    if (use_known_) {
      const auto found = known_nodes_.find(term.id());
      if (found != known_nodes_.end()) {
        done.emplace(term.id(), found->second);
        return;
      }
    }
    const auto [first, last] = operand_range(term);
    stack.push_back({term, first, last});
  };
  push(t);
  while (!stack.empty()) {
    Frame& top = stack.back();
    const Term term = top.term;
    if (top.next < top.last) {
      push(term.operand(top.next++));
      continue;
    }
    stack.pop_back();
    if (!done.contains(term.id())) done.emplace(term.id(), translate(term));
  }
  return done.at(t.id());
}

Normaliser::Node Normaliser::translate(Term t) {
  const auto operand = [&](std::size_t i) { return translated(t.operand(i)); };
  const auto exponential_of = [&](std::size_t i) { return exponential(operand_value(t, i)); };
  switch (t.op()) {
    case Op::constant:
      if (t.value().bits() > max_bits) throw_number_too_large();
      return dag_.constant(t.value());
    case Op::pi:
    case Op::symbol:
    case Op::inner:
      return atom(t);
    case Op::element:
      return atom(Term::element(t.name(), canonical(t, 0)));
    case Op::negate:
      return dag_.negate(operand(0));
    case Op::add:
      return dag_.add(operand(0), operand(1));
    case Op::subtract:
      return dag_.subtract(operand(0), operand(1));
    case Op::multiply:
      return dag_.multiply(operand(0), operand(1));
    case Op::divide:
      return dag_.divide(operand(0), operand(1));
    case Op::power:
      return power(t);
    case Op::exp:
      return exponential_of(0);
    case Op::log:
      return logarithm(operand_value(t, 0));
    case Op::sin:
      return sine(operand_value(t, 0));
    case Op::cos:
      return cosine(operand_value(t, 0));
    case Op::sinh:
    case Op::cosh: {
      const Node e = exponential_of(0), inverse = dag_.divide(dag_.constant(1), e);
      const Node twice = t.op() == Op::sinh ? dag_.subtract(e, inverse) : dag_.add(e, inverse);
      return dag_.divide(twice, dag_.constant(2));
    }
    case Op::tanh: {
      const Node square = dag_.power(exponential_of(0), 2), one = dag_.constant(1);
      return dag_.divide(dag_.subtract(square, one), dag_.add(square, one));
    }
    case Op::atan: {
      const Fraction& a = operand_value(t, 0);
      if (a.numerator.is_zero()) return dag_.constant(0);
      if (a.numerator.terms().begin()->second.sign() > 0) return atom(atan(to_term(a)));
      return dag_.negate(atom(atan(to_term(Fraction{-a.numerator, a.denominator}))));
    }
    case Op::sqrt:
      return square_root(operand_value(t, 0));
    case Op::abs:
      return absolute(operand_value(t, 0));
    case Op::minimum:
    case Op::maximum: {
      const Node total = dag_.add(operand(0), operand(1));
      const Node distance = absolute(dag_.value(dag_.subtract(operand(0), operand(1))));
      const Node twice =
          t.op() == Op::maximum ? dag_.add(total, distance) : dag_.subtract(total, distance);
      return dag_.divide(twice, dag_.constant(2));
    }
    case Op::sum:
      return sum(t);
    case Op::least:
      return least(t);
    case Op::expectation:
      return expectation(operand_value(t, 0));
  }
  throw std::logic_error("normal_form: unknown operation");
}

namespace {

Fraction computed_form(Term t, const Substitution& known) {
  constexpr int max_rounds = 32;
  ExponentUnits units;
  WorkBudget budget;
  for (int round = 0; round < max_rounds; ++round) {
    units.start_round();
    Fraction result = Normaliser(known, units, budget).value(t);
    if (!units.outdated()) return result;
  }
  throw std::length_error("the exponents of exp are nested too deeply");
}

}  // namespace

RememberedNormalForms::RememberedNormalForms() { ++remembered.users; }

RememberedNormalForms::~RememberedNormalForms() {
  if (--remembered.users == 0) remembered.forms.clear();
}

Fraction normal_form(Term t, const Substitution& known) {
  if (remembered.users == 0 || !known.empty()) return computed_form(t, known);
  const auto found = remembered.forms.find(t.id());
  if (found != remembered.forms.end()) return found->second;
  Fraction result = computed_form(t, known);
  if (remembered.forms.size() < most_remembered &&
      result.numerator.terms().size() + result.denominator.terms().size() < most_terms_remembered) {
    remembered.forms.emplace(t.id(), result);
  }
  return result;
}

Fraction difference(const Comparison& c, const Substitution& known) {
  return normal_form(c.left - c.right, known);
}

}  // namespace gradus
