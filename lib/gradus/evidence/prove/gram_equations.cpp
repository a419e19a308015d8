#include "gradus/evidence/prove/gram_equations.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <concepts>

#include "gradus/evidence/prove/exact_matrix.hpp"

namespace gradus {

namespace {

constexpr std::size_t most_rows = 400, most_entries = 3'000;
/// Of the part that needs elimination, rows and rows^2 * entries.
constexpr std::size_t most_coupled_rows = 350;
constexpr double most_elimination = 2e8;
constexpr double rank_threshold = 1e-9, inconsistency = 1e-7;

std::optional<GramEquations> all_rows(const Polynomial& p, const std::vector<SquareBlock>& blocks) {
  GramEquations result;
  std::map<Monomial, std::size_t> row_of;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto& [weight, basis] = blocks[b];
    for (std::size_t i = 0; i < basis.size(); ++i) {
      const Polynomial weighted = weight * basis[i];
      for (std::size_t j = i; j < basis.size(); ++j) {
        GramEntry entry{b, i, j, {}};
        const Polynomial product = weighted * basis[j] * Polynomial(i == j ? 1 : 2);
        for (const auto& [monomial, coefficient] : product.terms()) {
          const std::size_t row = row_of.emplace(monomial, row_of.size()).first->second;
          entry.column.emplace_back(row, coefficient);
        }
        result.entries.push_back(std::move(entry));
        if (row_of.size() > most_rows || result.entries.size() > most_entries) return {};
      }
    }
  }
  result.right.resize(row_of.size());
  for (const auto& [monomial, coefficient] : p.terms()) {
    const auto found = row_of.find(monomial);
    if (found == row_of.end()) return {};
    result.right[found->second] = coefficient;
  }
  return result;
}

/// Indices of columns that are independent and span the others.
std::vector<std::size_t> independent_columns(const Eigen::MatrixXd& a) {
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr;
  qr.setThreshold(rank_threshold);
  qr.compute(a);
  std::vector<std::size_t> result;
  for (Eigen::Index k = 0; k < qr.rank(); ++k)
    result.push_back(static_cast<std::size_t>(qr.colsPermutation().indices()[k]));
  return result;
}

/// Keeps the rows that are listed, in this order.
void keep_rows(GramEquations& e, const std::vector<std::size_t>& rows) {
  std::vector<std::optional<std::size_t>> place(e.right.size());
  std::vector<Rational> right;
  for (std::size_t r : rows) {
    place[r] = right.size();
    right.push_back(e.right[r]);
  }
  e.right = std::move(right);
  for (GramEntry& entry : e.entries) {
    std::erase_if(entry.column, [&](const auto& part) { return !place[part.first]; });
    for (auto& part : entry.column) part.first = *place[part.first];
  }
}

/// Whether a solution of the kept rows solves all, as floating point sees it.
bool is_consistent(const GramEquations& every, const GramEquations& kept) {
  if (every.right.size() == kept.right.size()) return true;
  std::vector<double> values(kept.entries.size(), 0.0), rest;
  if (!solve_pivots(kept, values)) return false;
  double size = 1;
  for (const Rational& r : every.right) rest.push_back(r.to_double());
  for (std::size_t u : kept.pivots) {
    size = std::max(size, std::abs(values[u]));
    for (const auto& [row, c] : every.entries[u].column) rest[row] -= c.to_double() * values[u];
  }
  return std::ranges::all_of(rest, [&](double r) { return std::abs(r) <= inconsistency * size; });
}

}  // namespace

