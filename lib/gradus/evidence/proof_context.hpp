#pragma once

#include <optional>
#include <vector>

#include "gradus/evidence/sign_search.hpp"

namespace gradus {

/// What a direct proof in one domain stands on: the assumptions in force, numbered as DirectProof
/// has it, unrolled and with expectations expanded.
class ProofContext {
 public:
  /// `domain` must outlive this. `hypothesis`: an induction hypothesis, numbered last.
  ProofContext(const Domain& domain, std::vector<PremiseInstance> instances,
               const std::optional<Comparison>& hypothesis = std::nullopt);
  ProofContext(Domain&&, std::vector<PremiseInstance>,
               const std::optional<Comparison>& = std::nullopt) = delete;

  /// Lets `prove` seek sums of squares, first for the conclusion and last for its conditions.
  void allow_squares(const ProgramLimits& limits) { squares_ = limits; }

  /// A formula as the normal form sees it here.
  Term prepare(Term t) const;
  Fraction difference_of(const Comparison& c) const;  ///< larger - smaller side

  /// c as an identity or by signs, with its conditions of definedness; nothing when one of these is
  /// not found.
  std::optional<DirectProof> prove(const Comparison& c) const;
  /// The sign part alone.
  std::optional<OrderProof> order(const Comparison& c) const;

  bool has_premises() const { return has_premises_; }

 private:
  std::optional<std::vector<std::pair<Comparison, OrderProof>>> prove_conditions(
      const Comparison& c) const;

  const Domain& domain_;
  std::vector<PremiseInstance> instances_;
  std::vector<Comparison> assumptions_;  ///< prepared
  bool has_premises_ = false;
  SignSearch signs_;
  std::optional<ProgramLimits> squares_;
};

/// Direct proof with schema premises taken at each of `indices` that is certainly in their range.
std::optional<DirectProof> prove_directly(const Domain& domain, const Comparison& c,
                                          const std::vector<Term>& indices);
std::vector<PremiseInstance> instances_at(const Domain& domain, const std::vector<Term>& indices);

}  // namespace gradus
