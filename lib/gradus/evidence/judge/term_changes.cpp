#include "gradus/evidence/judge/term_changes.hpp"

#include <functional>

#include "gradus/algebra/print.hpp"

namespace gradus {

namespace {

constexpr std::size_t kChanges = 400;

std::string became(Term before, Term after) { return text(before) + " became " + text(after); }

/// The same node with one operand replaced.
Term with_operand(Term t, std::size_t i, Term operand) {
  if (t.op() == Op::element) return Term::element(t.name(), operand);
  std::vector<Term> operands(t.operands().begin(), t.operands().end());
  operands[i] = operand;
  return Term::make(t.op(), std::move(operands));
}

bool divides(Term parent, std::size_t i) { return parent.op() == Op::divide && i == 1; }

class Changes {
 public:
  std::vector<TermChange> of(Term t) {
    result_.clear();
    visit(t, true, [](Term changed) { return changed; });
    return std::move(result_);
  }

 private:
  using Rebuild = std::function<Term(Term)>;

  void add(Term before, Term after, const Rebuild& rebuild) {
    if (result_.size() < kChanges) result_.push_back({rebuild(after), became(before, after)});
  }

  /// `zero_allowed`: whether `t` may become the constant 0.
  void visit(Term t, bool zero_allowed, const Rebuild& rebuild) {
    if (result_.size() >= kChanges) return;
    if (t.is_constant()) return constant(t, zero_allowed, rebuild);
    if (t.op() == Op::element) {
      const Term index = t.operand(0);
      add(t, with_operand(t, 0, index + Term(1)), rebuild);
      const bool is_first = index.is_constant() && index.value().sign() <= 0;
      if (!is_first) add(t, with_operand(t, 0, index - Term(1)), rebuild);
      return;
    }
    operation(t, rebuild);
    const bool bound_index = t.op() == Op::sum || t.op() == Op::least;
    for (std::size_t i = bound_index ? 1 : 0; i < t.operands().size(); ++i) {
      const Rebuild outer = [&, i](Term changed) { return rebuild(with_operand(t, i, changed)); };
      visit(t.operand(i), !divides(t, i), outer);
      const bool is_limit = bound_index && i < 3;
      const bool is_exponent = t.op() == Op::power && i == 1;
      if ((is_limit || is_exponent) && !t.operand(i).is_constant()) {
        add(t, with_operand(t, i, t.operand(i) + Term(1)), rebuild);
        add(t, with_operand(t, i, t.operand(i) - Term(1)), rebuild);
      }
    }
  }

  void constant(Term t, bool zero_allowed, const Rebuild& rebuild) {
    const Rational value = t.value();
    for (const Rational& changed :
         {value + Rational(1), value - Rational(1), value * Rational(2)}) {
      if (changed == value || (changed.is_zero() && !zero_allowed)) continue;
      add(t, Term(changed), rebuild);
    }
  }

  void operation(Term t, const Rebuild& rebuild) {
    switch (t.op()) {
      case Op::negate:
        return add(t, t.operand(0), rebuild);
      case Op::add:
        return add(t, t.operand(0) - t.operand(1), rebuild);
      case Op::subtract:
        return add(t, t.operand(0) + t.operand(1), rebuild);
      default:
        return;
    }
  }

  std::vector<TermChange> result_;
};

}  // namespace

std::vector<TermChange> term_changes(Term t) { return Changes().of(t); }

}  // namespace gradus
