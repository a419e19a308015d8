#include "gradus/evidence/judge/judge.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/remembered.hpp"
#include "gradus/evidence/certify/certify.hpp"
#include "gradus/evidence/judge/undefined.hpp"
#include "gradus/evidence/judge/usage.hpp"
#include "gradus/evidence/prove/kinks.hpp"
#include "gradus/evidence/prove/prove.hpp"
#include "gradus/evidence/prove/prove_by_squares.hpp"
#include "gradus/evidence/recheck/recheck.hpp"
#include "gradus/evidence/refute/refute.hpp"

namespace gradus {

namespace {

/// Points tried before anything else: most false statements fail here, at their simplest witness.
constexpr std::uint64_t first_glance = 1'000;
/// Random ones tried next, so that nobody looks for a proof of what is plainly false.
constexpr std::uint64_t random_glance = 300;
/// Points tried before what takes longer: a long proof, or a witness that a search over boxes met.
constexpr std::uint64_t first_look = 4'000;
/// Points tried where a counterexample is all that there may be.
constexpr std::uint64_t last_look = 50'000;
/// The level at which an interval that excludes the claimed value refutes it.
constexpr double refuting_failure = 1e-9;

void accept(Finding& f, Grade grade, Evidence evidence) {
  f.grade = grade;
  f.evidence = std::move(evidence);
}

bool agrees(const Finding& f) { return f.recheck == "ok" || f.recheck == "not needed"; }

/// Grades proofs and witnesses: only what the re-check accepts counts; a first disagreement is
/// kept.
bool accept_rechecked(Finding& f, const Statement& s, Grade grade, Evidence evidence) {
  const std::string fault = recheck(s, evidence);
  if (agrees(f)) f.recheck = fault.empty() ? "ok" : fault;
  if (fault.empty()) accept(f, grade, std::move(evidence));
  return fault.empty();
}

bool refuted(Finding& f, const Statement& s, std::optional<Witness> witness) {
  if (!witness) return false;
  return accept_rechecked(f, s, Grade::refuted, std::move(*witness));
}

Budget at_most(Budget budget, std::uint64_t cases) {
  budget.cases = std::min(budget.cases, cases);
  return budget;
}

bool proved(Finding& f, const Statement& s, std::optional<Evidence> proof) {
  if (!proof) return false;
  const Usage used = usage(s, *proof);
  if (!accept_rechecked(f, s, Grade::proved, std::move(*proof))) return false;
  f.premises_used = used.premises_used;
  f.hypotheses_unused = used.assumptions_unused;
  return true;
}

/// Without functions beyond roots and absolute values: what provers of signs are good at.
bool is_algebraic(const Statement& s) {
  bool algebraic = true;
  const auto look = [&](Term t) {
    algebraic = algebraic && !(t.op() >= Op::exp && t.op() <= Op::atan) && t.op() != Op::pi;
  };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  return algebraic;
}

/// Sums of squares have no use for hypotheses with kinks, and take long to find that out.
bool has_kinked_hypothesis(const Statement& s) {
  return std::ranges::any_of(s.domain.hypotheses, [](const Comparison& h) {
    return is_kinked(h.left) || is_kinked(h.right);
  });
}

/// False where the certifier decided nothing; `left` then says what it left.
bool certified(Finding& f, const Statement& s, std::optional<Evidence> found, std::string& left,
               const Budget& budget) {
  if (!found) return false;
  if (const auto* open = std::get_if<Open>(&*found)) {
    left = "not proved; not certified: " + open->why;
    return false;
  }
  if (std::holds_alternative<Witness>(*found)) {
    // There may be simpler ones.
    return refuted(f, s, refute_simply(s, at_most(budget, first_look))) ||
           accept_rechecked(f, s, Grade::refuted, std::move(*found));
  }
  accept(f, Grade::certified, std::move(*found));
  return true;
}

/// What holds wherever the hypotheses do.
Statement hypotheses_of(Statement s) {
  s.conclusion = Term(0) >= Term(0);
  return s;
}

std::string searched(const Budget& budget) {
  return "; no counterexample was found in the search of " + std::to_string(budget.cases) +
         " points";
}

/// The value of a closed formula, exact where it is rational.
class Value {
 public:
  explicit Value(Term t) {
    try {
      exact_ = evaluate<Rational>(t, Valuation<Rational>{});
    } catch (const NotRational&) {
      enclosure_ = evaluate<Interval>(t, Valuation<Interval>{});
    }
  }
  bool outside(const Measurement& m) const {
    if (exact_) return *exact_ < m.lower || m.upper < *exact_;
    return certainly(Interval(m.upper) < enclosure_) || certainly(enclosure_ < Interval(m.lower));
  }
  bool inside(const Measurement& m) const {
    if (exact_) return m.lower <= *exact_ && *exact_ <= m.upper;
    return certainly(Interval(m.lower) <= enclosure_) && certainly(enclosure_ <= Interval(m.upper));
  }

