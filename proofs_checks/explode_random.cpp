// One unit a layer: logistic units, and random weights. What is kept on average vanishes typically:
// the weight is a or b with equal chances (the two-point case of Furstenberg and Kesten, Ann. Math.
// Stat. 31, 1960).

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), n = Term::natural("n"),
           k = Term::natural("k");
const Sequence X("X");

Term mean_square(Term first, Term second) { return (square(first) + square(second)) / Term(2); }

Claim kept_on_average() {
  const auto statement = [](std::string label, Term claimed) {
    Statement s{std::move(label), {}, X(n) == pow(claimed, n)};
    s.domain.variables = {nonnegative(a), nonnegative(b), natural_from(n, 0)};
    s.domain.recursions = {{"X", k, Term(1), mean_square(a, b) * X(k)}};
    return s;
  };
  return {
      "explode/random-mean",
      "The mean square after n random layers",
      "S4:27-31",
      {"init/gaussian-scaled"},
      "explode/threshold",
      "If the weight of each layer is a or b with equal chances, the mean of the squared signal "
      "after n layers is ((a^2 + b^2)/2)^n: kept where a^2 + b^2 = 2.",
      Grade::proved,
      {statement("X_n is the mean of x_n^2", mean_square(a, b))},
      {{"the square of the mean", statement("square of the mean", square((a + b) / Term(2)))},
       {"a b", statement("a b", a * b)}}};
}

Claim vanishes_typically() {
  const auto statement = [](std::string label, Term loss) {
    Statement s{std::move(label), {}, pow(a * b, n) == pow(mean_square(a, b) - loss, n)};
    s.domain.variables = {nonnegative(a), nonnegative(b), natural_from(n, 0)};
    return s;
  };
  Statement below{"below the mean, unless a = b", {}, a * b < mean_square(a, b)};
  below.domain.variables = {nonnegative(a), nonnegative(b)};
  below.domain.hypotheses = {a != b};
  Statement always = below;
  always.domain.hypotheses.clear();
  return {
      "explode/random-typical",
      "What is kept on average vanishes typically",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/random-mean",
      "After 2n layers with as many a as b the signal is (a b)^n, and a b = (a^2 + b^2)/2 - (a - "
      "b)^2/2: where the mean square is kept at 1, it vanishes unless a = b. Rare paths with many "
      "large weights carry the mean.",
      Grade::proved,
      {statement("n of each", square(a - b) / Term(2)), below},
      {{"(a - b)^2/4", statement("(a - b)^2/4", square(a - b) / Term(4))},
       {"even where a = b", always}}};
}

Claim critical_start() {
  const Term gain = square(a - Term(1) / a) / Term(2);
  const auto after = [&](std::string label, Term claimed) {
    Statement s{std::move(label), {}, X(n) >= claimed};
    s.domain.variables = {positive(a), natural_from(n, 0)};
    s.domain.recursions = {{"X", k, Term(1), (Term(1) + gain) * X(k)}};
    return s;
  };
  const auto layer = [&](std::string label, Term claimed) {
    Statement s{std::move(label), {}, mean_square(a, Term(1) / a) == claimed};
    s.domain.variables = {positive(a)};
    return s;
  };
  return {
      "explode/random-critical",
      "The start that keeps typical signals lets the mean explode",
      "S4:27-31",
      {"init/gaussian-scaled"},
      "explode/random-typical",
      "Typical signals are kept where b = 1/a. Then a layer multiplies the mean square by 1 + (a - "
      "1/a)^2/2, so after n layers it is at least 1 + n (a - 1/a)^2/2. No start keeps both, unless "
      "the weights do not vary.",
      Grade::proved,
      {layer("one layer", Term(1) + gain), after("n layers", Term(1) + n * gain)},
      {{"both are kept", layer("both are kept", Term(1))},
       {"twice the growth", after("twice the growth", Term(1) + Term(2) * n * gain)}}};
}

/// One unit a layer: its derivative is w sigma'(z), sigma'(z) = s (1 - s) with s = sigma(z).
Claim sigmoid_chain() {
  const Term s = Term::symbol("s"), w = Term::symbol("w");
  const Sequence d("D");
  const auto layer = [&](std::string label, Term bound) {
    return for_all(std::move(label), {in(s, 0, 1), nonnegative(w)}, w * s * (Term(1) - s) <= bound);
  };
  const auto chain = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(w), natural_from(n, 0)},
                 {{"D", k, Term(1), w * Term(Rational(1, 4)) * d(k)}}, d(n) == claimed);
  };
  return {
      "explode/sigmoid-chain",
      "Saturation alone does not decide",
      "S3:704-708, S4:57-64",
      {"explode/deep-nets", "gd/difficulties"},
      "explode/threshold",
      "A layer of one logistic unit has the derivative w sigma' of size at most |w|/4; n layers "
      "at sigma' = 1/4 have (w/4)^n. So weights of 4 cancel the slope in every depth, larger "
      "ones let the gradient grow, smaller ones let it vanish.",
      Grade::proved,
      {layer("at most w/4", w / Term(4)), chain("n layers at sigma' = 1/4", pow(w / Term(4), n))},
      {{"sigma' alone: at most 1/4", layer("1/4", Term(Rational(1, 4)))},
       {"at most w/5", layer("w/5", w / Term(5))},
       {"4^-n whatever w is", chain("4^-n", pow(Term(Rational(1, 4)), n))}}};
}

}  // namespace

std::vector<Claim> explode_random() {
  return {sigmoid_chain(), kept_on_average(), vanishes_typically(), critical_start()};
}

}  // namespace gradus
