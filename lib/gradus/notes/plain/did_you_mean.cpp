#include "gradus/notes/plain/did_you_mean.hpp"

#include <algorithm>
#include <utility>

namespace gradus {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] =
          std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = now;
  }
  return last[b.size()];
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : candidates) {
    std::size_t distance = edit_distance(word, candidate);
    // The part after the slash alone is a likely thing to type.
    const std::size_t slash = candidate.find('/');
    if (slash != std::string::npos) {
      distance = std::min(distance, edit_distance(word, candidate.substr(slash + 1)));
    }
    if (distance <= std::max<std::size_t>(2, word.size() / 2))
      near.emplace_back(distance, candidate);
  }
  std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
  if (near.empty()) return {};
  // Not what is twice as far off as the nearest.
  const std::size_t best = near[0].first;
  std::erase_if(near, [best](const auto& entry) { return entry.first > 2 * best; });
  if (near.size() > 3) near.resize(3);
  std::string out = "; did you mean " + near[0].second;
  for (std::size_t i = 1; i < near.size(); ++i) {
    out += (i + 1 == near.size() ? " or " : ", ") + near[i].second;
  }
  return out + "?";
}

}  // namespace gradus