 private:
  std::optional<Rational> exact_;
  Interval enclosure_;
};

Finding judge_experiment(const Experiment& e, const Budget& budget) {
  Finding f;
  f.label = e.label;
  f.recheck = "not needed";
  const Value claimed(e.claimed);
  Measurement m = e.measure(budget);
  if (claimed.outside(m)) {
    if (!m.failure.is_zero()) {
      Budget stricter = budget;
      stricter.failure = refuting_failure;
      m = e.measure(stricter);
    }
    accept(f, claimed.outside(m) ? Grade::refuted : Grade::undecided, m);
    return f;
  }
  const bool narrow = m.upper - m.lower <= e.width;
  accept(f, claimed.inside(m) && narrow ? Grade::estimated : Grade::undecided, m);
  return f;
}

Finding judge_trial(const Trial& t, const Budget& budget) {
  Finding f;
  f.label = t.label;
  f.recheck = "not needed";
  const Trial::Outcome outcome = t.run(budget);
  if (!outcome.violation.empty()) {
    accept(f, outcome.cases.complete ? Grade::refuted : Grade::undecided, Open{outcome.violation});
  } else {
    accept(f, outcome.cases.complete ? Grade::certified : Grade::supported, outcome.cases);
  }
  return f;
}

Finding judge_refutation(const Refutation& r, const Budget& budget) {
  Finding f;
  f.label = r.label;
  Negation negation;
  bool all_proved = !r.negation.empty();
  for (const Statement& s : r.negation) {
    f.details.push_back(judge(s, budget));
    all_proved = all_proved && f.details.back().grade == Grade::proved;
    negation.proved.push_back(s.label);
  }
  f.recheck = "ok";
  for (const Finding& d : f.details) {
    if (d.recheck != "ok") f.recheck = d.recheck;
  }
  if (all_proved) {
    accept(f, Grade::refuted, negation);
  } else {
    accept(f, Grade::undecided, Open{"a step of the negation is not proved"});
  }
  return f;
}

}  // namespace

Finding judge(const Statement& s, const Budget& budget) {
  if (const auto wrong = faults(s); !wrong.empty())
    throw std::invalid_argument(s.label + ": " + wrong.front());
  const RememberedNormalForms remembered;
  Finding f;
  f.label = s.label;
  f.recheck = "not needed";
  if (refuted(f, s, refute_simply(s, at_most(budget, first_glance)))) return f;
  const Statement shifted = shift_naturals(s);
  f.model = satisfy(s, budget);
  if (!f.model) {
    f.model = satisfy(hypotheses_of(s), budget);
    if (f.model && proved(f, shifted, prove_soon(shifted))) return f;
    accept(f, Grade::undecided,
           Open{f.model ? "no values were found at which both sides are defined and not too large"
                        : "no values were found that satisfy the hypotheses"});
    return f;
  }
  if (refuted(f, s, refute_at_random(s, at_most(budget, random_glance)))) return f;
  std::string left = "neither proved nor certified";
  Prover prover(shifted);
  if (proved(f, shifted, prover.soon())) return f;
  const auto is_apart = [&] { return certified(f, s, certify_apart(s, budget), left, budget); };
  const auto is_covered = [&] { return certified(f, s, certify(s, budget), left, budget); };
  // A proof is worth more than a certificate, but rare where there are functions.
  const bool algebraic = is_algebraic(s);
  const auto fails = [&] { return refuted(f, s, refute(s, at_most(budget, first_look))); };
  if (algebraic ? fails() : is_apart()) return f;
  auto undefined = undefined_somewhere(s, at_most(budget, first_glance));
  if (undefined && undefined->certain) {
    const Budget look = at_most(budget, last_look);
    if (refuted(f, s, refute(s, look))) return f;
    accept(f, Grade::undecided, Open{undefined->words + searched(look)});
    return f;
  }
  if (proved(f, shifted, prover.at_length())) return f;
  if (algebraic ? is_apart() : is_covered() || fails()) return f;
  const auto has_squares = [&] { return proved(f, shifted, prove_by_squares(shifted, budget)); };
  const bool squares_last = algebraic && has_kinked_hypothesis(s);
  if (!squares_last && has_squares()) return f;
  if (algebraic && is_covered()) return f;
  if (squares_last && has_squares()) return f;
  if (refuted(f, s, refute(s, budget))) return f;
  if (!agrees(f)) left = "the re-check disagrees: " + f.recheck + "; " + left;
  left += searched(budget);
  if (!undefined) undefined = undefined_somewhere(s, at_most(budget, first_look));
  if (undefined) left += "; " + undefined->words;
  accept(f, Grade::undecided, Open{std::move(left)});
  return f;
}

Finding judge(const Part& part, const Budget& budget) {
  struct Visitor {
    const Budget& budget;
    Finding operator()(const Statement& s) const { return judge(s, budget); }
    Finding operator()(const Experiment& e) const { return judge_experiment(e, budget); }
    Finding operator()(const Trial& t) const { return judge_trial(t, budget); }
    Finding operator()(const Refutation& r) const { return judge_refutation(r, budget); }
  };
  return std::visit(Visitor{budget}, part);
}

Verdict judge(const Claim& claim, const Budget& budget) {
  Verdict v;
  v.grade = claim.parts.empty() ? Grade::undecided : Grade::proved;
  for (const Part& part : claim.parts) {
    v.parts.push_back(judge(part, budget));
    v.grade = std::max(v.grade, v.parts.back().grade);
  }
  for (const Mutant& mutant : claim.mutants)
    v.mutants.push_back({mutant.what, judge(mutant.part, budget)});
  v.rechecked = std::ranges::all_of(v.parts, agrees) &&
                std::ranges::all_of(v.mutants, agrees, &MutantFinding::finding);
  return v;
}

}  // namespace gradus
