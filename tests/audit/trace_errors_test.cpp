// What is no trace gets one line: where, what was found, what was expected.

#include <gtest/gtest.h>

#include <sstream>

#include "gradus/audit/trace_reader.hpp"

namespace gradus {
namespace {

std::string complaint(const std::string& text, const TraceReading& known = {}) {
  std::istringstream in(text);
  try {
    TraceReader reader(in, "t.csv", known);
    for (TraceStep step; reader.next(step);) {
    }
  } catch (const TraceError& problem) {
    return problem.what();
  }
  return "accepted";
}

TraceReading as_float32() {
  TraceReading known;
  known.type = NumberType::float32;
  return known;
}

const std::string head = "step,theta_0,theta_1,grad_0,grad_1\n";

TEST(TraceErrors, nothing_to_read) {
  EXPECT_EQ(complaint(""),
            "t.csv: found an empty file, expected a head 'step,theta_0,...,grad_0,...' and a row "
            "for each step");
  EXPECT_EQ(complaint(head), "t.csv: found a head and no rows, expected a row for each step");
}

TEST(TraceErrors, ragged_rows) {
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n1,1,2,3\n2,1,2,3,4\n"),
            "t.csv:3:8: found 4 fields, expected 5: a step, 2 of theta and as many of grad");
  EXPECT_EQ(complaint(head + "0,1,2,3,4,5\n"),
            "t.csv:2:11: found 6 fields, expected 5: a step, 2 of theta and as many of grad");
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n1,1,2,3"),
            "t.csv:3:8: found 4 fields, expected 5: a step, 2 of theta and as many of grad; the "
            "file ends within this line");
}

TEST(TraceErrors, wrong_numbers) {
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n1,1,abc,3,4\n"),
            "t.csv:3:5: theta_1: found 'abc', expected a number");
  EXPECT_EQ(complaint(head + "0,1,2,,4\n"), "t.csv:2:7: grad_0: found nothing, expected a number");
  EXPECT_EQ(complaint(head + "0,1,2,3,1e400\n"),
            "t.csv:2:9: grad_1: found '1e400', expected a number that a double can hold");
  EXPECT_EQ(
      complaint(head + "0,1,2," + std::string(5'000, '7') + ",4\n"),
      "t.csv:2:7: grad_0: found '7777777777777777777777777777777777777777'... (5000 characters), "
      "expected a number of at most 1100 characters");
}

TEST(TraceErrors, nan_and_infinity_in_the_first_row) {
  EXPECT_EQ(complaint(head + "0,1,2,NaN,4\n"),
            "t.csv:2:7: grad_0: found nan in the first row, expected a finite number");
  EXPECT_EQ(complaint(head + "0,-inf,2,3,4\n"),
            "t.csv:2:3: theta_0: found an infinity in the first row, expected a finite number");
}

TEST(TraceErrors, missing_and_repeated_steps) {
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n3,1,2,3,4\n"),
            "t.csv:3:1: step: found 3 after 0, expected 1: 2 steps missing");
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n0,1,2,3,4\n"),
            "t.csv:3:1: step: found 0 twice, expected 1");
  EXPECT_EQ(complaint(head + "1,1,2,3,4\n0,1,2,3,4\n"),
            "t.csv:3:1: step: found 0 after 1, expected 2: steps must grow by one");
  EXPECT_EQ(complaint(head + "100,1,2,3,4\n"),
            "t.csv:2:1: step: found 100 in the first row, expected 0 or 1: what the optimizer "
            "carries from earlier steps is not known");
  EXPECT_EQ(complaint(head + "0.5,1,2,3,4\n"),
            "t.csv:2:1: step: found '0.5', expected a whole number");
  EXPECT_EQ(complaint(head + "99999999999999999999,1,2,3,4\n"),
            "t.csv:2:1: step: found '99999999999999999999', expected a whole number");
}

TEST(TraceErrors, wrong_counts) {
  TraceReading known;
  known.rows = 5;
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n1,1,2,3,4\n", known),
            "t.csv:3: found 2 rows, expected 5 as the sidecar says");
  known.rows.reset();
  known.dimension = 3;
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n", known),
            "t.csv: found 2 parameters, expected 3 as the sidecar says");
}

