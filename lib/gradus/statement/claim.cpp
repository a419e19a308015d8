#include "gradus/statement/claim.hpp"

#include <algorithm>

namespace gradus {

const char* name(Grade g) {
  switch (g) {
    case Grade::proved:
      return "proved";
    case Grade::certified:
      return "certified";
    case Grade::estimated:
      return "estimated";
    case Grade::supported:
      return "supported";
    case Grade::undecided:
      return "undecided";
    case Grade::refuted:
      return "refuted";
  }
  return "undecided";
}

const char* kind(const Evidence& e) {
  static constexpr const char* kinds[] = {"open",      "identity", "signs",   "combination",
                                          "induction", "paving",   "witness", "interval",
                                          "cases",     "negation"};
  return kinds[e.index()];
}

const std::string& label(const Part& p) {
  return std::visit([](const auto& part) -> const std::string& { return part.label; }, p);
}

bool Verdict::mutants_refuted() const {
  return std::ranges::all_of(
      mutants, [](const MutantFinding& m) { return m.finding.grade == Grade::refuted; });
}

bool as_expected(const Claim& c, const Verdict& v) {
  return v.grade == c.expected && v.mutants_refuted() && v.rechecked;
}

}  // namespace gradus
