#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certifier.hpp"
#include "gradus/evidence/certify/glance.hpp"
#include "gradus/evidence/certify/implied_bounds.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "gradus/evidence/prove/kinks.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/prove/prove_by_squares.hpp"
#include "gradus/evidence/prove/sign_search.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {

namespace {

/// Points at which a statement is looked at before anything rests on it.
constexpr std::uint64_t kPoints = 300;
/// Larger statements are left alone without any search over boxes.
constexpr std::size_t kNodesByProof = 90;

/// Without variables that the conclusion does not mention, not even through hypotheses.
Statement without_idle_variables(Statement s) {
  std::set<Term, TermOrder> used = free_symbols(s.conclusion.left);
  used.merge(free_symbols(s.conclusion.right));
  const auto is_used = [&](const Comparison& c) {
    return std::ranges::any_of(used,
                               [&](Term x) { return contains(c.left, x) || contains(c.right, x); });
  };
  for (std::size_t before = 0; before < used.size();) {
    before = used.size();
    for (const Comparison& h : s.domain.hypotheses) {
      if (!is_used(h)) continue;
      used.merge(free_symbols(h.left));
      used.merge(free_symbols(h.right));
    }
  }
  std::erase_if(s.domain.hypotheses, [&](const Comparison& h) { return !is_used(h); });
  std::erase_if(s.domain.variables, [&](const Variable& v) { return !used.contains(v.symbol); });
  return s;
}

/// What was proved, as far as it can be written.
std::string proved_text(const Comparison& c) {
  try {
    return "proved: " + text(c);
  } catch (const std::length_error&) {
    return "proved: an order of " + std::to_string(node_count(gap(c))) + " operations";
  }
}

}  // namespace

/// Whether the statement follows from others that hold, wherever the search was stuck.
bool Certifier::rests_on_reductions(const BoxQuestion* q) {
  const RememberedSigns remembered;
  if (rests_on_any(reductions_by_equations(statement_)) ||
      rests_on_any(reductions_of_affine(statement_)) ||
      rests_on_any(reductions_to_separate_sums(statement_)))
    return true;
  if (rests_on_orders()) return true;
  if (rests_on_half()) return true;
  if (q != nullptr && is_integral(*q)) return true;
  if (q != nullptr && rests_on_any(reductions_to_factors(statement_))) return true;
  if (q == nullptr && searches_ && rests(cut_by_roots(statement_))) return true;
  if (rests_on_any(reductions_of_functions(statement_)) || rests(cut_by_cases(statement_)))
    return true;
  if (rests_on_any(reductions_to_concave(statement_)) ||
      rests_on_any(reductions_to_complements(statement_)))
    return true;
  // Where there is a box, these have been tried.
  if (q == nullptr && (rests_on_any(reductions_to_factors(statement_)) ||
                       rests_on_any(reductions_to_orders(statement_))))
    return true;
  if (q != nullptr && searches_ && rests(cut_by_roots(statement_))) return true;
  if (searches_ && rests_on_any(reductions(statement_))) return true;
  // There are many of these.
  const auto rests_on_slopes = [&] { return rests_on_any(reductions_by_slopes(statement_)); };
  if (q == nullptr && !searches_ && rests_on_slopes()) return true;
  if (q == nullptr && searches_ &&
      (sparing(0, rests_on_slopes) || rests_on_any(reductions_to_tails(statement_))))
    return true;
  return searches_ && rests_on_any(reductions_to_ends(statement_));
}

bool Certifier::rests_on_any(const std::vector<Reduction>& list) {
  return std::ranges::any_of(list, [&](const Reduction& r) {
    std::vector<Statement> parts;
    for (const ReducedStatement& part : r.parts) parts.push_back(part.statement);
    return rests_on(parts, r.words);
  });
}

/// Both orders of an equation, where a few steps show them: seldom more than an identity is left.
bool Certifier::rests_on_orders() {
  constexpr int most_others = 8;
  const int kept = std::max(0, others_left_ - most_others);
  const std::uint64_t boxes = budget_.boxes / 10 * 9;
  others_left_ -= kept;
  budget_.boxes -= boxes;
  const bool found = rests(cut_by_orders(statement_));
  others_left_ += kept;
  budget_.boxes += boxes;
  return found;
}

/// Of what is the same for x and -x, x >= 0 alone, once.
bool Certifier::rests_on_half() {
  return depth_ > 0 && !std::exchange(is_halved_, true) &&
         rests_on_any(reductions_by_symmetry(statement_));
}

