#include "gradus/notes/plain/plain_check.hpp"

#include <unordered_map>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/plain/plain.hpp"

namespace gradus {

void check_operations(std::string_view text, std::size_t offset,
                      const std::vector<Term>& formulas) {
  std::unordered_map<std::uint32_t, double> operations;
  double all = 0;
  for (const Term formula : formulas) {
    for_each_node(formula, [&](Term node) {
      double& count = operations[node.id()];
      count = 1;
      for (const Term operand : node.operands()) count += operations[operand.id()];
    });
    all += operations[formula.id()];
  }
  if (all <= static_cast<double>(plain_max_operations)) return;
  const Place place = place_of(text, offset);
  throw SyntaxError(place.line, place.column,
                    "found a formula that is too large when its abbreviations are written out, "
                    "expected at most " +
                        std::to_string(plain_max_operations) + " operations");
}

}  // namespace gradus
