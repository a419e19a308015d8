#pragma once

#include <map>
#include <vector>

#include "gradus/audit/recorded_number.hpp"

namespace gradus {

/// What the first numbers of a record say about how it was made.
class TraceCensus {
 public:
  void add(const NumberText& text);

  /// By the digits written. A record with a fixed number of decimals has the same in all decades;
  /// one with significant digits has more of them for smaller numbers.
  Printing printing() const;

 private:
  struct Decade {
    std::size_t count = 0;
    int last_place = 0;  ///< the least
  };
  std::map<int, Decade> decades_;
  int most_digits_ = 0;
  bool scaled_ = false, decimals_ = false;
};

/// The smallest type that has all these numbers and that some of them tell apart from chance;
/// float64 where nothing tells.
NumberType likely_type(const std::vector<NumberText>& thetas, const Printing& printing);

}  // namespace gradus
