#include "gradus/notes/session/inference.hpp"

namespace gradus {

LocalShapes::LocalShapes(Glossary& glossary, const Chain& relation, bool keep_declared)
    : glossary_(glossary), outer_(glossary.shapes) {
  std::erase_if(glossary_.shapes, [&](const auto& shape) {
    const bool declared = keep_declared && glossary_.declared.contains(shape.first);
    return !shape.first.starts_with("bold_") && !declared;
  });
  NotesFile file;
  file.entries.emplace_back();
  file.entries[0].chain = relation;
  file.entries[0].chain.links.resize(1);
  infer(glossary_, file);
}

}  // namespace gradus
