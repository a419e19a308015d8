#include "gradus/evidence/recheck_field.hpp"

#include <algorithm>

namespace gradus::kernel {

namespace {

constexpr std::size_t work_bound = 2'000'000;
constexpr long exponent_bound = 1'000'000'000;

Exponent plus(Exponent a, const Exponent& b, long times = 1) {
  const auto bounded = [](long x) {
    if (std::abs(x) > exponent_bound) throw Failure("an exponent is too large");
    return x;
  };
  a.constant = bounded(a.constant + bounded(times) * b.constant);
  for (const auto& [naturals, k] : b.symbolic) {
    long& sum = a.symbolic[naturals];
    sum = bounded(sum + times * k);
    if (sum == 0) a.symbolic.erase(naturals);
  }
  return a;
}

Exponent product(const Exponent& a, const Exponent& b) {
  Exponent result = plus({}, b, a.constant);
  for (const auto& [naturals, k] : a.symbolic) {
    result = plus(result, {0, {{naturals, k}}}, b.constant);
    for (const auto& [others, times] : b.symbolic) {
      std::vector<int> both = naturals;
      both.insert(both.end(), others.begin(), others.end());
      std::ranges::sort(both);
      result = plus(result, {0, {{both, k}}}, times);
    }
  }
  return result;
}

void multiply_by(Mono& m, int a, const Exponent& e, long times = 1) {
  const Exponent sum = plus(m[a], e, times);
  if (sum.is_zero()) {
    m.erase(a);
  } else {
    m[a] = sum;
  }
}

bool is_base(const Atom& a) { return a.op == Op::power && a.args.size() == 1; }

}  // namespace

std::optional<Rational> square_root(const Rational& q) {
  const mpq_srcptr p = q.mpq();
  if (q.sign() < 0 || mpz_perfect_square_p(mpq_numref(p)) == 0 ||
      mpz_perfect_square_p(mpq_denref(p)) == 0) {
    return {};
  }
  mpq_t root;
  mpq_init(root);
  mpz_sqrt(mpq_numref(root), mpq_numref(p));
  mpz_sqrt(mpq_denref(root), mpq_denref(p));
  const Rational result = Rational::from_mpq(root);
  mpq_clear(root);
  return result;
}

void Field::spend(std::size_t work) {
  if ((work_ += work) > work_bound) throw Failure("too much work");
}

Poly Field::constant(const Rational& c) { return c.is_zero() ? Poly{} : Poly{{{}, c}}; }

std::optional<Rational> Field::constant_value(const Poly& p) {
  if (p.empty()) return Rational(0);
  if (p.size() > 1 || !p.begin()->first.empty()) return {};
  return p.begin()->second;
}

Poly Field::add(Poly a, const Poly& b, const Rational& times) {
  for (const auto& [m, c] : b) {
    Rational& sum = a[m];
    sum += c * times;
    if (sum.is_zero()) a.erase(m);
  }
  return a;
}

Poly Field::multiply(const Poly& a, const Poly& b) {
  Poly result;
  for (const auto& [m, c] : a) {
    for (const auto& [n, d] : b) {
      Mono both = m;
      for (const auto& [x, e] : n) multiply_by(both, x, e);
      spend(1 + both.size() + c.bits() / 64 + d.bits() / 64);
      result = add(std::move(result), {{both, c * d}});
    }
  }
  return normalise(std::move(result));
}

/// Applies the relations of atoms (sqrt(a)^2 = a, ...) until none is left.
Poly Field::normalise(Poly p) {
  std::vector<std::pair<Poly, Poly>> products;
  for (auto term = p.begin(); term != p.end();) {
    std::optional<Poly> value;
    for (const auto& [a, e] : term->first) {
      if (!(value = reduced(a, e))) continue;
      Mono rest = term->first;
      rest.erase(a);
      products.push_back({*value, {{rest, term->second}}});
      break;
    }
    term = value ? p.erase(term) : std::next(term);
  }
  for (const auto& [value, rest] : products) p = add(std::move(p), multiply(value, rest));
  return p;
}

/// The constant part from which on base^e is expanded: base^(s + k) = base^s base^k holds for base
/// 0 too where s >= 0 for all values.
std::optional<long> Field::floor_of(int a, const Exponent& e) const {
  if (e.symbolic.empty()) return 0;
  if (const auto least = minimum({0, e.symbolic})) return -*least;
  return nonzero(at(a).args[0]) ? std::optional<long>(0) : std::nullopt;
}

/// a^e by the relations of a; nothing when it is reduced.
std::optional<Poly> Field::reduced(int a, const Exponent& e) {
  const Atom& here = at(a);
  if (here.op == Op::sqrt || here.op == Op::abs || here.op == Op::sin) {
    if (!e.symbolic.empty() || e.constant == 1) return {};
    const long odd = e.constant & 1;
    Poly square = here.op == Op::sqrt ? here.args[0] : power(here.args[0], 2);
    if (here.op == Op::sin) {
      square = add(constant(1), power(function(Op::cos, here.args), 2), -1);
    }
    return multiply(power(square, (e.constant - odd) / 2), power(atom(a), odd));
  }
  if (!is_base(here)) return {};
  Exponent rest = e;
  const auto fixed = constant_value(here.args[0]);
  if (fixed && !fixed->is_zero()) {
    rest.constant = 0;
    if (*fixed == Rational(-1)) {
      std::erase_if(rest.symbolic, [](const auto& part) { return part.second % 2 == 0; });
      for (auto& part : rest.symbolic) part.second = 1;
    }
  } else if (const auto floor = floor_of(a, e)) {
    rest.constant = std::min(e.constant, *floor);
  }
  if (rest == e) return {};
  const Poly expanded = power(here.args[0], e.constant - rest.constant);
  return rest.is_zero() ? expanded : multiply(expanded, atom(a, rest));
}

bool Field::is_zero(Poly p) {
  for (int round = 0; round < 1000 && !p.empty(); ++round) {
    Mono divisor;  // one atom to the power that is missing to expand it
    for (const auto& [m, c] : p) {
      for (const auto& [a, e] : m) {
        if (!is_base(at(a)) || !(divisor.empty() || divisor.contains(a))) continue;
        const long missing = floor_of(a, e).value_or(e.constant) - e.constant;
        if (missing > divisor[a].constant) divisor[a].constant = missing;
        if (divisor[a].is_zero()) divisor.erase(a);
      }
    }
    if (divisor.empty()) return false;
    p = multiply(p, {{divisor, 1}});
  }
  return p.empty();
}

Field::Split Field::split(const Poly& p) {
  Split result{p.begin()->second, {}, {}};
  std::set<int> atoms;
  for (const auto& [m, c] : p) {
    for (const auto& [a, e] : m) atoms.insert(a);
  }
  for (int a : atoms) {
    const auto exponent = [a](const Mono& m) { return m.contains(a) ? m.at(a) : Exponent{}; };
    Exponent least = exponent(p.begin()->first);
    bool alike = true;
    for (const auto& [m, c] : p) {
      const Exponent e = exponent(m);
      alike = alike && e.symbolic == least.symbolic;
      least.constant = std::min(least.constant, e.constant);
    }
    if (alike) multiply_by(result.content, a, least);
  }
  for (const auto& [m, c] : p) {
    Mono rest = m;
    for (const auto& [a, e] : result.content) multiply_by(rest, a, e, -1);
    result.rest.emplace(rest, c);
  }
  result.scale = result.rest.begin()->second;
  for (auto& term : result.rest) term.second /= result.scale;
  return result;
}

/// (c m p)^e = c^e m^e p^e for a rational c, by its primes, a monomial m and a polynomial p.
Poly Field::raised(const Poly& base, const Exponent& e) {
  const auto single = [&](const Poly& p, long k) {
    const int a = intern({Op::power, {}, {}, {p}});
    return multiply(constant(1), atom(a, plus({}, e, k)));
  };
  if (base.empty()) return single(base, 1);
  const Split parts = split(base);
  Poly result = parts.rest.size() > 1 ? single(parts.rest, 1) : constant(1);
  for (const auto& [a, k] : parts.content) result = multiply(result, atom(a, product(k, e)));
  if (parts.scale.sign() < 0) result = multiply(result, single(constant(-1), 1));
  for (const long sign : {1, -1}) {
    Rational n = sign > 0 ? abs(parts.scale).numerator() : parts.scale.denominator();
    for (long p = 2; p < 1000 && n > Rational(1); ++p) {
      for (; (n / Rational(p)).is_integer(); n /= Rational(p)) {
        result = multiply(result, single(constant(p), sign));
      }
    }
    if (n > Rational(1)) result = multiply(result, single(constant(n), sign));
  }
  return result;
}

Poly Field::invert(const Poly& a) {
  if (a.empty()) throw Failure("division by what is identically zero");
  const Split parts = split(a);
  Mono inverse;
  for (const auto& [x, e] : parts.content) inverse[x] = plus({}, e, -1);
  if (parts.rest.size() > 1) inverse[intern({Op::power, {}, {}, {parts.rest}})] = {-1, {}};
  return normalise({{inverse, Rational(1) / parts.scale}});
}

Poly Field::power(const Poly& base, long n) {
  if (std::abs(n) > 10'000) throw Failure("an exponent is too large");
  if (n < 0) return power(invert(base), -n);
  Poly result = constant(1);
  for (Poly square = base; n > 0; n /= 2) {
    if (n % 2 == 1) result = multiply(result, square);
    if (n > 1) square = multiply(square, square);
  }
  return result;
}

Poly Field::power(const Poly& base, const Poly& exponent) {
  const auto e = this->exponent(exponent);
  if (!e) return atom(intern({Op::power, {}, {}, {base, exponent}}));
  return e->symbolic.empty() ? power(base, e->constant) : raised(base, *e);
}

Poly Field::function(Op op, std::vector<Poly> args) {
  Poly& x = args[0];
  if (op == Op::exp) {
    Poly result = constant(1);
    for (const auto& [m, c] : x) {
      const bool log_alone = m.size() == 1 && at(m.begin()->first).op == Op::log;
      if (log_alone && m.begin()->second == Exponent{1, {}} && c.is_integer()) {
        const Poly inner = at(m.begin()->first).args[0];
        result = multiply(result, power(inner, constant(c)));
        continue;
      }
      const auto units = (c * Rational(exp_unit)).to_long();
      const int a = intern({Op::exp, {}, {}, {{{m, units ? Rational(1) : c}}}});
      result = multiply(result, atom(a, {units.value_or(exp_unit), {}}));
    }
    return result;
  }
  const bool flips = op == Op::sin || op == Op::cos || op == Op::abs;
  const bool flip = flips && !x.empty() && x.begin()->second.sign() < 0;
  if (flip) x = scale(x, -1);
  if (const auto c = constant_value(x); c && args.size() == 1) {
    if (op == Op::abs) return constant(*c);
    if (op == Op::log && *c == Rational(1)) return {};
    if (c->is_zero() && op == Op::cos) return constant(1);
    if (c->is_zero() && (op == Op::sin || op == Op::atan)) return {};
    if (const auto root = square_root(*c); op == Op::sqrt && root) return constant(*root);
  }
  return scale(atom(intern({op, {}, {}, args})), flip && op == Op::sin ? -1 : 1);
}

std::optional<Exponent> Field::exponent(const Poly& p) const {
  Exponent result;
  for (const auto& [m, c] : p) {
    std::vector<int> naturals;
    for (const auto& [a, e] : m) {
      if (!is_natural(a) || !e.symbolic.empty() || e.constant < 0 || e.constant > 8) return {};
      naturals.insert(naturals.end(), static_cast<std::size_t>(e.constant), a);
    }
    const auto k = c.to_long();
    if (!k || std::abs(*k) > exponent_bound) return {};
    result = plus(result, m.empty() ? Exponent{*k, {}} : Exponent{0, {{naturals, *k}}});
  }
  return result;
}

Poly Field::poly(const Exponent& e) {
  Poly result = constant(e.constant);
  for (const auto& [naturals, k] : e.symbolic) {
    Mono m;
    for (int a : naturals) ++m[a].constant;
    result = add(std::move(result), {{m, k}});
  }
  return result;
}

std::optional<long> Field::minimum(Exponent e) const {
  const auto bound = [&](int a, long k) -> std::optional<Exponent> {
    const auto range = ranges_.find(a);
    if (k > 0) return range == ranges_.end() ? Exponent{} : range->second.lower;
    return range == ranges_.end() ? std::nullopt : range->second.upper;
  };
  for (int step = 0; step < 100 && !e.symbolic.empty(); ++step) {
    auto chosen = e.symbolic.rbegin();  // bounds that are formulas come before numbers
    for (auto part = e.symbolic.rbegin(); part != e.symbolic.rend(); ++part) {
      const auto value = bound(part->first[0], part->second);
      if (part->first.size() == 1 && value && !value->symbolic.empty()) chosen = part;
    }
    const auto [naturals, k] = *chosen;
    const auto value = bound(naturals[0], k);
    e.symbolic.erase(naturals);
    if (naturals.size() > 1 && k > 0) continue;  // a product of naturals is >= 0
    if (naturals.size() > 1 || !value) return {};
    e = plus(e, *value, k);
  }
  return e.symbolic.empty() ? std::optional<long>(e.constant) : std::nullopt;
}

bool Field::is_natural(int a) const {
  return at(a).op == Op::symbol && (!at(a).leaf || at(a).leaf->sort() == Sort::natural);
}

int Field::new_index(const Poly& lower, const Poly& upper) {
  const int result = static_cast<int>(atoms_.size());
  atoms_.push_back({Op::symbol, {}, {}, {}, -1, {result}});
  ranges_[result] = {exponent(lower).value_or(Exponent{}), exponent(upper)};
  if (minimum(ranges_[result].lower).value_or(-1) < 0) ranges_[result].lower = {};
  return result;
}

int Field::intern(Atom a) {
  for (int i = 0; i < static_cast<int>(atoms_.size()); ++i) {
    const Atom& there = at(i);
    bool alike = there.op == a.op && there.name == a.name && there.args.size() == a.args.size() &&
                 there.leaf.has_value() == a.leaf.has_value() && (a.leaf || !a.args.empty());
    if (!alike || (a.leaf && !same(*a.leaf, *there.leaf))) continue;
    for (std::size_t k = 0; k < a.args.size() && alike; ++k) {
      const bool body = a.index >= 0 && k == 2;
      spend(1);
      alike = equal(body ? substitute(a.args[k], a.index, atom(there.index)) : a.args[k],
                    there.args[k]);
    }
    if (alike) return i;
  }
  const int result = static_cast<int>(atoms_.size());
  const auto add = [&](int part) { a.uses.insert(at(part).uses.begin(), at(part).uses.end()); };
  for (const Poly& p : a.args) {
    for (const auto& [m, c] : p) {
      for (const auto& [part, e] : m) {
        add(part);
        for (const auto& s : e.symbolic) std::ranges::for_each(s.first, add);
      }
    }
  }
  a.uses.erase(a.index);
  a.uses.insert(result);
  atoms_.push_back(std::move(a));
  return result;
}

bool Field::uses(const Exponent& e, int part) const {
  return std::ranges::any_of(e.symbolic, [&](const auto& product) {
    return std::ranges::any_of(product.first, [&](int a) { return uses(a, part); });
  });
}

bool Field::uses(const Poly& p, int part) const {
  return std::ranges::any_of(p, [&](const auto& term) {
    return std::ranges::any_of(term.first, [&](const auto& power) {
      return uses(power.first, part) || uses(power.second, part);
    });
  });
}

bool Field::nonzero(const Poly& p) const {
  if (p.empty()) return false;
  const Split parts = split(p);
  if (parts.rest.size() > 1 && !nonzero_factors_.contains(parts.rest)) return false;
  return std::ranges::all_of(parts.content, [&](const auto& power) {
    const Atom& a = at(power.first);
    const bool divides = power.second.symbolic.empty() && power.second.constant < 0;
    return divides || a.op == Op::exp || a.op == Op::pi || nonzero_.contains(power.first) ||
           (is_base(a) && nonzero(a.args[0]));
  });
}

bool Field::defined(int a, const Exponent& e) const {
  const Atom& here = at(a);
  const bool partial = here.op == Op::log || here.op == Op::sqrt || here.op == Op::sum ||
                       here.op == Op::least || here.op == Op::expectation ||
                       here.args.size() + here.leaf.has_value() == (here.op == Op::power ? 2 : 0);
  const auto has_value = [&](const Poly& p) { return defined(p); };
  if (!defined_.contains(a) && (partial || !std::ranges::all_of(here.args, has_value))) {
    return false;
  }
  return minimum(e).value_or(-1) >= 0 || nonzero(atom(a)) ||
         std::ranges::any_of(defined_powers_, [&](const auto& known) {
           return known.first == a && minimum(plus(e, known.second, -1)).value_or(-1) >= 0;
         });
}

bool Field::defined(const Poly& p) const {
  return std::ranges::all_of(p, [&](const auto& term) {
    return std::ranges::all_of(
        term.first, [&](const auto& power) { return defined(power.first, power.second); });
  });
}

void Field::note_nonzero(const Poly& p) {
  if (p.empty()) return;
  const Split parts = split(p);
  if (parts.rest.size() > 1) nonzero_factors_.insert(parts.rest);
  for (const auto& [a, e] : parts.content) {
    if (e.symbolic.empty()) nonzero_.insert(a);
  }
}

void Field::note_defined(const Poly& p) {
  for (const auto& [m, c] : p) {
    for (const auto& [a, e] : m) {
      defined_.insert(a);
      defined_powers_.insert({a, e});
    }
  }
}

}  // namespace gradus::kernel
