#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/session/note_kind.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// One way to understand a step: statements that must all hold.
struct NoteAttempt {
  std::vector<Statement> statements;
  std::string with;  ///< what of the notes it uses: "with lines 4, 7"; empty for the formula alone
};

/// "with line 4", "with lines 4, 7"; empty for none. Line 0 is no line.
std::string with_lines(const std::set<std::size_t>& lines);

/// The place of the last attempt that needs no hypotheses, or of the first.
std::size_t last_free(const std::vector<NoteAttempt>& attempts);

/// The relation with one slip of the pen mended.
struct NoteMending {
  std::string hint;             ///< "with + b in place of - b"
  bool of_index = false;        ///< an index or a limit is changed
  std::set<std::string> names;  ///< whose powers or factors are changed
  std::vector<NoteAttempt> attempts;
};
/// Visits mendings for as long as the visitor says so.
using NoteMendings = std::function<void(const std::function<bool(const NoteMending&)>&)>;

/// The label of a statement whose last hypotheses say which case of a definition is taken.
inline const std::string case_label = "case";

/// x_t = ..., where x follows a recursion: the third member that follows from the first.
struct Unrolled {
  std::vector<Statement> statements;
  bool names_agree = false;  ///< what the member is made of stands on the other side, too
};

/// A relation to be judged.
struct NoteStep {
  /// From the formula alone to all that is known; the first that holds counts.
  std::vector<NoteAttempt> attempts;
  /// The last attempt with its vectors written out in one and two dimensions.
  std::vector<std::vector<Statement>> instances;
  /// The same of the last attempt that needs no hypotheses, where that is another one.
  std::vector<std::vector<Statement>> free_instances;
  std::optional<Unrolled> unrolled;
  NoteKind otherwise = NoteKind::step;  ///< what it is where it cannot be shown
  std::string why_otherwise;
  bool may_be_condition = false;  ///< though nothing says so: it stands for itself
  bool may_refute = true;         ///< false: a condition, or a name alone on a side
  NoteMendings mendings;          ///< where a slip of the pen may be all that is wrong; else empty
  std::string restricted;         ///< why its names may not take every value; empty where they may
  std::set<std::string> described;  ///< names whose powers may be what words say of them
  std::string caution;              ///< why what holds for numbers may not be what is meant
  bool units_are_said = false;      ///< \ln is the natural logarithm, sines with pi are of radians
  bool has_range = false;           ///< its sentence says behind it for which values it holds
  bool all_declared = false;        ///< a comment gives the domain of each name
};

}  // namespace gradus
