#include "gradus/evidence/replay_values.hpp"

#include <algorithm>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/replay_polynomial.hpp"

namespace gradus {

using kernel::binds;
using kernel::require;

namespace {

std::optional<long> integer(Term t) { return t.is_constant() ? t.value().to_long() : std::nullopt; }

}  // namespace

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
template <class Done, class Act>
void ValueReplay::in_order(Term t, Done done, Act act) {
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

/// What polynomials and division make of their operands.
bool ValueReplay::is_arithmetic(Term t) {
  if (t.op() != Op::power) return t.op() >= Op::negate && t.op() <= Op::divide;
  const Term exponent = written(t.operand(1));
  return !exponent.is_constant() || exponent.value().is_integer();
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

const ValueReplay::Link* ValueReplay::link(Term t) {
  auto found = links_.find(t);
  if (found == links_.end()) found = links_.emplace(t, find_link(t)).first;
  return found->second ? &*found->second : nullptr;
}

std::optional<ValueReplay::Link> ValueReplay::find_link(Term t) {
  if (t.op() == Op::element) return member(t);
  if (binds(t)) return series(t);
  if (t.op() == Op::expectation) return mean(t);
  return t.operands().empty() ? std::nullopt : function(t);
}

std::optional<ValueReplay::Link> ValueReplay::member(Term t) {
  const Term at = written(t.operand(0));
  if (!same(at, t.operand(0))) return put_in(t, {{t.operand(0), at}});
  const auto k = integer(at);
  const auto rule = std::ranges::find(domain_.recursions, t.name(), &Recursion::name);
  if (!k || rule == domain_.recursions.end() || *k < rule->from) return {};
  define(t);
  const auto from = [&](const std::string& axiom, const std::map<char, Term>& of) {
    const Line line = theory_.axiom(axiom + t.name(), of);
    return Link{theory_.says(line).right, line};
  };
  if (*k == rule->from) return from("first ", {});
  return from("next ", {{'m', *k - 1}, {'n', *k}});
}

std::optional<ValueReplay::Link> ValueReplay::series(Term t) {
  const Term i = t.operand(0), lower = written(t.operand(1)), upper = written(t.operand(2));
  const auto first = integer(lower), last = integer(upper);
  if (!first || !last) return {};
  if (!same(lower, t.operand(1)) || !same(upper, t.operand(2))) {
    return put_in(t, {{t.operand(1), lower}, {t.operand(2), upper}});
  }
  const Term body = t.operand(3);
  const bool sums = t.op() == Op::sum;
  std::map<char, Term> of{{'i', i}, {'x', lower}, {'f', body}};
  std::string name = sums ? "last" : "least and last";
  if (*last < *first) {
    if (!sums) return {};
    name = "empty";
    of['y'] = upper;
  } else {
    of['n'] = upper;
    of['y'] = *last - 1;
    if (!sums && *last == *first) name = "least of one";
  }
  const Line line = theory_.axiom(name, of);
  return Link{theory_.says(line).right, line};
}

/// Over the outcomes of one random member after the other.
std::optional<ValueReplay::Link> ValueReplay::mean(Term t) {
  const Term body = written(t.operand(0));
  if (!same(body, t.operand(0))) return put_in(t, {{t.operand(0), body}});
  std::optional<Term> drawn;
  for_each_node(body, [&](Term x) {
    if (x.op() == Op::element) drawn = x;
  });
  const Line line =
      drawn ? theory_.outcomes(body, *drawn) : theory_.axiom("mean of no chance", {{'z', body}});
  return Link{theory_.says(line).right, line};
}

std::optional<ValueReplay::Link> ValueReplay::function(Term t) {
  Substitution parts;
  bool changes = false, exact = true;
  for (Term x : t.operands()) {
    const Term there = written(x);
    exact = exact && there.is_constant();
    changes = changes || (there.is_constant() && !same(x, there));
    parts.emplace(x, there.is_constant() ? there : x);
  }
  if (changes) return put_in(t, parts);
  const Term x = t.operand(0), y = t.operands().back();
  const auto by = [&](const std::string& axiom, const std::map<char, Term>& of) {
    const Line line = theory_.axiom(axiom, of);
    return Link{theory_.says(line).right, line};
  };
  if (t.op() == Op::abs) return by("abs", {{'x', x}});
  if (t.op() == Op::minimum) return by("min", {{'x', x}, {'y', y}});
  if (t.op() == Op::maximum) return by("max", {{'x', x}, {'y', y}});
  if (!exact) return {};
  if (t.op() == Op::sqrt) {
    const auto root = square_root(x.value());
    return root ? std::optional(by("root", {{'x', x}, {'y', *root}})) : std::nullopt;
  }
  // exp(0), log(1) and the like.
  if (t.op() == Op::power) return power(x.value(), y.value());
  if (abs(x.value()) > Rational(1) || !x.value().is_integer()) return {};
  if (t.op() == Op::log && x.value().sign() <= 0) return {};
  const Range& r = ranges_.emplace(t, enclosed(t)).first->second;
  if (r.lower != r.upper) return {};
  return Link{r.lower, theory_.axiom("equal", {{'x', t}, {'y', r.lower}})};
}

/// b^q for b = c^n and q = m/n: with l = log(c), log(b) = n l, and exp(q log(b)) = exp(l)^m = c^m.
std::optional<ValueReplay::Link> ValueReplay::power(const Rational& b, const Rational& q) {
  if (b.sign() <= 0) return {};
  Rational root, value;
  try {
    root = evaluate<Rational>(pow(Term(b), Term(Rational(1) / q.denominator())), {});
    value = evaluate<Rational>(pow(Term(root), Term(q.numerator())), {});
  } catch (const NotRational&) {
    return {};
  }
  const Term c = root, l = log(c), m = q.numerator(), n = q.denominator();
  const auto as_power = [&](Term of, Term exponent) {
    return theory_.axiom("real power", {{'x', of}, {'y', exponent}});
  };
  const auto like = [&](Term of, const Substitution& parts) { return theory_.replace(of, parts); };
  theory_.combine(exp(l) == c, {{-1, {as_power(c, 1)}}, {-1, {like(exp(1 * l), {{1 * l, l}})}}});
  // exp(k l) = c^k, both being powers of c.
  const auto multiple = [&](Term k) {
    return theory_.combine(exp(k * l) == pow(c, k), {{-1, {as_power(c, k)}}});
  };
  theory_.combine(b == exp(n * l), {{-1, {multiple(n)}}});
  const Line logarithm = theory_.axiom("log", {{'x', b}, {'y', n * l}});
  const Term exponent = q * log(Term(b));
  theory_.combine(exponent == m * l, {{q, {logarithm}}});
  const Line whole = like(exp(exponent), {{exponent, m * l}});
  return Link{value, theory_.combine(pow(Term(b), Term(q)) == value,
                                     {{1, {as_power(b, q)}}, {1, {whole}}, {1, {multiple(m)}}})};
}

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
  const auto linear = [](const Rational& times, const Range& x, bool from_below) {
    const bool lower = (times.sign() >= 0) == from_below;
    return std::pair(times * (lower ? x.lower : x.upper),
                     Theory::Product{abs(times), {lower ? x.above : x.below}});
  };
  const auto [p, why_p] = linear(a.lower, b, true);
  const auto [q, why_q] = linear(b.lower, a, true);
  const auto [r, why_r] = linear(a.upper, b, false);
  const auto [s, why_s] = linear(b.lower, a, false);
  return between(t, p + q - a.lower * b.lower, {{1, {a.above, b.above}}, why_p, why_q},
                 r + s - a.upper * b.lower, {{1, {a.below, b.above}}, why_r, why_s});
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
