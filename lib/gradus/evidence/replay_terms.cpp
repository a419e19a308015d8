#include "gradus/evidence/replay_terms.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/algebra/print.hpp"

namespace gradus {

using kernel::add;
using kernel::Failure;
using kernel::require;
using kernel::value;

namespace {

using Poly = kernel::Poly;
using Mono = kernel::Mono;

Poly monomial(const Mono& m, const Rational& c = 1) { return {{m, c}}; }
Poly constant(const Rational& c) { return c.is_zero() ? Poly{} : Poly{{{}, c}}; }
Poly atom(Term a) { return {{{{a, 1}}, 1}}; }

std::optional<Term> lone_atom(const Poly& p) {
  if (p.size() != 1 || p.begin()->second != Rational(1)) return {};
  const Mono& m = p.begin()->first;
  if (m.size() != 1 || m.begin()->second != 1) return {};
  return m.begin()->first;
}

bool is_strict(Relation r) { return r == Relation::less || r == Relation::greater; }
bool is_natural(Term t) { return t.is_symbol() && t.sort() == Sort::natural; }
bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }
bool is_inverse(Term t) { return t.op() == Op::power && same(t.operand(1), Term(-1)); }

Mono without(Mono m, Term x, long e = 1) {
  if ((m[x] -= e) == 0) m.erase(x);
  return m;
}

/// p = scale * content * rest; the first coefficient of `rest` is 1.
struct Split {
  Rational scale;
  Mono content;
  Poly rest;
};
Split split(const Poly& p) {
  Split result{1, p.begin()->first, {}};
  for (const auto& [m, c] : p) {
    std::erase_if(result.content, [&](const auto& power) { return !m.contains(power.first); });
    for (auto& [a, least] : result.content) least = std::min(least, m.at(a));
  }
  for (const auto& [m, c] : p) {
    Mono rest = m;
    for (const auto& [a, e] : result.content) rest = without(rest, a, e);
    result.rest.emplace(rest, c);
  }
  result.scale = result.rest.begin()->second;
  for (auto& term : result.rest) term.second /= result.scale;
  return result;
}

/// The factors of p, as far as they are visible.
std::vector<Term> factors(const Poly& p) {
  const Split parts = split(p);
  std::vector<Term> result;
  for (const bool above : {true, false}) {
    Rational n = above ? abs(parts.scale).numerator() : parts.scale.denominator();
    for (long prime = 2; n > Rational(1); ++prime) {
      const Rational f = prime < 1000 ? Rational(prime) : n;
      for (; n > Rational(1) && (n / f).is_integer(); n /= f) {
        result.emplace_back(above ? f : Rational(1) / f);
      }
    }
  }
  if (parts.scale.sign() < 0) result.emplace_back(-1);
  for (const auto& [a, e] : parts.content) {
    for (long k = 0; k < e; ++k) result.push_back(a);
  }
  if (parts.rest.size() > 1) result.push_back(to_term(parts.rest));
  return result;
}

/// Where it is found to be rational.
std::optional<Rational> square_root(const Rational& q) {
  const double near = std::sqrt(std::max(q.to_double(), 0.0));
  const Rational root = simplest_between(Rational::from_double(near * (1 - 1e-15)),
                                         Rational::from_double(near * (1 + 1e-15)));
  return root * root == q ? std::optional(root) : std::nullopt;
}

/// p = natural + integer, or the integer alone (no atom).
std::optional<std::pair<Poly, long>> place(const Poly& p) {
  const Rational c = p.contains({}) ? p.at({}) : Rational(0);
  const Poly rest = add(p, constant(c), -1);
  const auto natural = lone_atom(rest);
  if (!c.to_long() || !(rest.empty() || (natural && is_natural(*natural)))) return {};
  return {{rest, *c.to_long()}};
}

}  // namespace

Term to_term(const Poly& p) {
  std::optional<Term> sum;
  for (const auto& [m, c] : p) {
    std::optional<Term> product;
    if (m.empty() || c != Rational(1)) product = Term(c);
    for (const auto& [a, e] : m) {
      const Term power = e == 1 ? a : pow(a, Term(e));
      product = product ? *product * power : power;
    }
    sum = sum ? *sum + *product : *product;
  }
  return sum.value_or(Term(0));
}

Poly TermReplay::gap(Line line) {
  const Comparison& c = theory_->says(line);
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return add(theory_->expand(c.left), theory_->expand(c.right), -1).empty() ? Poly{}
         : flip ? add(theory_->expand(c.right), theory_->expand(c.left), -1)
                : add(theory_->expand(c.left), theory_->expand(c.right), -1);
}

