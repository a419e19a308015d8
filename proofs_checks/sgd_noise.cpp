// Constant steps and noise: the stationary variance (S3:131-177, S4:116-122).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/method/noisy_descent.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), eta = Term::symbol("eta"), s = Term::symbol("s"),
           start = Term::symbol("w0"), mu = Term::symbol("mu"), limit = Term::symbol("l"),
           x = Term::symbol("w");
const Term t = Term::natural("t"), i = Term::natural("i"), m = Term::natural("m"),
           k = Term::natural("k");
const Sequence w("w"), xi("xi"), gradient_descent("G");
const Term keep = Term(1) - eta * a, closed = noisy_descent_closed(start, a, eta, t, i, xi);

std::vector<Comparison> stable() { return {eta * a < Term(2)}; }

Claim unrolled() {
  const auto statement = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(a), real(eta), real(start), natural_from(t, 0)},
                 {noisy_descent(w, start, a, eta, xi)}, w(t) == claimed);
  };
  return {"sgd/noise-unrolled",
          "Stochastic descent on a parabola, unrolled",
          "S3:131-136, S3:176",
          {"sgd/no-convergence", "sgd/oscillates-near-minimum"},
          "",
          "On a w^2/2 with noise xi, w_t = (1 - eta a)^t w_0 - eta sum (1 - eta a)^(t-i) xi_i: the "
          "start is forgotten, each new noise comes in with the full step.",
          Grade::proved,
          {statement("by induction over t", closed)},
          {{"plus the noise", statement("plus", noisy_descent_closed(start, a, eta, t, i, xi) +
                                                    Term(2) * eta * xi(t))},
           {"without eta",
            statement("without eta",
                      pow(keep, t) * start - sum(i, Term(1), t, pow(keep, t - i) * xi(i)))}}};
}

Claim no_convergence() {
  const Term end = stationary_variance(a, eta, s);
  // The start does not vary: what varies is the noise's part.
  const Term noise = noisy_descent_closed(Term(0), a, eta, t, i, xi);
  const auto variance = [&](std::string label, Term claimed) {
    Statement result =
        for_all(std::move(label), {positive(a), positive(eta), nonnegative(s), natural_from(t, 0)},
                expect(square(noise)) == claimed, stable());
    result.domain.moments = {{"xi", Term(0), s, true}};
    return result;
  };
  const auto apart = [&](std::string label, Term distance) {
    // The next points for the examples 1 and -1 of (w - x)^2/2, |w' - l| <= d for both.
    const Term d = Term::symbol("d");
    const auto next = [&](long example) { return x - eta * (x - Term(example)); };
    return for_all(std::move(label), {positive(eta), real(x), real(limit), real(d)}, d >= distance,
                   {next(1) - limit <= d, limit - next(-1) <= d});
  };
  const auto bounded = for_all("it stays below its end",
                               {positive(a), positive(eta), nonnegative(s), natural_from(t, 0)},
                               end * (Term(1) - pow(keep, Term(2) * t)) <= end, stable());
  return {
      "sgd/no-convergence",
      "With a constant step the noise does not go away",
      "S3:176, S3:131-136, S3:232-238",
      {"sgd/no-convergence", "sgd/oscillates-near-minimum"},
      "",
      "On a w^2/2 with uncorrelated noise of variance s, Var w_t = eta s (1 - (1 - "
      "eta a)^(2t))/(a (2 - eta a)) for all t: bounded for eta a < 2, but it grows to a limit "
      "above 0. With examples 1 and -1 the next points stay 2 eta apart, so no limit fits both.",
      Grade::proved,
      {variance("the variance, for all t", end * (Term(1) - pow(keep, Term(2) * t))), bounded,
       apart("no point is near both next points", eta)},
      {{"eta s/(2a)",
        variance("eta s/(2a)", eta * s / (Term(2) * a) * (Term(1) - pow(keep, Term(2) * t)))},
       {"(1 - eta a)^t", variance("(1 - eta a)^t", end * (Term(1) - pow(keep, t)))},
       {"2 eta from both", apart("2 eta", Term(2) * eta)}}};
}

