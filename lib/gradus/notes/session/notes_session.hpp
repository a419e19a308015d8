#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"
#include "gradus/notes/file/said_classes.hpp"
#include "gradus/notes/reader/derived.hpp"
#include "gradus/notes/session/indexed_premises.hpp"
#include "gradus/notes/session/note_step.hpp"
#include "gradus/notes/session/notes_context.hpp"
#include "gradus/notes/session/theorem_spans.hpp"
#include "gradus/notes/tex/declaration.hpp"
#include "gradus/notes/tex/schema.hpp"

namespace gradus {

class CaseChoices;
class DescentRun;
struct DescentShape;
class LocalShapes;
class MemberTerms;
class NoteReader;
class QuadraticModel;
struct FoundRule;
struct Surroundings;

/// One relation of a file of notes, as it is understood before it is judged. Offsets are bytes of
/// the file.
struct NoteItem {
  std::size_t begin = 0, end = 0;              ///< of both sides
  std::size_t mark_begin = 0, mark_end = 0;    ///< of what the message is about
  std::size_t block_begin = 0, block_end = 0;  ///< of the piece of mathematics, its end included
  std::size_t derivation = 0, chain = 0;
  bool is_link = false, is_inline = false, expect_refuted = false;
  NoteKind kind = NoteKind::skipped;
  std::string why_kind, message;
  std::string formula;  ///< in plain syntax
  std::vector<std::string> assumed;
  std::optional<NoteStep> step;  ///< what is to be judged
};

/// Goes through the formulas of a file in their order: tells what each is for, and keeps what holds
/// from there on.
class NotesSession {
 public:
  explicit NotesSession(NotesFile file);

  /// The next relation; nothing at the end of the file.
  std::optional<NoteItem> next();
  /// What judging made of the item that was handed out last, and said of it: later formulas may
  /// rest on it.
  void settle(NoteKind kind, bool holds, const std::string& message = {}, bool refuted = false);
  /// From here on relations are steps that nobody looks at: the file's time is used up.
  void give_up() { given_up_ = true; }
  /// Lines at which stated items, counted from 0 as they were handed out, were derived later.
  const std::map<std::size_t, std::size_t>& derived() const { return derived_.lines(); }

  const std::map<std::string, std::string>& inferred() const { return glossary_.reasons; }
  /// What the names were taken for, as items of a comment for Gradus; not what a comment says
  /// already.
  std::vector<std::string> declarations() const;
  /// Conditions that the notes seem to rest on without saying so, for their author to confirm.
  std::vector<std::string> unsaid_conditions() const;
  std::size_t formulas() const { return formulas_; }
  std::size_t parsed() const { return parsed_; }

 private:
  struct Sides {
    std::vector<Comparison> comparisons;
    bool has_cases = false;  ///< they are one of several readings
    std::set<std::size_t> lines;
    std::string tied;  ///< why members may be tied by more than what was written out
    std::vector<std::pair<std::string, Quantity>> points;  ///< see NoteReader::points
    std::vector<std::pair<std::string, Term>> members;     ///< see NoteReader::members_seen
  };
  /// E[g_k] = m of a random vector.
  struct MeanSaid {
    std::string label;  ///< of the expectation
    Letter of;
    VectorMeans::Mean mean;
  };

  /// What is to be done once the item is judged.
  struct Pending {
    std::vector<Comparison> comparisons;
    std::size_t line = 0, chain = 0;
    std::vector<std::size_t> ranges;  ///< where orders behind it begin: for these values it holds
    std::optional<NoteSchema> schema;
    std::optional<IndexedPremise> premise;
    std::optional<MeanSaid> mean;
    std::optional<IndexedPremise> of_members;  ///< what it says of any member, where it is taken so
    std::size_t proved = 0;  ///< where the proof of its theorem ends; no premise before
    bool wanted = false;     ///< the notes say that it is to be shown
    bool closed = false;     ///< a formula for all members of a recursion
    bool taken = false;      ///< the words before it assume or introduce it
    bool inferred = false;   ///< no words say that it is a condition
    bool of_case = false;    ///< it is said of a case
    std::optional<std::pair<std::string, NoteRule>> rule;
    std::optional<std::pair<NotePlace, GivenValue>> given;  ///< where the rule gives a value
    std::optional<std::pair<std::string, IndexRule>> index_rule;
  };

  /// What an equation is besides a step.
  enum class Role { none, settled, closed };

