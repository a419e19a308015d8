#include <flint/fmpq_mpoly_factor.h>

#include <stdexcept>

#include "gradus/algebra/flint_value.hpp"

namespace gradus {

namespace {

/// Refuses what the gcd algorithms would run on for minutes (they cannot be interrupted).
void require_gcd(std::size_t fewer_terms, std::size_t terms, const Degrees& degrees) {
  constexpr std::size_t max_gcd_terms = 50'000;
  constexpr slong max_gcd_degree = 5'000;
  if (terms > max_gcd_terms) throw_too_many_terms();
  if (fewer_terms == 1 || present(degrees) <= 1) return;
  if (std::ranges::any_of(degrees, [](slong d) { return d > max_gcd_degree; })) {
    throw_degree_too_large();
  }
}

}  // namespace

FlintPolynomial::Cofactors FlintPolynomial::cofactors(const FlintPolynomial& a,
                                                      const FlintPolynomial& b) {
  const auto& context = a.value_->context;
  if (!a.is_constant() && !b.is_constant()) {
    Degrees degrees = a.value_->degrees();
    const Degrees other = b.value_->degrees();
    for (std::size_t i = 0; i < degrees.size(); ++i) degrees[i] = std::max(degrees[i], other[i]);
    require_gcd(std::min(a.size(), b.size()), a.size() + b.size(), degrees);
    context->budget->spend(saturating_product(a.size() + b.size(), 256));
  }
  auto g = std::make_shared<Value>(context);
  auto first = std::make_shared<Value>(context);
  auto second = std::make_shared<Value>(context);
  if (fmpq_mpoly_gcd_cofactors(g->native, first->native, second->native, a.value_->native,
                               b.value_->native, context->native) == 0) {
    throw_too_many_terms();
  }
  first->check();
  second->check();
  // The gcd comes with a content, to which the cofactors fit.
  const FlintPolynomial common(std::move(g));
  const Rational content = common.is_zero() ? Rational(1) : common.content();
  return {common.primitive(), FlintPolynomial(std::move(first)).scaled(content),
          FlintPolynomial(std::move(second)).scaled(content)};
}

namespace {

/// Owner of a factorisation.
struct FactorList {
  explicit FactorList(const fmpq_mpoly_ctx_struct* c) : context(c) {
    fmpq_mpoly_factor_init(native, context);
  }
  FactorList(const FactorList&) = delete;
  FactorList& operator=(const FactorList&) = delete;
  ~FactorList() { fmpq_mpoly_factor_clear(native, context); }
  const fmpq_mpoly_ctx_struct* context;
  fmpq_mpoly_factor_t native;
};

/// Refuses what the factoring algorithms would run on for minutes (it cannot be interrupted).
void require_factorable(std::size_t terms, const Degrees& degrees) {
  constexpr std::size_t max_factor_terms = 3'000;
  constexpr slong max_univariate_degree = 1'000, max_degree_product = 10'000;
  Degrees sorted = degrees;
  std::ranges::sort(sorted, std::greater<>());
  sorted.resize(std::max<std::size_t>(sorted.size(), 2));
  if (sorted[0] <= 1 || std::ranges::find(degrees, 1) != degrees.end()) return;
  const bool univariate = sorted[1] <= 0;
  if (univariate ? sorted[0] > max_univariate_degree : sorted[0] * sorted[1] > max_degree_product) {
    throw std::length_error("a polynomial of such a degree is not factored");
  }
  if (terms > max_factor_terms) {
    throw std::length_error("a polynomial with so many terms is not factored");
  }
}

}  // namespace

std::vector<std::pair<FlintPolynomial, int>> FlintPolynomial::factors() const {
  const auto& context = value_->context;
  std::vector<std::pair<FlintPolynomial, int>> result;
  if (is_constant()) return result;
  require_gcd(size(), 2 * size(), value_->degrees());
  context->budget->spend(saturating_product(size(), 1024));
  FactorList squarefree(context->native);
  if (fmpq_mpoly_factor_squarefree(squarefree.native, value_->native, context->native) == 0) {
    throw_too_many_terms();
  }
  for (slong i = 0; i < squarefree.native->num; ++i) {
    auto part = std::make_shared<Value>(context);
    fmpq_mpoly_factor_get_base(part->native, squarefree.native, i, context->native);
    require_factorable(part->size(), part->degrees());
    FactorList irreducible(context->native);
    if (fmpq_mpoly_factor(irreducible.native, part->native, context->native) == 0) {
      throw_too_many_terms();
    }
    const slong multiplicity = fmpq_mpoly_factor_get_exp_si(squarefree.native, i, context->native);
    for (slong k = 0; k < irreducible.native->num; ++k) {
      auto factor = std::make_shared<Value>(context);
      fmpq_mpoly_factor_get_base(factor->native, irreducible.native, k, context->native);
      const slong inner = fmpq_mpoly_factor_get_exp_si(irreducible.native, k, context->native);
      result.emplace_back(FlintPolynomial(std::move(factor)).primitive(),
                          static_cast<int>(multiplicity * inner));
    }
  }
  return result;
}

}  // namespace gradus
