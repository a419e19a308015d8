#pragma once

#include <string>

#include "gradus/report/format.hpp"
#include "gradus/report/table.hpp"

namespace gradus {

/// The table as text that ends with a newline: aligned columns (terminal), a pipe table (Markdown),
/// a booktabs table (LaTeX), RFC 4180 with the heads as first record (CSV), one object (JSON), a
/// <table> element (HTML). Columns of numbers are aligned right. Throws std::invalid_argument where
/// a row has not as many cells as there are columns.
std::string render(const Table& table, Format format, const Style& style = {});

/// Extension of files of this format, without the dot.
const char* extension(Format format);

}  // namespace gradus
