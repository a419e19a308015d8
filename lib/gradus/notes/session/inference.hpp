#pragma once

#include "gradus/notes/file/notes_file.hpp"
#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// Learns from the use of names in a whole file which are vectors, matrices, functions, sequences
/// and naturals. What comments have declared before stays as it is.
void infer(Glossary& glossary, const NotesFile& file);

/// Shapes from one relation alone: one letter may be a number here and a vector elsewhere. What was
/// known before comes back with the object's end.
class LocalShapes {
 public:
  LocalShapes(Glossary& glossary, const Chain& relation, bool keep_declared);
  ~LocalShapes() { glossary_.shapes = std::move(outer_); }
  LocalShapes(const LocalShapes&) = delete;
  LocalShapes& operator=(const LocalShapes&) = delete;

 private:
  Glossary& glossary_;
  std::map<std::string, Shape> outer_;
};

}  // namespace gradus
