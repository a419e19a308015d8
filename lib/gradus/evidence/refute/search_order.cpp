#include "gradus/evidence/refute/search_order.hpp"

#include <algorithm>
#include <numeric>

namespace gradus {

namespace {

/// More products than this in one shell are more than any budget visits.
constexpr std::size_t kProducts = 4'000;

/// The nonnegative fractions p/q with (1 + p) q = weight, ascending.
std::vector<Rational> values_of_weight(std::uint64_t weight) {
  std::vector<Rational> result;
  for (std::uint64_t q = weight; q >= 1; --q) {
    if (weight % q != 0) continue;
    const std::uint64_t p = weight / q - 1;
    if (std::gcd(p, q) == 1) result.push_back(Rational(Rational(p), Rational(q)));
  }
  return result;
}

/// Those of them, and of their negatives, that lie on the axis: nonnegative ones first, then by
/// absolute value.
std::vector<Candidate> on_axis(const Axis& axis, const std::vector<Rational>& values,
                               std::uint64_t weight) {
  std::vector<Candidate> result;
  if (weight > axis.largest_weight) return result;
  const auto add = [&](const Rational& value) {
    if (axis.contains(value)) result.push_back({value, value.to_double(), weight});
  };
  for (const Rational& value : values) add(value);
  for (const Rational& value : values) {
    if (!value.is_zero()) add(-value);
  }
  return result;
}

}  // namespace

bool Axis::contains(const Rational& value) const {
  if (integer && !value.is_integer()) return false;
  if (lower && (value < *lower || (lower_strict && value == *lower))) return false;
  return !(upper && (value > *upper || (upper_strict && value == *upper)));
}

std::optional<Rational> Axis::only_value() const {
  if (!lower || !upper) return {};
  if (*lower == *upper && contains(*lower)) return lower;
  if (!integer) return {};
  Rational first = ceil(*lower);
  if (!contains(first)) first += 1;
  if (contains(first) && !contains(first + Rational(1))) return first;
  return {};
}

std::optional<Rational> Axis::simplest() const {
  if (const auto value = only_value()) return value;
  for (std::uint64_t weight = 1; weight <= largest_weight; ++weight) {
    const std::vector<Candidate> found = on_axis(*this, values_of_weight(weight), weight);
    if (!found.empty()) return found.front().value;
  }
  return {};
}

Enumeration::Enumeration(std::vector<Axis> axes, std::uint64_t given_largest,
                         std::uint64_t given_product)
    : axes_(std::move(axes)),
      given_largest_(given_largest),
      given_product_(given_product),
      candidates_(axes_.size()),
      reachable_(axes_.size() + 1),
      tuple_(axes_.size()) {}

void Enumeration::enter(std::uint64_t shell) {
  while (shell_ < shell) {
    ++shell_;
    add_candidates();
  }
  choices_.clear();
  products_.clear();
  if (shell_ >= given_largest_) find_products();
}

void Enumeration::add_candidates() {
  const std::vector<Rational> values = values_of_weight(shell_);
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    std::vector<Candidate> found = on_axis(axes_[i], values, shell_);
    if (!found.empty()) candidates_[i].emplace(shell_, std::move(found));
  }
}

void Enumeration::find_products() {
  const std::size_t n = axes_.size();
  // Weights are at least 1, so leaving out every product above a limit, at all axes, leaves the
  // smaller ones complete.
  std::uint64_t limit = std::uint64_t{1} << 62;
  const auto collect = [&](std::size_t axis, bool need) {
    Products& result = reachable_[axis][need];
    result.clear();
    for (const auto& [weight, unused] : candidates_[axis]) {
      const Products& rest = reachable_[axis + 1][need && weight != shell_];
      for (const std::uint64_t product : rest) {
        if (product > limit / weight) break;
        result.push_back(product * weight);
      }
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    if (result.size() > kProducts) {
      limit = result[kProducts - 1];
      result.resize(kProducts);
    }
  };
  reachable_[n] = {Products{1}, Products{}};
  const bool need = given_largest_ != shell_;
  for (std::size_t axis = n; axis-- > 0;) {
    for (const bool flag : {false, true}) {
      if (axis > 0 || flag == need) collect(axis, flag);
    }
  }
  for (const std::uint64_t product : reachable_[0][need]) {
    if (product > limit || product > (std::uint64_t{1} << 62) / given_product_) break;
    products_.push_back(product * given_product_);
  }
}

const std::vector<const Candidate*>& Enumeration::choices(std::size_t axis, std::uint64_t product,
                                                          bool need) {
  const auto [place, is_new] = choices_.try_emplace({axis, product, need});
  std::vector<const Candidate*>& result = place->second;
  if (!is_new) return result;
  for (const auto& [weight, candidates] : candidates_[axis]) {
    if (weight > product) break;
    if (product % weight != 0) continue;
    const Products& rest = reachable_[axis + 1][need && weight != shell_];
    if (!std::ranges::binary_search(rest, product / weight)) continue;
    for (const Candidate& candidate : candidates) result.push_back(&candidate);
  }
  std::ranges::sort(result, [](const Candidate* a, const Candidate* b) {
    const bool a_negative = a->value.sign() < 0, b_negative = b->value.sign() < 0;
    if (a_negative != b_negative) return b_negative;
    return abs(a->value) < abs(b->value);
  });
  return result;
}

bool Enumeration::visit_all(std::uint64_t product, const Visit& visit) {
  if (product % given_product_ != 0) return true;
  const bool need = given_largest_ != shell_;
  const std::uint64_t rest = product / given_product_;
  if (!std::ranges::binary_search(reachable_[0][need], rest)) return true;
  return descend(0, rest, need, visit);
}

bool Enumeration::descend(std::size_t axis, std::uint64_t product, bool need, const Visit& visit) {
  if (axis == axes_.size()) return visit(tuple_);
  for (const Candidate* candidate : choices(axis, product, need)) {
    tuple_[axis] = candidate;
    if (!descend(axis + 1, product / candidate->weight, need && candidate->weight != shell_,
                 visit)) {
      return false;
    }
  }
  return true;
}

}  // namespace gradus
