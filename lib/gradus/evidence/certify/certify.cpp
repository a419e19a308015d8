#include "gradus/evidence/certify/certify.hpp"

#include <algorithm>
#include <utility>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/evidence/certify/certifier.hpp"
#include "gradus/evidence/certify/implied_bounds.hpp"
#include "gradus/evidence/prove/about_reals.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// How many times the search is begun again with another way to decide touching boxes.
constexpr int kAttempts = 12;
/// How many statements may be looked at in all; with more than 6 variables, where symbolic work is
/// dear.
constexpr int kOthers = 36, kOthersInManyVariables = 3;
/// Boxes after which a search with many digits first asks whether others can be rested on.
constexpr std::uint64_t kFirst = 20'000;
/// Boxes of a first search with many digits, each evaluation by them counted as many.
constexpr std::uint64_t kGlance = 4'000;
constexpr int kDigits = 6;

/// Another way to decide the boxes near which the search was stuck.
bool learn(BoxQuestion& q, const std::vector<double>& stuck) {
  if (auto form = vanishing_form(q, stuck)) return q.add(std::move(*form));
  auto minimum = minimum_at(q, stuck);
  return minimum && q.add(std::move(*minimum));
}

/// A statement without unknowns is one point.
std::optional<Evidence> certify_closed(const Statement& s) {
  if (!s.domain.variables.empty() || !s.domain.hypotheses.empty() || !is_about_reals(s)) return {};
  try {
    const Interval left = evaluate(s.conclusion.left, Valuation<Interval>{}),
                   right = evaluate(s.conclusion.right, Valuation<Interval>{});
    if (!left.is_defined() || !right.is_defined()) return {};
    if (!certainly(compare(left, s.conclusion.relation, right))) return {};
    Paving p;
    p.boxes = p.leaves = p.precise = 1;
    p.form = "natural";
    p.margin = abs(left - right).lower_string(kDigits);
    return Evidence(std::move(p));
  } catch (const std::exception&) {
    return {};  // No enclosure shows that the sides are defined.
  }
}

}  // namespace

Certifier::Certifier(const Statement& s, const Budget& budget, int depth, bool keep_leaves)
    : statement_(s),
      budget_(budget),
      deadline_(std::chrono::steady_clock::now() +
                std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                    std::chrono::duration<double>(std::min(budget.seconds, 1e6)))),
      depth_(depth),
      others_left_(s.domain.variables.size() <= 6 ? kOthers * (budget.boxes < kShortBudget ? 1 : 2)
                                                  : kOthersInManyVariables),
      options_{.keep_leaves = keep_leaves} {}

std::optional<Evidence> Certifier::run_apart() {
  options_.precise = false;
  auto question = BoxQuestion::make(statement_, best_lane_level());
  if (!question) return {};
  return answer(*question, search(*question, budget_.boxes));
}

std::optional<Evidence> Certifier::run() {
  if (auto closed = certify_closed(statement_)) return closed;
  auto question = searches_ ? BoxQuestion::make(statement_, best_lane_level()) : std::nullopt;
  if (!question) return without_box();
  options_.precise = question->strict();
  // Kinks are resolved before, and a hypothesis may end the domain where a cut would be.
  const bool cuts_first = statement_.domain.hypotheses.empty() && !cut_by_cases(statement_);
  std::optional<BoxResult> stuck_precisely;  // what such a search will end with
  bool asked = depth_ == 0, glanced = options_.precise || depth_ < kDepth;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const bool first = options_.precise && !asked;
    // What is left is for the statements that this one may rest on.
    const std::uint64_t share = depth_ > 0 ? budget_.boxes / 2 : budget_.boxes;
    const BoxResult found = stuck_precisely && options_.precise
                                ? *std::exchange(stuck_precisely, {})
                                : search(*question, first ? std::min(share, kFirst) : share);
    const bool stuck = found.end == BoxResult::End::stuck && !question->strict();
    if (stuck && learn(*question, found.worst)) continue;
    const bool touches = question->forms().size() > 1 || !question->minima().empty();
    if (stuck && !touches && !std::exchange(glanced, true)) {
      // More digits may do, where it is rounding alone that is in the way.
      options_.precise = true;
      BoxResult more = search(*question, std::min(budget_.boxes, kGlance));
      options_.precise = false;
      if (more.end == BoxResult::End::covered) return paving(*question, more);
      if (more.end == BoxResult::End::stuck) stuck_precisely = std::move(more);
    }
    if (stuck && std::exchange(tries_proofs_, false) && rests_on_proofs())
      return paving(*question, found);
    const bool open = stuck || found.end == BoxResult::End::budget;
    if (stuck && cuts_first && (rests_on_half() || rests_on_cut(*question, found)))
      return paving(*question, found);
    if (stuck && !std::exchange(options_.precise, true)) continue;
    if (open && !std::exchange(asked, true)) {
      const bool goes_on = first && !stuck;
      const std::uint64_t kept = goes_on ? budget_.boxes / 4 * 3 : budget_.boxes / 4;
      if (sparing(kept, [&] { return rests_on_reductions(&*question); }))
        return paving(*question, found);
      if (goes_on) continue;
    }
    if (open && rests_on_cut(*question, found)) return paving(*question, found);
    if (stuck && depth_ > 0 && learn_face(*question, found.worst)) continue;
    return answer(*question, found);
  }
  return Evidence(Open{"both sides touch in more places than were tried"});
}

BoxResult Certifier::search(const BoxQuestion& q, std::uint64_t boxes) {
  Budget share = budget_;
  share.boxes = boxes;
  share.seconds = seconds_left();
  BoxResult found = search_box(q, share, options_);
  budget_.boxes -= std::min(budget_.boxes, found.tally.work);
  leaf_ends_.clear();
  if (found.end == BoxResult::End::covered) leaf_ends_ = std::move(found.tally.leaf_ends);
  return found;
}

double Certifier::seconds_left() const {
  const std::chrono::duration<double> left = deadline_ - std::chrono::steady_clock::now();
  return std::max(0.0, left.count());
}

std::optional<Evidence> Certifier::answer(const BoxQuestion& q, const BoxResult& found) const {
  switch (found.end) {
    case BoxResult::End::covered:
      return paving(q, found);
    case BoxResult::End::failing:
      return witness(found);
    case BoxResult::End::stuck:
      return open(found, "both sides are too close to each other to tell them apart");
    case BoxResult::End::budget:
      return open(found, "the budget of boxes is used up");
    case BoxResult::End::time:
      break;
  }
  return open(found, "the time is used up");
}

std::optional<Evidence> certify(const Statement& s, const Budget& budget) {
  const Statement boxed = with_implied_bounds(s);
  return Certifier(boxed, budget, Certifier::kDepth).run();
}

std::optional<Evidence> certify_apart(const Statement& s, const Budget& budget) {
  if (auto closed = certify_closed(s)) return closed;
  Budget tenth = budget;
  tenth.boxes /= 10;
  return Certifier(s, tenth, 0).run_apart();
}

std::vector<std::vector<double>> leaves_of_paving(const Statement& s, const Budget& budget) {
  Certifier certifier(s, budget, Certifier::kDepth, true);
  certifier.run();
  const auto width = static_cast<std::ptrdiff_t>(2 * s.domain.variables.size());
  std::vector<std::vector<double>> leaves;
  for (auto at = certifier.leaf_ends().begin(); at != certifier.leaf_ends().end(); at += width) {
    leaves.emplace_back(at, at + width);
  }
  return leaves;
}

}  // namespace gradus
