#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Strongest first.
enum class Grade : std::uint8_t { proved, certified, estimated, supported, undecided, refuted };
const char* name(Grade g);

/// How much work may be spent: counts, the same on every machine; seconds are a safety stop.
struct Budget {
  std::uint64_t boxes = 1'000'000;     ///< of the certifier, per statement
  std::uint64_t cases = 400'000;       ///< of the refuter's search, per statement
  std::uint64_t samples = 20'000'000;  ///< of a Monte Carlo experiment, at most
  std::uint64_t seed = 1;
  unsigned threads = 1;
  unsigned digits = 50;
  double failure = 1e-6;  ///< chance that a confidence interval may miss
  double seconds = 600;   ///< per statement
};

/// A procedure that returns a measured quantity, compared with the value claimed for it.
struct Experiment {
  std::string label;
  std::string quantity;  ///< what is measured, in words
  Term claimed;          ///< a closed formula (no unknowns)
  Rational width;        ///< the interval must be at most this wide
  std::function<Measurement(const Budget&)> measure;
};

/// A property run on many cases: supported at most when the arithmetic rounds or not all cases were
/// run; certified when every case of a finite range was run in exact arithmetic (Cases::complete).
struct Trial {
  std::string label;
  std::string property;
  struct Outcome {
    Cases cases;
    std::string violation;  ///< empty when there was none
  };
  std::function<Outcome(const Budget&)> run;
};

/// Statements that together prove the negation of what is printed (for rates and limits, where no
/// single point refutes).
struct Refutation {
  std::string label;
  std::string printed;  ///< the wrong sentence
  std::vector<Statement> negation;
};

using Part = std::variant<Statement, Experiment, Trial, Refutation>;
const std::string& label(const Part& p);

/// The claim with one thing made wrong.
struct Mutant {
  std::string what;
  Part part;
};

struct Claim {
  std::string id;  ///< "step-bound/model-decrease"
  std::string title;
  std::string source;               ///< where in the lectures, e.g. "S1:127-133"
  std::vector<std::string> ledger;  ///< rows covered
  std::string sharpens;             ///< id of the claim that this makes sharper, or empty
  std::string sentence;             ///< one plain sentence
  Grade expected;
  std::vector<Part> parts;
  std::vector<Mutant> mutants;
  /// Why it is no stronger, or what it leaves to the reader; empty where nothing is missing. Due
  /// where `expected` is less than the grade of its kind.
  std::string reservation = {};
};

/// What was found for one part.
struct Finding {
  std::string label;
  Grade grade = Grade::undecided;
  Evidence evidence = Open{};
  std::optional<Point> model;  ///< values that satisfy the hypotheses: the statement is not vacuous
  std::vector<std::string> premises_used;  ///< names, with index
  std::vector<std::string> hypotheses_unused;
  std::string recheck;           ///< "ok", "not needed", or what disagreed
  std::vector<Finding> details;  ///< of a Refutation's statements
};

struct MutantFinding {
  std::string what;
  Finding finding;
};

struct Verdict {
  Grade grade = Grade::undecided;  ///< the weakest part's
  std::vector<Finding> parts;
  std::vector<MutantFinding> mutants;
  bool rechecked = true;  ///< no part's re-check disagreed
  bool mutants_refuted() const;
};

/// As expected: the grade expected, every mutant refuted, every re-check in agreement.
bool as_expected(const Claim& c, const Verdict& v);

}  // namespace gradus
