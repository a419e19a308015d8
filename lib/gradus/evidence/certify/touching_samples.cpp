#include "gradus/evidence/certify/touching_samples.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

constexpr int kPoints = 64;
/// What counts as 0, beside the largest value seen.
constexpr double kRounding = 1e-9;

/// Spread evenly over [0, 1): multiples of a number that fractions approximate badly.
double share(int point, std::size_t variable) {
  const double turns = (point + 1) * std::sqrt(2 + 3 * static_cast<double>(variable * variable));
  return turns - std::floor(turns);
}

/// Mostly inside, now and then at an end; of all sizes where there is none.
double coordinate(const Variable& v, double share) {
  const auto far = [](double part) { return std::ldexp(1 + part, static_cast<int>(9 * part) - 4); };
  if (v.lower && v.upper) {
    const double low = v.lower->to_double(), high = v.upper->to_double();
    return std::clamp(low + (high - low) * (1.25 * share - 0.125), low, high);
  }
  if (v.lower) return v.lower->to_double() + far(share);
  if (v.upper) return v.upper->to_double() - far(share);
  return share < 0.5 ? far(2 * share) : -far(2 * share - 1);
}

}  // namespace

SampledSigns::SampledSigns(const Domain& d, Term t) {
  std::vector<Term> formulas, symbols;
  for (const Comparison& h : d.hypotheses) {
    if (h.relation == Relation::equal) return;  // Hardly any point would meet it.
    formulas.push_back(gap(h));
  }
  formulas.push_back(t);
  for (const Variable& v : d.variables) symbols.push_back(v.symbol);
  try {
    const Tape tape(formulas, symbols);
    std::vector<double> values;
    double largest = 0;
    for (int i = 0; i < kPoints; ++i) {
      std::vector<double> at;
      for (const Variable& v : d.variables) at.push_back(coordinate(v, share(i, at.size())));
      const std::vector<double> found = tape.run<double>(at);
      const auto holds = [&](const Comparison& h) {
        const double gap = found[static_cast<std::size_t>(&h - d.hypotheses.data())];
        return gap > kRounding || (h.relation == Relation::not_equal && gap < -kRounding);
      };
      const bool inside = std::ranges::all_of(d.hypotheses, holds);
      if (!inside || !std::isfinite(found.back())) continue;
      points_.push_back({std::move(at), 0});
      values.push_back(found.back());
      largest = std::max(largest, std::fabs(found.back()));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool is_zero = std::fabs(values[i]) <= kRounding * (1 + largest);
      points_[i].sign = is_zero ? 0 : values[i] > 0 ? 1 : -1;
    }
  } catch (const std::invalid_argument&) {
    points_.clear();  // Of what has no value by itself.
  }
}

bool SampledSigns::avoid(int sign, const Where& where) const {
  return std::ranges::none_of(points_,
                              [&](const Point& p) { return p.sign == sign && where(p.at); });
}

bool SampledSigns::avoid(int sign) const {
  return avoid(sign, [](std::span<const double>) { return true; });
}

}  // namespace gradus
