// Values at points, by lines: in which order, and what follows for comparisons.

#include "gradus/evidence/recheck/replay_values.hpp"

#include <algorithm>

namespace gradus {

using kernel::binds;
using kernel::require;

bool ValueReplay::is_arithmetic(Term t) {
  if (t.op() != Op::power) return t.op() >= Op::negate && t.op() <= Op::divide;
  const Term exponent = written(t.operand(1));
  return !exponent.is_constant() || exponent.value().is_integer();
}

std::optional<long> ValueReplay::integer(Term t) {
  return t.is_constant() ? t.value().to_long() : std::nullopt;
}

ValueReplay::ValueReplay(kernel::Theory& theory, const Domain& domain)
    : theory_(theory), domain_(domain) {
  for (const Comparison& c : domain.hypotheses) {
    links_[c.left] = Link{c.right, static_cast<Line>(&c - domain.hypotheses.data())};
  }
}

void ValueReplay::show(const Comparison& c) {
  define(c.left);
  define(c.right);
  compare(c);
}

/// What comes before a member of a recursion, and before a sum: those far back first, so that
/// nothing is nested deeply.
void ValueReplay::in_order(Term t, const std::function<bool(Term)>& done,
                           const std::function<void(Term)>& act) {
  const bool is_member = t.op() == Op::element;
  if (!is_member && !binds(t)) return;
  const auto rule = is_member ? std::ranges::find(domain_.recursions, t.name(), &Recursion::name)
                              : domain_.recursions.end();
  if (is_member && rule == domain_.recursions.end()) return;
  const auto first = is_member ? rule->from : integer(t.operand(1));
  const auto last = integer(t.operand(is_member ? 0 : 2));
  if (!first || !last || *last <= *first) return;
  const auto at = [&](long k) {
    return is_member ? Term::element(t.name(), k)
                     : Term::make(t.op(), {t.operand(0), t.operand(1), k, t.operand(3)});
  };
  for (long k = *first; k < *last && !done(at(*last - 1)); ++k) act(at(k));
}

Term ValueReplay::written(Term t) {
  if (t.is_constant()) return t;
  if (const auto found = written_.find(t); found != written_.end()) return found->second;
  in_order(
      t, [&](Term x) { return written_.contains(x); }, [&](Term x) { written(x); });
  require(++depth_ < 1'000, "a formula is nested too deeply");
  const Term result = write(t);
  --depth_;
  return written_.emplace(t, result).first->second;
}

Term ValueReplay::write(Term t) {
  if (!is_arithmetic(t)) {
    if (const Link* there = link(t)) return written(there->other);
    if (binds(t)) return t;
  }
  std::vector<Term> parts;
  for (Term x : t.operands()) parts.push_back(written(x));
  const Term whole = with_operands(t, parts);
  if (!is_arithmetic(t) || !std::ranges::all_of(parts, &Term::is_constant)) return whole;
  const auto q = value(theory_.expand(whole));
  return q ? Term(*q) : whole;
}

ValueReplay::Line ValueReplay::equation(Term t) {
  if (const auto found = equations_.find(t); found != equations_.end()) return found->second;
  const Term whole = written(t);
  const auto make = [&] {
    if (same(t, whole)) return theory_.combine(t == t, {});
    const Link* there = is_arithmetic(t) ? nullptr : link(t);
    if (there) {
      const Line rest = equation(there->other);
      return theory_.combine(t == whole, {{1, {there->line}}, {1, {rest}}});
    }
    // What arithmetic is done with.
    Substitution leaves;
    const std::function<void(Term)> gather = [&](Term x) {
      if (same(x, written(x))) return;
      if (is_arithmetic(x)) return void(std::ranges::for_each(x.operands(), gather));
      equation(x);
      leaves.emplace(x, written(x));
    };
    if (is_arithmetic(t)) {
      gather(t);
      return theory_.replace(t, leaves);
    }
    for (Term x : t.operands()) leaves.emplace(x, written(x));
    return put_in(t, leaves).line;
  };
  return equations_[t] = make();
}

ValueReplay::Link ValueReplay::put_in(Term t, const Substitution& parts) {
  for (const auto& [x, other] : parts) {
    if (!same(x, other)) equation(x);
  }
  const Line line = theory_.replace(t, parts);
  return {theory_.says(line).right, line};
}

void ValueReplay::define(Term t) {
  if (defined_.contains(t)) return;
  if (t.op() == Op::element) {
    in_order(
        t, [&](Term x) { return defined_.contains(x); }, [&](Term x) { define(x); });
  }
  defined_.insert(t);
  for (std::size_t k = binds(t) ? 1 : 0; k < (binds(t) ? 3 : t.operands().size()); ++k) {
    define(t.operand(k));
  }
  if (binds(t) || t.op() == Op::element) define_members(t);
  const auto exponent = t.op() == Op::power ? written(t.operand(1)) : Term(0);
  if (exponent.is_constant() && exponent.value().sign() < 0) compare(t.operand(0) != 0);
  for (const Comparison& c : theory_.needs(t)) compare(c);
  theory_.define(t);
}

void ValueReplay::define_members(Term t) {
  if (binds(t)) {
    const auto first = integer(written(t.operand(1))), last = integer(written(t.operand(2)));
    for (long k = first.value_or(0); first && last && k <= *last; ++k) {
      define(substitute(t.operand(3), {{t.operand(0), Term(k)}}));
      theory_.define(Term::make(t.op(), {t.operand(0), t.operand(1), k, t.operand(3)}));
    }
    return;
  }
  const auto last = integer(written(t.operand(0)));
  const auto rule = std::ranges::find(domain_.recursions, t.name(), &Recursion::name);
  if (!last || rule == domain_.recursions.end() || *last < rule->from) return;
  define(Term::element(t.name(), *last));
  if (*last == rule->from) return define(rule->start);
  define(substitute(rule->next, {{rule->index, Term(*last - 1)}}));
}

void ValueReplay::compare(const Comparison& c) {
  if (theory_.knows(c)) return;
  const Term gap = c.left - c.right;
  const auto apart = [&](Term w, Term a) {
    theory_.axiom("part", {{'x', c.left}, {'y', c.right}, {'w', w}, {'a', a}});
  };
  const bool less = c.relation == Relation::less || c.relation == Relation::less_equal;
  if (const Term q = written(gap); q.is_constant()) {
    const Line line = equation(gap);
    if (c.relation == Relation::not_equal) return apart(1, q);
    if (c.relation == Relation::equal) return void(theory_.combine(c, {{1, {line}}}));
    theory_.combine(c, {{less ? -1 : 1, {line}}, {less ? -q.value() : q.value()}});
    return;
  }
  const Range& r = range(gap);
  if (c.relation != Relation::not_equal) {
    theory_.combine(c, {{1, {less ? r.below : r.above}}, {less ? -r.upper : r.lower}});
  } else if (r.lower.sign() > 0) {
    theory_.combine(gap > 0, {{1, {r.above}}, {r.lower}});
    apart(1, gap);
  } else {
    theory_.combine(-gap > 0, {{1, {r.below}}, {-r.upper}});
    apart(-1, -gap);
  }
}

}  // namespace gradus
