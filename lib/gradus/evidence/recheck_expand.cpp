#include "gradus/evidence/recheck_expand.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/number/certainty.hpp"

namespace gradus::kernel {

namespace {

constexpr std::size_t work_bound = 2'000'000;
constexpr long run_out_bound = 100'000;
constexpr int depth_bound = 500;
constexpr long exp_unit = 5040;  ///< exp(k m / exp_unit) is the k-th power of one atom
constexpr long exponent_bound = 1'000'000'000;

/// Where it is found to be rational.
std::optional<Rational> square_root(const Rational& q) {
  const double near = std::sqrt(std::max(q.to_double(), 0.0));
  const Rational root = simplest_between(Rational::from_double(near * (1 - 1e-15)),
                                         Rational::from_double(near * (1 + 1e-15)));
  return root * root == q ? std::optional(root) : std::nullopt;
}

bool is_natural(Term t) { return t.is_symbol() && t.sort() == Sort::natural; }

/// p = natural + integer, or the integer alone (no atom).
std::optional<std::pair<Poly, long>> place(const Poly& p) {
  const Rational c = p.contains({}) ? p.at({}) : Rational(0);
  const Poly rest = add(p, constant(c), -1);
  const auto natural = lone_atom(rest);
  if (!c.to_long() || !(rest.empty() || (natural && is_natural(*natural)))) return {};
  return {{rest, *c.to_long()}};
}

template <class Named>
const auto& named(const Named& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, [](const auto& x) { return x.first; });
  require(found != all.end(), "no value for " + name);
  return found->second;
}

}  // namespace

Interval enclose(Term t) {
  const auto part = [&](std::size_t i) { return enclose(t.operand(i)); };
  switch (t.op()) {
    case Op::constant:
      return Interval(t.value());
    case Op::pi:
      return Interval::pi();
    case Op::add:
      return part(0) + part(1);
    case Op::multiply:
      return part(0) * part(1);
    case Op::power: {
      const auto n = t.operand(1).is_constant() ? t.operand(1).value().to_long() : std::nullopt;
      return n ? pow(part(0), *n) : pow(part(0), part(1));
    }
    case Op::exp:
      return exp(part(0));
    case Op::log:
      return log(part(0));
    case Op::sqrt:
      return sqrt(part(0));
    case Op::abs:
      return abs(part(0));
    case Op::sin:
      return sin(part(0));
    case Op::cos:
      return cos(part(0));
    case Op::atan:
      return atan(part(0));
    default:
      throw Failure("no value of a formula");
  }
}

Expansion::Expansion(const Domain& domain, const Point* point) : domain_(domain), point_(point) {
  for (const Variable& v : domain.variables) {
    if (point_ != nullptr || !is_natural(v.symbol)) continue;
    Range& range = ranges_[v.symbol];
    if (v.lower) range.lower = std::max(0L, ceil(*v.lower).to_long().value_or(0));
    if (v.upper) range.upper = constant(floor(*v.upper));
  }
  for (const Moments& m : domain.moments) random_.insert(m.name);
  for (std::size_t round = 0; round < domain.recursions.size(); ++round) {
    for (const Recursion& r : domain.recursions) {
      for (const std::string& used : sequences(r.start + r.next)) {
        if (random_.contains(used)) random_.insert(r.name);
      }
    }
  }
}

void Expansion::spend(std::size_t work) { require((work_ += work) <= work_bound, "too much work"); }

Poly Expansion::expand(Term t) {
  if (const auto found = known_.find(t); found != known_.end()) return found->second;
  require(++depth_ <= depth_bound, "a formula is nested too deeply");
  spend(1);
  const Poly result = expand_node(t);
  --depth_;
  return known_[t] = result;
}

