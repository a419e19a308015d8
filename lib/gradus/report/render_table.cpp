#include "gradus/report/render_table.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "gradus/report/text.hpp"

namespace gradus {
namespace {

/// The numeric columns: those whose cells are all numbers, empty or a dash.
std::vector<bool> numeric_columns(const Table& table) {
  std::vector<bool> numeric(table.columns.size());
  for (std::size_t c = 0; c < numeric.size(); ++c) {
    const auto is_number = [c](const auto& row) { return is_numeric(row[c]); };
    const auto may_stand = [&](const auto& row) {
      return is_number(row) || row[c].empty() || row[c] == "-";
    };
    numeric[c] = std::any_of(table.rows.begin(), table.rows.end(), is_number) &&
                 std::all_of(table.rows.begin(), table.rows.end(), may_stand);
  }
  return numeric;
}

std::string latex_head(const Table& table, std::size_t column) {
  if (column < table.column_latex.size() && !table.column_latex[column].empty()) {
    return "$" + table.column_latex[column] + "$";
  }
  return escape_latex(table.columns[column]);
}

bool is_math(const Table& table, std::size_t column) {
  return std::ranges::find(table.math, column) != table.math.end();
}

std::vector<std::size_t> column_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (const std::string& head : table.columns) widths.push_back(display_width(head));
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      widths[c] = std::max(widths[c], display_width(row[c]));
    }
  }
  return widths;
}

/// Takes what is too much from the widest text columns, down to 12 columns each.
void narrow(std::vector<std::size_t>& widths, const std::vector<bool>& numeric, std::size_t limit) {
  for (;;) {
    std::size_t total = 2 * (widths.empty() ? 0 : widths.size() - 1);
    std::size_t widest = widths.size();
    for (std::size_t c = 0; c < widths.size(); ++c) {
      total += widths[c];
      if (!numeric[c] && widths[c] > 12 &&
          (widest == widths.size() || widths[c] > widths[widest])) {
        widest = c;
      }
    }
    if (total <= limit || widest == widths.size()) return;
    --widths[widest];
  }
}

/// What heads the rows from row `row` on; empty where nothing begins.
std::string group_at(const Table& table, std::size_t row) {
  const auto found = std::ranges::find(table.groups, row, [](const auto& g) { return g.first; });
  return found == table.groups.end() ? "" : found->second;
}

std::string aligned_line(const std::vector<std::string>& cells,
                         const std::vector<std::size_t>& widths, const std::vector<bool>& numeric) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0) line += "  ";
    line += numeric[c] ? pad_left(cells[c], widths[c]) : pad_right(cells[c], widths[c]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string terminal(const Table& table, const Style& style) {
  const std::vector<bool> numeric = numeric_columns(table);
  std::vector<std::size_t> widths = column_widths(table);
  if (style.width > 0) narrow(widths, numeric, style.width);
  std::string out;
  if (!table.title.empty()) {
    for (const std::string& line : wrap(table.title, style.width)) {
      out += paint(line, "1", style) + "\n";
    }
    out += "\n";
  }
  std::string head = aligned_line(table.columns, widths, numeric);
  head.pop_back();
  out += paint(head, "2", style) + "\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    if (const std::string group = group_at(table, r); !group.empty()) {
      out += "\n" + paint(group, "1", style) + "\n";
    }
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(numeric[c] ? std::vector{row[c]} : wrap(row[c], widths[c]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t h = 0; h < height; ++h) {
      std::vector<std::string> line;
      for (const auto& cell : cells) line.push_back(h < cell.size() ? cell[h] : "");
      out += aligned_line(line, widths, numeric);
    }
  }
  if (!table.note.empty()) {
    out += "\n";
    for (const std::string& line : wrap(table.note, style.width)) out += line + "\n";
  }
  return out;
}

std::string markdown_head(const Table& table) {
  std::string out = "|";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool math = c < table.column_latex.size() && !table.column_latex[c].empty();
    // A pipe would end the cell, even inside math.
    std::string head = math ? table.column_latex[c] : escape_markdown(table.columns[c]);
    if (math) {
      for (std::size_t at = 0; (at = head.find('|', at)) != std::string::npos; at += 6) {
        head.replace(at, 1, at > 0 && head[at - 1] == '\\' ? "Vert " : "\\vert ");
      }
      head = "$" + head + "$";
    }
    out += " " + head + " |";
  }
  out += "\n|";
  for (const bool right : numeric_columns(table)) out += right ? " ---: |" : " :--- |";
  return out + "\n";
}

