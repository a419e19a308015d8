#include "gradus/audit/sidecar.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace gradus {
namespace {

Sidecar read(const std::string& text) {
  std::istringstream in(text);
  return read_sidecar(in, "t.json");
}

std::string complaint(const std::string& text) {
  try {
    read(text);
  } catch (const TraceError& problem) {
    return problem.what();
  }
  return "accepted";
}

TEST(Sidecar, says_how_a_trace_was_made) {
  const Sidecar s = read(R"({"framework": "PyTorch", "api": "torch.optim.SGD", "dtype": "float32",
    "dim": 5, "rows": 101, "format": "%.9g", "buggy": true, "notes": "unknown keys do no harm",
    "rule": {"family": "sgd", "lr": 0.1, "momentum": 0.9, "nesterov": true,
             "lr_schedule": {"kind": "step", "every": 30, "gamma": 0.5}}})");
  EXPECT_EQ(s.maker, "PyTorch");
  EXPECT_TRUE(s.wrong_on_purpose);
  EXPECT_EQ(s.reading.type, NumberType::float32);
  EXPECT_EQ(s.reading.dimension, 5U);
  EXPECT_EQ(s.reading.rows, 101U);
  ASSERT_TRUE(s.reading.printing);
  EXPECT_EQ(s.reading.printing->digits, 9);
  ASSERT_TRUE(s.rule);
  EXPECT_EQ((*s.rule)[Hyper::lr], Rational(1, 10));
  EXPECT_EQ((*s.rule)[Hyper::momentum], Rational(9, 10));
  EXPECT_EQ(s.rule->nesterov, Nesterov::yes);
  EXPECT_EQ(s.rule->schedule.kind, Schedule::Kind::step);
  EXPECT_EQ(s.rule->schedule.every, 30U);
  EXPECT_EQ(s.rule->schedule.gamma, Rational(1, 2));
}

TEST(Sidecar, may_say_nothing) {
  const Sidecar s = read("{}");
  EXPECT_FALSE(s.rule);
  EXPECT_FALSE(s.reading.type);
  EXPECT_FALSE(s.wrong_on_purpose);
}

TEST(Sidecar, a_rule_is_as_published_where_it_says_nothing) {
  const Sidecar s = read(R"({"rule": {"family": "adam", "lr": 0.05}})");
  ASSERT_TRUE(s.rule);
  EXPECT_EQ(s.rule->epsilon, Epsilon::paper);
  EXPECT_EQ((*s.rule)[Hyper::beta2], Rational(999, 1000));
}

TEST(Sidecar, what_is_none_is_named) {
  EXPECT_EQ(complaint(""), "t.json:1:1: found no JSON, expected an object of JSON");
  EXPECT_EQ(complaint("{\n  \"dtype\": ,\n}"),
            "t.json:2:12: found no JSON, expected an object of JSON");
  EXPECT_EQ(complaint("[1]"), "t.json: found JSON, expected an object of it");
  EXPECT_EQ(complaint(R"({"dtype": 32})"),
            "t.json: dtype: found '32', expected float32, float64 or bfloat16");
  EXPECT_EQ(complaint(R"({"dtype": "float16"})"),
            "t.json: dtype: found 'float16', expected float32, float64 or bfloat16");
  EXPECT_EQ(complaint(R"({"rows": -1})"), "t.json: rows: found '-1', expected a whole number");
  EXPECT_EQ(complaint(R"({"rule": "adam"})"), "t.json: rule: found no object, expected one");
  EXPECT_EQ(complaint(R"({"rule": {"lr": 1}})"),
            "t.json: rule: found no family, expected one such as adam");
  EXPECT_TRUE(complaint(R"({"rule": {"family": "adamm"}})").starts_with("t.json: rule: family"));
  EXPECT_TRUE(
      complaint(R"({"rule": {"family": "sgd", "lr": "x"}})").starts_with("t.json: rule: lr"));
}

TEST(Sidecar, size_and_nesting_are_bounded) {
  EXPECT_EQ(complaint(R"({"rows": 1e999})"),
            "t.json: found a number beyond every double, expected smaller ones");
  EXPECT_TRUE(complaint(R"({"rule": {"family": "sgd", "lr": ")" + std::string(5'000, '1') + "\"}}")
                  .ends_with("(5000 characters), expected less"));
  EXPECT_EQ(complaint("{\"x\": \"" + std::string(std::size_t{1} << 20U, 'a') + "\"}"),
            "t.json: found more than a megabyte, expected a small object of JSON");
  EXPECT_EQ(complaint("{\"x\": " + std::string(100'000, '[')),
            "t.json: found lists or objects nested more than 16 deep, expected a small object of "
            "JSON");
}

}  // namespace
}  // namespace gradus
