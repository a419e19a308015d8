#include <algorithm>
#include <iterator>

#include "gradus/evidence/certify/certifier.hpp"

namespace gradus {

namespace {

/// Larger derivatives are not given to the prover.
constexpr std::size_t kProvableNodes = 400;

}  // namespace

bool Certifier::learn_face(BoxQuestion& q, const std::vector<double>& stuck) {
  const auto holds_on = [&](const Statement& on) { return holds(on); };
  const auto face = monotone_form(q, stuck, holds_on);
  return face && is_defined_along(*face, statement_.domain) && q.add(*face);
}

/// The difference is an iterated integral, from faces on which it vanishes, of a target that is
/// >= 0.
bool Certifier::is_integral(const BoxQuestion& q) {
  if (q.strict()) return false;
  std::vector<BoxForm> forms(q.forms().begin() + 1, q.forms().end());
  std::ranges::move(vanishing_forms(q), std::back_inserter(forms));
  for (const BoxForm& form : forms) {
    if (!form.vanishes || node_count(form.target) > kProvableNodes) continue;
    Statement s{"target", statement_.domain, form.target >= 0};
    if (!stays_inside(statement_.domain, form)) s.domain.hypotheses.clear();
    if (rests_on({s}, {form.words + ", at least 0 everywhere"}) &&
        is_defined_on(s.domain, statement_.conclusion) && is_defined_along(form, s.domain))
      return true;
  }
  return false;
}

/// Whether both sides are defined on a domain around that of the statement, its ends included.
bool Certifier::is_defined_on(const Domain& d, const Comparison& c) const {
  const auto question = BoxQuestion::make({statement_.label, d, c}, best_lane_level());
  return question && is_defined(*question, budget_);
}

/// Whether the derivatives that vanish on the faces are.
bool Certifier::is_defined_along(const BoxForm& form, const Domain& d) const {
  return std::ranges::all_of(form.passed, [&](Term t) { return is_defined_on(d, t >= 0); });
}

}  // namespace gradus
