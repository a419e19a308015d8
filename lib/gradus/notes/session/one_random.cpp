#include "gradus/notes/session/one_random.hpp"

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

std::optional<Statement> with_one_random_number(const Statement& s) {
  const std::vector<Moments>& all = s.domain.moments;
  const bool unknown = std::ranges::all_of(all, [](const Moments& m) {
    return !m.uncorrelated && m.first && m.first->is_symbol() &&
           m.first->name() == "mean of " + m.name;
  });
  if (all.size() < 2 || !unknown) return std::nullopt;
  Statement out = s;
  const std::string& one = all[0].name;
  out.domain.moments.resize(1);
  const auto merged = [&](Term t) {
    return transform(t, [&](Term node) {
      const bool random =
          node.op() == Op::element &&
          std::ranges::any_of(all, [&](const Moments& m) { return m.name == node.name(); });
      return random ? Term::element(one, node.operand(0)) : node;
    });
  };
  out.conclusion.left = merged(s.conclusion.left);
  out.conclusion.right = merged(s.conclusion.right);
  return out;
}

}  // namespace gradus
