#pragma once

#include <string>
#include <string_view>

namespace gradus {

/// Whether a sentence ends at this byte: at a stop before a blank, an empty line or a list's mark.
bool ends_sentence(std::string_view prose, std::size_t i);

/// Whether the last sign of a display, labels and line ends aside, is a full stop.
bool ends_with_stop(std::string_view display);

/// The word that was not understood in the sentence that begins here, where it reminds of what held
/// before; empty where there is none.
std::string told_by_reminder(std::string_view next);

}  // namespace gradus
