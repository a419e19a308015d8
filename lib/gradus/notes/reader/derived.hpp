#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

/// Finds where what was stated is derived later: by a step, or by a chain of steps from its one
/// side to its other, that does not rest on it.
class DerivedLater {
 public:
  void state(std::size_t item, const Comparison& c, std::size_t line, std::size_t chain);
  /// A step that holds; `message` may name the lines that it rests on.
  void hold(const Comparison& c, std::size_t line, std::size_t chain, const std::string& message);
  /// A link that does not hold, or is no step.
  void interrupt() { run_.reset(); }
  const std::map<std::size_t, std::size_t>& lines() const { return lines_; }  ///< by item

 private:
  struct Stated {
    std::size_t item;
    Comparison comparison;
    std::size_t line, chain;
  };
  struct Run {
    std::size_t chain;
    Comparison from_first_to_last;
    std::set<std::size_t> rests_on;
  };
  void match(const Comparison& c, std::size_t line, std::size_t chain,
             const std::set<std::size_t>& rests_on);

  std::vector<Stated> stated_;
  std::optional<Run> run_;
  std::map<std::size_t, std::size_t> lines_;
};

}  // namespace gradus
