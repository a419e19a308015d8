#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace gradus::testing_support {

/// Compares with tests/golden/NAME. With GRADUS_WRITE_GOLDEN=1 in the environment the file is
/// written instead, and the test fails so that a run that writes never passes for a check.
inline void expect_golden(const std::string& name, const std::string& found) {
  const std::string path = GRADUS_SOURCE_DIR "/tests/golden/" + name;
  if (std::getenv("GRADUS_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << found;
    FAIL() << "wrote " << path;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << "there is no " << path;
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(found, expected.str()) << "differs from " << path;
}

}  // namespace gradus::testing_support
