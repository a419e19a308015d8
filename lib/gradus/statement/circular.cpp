#include "gradus/statement/circular.hpp"

#include <algorithm>

namespace gradus {

std::optional<std::string> circular(const std::vector<Recursion>& all) {
  for (auto r = all.begin(); r != all.end(); ++r) {
    bool founded = true;
    const auto look = [&](Term t, bool starts) {
      for_each_node(t, [&](Term x) {
        const bool binds = x.op() == Op::sum || x.op() == Op::least;
        founded = founded && !(binds && same(x.operand(0), r->index));
        if (x.op() != Op::element) return;
        const auto q = std::ranges::find(all, x.name(), &Recursion::name);
        if (q == all.end()) return;
        const Term at = x.operand(0);
        const bool early = at.is_constant() && at.value() <= Rational(r->from);
        const bool before = q < r, now = same(at, r->index), next = same(at, r->index + Term(1));
        founded = founded && (starts ? before && early : now || early || (before && next));
      });
    };
    look(r->start, true);
    look(r->next, false);
    if (!founded) return r->name;
  }
  return {};
}

}  // namespace gradus
