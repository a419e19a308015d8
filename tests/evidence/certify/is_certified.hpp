#pragma once

#include <variant>

#include "gradus/evidence/certify/certify.hpp"

namespace gradus::test {

inline bool is_certified(const Statement& s) {
  const auto found = certify(s, Budget{});
  return found && std::holds_alternative<Paving>(*found);
}

}  // namespace gradus::test