Claim interpolation() {
  const Sequence c("c");
  const Term here = Term::symbol("c");
  const auto one_step = [&](std::string label, Variable curvature) {
    return for_all(std::move(label), {positive(eta), std::move(curvature), real(x)},
                   square(x - eta * (here * x)) < square(x), {eta * here < Term(2), x != Term(0)});
  };
  const auto stays = [&](std::string label, Term from) {
    return along(std::move(label), {real(eta), real(start), natural_from(t, 0)},
                 {{"w", k, from, w(k) - eta * (c(k) * w(k))}}, w(t) == from);
  };
  return {"sgd/interpolation",
          "Where all examples agree, it converges",
          "S3:176",
          {"sgd/no-convergence"},
          "sgd/no-convergence",
          "If every example is c_i w^2/2 with c_i > 0, all of them have their minimum at 0, the "
          "noise vanishes there, and with eta c_i < 2 every step comes closer: constant steps then "
          "do converge.",
          Grade::proved,
          {one_step("each step comes closer", positive(here)),
           stays("at the common minimum it stays", Term(0))},
          {{"also with c_i = 0", one_step("c_i >= 0", nonnegative(here))},
           {"it stays anywhere", stays("it stays anywhere", start)}}};
}

Claim controlled() {
  const Term rate = Term::symbol("e");
  const Term end = stationary_variance(a, rate, s);
  const auto grows = [&](std::string label, Comparison claimed) {
    return for_all(std::move(label), {positive(a), positive(rate), positive(s)}, std::move(claimed),
                   {rate * a < Term(2)});
  };
  const Term share = Term::symbol("tol");
  const auto small = for_all("it falls below every tol",
                             {positive(a), positive(s), positive(share), positive(rate)},
                             end <= share, {rate * a <= Term(1), rate <= share * a / s});
  const auto remembers = for_all("but small steps forget the start slowly",
                                 {half_open(rate, 0, 1), natural_from(t, 0)},
                                 pow(Term(1) - rate, t) >= Term(1) - t * rate);
  return {
      "sgd/controlled-by-lr",
      "A smaller step leaves less noise, and takes longer",
      "S3:177, S3:241-245",
      {"sgd/controlled-by-lr"},
      "sgd/no-convergence",
      "The stationary variance grows with eta on (0, 2/a) and goes to zero with it; but after t "
      "steps at least 1 - t eta a of the start is left.",
      Grade::proved,
      {grows("its derivative is 2 s/(a (2 - eta a)^2)",
             derivative(end, rate) == Term(2) * s / (a * square(Term(2) - rate * a))),
       grows("which is positive", derivative(end, rate) > Term(0)), small, remembers},
      {{"independent of eta", grows("independent", derivative(end, rate) == Term(0))},
       {"half of it", grows("half", derivative(end, rate) == s / (a * square(Term(2) - rate * a)))},
       {"a smaller step is always nearer",
        for_all("nearer", {in_open(rate, 0, 1), natural_from(t, 1)},
                pow(Term(1) - rate, t) <= pow(Term(1) - Term(2) * rate, t),
                {Term(2) * rate < Term(1)})}}};
}

Claim larger_batches() {
  const Term end = stationary_variance(a, eta, s / m);
  const auto statement = [&](std::string label, Term size, Term claimed) {
    return for_all(std::move(label), {positive(a), positive(eta), positive(s), natural_from(m, 1)},
                   stationary_variance(a, eta, s / size) == claimed, stable());
  };
  const auto falls = for_all("each further example lowers it",
                             {positive(a), positive(eta), positive(s), natural_from(m, 1)},
                             stationary_variance(a, eta, s / (m + Term(1))) < end, stable());
  return {"sgd/increase-batch",
          "Larger batches, less noise",
          "S4:116-120, S3:149-159",
          {"sgd/increase-batch", "minibatch/less-oscillation", "minibatch/larger-batch"},
          "sgd/no-convergence",
          "With batches of m the stationary variance is eta s/(m a (2 - eta a)): twice the batch "
          "halves it, and divides the standard deviation by sqrt(2) only.",
          Grade::proved,
          {statement("m examples", m, stationary_variance(a, eta, s) / m),
           statement("twice the batch halves it", Term(2) * m, end / Term(2)), falls},
          {{"1/m^2", statement("1/m^2", m, stationary_variance(a, eta, s) / square(m))},
           {"the batch does not matter", statement("no matter", Term(2) * m, end)},
           {"twice the batch halves the deviation",
            statement("a quarter", Term(2) * m, end / Term(4))}}};
}

}  // namespace

std::vector<Claim> sgd_noise() {
  return {unrolled(), no_convergence(), interpolation(), controlled(), larger_batches()};
}

}  // namespace gradus