  void comment(const NoteEntry& entry);
  void said(const NoteEntry& entry);
  void chain(const NoteEntry& entry);
  void relation(const NoteEntry& entry, std::size_t link, NoteItem item);
  std::optional<MeanSaid> mean_said(const NoteEntry& entry);
  std::vector<Comparison> in_the_mean(const Sides& known, const std::vector<Comparison>& all,
                                      std::set<std::size_t>& lines);
  void keep_mean(const MeanSaid& said);
  void update(const std::vector<TexNode>& left, std::size_t line, NoteItem item);
  bool puts_value(const NoteEntry& entry, std::size_t link, NoteItem& item);
  void restrict_sides(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                      std::size_t line);
  bool said_again(const NoteEntry& entry, const Sides& plain, NoteItem& item);
  /// Where it needs other shapes, they stay for as long as `local` does.
  Sides read_relation(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                      const Connective& sign, std::optional<LocalShapes>& local);
  std::optional<FoundRule> rule_of(const NoteEntry& entry, std::size_t link = 0) const;
  std::size_t defined_at(const FoundRule& rule) const;
  /// Whether its sentence gives the index a value.
  bool says_index(const NoteEntry& entry, const std::string& index) const;
  /// "..., where A = ...": what is new and defined behind a formula in its sentence is used in it.
  void define_early(const NoteEntry& entry);
  /// Where it defines something or only states it, the item says so: settled. Closed: a recursion
  /// of what has a closed form.
  bool defines_by_value(const NoteEntry& entry, std::size_t link, std::size_t line);
  Role definition(const NoteEntry& entry, std::size_t link, NoteItem& item, Pending& pending);
  /// notes_session_tables.cpp: where a letter is equal to a table, it stands for that from there
  /// on.
  bool names_table(const NoteEntry& entry, std::size_t link, NoteItem& item);
  bool mentions_table(const std::vector<TexNode>& left, const std::vector<TexNode>& right) const;
  /// `known` comes back with what is defined written out.
  NoteStep ways_to_understand(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                              Relation relation, Sides& known);
  /// To be visited while the session stands behind the relation. Where it may define, it has
  /// none if one of them is what defined its side before.
  NoteMendings mendings(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                        const Connective& sign, bool may_define);
  std::vector<TexNode> meanings(const std::vector<TexNode>& left,
                                const std::vector<TexNode>& right) const;
  /// Of an order between values of a function of which something is assumed at all points.
  std::vector<NoteModel> models(const Sides& known, const NoteAttempt& attempt);
  std::optional<NoteModel> modelled(QuadraticModel& model, const Statement& given,
                                    const std::vector<Comparison>& schemas,
                                    const std::vector<Comparison>& bounds) const;
  /// What the schemas say of the model, to be shown where the bounds hold; nothing where that is
  /// not known.
  std::optional<std::vector<Statement>> conditions_in(QuadraticModel& model,
                                                      const std::vector<Comparison>& schemas,
                                                      const std::vector<Comparison>& bounds) const;
  /// Names of numbers in what is said of a function at any point.
  std::vector<Term> constants_in(const std::vector<Comparison>& schemas) const;
  /// notes_session_descents.cpp: of an order between values at iterates.
  std::vector<NoteModel> descents(const std::vector<TexNode>& left,
                                  const std::vector<TexNode>& right, Relation relation);
  std::vector<DescentShape> shapes(const std::string& function, const Comparison& given,
                                   const std::vector<Comparison>& schemas,
                                   const std::vector<Term>& steps);
  std::vector<Term> constants_of_rules(const std::map<std::string, IndexRule>& rules,
                                       const Comparison& c) const;
  std::optional<NoteModel> descent(const Comparison& c, MemberTerms& members,
                                   const std::set<std::string>& names, DescentRun& run);
  std::optional<std::vector<Premise>> premises_in(DescentRun& run, MemberTerms& members,
                                                  const std::set<std::string>& names,
                                                  std::set<std::size_t>& lines);
  void take_said_classes(std::size_t place);
  /// Where it is the name of a number that may take any value.
  void assume_positive(const std::vector<TexNode>& name, std::size_t line);
  std::set<std::size_t> schema_lines(const std::string& function) const;
  /// What schemas say of it at any two points.
  std::vector<Comparison> schemas_anywhere(const std::string& function, bool of_vectors);
  std::vector<Comparison> schemas_at(const std::string& function, const Quantity& u,
                                     const Quantity& v);
  /// What constants meet for which a parabola is of the class: \mu \le L.
  std::vector<Comparison> bounds_of_class(const std::string& function, bool of_vectors);
  std::vector<Comparison> comparisons(Quantity a, Quantity b, Relation r, std::size_t begin,
                                      std::size_t end);
  /// notes_session_induction.cpp: x_t = ..., where x follows a recursion.
  struct ClosedForm;
  std::optional<ClosedForm> closed_form(const std::vector<TexNode>& left,
                                        const std::vector<TexNode>& right);
  void add_induction(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                     NoteStep& step);
  NoteAttempt induction(const ClosedForm& f, long start, Grounds grounds,
                        std::set<std::size_t>& lines);
  /// notes_session_iterates.cpp: what is said of all members, put together.
  bool is_put_together(const NoteEntry& entry) const;
  std::optional<IndexedPremise> line_of_members(const NoteEntry& entry, std::size_t link) const;
  void keep_line_of_members(bool counts);
  std::optional<Premise> schema_of(const IndexedPremise& line, bool expand, MemberTerms& members,
                                   std::set<std::size_t>& lines);
  /// An equation with sums, as one between members of sequences: f(x_k) is the k-th of one.
  std::optional<NoteAttempt> between_members(const std::vector<TexNode>& left,
                                             const std::vector<TexNode>& right);
  std::vector<NoteRun> runs_of(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                               Relation relation, bool expand,
                               const std::map<std::string, IndexRule>& recursions);
  /// From orders that were shown right before.
  std::optional<NoteRun> run_from_shown(const Comparison& c) const;
  void keep_shown(bool holds);
  /// Orders that were neither shown nor refuted: who wrote them may know why they hold.
  void keep_claimed(const Pending& pending);
  bool is_tied_elsewhere(const Statement& s, const MemberTerms& members,
                         const std::map<std::string, IndexRule>& recursions) const;
  void add_runs(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                Relation relation, NoteStep& step);
  /// Its last attempt with vectors written out.
  void add_instances(NoteStep& step) const;
  Surroundings surroundings(const NoteEntry& entry, std::size_t link, const Sides& known) const;
  /// The comparison under a condition that an entry behind it says of numbers; nothing where it
  /// does not.
  std::optional<NoteAttempt> under_condition(std::size_t entry, const Sides& known);
  /// An attempt under what its sentence says behind it: a <= b for 0 < p < 1.
  bool add_ranges_behind(const NoteEntry& entry, const Sides& known, NoteStep& step);
  /// What that is, where all of it can be read; it says nothing of other relations then.
  std::vector<Comparison> ranges_behind(const NoteEntry& entry);
  void approximation(const NoteEntry& entry, std::size_t link, NoteItem item);
  void note_identity(const Comparison& c, std::size_t line);
  void let_follow_randomness(const Comparison& c);
  void leave_definition(const std::vector<TexNode>& side, std::size_t section);
  void membership(const NoteEntry& entry, NoteItem item);
  void forget(const std::vector<TexNode>& names);  ///< all, where there are none
  void declare_member(const Chain& chain, std::size_t line, bool declared);
  NoteAttempt attempt(const Sides& s, Grounds grounds, std::set<std::size_t> lines) const;
  /// Attempts with what is said to hold, and then with all that may, besides these.
  void add_grounds(const Sides& known, const std::set<std::size_t>& lines,
                   const std::vector<Comparison>& more, NoteStep& step) const;
  /// "For every $x$", "let $A$ be any matrix": what was said of the names before is left.
  void take_anew(const NoteEntry& said);
  /// The same of names in the formula, by the words around it.
  void take_anew_in(const NoteEntry& entry);
  void note_dependence(const Chain& chain);
  /// Where the innermost lemma or example ends in which the place stands.
  std::size_t scope_end(std::size_t place) const;
  /// Where the example ends that it is a part of.
  std::size_t example_end(const NoteEntry& entry) const;
  /// What the sentence compares plainly besides the entry: "for $x < 0$".
  std::vector<Comparison> cases_said(const NoteEntry& entry);
  /// A definition for x > 0 is none in a sentence on x < 0: attempts that use it are not sure.
  void leave_other_cases(const NoteEntry& entry, const Sides& known, NoteStep& step);
  /// The names that the sentence takes for all numbers: "for every real $x$".
  std::set<std::string> names_for_all(const NoteEntry& entry) const;
  /// The index in the formula that the sentence takes for some number: "for some $t$".
  std::string index_for_some(const NoteEntry& entry) const;
  /// In another section, or in general, a name need not have the value that it was given.
  void leave_values(const NoteEntry& entry);
  void add_schemas(std::vector<NoteSchema> schemas);
  /// What the schemas say at the points of the sides.
  std::vector<Comparison> instances_of_schemas(const Sides& s, std::set<std::size_t>& lines);
  std::optional<IndexedPremise> indexed_premise(const NoteEntry& entry, std::size_t link) const;
  std::vector<Comparison> instances_of_premises(const Sides& s, std::set<std::size_t>& lines);
  /// The line where it was stated and not shown; 0 where it was not.
  std::size_t stated_at(const Comparison& c) const;
  /// What is assumed from here on.
  void keep(const Pending& pending, NoteKind kind);
  /// Theorems whose proofs end before this place are premises from here on.
  void release_theorems(std::size_t place);
  void settle_constants(const NoteEntry& entry);
  /// Whether it tells something where one slip keeps it from being proved.
  bool classify(const NoteEntry& entry, std::size_t link, const std::vector<TexNode>& left,
                const std::vector<TexNode>& right, const Sides& plain, NoteStep& step) const;
  /// Whether the side is a name alone that was defined in this section.
  bool is_defined_here(const std::vector<TexNode>& side) const;
  /// Whether its sentence defines one of its names.
  bool gives_a_name(const NoteEntry& entry) const;
  /// Some of the text before the formula.
  std::string_view words_before(const NoteEntry& entry) const;
  Sides sides(const std::vector<TexNode>& left, const std::vector<TexNode>& right, Relation r,
              bool expand, CaseChoices* choices = nullptr);
  Sides sides_read_by(NoteReader reader, const std::vector<TexNode>& left,
                      const std::vector<TexNode>& right, Relation r, bool expand,
                      CaseChoices* choices);
  void unroll_from_members(NoteReader& reader, const std::vector<TexNode>& left,
                           const std::vector<TexNode>& right) const;
  std::string reach_members(NoteReader& reader, const std::vector<TexNode>& left,
                            const std::vector<TexNode>& right) const;
  bool by_cases(const NoteEntry& entry, std::size_t link, NoteItem& item);
  /// A relation in one combination of cases.
  struct CaseReading {
    Sides sides;
    std::vector<Comparison> conditions;
  };
  std::vector<CaseReading> read_cases(const NoteEntry& entry, std::size_t link,
                                      CaseChoices& choices);
  /// In all of these, where `ranges` hold.
  void add_cases(const std::vector<CaseReading>& readings, Grounds grounds,
                 const std::vector<Comparison>& ranges, const std::string& with,
                 NoteStep& step) const;
  void skip(NoteItem item, const std::string& why, std::size_t begin, std::size_t end);
  void restrict_names(const std::vector<TexNode>& nodes, const std::string& why);
  void enqueue(NoteItem item) { enqueue(std::move(item), Pending()); }
  void enqueue(NoteItem item, Pending pending);
  std::size_t line_of(std::size_t offset) const;

