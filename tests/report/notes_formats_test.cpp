// The notes as JSON and as SARIF.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gradus/report/notes_json.hpp"
#include "gradus/report/notes_sarif.hpp"
#include "report/notes_sample.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using Json = nlohmann::json;
using testing_support::documented_schema;
using testing_support::sample_report;
using testing_support::schema_fault;

TEST(NotesJson, one_file_is_one_object) {
  const std::vector<NotesReport> reports{sample_report()};
  const Json out = Json::parse(notes_json(reports));
  EXPECT_EQ(schema_fault(out, "notes", documented_schema()), "");
  ASSERT_EQ(out["steps"].size(), 4U);
  EXPECT_EQ(out["steps"][1]["verdict"], "refuted");
  EXPECT_EQ(out["steps"][1]["witness"]["x"], "1/2");
  EXPECT_EQ(out["steps"][1]["ok"], false);
  EXPECT_EQ(out["steps"][3]["verdict"], "skipped");
  EXPECT_EQ(out["summary"]["formulas"], 4);
  EXPECT_EQ(out["summary"]["parsed"], 3);
  EXPECT_EQ(out["summary"]["judged"], 3);
  EXPECT_EQ(out["summary"]["ok"], 3);
  EXPECT_EQ(out["summary"]["verdicts"]["proved"], 1);
  EXPECT_EQ(out["summary"]["kinds"]["skipped"], 1);
}

TEST(NotesJson, several_files_are_a_list) {
  const std::vector<NotesReport> reports{sample_report("a.md"), sample_report("b.md")};
  const Json out = Json::parse(notes_json(reports));
  EXPECT_EQ(schema_fault(out, "notes_list", documented_schema()), "");
  EXPECT_EQ(out["files"][1]["file"], "b.md");
}

TEST(NotesSarif, what_is_not_as_expected_is_an_error_at_its_place) {
  NotesReport report = sample_report();
  report.results[0].expect_refuted = true;
  report.results[0].ok = false;
  const Json out = Json::parse(notes_sarif(std::vector{report}, "1.2.3"));
  EXPECT_EQ(out["version"], "2.1.0");
  const Json& run = out["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["name"], "gradus");
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  std::vector<std::string> rules, kinds, levels;
  for (const Json& r : run["results"]) {
    rules.push_back(r["ruleId"]);
    kinds.push_back(r["kind"]);
    levels.push_back(r["level"]);
  }
  EXPECT_EQ(rules, (std::vector<std::string>{"not-refuted", "refuted", "open", "skipped"}));
  EXPECT_EQ(kinds, (std::vector<std::string>{"fail", "fail", "open", "notApplicable"}));
  EXPECT_EQ(levels, (std::vector<std::string>{"error", "error", "none", "none"}));
  const Json& place = run["results"][1]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "my%20notes.md");
  EXPECT_EQ(place["region"],
            (Json{{"startLine", 3}, {"startColumn", 31}, {"endLine", 3}, {"endColumn", 40}}));
  EXPECT_EQ(run["results"][1]["message"]["text"], "refuted: fails at x = 1/2");
}

TEST(NotesSarif, every_rule_that_is_used_is_described) {
  NotesReport report = sample_report();
  const Json run = Json::parse(notes_sarif(std::vector{report}, "1"))["runs"][0];
  for (const Json& r : run["results"]) {
    EXPECT_TRUE(std::ranges::any_of(run["tool"]["driver"]["rules"], [&](const Json& rule) {
      return rule["id"] == r["ruleId"];
    })) << r["ruleId"];
  }
}

}  // namespace
}  // namespace gradus
