#include "gradus/evidence/recheck_theory.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/statement/circular.hpp"

namespace gradus::kernel {

namespace {

constexpr std::size_t work_bound = 4'000'000;

bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }
bool is_natural(Term t) { return t.is_symbol() && t.sort() == Sort::natural; }
bool is_strict(Relation r) { return r == Relation::less || r == Relation::greater; }

/// Whether what is related like `known` is related like `wanted`, too; larger sides on the left.
bool implies(Relation known, Relation wanted) {
  if (is_strict(known)) return wanted != Relation::equal;
  const bool weak = wanted == Relation::less_equal || wanted == Relation::greater_equal;
  return known == wanted || (weak && known != Relation::not_equal);
}

/// Stands for any formula in an axiom; its name for no unknown.
Term letter(char c) {
  const bool integer = c == 'i' || c == 'k' || c == 'm' || c == 'n';
  return Term::symbol({'?', c}, integer ? Sort::natural : Sort::real);
}

/// Whether t has no letters.
bool is_plain(Term t) {
  bool result = true;
  for_each_node(t, [&](Term x) {
    const bool named = x.is_symbol() || x.op() == Op::element;
    result = result && !(named && x.name().starts_with('?'));
  });
  return result;
}

}  // namespace

bool MonoOrder::operator()(const Mono& a, const Mono& b) const {
  const auto key = [](const auto& power) { return std::pair(power.first.id(), power.second); };
  return std::ranges::lexicographical_compare(a, b, {}, key, key);
}

Poly add(Poly a, const Poly& b, const Rational& times) {
  for (const auto& [m, c] : b) {
    Rational& sum = a[m];
    sum += c * times;
    if (sum.is_zero()) a.erase(m);
  }
  return a;
}

std::optional<Rational> value(const Poly& p) {
  if (p.empty()) return Rational(0);
  return p.size() == 1 && p.begin()->first.empty() ? std::optional(p.begin()->second)
                                                   : std::nullopt;
}

