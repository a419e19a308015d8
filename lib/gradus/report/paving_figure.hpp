#pragma once

#include <string>
#include <vector>

namespace gradus {

/// An SVG picture of boxes in the plane: of each, low and high end of the horizontal variable, then
/// of the vertical one. In black and white, with the names and the ends of both axes.
std::string paving_figure(const std::string& horizontal, const std::string& vertical,
                          const std::vector<std::vector<double>>& boxes);

}  // namespace gradus
