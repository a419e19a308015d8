#pragma once

#include <string_view>

namespace gradus {

/// What stands before a formula, its own brackets left out, from the last display, paragraph or
/// sentence but one on.
std::string_view sentence_before(std::string_view before);

/// "Iterating", "unrolling", "summing over t", "by induction": the words right before or right
/// behind a formula say that lines before hold for every index.
bool puts_lines_together(std::string_view before, std::string_view behind);

/// "Since $a \le b$,": a formula behind such words, in a display, is concluded.
bool gives_reason(std::string_view before);

/// "As long as", "until", "at step $t$", "for $t \ge 5$": the words of its sentence right before or
/// behind a formula say that it holds for some values of the index alone.
bool says_for_some(std::string_view before, std::string_view behind, std::string_view index);

}  // namespace gradus
