#pragma once

#include <span>
#include <string>
#include <vector>

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

/// What stands between braces; the node itself where there are none.
std::span<const TexNode> content(const TexNode& node);

/// (x): one name without an exponent.
bool is_lone_name(const TexNode& fence);

/// f(f(x)), of the name f.
bool calls_itself(const TexNode& fence, const std::string& base);

/// A comma, or the bar of p(x | y).
bool separates_arguments(const TexNode& c);

/// What stands before each argument.
std::vector<const char*> separators_of(const TexNode* fence);

/// p(x | y) is another function than p(x, y).
bool is_conditional(const TexNode& fence);

/// O(h), \mathcal{O}(1/T), \Theta(n): two of them need not be equal.
bool is_landau(const std::string& base, const TexNode& fence);

}  // namespace gradus
