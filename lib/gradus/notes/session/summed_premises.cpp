#include "gradus/notes/session/summed_premises.hpp"

#include <algorithm>
#include <optional>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/session/member_terms.hpp"

namespace gradus {
namespace {

bool is_zero(Term t) { return normal_form(t).numerator.is_zero(); }

/// smaller - larger side.
Term excess(const Comparison& c) {
  const bool less = c.relation == Relation::less || c.relation == Relation::less_equal;
  return less ? c.left - c.right : c.right - c.left;
}

bool is_order(Relation r) { return r != Relation::equal && r != Relation::not_equal; }

struct Telescoping {
  Term rest;   ///< at the index
  Term whole;  ///< what the other part sums to, from `lower` to `upper`
};

/// D(k) = rest(k) + sum of c (s(k + 1) - s(k)); nothing where there is no such s.
std::optional<Telescoping> telescoping(Term d, Term index, Term lower, Term upper) {
  std::optional<Telescoping> out;
  for (const std::string& name : sequences(d)) {
    const Term here = Term::element(name, index), next = Term::element(name, shifted(index, 1));
    if (!contains(d, here) || !contains(d, next)) continue;
    const Term rest = substitute(d, {{here, Term(0)}, {next, Term(0)}});
    const Term c = substitute(d, {{here, Term(0)}, {next, Term(1)}}) - rest;
    const Term factor = to_term(normal_form(c));
    const bool fits = sequences(factor).empty() && !contains(factor, index) &&
                      is_zero(d - rest - factor * (next - here));
    if (!fits) continue;
    const Term part =
        factor * (Term::element(name, shifted(upper, 1)) - Term::element(name, lower));
    out = Telescoping{rest, out ? out->whole + part : part};
    d = rest;
  }
  return out;
}

}  // namespace

std::vector<Statement> summed(const Statement& s) {
  constexpr std::size_t most = 3;
  std::vector<Statement> out;
  std::set<Term, TermOrder> sums;
  for_each_node(s.conclusion, [&](Term t) {
    if (t.op() == Op::sum) sums.insert(t);
  });
  for (const Term sum : sums) {
    const Term counter = sum.operand(0), lower = sum.operand(1), upper = sum.operand(2);
    for (const Premise& p : s.domain.premises) {
      if (!p.index || !is_order(p.holds.relation) || out.size() >= most) continue;
      const auto parts = telescoping(excess(p.holds), *p.index, lower, upper);
      if (!parts) continue;
      const Term rest = substitute(to_term(normal_form(parts->rest)), {{*p.index, counter}});
      Statement lemma = s;
      lemma.domain.models.clear();
      lemma.conclusion = gradus::sum(counter, lower, upper, rest) + parts->whole <= Term(0);
      out.push_back(std::move(lemma));
    }
  }
  return out;
}

}  // namespace gradus
