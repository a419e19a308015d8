#include "gradus/evidence/certify/glance.hpp"

#include <algorithm>

#include "gradus/algebra/compare.hpp"
#include "gradus/evidence/prove/about_reals.hpp"
#include "gradus/evidence/sample_points.hpp"

namespace gradus {

namespace {

constexpr std::size_t kPoints = 24;

}  // namespace

bool fails_at_a_glance(const Statement& s) {
  const Comparison c = descending(s.conclusion);
  if (!is_about_reals(s) || c.relation == Relation::equal || c.relation == Relation::not_equal)
    return false;
  const Term sides[] = {c.left, c.right};
  const DomainSamples samples(s.domain, sides, kPoints);
  return std::ranges::any_of(samples.points(), [](const DomainSamples::Point& p) {
    return difference_beyond_rounding(p.values[0], p.values[1]) < 0;
  });
}

}  // namespace gradus
