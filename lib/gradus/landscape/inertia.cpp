#include "gradus/landscape/inertia.hpp"

#include <algorithm>
#include <utility>

namespace gradus {
namespace {

template <class T>
using Rows = std::vector<std::vector<T>>;

template <class T>
void exchange(Rows<T>& m, std::size_t i, std::size_t j) {
  std::swap(m[i], m[j]);
  for (auto& row : m) std::swap(row[i], row[j]);
}

/// Takes the pivot m[k][k] out of the rows and columns after it.
template <class T>
void eliminate(Rows<T>& m, std::size_t k) {
  for (std::size_t i = k + 1; i < m.size(); ++i) {
    const T factor = m[i][k] / m[k][k];
    for (std::size_t j = k + 1; j <= i; ++j) m[j][i] = m[i][j] -= factor * m[j][k];
  }
}

void count(Inertia& found, int sign) { ++(sign < 0 ? found.negative : found.positive); }

/// Brings an entry other than 0 to m[k][k], from the diagonal or, where that is 0, by adding to one
/// row and column another. False where all entries from k on are 0.
bool bring_pivot(Rows<Rational>& m, std::size_t k) {
  const std::size_t n = m.size();
  for (std::size_t i = k; i < n; ++i) {
    if (m[i][i].is_zero()) continue;
    exchange(m, k, i);
    return true;
  }
  for (std::size_t i = k; i < n; ++i) {
    for (std::size_t j = k; j < i; ++j) {
      if (m[i][j].is_zero()) continue;
      for (std::size_t l = 0; l < n; ++l) m[j][l] += m[i][l];
      for (std::size_t l = 0; l < n; ++l) m[l][j] += m[l][i];
      exchange(m, k, j);
      return true;
    }
  }
  return false;
}

/// Of the pivots whose sign is certain, the one that is furthest from 0.
bool bring_pivot(Rows<Interval>& m, std::size_t k) {
  const auto distance = [&](std::size_t i) {
    return std::max(m[i][i].lower_double(), -m[i][i].upper_double());
  };
  std::size_t best = k;
  for (std::size_t i = k + 1; i < m.size(); ++i) {
    if (distance(i) > distance(best)) best = i;
  }
  exchange(m, k, best);
  return m[k][k].is_defined() && m[k][k].is_bounded() && m[k][k].sign().value_or(0) != 0;
}

}  // namespace

Inertia inertia(Rows<Rational> m) {
  Inertia found;
  const std::size_t n = m.size();
  for (std::size_t k = 0; k < n; ++k) {
    if (!bring_pivot(m, k)) {
      found.zero = static_cast<unsigned>(n - k);
      break;
    }
    count(found, m[k][k].sign());
    eliminate(m, k);
  }
  return found;
}

std::optional<Inertia> inertia(Rows<Interval> m) {
  Inertia found;
  for (std::size_t k = 0; k < m.size(); ++k) {
    if (!bring_pivot(m, k)) return std::nullopt;
    count(found, *m[k][k].sign());
    eliminate(m, k);
  }
  return found;
}

}  // namespace gradus