/// Cut near the worst box, once.
bool Certifier::rests_on_cut(const BoxQuestion& q, const BoxResult& found) {
  if (depth_ == 0 || is_cut_) return false;
  const auto cut = cut_at(q, found.worst);
  is_cut_ = cut.has_value();
  return cut && sparing(budget_.boxes / 2, [&] { return rests(cut); });
}

/// Without so many boxes, and a few of the statements that may be looked at.
bool Certifier::sparing(std::uint64_t boxes, const std::function<bool()>& attempt) {
  const int others = others_left_ / 4;
  budget_.boxes -= boxes;
  others_left_ -= others;
  const bool found = attempt();
  budget_.boxes += boxes;
  others_left_ += others;
  return found;
}

bool Certifier::rests_on(std::vector<Statement> parts, const std::vector<std::string>& words) {
  for (Statement& part : parts) {
    part = without_idle_variables(std::move(part));
    // Sides that have become one expression: what is left is that it has a value.
    Comparison& c = part.conclusion;
    if (same(c.left, c.right)) c = {c.left - c.right, c.relation, Term(0)};
  }
  // One that fails makes work on the others vain.
  if (parts.empty() || std::ranges::any_of(parts, [&](const Statement& part) {
        return !faults(part).empty() || seems_false(part);
      }))
    return false;
  const std::size_t before = closed_.size();
  const Paving counted = inner_;
  closed_.insert(closed_.end(), words.begin(), words.end());
  if (std::ranges::all_of(parts, [&](const Statement& part) { return holds(part); })) return true;
  closed_.resize(before);
  inner_ = counted;
  return false;
}

bool Certifier::rests(const std::optional<BoxCut>& cut) {
  return cut && rests_on(cut->parts, {cut->words});
}

/// Whether a statement that this one rests on holds: by proof, or with its own certificate.
bool Certifier::holds(const Statement& part) {
  if (others_left_ == 0 || seconds_left() == 0) return false;
  const Tried::Effort effort{depth_, others_left_, budget_.boxes, searches_, tries_proofs_};
  if (const auto taken = tried_->in_vain(part, effort)) {
    others_left_ = std::max(0, others_left_ - *taken);
    return false;
  }
  --others_left_;
  if (holds_anew(part)) return true;
  tried_->note(part, effort, effort.others - others_left_);
  return false;
}

bool Certifier::holds_anew(const Statement& part) {
  if (!searches_ && node_count(gap(part.conclusion)) > kNodesByProof) return false;
  const Statement shifted = shift_naturals(part);
  const auto accepted = [&](const std::optional<Evidence>& proof) {
    return proof && recheck(shifted, *proof).empty();
  };
  const auto is_proved = [&](const std::optional<Evidence>& proof) {
    const bool proved = accepted(proof);
    if (proved) closed_.push_back(proved_text(part.conclusion));
    return proved;
  };
  const auto has_squares = [&] { return is_proved(prove_by_squares(shifted, budget_)); };
  if (is_proved(searches_ ? prove(shifted) : prove_soon(shifted))) return true;
  // Kinks are better resolved first: their cases have squares more often.
  const bool squares_last = is_kinked(part.conclusion.left) || is_kinked(part.conclusion.right);
  if (searches_ && !squares_last && has_squares()) return true;
  const Statement boxed = with_implied_bounds(part);
  Certifier certifier(boxed, budget_, depth_ - 1);
  certifier.searches_ = searches_;
  certifier.tries_proofs_ = tries_proofs_;
  certifier.tried_ = tried_;
  certifier.others_left_ = others_left_;
  certifier.deadline_ = deadline_;
  const auto found = certifier.run();
  others_left_ = certifier.others_left_;
  budget_.boxes = certifier.budget_.boxes;
  if (!found || !std::holds_alternative<Paving>(*found)) {
    return searches_ && squares_last && has_squares();
  }
  const Paving& p = std::get<Paving>(*found);
  inner_.boxes += p.boxes;
  inner_.leaves += p.leaves;
  inner_.dropped += p.dropped;
  inner_.precise += p.precise;
  inner_.depth = std::max(inner_.depth, p.depth);
  closed_.insert(closed_.end(), p.touching.begin(), p.touching.end());
  return true;
}

bool Certifier::seems_false(const Statement& part) const {
  if (fails_at_a_glance(part)) return true;
  Budget few = budget_;
  few.cases = kPoints;
  return refute_simply(part, few).has_value();
}

}  // namespace gradus
