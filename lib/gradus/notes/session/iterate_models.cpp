#include "gradus/notes/session/iterate_models.hpp"

#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/refute/equation.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"

namespace gradus {
namespace {

Term slack() { return Term::symbol("slack"); }

/// The members of a sequence in a premise, by what their index exceeds the premise's by.
std::set<long> offsets(const Comparison& c, const std::string& sequence, Term index) {
  std::set<long> out;
  for_each_node(c, [&](Term t) {
    if (t.op() != Op::element || t.name() != sequence) return;
    const auto form = linear_form(t.operand(0));
    const auto natural = form ? form->lone_symbol() : std::nullopt;
    out.insert(natural && same(*natural, index) ? form->constant : -1);
  });
  return out;
}

/// left = right - d for left <= right, with d >= 0.
Comparison equation(const Comparison& c, bool with_slack) {
  if (!with_slack || c.relation == Relation::equal) return {c.left, Relation::equal, c.right};
  const bool less = c.relation == Relation::less || c.relation == Relation::less_equal;
  return {c.left, Relation::equal, less ? c.right - slack() : c.right + slack()};
}

std::optional<Term> solved(const Comparison& c, Term member) {
  const Term x = Term::symbol("#member");
  const auto out = solve(substitute(c, {{member, x}}), {x});
  return out ? std::optional(out->second) : std::nullopt;
}

/// Binds one of the free sequences that the premise speaks of.
void bind_one(const Premise& p, bool with_slack, const std::set<std::string>& free,
              std::set<std::string>& bound, Model& m) {
  const Term i = *p.index;
  std::set<std::string> here = sequences(p.holds.left);
  here.merge(sequences(p.holds.right));
  const Comparison c = equation(p.holds, with_slack);
  for (const bool recursive : {true, false}) {
    for (const std::string& name : here) {
      if (!free.contains(name) || bound.contains(name)) continue;
      const std::set<long> at = offsets(p.holds, name, i);
      const long last = *at.rbegin(), first = *at.begin();
      const bool fits = recursive ? at.size() == 2 && last == first + 1 && first + p.from == 0
                                  : at.size() == 1 && last == 0;
      if (!fits) continue;
      const auto value = solved(c, Term::element(name, shifted(i, last)));
      if (!value) continue;
      if (recursive) {
        // From the premise's index to that of the member before.
        const Term next = transform(*value, [&](Term t) {
          return t.op() == Op::element ? Term::element(t.name(), shifted(t.operand(0), -first)) : t;
        });
        const Term start = Term::symbol(name + " at the start");
        m.variables.push_back(real(start));
        m.recursions.push_back({name, i, start, next});
      } else {
        m.sequences.push_back({name, i, *value});
      }
      bound.insert(name);
      return;
    }
  }
}

}  // namespace

bool add_iterate_models(Statement& s, const MemberTerms& members) {
  std::set<std::string> all, free;
  const auto add = [&](const Comparison& c) {
    all.merge(sequences(c.left));
    all.merge(sequences(c.right));
  };
  add(s.conclusion);
  for (const Comparison& h : s.domain.hypotheses) add(h);
  for (const Premise& p : s.domain.premises) add(p.holds);
  const Term k = Term::natural("any place");
  std::vector<Model::Member> made;
  for (const std::string& name : all) {
    if (!members.is_made_of_vectors(name)) {
      free.insert(name);
      continue;
    }
    const auto value = members.in_one_dimension(name, k);
    if (!value) return false;
    made.push_back({name, k, *value});
  }
  for (const bool with_slack : {false, true}) {
    Model m;
    m.name = with_slack ? "iterates that fall short of equality" : "iterates with equality";
    m.sequences = made;
    std::set<std::string> bound;
    for (const Premise& p : s.domain.premises) bind_one(p, with_slack, free, bound, m);
    if (with_slack) m.variables.push_back(nonnegative(slack()));
    s.domain.models.push_back(std::move(m));
  }
  // Simple ones for which all premises are soon seen to hold, where they do.
  std::set<std::string> parts = free;
  for (const Model::Member& member : made) parts.merge(sequences(member.value));
  for (const auto& simple : {std::pair("iterates 1, 1/2, 1/4, ...", pow(Term(Rational(1, 2)), k)),
                             std::pair("iterates 1, 1/2, 1/3, ...", Term(1) / (k + Term(1)))}) {
    Model m;
    m.name = simple.first;
    const auto member = [&, shape = simple.second](const std::string& part, Term index) {
      return Term::symbol("scale of " + part) * substitute(shape, {{k, index}});
    };
    for (const std::string& part : parts)
      m.variables.push_back(real(Term::symbol("scale of " + part)));
    for (const std::string& part : free) m.sequences.push_back({part, k, member(part, k)});
    for (const Model::Member& one : made) {
      const Term value = transform(one.value, [&](Term t) {
        return t.op() == Op::element ? member(t.name(), t.operand(0)) : t;
      });
      m.sequences.push_back({one.sequence, k, value});
    }
    s.domain.models.push_back(std::move(m));
  }
  return true;
}

}  // namespace gradus
