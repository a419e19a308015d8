// Ways that are known to be unsound (boost_traps_test.cpp shows how) are in no file of the library.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

namespace gradus {
namespace {

struct Way {
  const char* pattern;
  const char* why;
  const char* file = nullptr;  ///< that alone may have it
};

const Way ways[] = {
    {"boost/numeric/interval", "its functions miss the true value"},
    {"boost/multiprecision/mpfi", "from rationals it misses them", "interval_native.hpp"},
    {"fesetround|cfenv|fenv\\.h|FENV_ACCESS", "the compiler may move what is between"},
    {"_mm_setcsr|msr fpcr", "the environment is saved and restored in one place", "lane_scope.cpp"},
    {"fast-math|GCC (optimize|push_options)|attribute__ *\\(\\(optimize|fp_contract",
     "other arithmetic than is written"}};

/// Functions of libm, which promises nothing of its last digits, in the enclosures of doubles.
const std::regex libm("std::(exp|expm1|log|log1p|sin|cos|tan|atan|sinh|cosh|tanh|pow)\\b");

std::string found_in(const std::string& name, const std::string& text) {
  for (const Way& way : ways) {
    const bool is_allowed = way.file != nullptr && name == way.file;
    if (!is_allowed && std::regex_search(text, std::regex(way.pattern))) return way.why;
  }
  return name.starts_with("lane_") && std::regex_search(text, libm) ? "a function of libm" : "";
}

TEST(UnsoundWays, are_found) {
  EXPECT_NE(found_in("a.cpp", "#include <boost/numeric/interval.hpp>"), "");
  EXPECT_NE(found_in("a.cpp", "#include <boost/multiprecision/mpfi.hpp>"), "");
  EXPECT_NE(found_in("a.cpp", "std::fesetround(FE_UPWARD);"), "");
  EXPECT_NE(found_in("a.cpp", "#pragma GCC optimize(\"Ofast\")"), "");
  EXPECT_NE(found_in("lane_a.hpp", "return std::tanh(x);"), "");
  EXPECT_EQ(found_in("a.cpp", "return std::tanh(x);"), "");
}

TEST(UnsoundWays, are_nowhere_in_the_library) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(GRADUS_SOURCE_DIR "/lib/gradus")) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    EXPECT_EQ(found_in(entry.path().filename().string(), text.str()), "") << entry.path();
    ++files;
  }
  EXPECT_GT(files, 300);
}

}  // namespace
}  // namespace gradus