/// For all reals x, y, w, integers m, n, reals u, z without random members, natural symbols i, k
/// and formulas f, h in i.
const std::map<std::string, Theory::Axiom>& Theory::general() {
  const Term x = letter('x'), y = letter('y'), w = letter('w'), u = letter('u'), z = letter('z');
  const Term m = letter('m'), n = letter('n'), i = letter('i'), k = letter('k');
  const Sequence f("?f"), h("?h");
  const Term half = Rational(1, 2);
  static const std::map<std::string, Axiom> all{
      {"quotient", {x / y == x * pow(y, -1)}},
      {"inverse", {x * pow(x, -1) == 1, {x != 0}}},
      {"exp of a sum", {exp(x + y) == exp(x) * exp(y)}},
      {"exp of a multiple", {exp(x * m) == pow(exp(x), m)}},
      {"exp of a logarithm", {exp(log(x)) == x, {x > 0}}},
      {"exp > 0", {exp(x) > 0}},
      {"exp x >= 1 + x", {exp(x) >= 1 + x}},
      {"cosh x >= 1 + x^2/2", {cosh(x) >= 1 + half * x * x}},
      {"log 1", {log(Term(1)) == 0}},
      {"log of a product", {log(x * y) == log(x) + log(y), {x > 0, y > 0}}},
      {"log of an exponential", {log(exp(x)) == x}},
      {"sinh", {sinh(x) == half * (exp(x) - exp(-x))}},
      {"cosh", {cosh(x) == half * (exp(x) + exp(-x))}},
      {"tanh", {tanh(x) == sinh(x) / cosh(x)}},
      {"min", {min(x, y) == half * (x + y - abs(x - y))}},
      {"max", {max(x, y) == half * (x + y + abs(x - y))}},
      {"cos 0", {cos(Term(0)) == 1}},
      {"sin is odd", {sin(-x) == -sin(x)}},
      {"cos is even", {cos(-x) == cos(x)}},
      {"atan is odd", {atan(-x) == -atan(x)}},
      {"sin squared", {sin(x) * sin(x) == 1 - cos(x) * cos(x)}},
      {"(sin x)^2 <= x^2", {sin(x) * sin(x) <= x * x}},
      {"cos x >= 1 - x^2/2", {cos(x) >= 1 - half * x * x}},
      {"(atan x)^2 <= x^2", {atan(x) * atan(x) <= x * x}},
      {"natural >= 0", {k >= 0}},
      {"pi > 0", {Term::pi() > 0}},
      {"abs", {abs(x) == sqrt(x * x)}},
      {"abs of a product", {abs(x * y) == abs(x) * abs(y)}},
      {"root", {sqrt(x) == y, {x == y * y, y >= 0}}},
      {"root squared", {sqrt(x) * sqrt(x) == x, {x >= 0}}},
      {"root >= 0", {sqrt(x) >= 0}},
      {"half a power", {pow(x, m * half) == pow(sqrt(x), m), {x > 0}}},
      {"power of a product", {pow(x * y, m) == pow(x, m) * pow(y, m)}},
      {"power of a power", {pow(pow(x, m), n) == pow(x, m * n)}},
      {"sum of naturals above", {pow(x, m + n) == pow(x, m) * pow(x, n), {m >= 0, n >= 0}}},
      {"sum of integers above", {pow(x, m + n) == pow(x, m) * pow(x, n), {x != 0}}},
      {"power != 0", {pow(x, m) != 0, {x != 0}}},
      {"power >= 0", {pow(x, y) >= 0, {x >= 0}}},
      {"power > 0", {pow(x, y) > 0, {x > 0}}},
      {"power <= 1", {pow(x, m) <= 1, {x >= 0, x <= 1, m >= 0}}},
      {"power >= 1", {pow(x, m) >= 1, {x >= 1, m >= 0}}},
      {"larger", {x >= 0, {x + y >= 0, x * y >= 0}}},
      {"strictly larger", {x > 0, {x + y >= 0, x * y > 0}}},
      {"square >= 0", {x * x >= 0}},
      {"square > 0", {x * x > 0, {x != 0}}},
      {"last", {sum(i, x, n, f(i)) == sum(i, x, n - 1, f(i)) + f(n), {x >= 0, n >= x}}},
      {"empty", {sum(i, x, y, f(i)) == 0, {x > y}}},
      {"constant", {sum(i, m, n, x) == (n - m + 1) * x, {m >= 0, n + 1 >= m}}},
      {"sum of sums", {sum(i, x, y, f(i) + h(i)) == sum(i, x, y, f(i)) + sum(i, x, y, h(i))}},
      {"factor of a sum", {sum(i, x, y, w * f(i)) == w * sum(i, x, y, f(i))}},
      {"rename", {sum(i, x, y, f(i)) == sum(k, x, y, f(k))}},
      {"rename least", {least(i, x, y, f(i)) == least(k, x, y, f(k))}},
      {"least and last",
       {least(i, x, n, f(i)) == min(least(i, x, n - 1, f(i)), f(n)), {x >= 0, n - 1 >= x}}},
      {"least of one", {least(i, n, n, f(i)) == f(n), {n >= 0}}},
      {"mean of a sum", {expect(x + y) == expect(x) + expect(y)}},
      {"factor of a mean", {expect(z * y) == z * expect(y)}},
      {"mean of no chance", {expect(z) == z}},
      {"mean of sums", {expect(sum(i, u, z, f(i))) == sum(i, u, z, expect(f(i)))}},
  };
  return all;
}

