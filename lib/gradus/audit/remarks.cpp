#include "gradus/audit/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "gradus/audit/deviations.hpp"

namespace gradus {
namespace {

/// Whether one of the rules that explain the trace too differs from the best in what `of` says.
template <class Of>
bool is_open(const Identification& found, Of of) {
  const auto best = of(found.best.rule);
  return std::ranges::any_of(found.equivalent, [&](const Candidate& other) {
    return other.rule.family == found.best.rule.family && of(other.rule) != best;
  });
}

std::string range(const FittedHyper& fitted) {
  return fitted.low > 0 ? fmt::format("from {:.2g} to {:.2g}", fitted.low, fitted.high)
                        : fmt::format("up to {:.2g}", fitted.high);
}

void add_open_numbers(std::vector<std::string>& out, const Identification& found) {
  for (const FittedHyper& fitted : found.fitted) {
    const Rational& value = found.best.rule[fitted.hyper];
    if (fitted.determined || value.is_zero()) continue;
    out.push_back(fmt::format("{} is not determined: {} is usual, anything {} would do",
                              name(fitted.hyper), decimal(value), range(fitted)));
  }
}

}  // namespace

std::vector<std::string> remarks_on(const Identification& found, const TraceHead& head) {
  std::vector<std::string> out;
  const RuleSpec& best = found.best.rule;
  if (const std::string shipped = shipped_deviation(best); !shipped.empty()) {
    out.push_back("not the published rule: " + shipped);
  }
  if (!found.conforms) return out;
  if (is_open(found, [](const RuleSpec& r) { return r.epsilon; })) {
    out.push_back(
        "the place of epsilon cannot be told from this trace: all gradients are far above it; "
        "record one with small gradients or with a large epsilon");
  }
  if (is_open(found, [](const RuleSpec& r) { return r.decay; })) {
    out.push_back(
        "the kind of weight decay cannot be told while the learning rate is constant; record a run "
        "with a schedule");
  }
  if (is_open(found, [](const RuleSpec& r) { return r.lr_in_velocity; })) {
    out.push_back(
        "whether the learning rate stands inside the velocity cannot be told while it is constant");
  }
  if (is_open(found, [](const RuleSpec& r) { return r.first_from_zero; })) {
    out.push_back("a velocity that averages the gradients is the same rule at another rate");
  }
  if (is_open(found, [](const RuleSpec& r) { return r.amsgrad; })) {
    out.push_back("the second moment never falls here, so that its maximum cannot be told from it");
  }
  const bool other_family = std::ranges::any_of(
      found.equivalent, [&](const Candidate& other) { return other.rule.family != best.family; });
  if (other_family) out.push_back("rules of other families explain this trace too");
  add_open_numbers(out, found);
  if (found.updates < 10) {
    out.push_back(fmt::format("{} updates of {} numbers tell little; record some dozens",
                              found.updates, head.dimension));
  }
  return out;
}

}  // namespace gradus