Poly Expansion::expand_node(Term t) {
  const auto part = [&](std::size_t i) { return expand(t.operand(i)); };
  switch (t.op()) {
    case Op::constant:
      return constant(t.value());
    case Op::symbol:
      if (point_ == nullptr || ranges_.contains(t)) return atom(t);
      return constant(named(point_->scalars, t.name()));
    case Op::pi:
      return atom(t);
    case Op::inner:
      return inner(t);
    case Op::element:
      return member(t.name(), part(0));
    case Op::negate:
      return add({}, part(0), -1);
    case Op::add:
      return add(part(0), part(1));
    case Op::subtract:
      return add(part(0), part(1), -1);
    case Op::multiply:
      return multiply(part(0), part(1));
    case Op::divide:
      return multiply(part(0), invert(part(1)));
    case Op::power:
      return power(part(0), part(1));
    case Op::sinh:
      return expand((exp(t.operand(0)) - exp(-t.operand(0))) / 2);
    case Op::cosh:
      return expand((exp(t.operand(0)) + exp(-t.operand(0))) / 2);
    case Op::tanh:
      return expand(sinh(t.operand(0)) / cosh(t.operand(0)));
    case Op::minimum:
      return expand((t.operand(0) + t.operand(1) - abs(t.operand(0) - t.operand(1))) / 2);
    case Op::maximum:
      return expand((t.operand(0) + t.operand(1) + abs(t.operand(0) - t.operand(1))) / 2);
    case Op::expectation:
      return expectation(part(0));
    case Op::sum:
    case Op::least:
      return series(t);
    default:
      return function(t.op(), part(0));
  }
}

std::optional<long> Expansion::minimum(const Poly& p) const {
  if (!is_integer(p)) return {};
  Rational result = 0;
  for (const auto& [m, c] : p) {
    const auto natural = lone_atom({{m, 1}});
    const auto range = natural ? ranges_.find(*natural) : ranges_.end();
    const bool bounded = range != ranges_.end();
    if (c.sign() < 0 && bounded && range->second.upper) {
      return minimum(add(add(p, {{m, 1}}, -c), *range->second.upper, c));
    }
    if (c.sign() < 0 && !m.empty()) return {};
    if (m.empty()) result += c;
    if (bounded) result += c * Rational(range->second.lower);
  }
  return result.to_long();
}

bool Expansion::is_integer(const Poly& p) const {
  return std::ranges::all_of(p, [](const auto& term) {
    const auto whole = [](const auto& power) {
      return is_natural(power.first) && power.second > 0;
    };
    return term.second.to_long() && std::ranges::all_of(term.first, whole);
  });
}

Poly Expansion::multiply(const Poly& a, const Poly& b) {
  Poly result;
  for (const auto& [m, c] : a) {
    for (const auto& [n, d] : b) {
      Mono both = m;
      for (const auto& [x, e] : n) {
        if ((both[x] += e) == 0) both.erase(x);
      }
      spend(1 + both.size() + c.bits() / 64 + d.bits() / 64);
      std::optional<Poly> value;
      const auto reduces = [&](const auto& power) {
        require(std::abs(power.second) < exponent_bound, "an exponent is too large");
        return (value = reduced(power.first, power.second)).has_value();
      };
      const auto first = std::ranges::find_if(both, reduces);
      if (first != both.end()) both.erase(first);
      const Poly term{{both, c * d}};
      result = add(std::move(result), value ? multiply(term, *value) : term);
    }
  }
  return result;
}

/// x^e by what is known of x: sqrt(a)^2 = a, |a|^2 = a^2, sin^2 = 1 - cos^2, ((-1)^n)^2 = 1, a sum
/// is multiplied out.
std::optional<Poly> Expansion::reduced(Term x, long e) {
  const long odd = e & 1;
  Poly square;
  if (x.op() == Op::add) return e < 0 ? std::nullopt : std::optional(power(expand(x), e));
  if (e == odd) return {};
  if (x.op() == Op::sqrt) {
    square = expand(x.operand(0));
  } else if (x.op() == Op::abs) {
    square = power(expand(x.operand(0)), 2);
  } else if (x.op() == Op::sin) {
    square = add(constant(1), power(expand(cos(x.operand(0))), 2), -1);
  } else if (x.op() == Op::power && same(x.operand(0), -1)) {
    square = constant(1);
  } else {
    return {};
  }
  return multiply(power(square, (e - odd) / 2), odd == 0 ? constant(1) : atom(x));
}

