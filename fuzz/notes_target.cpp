// What a stranger's notes run through before anything is judged. The first byte chooses the format.

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "gradus/notes/session/notes_session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto format = data[0] == '%' ? gradus::NotesFormat::latex : gradus::NotesFormat::markdown;
  try {
    gradus::NotesSession session(gradus::read_notes_file(text, format));
    // As if every other step had turned out to hold.
    for (bool holds = true; const auto item = session.next(); holds = !holds) {
      session.settle(item->kind, holds);
    }
  } catch (const std::length_error&) {
    // More than is read at all.
  }
  return 0;
}
