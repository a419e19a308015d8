#include "gradus/notes/plain/plain.hpp"

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/plain/plain_check.hpp"
#include "gradus/notes/plain/plain_grammar.hpp"

namespace gradus {
namespace plain_grammar {

struct formula_end : peg::eof {};
struct chain_end : peg::eof {};
struct formula : peg::seq<blanks, peg::must<sum, formula_end>> {};
struct comparisons : peg::seq<blanks, peg::must<chain, chain_end>> {};

template <>
inline constexpr const char* expected<formula_end> = "an operator or the end";
template <>
inline constexpr const char* expected<chain> = operand;
template <>
inline constexpr const char* expected<chain_end> = "an operator, a relation or the end";

}  // namespace plain_grammar

Term plain_formula(std::string_view text, const Domain& d) {
  PlainBuilder builder(text, &d);
  plain_grammar::read<plain_grammar::formula, plain_grammar::action>(builder);
  const Term term = builder.take();
  check_operations(text, 0, {term});
  return term;
}

std::vector<PlainComparison> plain_comparisons(std::string_view text, const Domain& d) {
  PlainBuilder builder(text, &d);
  plain_grammar::read<plain_grammar::comparisons, plain_grammar::action>(builder);
  const std::vector<PlainBuilder::Side> sides = builder.take_sides();
  const std::vector<Relation> relations = builder.take_relations();
  std::vector<PlainComparison> chain;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const PlainBuilder::Side &left = sides[i], &right = sides[i + 1];
    check_operations(text, left.offset, {left.term, right.term});
    const Place place = place_of(text, left.offset);
    if (same(left.term, right.term)) {
      throw SyntaxError(place.line, place.column,
                        "found the same formula on both sides, expected two");
    }
    chain.push_back({{left.term, relations[i], right.term}, place.line, place.column});
  }
  return chain;
}

std::vector<std::string> add_free_variables(Domain& d, const std::vector<Term>& formulas) {
  std::set<Term, TermOrder> free;
  for (const Term formula : formulas) free.merge(free_symbols(formula));
  std::vector<std::string> names;
  for (const Term symbol : free) {
    const auto known = [&](const Variable& v) { return same(v.symbol, symbol); };
    if (std::ranges::any_of(d.variables, known)) continue;
    d.variables.push_back(real(symbol));
    names.push_back(symbol.name());
  }
  return names;
}

}  // namespace gradus
