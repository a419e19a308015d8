// Mini-batches: the sum against the mean (S3:83-159).

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
          "long. A rate tuned for one of them is wrong for the other.",
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
          {exact("c times the gradients: delta/c", delta / factor)},
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
  return {"minibatch/less-oscillation",
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
           for_all("at a = s = 1, eta = 1/4, m = 2", {},
                   stationary_variance(Term(2), Term(Rational(1, 4)), Term(2)) ==
                       Term(Rational(1, 6)))},
          {{"the sum calms it", compare("the sum calms it", sum_form < one)},
           {"the sum leaves it", compare("the sum leaves it", sum_form == one)},
           {"eta s/(a (2 - eta a))", fixed_point("as for m = 1", one)},
           {"the mean divides by m^2", compare("m^2", mean == one / square(m))}}};
}

Claim oscillation_printed() {
  const auto statement = [](std::string label, Comparison when) {
    return for_all(std::move(label), {positive(a), positive(eta), positive(s), natural_from(m, 2)},
                   stationary_variance(m * a, eta, m * s) <= stationary_variance(a, eta, s),
                   {eta * m * a < Term(2), std::move(when)});
  };
  return {"minibatch/printed-less-oscillation",
          "Less oscillation, with the update as printed",
          "S3:83-99, S3:149-154",
          {"minibatch/less-oscillation", "minibatch/algorithm"},
          "minibatch/less-oscillation",
          "As printed: m = 2 oscillates less than m = 1. With the pseudo-code of the same lecture, "
          "which sums, it oscillates more.",
          Grade::refuted,
          {statement("batches of any size", m >= Term(2))},
          {{"for m = 2", statement("m = 2", m == Term(2))},
           {"for small steps", statement("eta a <= 1/10", eta * a <= Term(Rational(1, 10)))}}};
}

}  // namespace

std::vector<Claim> minibatch() {
  return {algorithm(), printed_sum(), scale(), less_oscillation(), oscillation_printed()};
}

}  // namespace gradus