void TermReplay::reduce(Reduction& r) {
  for (bool changed = true; changed;) {
    changed = false;
    Poly next;
    for (const auto& [m, c] : r.rest) {
      const Equal* rule = nullptr;
      const Line* cancelling = nullptr;
      Mono other = m;
      for (const auto& [x, e] : m) {
        const auto found = values_.find(x);
        const auto square = e > 1 ? squares_.find(x) : squares_.end();
        const auto divisor = is_inverse(x) ? divisors_.find(x) : divisors_.end();
        if (divisor != divisors_.end() && m.contains(x.operand(0))) {
          cancelling = &divisor->second.inverse;
          other = without(without(m, x), x.operand(0));
          break;
        }
        if (found == values_.end() && square == squares_.end()) continue;
        rule = found != values_.end() ? &found->second : &square->second;
        other = without(m, x, found != values_.end() ? 1 : 2);
        break;
      }
      if (cancelling != nullptr) {
        changed = true;
        Poly& cofactor = r.cofactors[*cancelling];
        cofactor = add(std::move(cofactor), monomial(other, c));
        next = add(std::move(next), monomial(other, c));
        continue;
      }
      if (rule == nullptr) {
        next = add(std::move(next), monomial(m, c));
        continue;
      }
      changed = true;
      Poly& cofactor = r.cofactors[rule->line];
      cofactor = add(std::move(cofactor), monomial(other, c));
      next = add(std::move(next), theory_->multiply(monomial(other, c), rule->value));
    }
    r.rest = std::move(next);
  }
}

/// Multiplies by the square of a divisor that stands in r, as often as needed.
bool TermReplay::clear(Reduction& r) {
  std::optional<Term> inverse;
  std::optional<Divisor> known;
  long most = 0;
  for (const auto& [m, c] : r.rest) {
    for (const auto& [x, e] : m) {
      if (!inverse && (known = divisor(x))) inverse = x;
      if (inverse && same(*inverse, x)) most = std::max(most, e);
    }
  }
  if (!inverse) return false;
  const Poly p = theory_->expand(inverse->operand(0)), one = theory_->multiply(p, atom(*inverse));
  const auto power = [&](const Poly& base, long n) {
    Poly result = constant(1);
    for (; n > 0; --n) result = theory_->multiply(result, base);
    return result;
  };
  most += most % 2;
  for (auto& [line, cofactor] : r.cofactors) {
    cofactor = theory_->multiply(cofactor, power(p, most));
  }
  Poly rest;
  Poly& cofactor = r.cofactors[known->inverse];
  for (const auto& [m, c] : r.rest) {
    const long e = m.contains(*inverse) ? m.at(*inverse) : 0;
    const Poly other =
        theory_->multiply(monomial(e > 0 ? without(m, *inverse, e) : m, c), power(p, most - e));
    rest = add(std::move(rest), other);
    for (long k = 0; k < e; ++k) {
      cofactor = add(std::move(cofactor), theory_->multiply(other, power(one, k)));
    }
  }
  r.rest = std::move(rest);
  for (long k = 0; k < most; k += 2) r.divisors.push_back(known->square);
  return true;
}

std::pair<Poly, Poly> TermReplay::without_divisors(Poly p) {
  Poly factor = constant(1);
  for (int round = 0; round < 100; ++round) {
    Reduction r{p};
    reduce(r);
    p = r.rest;
    Mono divisors;
    for (const auto& [m, c] : p) {
      for (const auto& [x, e] : m) {
        if (divisor(x)) divisors[x] = std::max(divisors[x], e);
      }
    }
    if (divisors.empty()) return {factor, p};
    for (const auto& [x, e] : divisors) {
      Poly cleared;
      for (const auto& [m, c] : p) {
        const long there = m.contains(x) ? m.at(x) : 0;
        Poly term = monomial(there > 0 ? without(m, x, there) : m, c);
        for (long k = there; k < e; ++k) {
          term = theory_->multiply(term, theory_->expand(x.operand(0)));
        }
        cleared = add(std::move(cleared), term);
      }
      for (long k = 0; k < e; ++k) {
        factor = theory_->multiply(factor, theory_->expand(x.operand(0)));
      }
      p = cleared;
    }
  }
  throw Failure("divisors inside divisors");
}

std::optional<TermReplay::Divisor> TermReplay::divisor(Term inverse) {
  if (!is_inverse(inverse)) return {};
  if (const auto found = divisors_.find(inverse); found != divisors_.end()) return found->second;
  const auto line = nonzero(inverse.operand(0));
  if (!line) return {};
  const Term p = inverse.operand(0);
  return divisors_[inverse] = {axiom("square > 0", {{'x', p}}, {*line}),
                               axiom("inverse", {{'x', p}}, {*line})};
}

TermReplay::Line TermReplay::conclude(const Comparison& c, std::vector<Product> products,
                                      Lines positive, Term factor) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  Poly left =
      add(theory_->expand(flip ? c.right : c.left), theory_->expand(flip ? c.left : c.right), -1);
  left = theory_->multiply(left, theory_->expand(factor));
  for (Line i : positive) left = theory_->multiply(left, gap(i));
  for (const Product& product : products) {
    Poly x = theory_->expand(product.factor);
    for (Line i : product.parts) x = theory_->multiply(x, gap(i));
    left = add(std::move(left), x, -1);
  }
  Reduction r{left};
  for (reduce(r); !r.rest.empty(); reduce(r)) {
    require(clear(r), "not shown: " + text(c) + ", what is left is " + text(to_term(r.rest)));
  }
  for (Product& product : products) {
    product.parts.insert(product.parts.end(), r.divisors.begin(), r.divisors.end());
  }
  positive.insert(positive.end(), r.divisors.begin(), r.divisors.end());
  for (const auto& [line, cofactor] : r.cofactors) {
    if (!cofactor.empty()) products.push_back({to_term(cofactor), {line}});
  }
  return theory_->combine(c, products, positive, factor);
}

