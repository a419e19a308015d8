// The setting, and how to start (S4:21-31).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term u = Term::symbol("u"), v = Term::symbol("v"), z = Term::symbol("z");
const Term n = Term::natural("n"), m = Term::natural("m"), i = Term::natural("i"),
           j = Term::natural("j"), k = Term::natural("k"), t = Term::natural("t");

Claim parameter_space() {
  const Term m0 = Term::natural("m0"), m1 = Term::natural("m1"), m2 = Term::natural("m2");
  const Sequence width("m"), count("P");
  const auto layer = [&](Term out, Term in) {
    return sum(i, Term(1), out, sum(j, Term(1), in, Term(1)));
  };
  const auto two = [&](std::string label, Term claimed) {
    return for_all(std::move(label),
                   {natural_from(m0, 1), natural_from(m1, 1), natural_from(m2, 1)},
                   layer(m1, m0) + layer(m2, m1) == claimed);
  };
  const auto deep = [&](std::string label, Term biases) {
    return along(std::move(label), {natural_from(t, 0)},
                 {{"P", k, Term(0), count(k) + width(k + Term(1)) * width(k) + width(k + Term(1))}},
                 count(t) == sum(k, Term(1), t, width(k) * width(k - Term(1)) + biases));
  };
  return {"setup/parameter-space",
          "How many parameters a network has",
          "S4:21",
          {"setup/parameter-space"},
          "",
          "W^(l) has m_l m_{l-1} entries; with biases P is the sum of m_l m_{l-1} + m_l over the "
          "layers, for every depth: 20 weights and 26 parameters for 3-4-2.",
          Grade::proved,
          {two("two layers, entry by entry", m1 * m0 + m2 * m1), deep("every depth", width(k)),
           for_all("3-4-2", {}, Term(4) * Term(3) + Term(2) * Term(4) == Term(20))},
          {{"the sum of the widths", two("sum of widths", m0 + m1 + m2)},
           {"the product of the widths", two("product", m0 * m1 * m2)},
           {"without biases", deep("without biases", Term(0))}}};
}

Claim dataset() {
  const Sequence g("g");
  const Term again = Term::symbol("x");
  const Term total = sum(i, Term(1), n, g(i));
  const auto statement = [&](std::string label, Term shift) {
    return for_all(std::move(label), {real(again), natural_from(n, 1)},
                   (total + again) / (n + Term(1)) - total / n == shift);
  };
  return {"setup/dataset",
          "The data are a list: a repeated example counts again",
          "S4:23",
          {"setup/dataset"},
          "",
          "D = {(x^i, y^i)} is written as a set. An example that is listed once more moves the "
          "mean by its distance to the mean over n + 1; as a set it would not.",
          Grade::proved,
          {statement("one more copy", (again - total / n) / (n + Term(1)))},
          {{"distinct pairs only", statement("no change", Term(0))},
           {"over n", statement("over n", (again - total / n) / n)}}};
}

