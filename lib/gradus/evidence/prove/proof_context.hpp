#pragma once

#include <optional>
#include <vector>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

/// What a direct proof in one domain stands on: the assumptions in force, numbered as DirectProof
/// has it, unrolled and with expectations expanded.
class ProofContext {
 public:
  /// `domain` must outlive this. `hypothesis`: an induction hypothesis, numbered last.
  ProofContext(const Domain& domain, std::vector<PremiseInstance> instances,
               const std::optional<Comparison>& hypothesis = std::nullopt);
  /// From now on unknowns that an assumption x = formula gives are written as these formulas.
  /// False, and nothing changes, where there are none.
  bool put_in_equations(bool of_parts);
  ProofContext(Domain&&, std::vector<PremiseInstance>,
               const std::optional<Comparison>& = std::nullopt) = delete;

  /// A formula as the normal form sees it here.
  Term prepare(Term t) const;
  Fraction difference_of(const Comparison& c) const;  ///< larger - smaller side

  /// c as an identity or by signs, with its conditions of definedness; nothing when one of these is
  /// not found.
  std::optional<DirectProof> prove(const Comparison& c) const;
  /// An order by sums of squares, with its conditions, for what `prove` does not find.
  std::optional<DirectProof> prove_by_squares(const Comparison& c,
                                              const ProgramLimits& limits) const;
  /// The sign part alone.
  std::optional<OrderProof> order(const Comparison& c) const;

  bool has_premises() const { return has_premises_; }
  bool has_equations_put_in() const { return !given_.empty(); }
  /// In a hurry, signs that are not found soon are not looked for.
  void limit(bool hurry) { signs_.limit_to(most_ = hurry ? kMostInHurry : SignSearch::kMost); }
  /// Whether more time might have found more.
  bool is_cut_short() const { return signs_.is_cut_short(); }

 private:
  /// By squares too where there are limits for them; `by_signs`: these were not needed.
  std::optional<std::vector<std::pair<Comparison, OrderProof>>> prove_conditions(
      const Comparison& c, const ProgramLimits* squares, bool& by_signs) const;

  bool is_equal_by_logarithms(const Comparison& c) const;

  const Domain& domain_;
  std::vector<PremiseInstance> instances_;
  std::vector<Comparison> assumptions_;  ///< prepared
  Substitution given_;                   ///< by equations
  static constexpr int kMostInHurry = 150;
  int most_ = SignSearch::kMost;  ///< polynomials
  bool has_premises_ = false;
  SignSearch signs_;
};

/// Direct proof with schema premises taken at each of `indices` that is certainly in their range.
std::optional<DirectProof> prove_directly(const Domain& domain, const Comparison& c,
                                          const std::vector<Term>& indices);
std::vector<PremiseInstance> instances_at(const Domain& domain, const std::vector<Term>& indices);

}  // namespace gradus
