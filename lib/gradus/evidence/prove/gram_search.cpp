#include "gradus/evidence/prove/gram_search.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "gradus/evidence/prove/exact_matrix.hpp"
#include "gradus/evidence/prove/gram_kernel.hpp"
#include "gradus/evidence/prove/semidefinite.hpp"

namespace gradus {

namespace {

/// A least eigenvalue that is certainly positive, certainly negative, for a p with coefficients up
/// to 1 and the tolerances of CSDP; between them it may be 0.
constexpr double surely_positive = 1e-6, surely_negative = -1e-6;
constexpr int most_reductions = 4, most_programs = 12;

/// Denominators to round to, small ones first: the squares are to be read. Large ones only where
/// the least eigenvalue leaves room for the error; small ones may hit singular matrices too.
std::vector<Rational> denominators(double least) {
  std::vector<Rational> result{1, 2, 3, 4, 6, 12, 24, 60, 120, 360};
  for (int k = 10; k <= 34; k += 4) {
    if (std::ldexp(least, k) > 0.1) result.push_back(pow(Rational(2), static_cast<long>(k)));
  }
  return result;
}

class Search {
 public:
  Search(const Polynomial& p, const ProgramLimits& limits) : p_(p), limits_(limits) {}

  std::optional<std::vector<WeightedSquare>> run(std::vector<SquareBlock> blocks,
                                                 int reductions_left) {
    auto e = gram_equations(p_, blocks);
    if (!e || ++programs_ > most_programs) return {};
    blocks_ = std::move(blocks);
    equations_ = std::move(*e);
    if (!solve_in_floating_point() || least_ < surely_negative) return {};
    if (auto exact = round_matrices()) return exact;
    if (least_ > surely_positive || reductions_left == 0 || inconsistent_) return {};
    for (auto& smaller : reductions()) {
      if (auto exact = run(std::move(smaller), reductions_left - 1)) return exact;
    }
    return {};
  }

