#include "gradus/landscape/one_unit.hpp"

namespace gradus {

namespace {

Term activated(OneUnit::Activation kind, Term z) {
  return kind == OneUnit::Activation::tanh ? tanh(z) : log(Term(1) + exp(z));
}

}  // namespace

Term loss(const OneUnit& network, Term u, Term v) {
  Term sum = Term(network.decay) / Term(2) * (square(u) + square(v));
  for (const OneUnit::Datum& d : network.data) {
    sum = sum + square(v * activated(network.activation, u * Term(d.x)) - Term(d.y)) / Term(2);
  }
  return sum;
}

std::string description(const OneUnit& network) {
  std::string text = network.activation == OneUnit::Activation::tanh ? "tanh; " : "softplus; ";
  for (const OneUnit::Datum& d : network.data) {
    text += "(" + d.x.to_string() + ", " + d.y.to_string() + "), ";
  }
  text.replace(text.size() - 2, 2, "; ");
  return text + "decay " + network.decay.to_string();
}

CriticalSearch critical_points(const OneUnit& network) {
  const Term u = Term::symbol("u"), v = Term::symbol("v");
  return critical_points_in_box(loss(network, u, v), {in(u, -5, 5), in(v, -5, 5)});
}

std::vector<OneUnit> some_networks() {
  using enum OneUnit::Activation;
  const Rational tenth(1, 10), fiftieth(1, 50);
  return {{tanh, {{1, 1}, {2, 1}}, tenth},      {tanh, {{1, 2}, {3, -1}}, tenth},
          {tanh, {{1, 3}, {4, -2}}, fiftieth},  {tanh, {{1, 3}, {-1, 1}, {4, -2}}, fiftieth},
          {softplus, {{1, 2}, {-2, 1}}, tenth}, {softplus, {{1, -1}, {-1, 2}}, fiftieth}};
}

}  // namespace gradus