Poly Expansion::cleared(Poly p) {
  for (int round = 0; round < 1000; ++round) {
    Mono divisors;
    for (const auto& [m, c] : p) {
      for (const auto& [a, e] : m) {
        if (e < 0) divisors[a] = std::max(divisors[a], -e);
      }
    }
    if (divisors.empty()) return p;
    p = multiply(p, {{divisors, 1}});
  }
  throw Failure("divisors inside divisors");
}

Poly Expansion::invert(const Poly& p) {
  require(!p.empty(), "division by what is identically zero");
  require(point_ == nullptr || value(p) || certainly(enclose(to_term(p)) != Interval(0)),
          "division by 0");
  const Split parts = split(p);
  Mono inverse;
  for (const auto& [a, e] : parts.content) inverse[a] = -e;
  if (parts.rest.size() > 1) inverse[to_term(parts.rest)] = -1;
  return multiply(constant(Rational(1) / parts.scale), {{inverse, 1}});
}

Poly Expansion::power(const Poly& base, long n) {
  require(std::abs(n) <= (lone_atom(base) ? exponent_bound : 10'000), "an exponent is too large");
  if (n < 0) return power(invert(base), -n);
  Poly result = constant(1);
  for (Poly square = base; n > 0; n /= 2) {
    if (n % 2 == 1) result = multiply(result, square);
    if (n > 1) square = multiply(square, square);
  }
  return result;
}

/// (c m p)^e = c^e m^e p^e for a rational c, by its primes, a monomial m and a polynomial p.
Poly Expansion::power(const Poly& base, const Poly& e) {
  if (const auto n = value(e); n && n->to_long()) return power(base, *n->to_long());
  if (!is_integer(e)) {
    positive(base, Op::log);
    const auto twice = value(add(e, e));
    if (twice && twice->to_long()) return power(function(Op::sqrt, base), *twice->to_long());
  }
  if (!is_integer(e) || base.empty()) return atom(pow(to_term(base), to_term(e)));
  const Split parts = split(base);
  Poly result = parts.rest.size() > 1 ? raised(to_term(parts.rest), e) : constant(1);
  for (const auto& [a, k] : parts.content) {
    const bool nested = a.op() == Op::power && is_integer(expand(a.operand(1)));
    Poly times = add({}, e, std::abs(k));
    if (nested) times = multiply(times, expand(a.operand(1)));
    const Poly factor = raised(nested ? a.operand(0) : a, times);
    result = multiply(result, k < 0 ? invert(factor) : factor);
  }
  if (parts.scale.sign() < 0) result = multiply(result, raised(-1, e));
  for (const bool above : {true, false}) {
    Rational n = above ? abs(parts.scale).numerator() : parts.scale.denominator();
    for (long p = 2; n > Rational(1); ++p) {
      const Rational prime = p < 1000 ? Rational(p) : n;
      for (; n > Rational(1) && (n / prime).is_integer(); n /= prime) {
        result = multiply(result, above ? raised(prime, e) : invert(raised(prime, e)));
      }
    }
  }
  return result;
}

/// base^e for an atom or a number: a product over the terms of e where that is allowed.
Poly Expansion::raised(Term base, const Poly& e) {
  const auto rises = [](const auto& term) { return term.second.sign() > 0; };
  if (!nonzero(base) && !std::ranges::all_of(e, rises)) {
    const long least = std::max(0L, minimum(e).value_or(0));
    const Poly rest = add(e, constant(least), -1);
    return multiply(power(expand(base), least), atom(pow(base, to_term(rest))));
  }
  Poly result = constant(1);
  for (const auto& [m, c] : e) {
    const long k = *c.to_long();
    result = multiply(result,
                      m.empty() ? power(expand(base), k) : atom(pow(base, to_term({{m, 1}})), k));
  }
  return result;
}

/// Refuses x where log(x) or sqrt(x) has no value: anywhere for a number, certainly at a point.
void Expansion::positive(const Poly& x, Op op) const {
  const auto c = value(x);
  require(!c || c->sign() >= (op == Op::sqrt ? 0 : 1), "a logarithm or a root is undefined");
  require(c || point_ == nullptr || certainly(enclose(to_term(x)) > Interval(0)),
          "not certainly defined at the point");
}

Poly Expansion::function(Op op, Poly x) {
  if (op == Op::exp) {
    Poly result = constant(1);
    for (const auto& [m, c] : x) {
      const auto log = lone_atom({{m, 1}});
      const auto units = (c * Rational(exp_unit)).to_long();
      if (log && log->op() == Op::log && c.to_long()) {
        result = multiply(result, power(expand(log->operand(0)), *c.to_long()));
      } else {
        const Poly unit{{m, units ? Rational(1, exp_unit) : c}};
        result = multiply(result, atom(exp(to_term(unit)), units.value_or(1)));
      }
    }
    return result;
  }
  if (op == Op::log || op == Op::sqrt) positive(x, op);
  const bool odd = op == Op::sin || op == Op::atan;
  const bool flip =
      (odd || op == Op::cos || op == Op::abs) && !x.empty() && x.begin()->second.sign() < 0;
  if (flip) x = add({}, x, -1);
  if (const auto c = value(x)) {
    if (op == Op::abs) return x;
    if (odd && c->is_zero()) return {};
    if (op == Op::cos && c->is_zero()) return constant(1);
    if (op == Op::log && *c == Rational(1)) return {};
    if (const auto root = square_root(*c); op == Op::sqrt && root) return constant(*root);
  }
  return add({}, atom(Term::make(op, {to_term(x)})), flip && odd ? -1 : 1);
}

/// t, for an index that is a natural of this range.
Poly Expansion::within(Term t, Term index, const Range& range) {
  require(!ranges_.contains(index), "an index has the name of another natural");
  ranges_[index] = range;
  auto known = std::exchange(known_, {});
  auto members = std::exchange(members_, {});
  const Poly result = expand(t);
  known_ = std::move(known);
  members_ = std::move(members);
  ranges_.erase(index);
  return result;
}

/// The sum of `each` as an atom, whose index is named by how many sums there are in it.
Term Expansion::closed(Op op, Term open, const Range& range, const Poly& lower, const Poly& upper,
                       Term each) {
  int inside = 0;
  for_each_node(each, [&](Term x) { inside += x.op() == Op::sum || x.op() == Op::least; });
  const Term index = Term::natural("#" + std::to_string(inside));
  require(!contains(each, index), "an index has the name of another symbol");
  const Poly renamed = within(substitute(each, {{open, index}}), index, range);
  return Term::make(op, {index, to_term(lower), to_term(upper), to_term(renamed)});
}

/// A sum: its last members and what is free of the index outside.
Poly Expansion::series(Term t) {
  const Poly lower = expand(t.operand(1));
  Poly upper = expand(t.operand(2));
  const auto first = place(lower);
  const auto last = place(upper);
  Poly result;
  if (first && last && first->first.empty() && (last->first.empty() || t.op() == Op::sum)) {
    const auto& [natural, end] = *last;
    const long start = first->second;
    require(end - start < run_out_bound, "a sum has too many members");
    require(point_ == nullptr || start >= 0, "the index of a sum is negative");
    require(t.op() == Op::sum || start <= end, "a least value of nothing");
    for (long k = start; k <= end; ++k) {
      const Term at = to_term(add(natural, constant(k)));
      const Poly next = expand(substitute(t.operand(3), {{t.operand(0), at}}));
      const bool compares = t.op() == Op::least && k > start;
      result = compares ? expand(min(to_term(result), to_term(next))) : add(result, next);
    }
    if (natural.empty()) return result;
    if (end >= start) upper = add(natural, constant(start - 1));
  }
  const Range range{std::max(0L, minimum(lower).value_or(0)),
                    is_integer(upper) ? std::optional(upper) : std::nullopt};
  const Term open = Term::natural("~" + std::to_string(ranges_.size()));
  require(!contains(t.operand(3), open), "an index has the name of another symbol");
  const Poly each = within(substitute(t.operand(3), {{t.operand(0), open}}), open, range);
  if (t.op() == Op::least) return atom(closed(t.op(), open, range, lower, upper, to_term(each)));
  const Poly count = add(add(upper, lower, -1), constant(1));
  for (const auto& [m, c] : each) {
    Mono outside = m;
    Mono inside;
    for (const auto& [a, e] : m) {
      if (!contains(a, open) && defined(a, e)) continue;
      inside[a] = e;
      outside.erase(a);
    }
    const bool counts = inside.empty() && minimum(count).value_or(-1) >= 0;
    const Poly rest =
        counts ? count : atom(closed(t.op(), open, range, lower, upper, to_term({{inside, 1}})));
    result = add(result, multiply({{outside, c}}, rest));
  }
  return result;
}

Poly Expansion::member(const std::string& name, const Poly& index) {
  const auto rule = std::ranges::find(domain_.recursions, name, &Recursion::name);
  const auto where = place(index);
  const long steps = where && rule != domain_.recursions.end() ? where->second - rule->from : -1;
  if (steps >= (where && where->first.empty() ? 0 : 1)) {
    const Poly& natural = where->first;
    require(steps <= run_out_bound, "too many steps of a recursion");
    require(++depth_ <= depth_bound, "a recursion leads back to itself");
    const std::pair key{name, to_term(natural).id()};
    while (static_cast<long>(members_[key].size()) <= steps) {
      const long done = static_cast<long>(members_[key].size());
      const Term before = to_term(add(natural, constant(rule->from + done - 1)));
      Poly next;  // with a natural, the first is the member itself: not used
      if (done > 0) next = expand(substitute(rule->next, {{rule->index, before}}));
      if (done == 0 && natural.empty()) next = expand(rule->start);
      members_[key].push_back(next);
    }
    --depth_;
    return members_[key][static_cast<std::size_t>(steps)];
  }
  if (point_ == nullptr || random_.contains(name)) return atom(Term::element(name, to_term(index)));
  require(where && where->first.empty(), "an index is no integer");
  const auto& members = named(point_->sequences, name);
  require(where->second >= 0 && where->second < static_cast<long>(members.size()), "no member");
  return constant(members[static_cast<std::size_t>(where->second)]);
}

bool Expansion::is_random(Term atom) const {
  return std::ranges::any_of(sequences(atom), [&](auto& name) { return random_.contains(name); });
}

Poly Expansion::expectation(const Poly& p) {
  Poly result;
  for (const auto& [m, c] : p) {
    Mono random;
    Mono rest;
    for (const auto& [a, e] : m) (is_random(a) ? random : rest)[a] = e;
    result = add(result, multiply({{rest, c}}, random.empty() ? constant(1) : moment(random)));
  }
  return result;
}

/// E of a product of powers of random atoms.
Poly Expansion::moment(const Mono& random) {
  if (point_ != nullptr) return mean(random);
  for (const auto& [a, e] : random) {
    if (a.op() != Op::sum || e < 1 || is_random(a.operand(1) + a.operand(2))) continue;
    Mono rest = random;
    if (--rest[a] == 0) rest.erase(a);
    const Term other = to_term({{rest, 1}});
    require(!free_symbols(other).contains(a.operand(0)), "an index has the name of another");
    const Term each = expect(a.operand(3) * other);
    return expand(sum(a.operand(0), a.operand(1), a.operand(2), each));
  }
  const auto [a, e] = *random.begin();
  const auto [b, f] = *random.rbegin();
  const bool elements = a.op() == Op::element && b.op() == Op::element && a.name() == b.name();
  const auto law = std::ranges::find(domain_.moments, elements ? a.name() : "", &Moments::name);
  if (law != domain_.moments.end() && is_integer(expand(a.operand(0)))) {
    if (random.size() == 1 && e == 1 && law->first) return expand(*law->first);
    if (random.size() == 1 && e == 2 && law->second) return expand(*law->second);
    const Poly gap = add(expand(a.operand(0)), expand(b.operand(0)), -1);
    const bool differ = minimum(gap).value_or(0) > 0 || minimum(add({}, gap, -1)).value_or(0) > 0;
    if (random.size() == 2 && e == 1 && f == 1 && law->uncorrelated && law->first && differ) {
      return power(expand(*law->first), 2);
    }
  }
  return atom(expect(to_term({{random, 1}})));
}

/// The same at a point, where members are independent.
Poly Expansion::mean(const Mono& random) const {
  Rational result = 1;
  for (const auto& [a, e] : random) {
    require(a.op() == Op::element && a.operand(0).is_constant() && e > 0, "no moment of members");
    const auto law =
        std::ranges::find(point_->distributions, a.name(), &Point::Distribution::sequence);
    require(law != point_->distributions.end(), "no distribution of " + a.name());
    Rational factor = 0;
    for (std::size_t i = 0; i < law->outcomes.size(); ++i) {
      factor += law->chances[i] * pow(law->outcomes[i], e);
    }
    result *= factor;
  }
  return constant(result);
}

Poly Expansion::inner(Term t) const {
  if (point_ == nullptr) return atom(t);
  const auto dot = [](const std::vector<Rational>& a, const std::vector<Rational>& b) {
    require(a.size() == b.size(), "vectors of different dimensions");
    return std::inner_product(a.begin(), a.end(), b.begin(), Rational(0));
  };
  const auto vector = [&](const Word& w) {
    std::vector<Rational> v = named(point_->vectors, w.vector);
    for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
      std::vector<Rational> image;
      for (const auto& row : named(point_->operators, *name)) image.push_back(dot(row, v));
      v = image;
    }
    return v;
  };
  return constant(dot(vector(t.inner_left()), vector(t.inner_right())));
}

bool Expansion::nonzero(Term a) const {
  return nonzero_.contains(a) || a.op() == Op::exp || a.op() == Op::pi ||
         (a.is_constant() && !a.value().is_zero()) ||
         (a.op() == Op::power && nonzero(a.operand(0)));
}

bool Expansion::defined(Term a, long exponent) {
  const auto has_value = [&](Term t) { return defined(expand(t)); };
  if (exponent < 0 && !nonzero(a)) return false;
  if (defined_.contains(a)) return true;
  switch (a.op()) {
    case Op::log:
    case Op::sqrt:
    case Op::sum:
    case Op::least:
    case Op::expectation:
      return false;
    case Op::power:
      return minimum(expand(a.operand(1))).value_or(-1) >= 0 && has_value(a.operand(0));
    default:
      return std::ranges::all_of(a.operands(), has_value);
  }
}

bool Expansion::defined(const Poly& p) {
  return std::ranges::all_of(p, [&](const auto& term) {
    return std::ranges::all_of(term.first, [&](auto& x) { return defined(x.first, x.second); });
  });
}

void Expansion::note_nonzero(const Poly& p) {
  if (p.empty()) return;
  const Split parts = split(p);
  if (parts.rest.size() > 1) nonzero_.insert(to_term(parts.rest));
  for (const auto& [a, e] : parts.content) nonzero_.insert(a);
  known_.clear();
}

void Expansion::note_defined(const Poly& p) {
  for (const auto& [m, c] : p) {
    for (const auto& [a, e] : m) {
      defined_.insert(a);
      if (e < 0) nonzero_.insert(a);
    }
  }
  known_.clear();
}

}  // namespace gradus::kernel
