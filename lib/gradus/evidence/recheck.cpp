#include "gradus/evidence/recheck.hpp"

#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_expand.hpp"
#include "gradus/evidence/recheck_witness.hpp"

namespace gradus {

namespace kernel {
namespace {

void require(bool holds, const std::string& what) {
  if (!holds) throw Failure(what);
}

bool is_strict(Relation r) {
  return r == Relation::less || r == Relation::greater || r == Relation::not_equal;
}

bool is_free(Term symbol, Term t);
using Replaced = std::map<Term, Term, TermOrder>;

/// t with a symbol replaced where it is free.
Term replace(Term t, Term symbol, Term value, Replaced& known) {
  if (same(t, symbol)) return value;
  if (t.operands().empty()) return t;
  if (const auto found = known.find(t); found != known.end()) return found->second;
  std::vector<Term> parts(t.operands().begin(), t.operands().end());
  const bool binds = t.op() == Op::sum || t.op() == Op::least;
  for (std::size_t i = binds ? 1 : 0; i < parts.size(); ++i) {
    const bool hidden = binds && i == 3 && same(parts[0], symbol);
    if (hidden) continue;
    const Term before = parts[i];
    parts[i] = replace(before, symbol, value, known);
    const bool captured = binds && i == 3 && !same(before, parts[i]) && is_free(parts[0], value);
    if (captured) throw Failure("an index has the name of what is put in");
  }
  return known[t] =
             t.op() == Op::element ? Term::element(t.name(), parts[0]) : Term::make(t.op(), parts);
}

Term replace(Term t, Term symbol, Term value) {
  Replaced known;
  return replace(t, symbol, value, known);
}

bool is_free(Term symbol, Term t) { return !same(replace(t, symbol, -1), t); }

/// Whether t mentions the symbol, bound or free.
bool occurs(Term symbol, Term t, std::set<Term, TermOrder>& seen) {
  if (same(t, symbol)) return true;
  return seen.insert(t).second &&
         std::ranges::any_of(t.operands(), [&](Term x) { return occurs(symbol, x, seen); });
}

Comparison replace(const Comparison& c, Term symbol, Term value) {
  return {replace(c.left, symbol, value), c.relation, replace(c.right, symbol, value)};
}

Comparison larger_smaller(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return flip ? Comparison{c.right, c.relation, c.left} : c;
}

/// What `node` needs in order to be defined, inside the sums `around`.
struct Need {
  Term node;
  Comparison condition;
  std::vector<Term> around;
};

/// One domain with what may be assumed there.
class Proof {
 public:
  Proof(const Domain& domain, const std::vector<PremiseInstance>& instances,
        const std::optional<Comparison>& hypothesis = {})
      : field_(domain) {
    assumptions_ = assumptions(domain);
    for (const Premise& p : domain.premises) {
      if (!p.index) assumptions_.push_back(p.holds);
    }
    for (const PremiseInstance& i : instances) {
      require(i.premise < domain.premises.size(), "there is no such premise");
      const Premise& p = domain.premises[i.premise];
      require(p.index.has_value(), "this premise has no index: " + p.name);
      const auto at = field_.exponent(field_.expand(i.at));
      const auto least = at ? field_.minimum(*at) : std::nullopt;
      require(least && *least >= p.from, "outside the range of a premise: " + text(i.at));
      assumptions_.push_back(replace(p.holds, *p.index, i.at));
    }
    if (hypothesis) assumptions_.push_back(*hypothesis);
    for (const Comparison& c : assumptions_) {
      const Poly left = field_.expand_defined(c.left);
      const Poly right = field_.expand_defined(c.right);
      if (is_strict(c.relation)) field_.note_nonzero(Field::add(left, right, -1));
      if (c.relation != Relation::equal) continue;
      for (const auto& [key, value] : {std::pair(left, right), std::pair(right, left)}) {
        if (key.size() != 1 || key.begin()->second != Rational(1)) continue;
        const Mono& m = key.begin()->first;
        if (m.size() != 1 || m.begin()->second != Exponent{1, {}}) continue;
        if (!field_.uses(value, m.begin()->first)) {
          equations_.emplace_back(m.begin()->first, value);
          break;
        }
      }
    }
    unconditional_ = assumptions_.size();
  }