Theory::Theory(const Domain& domain, const std::optional<Comparison>& hypothesis) {
  require(!circular(domain.recursions), "a recursion leads back to itself");
  std::vector<Comparison> assumed = assumptions(domain);
  const Term m = letter('m'), n = letter('n');
  const auto take = [&](const Comparison& c, std::optional<Term> index = {}) {
    const Term both = c.left + c.right;
    require(is_plain(both), "an unknown has the name of a letter: " + text(c));
    for (Term x : free_symbols(both)) {
      if (!index || !same(x, *index)) taken_.insert(x);
    }
    return index ? substitute(c, {{*index, n}}) : c;
  };
  for (const Premise& p : domain.premises) {
    const Comparison holds = take(p.holds, p.index);
    if (!p.index) assumed.push_back(holds);
    const std::string name = "premise " + std::to_string(&p - domain.premises.data());
    if (p.index) particular_[name] = {holds, {n >= p.from}};
  }
  if (hypothesis) assumed.push_back(*hypothesis);
  for (const Recursion& r : domain.recursions) {
    const Comparison next = take(Term::element(r.name, r.index + 1) == r.next, r.index);
    particular_["next " + r.name] = {next, {n >= r.from}};
    particular_["first " + r.name] = {take(Term::element(r.name, r.from) == r.start)};
  }
  for (const Moments& law : domain.moments) {
    const Sequence g(law.name);
    take(law.first.value_or(0) == law.second.value_or(0));
    if (law.first) particular_["mean " + law.name] = {expect(g(n)) == *law.first};
    if (law.second) particular_["square " + law.name] = {expect(g(n) * g(n)) == *law.second};
    if (!law.first || !law.uncorrelated) continue;
    particular_["pair " + law.name] = {expect(g(m) * g(n)) == pow(*law.first, 2), {n >= m + 1}};
  }
  for (const Comparison& c : assumed) learn(take(c));
  for (const Comparison& c : assumed) {
    assume_defined(c.left);
    assume_defined(c.right);
  }
}

/// Of a formula that stands in something assumed.
void Theory::assume_defined(Term t) {
  if (!defined_.insert(t).second) return;
  for (std::size_t k = binds(t) ? 1 : 0; k < (binds(t) ? 3 : t.operands().size()); ++k) {
    assume_defined(t.operand(k));
  }
  if (t.op() != Op::divide && t.op() != Op::log && t.op() != Op::sqrt) return;
  for (const Comparison& c : needs(t)) learn(c);
}

Theory::Line Theory::learn(const Comparison& c) {
  lines_.emplace_back(c, gap(c));
  return lines_.size() - 1;
}

/// Refuses what is needed and neither evident nor shown by the next line given.
void Theory::meet(const std::vector<Comparison>& needed, const Lines& given) {
  auto next = given.begin();
  for (const Comparison& c : needed) {
    const Poly wanted = gap(c);
    if (c.relation == Relation::equal && wanted.empty()) continue;
    require(next != given.end(), "not shown: " + text(c));
    const auto& [line, gap] = lines_.at(*next++);
    require(implies(line.relation, c.relation) && add(gap, wanted, -1).empty(),
            text(line) + " does not show " + text(c));
  }
}

Theory::Line Theory::axiom(const std::string& name, const std::map<char, Term>& of,
                           const Lines& given) {
  const bool mine = particular_.contains(name);
  const Axiom& a = (mine ? particular_ : general()).at(name);
  Substitution indices, values;
  for (const auto& [c, t] : of) {
    require(is_plain(t), "letters in " + text(t));
    if (c == 'm' || c == 'n') require(is_integer(t), "not visibly an integer: " + text(t));
    if (c == 'u' || c == 'z') require(sequences(t).empty(), "random: " + text(t));
    if (c == 'i' || c == 'k') require(is_natural(t), "no index: " + text(t));
    (c == 'i' || c == 'k' ? indices : values).emplace(letter(c), t);
  }
  require(!of.contains('f') || !of.contains('k') || !contains(of.at('f'), of.at('k')),
          "the new index is in use");
  const auto rename = [&](Term t) { return indices.contains(t) ? indices.at(t) : t; };
  const auto apply = [&](Term t) {
    if (t.op() != Op::element || t.name()[0] != '?') return t;
    return substitute(of.at(t.name()[1]), {{of.at('i'), t.operand(0)}});
  };
  const auto instance = [&](Term t) {
    return transform(substitute(transform(t, rename), values), apply);
  };
  const auto instances = [&](const Comparison& c) {
    return Comparison{instance(c.left), c.relation, instance(c.right)};
  };
  std::vector<Comparison> needed;
  for (const Comparison& c : a.given) needed.push_back(instances(c));
  meet(needed, given);
  const Comparison says = instances(a.says);
  const bool holds = name.starts_with("premise");
  if (holds) assume_defined(says.left);
  if (holds) assume_defined(says.right);
  return learn(says);
}

