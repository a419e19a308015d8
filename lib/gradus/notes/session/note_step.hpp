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
  std::optional<Term> counter = std::nullopt;  ///< of an induction: its step and its first members
  std::string with;  ///< what of the notes it uses: "with lines 4, 7"; empty for the formula alone
  bool is_sure = true;  ///< false: it rests on what need not hold here, and proves nothing
};

/// Whether both ask under as many hypotheses, and the same bounds.
bool have_same_domains(const NoteAttempt& a, const NoteAttempt& b);

/// "with line 4", "with lines 4, 7"; empty for none. Line 0 is no line.
std::string with_lines(const std::set<std::size_t>& lines);

/// Whether it needs no hypotheses.
bool is_free(const NoteAttempt& attempt);

/// The place of the last attempt that needs no hypotheses, or of the first.
std::size_t last_free(const std::vector<NoteAttempt>& attempts);

/// A relation about a function that no rule gives, for one function of a simple kind.
struct NoteModel {
  std::string name;                   ///< "f(x) = L*x^2/2 + ..."
  std::vector<Statement> conditions;  ///< what is assumed of all points; to be proved
  Statement statement;                ///< the relation, its vectors written out in one dimension
  std::set<std::string> parameters;   ///< names that are no points
  std::vector<Comparison> sensible;   ///< what is meant of constants that nothing is said of
};

/// A relation with what is said of members for every index as premises, and as models sequences for
/// which it may fail.
struct NoteRun {
  std::vector<Statement> lemmas;  ///< to be proved; the statement takes them for hypotheses
  Statement statement;
  std::string with;
  bool refutes = false;  ///< nothing else is known of the sequences
};

/// The relation with one slip of the pen mended.
struct NoteMending {
  std::string hint;             ///< "with + b in place of - b"
  std::set<std::string> names;  ///< whose powers or factors are changed
  bool of_matrices = false;     ///< a matrix is among these names
  bool is_new = false;          ///< a factor comes in that does not stand in the formula
  bool turns = false;           ///< a sign is changed
  bool is_plain = false;        ///< nothing that is said of its names is a reason for it
  bool of_length = false;       ///< an exponent of |x|
  bool is_limit = false;        ///< of a sum: its last member may be 0
  std::vector<NoteAttempt> attempts;
  std::vector<NoteModel> models;  ///< of an order, in the order of those of the step
  std::vector<NoteRun> runs;
};
/// Slips that words beside a relation may be the reason of.
enum class SlipsOpen {
  none,
  matrices,  ///< factors and powers of matrices: they may be orthogonal
  factors,   ///< factors and powers of names, which may be 1
  members,   ///< all but signs: names or members may be equal
  all        ///< what gives its names their values cannot be written out
};
bool is_open(SlipsOpen open, const NoteMending& mending);

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
  std::vector<NoteModel> models;  ///< of an order that speaks of an unknown function
  std::vector<NoteRun> runs;      ///< of an order between members of sequences
  bool between_members = false;   ///< an equation between sums of members, as one attempt takes it
  std::vector<NoteModel> descents;  ///< of an order between values at iterates
  std::optional<Unrolled> unrolled;
  NoteKind otherwise = NoteKind::step;  ///< what it is where it cannot be shown
  std::string why_otherwise;
  bool only_claimed = false;      ///< said to hold, and nothing more
  bool may_be_condition = false;  ///< though nothing says so: it stands for itself
  bool may_refute = true;         ///< false: a condition, or a name alone on a side
  bool of_another = false;        ///< its names may be those of another thing than before
  bool has_other_values = false;  ///< what defines its names was said of another thing
  bool slips_if_never = false;    ///< a slip mends it only where it holds for no values
  NoteMendings mendings;          ///< where a slip of the pen may be all that is wrong; else empty
  bool has_words = false;         ///< stand around it that were not understood
  SlipsOpen open = SlipsOpen::none;
  std::optional<NoteAttempt> under;  ///< what stands behind it, and may be its condition
  bool is_schema = false;            ///< it may say what the function is
  std::string restricted;  ///< why its names may not take every value; empty where they may
  bool is_heavy = false;   ///< so much stands in it that nobody assumes what is nearly an identity
  std::set<std::string> described;   ///< names whose powers may be what words say of them
  std::string caution;               ///< why what holds for numbers may not be what is meant
  bool has_range = false;            ///< its sentence says behind it for which values it holds
  bool units_are_said = false;       ///< \ln is the natural logarithm, sines with pi are of radians
  bool all_declared = false;         ///< a comment gives the domain of each name
  std::set<std::string> everywhere;  ///< names that it is said to hold for, whatever they are
};

}  // namespace gradus
