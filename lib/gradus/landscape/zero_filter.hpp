#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Finds out, for many boxes at once and in doubles rounded outward, where a field of as many
/// formulas as variables has no zero.
class ZeroFilter {
 public:
  using Box = std::vector<std::array<double, 2>>;
  enum class Finding : std::uint8_t {
    none,       ///< no zero in the box, or none where the region's formulas are >= 0
    open,       ///< the box has been shrunk to where its zeros are
    promising,  ///< besides, Krawczyk's operator did not enlarge it: more digits may settle it
    unknown     ///< doubles say nothing
  };

  ZeroFilter(std::span<const Term> field, std::span<const Term> region,
             std::span<const Term> variables);
  ~ZeroFilter();

  static constexpr std::size_t most = 32;  ///< boxes in one call
  std::vector<Finding> look(std::span<Box> boxes);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace gradus
