#include "gradus/evidence/judge/citation.hpp"

#include <algorithm>
#include <iterator>

#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/prove/proof_context.hpp"

namespace gradus {

namespace {

/// What the premise may lean on: the bounds and hypotheses of `s`, its premises that cite no claim,
/// and where its index starts.
Domain around(const Statement& s, const Premise& p) {
  Domain d;
  d.variables = s.domain.variables;
  d.hypotheses = s.domain.hypotheses;
  d.recursions = s.domain.recursions;
  std::ranges::copy_if(s.domain.premises, std::back_inserter(d.premises),
                       [](const Premise& q) { return q.claim.empty(); });
  if (p.index) d.variables.push_back(natural_from(*p.index, p.from));
  return d;
}

/// Whether the relation `wanted` of two sides follows from the relation `known` of the same sides.
bool follows(Relation wanted, Relation known) {
  if (wanted == known) return true;
  const bool order = wanted != Relation::equal && wanted != Relation::not_equal;
  return order && !is_strict(wanted) && known != Relation::not_equal;
}

std::string mismatch(const Statement& s, const Premise& p, const Statement& cited) {
  const Domain domain = around(s, p);
  const ProofContext context(
      domain, instances_at(domain, p.index ? std::vector{*p.index} : std::vector<Term>{}));
  const auto read = [&](const Comparison& c) { return substitute(c, p.reading); };
  const Comparison conclusion = read(cited.conclusion);
  if (!follows(p.holds.relation, conclusion.relation))
    return std::string("it says ") + symbol(p.holds.relation) + ", cited is " +
           symbol(conclusion.relation);
  const Fraction known = context.difference_of(conclusion);
  if (known.numerator.is_zero()) return "the cited conclusion is plain: " + text(conclusion);
  const Fraction ratio = context.difference_of(p.holds) / known;
  const Term positive = to_term(ratio);
  if (!context.order(positive > Term(0))) {
    return "it says " + text(p.holds) + ", cited is " + text(conclusion);
  }
  const auto holds = [&](const Comparison& c) {
    if (c.relation == Relation::equal) return context.difference_of(c).numerator.is_zero();
    return context.order(c).has_value();
  };
  for (const Comparison& assumed : assumptions(cited.domain)) {
    if (!holds(read(assumed))) return "the cited statement assumes " + text(read(assumed));
  }
  for (const Variable& v : cited.domain.variables) {
    const Term here = substitute(v.symbol, p.reading);
    if (v.symbol.sort() == Sort::natural && IntegralityTable().of(here) == Integrality::none)
      return "the cited statement is about integers: " + text(v.symbol) + " is read as " +
             text(here);
  }
  return "";
}

}  // namespace

std::string citation_fault(const Statement& s, std::size_t premise, const Claim& cited) {
  std::string first;
  for (const Part& part : cited.parts) {
    const auto* statement = std::get_if<Statement>(&part);
    if (!statement) continue;
    const std::string fault = mismatch(s, s.domain.premises[premise], *statement);
    if (fault.empty()) return "";
    if (first.empty()) first = fault;
  }
  return first.empty() ? "it has no statements" : first;
}

}  // namespace gradus
