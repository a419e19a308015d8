#include "gradus/evidence/prove.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/induction.hpp"
#include "gradus/evidence/proof_context.hpp"

namespace gradus {

namespace {

std::optional<Evidence> find(const Statement& s) {
  std::vector<Term> naturals;
  for (const Variable& v : s.domain.variables) {
    if (v.symbol.sort() == Sort::natural && !v.upper) naturals.push_back(v.symbol);
  }
  std::vector<Term> indices;
  for (Term n : naturals) {
    indices.push_back(n);
    indices.push_back(n + Term(1));
  }
  const ProofContext context(s.domain, instances_at(s.domain, indices));
  if (const auto direct = context.prove(s.conclusion)) {
    if (!direct->order) return Identity{*direct};
    if (context.has_premises()) return Combination{*direct};
    return Signs{*direct};
  }
  for (Term n : naturals) {
    if (auto proof = prove_by_induction(s, n)) return Induction{std::move(*proof)};
  }
  return {};
}

}  // namespace

std::optional<Evidence> prove(const Statement& s) {
  // What exceeds the bounds of the normal form, or is nowhere defined, is not proved.
  try {
    return find(s);
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {};
  }
}

}  // namespace gradus
