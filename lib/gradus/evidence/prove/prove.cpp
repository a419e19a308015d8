#include "gradus/evidence/prove/prove.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/evidence/prove/induction.hpp"
#include "gradus/evidence/prove/kinks.hpp"
#include "gradus/evidence/prove/proof_context.hpp"

namespace gradus {

namespace {

std::vector<Term> unbounded_naturals(const Domain& d) {
  std::vector<Term> result;
  for (const Variable& v : d.variables) {
    if (v.symbol.sort() == Sort::natural && !v.upper) result.push_back(v.symbol);
  }
  return result;
}

/// What exceeds the bounds of the normal form, or is nowhere defined, is not proved.
template <class Find>
std::optional<Evidence> within_bounds(Find find) {
  try {
    return find();
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {};
  }
}

}  // namespace

Prover::Prover(const Statement& s) : statement_(s) {}

Prover::~Prover() = default;

std::optional<Evidence> Prover::directly(bool hurry) {
  if (!context_) {
    std::vector<Term> indices;
    for (Term n : unbounded_naturals(statement_.domain)) {
      indices.push_back(n);
      indices.push_back(n + Term(1));
    }
    context_ =
        std::make_unique<ProofContext>(statement_.domain, instances_at(statement_.domain, indices));
  }
  context_->limit(hurry);
  auto direct = context_->prove(statement_.conclusion);
  // Inner products and members are what proofs of orders are made of: these keep them.
  const bool of_parts = statement_.conclusion.relation == Relation::equal;
  if (!direct && context_->put_in_equations(of_parts))
    direct = context_->prove(statement_.conclusion);
  if (!direct) return {};
  if (!direct->order) return Identity{*direct};
  if (context_->has_premises()) return Combination{*direct};
  return Signs{*direct};
}

std::optional<Evidence> Prover::soon() {
  return within_bounds([&] {
    auto found = directly(true);
    failed_soon_ = !found && !context_->is_cut_short();
    return found;
  });
}

std::optional<Evidence> Prover::at_length() {
  return within_bounds([&]() -> std::optional<Evidence> {
    if (!failed_soon_) {
      // Equations that are put in stay so.
      if (context_ && context_->has_equations_put_in()) context_.reset();
      if (auto found = directly(false)) return found;
    }
    for (Term n : unbounded_naturals(statement_.domain)) {
      if (auto proof = prove_by_induction(statement_, n)) return Induction{std::move(*proof)};
    }
    const Comparison& c = statement_.conclusion;
    if (!is_kinked(c.left) && !is_kinked(c.right)) return {};
    const auto branch = settle_kinks(statement_);
    return branch ? Prover(*branch).at_length() : std::nullopt;
  });
}

std::optional<Evidence> prove(const Statement& s) { return Prover(s).at_length(); }

std::optional<Evidence> prove_soon(const Statement& s) { return Prover(s).soon(); }

}  // namespace gradus
