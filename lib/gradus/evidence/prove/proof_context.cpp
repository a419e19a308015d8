#include "gradus/evidence/prove/proof_context.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/expectation.hpp"
#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/unroll.hpp"
#include "gradus/evidence/prove/logarithms.hpp"

namespace gradus {

namespace {

Term prepare_in(const Domain& d, Term t) {
  std::vector<Unfolding> unfoldings;
  for (const Recursion& r : d.recursions)
    unfoldings.push_back({r.name, r.index, r.start, r.next, r.from});
  std::vector<RandomSequence> random;
  for (const Moments& m : d.moments) random.push_back({m.name, m.first, m.second, m.uncorrelated});
  return expand_expectations(unroll(t, unfoldings), random);
}

Comparison prepare_in(const Domain& d, const Comparison& c) {
  return {prepare_in(d, c.left), c.relation, prepare_in(d, c.right)};
}

std::vector<Comparison> in_force(const Domain& d, const std::vector<PremiseInstance>& instances,
                                 const std::optional<Comparison>& hypothesis) {
  std::vector<Comparison> result = assumptions(d);
  for (const Premise& p : d.premises) {
    if (!p.index) result.push_back(p.holds);
  }
  for (const PremiseInstance& i : instances) {
    const Premise& p = d.premises[i.premise];
    result.push_back(substitute(p.holds, {{*p.index, i.at}}));
  }
  if (hypothesis) result.push_back(*hypothesis);
  for (Comparison& c : result) c = prepare_in(d, c);
  return result;
}

/// index >= lower and index <= upper of each sum, for conditions under it.
void add_index_ranges(Term t, std::vector<Comparison>& to) {
  for_each_node(t, [&](Term node) {
    if (node.op() != Op::sum) return;
    to.push_back(node.operand(0) >= node.operand(1));
    to.push_back(node.operand(0) <= node.operand(2));
  });
}

/// What is assumed has a value, and so have its parts.
bool is_assumed(const Domain& d, const Comparison& condition) {
  return std::ranges::any_of(assumptions(d), [&](const Comparison& assumed) {
    std::vector<Comparison> known = conditions(assumed.left);
    for (const Comparison& right : conditions(assumed.right)) known.push_back(right);
    return std::ranges::any_of(known, [&](const Comparison& c) {
      return same(c.left, condition.left) && c.relation == condition.relation &&
             same(c.right, condition.right);
    });
  });
}

/// What has no parts that an equation could be about.
bool is_unknown(Term x) {
  return (x.is_symbol() && x.sort() == Sort::real) || x.op() == Op::inner || x.op() == Op::element;
}

/// The real unknown x and the formula of an equation x = formula or formula = x.
std::optional<std::pair<Term, Term>> given_by(const Comparison& c) {
  if (c.relation != Relation::equal) return {};
  for (const auto& [x, formula] : {std::pair(c.left, c.right), std::pair(c.right, c.left)}) {
    if (is_unknown(x) && !contains(formula, x)) {
      return std::pair(x, formula);
    }
  }
  return {};
}

Relation order_of(Relation r) {
  if (r == Relation::not_equal) return r;
  return is_strict(r) ? Relation::greater : Relation::greater_equal;
}

}  // namespace

ProofContext::ProofContext(const Domain& domain, std::vector<PremiseInstance> instances,
                           const std::optional<Comparison>& hypothesis)
    : domain_(domain),
      instances_(std::move(instances)),
      assumptions_(in_force(domain, instances_, hypothesis)),
      has_premises_(
          std::ranges::any_of(domain.premises, [](const Premise& p) { return !p.index; }) ||
          !instances_.empty()),
      signs_(assumptions_) {}

bool ProofContext::put_in_equations(bool of_parts) {
  for (std::size_t k = 0; k < assumptions_.size(); ++k) {
    const auto equation = given_by(assumptions_[k]);
    if (!equation || !(of_parts || equation->first.is_symbol())) continue;
    const Substitution one{{equation->first, equation->second}};
    for (auto& [symbol, formula] : given_) formula = substitute(formula, one);
    given_.insert(*equation);
    for (Comparison& c : assumptions_) c = substitute(c, one);
  }
  if (given_.empty()) return false;
  const bool cut_short = signs_.is_cut_short();
  signs_ = SignSearch(assumptions_);
  signs_.limit_to(most_);
  if (cut_short) signs_.note_cut();
  return true;
}

Term ProofContext::prepare(Term t) const { return substitute(prepare_in(domain_, t), given_); }

Fraction ProofContext::difference_of(const Comparison& c) const {
  return normal_form(prepare(gap(c)));
}

/// What is known of the unknowns tells signs that the normal form does not see.
bool ProofContext::is_equal_by_logarithms(const Comparison& c) const {
  try {
    const Term whole = prepare(gap(c)), sums = with_logarithms_apart(whole, signs_);
    return !same(whole, sums) && normal_form(sums).numerator.is_zero();
  } catch (const std::exception&) {  // too large, or nowhere defined
    return false;
  }
}

std::optional<OrderProof> ProofContext::order(const Comparison& c) const {
  return signs_.order(difference_of(c), order_of(c.relation));
}

std::optional<DirectProof> ProofContext::prove(const Comparison& c) const {
  DirectProof proof{instances_, {}, {}};
  const Fraction f = difference_of(c);
  if (c.relation == Relation::equal) {
    if (!f.numerator.is_zero() && !is_equal_by_logarithms(c)) return {};
  } else {
    proof.order = signs_.order(f, order_of(c.relation));
    if (!proof.order) return {};
  }
  bool by_signs = true;
  auto conditions = prove_conditions(c, nullptr, by_signs);
  if (!conditions) return {};
  proof.conditions = std::move(*conditions);
  return proof;
}

std::optional<DirectProof> ProofContext::prove_by_squares(const Comparison& c,
                                                          const ProgramLimits& limits) const {
  bool by_signs = true;
  auto conditions = prove_conditions(c, &limits, by_signs);
  if (!conditions) return {};
  DirectProof proof{instances_, {}, std::move(*conditions)};
  const Fraction f = difference_of(c);
  proof.order = signs_.order_by_squares(f, order_of(c.relation), limits);
  // Where signs are enough for the conditions, they are not for the order: `prove` has failed.
  if (!proof.order && !by_signs) proof.order = signs_.order(f, order_of(c.relation));
  if (!proof.order) return {};
  return proof;
}

std::optional<std::vector<std::pair<Comparison, OrderProof>>> ProofContext::prove_conditions(
    const Comparison& c, const ProgramLimits* squares, bool& by_signs) const {
  if (!has_integer_limits(c.left) || !has_integer_limits(c.right)) return {};
  std::vector<Comparison> needed = conditions(c.left);
  for (const Comparison& right : conditions(c.right)) needed.push_back(right);
  std::erase_if(needed, [&](const Comparison& need) { return is_assumed(domain_, need); });
  std::vector<std::pair<Comparison, OrderProof>> result;
  if (needed.empty()) return result;
  std::vector<Comparison> extended = assumptions_;
  add_index_ranges(c.left, extended);
  add_index_ranges(c.right, extended);
  const SignSearch signs(extended);
  for (const Comparison& condition : needed) {
    const Fraction f = difference_of(condition);
    const Relation order = order_of(condition.relation);
    auto why = signs.order(f, order);
    if (!why && squares != nullptr) {
      by_signs = false;
      why = signs.order_by_squares(f, order, *squares);
    }
    if (!why) return {};
    result.emplace_back(condition, *why);
  }
  return result;
}

std::vector<PremiseInstance> instances_at(const Domain& domain, const std::vector<Term>& indices) {
  std::vector<PremiseInstance> result;
  for (std::size_t p = 0; p < domain.premises.size(); ++p) {
    if (!domain.premises[p].index) continue;
    for (Term at : indices) {
      const auto form = linear_form(at);
      if (form && form->at_least(domain.premises[p].from)) result.push_back({p, at});
    }
  }
  return result;
}

std::optional<DirectProof> prove_directly(const Domain& domain, const Comparison& c,
                                          const std::vector<Term>& indices) {
  return ProofContext(domain, instances_at(domain, indices)).prove(c);
}

}  // namespace gradus
