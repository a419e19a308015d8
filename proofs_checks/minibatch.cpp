// Mini-batches: sum against mean, and how they vote (S3:83-159).

#include "for_all.hpp"
#include "gradus/method/noisy_descent.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), a = Term::symbol("a"), alpha = Term::symbol("alpha"),
           eta = Term::symbol("eta"), s = Term::symbol("s"), p = Term::symbol("p"),
           start = Term::symbol("w0"), factor = Term::symbol("c");
const Term m = Term::natural("m"), i = Term::natural("i"), k = Term::natural("k"),
           t = Term::natural("t");
const Sequence g("g"), iterate("w");

const Term summed = sum(i, Term(1), m, g(i));

Claim algorithm() {
  const auto same_step = [&](std::string label, Term rate) {
    return for_all(std::move(label), {real(w), real(alpha), natural_from(m, 1)},
                   w - alpha * summed == w - rate * (summed / m));
  };
  // m equal examples w^2/2.
  const auto run = [&](std::string label, Term base) {
    return along(std::move(label),
                 {real(alpha), real(start), natural_from(m, 1), natural_from(t, 0)},
                 {{"w", k, start, iterate(k) - alpha * (m * iterate(k))}},
                 iterate(t) == pow(base, t) * start);
  };
  const auto shrinks = [&](std::string label, Term limit) {
    return for_all(std::move(label), {positive(alpha), natural_from(m, 1)},
                   abs(Term(1) - alpha * m) < Term(1), {alpha * m < limit});
  };
  const auto bounds = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {positive(alpha), natural_from(m, 1)}, std::move(c),
                   {alpha * m < Term(2)});
  };
  return {
      "minibatch/algorithm",
      "The summed step is the mean step with alpha m",
      "S3:83-99, S3:106, S3:128",
      {"minibatch/algorithm"},
      "",
      "alpha times the sum is (alpha m) times the mean. On m equal examples w^2/2 the summed "
      "step multiplies w by 1 - alpha m: stable for alpha m < 2 only, with alpha = 1/2 a "
      "two-cycle at m = 4 and divergence beyond, where the mean step halves w for every m.",
      Grade::proved,
      {same_step("in rates", alpha * m), run("m equal examples, for all t", Term(1) - alpha * m),
       bounds("alpha m < 2: above -1", Term(1) - alpha * m > Term(-1)),
       bounds("and below 1", Term(1) - alpha * m < Term(1)),
       for_all("m = 4, alpha = 1/2: a two-cycle", {real(w)},
               w - Term(Rational(1, 2)) * (Term(4) * w) == -w)},
      {{"the same rate", same_step("the same rate", alpha)},
       {"alpha/m", same_step("alpha/m", alpha / m)},
       {"the same factor", run("1 - alpha", Term(1) - alpha)},
       {"stable for alpha m < 3", shrinks("alpha m < 3", Term(3))}}};
}

Claim printed_sum() {
  const auto statement = [](std::string label, Comparison when) {
    return for_all(std::move(label), {real(w), positive(alpha), natural_from(m, 1)},
                   w - alpha * summed == w - alpha * (summed / m), {std::move(when)});
  };
  return {"minibatch/printed-sum",
          "The pseudo-code sums, the text averages",
          "S3:83-99, S3:106, S3:128",
          {"minibatch/algorithm"},
          "minibatch/algorithm",
          "As printed: the same algorithm. With the same alpha the printed update is m times as "
          "long.",
          Grade::refuted,
          {statement("sum = mean", alpha < Term(1))},
          {{"for batches of up to 2", statement("m <= 2", m <= Term(2))},
           {"for alpha <= 1/m", statement("alpha <= 1/m", alpha <= Term(1) / m)}}};
}

