#pragma once

#include "gradus/evidence/recheck/replay_terms.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Turns the reasons that a proof gives into lines.
class ProofReplay : public TermReplay {
 public:
  using TermReplay::Reading;
  /// `stated`: what the proof is about; `hypothesis`: the last assumption is one of an induction.
  ProofReplay(Theory& theory, const Domain& domain, const DirectProof& proof,
              const Comparison& stated, bool hypothesis, Reading reading);

  Line order(const Comparison& c, const OrderProof& p);
  Line identity(const Comparison& c);
  Line finish(const Comparison& c, std::vector<Product> products);

 private:
  std::unique_ptr<TermReplay> inside(Theory& theory) const override;
  void show_needs(Term t) override;
  bool visible(const Comparison& c);
  void prepare(Line k);
  Term gap_term(Line line);
  Line apart(const Comparison& c, Line square);
  std::optional<Line> apart_by_sign(const Comparison& c, const Positivity& square);
  Line assumption(const Positivity& p);
  Line shown(const Positivity& p);
  Line reason(const Positivity& p, const Comparison& c);
  Line square(const Positivity& p, const Comparison& c);
  Line conjugate(const Positivity& p, const Comparison& c);
  Line atom_sign(const Positivity& p);
  Line power_bound(const Positivity& p);

  const DirectProof& proof_;
  Lines numbered_;                    ///< the assumptions in force
  std::vector<Comparison> ranges_;    ///< of the sums of what is stated
  std::set<Term, TermOrder> stated_;  ///< what must be shown to be defined
  int nested_ = 0;
};

}  // namespace gradus
