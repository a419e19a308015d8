#include "gradus/audit/recorder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <sstream>

#include "gradus/audit/trace_reader.hpp"

namespace gradus {
namespace {

std::string scratch(const std::string& name) {
  return (std::filesystem::path(testing::TempDir()) / name).string();
}

std::string contents(const std::string& path) {
  std::ifstream file(path);
  return (std::ostringstream() << file.rdbuf()).str();
}

TEST(Recorder, what_it_writes_is_read_back_bit_for_bit) {
  const std::string path = scratch("gradus-recorder-test.csv");
  const std::vector<float> theta{0.1F, -0.0F, std::numeric_limits<float>::denorm_min()};
  const std::vector<float> gradient{-1e30F, 1.0F / 3, 0};
  {
    TraceRecorder recorder(path);
    recorder.record(theta, gradient);
    recorder.record(gradient, theta);
  }
  std::ifstream in(path);
  TraceReader reader(in, path);
  EXPECT_EQ(reader.head().type, NumberType::float32);
  TraceStep step;
  ASSERT_TRUE(reader.next(step));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(step.theta[i].low, static_cast<double>(theta[i]));
    EXPECT_EQ(step.theta[i].high, static_cast<double>(theta[i]));
    EXPECT_EQ(step.gradient[i].low, static_cast<double>(gradient[i]));
  }
  EXPECT_TRUE(std::signbit(step.theta[1].low));
  ASSERT_TRUE(reader.next(step));
  EXPECT_FALSE(reader.next(step));
  EXPECT_EQ(contents(scratch("gradus-recorder-test.json")),
            "{\"dtype\": \"float32\", \"format\": \"%a\", \"dim\": 3}\n");
}

TEST(Recorder, a_nan_is_written_as_one) {
  const std::string path = scratch("gradus-recorder-nan-test.csv");
  const std::vector<double> one{1}, nan{std::nan("")}, infinite{-HUGE_VAL};
  {
    TraceRecorder recorder(path);
    recorder.record(one, one);
    recorder.record(nan, infinite);
  }
  EXPECT_EQ(contents(path), "step,theta_0,grad_0\n0,0x1p+0,0x1p+0\n1,nan,-inf\n");
}

TEST(Recorder, complains_about_counts_and_places) {
  const std::vector<double> one{1}, two{1, 2};
  TraceRecorder recorder(scratch("gradus-recorder-counts-test.csv"));
  recorder.record(one, one);
  EXPECT_THROW(recorder.record(two, two), std::invalid_argument);
  EXPECT_THROW(TraceRecorder("/nonexistent/trace.csv"), std::runtime_error);
  Trace trace;
  EXPECT_THROW(record(trace, one, two), std::invalid_argument);
}

TEST(Recorder, records_in_memory) {
  Trace trace;
  record(trace, std::vector<float>{1, 2}, std::vector<float>{3, 4});
  record(trace, std::vector<float>{5, 6}, std::vector<float>{7, 8});
  EXPECT_EQ(trace.head.type, NumberType::float32);
  EXPECT_EQ(trace.head.dimension, 2U);
  StoredTrace source(trace);
  TraceStep step;
  ASSERT_TRUE(source.next(step));
  ASSERT_TRUE(source.next(step));
  EXPECT_EQ(step.step, 1U);
  EXPECT_EQ(step.gradient[1].low, 8);
  EXPECT_FALSE(source.next(step));
}

}  // namespace
}  // namespace gradus