Theory::Line Theory::operands(Term t, const std::vector<Term>& others, const Lines& given) {
  require(others.size() == t.operands().size(), "another number of operands");
  require(!binds(t) || !taken_.contains(t.operand(0)), "an index has the name of an unknown");
  std::vector<Comparison> same;
  for (std::size_t k = 0; k < others.size(); ++k) same.push_back(t.operand(k) == others[k]);
  meet(same, given);
  return learn(t == with_operands(t, others));
}

Theory::Line Theory::within(Term t, const std::function<Line(Theory&)>& show) {
  require(binds(t) && !taken_.contains(t.operand(0)), "an index has the name of an unknown");
  const Term index = t.operand(0), body = t.operand(3);
  require(!contains(t.operand(1), index) && !contains(t.operand(2), index), "an index in a limit");
  Theory inner = *this;
  inner.taken_.insert(index);
  inner.learn(index >= t.operand(1));
  inner.learn(index <= t.operand(2));
  const Comparison line = inner.says(show(inner));
  if (inner.defined(body)) bodies_.insert(t);
  require(line.relation == Relation::equal && same(line.left, body), "nothing about the body");
  return learn(t == Term::make(t.op(), {index, t.operand(1), t.operand(2), line.right}));
}

Theory::Line Theory::square(const std::vector<std::pair<Word, Term>>& vector) {
  Term sum = 0;
  for (const auto& [u, a] : vector) {
    for (const auto& [v, b] : vector) sum = sum + a * b * Term::inner(u, v);
  }
  return learn(sum >= 0);
}

Theory::Line Theory::combine(const Comparison& c, const std::vector<Product>& products,
                             const Lines& positive, Term factor) {
  const bool equation = c.relation == Relation::equal, apart = c.relation == Relation::not_equal;
  const auto is_positive = [](const Poly& p) { return value(p) && value(p)->sign() > 0; };
  const Poly times = expand(factor);
  require(apart || is_positive(times), "the factor is not > 0");
  Poly left = multiply(times, gap(c));
  for (Line i : positive) {
    const auto& [line, gap] = lines_.at(i);
    require(implies(line.relation, equation ? Relation::not_equal : Relation::greater),
            "no divisor: " + text(line));
    left = multiply(left, gap);
  }
  bool strict = false;
  for (const Product& product : products) {
    Poly x = expand(product.factor);
    bool zero = false, above = is_positive(x);
    const bool below = !above && !x.empty();
    for (Line i : product.parts) {
      const auto& [line, gap] = lines_.at(i);
      require(line.relation != Relation::not_equal, "no sign: " + text(line));
      zero = zero || line.relation == Relation::equal;
      above = above && is_strict(line.relation);
      x = multiply(x, gap);
    }
    require(zero || (!below && !equation) || x.empty(), "a product may be < 0");
    strict = strict || above;
    left = add(std::move(left), x, -1);
  }
  require(left.empty(), "not the sum of the products: " + text(c));
  require(strict || !(apart || is_strict(c.relation)), "not shown to be strict: " + text(c));
  return learn(c);
}

