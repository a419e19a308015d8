#include "gradus/evidence/recheck/replay_proof.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"

namespace gradus {

using kernel::require;

ProofReplay::ProofReplay(Theory& theory, const Domain& domain, const DirectProof& proof,
                         const Comparison& stated, bool hypothesis, Reading reading)
    : TermReplay(theory, domain, reading), proof_(proof) {
  std::vector<Term> all{stated.left, stated.right};
  for (Line k = 0; k < theory.size(); ++k) {
    all.insert(all.end(), {theory.says(k).left, theory.says(k).right});
  }
  for (const auto& [c, why] : proof.conditions) all.insert(all.end(), {c.left, c.right});
  prepare_exponentials(all);
  std::size_t count = assumptions(domain).size();
  for (const Premise& p : domain.premises) count += !p.index;
  for (Line k = 0; k < count; ++k) numbered_.push_back(k);
  for (std::size_t k = 0; k < count + hypothesis; ++k) {
    const Comparison c = theory.says(k);
    const bool given = c.left.is_symbol() || c.right.is_symbol();
    if (c.relation != Relation::equal || !given) continue;
    prepare(k);
    use_equation(k);
  }
  for (std::size_t k = 0; k < count + hypothesis; ++k) prepare(k);
  for (const PremiseInstance& i : proof.instances) {
    const long from = domain.premises.at(i.premise).from;
    require(at_least(i.at, from).has_value(), "outside the range of a premise: ", i.at);
    numbered_.push_back(axiom("premise " + std::to_string(i.premise), {{'m', i.at}}));
    prepare(numbered_.back());
  }
  if (hypothesis) numbered_.push_back(count);
  for (Line k : numbered_) {
    if (theory.says(k).relation == Relation::equal) use_equation(k);
  }
  // Where conditions are shown, the ranges of sums may be assumed.
  for (Term side : {stated.left, stated.right}) {
    for_each_node(side, [&](Term t) {
      stated_.insert(t);
      if (t.op() != Op::sum) return;
      ranges_.push_back(t.operand(0) >= t.operand(1));
      ranges_.push_back(t.operand(0) <= t.operand(2));
    });
  }
  explain(stated.left);
  explain(stated.right);
}

std::unique_ptr<TermReplay> ProofReplay::inside(Theory& theory) const {
  auto result = std::make_unique<ProofReplay>(*this);
  result->move_to(theory);
  return result;
}

TermReplay::Line ProofReplay::order(const Comparison& c, const OrderProof& p) {
  require(c.relation != Relation::equal, "signs show no equation");
  require(p.sign == 1 || p.sign == -1, "the sign is neither 1 nor -1");
  explain(c.left);
  explain(c.right);
  if (c.relation == Relation::not_equal) {
    require(!p.denominator && p.sign == 1, "a square has neither sign nor denominator");
    if (const auto line = apart_by_sign(c, p.numerator)) return *line;
    return apart(c, shown(p.numerator));
  }
  const Line n = shown(p.numerator);
  require(p.denominator || p.sign == 1, "the denominator -1 has no proof");
  Lines divisors;
  if (p.denominator) divisors = {shown(*p.denominator)};
  return conclude(c, {{1, {n}}}, divisors);
}

/// c of a relation !=, where what is squared is shown to be > 0 or < 0 and is the difference of the
/// sides but for a number.
std::optional<TermReplay::Line> ProofReplay::apart_by_sign(const Comparison& c,
                                                           const Positivity& square) {
  const bool shows_sign = square.rule == Positivity::Rule::square && square.strict &&
                          !square.supports.empty() && square.supports[0].strict &&
                          square.target == square.root * square.root;
  if (!shows_sign) return {};
  const Polynomial& side = square.supports[0].target;
  if (!(side == square.root || side == -square.root)) return {};
  const Line line = shown(square.supports[0]);
  const Polynomial here = canonical(c.left - c.right), known = canonical(gap_term(line));
  if (here.is_zero() || known.is_zero()) return {};
  const Rational k = here.terms().begin()->second / known.terms().begin()->second;
  if (!(here == k * known)) return {};
  return conclude(c, {{1, {line}}}, {}, Term(Rational(1) / k));
}

/// c of a relation !=, for a line that says that the square of its numerator is > 0.
TermReplay::Line ProofReplay::apart(const Comparison& c, Line square) {
  const auto [factor, numerator] = without_divisors(canonical(c.left - c.right));
  const Polynomial target = without_divisors(canonical(gap_term(square))).second;
  require(!numerator.is_zero() && !target.is_zero(), "not the square");
  // factor * gap = numerator, and target = k * rest^2 but for powers of atoms: what the numerator
  // has more of these is put in.
  const Split parts = split(numerator), wanted = split(target);
  const Rational k = wanted.scale / parts.scale;  // both rests start with 1
  Polynomial times = theory().multiply(factor, k * parts.rest);
  Lines squares;
  std::set<Term, TermOrder> atoms;
  for (const auto* content : {&parts.content, &wanted.content}) {
    for (const auto& [a, e] : content->powers) atoms.insert(a);
  }
  for (Term a : atoms) {
    int more = wanted.content.degree(a) - parts.content.degree(a);
    for (; more < 0; more += 2) {
      require(nonzero(a).has_value(), "not the square");
      squares.push_back(positive_square(a));
    }
    for (; more > 0; --more) times = theory().multiply(times, Polynomial::atom(a));
  }
  Lines all = squares;
  all.push_back(square);
  return conclude(c, {{1, all}}, squares, to_term(times));
}

TermReplay::Line ProofReplay::identity(const Comparison& c) {
  require(c.relation == Relation::equal, "an order needs a proof of its sign");
  explain(c.left);
  explain(c.right);
  return conclude(c, {});
}

TermReplay::Line ProofReplay::finish(const Comparison& c, std::vector<Product> products) {
  explain(c.left);
  explain(c.right);
  return conclude(c, std::move(products));
}

void ProofReplay::prepare(Line k) {
  const Comparison c = theory().says(k);
  explain(c.left);
  explain(c.right);
}

Term ProofReplay::gap_term(Line line) {
  const Comparison c = theory().says(line);
  return c.left - c.right;
}

void ProofReplay::show_needs(Term t) {
  const bool stated = stated_.contains(t);
  auto needed = theory().needs(t);
  const bool inverts =
      t.op() == Op::power && t.operand(1).is_constant() && t.operand(1).value().sign() < 0;
  if (inverts && t.operand(1).value().is_integer()) needed = {t.operand(0) != 0};
  for (const Comparison& c : needed) {
    const auto found = std::ranges::find_if(proof_.conditions, [&](const auto& entry) {
      return same(entry.first.left, c.left) && entry.first.relation == c.relation &&
             same(entry.first.right, c.right);
    });
    const bool has_proof = stated && found != proof_.conditions.end();
    if (!has_proof && theory().knows(c)) continue;
    explain(c.left);
    explain(c.right);
    if (visible(c)) continue;
    require(!stated || has_proof, "no proof of the condition ", c);
    if (stated) order(c, found->second);
  }
}

bool ProofReplay::visible(const Comparison& c) {
  if (c.relation == Relation::not_equal) {
    const Polynomial p = canonical(c.left);
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

}  // namespace gradus
