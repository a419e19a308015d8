#include "gradus/evidence/recheck_theory.hpp"

#include <algorithm>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/statement/circular.hpp"

namespace gradus::kernel {

namespace {

constexpr std::size_t work_bound = 4'000'000;

struct Axiom {
  Comparison says;
  std::vector<Comparison> given = {};
};

/// For all reals x, y, w, a, b, integers m, n, reals u, z without random members, natural symbols
/// i, k and formulas f, h in i.
Axiom axiom_of(const std::string& name, std::map<char, Term> of) {
  const Term x = of['x'], y = of['y'], w = of['w'], a = of['a'], b = of['b'], u = of['u'],
             z = of['z'];
  const Term m = of['m'], n = of['n'], i = of['i'], k = of['k'], f = of['f'], h = of['h'];
  const Term half = Rational(1, 2);
  const auto f_at = [&](Term j) { return substitute(f, {{i, j}}); };
  if (name == "quotient") return {x / y == x * pow(y, -1)};
  if (name == "exp of a sum") return {exp(x + y) == exp(x) * exp(y)};
  if (name == "exp of a multiple") return {exp(x * m) == pow(exp(x), m)};
  if (name == "exp of a logarithm") return {exp(log(x)) == x, {x > 0}};
  if (name == "log of a product") return {log(x * y) == log(x) + log(y), {x > 0, y > 0}};
  if (name == "log of an exponential") return {log(exp(x)) == x};
  if (name == "exp > 0") return {exp(x) > 0};
  if (name == "exp x >= 1 + x") return {exp(x) >= 1 + x};
  if (name == "cosh x >= 1 + x^2/2") return {cosh(x) >= 1 + half * x * x};
  if (name == "log 1") return {log(Term(1)) == 0};
  if (name == "sinh") return {sinh(x) == half * (exp(x) - exp(-x))};
  if (name == "cosh") return {cosh(x) == half * (exp(x) + exp(-x))};
  if (name == "tanh") return {tanh(x) == sinh(x) / cosh(x)};
  if (name == "min") return {min(x, y) == half * (x + y - abs(x - y))};
  if (name == "max") return {max(x, y) == half * (x + y + abs(x - y))};
  if (name == "cos 0") return {cos(Term(0)) == 1};
  if (name == "sin is odd") return {sin(-x) == -sin(x)};
  if (name == "cos is even") return {cos(-x) == cos(x)};
  if (name == "atan is odd") return {atan(-x) == -atan(x)};
  if (name == "sin squared") return {sin(x) * sin(x) == 1 - cos(x) * cos(x)};
  if (name == "(sin x)^2 <= x^2") return {sin(x) * sin(x) <= x * x};
  if (name == "cos x >= 1 - x^2/2") return {cos(x) >= 1 - half * x * x};
  if (name == "(atan x)^2 <= x^2") return {atan(x) * atan(x) <= x * x};
  if (name == "natural >= 0") return {k >= 0};
  if (name == "pi > 0") return {Term::pi() > 0};
  if (name == "abs") return {abs(x) == sqrt(x * x)};
  if (name == "root") return {sqrt(x) == y, {x == y * y, y >= 0}};
  if (name == "root squared") return {sqrt(x) * sqrt(x) == x, {x >= 0}};
  if (name == "root >= 0") return {sqrt(x) >= 0};
  if (name == "half a power") return {pow(x, m * half) == pow(sqrt(x), m), {x > 0}};
  if (name == "power of a product") return {pow(x * y, m) == pow(x, m) * pow(y, m)};
  if (name == "power of a power") return {pow(pow(x, m), n) == pow(x, m * n)};
  if (name == "naturals above") return {pow(x, m + n) == pow(x, m) * pow(x, n), {m >= 0, n >= 0}};
  if (name == "integers above") return {pow(x, m + n) == pow(x, m) * pow(x, n), {x != 0}};
  if (name == "power >= 0") return {pow(x, y) >= 0, {x >= 0}};
  if (name == "power > 0") return {pow(x, y) > 0, {x > 0}};
  if (name == "power grows") return {pow(y, m) >= pow(x, m), {x >= 0, y >= x, m >= 0}};
  if (name == "larger") return {x >= 0, {x + y >= 0, x * y >= 0}};
  if (name == "square >= 0") return {x * x >= 0};
  if (name == "not = 0") return {x > 0, {x >= 0, x != 0}};
  if (name == "part") return {x != y, {(x - y) * w == a - b, a != b}};
  if (name == "last") return {sum(i, x, n, f) == sum(i, x, n - 1, f) + f_at(n), {x >= 0, n >= x}};
  if (name == "empty") return {sum(i, x, y, f) == 0, {x > y}};
  if (name == "constant") return {sum(i, m, n, x) == (n - m + 1) * x, {m >= 0, n + 1 >= m}};
  if (name == "sum of sums") return {sum(i, x, y, f + h) == sum(i, x, y, f) + sum(i, x, y, h)};
  if (name == "factor of a sum") return {sum(i, x, y, w * f) == w * sum(i, x, y, f)};
  if (name == "rename") return {sum(i, x, y, f) == sum(k, x, y, f_at(k))};
  if (name == "rename least") return {least(i, x, y, f) == least(k, x, y, f_at(k))};
  if (name == "least and last")
    return {least(i, x, n, f) == min(least(i, x, n - 1, f), f_at(n)), {x >= 0, n - 1 >= x}};
  if (name == "least of one") return {least(i, n, n, f) == f_at(n), {n >= 0}};
  if (name == "mean of a sum") return {expect(x + y) == expect(x) + expect(y)};
  if (name == "factor of a mean") return {expect(z * y) == z * expect(y)};
  if (name == "mean of no chance") return {expect(z) == z};
  if (name == "mean of sums") return {expect(sum(i, u, z, f)) == sum(i, u, z, expect(f))};
  throw std::runtime_error("no axiom: " + name);
}

bool is_natural(Term t) { return t.is_symbol() && t.sort() == Sort::natural; }
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

Theory::Theory(const Domain& domain, const std::optional<Comparison>& hypothesis) {
  require(!circular(domain.recursions), "a recursion leads back to itself");
  std::vector<Comparison> assumed = assumptions(domain);
  const auto for_all = [&](const std::string& name, const Comparison& says,
                           const Comparison& given) {
    general_[name] = {says, given};
    const auto letters = free_symbols(ends(given));
    for (Term x : free_symbols(ends(says))) {
      if (!letters.contains(x)) taken_.insert(x);
    }
  };
  for (const Premise& p : domain.premises) {
    const std::string name = "premise " + std::to_string(&p - domain.premises.data());
    if (!p.index) assumed.push_back(p.holds);
    if (p.index) for_all(name, p.holds, *p.index >= p.from);
  }
  if (hypothesis) assumed.push_back(*hypothesis);
  for (const Recursion& r : domain.recursions) {
    const Term next = Term::element(r.name, r.index + 1), first = Term::element(r.name, r.from);
    for_all("next " + r.name, next == r.next, r.index >= r.from);
    for_all("first " + r.name, first == r.start, Term(0) >= 0);
  }
  for (const Moments& law : domain.moments) {
    const Term m = Term::natural("?m"), n = Term::natural("?n");
    const Term first = law.first.value_or(0), second = law.second.value_or(0);
    require(!contains(first + second, m) && !contains(first + second, n), "a name is in use");
    const Term g = Term::element(law.name, m), other = Term::element(law.name, n);
    if (law.first) for_all("mean " + law.name, expect(g) == first, m >= 0);
    if (law.second) for_all("square " + law.name, expect(g * g) == second, m >= 0);
    if (!law.first || !law.uncorrelated) continue;
    for_all("pair " + law.name, expect(g * other) == pow(first, 2), n >= m + 1);
  }
  for (const Comparison& c : assumed) {
    taken_.merge(free_symbols(ends(c)));
    learn(c);
  }
  for (const Comparison& c : assumed) assume_defined(ends(c));
}

/// Of a formula that stands in something assumed.
void Theory::assume_defined(Term t) {
  if (!defined_.insert(t).second) return;
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
  const auto [says, given] = axiom_of(name, of);
  for (const Comparison& c : given) require(knows(c), "not shown: ", c);
  return learn(says);
}

Theory::Line Theory::instance(const std::string& name, const Substitution& of) {
  const auto& [says, given] = general_.at(name);
  for (const auto& [letter, t] : of) {
    require(free_symbols(ends(given)).contains(letter), "not for all ", letter);
    require(is_integer(t), "not visibly an integer: ", t);
  }
  require(knows(substitute(given, of)), "not shown: ", substitute(given, of));
  const Comparison c = substitute(says, of);
  if (name.starts_with("premise")) assume_defined(ends(c));
  return learn(c);
}

Theory::Line Theory::operands(Term t, const std::vector<Term>& others) {
  require(others.size() == t.operands().size(), "another number of operands");
  require(!binds(t) || !taken_.contains(t.operand(0)), "an index has the name of an unknown");
  for (std::size_t k = 0; k < others.size(); ++k) {
    require(knows(t.operand(k) == others[k]), "not shown: ", t.operand(k) == others[k]);
  }
  return learn(t == with_operands(t, others));
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

bool Theory::defined(Term t) {
  if (defined_.contains(t)) return true;
  const auto known = [&](const Comparison& c) { return knows(c); };
  const auto defined = [&](Term x) { return this->defined(x); };
  if (binds(t) && !bodies_.contains(t)) return false;
  if (!std::ranges::all_of(outer(t), defined) || !std::ranges::all_of(needs(t), known))
    return false;
  return defined_.insert(t).second;
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

Poly Theory::expand(Term t) {
  if (const auto found = products_->find(t); found != products_->end()) return found->second;
  require(++work_ <= work_bound && ++depth_ < 5'000, "too much work");
  const auto part = [&](std::size_t k) { return expand(t.operand(k)); };
  const Poly one{{{}, 1}};
  Poly result{{{{t, 1}}, 1}};
  const auto n = t.op() == Op::power ? value(part(1)) : std::nullopt;
  if (t.is_constant()) result = add({}, one, t.value());
  if (t.op() == Op::negate) result = add({}, part(0), -1);
  if (t.op() == Op::add) result = add(part(0), part(1));
  if (t.op() == Op::subtract) result = add(part(0), part(1), -1);
  if (t.op() == Op::multiply) result = (*products_)[t] = multiply(part(0), part(1));
  if (n && n->is_integer() && n->sign() >= 0) {
    require(*n <= Rational(10'000), "too large an exponent");
    const long k = *n->to_long();
    result = k % 2 == 1 ? part(0) : one;
    if (k > 1) {
      const Poly half = expand(pow(t.operand(0), Term(k / 2)));
      result = (*products_)[t] = multiply(result, multiply(half, half));
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
      work_ += 1 + both.size() + c.bits() / 64 + d.bits() / 64;
      require(work_ <= work_bound, "too much work");
      add_to(result, std::move(both), c * d);
    }
  }
  return result;
}

}  // namespace gradus::kernel
