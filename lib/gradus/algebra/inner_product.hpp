#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus {

/// Vectors and matrices (by rows) over the numbers T, by their names.
template <class T>
using NamedVectors = std::map<std::string, std::vector<T>>;
template <class T>
using NamedMatrices = std::map<std::string, std::vector<std::vector<T>>>;

/// Throws std::invalid_argument where the dimensions differ.
template <class T>
T dot(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) throw std::invalid_argument("vectors of different dimensions");
  T result(0);
  for (std::size_t i = 0; i < a.size(); ++i) result += a[i] * b[i];
  return result;
}

/// Square, and equal across the diagonal, for exact numbers.
template <class T>
bool is_symmetric(const std::vector<std::vector<T>>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != rows.size()) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (rows[i][j] != rows[j][i]) return false;
    }
  }
  return true;
}

/// H .. H v, the last operator first. Throws std::domain_error where a name has no value.
template <class T>
std::vector<T> vector_of(const Word& w, const NamedVectors<T>& vectors,
                         const NamedMatrices<T>& operators) {
  const auto v = vectors.find(w.vector);
  if (v == vectors.end()) throw std::domain_error("no value for the vector " + w.vector);
  std::vector<T> result = v->second;
  for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
    const auto matrix = operators.find(*name);
    if (matrix == operators.end()) throw std::domain_error("no value for the operator " + *name);
    std::vector<T> image;
    for (const std::vector<T>& row : matrix->second) image.push_back(dot(row, result));
    result = std::move(image);
  }
  return result;
}

template <class T>
T inner_product(const Word& u, const Word& v, const NamedVectors<T>& vectors,
                const NamedMatrices<T>& operators) {
  return dot(vector_of(u, vectors, operators), vector_of(v, vectors, operators));
}

}  // namespace gradus
