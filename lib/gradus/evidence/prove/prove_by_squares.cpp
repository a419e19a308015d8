#include "gradus/evidence/prove/prove_by_squares.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/prove/about_reals.hpp"
#include "gradus/evidence/prove/proof_context.hpp"
#include "gradus/evidence/prove/semidefinite.hpp"

namespace gradus {

namespace {

constexpr double longest_run = 20;  ///< seconds

std::optional<Evidence> find(const Statement& s, const ProgramLimits& limits) {
  const auto proof = ProofContext(s.domain, {}).prove_by_squares(s.conclusion, limits);
  if (!proof) return {};
  return Signs{*proof};
}

}  // namespace

std::optional<Evidence> prove_by_squares(const Statement& s, const Budget& budget) {
  const Relation r = s.conclusion.relation;
  if (r == Relation::equal || !is_about_reals(s) || !can_solve_semidefinite()) return {};
  const double seconds = std::clamp(budget.seconds, 0.0, longest_run);
  ProgramLimits limits;
  limits.wall = std::chrono::milliseconds(static_cast<long>(1000 * seconds));
  // What exceeds the bounds of the normal form, or is nowhere defined, is not proved.
  try {
    return find(s, limits);
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {};
  }
}

}  // namespace gradus
