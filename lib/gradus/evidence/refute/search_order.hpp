#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

/// The values that one coordinate of a search may take. Absent bounds are none.
struct Axis {
  std::optional<Rational> lower, upper;
  bool lower_strict = false, upper_strict = false;
  bool integer = false;
  std::uint64_t largest_weight = 4'096;

  bool contains(const Rational& value) const;
  /// The one value in it, when its bounds leave only one.
  std::optional<Rational> only_value() const;
  /// The value of least weight (see statement/weight.hpp), nonnegative ones first; nothing when
  /// there is none up to the largest weight.
  std::optional<Rational> simplest() const;
};

struct Candidate {
  Rational value;
  double approximate = 0;
  std::uint64_t weight = 1;
};

/// All tuples of rationals, one from each axis, in the order of `simpler`: shells of equal largest
/// weight, in a shell by the product of the weights, with equal product lexicographically. The
/// caller goes through shells and products, so that several enumerations can be merged.
class Enumeration {
 public:
  /// What is the same in all tuples (coordinates that are given) counts with its largest weight and
  /// its product.
  Enumeration(std::vector<Axis> axes, std::uint64_t given_largest, std::uint64_t given_product);

  /// Goes on to the tuples whose largest weight is exactly `shell`; shells must be entered in
  /// ascending order, none left out.
  void enter(std::uint64_t shell);

  /// The products of weights that occur in this shell, ascending. Where there would be very many,
  /// only the least.
  const std::vector<std::uint64_t>& products() const { return products_; }

  /// Visits the tuples of this shell with that product until `visit` returns false; returns false
  /// in that case.
  using Visit = std::function<bool(std::span<const Candidate* const>)>;
  bool visit_all(std::uint64_t product, const Visit& visit);

 private:
  using Products = std::vector<std::uint64_t>;
  void add_candidates();
  void find_products();
  const std::vector<const Candidate*>& choices(std::size_t axis, std::uint64_t product, bool need);
  bool descend(std::size_t axis, std::uint64_t product, bool need, const Visit& visit);

  std::vector<Axis> axes_;
  std::uint64_t given_largest_, given_product_;
  std::uint64_t shell_ = 0;
  /// Of each axis: candidates by weight.
  std::vector<std::map<std::uint64_t, std::vector<Candidate>>> candidates_;
  /// [axis][need]: products of the weights of the axes from this one on; with need, at least one
  /// weight is that of the shell.
  std::vector<std::array<Products, 2>> reachable_;
  Products products_;
  std::map<std::tuple<std::size_t, std::uint64_t, bool>, std::vector<const Candidate*>> choices_;
  std::vector<const Candidate*> tuple_;
};

}  // namespace gradus
