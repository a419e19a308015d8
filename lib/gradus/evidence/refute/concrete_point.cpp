#include <algorithm>

#include "gradus/evidence/refute/concrete.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {

Concrete::Size Concrete::size(std::span<const Rational> values) const {
  Size result{Rational(given_largest_), Rational(given_product_)};
  const auto count = [&](const Rational& value) {
    const Rational w = weight(value);
    result.largest = max(result.largest, w);
    result.product *= w;
  };
  for (const Rational& value : values) count(value);
  for (const Rational& value : derived_values(values)) count(value);
  return result;
}

std::optional<std::vector<Rational>> Concrete::values_at(const Point& p) const {
  std::vector<std::optional<Rational>> found(unknowns_.size());
  const auto set = [&](const Slot& slot, const Rational& value) {
    if (slot.source == Slot::Source::unknown) found[slot.index] = value;
  };
  for (const auto& [name, value] : p.scalars) {
    for (const auto& [known, slot] : scalars_) {
      if (known == name) set(slot, value);
    }
  }
  const auto at = [](const auto& named, const std::string& name) {
    return std::ranges::find_if(named, [&](const auto& pair) { return pair.first == name; });
  };
  for (const auto& [where, slot] : slots_) {
    const auto row = static_cast<std::size_t>(where.row);
    const auto column = static_cast<std::size_t>(where.column);
    if (where.kind == Place::Kind::vector) {
      const auto v = at(p.vectors, where.name);
      if (v != p.vectors.end() && row < v->second.size()) set(slot, v->second[row]);
    } else if (where.kind == Place::Kind::entry) {
      const auto m = at(p.operators, where.name);
      if (m != p.operators.end() && row < m->second.size() && column < m->second[row].size()) {
        set(slot, m->second[row][column]);
      }
    } else if (where.kind == Place::Kind::member) {
      const auto v = at(p.sequences, where.name);
      if (v != p.sequences.end() && row < v->second.size()) set(slot, v->second[row]);
    } else {
      const auto d = std::ranges::find(p.distributions, where.name, &Point::Distribution::sequence);
      if (d == p.distributions.end()) continue;
      const auto k = static_cast<std::size_t>(outcomes_);
      if (row < k && row < d->outcomes.size()) set(slot, d->outcomes[row]);
      if (row >= k && row - k < d->chances.size()) set(slot, d->chances[row - k]);
    }
  }
  std::vector<Rational> result;
  for (const auto& value : found) {
    if (!value) return {};
    result.push_back(*value);
  }
  return result;
}

Point Concrete::point(std::span<const Rational> values) const {
  const std::vector<Rational> derived = derived_values(values);
  const auto value = [&](const Slot& slot) {
    if (slot.source == Slot::Source::unknown) return values[slot.index];
    return slot.source == Slot::Source::derived ? derived[slot.index] : slot.value;
  };
  Point result;
  for (const auto& [name, slot] : scalars_) result.scalars.emplace_back(name, value(slot));
  const auto last = [](auto& named, const std::string& name) -> auto& {
    if (named.empty() || named.back().first != name) named.emplace_back().first = name;
    return named.back().second;
  };
  for (const auto& [where, slot] : slots_) {
    const auto row = static_cast<std::size_t>(where.row);
    const auto column = static_cast<std::size_t>(where.column);
    if (where.kind == Place::Kind::vector) {
      last(result.vectors, where.name).push_back(value(slot));
    } else if (where.kind == Place::Kind::entry) {
      auto& matrix = last(result.operators, where.name);
      if (matrix.size() <= column) matrix.resize(column + 1);
      for (auto& entries : matrix) entries.resize(matrix.size());
      matrix[row][column] = matrix[column][row] = value(slot);
    } else if (where.kind == Place::Kind::member) {
      auto& members = last(result.sequences, where.name);
      members.resize(row + 1);
      members[row] = value(slot);
    } else {
      if (where.row == 0) result.distributions.push_back({where.name, {}, {}});
      auto& d = result.distributions.back();
      (where.row < outcomes_ ? d.outcomes : d.chances).push_back(value(slot));
    }
  }
  return result;
}

}  // namespace gradus
