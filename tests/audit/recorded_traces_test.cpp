// Recorded runs of real optimizers. The environment variable GRADUS_TRACES names another folder.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gradus/audit/audit.hpp"
#include "gradus/audit/sidecar.hpp"
#include "support/effort.hpp"

namespace gradus {
namespace {

std::vector<std::filesystem::path> recorded_traces() {
  const char* named = std::getenv("GRADUS_TRACES");
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(named ? named : GRADUS_TRACES)) {
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

Sidecar sidecar_of(std::filesystem::path path) {
  path.replace_extension(".json");
  std::ifstream file(path);
  return read_sidecar(file, path.string());
}

Audit audit_of(const std::filesystem::path& path, const TraceReading& known,
               const std::optional<RuleSpec>& rule) {
  std::ifstream file(path);
  // Nothing of the file's name goes in.
  TraceReader reader(file, "trace", known);
  AuditOptions options;
  options.rule = rule;
  return audit(reader, options);
}

/// One in so many is looked at, all at effort 8.
template <class Check>
void for_some_traces(Check&& check) {
  const auto stride = static_cast<std::size_t>(std::max(1.0, 8 / test::effort()));
  const auto paths = recorded_traces();
  ASSERT_FALSE(paths.empty());
  for (std::size_t i = 0; i < paths.size(); i += stride) check(paths[i]);
}

TEST(RecordedTraces, conform_unless_they_are_wrong_on_purpose) {
  for (const auto& path : recorded_traces()) {
    const Sidecar sidecar = sidecar_of(path);
    const Audit found = audit_of(path, sidecar.reading, sidecar.rule);
    EXPECT_EQ(found.conforms(), !sidecar.wrong_on_purpose) << path;
    if (sidecar.wrong_on_purpose) {
      ASSERT_TRUE(found.diagnosis) << path;
      EXPECT_FALSE(found.diagnosis->deviation.empty()) << path;
    }
  }
}

TEST(RecordedTraces, their_number_type_is_seen) {
  for (const auto& path : recorded_traces()) {
    std::ifstream file(path);
    const TraceReader reader(file, "trace");
    EXPECT_EQ(reader.head().type, sidecar_of(path).reading.type) << path;
  }
}

TEST(RecordedTraces, their_rule_is_found_from_the_numbers_alone) {
  for_some_traces([](const std::filesystem::path& path) {
    const Sidecar sidecar = sidecar_of(path);
    if (sidecar.wrong_on_purpose) return;
    const Audit found = audit_of(path, {}, std::nullopt);
    EXPECT_TRUE(found.conforms()) << path << ": " << to_string(found.rule);
    const Identification& i = *found.identification;
    const Family family = sidecar.rule->family;
    const bool said =
        i.best.rule.family == family || std::ranges::any_of(i.equivalent, [&](const Candidate& c) {
          return c.rule.family == family;
        });
    EXPECT_TRUE(said) << path << ": " << to_string(i.best.rule);
  });
}

}  // namespace
}  // namespace gradus
