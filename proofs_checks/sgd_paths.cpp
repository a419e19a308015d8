// Where noise leads: single steps, saddles, expectations (S3:108-113, S3:167-222, S4:104).

#include "for_all.hpp"
#include "gradus/method/noisy_descent.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), eta = Term::symbol("eta"), s = Term::symbol("s"),
           lambda = Term::symbol("lambda"), xi = Term::symbol("xi"), x1 = Term::symbol("x1"),
           x2 = Term::symbol("x2"), start = Term::symbol("w0"), a = Term::symbol("a"),
           mu = Term::symbol("mu");
const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k");
const Sequence noise("xi"), y("y"), c("c"), x("X"), descent("w");

/// The mean loss of (w - x1)^2/2 and (w - x2)^2/2.
Term mean_loss(Term at) { return (square(at - x1) + square(at - x2)) / Term(4); }
Term one_step(Term at, Term example, Term rate) { return at - rate * (at - example); }

Claim zigzag() {
  const std::vector<Variable> all{real(w), real(x1), real(x2)};
  const auto opposite = for_all("at the mean they are opposite", {real(x1), real(x2)},
                                ((x1 + x2) / Term(2) - x1) + ((x1 + x2) / Term(2) - x2) == Term(0));
  const auto product = [&](std::string label, Term bound) {
    return for_all(std::move(label), {in_open(w, -1, 1)}, (w - Term(1)) * (w + Term(1)) < bound);
  };
  const auto descends = [&](std::string label, std::vector<Comparison> when) {
    return for_all(std::move(label), all, (w - x1) * (w - (x1 + x2) / Term(2)) >= Term(0),
                   std::move(when));
  };
  return {"sgd/zigzag",
          "Single examples pull in opposite directions",
          "S3:108-113",
          {"sgd/zigzag"},
          "",
          "For the examples 1 and -1 the two gradients have opposite signs everywhere between "
          "them, while their mean is small: steps on single examples zigzag.",
          Grade::proved,
          {product("opposite between 1 and -1", Term(0)), opposite},
          {{"opposite by 1/2", product("opposite by 1/2", Term(Rational(-1, 2)))},
           {"each example's gradient agrees with the mean", descends("agrees", {})},
           {"when both examples are positive",
            descends("both positive", {x1 > Term(0), x2 > Term(0)})}}};
}

Claim error_may_increase() {
  const Term best = (x1 + x2) / Term(2);
  const std::vector<Variable> all{real(x1), real(x2), positive(eta)};
  const auto rise = [&](std::string label, Term claimed) {
    return for_all(std::move(label), all,
                   mean_loss(one_step(best, x1, eta)) - mean_loss(best) == claimed);
  };
  return {"sgd/error-may-increase",
          "A stochastic step can raise the loss",
          "S3:298-302",
          {"sgd/error-may-increase"},
          "",
          "From the minimum of the mean loss every step on one example raises it, by eta^2 (x1 - "
          "x2)^2/8, however small eta is. So a single rise of the loss is no sign of a bug.",
          Grade::proved,
          {rise("from the minimum", square(eta) * square(x1 - x2) / Term(8)),
           for_all("for every eta > 0", all, square(eta) * square(x1 - x2) / Term(8) > Term(0),
                   {x1 != x2})},
          {{"by eta", rise("by eta", eta * square(x1 - x2) / Term(8))},
           {"never for eta <= 1/100",
            for_all("never", {real(w), real(x1), real(x2), in(eta, 0, Rational(1, 100))},
                    mean_loss(one_step(w, x1, eta)) <= mean_loss(w))}}};
}

