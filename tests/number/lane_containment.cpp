#include "number/lane_containment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gradus::test {

namespace {

std::string describe(const LaneOperation& operation, const LaneCase& c, int lane, Ends found,
                     bool good) {
  std::string text = operation.name;
  for (int i = 0; i < operation.operands; ++i) {
    const Ends a = c.operand(i, lane);
    text += fmt::format(" [{:a}, {:a}]", a.low, a.high);
  }
  const bool defined = (c.defined >> lane & 1) != 0;
  return text + fmt::format(" gave [{:a}, {:a}]{}, best {}", found.low, found.high,
                            good ? "" : " without its bit",
                            defined
                                ? fmt::format("[{:a}, {:a}]", c.best[lane].low, c.best[lane].high)
                                : "undefined");
}

}  // namespace

void check_case(const LaneKernels& kernels, const LaneOperation& operation, const LaneCase& c,
                LaneFindings& findings) {
  LaneBlock out;
  const LaneMask good = operation.run(kernels, out, c.in, LaneBlock::lanes / LaneBlock::pack);
  for (int lane = 0; lane < LaneBlock::lanes; ++lane) {
    const Ends found = {out.low[lane], out.high[lane]};
    const Ends best = c.best[lane];
    const bool is_good = (good >> lane & 1) != 0;
    const bool defined = (c.defined >> lane & 1) != 0;
    const bool fits = defined && -0x1p999 <= best.low && best.high <= 0x1p999;
    const bool encloses = defined && -0x1p1000 <= found.low && found.low <= best.low &&
                          best.high <= found.high && found.high <= 0x1p1000;
    if (is_good ? !encloses : fits) {
      if (findings.failure.empty()) {
        findings.failure = describe(operation, c, lane, found, is_good);
      }
      continue;
    }
    if (!is_good) continue;
    ++findings.enclosed;
    if (best.low == 0 || std::fabs(best.low) >= operation.tight_from) {
      findings.low_slack = std::max(findings.low_slack, steps_between(found.low, best.low));
    }
    if (best.high == 0 || std::fabs(best.high) >= operation.tight_from) {
      findings.high_slack = std::max(findings.high_slack, steps_between(best.high, found.high));
    }
  }
}

}  // namespace gradus::test
