#include "gradus/evidence/prove/sign_search.hpp"

#include <algorithm>

namespace gradus {

Term gap(const Comparison& c) {
  const bool left_is_larger = c.relation != Relation::less && c.relation != Relation::less_equal;
  return left_is_larger ? c.left - c.right : c.right - c.left;
}

bool is_strict(Relation r) { return r == Relation::less || r == Relation::greater; }

namespace {

constexpr int deepest = 5;

/// The rational c with a = c b, for b != 0.
std::optional<Rational> ratio(const Polynomial& a, const Polynomial& b) {
  if (a.terms().size() != b.terms().size() || b.is_zero()) return {};
  const auto same_monomial = [](const auto& s, const auto& t) { return s.first == t.first; };
  if (!std::ranges::equal(a.terms(), b.terms(), same_monomial)) return {};
  const Rational c = a.terms().begin()->second / b.terms().begin()->second;
  const auto is_scaled = [&](const auto& s, const auto& t) { return s.second == c * t.second; };
  if (!std::ranges::equal(a.terms(), b.terms(), is_scaled)) return {};
  return c;
}

Positivity leaf(Positivity::Rule rule, const Polynomial& target, bool strict) {
  Positivity result;
  result.rule = rule;
  result.target = target;
  result.strict = strict;
  return result;
}

}  // namespace

SignSearch::SignSearch(const std::vector<Comparison>& assumptions) {
  // Facts whose denominator has no sign yet wait for the others.
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < assumptions.size(); ++i) waiting.push_back(i);
  for (std::size_t before = waiting.size() + 1; waiting.size() < before;) {
    before = waiting.size();
    std::erase_if(waiting, [&](std::size_t i) {
      const std::size_t known = facts_.size() + nonzero_.size();
      add_fact(i, assumptions[i]);
      return facts_.size() + nonzero_.size() > known;
    });
  }
  has_facts_ = true;
}

bool SignSearch::is_possible(const Polynomial& p, bool strict) const {
  if (!has_facts_) return true;
  if (!samples_) {
    std::vector<Polynomial> nonzero;
    for (const auto& [index, known] : nonzero_) nonzero.push_back(known);
    samples_.emplace(facts_, nonzero);
  }
  const auto possible = samples_->may_be_positive(p, strict);
  if (possible == true) searches_ += kPossible - 1;
  return possible.value_or(true);
}

void SignSearch::add_fact(std::size_t index, const Comparison& c) {
  searches_ = 0;
  const Fraction f = normal_form(gap(c));
  if (c.relation == Relation::not_equal) {
    nonzero_.emplace_back(index, f.numerator);
    return;
  }
  const bool constant = f.denominator.is_constant();
  for (int sign : {1, -1}) {
    std::optional<Positivity> support;
    if (!constant || sign < 0) {
      support = search(f.denominator * Polynomial(sign), true, deepest - 3);
      if (!support && c.relation != Relation::equal) continue;
    }
    Positivity fact =
        leaf(Positivity::Rule::assumption, f.numerator * Polynomial(sign), is_strict(c.relation));
    fact.assumption = index;
    fact.sign = sign;
    if (c.relation == Relation::equal) {
      // An equation says that its numerator is zero, whatever the sign of the denominator.
      fact.strict = false;
    } else if (!constant || sign < 0) {
      fact.supports.push_back(*support);
    }
    facts_.push_back(std::move(fact));
    atom_signs_.clear();
  }
}

std::optional<Positivity> SignSearch::positive(const Polynomial& p, bool strict) const {
  searches_ = 0;
  return search(p, strict, 0);
}

std::optional<OrderProof> SignSearch::order(const Fraction& f, Relation relation) const {
  if (auto proof = order_as_known(f, relation)) return proof;
  const SignSearch& more = with_known_bounds(f.numerator);
  if (more.facts_.size() == facts_.size()) return {};
  auto proof = more.order_as_known(f, relation);
  is_cut_short_ = is_cut_short_ || more.is_cut_short_;
  return proof;
}

std::optional<OrderProof> SignSearch::order_as_known(const Fraction& f, Relation relation) const {
  searches_ = 0;
  OrderProof proof;
  if (relation == Relation::not_equal) {
    const auto why = square_of(f.numerator, true, 0);
    if (!why) return {};
    proof.numerator = *why;
    return proof;
  }
  for (int sign : {1, -1}) {
    proof.sign = sign;
    proof.denominator.reset();
    if (!f.denominator.is_constant() || sign < 0) {
      proof.denominator = positive(f.denominator * Polynomial(sign), true);
      if (!proof.denominator) continue;
    }
    const auto why = positive(f.numerator * Polynomial(sign), relation == Relation::greater);
    if (!why) continue;
    proof.numerator = *why;
    return proof;
  }
  return {};
}

SignSearch::Result SignSearch::search(const Polynomial& p, bool strict, int depth) const {
  if (depth > deepest || is_exhausted()) return {};
  if (p.is_constant()) return constant(p, strict);
  if (auto r = by_assumption(p, strict)) return r;
  if (auto r = by_atom(p, strict, depth)) return r;
  if (auto r = by_power_bound(p, strict, depth)) return r;
  if (auto r = by_monomials(p, strict, depth)) return r;
  if (!is_possible(p, strict)) return {};
  if (!has_facts_) return search_further(p, strict, depth);
  // The same polynomials come up again and again: as a part of a product, of a Bernstein form,
  // deeper.
  Searched& known = searched_[strict ? 1 : 0][p];
  if (known.found) return known.found;
  if (depth >= known.failed_at) {
    if (depth == known.failed_at) searches_ += known.effort;
    return {};
  }
  const int before = searches_;
  Result found = search_further(p, strict, depth);
  if (found) {
    known.found = found;
  } else if (searches_ <= most_) {
    known.failed_at = depth;
    known.effort = searches_ - before;
  }
  return found;
}

