#include "gradus/evidence/certify/kept_value.hpp"

#include <algorithm>
#include <array>

#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

bool are_same(const Comparison& a, const Comparison& b) {
  return a.relation == b.relation && same(a.left, b.left) && same(a.right, b.right);
}

bool is_among(const std::vector<Comparison>& list, const Comparison& c) {
  return std::ranges::any_of(list, [&](const Comparison& other) { return are_same(other, c); });
}

std::vector<Comparison> conditions_of(const Comparison& c) {
  std::vector<Comparison> all = conditions(c.left);
  for (const Comparison& right : conditions(c.right)) all.push_back(right);
  return all;
}

/// Conditions that t may ask for and need not meet to have a value.
std::vector<Comparison> doubtful(Term t) {
  std::vector<Comparison> result;
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::power && !node.operand(1).is_constant()) {
      result.push_back(node.operand(0) > 0);
      result.push_back(node.operand(1) >= 0);
    } else if (node.op() == Op::sum || node.op() == Op::least) {
      std::ranges::copy(conditions(node.operand(3)), std::back_inserter(result));
      result.push_back(node.operand(1) >= 0);
    }
  });
  return result;
}

}  // namespace

std::vector<Comparison> certain_conditions(const Comparison& c) {
  std::vector<Comparison> result = conditions_of(c);
  for (Term side : std::array{c.left, c.right}) {
    const auto unsure = doubtful(side);
    std::erase_if(result, [&](const Comparison& needed) { return is_among(unsure, needed); });
  }
  return result;
}

bool keeps_its_value(const Comparison& c, const Substitution& read,
                     const std::vector<Variable>& variables) {
  const Comparison rewritten = substitute(c, read);
  if (are_same(rewritten, c)) return true;
  Domain bounds;
  bounds.variables = variables;
  const auto certain = certain_conditions(c);
  return std::ranges::all_of(conditions_of(rewritten), [&](const Comparison& needed) {
    return is_among(certain, needed) || holds(bounds, needed);
  });
}

bool keeps_its_value_along(const Comparison& c, const Variable& x,
                           const std::vector<Variable>& variables) {
  Variable along = x;
  along.lower_strict = along.upper_strict = false;
  Domain d;
  d.variables = variables;
  std::set<std::string> taken = variable_names(d);
  along.symbol = new_symbol(x.symbol.name(), taken);
  d.variables.push_back(along);
  return keeps_its_value(c, {{x.symbol, along.symbol}}, d.variables);
}

}  // namespace gradus
