// A failing property is shrunk and says how to run its case again.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "proofs_checks/exact_vectors.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

/// Set for the runs below of this program's own false property.
constexpr const char* inner = "GRADUS_TEST_REPLAY";

void check_what_is_false() {
  for_all(500, [] {
    const Vector v = vector_of(dimension());
    RC_ASSERT(dot(v, v) < Rational(10));
  });
}

/// What this program prints when it checks that property.
std::string output_with(const std::string& environment) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  const std::string command = std::string(inner) + "=1 " + environment + " '" + self +
                              "' --gtest_filter=Replay.a_failing_* 2>&1";
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 4096> bytes{};
  while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe)) {
    out.append(bytes.data(), got);
  }
  pclose(pipe);
  return out;
}

/// From `first` to the end of that line.
std::string line_from(const std::string& text, const std::string& first) {
  const auto at = text.find(first);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

TEST(Replay, a_failing_property_is_shrunk_and_its_case_runs_again) {
  if (std::getenv(inner) != nullptr) {
    check_what_is_false();
    return;
  }
  const std::string found = output_with("");
  const std::string how = line_from(found, "RC_PARAMS=\"reproduce=");
  const std::string value = line_from(found, " < 10");
  ASSERT_FALSE(how.empty()) << found;
  ASSERT_FALSE(value.empty()) << found;
  const std::string again = output_with(how);
  EXPECT_NE(again.find("Falsifiable after"), std::string::npos) << again;
  // The case itself, from its values on.
  const auto from = [](const std::string& s) {
    const auto at = s.find('\n', s.find("Falsifiable after"));
    return s.substr(at, s.find("[  FAILED", at) - at);
  };
  EXPECT_EQ(from(again), from(found));
}

TEST(Replay, drawn_numbers_reach_both_ends_from_the_first_cases_on) {
  std::size_t least = 99, greatest = 0, cases = 0;
  for_all(1'000, [&] {
    const std::size_t d = dimension();
    if (++cases > 200) return;
    least = std::min(least, d);
    greatest = std::max(greatest, d);
  });
  EXPECT_EQ(least, 1U);
  EXPECT_EQ(greatest, 8U);
}

}  // namespace
}  // namespace gradus::test
