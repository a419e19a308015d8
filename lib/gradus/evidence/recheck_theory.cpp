#include "gradus/evidence/recheck_theory.hpp"

#include <algorithm>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/print.hpp"
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
  const Term half = Rational(1, 2);
  const auto f_at = [&](Term j) { return substitute(f, {{i, j}}); };
  if (name == "exp of a sum") return {exp(x + y) == exp(x) * exp(y)};
  if (name == "log") return {log(x) == y, {x == exp(y)}};
  if (name == "exp > 0") return {exp(x) > 0};
  if (name == "exp x >= 1 + x") return {exp(x) >= 1 + x};
  if (name == "cosh x >= 1 + x^2/2") return {cosh(x) >= 1 + half * x * x};
  if (name == "sinh") return {sinh(x) == half * (exp(x) - exp(-x))};
  if (name == "cosh") return {cosh(x) == half * (exp(x) + exp(-x))};
  if (name == "tanh") return {tanh(x) == sinh(x) / cosh(x)};
  if (name == "min") return {min(x, y) == half * (x + y - abs(x - y))};
  if (name == "max") return {max(x, y) == half * (x + y + abs(x - y))};
  if (name == "sin is odd") return {sin(-x) == -sin(x)};
  if (name == "cos is even") return {cos(-x) == cos(x)};
  if (name == "atan is odd") return {atan(-x) == -atan(x)};
  if (name == "sin squared") return {sin(x) * sin(x) == 1 - cos(x) * cos(x)};
  if (name == "(sin x)^2 <= x^2") return {sin(x) * sin(x) <= x * x};
  if (name == "cos x >= 1 - x^2/2") return {cos(x) >= 1 - half * x * x};
  if (name == "(atan x)^2 <= x^2") return {atan(x) * atan(x) <= x * x};
  if (name == "natural >= 0") return {k >= 0};
  if (name == "abs") return {abs(x) == sqrt(x * x)};
  if (name == "root") return {sqrt(x) == y, {x == y * y, y >= 0}};
  if (name == "root squared") return {sqrt(x) * sqrt(x) == x, {x >= 0}};
  if (name == "root >= 0") return {sqrt(x) >= 0};
  if (name == "real power") return {pow(x, y) == exp(y * log(x)), {x > 0}};
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
    const bool no_pair = !law.first || !law.uncorrelated;
    if (name == "mean " + law.name && law.first) return {expect(g) == *law.first, {m >= 0}};
    if (name == "square " + law.name && law.second) return {expect(g * g) == *law.second, {m >= 0}};
    if (name != "pair " + law.name || no_pair) continue;
    return {expect(g * other) == *law.first * *law.first, {m >= 0, n >= m + 1}};
  }
  for (const Premise& p : d.premises) {
    if (!p.index || name != "premise " + std::to_string(&p - d.premises.data())) continue;
    return {substitute(p.holds, {{*p.index, m}}), {m >= p.from}};
  }
  throw std::runtime_error("no axiom: " + name);
}

Term ends(const Comparison& c) { return c.left - c.right; }
/// What stands in t, but for what stands under a sum.
std::span<const Term> outer(Term t) { return binds(t) ? t.operands().subspan(1, 2) : t.operands(); }

void add_to(Poly& p, Mono m, const Rational& c) {
  const auto place = p.try_emplace(std::move(m)).first;
  place->second += c;
  if (place->second.is_zero()) p.erase(place);
}

}  // namespace

Poly add(Poly a, const Poly& b, const Rational& times) {
  for (const auto& [m, c] : b) add_to(a, m, c * times);
  return a;
}

std::optional<Rational> value(const Poly& p) {
  if (p.empty()) return Rational(0);
  if (p.size() > 1 || !p.begin()->first.empty()) return {};
  return p.begin()->second;
}

