#include "gradus/evidence/recheck/recheck_theory.hpp"

#include <algorithm>

#include "gradus/algebra/arithmetic.hpp"
#include "gradus/algebra/compare.hpp"
#include "gradus/statement/circular.hpp"

namespace gradus::kernel {

namespace {

struct Axiom {
  Comparison says;
  std::vector<Comparison> given = {};
};

/// For all reals x, y, w, a, b, integers m, n, reals u, z without random members, natural symbols
/// i, k and formulas f, h in i.
Axiom axiom_of(const Domain& d, const std::string& name, std::map<char, Term> of) {
  const Term x = of['x'], y = of['y'], w = of['w'], a = of['a'], b = of['b'], u = of['u'],
             z = of['z'];
  const Term m = of['m'], n = of['n'], i = of['i'], k = of['k'], f = of['f'], h = of['h'];
  const auto f_at = [&](Term j) { return substitute(f, {{i, j}}); };
  if (name == "exp of a sum") return {exp(x + y) == exp(x) * exp(y)};
  if (name == "log") return {log(x) == y, {x == exp(y)}};
  if (name == "exp > 0") return {exp(x) > 0};
  if (name == "exp x >= 1 + x") return {exp(x) >= 1 + x};
  if (name == "cosh x >= 1 + x^2/2") return {cosh(x) >= 1 + x * x / 2};
  if (name == "sinh") return {sinh(x) == (exp(x) - exp(-x)) / 2};
  if (name == "cosh") return {cosh(x) == (exp(x) + exp(-x)) / 2};
  if (name == "tanh") return {tanh(x) == sinh(x) / cosh(x)};
  if (name == "min") return {min(x, y) == (x + y - abs(x - y)) / 2};
  if (name == "max") return {max(x, y) == (x + y + abs(x - y)) / 2};
  if (name == "sin is odd") return {sin(-x) == -sin(x)};
  if (name == "cos is even") return {cos(-x) == cos(x)};
  if (name == "atan is odd") return {atan(-x) == -atan(x)};
  if (name == "sin squared") return {sin(x) * sin(x) == 1 - cos(x) * cos(x)};
  if (name == "(sin x)^2 <= x^2") return {sin(x) * sin(x) <= x * x};
  if (name == "cos x >= 1 - x^2/2") return {cos(x) >= 1 - x * x / 2};
  if (name == "(atan x)^2 <= x^2") return {atan(x) * atan(x) <= x * x};
  if (name == "natural >= 0") return {k >= 0};
  if (name == "abs") return {abs(x) == sqrt(x * x)};
  if (name == "root") return {sqrt(x) == y, {x == y * y, y >= 0}};
  if (name == "root >= 0") return {sqrt(x) >= 0};
  if (name == "real power") return {pow(x, y) == exp(y * log(x)), {x > 0}};
  if (name == "power of 0") return {pow(0, y) == 0, {y > 0}};
  if (name == "power of a root") return {pow(x, y) == pow(sqrt(x), 2 * y), {x >= 0, y > 0}};
  if (name == "power of a product") return {pow(x * y, m) == pow(x, m) * pow(y, m)};
  if (name == "power of a power") return {pow(pow(x, m), n) == pow(x, m * n)};
  if (name == "naturals above") return {pow(x, m + n) == pow(x, m) * pow(x, n), {m >= 0, n >= 0}};
  if (name == "integers above") return {pow(x, m + n) == pow(x, m) * pow(x, n), {x != 0}};
  if (name == "power >= 0") return {pow(x, y) >= 0, {x >= 0}};
  if (name == "power grows") return {pow(y, m) >= pow(x, m), {x >= 0, y >= x, m >= 0}};
  if (name == "larger") return {x >= 0, {x + y >= 0, x * y >= 0}};
  if (name == "square >= 0") return {x * x >= 0};
  if (name == "not = 0") return {x > 0, {x >= 0, x != 0}};
  if (name == "equal") return {x == y, {x >= y, y >= x}};
  if (name == "part") return {x != y, {(x - y) * w == a - b, a != b}};
  if (name == "last")
    return {sum(i, x, n, f) == sum(i, x, y, f) + f_at(n), {x >= 0, n >= x, y == n - 1}};
  if (name == "empty") return {sum(i, x, y, f) == 0, {x > y}};
  if (name == "constant") return {sum(i, m, n, x) == (n - m + 1) * x, {m >= 0, n + 1 >= m}};
  if (name == "sum") return {sum(i, x, y, w * f + h) == w * sum(i, x, y, f) + sum(i, x, y, h)};
  if (name == "rename") return {sum(i, x, y, f) == sum(k, x, y, f_at(k))};
  if (name == "rename least") return {least(i, x, y, f) == least(k, x, y, f_at(k))};
  if (name == "least and last")
    return {least(i, x, n, f) == min(least(i, x, y, f), f_at(n)), {x >= 0, y >= x, y == n - 1}};
  if (name == "least of one") return {least(i, n, n, f) == f_at(n), {n >= 0}};
  if (name == "mean") return {expect(z * x + y) == z * expect(x) + expect(y)};
  if (name == "mean of no chance") return {expect(z) == z};
  if (name == "mean of sums") return {expect(sum(i, u, z, f)) == sum(i, u, z, expect(f))};
  for (const Recursion& r : d.recursions) {
    const Term before = substitute(r.next, {{r.index, m}}), next = Term::element(r.name, n);
    if (name == "first " + r.name) return {Term::element(r.name, r.from) == r.start};
    if (name == "next " + r.name) return {next == before, {m >= r.from, n == m + 1}};
  }
  for (const Moments& law : d.moments) {
    const Term g = Term::element(law.name, m), other = Term::element(law.name, n);
    if (name == "mean " + law.name && law.first) return {expect(g) == *law.first, {m >= 0}};
    if (name == "square " + law.name && law.second) return {expect(g * g) == *law.second, {m >= 0}};
    if (name == "pair " + law.name && law.first && law.uncorrelated)
      return {expect(g * other) == *law.first * *law.first, {m >= 0, n >= m + 1}};
  }
  for (const Premise& p : d.premises) {
    if (p.index && name == "premise " + std::to_string(&p - d.premises.data()))
      return {substitute(p.holds, {{*p.index, m}}), {m >= p.from}};
  }
  throw std::runtime_error("no axiom: " + name);
}

Term ends(const Comparison& c) { return c.left - c.right; }
/// What stands in t, but for what stands under a sum.
std::span<const Term> outer(Term t) { return binds(t) ? t.operands().subspan(1, 2) : t.operands(); }

}  // namespace

Theory::Theory(const Domain& domain, const std::optional<Comparison>& hypothesis,
               const std::optional<Laws>& laws)
    : domain_(domain), laws_(laws) {
  require(laws || !circular(domain.recursions), "a recursion may lead back to itself");
  const auto take = [&](Term t) { taken_.merge(free_symbols(t)); };
  std::vector<Comparison> assumed = assumptions(domain);
  for (const Premise& p : domain.premises) {
    if (!p.index) assumed.push_back(p.holds);
    take(substitute(ends(p.holds), {{p.index.value_or(0), 0}}));
  }
  for (const Recursion& r : domain.recursions) take(r.start - substitute(r.next, {{r.index, 0}}));
  for (const Moments& law : domain.moments) take(law.first.value_or(0) - law.second.value_or(0));
  if (hypothesis) assumed.push_back(*hypothesis);
  for (const Comparison& c : assumed) {
    take(ends(c));
    learn(c);
  }
  for (const Comparison& c : assumed) assume_defined(ends(c));
}

void Theory::assume_defined(Term t) {
  if ((laws_ && t.op() == Op::element) || !defined_.insert(t).second) return;
  for (Term x : outer(t)) assume_defined(x);
  // These have values elsewhere, too: (-1)^2 for a real exponent, sums of nothing.
  if (t.op() == Op::power || t.op() == Op::sum) return;
  for (const Comparison& c : needs(t)) learn(c);
}

bool Theory::knows(const Comparison& stated) {
  const Comparison c = descending(stated);
  const Polynomial p = gap(c);
  if (p.is_constant()) return compare(p.constant_term(), c.relation, Rational(0));
  const bool above = known_.contains({Relation::greater, p.terms()});
  return known_.contains({c.relation, p.terms()}) || (above && c.relation != Relation::equal);
}

Theory::Line Theory::learn(const Comparison& c) {
  const Comparison known = descending(c);
  known_.emplace(known.relation, gap(known).terms());
  lines_.push_back(c);
  return lines_.size() - 1;
}

Theory::Line Theory::axiom(const std::string& name, const std::map<char, Term>& of) {
  for (const auto& [c, t] : of) {
    const auto has = [&](char index) { return of.contains(index) && contains(t, of.at(index)); };
    require((c != 'm' && c != 'n') || is_integer(t), "not visibly an integer: ", t);
    require((c != 'u' && c != 'z') || sequences(t).empty(), "random: ", t);
    require((c != 'i' && c != 'k') || is_natural(t), "no index: ", t);
    require(c == 'i' || c == 'f' || c == 'h' || !has('i'), "an index is in use: ", t);
    require(c == 'k' || !has('k'), "the new index is in use: ", t);
  }
  const auto [says, given] = axiom_of(domain_, name, of);
  for (const Comparison& c : given) require(knows(c), "not shown: ", c);
  require(!laws_ || says.left.op() != Op::element || defined(says.right),
          "what the rule of a member needs is not yet defined: ", says);
  if (name.starts_with("premise")) assume_defined(ends(says));
  return learn(says);
}

Theory::Line Theory::replace(Term t, const Substitution& others) {
  for (const auto& [a, b] : others) require(knows(a == b), "not shown: ", a == b);
  return learn(t == substitute(t, others));
}

Theory::Line Theory::within(Term t, const std::function<Line(Theory&)>& show) {
  require(binds(t) && !taken_.contains(t.operand(0)), "an index has the name of an unknown");
  const Term index = t.operand(0), lower = t.operand(1), upper = t.operand(2), body = t.operand(3);
  require(!contains(lower, index) && !contains(upper, index), "an index in a limit");
  Theory inner = *this;
  inner.taken_.insert(index);
  inner.learn(index >= lower);
  inner.learn(index <= upper);
  const Comparison line = inner.says(show(inner));
  if (inner.defined(body)) bodies_.insert(t);
  require(line.relation == Relation::equal && same(line.left, body), "nothing about the body");
  return learn(t == Term::make(t.op(), {index, lower, upper, line.right}));
}

Theory::Line Theory::square(const std::vector<std::pair<Word, Term>>& vector) {
  Term sum = 0;
  for (const auto& [u, a] : vector) {
    for (const auto& [v, b] : vector) sum = sum + a * b * Term::inner(u, v);
  }
  return learn(sum >= 0);
}

Theory::Line Theory::combine(const Comparison& stated, const std::vector<Product>& products) {
  const Comparison c = descending(stated);
  Polynomial rest = gap(c);
  bool strict = false;
  for (const auto& [factor, parts] : products) {
    Polynomial x = expand(factor);
    const int sign = value(x).value_or(-1).sign();
    bool zero = false, above = sign > 0, below = sign < 0;
    for (Line i : parts) {
      const Comparison known = descending(says(i));
      zero = zero || known.relation == Relation::equal;
      above = above && known.relation == Relation::greater;
      below = below || known.relation == Relation::not_equal;
      x = multiply(x, gap(known));
    }
    require(zero || (!below && c.relation != Relation::equal), "a product may be < 0");
    strict = strict || above;
    rest -= x;
  }
  require(rest.is_zero(), "not the sum of the products: ", c);
  require(c.relation != Relation::not_equal && (strict || c.relation != Relation::greater),
          "not shown to be strict: ", c);
  return learn(stated);
}

Theory::Line Theory::enclose(Term t, const std::vector<std::pair<Rational, Rational>>& ends) {
  std::vector<Interval> parts;
  for (Term x : t.operands()) {
    const auto& [lower, upper] = ends.at(parts.size());
    require(knows(x >= lower) && knows(x <= upper), "not within these ends: ", x);
    parts.push_back(Interval::hull(lower, upper));
  }
  using Enclosed = Arithmetic<Interval>;
  const Interval range = t.op() == Op::pi      ? Enclosed::pi()
                         : t.op() == Op::power ? Enclosed::power(parts[0], parts[1], false)
                                               : Enclosed::unary(t.op(), parts.at(0));
  require(range.is_defined(), "not defined everywhere: ", t);
  learn(t <= range.upper());
  return learn(t >= range.lower());
}

Theory::Line Theory::outcomes(Term body, Term drawn) {
  const Laws& laws = laws_.value();
  for_each_node(body, [&](Term t) {
    const bool certain =
        t.op() != Op::element || (laws.contains(t.name()) && t.operand(0).is_constant());
    require(t.op() != Op::expectation && certain, "no certain member of a law: ", t);
  });
  require(drawn.op() == Op::element, "no member: ", drawn);
  const Point::Distribution& law = laws.at(drawn.name());
  Term mean = 0;
  Rational total;
  for (const Rational& outcome : law.outcomes) {
    const Rational& chance = law.chances.at(&outcome - law.outcomes.data());
    require(chance.sign() >= 0, "a chance < 0");
    total += chance;
    mean = mean + chance * expect(substitute(body, {{drawn, outcome}}));
  }
  require(total == Rational(1), "no distribution: " + law.sequence);
  return learn(expect(body) == mean);
}

bool Theory::define(Term t) {
  const auto number = [&](std::size_t k) { return value(expand(t.operand(k))); };
  std::vector<Term> parts(outer(t).begin(), outer(t).end());
  if (binds(t) && !(is_integer(parts[0]) && is_integer(parts[1]))) return false;
  // Of a sum the last member, and the sum of those before it.
  if (binds(t) && !bodies_.contains(t)) {
    const Term i = t.operand(0), f = t.operand(3);
    const auto first = number(1), last = number(2);
    if (!first || !last) return false;
    if (*last >= *first) parts.push_back(substitute(f, {{i, *last}}));
    if (*last > *first) parts.push_back(Term::make(t.op(), {i, parts[0], *last - Rational(1), f}));
  }
  // A member of a recursion has a value in a domain; at a point, where those before it have.
  for (const Recursion& r : domain_.recursions) {
    if (!laws_ || t.op() != Op::element || r.name != t.name()) continue;
    const auto k = number(0);
    if (!k) return false;
    const Term before = *k - Rational(1), next = substitute(r.next, {{r.index, before}});
    const bool starts = *k == Rational(r.from);
    parts.push_back(starts ? r.start : next);
    if (!starts) parts.push_back(Term::element(r.name, before));
  }
  const bool result = std::ranges::all_of(parts, [&](Term x) { return defined(x); }) &&
                      std::ranges::all_of(needs(t), [&](const Comparison& c) { return knows(c); });
  if (result) defined_.insert(t);
  return result;
}

std::vector<Comparison> Theory::needs(Term t) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  if (t.op() == Op::divide) return {part(1) != 0};
  if (t.op() == Op::log) return {part(0) > 0};
  if (t.op() == Op::sqrt) return {part(0) >= 0};
  if (t.op() == Op::sum) return {part(1) >= 0};
  if (t.op() == Op::least) return {part(1) >= 0, part(1) <= part(2)};
  if (t.op() == Op::power && !is_integer(part(1)))
    return {part(1).is_constant() && part(1).value() > 0 ? part(0) >= 0 : part(0) > 0};
  if (t.op() == Op::power && !knows(part(0) != 0)) return {part(1) >= 0};
  return {};
}

bool Theory::is_integer(Term t) {
  const auto is_whole = [](const auto& power) { return is_natural(power.first); };
  return std::ranges::all_of(expand(t).terms(), [&](const auto& term) {
    return term.second.is_integer() && std::ranges::all_of(term.first.powers, is_whole);
  });
}

}  // namespace gradus::kernel
