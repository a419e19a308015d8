#include "gradus/report/audit_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gradus/audit/audit_text.hpp"
#include "gradus/report/render_table.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::expect_golden;
using testing_support::schema_fault;

AuditedTrace conforming() {
  AuditedTrace t;
  t.trace = "good.csv";
  t.maker = "PyTorch";
  t.remarks = {"The record has 6 significant digits."};
  Audit& a = t.audit;
  a.head = {"good.csv", NumberType::float32, 10};
  a.rule = published(Family::adam);
  a.conformance.conforms = true;
  a.conformance.updates = 64;
  a.conformance.largest_ulps = 47.671;
  a.conformance.matched_nan = 2;
  a.conformance.unjudged = 1;
  a.conformance.worst = {62, 0, 2e-9, 1e-8, 0.4261};
  Identification i;
  i.best = {a.rule, 0.2};
  i.conforms = true;
  i.updates = 64;
  i.fitted = {{Hyper::lr, Rational(1, 1000), 0.00099, 0.00101, true},
              {Hyper::eps, Rational::parse("1e-8"), 0, 1e-6, false}};
  RuleSpec hat = a.rule;
  hat.epsilon = Epsilon::hat;
  i.equivalent = {{hat, 0.31}};
  RuleSpec bare = a.rule;
  bare.correction = Correction::none;
  i.runner_up = Candidate{bare, 119'999.5};
  i.remarks = {"Epsilon's place cannot be told: all gradients are far above it."};
  a.identification = i;
  return t;
}

AuditedTrace departing() {
  AuditedTrace t;
  t.trace = "bad & wrong.csv";
  Audit& a = t.audit;
  a.head = {"bad & wrong.csv", NumberType::float64, 1};
  a.rule = published(Family::adam);
  a.rule_was_given = true;
  a.conformance.updates = 1;
  a.conformance.departure = Discrepancy{3, 4, 1, 0.5, 4778.1};
  a.conformance.worst = {7, 2, 1, 0, 1e20};
  Diagnosis d;
  d.deviation = "bias correction missing";
  d.rule = a.rule;
  d.rule.correction = Correction::none;
  d.effect = 0.9;
  a.diagnosis = d;
  return t;
}

AuditedTrace unusable() {
  AuditedTrace t;
  t.trace = "broken.csv";
  t.problem = "broken.csv:3:5: theta_1: found 'abc', expected a number";
  return t;
}

std::vector<AuditedTrace> all() { return {conforming(), departing(), unusable()}; }

TEST(AuditReport, terminal_and_markdown) {
  std::string terminal, markdown;
  for (const AuditedTrace& t : all()) {
    terminal += render_audit(t, Format::terminal, {});
    markdown += render_audit(t, Format::markdown, {});
  }
  expect_golden("audit.txt", terminal);
  expect_golden("audit.md", markdown);
}

TEST(AuditReport, table_json_and_junit) {
  expect_golden("audit-table.md", render(audit_table(all()), Format::markdown));
  expect_golden("audit-taught.md", render(taught_table(all()), Format::markdown));
  expect_golden("audit-table.csv", render(audit_table(all()), Format::csv));
  expect_golden("audit.json", audit_json(conforming()));
  expect_golden("audit-table.json", audit_json(all()));
  expect_golden("audit.xml", audit_junit(all()));
}

TEST(AuditReport, json_is_as_documented) {
  for (const AuditedTrace& t : all()) {
    EXPECT_EQ(schema_fault(nlohmann::json::parse(audit_json(t)), "audit", documented_schema()), "");
  }
  EXPECT_EQ(schema_fault(nlohmann::json::parse(audit_json(all())), "audits", documented_schema()),
            "");
}

TEST(AuditReport, a_trace_that_is_wrong_on_purpose_must_depart) {
  AuditedTrace bad = departing(), good = conforming();
  EXPECT_TRUE(is_ok(good));
  EXPECT_FALSE(is_ok(bad));
  bad.wrong_on_purpose = good.wrong_on_purpose = true;
  EXPECT_TRUE(is_ok(bad));
  EXPECT_FALSE(is_ok(good));
  EXPECT_FALSE(is_ok(unusable()));
}

TEST(AuditReport, where_nothing_is_judged_nothing_is_claimed) {
  AuditedTrace t = conforming();
  t.audit.conformance.unjudged = 640;
  EXPECT_STREQ(verdict(t.audit), "undecided");
  EXPECT_FALSE(is_ok(t));
  t.wrong_on_purpose = true;
  EXPECT_FALSE(is_ok(t));
}

TEST(AuditReport, errors_are_rounded_up) {
  EXPECT_EQ(rounded_up(1.2301), "1.24");
  EXPECT_EQ(rounded_up(0), "0");
  EXPECT_EQ(rounded_up(HUGE_VAL), "infinite");
  EXPECT_EQ(share(1e300, NumberType::float32),
            "without measure beyond what honest float32 arithmetic may lose");
  EXPECT_EQ(share(1.0000001, NumberType::float64),
            "1.01 times what honest float64 arithmetic may lose");
}

}  // namespace
}  // namespace gradus
