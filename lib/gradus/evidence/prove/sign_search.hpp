#pragma once

#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/evidence/prove/sign_samples.hpp"
#include "gradus/evidence/run_program.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

/// larger - smaller side of an order relation (left - right for = and !=).
Term gap(const Comparison& c);
bool is_strict(Relation r);  ///< < or >

/// Searches reasons why polynomials are >= 0 or > 0 under numbered assumptions (numbering as
/// DirectProof has it; the comparisons are already unrolled and free of expectations that can be
/// expanded). Finds only; the re-check verifies.
class SignSearch {
 public:
  explicit SignSearch(const std::vector<Comparison>& assumptions);
  static constexpr int kMost = 2'000;
  /// From now on at most so many polynomials are looked at for one question.
  void limit_to(int polynomials) {
    most_ = polynomials;
    is_cut_short_ = lacks_facts_;
  }
  /// Whether, since then, a question was left for that reason.
  bool is_cut_short() const { return is_cut_short_; }
  void note_cut() { is_cut_short_ = true; }

  std::optional<Positivity> positive(const Polynomial& p, bool strict) const;
  /// That f (a fraction) is >= 0, > 0, or != 0 by `relation` in {greater_equal, greater,
  /// not_equal}.
  std::optional<OrderProof> order(const Fraction& f, Relation relation) const;
  /// The same by sums of squares, sought by a program within these limits for each of its runs.
  std::optional<OrderProof> order_by_squares(const Fraction& f, Relation relation,
                                             const ProgramLimits& limits) const;

 private:
  using Result = std::optional<Positivity>;
  /// The same with facts about the functions that occur in p.
  const SignSearch& with_known_bounds(const Polynomial& p) const;
  SignSearch knowing_bounds(const Polynomial& p) const;
  void add_known_bound(const char* axiom, const Polynomial& at, Term gap);
  std::optional<OrderProof> order_as_known(const Fraction& f, Relation relation) const;
  Result search(const Polynomial& p, bool strict, int depth) const;
  Result search_further(const Polynomial& p, bool strict, int depth) const;
  Result constant(const Polynomial& p, bool strict) const;
  Result by_assumption(const Polynomial& p, bool strict) const;
  Result by_atom(const Polynomial& p, bool strict, int depth) const;
  Result by_power_bound(const Polynomial& p, bool strict, int depth) const;
  Result by_factors(const Polynomial& p, bool strict, int depth) const;
  Result by_monomials(const Polynomial& p, bool strict, int depth) const;
  Result by_shift(const Polynomial& p, bool strict, int depth) const;
  Result by_bernstein(const Polynomial& p, bool strict, int depth) const;
  Result by_even_powers(const Polynomial& p, bool strict, int depth) const;
  Result by_completed_square(const Polynomial& p, bool strict, int depth) const;
  Result by_conjugate(const Polynomial& p, bool strict, int depth) const;
  Result with_conjugate(const Polynomial& p, const Polynomial& other, const Positivity& together,
                        const Fraction& product, bool strict, int depth) const;
  Result positive_root(Term atom, int depth) const;
  Result by_gram(const Polynomial& p, bool strict, int depth) const;
  Result by_combination(const Polynomial& p, bool strict, int depth) const;
  Result by_combination(const Polynomial& p, bool strict, int depth,
                        const std::set<Term, TermOrder>& atoms) const;

  Result by_bound(const Polynomial& q, Term atom) const;

  /// Why sign * atom >= 0, for an atom of known sign; else sign = 0.
  struct AtomSign {
    int sign = 0;
    Result why;
  };
  const AtomSign& sign_of(Term atom, int depth) const;
  int sign_of(const Monomial& m, int depth) const;  ///< 1 or -1 where m >= 0 or <= 0 is seen

  Result by_squares(const Polynomial& p, bool strict, const ProgramLimits& limits) const;
  Result by_cancelling(const Polynomial& p, bool strict, int depth) const;
  Result by_constant_or_monomial(const Polynomial& p, bool strict, int depth) const;
  Result square_of(const Polynomial& root, bool strict, int depth) const;
  void add_fact(std::size_t index, const Comparison& c);
  std::optional<Rational> bound(Term atom, bool upper, Positivity& why) const;

  std::vector<Positivity> facts_;  ///< each an assumption with its polynomial
  std::vector<std::pair<std::size_t, Polynomial>>
      nonzero_;  ///< assumptions f != 0: number, numerator
  mutable std::map<std::pair<std::uint32_t, int>, AtomSign> atom_signs_;  ///< by atom and depth
  bool has_facts_ = false;  ///< all of them: the constructor is done
  mutable std::optional<SignSamples> samples_;
  /// What was found of a polynomial, or at which least depth nothing was, and after how much
  /// effort.
  struct Searched {
    Result found;
    int failed_at = std::numeric_limits<int>::max();
    int effort = 0;
  };
  struct ByTerms {
    bool operator()(const Polynomial& a, const Polynomial& b) const { return comes_before(a, b); }
  };
  /// By polynomial, > 0 apart from >= 0; for the facts as they stand.
  mutable std::array<std::map<Polynomial, Searched, ByTerms>, 2> searched_;
  /// By the polynomial in which functions occur.
  mutable std::map<Polynomial, std::shared_ptr<SignSearch>, ByTerms> with_bounds_;
  /// False where points of the domain say so. Those that they leave are few and mostly true, so
  /// that less effort goes to each question about them.
  bool is_possible(const Polynomial& p, bool strict) const;
  /// Polynomials looked at for the question in hand, each counted as kPossible where points of the
  /// domain leave it possible; the catalogue needs a third of what is allowed.
  mutable int searches_ = 0;
  static constexpr int kPossible = 5;
  int most_ = kMost;
  mutable bool is_cut_short_ = false;
  bool lacks_facts_ = false;  ///< for that reason
  bool is_exhausted() const {
    const bool exhausted = ++searches_ > most_;
    is_cut_short_ = is_cut_short_ || exhausted;
    return exhausted;
  }
};

}  // namespace gradus
