// Gradients and Hessians of functions of several numbers, as tables of derivatives.

#include <algorithm>
#include <utility>

#include "gradus/notes/reader/fences.hpp"
#include "gradus/notes/reader/hidden_names.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {

/// x, x_1, \theta: the name as a formula; empty for others.
static std::vector<TexNode> formula_of(const std::string& written) {
  const std::size_t below = written.find('_');
  const std::string base = written.substr(0, below);
  const bool counted = below == std::string::npos || written.size() == below + 2;
  if (!counted || (base.size() != 1 && !is_greek(base))) return {};
  return read_tex((base.size() == 1 ? base : "\\" + base) +
                  (below == std::string::npos ? "" : written.substr(below)));
}

std::optional<Quantity> NoteReader::table_of_derivatives(const NoteName& f, const TexNode* fence,
                                                         bool second) {
  const auto found = glossary_.rules.find(f.base);
  if (found == glossary_.rules.end() || f.has_index()) return std::nullopt;
  const NoteRule rule = found->second;
  const std::size_t n = rule.parameters.size();
  constexpr std::size_t most = 6;
  if (n < 2 || n > most) return std::nullopt;
  std::vector<Quantity> at, places;
  std::vector<Term> symbols;
  const bool at_arguments = fence != nullptr && arguments_of(*fence).size() == n;
  // \nabla f(x) of f(x_1, x_2).
  const bool at_all = fence == nullptr ||
                      (is_lone_name(*fence) && std::ranges::all_of(rule.parameters, [&](auto& p) {
                         return p.starts_with(note_name(fence->children[0])->written + "_");
                       }));
  if (!at_arguments && !at_all) return std::nullopt;
  if (at_arguments) at = read_arguments(*fence);
  for (const std::string& parameter : rule.parameters) {
    symbols.push_back(Term::symbol("#" + parameter));
    places.push_back(Quantities::number(symbols.back()));
    const std::vector<TexNode> named = formula_of(parameter);
    if (!at_arguments && named.empty()) return std::nullopt;
    if (!at_arguments) at.push_back(sum(named));
  }
  if (!std::ranges::all_of(at, &Quantity::is_scalar)) return std::nullopt;
  CaseChoices* const choices = std::exchange(choices_, nullptr);
  ++differentiating_;
  std::optional<Quantity> value;
  try {
    value = apply(rule, places);
  } catch (...) {
    --differentiating_;
    choices_ = choices;
    throw;
  }
  --differentiating_;
  choices_ = choices;
  const auto hidden = [&](Term s) { return hides_name(value->scalar, s.name()); };
  if (!value->is_scalar() || std::ranges::any_of(symbols, hidden)) return std::nullopt;
  Substitution back;
  for (std::size_t i = 0; i < n; ++i) back.emplace(symbols[i], at[i].scalar);
  std::vector<std::vector<Term>> rows;
  for (const Term row : symbols) {
    const Term first = derivative(value->scalar, row);
    rows.emplace_back();
    if (!second) rows.back().push_back(substitute(first, back));
    for (const Term column : symbols) {
      if (second) rows.back().push_back(substitute(derivative(first, column), back));
    }
  }
  return Quantities::table(std::move(rows));
}

}  // namespace gradus
