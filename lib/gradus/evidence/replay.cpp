#include "gradus/evidence/replay.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/replay_terms.hpp"
#include "gradus/evidence/sign_search.hpp"

namespace gradus {

using kernel::add;
using kernel::require;
using kernel::value;

namespace {

class ProofReplay : public TermReplay {
 public:
  ProofReplay(Theory& theory, const Domain& domain, const DirectProof& proof, bool hypothesis)
      : TermReplay(theory, domain), proof_(proof) {
    std::vector<Term> all;
    for (Line k = 0; k < theory.size(); ++k) {
      all.insert(all.end(), {theory.says(k).left, theory.says(k).right});
    }
    for (const auto& [c, why] : proof.conditions) all.insert(all.end(), {c.left, c.right});
    prepare_exponentials(all);
    std::size_t count = assumptions(domain).size();
    for (const Premise& p : domain.premises) count += !p.index;
    for (Line k = 0; k < count; ++k) numbered_.push_back(k);
    for (std::size_t k = 0; k < count + hypothesis; ++k) prepare(k);
    for (const PremiseInstance& i : proof.instances) {
      const long from = domain.premises.at(i.premise).from;
      const auto line = at_least(i.at, from);
      require(line.has_value(), "outside the range of a premise: " + text(i.at));
      numbered_.push_back(theory.axiom("premise " + std::to_string(i.premise), {{'n', i.at}},
                                       {as(i.at >= from, *line)}));
      prepare(numbered_.back());
    }
    if (hypothesis) numbered_.push_back(count);
    for (Line k : numbered_) {
      if (theory.says(k).relation == Relation::equal) use_equation(k);
    }
  }

  /// Where the conditions of c are shown, the ranges of its sums may be assumed.
  void statement(const Comparison& c) {
    for (Term side : {c.left, c.right}) {
      for_each_node(side, [&](Term t) {
        stated_.insert(t);
        if (t.op() != Op::sum) return;
        ranges_.push_back(t.operand(0) >= t.operand(1));
        ranges_.push_back(t.operand(0) <= t.operand(2));
      });
    }
    explain(c.left);
    explain(c.right);
  }