Claim scale() {
  const Term first = Term::symbol("v"), second = Term::symbol("r"), delta = Term::symbol("delta");
  const auto step = [&](Term numerator, Term root) { return numerator / (root + delta); };
  // r stands for the root of the second moment, which the factor m passes through.
  const auto statement = [&](std::string label, Variable offset) {
    return for_all(std::move(label),
                   {positive(factor), real(first), positive(second), std::move(offset)},
                   step(factor * first, factor * second) == step(first, second));
  };
  const auto root =
      for_all("the root of the second moment scales", {positive(factor), nonnegative(second)},
              square(factor * second) == square(factor) * square(second));
  const auto exact = [&](std::string label, Term offset) {
    return for_all(std::move(label),
                   {positive(factor), real(first), positive(second), nonnegative(delta)},
                   step(factor * first, factor * second) == first / (second + offset));
  };
  return {"minibatch/scale-invariance",
          "Adagrad, RMSProp and Adam forgive the sum, but for delta",
          "S3:83-99",
          {"minibatch/algorithm"},
          "minibatch/algorithm",
          "A step v/(sqrt(r) + delta) keeps its length when every gradient is multiplied by c > 0 "
          "and delta = 0; with delta > 0 it is the step with delta/c.",
          Grade::proved,
          {root, exact("c times the gradients: delta/c", delta / factor)},
          {{"with delta > 0 too", statement("delta > 0", positive(delta))},
           {"delta c", exact("delta c", delta * factor)}}};
}

Claim less_oscillation() {
  const Term mean = stationary_variance(a, eta, s / m);
  const auto fixed_point = [&](std::string label, Term value) {
    // One step with the sum: curvature m a, noise of variance m s.
    return for_all(std::move(label), {positive(a), positive(eta), positive(s), natural_from(m, 1)},
                   square(Term(1) - eta * (m * a)) * value + square(eta) * (m * s) == value,
                   {eta * m * a < Term(2)});
  };
  const Term sum_form = stationary_variance(m * a, eta, m * s);
  const auto compare = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {positive(a), positive(eta), positive(s), natural_from(m, 2)},
                   std::move(c), {eta * m * a < Term(2)});
  };
  const Term one = stationary_variance(a, eta, s);
  return {
      "minibatch/less-oscillation",
      "The mean of a batch calms the run, the printed sum does not",
      "S3:149-154",
      {"minibatch/less-oscillation"},
      "sgd/increase-batch",
      "In the model with additive noise the mean over m examples divides the stationary "
      "variance by m. With the sum that is printed it becomes eta s/(a (2 - eta m a)), larger "
      "than for m = 1: 1/6 against 1/7 at a = s = 1, eta = 1/4, m = 2.",
      Grade::proved,
      {compare("the mean", mean == one / m), fixed_point("the sum", sum_form),
       compare("the sum is worse than one example", sum_form > one),
       for_all("1/6", {},
               eta * Term(0) + Term(Rational(1, 4)) / (Term(2) - Term(Rational(1, 4)) * Term(2)) ==
                   Term(Rational(1, 6)))},
      {{"the sum calms it", compare("the sum calms it", sum_form < one)},
       {"the sum leaves it", compare("the sum leaves it", sum_form == one)},
       {"eta s/(a (2 - eta a))", fixed_point("as for m = 1", one)},
       {"the mean divides by m^2", compare("m^2", mean == one / square(m))}}};
}

