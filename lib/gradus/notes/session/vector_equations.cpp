#include "gradus/notes/session/vector_equations.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/session/matrix_order.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_instances = 4;

std::set<std::string> vectors_of(const Comparison& c) {
  std::set<std::string> out;
  for_each_node(c, [&](Term t) {
    if (t.op() != Op::inner) return;
    out.insert(t.inner_left().vector);
    out.insert(t.inner_right().vector);
  });
  return out;
}

/// What a matrix that is not symmetric makes of any vector has a name of its own.
bool is_within_a_name(const Comparison& c) {
  return std::ranges::any_of(vectors_of(c), [](const std::string& name) {
    return name != any_vector && name.find(any_vector) != std::string::npos;
  });
}

bool shares_products(const Comparison& a, const Comparison& b) {
  std::set<Term, TermOrder> products;
  for_each_node(a, [&](Term t) {
    if (t.op() == Op::inner) products.insert(t);
  });
  bool found = false;
  for_each_node(b, [&](Term t) { found = found || products.contains(t); });
  return found;
}

Term with_vector(Term t, const std::string& name) {
  return transform(t, [&](Term node) {
    if (node.op() != Op::inner) return node;
    Word left = node.inner_left(), right = node.inner_right();
    for (Word* w : {&left, &right}) {
      if (w->vector == any_vector) w->vector = name;
    }
    return Term::inner(left, right);
  });
}

}  // namespace

std::vector<Comparison> instances_for(const Comparison& hypothesis, const Comparison& other) {
  const std::set<std::string> here = vectors_of(other);
  const bool for_any = hypothesis.relation == Relation::equal &&
                       vectors_of(hypothesis).contains(any_vector) && !here.contains(any_vector);
  if (!for_any || is_within_a_name(hypothesis)) return {hypothesis};
  std::vector<Comparison> out;
  for (const std::string& name : here) {
    if (out.size() == most_instances) break;
    const Comparison instance{with_vector(hypothesis.left, name), Relation::equal,
                              with_vector(hypothesis.right, name)};
    if (shares_products(instance, other)) out.push_back(instance);
  }
  return out;
}

}  // namespace gradus
