#include "gradus/evidence/recheck_witness.hpp"

#include <algorithm>
#include <numeric>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_expand.hpp"
#include "gradus/number/certainty.hpp"

namespace gradus::kernel {

namespace {

/// Whether c certainly holds; `exact` asks for rational sides.
bool holds(const Domain& d, const Point& p, const Comparison& c, bool exact) {
  Expansion values(d, &p);
  const Poly gap = add(values.expand(c.left), values.expand(c.right), -1);
  const auto fixed = value(gap);
  require(fixed || !exact, "not rational: " + text(c));
  const Interval x = fixed ? Interval(*fixed) : enclose(to_term(gap));
  switch (c.relation) {
    case Relation::equal:
      return fixed && fixed->is_zero();
    case Relation::not_equal:
      return certainly(x != Interval(0));
    case Relation::less:
      return certainly(x < Interval(0));
    case Relation::less_equal:
      return certainly(x <= Interval(0));
    case Relation::greater:
      return certainly(x > Interval(0));
    default:
      return certainly(x >= Interval(0));
  }
}

void check_form(const Point& p) {
  for (const auto& [name, matrix] : p.operators) {
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      if (matrix[i].size() != matrix.size()) throw Failure("not square: " + name);
      for (std::size_t j = 0; j < i; ++j) {
        if (matrix[i][j] != matrix[j][i]) throw Failure("not symmetric: " + name);
      }
    }
  }
}

/// The random sequences of the point.
std::vector<Moments> random_sequences(const Point& p) {
  std::vector<Moments> result;
  for (const auto& law : p.distributions) {
    const bool signs = std::ranges::all_of(law.chances, [](auto& c) { return c.sign() >= 0; });
    const Rational total = std::accumulate(law.chances.begin(), law.chances.end(), Rational(0));
    require(signs && total == Rational(1) && law.outcomes.size() == law.chances.size(),
            "no distribution: " + law.sequence);
    result.push_back({law.sequence, {}, {}});
  }
  return result;
}

}  // namespace

void check_witness(const Statement& stated, const Witness& w) {
  Statement s = stated;
  const auto model = std::ranges::find(stated.domain.models, w.model, &Model::name);
  if (model != stated.domain.models.end()) {
    s = instantiate(stated, *model);
  } else {  // premises that cite a claim hold for all values; others need a member of the class
    const auto is_fact = [](const Premise& premise) { return !premise.claim.empty(); };
    if (!w.model.empty() || !std::ranges::all_of(stated.domain.premises, is_fact)) {
      throw Failure("no model of the premises: " + w.model);
    }
    s = instantiate(stated, Model{});
  }
  const Point& p = w.point;
  check_form(p);
  const std::vector<Moments> given = std::exchange(s.domain.moments, random_sequences(p));
  const Domain& d = s.domain;
  const auto check = [&](const Comparison& c) {
    require(holds(d, p, c, false), "does not hold at the point: " + text(c));
  };
  for (const Variable& v : unknowns(s).scalars) {
    const bool natural = v.symbol.sort() == Sort::natural;
    const auto x = value(Expansion(d, &p).expand(v.symbol));
    require(!natural || (x->is_integer() && x->sign() >= 0), "no natural: " + v.symbol.name());
  }
  for (const Comparison& c : assumptions(d)) check(c);
  for (const Moments& m : given) {
    require(std::ranges::count(d.moments, m.name, &Moments::name) == 1, "no law of " + m.name);
    const Term g = Term::element(m.name, 0);
    if (m.first) check(expect(g) == *m.first);
    if (m.second) check(expect(pow(g, 2)) == *m.second);
  }
  for (const Premise& schema : d.premises) {
    long last = schema.from + 8;
    for (const auto& [name, members] : p.sequences) {
      last = std::max(last, static_cast<long>(members.size()) - 1);
    }
    for (long k = schema.from; k <= last; ++k) {
      Point here = p;
      here.scalars.insert(here.scalars.begin(), {schema.index->name(), Rational(k)});
      if (!holds(d, here, schema.holds, false)) {
        throw Failure("a premise does not hold at the point: " + schema.name);
      }
    }
  }
  if (!holds(d, p, negation(s.conclusion), w.exact)) throw Failure("the conclusion does not fail");
  if (w.exact && !w.left.empty()) {
    Expansion values(d, &p);
    require(value(values.expand(s.conclusion.left)) == Rational::parse(w.left) &&
                value(values.expand(s.conclusion.right)) == Rational::parse(w.right),
            "the sides have other values");
  }
}

}  // namespace gradus::kernel
