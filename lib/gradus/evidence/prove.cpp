#include "gradus/evidence/prove.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/induction.hpp"
#include "gradus/evidence/kinks.hpp"
#include "gradus/evidence/proof_context.hpp"

namespace gradus {

namespace {

std::optional<Evidence> find(const Statement& s, bool soon) {
  std::vector<Term> naturals;
  for (const Variable& v : s.domain.variables) {
    if (v.symbol.sort() == Sort::natural && !v.upper) naturals.push_back(v.symbol);
  }
  std::vector<Term> indices;
  for (Term n : naturals) {
    indices.push_back(n);
    indices.push_back(n + Term(1));
  }
  ProofContext context(s.domain, instances_at(s.domain, indices));
  if (soon) context.hurry();
  auto direct = context.prove(s.conclusion);
  if (!direct && context.put_in_equations()) direct = context.prove(s.conclusion);
  if (direct) {
    if (!direct->order) return Identity{*direct};
    if (context.has_premises()) return Combination{*direct};
    return Signs{*direct};
  }
  for (Term n : naturals) {
    if (soon) break;
    if (auto proof = prove_by_induction(s, n)) return Induction{std::move(*proof)};
  }
  if (soon || !(is_kinked(s.conclusion.left) || is_kinked(s.conclusion.right))) return {};
  const auto branch = settle_kinks(s);
  return branch ? find(*branch, soon) : std::nullopt;
}

std::optional<Evidence> find_within_bounds(const Statement& s, bool soon) {
  // What exceeds the bounds of the normal form, or is nowhere defined, is not proved.
  try {
    return find(s, soon);
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {};
  }
}

}  // namespace

std::optional<Evidence> prove(const Statement& s) { return find_within_bounds(s, false); }

std::optional<Evidence> prove_soon(const Statement& s) { return find_within_bounds(s, true); }

}  // namespace gradus
