#include "gradus/landscape/hidden_layer.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/landscape/critical_search.hpp"
#include "gradus/landscape/inertia.hpp"

namespace gradus {

namespace {

using Terms = std::vector<Term>;

Term activated(HiddenLayer::Activation kind, Term z) {
  return kind == HiddenLayer::Activation::tanh ? tanh(z) : log(Term(1) + exp(z));
}

/// Of the logistic function one occurrence of z encloses best.
Term slope(HiddenLayer::Activation kind, Term z) {
  if (kind == HiddenLayer::Activation::tanh) return Term(1) - square(tanh(z));
  return (Term(1) + tanh(z / Term(2))) / Term(2);
}

Term dot(const Terms& a, const Terms& b) {
  Term sum = a[0] * b[0];
  for (std::size_t i = 1; i < a.size(); ++i) sum = sum + a[i] * b[i];
  return sum;
}

Term squares(const Terms& a) {
  Term sum = square(a[0]);
  for (std::size_t i = 1; i < a.size(); ++i) sum = sum + square(a[i]);
  return sum;
}

/// The v that minimises |v_1 f + v_2 g - y|^2 + decay |v|^2, and v_1 f + v_2 g - y, as quotients
/// without differences of large numbers: by Cauchy and Binet the determinants that solve the normal
/// equations are sums of squares and of products of minors.
struct BestOutput {
  Terms v, residuals;
};
BestOutput best_output(const Terms& f, const Terms& g, const Terms& y, Term decay) {
  const std::size_t n = y.size();
  const auto minor = [](const Terms& a, const Terms& b, std::size_t i, std::size_t j) {
    return a[i] * b[j] - a[j] * b[i];
  };
  Term determinant = square(decay) + decay * (squares(f) + squares(g)), first = decay * dot(f, y),
       second = decay * dot(g, y);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Term both = minor(f, g, i, j);
      determinant = determinant + square(both);
      first = first + both * minor(y, g, i, j);
      second = second - both * minor(y, f, i, j);
    }
  }
  BestOutput best{{first / determinant, second / determinant}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    Term sum = square(decay) * y[i];
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      sum = sum + decay * (f[j] * minor(y, f, i, j) + g[j] * minor(y, g, i, j));
      for (std::size_t l = 0; l < j; ++l) {
        if (l == i) continue;
        const Term three =
            y[i] * minor(f, g, j, l) - f[i] * minor(y, g, j, l) + g[i] * minor(y, f, j, l);
        sum = sum + minor(f, g, j, l) * three;
      }
    }
    best.residuals.push_back(-sum / determinant);
  }
  return best;
}

Terms symbols(const std::string& name, unsigned count) {
  Terms result;
  for (unsigned k = 1; k <= count; ++k) result.push_back(Term::symbol(name + std::to_string(k)));
  return result;
}

/// Exchanging units, and for tanh the sign of a unit, leads to each u from one in here.
Terms fundamental_region(const HiddenLayer& network, const Terms& u) {
  Terms region;
  if (network.units == 2) region.push_back(u[0] - u[1]);
  if (network.activation == HiddenLayer::Activation::tanh) region.push_back(u.back());
  return region;
}

/// u after each exchange of units and change of signs.
std::vector<std::vector<Interval>> images(const HiddenLayer& network,
                                          const std::vector<Interval>& u) {
  std::vector<std::vector<Interval>> result{u};
  if (network.units == 2) result.push_back({u[1], u[0]});
  if (network.activation == HiddenLayer::Activation::softplus) return result;
  for (std::size_t k = 0; k < u.size(); ++k) {
    for (std::size_t i = result.size(); i-- > 0;) {
      std::vector<Interval> image = result[i];
      image[k] = -image[k];
      result.push_back(std::move(image));
    }
  }
  return result;
}

/// Whether an image of a critical point is that point; nothing where it may be another.
std::optional<bool> is_same(const LocatedPoint& point, const std::vector<Interval>& image) {
  bool meets = true, is_alone = true;
  for (std::size_t k = 0; k < image.size(); ++k) {
    meets = meets && intersect(image[k], point.box[k]);
    is_alone = is_alone && point.alone[k].contains(image[k]);
  }
  if (!meets) return false;
  return is_alone ? std::optional(true) : std::nullopt;
}

/// How many of the images differ; nothing where one is neither the point itself nor another.
std::optional<unsigned> count_copies(const HiddenLayer& network, const LocatedPoint& point) {
  const auto all = images(network, point.box);
  unsigned same = 0;
  for (const auto& image : all) {
    const auto is_fixed = is_same(point, image);
    if (!is_fixed) return std::nullopt;
    same += *is_fixed ? 1 : 0;
  }
  return static_cast<unsigned>(all.size()) / same;
}

/// A weight that keeps its place under a change of sign is 0.
void set_zeros(const HiddenLayer& network, const LocatedPoint& from, NetworkPoint& point) {
  if (network.activation == HiddenLayer::Activation::softplus) return;
  for (std::size_t k = 0; k < point.u.size(); ++k) {
    std::vector<Interval> image = from.box;
    image[k] = -image[k];
    if (is_same(from, image).value_or(false)) point.u[k] = point.v[k] = Interval(0);
  }
}

