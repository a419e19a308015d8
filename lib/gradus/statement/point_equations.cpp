#include "gradus/statement/point_equations.hpp"

#include <algorithm>

#include "gradus/algebra/inner_product.hpp"

namespace gradus {

namespace {

void require(bool holds, const std::string& what) {
  if (!holds) throw std::domain_error(what);
}

/// A sequence is chosen, random or has a rule, one of them and once.
void require_one_meaning(const Domain& d, const Point& p) {
  std::set<std::string> names;
  const auto take = [&](const std::string& name) {
    require(names.insert(name).second, "the sequence " + name + " has two meanings");
  };
  for (const auto& sequence : p.sequences) take(sequence.first);
  for (const Point::Distribution& law : p.distributions) take(law.sequence);
  for (const Recursion& r : d.recursions) take(r.name);
}

}  // namespace

std::vector<std::pair<Word, Word>> inner_products(const Statement& s) {
  std::vector<Comparison> all = s.domain.hypotheses;
  all.push_back(s.conclusion);
  for (const Premise& p : s.domain.premises) all.push_back(p.holds);
  for (const Recursion& r : s.domain.recursions) all.push_back(r.start == r.next);
  std::vector<std::pair<Word, Word>> result;
  for (const Comparison& c : all) {
    for_each_node(c.left - c.right, [&](Term t) {
      if (t.op() == Op::inner) result.emplace_back(t.inner_left(), t.inner_right());
    });
  }
  return result;
}

std::vector<Comparison> equations(const Statement& s, const Point& p) {
  require_one_meaning(s.domain, p);
  std::vector<Comparison> result;
  std::set<Term, TermOrder> known;
  const auto set = [&](Term unknown, const Rational& q) {
    if (known.insert(unknown).second) result.push_back(unknown == q);
  };
  const std::map scalars(p.scalars.begin(), p.scalars.end());
  for (const Variable& v : unknowns(s).scalars) {
    const auto found = scalars.find(v.symbol.name());
    require(found != scalars.end(), "no value for " + v.symbol.name());
    const Rational& q = found->second;
    const bool fits = v.symbol.sort() == Sort::real || (q.to_long() && q.sign() >= 0);
    require(fits, v.symbol.name() + " must be a natural number");
    set(v.symbol, q);
  }
  const auto bind = [&](Term index) {
    require(!known.contains(index), index.name() + " is an unknown and an index");
  };
  for (const Recursion& r : s.domain.recursions) bind(r.index);
  for (const Premise& premise : s.domain.premises) bind(premise.index.value_or(0));
  for (const auto& [name, members] : p.sequences) {
    for (const Rational& q : members) set(Term::element(name, &q - members.data()), q);
  }
  const std::map vectors(p.vectors.begin(), p.vectors.end());
  const std::map operators(p.operators.begin(), p.operators.end());
  for (const auto& [name, rows] : operators) {
    require(is_symmetric(rows), "the matrix " + name + " is not symmetric");
  }
  for (const auto& [u, v] : inner_products(s)) {
    set(Term::inner(u, v), inner_product(u, v, vectors, operators));
  }
  return result;
}

}  // namespace gradus