 private:
  /// With Q = Q' + t 1, Q' positive semidefinite: the greatest t. As CSDP knows no free unknowns,
  /// it is written s - 1 with s >= 0.
  bool solve_in_floating_point() {
    SemidefiniteProgram program;
    std::vector<std::size_t> place(blocks_.size());
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      place[b] = program.blocks.size();
      if (!blocks_[b].basis.empty()) program.blocks.push_back(blocks_[b].basis.size());
    }
    const std::size_t shift = program.blocks.size();
    program.blocks.push_back(1);
    program.objective.push_back({shift, 0, 0, 1.0});
    const std::size_t rows = equations_.right.size();
    program.rows.resize(rows);
    std::vector<double> identity(rows, 0.0);
    for (const GramEntry& entry : equations_.entries) {
      const bool diagonal = entry.i == entry.j;
      for (const auto& [row, c] : entry.column) {
        const double value = c.to_double();
        program.rows[row].push_back(
            {place[entry.block], entry.i, entry.j, diagonal ? value : value / 2});
        if (diagonal) identity[row] += value;
      }
    }
    for (std::size_t r = 0; r < rows; ++r) {
      if (identity[r] != 0) program.rows[r].push_back({shift, 0, 0, identity[r]});
      program.right.push_back(equations_.right[r].to_double() + identity[r]);
    }
    const auto solution = solve(program, limits_);
    if (!solution) return false;
    least_ = solution->primal[shift][0] - 1;
    gram_.assign(blocks_.size(), {});
    complement_.assign(blocks_.size(), {});
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].basis.empty()) continue;
      gram_[b] = solution->primal[place[b]];
      complement_[b] = solution->dual[place[b]];
    }
    return true;
  }

  std::optional<std::vector<WeightedSquare>> round_matrices() {
    inconsistent_ = false;
    std::vector<double> entries;
    for (const GramEntry& entry : equations_.entries) {
      const std::size_t n = blocks_[entry.block].basis.size();
      entries.push_back(gram_[entry.block][entry.i * n + entry.j] +
                        (entry.i == entry.j ? least_ : 0.0));
    }
    for (const Rational& denominator : denominators(least_)) {
      const double times = denominator.to_double();
      std::vector<double> numerators;
      for (const double entry : entries) numerators.push_back(std::floor(entry * times + 0.5));
      std::vector<double> nearly = numerators;
      for (double& value : nearly) value /= times;
      if (!may_be_semidefinite(std::move(nearly))) continue;
      std::vector<Rational> values;
      for (const double numerator : numerators)
        values.push_back(Rational::from_double(numerator) / denominator);
      if (!solve_pivots(equations_, values)) return {};
      auto exact = squares(values);
      if (exact || inconsistent_) return exact;
    }
    return {};
  }

  /// The matrices with these entries (T is Rational or double), by rows.
  template <class T>
  std::vector<std::vector<std::vector<T>>> matrices(const std::vector<T>& values) const {
    std::vector<std::vector<std::vector<T>>> result;
    for (const SquareBlock& b : blocks_)
      result.emplace_back(b.basis.size(), std::vector<T>(b.basis.size()));
    for (std::size_t u = 0; u < values.size(); ++u) {
      const GramEntry& e = equations_.entries[u];
      result[e.block][e.i][e.j] = result[e.block][e.j][e.i] = values[u];
    }
    return result;
  }

  /// A look in floating point, which spares the exact arithmetic for what has no chance.
  bool may_be_semidefinite(std::vector<double> nearly) const {
    if (!solve_pivots(equations_, nearly)) return false;
    return std::ranges::all_of(matrices(nearly), [](const auto& m) {
      const auto n = static_cast<Eigen::Index>(m.size());
      if (n == 0) return true;
      Eigen::MatrixXd a(n, n);
      for (Eigen::Index i = 0; i < n; ++i)
        a.row(i) = Eigen::Map<const Eigen::RowVectorXd>(m[static_cast<std::size_t>(i)].data(), n);
      if (!a.allFinite()) return false;
      const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(a, Eigen::EigenvaluesOnly);
      return eigen.eigenvalues()(0) > -1e-9 * (1 + eigen.eigenvalues()(n - 1));
    });
  }

  /// The squares of exact matrices, where these are positive semidefinite and give p.
  std::optional<std::vector<WeightedSquare>> squares(const std::vector<Rational>& values) {
    auto exact = matrices(values);
    std::vector<WeightedSquare> result;
    Polynomial sum;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const auto rows = squares_of(std::move(exact[b]));
      if (!rows) return {};
      for (const SquareOfRow& r : *rows) {
        Polynomial root;
        for (std::size_t i = 0; i < r.row.size(); ++i) {
          if (!r.row[i].is_zero()) root += Polynomial(r.row[i]) * blocks_[b].basis[i];
        }
        sum += Polynomial(r.pivot) * blocks_[b].weight * root * root;
        result.push_back({b, r.pivot, std::move(root)});
      }
    }
    // The rows that floating point took to follow from the others do not.
    inconsistent_ = !(sum == p_);
    if (inconsistent_) return {};
    return result;
  }

  /// The blocks with their bases restricted to what the matrices do not map to 0.
  std::vector<std::vector<SquareBlock>> reductions() const {
    std::vector<std::vector<SquareBlock>> result;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      auto bases = outside_kernel(blocks_[b].basis, gram_[b], complement_[b]);
      result.resize(std::max(result.size(), bases.size()), blocks_);
      for (std::size_t k = 0; k < bases.size(); ++k) result[k][b].basis = std::move(bases[k]);
    }
    const auto is_same = [](const std::vector<SquareBlock>& x, const std::vector<SquareBlock>& y) {
      return std::ranges::equal(x, y, {}, &SquareBlock::basis, &SquareBlock::basis);
    };
    result.erase(std::unique(result.begin(), result.end(), is_same), result.end());
    return result;
  }

  const Polynomial& p_;
  std::vector<SquareBlock> blocks_;
  const ProgramLimits& limits_;
  GramEquations equations_;
  int programs_ = 0;
  bool inconsistent_ = false;
  double least_ = 0;
  std::vector<std::vector<double>> gram_, complement_;  ///< Q', by rows, and its complement
};

}  // namespace

std::optional<std::vector<WeightedSquare>> decompose(const Polynomial& p,
                                                     const std::vector<SquareBlock>& blocks,
                                                     const ProgramLimits& limits) {
  return Search(p, limits).run(blocks, most_reductions);
}

}  // namespace gradus