Claim escape_saddles() {
  // Along the unstable direction the curvature is -lambda: noisy descent with a = -lambda.
  const Term growth = Term(1) + eta * lambda,
             closed = noisy_descent_closed(Term(0), -lambda, eta, t, i, noise);
  const auto second = [&](std::string label, Term moment, Term claimed) {
    Statement result = for_all(std::move(label),
                               {positive(lambda), positive(eta), positive(s), natural_from(t, 0)},
                               expect(moment) == claimed);
    result.domain.moments = {{"xi", Term(0), s, true}};
    return result;
  };
  const Term exact =
      square(eta) * s * (pow(growth, Term(2) * t) - Term(1)) / (square(growth) - Term(1));
  const auto grows =
      for_all("at least as fast as t", {positive(lambda), positive(eta), natural_from(t, 0)},
              pow(growth, t) >= Term(1) + t * (eta * lambda));
  const auto stays = [&](std::string label, Term from) {
    return along(std::move(label), {real(eta), real(start), natural_from(t, 0)},
                 {{"y", k, from, y(k) + eta * (c(k) * y(k))}}, y(t) == Term(0));
  };
  return {"sgd/escape-saddles",
          "Noise leaves a saddle, if it points there",
          "S4:104, S3:169-173, S3:218-222",
          {"sgd/escape-saddles"},
          "",
          "Along curvature -lambda with uncorrelated noise of variance s, E y_t^2 = eta^2 s ((1 + "
          "eta lambda)^(2t) - 1)/((1 + eta lambda)^2 - 1): it grows without bound from y_0 = 0, "
          "with mean 0. On c_i (x^2 - y^2)/2 every example's gradient vanishes along y = 0: there "
          "stochastic descent never leaves.",
          Grade::proved,
          {second("the second moment", square(closed), exact),
           second("the mean stays 0", closed, Term(0)), grows,
           stays("without noise in that direction it stays", Term(0))},
          {{"any stochastic descent leaves", stays("from y_0", start)},
           {"the mean leaves too", second("mean eta", closed, eta * t)},
           {"E y_t^2 = t eta^2 s", second("t eta^2 s", square(closed), t * square(eta) * s)}}};
}

Claim in_expectation() {
  // On (w - X)^2/2 scaled by a: steps w - eta a (w - X), noise -a X.
  const Term keep = Term(1) - eta * a;
  const Sequence mean("G");
  const Term path = pow(keep, t) * start + eta * a * sum(i, Term(1), t, pow(keep, t - i) * x(i));
  const auto statement = [&](std::string label, Term shift) {
    Statement result = along(
        std::move(label), {real(a), real(eta), real(start), real(mu), natural_from(t, 0)},
        {{"G", k, start, mean(k) - eta * (a * (mean(k) - mu))}}, expect(path) == mean(t) + shift);
    result.domain.moments = {{"X", mu, std::nullopt, false}};
    return result;
  };
  const auto unrolled =
      along("a path of examples", {real(a), real(eta), real(start), natural_from(t, 0)},
            {{"w", k, start, descent(k) - eta * (a * (descent(k) - x(k + Term(1))))}},
            descent(t) == path);
  return {"sgd/in-expectation",
          "In expectation it is gradient descent, on quadratics",
          "S3:213-214",
          {"sgd/in-expectation"},
          "",
          "For f_i = a (w - x_i)^2/2 the expected iterate is that of gradient descent, for all t. "
          "That the mean gets there says nothing of a single run, whose variance stays.",
          Grade::proved,
          {unrolled, statement("E w_t, for all t", Term(0))},
          {{"shifted by eta", statement("shifted by eta", eta)},
           {"shifted by eta a t", statement("eta a t", eta * a * t)}}};
}

Claim in_expectation_printed() {
  // Two steps on w^4/4 - x w with x = 3 or -1, each with chance 1/2, from w_0.
  const auto step = [](Term at, Term example) { return at - eta * (pow(at, 3) - example); };
  const auto statement = [&](std::string label, std::vector<Variable> variables) {
    const Term high = Term(3), low = Term(-1), middle = Term(1);
    const auto two = [&](Term first, Term second) { return step(step(start, first), second); };
    return for_all(std::move(label), std::move(variables),
                   (two(high, high) + two(high, low) + two(low, high) + two(low, low)) / Term(4) ==
                       two(middle, middle));
  };
  return {
      "sgd/printed-in-expectation",
      "In expectation, on a quartic: not",
      "S3:213-214",
      {"sgd/in-expectation"},
      "sgd/in-expectation",
      "As printed: in expectation you would get there. On w^4/4 - x w with x = 3 or -1 the "
      "expected second iterate is not that of gradient descent.",
      Grade::refuted,
      {statement("two steps", {real(start), positive(eta)})},
      {{"from w_0 >= 1", statement("w_0 >= 1", {in(start, 1, 3), positive(eta)})},
       {"with eta <= 1/10", statement("eta <= 1/10", {real(start), in(eta, 0, Rational(1, 10))})}}};
}

}  // namespace

std::vector<Claim> sgd_paths() {
  return {zigzag(), error_may_increase(), escape_saddles(), in_expectation(),
          in_expectation_printed()};
}

}  // namespace gradus
