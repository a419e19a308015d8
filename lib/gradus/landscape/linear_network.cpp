#include "gradus/landscape/linear_network.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/prove/exact_matrix.hpp"

namespace gradus {

namespace {

using Layers = std::vector<RationalMatrix>;  // the first one first
using Zeros = std::vector<std::vector<bool>>;

std::vector<unsigned> widths(const LinearNetwork& network) {
  std::vector<unsigned> result(network.layers + 1, network.hidden);
  result.front() = network.inputs;
  result.back() = network.outputs;
  return result;
}

template <class T>
std::vector<std::vector<T>> product(const std::vector<std::vector<T>>& a,
                                    const std::vector<std::vector<T>>& b) {
  std::vector<std::vector<T>> result(a.size(), std::vector<T>(b[0].size(), T(0)));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b[0].size(); ++j) {
      for (std::size_t k = 0; k < b.size(); ++k) result[i][j] = result[i][j] + a[i][k] * b[k][j];
    }
  }
  return result;
}

template <class T>
T loss(const LinearNetwork& network, const std::vector<std::vector<std::vector<T>>>& layers) {
  std::vector<std::vector<T>> all = layers[0];
  for (std::size_t l = 1; l < layers.size(); ++l) all = product(layers[l], all);
  T sum(0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all[0].size(); ++j) {
      const T gap = i == j ? all[i][j] - T(network.modes[i]) : all[i][j];
      sum = sum + gap * gap / T(2);
    }
  }
  return sum;
}

std::vector<Rational> flattened(const Layers& layers) {
  std::vector<Rational> result;
  for (const RationalMatrix& w : layers) {
    for (const auto& row : w) result.insert(result.end(), row.begin(), row.end());
  }
  return result;
}

/// The gradient of the loss by all weights, which gives the Hessian by its slopes.
Tape gradient_of(const LinearNetwork& network) {
  const std::vector<unsigned> width = widths(network);
  std::vector<std::vector<std::vector<Term>>> layers(network.layers);
  std::vector<Term> weights, gradient;
  for (unsigned l = 0; l < network.layers; ++l) {
    layers[l].resize(width[l + 1]);
    for (unsigned i = 0; i < width[l + 1]; ++i) {
      for (unsigned j = 0; j < width[l]; ++j) {
        weights.push_back(Term::symbol("w" + std::to_string(weights.size())));
        layers[l][i].push_back(weights.back());
      }
    }
  }
  const Term f = loss(network, layers);
  for (const Term w : weights) gradient.push_back(derivative(f, w));
  return {gradient, weights};
}

/// The rank of the map from generators G of the exchanges to (.., G W_k, -W_(k+1) G, ..).
unsigned orbit_dimension(const LinearNetwork& network, const Layers& layers) {
  const unsigned p = network.hidden;
  RationalMatrix moves;
  for (unsigned k = 0; k + 1 < network.layers; ++k) {
    for (unsigned i = 0; i < p; ++i) {
      for (unsigned j = 0; j < p; ++j) {
        Layers move;
        for (const RationalMatrix& w : layers) {
          move.emplace_back(w.size(), std::vector<Rational>(w[0].size()));
        }
        for (std::size_t c = 0; c < layers[k][0].size(); ++c) move[k][i][c] = layers[k][j][c];
        for (std::size_t r = 0; r < layers[k + 1].size(); ++r) {
          move[k + 1][r][j] = -layers[k + 1][r][i];
        }
        moves.push_back(flattened(move));
      }
    }
  }
  RationalMatrix gram(moves.size(), std::vector<Rational>(moves.size()));
  for (std::size_t i = 0; i < moves.size(); ++i) {
    for (std::size_t j = 0; j < moves.size(); ++j) {
      for (std::size_t k = 0; k < moves[i].size(); ++k) gram[i][j] += moves[i][k] * moves[j][k];
    }
  }
  return inertia(std::move(gram)).positive;
}

bool is_fitted(const std::vector<bool>& zero) {
  return std::ranges::none_of(zero, std::identity{});
}
bool is_absent(const std::vector<bool>& zero) { return std::ranges::all_of(zero, std::identity{}); }

/// Hidden units by mode: modes that are not 0 everywhere have one, then the largest of the others.
std::vector<std::optional<unsigned>> units(const LinearNetwork& network, const Zeros& zero) {
  std::vector<std::optional<unsigned>> unit(zero.size());
  std::vector<std::size_t> order(zero.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::size_t i, std::size_t j) {
    if (is_absent(zero[i]) != is_absent(zero[j])) return is_absent(zero[j]);
    return network.modes[i] > network.modes[j];
  });
  for (unsigned k = 0; k < std::min<std::size_t>(order.size(), network.hidden); ++k) {
    unit[order[k]] = k;
  }
  return unit;
}

/// Where a mode's weight stands in a layer.
Rational& weight(Layers& layers, unsigned layer, std::size_t mode, unsigned unit) {
  const std::size_t row = layer + 1 == layers.size() ? mode : unit;
  return layers[layer][row][layer == 0 ? mode : unit];
}

