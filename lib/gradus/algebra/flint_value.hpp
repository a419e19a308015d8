#pragma once

#include <flint/fmpq_mpoly.h>

#include <algorithm>
#include <unordered_map>

#include "gradus/algebra/bounds.hpp"
#include "gradus/algebra/flint_polynomial.hpp"

/// What the handles of flint_polynomial.hpp own. Only for its .cpp files.
namespace gradus {

struct FlintRing::Context {
  Context(const std::set<Term, TermOrder>& list, WorkBudget& b)
      : atoms(list.begin(), list.end()), budget(&b) {
    for (std::size_t i = 0; i < atoms.size(); ++i) place.emplace(atoms[i].id(), i);
    fmpq_mpoly_ctx_init(native, static_cast<slong>(atoms.size()), ORD_LEX);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { fmpq_mpoly_ctx_clear(native); }

  std::size_t size() const { return atoms.size(); }

  std::vector<Term> atoms;
  std::unordered_map<std::uint32_t, std::size_t> place;
  WorkBudget* budget;
  fmpq_mpoly_ctx_t native;
};

/// A fmpq that cleans up after itself.
struct Scalar {
  Scalar() { fmpq_init(native); }
  explicit Scalar(const Rational& value) : Scalar() { fmpq_set_mpq(native, value.mpq()); }
  Scalar(const Scalar&) = delete;
  Scalar& operator=(const Scalar&) = delete;
  ~Scalar() { fmpq_clear(native); }
  fmpq_t native;
};

using Degrees = std::vector<slong>;  ///< of each atom; -1 for the polynomial 0

struct FlintPolynomial::Value {
  explicit Value(std::shared_ptr<const FlintRing::Context> c) : context(std::move(c)) {
    fmpq_mpoly_init(native, context->native);
  }
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;
  ~Value() { fmpq_mpoly_clear(native, context->native); }

  std::size_t size() const {
    return static_cast<std::size_t>(fmpq_mpoly_length(native, context->native));
  }

  std::size_t bits() const {
    const auto coefficient = fmpz_mpoly_max_bits(native->zpoly);
    return static_cast<std::size_t>(coefficient < 0 ? -coefficient : coefficient) +
           fmpz_bits(fmpq_numref(native->content)) + fmpz_bits(fmpq_denref(native->content));
  }

  std::uint64_t total_degree() const {
    return size() == 0
               ? 0
               : static_cast<std::uint64_t>(fmpq_mpoly_total_degree_si(native, context->native));
  }

  Degrees degrees() const {
    Degrees result(context->size(), -1);
    if (size() != 0) fmpz_mpoly_degrees_si(result.data(), native->zpoly, context->native->zctx);
    return result;
  }

  /// Throws where the value exceeds the bounds.
  void check() const {
    if (size() > max_terms) throw_too_many_terms();
    const std::size_t b = bits();
    if (b > max_bits || saturating_product(b, size()) > max_total_bits) throw_number_too_large();
  }

  std::shared_ptr<const FlintRing::Context> context;
  fmpq_mpoly_t native;
};

/// The number of atoms that occur.
inline std::size_t present(const Degrees& degrees) {
  return static_cast<std::size_t>(std::ranges::count_if(degrees, [](slong d) { return d > 0; }));
}

}  // namespace gradus
