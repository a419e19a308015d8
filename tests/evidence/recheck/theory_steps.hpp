#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck/recheck_theory.hpp"

/// What tests of the re-check's rules speak of, and a look at what a theory makes of steps.
namespace gradus {

using kernel::Theory;
using Line = Theory::Line;

inline const Term x = Term::symbol("x");
inline const Term y = Term::symbol("y");
inline const Term n = Term::natural("n");
inline const Term m = Term::natural("m");
inline const Term i = Term::natural("i");
inline const Term k = Term::natural("k");
inline const Sequence g("g");
inline const Sequence w("w");
inline const Term half = Rational(1, 2);

inline Domain where(const std::vector<Comparison>& hypotheses) {
  Domain d;
  d.hypotheses = hypotheses;
  return d;
}

using Steps = std::function<void(Theory&)>;

/// Whether t has a value in the theory of d, all of its parts and members having been looked at.
inline bool defined(Theory& theory, Term whole, const Domain& d = {}) {
  std::set<Term, TermOrder> seen;
  const std::function<void(Term)> visit = [&](Term t) {
    if (!seen.insert(t).second) return;
    std::ranges::for_each(t.operands(), visit);
    const auto number = [&](std::size_t j) { return value(theory.expand(t.operand(j))); };
    if (kernel::binds(t) && number(1) && number(2)) {
      for (Rational j = *number(1); j <= *number(2); j += 1) {
        visit(substitute(t.operand(3), {{t.operand(0), j}}));
        theory.define(Term::make(t.op(), {t.operand(0), t.operand(1), j, t.operand(3)}));
      }
    }
    for (const Recursion& r : d.recursions) {
      if (t.op() != Op::element || t.name() != r.name || !number(0)) continue;
      visit(r.start);
      for (Rational j = r.from; j < *number(0); j += 1) {
        visit(Term::element(r.name, j));
        visit(substitute(r.next, {{r.index, j}}));
      }
    }
    theory.define(t);
  };
  visit(whole);
  return theory.defined(whole);
}

using Laws = std::optional<Theory::Laws>;

/// Whether a step throws: in a domain, or at a point where there are laws.
inline bool refuses(const Steps& steps, const Domain& d = {}, const Laws& laws = {}) {
  try {
    Theory theory(d, {}, laws);
    steps(theory);
    return false;
  } catch (const std::exception&) {
    return true;
  }
}

/// Whether the steps of a forger end without a line for what is false; without laws, in the domain
/// and at a point.
inline bool refused(const Domain& d, const Comparison& wrong, const Steps& steps,
                    const Laws& laws = {}) {
  if (!laws && !refused(d, wrong, steps, Theory::Laws{})) return false;
  bool shown = false;
  const bool thrown = refuses(
      [&](Theory& theory) {
        steps(theory);
        defined(theory, wrong.left, d);
        defined(theory, wrong.right, d);
        shown = theory.shows(wrong);
      },
      d, laws);
  return thrown || !shown;
}

/// What an instance of an axiom says where the hypotheses hold; nothing where it is refused.
inline std::string says(const std::vector<Comparison>& hypotheses, const std::string& name,
                        const std::map<char, Term>& of) {
  std::string result;
  refuses([&](Theory& theory) { result = text(theory.says(theory.axiom(name, of))); },
          where(hypotheses));
  return result;
}

}  // namespace gradus
