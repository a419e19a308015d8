#pragma once

#include <string>
#include <vector>

#include "gradus/evidence/judge/judge.hpp"
#include "proofs_checks/program_check.hpp"

namespace gradus {

inline NotesReport check(const std::string& text, const std::string& name = "notes.md") {
  Program program;
  program.judge_statement = [](const Statement& s, const Budget& b) { return judge(s, b); };
  Options options;
  options.quiet = true;
  return check_notes(name, text, options, program);
}

using Strings = std::vector<std::string>;

/// "proved", "refuted", "definition", ... of each relation.
inline Strings verdicts(const std::string& text, const std::string& name = "notes.md") {
  Strings out;
  for (const NoteResult& r : check(text, name).results) {
    out.emplace_back(r.grade ? gradus::name(*r.grade) : gradus::name(r.kind));
  }
  return out;
}

}  // namespace gradus
