#include "gradus/notes/reader/comparison_parts.hpp"

namespace gradus {

void for_each_node(const Comparison& c, const std::function<void(Term)>& visit) {
  gradus::for_each_node(c.left, visit);
  gradus::for_each_node(c.right, visit);
}

std::set<Term, TermOrder> free_symbols(const Comparison& c) {
  auto free = gradus::free_symbols(c.left);
  free.merge(gradus::free_symbols(c.right));
  return free;
}

bool is_same(const Comparison& a, const Comparison& b) {
  return a.relation == b.relation && same(a.left, b.left) && same(a.right, b.right);
}

}  // namespace gradus