  NotesFile file_;
  Glossary glossary_;
  NotesContext context_;
  std::vector<std::size_t> line_starts_;
  std::size_t at_ = 0, chains_ = 0, formulas_ = 0, parsed_ = 0;
  std::size_t section_ = 0;
  bool chain_read_ = true, given_up_ = false;
  bool speaks_of_unsymmetric_ = false;  ///< matrices, somewhere in the file
  bool expect_refuted_ = false, entry_expects_refuted_ = false, ignore_ = false;
  std::vector<NoteSchema> schemas_;
  std::vector<IndexedPremise> premises_, lines_of_members_;
  /// The chain that is judged, and what it says of its ends so far.
  std::optional<std::pair<std::size_t, std::optional<IndexedPremise>>> chain_line_;
  bool iterates_ = false;  ///< the words around the relation put lines together
  std::vector<std::pair<Comparison, std::size_t>> shown_;    ///< orders of this section, and lines
  std::vector<std::pair<Comparison, std::size_t>> claimed_;  ///< with their sections
  std::vector<SaidClass> said_classes_;                      ///< that no relation stands behind yet
  std::vector<TheoremSpan> theorems_;
  std::vector<std::pair<Pending, NoteKind>> unproved_;  ///< what theorems state, until proved
  bool smooth_by_l_ = false;                            ///< the file calls a function L-smooth
  std::optional<Declaration> approx_;                   ///< in force, with its order and name
  std::set<std::string> seen_;                          ///< names of earlier formulas
  std::map<std::size_t, std::vector<Comparison>> defined_for_;  ///< lines, with their cases
  std::set<std::size_t> defined_early_;                         ///< where these definitions begin
  std::vector<TexNode> last_side_;
  std::deque<std::pair<NoteItem, Pending>> queue_;
  Pending current_;
  std::size_t handed_ = 0;
  DerivedLater derived_;
};

}  // namespace gradus
