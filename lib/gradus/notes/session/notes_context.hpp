#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"
#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/session/note_step.hpp"

namespace gradus {

/// Where something is said.
struct NotePlace {
  std::size_t sentence = 0, section = 0, paragraph = 0;
  /// Whether it is another sentence, or another section.
  bool differs(const NotePlace& other, bool sections_alone) const {
    return section != other.section || (!sections_alone && sentence != other.sentence);
  }
};

/// Which hypotheses a statement is asked under.
enum class Grounds {
  none,
  sure,  ///< what is said to hold here
  all    ///< what is taken for a condition, or was said of another case, too
};

/// A value that a name was given.
struct GivenValue {
  std::size_t line = 0;
  std::vector<Comparison> says;
  std::optional<std::size_t> last;  ///< the sentence in which it holds for the last time
  std::size_t scope_end = static_cast<std::size_t>(-1);  ///< of its lemma or example
};

/// What holds so far in a file of notes: bounds and hypotheses, and which names other formulas
/// restrict in a way that no hypothesis says.
class NotesContext {
 public:
  explicit NotesContext(const Glossary& glossary) : glossary_(glossary) {}

  /// Comments speak of everything that follows; what is inferred was only taken for a condition.
  enum class By { comment, text, inference };
  /// A condition that a comment or the text gives. A bound of one name by a number is kept as such.
  void assume(const Comparison& c, std::size_t line, By by);
  /// The same of what is only stated: it does not show itself when it is said again.
  void state(const Comparison& c, std::size_t line, By by);
  /// The line where it was stated; 0 where it was not.
  std::size_t stated_at(const Comparison& c) const;
  /// The line of the text where just this was assumed; 0 where it was not.
  std::size_t assumed_at(const Comparison& c) const;
  void restrict(const std::string& name, const std::string& why) { restricted_.emplace(name, why); }
  /// Words say of the name what was not understood.
  void describe(const std::string& name, const std::string& why) { described_.emplace(name, why); }
  /// Of names in the comparison, with what is said.
  std::map<std::string, std::string> described(const Comparison& c) const;
  /// An equation restricts what no rule determines; where it mentions nothing of that kind, all its
  /// names.
  void restrict_by(const Comparison& c, std::size_t line, bool is_case);
  /// E[x] = value or E[x^2] = value of a random sequence: nothing where c says no such thing.
  bool assume_moment(const Comparison& c, std::size_t line);
  /// What is assumed from here on is said beside the entry: equations hold in their sentence alone
  /// where they pass, orders in their paragraph where they are scoped, and where a conclusion
  /// follows, in it. What does not hold here any more is left. `scope_end` is where the lemma or
  /// the example ends in which it stands.
  void enter(const NoteEntry& entry, std::size_t scope_end);
  /// The name gets new values: what is assumed of it may speak of any of them.
  void change(const std::string& name) { changing_.insert(name); }
  /// Whether conditions that end there speak of names in the comparison.
  bool ends_with(std::size_t scope_end, const Comparison& c) const;
  /// Leaves what the text assumes of the name in other sentences than here, or sections; whether
  /// there was anything.
  bool leave(const std::string& name, const NotePlace& here, bool sections_alone);
  void forget();
  void forget(const std::string& name);  ///< what mentions it

  /// What the line defines holds nearly, or on average: for its sentence, and conclusions.
  void hedge(std::size_t line) { hedged_[line] = place_.sentence; }
  /// Whether that is over.
  bool is_hedged(std::size_t line) const;

  /// What the line defines is said of what its clause speaks of alone, and where it is a part of an
  /// example, holds to its end.
  void bind(std::size_t line, const Topic& topic, std::size_t example_end);
  /// Whether that is another thing than is spoken of here.
  bool is_of_another(std::size_t line) const;

  void define(const std::string& name, const NotePlace& place) { defined_[name] = place; }
  void undefine(const std::string& name) { defined_.erase(name); }
  /// Where it was defined last; nothing where it was not.
  std::optional<NotePlace> defined_in(const std::string& name) const;
  void give_value(const std::string& name, const GivenValue& value) { values_[name] = value; }
  bool has_value(const std::string& name) const { return values_.contains(name); }
  void take_value(const std::string& name) { values_.erase(name); }
  /// Values that do not hold any more here, with the names that had them; they are left.
  std::vector<std::pair<std::string, GivenValue>> values_left(const NotePlace& here, bool concludes,
                                                              bool sections_alone);
  /// A matrix is said to be symmetric.
  void say_symmetric(const std::string& name, const NotePlace& place) { symmetric_[name] = place; }
  /// Leaves what was said of it in other sentences than here, or sections; whether it was.
  bool leave_symmetric(const std::string& name, const NotePlace& here, bool sections_alone);
  const std::set<std::string>& no_longer_symmetric() const { return no_longer_symmetric_; }
  /// A range that begins there is meant for the formula before it alone.
  void use_range(std::size_t begin) { used_ranges_.insert(begin); }
  /// What they bound is assumed together with its range.
  void release_range(std::size_t begin) { used_ranges_.erase(begin); }
  bool is_used_range(std::size_t begin) const { return used_ranges_.contains(begin); }

