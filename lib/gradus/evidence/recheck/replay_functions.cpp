// Functions of one operand, members of recursions, means.

#include <algorithm>
#include <span>

#include "gradus/evidence/recheck/replay_polynomial.hpp"
#include "gradus/evidence/recheck/replay_terms.hpp"

namespace gradus {

using kernel::require;

void TermReplay::function(Term t) {
  if (!has_canonical_operands(t)) return;
  const Op op = t.op();
  const Term x = t.operand(0);
  const Polynomial p = theory_->expand(x);
  const auto c = value(p);
  const bool zero = c && c->is_zero() && (op == Op::sin || op == Op::cos || op == Op::atan);
  if (zero || (op == Op::log && c && *c == Rational(1))) return set(t, exactly(t));
  if (op == Op::log) return logarithm(t);
  if (op == Op::abs && reading_.settles_kinks && settle_absolute(t)) return;
  if (op == Op::abs && p.terms().size() == 1 && !c && !lone_atom(p)) return absolute_product(t);
  if (op == Op::abs) {
    as(to_term(canonical(x * x)) >= 0, axiom("square >= 0", {{'x', x}}));
    return set(t, axiom("abs", {{'x', x}}));
  }
  if (const auto root = c && op == Op::sqrt ? square_root(*c) : std::nullopt) {
    return set(t, axiom("root", {{'x', x}, {'y', *root}}));
  }
  if (op != Op::sqrt && !p.is_zero() && p.terms().begin()->second.sign() < 0) {
    const Term opposite = to_term(-p);
    const Term other = Term::make(op, {opposite});
    explain(other);
    const std::string name = op == Op::cos   ? "cos is even"
                             : op == Op::sin ? "sin is odd"
                                             : "atan is odd";
    return set_like(t, {-opposite}, axiom(name, {{'x', opposite}}));
  }
  if (op == Op::sin) return set_square(t, axiom("sin squared", {{'x', x}}));
  if (op != Op::sqrt || root_of_power(t) || root_of_multiple(t)) return;
  if (sign(x, false)) set_square(t, root_squared(x));
}

/// A function of a number, where its value is one.
TermReplay::Line TermReplay::exactly(Term t) {
  const Rational at = t.operand(0).value();
  const Line line = theory_->enclose(t, {{at, at}});
  return axiom("equal", {{'x', t}, {'y', theory_->says(line).right}});
}

/// log(sqrt(x)) = log(x)/2
void TermReplay::log_of_root(Term t) {
  const Term root = t.operand(0), x = root.operand(0), half = Rational(1, 2);
  if (!sign(x, true)) return;
  root_squared(x);
  axiom("root >= 0", {{'x', x}});
  axiom("part", {{'x', root}, {'w', root}, {'a', x}});
  axiom("not = 0", {{'x', root}});
  const Line twice = log_of_product(root, root), like = replace(log(root * root), {x});
  set(t, conclude(t == half * log(x), {{-half, {twice}}, {half, {like}}}));
}

/// log(a b) = log(a) + log(b), where it is known that a > 0 and b > 0.
TermReplay::Line TermReplay::log_of_product(Term a, Term b) {
  const Term e = exp(log(a)), logs = log(a) + log(b);
  const Line sum = axiom("exp of a sum", {{'x', log(a)}, {'y', log(b)}});
  const Line of_a = exp_of_log(a), of_b = exp_of_log(b);
  theory_->combine(a * b == exp(logs), {{-1, {sum}}, {-b, {of_a}}, {-e, {of_b}}});
  return axiom("log", {{'x', a * b}, {'y', logs}});
}

/// |x y| = |x| |y|, x a number or an atom: both are the root of x^2 y^2.
void TermReplay::absolute_product(Term t) {
  const Polynomial p = theory_->expand(t.operand(0));
  const auto& [m, number] = *p.terms().begin();
  const bool is_one = number == Rational(1);
  const Term x = is_one ? m.powers[0].first : Term(number);
  const Term y = to_term(is_one ? monomial(without(m, x)) : monomial(m));
  const Term both = abs(x) * abs(y), whole = t.operand(0) * t.operand(0);
  explain(both);
  Lines signs;
  for (Term part : {x, y}) {
    const Line root = axiom("root >= 0", {{'x', part * part}});
    signs.push_back(conclude(abs(part) >= 0, {{1, {axiom("abs", {{'x', part}})}}, {1, {root}}}));
  }
  conclude(both >= 0, {{1, signs}});
  equal(whole, both * both);
  const Line root = axiom("root", {{'x', whole}, {'y', both}});
  set(t, conclude(t == both, {{1, {axiom("abs", {{'x', t.operand(0)}})}}, {1, {root}}}));
}

bool TermReplay::settle_absolute(Term t) {
  const Term x = t.operand(0);
  for (const Term y : {x, -x}) {
    if (!sign(y, false)) continue;
    const Line root = axiom("root", {{'x', x * x}, {'y', y}});
    set(t, conclude(t == y, {{1, {axiom("abs", {{'x', x}})}}, {1, {root}}}));
    return true;
  }
  return false;
}

/// The logarithm of a quotient, product or exponential, where all of it is visibly > 0.
void TermReplay::logarithm(Term t) {
  const Term x = t.operand(0);
  const Polynomial p = theory_->expand(x);
  if (const auto a = lone_atom(p); a && a->op() == Op::exp) {
    return set(t, axiom("log", {{'x', x}, {'y', a->operand(0)}}));
  }
  if (x.op() == Op::sqrt) return log_of_root(t);
  if (p.is_zero()) return;
  const auto of_product = [&](Term a, Term b) -> std::optional<Line> {
    for (Term part : {a, b}) explain(part);
    const auto first = sign(a, true), second = sign(b, true);
    if (!first || !second) return {};
    return log_of_product(a, b);
  };
  const auto of_quotient = [&](Polynomial n, const Polynomial& d) {
    Term divisor = to_term(d);
    explain(divisor);
    if (!sign(divisor, true)) {
      divisor = -divisor;
      n = -n;
    }
    const auto line = of_product(x, divisor);
    if (!line) return;
    const Term whole = x * divisor, above = to_term(n);
    explain(log(above));
    explain(log(divisor));
    conclude(whole == above, {});
    const Line like = replace(log(whole), {above});
    set(t, conclude(t == log(above) - log(divisor), {{-1, {*line}}, {1, {like}}}));
  };
  const auto [divisor, numerator] = without_divisors(p);
  if (!value(divisor)) return of_quotient(numerator, divisor);
  std::vector<Term> all = factors(p, true);
  if (all.size() == 1 && all[0].is_constant() && !all[0].value().is_integer())
    return of_quotient(Polynomial(1), Polynomial(all[0].value().denominator()));
  if (p.terms().size() > 1 && split(p).scale.sign() < 0) {
    std::erase_if(all, [](Term f) { return same(f, Term(-1)); });
    all.back() = -all.back();
  }
  if (all.size() < 2) return;
  const std::span<const Term> list(all);
  const Term first = product(list.first(all.size() / 2)),
             second = product(list.subspan(all.size() / 2));
  if (const auto line = of_product(first, second)) set_like(t, {first * second}, *line);
}

void TermReplay::exponential(Term t) {
  if (!has_canonical_operands(t)) return;
  const Polynomial p = theory_->expand(t.operand(0));
  if (p.is_zero()) {
    return set_like(t, {Term(0) * Term(0)}, exp_of_multiple(0, 0));
  }
  if (p.terms().size() > 1) {
    const Term first = to_term(start(p)), others = to_term(p - start(p));
    return set_like(t, {first + others}, axiom("exp of a sum", {{'x', first}, {'y', others}}));
  }
  const auto& [m, c] = *p.terms().begin();
  const auto log = lone_atom(monomial(m));
  const bool undoes = log && log->op() == Op::log && c.is_integer();
  if (undoes && c == Rational(1)) {
    const Term x = log->operand(0);
    if (sign(x, true)) set(t, exp_of_log(x));
    return;
  }
  const Rational times = undoes ? c : c * unit_;
  if (!times.is_integer() || times == Rational(1)) return;
  const Term u = to_term(monomial(m, c / times));
  set_like(t, {u * Term(times)}, exp_of_multiple(u, times));
}

void TermReplay::member(Term t) {
  if (!has_canonical_operands(t)) return;
  const auto rule = std::ranges::find(domain_.recursions, t.name(), &Recursion::name);
  const auto where = place(theory_->expand(t.operand(0)));
  if (rule == domain_.recursions.end() || !where) return;
  const auto& [natural, c] = *where;
  const long first = natural.is_zero() ? rule->from : rule->from + 1;
  if (c < first) return;
  require(c - first < 100'000, "too many steps of a recursion");
  const auto at = [&](long k) { return to_term(natural + k); };
  for (long k = first; k < c; ++k) explain(Term::element(t.name(), at(k)));
  if (c == rule->from) return set(t, axiom("first " + t.name(), {}));
  const Term before = at(c - 1);
  require(at_least(before, rule->from).has_value(), "outside the range of a recursion");
  set(t, axiom("next " + t.name(), {{'m', before}, {'n', t.operand(0)}}));
}

void TermReplay::mean(Term t) {
  const Polynomial p = canonical(t.operand(0));
  const auto is_random = [](Term a) { return !sequences(a).empty(); };
  Polynomial fixed = p.is_zero() ? Rational(0) : p.terms().begin()->second;
  Monomial random;
  if (!p.is_zero()) {
    for (const auto& [a, e] : p.terms().begin()->first.powers) {
      if (is_random(a)) random.powers.emplace_back(a, e);
      if (!is_random(a)) fixed = theory_->multiply(fixed, Polynomial::atom(a, e));
    }
  }
  const Term z = to_term(fixed), y = to_term(monomial(random));
  if (random.powers.empty() && p.terms().size() < 2) {
    set_like(t, {z}, axiom("mean of no chance", {{'z', z}}));
  } else if (p.terms().size() > 1 || !same(z, Term(1))) {
    const Term others = to_term(p - start(p));
    set_like(t, {z * y + others}, axiom("mean", {{'z', z}, {'x', y}, {'y', others}}));
  } else if (!same(t.operand(0), y)) {
    set(t, replace(t, {y}));
  } else {
    mean_of_product(t, random);
  }
}

void TermReplay::mean_of_product(Term t, const Monomial& random) {
  for (const auto& [a, e] : random.powers) {
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
  const auto [a, e] = random.powers.front();
  const auto [b, f] = random.powers.back();
  const auto law =
      std::ranges::find(domain_.moments, a.op() == Op::element ? a.name() : "", &Moments::name);
  if (law == domain_.moments.end() || !theory_->is_integer(a.operand(0))) return;
  if (random.powers.size() == 1 && !at_least(a.operand(0), 0)) return;
  if (random.powers.size() == 1 && e == 1 && law->first) {
    set(t, axiom("mean " + a.name(), {{'m', a.operand(0)}}));
  } else if (random.powers.size() == 1 && e == 2 && law->second) {
    set_like(t, {a * a}, axiom("square " + a.name(), {{'m', a.operand(0)}}));
  } else if (random.powers.size() == 2 && e == 1 && f == 1 && law->uncorrelated && law->first &&
             b.op() == Op::element && b.name() == a.name()) {
    for (const auto& [low, high] : {std::pair(a, b), std::pair(b, a)}) {
      const Term i = low.operand(0), k = high.operand(0);
      if (!theory_->is_integer(i) || !theory_->is_integer(k)) continue;
      if (!at_least(i, 0) || !at_least(k - i, 1)) continue;
      const Line pair = axiom("pair " + a.name(), {{'m', i}, {'n', k}});
      set_like(t, {low * high}, pair);
      return;
    }
  }
}

}  // namespace gradus
