// Two basins: leaving a minimum, ending in the better one, starting again (S3:169-241, S4:104).

#include "for_all.hpp"
#include "gradus/landscape/double_well.hpp"
#include "gradus/landscape/well_runs.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), xi = Term::symbol("xi"), start = Term::symbol("w0");
const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence descent("w");

/// The slope of double_well, in factors.
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
                   double_well(noisy(w, Term(rate))) <= double_well(w));
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

/// On F' = w (w - 1)(w + left).
Experiment settled(std::string label, Rational left, Rational noise, Rational share) {
  return {std::move(label),
          "share of runs that end in the basin of " + (-left).to_string() + ", noise " +
              noise.to_string() + " in 100 steps",
          Term(std::move(share)), Rational(1, 30), [left, noise](const Budget& budget) {
            const Tally& tally =
                kept(settle_in_double_well, left, noise, 100, 24'000, budget.seed, budget.threads);
            const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, budget.failure);
            return Measurement{c.lower,           c.upper,
                               "Clopper-Pearson", Rational::from_double(budget.failure),
                               budget.seed,       tally.samples};
          }};
}

Claim better_solutions() {
  return {
      "sgd/better-solutions",
      "How often noise finds the better minimum",
      "S3:169, S3:193-222",
      {"sgd/better-solutions", "sgd/escape-local-minima"},
      "sgd/printed-better-solutions",
      "\"Often\", asked sharply: on F' = w (w - 1)(w + 2), eta = 1/10, starts uniform on (-3, "
      "2], 100 noisy steps. Without noise 3/5 of the runs end at the better minimum, with "
      "noise uniform on (-5, 5) about 91 %, with (-12, 12) about 72 %: noise helps up to a "
      "point. With the better minimum at -3/2 noise 5 finds it in 77 % instead of 5/9, and with "
      "two equal minima it prefers none. Of these functions and this noise only, in doubles.",
      Grade::estimated,
      {settled("no noise", 2, 0, Rational(3, 5)), settled("noise 5", 2, 5, Rational(91, 100)),
       settled("noise 12", 2, 12, Rational(18, 25)),
       settled("less deep, no noise", Rational(3, 2), 0, Rational(5, 9)),
       settled("less deep, noise 5", Rational(3, 2), 5, Rational(77, 100)),
       settled("equally deep, noise 5", 1, 5, Rational(1, 2))},
      {{"noise 5 changes nothing", settled("3/5", 2, 5, Rational(3, 5))},
       {"more noise is better", settled("noise 12 as noise 5", 2, 12, Rational(91, 100))},
       {"noise helps alike wherever the better minimum lies",
        settled("less deep as deep", Rational(3, 2), 5, Rational(91, 100))}},
      "An observation on three landscapes, by Monte Carlo with rounded steps: no law of it is "
      "known here."};
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
       for_all("-2 is better", {}, double_well(Term(-2)) < double_well(Term(1))),
       diverges("eta = 3 diverges", pow(Term(-2), t) * start)},
      {{"a restart cures eta = 3", diverges("constant", start)},
       {"from (-1, 1) upwards", right("from (-1, 1)", next > w, in_open(w, -1, 1))},
       {"beyond 1/2 at once", right("beyond 1/2", next > Term(Rational(1, 2)), in_open(w, 0, 1))}}};
}

}  // namespace

std::vector<Claim> sgd_basins() {
  return {escape_local_minima(), better_printed(), better_solutions(), restart()};
}

}  // namespace gradus
