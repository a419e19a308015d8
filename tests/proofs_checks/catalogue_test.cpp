#include "proofs_checks/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "gradus/evidence/judge/citation.hpp"
#include "gradus/evidence/judge/judge.hpp"

namespace gradus {
namespace {

/// Judged once for all tests of this file.
const std::vector<std::pair<Claim, Verdict>>& judged() {
  static const auto* all = [] {
    auto* result = new std::vector<std::pair<Claim, Verdict>>;
    for (Claim& c : catalogue()) {
      Verdict v = judge(c, Budget{});
      result->emplace_back(std::move(c), std::move(v));
    }
    return result;
  }();
  return *all;
}

std::vector<Statement> statements(const Part& part) {
  if (const auto* s = std::get_if<Statement>(&part)) return {*s};
  if (const auto* r = std::get_if<Refutation>(&part)) return r->negation;
  return {};
}

TEST(Catalogue, every_claim_earns_the_verdict_it_must) {
  for (const auto& [claim, verdict] : judged()) {
    EXPECT_EQ(std::string(name(verdict.grade)), name(claim.expected)) << claim.id;
    EXPECT_TRUE(verdict.rechecked) << claim.id;
  }
}

TEST(Catalogue, what_is_less_than_proved_or_refuted_says_why) {
  for (const Claim& claim : catalogue()) {
    if (claim.expected == Grade::proved || claim.expected == Grade::refuted) continue;
    EXPECT_FALSE(claim.reservation.empty()) << claim.id;
  }
}

TEST(Catalogue, every_mutant_is_refuted) {
  for (const auto& [claim, verdict] : judged()) {
    for (const MutantFinding& m : verdict.mutants) {
      EXPECT_EQ(m.finding.grade, Grade::refuted) << claim.id << ": " << m.what;
    }
  }
}

TEST(Catalogue, every_claim_has_two_mutants) {
  for (const auto& [claim, verdict] : judged()) {
    EXPECT_GE(claim.mutants.size(), 2U) << claim.id;
    std::set<std::string> names;
    for (const Mutant& m : claim.mutants) {
      EXPECT_TRUE(names.insert(m.what).second) << claim.id << ": " << m.what << " twice";
    }
  }
}

TEST(Catalogue, every_mutant_falls_to_a_point_an_interval_or_an_exact_run) {
  for (const auto& [claim, verdict] : judged()) {
    for (std::size_t k = 0; k < claim.mutants.size(); ++k) {
      const Finding& f = verdict.mutants[k].finding;
      const Part& part = claim.mutants[k].part;
      const std::string where = claim.id + ": " + claim.mutants[k].what;
      if (std::holds_alternative<Statement>(part)) {
        EXPECT_TRUE(std::holds_alternative<Witness>(f.evidence)) << where;
      } else if (std::holds_alternative<Experiment>(part)) {
        EXPECT_TRUE(std::holds_alternative<Measurement>(f.evidence)) << where;
      } else {
        ASSERT_TRUE(std::holds_alternative<Trial>(part)) << where;
        ASSERT_TRUE(std::holds_alternative<Open>(f.evidence)) << where;
        EXPECT_TRUE(std::get<Open>(f.evidence).why.substr(1).starts_with(" = ")) << where;
      }
    }
  }
}

TEST(Catalogue, a_mutant_in_the_place_of_its_claim_is_not_as_expected) {
  for (const auto& [claim, verdict] : judged()) {
    if (claim.expected == Grade::refuted) continue;  // its mutants are refuted as it is
    for (std::size_t k = 0; k < claim.mutants.size(); ++k) {
      Verdict wrong;
      wrong.parts = {verdict.mutants[k].finding};
      wrong.grade = wrong.parts.front().grade;
      EXPECT_FALSE(as_expected(claim, wrong)) << claim.id << ": " << claim.mutants[k].what;
    }
  }
}

TEST(Catalogue, swapped_expectations_are_noticed) {
  const auto find = [](Grade g) {
    return std::ranges::find_if(judged(),
                                [&](const auto& entry) { return entry.first.expected == g; });
  };
  const auto proved = find(Grade::proved), refuted = find(Grade::refuted);
  Claim a = proved->first, b = refuted->first;
  std::swap(a.expected, b.expected);
  EXPECT_FALSE(as_expected(a, proved->second));
  EXPECT_FALSE(as_expected(b, refuted->second));
}

TEST(Catalogue, ids_differ_and_what_is_cited_stands_before_and_is_proved) {
  std::map<std::string, const Claim*> before, proved;
  for (const auto& [claim, verdict] : judged()) {
    for (const Part& part : claim.parts) {
      for (const Statement& s : statements(part)) {
        for (std::size_t k = 0; k < s.domain.premises.size(); ++k) {
          const std::string& cited = s.domain.premises[k].claim;
          if (cited.empty()) continue;
          ASSERT_TRUE(proved.contains(cited)) << claim.id << " cites " << cited;
          EXPECT_EQ(citation_fault(s, k, *proved.at(cited)), "") << claim.id << " cites " << cited;
        }
      }
    }
    if (!claim.sharpens.empty()) {
      EXPECT_TRUE(before.contains(claim.sharpens)) << claim.id << " sharpens " << claim.sharpens;
    }
    EXPECT_TRUE(before.emplace(claim.id, &claim).second) << claim.id;
    if (verdict.grade == Grade::proved) proved.emplace(claim.id, &claim);
  }
}

TEST(Catalogue, a_citation_that_says_more_than_its_claim_is_noticed) {
  for (const auto& [claim, verdict] : judged()) {
    if (claim.id != "rate/one-over-t") continue;
    Statement s = std::get<Statement>(claim.parts.front());
    const auto cited = std::ranges::find(judged(), "rate/min-le-average",
                                         [](const auto& e) { return e.first.id; });
    ASSERT_EQ(citation_fault(s, 0, cited->first), "");
    Statement stronger = s;
    stronger.domain.premises[0].holds.right = stronger.domain.premises[0].holds.right / Term(2);
    EXPECT_NE(citation_fault(stronger, 0, cited->first), "");
    Statement earlier = s;
    earlier.domain.premises[0].from = 0;
    EXPECT_NE(citation_fault(earlier, 0, cited->first), "");
    std::erase_if(s.domain.variables,
                  [](const Variable& v) { return v.symbol.name() == "lambda"; });
    EXPECT_NE(citation_fault(s, 0, cited->first), "");
  }
}

TEST(Catalogue, every_statement_is_well_formed_and_not_vacuous) {
  for (const auto& [claim, verdict] : judged()) {
    for (std::size_t k = 0; k < claim.parts.size(); ++k) {
      for (const Statement& s : statements(claim.parts[k]))
        EXPECT_TRUE(faults(s).empty()) << claim.id << ": " << s.label;
      const Finding& f = verdict.parts[k];
      if (f.grade == Grade::proved || f.grade == Grade::certified) {
        if (std::holds_alternative<Statement>(claim.parts[k])) {
          EXPECT_TRUE(f.model.has_value()) << claim.id << ": " << f.label;
        }
      }
    }
  }
}

TEST(Catalogue, statements_about_unknown_functions_have_a_model) {
  for (const auto& [claim, verdict] : judged()) {
    for (const Part& part : claim.parts) {
      for (const Statement& s : statements(part)) {
        const bool abstract = std::ranges::any_of(s.domain.premises,
                                                  [](const Premise& p) { return p.claim.empty(); });
        if (abstract) {
          EXPECT_FALSE(s.domain.models.empty()) << claim.id << ": " << s.label;
        }
      }
    }
  }
}

}  // namespace
}  // namespace gradus
