#include "gradus/evidence/recheck.hpp"

#include <algorithm>

#include "gradus/evidence/recheck_theory.hpp"
#include "gradus/evidence/replay.hpp"

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
  const auto v = std::ranges::find(rest.variables, n.id(), [](auto& x) { return x.symbol.id(); });
  require(v != rest.variables.end() && n.is_symbol() && n.sort() == Sort::natural &&
              v->lower == Rational(0) && !v->lower_strict && !v->upper && p.base == 0,
          "the variable of the induction is no natural from 0");
  rest.variables.erase(v);
  Domain later = rest;
  later.variables.push_back(natural_from(m, 0));
  Theory start(rest, {}), step(later, at(m));
  require(!start.assumes(n), "a hypothesis mentions the variable");
  require(m.is_symbol() && m.sort() == Sort::natural && !start.assumes(m) &&
              !contains(s.conclusion.left - s.conclusion.right, m),
          "no new natural");
  replay(start, rest, at(0), p.start);
  replay_step(step, later, at(m), at(m + Term(1)), p);
  require(start.shows(at(0)) && step.shows(at(m + Term(1))), "the lines do not show the step");
}

}  // namespace
}  // namespace kernel

std::string recheck(const Statement& s, const Evidence& e) {
  try {
    const auto visit = [&](const auto& kind) {
      if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, Witness>) {
        kernel::check_witness(s, kind);
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
  } catch (...) {
    return "the evidence cannot be evaluated";
  }
}

}  // namespace gradus
