#include <utility>

#include "gradus/evidence/certify/certifier.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "gradus/evidence/prove/about_reals.hpp"

namespace gradus {

namespace {

/// How many statements may be looked at in all without a box; and without any search over boxes.
constexpr int kOthersWithoutBox = 80, kOthersByProof = 24;
constexpr int kDepthByProof = 4;

}  // namespace

/// Where a variable has no bounds, there is nothing to search.
std::optional<Evidence> Certifier::without_box() {
  if (depth_ == 0) return {};
  if (depth_ == kDepth) others_left_ = kOthersWithoutBox * (budget_.boxes < kShortBudget ? 1 : 2);
  if (!is_about_reals(statement_)) {
    if (!rests_on_any(reductions_of_naturals(statement_))) return {};
    return paving();
  }
  const bool proofs = searches_ && std::exchange(tries_proofs_, false) && rests_on_proofs();
  if (!proofs && !rests_on_reductions(nullptr)) return {};
  return paving();
}

/// Whether the statement follows from others that are proved, without any search over boxes.
bool Certifier::rests_on_proofs() {
  Certifier other(statement_, budget_, kDepthByProof);
  other.searches_ = false;
  other.tried_ = tried_;
  other.others_left_ = kOthersByProof;
  other.deadline_ = deadline_;
  const bool rests = other.rests_on_reductions(nullptr);
  closed_.insert(closed_.end(), other.closed_.begin(), other.closed_.end());
  return rests;
}

}  // namespace gradus
