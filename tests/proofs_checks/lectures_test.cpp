#include "proofs_checks/lectures.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/render_table.hpp"
#include "proofs_checks/catalogue.hpp"

namespace gradus {
namespace {

TEST(Lectures, the_list_of_results_is_whole_and_readable) {
  ASSERT_EQ(lecture_results().size(), 228U);
  std::set<std::string> ids;
  const std::regex id("[a-z-]+/[A-Za-z0-9-]+"),
      place("S[0-4]:[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*");
  for (const LectureResult& r : lecture_results()) {
    EXPECT_TRUE(ids.insert(r.id).second) << r.id;
    EXPECT_TRUE(std::regex_match(r.id, id)) << r.id;
    ASSERT_FALSE(r.places.empty()) << r.id;
    for (const std::string& p : r.places) EXPECT_TRUE(std::regex_match(p, place)) << r.id << p;
    EXPECT_FALSE(r.printed.empty() || r.says.empty()) << r.id;
  }
}

TEST(Lectures, a_claim_names_results_that_exist_or_a_claim_that_it_sharpens) {
  std::map<std::string, const LectureResult*> known;
  for (const LectureResult& r : lecture_results()) known[r.id] = &r;
  for (const Claim& c : catalogue()) {
    EXPECT_FALSE(c.ledger.empty() && c.sharpens.empty()) << c.id;
    for (const std::string& row : c.ledger) {
      ASSERT_TRUE(known.contains(row)) << c.id << " names " << row;
      EXPECT_TRUE(known.at(row)->exempt.empty())
          << row << " is exempt, but " << c.id << " names it";
    }
  }
}

TEST(Lectures, every_result_has_a_claim_or_a_reason_to_have_none) {
  std::set<std::string> named;
  for (const Claim& c : catalogue()) named.insert(c.ledger.begin(), c.ledger.end());
  std::size_t exempt = 0;
  for (const LectureResult& r : lecture_results()) {
    exempt += r.exempt.empty() ? 0 : 1;
    EXPECT_NE(named.contains(r.id), !r.exempt.empty()) << r.id;
  }
  EXPECT_LE(exempt, 7U);  // so many results have nothing that could be false
}

/// What the statement says, however its sides are written.
std::string normalised(const Statement& s) {
  std::string key;
  const auto polynomial = [](const Polynomial& p) { return text(to_term(p)); };
  const auto add = [&](const Comparison& c) {
    try {
      const Fraction d = difference(c);
      key += polynomial(d.numerator) + "/" + polynomial(d.denominator);
    } catch (const std::exception&) {
      key += text(c);
    }
    key += std::to_string(static_cast<int>(c.relation));
  };
  add(s.conclusion);
  for (const Variable& v : s.domain.variables) key += "; " + variable_text(v);
  for (const Comparison& c : s.domain.hypotheses) key += "; ", add(c);
  for (const Recursion& r : s.domain.recursions) key += "; " + text(r.start) + text(r.next);
  for (const Premise& p : s.domain.premises) key += "; ", add(p.holds);
  for (const Moments& m : s.domain.moments) {
    key += "; " + m.name + (m.first ? text(*m.first) : "") + (m.second ? text(*m.second) : "");
  }
  return key;
}

TEST(Lectures, no_two_claims_say_the_same) {
  std::map<std::string, std::string> said;
  for (const Claim& c : catalogue()) {
    std::string key;
    for (const Part& part : c.parts) {
      const auto* s = std::get_if<Statement>(&part);
      key += s != nullptr ? normalised(*s) : c.id + label(part);
    }
    const auto [other, fresh] = said.emplace(key, c.id);
    EXPECT_TRUE(fresh) << c.id << " says what " << other->second << " says: " << key;
  }
}

TEST(Lectures, each_lecture_lists_its_results_by_line) {
  const Table table = lectures_table(catalogue(), [](const Claim& c) { return c.expected; });
  ASSERT_EQ(table.groups.size(), 5U);
  EXPECT_GE(table.rows.size(), 228U);
  EXPECT_EQ(table.rows[2][0], "S0:3");
  EXPECT_EQ(table.rows[2][1], "critical/definition");
  const std::string page = render(table, Format::markdown);
  EXPECT_NE(page.find("## S4: a multi-layer network"), std::string::npos);
}

}  // namespace
}  // namespace gradus
