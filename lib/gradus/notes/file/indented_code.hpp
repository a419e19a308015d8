#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gradus {

/// Where the lines of Markdown begin that are code by their indentation (CommonMark, 4.4): four
/// blanks or a tab, behind a fenced block and outside of lists. In order. Elsewhere indentation is
/// taken for what authors mean by it: an answer, a remark.
std::vector<std::size_t> indented_code_lines(std::string_view text);

}  // namespace gradus
