#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// What words of the prose do to the formulas beside them.
enum class Says : unsigned {
  // Of the next formula.
  assumes = 1U << 0U,     ///< let, if, suppose
  introduces = 1U << 1U,  ///< where, for, with, since
  concludes = 1U << 2U,   ///< then, hence, so
  aims = 1U << 3U,        ///< show that, claim
  solves = 1U << 4U,      ///< what stands behind "set to zero" is to be solved
  gives = 1U << 5U,       ///< concludes, but not what is solved
  leads = 1U << 6U,       ///< a condition of the formula before it follows: as, under, by
  general = 1U << 7U,     ///< leaves the values that were chosen
  // Of the formulas of its sentence or section, without a formula.
  property = 1U << 8U,      ///< of what the section speaks of: orthogonal
  manner = 1U << 9U,        ///< to first order, small
  conditional = 1U << 10U,  ///< a case is spoken of, asked for, wanted or denied
  of_matrices = 1U << 11U,
  unsymmetric = 1U << 12U,  ///< matrices need not be symmetric
  // Of the formula before it.
  denies = 1U << 13U,   ///< in the same sentence
  answers = 1U << 14U,  ///< at the beginning of the next
  // Of the name before it.
  positive = 1U << 15U,    ///< $L$-smooth
  symmetric = 1U << 16U,   ///< $A$ is symmetric
  supposes = 1U << 17U,    ///< before the name: it is not so by itself
  doubts = 1U << 18U,      ///< behind the name
  describes = 1U << 19U,   ///< is, are
  random = 1U << 20U,      ///< it is random
  reminds = 1U << 21U,     ///< of what held before: recall, here, throughout
  made_of = 1U << 22U,     ///< the name that follows is made of others: their difference
  role = 1U << 23U,        ///< what a name is for leaves it open: the learning rate
  precedes = 1U << 24U,    ///< the name that follows is not what the sentence speaks of: of, to
  claims = 1U << 25U,      ///< what follows is known to hold: since
  links = 1U << 26U,       ///< the next formula is another thing: and, that
  scoped = 1U << 27U,      ///< a condition of its sentence alone: if, when
  mends = 1U << 28U,       ///< a property or manner beside which a slip is a slip: symmetric
  particular = 1U << 29U,  ///< some point is spoken of, not all of them
};
constexpr Says operator|(Says a, Says b) {
  return static_cast<Says>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool operator&(Says a, Says b) {
  return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0;
}

/// Words between formulas, to be asked for the phrases of one table.
class Prose {
 public:
  explicit Prose(std::string_view text);

  bool has(Says what) const { return !first(what).empty(); }
  /// The first phrase of the table that stands in it; empty where none does.
  std::string first(Says what) const;
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
  bool stands_at(std::string_view phrase, std::size_t at) const;

  std::string text_;
};

}  // namespace gradus
