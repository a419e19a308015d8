// What one pass over the data does, and what it costs (S3:45-81, S4:99-112).

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), a = Term::symbol("a"), b = Term::symbol("b"),
           eta = Term::symbol("eta"), start = Term::symbol("w0");
const Term n = Term::natural("n"), p = Term::natural("p"), m = Term::natural("m"),
           t = Term::natural("t"), i = Term::natural("i"), j = Term::natural("j"),
           k = Term::natural("k");
const Sequence x("x"), pass("w"), g("g");

/// One step on the example (w - target)^2/2.
Term step(Term at, Term target, Term rate) { return at - rate * (at - target); }

Claim algorithm() {
  const Term keep = Term(1) - eta;
  const auto closed = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(eta), real(start), natural_from(n, 0)},
                 {{"w", k, start, step(pass(k), x(k + Term(1)), eta)}}, pass(n) == claimed);
  };
  const auto two = [&](std::string label, Term difference) {
    return for_all(std::move(label), {real(w), real(a), real(b), real(eta)},
                   step(step(w, a, eta), b, eta) - step(step(w, b, eta), a, eta) == difference);
  };
  const auto against_sum = for_all(
      "against the summed step", {real(w), real(a), real(b), real(eta)},
      step(step(w, a, eta), b, eta) - (w - eta * ((w - a) + (w - b))) == square(eta) * (w - a));
  const auto weighted = [&](Term base) {
    return pow(keep, n) * start + eta * sum(i, Term(1), n, pow(base, n - i) * x(i));
  };
  return {"sgd/algorithm",
          "One pass of stochastic gradient descent",
          "S3:45-64",
          {"sgd/algorithm"},
          "",
          "On examples (w - x_i)^2/2 a pass ends at (1 - eta)^n w + eta sum (1 - eta)^(n-i) x_i, "
          "for all n: the last example counts most, the order matters by eta^2, and so the data "
          "are shuffled (which the pseudo-code forgets).",
          Grade::proved,
          {closed("by induction over the examples", weighted(keep)),
           two("two examples in the other order", square(eta) * (b - a)), against_sum},
          {{"all examples count alike",
            closed("all alike", pow(keep, n) * start + eta * sum(i, Term(1), n, x(i)))},
           {"the order does not matter", two("no difference", Term(0))},
           {"one pass is one gradient step",
            for_all("one gradient step", {real(w), real(a), real(b), real(eta)},
                    step(step(w, a, eta), b, eta) == w - eta * ((w - a) + (w - b)) / Term(2))}}};
}

Claim algorithm_printed() {
  const auto statement = [](std::string label, Comparison when) {
    return for_all(std::move(label), {real(w), real(a), real(b), positive(eta)},
                   step(w, b, eta) == step(step(w, a, eta), b, eta), {std::move(when)});
  };
  return {"sgd/printed-algorithm",
          "theta_{t+1} = theta_t - alpha Delta theta_t inside the loop",
          "S3:45-64",
          {"sgd/algorithm"},
          "sgd/algorithm",
          "As printed t stands still inside the loop: read literally, only the last example of a "
          "pass counts. Meant is a new theta after each example.",
          Grade::refuted,
          {statement("the last example alone", eta < Term(1))},
          {{"for small steps", statement("eta <= 1/10", eta <= Term(Rational(1, 10)))},
           {"for equal examples", statement("equal examples", a == b)}}};
}

Claim updates() {
  const auto count = [](std::string label, Term inner, Term claimed) {
    return for_all(std::move(label), {natural_from(t, 1), natural_from(n, 1)},
                   sum(i, Term(1), t, inner) == claimed);
  };
  const Term one_each = sum(j, Term(1), n, Term(1));
  return {"sgd/update-placement",
          "Updates in t passes: t or t n",
          "S3:9-28, S3:76-81",
          {"sgd/update-placement", "gd/batch-definition"},
          "",
          "With the update after the loop over the n examples, t passes make t updates; inside the "
          "loop, t n. It says nothing about how good these updates are.",
          Grade::proved,
          {count("inside the loop", one_each, t * n), count("after the loop", Term(1), t)},
          {{"t + n", count("t + n", one_each, t + n)},
           {"the same number", count("the same number", one_each, t)},
           {"n updates per epoch after the loop", count("t n after the loop", Term(1), t * n)}}};
}

Claim cost_per_iteration() {
  const auto batch = [](Term examples) {
    return sum(i, Term(1), examples, sum(j, Term(1), p, Term(1)));
  };
  const auto statement = [&](std::string label, Term examples, Term claimed) {
    return for_all(std::move(label), {natural_from(n, 1), natural_from(m, 1), natural_from(p, 1)},
                   batch(examples) == claimed);
  };
  const auto ratio = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(n, 1), natural_from(m, 1), natural_from(p, 1)},
                   (m * p) / (n * p) == claimed);
  };
  const auto all =
      for_all("T iterations", {natural_from(t, 1), natural_from(n, 1), natural_from(p, 1)},
              sum(k, Term(1), t, n * p) == t * n * p);
  return {"sgd/cost-per-iteration",
          "n'p operations against np",
          "S4:47-54, S4:101-103, S3:19-23",
          {"sgd/cost-per-iteration", "gd/cost-per-iteration", "gd/slow-imagenet"},
          "",
          "If an example costs p operations, a gradient over n of them costs n p, T of them T n p, "
          "and one over a batch the share n'/n: linear in the number of examples. p stands for one "
          "forward and backward pass up to a constant that the model does not fix.",
          Grade::proved,
          {statement("the full gradient", n, n * p), statement("a batch", m, m * p), all,
           ratio("their ratio", m / n)},
          {{"n p^2", statement("n p^2", n, n * square(p))},
           {"p alone", statement("p alone", n, p)},
           {"n/n' times", ratio("n/n' times", n / m)}}};
}

