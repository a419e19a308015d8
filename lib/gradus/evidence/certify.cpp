#include "gradus/evidence/certify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/box_search.hpp"
#include "gradus/evidence/box_touching.hpp"
#include "gradus/evidence/prove.hpp"
#include "gradus/evidence/recheck.hpp"
#include "gradus/evidence/refute.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// How many times the search is begun again with another way to decide touching boxes.
constexpr int kAttempts = 12;
/// How many statements may rest on one another: a face on another face, a part on its parts.
constexpr int kDepth = 3;
/// Larger derivatives are not given to the prover.
constexpr std::size_t kProvableNodes = 200;
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
      : statement_(s), budget_(budget), depth_(depth), keep_leaves_(keep_leaves) {}

  const std::vector<double>& leaf_ends() const { return leaf_ends_; }

  std::optional<Evidence> run() {
    auto question = BoxQuestion::make(statement_, best_lane_level());
    if (!question) return {};
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      BoxResult found = search_box(*question, budget_, keep_leaves_);
      budget_.boxes -= std::min(budget_.boxes, found.tally.work);
      switch (found.end) {
        case BoxResult::End::covered:
          leaf_ends_ = std::move(found.tally.leaf_ends);
          return paving(*question, found);
        case BoxResult::End::failing:
          return witness(found);
        case BoxResult::End::stuck:
          if (!question->strict()) {
            const Learnt learnt = learn(*question, found.worst);
            if (learnt == Learnt::another_way) continue;
            if (learnt == Learnt::all) return paving(*question, found);
          }
          return open(found, "both sides are too close to each other to tell them apart");
        case BoxResult::End::budget:
          return open(found, "the budget of boxes is used up");
        case BoxResult::End::time:
          return open(found, "the time is used up");
      }
    }
    return Evidence(Open{"both sides touch in more places than were tried"});
  }

 private:
  enum class Learnt { nothing, another_way, all };

  /// Another way to decide the boxes near which the search was stuck.
  Learnt learn(BoxQuestion& q, const std::vector<double>& stuck) {
    const auto added = [](bool is) { return is ? Learnt::another_way : Learnt::nothing; };
    if (auto form = vanishing_form(q, stuck)) {
      // f is an iterated integral of the target from the faces on, over the whole box.
      if (is_proved(form->target)) {
        closed_.push_back(form->words + ", at least 0 everywhere by proof");
        return Learnt::all;
      }
      return added(q.add(std::move(*form)));
    }
    if (auto minimum = minimum_at(q, stuck)) return added(q.add(std::move(*minimum)));
    if (depth_ == 0) return Learnt::nothing;
    if (const auto cut = cut_at(q, stuck)) {
      closed_.push_back(cut->words);
      const bool all =
          std::ranges::all_of(cut->parts, [&](const Statement& part) { return holds(part); });
      return all ? Learnt::all : Learnt::nothing;
    }
    const auto face = monotone_form(q, stuck, [&](const Statement& on) { return holds(on); });
    return added(face && q.add(*face));
  }

  /// A proof of target >= 0 on the whole box, whatever the hypotheses.
  bool is_proved(Term target) const {
    if (node_count(target) > kProvableNodes) return false;
    Statement s{"target", {}, target >= 0};
    s.domain.variables = statement_.domain.variables;
    const auto proof = prove(s);
    return proof && recheck(s, *proof).empty();
  }

  /// Whether a statement that this one needs holds: with its own certificate or proof.
  bool holds(const Statement& part) {
    Certifier certifier(part, budget_, depth_ - 1);
    const auto found = certifier.run();
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
    for (std::size_t i = 1; i < q.forms().size(); ++i) {
      if (tally.by_form[i] > 0) p.touching.push_back(q.forms()[i].words);
    }
    for (const BoxMinimum& m : q.minima()) p.touching.push_back(m.words);
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
  int depth_;     ///< how many further statements may rest on one another
  Paving inner_;  ///< counts of the statements that this one rests on
  std::vector<std::string> closed_;
  bool keep_leaves_;
  std::vector<double> leaf_ends_;
};

}  // namespace

std::optional<Evidence> certify(const Statement& s, const Budget& budget) {
  return Certifier(s, budget, kDepth).run();
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
