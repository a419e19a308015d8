#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gradus {

/// What the words before a formula say of it.
enum class Cue {
  none,
  assumes,     ///< let, if, suppose, ...
  introduces,  ///< where, for, with, since, ...: said of names, or known
  concludes,   ///< then, hence, so, ...
  aims,        ///< show that, claim, ...: not yet shown
};
/// By the last such word of a sentence.
Cue cue_of(std::string_view words);

/// What the words of a section say of its formulas without a formula: "symmetric", "to first
/// order". They are not understood, but where they stand nothing is refuted that they may rescue.
class SectionWords {
 public:
  /// The next prose; a heading begins a new section: the place behind its title, 0 where none
  /// begins.
  std::size_t read(std::string_view prose);
  /// The first such word of the section so far or of this sentence; empty where there is none.
  std::string doubt(std::string_view sentence) const;
  bool speaks_of_matrices() const { return of_matrices_; }
  std::size_t number() const { return number_; }

 private:
  std::string property_;  ///< the first of the section
  bool of_matrices_ = false;
  std::size_t number_ = 0;
};

/// Such a word behind a formula, to the end of its sentence; or the answer that follows: "No."
std::string doubt_behind(std::string_view words, std::string_view next);
/// Whether these take back what the formula says: "is impossible", "$a > b$? No."
bool denies_behind(std::string_view words, std::string_view next);

/// "In general", "otherwise": a value that was chosen before is left.
bool speaks_generally(std::string_view words);

/// Whether the word may be why a formula does not hold as it stands: nothing is a slip there. What
/// is symmetric has slips all the same.
bool excuses_slips(const std::string& doubt);
/// Whether it may be why names are 1, or tied: no changed factor or power of a name is a slip
/// there.
bool weighs_factors(const std::string& doubt);
/// Whether it may be why members or names are equal: only a changed sign is a slip there.
bool ties_members(const std::string& doubt);
/// Whether it is a property of vectors or matrices, which leaves lengths open: beside it no factor
/// or power of a matrix is a slip, and what is one in plain numbers is one.
bool is_of_vectors(const std::string& doubt);
/// The one of two such words that leaves more open.
std::string graver_doubt(const std::string& a, const std::string& b);

/// What the words beside a name in a formula of its own say of it: "positive" ($L$-smooth),
/// "symmetric" ($A$ is symmetric, symmetric $A$), or nothing. `before` are those since the formula
/// before it, `sentence` all that stands before it.
std::string said_of_name(std::string_view before, std::string_view behind,
                         std::string_view sentence);

/// The first word that may tell of the name something that was not understood: in the words right
/// before it, or behind it to the end of the sentence or, where that goes on, to the next formula.
/// Empty where there is none.
std::string told_of_name(std::string_view before, std::string_view behind, bool goes_on);

/// Whether the words beside a name take it anew, whatever it was before: "for every real $x$", "for
/// odd $k$", "let $A$ be", "from now on $L$ denotes".
bool takes_anew(std::string_view before, std::string_view behind, std::string_view sentence);

/// Whether the words around a name, or before an "x in R", take it for all numbers: "for every real
/// $x$", "let $x$ be any real number"; not "for all positive $x$", "for all $x$ with".
bool is_everywhere(std::string_view before, std::string_view behind);

/// Whether the words before a name take it for some value: "for some $t$".
bool is_somewhere(std::string_view before);

/// Whether the sentence leaves what was assumed before: "without this assumption", "no longer".
bool leaves_assumptions(std::string_view sentence);

/// Whether the words since the formula before suppose that what was said does not hold: "if this
/// fails".
bool supposes_failure(std::string_view words);

/// Whether the words since the formula before end with a comma.
bool stands_apart(std::string_view words);

/// "is", "denotes".
bool says_what_it_is(std::string_view behind);

/// Whether the name before them is said to depend on something.
bool says_dependent(std::string_view behind);

/// Whether a value in the sentence is one of some moment or case: by the words before it, or by
/// those right behind it ("if").
bool is_hedged(std::string_view sentence);
/// Whether a case of a value follows it: a colon, "in the scalar case".
bool gives_case(std::string_view behind);
bool is_hedged_behind(std::string_view behind);

/// "where", "with" and commas alone: definitions follow.
bool begins_where(std::string_view words);

/// Whether what follows is a condition of its sentence alone: "diverges for".
bool is_scoped(std::string_view sentence);
/// "For example", "for instance".
bool gives_example(std::string_view sentence);
/// Whether what follows is a condition that something needs: "the lemma requires".
bool is_needed(std::string_view sentence);
/// Whether a value in the sentence need not hold behind it: "if", or no word that gives it but some
/// that was not understood: "the default is".
bool is_passing(std::string_view sentence);
/// Whether some point is spoken of, not all of them: "the minimiser".
bool is_particular(std::string_view sentence);
/// Whether what follows is said to hold: "since", "we have".
bool is_claimed(std::string_view sentence);

/// Whether the sentence reminds of what holds for the formula before it.
bool reminds(std::string_view sentence);

/// Whether the sentence speaks of a case, asks, wants or denies: "with equality iff", "cannot".
bool is_conditional(std::string_view sentence);

}  // namespace gradus
