// `gradus bound`: what is printed of a range that an engine found.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/enclose.hpp"
#include "gradus/number/interval.hpp"
#include "program/run.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"

namespace gradus {
namespace {

using testing_support::documented_schema;
using testing_support::expect_golden;
using testing_support::Outcome;
using testing_support::run;
using testing_support::sample_program;
using testing_support::schema_fault;

Program enclosing(Range range) {
  Program program = sample_program();
  program.enclose = [range](Term, const Domain&, const Rational&, const Budget&) { return range; };
  return program;
}

/// Ends at thirds, so that rounding shows.
Range sample_range() {
  Range range;
  range.minimum = Interval::hull(Rational(-1, 3), Rational(0));
  range.maximum = Interval::hull(Rational(1, 4), Rational(1, 3));
  range.lowest = {0, 1};
  range.highest = {Rational(1, 2), 0};
  range.boxes = 12;
  range.narrow = true;
  return range;
}

Outcome bound(const Range& range, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"bound", "x - x^2", "--where", "x, y in [0, 1]"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(enclosing(range), arguments);
}

TEST(Bound, every_format_with_ends_rounded_outward) {
  const Outcome o = bound(sample_range());
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.err, "");
  EXPECT_NE(o.out.find("-0.33333333333333334"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("0.33333333333333334"), std::string::npos) << o.out;
  expect_golden("bound.txt", o.out);
  expect_golden("bound.md", bound(sample_range(), {"--format", "md"}).out);
  expect_golden("bound.csv", bound(sample_range(), {"--format", "csv"}).out);
  expect_golden("bound.json", bound(sample_range(), {"--format", "json", "--digits", "5"}).out);
}

TEST(Bound, a_range_that_is_not_as_asked_is_status_1) {
  Range wide = sample_range();
  wide.narrow = false;
  const Outcome o = bound(wide, {"--width", "1/8"});
  EXPECT_EQ(o.status, 1);
  EXPECT_NE(o.out.find("12 boxes, wider than the 1/8 that was asked for"), std::string::npos)
      << o.out;
  Range none;
  none.problem = "not defined at x = 0";
  EXPECT_EQ(bound(none).status, 1);
  EXPECT_EQ(bound(none).out, "no range: not defined at x = 0\n");
  Program failing = sample_program();
  failing.enclose = [](Term, const Domain&, const Rational&, const Budget&) -> Range {
    throw std::runtime_error("lost");
  };
  const Outcome lost = run(failing, {"bound", "x", "--where", "x in [0, 1]"});
  EXPECT_EQ(lost.status, 1);
  EXPECT_EQ(lost.out, "no range: lost\n");
}

TEST(Bound, json_is_as_documented) {
  Range none;
  none.problem = "not defined at x = 0";
  for (const Range& range : {sample_range(), none}) {
    const Outcome o = bound(range, {"--format", "json", "--times"});
    EXPECT_EQ(schema_fault(nlohmann::json::parse(o.out), "bound", documented_schema()), "");
  }
}

TEST(Bound, what_it_is_given_reaches_the_engine) {
  Program program = sample_program();
  program.enclose = [](Term f, const Domain& d, const Rational& width, const Budget&) {
    Range range;
    range.problem = text(f) + "; " + std::to_string(d.variables.size()) + "; " + width.to_string();
    return range;
  };
  const auto problem = [&](const std::vector<std::string>& arguments) {
    return run(program, arguments).out;
  };
  EXPECT_EQ(problem({"bound", "x*y", "--where", "x, y in [0, 1]", "--width", "0.01"}),
            "no range: x*y; 2; 1/100\n");
  EXPECT_EQ(problem({"bound", "--where", "x in [0, 1]", "--", "-x"}),
            "no range: -x; 1; 1/1000000\n");
}

TEST(Bound, what_cannot_be_used_is_one_line_and_status_2) {
  const auto expect_unusable = [](const std::vector<std::string>& arguments,
                                  const std::string& line) {
    const Outcome o = run(enclosing(sample_range()), arguments);
    EXPECT_EQ(o.status, 2) << line;
    EXPECT_EQ(o.out, "") << line;
    EXPECT_EQ(o.err, "gradus: " + line + "\n");
  };
  expect_unusable({"bound"}, "bound: found no expression, expected one such as 'x - x^2'");
  expect_unusable({"bound", "x <= 1", "--where", "x in [0, 1]"},
                  "EXPR:1:3: found '<=', expected an operator or the end");
  expect_unusable({"bound", "x"}, "--where: found no interval of x, expected x in [a, b]");
  expect_unusable({"bound", "x", "--where", "x > 0"},
                  "--where: found no interval of x, expected x in [a, b]");
  expect_unusable({"bound", "n", "--where", "n in N <= 3"},
                  "--where: found n in N, expected n in [a, b]");
  expect_unusable({"bound", "x", "--where", "x in [0, 1]", "--width", "0"},
                  "--width: found '0', expected a number above 0, such as 1e-6, 0.5 or 1/3");
  expect_unusable({"bound", "-x", "--where", "x in [0, 1]"},
                  "bound: found -x, expected -- before an expression that begins with -");
}

/// A true value lies between the ends of each extreme, which are at most the width apart.
void expect_range(const std::string& f, const std::string& where, const Interval& least,
                  const Interval& greatest) {
  Program program = sample_program();
  program.enclose = enclose;
  const Outcome o = run(program, {"bound", f, "--where", where, "--format", "json"});
  EXPECT_EQ(o.status, 0) << f << o.err;
  const nlohmann::json json = nlohmann::json::parse(o.out);
  EXPECT_EQ(json.at("problem"), "") << f;
  for (const auto& [name, value] : {std::pair("minimum", least), std::pair("maximum", greatest)}) {
    const Rational lower = Rational::parse(json.at(name).at("lower").get<std::string>());
    const Rational upper = Rational::parse(json.at(name).at("upper").get<std::string>());
    EXPECT_TRUE(certainly(Interval(lower) <= value)) << f << o.out;
    EXPECT_TRUE(certainly(value <= Interval(upper))) << f << o.out;
    EXPECT_LE(upper - lower, Rational::parse("1.001e-6")) << f << o.out;
  }
}

TEST(Bound, the_engine_encloses_known_ranges) {
  expect_range("x - x^2", "x in [0, 2]", -2, Rational(1, 4));
  expect_range("x*exp(-x)", "x in [0, 4]", 0, exp(Interval(-1)));
  expect_range("sin(x)", "x in [0, 10]", -1, 1);
  expect_range("x^2/(1 + x^2)", "x in [-3, 3]", 0, Rational(9, 10));
  expect_range("|x| - y", "x, y in [-1, 1/2]", Rational(-1, 2), 2);
  expect_range("softplus(x) - softplus(-x)", "x in [-2, 3]", -2, 3);
}

TEST(Bound, the_engine_refuses_what_is_not_defined_on_the_box) {
  Program program = sample_program();
  program.enclose = enclose;
  for (const char* f : {"1/x", "log(x)", "sqrt(x - 1/2)"}) {
    const Outcome o = run(program, {"bound", f, "--where", "x in [0, 1]"});
    EXPECT_EQ(o.status, 1) << f;
    EXPECT_TRUE(o.out.starts_with("no range: ")) << o.out;
  }
}

}  // namespace
}  // namespace gradus
