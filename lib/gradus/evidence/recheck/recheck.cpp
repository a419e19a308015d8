#include "gradus/evidence/recheck/recheck.hpp"

#include <algorithm>

#include "gradus/evidence/recheck/recheck_theory.hpp"
#include "gradus/evidence/recheck/replay.hpp"
#include "gradus/evidence/recheck/replay_values.hpp"
#include "gradus/statement/point_equations.hpp"

namespace gradus {
namespace kernel {
namespace {

void check(const Statement& s, const DirectProof& p) {
  Theory theory(s.domain, {});
  replay(theory, s.domain, s.conclusion, p);
  require(theory.shows(s.conclusion), "the lines do not show the conclusion");
}

void check(const Statement& s, const InductionProof& p) {
  const Term n = p.variable, m = p.shifted;
  const auto at = [&](Term k) { return substitute(s.conclusion, {{n, k}}); };
  Domain rest = s.domain, later;
  std::erase_if(rest.variables, [&](const Variable& v) { return same(v.symbol, n); });
  (later = rest).variables.push_back(natural_from(m, 0));
  Theory start(rest, {}), step(later, at(m));
  for (Term k : {n, m})
    require(is_natural(k) && !start.assumes(k) && !contains(at(0).left - at(0).right, k),
            "no new natural: ", k);
  replay(start, rest, at(0), p.start);
  replay_step(step, later, at(m), at(m + Term(1)), p);
  require(start.shows(at(0)) && step.shows(at(m + Term(1))), "the lines do not show the step");
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
  here.hypotheses = equations(s, w.point);
  Substitution values;
  // A premise for every k is looked at as far as the statement reaches, and further if it can be.
  Rational reach, further = 8;
  for (const auto& [unknown, relation, number] : here.hypotheses) {
    values.emplace(unknown, number);
    if (is_natural(unknown)) further = max(further, number.value() + 8);
    if (unknown.op() == Op::element) further = max(further, unknown.operand(0).value());
  }
  Theory::Laws laws;
  for (const auto& law : w.point.distributions) laws.emplace(law.sequence, law);
  Theory theory(here, {}, laws);
  ValueReplay replay(theory, here);
  const auto show = [&](const Comparison& c) {
    const Comparison there = substitute(c, values);
    for_each_node(there.left - there.right, [&](Term t) {
      const auto k = t.op() == Op::element || binds(t) ? t.operand(binds(t) ? 2 : 0) : Term(0);
      reach = max(reach, value(theory.expand(k)).value_or(0));
    });
    replay.show(there);
    require(theory.shows(there), "does not hold at the point: ", there);
  };
  for (const Comparison& c : assumptions(s.domain)) show(c);
  show(negation(s.conclusion));
  for (const Moments& m : s.domain.moments) {
    require(laws.contains(m.name), "no law of " + m.name);
    const Term g = Term::element(m.name, 0);
    if (m.first) show(expect(g) == *m.first);
    if (m.second) show(expect(g * g) == *m.second);
  }
  const Rational needed = reach;
  for (const Premise& p : s.domain.premises) {
    Rational k = p.from;
    const Rational last = max(needed, max(further, k + 8));
    try {
      for (; k <= last; k += 1) show(substitute(p.holds, {{*p.index, k}}));
    } catch (const std::length_error&) {  // so many digits
      if (k <= needed) throw;
    }
  }
  if (!w.exact) return;
  show(s.conclusion.left == Rational::parse(w.left));
  show(s.conclusion.right == Rational::parse(w.right));
}

void check(const Statement& s, const auto& other) {
  if constexpr (requires { other.proof; }) return check(s, other.proof);
  throw std::runtime_error("not rechecked here");
}

}  // namespace
}  // namespace kernel

std::string recheck(const Statement& s, const Evidence& e) {
  try {
    std::visit([&](const auto& kind) { kernel::check(s, kind); }, e);
    return {};
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

}  // namespace gradus
