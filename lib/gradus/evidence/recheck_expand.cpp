#include "gradus/evidence/recheck_expand.hpp"

#include <algorithm>

namespace gradus::kernel {

namespace {

constexpr long run_out_bound = 1000;
constexpr int depth_bound = 500;

/// p = v + c with one natural v (or none) and an integer c.
std::optional<std::pair<Poly, long>> place(const Field& field, const Poly& p) {
  const auto e = field.exponent(p);
  if (!e || e->symbolic.size() > 1) return {};
  if (e->symbolic.empty()) return {{{}, e->constant}};
  const auto& [naturals, k] = *e->symbolic.begin();
  if (naturals.size() > 1 || k != 1) return {};
  return {{Field::atom(naturals[0]), e->constant}};
}

bool mentions(Term t, const std::set<std::string>& sequences, std::set<Term, TermOrder>& seen) {
  if (!seen.insert(t).second) return false;
  return (t.op() == Op::element && sequences.contains(t.name())) ||
         std::ranges::any_of(t.operands(), [&](Term x) { return mentions(x, sequences, seen); });
}

}  // namespace

Expansion::Expansion(const Domain& domain) : domain_(domain) {
  for (const Variable& v : domain.variables) {
    if (!v.symbol.is_symbol() || v.symbol.sort() != Sort::natural) continue;
    Range range;
    if (v.lower) range.lower.constant = std::max(0L, ceil(*v.lower).to_long().value_or(0));
    if (const auto top = v.upper ? floor(*v.upper).to_long() : std::nullopt) {
      range.upper = Exponent{*top, {}};
    }
    ranges_[intern({Op::symbol, v.symbol})] = range;
  }
  for (const Moments& m : domain.moments) random_.insert(m.name);
  for (std::size_t round = 0; round < domain.recursions.size(); ++round) {
    for (const Recursion& r : domain.recursions) {
      std::set<Term, TermOrder> seen;
      if (mentions(r.start, random_, seen) || mentions(r.next, random_, seen)) {
        random_.insert(r.name);
      }
    }
  }
}

Poly Expansion::expand(Term t) {
  Scope scope;
  return expand(t, scope);
}

Poly Expansion::expand_defined(Term t) {
  noting_ = true;
  const Poly result = expand(t);
  noting_ = false;
  return result;
}

Poly Expansion::expand(Term t, Scope& scope) {
  if (const auto known = scope.find(t); known != scope.end()) return known->second;
  if (++depth_ > depth_bound) throw Failure("a formula is nested too deeply");
  spend(1);
  const Poly result = expand_node(t, scope);
  --depth_;
  if (noting_) {
    note_defined(result);
    if (t.op() == Op::divide) note_nonzero(expand(t.operand(1), scope));
  }
  return scope[t] = result;
}

/// t = first +- second +- ..., however long.
Poly Expansion::chain(Term t, Scope& scope) {
  std::vector<Term> later;
  for (; t.op() == Op::add || t.op() == Op::subtract; t = t.operand(0)) later.push_back(t);
  Poly result = expand(t, scope);
  for (auto sum = later.rbegin(); sum != later.rend(); ++sum) {
    result = add(std::move(result), expand(sum->operand(1), scope), sum->op() == Op::add ? 1 : -1);
  }
  return result;
}

Poly Expansion::expand_node(Term t, Scope& scope) {
  const auto part = [&](std::size_t i) { return expand(t.operand(i), scope); };
  switch (t.op()) {
    case Op::constant:
      return constant(t.value());
    case Op::symbol:
    case Op::pi:
    case Op::inner:
      return atom(intern({t.op(), t}));
    case Op::element:
      return member(t.name(), part(0));
    case Op::negate:
      return scale(part(0), -1);
    case Op::add:
    case Op::subtract:
      return chain(t, scope);
    case Op::multiply:
      return multiply(part(0), part(1));
    case Op::divide:
      return multiply(part(0), invert(part(1)));
    case Op::power:
      return power(part(0), part(1));
    case Op::sinh:
    case Op::cosh:
    case Op::tanh: {
      const Poly up = function(Op::exp, {part(0)});
      const Poly down = function(Op::exp, {scale(part(0), -1)});
      const Poly twice_sinh = add(up, down, -1);
      if (t.op() == Op::tanh) return multiply(twice_sinh, invert(add(up, down)));
      return scale(t.op() == Op::sinh ? twice_sinh : add(up, down), Rational(1) / Rational(2));
    }
    case Op::minimum:
    case Op::maximum:
      return function(t.op(), {part(0), part(1)});
    case Op::expectation:
      return expectation(part(0));
    case Op::sum:
    case Op::least: {
      const Poly lower = part(1);
      const Poly upper = part(2);
      const int index = new_index(lower, upper);
      Scope inner{{t.operand(0), atom(index)}};
      for (const auto& [key, value] : scope) {  // indices of the sums around
        if (key.is_symbol() && !same(key, t.operand(0))) inner.emplace(key, value);
      }
      const bool noting = std::exchange(noting_, false);  // the range may be empty
      const Poly body = expand(t.operand(3), inner);
      noting_ = noting;
      return series(t.op(), lower, upper, index, body);
    }
    default:
      return function(t.op(), {part(0)});
  }
}

/// sum (or least) over index = lower..upper, its last members and what is free of the index
/// outside.
Poly Expansion::series(Op op, const Poly& lower, const Poly& upper, int index, Poly body) {
  if (op == Op::least) return atom(intern({op, {}, {}, {lower, upper, body}, index}));
  Poly result;
  Poly top = upper;
  const auto first = place(*this, lower);
  const auto last = place(*this, upper);
  if (first && last && first->first.empty() && last->second - first->second < run_out_bound) {
    for (long k = first->second; k <= last->second; ++k) {
      result = add(result, substitute(body, index, add(last->first, constant(k))));
    }
    if (last->first.empty()) return result;
    if (last->second >= first->second) {
      top = add(last->first, constant(first->second - 1));
      const int narrower = new_index(lower, top);
      body = substitute(body, index, atom(narrower));
      index = narrower;
    }
  }
  const Poly count = add(add(top, lower, -1), constant(1));
  const auto members = exponent(count);
  const bool counts = members && minimum(*members).value_or(-1) >= 0;
  for (const auto& [m, c] : body) {
    Mono outside;
    Mono inside;
    for (const auto& [a, e] : m) {
      Exponent in = e;
      Exponent out;
      if (!uses(a, index)) {
        // base^(s + k): s stays inside where it has the index, and is >= 0 there; k comes out.
        const auto negative = [](const auto& product) { return product.second < 0; };
        if (!uses(e, index)) {
          std::swap(in, out);
        } else if (std::ranges::none_of(e.symbolic, negative)) {
          const auto free = [&](const auto& s) { return !uses(Exponent{0, {s}}, index); };
          std::ranges::copy_if(e.symbolic, std::inserter(out.symbolic, out.symbolic.end()), free);
          std::erase_if(in.symbolic, free);
        }
        if (const auto least = minimum({0, in.symbolic}); least && !in.is_zero()) {
          in.constant = std::min(e.constant, -*least);
          out.constant = e.constant - in.constant;
        }
        if (!defined(a, out)) {
          in = e;
          out = {};
        }
      }
      if (!in.is_zero()) inside[a] = in;
      if (!out.is_zero()) outside[a] = out;
    }
    const Poly rest = counts && inside.empty()
                          ? count
                          : atom(intern({op, {}, {}, {lower, top, {{inside, 1}}}, index}));
    result = add(result, multiply({{outside, c}}, rest));
  }
  return result;
}

Poly Expansion::member(const std::string& name, const Poly& index) {
  const auto known = std::ranges::find(domain_.recursions, name, &Recursion::name);
  const auto where = place(*this, index);
  if (known != domain_.recursions.end() && where) {
    const auto& [natural, k] = *where;
    const long steps = k - known->from;
    if (steps > run_out_bound) throw Failure("too many steps of a recursion");
    if (steps >= (natural.empty() ? 0 : 1)) {
      if (++depth_ > depth_bound) throw Failure("a recursion leads back to itself");
      const bool noting = std::exchange(noting_, false);
      const std::pair<std::string, Poly> key{name, natural};
      while (static_cast<long>(members_[key].size()) <= steps) {
        const long done = static_cast<long>(members_[key].size());
        Scope scope{{known->index, add(natural, constant(known->from + done - 1))}};
        Poly next;
        if (done > 0) {
          next = expand(known->next, scope);
        } else if (natural.empty()) {
          next = expand(known->start);
        }
        members_[key].push_back(next);  // with a natural, the first is the member itself: not used
      }
      noting_ = noting;
      --depth_;
      return members_[key][static_cast<std::size_t>(steps)];
    }
  }
  return atom(intern({Op::element, {}, name, {index}}));
}

/// p with the atom a replaced by `value`.
Poly Expansion::substitute(const Poly& p, int a, const Poly& value) {
  Poly result;
  for (const auto& [m, c] : p) {
    Poly term = constant(c);
    for (const auto& [x, e] : m) {
      spend(1);
      const Atom& there = at(x);
      if (!uses(x, a) && !uses(e, a)) {
        term = multiply(term, atom(x, e));
        continue;
      }
      std::vector<Poly> args = there.args;
      int index = there.index;
      if (index >= 0 && uses(value, index)) {
        index = new_index(args[0], args[1]);
        args[2] = substitute(args[2], there.index, atom(index));
      }
      if (x != a && uses(x, a)) {
        for (Poly& arg : args) arg = substitute(arg, a, value);
      }
      Poly base;
      if (x == a) {
        base = value;
      } else if (there.op == Op::element) {
        base = member(there.name, args[0]);
      } else if (there.op == Op::sum || there.op == Op::least) {
        base = series(there.op, args[0], args[1], index, args[2]);
      } else if (there.op == Op::expectation) {
        base = expectation(args[0]);
      } else if (there.op == Op::exp) {
        base = function(Op::exp, {scale(args[0], Rational(1) / Rational(exp_unit))});
      } else if (there.op == Op::power) {
        base = args.size() == 1 ? args[0] : power(args[0], args[1]);
      } else {
        base = args.empty() ? atom(x) : function(there.op, args);
      }
      term = multiply(term, power(base, substitute(poly(e), a, value)));
    }
    result = add(result, term);
  }
  return result;
}

bool Expansion::is_random(int a) const {
  return std::ranges::any_of(at(a).uses, [&](int part) {
    return at(part).op == Op::element && random_.contains(at(part).name);
  });
}

Poly Expansion::expectation(const Poly& body) {
  Poly result;
  for (const auto& [m, c] : body) {
    Mono random;
    Mono rest;
    for (const auto& [a, e] : m) (is_random(a) ? random : rest)[a] = e;
    result = add(result, multiply({{rest, c}}, random.empty() ? constant(1) : moment(random)));
  }
  return result;
}

/// i != j for all values of the naturals in them.
bool Expansion::differ(const Poly& i, const Poly& j) const {
  const auto above = exponent(add(i, j, -1));
  const auto below = exponent(add(j, i, -1));
  return above && below && (minimum(*above).value_or(0) > 0 || minimum(*below).value_or(0) > 0);
}

/// E of a product of powers of random atoms.
Poly Expansion::moment(const Mono& random) {
  for (const auto& [a, e] : random) {
    if (at(a).op != Op::sum || !e.symbolic.empty() || e.constant < 1) continue;
    const Atom& sum = at(a);
    const int index = new_index(sum.args[0], sum.args[1]);
    Mono rest = random;
    if (--rest[a].constant == 0) rest.erase(a);
    const Poly body = substitute(sum.args[2], sum.index, atom(index));
    return series(Op::sum, sum.args[0], sum.args[1], index,
                  expectation(multiply(body, {{rest, 1}})));
  }
  const int a = random.begin()->first;
  const int b = random.rbegin()->first;
  const auto known = std::ranges::find(domain_.moments, at(a).name, &Moments::name);
  if (known != domain_.moments.end() && at(a).op == Op::element && exponent(at(a).args[0])) {
    const Exponent one{1, {}};
    const Exponent two{2, {}};
    const auto is = [&](const Exponent& e) { return random.size() == 1 && random.at(a) == e; };
    if (is(one) && known->first) return expand(*known->first);
    if (is(two) && known->second) return expand(*known->second);
    if (random.size() == 2 && random.at(a) == one && random.at(b) == one &&
        at(b).op == Op::element && at(b).name == at(a).name && known->uncorrelated &&
        known->first && differ(at(a).args[0], at(b).args[0])) {
      return power(expand(*known->first), 2);
    }
  }
  return atom(intern({Op::expectation, {}, {}, {{{random, 1}}}}));
}

}  // namespace gradus::kernel
