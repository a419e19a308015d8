// The gradient of a batch: its mean and its variance (S4:76-97).

#include "for_all.hpp"
#include "gradus/landscape/batches.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term n = Term::natural("n"), m = Term::natural("m"), i = Term::natural("i"),
           j = Term::natural("j"), k = Term::natural("k");
const Term mu = Term::symbol("mu"), variance = Term::symbol("sigma2"), w = Term::symbol("w");
const Sequence g("g"), x("X");

const Term total = sum(i, Term(1), n, g(i)), squares = sum(i, Term(1), n, square(g(i)));
const Term mean = total / n, population = squares / n - square(mean);

/// Independent draws X_1, ..., X_m of mean mu and variance sigma2; what is said of their sum.
Statement draws(std::string label, Comparison c) {
  Statement s = for_all(std::move(label), {real(mu), nonnegative(variance), natural_from(m, 1)},
                        std::move(c));
  s.domain.moments = {{"X", mu, square(mu) + variance, true}};
  return s;
}
const Term drawn = sum(j, Term(1), m, x(j));

Claim full_gradient() {
  const Term a = Term::symbol("a"), b = Term::symbol("b");
  const auto loss = [&](Term at, Term target) { return square(at - target) / Term(2); };
  const auto statement = [&](std::string label, Term share) {
    return for_all(std::move(label), {real(w), natural_from(n, 1)},
                   share * sum(i, Term(1), n, w - g(i)) == w - mean);
  };
  const auto means =
      for_all("on (w - x)^2/2 it points to the mean of the data", {real(w), natural_from(n, 1)},
              sum(i, Term(1), n, w - g(i)) / n == w - mean);
  const auto descent = for_all(
      "and (w - mean)^2/2 differs from the mean loss by a constant", {real(w), real(a), real(b)},
      (loss(w, a) + loss(w, b)) / Term(2) - loss(w, (a + b) / Term(2)) == square(a - b) / Term(8));
  return {"sgd/full-gradient-mean",
          "The full gradient is the mean of the examples' gradients",
          "S4:76-80",
          {"sgd/full-gradient-mean"},
          "",
          "g = (1/n) sum g_i, by linearity, for all n. The formula under the heading \"Stochastic "
          "Grad Descent\" is this one: the full batch.",
          Grade::proved,
          {means, descent},
          {{"the sum", statement("the sum", Term(1))},
           {"1/(n + 1)", statement("1/(n + 1)", Term(1) / (n + Term(1)))}}};
}

Claim sampling() {
  const Sequence none("q"), falling("f");
  const Term t = Term::natural("t");
  const auto statement = [&](std::string label, Term chance) {
    return along(
        std::move(label), {natural_from(n, 1), natural_from(t, 0)},
        {{"q", k, Term(1), none(k) * ((n - k) / n)}, {"f", k, Term(1), falling(k) * (n - k)}},
        none(t) == chance);
  };
  const auto two = [](std::string label, Term repeat) {
    return for_all(std::move(label), {natural_from(n, 1)},
                   Term(1) - n * (n - Term(1)) / square(n) == repeat);
  };
  return {"sgd/sampling",
          "Drawing a batch with replacement",
          "S4:82",
          {"sgd/sampling"},
          "",
          "Of n' uniform draws from n none repeats with the chance n(n-1)...(n-n'+1)/n^n'; two "
          "draws agree with the chance 1/n. A batch is a list, in which an example can stand "
          "twice.",
          Grade::proved,
          {statement("no repeat in t draws", falling(t) / pow(n, t)),
           two("two draws agree", Term(1) / n)},
          {{"never a repeat", statement("never a repeat", Term(1))},
           {"(1 - 1/n)^t", statement("(1 - 1/n)^t", pow(Term(1) - Term(1) / n, t))},
           {"two draws: 1/n^2", two("1/n^2", Term(1) / square(n))}}};
}

Claim sampling_printed() {
  const auto statement = [](std::string label, Rational most) {
    return for_all(std::move(label), {natural_from(n, 2)},
                   Term(1) - n * (n - Term(1)) / square(n) <= Term(most));
  };
  return {"sgd/printed-sampling",
          "A batch is not a subset",
          "S4:82",
          {"sgd/sampling"},
          "sgd/sampling",
          "As printed: i is drawn uniformly, n' times, and the batch is a subset of the data. Two "
          "of two draws agree with the chance 1/2.",
          Grade::refuted,
          {statement("two draws never agree", 0)},
          {{"at most 1/3", statement("at most 1/3", Rational(1, 3))},
           {"at most 2/5", statement("at most 2/5", Rational(2, 5))}}};
}

