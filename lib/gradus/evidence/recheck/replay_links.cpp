// What an operation at a point equals by one axiom.

#include <algorithm>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_values.hpp"

namespace gradus {

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
  if (b.is_zero() && q.sign() > 0) return Link{0, theory_.axiom("power of 0", {{'y', q}})};
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

}  // namespace gradus
