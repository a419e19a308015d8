#pragma once

#include <string>
#include <vector>

#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/file/notes_file.hpp"
#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/session/notes_context.hpp"

namespace gradus {

/// A step and what stands around it.
struct Surroundings {
  const NoteEntry& entry;
  std::size_t link;
  const std::vector<TexNode>&left, &right;
  const std::vector<Comparison>& comparisons;  ///< its sides, with what is defined written out
  const Glossary& glossary;
  const NotesContext& context;
  const std::string& tied;  ///< why members of a sequence may not take every value
  Behind behind;
  bool expects_refuted = false;  ///< a comment says that it is known to be wrong
};

/// Why a step may hold all the same, though it does not follow from what was understood.
struct Reservations {
  std::string of_names;              ///< they may not take every value; empty where nothing says so
  std::string why;                   ///< the first reason of any kind
  bool of_words = false;             ///< words say something that was not understood
  bool of_other_words = false;       ///< and not only that a name is a minimiser or a subgradient
  bool excuses_slips = false;        ///< not even what one slip would mend is refuted
  bool by_condition = false;         ///< the same by a condition that stands behind it
  SlipsOpen open = SlipsOpen::none;  ///< nor what these would mend
  /// Whether it is not refuted but for a slip.
  bool spares() const { return excuses_slips || by_condition || open != SlipsOpen::none; }
  std::set<std::string> described;  ///< names of which words say what was not understood
};
Reservations reservations(const Surroundings& step);

/// Why its names may not take every value, words aside; empty where nothing says so.
std::string restriction_of_names(const Surroundings& step);

/// Why a condition is known only once it is shown; empty where it is assumed.
std::string why_not_assumed(const Surroundings& step, Relation relation);

/// Whether its sentence speaks of a case, or denies it.
bool speaks_of_case(const Surroundings& step, Relation relation);

}  // namespace gradus