Poly TermReplay::canonical(Term t) {
  Reduction r{theory_->expand(t)};
  reduce(r);
  return r.rest;
}

void TermReplay::set(Term t, Line line) {
  if (values_.contains(t)) return;
  const Term right = theory_->says(line).right;
  explain(right);
  const Poly p = canonical(right);
  const auto itself = lone_atom(p);
  if (values_.contains(t) || (itself && same(*itself, t))) return;
  for (const auto& [m, c] : p) require(!m.contains(t), "leads back to itself: " + text(t));
  const Line known = as(t == to_term(p), line);
  values_[t] = {p, known};
}

void TermReplay::set_square(Term t, Line line) {
  const Term right = theory_->says(line).right;
  explain(right);
  const Poly p = canonical(right);
  squares_[t] = {p, as(t * t == to_term(p), line)};
}

void TermReplay::set_like(Term t, const std::vector<Term>& others, Line line) {
  const Line like = replace(t, others);
  explain(theory_->says(line).right);
  set(t, conclude(t == theory_->says(line).right, {{1, {like}}, {1, {line}}}));
}

TermReplay::Line TermReplay::replace(Term t, const std::vector<Term>& others) {
  Lines lines;
  for (std::size_t k = 0; k < others.size(); ++k) {
    const Poly gap = add(theory_->expand(t.operand(k)), theory_->expand(others[k]), -1);
    if (!gap.empty()) lines.push_back(equal(t.operand(k), others[k]));
  }
  return theory_->operands(t, others, lines);
}

bool TermReplay::has_canonical_operands(Term t) {
  std::vector<Term> others;
  bool changed = false;
  for (Term x : t.operands()) {
    others.push_back(to_term(canonical(x)));
    changed = changed || !same(x, others.back());
  }
  if (changed) set(t, replace(t, others));
  return !changed;
}

void TermReplay::prepare_exponentials(const std::vector<Term>& all) {
  for (Term whole : all) {
    for_each_node(whole, [&](Term t) {
      if (t.op() != Op::exp) return;
      for_each_node(t, [&](Term x) {
        if (x.is_constant()) unit_ = lcm(unit_, x.value().denominator());
        const bool divides = x.op() == Op::divide && x.operand(1).is_constant();
        if (!divides || x.operand(1).value().is_zero()) return;
        unit_ = lcm(unit_, abs(x.operand(1).value().numerator()));
      });
    });
  }
  if (unit_ > Rational(5040)) unit_ = 5040;
}

void TermReplay::explain(Term t) {
  if (!explained_.insert(t).second) return;
  require(++depth_ < 300, "a formula is nested too deeply");
  for (std::size_t k = binds(t) ? 1 : 0; k < (binds(t) ? 3 : t.operands().size()); ++k) {
    explain(t.operand(k));
  }
  if (!binds(t)) show_needs(t);
  explain_node(t);
  if (binds(t)) show_needs(t);
  --depth_;
}

void TermReplay::explain_node(Term t) {
  const auto part = [&](std::size_t k) { return t.operand(k); };
  switch (t.op()) {
    case Op::divide:
      explain(pow(part(1), -1));
      return set(t, axiom("quotient", {{'x', part(0)}, {'y', part(1)}}));
    case Op::power:
      return power(t);
    case Op::exp:
      return exponential(t);
    case Op::sinh:
      return set(t, axiom("sinh", {{'x', part(0)}}));
    case Op::cosh:
      return set(t, axiom("cosh", {{'x', part(0)}}));
    case Op::tanh:
      return set(t, axiom("tanh", {{'x', part(0)}}));
    case Op::minimum:
      return set(t, axiom("min", {{'x', part(0)}, {'y', part(1)}}));
    case Op::maximum:
      return set(t, axiom("max", {{'x', part(0)}, {'y', part(1)}}));
    case Op::element:
      return member(t);
    case Op::expectation:
      return mean(t);
    case Op::sum:
    case Op::least:
      return series(t);
    case Op::log:
    case Op::sqrt:
    case Op::abs:
    case Op::sin:
    case Op::cos:
    case Op::atan:
      return function(t);
    default:
      return;
  }
}

