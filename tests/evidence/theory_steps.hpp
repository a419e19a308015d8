#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_theory.hpp"

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

/// Whether a step throws.
inline bool refuses(const Steps& steps, const Domain& d = {}, const Theory::Laws& laws = {}) {
  try {
    Theory theory(d, {}, laws);
    steps(theory);
    return false;
  } catch (const std::exception&) {
    return true;
  }
}

/// Whether the steps of a forger end without a line for what is false.
inline bool refused(const Domain& d, const Comparison& wrong, const Steps& steps,
                    const Theory::Laws& laws = {}) {
  bool shown = false;
  const bool thrown = refuses(
      [&](Theory& theory) {
        steps(theory);
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
