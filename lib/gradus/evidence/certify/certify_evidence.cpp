#include <fmt/format.h>

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/certifier.hpp"
#include "gradus/evidence/refute/refute.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

namespace {

constexpr int kDigits = 6;

Interval part_of(const std::vector<double>& ends, std::size_t v) {
  return Interval::hull(Interval::from_double(ends[2 * v]), Interval::from_double(ends[2 * v + 1]));
}

std::vector<std::pair<std::string, std::string>> parts(const Statement& s,
                                                       const std::vector<double>& ends) {
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t v = 0; 2 * v < ends.size(); ++v) {
    result.emplace_back(text(s.domain.variables[v].symbol), part_of(ends, v).to_string(kDigits));
  }
  return result;
}

/// Each once, where it is said first.
std::vector<std::string> once(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  for (const std::string& w : words) {
    if (std::ranges::find(result, w) == result.end()) result.push_back(w);
  }
  return result;
}

}  // namespace

/// Of the statements that this one rests on alone.
std::optional<Evidence> Certifier::paving() const {
  Paving p = inner_;
  p.form = "natural";
  p.margin = "0";
  p.touching = once(closed_);
  return Evidence(std::move(p));
}

std::optional<Evidence> Certifier::paving(const BoxQuestion& q, const BoxResult& found) const {
  const BoxTally& tally = found.tally;
  if (tally.leaves + inner_.leaves == 0 && closed_.empty()) {
    return Evidence(Open{"no box meets the hypotheses"});
  }
  Paving p = inner_;
  p.boxes += tally.boxes;
  p.leaves += tally.leaves;
  p.dropped += tally.dropped;
  p.precise += tally.precise;
  p.depth = std::max<unsigned>(p.depth, tally.depth);
  p.form = tally.sharpened > 0 ? "mean value" : "natural";
  const bool touches = tally.touches || !closed_.empty();
  p.margin = touches ? "0" : Interval::from_double(tally.margin).lower_string(kDigits);
  p.touching = once(closed_);
  p.tightest = parts(statement_, tally.tightest);
  for (std::size_t i = 1; i < q.forms().size(); ++i) {
    if (tally.forms.test(i)) p.touching.push_back(q.forms()[i].words);
  }
  if (tally.minima > 0) {
    for (const BoxMinimum& m : q.minima()) p.touching.push_back(m.words);
  }
  return Evidence(std::move(p));
}

std::optional<Evidence> Certifier::witness(const BoxResult& found) const {
  Point point;
  for (std::size_t v = 0; v < found.point.size(); ++v) {
    const Variable& variable = statement_.domain.variables[v];
    const Rational value = Rational::from_double(found.point[v]);
    point.scalars.emplace_back(variable.symbol.name(),
                               max(*variable.lower, min(*variable.upper, value)));
  }
  if (auto w = refute_from(statement_, point, budget_)) return Evidence(std::move(*w));
  return open(found, "it seems to fail, but no exact point was found");
}

std::optional<Evidence> Certifier::open(const BoxResult& found, const std::string& why) const {
  std::string where;
  for (const auto& [name, part] : parts(statement_, found.worst)) {
    where += (where.empty() ? "" : ", ") + name + " in " + part;
  }
  std::string text = fmt::format("{} after {} boxes", why, found.tally.boxes);
  if (!where.empty()) {
    text += fmt::format("; open: {:.3g} of the volume, such as {}", found.remaining, where);
  }
  return Evidence(Open{text});
}

}  // namespace gradus
