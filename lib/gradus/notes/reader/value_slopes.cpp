#include "gradus/notes/reader/value_slopes.hpp"

#include "gradus/algebra/rewrite.hpp"

namespace gradus {
namespace {

/// f(x) and f'(x), J(w) and the gradient of J at w: as they are called where they are read.
Quantity slope_of(const std::string& value, const UnknownValue& of, Glossary& glossary) {
  const bool number = of.at.is_scalar();
  const std::string prefix = number ? "" : "grad ";
  const std::string function = number ? of.function + "'" : of.function;
  const std::string key = prefix + function + value.substr(of.function.size());
  glossary.opaque.insert(key);
  glossary.values.insert_or_assign(key, UnknownValue{prefix, function, of.at});
  if (number) return Quantities::number(Term::symbol(key));
  return Quantities::letter({key, std::nullopt, true, false});
}

}  // namespace

std::optional<ValueSlopes> value_slopes(Term t, const Quantity& at,
                                        const std::function<bool(const std::string&)>& varies,
                                        Glossary& glossary) {
  ValueSlopes out;
  Substitution forth;
  bool known = true;
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::expectation) known = false;
    for (const Letter& l : glossary.alphabet.word_of(node).value_or(LetterWord{})) {
      known = known && !varies(l.name);
    }
    const bool name = node.is_symbol() || node.op() == Op::element;
    if (!known || !name || !varies(node.name()) || forth.contains(node)) return;
    const auto value = glossary.values.find(node.name());
    const bool here = node.is_symbol() && value != glossary.values.end() &&
                      value->second.prefix.empty() && same(value->second.at, at) &&
                      node.name().starts_with(value->second.function + "(");
    if (!here) {
      known = false;
      return;
    }
    const Term symbol = Term::symbol("#value" + std::to_string(forth.size()));
    forth.emplace(node, symbol);
    out.values.emplace(symbol, node);
    const UnknownValue of = value->second;
    out.slopes.emplace_back(symbol, slope_of(node.name(), of, glossary));
  });
  if (!known || forth.empty()) return std::nullopt;
  out.around = substitute(t, forth);
  return out;
}

}  // namespace gradus
