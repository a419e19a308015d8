// Back-propagation against exact differentiation (S2:32-54).

#include "gradus/algebra/rewrite.hpp"
#include "gradus/method/network.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

/// For all values of all symbols.
Statement for_all_reals(std::string label, Comparison c) {
  Statement s{std::move(label), {}, std::move(c)};
  std::set<Term, TermOrder> symbols = free_symbols(s.conclusion.left);
  symbols.merge(free_symbols(s.conclusion.right));
  for (Term symbol : symbols) s.domain.variables.push_back(real(symbol));
  return s;
}

std::string shape(const Network& n) {
  std::string text;
  for (unsigned size : n.sizes) text += (text.empty() ? "" : "-") + std::to_string(size);
  return text + ", " + n.activation.name;
}

using Patterns = std::vector<Pattern>;

Patterns patterns(const Network& n, unsigned count) {
  Patterns all;
  for (unsigned m = 1; m <= count; ++m) all.push_back(symbolic_pattern(n, m));
  return all;
}

Term total_loss(const Network& n, const Patterns& all) {
  Term total = squared_loss(n, all[0]);
  for (std::size_t m = 1; m < all.size(); ++m) total = total + squared_loss(n, all[m]);
  return total;
}

/// sum over the weights that leave `layer` of u_w times what the patterns add to w, for numbers
/// u_w.
Term change_along(const Network& n, const Patterns& all, unsigned layer) {
  Term total;
  for (const Pattern& p : all) {
    for (const WeightChange& w : back_propagation(n, p)) {
      if (w.layer == layer)
        total = total + Term::symbol("u" + w.weight.name().substr(1)) * w.change;
    }
  }
  return total;
}

/// The derivative of a loss along u, over the same weights.
Term derivative_along(Term loss, const Network& n, unsigned layer) {
  Term total;
  for (const WeightChange& w : back_propagation(n, symbolic_pattern(n, 1))) {
    if (w.layer == layer)
      total = total + Term::symbol("u" + w.weight.name().substr(1)) * derivative(loss, w.weight);
  }
  return total;
}

/// Equal along every u is equal weight by weight.
Statement exact(const Network& n, unsigned layer, Rational factor = -1, unsigned count = 1) {
  const Patterns all = patterns(n, count);
  return for_all_reals(shape(n), derivative_along(total_loss(n, all), n, layer) ==
                                     Term(factor) * change_along(n, all, layer));
}

std::vector<Part> on_shapes(const std::vector<std::vector<unsigned>>& shapes, unsigned from_top) {
  std::vector<Part> parts;
  for (const auto& sizes : shapes) {
    for (const Activation& f : {tanh_activation(), logistic_activation()}) {
      parts.push_back(exact({sizes, f}, static_cast<unsigned>(sizes.size()) - 2 - from_top));
    }
  }
  return parts;
}

const std::vector<std::vector<unsigned>>& small_shapes() {
  static const std::vector<std::vector<unsigned>> all{{1, 1, 1}, {1, 1, 2}, {1, 2, 1}, {1, 2, 2},
                                                      {2, 1, 1}, {2, 1, 2}, {2, 2, 1}, {2, 2, 2}};
  return all;
}

Network one_by_one(Activation f) { return {{1, 1, 1}, std::move(f)}; }

/// f' left out.
Activation without_slope() {
  Activation f = tanh_activation();
  f.slope = [](Term) { return Term(1); };
  return f;
}

Claim hidden_to_output() {
  return {
      "backprop/delta-hidden-to-output",
      "The rule for the output weights is the exact derivative",
      "S2:48",
      {"backprop/delta-hidden-to-output"},
      "",
      "delta_k y_j with delta_k = (t_k - z_k) f'(net_k) is minus the derivative of the loss 1/2 "
      "|t - z|^2, for all weights, inputs and targets, on every network of tanh or logistic units "
      "with one hidden layer and one or two units in each layer.",
      Grade::proved,
      on_shapes(small_shapes(), 0),
      {{"z - t for t - z", exact(one_by_one(tanh_activation()), 1, 1)},
       {"without f'", exact(one_by_one(without_slope()), 1)},
       {"twice as much", exact(one_by_one(logistic_activation()), 1, -2)}}};
}

