#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// "$f$ is $L$-smooth and convex", "a $\mu$-strongly convex function $F$".
struct SaidClass {
  std::size_t place = 0;  ///< from which it holds
  std::size_t line = 0;   ///< from 1
  std::string function;   ///< in LaTeX
  std::string name;       ///< "L-smooth", "convex", "\\mu-strongly convex", "\\mu-PL",
                          ///< "bounded below by f^*", "least at x^*"
};

/// What notes say of functions in words. Nothing where a sentence denies it, asks for it or speaks
/// of a case.
std::vector<SaidClass> said_classes(std::string_view text);

}  // namespace gradus
