#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// Newton's step on E(w) = a w^2/2 + b w + c reaches the minimum in one step (S2:275).
inline Claim newton_step() {
  const Term a = Term::symbol("a"), b = Term::symbol("b"), w = Term::symbol("w");
  const auto gradient = [&](Term at) { return a * at + b; };
  const auto statement = [&](std::string label, Term step) {
    Statement s{std::move(label), {}, gradient(w - step) == Term(0)};
    s.domain.variables = {positive(a), real(b), real(w)};
    return s;
  };
  return {"quadratic/newton-step",
          "Newton's step on a parabola",
          "S2:275",
          {"quadratic/newton-step"},
          "",
          "From any w the step E'(w)/a leads to a point where the gradient is zero.",
          Grade::proved,
          {statement("one step", gradient(w) / a)},
          {{"twice the step", statement("twice the step", Term(2) * gradient(w) / a)},
           {"step without 1/a", statement("step without 1/a", gradient(w))}}};
}

}  // namespace gradus
