#include <algorithm>
#include <utility>
#include <variant>

#include "evidence/soundness/false_statements.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/certify/touching.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/prove/sign_search.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus::test {

namespace {

Budget small() {
  Budget budget;
  budget.boxes = 300;
  budget.cases = 200;
  budget.seconds = 5;
  return budget;
}

/// Larger formulas take provers long.
constexpr std::size_t most_nodes = 25;

bool is_proved(const Statement& s) {
  if (node_count(gap(s.conclusion)) > most_nodes) return false;
  const Statement shifted = shift_naturals(s);
  const auto proof = prove_soon(shifted);
  return proof && recheck(shifted, *proof).empty();
}

bool is_paving(const std::optional<Evidence>& found) {
  return found && std::holds_alternative<Paving>(*found);
}

/// Parts that are easily seen to be false need no prover to say so.
bool are_accepted(const std::vector<Statement>& parts) {
  return std::ranges::all_of(parts,
                             [](const Statement& part) {
                               return faults(part).empty() && !refute_simply(part, small());
                             }) &&
         std::ranges::all_of(parts, [](const Statement& part) {
           return is_proved(part) || is_paving(certify_apart(part, small()));
         });
}

std::vector<Statement> parts_of(const Reduction& r) {
  std::vector<Statement> parts;
  for (const ReducedStatement& part : r.parts) parts.push_back(part.statement);
  return parts;
}

}  // namespace

bool is_certified_directly(const Statement& s) { return is_paving(certify(s, small())); }

std::optional<std::string> accepted_by(const Statement& s) {
  if (is_proved(s)) return "the prover";
  if (is_paving(certify_apart(s, small()))) return "the search over boxes";
  using Reducer = std::vector<Reduction> (*)(const Statement&);
  const std::pair<std::string, Reducer> reducers[] = {
      {"reductions", reductions},
      {"functions", reductions_of_functions},
      {"naturals", reductions_of_naturals},
      {"equations", reductions_by_equations},
      {"ends", reductions_to_ends},
      {"affine", reductions_of_affine},
      {"separate sums", reductions_to_separate_sums},
      {"symmetry", reductions_by_symmetry},
      {"concave", reductions_to_concave},
      {"complements", reductions_to_complements},
      {"slopes", reductions_by_slopes},
      {"tails", reductions_to_tails},
      {"factors", reductions_to_factors},
      {"orders", reductions_to_orders}};
  for (const auto& [name, reduce] : reducers) {
    for (const Reduction& r : reduce(s)) {
      if (are_accepted(parts_of(r))) return name + ": " + r.words.front();
    }
  }
  for (const auto& cut : {cut_by_cases(s), cut_by_roots(s), cut_by_orders(s)}) {
    if (cut && are_accepted(cut->parts)) return cut->words;
  }
  return {};
}

}  // namespace gradus::test
