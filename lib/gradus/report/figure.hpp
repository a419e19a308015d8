#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gradus/report/table.hpp"

namespace gradus {

/// A curve, or marks, of a figure. Numbers are for the eye; the tables have the exact ones.
struct Series {
  enum class Style { line, marks, line_and_marks, intervals } style = Style::line;
  struct Point {
    double across, up;
    double low = up, high = up;  ///< ends of an interval around it
  };
  std::string title;
  std::vector<Point> points;
};

/// A figure for the notes: axis labels name the quantity and its unit.
struct Figure {
  std::string title, across, up;
  bool log_across = false, log_up = false;
  std::vector<Series> series;
};

/// A figure that can be made. It stands beside the tables whose numbers it shows.
struct FigureSpec {
  std::string id;  ///< also the stem of the file that it is written to
  std::string title;
  std::function<Figure(const Budget&)> make;
};

/// The series that two columns of a table hold, taken from the rows in which `where` has the value
/// `is` (all rows where `where` is empty). Cells are decimals or fractions, or intervals "[low,
/// high]", which set the ends; others are left out. Throws std::invalid_argument where there is no
/// such column.
Series series_of(const Table& table, const std::string& across, const std::string& up,
                 std::string title, Series::Style style, const std::string& where = {},
                 const std::string& is = {});

/// The figure as SVG, black on white, by gnuplot; empty where that is not installed or fails. The
/// same figure and version of gnuplot give the same bytes.
std::string render_svg(const Figure& figure);

/// What gnuplot is told.
std::string gnuplot_script(const Figure& figure);

}  // namespace gradus
