#pragma once

#include <map>
#include <tuple>
#include <type_traits>

namespace gradus {

/// What `make` returns for these arguments, made once: parts and mutants of claims look at the same
/// samples and enclosures. For claims, which are judged one after another on one thread.
template <class Result, class... Arguments>
const Result& kept(Result (*make)(Arguments...), const std::decay_t<Arguments>&... arguments) {
  static std::map<std::tuple<Result (*)(Arguments...), std::decay_t<Arguments>...>, Result> known;
  const std::tuple key(make, arguments...);
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, make(arguments...)).first;
  return found->second;
}

}  // namespace gradus
