#pragma once

#include <memory>
#include <span>

#include "gradus/audit/audit.hpp"

namespace gradus {

/// Checks updates one after the other against a rule, in memory of the size of one step. Each is
/// computed from the recorded theta and gradient and from the state that the rule has by then, in
/// at least 64 bits, with a bound on what honest arithmetic may lose (Tracked).
class ConformanceCheck {
 public:
  ConformanceCheck(const RuleSpec& rule, const ScalarStyle& style, const TraceHead& head);
  ConformanceCheck(ConformanceCheck&&) noexcept;
  ConformanceCheck& operator=(ConformanceCheck&&) noexcept;
  ~ConformanceCheck();

  void add(const TraceStep& step);
  const Conformance& result() const;

  class Body;

 private:
  std::unique_ptr<Body> body_;
};

/// Whether to look for the style with the least errors, or to be content with one that conforms.
enum class Styles : std::uint8_t { best, first };

/// Of these steps. Gives a style up as soon as an error is beyond `enough` times its bound. Begins
/// with the style `likely`.
Conformance check(const RuleSpec& rule, const TraceHead& head, std::span<const TraceStep> steps,
                  Styles styles = Styles::best, double enough = 1e300,
                  const ScalarStyle& likely = {});

}  // namespace gradus