Claim votes() {
  // q = 1 - p; c (p q)^(k+1) is the chance that 2k + 1 votes stand one apart, times p or q.
  const Term q = Term(1) - p, wrong = Term::symbol("W"), choose = Term::symbol("C");
  const Term next = wrong - choose * pow(q, k + Term(1)) * pow(p, k) * square(p) +
                    choose * pow(q, k) * pow(p, k + Term(1)) * square(q);
  const auto statement = [&](std::string label, Comparison range) {
    return for_all(std::move(label),
                   {in(p, 0, 1), nonnegative(choose), real(wrong), natural_from(k, 0)},
                   next <= wrong, {std::move(range)});
  };
  const auto even = for_all("m = 2 is no better than m = 1", {in(p, Rational(1, 2), 1)},
                            Term(1) - square(p) <= q);
  const auto three = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {in(p, 0, 1)}, pow(q, 3) + Term(3) * square(q) * p == claimed);
  };
  return {
      "minibatch/direction-vote",
      "Two more votes make the majority better",
      "S3:115, S3:205-212",
      {"minibatch/direction-vote"},
      "",
      "If each vote is right with the chance p >= 1/2, two further votes change the chance of "
      "a wrong majority among 2k + 1 by -C (2p - 1)(p q)^(k+1), C = binomial(2k+1, k): never "
      "up (Condorcet). Odd sizes only, and independent votes.",
      Grade::proved,
      {for_all("the change", {in(p, 0, 1), nonnegative(choose), real(wrong), natural_from(k, 0)},
               next == wrong - choose * (Term(2) * p - Term(1)) * pow(p * q, k + Term(1))),
       statement("never up", p >= Term(Rational(1, 2))),
       three("three votes", q - p * q * (Term(2) * p - Term(1)))},
      {{"for every p", statement("for every p", p >= Term(0))},
       {"even sizes too", even},
       {"three votes: q^3", three("q^3", pow(q, 3))}}};
}

Claim chebyshev() {
  const Term x = Term::symbol("x"), gradient = Term::symbol("g");
  const auto pointwise = [&](std::string label, Term share) {
    return for_all(std::move(label), {positive(gradient), real(x)},
                   square(x - gradient) / square(gradient) >= share, {x <= Term(0)});
  };
  const auto elsewhere = for_all("elsewhere it is at least 0", {positive(gradient), real(x)},
                                 square(x - gradient) / square(gradient) >= Term(0));
  const auto enough =
      for_all("so m >= sigma^2/(tol g^2) examples suffice",
              {positive(gradient), nonnegative(s), positive(factor), natural_from(m, 1)},
              s / (m * square(gradient)) <= factor, {m >= s / (factor * square(gradient))});
  return {"minibatch/sign-chebyshev",
          "The chance of a wrong sign is at most sigma^2/(m g^2)",
          "S3:115, S3:205-212",
          {"minibatch/direction-vote"},
          "minibatch/direction-vote",
          "Where the batch gradient x has the wrong sign, (x - g)^2/g^2 is at least 1: its mean, "
          "sigma^2/(m g^2), bounds the chance of that (Chebyshev), for every noise.",
          Grade::proved,
          {pointwise("a wrong sign costs at least 1", Term(1)), elsewhere, enough},
          {{"costs at least 2", pointwise("2", Term(2))},
           {"costs at least 5/4", pointwise("5/4", Term(Rational(5, 4)))}}};
}

Claim votes_printed() {
  // Gradients 1 with chance p, -8 with 1 - p: the mean is positive for p > 8/9. Two draws have a
  // negative sum unless both are 1.
  const auto statement = [](std::string label, Rational least) {
    return for_all(std::move(label), {in(p, 0, 1)}, Term(1) - square(p) <= Term(1) - p,
                   {p > Term(least), p < Term(1)});
  };
  return {"minibatch/printed-direction",
          "\"Averaging gives a better sense of a direction\"",
          "S3:115, S3:205-212",
          {"minibatch/direction-vote"},
          "minibatch/direction-vote",
          "As printed, for all noise: false for the sign. With gradients 1 (chance 9/10) and -8 "
          "(chance 1/10) the mean is 1/10, one example has the wrong sign with 1/10, the average "
          "of two with 19/100.",
          Grade::refuted,
          {statement("two are never worse than one", Rational(8, 9))},
          {{"with p > 99/100", statement("p > 99/100", Rational(99, 100))},
           {"with p > 1/2", statement("p > 1/2", Rational(1, 2))}}};
}

}  // namespace

std::vector<Claim> minibatch() {
  return {algorithm(), printed_sum(), scale(),        less_oscillation(),
          votes(),     chebyshev(),   votes_printed()};
}

}  // namespace gradus