  /// Why the names of a comparison may not take every value; empty where they may.
  std::string restriction(const Comparison& c) const;
  /// Whether an equation that is assumed ties the name to others.
  bool is_tied(const std::string& name) const;
  bool is_determined(const std::string& name) const {
    return glossary_.index_rules.contains(name) || is_declared(name);
  }
  /// Whether a natural is said to be at least 1 or more.
  bool begins_later(const std::string& natural) const;
  /// Whether it mentions quantities that no rule gives: f(x), E[x].
  bool rests_on_unknowns(const Comparison& c) const;
  /// What is assumed of values of the function, but in these lines.
  std::vector<Comparison> assumed_of(const std::string& function,
                                     const std::set<std::size_t>& but) const;
  bool all_declared(const Comparison& c) const;
  /// Whether something is said of its names that no hypothesis says.
  bool is_restricted(const Comparison& c) const;
  /// Everything that is assumed or stated, of whatever names.
  std::vector<Comparison> all_assumed() const;

  /// Adds hypotheses, and what they mention, to statements.
  void add_hypotheses(std::vector<Statement>& statements,
                      const std::vector<Comparison>& hypotheses) const;
  /// The statement that both sides compare as said, under what is assumed of its names; the lines
  /// of that join `lines`.
  Statement statement(const Comparison& c, Grounds grounds, std::set<std::size_t>& lines) const;

 private:
  enum class Until { sentence, paragraph, end };
  Until until(Relation relation) const;
  /// Whether what was said at the place, which moves on with a conclusion, is over.
  bool is_over(Until until, NotePlace& place, bool concludes) const;
  void restore_bound(const std::string& name);  ///< to what it was before its paragraph
  bool is_declared(const std::string& name) const;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  /// How far it is said to hold: to the end of its lemma or example, behind "if" in its sentence
  /// and in conclusions.
  struct Scope {
    std::size_t end = none, last_sentence = none;
    Topic topic = {};  ///< what it is said of
  };
  struct Hypothesis {
    Comparison comparison;
    std::size_t line;
    std::set<std::string> names;
    NotePlace place;
    Until until = Until::end;
    By by = By::text;
    bool stated = false;
    Scope scope;
  };
  struct BoundPlace : NotePlace {
    Scope scope;
  };
  /// Whether what is said in the place is said to hold here.
  bool is_within(const Scope& scope, const NotePlace& said) const;
  /// Whether it is said to hold here.
  bool is_sure(const Hypothesis& h) const;
  bool is_sure_bound(const std::string& name) const;
  Variable variable(Term symbol, Grounds grounds) const;
  void add_moments(Statement& s, const Comparison& of, std::set<std::size_t>& lines,
                   std::set<Term, TermOrder>& free) const;
  void add_products(Statement& s, std::set<Term, TermOrder>& free) const;

  const Glossary& glossary_;
  std::vector<Hypothesis> hypotheses_;
  std::map<std::string, Variable> declared_, assumed_;
  std::map<std::string, std::size_t> bound_lines_;
  std::map<std::string, BoundPlace> bound_places_;
  /// Bounds that hold for their paragraph, with what was there before.
  std::map<std::string, std::optional<Variable>> before_bounds_;
  NotePlace place_;
  std::size_t at_ = 0;
  Scope scope_;  ///< of what is said here
  bool passing_ = false, scoped_ = false, contrasts_ = false;
  std::set<std::string> changing_;
  std::map<std::size_t, std::size_t> hedged_;   ///< lines, with the last sentence
  std::multimap<std::size_t, Scope> bound_to_;  ///< definitions, by their lines
  std::map<std::string, std::string> restricted_;
  std::map<std::string, std::string> described_;
  std::map<std::string, std::pair<Moments, std::size_t>> moments_;  ///< with their lines
  std::map<std::string, Term> cases_;                               ///< x = 2
  std::map<std::string, NotePlace> defined_, symmetric_;
  std::map<std::string, GivenValue> values_;
  std::set<std::string> no_longer_symmetric_;
  std::set<std::size_t> used_ranges_;
};

/// The names of scalars, members, vectors and matrices that a comparison mentions.
std::set<std::string> names_of(const Comparison& c, const Alphabet& alphabet);

}  // namespace gradus