Claim scaled_start() {
  const Term variance = Term::symbol("tau"), s = Term::symbol("s");
  const Sequence weight("W"), x("x"), square_mean("q");
  const auto unit = [&](std::string label, std::vector<Variable> inputs, Term output,
                        Term claimed) {
    Statement r = for_all(std::move(label), std::move(inputs), expect(square(output)) == claimed);
    r.domain.variables.insert(r.domain.variables.begin(), nonnegative(variance));
    r.domain.moments = {{"W", Term(0), variance, true}};
    return r;
  };
  Term four = 0, four_squares = 0;
  std::vector<Variable> inputs;
  for (long index = 1; index <= 4; ++index) {
    const Term input = Term::symbol("x" + std::to_string(index));
    inputs.push_back(real(input));
    four = index == 1 ? weight(Term(1)) * input : four + weight(Term(index)) * input;
    four_squares = index == 1 ? square(input) : four_squares + square(input);
  }
  const Term one = Term::symbol("x1");
  const std::vector<Variable> equal{real(one), natural_from(m, 1)};
  const Term many = sum(j, Term(1), m, weight(j) * one);
  const Term squares = sum(j, Term(1), m, square(x(j)));
  const auto one_more = [&](std::string label, Term claimed) {
    // What stands already: c times a unit of its own, uncorrelated with the new weight.
    const Term scale = Term::symbol("c");
    return unit(std::move(label), {real(scale), real(one)},
                scale * weight(Term(0)) + one * weight(Term(1)), claimed);
  };
  const Term c = Term::symbol("c");
  const auto many_inputs =
      along("so over m inputs", {nonnegative(variance), natural_from(m, 0)},
            {{"q", k, Term(0), square_mean(k) + variance * square(x(k + Term(1)))}},
            square_mean(m) == variance * squares);
  const auto layers = [&](std::string label, Term factor, Comparison claimed) {
    return along(std::move(label), {nonnegative(s), natural_from(t, 0)},
                 {{"q", k, Term(1), factor * square_mean(k)}}, std::move(claimed));
  };
  const auto scaled =
      for_all("with tau = sigma^2/m it keeps the mean square, times sigma^2",
              {nonnegative(s), natural_from(m, 1)}, (s / m) * squares == s * (squares / m));
  const auto relu = for_all(
      "after a ReLU half of it, for symmetric z", {real(z)},
      (square(max(z, Term(0))) + square(max(-z, Term(0)))) / Term(2) == square(z) / Term(2));
  return {
      "init/gaussian-scaled",
      "Weights of variance sigma^2/m keep the scale",
      "S4:27-31",
      {"init/gaussian-scaled"},
      "",
      "For uncorrelated weights of mean 0 and variance sigma^2/m, m the fan-in, E (Wx)_i^2 is "
      "sigma^2 times the mean of x_j^2 (each input adds tau x_j^2); l linear layers multiply by "
      "sigma^(2l). "
      "\"sigma^2 small\" lets signals vanish with depth: 1 keeps them, 2 behind a ReLU.",
      Grade::proved,
      {unit("four inputs, variance tau", inputs, four, variance * four_squares),
       one_more("one more input adds tau x^2", square(c) * variance + square(one) * variance),
       many_inputs, scaled, layers("after t layers", s, square_mean(t) == pow(s, t)), relu},
      {{"1/m_out for 1/m",
        for_all("fan-out for fan-in", {nonnegative(s), natural_from(m, 1), natural_from(n, 1)},
                (s / n) * squares == s * (squares / m))},
       {"without 1/m", for_all("without 1/m", {positive(s), natural_from(m, 1)},
                               s * squares == s * (squares / m))},
       {"sigma^2 = 1/10 keeps the scale",
        layers("1/10", Term(Rational(1, 10)), square_mean(t) == Term(1))},
       {"the square of the sum",
        unit("square of the sum", equal, many, variance * square(m * one))}}};
}

Claim random_start() {
  // f(x) = v1 tanh(u1 x) + v2 tanh(u2 x), loss (f(x) - y)^2/2.
  const Term u1 = Term::symbol("u1"), u2 = Term::symbol("u2"), v1 = Term::symbol("v1"),
             v2 = Term::symbol("v2"), x = Term::symbol("x"), y = Term::symbol("y");
  const Term loss = square(v1 * tanh(u1 * x) + v2 * tanh(u2 * x) - y) / Term(2);
  const Substitution equal{{u1, u}, {u2, u}, {v1, v}, {v2, v}},
      zero{{u1, Term(0)}, {u2, Term(0)}, {v1, Term(0)}, {v2, Term(0)}};
  const Term error = Term(2) * v * tanh(u * x) - y,
             inner = error * v * (Term(1) - square(tanh(u * x))) * x, outer = error * tanh(u * x);
  const auto gradient = [&](std::string label, Term weight, const Substitution& at, Term claimed) {
    return for_all(std::move(label), {real(u), real(v), real(x), real(y)},
                   substitute(derivative(loss, weight), at) == claimed);
  };
  const auto flat = [&](std::string label, Term weight) {
    return for_all(std::move(label), {real(x), real(y)},
                   substitute(derivative(loss, weight), zero) == Term(0));
  };
  const Substitution signs{{u1, u}, {u2, -u}, {v1, v}, {v2, v}},
      only_outer{{u1, u}, {u2, u}, {v1, Term(0)}, {v2, Term(0)}};
  return {"init/random-not-constant",
          "Why the start must be random",
          "S4:27",
          {"init/random-not-constant"},
          "",
          "The lecture gives no reason. Two hidden units with equal weights get equal gradients, "
          "so they stay equal for ever; and with all weights 0 every gradient is 0, whatever the "
          "data. Shown for two tanh units and every example.",
          Grade::proved,
          {gradient("inner weight of the first unit", u1, equal, inner),
           gradient("inner weight of the second", u2, equal, inner),
           gradient("outer weight of the first unit", v1, equal, outer),
           gradient("outer weight of the second", v2, equal, outer),
           flat("at 0: inner gradient", u1), flat("at 0: outer gradient", v1)},
          {{"equal gradients for u and -u", gradient("u and -u", u2, signs, inner)},
           {"outer weights 0: outer gradient 0",
            for_all("outer gradient", {real(u), real(x), real(y)},
                    substitute(derivative(loss, v1), only_outer) == Term(0))}}};
}

}  // namespace

std::vector<Claim> setup() {
  return {parameter_space(), dataset(), scaled_start(), random_start()};
}

}  // namespace gradus