  void direct(const Comparison& c, const DirectProof& p) {
    field_.expand(c.left);  // bounds their depth
    field_.expand(c.right);
    conditions(c, p);
    const Poly left = field_.expand_defined(c.left);
    const Poly right = field_.expand_defined(c.right);
    if (p.order) {
      order(c, *p.order, "order");
    } else {
      require(c.relation == Relation::equal, "an order needs a proof of its sign");
      require(vanishes(Field::add(left, right, -1)), "the sides differ");
    }
  }

  void order(const Comparison& c, const OrderProof& p, const std::string& path) {
    require(c.relation != Relation::equal, path + ": signs show no equation");
    require(p.sign == 1 || p.sign == -1, path + ": the sign is neither 1 nor -1");
    positivity(p.numerator, path + ".numerator");
    const Poly n = read(p.numerator.target);
    require(p.numerator.strict || !is_strict(c.relation), path + ": not shown to be strict");
    const Poly difference = this->difference(c);
    if (c.relation == Relation::not_equal) {
      require(!p.denominator && p.sign == 1, path + ": a square has neither sign nor denominator");
      require(is_square_of(n, difference), path + ": not the square of the difference");
      return;
    }
    Poly d = Field::constant(1);
    if (p.denominator) {
      positivity(*p.denominator, path + ".denominator");
      require(p.denominator->strict, path + ": the denominator may be 0");
      d = read(p.denominator->target);
    } else {
      require(p.sign == 1, path + ": the denominator -1 has no proof");
    }
    require(vanishes(Field::add(n, field_.multiply(d, difference), -1)),
            path + ": not the difference of the sides");
  }

 private:
  bool vanishes(Poly p) {
    if (field_.is_zero(p)) return true;
    for (const auto& [a, value] : equations_) p = field_.substitute(p, a, value);
    return field_.is_zero(p);
  }

  Poly difference(const Comparison& c) {
    const Comparison o = larger_smaller(c);
    return Field::add(field_.expand(o.left), field_.expand(o.right), -1);
  }

  /// A polynomial of the evidence, refused where it may have no value.
  Poly read(const Polynomial& p) {
    Poly result;
    for (const auto& [m, c] : p.terms()) {
      Poly term = Field::constant(c);
      for (const auto& [a, n] : m.powers) {
        term = field_.multiply(term, field_.power(field_.expand(a), n));
      }
      result = Field::add(result, term);
    }
    if (!field_.defined(result)) throw Failure("not known to be defined: " + text(to_term(p)));
    return result;
  }

  /// n > 0 shows difference != 0: n = k * root^2 with k > 0, where difference = root / nonzero.
  bool is_square_of(const Poly& n, const Poly& difference) {
    return !difference.empty() && proportional(n, field_.power(cleared(difference), 2)) > 0;
  }

  /// p times its divisors.
  Poly cleared(Poly p) {
    for (int round = 0; round < 100; ++round) {
      Mono divisors;
      for (const auto& [m, c] : p) {
        for (const auto& [a, e] : m) {
          if (!e.symbolic.empty() || e.constant >= 0) continue;
          divisors[a].constant = std::max(divisors[a].constant, -e.constant);
        }
      }
      if (divisors.empty()) break;
      p = field_.multiply(p, {{divisors, 1}});
    }
    return p;
  }

  /// The sign of k where a = k b for a rational k, else 0.
  static int proportional(const Poly& a, const Poly& b) {
    if (a.empty() || b.empty()) return 0;
    const Rational k = a.begin()->second / b.begin()->second;
    return a == Field::scale(b, k) ? k.sign() : 0;
  }

