#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

// The files of this folder that end in .tsv, compiled in.
std::string_view lecture_results_text();
std::string_view discrepancies_text();

/// The fields of each line but the first, separated by tabs; missing last fields are empty. Throws
/// std::logic_error, with the line, where there are more than `fields`.
std::vector<std::vector<std::string>> rows_of(std::string_view file, std::size_t fields);

/// The words of a field, separated by spaces.
std::vector<std::string> words_of(std::string_view field);

}  // namespace gradus
