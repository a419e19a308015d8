#include "gradus/algebra/naturals.hpp"

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

namespace {

Integrality from_operands(Op op, Integrality a, Integrality b) {
  switch (op) {
    case Op::negate:
    case Op::subtract:
      return std::min({a, b, Integrality::integer});
    case Op::add:
    case Op::multiply:
    case Op::minimum:
    case Op::maximum:
      return std::min(a, b);
    case Op::power:
      return b == Integrality::natural ? a : Integrality::none;
    default:
      return Integrality::none;
  }
}

}  // namespace

Integrality IntegralityTable::of(Term t) {
  const auto found = known_.find(t.id());
  if (found != known_.end()) return found->second;
  for_each_node(t, [&](Term node) {
    Integrality result = Integrality::none;
    if (node.is_constant()) {
      if (node.value().is_integer()) {
        result = node.value().sign() >= 0 ? Integrality::natural : Integrality::integer;
      }
    } else if (node.is_symbol()) {
      if (node.sort() == Sort::natural) result = Integrality::natural;
    } else if (!node.operands().empty()) {
      const auto parts = node.operands();
      result =
          from_operands(node.op(), known_.at(parts.front().id()), known_.at(parts.back().id()));
    }
    known_.emplace(node.id(), result);
  });
  return known_.at(t.id());
}

bool has_integer_limits(Term t) {
  IntegralityTable table;
  bool result = true;
  for_each_node(t, [&](Term node) {
    if (node.op() != Op::sum && node.op() != Op::least) return;
    for (const std::size_t limit : {1, 2})
      result = result && table.of(node.operand(limit)) != Integrality::none;
  });
  return result;
}

}  // namespace gradus
