#pragma once

#include <string_view>

#include "gradus/notes/file/notes_file.hpp"

namespace gradus {

/// Whether the words before a formula lead to it from what stands before it, and all of them are
/// understood: "hence", "since", "completing the square". Not where they speak of another thing:
/// "then another loss is".
bool leads_on(const NoteEntry& entry, std::string_view before);

/// Whether it is concluded, and the words since the last comma say no more: "two of them give".
bool concludes_plainly(const NoteEntry& entry, std::string_view before);

/// Whether the words of its sentence before a formula may say that its names are those of another
/// thing than before: "another method has", "twice the step gives", or any of a western language
/// that was not understood.
bool may_speak_of_another(std::string_view before);

/// Whether the words right before a formula say that it holds: "with the step $1/L$, we have".
bool says_it_holds(std::string_view before);

/// Whether what follows climbs, where a rule before it may descend: "maximizing, we get".
bool turns_to_ascent(std::string_view before);

/// Whether a sentence of its paragraph before a formula begins with a case that was not understood:
/// "For rectified units half of the inputs pass".
bool opens_a_case(std::string_view before);

/// Whether the last word before a formula says it of what the sentence speaks of: "satisfies".
bool says_of_subject(std::string_view before);

/// Whether words of its sentence before a formula say that something may be 1: "for unit $b$".
bool weighs_beside(std::string_view before);

/// Whether the last word before a formula supposes it, true or not: "if", "suppose that".
bool supposes(std::string_view before);

}  // namespace gradus