void TermReplay::function(Term t) {
  if (!has_canonical_operands(t)) return;
  const Op op = t.op();
  const Term x = t.operand(0);
  const Poly p = theory_->expand(x);
  const auto c = value(p);
  const auto is = [&](Op o, long at) { return op == o && c && *c == Rational(at); };
  if (is(Op::sin, 0)) return set(t, axiom("sin 0", {}));
  if (is(Op::cos, 0)) return set(t, axiom("cos 0", {}));
  if (is(Op::atan, 0)) return set(t, axiom("atan 0", {}));
  if (is(Op::log, 1)) return set(t, axiom("log 1", {}));
  if (op == Op::log) return;
  if (const auto root = c && op == Op::sqrt ? square_root(*c) : std::nullopt) {
    const Line above = conclude(Term(*root) >= 0, {{*root}});
    return set(t, axiom("root", {{'x', x}, {'y', *root}}, {above}));
  }
  if (op != Op::sqrt && !p.empty() && p.begin()->second.sign() < 0) {
    const Term opposite = to_term(add({}, p, -1));
    const Term other = Term::make(op, {opposite});
    explain(other);
    if (op == Op::abs) {
      const Line squares = equal(x * x, other * other),
                 above = axiom("abs >= 0", {{'x', opposite}});
      return set(t, axiom("abs", {{'x', x}, {'y', other}}, {squares, above}));
    }
    const std::string name = op == Op::cos   ? "cos is even"
                             : op == Op::sin ? "sin is odd"
                                             : "atan is odd";
    return set_like(t, {-opposite}, axiom(name, {{'x', opposite}}));
  }
  if (op == Op::abs && c) {
    return set(t, axiom("abs", {{'x', x}, {'y', x}}, {conclude(x >= 0, {{x}})}));
  }
  if (op == Op::abs) return set_square(t, axiom("abs squared", {{'x', x}}));
  if (op == Op::sin) return set_square(t, axiom("sin squared", {{'x', x}}));
  if (op != Op::sqrt) return;
  if (const auto line = sign(x, false)) set_square(t, axiom("root squared", {{'x', x}}, {*line}));
}

void TermReplay::exponential(Term t) {
  if (!has_canonical_operands(t)) return;
  const Poly p = theory_->expand(t.operand(0));
  if (p.empty()) {
    return set_like(t, {Term(0) * Term(0)}, axiom("exp of a multiple", {{'x', 0}, {'m', 0}}));
  }
  if (p.size() > 1) {
    const Term first = to_term({*p.begin()}), others = to_term(Poly(std::next(p.begin()), p.end()));
    return set_like(t, {first + others}, axiom("exp of a sum", {{'x', first}, {'y', others}}));
  }
  const auto& [m, c] = *p.begin();
  const auto log = lone_atom(monomial(m));
  const bool undoes = log && log->op() == Op::log && c.is_integer();
  if (undoes && c == Rational(1)) {
    const auto line = sign(log->operand(0), true);
    if (line) set(t, axiom("exp of a logarithm", {{'x', log->operand(0)}}, {*line}));
    return;
  }
  const Rational times = undoes ? c : c * unit_;
  if (!times.is_integer() || times == Rational(1)) return;
  const Term u = to_term(monomial(m, c / times));
  set_like(t, {u * Term(times)}, axiom("exp of a multiple", {{'x', u}, {'m', times}}));
}

/// x^(m n) as a line for (x^m)^n.
TermReplay::Line TermReplay::regroup(Term x, Term m, Term n, Term product) {
  const Line line = axiom("power of a power", {{'x', x}, {'m', m}, {'n', n}});
  const Line like = replace(theory_->says(line).right, {x, product});
  return conclude(pow(pow(x, m), n) == pow(x, product), {{1, {line}}, {1, {like}}});
}

void TermReplay::inverse(Term t) {
  const Term y = t.operand(0);
  const Poly p = canonical(y);
  require(!p.empty(), "division by what is identically zero");
  if (const auto c = value(p)) {
    const Line apart = conclude(y != 0, {{*c * *c}}, {}, Term(*c));
    const Line one = axiom("inverse", {{'x', y}}, {apart});
    return set(t, conclude(t == Rational(1) / *c, {{Rational(1) / *c, {one}}}));
  }
  if (!same(y, to_term(p))) return set(t, replace(t, {to_term(p), -1}));
  if (split_base(t)) return;
  if (is_inverse(y)) return set(t, regroup(y.operand(0), -1, -1, 1));
  divisor(t);
}

/// (f g)^e = f^e g^e for the first factor of the base.
bool TermReplay::split_base(Term t) {
  const Term e = t.operand(1);
  const std::vector<Term> all = factors(theory_->expand(t.operand(0)));
  if (all.size() < 2) return false;
  Term others = all[1];
  for (std::size_t k = 2; k < all.size(); ++k) others = others * all[k];
  set_like(t, {all[0] * others, e},
           axiom("power of a product", {{'x', all[0]}, {'y', others}, {'m', e}}));
  return true;
}

void TermReplay::power(Term t) {
  const Term b = t.operand(0);
  Term e = t.operand(1);
  if (const auto n = value(canonical(e))) {
    const Term whole = pow(b, Term(*n));
    if (!value(theory_->expand(e))) set(t, replace(t, {b, Term(*n)}));
    if (!explained_.insert(whole).second && !same(whole, t)) return;
    if (*n == Rational(-1)) return inverse(whole);
    if (n->is_integer() && n->sign() >= 0) return;
    if (n->is_integer()) {
      explain(pow(b, -1));
      const Line line = regroup(b, -1, Term(-*n), Term(*n));
      return set(whole, conclude(whole == pow(pow(b, -1), Term(-*n)), {{-1, {line}}}));
    }
    const Rational twice = *n * Rational(2);
    const auto above = twice.is_integer() ? sign(b, true) : std::nullopt;
    if (!above) {
      has_canonical_operands(whole);
      return;
    }
    explain(sqrt(b));
    const Line line = axiom("half a power", {{'x', b}, {'m', twice}}, {*above});
    return set_like(whole, {b, Term(twice) * Term(Rational(1, 2))}, line);
  }
  if (!has_canonical_operands(t) || !theory_->is_integer(e)) return;
  if (theory_->expand(b).empty() || split_base(t)) return;
  if (same(b, Term(1))) {
    const Line line = axiom("power of a power", {{'x', 1}, {'m', 0}, {'n', e}});
    return set_like(t, {pow(Term(1), 0), e}, line);
  }
  power_of_factor(t);
}

