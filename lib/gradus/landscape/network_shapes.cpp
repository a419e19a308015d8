#include "gradus/landscape/network_shapes.hpp"

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/experiment/random.hpp"
#include "gradus/method/network.hpp"

namespace gradus {

namespace {

/// Not 0, of small height.
Rational drawn(Random& random) {
  const auto top = static_cast<long>(1 + random.below(6)),
             bottom = static_cast<long>(1 + random.below(4));
  return Rational(random.below(2) == 0 ? top : -top, bottom);
}

/// Values of the symbols, and of tanh at each argument that occurs: any numbers will do, for an
/// identity in tanh needs no more of it than its derivative 1 - tanh^2.
class Probe {
 public:
  explicit Probe(std::uint64_t seed) : random_(seed) {}
  void draw(Term symbol) { at_.scalars.emplace(symbol.name(), drawn(random_)); }
  void set(Term symbol, Rational value) { at_.scalars.emplace(symbol.name(), std::move(value)); }
  Rational any() { return drawn(random_); }

  Rational value(Term formula) {
    return evaluate<Rational>(
        transform(formula,
                  [this](Term node) {
                    return node.op() == Op::tanh ? Term(tanh_of(node.operands()[0])) : node;
                  }),
        at_);
  }

 private:
  Rational tanh_of(Term argument) {
    const auto [found, fresh] = tanh_.emplace(evaluate<Rational>(argument, at_), 0);
    if (fresh) found->second = drawn(random_) / Rational(7);
    return found->second;
  }

  Random random_;
  Valuation<Rational> at_;
  std::map<Rational, Rational> tanh_;
};

/// The unit as formulas that hold near the point, where a relu unit is on or off.
Activation activation(Unit unit, Probe& point) {
  switch (unit) {
    case Unit::tanh:
      return tanh_activation();
    case Unit::logistic:
      return logistic_activation();
    case Unit::relu: {
      const auto on = [&point](Term net) { return Term(point.value(net).sign() > 0 ? 1 : 0); };
      return {"relu", [on](Term net) { return on(net) * net; }, on};
    }
    case Unit::linear:
      break;
  }
  return {"linear", [](Term net) { return net; }, [](Term) { return Term(1); }};
}

}  // namespace

const char* name(Unit u) {
  switch (u) {
    case Unit::linear:
      return "linear";
    case Unit::relu:
      return "relu";
    case Unit::tanh:
      return "tanh";
    case Unit::logistic:
      return "logistic";
  }
  return "";
}

GradientCheck check_gradient(const std::vector<unsigned>& sizes, Unit unit, std::uint64_t seed) {
  Probe point(seed);
  const Term step = Term::symbol("s");
  point.set(step, 0);
  Network network{sizes, activation(Unit::linear, point)};
  const Pattern pattern = symbolic_pattern(network, 1);
  for (const Term x : pattern.inputs) point.draw(x);
  for (const Term t : pattern.targets) point.draw(t);
  Substitution moved;
  std::map<Term, Term, TermOrder> direction;
  for (const WeightChange& w : back_propagation(network, pattern)) {
    point.draw(w.weight);
    const Term along(point.any());
    direction.emplace(w.weight, along);
    moved.emplace(w.weight, w.weight + step * along);
  }
  network.activation = activation(unit, point);
  Term change(0);
  for (const WeightChange& w : back_propagation(network, pattern))
    change = change + direction.at(w.weight) * w.change;
  const Term loss = substitute(squared_loss(network, pattern), moved);
  return {static_cast<unsigned>(direction.size()), point.value(derivative(loss, step)),
          point.value(change)};
}

std::vector<std::vector<unsigned>> network_shapes(unsigned layers, unsigned widest) {
  std::vector<std::vector<unsigned>> shapes{{}};
  for (unsigned place = 0; place <= layers; ++place) {
    std::vector<std::vector<unsigned>> longer;
    for (const auto& shape : shapes) {
      for (unsigned size = 1; size <= widest; ++size) {
        longer.push_back(shape);
        longer.back().push_back(size);
      }
    }
    shapes = std::move(longer);
  }
  return shapes;
}

Trial::Outcome check_shapes(unsigned layers, unsigned widest, const Rational& factor) {
  Trial::Outcome outcome;
  outcome.cases = {0, true, "every shape and every kind of unit, one point each",
                   "exact rationals"};
  for (unsigned depth = 1; depth <= layers; ++depth) {
    for (const auto& shape : network_shapes(depth, widest)) {
      for (const Unit unit : units) {
        const GradientCheck found = check_gradient(shape, unit, ++outcome.cases.count);
        if (found.derivative == factor * found.change) continue;
        outcome.violation = "l = " + std::to_string(depth) + ": " + name(unit) + ", derivative " +
                            found.derivative.to_string() + ", changes " + found.change.to_string();
        return outcome;
      }
    }
  }
  return outcome;
}

}  // namespace gradus