/// Of the whole network at its enclosed weights.
std::optional<Inertia> inertia_at(const Tape& gradient, std::vector<Interval> weights) {
  std::vector<std::vector<Interval>> hessian;
  for (auto& jet : gradient.run_with_gradient<Interval>(weights)) {
    hessian.push_back(std::move(jet.gradient));
  }
  return inertia(std::move(hessian));
}

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

}  // namespace

Term loss(const HiddenLayer& network, const Terms& u, const Terms& v) {
  Term sum = Term(network.decay) / Term(2) * (squares(u) + squares(v));
  for (const HiddenLayer::Datum& d : network.data) {
    Term output = v[0] * activated(network.activation, u[0] * Term(d.x));
    for (std::size_t k = 1; k < u.size(); ++k) {
      output = output + v[k] * activated(network.activation, u[k] * Term(d.x));
    }
    sum = sum + square(output - Term(d.y)) / Term(2);
  }
  return sum;
}

std::string description(const HiddenLayer& network) {
  std::string text = network.activation == HiddenLayer::Activation::tanh ? "tanh" : "softplus";
  if (network.units > 1) text += ", " + std::to_string(network.units) + " units";
  text += "; ";
  for (const HiddenLayer::Datum& d : network.data) {
    text += "(" + d.x.to_string() + ", " + d.y.to_string() + "), ";
  }
  text.replace(text.size() - 2, 2, "; ");
  return text + "decay " + network.decay.to_string();
}

Rational weight_bound(const HiddenLayer& network) {
  Rational squares = 0;
  for (const HiddenLayer::Datum& d : network.data) squares += d.y * d.y;
  const Interval data(network.data.size()), decay(network.decay);
  const Interval bound = Interval(squares) / decay * (1 + sqrt(data / decay) / 2);
  return (sqrt(bound) + Interval(Rational(1, 100))).upper();
}

EliminatedOutput eliminate_output(const HiddenLayer& network, const Terms& u) {
  const Term decay(network.decay);
  const std::size_t n = network.data.size();
  Terms y;
  for (const HiddenLayer::Datum& d : network.data) y.emplace_back(d.y);
  std::vector<Terms> f(2, Terms(n, Term(0)));
  for (std::size_t k = 0; k < u.size(); ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      f[k][i] = activated(network.activation, u[k] * Term(network.data[i].x));
    }
  }
  const BestOutput best = best_output(f[0], f[1], y, decay);
  EliminatedOutput result{{}, {}, {best.v.begin(), best.v.begin() + static_cast<long>(u.size())}};
  result.loss = (squares(best.residuals) + decay * (squares(u) + squares(result.v))) / Term(2);
  for (std::size_t k = 0; k < u.size(); ++k) {
    Term sum(0);
    for (std::size_t i = 0; i < n; ++i) {
      const Term x(network.data[i].x);
      sum = sum + best.residuals[i] * x * slope(network.activation, u[k] * x);
    }
    result.gradient.push_back(decay * u[k] + result.v[k] * sum);
  }
  return result;
}

NetworkPoints critical_points(const HiddenLayer& network, std::uint64_t most_boxes) {
  require(network.units == 1 || network.units == 2, "expected one or two units");
  require(!network.data.empty() && network.decay.sign() > 0, "expected data and a decay > 0");
  const Terms u = symbols("u", network.units), v = symbols("v", network.units);
  const EliminatedOutput eliminated = eliminate_output(network, u);
  const Rational bound = weight_bound(network);
  std::vector<Variable> box;
  for (const Term unit : u) box.push_back(in(unit, -bound, bound));
  const CriticalSearch found = critical_points_in_box(
      {eliminated.loss, eliminated.gradient, box, fundamental_region(network, u)}, most_boxes);

  Terms weights = u, gradient;
  weights.insert(weights.end(), v.begin(), v.end());
  for (const Term w : weights) gradient.push_back(derivative(loss(network, u, v), w));
  const Tape whole(gradient, weights), output(eliminated.v, u);
  NetworkPoints result{{}, found.boxes, found.complete};
  for (const LocatedPoint& p : found.points) {
    const auto copies = count_copies(network, p);
    NetworkPoint point{p.box, output.run<Interval>(p.box), p.index, copies.value_or(1), p.value};
    set_zeros(network, p, point);
    std::vector<Interval> at = point.u;
    at.insert(at.end(), point.v.begin(), point.v.end());
    const auto signs = inertia_at(whole, std::move(at));
    result.complete = result.complete && copies && signs && signs->negative == p.index;
    result.points.push_back(std::move(point));
  }
  return result;
}

HiddenLayer random_network(HiddenLayer::Activation activation, unsigned units, unsigned data,
                           const Rational& decay, Random& random) {
  const auto draw = [&random] {
    const auto size = static_cast<long>(random.below(4)) + 1;
    return Rational(random.below(2) == 0 ? size : -size);
  };
  HiddenLayer network{activation, units, {}, decay};
  while (network.data.size() < data) {
    const Rational x = draw(), y = draw();
    const auto has_x = [&](const HiddenLayer::Datum& d) { return d.x == x; };
    if (std::ranges::none_of(network.data, has_x)) network.data.push_back({x, y});
  }
  return network;
}

}  // namespace gradus