Claim updates_per_epoch() {
  const Term q = Term::natural("q"), r = Term::natural("r");
  const auto between = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {natural_from(m, 1), natural_from(q, 0), natural_from(r, 1)},
                   std::move(c), {r < m});
  };
  const Term rest = q * m + r;
  const auto exact = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(m, 1), natural_from(q, 1)},
                   (q * m) / m == claimed);
  };
  return {"sgd/updates-per-epoch",
          "n/n' batches for the price of one gradient",
          "S4:106-112",
          {"sgd/updates-per-epoch"},
          "",
          "If n' divides n, there are n/n' batches in the data, 1000 for n = 10^6 and n' = 1000; "
          "if not, q full batches leave a rest and q + 1 are more than the data.",
          Grade::proved,
          {exact("n = q n'", q), between("q batches are not enough", q * m < rest),
           between("q + 1 are", (q + Term(1)) * m > rest),
           for_all("the lecture's numbers", {}, pow(Term(10), 6) / Term(1000) == Term(1000))},
          {{"n n'", exact("n n'", q * square(m))},
           {"q batches always suffice", between("q suffice", q * m >= rest)},
           {"10^6 for the lecture's numbers", exact("q n' batches", q * m)}}};
}

Claim cost_overall() {
  // f_i = (w - x_i)^2/2: gradient descent with eta = 1 is exact after one step, n p operations;
  // eta_t = 1/t leaves the variance sigma^2/T after T steps (sgd/eta-to-zero), p operations each.
  const Term variance = Term::symbol("sigma2"), target = Term::symbol("v"),
             steps = Term::symbol("T");
  const auto needs = for_all("the variance v takes T >= sigma^2/v steps",
                             {positive(variance), positive(target), positive(steps)},
                             steps >= variance / target, {variance / steps <= target});
  const auto compared = [&](std::string label, Relation relation, Comparison accuracy) {
    return for_all(std::move(label),
                   {positive(variance), positive(target), natural_from(n, 1), natural_from(p, 1)},
                   {p * (variance / target), relation, n * p}, {std::move(accuracy)});
  };
  return {"sgd/cost-overall",
          "Who is cheaper overall depends on the accuracy",
          "S4:103",
          {"sgd/cost-overall"},
          "",
          "On f_i = (w - x_i)^2/2 stochastic steps reach the variance v at a cost of p sigma^2/v, "
          "one gradient step is exact for n p: the former are cheaper down to v = sigma^2/n and "
          "dearer below.",
          Grade::proved,
          {needs,
           compared("down to sigma^2/n they are not dearer", Relation::less_equal,
                    target >= variance / n),
           compared("below it they are", Relation::greater, target < variance / n)},
          {{"cheaper for every accuracy",
            compared("every accuracy", Relation::less_equal, target < variance)},
           {"down to sigma^2/(2n)",
            compared("sigma^2/(2n)", Relation::less_equal, target >= variance / (Term(2) * n))}}};
}

Claim cost_printed() {
  const Term gd = Term::natural("T"), batch = Term::natural("T'");
  const auto statement = [&](std::string label, Comparison when) {
    return for_all(std::move(label),
                   {natural_from(gd, 1), natural_from(batch, 1), natural_from(n, 1),
                    natural_from(m, 1), natural_from(p, 1)},
                   batch * m * p < gd * n * p, {m < n, std::move(when)});
  };
  return {"sgd/printed-cost-overall",
          "T n'p against T np",
          "S4:103",
          {"sgd/cost-overall"},
          "sgd/cost-overall",
          "As printed the same T stands for both methods, and n' < n would make the stochastic one "
          "cheaper. It takes T' iterations, not T.",
          Grade::refuted,
          {statement("whatever T' and T are", batch >= gd)},
          {{"T' up to 2 T", statement("T' <= 2 T", batch <= Term(2) * gd)},
           {"T' up to n T", statement("T' <= n T", batch <= n * gd)}}};
}

Claim redundancy() {
  const Term copies = Term::natural("c");
  const auto statement = [&](std::string label, Term share) {
    return for_all(
        std::move(label), {natural_from(n, 1), natural_from(copies, 1)},
        share * sum(k, Term(1), copies, sum(i, Term(1), n, g(i))) == sum(i, Term(1), n, g(i)) / n);
  };
  const auto equal = for_all("equal examples: one is enough", {real(w), natural_from(n, 1)},
                             sum(i, Term(1), n, w) / n == w);
  const auto cost = [&](std::string label, Term claimed) {
    return for_all(std::move(label),
                   {natural_from(n, 1), natural_from(copies, 1), natural_from(p, 1)},
                   sum(k, Term(1), copies, sum(i, Term(1), n, p)) == claimed);
  };
  return {"sgd/redundancy",
          "Redundant data cost more and say the same",
          "S3:167, S3:181-193",
          {"sgd/redundancy"},
          "",
          "c copies of the data leave the mean gradient as it is and cost c times as much; when "
          "all examples are equal, one gives the full gradient. That real data are redundant is "
          "an observation, not proved here.",
          Grade::proved,
          {statement("the mean stays", Term(1) / (copies * n)), cost("the cost", copies * n * p),
           equal},
          {{"the sum stays", statement("the sum stays", Term(1) / n)},
           {"the cost stays", cost("the cost stays", n * p)}}};
}

}  // namespace

std::vector<Claim> sgd_passes() {
  return {algorithm(),         algorithm_printed(), updates(),      cost_per_iteration(),
          updates_per_epoch(), cost_overall(),      cost_printed(), redundancy()};
}

}  // namespace gradus
