// Tables on critical points, each of them found: of random periodic functions and of networks.

#include "gradus/evidence/cells.hpp"
#include "gradus/evidence/estimate.hpp"
#include "gradus/landscape/one_unit.hpp"
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
      "is averaged over functions, an empirical Bernstein interval at level 1 - 10^-6, seed " +
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
    const ConfidenceInterval share = empirical_bernstein(c.mean_share, c.variance_of_share,
                                                         functions - c.degenerate, 0, 0.5, 1e-6);
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

Table networks_table() {
  Table t{
      "landscape/networks",
      "All critical points of small networks x -> v f(u x)",
      "With |u|, |v| < 5; enclosed, correct digits only. Index 0 is a minimum, 1 a saddle. Points "
      "come in pairs (u, v), (-u, -v) for tanh.",
      {"index", "loss", "u", "v"},
      {"", "L", "u", "v"},
      {}};
  constexpr int shown = 8;
  for (const OneUnit& network : some_networks()) {
    t.groups.emplace_back(t.rows.size(), description(network));
    for (const LocatedPoint& p : critical_points(network).points) {
      t.rows.push_back({std::to_string(p.index), cell(p.value, shown), cell(p.box[0], shown),
                        cell(p.box[1], shown)});
    }
  }
  return t;
}

}  // namespace

std::vector<TableSpec> critical_tables() {
  return {{"critical/torus", "d against the critical points of random periodic functions, by index",
           torus_table},
          {"landscape/networks", "the critical points of small networks, with their losses",
           [](const Budget&) { return networks_table(); }}};
}

}  // namespace gradus