Claim unbiased() {
  const Term p = Term::symbol("p"), a = Term::symbol("a"), b = Term::symbol("b");
  return {"sgd/unbiased",
          "The batch gradient is unbiased",
          "S4:85-93",
          {"sgd/unbiased", "sgd/full-gradient-mean"},
          "",
          "E g_B = g and E eps = 0, for every batch size, in each coordinate; it needs w fixed "
          "before the batch is drawn, and no independence.",
          Grade::proved,
          {draws("E g_B = g", expect(drawn / m) == mu),
           draws("E eps = 0", expect(drawn / m - mu) == Term(0))},
          {{"without 1/n'", draws("without 1/n'", expect(drawn) == mu)},
           {"1/(n' + 1)", draws("1/(n' + 1)", expect(drawn / (m + Term(1))) == mu)},
           {"drawn with chances p and 1 - p",
            for_all("chances p, 1 - p", {in(p, 0, 1), real(a), real(b)},
                    p * a + (Term(1) - p) * b == (a + b) / Term(2))}}};
}

Claim batch_variance() {
  const auto statement = [&](std::string label, Term claimed) {
    return draws(std::move(label),
                 expect(square(drawn / m)) - square(expect(drawn / m)) == claimed);
  };
  const auto spread = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(n, 1)},
                   sum(j, Term(1), n, square(g(j) - mean)) / n == claimed);
  };
  return {"sgd/variance",
          "The variance of the batch gradient",
          "S4:87-93",
          {"sgd/variance", "sgd/theory-n1", "minibatch/larger-batch"},
          "",
          "Drawn with replacement, Var(eps) = sigma^2/n' for every batch size, with sigma^2 = "
          "(1/n) sum (g_i - g)^2, divided by n and not n - 1. It holds for each coordinate and "
          "each direction.",
          Grade::proved,
          {statement("for all n'", variance / m),
           spread("sigma^2 is the mean of squares minus the square of the mean", population)},
          {{"sigma^2/n'^2", statement("sigma^2/n'^2", variance / square(m))},
           {"sigma^2", statement("sigma^2", variance)},
           {"divided by n - 1",
            for_all("divided by n - 1", {natural_from(n, 2)},
                    sum(j, Term(1), n, square(g(j) - mean)) / (n - Term(1)) == population)}}};
}

Claim finite_population() {
  // Each example is in the batch with the chance m/n, each pair with m(m-1)/(n(n-1)).
  const Term second =
      (m * squares / n + m * (m - Term(1)) * (square(total) - squares) / (n * (n - Term(1)))) /
      square(m);
  const auto statement = [&](std::string label, Term factor) {
    return for_all(std::move(label), {natural_from(n, 2), natural_from(m, 1)},
                   second - square(mean) == factor * population / m);
  };
  // Draw k + 1 of n = k + r + 1, uniformly among the r + 1 examples that are left.
  const Term r = Term::natural("r"), all = k + r + Term(1);
  const auto one_more = [&](std::string label, Term now, Term missing, Term next) {
    return for_all(std::move(label), {natural_from(k, 1), natural_from(r, 0)},
                   now + missing / (r + Term(1)) == next);
  };
  const auto chance = [&](Term drawn_) { return drawn_ / all; };
  const auto pair = [&](Term drawn_) {
    return drawn_ * (drawn_ - Term(1)) / (all * (all - Term(1)));
  };
  const Statement single = one_more("an example is in k of n draws with chance k/n", chance(k),
                                    Term(1) - chance(k), chance(k + Term(1)));
  const Statement both = one_more("a pair with chance k(k - 1)/(n(n - 1))", pair(k),
                                  Term(2) * (chance(k) - pair(k)), pair(k + Term(1)));
  return {"sgd/variance-without-replacement",
          "Without replacement the variance is smaller",
          "S4:87-93",
          {"sgd/variance", "minibatch/batch-size-one", "gd/batch-definition"},
          "sgd/variance",
          "When no example is drawn twice, Var(eps) = (sigma^2/n')(n - n')/(n - 1), for all n and "
          "n': zero for the full batch. It follows from the chances n'/n of an example and "
          "n'(n'-1)/(n(n-1)) of a pair.",
          Grade::proved,
          {single, both, statement("for all n and n'", (n - m) / (n - Term(1)))},
          {{"as with replacement", statement("as with replacement", Term(1))},
           {"(n - n')/n", statement("(n - n')/n", (n - m) / n)},
           {"a pair with chance (k/n)^2",
            one_more("a pair with (k/n)^2", square(chance(k)),
                     Term(2) * (chance(k) - square(chance(k))), square(chance(k + Term(1))))}}};
}

