#pragma once

#include <utility>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus::test {

/// "For all values of the variables with these hypotheses: c".
inline Statement about(Comparison c, std::vector<Variable> variables,
                       std::vector<Comparison> hypotheses = {}) {
  Statement s{"test", {}, std::move(c)};
  s.domain.variables = std::move(variables);
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

}  // namespace gradus::test