  Line order(const Comparison& c, const OrderProof& p) {
    require(c.relation != Relation::equal, "signs show no equation");
    require(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
    explain(c.left);
    explain(c.right);
    const Line n = shown(p.numerator);
    if (c.relation == Relation::not_equal) {
      require(!p.denominator && p.sign == 1, "a square has neither sign nor denominator");
      return apart(c, n);
    }
    require(p.denominator || p.sign == 1, "the denominator -1 has no proof");
    Lines divisors;
    if (p.denominator) divisors = {shown(*p.denominator)};
    return conclude(c, {{1, {n}}}, divisors);
  }

  /// c of a relation !=, for a line that says that the square of its numerator is > 0.
  Line apart(const Comparison& c, Line square) {
    const auto [factor, numerator] = without_divisors(canonical(c.left - c.right));
    const Poly target = without_divisors(canonical(gap_term(square))).second;
    require(!numerator.empty() && !target.empty(), "not the square");
    // factor * gap = numerator, and target = k * rest^2 but for powers of atoms: what the numerator
    // has more of these is put in.
    const Split parts = split(numerator), wanted = split(target);
    const Poly square_of_rest = theory().multiply(parts.rest, parts.rest);
    const Rational k =
        wanted.scale / parts.scale * wanted.rest.begin()->second / square_of_rest.begin()->second;
    Poly times = theory().multiply(factor, add({}, parts.rest, k));
    Lines squares;
    std::set<Term, TermOrder> atoms;
    for (const auto* content : {&parts.content, &wanted.content}) {
      for (const auto& [a, e] : *content) atoms.insert(a);
    }
    for (Term a : atoms) {
      const auto of = [&](const Mono& m) { return m.contains(a) ? m.at(a) : 0; };
      long more = of(wanted.content) - of(parts.content);
      for (; more < 0; more += 2) {
        const auto line = nonzero(a);
        require(line.has_value(), "not the square");
        squares.push_back(theory().axiom("square > 0", {{'x', a}}, {*line}));
      }
      for (; more > 0; --more) times = theory().multiply(times, atom(a));
    }
    Lines all = squares;
    all.push_back(square);
    return conclude(c, {{1, all}}, squares, to_term(times));
  }

  Line identity(const Comparison& c) {
    require(c.relation == Relation::equal, "an order needs a proof of its sign");
    explain(c.left);
    explain(c.right);
    return conclude(c, {});
  }

  Line finish(const Comparison& c, std::vector<Product> products) {
    explain(c.left);
    explain(c.right);
    return conclude(c, std::move(products));
  }

 private:
  std::unique_ptr<TermReplay> inside(Theory& theory) const override {
    auto result = std::make_unique<ProofReplay>(*this);
    result->move_to(theory);
    return result;
  }

  void prepare(Line k) {
    const Comparison c = theory().says(k);
    explain(c.left);
    explain(c.right);
  }

  Term gap_term(Line line) {
    const Comparison c = theory().says(line);
    return c.left - c.right;
  }

  void show_needs(Term t) override {
    for (const Comparison& c : theory().needs(t)) {
      const bool stated = stated_.contains(t);
      if (!stated && theory().knows(c)) continue;
      explain(c.left);
      explain(c.right);
      if (visible(c)) continue;
      const auto found = std::ranges::find_if(proof_.conditions, [&](const auto& entry) {
        return same(entry.first.left, c.left) && entry.first.relation == c.relation &&
               same(entry.first.right, c.right);
      });
      require(!stated || found != proof_.conditions.end(), "no proof of the condition " + text(c));
      if (stated) order(c, found->second);
    }
  }

  bool visible(const Comparison& c) {
    if (c.relation == Relation::not_equal) {
      const Poly p = canonical(c.left);
      if (const auto q = value(p); q && !q->is_zero()) {
        conclude(c, {{*q * *q}}, {}, Term(*q));
        return true;
      }
      return false;
    }
    if (c.relation == Relation::less_equal) {
      const auto line = at_least(c.right - c.left, 0);
      if (line) as(c, *line);
      return line.has_value();
    }
    const auto q = value(canonical(c.left));
    if (q && q->sign() >= (c.relation == Relation::greater ? 1 : 0)) {
      conclude(c, {{*q}});
      return true;
    }
    if (c.relation == Relation::greater || !theory().is_integer(to_term(canonical(c.left)))) {
      return false;
    }
    return at_least(c.left, 0).has_value();
  }

  Line assumption(const Positivity& p) {
    const std::size_t k = p.assumption.value();
    if (k < numbered_.size()) return numbered_[k];
    const Comparison& c = ranges_.at(k - numbered_.size());
    for (Line line = theory().size(); line-- > 0;) {
      const Comparison& known = theory().says(line);
      if (same(known.left, c.left) && known.relation == c.relation && same(known.right, c.right))
        return line;
    }
    throw std::runtime_error("the range of another sum: " + text(c));
  }

  /// The target of p, having been shown to be >= 0, or > 0 where p.strict.
  Line shown(const Positivity& p) {
    require(++nested_ < 100, "evidence is nested too deeply");
    const Term target = gradus::to_term(p.target);
    explain(target);
    const Comparison c{target, p.strict ? Relation::greater : Relation::greater_equal, 0};
    const auto that = [&](bool holds, const char* what) {
      require(holds, what + (": " + text(target)));
    };
    const Line line = shown(p, c, that);
    --nested_;
    return line;
  }

  template <class That>
  Line shown(const Positivity& p, const Comparison& c, const That& that) {
    switch (p.rule) {
      case Positivity::Rule::constant:
        that(p.target.is_constant(), "no constant");
        return conclude(c, {{p.target.constant_term()}});
      case Positivity::Rule::assumption: {
        const Line line = assumption(p);
        const Relation r = theory().says(line).relation;
        const bool equation = r == Relation::equal;
        that(r != Relation::not_equal, "an assumption != has no sign");
        that(p.scale.sign() > 0 || (equation && !p.scale.is_zero()), "the scale is not > 0");
        that(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
        that(p.sign == 1 || !p.supports.empty() || equation, "no support for the sign");
        Lines parts;
        if (!p.supports.empty()) parts.push_back(shown(p.supports[0]));
        that(p.supports.empty() || p.supports[0].strict, "the denominator may be 0");
        parts.push_back(line);
        if (!equation) return conclude(c, {{p.scale, parts}});
        try {
          return conclude(c, {{p.scale, parts}});
        } catch (const std::runtime_error&) {
          return conclude(c, {{-p.scale, parts}});
        }
      }
      case Positivity::Rule::atom:
        return as(c, atom_sign(p));
      case Positivity::Rule::power_bound:
        return as(c, power_bound(p));
      case Positivity::Rule::square: {
        const Term root = gradus::to_term(p.root);
        explain(root);
        if (!p.strict) return as(c, theory().axiom("square >= 0", {{'x', root}}));
        Line apart = 0;
        if (p.assumption) {
          apart = assumption(p);
          const Relation r = theory().says(apart).relation;
          that(r != Relation::equal && r != Relation::less_equal && r != Relation::greater_equal,
               "the assumption is not strict");
          const Term x = gap_term(apart);
          const auto [factor, numerator] = without_divisors(canonical(x));
          const Poly here = canonical(root);
          that(!numerator.empty() && !here.empty(), "the root is not assumed");
          const Rational k = here.begin()->second / numerator.begin()->second;
          that(add(here, numerator, -k).empty(), "the root is not assumed");
          const Term d = to_term(factor);
          explain(d);
          const auto divisor = nonzero(d);
          that(divisor.has_value(), "a divisor may be 0");
          const Line square = theory().axiom("square > 0", {{'x', x}}, {apart});
          const Line above = theory().axiom("square > 0", {{'x', d}}, {*divisor});
          return conclude(c, {{k * k, {square, above}}});
        }
        that(!p.supports.empty() && p.supports[0].strict, "the root may be 0");
        const Line line = shown(p.supports[0]);
        const Poly x = canonical(gap_term(line));
        const bool flip = !add(x, canonical(root), -1).empty();
        apart = conclude(root != 0, {{1, {line}}}, {}, flip ? -1 : 1);
        return as(c, theory().axiom("square > 0", {{'x', root}}, {apart}));
      }
      case Positivity::Rule::gram: {
        std::vector<std::pair<Word, Term>> vector;
        for (const auto& [u, a] : p.form) {
          vector.emplace_back(u, gradus::to_term(a));
          explain(vector.back().second);
        }
        const Line line = theory().square(vector);
        prepare(line);
        return as(c, line);
      }
      case Positivity::Rule::products: {
        Lines multiplier;
        for (const Positivity& factor : p.multiplier) {
          that(factor.strict, "a multiplier may be 0");
          multiplier.push_back(shown(factor));
        }
        std::vector<Product> products;
        for (const Positivity::Product& product : p.products) {
          that(product.coefficient.sign() > 0, "a coefficient is not > 0");
          products.push_back({product.coefficient});
          for (const Positivity& part : product.parts) {
            products.back().parts.push_back(shown(part));
          }
        }
        return conclude(c, products, multiplier);
      }
    }
    throw std::runtime_error("no such rule");
  }

  Line atom_sign(const Positivity& p) {
    const Term a = gradus::to_term(p.target);
    require(p.target == Polynomial::atom(a), "not an atom: " + text(a));
    switch (a.op()) {
      case Op::exp:
        return theory().axiom("exp > 0", {{'x', a.operand(0)}});
      case Op::pi:
        return theory().axiom("pi > 0", {});
      case Op::sqrt:
        return theory().axiom("root >= 0", {{'x', a.operand(0)}});
      case Op::abs:
        return theory().axiom("root >= 0", {{'x', a.operand(0) * a.operand(0)}});
      case Op::symbol:
        return theory().axiom("natural >= 0", {{'k', a}});
      case Op::inner: {
        // <A B v, B' ...>: all operators stand on one side; <B A A B v, v> is <A B v, A B v>.
        const auto& all =
            a.inner_left().operators.empty() ? a.inner_right().operators : a.inner_left().operators;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        return theory().square({{Word{{middle, all.end()}, a.inner_right().vector}, 1}});
      }
      case Op::power: {
        const Positivity& support = p.supports.at(0);
        const Comparison base{a.operand(0),
                              support.strict ? Relation::greater : Relation::greater_equal, 0};
        return theory().axiom(support.strict ? "power > 0" : "power >= 0",
                              {{'x', a.operand(0)}, {'y', a.operand(1)}},
                              {as(base, shown(support))});
      }
      default:
        throw std::runtime_error("no atom of this sign: " + text(a));
    }
  }

  /// 1 - b^e or b^e - 1; a power of an atom counts as the atom.
  Line power_bound(const Positivity& p) {
    const auto atoms = p.target.atoms();
    require(atoms.size() == 1 && atoms.begin()->op() == Op::power, "no bound of a power");
    const Term power = *atoms.begin(), b = power.operand(0), e = power.operand(1);
    const int degree = std::max(1, p.target.degree(power));
    const bool below = p.target == Polynomial(1) - Polynomial::atom(power, degree);
    const auto natural = at_least(e, 0);
    require(natural.has_value(), "an exponent may be negative");
    const Line exponent = as(e >= 0, *natural);
    if (!below) {
      const Line above = as(b >= 1, shown(p.supports.at(0)));
      const Line line = theory().axiom("power >= 1", {{'x', b}, {'m', e}}, {above, exponent});
      return line;
    }
    const Line lower = as(b >= 0, shown(p.supports.at(0)));
    const Line upper = as(b <= 1, shown(p.supports.at(1)));
    return theory().axiom("power <= 1", {{'x', b}, {'m', e}}, {lower, upper, exponent});
  }

  const DirectProof& proof_;
  Lines numbered_;
  std::vector<Comparison> ranges_;
  std::set<Term, TermOrder> stated_;  ///< what must be shown to be defined
  int nested_ = 0;
};

}  // namespace

void replay(kernel::Theory& theory, const Domain& domain, const Comparison& c,
            const DirectProof& p) {
  ProofReplay proof(theory, domain, p, false);
  proof.statement(c);
  if (p.order) {
    proof.order(c, *p.order);
  } else {
    proof.identity(c);
  }
}

void replay_step(kernel::Theory& theory, const Domain& domain, const Comparison& here,
                 const Comparison& next, const InductionProof& p) {
  const bool identity = next.relation == Relation::equal;
  const bool strict = is_strict(next.relation);
  const Comparison step{gap(next) - p.multiplier * gap(here),
                        identity ? Relation::equal : Relation::greater_equal, 0};
  ProofReplay proof(theory, domain, p.step, true);
  proof.statement(step);
  const auto rest = p.step.order ? proof.order(step, *p.step.order) : proof.identity(step);
  const auto hypothesis =
      assumptions(domain).size() + static_cast<std::size_t>(std::ranges::count_if(
                                       domain.premises, [](const Premise& q) { return !q.index; }));
  if (identity) {
    proof.finish(next, {{1, {rest}}, {p.multiplier, {hypothesis}}});
    return;
  }
  require(p.multiplier_sign.has_value(), "the sign of the multiplier is not shown");
  const auto sign = proof.order(strict ? p.multiplier > 0 : p.multiplier >= 0, *p.multiplier_sign);
  proof.finish(next, {{1, {rest}}, {1, {sign, hypothesis}}});
}

}  // namespace gradus
