#include "gradus/evidence/certify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/about_reals.hpp"
#include "gradus/evidence/box_search.hpp"
#include "gradus/evidence/box_touching.hpp"
#include "gradus/evidence/implied_bounds.hpp"
#include "gradus/evidence/prove.hpp"
#include "gradus/evidence/prove_by_squares.hpp"
#include "gradus/evidence/recheck.hpp"
#include "gradus/evidence/refute.hpp"
#include "gradus/evidence/touching_parts.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// How many times the search is begun again with another way to decide touching boxes.
constexpr int kAttempts = 12;
/// How many statements may rest on one another: a face on another face, a part on its parts.
constexpr int kDepth = 6;
/// How many statements may be looked at in all; with more than 6 variables, where symbolic work is
/// dear; without a box to search.
constexpr int kOthers = 36, kOthersInManyVariables = 3, kOthersWithoutBox = 80;
/// How many may be looked at without any search over boxes.
constexpr int kOthersByProof = 24, kDepthByProof = 4;
/// Larger statements are then left alone.
constexpr std::size_t kNodesByProof = 60;
/// Points at which a statement is looked at before anything rests on it.
constexpr std::uint64_t kPoints = 300;
/// Boxes after which a search with many digits first asks whether others can be rested on.
constexpr std::uint64_t kFirst = 20'000;
/// Larger derivatives are not given to the prover.
constexpr std::size_t kProvableNodes = 400;
constexpr int kDigits = 6;

Interval part_of(const std::vector<double>& ends, std::size_t v) {
  return Interval::hull(Interval::from_double(ends[2 * v]), Interval::from_double(ends[2 * v + 1]));
}

std::vector<std::pair<std::string, std::string>> parts(const Statement& s,
                                                       const std::vector<double>& ends) {
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t v = 0; 2 * v < ends.size(); ++v) {
    result.emplace_back(text(s.domain.variables[v].symbol), part_of(ends, v).to_string(kDigits));
  }
  return result;
}

class Certifier {
 public:
  Certifier(const Statement& s, const Budget& budget, int depth, bool keep_leaves = false)
      : statement_(s),
        budget_(budget),
        depth_(depth),
        others_left_(s.domain.variables.size() <= 6 ? kOthers : kOthersInManyVariables),
        options_{.keep_leaves = keep_leaves} {}

  const std::vector<double>& leaf_ends() const { return leaf_ends_; }

  /// The search alone, by doubles.
  std::optional<Evidence> run_apart() {
    options_.precise = false;
    auto question = BoxQuestion::make(statement_, best_lane_level());
    if (!question) return {};
    return answer(*question, search(*question, budget_.boxes));
  }

