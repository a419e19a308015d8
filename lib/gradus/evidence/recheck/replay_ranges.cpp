// Enclosures of values at points, by lines.

#include "gradus/evidence/recheck/replay_values.hpp"

namespace gradus {

using kernel::require;

const ValueReplay::Range& ValueReplay::range(Term t) {
  if (const auto found = ranges_.find(t); found != ranges_.end()) return found->second;
  in_order(
      t, [&](Term x) { return ranges_.contains(x); }, [&](Term x) { range(x); });
  require(++depth_ < 1'000, "a formula is nested too deeply");
  const Range result = find_range(t);
  --depth_;
  return ranges_.emplace(t, result).first->second;
}

ValueReplay::Range ValueReplay::find_range(Term t) {
  const Term whole = written(t);
  if (whole.is_constant()) {
    const Rational q = whole.value();
    const Line line = equation(t);
    return {q, q, theory_.combine(t >= q, {{1, {line}}}), theory_.combine(t <= q, {{-1, {line}}})};
  }
  if (const Link* there = is_arithmetic(t) ? nullptr : link(t)) {
    const Range& r = range(there->other);
    return between(t, r.lower, {{1, {there->line}}, {1, {r.above}}}, r.upper,
                   {{-1, {there->line}}, {1, {r.below}}});
  }
  if (is_arithmetic(t)) {
    if (const auto found = linear(t)) return *found;
  }
  if (t.op() == Op::divide) return range(t.operand(0) * pow(t.operand(1), -1));
  if (t.op() < Op::negate || t.op() > Op::multiply) return enclosed(t);
  const Range& a = range(t.operand(0));
  const Range& b = range(t.operands().back());
  if (t.op() == Op::negate)
    return between(t, -a.upper, {{1, {a.below}}}, -a.lower, {{1, {a.above}}});
  if (t.op() == Op::add) {
    return between(t, a.lower + b.lower, {{1, {a.above}}, {1, {b.above}}}, a.upper + b.upper,
                   {{1, {a.below}}, {1, {b.below}}});
  }
  if (t.op() == Op::subtract) {
    return between(t, a.lower - b.upper, {{1, {a.above}}, {1, {b.below}}}, a.upper - b.lower,
                   {{1, {a.below}}, {1, {b.above}}});
  }
  // (a - lower)(b - lower) >= 0 and (upper - a)(b - lower) >= 0, and then what is linear there.
  const auto by_end = [](const Rational& times, const Range& x, bool from_below) {
    const bool lower = (times.sign() >= 0) == from_below;
    return std::pair(times * (lower ? x.lower : x.upper),
                     Theory::Product{abs(times), {lower ? x.above : x.below}});
  };
  const auto [p, why_p] = by_end(a.lower, b, true);
  const auto [q, why_q] = by_end(b.lower, a, true);
  const auto [r, why_r] = by_end(a.upper, b, false);
  const auto [s, why_s] = by_end(b.lower, a, false);
  return between(t, p + q - a.lower * b.lower, {{1, {a.above, b.above}}, why_p, why_q},
                 r + s - a.upper * b.lower, {{1, {a.below, b.above}}, why_r, why_s});
}

/// Of a sum of multiples of functions, in one step.
std::optional<ValueReplay::Range> ValueReplay::linear(Term t) {
  const Polynomial sum = theory_.expand(written(t));
  if (sum.total_degree() > 1) return {};
  Rational lower = sum.constant_term(), upper = lower;
  std::vector<Theory::Product> above{{1, {equation(t)}}}, below{{-1, {equation(t)}}};
  for (Term x : sum.atoms()) {
    if (same(x, written(t))) return {};
    const Rational times = sum.coefficient(x, 1).constant_term();
    const Range& r = range(x);
    const bool grows = times.sign() > 0;
    lower += times * (grows ? r.lower : r.upper);
    upper += times * (grows ? r.upper : r.lower);
    above.push_back({abs(times), {grows ? r.above : r.below}});
    below.push_back({abs(times), {grows ? r.below : r.above}});
  }
  return between(t, lower, std::move(above), upper, std::move(below));
}

/// The same between simpler ends.
ValueReplay::Range ValueReplay::between(Term t, const Rational& lower,
                                        std::vector<Theory::Product> above, const Rational& upper,
                                        std::vector<Theory::Product> below) {
  Range r{Interval(lower).lower(), Interval(upper).upper(), 0, 0};
  above.push_back({lower - r.lower});
  below.push_back({r.upper - upper});
  r.above = theory_.combine(t >= r.lower, above);
  r.below = theory_.combine(t <= r.upper, below);
  return r;
}

ValueReplay::Range ValueReplay::enclosed(Term t) {
  std::vector<std::pair<Rational, Rational>> ends;
  for (Term x : t.operands()) ends.emplace_back(range(x).lower, range(x).upper);
  const Line above = theory_.enclose(t, ends), below = above - 1;
  return {theory_.says(above).right.value(), theory_.says(below).right.value(), above, below};
}

}  // namespace gradus
