#pragma once

#include <memory>
#include <optional>

#include "gradus/statement/evidence.hpp"

namespace gradus {

class ProofContext;

/// Searches a proof for every value: identity in normal form, signs of factors, combination of
/// premises and squares, induction over a natural. The statement has its naturals shifted to start
/// at 0 (shift_naturals). Finds evidence only; `recheck` verifies it. Nothing when none is found
/// within the bounds of the normal form.
class Prover {
 public:
  /// `s` must outlive this.
  explicit Prover(const Statement& s);
  Prover(const Prover&) = delete;
  Prover& operator=(const Prover&) = delete;
  ~Prover();

  /// Without what takes long, nor induction: for statements that the certifier may decide.
  std::optional<Evidence> soon();
  /// Everything; what `soon` has searched in vain is not searched again.
  std::optional<Evidence> at_length();

 private:
  std::optional<Evidence> directly(bool hurry);

  const Statement& statement_;
  std::unique_ptr<ProofContext> context_;
  bool failed_soon_ = false;  ///< and that would not be otherwise with more time
};

std::optional<Evidence> prove(const Statement& s);
std::optional<Evidence> prove_soon(const Statement& s);

}  // namespace gradus
