// The critical points of small networks, each of them found: how good their minima are, and where
// their saddles lie.

#include <algorithm>
#include <memory>

#include "gradus/landscape/one_unit.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

using Points = std::vector<LocatedPoint>;

/// Networks with their critical points, which are searched for once, when they are needed.
class Networks {
 public:
  explicit Networks(std::vector<OneUnit> networks)
      : networks_(std::move(networks)), found_(std::make_shared<std::vector<CriticalSearch>>()) {}

  std::size_t size() const { return networks_.size(); }
  const OneUnit& network(std::size_t i) const { return networks_[i]; }
  const CriticalSearch& found(std::size_t i) const {
    while (found_->size() <= i) found_->push_back(critical_points(networks_[found_->size()]));
    return (*found_)[i];
  }

 private:
  std::vector<OneUnit> networks_;
  std::shared_ptr<std::vector<CriticalSearch>> found_;
};

/// A property of all critical points of each network.
Trial for_each(std::string label, std::string property, const Networks& networks,
               std::function<bool(const Points&)> holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            Trial::Outcome outcome;
            outcome.cases.digits = "50, enclosed";
            outcome.cases.complete = true;
            for (std::size_t i = 0; i < networks.size() && outcome.violation.empty(); ++i) {
              ++outcome.cases.count;
              const CriticalSearch& found = networks.found(i);
              outcome.cases.complete = outcome.cases.complete && found.complete;
              if (!found.complete || !holds(found.points)) {
                outcome.violation = "f = " + description(networks.network(i));
              }
            }
            return outcome;
          }};
}

/// Whether some minimum certainly lies above another by more than this.
bool minima_differ_by(const Points& points, const Rational& least) {
  for (const LocatedPoint& a : points) {
    for (const LocatedPoint& b : points) {
      if (a.index != 0 || b.index != 0) continue;
      if (certainly(a.value - b.value > Interval(least))) return true;
    }
  }
  return false;
}

bool saddles_lie_above(const Points& points) {
  for (const LocatedPoint& saddle : points) {
    for (const LocatedPoint& minimum : points) {
      if (saddle.index == 0 || minimum.index != 0) continue;
      if (!certainly(saddle.value > minimum.value)) return false;
    }
  }
  return true;
}

Claim bad_minimum() {
  const Networks third({some_networks()[2]}), all(some_networks());
  const auto differ = [&](std::string label, const Rational& least) {
    return for_each(label, "two minima whose losses differ by " + least.to_string() + " or more",
                    third, [=](const Points& points) { return minima_differ_by(points, least); });
  };
  return {
      "landscape/network-bad-minimum",
      "A network of one unit with a bad local minimum",
      "S0:1, S2:74-78",
      {"landscape/local-minima-not-bad", "landscape/local-minima-open-question"},
      "landscape/saddles-dominate",
      "v tanh(ux) fitted to (1, 3) and (4, -2) with decay 1/50 has four minima with |u|, |v| < 5, "
      "in pairs of two losses: 5.888 and 6.330. So a local minimum need not be about as good as "
      "the global one.",
      Grade::certified,
      {differ("losses differ by 2/5", Rational(2, 5)),
       for_each("four minima, three saddles", "four minima and three saddles", third,
                [](const Points& points) {
                  return points.size() == 7 &&
                         std::ranges::count(points, 0U, &LocatedPoint::index) == 4 &&
                         std::ranges::count(points, 1U, &LocatedPoint::index) == 3;
                })},
      {{"by 1/2", differ("losses differ by 1/2", Rational(1, 2))},
       {"all minima are global",
        for_each("all minima are global", "no two minima have different losses", all,
                 [](const Points& points) { return !minima_differ_by(points, 0); })}},
      "One network: all of its critical points are found and enclosed, to show that such minima "
      "exist."};
}

Claim saddles_above() {
  const Networks all(some_networks());
  return {
      "landscape/network-saddles",
      "Saddles of small networks lie above their minima",
      "S2:74, S2:84",
      {"landscape/saddles-dominate"},
      "landscape/network-bad-minimum",
      "In four tanh networks and two softplus networks of one unit each saddle with |u|, |v| < 5 "
      "has a higher loss than every minimum, the bad ones included; none has a maximum, and one "
      "has no saddle. Of the critical points more than half are minima.",
      Grade::certified,
      {for_each("each saddle lies above each minimum", "losses of saddles against minima", all,
                saddles_lie_above),
       for_each("more minima than saddles", "minima are more than half", all,
                [](const Points& points) {
                  return 2 * std::ranges::count(points, 0U, &LocatedPoint::index) >
                         static_cast<long>(points.size());
                }),
       for_each("no maximum", "no index above 1", all,
                [](const Points& points) {
                  return std::ranges::all_of(points, [](auto& p) { return p.index <= 1; });
                })},
      {{"each has a saddle", for_each("each has a saddle", "one saddle at least", all,
                                      [](const Points& points) {
                                        return std::ranges::any_of(
                                            points, [](auto& p) { return p.index > 0; });
                                      })},
       {"one in nine is a minimum",
        for_each("one in nine is a minimum", "3^-2 of the points are minima", all,
                 [](const Points& points) {
                   return 9 * std::ranges::count(points, 0U, &LocatedPoint::index) ==
                          static_cast<long>(points.size());
                 })}},
      "Six networks, all of their critical points enclosed: no law for other networks is known "
      "here."};
}

}  // namespace

std::vector<Claim> landscape_networks() { return {bad_minimum(), saddles_above()}; }

}  // namespace gradus
