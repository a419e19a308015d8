#include "gradus/algebra/unroll.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/linear_form.hpp"

namespace gradus {

namespace {

constexpr long most_members = 1'000;
/// Sequences that stand in one another's rules need a member of each in turn, no more.
constexpr int most_nested = 100;

class Unroller {
 public:
  explicit Unroller(const std::vector<Unfolding>& unfoldings) : unfoldings_(unfoldings) {}

  Term operator()(Term t) {
    return transform(t, [this](Term node) {
      if (node.op() == Op::element) return member(node);
      if (node.op() == Op::sum) return sum_members(node);
      return node;
    });
  }

 private:
  Term member(Term t) {
    if (const auto known = members_.find(t); known != members_.end()) return known->second;
    const auto rule = std::ranges::find(unfoldings_, t.name(), &Unfolding::name);
    if (rule == unfoldings_.end()) return t;
    const auto index = linear_form(t.operand(0));
    if (!index || !(index->is_constant() || index->lone_symbol())) return t;
    const long steps = index->constant - rule->from;
    if (steps < 0 || steps > most_members) return t;
    // One member after the other, so that each is found before the next asks for it.
    Term result = t;
    for (long k = 0; k <= steps; ++k) result = unfold_once(*rule, *index, rule->from + k);
    return result;
  }

  /// The member at the symbol of `index` plus `constant`, members before it being known.
  Term unfold_once(const Unfolding& rule, LinearForm index, long constant) {
    index.constant = constant;
    const Term whole = Term::element(rule.name, to_term(index));
    if (const auto known = members_.find(whole); known != members_.end()) return known->second;
    if (++nested_ > most_nested) throw std::domain_error("a recursion leads back to itself");
    Term value = whole;
    if (constant > rule.from) {
      index.constant = constant - 1;
      value = (*this)(substitute(rule.next, {{rule.index, to_term(index)}}));
    } else if (index.is_constant()) {
      value = (*this)(rule.start);
    }
    --nested_;
    members_.emplace(whole, value);
    return value;
  }

  Term sum_members(Term t) {
    const Term i = t.operand(0), body = t.operand(3);
    const auto lower = linear_form(t.operand(1)), upper = linear_form(t.operand(2));
    if (!lower || !upper || !lower->is_constant()) return t;
    const auto symbol = upper->lone_symbol();
    if (!upper->is_constant() && !(symbol && symbol->sort() == Sort::natural)) return t;
    const long first = lower->constant, last = upper->constant;
    if (last - first >= most_members)
      throw std::length_error("a sum has more than 1,000 members to write out");
    LinearForm index = *upper;
    Term result = 0;
    if (symbol) {
      if (last < first - 1) return t;
      index.constant = first - 1;
      result = sum(i, t.operand(1), to_term(index), body);
    }
    for (long k = first; k <= last; ++k) {
      index.constant = k;
      result = result + (*this)(substitute(body, {{i, to_term(index)}}));
    }
    return result;
  }

  const std::vector<Unfolding>& unfoldings_;
  Substitution members_;
  int nested_ = 0;
};

}  // namespace

Term unroll(Term t, const std::vector<Unfolding>& unfoldings) { return Unroller(unfoldings)(t); }

}  // namespace gradus