  void positivity(const Positivity& p, const std::string& path) {
    require(++depth_ < 200, path + ": nested too deeply");
    const Poly target = read(p.target);
    const auto fail_unless = [&](bool holds, const char* why) {
      require(holds, path + ": " + why);
    };
    const auto support = [&](std::size_t i) -> Poly {
      fail_unless(i < p.supports.size(), "a support is missing");
      positivity(p.supports[i], path + ".supports[" + std::to_string(i) + "]");
      return read(p.supports[i].target);
    };
    const auto is = [&](const Poly& a, const Poly& b, const char* why) {
      fail_unless(vanishes(Field::add(a, b, -1)), why);
    };
    switch (p.rule) {
      case Positivity::Rule::constant: {
        const auto c = Field::constant_value(target);
        fail_unless(c && c->sign() >= (p.strict ? 1 : 0), "no constant of this sign");
        break;
      }
      case Positivity::Rule::assumption: {
        const Comparison& c = assumption(p, path);
        const bool equation = c.relation == Relation::equal;
        fail_unless(c.relation != Relation::not_equal, "an assumption != has no sign");
        fail_unless(!p.strict || is_strict(c.relation), "the assumption is not strict");
        fail_unless(p.scale.sign() > 0 || (equation && !p.scale.is_zero()), "the scale is not > 0");
        fail_unless(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
        fail_unless(p.sign == 1 || !p.supports.empty() || equation, "no support for the sign");
        Poly expected = Field::scale(difference(c), p.scale);
        if (!p.supports.empty()) {
          expected = field_.multiply(expected, support(0));
          fail_unless(p.supports[0].strict, "the denominator may be 0");
        }
        if (equation && field_.equal(target, Field::scale(expected, -1))) break;
        is(target, expected, "not the assumption");
        break;
      }
      case Positivity::Rule::atom:
        atom(p, path);
        break;
      case Positivity::Rule::power_bound: {
        Term power = 0;
        const bool below = bounded_power(p.target, power);
        const auto e = power.op() == Op::power ? field_.exponent(field_.expand(power.operand(1)))
                                               : std::nullopt;
        const long least = e ? field_.minimum(*e).value_or(-1) : -1;
        fail_unless(least >= 0, "not 1 - b^e or b^e - 1 with e >= 0");
        const Poly b = field_.expand(power.operand(0));
        const Poly gap = Field::add(Field::constant(1), b, -1);
        if (below) is(support(0), b, "supports[0] is not the base");
        const std::size_t last = below ? 1 : 0;
        is(support(last), below ? gap : Field::scale(gap, -1), "the last support is not the gap");
        fail_unless(!p.strict || (least >= 1 && p.supports[last].strict), "not strict");
        break;
      }
      case Positivity::Rule::square: {
        const Poly root = read(p.root);
        is(target, field_.power(root, 2), "not the square of the root");
        if (!p.strict) break;
        if (p.assumption) {
          const Comparison& c = assumption(p, path);
          fail_unless(is_strict(c.relation), "the assumption is not strict");
          fail_unless(proportional(root, cleared(difference(c))) != 0, "not the assumption");
        } else {
          const Poly shown = support(0);
          fail_unless(p.supports[0].strict, "the root may be 0");
          if (!field_.equal(shown, root)) is(shown, Field::scale(root, -1), "not the root");
        }
        break;
      }
      case Positivity::Rule::gram: {
        Poly sum;
        for (const auto& [u, a] : p.form) {
          for (const auto& [v, b] : p.form) {
            const Poly product = field_.multiply(read(a), read(b));
            sum = Field::add(sum, field_.multiply(product, field_.expand(Term::inner(u, v))));
          }
        }
        is(target, sum, "not <u, u>");
        fail_unless(!p.strict, "<u, u> may be 0");
        break;
      }
      case Positivity::Rule::products: {
        Poly left = target;
        for (std::size_t i = 0; i < p.multiplier.size(); ++i) {
          positivity(p.multiplier[i], path + ".multiplier[" + std::to_string(i) + "]");
          fail_unless(p.multiplier[i].strict, "a multiplier may be 0");
          left = field_.multiply(left, read(p.multiplier[i].target));
        }
        Poly right;
        bool strict = false;
        for (std::size_t i = 0; i < p.products.size(); ++i) {
          const Positivity::Product& product = p.products[i];
          fail_unless(product.coefficient.sign() > 0, "a coefficient is not > 0");
          Poly value = Field::constant(product.coefficient);
          bool all_strict = true;
          for (const Positivity& part : product.parts) {
            positivity(part, path + ".products[" + std::to_string(i) + "]");
            all_strict = all_strict && part.strict;
            value = field_.multiply(value, read(part.target));
          }
          strict = strict || all_strict;
          right = Field::add(right, value);
        }
        is(left, right, "not the sum of the products");
        fail_unless(strict || !p.strict, "no product is > 0");
        break;
      }
    }
    --depth_;
  }

  const Comparison& assumption(const Positivity& p, const std::string& path) {
    require(p.assumption && *p.assumption < assumptions_.size(), path + ": no such assumption");
    const Comparison& c = assumptions_[*p.assumption];
    if (*p.assumption >= unconditional_) {
      used_range_ = true;
      require(in_range(c), path + ": the range of another sum: " + text(c));
    }
    return c;
  }

  /// Whether c bounds an index of the sums around what is being shown.
  bool in_range(const Comparison& c) const {
    for (auto sum = around_.rbegin(); sum != around_.rend(); ++sum) {
      if (!same(sum->operand(0), c.left)) continue;
      return same(sum->operand(c.relation == Relation::greater_equal ? 1 : 2), c.right);
    }
    return false;
  }

  void atom(const Positivity& p, const std::string& path) {
    const auto& terms = p.target.terms();
    require(terms.size() == 1 && terms.begin()->second == Rational(1) &&
                terms.begin()->first.powers.size() == 1 &&
                terms.begin()->first.powers[0].second == 1,
            path + ": not one atom");
    const Term a = terms.begin()->first.powers[0].first;
    bool shown = false;
    bool strict = false;
    if (a.op() == Op::exp || a.op() == Op::pi) {
      shown = strict = true;
    } else if (a.op() == Op::sqrt || a.op() == Op::abs) {
      shown = true;
    } else if (a.is_symbol()) {
      shown = a.sort() == Sort::natural;
    } else if (a.op() == Op::inner) {
      // <A B v, B' ...>: all operators stand on one side; <B A A B v, v> is <A B v, A B v>.
      const std::vector<std::string>& all =
          a.inner_left().operators.empty() ? a.inner_right().operators : a.inner_left().operators;
      const Word half{{all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end()},
                      a.inner_right().vector};
      shown = same(a, Term::inner(half, half));
    } else if (a.op() == Op::power && !p.supports.empty()) {
      positivity(p.supports[0], path + ".supports[0]");
      shown = field_.equal(read(p.supports[0].target), field_.expand(a.operand(0)));
      strict = p.supports[0].strict;
    }
    require(shown && (strict || !p.strict), path + ": an atom without this sign");
  }

  /// Whether p is 1 - power; else it must be power - 1. A power of an atom counts as the atom.
  static bool bounded_power(const Polynomial& p, Term& power) {
    bool below = false;
    bool fits = p.terms().size() == 2;
    for (const auto& [m, c] : p.terms()) {
      if (m.powers.empty()) {
        below = c == Rational(1);
        fits = fits && (below || c == Rational(-1));
      } else {
        power = m.powers[0].first;
        fits = fits && m.powers.size() == 1 && m.powers[0].second > 0;
      }
    }
    for (const auto& [m, c] : p.terms()) {
      fits = fits && (m.powers.empty() || c == Rational(below ? -1 : 1));
    }
    if (!fits) power = 0;
    return below;
  }

  void conditions(const Comparison& c, const DirectProof& p) {
    for (Term side : {c.left, c.right}) {
      std::set<Term, TermOrder> seen;
      add_ranges(side, seen);
    }
    std::set<std::pair<std::uint32_t, std::vector<std::uint32_t>>> seen;
    for (Term side : {c.left, c.right}) add_needs(side, {}, seen);
    for (const Need& need : needs_) {
      const Poly wanted = difference(need.condition);
      const auto fixed = Field::constant_value(wanted);
      used_range_ = false;
      around_ = need.around;
      for (Term sum : around_) {
        for (std::size_t i = 0; i < unconditional_; ++i) {
          require(!is_free(sum.operand(0), assumptions_[i].left) &&
                      !is_free(sum.operand(0), assumptions_[i].right),
                  "an index has the name of an unknown: " + sum.operand(0).name());
        }
      }
      const bool zero_allowed = !is_strict(need.condition.relation);
      const bool visible =
          fixed && (fixed->sign() > 0 || (fixed->sign() == 0 && zero_allowed) ||
                    (fixed->sign() < 0 && need.condition.relation == Relation::not_equal));
      if (!visible) {
        const auto shows = [&](const auto& entry) {
          return entry.first.relation == need.condition.relation &&
                 field_.equal(difference(entry.first), wanted);
        };
        const auto entry = std::ranges::find_if(p.conditions, shows);
        require(entry != p.conditions.end(), "no proof of the condition " + text(need.condition));
        order(need.condition, entry->second, "condition " + text(need.condition));
      }
      const auto has_value = [&](Term t) { return field_.defined(field_.expand(t)); };
      const bool binds = need.node.op() == Op::sum || need.node.op() == Op::least;
      if (used_range_ || binds || !std::ranges::all_of(need.node.operands(), has_value)) continue;
      if (is_strict(need.condition.relation)) field_.note_nonzero(wanted);
      field_.note_defined(field_.expand(need.node));
    }
    around_.clear();
    depth_ = 0;
    assumptions_.resize(unconditional_);
  }

  void add_ranges(Term t, std::set<Term, TermOrder>& seen) {
    if (!seen.insert(t).second) return;
    for (Term x : t.operands()) add_ranges(x, seen);
    if (t.op() != Op::sum) return;
    assumptions_.push_back(t.operand(0) >= t.operand(1));
    assumptions_.push_back(t.operand(0) <= t.operand(2));
  }

  void add_needs(Term t, const std::vector<Term>& around,
                 std::set<std::pair<std::uint32_t, std::vector<std::uint32_t>>>& seen) {
    std::vector<std::uint32_t> place;
    for (Term sum : around) place.push_back(sum.id());
    if (!seen.emplace(t.id(), place).second) return;
    const bool binds = t.op() == Op::sum || t.op() == Op::least;
    for (std::size_t i = binds ? 1 : 0; i < t.operands().size(); ++i) {
      std::vector<Term> inside = around;
      if (binds && i == 3) {
        for (Term sum : around)
          require(!same(sum.operand(0), t.operand(0)), "an index bound twice");
        inside.push_back(t);
      }
      add_needs(t.operand(i), inside, seen);
    }
    const auto need = [&](const Comparison& c) { needs_.push_back({t, c, around}); };
    if (t.op() == Op::divide) need(t.operand(1) != 0);
    if (t.op() == Op::log) need(t.operand(0) > 0);
    if (t.op() == Op::sqrt) need(t.operand(0) >= 0);
    if (binds && !is_natural(t.operand(1))) need(t.operand(1) >= 0);
    if (t.op() == Op::least) need(t.operand(1) <= t.operand(2));
    if (t.op() != Op::power || is_natural(t.operand(1))) return;
    const auto e = field_.exponent(field_.expand(t.operand(1)));
    const auto base = Field::constant_value(field_.expand(t.operand(0)));
    if (e && e->symbolic.empty()) {
      need(t.operand(0) != 0);
    } else if (e && !(base && !base->is_zero())) {
      need(t.operand(1) >= 0);
    } else if (!e) {
      need(t.operand(0) > 0);
    }
  }

  /// An integer formula that is >= 0 whatever the naturals in it are.
  bool is_natural(Term t) {
    const auto e = field_.exponent(field_.expand(t));
    return e && e->constant >= 0 &&
           std::ranges::all_of(e->symbolic, [](const auto& part) { return part.second >= 0; });
  }

  Expansion field_;
  std::vector<Comparison> assumptions_;
  std::size_t unconditional_ = 0;
  std::vector<std::pair<int, Poly>> equations_;
  std::vector<Need> needs_;
  std::vector<Term> around_;  ///< sums around the condition that is being shown
  bool used_range_ = false;
  int depth_ = 0;
};

void check_induction(const Statement& s, const InductionProof& p) {
  const Domain& d = s.domain;
  const Term n = p.variable;
  const Term m = p.shifted;
  const auto is_n = [&](const Variable& v) { return same(v.symbol, n); };
  const auto variable = std::ranges::find_if(d.variables, is_n);
  require(variable != d.variables.end() && n.is_symbol() && n.sort() == Sort::natural,
          "the variable of the induction is no natural of the domain");
  require(p.base >= 0 && variable->lower == Rational(p.base) && !variable->lower_strict &&
              !variable->upper,
          "the induction does not start at the least value");
  require(m.is_symbol() && m.sort() == Sort::natural, "the shifted variable is no natural");
  std::vector<Term> fixed;  // formulas that must mention neither n nor m
  std::vector<Term> fresh{s.conclusion.left, s.conclusion.right};
  for (const Comparison& c : d.hypotheses) fixed.insert(fixed.end(), {c.left, c.right});
  for (const Premise& q : d.premises) {
    auto& to = q.index && same(*q.index, n) ? fresh : fixed;
    to.insert(to.end(), {q.holds.left, q.holds.right});
  }
  for (const Recursion& r : d.recursions) {
    fixed.push_back(r.start);
    (same(r.index, n) ? fresh : fixed).push_back(r.next);
  }
  for (const Moments& q : d.moments)
    fixed.insert(fixed.end(), {q.first.value_or(0), q.second.value_or(0)});
  for (const Variable& v : d.variables) fresh.push_back(v.symbol);
  for (Term t : fixed)
    require(!is_free(n, t), "a hypothesis mentions the variable of the induction");
  fresh.insert(fresh.end(), fixed.begin(), fixed.end());
  std::set<Term, TermOrder> seen;
  for (Term t : fresh) require(!occurs(m, t, seen), "the shifted variable occurs in the statement");

  Domain start = d;
  std::erase_if(start.variables, is_n);
  Proof(start, p.start.instances).direct(replace(s.conclusion, n, Term(p.base)), p.start);

  const Relation r = s.conclusion.relation;
  require(r != Relation::not_equal, "no induction for !=");
  Domain after = d;
  after.variables[static_cast<std::size_t>(variable - d.variables.begin())] = natural_from(m, 0);
  const auto gap = [&](Term at) {
    const Comparison c = larger_smaller(replace(s.conclusion, n, at));
    return c.left - c.right;
  };
  const Comparison step{gap(m + Term(p.base + 1)) - p.multiplier * gap(m + Term(p.base)),
                        r == Relation::equal ? r : Relation::greater_equal, 0};
  Proof proof(after, p.step.instances, replace(s.conclusion, n, m + Term(p.base)));
  proof.direct(step, p.step);
  if (r == Relation::equal) return;
  require(p.multiplier_sign.has_value(), "the sign of the multiplier is not shown");
  proof.order(is_strict(r) ? p.multiplier > 0 : p.multiplier >= 0, *p.multiplier_sign,
              "multiplier_sign");
}

void check_direct(const Statement& s, const DirectProof& p) {
  Proof(s.domain, p.instances).direct(s.conclusion, p);
}

struct Visitor {
  const Statement& s;
  void operator()(const Identity& e) const { check_direct(s, e.proof); }
  void operator()(const Signs& e) const { check_direct(s, e.proof); }
  void operator()(const Combination& e) const { check_direct(s, e.proof); }
  void operator()(const Induction& e) const { check_induction(s, e.proof); }
  void operator()(const Witness& e) const { check_witness(s, e); }
  template <class Other>
  void operator()(const Other&) const {
    throw Failure("not rechecked here");
  }
};

}  // namespace
}  // namespace kernel

std::string recheck(const Statement& s, const Evidence& e) {
  try {
    std::visit(kernel::Visitor{s}, e);
    return {};
  } catch (const std::exception& fault) {
    return fault.what();
  } catch (...) {
    return "the evidence cannot be evaluated";
  }
}

}  // namespace gradus
