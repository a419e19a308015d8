#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/refute/search_order.hpp"
#include "gradus/evidence/refute/specialise.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

class PointLanes;

/// The naturals of a statement that decide its shape: they occur in limits of sums and least values
/// or in indices of members.
std::vector<Variable> shape_naturals(const Statement& s);

Axis axis_of(const Variable& v);

/// What the conclusion does at a point.
struct Shown {
  enum class Kind { undefined, holds, fails };
  Kind kind = Kind::undefined;  ///< undefined, or not decided by enclosures
  std::string left, right;      ///< the values of both sides
  bool exact = true;            ///< otherwise enclosures, rounded outward
};

/// A statement over real and natural unknowns only, ready to be tested at many points. The unknowns
/// are in the order of the coordinates of a Point; coordinates that have one possible value, or
/// that do not matter, are given.
class Concrete {
 public:
  /// Of a statement without models; `specialise` is for its domain, with values for all of
  /// shape_naturals. With `solve`, equations among the hypotheses give one unknown as a formula in
  /// the others, and symbols that stand for moments take those of the distribution; without, all of
  /// these stay conditions. Throws std::domain_error and std::length_error as Specialiser does, and
  /// std::domain_error where a coordinate has no value.
  Concrete(const Statement& s, Specialiser& specialise, bool solve);

  const std::vector<Axis>& axes() const { return axes_; }
  /// Of the given coordinates, as far as they count in the order (a pinned learning rate of 1/1000
  /// does not).
  std::uint64_t given_largest() const { return given_largest_; }
  std::uint64_t given_product() const { return given_product_; }
  /// Whether some coordinates follow from others, so that the order of the unknowns is not that of
  /// the points.
  bool has_derived() const { return !derived_.empty(); }

  /// Work of one test in rounded arithmetic; an exact one is some ten times that.
  std::uint64_t cost() const { return 1 + quick_->steps().size() / 32; }

  /// In rounded arithmetic: the least slack of the hypotheses and the slack of the conclusion,
  /// divided by 1 + |left| + |right| and positive where they hold. Where a side is undefined or
  /// infinite the conclusion's is NaN and a hypothesis does not count.
  struct Slack {
    double hypotheses, conclusion;
  };
  Slack slack(std::span<const double> values) const;

  /// Whether all bounds, hypotheses and premises hold: exactly, or certainly by enclosure where a
  /// value is irrational.
  bool inside(std::span<const Rational> values) const;
  Shown conclusion(std::span<const Rational> values) const;
  Shown::Kind kind(std::span<const Rational> values) const;  ///< the same without the sides

  /// Largest weight and product of weights over the coordinates that count in the order. Defined
  /// where inside.
  struct Size {
    Rational largest, product;
  };
  Size size(std::span<const Rational> values) const;

  /// Defined where inside.
  Point point(std::span<const Rational> values) const;
  /// The unknowns' values at p; nothing where p lacks one.
  std::optional<std::vector<Rational>> values_at(const Point& p) const;

 private:
  struct Slot {
    enum class Source { unknown, derived, given };
    Source source = Source::given;
    std::size_t index = 0;  ///< among the unknowns or the derived
    Rational value = 0;     ///< when given
  };
  using Symbols = std::set<Term, TermOrder>;

  void add_moments(Specialiser& specialise, bool pin);
  void derive(Term symbol, Term formula);
  void solve_equations();
  Symbols used_symbols() const;
  void place_scalar(const Variable& v, const std::map<std::string, long>& naturals, bool pin,
                    const Symbols& used);
  void place_symbol(const Place& where, Term symbol, bool pin);
  Slot unknown(Term symbol, const Axis& axis);
  Slot given(const Rational& value);
  void compile();
  const Tape& exact_tape(std::size_t comparison) const;
  Shown::Kind glance(std::size_t comparison, std::span<const Rational> values) const;
  Shown decide(std::size_t comparison, std::span<const Rational> values, bool with_values) const;
  std::vector<Rational> derived_values(std::span<const Rational> values) const;

  /// Hypotheses first, then premises, the conclusion last.
  std::vector<Comparison> comparisons_;
  std::size_t hypotheses_ = 0;
  std::map<Place, Term> places_;
  int outcomes_ = 1;

  std::vector<Variable> variables_;
  std::vector<Term> unknowns_;
  std::vector<Axis> axes_;
  std::vector<std::pair<Term, Term>> equations_;  ///< symbols that follow from a distribution
  std::vector<std::pair<Term, Term>> derived_;
  std::vector<std::pair<std::string, Slot>> scalars_;
  std::map<Place, Slot> slots_;
  std::uint64_t given_largest_ = 1, given_product_ = 1;

  std::optional<Tape> quick_;
  mutable std::map<std::size_t, Tape> exact_;
  mutable std::shared_ptr<PointLanes> lanes_;  ///< of quick_; made when needed
};

}  // namespace gradus
