#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gradus/audit/rule_spec.hpp"
#include "gradus/audit/scalar_style.hpp"
#include "gradus/audit/trace.hpp"

namespace gradus {

/// An update, and how far the recorded one is from it.
struct Discrepancy {
  std::uint64_t step = 0;  ///< as recorded, of the row before the update
  std::size_t coordinate = 0;
  double error = 0;    ///< |recorded - exact|
  double allowed = 0;  ///< what honest arithmetic may lose there
  double ulps = 0;     ///< error in units in the last place of the recorded theta
  double update = 0;   ///< |recorded update|
  double normalised() const { return allowed > 0 ? error / allowed : error > 0 ? 1e300 : 0; }
};

inline constexpr std::size_t most_departing_coordinates = 64;

/// A rule with fixed numbers against all updates of a trace.
struct Conformance {
  bool conforms = false;
  ScalarStyle style;              ///< under which the errors are least
  std::uint64_t updates = 0;      ///< steps that were followed by another
  std::uint64_t matched_nan = 0;  ///< recorded NaN where the rule has 0/0 too
  std::uint64_t unjudged = 0;     ///< values that the bound says nothing about
  double largest_ulps = 0;
  Discrepancy worst;  ///< of the largest normalised error; within the bound it is <= 1
  std::optional<Discrepancy> departure;  ///< the first error beyond its bound
  std::uint64_t departures = 0;          ///< values beyond their bounds
  std::uint64_t last_departure = 0;      ///< the step of the last of these
  std::vector<std::size_t> coordinates;  ///< of these, in order; most_departing_coordinates
};

/// A number of a rule as the data gives it.
struct FittedHyper {
  Hyper hyper = Hyper::lr;
  Rational value;            ///< the shortest decimal that the data allows
  double low = 0, high = 0;  ///< what the data allows, about
  bool determined = false;   ///< false: a usual value, which the data does not contradict
};

struct Candidate {
  RuleSpec rule;
  double normalised = 0;  ///< the largest normalised error; honest up to 1
};

/// Which rule explains the first steps of a trace best.
struct Identification {
  Candidate best;
  bool conforms = false;               ///< whether the best explains all of them
  std::vector<FittedHyper> fitted;     ///< of the best, in the order of Hyper
  std::vector<Candidate> equivalent;   ///< others that explain them too: the data cannot tell
  std::optional<Candidate> runner_up;  ///< the nearest that does not
  std::vector<std::string> remarks;    ///< what the data cannot tell, and what to record for that
  std::uint64_t updates = 0;           ///< how many were looked at
};

/// Which known deviation from the rule explains a departure.
struct Diagnosis {
  std::string deviation;  ///< "bias correction missing"; "" where nothing known explains it
  RuleSpec rule;          ///< the rule with the deviation
  double normalised = 0;  ///< of that
  double effect = 0;      ///< the largest relative change that the deviation makes to an update
};

struct Audit {
  TraceHead head;
  std::optional<Identification> identification;  ///< without a rule to check, or where asked for
  RuleSpec rule;  ///< what was checked: the given one, or the identified one
  bool rule_was_given = false;
  Conformance conformance;             ///< to that rule
  std::optional<Diagnosis> diagnosis;  ///< where it departs
  /// Whether some value was held against its bound: else the trace neither conforms nor departs.
  bool is_judged() const { return conformance.unjudged < conformance.updates * head.dimension; }
  bool conforms() const { return conformance.conforms && is_judged(); }
};

struct AuditOptions {
  std::optional<RuleSpec> rule;  ///< given; else identified
  bool identify_always = false;  ///< identify although a rule is given
  std::size_t window = 1000;     ///< updates that identification and diagnosis look at
  std::function<void(std::uint64_t)> progress;  ///< called now and then with the updates seen
};

/// Identifies from the first updates where no rule is given, checks all, explains a departure.
/// Memory: the window. Throws TraceError as the source does; where fewer than two rows come, it
/// throws TraceError too.
Audit audit(TraceSource& source, const AuditOptions& options);

}  // namespace gradus