void TermReplay::power_of_factor(Term t) {
  const Term b = t.operand(0), e = t.operand(1);
  const Poly p = theory_->expand(e);
  if (b.is_constant() && b.value().denominator() > Rational(1)) {
    const Term q = Rational(1) / b.value();
    explain(pow(q, -1));
    const Line first = replace(t, {pow(q, -1), e});
    const Term opposite = to_term(add({}, p, -1));
    const Line second = regroup(q, -1, e, opposite), third = regroup(q, e, -1, opposite);
    const Term right = pow(pow(q, e), -1);
    return set(t, conclude(t == right, {{1, {first}}, {1, {second}}, {-1, {third}}}));
  }
  if (b.op() == Op::power && theory_->is_integer(b.operand(1))) {
    const Poly product = canonical(b.operand(1) * e);
    return set(t, regroup(b.operand(0), b.operand(1), e, to_term(product)));
  }
  if (p.size() == 1) {
    const auto& [m, c] = *p.begin();
    if (c == Rational(1) && same(b, Term(-1))) {
      set_square(t, axiom("power of -1 squared", {{'m', e}}));
    }
    if (c == Rational(1)) return;
    const Term unit = to_term(monomial(m));
    const Line line = regroup(b, unit, Term(c), e);
    return set(t, conclude(t == pow(pow(b, unit), Term(c)), {{-1, {line}}}));
  }
  Poly first{*p.begin()};
  const auto apart = nonzero(b);
  const bool falls =
      std::ranges::any_of(p, [](const auto& term) { return term.second.sign() < 0; });
  if (!apart && falls) {
    std::vector<Product> why;
    const auto least = minimum(p, why);
    if (!least || *least < 1) return;
    first = constant(*least);
  }
  const Term x = to_term(first), y = to_term(add(p, first, -1));
  Lines given;
  if (apart) {
    given = {*apart};
  } else {
    given = {at_least(x, 0).value(), at_least(y, 0).value()};
  }
  set_like(t, {b, x + y},
           axiom(apart ? "sum of integers above" : "sum of naturals above",
                 {{'x', b}, {'m', x}, {'n', y}}, given));
}

