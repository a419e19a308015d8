#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program/run.hpp"
#include "support/json_schema.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::run;
using testing_support::sample_program;
using testing_support::schema_fault;

nlohmann::json output(const Program& program, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  return nlohmann::json::parse(run(program, arguments).out);
}

void expect_documented(const nlohmann::json& value, const std::string& name) {
  EXPECT_EQ(schema_fault(value, name, documented_schema()), "");
}

TEST(Json, every_output_is_as_documented) {
  const Program program = sample_program();
  expect_documented(output(program, {"verify"}), "verify");
  expect_documented(output(program, {"verify", "--times"}), "verify");
  expect_documented(output(program, {"list"}), "list");
  for (const Claim& c : program.catalogue()) {
    expect_documented(output(program, {"explain", c.id}), "explain");
    expect_documented(output(program, {"sweep", c.id, "--cases", "500", "--times"}), "sweep");
  }
  expect_documented(output(program, {"table", "sample"}), "table");
  expect_documented(output(program, {"table", "--all"}), "tables");
}

/// A verdict whose parts carry every kind of evidence.
Verdict every_kind(const Claim& claim) {
  Verdict v = testing_support::sample_verdict(claim);
  Measurement measured;
  measured.method = "Clopper-Pearson";
  measured.upper = Rational(1, 3);
  DirectProof proof =
      std::get<Combination>(
          testing_support::sample_verdict(testing_support::sample_claims()[0]).parts[0].evidence)
          .proof;
  proof.conditions.emplace_back(Term::symbol("lambda") != Term(0), *proof.order);
  proof.order->denominator = proof.order->numerator;
  Paving paving;
  paving.boxes = paving.leaves = 1;
  paving.form = "natural";
  paving.margin = "1/2";
  InductionProof induction;
  induction.variable = Term::natural("t");
  induction.shifted = Term::natural("m");
  induction.multiplier = Term(1);
  induction.start = induction.step = proof;
  induction.multiplier_sign = proof.order;
  for (const Evidence& e :
       {Evidence(Open{"why"}), Evidence(Identity{proof}), Evidence(Signs{proof}),
        Evidence(Induction{induction}), Evidence(paving), Evidence(measured), Evidence(Cases{}),
        Evidence(Negation{{"a", "b"}})}) {
    Finding f;
    f.label = kind(e);
    f.evidence = e;
    v.parts.push_back(f);
  }
  v.parts.front().details = v.parts;
  return v;
}

TEST(Json, every_kind_of_evidence_is_as_documented) {
  Program program = sample_program();
  program.judge = [](const Claim& c, const Budget&) { return every_kind(c); };
  expect_documented(output(program, {"verify"}), "verify");
  expect_documented(output(program, {"explain", "sample/descent"}), "explain");
}

TEST(Json, the_schema_refuses_what_is_not_documented) {
  const nlohmann::json schema = documented_schema();
  nlohmann::json value = output(sample_program(), {"verify"});
  ASSERT_EQ(schema_fault(value, "verify", schema), "");
  nlohmann::json changed = value;
  changed["claims"][0]["verdict"] = "true";
  EXPECT_NE(schema_fault(changed, "verify", schema), "");
  changed = value;
  changed["claims"][1].erase("ok");
  EXPECT_NE(schema_fault(changed, "verify", schema), "");
  changed = value;
  changed["summary"]["extra"] = 1;
  EXPECT_NE(schema_fault(changed, "verify", schema), "");
}

}  // namespace
}  // namespace gradus
