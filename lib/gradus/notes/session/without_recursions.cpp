#include "gradus/notes/session/without_recursions.hpp"

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

WithoutRecursions::WithoutRecursions(Glossary& glossary)
    : glossary_(glossary), all_(glossary.index_rules) {
  std::erase_if(glossary.index_rules, [&](const auto& entry) {
    bool recursive = false;
    for_each_name(entry.second.body,
                  [&](const NoteName& n) { recursive = recursive || n.base == entry.first; });
    if (recursive) recursions_.insert(entry);
    return recursive;
  });
}

}  // namespace gradus
