#include "gradus/landscape/descent.hpp"

#include <algorithm>

#include "gradus/number/fixed_real.hpp"

namespace gradus {

using Number50 = FixedReal<50>;

DescentReport descend(const TestFunction<Number50>& f, unsigned steps,
                      const std::vector<unsigned>& at) {
  const Number50 smoothness(f.smoothness);
  const Number50 slack = Number50(1) + Number50(pow(Rational(10), -40));
  std::vector<Number50> x;
  for (const Rational& coordinate : f.start) x.emplace_back(coordinate);
  const Number50 scale = smoothness * (f.value(x) - f.infimum);

  DescentReport report;
  report.function = f.name;
  auto next = at.begin();
  Number50 least, largest_ratio;
  for (unsigned k = 0; k <= steps; ++k) {
    const auto gradient = f.gradient(x);
    Number50 square(0);
    for (const Number50& g : gradient) square += g * g;
    const Number50 before = least;
    least = k == 0 ? square : min(least, square);

    const Number50 sharp = Number50(4) * scale / Number50(3 * long{k} + 2);
    const Number50 ratio = least / sharp;
    if (k == 0 || ratio > largest_ratio) {
      largest_ratio = ratio;
      report.largest_ratio_at = k;
    }
    // Written so that a NaN is a violation too.
    if (!(least <= sharp * slack)) report.violated = true;
    if (k > 0) {
      const Number50 lecture = Number50(2) * scale / Number50(k);
      if (!(before <= lecture * slack)) report.violated = true;
      if (next != at.end() && *next == k) {
        report.records.push_back({k, before.to_rational(), lecture.to_rational(),
                                  least.to_rational(), sharp.to_rational()});
        ++next;
      }
    }
    for (std::size_t i = 0; i < x.size(); ++i) x[i] -= gradient[i] / smoothness;
  }
  report.largest_ratio = largest_ratio.to_rational();
  return report;
}

std::vector<DescentReport> descend_test_functions(unsigned steps, const std::vector<unsigned>& at) {
  std::vector<DescentReport> reports;
  for (const auto& f : test_functions<Number50>()) reports.push_back(descend(f, steps, at));
  return reports;
}

}  // namespace gradus
