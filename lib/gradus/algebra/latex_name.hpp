#pragma once

#include <string>

namespace gradus {

/// A name as LaTeX: Greek names as letters, digits and what follows an underscore as a subscript
/// ("beta1" -> \beta_1, "w_star" -> w_\star). `index` is added to the subscript.
std::string latex_name(const std::string& name, const std::string& index = "");

}  // namespace gradus
