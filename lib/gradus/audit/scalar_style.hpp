#pragma once

#include <cstdint>
#include <vector>

#include "gradus/audit/number_type.hpp"
#include "gradus/audit/rule_spec.hpp"

namespace gradus {

/// How an implementation forms its scalars. Each choice is honest; the trace tells which was made.
/// 1 - beta loses the more digits the nearer beta is to 1, so that the choice can be seen.
struct ScalarStyle {
  enum class Power : std::uint8_t {
    exact,    ///< beta^k in double precision
    rounded,  ///< pow in the trace's type
    product,  ///< a running product in the trace's type
  };
  bool rounded = false;           ///< beta is rounded to the trace's type first
  bool complement_first = false;  ///< 1 - beta and exact powers come from beta before that
  Power power = Power::exact;

  friend bool operator==(const ScalarStyle&, const ScalarStyle&) = default;
};

/// The styles that can differ for a rule in this type, the most usual first.
std::vector<ScalarStyle> styles_of(const RuleSpec& rule, NumberType type);

/// "binary64 scalars", "1 - beta in binary64, powers as a running float32 product".
std::string describe(const ScalarStyle& style, NumberType type);

}  // namespace gradus
