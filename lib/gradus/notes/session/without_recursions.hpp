#pragma once

#include <map>
#include <string>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// As long as it lives, formulas are read without recursions, which would take members apart.
class WithoutRecursions {
 public:
  explicit WithoutRecursions(Glossary& glossary);
  ~WithoutRecursions() { glossary_.index_rules = all_; }

  WithoutRecursions(const WithoutRecursions&) = delete;
  WithoutRecursions& operator=(const WithoutRecursions&) = delete;
  /// By the base of what they give.
  const std::map<std::string, IndexRule>& recursions() const { return recursions_; }

 private:
  Glossary& glossary_;
  std::map<std::string, IndexRule> all_, recursions_;
};

}  // namespace gradus
