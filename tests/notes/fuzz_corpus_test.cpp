// Every file of the fuzzers' corpus, in the ordinary build.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gradus {
namespace {

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(FuzzCorpus, the_reader_of_notes_survives_every_file) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(GRADUS_SOURCE_DIR "/fuzz/corpus/notes")) {
    SCOPED_TRACE(entry.path().string());
    const std::vector<std::uint8_t> bytes = bytes_of(entry.path());
    ASSERT_FALSE(bytes.empty());
    EXPECT_EQ(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()), 0);
    ++files;
  }
  EXPECT_GE(files, 15U);
}

TEST(FuzzCorpus, each_file_cut_anywhere_is_read_too) {
  for (const auto& entry :
       std::filesystem::directory_iterator(GRADUS_SOURCE_DIR "/fuzz/corpus/notes")) {
    SCOPED_TRACE(entry.path().string());
    const std::vector<std::uint8_t> bytes = bytes_of(entry.path());
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 40);
    for (std::size_t cut = 1; cut < bytes.size(); cut += step) {
      EXPECT_EQ(LLVMFuzzerTestOneInput(bytes.data(), cut), 0);
    }
  }
}

}  // namespace
}  // namespace gradus
