// Combination: target = sum of nonnegative multipliers times assumptions, plus a rest of known
// sign. The multipliers are found by cancelling the atoms that nothing bounds (values of a loss,
// inner products, members of sequences), a linear system over the field of fractions of the other
// atoms.

#include <algorithm>
#include <span>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

using Atoms = std::set<Term, TermOrder>;

int degree_in(const Monomial& m, const Atoms& atoms) {
  int result = 0;
  for (const auto& [atom, power] : m.powers) {
    if (atoms.contains(atom)) result += power;
  }
  return result;
}

bool linear_in(const std::vector<const Polynomial*>& all, const Atoms& atoms) {
  return std::ranges::all_of(all, [&](const Polynomial* p) {
    return std::ranges::all_of(p->terms(),
                               [&](const auto& t) { return degree_in(t.first, atoms) <= 1; });
  });
}

/// What may be cancelled: as many atoms as occur linearly together; members and inner products
/// first, then symbols that no one-atom bound is about. Which ones, depends on the first; and the
/// inner products may be left, for squares that the rest contains.
std::vector<Atoms> atoms_to_cancel(const std::vector<const Polynomial*>& all) {
  constexpr std::size_t most = 4;
  Atoms every, bounded;
  for (const Polynomial* p : all) {
    const auto atoms = p->atoms();
    every.insert(atoms.begin(), atoms.end());
    if (atoms.size() == 1 && p != all.front()) bounded.insert(*atoms.begin());
  }
  const auto rank = [&](Term a) {
    if (a.op() == Op::element || a.op() == Op::inner) return 0;
    return bounded.contains(a) ? 2 : 1;
  };
  std::vector<Term> order(every.begin(), every.end());
  std::erase_if(order, [&](Term a) { return rank(a) == 2; });
  std::ranges::stable_sort(order, {}, rank);
  std::vector<Atoms> result;
  const auto choose = [&](std::span<const Term> first, std::span<const Term> then) {
    Atoms chosen;
    for (const auto& part : {first, then}) {
      for (Term a : part) {
        chosen.insert(a);
        if (!linear_in(all, chosen)) chosen.erase(a);
      }
    }
    const auto is_chosen = [&](const Atoms& other) {
      return std::ranges::equal(chosen, other, [](Term a, Term b) { return same(a, b); });
    };
    if (!chosen.empty() && std::ranges::none_of(result, is_chosen))
      result.push_back(std::move(chosen));
  };
  for (std::size_t i = 0; i < order.size() && result.size() < most; ++i) {
    choose(std::span(order).subspan(i, 1), order);
  }
  std::erase_if(order, [](Term a) { return a.op() == Op::inner; });
  choose(order, {});
  return result;
}

/// A solution of sum_i x_i rows[i] = right over fractions, columns = atoms, by elimination;
/// unknowns without pivot are zero.
std::optional<std::vector<Fraction>> solve(const std::vector<Polynomial>& facts,
                                           const Polynomial& target, const Atoms& atoms) {
  const std::size_t n = facts.size();
  std::vector<std::vector<Fraction>> equations;
  for (Term a : atoms) {
    std::vector<Fraction> equation;
    for (const Polynomial& f : facts) equation.push_back({f.coefficient(a, 1), 1});
    equation.push_back({target.coefficient(a, 1), 1});
    equations.push_back(std::move(equation));
  }
  std::vector<std::size_t> pivot_of;
  std::size_t row = 0;
  for (std::size_t column = 0; column < n && row < equations.size(); ++column) {
    std::size_t best = row;
    while (best < equations.size() && equations[best][column].numerator.is_zero()) ++best;
    if (best == equations.size()) continue;
    std::swap(equations[row], equations[best]);
    for (std::size_t other = 0; other < equations.size(); ++other) {
      if (other == row || equations[other][column].numerator.is_zero()) continue;
      const Fraction ratio = equations[other][column] / equations[row][column];
      for (std::size_t k = column; k <= n; ++k) {
        equations[other][k] = equations[other][k] - ratio * equations[row][k];
      }
    }
    pivot_of.push_back(column);
    ++row;
  }
  for (std::size_t r = row; r < equations.size(); ++r) {
    if (!equations[r][n].numerator.is_zero()) return {};
  }
  std::vector<Fraction> solution(n);
  for (std::size_t r = 0; r < row; ++r)
    solution[pivot_of[r]] = equations[r][n] / equations[r][pivot_of[r]];
  return solution;
}

}  // namespace

SignSearch::Result SignSearch::by_combination(const Polynomial& p, bool strict, int depth) const {
  if (depth > 1 || facts_.empty()) return {};
  std::vector<const Polynomial*> all{&p};
  for (const Positivity& f : facts_) all.push_back(&f.target);
  for (const Atoms& atoms : atoms_to_cancel(all)) {
    if (auto found = by_combination(p, strict, depth, atoms)) return found;
  }
  return {};
}

SignSearch::Result SignSearch::by_combination(const Polynomial& p, bool strict, int depth,
                                              const std::set<Term, TermOrder>& atoms) const {
  std::vector<std::size_t> useful;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (std::ranges::any_of(atoms, [&](Term a) { return facts_[i].target.degree(a) > 0; }))
      useful.push_back(i);
  }
  if (useful.empty()) return {};
  // Basic solutions: each rotation prefers other facts as pivots.
  for (std::size_t rotation = 0; rotation < useful.size(); ++rotation) {
    std::rotate(useful.begin(), useful.begin() + (rotation == 0 ? 0 : 1), useful.end());
    std::vector<Polynomial> facts;
    for (std::size_t i : useful) facts.push_back(facts_[i].target);
    const auto multipliers = solve(facts, p, atoms);
    if (!multipliers) return {};
    Polynomial common = 1;
    for (const Fraction& m : *multipliers) {
      common = common * *divide_exactly(m.denominator, gcd(common, m.denominator));
    }
    auto common_positive = search(common, true, depth + 2);
    if (!common_positive) common_positive = search(common = -common, true, depth + 2);
    if (!common_positive) continue;
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p;
    if (!(common == Polynomial(1))) result.multiplier.push_back(*common_positive);
    Polynomial rest = common * p;
    bool nonnegative = true;
    for (std::size_t k = 0; k < useful.size() && nonnegative; ++k) {
      const Polynomial weight =
          (*multipliers)[k].numerator * *divide_exactly(common, (*multipliers)[k].denominator);
      if (weight.is_zero()) continue;
      const Positivity& fact = facts_[useful[k]];
      auto why = search(weight, true, depth + 2);
      result.strict = result.strict || (why && fact.strict);
      if (!why) why = search(weight, false, depth + 2);
      nonnegative = why.has_value();
      if (!nonnegative) break;
      rest -= weight * fact.target;
      result.products.push_back({Rational(1), {*why, fact}});
    }
    if (!nonnegative || result.products.empty()) continue;
    if (!rest.is_zero()) {
      auto why = search(rest, true, depth + 1);
      result.strict = result.strict || why.has_value();
      if (!why) why = search(rest, false, depth + 1);
      if (!why) continue;
      result.products.push_back({Rational(1), {*why}});
    }
    if (strict && !result.strict) continue;
    result.strict = strict;
    return result;
  }
  return {};
}

}  // namespace gradus
