// Tables on critical points, each of them found: of random periodic functions and of networks.

#include "gradus/evidence/cells.hpp"
#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/landscape/linear_network.hpp"
#include "gradus/landscape/network_family.hpp"
#include "gradus/landscape/torus.hpp"
#include "gradus/spectrum/goe.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 6;

Table torus_table(const Budget& budget) {
  Table t{
      "critical/torus",
      "Critical points of random trigonometric polynomials in d variables, by index",
      "Every critical point is found and certified, none twice; even and odd indices are equally "
      "many in each function, as Euler's relation demands. Coefficients are -9 .. 9, all "
      "frequencies up to the degree; nearly degenerate functions are left out. The share of minima "
      "is averaged over functions, together with that of maxima, an empirical Bernstein interval "
      "at level 1 - 10^-6, seed " +
          std::to_string(budget.seed) +
          ". It follows neither 3^-d nor the GOE: a critical point of such a function is no random "
          "matrix. Isotropic Gaussian functions have (29 - 6 sqrt 6)/116 = 0.1233 at d = 3 "
          "(Bardeen, Bond, Kaiser and Szalay, Astrophys. J. 304, 1986).",
      {"d", "degree", "functions", "left out", "index 0 (minima)", "1", "2", "3", "share of minima",
       "2^-d", "3^-d", "GOE"},
      {"d", "", "", "", "0", "1", "2", "3", "", "2^{-d}", "3^{-d}", "P(H \\succ 0)"},
      {}};
  struct Row {
    unsigned dimension, degree;
    std::uint64_t functions;
  };
  for (const auto& [d, degree, functions] :
       {Row{1, 1, 2'000}, Row{1, 3, 2'000}, Row{2, 1, 2'000}, Row{2, 2, 1'000}, Row{3, 1, 250}}) {
    const TorusCount c = count_torus_points(d, degree, functions, budget.seed);
    const ConfidenceInterval share = empirical_bernstein(
        c.mean_share, c.variance_of_share, functions - c.degenerate, 0, c.most_share, 1e-6);
    std::vector<std::string> row{std::to_string(d), std::to_string(degree),
                                 std::to_string(functions), std::to_string(c.degenerate)};
    for (unsigned index = 0; index < 4; ++index) {
      row.push_back(index <= d ? std::to_string(c.by_index[index]) : "-");
    }
    const auto power = static_cast<long>(d);
    row.push_back(interval_cell(share.lower, share.upper, 4));
    row.push_back(cell(pow(Rational(1, 2), power), digits));
    row.push_back(cell(pow(Rational(1, 3), power), digits));
    row.push_back(cell(goe_positive_definite(d), digits));
    t.rows.push_back(std::move(row));
  }
  return t;
}

/// The networks whose points are listed one by one.
std::vector<HiddenLayer> some_networks() {
  using enum HiddenLayer::Activation;
  const Rational fifth(1, 5), tenth(1, 10), fiftieth(1, 50);
  return {{tanh, 1, {{1, 2}, {3, -1}}, tenth},         {tanh, 1, {{1, 3}, {4, -2}}, fiftieth},
          {tanh, 1, {{1, -4}, {4, 3}}, tenth},         {softplus, 1, {{1, 2}, {-2, 1}}, tenth},
          {softplus, 1, {{1, -1}, {-1, 2}}, fiftieth}, {tanh, 2, {{1, -4}, {4, 1}}, fifth},
          {softplus, 2, {{1, -4}, {4, 3}}, fifth}};
}

std::string cells(const std::vector<Interval>& values) {
  std::string text;
  for (const Interval& value : values) text += (text.empty() ? "" : ", ") + cell(value, 6);
  return text;
}

Table networks_table() {
  Table t{"landscape/networks",
          "All critical points of small networks x -> v_1 f(u_1 x) + ...",
          "None is left out, wherever it is; enclosed, correct digits only. Index 0 is a minimum, "
          "others are saddles. Exchanging units, and for tanh the sign of both weights of one, "
          "makes copies with the same loss.",
          {"index", "copies", "loss", "u", "v"},
          {"", "", "L", "u", "v"},
          {}};
  for (const HiddenLayer& network : some_networks()) {
    t.groups.emplace_back(t.rows.size(), description(network));
    for (const NetworkPoint& p : critical_points(network).points) {
      t.rows.push_back({std::to_string(p.index), std::to_string(p.copies), cell(p.loss, 8),
                        cells(p.u), cells(p.v)});
    }
  }
  return t;
}

