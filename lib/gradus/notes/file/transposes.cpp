#include "gradus/notes/file/transposes.hpp"

#include "gradus/notes/tex/primed_transposes.hpp"

namespace gradus {
namespace {

bool speaks_of_matrices(const std::string& text) {
  for (const char* word : {"transpose", "matrix", "matrices", "Matrix", "Matrices"}) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

void mark_transposes(NotesFile& file) {
  PrimesSeen seen;
  for (const auto& formula : file.mathematics) look_at_primes(formula, seen);
  std::erase_if(seen.squares, [&](const std::string& s) { return seen.called.contains(s); });
  if (seen.squares.empty() || (!seen.inverted && !speaks_of_matrices(file.text.text))) return;
  std::set<std::string> letters = seen.squares;
  for (const std::string& name : seen.small) {
    if (!seen.called.contains(name)) letters.insert(name);
  }
  for (bool more = true; more;) {
    more = false;
    for (const auto& formula : file.mathematics)
      more = reach_before(formula, seen, letters) || more;
  }
  for (NoteEntry& entry : file.entries) {
    for (auto& side : entry.chain.sides) read_primes_as_transposes(side, letters);
  }
  for (auto& formula : file.mathematics) read_primes_as_transposes(formula, letters);
}

}  // namespace gradus
