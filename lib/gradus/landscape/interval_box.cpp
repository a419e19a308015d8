#include "gradus/landscape/interval_box.hpp"

namespace gradus {

IntervalBox middle_of(const IntervalBox& box) {
  IntervalBox middle;
  for (const Interval& side : box) middle.emplace_back(side.midpoint());
  return middle;
}

IntervalBox wider(const IntervalBox& box) {
  IntervalBox result;
  for (const Interval& side : box) {
    const Rational more = side.width() / 4;
    result.push_back(Interval::hull(side.lower() - more, side.upper() + more));
  }
  return result;
}

bool contains(const IntervalBox& outer, const IntervalBox& inner) {
  for (std::size_t i = 0; i < outer.size(); ++i) {
    if (!outer[i].contains(inner[i])) return false;
  }
  return true;
}

bool is_strictly_inside(const IntervalBox& inner, const IntervalBox& outer) {
  for (std::size_t i = 0; i < outer.size(); ++i) {
    if (inner[i].lower() <= outer[i].lower() || inner[i].upper() >= outer[i].upper()) return false;
  }
  return true;
}

bool meet(const IntervalBox& a, const IntervalBox& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!intersect(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace gradus