Theory::Theory(const Domain& domain, const std::optional<Comparison>& hypothesis,
               const std::optional<Laws>& laws)
    : domain_(domain),
      laws_(laws.value_or(Laws{})),
      at_point_(laws.has_value()),
      founded_(!circular(domain.recursions)) {
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

/// Of a formula that stands in something assumed.
void Theory::assume_defined(Term t) {
  if ((!founded_ && t.op() == Op::element) || !defined_.insert(t).second) return;
  for (Term x : outer(t)) assume_defined(x);
  if (t.op() == Op::power) return;
  for (const Comparison& c : needs(t)) learn(c);
}

Theory::Fact Theory::fact(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return {flip ? mirrored(c.relation) : c.relation,
          add(expand(flip ? c.right : c.left), expand(flip ? c.left : c.right), -1)};
}

bool Theory::knows(const Comparison& c) {
  const auto [relation, gap] = fact(c);
  if (const auto q = value(gap)) return compare(*q, relation, Rational(0));
  const bool above = known_.contains({Relation::greater, gap});
  return known_.contains({relation, gap}) || (above && relation != Relation::equal);
}

Theory::Line Theory::learn(const Comparison& c) {
  known_.insert(fact(c));
  lines_.push_back(c);
  return lines_.size() - 1;
}

Theory::Line Theory::axiom(const std::string& name, const std::map<char, Term>& of) {
  for (const auto& [c, t] : of) {
    const auto without = [&](char index) {
      return !of.contains(index) || !contains(t, of.at(index));
    };
    require((c != 'm' && c != 'n') || is_integer(t), "not visibly an integer: ", t);
    require((c != 'u' && c != 'z') || sequences(t).empty(), "random: ", t);
    require((c != 'i' && c != 'k') || is_natural(t), "no index: ", t);
    require(c == 'i' || c == 'f' || c == 'h' || without('i'), "an index is in use: ", t);
    require(c == 'k' || without('k'), "the new index is in use: ", t);
  }
  const auto [says, given] = axiom_of(domain_, name, of);
  for (const Comparison& c : given) require(knows(c), "not shown: ", c);
  require(founded_ || says.left.op() != Op::element || defined(says.right),
          "a recursion may lead back to itself: ", says);
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

Theory::Line Theory::combine(const Comparison& c, const std::vector<Product>& products) {
  auto [relation, rest] = fact(c);
  bool strict = false;
  for (const auto& [factor, parts] : products) {
    Poly x = expand(factor);
    const int sign = value(x).value_or(-1).sign();
    bool zero = false, above = sign > 0, below = sign < 0;
    for (Line i : parts) {
      const auto [known, gap] = fact(says(i));
      zero = zero || known == Relation::equal;
      above = above && known == Relation::greater;
      below = below || known == Relation::not_equal;
      x = multiply(x, gap);
    }
    require(zero || (!below && relation != Relation::equal), "a product may be < 0");
    strict = strict || above;
    rest = add(std::move(rest), x, -1);
  }
  require(rest.empty(), "not the sum of the products: ", c);
  require(relation != Relation::not_equal && (strict || relation != Relation::greater),
          "not shown to be strict: ", c);
  return learn(c);
}

Theory::Line Theory::enclose(Term t, const std::vector<std::pair<Rational, Rational>>& ends) {
  using Function = Interval (*)(const Interval&);
  static const std::map<Op, Function> functions{
      {Op::exp, exp},   {Op::log, log},   {Op::sin, sin},   {Op::cos, cos},  {Op::sinh, sinh},
      {Op::cosh, cosh}, {Op::tanh, tanh}, {Op::atan, atan}, {Op::sqrt, sqrt}};
  std::vector<Interval> parts;
  for (Term x : t.operands()) {
    const auto& [lower, upper] = ends.at(parts.size());
    require(knows(x >= lower) && knows(x <= upper), "not within these ends: ", x);
    parts.push_back(Interval::hull(lower, upper));
  }
  const auto range = [&] {
    if (t.op() == Op::pi) return Interval::pi();
    if (t.op() != Op::power) return functions.at(t.op())(parts[0]);
    const auto n = value(expand(t.operand(1)));
    return n && n->to_long() ? pow(parts[0], *n->to_long()) : pow(parts[0], parts[1]);
  }();
  require(range.is_defined(), "not defined everywhere: ", t);
  learn(t <= range.upper());
  return learn(t >= range.lower());
}

Theory::Line Theory::outcomes(Term body, Term drawn) {
  require(drawn.op() == Op::element, "no member: ", drawn);
  for_each_node(body, [&](Term t) {
    const bool member = t.op() == Op::element;
    require(t.op() != Op::expectation && (!member || laws_.contains(t.name())) &&
                (!member || t.operand(0).is_constant()),
            "no certain member of a law: ", t);
  });
  const auto& law = laws_.at(drawn.name());
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

bool Theory::defined(Term t) {
  if (defined_.contains(t)) return true;
  require(++depth_ < 2'000, "a formula is nested too deeply");
  const auto known = [&](const Comparison& c) { return knows(c); };
  const auto defined = [&](Term x) { return this->defined(x); };
  const bool result = std::ranges::all_of(outer(t), defined) &&
                      std::ranges::all_of(needs(t), known) && has_members(t);
  --depth_;
  if (result) defined_.insert(t);
  return result;
}

/// Whether the members of a sum are defined, and those of a recursion up to a certain one.
bool Theory::has_members(Term t) {
  if (binds(t)) {
    const auto is_whole = [&](Term limit) {
      const auto number = value(expand(limit));
      return number ? number->is_integer() : is_integer(limit);
    };
    if (!is_whole(t.operand(1)) || !is_whole(t.operand(2))) return false;
  }
  if (binds(t) && !bodies_.contains(t)) {
    const auto first = value(expand(t.operand(1))), last = value(expand(t.operand(2)));
    if (!first || !last) return false;
    for (Rational k = *first; k <= *last; k += 1) {
      spend(1);
      if (!defined(substitute(t.operand(3), {{t.operand(0), k}}))) return false;
    }
  }
  const auto k = t.op() == Op::element ? value(expand(t.operand(0))) : std::nullopt;
  for (const Recursion& r : domain_.recursions) {
    if (t.op() != Op::element || r.name != t.name()) continue;
    if (!k || (founded_ && !at_point_)) return founded_;
    if (*k == Rational(r.from)) return defined(r.start);
    const Term before = Term::element(r.name, *k - Rational(1));
    return defined_.contains(before) && defined(substitute(r.next, {{r.index, before.operand(0)}}));
  }
  return true;
}

std::vector<Comparison> Theory::needs(Term t) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  if (t.op() == Op::divide) return {part(1) != 0};
  if (t.op() == Op::log) return {part(0) > 0};
  if (t.op() == Op::sqrt) return {part(0) >= 0};
  if (t.op() == Op::sum) return {part(1) >= 0};
  if (t.op() == Op::least) return {part(1) >= 0, part(1) <= part(2)};
  if (t.op() == Op::power && !is_integer(part(1))) return {part(0) > 0};
  if (t.op() == Op::power && !knows(part(0) != 0)) return {part(1) >= 0};
  return {};
}

bool Theory::is_integer(Term t) {
  return std::ranges::all_of(expand(t), [](const auto& term) {
    return term.second.is_integer() &&
           std::ranges::all_of(term.first, [](auto& power) { return is_natural(power.first); });
  });
}

void Theory::spend(std::size_t work) { require((work_ += work) <= 4'000'000, "too much work"); }

Poly Theory::expand(Term t) {
  if (const auto found = products_->find(t); found != products_->end()) return found->second;
  spend(1);
  require(++depth_ < 5'000, "a formula is nested too deeply");
  const auto part = [&](std::size_t k) { return expand(t.operand(k)); };
  const Poly one{{{}, 1}};
  Poly result{{{{t, 1}}, 1}};
  if (t.is_constant()) result = add({}, one, t.value());
  if (t.op() == Op::negate) result = add({}, part(0), -1);
  if (t.op() == Op::add) result = add(part(0), part(1));
  if (t.op() == Op::subtract) result = add(part(0), part(1), -1);
  if (t.op() == Op::multiply) result = (*products_)[t] = multiply(part(0), part(1));
  if (t.op() == Op::divide)
    result = (*products_)[t] = multiply(part(0), expand(pow(t.operand(1), -1)));
  const auto exponent = t.op() == Op::power ? value(part(1)) : std::nullopt;
  if (const auto n = exponent ? exponent->to_long() : std::nullopt) {
    const auto base = value(part(0));
    const auto power = [&](long m) { return expand(pow(t.operand(0), m)); };
    if (base && (*n >= 0 || !base->is_zero())) {
      result = add({}, one, pow(*base, *n));
    } else if (*n == 0 || *n == 1) {
      result = *n == 1 ? part(0) : one;
    } else if (*n != -1) {
      require(std::abs(*n) <= 10'000, "too large an exponent");
      result = (*products_)[t] = multiply(power(*n / 2), power(*n - *n / 2));
    }
  }
  --depth_;
  return result;
}

Poly Theory::multiply(const Poly& a, const Poly& b) {
  Poly result;
  for (const auto& [m, c] : a) {
    for (const auto& [n, d] : b) {
      Mono both = m;
      for (const auto& [x, e] : n) require((both[x] += e) < 1'000'000'000, "too large an exponent");
      spend(1 + both.size() + c.bits() / 64 + d.bits() / 64);
      add_to(result, std::move(both), c * d);
    }
  }
  return result;
}

}  // namespace gradus::kernel
