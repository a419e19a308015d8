#include "gradus/evidence/certify.hpp"

#include <fmt/format.h>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/box_search.hpp"
#include "gradus/evidence/box_touching.hpp"
#include "gradus/evidence/refute.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

/// How many times the search is begun again with another way to decide touching boxes.
constexpr int kAttempts = 12;
/// How many variables may be fixed, one after another, to show that a face is nonnegative.
constexpr int kFaces = 2;
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
  Certifier(const Statement& s, const Budget& budget, int faces, bool keep_leaves = false)
      : statement_(s), budget_(budget), faces_(faces), keep_leaves_(keep_leaves) {}

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
          if (!question->strict() && learn(*question, found.worst)) continue;
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
  /// Another way to decide the boxes near which the search was stuck.
  bool learn(BoxQuestion& q, const std::vector<double>& stuck) {
    if (auto form = vanishing_form(q, stuck)) return q.add(std::move(*form));
    if (auto minimum = minimum_at(q, stuck)) return q.add(std::move(*minimum));
    const auto holds = [&](const Statement& on) {
      if (faces_ == 0) return false;
      const auto found = Certifier(on, budget_, faces_ - 1).run();
      return found && std::holds_alternative<Paving>(*found);
    };
    if (auto form = monotone_form(q, stuck, holds)) return q.add(std::move(*form));
    return false;
  }

  std::optional<Evidence> paving(const BoxQuestion& q, const BoxResult& found) const {
    const BoxTally& tally = found.tally;
    if (tally.leaves == 0) return Evidence(Open{"no box meets the hypotheses"});
    Paving p;
    p.boxes = tally.boxes;
    p.leaves = tally.leaves;
    p.dropped = tally.dropped;
    p.precise = tally.precise;
    p.depth = tally.depth;
    p.form = tally.sharpened > 0 ? "mean value" : "natural";
    const bool touches = tally.touches || tally.margin < 0;
    p.margin = touches ? "0" : Interval::from_double(tally.margin).lower_string(kDigits);
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
  int faces_;
  bool keep_leaves_;
  std::vector<double> leaf_ends_;
};

}  // namespace

std::optional<Evidence> certify(const Statement& s, const Budget& budget) {
  return Certifier(s, budget, kFaces).run();
}

std::vector<std::vector<double>> leaves_of_paving(const Statement& s, const Budget& budget) {
  Certifier certifier(s, budget, kFaces, true);
  certifier.run();
  const auto width = static_cast<std::ptrdiff_t>(2 * s.domain.variables.size());
  std::vector<std::vector<double>> leaves;
  for (auto at = certifier.leaf_ends().begin(); at != certifier.leaf_ends().end(); at += width) {
    leaves.emplace_back(at, at + width);
  }
  return leaves;
}

}  // namespace gradus
