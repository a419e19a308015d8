#include "proofs_checks/lectures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "proofs_checks/data.hpp"

namespace gradus {
namespace {

constexpr std::array titles{
    "S0: critical points, momentum, adaptive rates, powers of W, the infinity norm",
    "S1: Taylor's theorem, the step bound, the rate O(1/t)",
    "S2: quiz, back-propagation, convexity, Newton's step, decay of the learning rate",
    "S3: stochastic and mini-batch descent, schedules, Adagrad, RMSProp, Adam",
    "S4: a multi-layer network, cost and variance of mini-batches, momentum"};

/// "S2:357-401" -> lecture 2, line 357.
std::pair<std::size_t, int> position(std::string_view place) {
  int line = 0;
  std::from_chars(place.data() + 3, place.data() + place.size(), line);
  return {static_cast<std::size_t>(place[1] - '0'), line};
}

}  // namespace

const std::vector<LectureResult>& lecture_results() {
  static const auto all = [] {
    std::vector<LectureResult> results;
    for (const auto& f : rows_of(lecture_results_text(), 5)) {
      results.push_back({f[0], words_of(f[1]), f[2], f[3], f[4]});
    }
    return results;
  }();
  return all;
}

Claim without_mutants(Claim claim) {
  claim.mutants.clear();
  return claim;
}

Table lectures_table(const std::vector<Claim>& claims,
                     const std::function<Grade(const Claim&)>& grade) {
  std::map<std::string, std::string> verdicts;
  for (const Claim& c : claims) {
    const std::string found = std::string(name(grade(c))) + " " + c.id;
    for (const std::string& row : c.ledger) {
      verdicts[row] += (verdicts[row].empty() ? "" : "; ") + found;
    }
  }
  Table table{"lectures",
              "Every result of the lectures, in their order",
              "Places are lines of a lecture. A result that is wrong as printed has a claim that "
              "says it as printed, which is refuted, beside what is true.",
              {"place", "result", "what the lecture says", "as printed", "claims"},
              {},
              {}};
  struct Entry {
    std::pair<std::size_t, int> at;
    std::string place;
    const LectureResult* result;
  };
  std::vector<Entry> entries;
  for (const LectureResult& r : lecture_results()) {
    std::set<std::size_t> seen;  // a lecture that says it twice has it once
    for (const std::string& place : r.places) {
      const auto at = position(place);
      if (seen.insert(at.first).second) entries.push_back({at, place, &r});
    }
  }
  std::ranges::stable_sort(entries, {}, &Entry::at);
  std::size_t lecture = titles.size();
  for (const auto& [at, place, result] : entries) {
    if (at.first != lecture) {
      lecture = at.first;
      table.groups.emplace_back(table.rows.size(), titles.at(lecture));
    }
    table.rows.push_back(
        {place, result->id, result->says, result->printed,
         result->exempt.empty() ? verdicts[result->id] : "none: " + result->exempt});
  }
  return table;
}

Table exempt_table() {
  Table table{"exempt", "Results of the lectures of which no claim is made",
              "",       {"result", "what the lecture says", "why"},
              {},       {}};
  for (const LectureResult& r : lecture_results()) {
    if (!r.exempt.empty()) table.rows.push_back({r.id, r.says, r.exempt});
  }
  return table;
}

}  // namespace gradus
