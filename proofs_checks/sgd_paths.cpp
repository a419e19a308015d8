// Where noise leads: single steps, saddles, other basins (S3:108-113, S3:167-222, S4:104).

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
          "x2)^2/8, however small eta is.",
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

// F(w) = w^4/4 + w^3/3 - w^2: minima at -2 (F = -8/3) and 1 (F = -5/12), a maximum at 0.
Term well(Term at) { return pow(at, 4) / Term(4) + pow(at, 3) / Term(3) - square(at); }
Term well_slope(Term at) { return at * (at - Term(1)) * (at + Term(2)); }
Term noisy(Term at, Term rate) { return at - rate * (well_slope(at) + xi); }

Claim escape_local_minima() {
  const Rational low(3, 4), high(5, 4);
  const auto inside = [&](std::string label, Rational noise_bound, bool above) {
    const Term next = noisy(w, Term(Rational(1, 10)));
    return for_all(std::move(label), {in(w, low, high), in(xi, -noise_bound, noise_bound)},
                   above ? next >= Term(low) : next <= Term(high));
  };
  const auto jump =
      for_all("noise 3, eta = 1/2: from 1 to the other basin", {real(xi)},
              noisy(Term(1), Term(Rational(1, 2))) <= Term(Rational(-1, 2)), {xi >= Term(3)});
  const auto back =
      for_all("noise -7: from the global minimum -2 to the other basin", {real(xi)},
              noisy(Term(-2), Term(Rational(1, 2))) >= Term(Rational(3, 2)), {xi <= Term(-7)});
  const auto away = [&](std::string label, Term least) {
    return for_all(std::move(label), {in(xi, Rational(-1, 4), Rational(1, 4))},
                   noisy(Term(1), Term(Rational(1, 10))) <= least);
  };
  return {"sgd/escape-local-minima",
          "Out of a local minimum: only with enough noise",
          "S3:169, S4:104",
          {"sgd/escape-local-minima", "sgd/better-solutions"},
          "",
          "On F' = w (w - 1)(w + 2) noise of 3 with eta = 1/2 throws the iterate from the shallow "
          "minimum 1 into the basin of -2 in one step, and larger noise throws it out of the "
          "global one as well; with |xi| <= 1/4 and eta = 1/10 it never leaves [3/4, 5/4].",
          Grade::proved,
          {jump, back, inside("small noise: not below 3/4", Rational(1, 4), true),
           inside("small noise: not above 5/4", Rational(1, 4), false)},
          {{"it always escapes", away("always", Term(0))},
           {"noise up to 3 stays inside", inside("noise 3", 3, true)},
           {"noise up to 8 stays inside", inside("noise 8", 8, false)}}};
}

Claim better_printed() {
  const auto statement = [](std::string label, Rational rate, Rational noise_bound) {
    return for_all(std::move(label), {in(w, -3, 2), in(xi, -noise_bound, noise_bound)},
                   well(noisy(w, Term(rate))) <= well(w));
  };
  return {"sgd/printed-better-solutions",
          "\"Often results in better solutions\"",
          "S3:169, S3:193-222",
          {"sgd/better-solutions"},
          "sgd/escape-local-minima",
          "Read as \"noise never makes it worse\": false, noise can lead out of the global minimum "
          "as well. \"Often\" is an observation; no law of it is proved here.",
          Grade::refuted,
          {statement("a noisy step never raises F", Rational(1, 2), 7)},
          {{"with eta = 1/10", statement("eta = 1/10", Rational(1, 10), 7)},
           {"with noise 1/4", statement("noise 1/4", Rational(1, 10), Rational(1, 4))}}};
}

Claim restart() {
  const Term next = w - well_slope(w) / Term(10);
  const auto right = [&](std::string label, Comparison claimed, Variable range) {
    return for_all(std::move(label), {std::move(range)}, std::move(claimed));
  };
  const auto diverges = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(start), natural_from(t, 0)},
                 {{"w", k, start, descent(k) - Term(3) * descent(k)}}, descent(t) == claimed);
  };
  return {
      "sgd/restart",
      "The start decides the basin, not the step",
      "S3:235-241",
      {"sgd/restart"},
      "",
      "On F' = w (w - 1)(w + 2) with eta = 1/10, from (0, 1) each step goes on towards 1 "
      "without passing it, from (-2, 0) towards -2, the better minimum: restarting can help. "
      "It does not cure a step that is too large: w^2/2 with eta = 3 gives w_t = (-2)^t w_0 "
      "from every start.",
      Grade::proved,
      {right("from (0, 1) upwards", next > w, in_open(w, 0, 1)),
       right("not beyond 1", next < Term(1), in_open(w, 0, 1)),
       right("from (-2, 0) downwards", next < w, in_open(w, -2, 0)),
       right("not beyond -2", next > Term(-2), in_open(w, -2, 0)),
       for_all("-2 is better", {}, well(Term(-2)) < well(Term(1))),
       diverges("eta = 3 diverges", pow(Term(-2), t) * start)},
      {{"a restart cures eta = 3", diverges("constant", start)},
       {"from (-1, 1) upwards", right("from (-1, 1)", next > w, in_open(w, -1, 1))},
       {"beyond 1/2 at once", right("beyond 1/2", next > Term(Rational(1, 2)), in_open(w, 0, 1))}}};
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
  return {zigzag(),         error_may_increase(),
          escape_saddles(), escape_local_minima(),
          better_printed(), restart(),
          in_expectation(), in_expectation_printed()};
}

}  // namespace gradus
