#include "gradus/report/verdict_table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gradus/report/claim_json.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/explain.hpp"
#include "gradus/report/render_table.hpp"
#include "gradus/report/text.hpp"
#include "support/golden.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::expect_golden;
using testing_support::sample_claims;
using testing_support::sample_verdict;
using testing_support::unexpected_verdict;

std::vector<Judged> judge_all(const std::vector<Claim>& claims, bool spoil_second = false) {
  std::vector<Judged> judged;
  for (const Claim& c : claims) {
    const bool spoil = spoil_second && &c == &claims[1];
    judged.push_back({&c, spoil ? unexpected_verdict(c) : sample_verdict(c), {}});
  }
  return judged;
}

std::string rows(const std::vector<Claim>& claims, const std::vector<Judged>& judged,
                 const Style& style) {
  VerdictRows printer(claims, style, false);
  std::string out = printer.head();
  for (const Judged& j : judged) out += printer.row(j);
  return out + "\n" + summary_line(judged) + "\n";
}

TEST(VerdictTable, every_format_is_as_agreed) {
  const std::vector<Claim> claims = sample_claims();
  const std::vector<Judged> judged = judge_all(claims);
  expect_golden("verdicts.txt", rows(claims, judged, {}));
  for (const Format format :
       {Format::markdown, Format::latex, Format::csv, Format::json, Format::html}) {
    expect_golden(std::string("verdicts.") + extension(format),
                  render_verdicts(judged, format, false));
  }
}

TEST(VerdictTable, what_is_not_as_expected_says_why) {
  const std::vector<Claim> claims = sample_claims();
  const std::vector<Judged> judged = judge_all(claims, true);
  expect_golden("unexpected.txt", rows(claims, judged, {}));
  EXPECT_TRUE(complaints(claims[0], judged[0].verdict).empty());
  const auto why = complaints(claims[1], judged[1].verdict);
  ASSERT_EQ(why.size(), 3U);
  EXPECT_EQ(why[0], "expected proved, found undecided");
  EXPECT_EQ(why[1], "the weights sum to 1 - beta^t: undecided: open: the budget ran out");
  EXPECT_EQ(why[2], "mutant \"t becomes t + 1\" is not refuted but undecided");
}

TEST(VerdictTable, a_disagreeing_recheck_is_a_complaint) {
  const std::vector<Claim> claims = sample_claims();
  Verdict v = sample_verdict(claims[0]);
  v.parts[0].recheck = "node 3 does not expand";
  v.rechecked = false;
  const auto why = complaints(claims[0], v);
  ASSERT_EQ(why.size(), 1U);
  EXPECT_EQ(why[0], "one step: re-check: node 3 does not expand");
}

TEST(VerdictTable, titles_wrap_on_a_terminal_and_nothing_is_lost) {
  const std::vector<Claim> claims = sample_claims();
  const std::string text = rows(claims, judge_all(claims), Style{false, 80});
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != text.size() - 1;
       start = end + 1, end = text.find('\n', start)) {
    EXPECT_LE(display_width(text.substr(start, end - start)), 80U);
  }
  for (const char* word : {"step", "2/lambda", "increase", "model"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word;
  }
}

TEST(VerdictTable, json_has_the_agreed_keys) {
  const std::vector<Claim> claims = sample_claims();
  const auto read = nlohmann::json::parse(verdicts_json(judge_all(claims, true)));
  ASSERT_EQ(read.at("claims").size(), 3U);
  for (const auto& claim : read.at("claims")) {
    for (const char* key : {"id", "title", "ledger", "sharpens", "source", "expected", "verdict",
                            "ok", "evidence", "mutants"}) {
      EXPECT_TRUE(claim.contains(key)) << key;
    }
    EXPECT_FALSE(claim.contains("seconds"));
    EXPECT_TRUE(claim.at("evidence").at("kind").is_string());
    EXPECT_TRUE(claim.at("mutants").at("count").is_number());
  }
  EXPECT_EQ(read.at("claims")[1].at("ok"), false);
  EXPECT_EQ(read.at("claims")[2].at("evidence").at("witness").at("eps"), "0");
  EXPECT_EQ(read.at("summary").at("unexpected"), nlohmann::json::array({"sample/weights"}));
}

TEST(Explain, every_format_is_as_agreed) {
  const std::vector<Claim> claims = sample_claims();
  const std::vector<Judged> judged = judge_all(claims);
  const std::vector<Block> document = explain(judged[0], claims);
  expect_golden("explain.txt", render(document, Format::terminal));
  expect_golden("explain.md", render(document, Format::markdown));
  expect_golden("explain.tex", render(document, Format::latex));
  expect_golden("explain.json", explain_json(judged[0], claims));
}

TEST(Explain, names_premises_used_and_unused_and_sharper_claims) {
  const std::vector<Claim> claims = sample_claims();
  const std::string text = render(explain(judge_all(claims)[0], claims), Format::terminal);
  EXPECT_NE(text.find("definition of lambda, S1:143 (used)"), std::string::npos) << text;
  EXPECT_NE(text.find("sample/weights (not used)"), std::string::npos) << text;
  EXPECT_NE(text.find("Sharper: sample/weights"), std::string::npos) << text;
  EXPECT_NE(text.find("Not needed: eps >= 0"), std::string::npos) << text;
}

TEST(Explain, a_witness_without_unknowns_names_no_point) {
  Witness w;
  w.left = "1";
  w.right = "0";
  EXPECT_EQ(evidence_line(Evidence(w)), "fails: left = 1, right = 0");
  w.point.scalars = {{"x", Rational(2)}};
  EXPECT_EQ(evidence_line(Evidence(w)), "fails at x = 2: left = 1, right = 0");
}

TEST(Explain, has_no_table_formats) {
  EXPECT_THROW(render(std::vector<Block>{}, Format::csv), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