bool Theory::knows(const Comparison& c) const {
  return std::ranges::any_of(lines_, [&](const auto& line) {
    const Comparison& l = line.first;
    return same(l.left, c.left) && l.relation == c.relation && same(l.right, c.right);
  });
}

bool Theory::shows(const Comparison& c) { return knows(c) && defined(c.left) && defined(c.right); }

bool Theory::defined(Term t) {
  if (defined_.contains(t)) return true;
  const auto parts = binds(t) ? t.operands().subspan(1, 2) : t.operands();
  if ((binds(t) && !bodies_.contains(t)) ||
      !std::ranges::all_of(parts, [&](Term x) { return defined(x); }) ||
      !std::ranges::all_of(needs(t), [&](const Comparison& c) { return knows(c); })) {
    return false;
  }
  return defined_.insert(t).second;
}

/// What t needs in order to have a value where its operands have.
std::vector<Comparison> Theory::needs(Term t) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  if (t.op() == Op::divide) return {part(1) != 0};
  if (t.op() == Op::log) return {part(0) > 0};
  if (t.op() == Op::sqrt) return {part(0) >= 0};
  if (t.op() == Op::sum) return {part(1) >= 0};
  if (t.op() == Op::least) return {part(1) >= 0, part(1) <= part(2)};
  if (t.op() != Op::power) return {};
  const auto base = value(expand(part(0))), e = value(expand(part(1)));
  if (!is_integer(part(1))) return {part(0) > 0};
  if ((base && !base->is_zero()) || (e && e->sign() >= 0)) return {};
  return {e ? part(0) != 0 : part(1) >= 0};
}

Poly Theory::gap(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return add(expand(flip ? c.right : c.left), expand(flip ? c.left : c.right), -1);
}

bool Theory::is_integer(Term t) {
  return std::ranges::all_of(expand(t), [](const auto& term) {
    return term.second.is_integer() &&
           std::ranges::all_of(term.first, [](auto& power) { return is_natural(power.first); });
  });
}

Poly Theory::expand(Term t) {
  if (const auto found = expanded_.find(t); found != expanded_.end()) return found->second;
  require(++work_ <= work_bound && ++depth_ < 5'000, "too much work");
  const auto part = [&](std::size_t k) { return expand(t.operand(k)); };
  const auto constant = [](const Rational& c) { return c.is_zero() ? Poly{} : Poly{{{}, c}}; };
  Poly result{{{{t, 1}}, 1}};
  const auto n = t.op() == Op::power ? value(part(1)) : std::nullopt;
  if (t.is_constant()) result = constant(t.value());
  if (t.op() == Op::negate) result = add({}, part(0), -1);
  if (t.op() == Op::add) result = add(part(0), part(1));
  if (t.op() == Op::subtract) result = add(part(0), part(1), -1);
  if (t.op() == Op::multiply) result = expanded_[t] = multiply(part(0), part(1));
  if (n && n->is_integer() && n->sign() >= 0) {
    require(*n <= Rational(10'000), "too large an exponent");
    result = constant(1);
    Poly square = part(0);
    for (long k = *n->to_long(); k > 0; k /= 2) {
      if (k % 2 == 1) result = multiply(result, square);
      if (k > 1) square = multiply(square, square);
    }
    expanded_[t] = result;
  } else if (n) {
    result = {{{{pow(t.operand(0), *n), 1}}, 1}};
  }
  --depth_;
  return result;
}

Poly Theory::multiply(const Poly& a, const Poly& b) {
  Poly result;
  for (const auto& [m, c] : a) {
    for (const auto& [n, d] : b) {
      Mono both = m;
      for (const auto& [x, e] : n) {
        require((both[x] += e) < 1'000'000'000, "too large an exponent");
      }
      work_ += 1 + both.size() + c.bits() / 64 + d.bits() / 64;
      require(work_ <= work_bound, "too much work");
      result = add(std::move(result), {{both, c * d}});
    }
  }
  return result;
}

}  // namespace gradus::kernel
