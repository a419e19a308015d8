#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "gradus/notes/session/theorem_spans.hpp"

namespace gradus {

/// Paragraphs of Markdown that call themselves an example, an exercise, a remark or a case:
/// "**Example.**", "*Example 2*", "> Example:". One ends with its quotation, or its paragraph and
/// those that go on with it ("Then"), at the latest where the next title stands.
std::vector<TheoremSpan> example_spans(std::string_view text);

/// Where the paragraph of the place ends, with those that go on with it.
std::size_t end_of_paragraph(std::string_view text, std::size_t place);

}  // namespace gradus