  std::optional<Evidence> run() {
    auto question = searches_ ? BoxQuestion::make(statement_, best_lane_level()) : std::nullopt;
    if (!question) return without_box();
    options_.precise = question->strict();
    // Kinks are resolved before, and a hypothesis may end the domain where a cut would be.
    const bool cuts_first = statement_.domain.hypotheses.empty() && !cut_by_cases(statement_);
    bool asked = depth_ == 0;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const bool first = options_.precise && !asked;
      // What is left is for the statements that this one may rest on.
      const std::uint64_t share = depth_ > 0 ? budget_.boxes / 2 : budget_.boxes;
      const BoxResult found = search(*question, first ? std::min(share, kFirst) : share);
      const bool stuck = found.end == BoxResult::End::stuck && !question->strict();
      if (stuck && learn(*question, found.worst)) continue;
      if (stuck && std::exchange(tries_proofs_, false) && rests_on_proofs())
        return paving(*question, found);
      const bool open = stuck || found.end == BoxResult::End::budget;
      if (stuck && cuts_first && rests_on_cut(*question, found)) return paving(*question, found);
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

 private:
  BoxResult search(const BoxQuestion& q, std::uint64_t boxes) {
    Budget share = budget_;
    share.boxes = boxes;
    BoxResult found = search_box(q, share, options_);
    budget_.boxes -= std::min(budget_.boxes, found.tally.work);
    leaf_ends_.clear();
    if (found.end == BoxResult::End::covered) leaf_ends_ = std::move(found.tally.leaf_ends);
    return found;
  }

  std::optional<Evidence> answer(const BoxQuestion& q, const BoxResult& found) const {
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

  /// Another way to decide the boxes near which the search was stuck.
  static bool learn(BoxQuestion& q, const std::vector<double>& stuck) {
    if (auto form = vanishing_form(q, stuck)) return q.add(std::move(*form));
    auto minimum = minimum_at(q, stuck);
    return minimum && q.add(std::move(*minimum));
  }
  bool learn_face(BoxQuestion& q, const std::vector<double>& stuck) {
    const auto holds_on = [&](const Statement& on) { return holds(on); };
    const auto face = monotone_form(q, stuck, holds_on);
    return face && is_defined_along(*face, statement_.domain) && q.add(*face);
  }

  bool rests(const std::optional<BoxCut>& cut) { return cut && rests_on(cut->parts, {cut->words}); }
  /// Cut near the worst box, once.
  bool rests_on_cut(const BoxQuestion& q, const BoxResult& found) {
    if (depth_ == 0 || is_cut_) return false;
    const auto cut = cut_at(q, found.worst);
    is_cut_ = cut.has_value();
    return cut && sparing(budget_.boxes / 2, [&] { return rests(cut); });
  }

  /// Without so many boxes, and a few of the statements that may be looked at.
  bool sparing(std::uint64_t boxes, const std::function<bool()>& attempt) {
    const int others = others_left_ / 4;
    budget_.boxes -= boxes;
    others_left_ -= others;
    const bool found = attempt();
    budget_.boxes += boxes;
    others_left_ += others;
    return found;
  }

  /// Where a variable has no bounds, there is nothing to search.
  std::optional<Evidence> without_box() {
    if (depth_ == 0 || !is_about_reals(statement_)) return {};
    if (depth_ == kDepth) others_left_ = kOthersWithoutBox;
    const bool proofs = searches_ && std::exchange(tries_proofs_, false) && rests_on_proofs();
    if (!proofs && !rests_on_reductions(nullptr)) return {};
    return paving();
  }

  /// Whether the statement follows from others that are proved, without any search over boxes.
  bool rests_on_proofs() {
    Certifier other(statement_, budget_, kDepthByProof);
    other.searches_ = false;
    other.others_left_ = kOthersByProof;
    const bool rests = other.rests_on_reductions(nullptr);
    closed_.insert(closed_.end(), other.closed_.begin(), other.closed_.end());
    return rests;
  }

  /// Whether the statement follows from others that hold, wherever the search was stuck.
  bool rests_on_reductions(const BoxQuestion* q) {
    const auto rests_on_any = [&](const std::vector<Reduction>& list) {
      return std::ranges::any_of(list, [&](const Reduction& r) {
        std::vector<Statement> parts;
        for (const ReducedStatement& part : r.parts) parts.push_back(part.statement);
        return rests_on(parts, r.words);
      });
    };
    if (rests_on_any(reductions_by_equations(statement_))) return true;
    if (q != nullptr && is_integral(*q)) return true;
    if (rests_on_any(reductions_of_functions(statement_))) return true;
    // Where there is a box, these have been tried.
    const auto rests_on_formulas = [&] {
      return rests_on_any(reductions_to_factors(statement_)) ||
             rests_on_any(reductions_to_orders(statement_)) ||
             rests_on_any(reductions_by_slopes(statement_));
    };
    if (rests(cut_by_cases(statement_)) || (q == nullptr && rests_on_formulas())) return true;
    return searches_ && (rests(cut_by_roots(statement_)) || rests_on_any(reductions(statement_)) ||
                         rests_on_any(reductions_to_ends(statement_)));
  }

  bool rests_on(const std::vector<Statement>& parts, const std::vector<std::string>& words) {
    if (parts.empty()) return false;
    const std::size_t before = closed_.size();
    const Paving counted = inner_;
    closed_.insert(closed_.end(), words.begin(), words.end());
    if (std::ranges::all_of(parts, [&](const Statement& part) { return holds(part); })) return true;
    closed_.resize(before);
    inner_ = counted;
    return false;
  }

  /// The difference is an iterated integral, from faces on which it vanishes, of a target that is
  /// >= 0.
  bool is_integral(const BoxQuestion& q) {
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
  bool is_defined_on(const Domain& d, const Comparison& c) const {
    const auto question = BoxQuestion::make({statement_.label, d, c}, best_lane_level());
    return question && is_defined(*question, budget_);
  }
  /// Whether the derivatives that vanish on the faces are.
  bool is_defined_along(const BoxForm& form, const Domain& d) const {
    return std::ranges::all_of(form.passed, [&](Term t) { return is_defined_on(d, t >= 0); });
  }

  bool seems_false(const Statement& part) const {
    Budget few = budget_;
    few.cases = kPoints;
    return refute_simply(part, few).has_value();
  }

  /// Whether a statement that this one rests on holds: by proof, or with its own certificate.
  bool holds(const Statement& part) {
    if (others_left_ == 0 || !faults(part).empty() || seems_false(part)) return false;
    --others_left_;
    if (!searches_ && node_count(gap(part.conclusion)) > kNodesByProof) return false;
    const Statement shifted = shift_naturals(part);
    const auto accepted = [&](const std::optional<Evidence>& proof) {
      return proof && recheck(shifted, *proof).empty();
    };
    if (searches_ ? accepted(prove(shifted)) || accepted(prove_by_squares(shifted, budget_))
                  : accepted(prove_soon(shifted))) {
      closed_.push_back("proved: " + text(part.conclusion));
      return true;
    }
    const Statement boxed = with_implied_bounds(part);
    Certifier certifier(boxed, budget_, depth_ - 1);
    certifier.searches_ = searches_;
    certifier.tries_proofs_ = tries_proofs_;
    certifier.others_left_ = others_left_;
    const auto found = certifier.run();
    others_left_ = certifier.others_left_;
    budget_.boxes = certifier.budget_.boxes;
    if (!found || !std::holds_alternative<Paving>(*found)) return false;
    const Paving& p = std::get<Paving>(*found);
    inner_.boxes += p.boxes;
    inner_.leaves += p.leaves;
    inner_.dropped += p.dropped;
    inner_.precise += p.precise;
    inner_.depth = std::max(inner_.depth, p.depth);
    closed_.insert(closed_.end(), p.touching.begin(), p.touching.end());
    return true;
  }

  /// Of the statements that this one rests on alone.
  std::optional<Evidence> paving() const {
    Paving p = inner_;
    p.form = "natural";
    p.margin = "0";
    p.touching = closed_;
    return Evidence(std::move(p));
  }

  std::optional<Evidence> paving(const BoxQuestion& q, const BoxResult& found) const {
    const BoxTally& tally = found.tally;
    if (tally.leaves + inner_.leaves == 0 && closed_.empty()) {
      return Evidence(Open{"no box meets the hypotheses"});
    }
    Paving p = inner_;
    p.boxes += tally.boxes;
    p.leaves += tally.leaves;
    p.dropped += tally.dropped;
    p.precise += tally.precise;
    p.depth = std::max<unsigned>(p.depth, tally.depth);
    p.form = tally.sharpened > 0 ? "mean value" : "natural";
    const bool touches = tally.touches || !closed_.empty();
    p.margin = touches ? "0" : Interval::from_double(tally.margin).lower_string(kDigits);
    p.touching = closed_;
    p.tightest = parts(statement_, tally.tightest);
    for (std::size_t i = 1; i < tally.by_form.size(); ++i) {
      if (tally.by_form[i] > 0) p.touching.push_back(q.forms()[i].words);
    }
    if (tally.minima > 0) {
      for (const BoxMinimum& m : q.minima()) p.touching.push_back(m.words);
    }
    return Evidence(std::move(p));
  }

  std::optional<Evidence> witness(const BoxResult& found) const {
    Point point;
    for (std::size_t v = 0; v < found.point.size(); ++v) {
      const Variable& variable = statement_.domain.variables[v];
      const Rational value = Rational::from_double(found.point[v]);
      point.scalars.emplace_back(variable.symbol.name(),
                                 max(*variable.lower, min(*variable.upper, value)));
    }
    if (auto w = refute_from(statement_, point, budget_)) return Evidence(std::move(*w));
    return open(found, "it seems to fail, but no exact point was found");
  }

  std::optional<Evidence> open(const BoxResult& found, const std::string& why) const {
    std::string where;
    for (const auto& [name, part] : parts(statement_, found.worst)) {
      where += (where.empty() ? "" : ", ") + name + " in " + part;
    }
    std::string text = fmt::format("{} after {} boxes", why, found.tally.boxes);
    if (!where.empty()) {
      text += fmt::format("; open: {:.3g} of the volume, such as {}", found.remaining, where);
    }
    return Evidence(Open{text});
  }

  const Statement& statement_;
  Budget budget_;
  int depth_;  ///< how many further statements may rest on one another
  int others_left_;
  bool searches_ = true;  ///< over boxes, where there are bounds
  bool tries_proofs_ = true;
  Paving inner_;  ///< counts of the statements that this one rests on
  std::vector<std::string> closed_;
  bool is_cut_ = false;  ///< a cut has been tried
  BoxOptions options_;
  std::vector<double> leaf_ends_;
};

/// A statement without unknowns is one point.
std::optional<Evidence> certify_closed(const Statement& s) {
  if (!is_about_reals(s) || !s.domain.variables.empty() || !s.domain.hypotheses.empty()) return {};
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

std::optional<Evidence> certify(const Statement& s, const Budget& budget) {
  if (auto closed = certify_closed(s)) return closed;
  const Statement boxed = with_implied_bounds(s);
  return Certifier(boxed, budget, kDepth).run();
}

std::optional<Evidence> certify_apart(const Statement& s, const Budget& budget) {
  if (auto closed = certify_closed(s)) return closed;
  Budget tenth = budget;
  tenth.boxes /= 10;
  return Certifier(s, tenth, 0).run_apart();
}

std::vector<std::vector<double>> leaves_of_paving(const Statement& s, const Budget& budget) {
  Certifier certifier(s, budget, kDepth, true);
  certifier.run();
  const auto width = static_cast<std::ptrdiff_t>(2 * s.domain.variables.size());
  std::vector<std::vector<double>> leaves;
  for (auto at = certifier.leaf_ends().begin(); at != certifier.leaf_ends().end(); at += width) {
    leaves.emplace_back(at, at + width);
  }
  return leaves;
}

}  // namespace gradus
