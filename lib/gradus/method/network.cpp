#include "gradus/method/network.hpp"

namespace gradus {

namespace {

Term weight(unsigned layer, unsigned from, unsigned to) {
  return Term::symbol("w" + std::to_string(layer) + "_" + std::to_string(from + 1) + "_" +
                      std::to_string(to + 1));
}

/// Net inputs and values of every layer; layer 0 has values only.
struct Forward {
  std::vector<std::vector<Term>> net, value;
};

Forward run(const Network& n, const Pattern& p) {
  Forward f{{{}}, {p.inputs}};
  for (unsigned layer = 1; layer < n.sizes.size(); ++layer) {
    std::vector<Term> nets, values;
    for (unsigned j = 0; j < n.sizes[layer]; ++j) {
      Term net = weight(layer - 1, 0, j) * f.value.back()[0];
      for (unsigned i = 1; i < n.sizes[layer - 1]; ++i)
        net = net + weight(layer - 1, i, j) * f.value.back()[i];
      nets.push_back(net);
      values.push_back(n.activation.value(net));
    }
    f.net.push_back(std::move(nets));
    f.value.push_back(std::move(values));
  }
  return f;
}

}  // namespace

Activation tanh_activation() {
  return {"tanh", [](Term s) { return tanh(s); }, [](Term s) { return Term(1) - square(tanh(s)); }};
}

Activation logistic_activation() {
  const auto value = [](Term s) { return (Term(1) + tanh(s / Term(2))) / Term(2); };
  return {"logistic", value, [value](Term s) { return value(s) * (Term(1) - value(s)); }};
}

Pattern symbolic_pattern(const Network& n, unsigned m) {
  const auto symbols = [&](const std::string& letter, unsigned count) {
    std::vector<Term> result;
    for (unsigned i = 1; i <= count; ++i)
      result.push_back(Term::symbol(letter + std::to_string(m) + "_" + std::to_string(i)));
    return result;
  };
  return {symbols("x", n.sizes.front()), symbols("t", n.sizes.back())};
}

Term squared_loss(const Network& n, const Pattern& p) {
  const std::vector<Term> outputs = run(n, p).value.back();
  Term total = square(p.targets[0] - outputs[0]);
  for (std::size_t k = 1; k < outputs.size(); ++k)
    total = total + square(p.targets[k] - outputs[k]);
  return total / Term(2);
}

std::vector<WeightChange> back_propagation(const Network& n, const Pattern& p) {
  const Forward f = run(n, p);
  std::vector<WeightChange> changes;
  std::vector<Term> above;  // deltas of the layer above
  for (auto layer = static_cast<unsigned>(n.sizes.size() - 1); layer > 0; --layer) {
    std::vector<Term> deltas;
    for (unsigned j = 0; j < n.sizes[layer]; ++j) {
      Term error;
      if (above.empty()) {
        error = p.targets[j] - f.value[layer][j];
      } else {
        error = weight(layer, j, 0) * above[0];
        for (unsigned k = 1; k < above.size(); ++k) error = error + weight(layer, j, k) * above[k];
      }
      deltas.push_back(n.activation.slope(f.net[layer][j]) * error);
      for (unsigned i = 0; i < n.sizes[layer - 1]; ++i) {
        changes.push_back({layer - 1, weight(layer - 1, i, j), deltas[j] * f.value[layer - 1][i]});
      }
    }
    above = std::move(deltas);
  }
  return changes;
}

}  // namespace gradus