Layers point_of(const LinearNetwork& network, const Zeros& zero) {
  const std::vector<unsigned> width = widths(network);
  Layers layers;
  for (unsigned l = 0; l < network.layers; ++l) {
    layers.emplace_back(width[l + 1], std::vector<Rational>(width[l]));
  }
  const auto unit = units(network, zero);
  for (std::size_t i = 0; i < zero.size(); ++i) {
    for (unsigned l = 0; l < network.layers; ++l) {
      if (zero[i][l]) continue;
      const bool carries = is_fitted(zero[i]) && l + 1 == network.layers;
      weight(layers, l, i, *unit[i]) = carries ? network.modes[i] : Rational(1);
    }
  }
  return layers;
}

/// The largest mode that is not fitted gets t in each layer where it is 0; where it has no unit, it
/// is mixed into the unit of a smaller one.
Layers moved_down(const LinearNetwork& network, const Zeros& zero, Layers at, const Rational& t) {
  const auto unit = units(network, zero);
  std::size_t best = zero.size(), worst = zero.size();
  for (std::size_t i = 0; i < zero.size(); ++i) {
    const auto beats = [&](std::size_t other, bool more) {
      return other == zero.size() || (network.modes[i] > network.modes[other]) == more;
    };
    if (is_fitted(zero[i]) ? beats(worst, false) : beats(best, true)) {
      (is_fitted(zero[i]) ? worst : best) = i;
    }
  }
  if (unit[best]) {
    for (unsigned l = 0; l < network.layers; ++l) {
      if (zero[best][l]) weight(at, l, best, *unit[best]) = t;
    }
  } else {
    at.front()[*unit[worst]][best] = t;
    at.back()[best][*unit[worst]] = t * network.modes[worst];
  }
  return at;
}

Rational least_loss(const LinearNetwork& network) {
  std::vector<Rational> modes = network.modes;
  std::ranges::sort(modes);
  Rational sum = 0;
  for (std::size_t i = 0; i + network.hidden < modes.size(); ++i) sum += modes[i] * modes[i] / 2;
  return sum;
}

/// Each mode is fitted or 0 in two layers at least; no more modes than units are anything.
std::vector<Zeros> patterns(const LinearNetwork& network) {
  std::vector<std::vector<bool>> of_one;
  for (unsigned bits = 0; bits < 1U << network.layers; ++bits) {
    std::vector<bool> zero;
    for (unsigned l = 0; l < network.layers; ++l) zero.push_back((bits >> l & 1U) != 0);
    if (std::ranges::count(zero, true) != 1) of_one.push_back(zero);
  }
  std::vector<Zeros> result{{}};
  for (std::size_t i = 0; i < network.modes.size(); ++i) {
    std::vector<Zeros> longer;
    for (const Zeros& start : result) {
      for (const auto& zero : of_one) {
        longer.push_back(start);
        longer.back().push_back(zero);
      }
    }
    result = std::move(longer);
  }
  std::erase_if(result, [&](const Zeros& zero) {
    return std::ranges::count_if(zero, std::not_fn(is_absent)) > static_cast<long>(network.hidden);
  });
  return result;
}

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

}  // namespace

std::string description(const LinearNetwork& network) {
  std::string text;
  for (const unsigned width : widths(network)) {
    text += (text.empty() ? "" : "-") + std::to_string(width);
  }
  for (const Rational& mode : network.modes) {
    text += (&mode == &network.modes.front() ? "; " : ", ") + mode.to_string();
  }
  return text;
}

std::string description(const LinearStratum& stratum) {
  std::string text;
  for (const auto& zero : stratum.zero) {
    if (!text.empty()) text += "; ";
    if (is_fitted(zero)) {
      text += "fitted";
      continue;
    }
    text += "0 in";
    for (std::size_t l = 0; l < zero.size(); ++l) {
      if (zero[l]) text += " W" + std::to_string(l + 1);
    }
  }
  return text;
}

std::vector<LinearStratum> strata(const LinearNetwork& network) {
  require(network.layers == 2 || network.layers == 3, "expected two or three layers");
  require(network.modes.size() == std::min(network.inputs, network.outputs),
          "expected as many modes as inputs or outputs");
  require(network.layers == 2 || network.hidden >= network.modes.size(),
          "expected a hidden unit for each mode");
  const Tape gradient = gradient_of(network);
  std::vector<LinearStratum> result;
  for (const Zeros& zero : patterns(network)) {
    const Layers point = point_of(network, zero);
    LinearStratum stratum{zero, loss(network, point), {}, orbit_dimension(network, point)};
    RationalMatrix hessian;
    for (auto& jet : gradient.run_with_gradient<Rational>(flattened(point))) {
      if (!jet.value.is_zero()) throw std::logic_error("the point is not critical");
      hessian.push_back(std::move(jet.gradient));
    }
    stratum.inertia = inertia(std::move(hessian));
    stratum.is_global = stratum.loss == least_loss(network);
    if (!stratum.is_global) {
      Rational before = stratum.loss;
      stratum.has_way_down = true;
      for (const long parts : {1'000, 100, 10}) {
        const Rational now = loss(network, moved_down(network, zero, point, Rational(1, parts)));
        stratum.has_way_down = stratum.has_way_down && now < before;
        before = now;
      }
    }
    result.push_back(std::move(stratum));
  }
  return result;
}

}  // namespace gradus