SignSearch::Result SignSearch::search_further(const Polynomial& p, bool strict, int depth) const {
  if (auto r = by_factors(p, strict, depth)) return r;
  if (auto r = by_gram(p, strict, depth)) return r;
  if (auto r = by_even_powers(p, strict, depth)) return r;
  if (auto r = by_combination(p, strict, depth)) return r;
  if (auto r = by_cancelling(p, strict, depth)) return r;
  if (auto r = by_shift(p, strict, depth)) return r;
  if (auto r = by_bernstein(p, strict, depth)) return r;
  if (auto r = by_completed_square(p, strict, depth)) return r;
  return by_conjugate(p, strict, depth);
}

SignSearch::Result SignSearch::constant(const Polynomial& p, bool strict) const {
  const int sign = p.constant_term().sign();
  if (sign < 0 || (strict && sign == 0)) return {};
  return leaf(Positivity::Rule::constant, p, strict);
}

SignSearch::Result SignSearch::by_assumption(const Polynomial& p, bool strict) const {
  for (const Positivity& known : facts_) {
    if (strict && !known.strict) continue;
    const auto scale = ratio(p, known.target);
    if (!scale || scale->sign() < 0) continue;
    Positivity fact = known;
    fact.scale = *scale;
    fact.target = p;
    fact.strict = strict;
    return fact;
  }
  return {};
}

SignSearch::Result SignSearch::by_atom(const Polynomial& p, bool strict, int depth) const {
  if (p.terms().size() != 1) return {};
  const auto& [monomial, coefficient] = *p.terms().begin();
  if (monomial.powers.size() != 1 || monomial.powers[0].second != 1 ||
      !(coefficient == Rational(1)))
    return {};
  const Term atom = monomial.powers[0].first;
  Positivity result = leaf(Positivity::Rule::atom, p, strict);
  switch (atom.op()) {
    case Op::exp:
    case Op::pi:
      return result;
    case Op::sqrt:
    case Op::abs:
      return strict ? positive_root(atom, depth) : result;
    case Op::symbol:
      return strict || atom.sort() != Sort::natural ? Result{} : result;
    case Op::inner:
      return strict || !(atom.inner_left() == atom.inner_right()) ? Result{} : result;
    case Op::power: {
      const Fraction base = normal_form(atom.operand(0));
      if (!base.denominator.is_constant()) return {};
      const auto support = search(base.numerator, strict, depth + 1);
      if (!support) return {};
      result.supports.push_back(*support);
      return result;
    }
    default:
      return {};
  }
}

SignSearch::Result SignSearch::by_power_bound(const Polynomial& p, bool strict, int depth) const {
  if (strict || p.terms().size() != 2) return {};
  for (Term atom : p.atoms()) {
    if (atom.op() != Op::power || p.degree(atom) != 1) continue;
    const Polynomial slope = p.coefficient(atom, 1), rest = p.coefficient(atom, 0);
    if (!slope.is_constant() || !rest.is_constant()) continue;
    const Rational c = rest.constant_term();
    if (c.is_zero() || !(slope.constant_term() + c).is_zero() || !(abs(c) == Rational(1))) continue;
    const Fraction base = normal_form(atom.operand(0));
    if (!base.denominator.is_constant()) continue;
    Positivity result = leaf(Positivity::Rule::power_bound, p, false);
    const Polynomial above = base.numerator - Polynomial(1);
    if (c.sign() < 0) {
      const auto why = search(above, false, depth + 1);
      if (!why) continue;
      result.supports = {*why};
    } else {
      const auto lower = search(base.numerator, false, depth + 1);
      const auto upper = search(-above, false, depth + 1);
      if (!lower || !upper) continue;
      result.supports = {*lower, *upper};
    }
    return result;
  }
  return {};
}

SignSearch::Result SignSearch::square_of(const Polynomial& root, bool strict, int depth) const {
  Positivity result = leaf(Positivity::Rule::square, root * root, strict);
  result.root = root;
  if (!strict) return result;
  for (const auto& [index, known] : nonzero_) {
    if (ratio(root, known)) {
      result.assumption = index;
      return result;
    }
  }
  for (const Polynomial& side : {root, -root}) {
    if (const auto why = search(side, true, depth + 1)) {
      result.supports.push_back(*why);
      return result;
    }
  }
  const Factorisation f = factor(root);
  if (f.factors.size() < 2 && (f.factors.empty() || f.factors[0].second < 2)) return {};
  Positivity product = leaf(Positivity::Rule::products, root * root, true);
  product.products.push_back({f.unit * f.unit, {}});
  for (const auto& [part, multiplicity] : f.factors) {
    const auto why = square_of(part, true, depth + 1);
    if (!why) return {};
    for (int k = 0; k < multiplicity; ++k) product.products[0].parts.push_back(*why);
  }
  return product;
}

}  // namespace gradus
