#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gradus/evidence/refute/concrete.hpp"
#include "gradus/evidence/refute/effort.hpp"

namespace gradus {

/// What a search looks for inside the domain.
enum class Goal {
  failure,  ///< a point at which the conclusion fails
  model,    ///< a point at which it is defined
};

/// Whether these values are what is looked for, decided exactly or by enclosures.
bool is_sought(const Concrete& c, Goal goal, std::span<const Rational> values);
/// False when rounded arithmetic leaves no doubt that they are not.
bool may_be_sought(const Concrete& c, Goal goal, std::span<const double> values);

struct Found {
  std::shared_ptr<const Concrete> where;
  std::vector<Rational> values;  ///< of its unknowns
  Concrete::Size size;
};
bool simpler(const Found& a, const Found& b);

/// Search among the points of one layout of a statement without models.
class Search {
 public:
  Search(Statement s, Layout layout, Goal goal);

  /// All points in the order of `simpler`, until the first one sought or the end of the effort.
  /// Where coordinates follow from others, it goes on for a while after the first hit, as long as
  /// simpler points may come.
  std::optional<Found> exhaustive(Effort& effort);

  /// Points of which one or two coordinates, or all, lie at the ends of their ranges, far out or
  /// near 0, and the others are simple; what is found is shrunk.
  std::optional<Found> remote(Effort& effort);

  /// Random points of growing height, each followed by a descent on the slack; what is found is
  /// shrunk.
  std::optional<Found> random(Effort& effort, std::uint64_t seed);

 private:
  struct Cell {
    std::shared_ptr<const Concrete> concrete;
    Enumeration enumeration;
  };
  /// The point of the simplest values of all coordinates, where it is sought: no other is simpler.
  std::optional<Found> simplest(Effort& effort);
  void add_cells(std::uint64_t shell, Effort& effort);
  std::shared_ptr<const Concrete> make(const std::map<std::string, long>& naturals, Effort& effort);
  void visit(Cell& cell, std::uint64_t product, Effort& effort);

  Statement statement_;
  Layout layout_;
  Goal goal_;
  std::vector<Variable> shape_;
  std::map<std::vector<long>, std::shared_ptr<const Concrete>>
      made_;  ///< null where undefined or too large
  std::vector<Cell> cells_;
  std::optional<Found> best_;
};

}  // namespace gradus