Trial enumerated(std::string label, Drawing drawing, std::function<Rational(long, long)> factor) {
  return {std::move(label), "mean and variance over all draws, for all gradients",
          [drawing, factor = std::move(factor)](const Budget&) {
            return check_batches(5, drawing, factor);
          }};
}

Claim enumeration() {
  const auto with = [](long, long size) { return Rational(1, size); };
  const auto without = [](long all, long size) {
    return all == 1 ? Rational(0) : Rational(all - size, size * (all - 1));
  };
  return {"sgd/enumeration",
          "All draws, one by one",
          "S4:82-93",
          {"sgd/unbiased", "sgd/variance", "sgd/sampling"},
          "sgd/variance-without-replacement",
          "Every batch of every size from up to 5 examples, with and without replacement: the "
          "mean is g and the variance as the formulas say, for all values of the gradients.",
          Grade::certified,
          {enumerated("with replacement", Drawing::with_replacement, with),
           enumerated("without replacement", Drawing::without_replacement, without)},
          {{"sigma^2/n'^2", enumerated("sigma^2/n'^2", Drawing::with_replacement,
                                       [](long, long size) { return Rational(1, size * size); })},
           {"sigma^2/n", enumerated("sigma^2/n", Drawing::with_replacement,
                                    [](long all, long) { return Rational(1, all); })},
           {"the same without replacement",
            enumerated("the same", Drawing::without_replacement, with)}},
          "Up to 5 examples, draw by draw: an independent look at what sgd/unbiased, sgd/variance "
          "and sgd/variance-without-replacement prove for all numbers."};
}

Claim deviation() {
  const Term sigma = Term::symbol("sigma");
  const auto root_of = [&](std::string label, Term root, Term of) {
    return for_all(std::move(label), {nonnegative(sigma), natural_from(m, 1)}, square(root) == of);
  };
  const Term noise = sigma * sqrt(Term(1) / m), four = square(sigma) / (Term(4) * m);
  return {"sgd/std",
          "The standard deviation falls like 1/sqrt(n')",
          "S4:93",
          {"sgd/std"},
          "",
          "std(eps) = sigma sqrt(1/n'), the root of sigma^2/n': to halve the noise takes four "
          "times the batch. Bigger batches help ever less for their price.",
          Grade::proved,
          {root_of("its square is the variance", noise, square(sigma) / m),
           for_all("and it is not negative", {nonnegative(sigma), natural_from(m, 1)},
                   noise >= Term(0)),
           root_of("half of it at four times the batch", noise / Term(2), four)},
          {{"sigma/n'", root_of("sigma/n'", sigma / m, square(sigma) / m)},
           {"half at twice the batch",
            root_of("half at twice", noise / Term(2), square(sigma) / (Term(2) * m))}}};
}

Claim one_example() {
  const auto statement = [&](std::string label, Comparison c) {
    return for_all(std::move(label), {positive(variance), natural_from(m, 1)}, std::move(c));
  };
  Statement single =
      for_all("n' = 1 is one draw", {real(mu), nonnegative(variance)},
              expect(square(sum(j, Term(1), Term(1), x(j)))) == square(mu) + variance);
  single.domain.moments = {{"X", mu, square(mu) + variance, true}};
  return {"sgd/theory-n1",
          "Batches of one: the largest noise",
          "S4:95-97, S3:121",
          {"sgd/theory-n1", "minibatch/batch-size-one", "minibatch/larger-batch"},
          "sgd/variance",
          "A batch of one is one draw, with the largest variance of all sizes, and each further "
          "example makes it smaller; with replacement n' = n still leaves sigma^2/n, so it is not "
          "gradient descent.",
          Grade::proved,
          {single, statement("the largest", variance / m <= variance),
           statement("each example helps", variance / (m + Term(1)) < variance / m),
           statement("never zero", variance / m > Term(0))},
          {{"the smallest", statement("the smallest", variance / m >= variance)},
           {"each example takes off the same",
            statement("the same", variance / m - variance / (m + Term(1)) ==
                                      variance / (m + Term(1)) - variance / (m + Term(2)))},
           {"zero from some size on", statement("zero", variance / m <= Term(0))}}};
}

}  // namespace

std::vector<Claim> sgd() {
  return {full_gradient(),     sampling(),    sampling_printed(), unbiased(),   batch_variance(),
          finite_population(), enumeration(), deviation(),        one_example()};
}

}  // namespace gradus
