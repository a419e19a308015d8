#pragma once

#include <string_view>

namespace gradus {

/// What the words before a formula say of it.
enum class Cue {
  none,
  assumes,     ///< let, if, suppose, ...
  introduces,  ///< where, for, with, since, ...: said of names, or known
  concludes,   ///< then, hence, so, ...
  aims,        ///< show that, claim, ...: not yet shown
};
/// By the last such word of a sentence.
Cue cue_of(std::string_view words);

}  // namespace gradus
