#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gradus/notes/tex/chains.hpp"

namespace gradus {

/// One item of a comment for Gradus.
struct Declaration {
  enum class Kind {
    given,
    scalar,
    vector,
    matrix,
    symmetric,
    function,
    loss,
    approx,
    expect_refuted,
    ignore,
    forget,
    unknown
  };
  Kind kind = Kind::unknown;
  std::vector<Chain> conditions;     ///< of given
  std::vector<TexNode> names;        ///< of what is declared; of forget, all where empty
  std::string function;              ///< of let, in LaTeX
  std::vector<std::string> classes;  ///< of let: "\lambda-smooth", "convex", ...
  int order = 0;                     ///< of approx
  std::string problem;               ///< why it cannot be read
};

/// The items of a comment; docs/checking-notes.md has the grammar.
std::vector<Declaration> read_declarations(std::string_view comment);

}  // namespace gradus
