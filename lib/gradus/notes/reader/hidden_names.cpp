#include "gradus/notes/reader/hidden_names.hpp"

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

bool hides_name(Term t, const std::string& name) {
  const auto holds = [&](const std::string& other) {
    return other != name && other.find(name) != std::string::npos;
  };
  bool found = false;
  for_each_node(t, [&](Term node) {
    if (node.is_symbol() || node.op() == Op::element) found = found || holds(node.name());
    if (node.op() != Op::inner) return;
    for (const Word* w : {&node.inner_left(), &node.inner_right()}) {
      found = found || holds(w->vector) || std::ranges::any_of(w->operators, holds);
    }
  });
  return found;
}

}  // namespace gradus
