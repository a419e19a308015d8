#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gradus/report/document.hpp"
#include "gradus/report/table.hpp"

namespace gradus {

/// A formula of a user that was judged, as it is printed: plain text, so that it can be handed from
/// one process to another.
struct Checked {
  std::size_t line = 1, column = 1;
  std::string formula, domain;  ///< in plain syntax
  Grade grade = Grade::undecided;
  std::string why;                                           ///< what follows the formula
  std::vector<std::pair<std::string, std::string>> witness;  ///< exact values, where refuted
  std::string evidence;                                      ///< an object of JSON
  std::vector<Block> explanation;
  std::optional<double> seconds;
};

/// Without line, column and seconds.
Checked checked(const Statement& s, const Finding& found);

/// As good as a statement can be: for every value that it speaks of.
bool holds(const Checked& c);

/// "refuted: x^2 >= x fails at x = 1/2: the left side is 1/4, the right side is 1/2".
std::string checked_line(const Checked& c, const Style& style);
/// For Markdown, LaTeX, CSV and HTML: line, column, verdict, formula, why.
Table checked_table(std::span<const Checked> all, bool times);

/// The output of `check`; the keys stand in docs/json.md.
std::string checked_json(const std::string& file, std::span<const Checked> all);
/// One line of text, from which unpack makes it again; without line, column and seconds.
std::string pack(const Checked& c);
Checked unpack(const std::string& packed);

}  // namespace gradus
