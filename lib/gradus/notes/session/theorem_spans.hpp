#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gradus {

/// Where a theorem, a lemma or the like is stated, and where its proof ends: until there it is no
/// premise, and behind it the conditions said in it need not hold. An example or an exercise states
/// nothing; its proof ends where it does.
struct TheoremSpan {
  std::size_t begin = 0, end = 0, proved = 0;
  bool states = true;
};

/// \begin{theorem} ... \end{theorem}, \begin{thm}, **Lemma 1** ... **Proof**; without a proof right
/// behind it, the statement is proved where it ends.
std::vector<TheoremSpan> theorem_spans(std::string_view text);

}  // namespace gradus
