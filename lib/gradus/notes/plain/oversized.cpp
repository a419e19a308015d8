#include "gradus/notes/plain/oversized.hpp"

#include <array>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/refute/exact_size.hpp"

namespace gradus {
namespace {

constexpr double most_bits = 1 << 20U;

bool is_oversized(Term t) {
  if (t.op() != Op::power || !free_symbols(t).empty()) return false;
  try {
    return bits_bound(Tape(std::array{t}, {}), {}) > most_bits;
  } catch (const std::invalid_argument&) {
    return false;  // It has sums, whose members are counted where they are run out.
  }
}

}  // namespace

std::string oversized_number(const Statement& s) {
  std::string found;
  const auto look = [&](Term t) {
    if (found.empty() && is_oversized(t)) {
      found =
          text(t) + " may take more than " + std::to_string(static_cast<long>(most_bits)) + " bits";
    }
  };
  const auto look_at = [&](const Comparison& c) {
    for_each_node(c.left, look);
    for_each_node(c.right, look);
  };
  for (const Comparison& c : s.domain.hypotheses) look_at(c);
  look_at(s.conclusion);
  return found;
}

}  // namespace gradus
