#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// What words of the prose do to the formulas beside them.
enum class Says : std::uint64_t {
  // Of the next formula.
  assumes = 1ULL << 0U,     ///< let, if, suppose
  introduces = 1ULL << 1U,  ///< where, for, with, since
  concludes = 1ULL << 2U,   ///< then, hence, so
  aims = 1ULL << 3U,        ///< show that, claim
  solves = 1ULL << 4U,      ///< what stands behind "set to zero" is to be solved
  gives = 1ULL << 5U,       ///< concludes, but not what is solved
  leads = 1ULL << 6U,       ///< a condition of the formula before it follows: as, under, by
  general = 1ULL << 7U,     ///< leaves the values that were chosen
  // Of the formulas of its sentence or section, without a formula.
  property = 1ULL << 8U,      ///< of what the section speaks of: orthogonal
  manner = 1ULL << 9U,        ///< to first order, small
  conditional = 1ULL << 10U,  ///< a case is spoken of, asked for, wanted or denied
  of_matrices = 1ULL << 11U,
  unsymmetric = 1ULL << 12U,  ///< matrices need not be symmetric
  // Of the formula before it.
  denies = 1ULL << 13U,   ///< in the same sentence
  answers = 1ULL << 14U,  ///< at the beginning of the next
  // Of the name before it.
  positive = 1ULL << 15U,    ///< $L$-smooth
  symmetric = 1ULL << 16U,   ///< $A$ is symmetric
  supposes = 1ULL << 17U,    ///< before the name: it is not so by itself
  doubts = 1ULL << 18U,      ///< behind the name
  describes = 1ULL << 19U,   ///< is, are
  random = 1ULL << 20U,      ///< it is random
  reminds = 1ULL << 21U,     ///< of what held before: recall, here, throughout
  made_of = 1ULL << 22U,     ///< the name that follows is made of others, or into another: their
                             ///< difference, turns
  role = 1ULL << 23U,        ///< what a name is for leaves it open: the learning rate
  precedes = 1ULL << 24U,    ///< the name that follows is not what the sentence speaks of: of, to
  claims = 1ULL << 25U,      ///< what follows is known to hold: since
  links = 1ULL << 26U,       ///< the next formula is another thing: and, that
  scoped = 1ULL << 27U,      ///< a condition of its sentence alone: if, when
  mends = 1ULL << 28U,       ///< a property or manner beside which a slip is a slip: symmetric
  weighs = 1ULL << 37U,      ///< names may be 1, or tied: only factors and powers of them are open
  ties = 1ULL << 36U,        ///< members or names may be equal: no sign is open
  particular = 1ULL << 29U,  ///< some point is spoken of, not all of them
  asserts = 1ULL << 30U,     ///< its sentence says that something holds: states, inequality
  quantifies = 1ULL << 32U,  ///< the name that follows is taken anew: every, any
  depends = 1ULL << 34U,     ///< on other names
  contrasts = 1ULL << 35U,   ///< leaves what was assumed before
  renews = 1ULL << 33U,      ///< names that are described here are taken anew: from now on
  of_vectors = 1ULL << 38U,  ///< a property of vectors and matrices: powers and factors of matrices
                             ///< alone are open
  selects = 1ULL << 39U,     ///< one of several things or moments is spoken of: the first, before
  needs = 1ULL << 41U,       ///< what follows is a condition of something: "the lemma requires"
  exemplifies = 1ULL << 42U,  ///< for example
  negates = 1ULL << 40U,      ///< behind "if this", what was assumed before: fails
  whole = 1ULL << 31U,        ///< the phrases within it say nothing by themselves
};
constexpr Says operator|(Says a, Says b) {
  return static_cast<Says>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
constexpr bool operator&(Says a, Says b) {
  return (static_cast<std::uint64_t>(a) & static_cast<std::uint64_t>(b)) != 0;
}

/// Words between formulas, to be asked for the phrases of one table.
class Prose {
 public:
  explicit Prose(std::string_view text);

  bool has(Says what) const { return !first(what).empty(); }
  /// The first phrase of the table that stands in it, of those that do not say `but`; empty where
  /// none does.
  std::string first(Says what, Says but = Says{}) const;
  bool begins_with(Says what) const;
  bool ends_with(Says what) const;
  /// Where phrases stand in text(), from the first.
  struct Found {
    std::size_t at;
    Says says;
  };
  std::vector<Found> all(Says what) const;
  /// In lower case between blanks, blanks in one.
  const std::string& text() const { return text_; }

 private:
  std::size_t find(std::string_view phrase, std::size_t from) const;
  bool says_at(std::string_view phrase, std::size_t at) const;
  bool stands_at(std::string_view phrase, std::size_t at) const;

  std::string text_;
};

}  // namespace gradus
