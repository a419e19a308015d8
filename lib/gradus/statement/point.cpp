#include <algorithm>
#include <compare>

#include "gradus/statement/evidence.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {

namespace {

std::string joined(const std::vector<Rational>& values) {
  std::string result;
  for (const Rational& value : values) {
    if (!result.empty()) result += ", ";
    result += value.to_string();
  }
  return result;
}

std::string rows(const std::vector<std::vector<Rational>>& matrix) {
  std::string result;
  for (const std::vector<Rational>& row : matrix) {
    if (!result.empty()) result += "; ";
    result += joined(row);
  }
  return result;
}

std::string members(const std::string& name, const std::vector<Rational>& values) {
  if (values.size() == 1) return name + "[0] = " + joined(values);
  return name + "[0.." + std::to_string(values.size() - 1) + "] = " + joined(values);
}

std::string chances(const Point::Distribution& d) {
  if (d.outcomes.size() == 1) return d.sequence + " is always " + joined(d.outcomes);
  return d.sequence + " is one of " + joined(d.outcomes) + " with chances " + joined(d.chances);
}

struct Size {
  Rational largest = 1, product = 1;
};

Size size_of(const std::vector<Rational>& values) {
  Size result;
  for (const Rational& value : values) {
    const Rational w = weight(value);
    result.largest = max(result.largest, w);
    result.product *= w;
  }
  return result;
}

/// Nonnegative values first, then by absolute value.
std::strong_ordering order(const Rational& a, const Rational& b) {
  const bool a_negative = a.sign() < 0, b_negative = b.sign() < 0;
  if (a_negative != b_negative) return a_negative <=> b_negative;
  return abs(a) <=> abs(b);
}

}  // namespace

std::string text(const Point& p) {
  std::string result;
  const auto add = [&](const std::string& part) {
    if (!result.empty()) result += ", ";
    result += part;
  };
  for (const auto& [name, value] : p.scalars) add(name + " = " + value.to_string());
  for (const auto& [name, values] : p.vectors) add(name + " = (" + joined(values) + ")");
  for (const auto& [name, matrix] : p.operators) add(name + " = (" + rows(matrix) + ")");
  for (const auto& [name, values] : p.sequences) {
    if (!values.empty()) add(members(name, values));
  }
  for (const Point::Distribution& d : p.distributions) add(chances(d));
  return result;
}

std::vector<Rational> coordinates(const Point& p) {
  std::vector<Rational> result;
  const auto add = [&](const std::vector<Rational>& values) {
    result.insert(result.end(), values.begin(), values.end());
  };
  for (const auto& scalar : p.scalars) result.push_back(scalar.second);
  for (const auto& vector : p.vectors) add(vector.second);
  for (const auto& [name, matrix] : p.operators) {
    // Symmetric: each entry counts once.
    for (std::size_t row = 0; row < matrix.size(); ++row) {
      for (std::size_t column = row; column < matrix[row].size(); ++column) {
        result.push_back(matrix[row][column]);
      }
    }
  }
  for (const auto& sequence : p.sequences) add(sequence.second);
  for (const Point::Distribution& d : p.distributions) {
    add(d.outcomes);
    add(d.chances);
  }
  return result;
}

bool simpler(const Point& a, const Point& b) {
  const std::vector<Rational> left = coordinates(a), right = coordinates(b);
  const Size left_size = size_of(left), right_size = size_of(right);
  if (left_size.largest != right_size.largest) return left_size.largest < right_size.largest;
  if (left_size.product != right_size.product) return left_size.product < right_size.product;
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (const auto o = order(left[i], right[i]); o != 0) return o < 0;
  }
  return left.size() < right.size();
}

}  // namespace gradus