void TermReplay::member(Term t) {
  if (!has_canonical_operands(t)) return;
  const auto rule = std::ranges::find(domain_.recursions, t.name(), &Recursion::name);
  const auto where = place(theory_->expand(t.operand(0)));
  if (rule == domain_.recursions.end() || !where) return;
  const auto& [natural, c] = *where;
  const long first = natural.empty() ? rule->from : rule->from + 1;
  if (c < first) return;
  require(c - first < 100'000, "too many steps of a recursion");
  const auto at = [&](long k) { return to_term(add(natural, constant(k))); };
  for (long k = first; k < c; ++k) explain(Term::element(t.name(), at(k)));
  if (c == rule->from) return set(t, axiom("first " + t.name(), {}));
  const Term before = at(c - 1);
  set_like(t, {before + 1},
           axiom("next " + t.name(), {{'n', before}}, {at_least(before, rule->from).value()}));
}

void TermReplay::mean(Term t) {
  const Poly p = canonical(t.operand(0));
  const auto is_random = [](Term a) { return !sequences(a).empty(); };
  if (p.size() > 1) {
    const Term first = to_term({*p.begin()}), others = to_term(Poly(std::next(p.begin()), p.end()));
    set_like(t, {first + others}, axiom("mean of a sum", {{'x', first}, {'y', others}}));
    return;
  }
  Poly fixed = constant(p.empty() ? Rational(0) : p.begin()->second);
  Mono random;
  if (!p.empty()) {
    for (const auto& [a, e] : p.begin()->first) {
      if (is_random(a)) random[a] = e;
      if (!is_random(a)) fixed = theory_->multiply(fixed, monomial({{a, e}}));
    }
  }
  const Term z = to_term(fixed), y = to_term(monomial(random));
  if (random.empty()) {
    set_like(t, {z}, axiom("mean of no chance", {{'z', z}}));
  } else if (!same(z, Term(1))) {
    set_like(t, {z * y}, axiom("factor of a mean", {{'z', z}, {'y', y}}));
  } else if (!same(t.operand(0), y)) {
    set(t, replace(t, {y}));
  } else {
    mean_of_product(t, random);
  }
}

void TermReplay::mean_of_product(Term t, const Mono& random) {
  for (const auto& [a, e] : random) {
    if (a.op() != Op::sum || !sequences(a.operand(1) + a.operand(2)).empty()) continue;
    const Term others = to_term(monomial(without(random, a)));
    int number = 0;
    const auto fresh = [&] { return Term::natural("~" + std::to_string(number)); };
    while (contains(t, fresh())) ++number;
    const Term each = substitute(a.operand(3), {{a.operand(0), fresh()}}) * others;
    const Term whole = sum(fresh(), a.operand(1), a.operand(2), each);
    explain(whole);
    return set_like(t, {whole},
                    axiom("mean of sums",
                          {{'i', fresh()}, {'u', a.operand(1)}, {'z', a.operand(2)}, {'f', each}}));
  }
  const auto [a, e] = *random.begin();
  const auto [b, f] = *random.rbegin();
  const auto law =
      std::ranges::find(domain_.moments, a.op() == Op::element ? a.name() : "", &Moments::name);
  if (law == domain_.moments.end() || !theory_->is_integer(a.operand(0))) return;
  if (random.size() == 1 && e == 1 && law->first) {
    set(t, axiom("mean " + a.name(), {{'n', a.operand(0)}}));
  } else if (random.size() == 1 && e == 2 && law->second) {
    set_like(t, {a * a}, axiom("square " + a.name(), {{'n', a.operand(0)}}));
  } else if (random.size() == 2 && e == 1 && f == 1 && law->uncorrelated && law->first &&
             b.op() == Op::element && b.name() == a.name()) {
    for (const auto& [low, high] : {std::pair(a, b), std::pair(b, a)}) {
      const Term i = low.operand(0), k = high.operand(0);
      if (!theory_->is_integer(i) || !theory_->is_integer(k)) continue;
      const auto gap = at_least(k - i, 1);
      if (!gap) continue;
      set_like(t, {low * high},
               axiom("pair " + a.name(), {{'m', i}, {'n', k}}, {as(k >= i + 1, *gap)}));
      return;
    }
  }
}

/// A sum: its last members first, as far as these are known.
void TermReplay::series(Term t) {
  const Term i = t.operand(0), body = t.operand(3);
  const Term lower = to_term(canonical(t.operand(1))), upper = to_term(canonical(t.operand(2)));
  const auto first = place(theory_->expand(lower)), last = place(theory_->expand(upper));
  const auto to = [&](Term end) { return Term::make(t.op(), {i, lower, end, body}); };
  const bool sums = t.op() == Op::sum;
  if (i.name()[0] != '#' && i.name()[0] != '~') {
    theory_->within(t, [&](Theory& inner) {
      const auto replay = inside(inner);
      replay->explain(body);
      return replay->conclude(body == to_term(replay->canonical(body)), {});
    });
  }
  const bool runs = first && last && first->first.empty() && first->second >= 0 &&
                    (last->first.empty() || (sums && last->second >= first->second));
  if (!runs) return closed(t);
  const long start = first->second, end = last->second;
  require(end - start < 100'000, "a sum has too many members");
  const auto at = [&](long k) { return to_term(add(last->first, constant(k))); };
  const auto upto = [&](long k) { return to(at(k)); };
  if (last->first.empty() && end < start) {
    if (!sums) return;
    const Line above = conclude(lower > upper, {{Term(start - end)}});
    const Line none = axiom("empty", {{'i', i}, {'x', lower}, {'y', upper}, {'f', body}}, {above});
    set(to(upper), none);
  } else {
    const Line positive = conclude(lower >= 0, {{lower}});
    for (long k = last->first.empty() ? start : start - 1; k <= end; ++k) {
      const Term whole = upto(k);
      explained_.insert(whole);
      if (values_.contains(whole)) continue;
      if (k == start - 1) {
        closed(whole);
        continue;
      }
      const Term previous = at(k - 1);
      if (!sums && k == start) {
        set(whole, axiom("least of one", {{'i', i}, {'n', lower}, {'f', body}}, {positive}));
        continue;
      }
      if (sums && last->first.empty() && k == start) {
        const Term none = to(previous);
        explained_.insert(none);
        const Line above = conclude(lower > previous, {{Term(1)}});
        set(none, axiom("empty", {{'i', i}, {'x', lower}, {'y', previous}, {'f', body}}, {above}));
      }
      const Line reaches = sums ? as(at(k) >= lower, at_least(at(k) - lower, 0).value())
                                : as(at(k) - 1 >= lower, at_least(at(k) - 1 - lower, 0).value());
      const Line line =
          axiom(sums ? "last" : "least and last",
                {{'i', i}, {'x', lower}, {'n', at(k)}, {'f', body}}, {positive, reaches});
      const Term shorter = to(at(k) - 1);
      if (explained_.insert(shorter).second)
        set(shorter, replace(shorter, {i, lower, previous, body}));
      set(whole, line);
    }
  }
  if (!same(t, to(upper))) set(t, replace(t, {i, lower, upper, body}));
}

/// A sum without its last members: what is free of the index outside.
void TermReplay::closed(Term t) {
  const Term i = t.operand(0), lower = t.operand(1), upper = t.operand(2), body = t.operand(3);
  const auto limits =
      std::vector<Term>{i, to_term(canonical(lower)), to_term(canonical(upper)), body};
  if (!same(limits[1], lower) || !same(limits[2], upper)) {
    return set(t, replace(t, limits));
  }
  const bool sums = t.op() == Op::sum;
  Term shaped = body;
  Poly outside = constant(1);
  const auto shape = [&](const Poly& p) {
    if (!sums || p.size() != 1) {
      if (sums && p.size() > 1) {
        return to_term({*p.begin()}) + to_term(Poly(std::next(p.begin()), p.end()));
      }
      return to_term(p);
    }
    Mono inside;
    outside = constant(p.begin()->second);
    for (const auto& [a, e] : p.begin()->first) {
      if (contains(a, i)) inside[a] = e;
      if (!contains(a, i)) outside = theory_->multiply(outside, monomial({{a, e}}));
    }
    if (inside.empty() && same(to_term(outside), to_term(p)) && p.begin()->first.empty() &&
        p.begin()->second == Rational(1)) {
      return Term(1);
    }
    const Term w = to_term(outside);
    return same(w, Term(1)) ? to_term(monomial(inside)) : w * to_term(monomial(inside));
  };
  const Line line = theory_->within(t, [&](Theory& inner) {
    const auto replay = inside(inner);
    replay->explain(body);
    shaped = shape(replay->canonical(body));
    return replay->conclude(body == shaped, {});
  });
  if (!same(shaped, body)) return set(t, line);
  if (sums && body.op() == Op::add) {
    return set(t, axiom("sum of sums", {{'i', i},
                                        {'x', lower},
                                        {'y', upper},
                                        {'f', body.operand(0)},
                                        {'h', body.operand(1)}}));
  }
  if (sums && body.is_constant() && body.value().is_zero()) {
    const Line scaled =
        axiom("factor of a sum", {{'i', i}, {'x', lower}, {'y', upper}, {'w', 0}, {'f', 1}});
    const Line like = theory_->operands(t, {i, lower, upper, Term(0) * Term(1)}, {});
    return set(t, conclude(t == 0, {{1, {like}}, {1, {scaled}}}));
  }
  if (sums && !same(to_term(outside), Term(1))) {
    return set(t, axiom("factor of a sum", {{'i', i},
                                            {'x', lower},
                                            {'y', upper},
                                            {'w', body.operand(0)},
                                            {'f', body.operand(1)}}));
  }
  if (sums && same(body, Term(1))) {
    const auto positive = at_least(lower, 0), reaches = at_least(upper + 1 - lower, 0);
    if (!positive || !reaches || !theory_->is_integer(lower) || !theory_->is_integer(upper)) return;
    return set(t, axiom("constant", {{'i', i}, {'m', lower}, {'n', upper}, {'x', 1}},
                        {as(lower >= 0, *positive), as(upper + 1 >= lower, *reaches)}));
  }
  int number = 0;
  for_each_node(body, [&](Term x) { number += binds(x); });
  const Term index = Term::natural("#" + std::to_string(number));
  if (same(index, i)) return;
  set(t, axiom(sums ? "rename" : "rename least",
               {{'i', i}, {'k', index}, {'x', lower}, {'y', upper}, {'f', body}}));
}

/// The least value of p that is visible, and why: p less that is the sum of the products.
std::optional<long> TermReplay::minimum(Poly p, std::vector<Product>& why) {
  const auto bound = [&](Term v, Relation r) -> std::optional<Line> {
    for (Line k = 0; k < theory_->size(); ++k) {
      const Comparison& c = theory_->says(k);
      if (!same(c.left, v) || c.relation != r || !theory_->is_integer(c.right)) continue;
      if (r == Relation::less_equal || c.right.is_constant()) return k;
    }
    return {};
  };
  for (int round = 0; round < 100; ++round) {
    bool changed = false;
    for (const auto& [m, c] : Poly(p)) {
      const auto v = lone_atom(monomial(m));
      if (c.sign() >= 0 || m.empty()) continue;
      const auto line = v ? bound(*v, Relation::less_equal) : std::nullopt;
      if (!line) return {};
      why.push_back({-c, {*line}});
      p = add(p, gap(*line), c);
      changed = true;
      break;
    }
    if (!changed) break;
  }
  for (const auto& [m, c] : Poly(p)) {
    if (m.empty()) continue;
    const auto v = lone_atom(monomial(m));
    const auto line = v ? bound(*v, Relation::greater_equal) : std::nullopt;
    if (line) {
      why.push_back({c, {*line}});
      p = add(p, gap(*line), -c);
      continue;
    }
    Product product{c, {}};
    for (const auto& [a, e] : m) {
      if (!is_natural(a)) return {};
      for (long k = 0; k < e; ++k) product.parts.push_back(axiom("natural >= 0", {{'k', a}}));
    }
    why.push_back(product);
    p = add(p, monomial(m, c), -1);
  }
  const auto rest = value(p);
  return rest ? floor(*rest).to_long() : std::nullopt;
}

std::optional<TermReplay::Line> TermReplay::at_least(Term t, long bound) {
  explain(t);
  std::vector<Product> why;
  const auto least = minimum(canonical(t), why);
  if (!least || *least < bound) return {};
  Poly rest = add(canonical(t), constant(bound), -1);
  for (const Product& product : why) {
    Poly x = theory_->expand(product.factor);
    for (Line line : product.parts) x = theory_->multiply(x, gap(line));
    rest = add(std::move(rest), x, -1);
  }
  why.push_back({to_term(rest)});
  return conclude(t >= bound, why);
}

void TermReplay::note_signs() {
  for (; noted_ < theory_->size(); ++noted_) {
    const Relation r = theory_->says(noted_).relation;
    if (r == Relation::not_equal || (is_strict(r) && noted_ < given_)) apart_.push_back(noted_);
    if (r == Relation::equal || r == Relation::not_equal) continue;
    Reduction reduced{gap(noted_)};
    reduce(reduced);
    if (!reduced.rest.empty()) gaps_.emplace_back(noted_, reduced.rest);
  }
}

void TermReplay::note_factors() {
  note_signs();
  factors_.clear();
  for (Line line : apart_) {
    Reduction reduced{gap(line)};
    reduce(reduced);
    if (reduced.rest.empty()) continue;
    const Split parts = split(reduced.rest);
    if (parts.rest.size() > 1) factors_.emplace(to_term(parts.rest), line);
    for (const auto& [a, e] : parts.content) factors_.emplace(a, line);
  }
}

/// Whether p is visibly > 0, as a sum of products.
bool TermReplay::is_positive(const Poly& p, std::vector<Product>& why) {
  bool strict = false;
  for (const auto& [m, c] : p) {
    if (c.sign() < 0) return false;
    bool strictly = true;
    Product product{c};
    for (const auto& [a, e] : m) {
      const auto above = positive_atom(a);
      if (!above && e % 2 != 0) return false;
      strictly = strictly && above;
      for (long k = 0; k < e; k += above ? 1 : 2) {
        product.parts.push_back(above ? *above : axiom("square >= 0", {{'x', a}}));
      }
    }
    strict = strict || strictly;
    why.push_back(std::move(product));
  }
  return strict;
}

std::optional<TermReplay::Line> TermReplay::positive_atom(Term a) {
  if (a.op() == Op::exp) return axiom("exp > 0", {{'x', a.operand(0)}});
  if (a.op() == Op::pi) return axiom("pi > 0", {});
  if (a.op() != Op::power) return {};
  std::vector<Product> why;
  const Term base = a.operand(0);
  if (!is_positive(canonical(base), why)) return {};
  return axiom("power > 0", {{'x', base}, {'y', a.operand(1)}}, {conclude(base > 0, why)});
}

std::optional<TermReplay::Line> TermReplay::nonzero(Term t) {
  if (t.is_constant()) {
    if (t.value().is_zero()) return {};
    return conclude(t != 0, {{t.value() * t.value()}}, {}, t);
  }
  if (t.op() == Op::exp) return as(t != 0, axiom("exp > 0", {{'x', t.operand(0)}}));
  if (t.op() == Op::pi) return as(t != 0, axiom("pi > 0", {}));
  if (!factors_.contains(t)) note_factors();
  if (const auto found = factors_.find(t); found != factors_.end()) {
    const Comparison c = theory_->says(found->second);
    const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
    const Term whole = flip ? c.right - c.left : c.left - c.right;
    const Line square = axiom("square > 0", {{'x', whole}}, {found->second});
    const Poly p = canonical(whole);
    const Split parts = split(p);
    Poly others;
    if (parts.content.contains(t)) {
      for (const auto& [m, k] : p) others = add(others, monomial(without(m, t), k));
    } else {
      others = monomial(parts.content, parts.scale);
    }
    return conclude(t != 0, {{1, {square}}}, {}, to_term(theory_->multiply(p, others)));
  }
  if (t.op() == Op::power && theory_->is_integer(t.operand(1))) {
    const auto base = nonzero(t.operand(0));
    if (base) return axiom("power != 0", {{'x', t.operand(0)}, {'m', t.operand(1)}}, {*base});
  }
  std::vector<Product> why;
  if (is_positive(canonical(t), why)) return conclude(t != 0, why);
  if (const auto line = at_least(t, 1)) return conclude(t != 0, {{1, {*line}}, {1}});
  if (const auto line = at_least(-t, 1)) return conclude(t != 0, {{1, {*line}}, {1}}, {}, -1);
  return {};
}

std::optional<TermReplay::Line> TermReplay::sign(Term t, bool strict) {
  const Comparison c{t, strict ? Relation::greater : Relation::greater_equal, 0};
  const Poly p = canonical(t);
  if (const auto q = value(p)) {
    if (q->sign() < (strict ? 1 : 0)) return {};
    return conclude(c, {{*q}});
  }
  note_signs();
  for (const auto& [line, gap] : gaps_) {
    const Relation r = theory_->says(line).relation;
    if (strict && r != Relation::greater && r != Relation::less) continue;
    const Rational k = p.begin()->second / gap.begin()->second;
    if (k.sign() > 0 && add(p, gap, -k).empty()) return conclude(c, {{k, {line}}});
  }
  std::vector<Product> why;
  if (is_positive(p, why)) return conclude(c, why);
  if (const auto line = at_least(t, strict ? 1 : 0)) {
    return strict ? conclude(c, {{1, {*line}}, {1}}) : as(c, *line);
  }
  return {};
}

void TermReplay::use_equation(Line line) {
  const Comparison c = theory_->says(line);
  for (const auto& [key, other] : {std::pair(c.left, c.right), std::pair(c.right, c.left)}) {
    const auto a = lone_atom(canonical(key));
    if (!a || contains(to_term(canonical(other)), *a)) continue;
    const Poly p = canonical(other);
    values_[*a] = {p, conclude(*a == to_term(p), {{same(key, c.left) ? 1 : -1, {line}}})};
    return;
  }
}

}  // namespace gradus
