#include "gradus/evidence/recheck.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/recheck_expand.hpp"
#include "gradus/evidence/recheck_witness.hpp"

namespace gradus {

namespace kernel {
namespace {

bool is_strict(Relation r) {
  return r == Relation::less || r == Relation::greater || r == Relation::not_equal;
}

Comparison larger_smaller(const Comparison& c) {
  const bool flip = c.relation == Relation::less || c.relation == Relation::less_equal;
  return flip ? Comparison{c.right, c.relation, c.left} : c;
}

/// The sign of k where a = k b for a rational k, else 0.
int proportional(const Poly& a, const Poly& b) {
  if (a.empty() || b.empty()) return 0;
  const Rational k = a.begin()->second / b.begin()->second;
  return add(a, b, -k).empty() ? k.sign() : 0;
}

/// One domain with what may be assumed there.
class Proof {
 public:
  Proof(const Domain& domain, const std::vector<PremiseInstance>& instances,
        const std::optional<Comparison>& hypothesis = {})
      : field_(domain), assumptions_(assumptions(domain)) {
    for (const Premise& p : domain.premises) {
      if (!p.index) assumptions_.push_back(p.holds);
    }
    for (const PremiseInstance& i : instances) {
      const Premise& p = domain.premises.at(i.premise);
      require(p.index.has_value(), "this premise has no index: " + p.name);
      const auto least = field_.minimum(field_.expand(i.at));
      require(least && *least >= p.from, "outside the range of a premise: " + text(i.at));
      assumptions_.push_back(substitute(p.holds, {{*p.index, i.at}}));
    }
    if (hypothesis) assumptions_.push_back(*hypothesis);
    for (const Comparison& c : assumptions_) {
      note(c);
      if (is_strict(c.relation)) field_.note_nonzero(difference(c));
    }
    for (const Comparison& c : assumptions_) {
      if (c.relation != Relation::equal) continue;
      for (const auto& [key, value] : {std::pair(c.left, c.right), std::pair(c.right, c.left)}) {
        const auto a = lone_atom(field_.expand(key));
        if (!a || contains(to_term(field_.expand(value)), *a)) continue;
        equations_.emplace_back(*a, value);
        break;
      }
    }
    unconditional_ = assumptions_.size();
    for (const Comparison& c : assumptions_) taken_.merge(free_symbols(c.left + c.right));
  }

  void direct(const Comparison& c, const DirectProof& p) {
    conditions(c, p);
    note(c);
    if (p.order) return order(c, *p.order);
    require(c.relation == Relation::equal, "an order needs a proof of its sign");
    require(vanishes(difference(c)), "the sides differ");
  }