Table families_table(const Budget& budget) {
  constexpr unsigned count = 24;
  Table t{"landscape/network-families",
          "The critical points of " + std::to_string(count) + " networks of a kind, by index",
          "Data x and y are -4 .. 4 without 0, drawn with seed " + std::to_string(budget.seed) +
              "; every critical point is found, copies are counted. Minima - index 1 + index 2 is "
              "1 for each network (Morse). A minimum is bad where another one is lower. Each "
              "saddle lies above the lowest minimum of its network; the last but one column counts "
              "networks where one lies below another minimum.",
          {"f", "units", "data", "decay", "minima", "index 1", "index 2", "share of minima",
           "with a bad minimum", "with a saddle below a minimum", "greatest spread of minima"},
          {"f", "", "n", "\\lambda", "0", "1", "2", "", "", "", ""},
          {}};
  using enum HiddenLayer::Activation;
  struct Row {
    HiddenLayer::Activation activation;
    unsigned units, data;
    Rational decay;
  };
  for (const Row& kind : {Row{tanh, 1, 2, Rational(1, 10)}, Row{tanh, 1, 3, Rational(1, 10)},
                          Row{softplus, 1, 2, Rational(1, 10)},
                          Row{softplus, 1, 3, Rational(1, 10)}, Row{tanh, 2, 2, Rational(1, 5)},
                          Row{tanh, 2, 3, Rational(1, 5)}, Row{softplus, 2, 2, Rational(1, 5)}}) {
    const NetworkFamily family =
        random_family(kind.activation, kind.units, kind.data, kind.decay, count, budget.seed);
    std::array<unsigned, 3> points{};
    unsigned bad = 0, below = 0, open = 0;
    Interval spread;
    for (const NetworkPoints& found : family.found) {
      const auto of_one = count_by_index(found);
      for (std::size_t k = 0; k < points.size(); ++k) points[k] += of_one[k];
      bad += has_bad_minimum(found) ? 1 : 0;
      below += has_saddle_below_minimum(found) ? 1 : 0;
      open += found.complete ? 0 : 1;
      spread = max(spread, spread_of_minima(found));
    }
    const unsigned all = points[0] + points[1] + points[2];
    t.rows.push_back({kind.activation == tanh ? "tanh" : "softplus", std::to_string(kind.units),
                      std::to_string(kind.data), kind.decay.to_string(), std::to_string(points[0]),
                      std::to_string(points[1]), std::to_string(points[2]),
                      cell(Rational(points[0], all), digits), std::to_string(bad),
                      std::to_string(below), cell(spread, digits)});
    if (open > 0)
      t.note += " " + std::to_string(open) + " networks of row " + std::to_string(t.rows.size()) +
                " may have more points.";
  }
  return t;
}

Table linear_table() {
  Table t{
      "landscape/linear-networks",
      "Critical points of linear networks, |W_L ... W_1 - A|^2 / 2",
      "A has the singular values listed, its modes. Each row is an orbit of critical points (.., "
      "W_(k+1) C^-1, C W_k, ..) and counts once: all its points have one loss and one inertia. "
      "With two layers and square A there are no others (Baldi and Hornik, 1989); with three, "
      "these are the "
      "orbits through diagonal points. Eigenvalues of the Hessian, by exact LDL'. Every orbit "
      "but that of least loss has a way down, even where no eigenvalue is negative.",
      {"modes", "loss", "negative", "zero", "positive", "dimension", "kind"},
      {"", "L", "-", "0", "+", "\\dim", ""},
      {}};
  const Rational half(1, 2);
  for (const LinearNetwork& network :
       {LinearNetwork{2, 2, 2, 1, {2}}, LinearNetwork{2, 2, 1, 2, {3, half}},
        LinearNetwork{2, 2, 2, 2, {3, half}}, LinearNetwork{2, 3, 2, 3, {5, 2, half}},
        LinearNetwork{3, 2, 2, 2, {3, half}}}) {
    t.groups.emplace_back(t.rows.size(), description(network));
    for (const LinearStratum& p : strata(network)) {
      const char* kind = p.is_global              ? "global minima"
                         : !p.has_way_down        ? "open"
                         : p.inertia.negative > 0 ? "saddles"
                                                  : "saddles, unseen by the Hessian";
      t.rows.push_back({description(p), p.loss.to_string(), std::to_string(p.inertia.negative),
                        std::to_string(p.inertia.zero), std::to_string(p.inertia.positive),
                        std::to_string(p.dimension), kind});
    }
  }
  return t;
}

}  // namespace

std::vector<TableSpec> critical_tables() {
  return {
      {"critical/torus", "d against the critical points of random periodic functions, by index",
       torus_table},
      {"landscape/networks", "the critical points of small networks, with their losses",
       [](const Budget&) { return networks_table(); }},
      {"landscape/network-families",
       "kinds of networks against the share of minima, bad minima and low saddles", families_table},
      {"landscape/linear-networks",
       "the critical points of linear networks, with the signs of their Hessians",
       [](const Budget&) { return linear_table(); }}};
}

}  // namespace gradus
