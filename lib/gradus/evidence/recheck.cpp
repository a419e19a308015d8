#include "gradus/evidence/recheck.hpp"

#include <algorithm>
#include <numeric>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_theory.hpp"
#include "gradus/evidence/replay.hpp"
#include "gradus/evidence/replay_values.hpp"

namespace gradus {

namespace kernel {
namespace {

void check(const Statement& s, const DirectProof& p) {
  Theory theory(s.domain, {});
  replay(theory, s.domain, s.conclusion, p);
  require(theory.shows(s.conclusion), "the lines do not show the conclusion");
}

/// For 0; and for m + 1 where it is so for m.
void check(const Statement& s, const InductionProof& p) {
  const Term n = p.variable, m = p.shifted;
  const auto at = [&](Term value) { return substitute(s.conclusion, {{n, value}}); };
  Domain rest = s.domain;
  std::erase_if(rest.variables, [&](const Variable& v) { return same(v.symbol, n); });
  Domain later = rest;
  later.variables.push_back(natural_from(m, 0));
  Theory start(rest, {}), step(later, at(m));
  require(is_natural(n) && p.base == 0 && !start.assumes(n), "no induction from 0: ", n);
  require(
      is_natural(m) && !start.assumes(m) && !contains(s.conclusion.left - s.conclusion.right, m),
      "no new natural: ", m);
  replay(start, rest, at(0), p.start);
  replay_step(step, later, at(m), at(m + Term(1)), p);
  require(start.shows(at(0)) && step.shows(at(m + Term(1))), "the lines do not show the step");
}

Rational dot(const std::vector<Rational>& a, const std::vector<Rational>& b) {
  require(a.size() == b.size(), "vectors of different dimensions");
  return std::inner_product(a.begin(), a.end(), b.begin(), Rational(0));
}

std::vector<Rational> vector_at(const Point& p, const Word& w) {
  const std::map vectors(p.vectors.begin(), p.vectors.end());
  const std::map operators(p.operators.begin(), p.operators.end());
  std::vector<Rational> v = vectors.at(w.vector);
  for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
    const auto& matrix = operators.at(*name);
    std::vector<Rational> image;
    for (const auto& row : matrix) {
      for (std::size_t j = 0; j < row.size(); ++j) {
        require(row[j] == matrix.at(j).at(image.size()), "not symmetric: " + *name);
      }
      image.push_back(dot(row, v));
    }
    v = image;
  }
  return v;
}

/// The point lies in the domain, and there the conclusion fails.
void check(const Statement& stated, const Witness& w) {
  const auto model = std::ranges::find(stated.domain.models, w.model, &Model::name);
  const bool modelled = model != stated.domain.models.end();
  // Premises that cite a claim hold for all values; others need a member of the class.
  const auto is_fact = [](const Premise& p) { return !p.claim.empty(); };
  require(modelled || (w.model.empty() && std::ranges::all_of(stated.domain.premises, is_fact)),
          "no model of the premises: " + w.model);
  const Statement s = instantiate(stated, modelled ? *model : Model{});
  Domain here;
  here.recursions = s.domain.recursions;
  Model point;
  const auto set = [&](Term unknown, const Rational& q) {
    if (point.bindings.emplace(unknown, q).second) here.hypotheses.push_back(unknown == q);
  };
  // A premise for every k is looked at as far as the point reaches.
  long reach = 0;
  const std::map scalars(w.point.scalars.begin(), w.point.scalars.end());
  for (const auto& [symbol, lower, upper, above, below] : unknowns(s).scalars) {
    set(symbol, scalars.at(symbol.name()));
    if (symbol.sort() == Sort::real) continue;
    const auto n = scalars.at(symbol.name()).to_long();
    require(n && *n >= 0, "no natural: " + symbol.name());
    reach = std::max(reach, *n + 8);
  }
  Theory::Laws laws;
  for (const auto& law : w.point.distributions) laws.emplace(law.sequence, law);
  const std::map sequences(w.point.sequences.begin(), w.point.sequences.end());
  for (const auto& [name, members] : sequences) {
    require(!laws.contains(name), "random and chosen: " + name);
    for (const Rational& q : members) set(Term::element(name, &q - members.data()), q);
    reach = std::max(reach, static_cast<long>(members.size()) - 1);
  }
  for (const auto& [u, v] : inner_products(s)) {
    set(Term::inner(u, v), dot(vector_at(w.point, u), vector_at(w.point, v)));
  }
  const auto is_free = [&](Term index) { return !point.bindings.contains(index); };
  for (const Recursion& r : here.recursions) {
    require(is_free(r.index) && !laws.contains(r.name) && !sequences.contains(r.name),
            "a recursion's index or name is in use: " + r.name);
  }
  for (const Premise& p : s.domain.premises) require(is_free(*p.index), "in use: ", *p.index);
  const Statement there = instantiate(s, point);
  here.recursions = there.domain.recursions;
  Theory theory(here, {}, laws);
  ValueReplay replay(theory, here);
  const auto show = [&](const Comparison& c) {
    replay.show(c);
    require(theory.shows(c), "does not hold at the point: ", c);
  };
  for (const Comparison& c : assumptions(there.domain)) show(c);
  show(negation(there.conclusion));
  for (const Moments& m : there.domain.moments) {
    require(laws.contains(m.name), "no law of " + m.name);
    const Term g = Term::element(m.name, 0);
    if (m.first) show(expect(g) == *m.first);
    if (m.second) show(expect(g * g) == *m.second);
  }
  for (const Premise& p : there.domain.premises) {
    for (long k = p.from; k <= std::max(reach, p.from + 8); ++k) {
      show(substitute(p.holds, {{*p.index, Term(k)}}));
    }
  }
  if (!w.exact) return;
  show(there.conclusion.left == Rational::parse(w.left));
  show(there.conclusion.right == Rational::parse(w.right));
}

}  // namespace
}  // namespace kernel

std::string recheck(const Statement& s, const Evidence& e) {
  try {
    const auto visit = [&](const auto& kind) {
      if constexpr (requires { kernel::check(s, kind); }) {
        kernel::check(s, kind);
      } else if constexpr (requires { kernel::check(s, kind.proof); }) {
        kernel::check(s, kind.proof);
      } else {
        throw std::runtime_error("not rechecked here");
      }
    };
    std::visit(visit, e);
    return {};
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

}  // namespace gradus