TEST(TraceErrors, heads_that_are_none) {
  EXPECT_EQ(complaint("0,1,2,3,4\n"),
            "t.csv:1:1: found '0', expected a head 'step,theta_0,...,grad_0,...'");
  EXPECT_EQ(complaint("step;theta_0;grad_0\n"),
            "t.csv:1:1: found 'step;theta_0;grad_0', expected a head "
            "'step,theta_0,...,grad_0,...'; separate fields by commas");
  EXPECT_EQ(complaint("step,theta_0,theta_2,grad_0\n"),
            "t.csv:1:14: found the column 'theta_2', expected theta_1 or grad_0");
  EXPECT_EQ(complaint("step,theta_0,theta_1,grad_0\n"),
            "t.csv:1:28: found 2 columns of theta and 1 of grad, expected as many of each");
  EXPECT_EQ(complaint("step,\xC3\xA9ta_0,grad_0\n"),
            "t.csv:1:6: found the column '??ta_0', expected theta_0");
  EXPECT_EQ(complaint("step,theta_0,grad_0,loss\n"),
            "t.csv:1:21: found the column 'loss', expected nothing more");
  EXPECT_EQ(complaint("step\n"), "t.csv:1:5: found no theta_0, expected it after 'step'");
  EXPECT_EQ(complaint("\n\n"),
            "t.csv:1:1: found nothing, expected a head "
            "'step,theta_0,...,grad_0,...'");
}

TEST(TraceErrors, too_many_columns) {
  std::string wide = "step";
  for (int i = 0; i < 70'000; ++i) wide += ",theta_" + std::to_string(i);
  const std::string found = complaint(wide + "\n");
  EXPECT_TRUE(
      found.ends_with("found more than 65536 columns, expected fewer; record some of the "
                      "parameters"))
      << found;
}

TEST(TraceErrors, empty_lines_within) {
  EXPECT_EQ(complaint(head + "0,1,2,3,4\n\n1,1,2,3,4\n"),
            "t.csv:4:1: found a row after the empty line 3, expected no empty lines");
}

TEST(TraceErrors, binary_files) {
  EXPECT_EQ(complaint(head + std::string("0,1,\0,3,4\n", 10)),
            "t.csv:2:5: found the byte 0x00, expected text; is this a binary file?");
  EXPECT_EQ(complaint("\x1F\x8B\x08\x01\x02"),
            "t.csv:1:1: found the byte 0x1f, expected text; this is gzip: zcat FILE | gradus "
            "audit -");
  EXPECT_EQ(complaint("PK\x03\x04"),
            "t.csv:1:1: found the byte 0x50, expected text; this is a zip archive (or .npz): "
            "write the numbers as CSV");
  EXPECT_EQ(complaint("\xFF\xFEs"),
            "t.csv:1:1: found the byte 0xff, expected text; this is UTF-16: write UTF-8");
}

TEST(TraceErrors, a_line_without_end) {
  EXPECT_EQ(complaint(head + std::string(std::size_t{17} << 20U, '1')),
            "t.csv:2:1: found more than 16 megabytes without a line end, expected a line for each "
            "step");
}

TEST(TraceErrors, parameters_of_another_type) {
  EXPECT_EQ(complaint("step,theta_0,grad_0\n0,0.12345678901234568,1\n", as_float32()),
            "t.csv:2:3: theta_0: found a number that no float32 is printed as, expected float32 "
            "parameters");
}

TEST(TraceErrors, json_lines) {
  const std::string first = R"({"step": 0, "theta": [1], "grad": [2]})";
  EXPECT_EQ(complaint(first + "\n{\"step\": 1, \"theta\": [NaN], \"grad\": [2]}\n"),
            R"(t.csv:2:23: found no JSON, expected {"step": 0, "theta": [...], "grad": [...]}; )"
            R"(write "nan" and "inf" as strings)");
  EXPECT_EQ(complaint(first + "\n{\"step\": 1, \"theta\": [1, 2], \"grad\": [2]}\n"),
            "t.csv:2:1: found 2 numbers of theta and 1 of grad, expected 1 of each");
  EXPECT_EQ(complaint(R"({"step": 0, "theta": [[1]], "grad": [2]})"),
            R"(t.csv:1:1: found a list, expected {"step": 0, "theta": [...], "grad": [...]})");
  EXPECT_EQ(complaint(R"({"step": 0, "theta": [1], "grad": [2], "loss": 3})"),
            "t.csv:1:1: found the key 'loss', expected step, theta or grad");
  EXPECT_EQ(complaint(R"({"step": 0, "theta": [1e999], "grad": [2]})"),
            "t.csv:1:27: found '1e999', expected a number that a double can hold");
  EXPECT_EQ(complaint(R"({"theta": [1], "grad": [2]})"),
            R"(t.csv:1:1: found no step, expected {"step": 0, "theta": [...], "grad": [...]})");
  EXPECT_EQ(complaint(R"({"step": -1, "theta": [1], "grad": [2]})"),
            "t.csv:1:1: found a step that is no whole number, expected "
            R"({"step": 0, "theta": [...], "grad": [...]})");
  EXPECT_EQ(complaint(R"({"step": 0, "step": 0})"),
            "t.csv:1:1: found the key step twice, expected it once");
  EXPECT_EQ(complaint(R"({"step": 0, "theta": [)" + std::string(100'000, '[')),
            R"(t.csv:1:1: found a list, expected {"step": 0, "theta": [...], "grad": [...]})");
}

}  // namespace
}  // namespace gradus