std::string markdown(const Table& table) {
  const std::string head = markdown_head(table);
  std::string out = table.title.empty() ? "" : "**" + escape_markdown(table.title) + "**\n\n";
  if (group_at(table, 0).empty()) out += head;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (const std::string group = group_at(table, r); !group.empty()) {
      out += (r > 0 ? "\n## " : "## ") + escape_markdown(group) + "\n\n" + head;
    }
    out += "|";
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const std::string& cell = table.rows[r][c];
      out += " " + (is_math(table, c) ? "$" + cell + "$" : escape_markdown(cell)) + " |";
    }
    out += "\n";
  }
  if (!table.note.empty()) out += "\n" + escape_markdown(table.note) + "\n";
  return out;
}

std::string latex(const Table& table) {
  std::string out = "\\begin{table}\n  \\centering\n";
  if (!table.title.empty()) out += "  \\caption{" + escape_latex(table.title) + "}\n";
  if (!table.id.empty()) out += "  \\label{tab:" + table.id + "}\n";
  out += "  \\begin{tabular}{";
  for (const bool right : numeric_columns(table)) out += right ? 'r' : 'l';
  out += "}\n    \\toprule\n    ";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    out += (c > 0 ? " & " : "") + latex_head(table, c);
  }
  out += " \\\\\n    \\midrule\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    if (const std::string group = group_at(table, r); !group.empty()) {
      out += (r > 0 ? "    \\midrule\n" : "") +
             ("    \\multicolumn{" + std::to_string(row.size())) + "}{l}{\\itshape " +
             escape_latex(group) + "} \\\\\n";
    }
    out += "    ";
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string cell = is_math(table, c) ? "$" + row[c] + "$" : latex_cell(row[c]);
      // At the start of a row or after \\ a bracket would be read as an argument.
      out += (c > 0 ? " & " : "") + (cell.starts_with('[') ? "{}" + cell : cell);
    }
    out += " \\\\\n";
  }
  out += "    \\bottomrule\n  \\end{tabular}\n";
  if (!table.note.empty()) out += "\n  \\smallskip\n  " + escape_latex(table.note) + "\n";
  return out + "\\end{table}\n";
}

std::string csv(const Table& table) {
  std::string out;
  const auto record = [&](const std::vector<std::string>& cells) {
    // A record of one empty field would be an empty line, which readers skip.
    if (cells.size() == 1 && cells[0].empty()) out += "\"\"";
    for (std::size_t c = 0; c < cells.size(); ++c) out += (c > 0 ? "," : "") + csv_field(cells[c]);
    out += "\r\n";
  };
  record(table.columns);
  for (const auto& row : table.rows) record(row);
  return out;
}

std::string json(const Table& table) {
  nlohmann::ordered_json out;
  out["id"] = table.id;
  out["title"] = table.title;
  out["note"] = table.note;
  out["columns"] = table.columns;
  out["rows"] = table.rows;
  for (const auto& [row, text] : table.groups)
    out["groups"].push_back({{"row", row}, {"text", text}});
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string html(const Table& table) {
  const std::vector<bool> numeric = numeric_columns(table);
  std::string out = "<table id=\"" + escape_html(table.id) + "\">\n";
  if (!table.title.empty()) out += "<caption>" + escape_html(table.title) + "</caption>\n";
  out += "<thead><tr>";
  for (const std::string& head : table.columns) out += "<th>" + escape_html(head) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    if (const std::string group = group_at(table, r); !group.empty()) {
      out += "<tr><th colspan=\"" + std::to_string(row.size()) + "\">" + escape_html(group) +
             "</th></tr>\n";
    }
    out += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) {
      out += numeric[c] ? "<td style=\"text-align:right\">" : "<td>";
      out += escape_html(row[c]) + "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
  if (!table.note.empty()) out += "<p>" + escape_html(table.note) + "</p>\n";
  return out;
}

}  // namespace

std::string render(const Table& table, Format format, const Style& style) {
  for (const auto& row : table.rows) {
    if (row.size() != table.columns.size()) {
      throw std::invalid_argument("table " + table.id + ": a row has " +
                                  std::to_string(row.size()) + " cells under " +
                                  std::to_string(table.columns.size()) + " columns");
    }
  }
  switch (format) {
    case Format::terminal:
      return terminal(table, style);
    case Format::markdown:
      return markdown(table);
    case Format::latex:
      return latex(table);
    case Format::csv:
      return csv(table);
    case Format::json:
      return json(table);
    case Format::html:
      return html(table);
    case Format::sarif:
      break;
  }
  throw std::invalid_argument("a table has no such format");
}

const char* extension(Format format) {
  switch (format) {
    case Format::terminal:
      return "txt";
    case Format::markdown:
      return "md";
    case Format::latex:
      return "tex";
    case Format::csv:
      return "csv";
    case Format::json:
      return "json";
    case Format::html:
      return "html";
    case Format::sarif:
      return "sarif";
  }
  return "txt";
}

}  // namespace gradus
