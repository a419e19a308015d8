// A table for the notes: back-propagation on every small shape of network.

#include "gradus/landscape/network_shapes.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

Table shapes(const Budget& budget) {
  constexpr unsigned layers = 4, widest = 3;
  Table table{"backprop",
              "Back-propagation against exact differentiation, on every shape of network",
              "One to three units in each place, inputs and outputs included; at one rational "
              "point a network, seed " +
                  std::to_string(budget.seed) +
                  ", the derivative of the loss along a direction over all weights equals minus "
                  "what back-propagation adds, as exact rationals.",
              {"layers of weights", "shapes", "weights"},
              {},
              {}};
  for (const Unit unit : units) table.columns.push_back(std::string(name(unit)) + ": equal");
  for (unsigned depth = 1; depth <= layers; ++depth) {
    const auto all = network_shapes(depth, widest);
    unsigned least = ~0U, most = 0;
    std::vector<std::string> equal;
    for (const Unit unit : units) {
      std::size_t agree = 0;
      std::uint64_t seed = budget.seed;
      for (const auto& shape : all) {
        const GradientCheck found = check_gradient(shape, unit, seed++);
        if (found.derivative == -found.change) ++agree;
        least = std::min(least, found.weights);
        most = std::max(most, found.weights);
      }
      equal.push_back(std::to_string(agree));
    }
    std::vector<std::string> row{std::to_string(depth), std::to_string(all.size()),
                                 std::to_string(least) + " to " + std::to_string(most)};
    row.insert(row.end(), equal.begin(), equal.end());
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::vector<TableSpec> backprop_tables() {
  return {
      {"backprop", "layers of weights against shapes on which back-propagation is exact", shapes}};
}

}  // namespace gradus