Claim input_to_hidden() {
  const Network one_output = one_by_one(tanh_activation()),
                two_outputs{{1, 1, 2}, tanh_activation()}, square_top{{1, 2, 2}, tanh_activation()};
  const Patterns both = patterns(two_outputs, 1), all = patterns(square_top, 1);
  const Term w12 = Term::symbol("w1_1_2"), w21 = Term::symbol("w1_2_1");
  std::vector<Part> parts = on_shapes(small_shapes(), 1);
  for (const auto& sizes : {std::vector<unsigned>{1, 1, 1, 1}, {1, 2, 1, 1}, {1, 1, 2, 1}})
    parts.push_back(exact({sizes, tanh_activation()}, 0));
  return {
      "backprop/delta-input-to-hidden",
      "The rule for the weights below is the exact derivative",
      "S2:48",
      {"backprop/delta-input-to-hidden"},
      "",
      "delta_j x_i with delta_j = f'(net_j) sum_k w_jk delta_k is minus the derivative of the "
      "loss, "
      "on every network of one or two units in each layer, and through one more hidden layer. The "
      "deltas use the weights before the update.",
      Grade::proved,
      std::move(parts),
      {{"only the first output",
        for_all_reals("1-1-2, tanh",
                      derivative_along(total_loss(two_outputs, both), two_outputs, 0) ==
                          -change_along(one_output, patterns(one_output, 1), 0))},
       {"w_kj for w_jk",
        for_all_reals("1-2-2, tanh",
                      derivative_along(total_loss(square_top, all), square_top, 0) ==
                          -substitute(change_along(square_top, all, 0), {{w12, w21}, {w21, w12}}))},
       {"without f'", exact(one_by_one(without_slope()), 0)}}};
}

Claim accumulation() {
  const Network n{{2, 1, 1}, tanh_activation()};
  return {
      "backprop/batch-accumulation",
      "Changes that are added up belong to the sum of the losses",
      "S2:45-50",
      {"backprop/batch-accumulation"},
      "",
      "Over two patterns, in either order, the changes add up to minus the derivative of the "
      "summed loss; for the mean loss the step size must be divided by n.",
      Grade::proved,
      {exact(n, 0, -1, 2), exact(n, 1, -1, 2), exact(one_by_one(logistic_activation()), 0, -1, 3)},
      {{"minus the mean's derivative", exact(n, 1, Rational(-1, 2), 2)},
       {"plus the derivative", exact(n, 1, 1, 2)}}};
}

/// One linear unit: patterns x_m, t_m for m = 1, ..., n.
struct LinearUnit {
  Term w = Term::symbol("w"), eta = Term::symbol("eta"), n = Term::natural("n"),
       m = Term::natural("m");
  Sequence x{"x"}, t{"t"};
  Term error(Term weight, Term at) const { return t(at) - weight * x(at); }
  Term loss(Term count) const { return sum(m, Term(1), count, square(error(w, m))) / Term(2); }
  Term epoch(Term count) const { return w + sum(m, Term(1), count, eta * error(w, m) * x(m)); }
  Statement about(std::string label, Term claimed, Term count) const {
    Statement s{std::move(label), {}, epoch(count) == claimed};
    s.domain.variables = {real(w), positive(eta)};
    if (count.is_symbol()) s.domain.variables.push_back(natural_from(count, 0));
    return s;
  }
};

Claim batch_algorithm() {
  const LinearUnit u;
  const Term slope = derivative(u.loss(u.n), u.w), two(2);
  const auto online = [&] {
    const Term first = u.w + u.eta * u.error(u.w, Term(1)) * u.x(Term(1));
    return first + u.eta * u.error(first, two) * u.x(two);
  }();
  // The second epoch's move is what its own patterns ask for.
  const Term first = u.epoch(Term(1)), move = u.eta * u.error(first, Term(1)) * u.x(Term(1));
  Statement not_reset = u.about("second epoch, one pattern", u.w, Term(1));
  not_reset.conclusion = first + (first - u.w) + move == first + move;
  return {"backprop/batch-algorithm",
          "One epoch is one step of gradient descent on the summed loss",
          "S2:40-54",
          {"backprop/batch-algorithm"},
          "",
          "For a linear unit and any number n of patterns: w + sum eta (t_m - w x_m) x_m = w - eta "
          "E'(w), E the sum of the losses. Updating inside the loop gives another point.",
          Grade::proved,
          {u.about("for every n", u.w - u.eta * slope, u.n)},
          {{"ascent: z - t with +=", u.about("w + eta E'(w)", u.w + u.eta * slope, u.n)},
           {"the mean loss", u.about("mean", u.w - u.eta * slope / (u.n + Term(1)), u.n)},
           {"updating inside the loop", u.about("two patterns", online, two)},
           {"Delta w not reset: the last epoch's is added again", not_reset}}};
}

}  // namespace

std::vector<Claim> backprop() {
  return {hidden_to_output(), input_to_hidden(), accumulation(), batch_algorithm()};
}

}  // namespace gradus
