#pragma once

#include <string>
#include <vector>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// For all values of the variables that satisfy the hypotheses: c.
inline Statement for_all(std::string label, std::vector<Variable> variables, Comparison c,
                         std::vector<Comparison> hypotheses = {}) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = std::move(variables);
  s.domain.hypotheses = std::move(hypotheses);
  return s;
}

/// The same, in the order in which it is spoken.
inline Statement for_all(std::string label, std::vector<Variable> variables,
                         std::vector<Comparison> hypotheses, Comparison c) {
  return for_all(std::move(label), std::move(variables), std::move(c), std::move(hypotheses));
}

/// The same about sequences that follow these rules.
inline Statement along(std::string label, std::vector<Variable> variables,
                       std::vector<Recursion> rules, Comparison c) {
  Statement s = for_all(std::move(label), std::move(variables), std::move(c));
  s.domain.recursions = std::move(rules);
  return s;
}

}  // namespace gradus
