#include "gradus/report/figure.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "gradus/number/rational.hpp"

namespace gradus {

namespace {

std::size_t column(const Table& table, const std::string& name) {
  const auto found = std::ranges::find(table.columns, name);
  if (found == table.columns.end()) {
    throw std::invalid_argument("the table " + table.id + " has no column '" + name + "'");
  }
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::optional<double> number(std::string text) {
  const std::string more = "…";
  if (const auto at = text.find(more); at != std::string::npos) text.erase(at, more.size());
  try {
    return Rational::parse(text).to_double();
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

/// A number, or the middle of an interval with its ends.
std::optional<Series::Point> point(double across, const std::string& cell) {
  const auto comma = cell.find(", ");
  if (cell.size() > 2 && cell.front() == '[' && comma != std::string::npos) {
    const auto low = number(cell.substr(1, comma - 1));
    const auto high = number(cell.substr(comma + 2, cell.size() - comma - 3));
    if (!low || !high) return std::nullopt;
    return Series::Point{across, (*low + *high) / 2, *low, *high};
  }
  const auto value = number(cell);
  if (!value) return std::nullopt;
  return Series::Point{across, *value};
}

}  // namespace

Series series_of(const Table& table, const std::string& across, const std::string& up,
                 std::string title, Series::Style style, const std::string& where,
                 const std::string& is) {
  Series series{style, std::move(title), {}};
  const std::size_t x = column(table, across), y = column(table, up);
  for (const auto& row : table.rows) {
    if (!where.empty() && row[column(table, where)] != is) continue;
    const auto place = number(row[x]);
    if (!place) continue;
    if (const auto found = point(*place, row[y])) series.points.push_back(*found);
  }
  return series;
}

}  // namespace gradus
