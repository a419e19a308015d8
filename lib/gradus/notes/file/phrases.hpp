#pragma once

#include <span>
#include <string_view>

#include "gradus/notes/file/prose_words.hpp"

namespace gradus {

struct Phrase {
  std::string_view words;  ///< a blank at an end: the word ends there
  Says says;
};

/// The one table of words and of what they do to the formulas beside them.
std::span<const Phrase> phrases();

}  // namespace gradus