  void order(const Comparison& c, const OrderProof& p) {
    require(c.relation != Relation::equal, "signs show no equation");
    require(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
    require(p.numerator.strict || !is_strict(c.relation), "not shown to be strict");
    const Poly n = shown(p.numerator);
    if (c.relation == Relation::not_equal) {
      require(!p.denominator && p.sign == 1, "a square has neither sign nor denominator");
      require(proportional(n, field_.power(field_.cleared(difference(c)), 2)) > 0,
              "not the square");
      return;
    }
    require(p.denominator || p.sign == 1, "the denominator -1 has no proof");
    require(!p.denominator || p.denominator->strict, "the denominator may be 0");
    const Poly d = p.denominator ? shown(*p.denominator) : constant(1);
    require(equal(n, field_.multiply(d, difference(c))), "not the difference: " + text(c.left));
  }

 private:
  Poly difference(const Comparison& c) {
    const Comparison o = larger_smaller(c);
    return add(field_.expand(o.left), field_.expand(o.right), -1);
  }

  void note(const Comparison& c) {
    field_.note_defined(field_.expand(c.left));
    field_.note_defined(field_.expand(c.right));
  }

  bool vanishes(Poly p) {
    p = field_.cleared(p);
    for (const auto& [a, value] : equations_) {
      if (!p.empty()) p = field_.cleared(field_.expand(substitute(to_term(p), {{a, value}})));
    }
    return p.empty();
  }
  bool equal(const Poly& a, const Poly& b) { return vanishes(add(a, b, -1)); }

  /// A polynomial of the evidence, refused where it may have no value.
  Poly read(const Polynomial& p) {
    Poly result;
    for (const auto& [m, c] : p.terms()) {
      Poly term = constant(c);
      for (const auto& [a, n] : m.powers) {
        term = field_.multiply(term, field_.power(field_.expand(a), n));
      }
      result = add(result, term);
    }
    require(field_.defined(result), "not known to be defined: " + text(gradus::to_term(p)));
    return result;
  }

  /// The target of p, having been shown to be >= 0, or > 0 where p.strict.
  Poly shown(const Positivity& p) {
    require(++depth_ < 200, "evidence is nested too deeply");
    const Poly target = read(p.target);
    const auto that = [&](bool holds, const char* what) {
      require(holds, what + (": " + text(gradus::to_term(p.target))));
    };
    const auto is = [&](const Poly& x, const char* what) { that(equal(target, x), what); };
    switch (p.rule) {
      case Positivity::Rule::constant:
        that(value(target) && value(target)->sign() >= (p.strict ? 1 : 0), "not such a constant");
        break;
      case Positivity::Rule::assumption: {
        const Comparison& c = assumption(p);
        const bool equation = c.relation == Relation::equal;
        that(c.relation != Relation::not_equal, "an assumption != has no sign");
        that(!p.strict || is_strict(c.relation), "the assumption is not strict");
        that(p.scale.sign() > 0 || (equation && !p.scale.is_zero()), "the scale is not > 0");
        that(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
        that(p.sign == 1 || !p.supports.empty() || equation, "no support for the sign");
        that(p.supports.empty() || p.supports[0].strict, "the denominator may be 0");
        const Poly d = p.supports.empty() ? constant(1) : shown(p.supports[0]);
        const Poly n = field_.multiply(add({}, difference(c), p.scale), d);
        that(equal(target, n) || (equation && equal(target, add({}, n, -1))), "not assumed");
        break;
      }
      case Positivity::Rule::atom:
        that(atom_sign(p) >= (p.strict ? 1 : 0), "not an atom of this sign");
        break;
      case Positivity::Rule::power_bound:
        power_bound(p);
        break;
      case Positivity::Rule::square: {
        const Poly root = read(p.root);
        is(field_.power(root, 2), "not the square of the root");
        if (!p.strict) break;
        if (p.assumption) {
          const Comparison& c = assumption(p);
          that(is_strict(c.relation), "the assumption is not strict");
          that(proportional(root, field_.cleared(difference(c))) != 0, "the root is not assumed");
        } else {
          that(p.supports.at(0).strict, "the root may be 0");
          const Poly x = shown(p.supports[0]);
          that(equal(x, root) || equal(x, add({}, root, -1)), "not the root");
        }
        break;
      }
      case Positivity::Rule::gram: {
        Poly sum;
        for (const auto& [u, a] : p.form) {
          for (const auto& [v, b] : p.form) {
            const Poly product = field_.multiply(read(a), read(b));
            sum = add(sum, field_.multiply(product, field_.expand(Term::inner(u, v))));
          }
        }
        is(sum, "not <u, u>");
        that(!p.strict, "<u, u> may be 0");
        break;
      }
      case Positivity::Rule::products: {
        Poly left = target;
        for (const Positivity& factor : p.multiplier) {
          that(factor.strict, "a multiplier may be 0");
          left = field_.multiply(left, shown(factor));
        }
        Poly right;
        bool strict = false;
        for (const Positivity::Product& product : p.products) {
          that(product.coefficient.sign() > 0, "a coefficient is not > 0");
          Poly value = constant(product.coefficient);
          for (const Positivity& part : product.parts) value = field_.multiply(value, shown(part));
          strict = strict || std::ranges::all_of(product.parts, &Positivity::strict);
          right = add(right, value);
        }
        that(equal(left, right), "not the sum of the products");
        that(strict || !p.strict, "no product is > 0");
        break;
      }
    }
    --depth_;
    return target;
  }

  /// An assumption; the range of an index only inside its sum.
  const Comparison& assumption(const Positivity& p) {
    const Comparison& c = assumptions_.at(p.assumption.value());
    if (*p.assumption < unconditional_) return c;
    used_range_ = true;
    const auto sum =
        std::ranges::find_if(around_, [&](Term s) { return same(s.operand(0), c.left); });
    const std::size_t limit = c.relation == Relation::greater_equal ? 1 : 2;
    require(sum != around_.end() && same(sum->operand(limit), c.right),
            "the range of another sum: " + text(c));
    return c;
  }

  /// 1 where p.target is an atom > 0, 0 where it is one >= 0, else -1.
  int atom_sign(const Positivity& p) {
    const Term a = gradus::to_term(p.target);
    if (p.target != Polynomial::atom(a)) return -1;
    switch (a.op()) {
      case Op::exp:
      case Op::pi:
        return 1;
      case Op::sqrt:
      case Op::abs:
        return 0;
      case Op::symbol:
        return a.sort() == Sort::natural ? 0 : -1;
      case Op::inner: {
        // <A B v, B' ...>: all operators stand on one side; <B A A B v, v> is <A B v, A B v>.
        const auto& all =
            a.inner_left().operators.empty() ? a.inner_right().operators : a.inner_left().operators;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        const Word half{{middle, all.end()}, a.inner_right().vector};
        return same(a, Term::inner(half, half)) ? 0 : -1;
      }
      case Op::power:
        if (!equal(shown(p.supports.at(0)), field_.expand(a.operand(0)))) return -1;
        return p.supports[0].strict ? 1 : 0;
      default:
        return -1;
    }
  }

  /// 1 - b^e or b^e - 1; a power of an atom counts as the atom.
  void power_bound(const Positivity& p) {
    const auto atoms = p.target.atoms();
    const Term power = atoms.size() == 1 ? *atoms.begin() : Term(0);
    const Polynomial gap_below =
        Polynomial(1) - Polynomial::atom(power, std::max(1, p.target.degree(power)));
    const bool below = p.target == gap_below;
    require((below || p.target == -gap_below) && power.op() == Op::power, "no bound of a power");
    const long least = field_.minimum(field_.expand(power.operand(1))).value_or(-1);
    require(least >= 0, "an exponent may be negative");
    const Poly b = field_.expand(power.operand(0));
    if (below) require(equal(shown(p.supports.at(0)), b), "supports[0] is not the base");
    const Positivity& last = p.supports.at(below ? 1 : 0);
    const Poly gap = add({}, add(constant(1), b, -1), below ? 1 : -1);
    require(equal(shown(last), gap), "the last support is not the gap");
    require(!p.strict || (least >= 1 && last.strict), "not strict");
  }

  /// Every condition of definedness of c's sides is visible or shown.
  void conditions(const Comparison& c, const DirectProof& p) {
    for (Term side : {c.left, c.right}) {
      for_each_node(side, [&](Term t) {
        if (t.op() != Op::sum) return;
        assumptions_.push_back(t.operand(0) >= t.operand(1));
        assumptions_.push_back(t.operand(0) <= t.operand(2));
      });
    }
    std::set<std::vector<std::uint32_t>> seen;
    for (Term side : {c.left, c.right}) visit(side, p, seen);
    assumptions_.resize(unconditional_);
  }

  void visit(Term t, const DirectProof& p, std::set<std::vector<std::uint32_t>>& seen) {
    std::vector<std::uint32_t> place{t.id()};
    for (Term s : around_) place.push_back(s.id());
    if (!seen.insert(place).second) return;
    const bool binds = t.op() == Op::sum || t.op() == Op::least;
    for (std::size_t i = binds ? 1 : 0; i < t.operands().size(); ++i) {
      if (!binds || i < 3) {
        visit(t.operand(i), p, seen);
        continue;
      }
      const auto is_index = [&](Term x) { return same(x, t.operand(0)); };
      require(std::ranges::none_of(around_, [&](Term s) { return is_index(s.operand(0)); }) &&
                  std::ranges::none_of(taken_, is_index),
              "an index has the name of an unknown: " + text(t.operand(0)));
      around_.push_back(t);
      visit(t.operand(i), p, seen);
      around_.pop_back();
    }
    for (const Comparison& need : needs(t)) {
      used_range_ = false;
      const Poly wanted = difference(need);
      const auto shows = [&](const auto& entry) {
        return entry.first.relation == need.relation && equal(difference(entry.first), wanted);
      };
      if (!visible(need.relation, wanted)) {
        const auto entry = std::ranges::find_if(p.conditions, shows);
        require(entry != p.conditions.end(), "no proof of the condition " + text(need));
        order(need, entry->second);
      }
      if (used_range_) continue;
      const auto has_value = [&](Term x) { return field_.defined(field_.expand(x)); };
      if (binds || !std::ranges::all_of(t.operands(), has_value)) continue;
      if (is_strict(need.relation)) field_.note_nonzero(wanted);
      field_.note_defined(field_.expand(t));
    }
  }

  /// Holds whatever the unknowns are, by its shape.
  bool visible(Relation r, const Poly& difference) const {
    const auto c = value(difference);
    if (c && r == Relation::not_equal) return !c->is_zero();
    if (c) return c->sign() >= (is_strict(r) ? 1 : 0);
    const auto falls = [](const auto& term) { return term.second.sign() < 0; };
    return !is_strict(r) && field_.is_integer(difference) &&
           std::ranges::none_of(difference, falls);
  }

  /// What t needs in order to have a value where its operands have.
  std::vector<Comparison> needs(Term t) {
    switch (t.op()) {
      case Op::divide:
        return {t.operand(1) != 0};
      case Op::log:
        return {t.operand(0) > 0};
      case Op::sqrt:
        return {t.operand(0) >= 0};
      case Op::sum:
        return {t.operand(1) >= 0};
      case Op::least:
        return {t.operand(1) >= 0, t.operand(1) <= t.operand(2)};
      case Op::power: {
        const Poly e = field_.expand(t.operand(1));
        const auto base = value(field_.expand(t.operand(0)));
        if (!field_.is_integer(e)) return {t.operand(0) > 0};
        if (base && !base->is_zero()) return {};
        const bool divides = value(e) && value(e)->sign() < 0;
        return {divides ? t.operand(0) != 0 : t.operand(1) >= 0};
      }
      default:
        return {};
    }
  }

  Expansion field_;
  std::vector<Comparison> assumptions_;
  std::size_t unconditional_ = 0;
  std::set<Term, TermOrder> taken_;  ///< symbols of the assumptions
  std::vector<std::pair<Term, Term>> equations_;
  std::vector<Term> around_;  ///< sums around the condition that is being shown
  bool used_range_ = false;
  int depth_ = 0;
};

void check(const Statement& s, const InductionProof& p) {
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
  std::vector<Term> fixed;  // what must not change with n
  for (const Comparison& c : d.hypotheses) fixed.insert(fixed.end(), {c.left, c.right});
  for (const Premise& q : d.premises) fixed.insert(fixed.end(), {q.holds.left, q.holds.right});
  for (const Recursion& r : d.recursions) fixed.insert(fixed.end(), {r.start, r.next});
  for (const Moments& q : d.moments) {
    fixed.insert(fixed.end(), {q.first.value_or(0), q.second.value_or(0)});
  }
  for (Term t : fixed) require(!contains(t, n), "a hypothesis mentions the variable");
  fixed.insert(fixed.end(), {s.conclusion.left, s.conclusion.right});
  for (const Variable& v : d.variables) fixed.push_back(v.symbol);
  for (Term t : fixed) require(!contains(t, m), "the shifted variable occurs in the statement");

  Domain start = d;
  std::erase_if(start.variables, is_n);
  Proof(start, p.start.instances).direct(substitute(s.conclusion, {{n, Term(p.base)}}), p.start);

  const Relation r = s.conclusion.relation;
  require(r != Relation::not_equal, "no induction for !=");
  Domain after = d;
  after.variables[static_cast<std::size_t>(variable - d.variables.begin())] = natural_from(m, 0);
  const auto gap = [&](Term at) {
    const Comparison c = larger_smaller(substitute(s.conclusion, {{n, at}}));
    return c.left - c.right;
  };
  const Comparison step{gap(m + Term(p.base + 1)) - p.multiplier * gap(m + Term(p.base)),
                        r == Relation::equal ? r : Relation::greater_equal, 0};
  Proof proof(after, p.step.instances, substitute(s.conclusion, {{n, m + Term(p.base)}}));
  proof.direct(step, p.step);
  if (r == Relation::equal) return;
  require(p.multiplier_sign.has_value(), "the sign of the multiplier is not shown");
  proof.order(is_strict(r) ? p.multiplier > 0 : p.multiplier >= 0, *p.multiplier_sign);
}

void check(const Statement& s, const DirectProof& p) {
  Proof(s.domain, p.instances).direct(s.conclusion, p);
}

}  // namespace
}  // namespace kernel

std::string recheck(const Statement& s, const Evidence& e) {
  try {
    const auto visit = [&](const auto& kind) {
      if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, Witness>) {
        kernel::check_witness(s, kind);
      } else if constexpr (requires { kernel::check(s, kind.proof); }) {
        kernel::check(s, kind.proof);
      } else {
        throw kernel::Failure("not rechecked here");
      }
    };
    std::visit(visit, e);
    return {};
  } catch (const std::exception& fault) {
    return fault.what();
  } catch (...) {
    return "the evidence cannot be evaluated";
  }
}

}  // namespace gradus
