#pragma once

#include "gradus/statement/claim.hpp"

namespace gradus {

/// The one place where grades are given. Engines see one statement, never the claim's id, title or
/// expectation. A grade follows from the evidence alone: a direct or inductive proof that the
/// re-check accepts gives proved; a paving, certified; a witness, refuted; a measurement,
/// estimated, refuted or undecided.
Verdict judge(const Claim& claim, const Budget& budget);
Finding judge(const Part& part, const Budget& budget);
Finding judge(const Statement& s, const Budget& budget);

}  // namespace gradus
