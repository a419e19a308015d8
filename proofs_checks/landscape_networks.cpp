// The critical points of small networks, each of them found: how good their minima are, and where
// their saddles lie.

#include <algorithm>

#include "for_all.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/network_family.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

using Points = NetworkPoints;
constexpr auto tanh_units = HiddenLayer::Activation::tanh;

/// v tanh(ux) on (1, 3) and (4, -2), with decay 1/50.
const NetworkFamily& example() {
  static const NetworkFamily family = [] {
    const HiddenLayer network{tanh_units, 1, {{1, 3}, {4, -2}}, Rational(1, 50)};
    return NetworkFamily{{network}, {critical_points(network)}};
  }();
  return family;
}

/// The families of random networks, one after another.
const NetworkFamily& random_networks() {
  static const NetworkFamily all = [] {
    NetworkFamily joined;
    for (const NetworkFamily& one : small_families()) {
      joined.networks.insert(joined.networks.end(), one.networks.begin(), one.networks.end());
      joined.found.insert(joined.found.end(), one.found.begin(), one.found.end());
    }
    return joined;
  }();
  return all;
}

/// A property of all critical points of each network.
Trial for_each(std::string label, std::string property, const NetworkFamily& (*networks)(),
               std::function<bool(const Points&)> holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            const NetworkFamily& family = networks();
            Trial::Outcome outcome;
            outcome.cases.digits = "50, enclosed";
            outcome.cases.complete = true;
            for (std::size_t i = 0; i < family.found.size() && outcome.violation.empty(); ++i) {
              ++outcome.cases.count;
              const Points& found = family.found[i];
              outcome.cases.complete = outcome.cases.complete && found.complete;
              if (!found.complete || !holds(found)) {
                outcome.violation = "f = " + description(family.networks[i]);
              }
            }
            return outcome;
          }};
}

Claim bounded_weights() {
  const AbstractVector r = AbstractVector::named("r"), o = AbstractVector::named("o");
  const Term v = Term::symbol("v"), decay = Term::symbol("lambda"), s = Term::symbol("s"),
             most = Term::symbol("Y"), kept = Term::symbol("S"), extra = Term::symbol("e"),
             p = Term::symbol("P"), c = Term::symbol("c"), rr = Term::symbol("R"),
             ww = Term::symbol("W"), z = Term::symbol("z"), q = Term::symbol("q"),
             a = Term::symbol("a"), b = Term::symbol("b");
  const Term one(1), two(2);
  const auto outputs = [&](std::string label, Term factor) {
    Statement st = for_all(std::move(label), {nonnegative(kept)}, {o.dot(r) == -kept},
                           (o - r).squared_norm() >= factor * (kept + r.squared_norm()));
    st.domain.vectors = {"o", "r"};
    return st;
  };
  // c stands for <r, w>, by Cauchy and Schwarz, R and W for the squared lengths.
  const auto slack = [&](std::string label, Term factor) {
    return for_all(
        std::move(label),
        {positive(decay), positive(s), real(v), real(c), nonnegative(rr), nonnegative(ww)},
        {square(c) <= rr * ww, ww <= decay * square(s)},
        v * c <= factor * (decay * square(v) + rr));
  };
  // P stands for lambda v^2, e for v <r, w>: lambda u^2 = P + e.
  const auto unit = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(s), real(p), real(extra), real(kept), real(most)},
                   {p <= kept, kept <= most, extra <= s / two * kept}, p + extra <= claimed);
  };
  const Term of_tanh = tanh(z) - z * (one - square(tanh(z)));
  const auto softplus = [&](std::string label, Term least) {
    return for_all(std::move(label), {positive(q), nonnegative(a), nonnegative(b)},
                   {a <= q, b <= one / q}, a - (a - b) * q / (one + q) <= least);
  };
  return {
      "landscape/network-bounded",
      "All critical points of a network with decay lie in a box",
      "S2:74-78",
      {"landscape/saddles-dominate"},
      "",
      "Let r be the residuals, o the outputs, Y = |y|^2. A critical point has <o, r> = -lambda "
      "|v|^2, so lambda |v|^2 + |r|^2 <= Y; and with w_i = f(z_i) - z_i f'(z_i) for z_i = u x_i, "
      "|w_i| <= 1 for "
      "tanh and softplus (q = e^z, a = ln(1 + q), b = ln(1 + 1/q), z = a - b), each u has lambda "
      "u^2 <= Y (1 + s/2), s^2 = n/lambda for n data. So a search of a box finds all.",
      Grade::proved,
      {outputs("outputs and residuals", one), slack("v <r, w>", s / two),
       unit("a weight", most * (one + s / two)), for_all("tanh", {nonnegative(z)}, of_tanh <= one),
       for_all("tanh, from below", {nonnegative(z)}, of_tanh >= -one),
       for_all("ln(1 + q) <= q", {positive(q)}, log(one + q) <= q), softplus("softplus", one)},
      {{"twice that", outputs("twice that", two)},
       {"s/4 in v <r, w>", slack("s/4", s / Term(4))},
       {"Y alone", unit("Y alone", most)},
       {"1/2 for tanh", for_all("1/2", {nonnegative(z)}, of_tanh <= one / two)},
       {"1/2 for softplus", softplus("1/2", one / two)}}};
}