std::optional<GramEquations> gram_equations(const Polynomial& p,
                                            const std::vector<SquareBlock>& blocks) {
  auto e = all_rows(p, blocks);
  if (!e) return {};
  std::vector<bool> settled(e->right.size(), false);
  std::vector<std::size_t> rows;
  for (std::size_t u = 0; u < e->entries.size(); ++u) {
    const auto& column = e->entries[u].column;
    if (column.size() != 1 || settled[column[0].first]) continue;
    settled[column[0].first] = true;
    rows.push_back(column[0].first);
    e->pivots.push_back(u);
  }
  e->single = e->pivots.size();
  std::vector<std::size_t> coupled;
  std::vector<Eigen::Index> place(e->right.size());
  for (std::size_t r = 0; r < e->right.size(); ++r) {
    if (settled[r]) continue;
    place[r] = static_cast<Eigen::Index>(coupled.size());
    coupled.push_back(r);
  }
  if (!coupled.empty()) {
    const auto count = static_cast<double>(coupled.size());
    if (coupled.size() > most_coupled_rows ||
        count * count * static_cast<double>(e->entries.size()) > most_elimination)
      return {};
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(coupled.size()),
                                              static_cast<Eigen::Index>(e->entries.size()));
    for (std::size_t u = 0; u < e->entries.size(); ++u) {
      for (const auto& [row, c] : e->entries[u].column) {
        if (!settled[row]) a(place[row], static_cast<Eigen::Index>(u)) = c.to_double();
      }
    }
    const auto columns = independent_columns(a);
    Eigen::MatrixXd chosen(static_cast<Eigen::Index>(columns.size()), a.rows());
    for (std::size_t k = 0; k < columns.size(); ++k) {
      e->pivots.push_back(columns[k]);
      chosen.row(static_cast<Eigen::Index>(k)) =
          a.col(static_cast<Eigen::Index>(columns[k])).transpose();
    }
    for (std::size_t r : independent_columns(chosen)) rows.push_back(coupled[r]);
  }
  const GramEquations every = *e;
  keep_rows(*e, rows);
  if (e->right.empty() || e->right.size() != e->pivots.size() || !is_consistent(every, *e))
    return {};
  return e;
}

namespace {

template <class T>
T as(const Rational& value) {
  if constexpr (std::same_as<T, double>) {
    return value.to_double();
  } else {
    return value;
  }
}

std::optional<std::vector<double>> solve_nearly(const RationalMatrix& a,
                                                const std::vector<double>& b) {
  const auto n = static_cast<Eigen::Index>(a.size());
  Eigen::MatrixXd left(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j)
      left(i, j) = a[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].to_double();
  }
  const Eigen::VectorXd x =
      left.partialPivLu().solve(Eigen::Map<const Eigen::VectorXd>(b.data(), n));
  return std::vector<double>(x.data(), x.data() + n);
}

}  // namespace

template <class T>
bool solve_pivots(const GramEquations& e, std::vector<T>& values) {
  std::vector<T> rest;
  for (const Rational& r : e.right) rest.push_back(as<T>(r));
  const auto subtract = [&](std::size_t u) {
    if (values[u] == T(0)) return;
    for (const auto& [row, c] : e.entries[u].column) rest[row] -= as<T>(c) * values[u];
  };
  for (std::size_t u : e.pivots) values[u] = T(0);
  for (std::size_t u = 0; u < values.size(); ++u) subtract(u);
  // The coupled pivots first: the single ones occur in none of their rows.
  const std::size_t coupled = e.pivots.size() - e.single;
  if (coupled > 0) {
    RationalMatrix a(coupled, std::vector<Rational>(coupled));
    for (std::size_t k = 0; k < coupled; ++k) {
      for (const auto& [row, c] : e.entries[e.pivots[e.single + k]].column) {
        if (row >= e.single) a[row - e.single][k] = c;
      }
    }
    const std::vector<T> right(rest.begin() + static_cast<std::ptrdiff_t>(e.single), rest.end());
    std::optional<std::vector<T>> solution;
    if constexpr (std::same_as<T, double>) {
      solution = solve_nearly(a, right);
    } else {
      solution = solve_exactly(a, right);
    }
    if (!solution) return false;
    for (std::size_t k = 0; k < coupled; ++k) {
      values[e.pivots[e.single + k]] = (*solution)[k];
      subtract(e.pivots[e.single + k]);
    }
  }
  for (std::size_t k = 0; k < e.single; ++k) {
    const auto& [row, c] = e.entries[e.pivots[k]].column[0];
    values[e.pivots[k]] = rest[row] / as<T>(c);
  }
  return true;
}

template bool solve_pivots(const GramEquations&, std::vector<Rational>&);
template bool solve_pivots(const GramEquations&, std::vector<double>&);

}  // namespace gradus
