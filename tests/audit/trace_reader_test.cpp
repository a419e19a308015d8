#include "gradus/audit/trace_reader.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <sstream>

namespace gradus {
namespace {

struct Read {
  Trace trace;
  std::vector<std::string> remarks;
};

Read read(const std::string& text, const TraceReading& known = {}) {
  std::istringstream in(text);
  TraceReader reader(in, "t.csv", known);
  Read all;
  for (TraceStep step; reader.next(step);) all.trace.steps.push_back(step);
  all.trace.head = reader.head();
  all.remarks = reader.remarks();
  return all;
}

TraceReading as_float32() {
  TraceReading known;
  known.type = NumberType::float32;
  return known;
}

TraceReading exact_float32() {
  TraceReading known = as_float32();
  known.printing = Printing{};
  return known;
}

const std::string two_steps = "step,theta_0,theta_1,grad_0,grad_1\n0,1,2,3,4\n1,5,6,7,8\n";

void expect_two_steps(const Trace& t) {
  ASSERT_EQ(t.head.dimension, 2U);
  ASSERT_EQ(t.steps.size(), 2U);
  EXPECT_EQ(t.steps[1].step, 1U);
  EXPECT_EQ(t.steps[1].theta[0].low, 5);
  EXPECT_EQ(t.steps[1].gradient[1].high, 8);
}

TEST(TraceReader, reads_csv) {
  const Trace t = read(two_steps, exact_float32()).trace;
  expect_two_steps(t);
  EXPECT_EQ(t.steps[1].line, 3U);
}

TEST(TraceReader, reads_json_lines) {
  expect_two_steps(read("{\"step\": 0, \"theta\": [1, 2], \"grad\": [3, 4.0]}\n"
                        "\n{\"theta\": [5, 6], \"grad\": [7, \"0x1p3\"], \"step\": 1}",
                        exact_float32())
                       .trace);
}

TEST(TraceReader, carriage_returns_a_mark_quotes_and_spaces_do_no_harm) {
  expect_two_steps(read("\xEF\xBB\xBF\"step\", theta_0,theta_1,grad_0,grad_1\r\n"
                        "0,1, 2,3,4\r\n1,\"5\",6,7,8 \r\n\r\n",
                        exact_float32())
                       .trace);
  expect_two_steps(
      read("step,theta_0,theta_1,grad_0,grad_1\n0,1,2,3,4\n1,5,6,7,8", exact_float32()).trace);
}

TEST(TraceReader, thousands_of_parameters_are_read) {
  std::string head = "step", theta, grad;
  for (int i = 0; i < 5'000; ++i) head += ",theta_" + std::to_string(i);
  for (int i = 0; i < 5'000; ++i) head += ",grad_" + std::to_string(i);
  std::string row;
  for (int i = 0; i < 10'000; ++i) row += ",0.5";
  const Trace t = read(head + "\n0" + row + "\n1" + row + "\n").trace;
  EXPECT_EQ(t.head.dimension, 5'000U);
  EXPECT_EQ(t.steps.size(), 2U);
}

std::string record(const char* format, bool single) {
  std::string text = "step,theta_0,grad_0\n";
  double theta = 7.3;
  for (int step = 0; step < 40; ++step) {
    std::array<char, 100> row{};
    const double gradient = theta / 7;
    const std::string f = format;
    std::snprintf(row.data(), row.size(), ("%d," + f + "," + f + "\n").c_str(), step,
                  single ? static_cast<float>(theta) : theta,
                  single ? static_cast<float>(gradient) : gradient);
    text += row.data();
    theta *= 0.83;
  }
  return text;
}

TEST(TraceReader, the_type_is_found_from_the_parameters) {
  EXPECT_EQ(read(record("%.9g", true)).trace.head.type, NumberType::float32);
  EXPECT_EQ(read(record("%.17g", true)).trace.head.type, NumberType::float32);
  EXPECT_EQ(read(record("%a", true)).trace.head.type, NumberType::float32);
  EXPECT_EQ(read(record("%.17g", false)).trace.head.type, NumberType::float64);
  EXPECT_EQ(read(record("%a", false)).trace.head.type, NumberType::float64);
  EXPECT_EQ(read(two_steps).trace.head.type, NumberType::float64) << "these tell nothing";
}

TEST(TraceReader, enough_digits_are_exact_and_few_are_intervals) {
  const auto first = [](const Read& r) { return r.trace.steps[0].theta[0]; };
  EXPECT_EQ(first(read(record("%.9g", true))).low, static_cast<double>(7.3F));
  EXPECT_TRUE(first(read(record("%.9g", true))).is_exact());
  EXPECT_EQ(first(read(record("%.17g", false))).low, 7.3);
  for (const char* format : {"%.6g", "%.5e", "%.6f"}) {
    const Read r = read(record(format, false));
    EXPECT_FALSE(first(r).is_exact()) << format;
    EXPECT_LT(first(r).low, 7.3) << format;
    EXPECT_GT(first(r).high, 7.3) << format;
    ASSERT_EQ(r.remarks.size(), 2U) << format;
  }
  EXPECT_EQ(read(record("%.6g", true), as_float32()).remarks[0],
            "The record has 6 significant digits, float32 needs 9 significant ones: each number is "
            "known to up to 42 units in the last place, and smaller departures cannot be seen.");
  EXPECT_NE(read(record("%.6f", true), as_float32()).remarks[0].find("6 decimals"),
            std::string::npos);
}

TEST(TraceReader, a_nan_is_given_and_remarked_on) {
  const Read r = read("step,theta_0,grad_0\n0,1,2\n1,nan,-inf\n", as_float32());
  EXPECT_TRUE(r.trace.steps[1].theta[0].is_nan());
  EXPECT_LT(r.trace.steps[1].gradient[0].high, 0);
  EXPECT_EQ(r.remarks.back(), "In line 3: theta_0 is nan.");
}

TEST(TraceReader, a_window_is_the_first_steps) {
  std::istringstream in(record("%.17g", false));
  TraceReader reader(in, "t.csv");
  EXPECT_EQ(read_window(reader, 10).size(), 10U);
  EXPECT_EQ(read_window(reader, 1'000).size(), 30U);
}

}  // namespace
}  // namespace gradus