/// Whether some minimum certainly lies above another by more than this.
std::function<bool(const Points&)> minima_differ_by(Rational least) {
  return [least = std::move(least)](const Points& found) {
    return certainly(spread_of_minima(found) > Interval(least));
  };
}

Claim bad_minimum() {
  const auto differ = [&](std::string label, const Rational& least) {
    return for_each(label, "two minima whose losses differ by " + least.to_string() + " or more",
                    example, minima_differ_by(least));
  };
  const auto counts = [](std::string label, std::array<unsigned, 3> claimed) {
    return for_each(label, label, example,
                    [=](const Points& found) { return count_by_index(found) == claimed; });
  };
  return {
      "landscape/network-bad-minimum",
      "A network of one unit with a bad local minimum",
      "S0:1, S2:74-78",
      {"landscape/local-minima-not-bad", "landscape/local-minima-open-question"},
      "landscape/network-bounded",
      "v tanh(ux) fitted to (1, 3) and (4, -2) with decay 1/50 has four minima and three saddles, "
      "no other critical point; the minima are in pairs of two losses: 5.888 and 6.330. So a local "
      "minimum need not be about as good as the global one.",
      Grade::certified,
      {differ("losses differ by 2/5", Rational(2, 5)),
       counts("four minima and three saddles", {4, 3, 0})},
      {{"by 1/2", differ("losses differ by 1/2", Rational(1, 2))},
       {"five minima, three saddles", counts("five minima, three saddles", {5, 3, 0})},
       {"all minima are global",
        for_each("all minima are global", "no two minima have different losses", random_networks,
                 [](const Points& found) { return !has_bad_minimum(found); })}},
      "One network: all of its critical points are found and enclosed, to show that such minima "
      "exist."};
}

/// Every saddle counts for minus one, the rest for one: the sum over a loss that grows to infinity
/// on all sides is 1 (Morse).
int alternating_sum(const Points& found) {
  const auto [minima, saddles, second] = count_by_index(found);
  return static_cast<int>(minima) - static_cast<int>(saddles) + static_cast<int>(second);
}

Claim saddles_above() {
  const auto all = [](std::string label, std::string property,
                      std::function<bool(const Points&)> holds) {
    return for_each(std::move(label), std::move(property), random_networks, std::move(holds));
  };
  return {
      "landscape/network-saddles",
      "Saddles of small networks against their minima",
      "S2:74, S2:84",
      {"landscape/saddles-dominate", "landscape/local-minima-not-bad"},
      "landscape/network-bad-minimum",
      "48 networks with random data, tanh and softplus, one unit on three data or two on two: each "
      "critical point is found. In each network minima - saddles of index 1 + saddles of index 2 = "
      "1, as Morse theory demands; there is no maximum, and each saddle lies above the global "
      "minimum. But not above each minimum, and not all minima are global.",
      Grade::certified,
      {all("Morse's relation", "minima - index 1 + index 2 = 1",
           [](const Points& found) { return alternating_sum(found) == 1; }),
       all("each saddle lies above the global minimum", "losses of saddles against the best",
           has_saddles_above_best),
       all("no maximum", "the index is at most the number of units: v is never in the way",
           [](const Points& found) {
             return std::ranges::all_of(found.points,
                                        [](auto& point) { return point.index <= point.u.size(); });
           })},
      {{"each saddle lies above each minimum",
        all("above each minimum", "no saddle below a minimum",
            [](const Points& found) { return !has_saddle_below_minimum(found); })},
       {"every local minimum is global",
        all("all global", "no two minima have different losses",
            [](const Points& found) { return !has_bad_minimum(found); })},
       {"each has a saddle", all("each has a saddle", "one saddle at least",
                                 [](const Points& found) {
                                   const auto counts = count_by_index(found);
                                   return counts[1] + counts[2] > 0;
                                 })},
       {"one in nine is a minimum", all("one in nine is a minimum", "3^-2 of the points are minima",
                                        [](const Points& found) {
                                          const auto [minima, saddles, second] =
                                              count_by_index(found);
                                          return 9 * minima == minima + saddles + second;
                                        })}},
      "These networks, all of their critical points enclosed: Morse's relation holds for all, the "
      "rest is no law for others."};
}

}  // namespace

std::vector<Claim> landscape_networks() {
  return {bounded_weights(), bad_minimum(), saddles_above()};
}

}  // namespace gradus
