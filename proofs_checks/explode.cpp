// Powers of a matrix: exploding gradients (S0:41-87).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), x1 = Term::symbol("x1"),
           x2 = Term::symbol("x2");
const Term h = Term::symbol("h");
const Term n = Term::natural("n"), k = Term::natural("k"), bound = Term::natural("M");
const Sequence h1("h1"), h2("h2");

Claim power() {
  const auto statement = [&](std::string label, const Sequence& entry, Term factor, Term start,
                             Term closed) {
    Statement s = for_all(std::move(label), {real(factor), real(start), natural_from(n, 0)},
                          entry(n) == closed);
    s.domain.recursions = {{entry.name(), k, start, factor * entry(k)}};
    return s;
  };
  return {"explode/power",
          "The n-th hidden state of diag(a, b)",
          "S0:41-49",
          {"explode/power", "explode/forward"},
          "",
          "h^{n} = W^n x with W = diag(a, b) is (a^n x1, b^n x2), for all n. Each direction of a "
          "diagonal W has its own rate; other matrices mix the directions.",
          Grade::proved,
          {statement("first component", h1, a, x1, pow(a, n) * x1),
           statement("second component", h2, b, x2, pow(b, n) * x2)},
          {{"a^(n+1)", statement("a^(n+1)", h1, a, x1, pow(a, n + Term(1)) * x1)},
           {"n a, so 2 W x for n = 2", statement("n a", h1, a, x1, n * a * x1)}}};
}

Claim objective() {
  // J_{k+1} = a h_1 + b h_2 = a J_k + (b - a) h_2, and h_2 = b^k x2 by explode/power.
  const Sequence j("J");
  const auto statement = [&](std::string label, Term first, Term second, Term claimed) {
    return along(std::move(label), {real(a), real(b), real(x1), real(x2), natural_from(n, 1)},
                 {{"J", k, x1 + x2, first * j(k) + (second - first) * pow(second, k) * x2}},
                 j(n) == claimed);
  };
  const auto general = [&](std::string label, Term claimed) {
    return statement(std::move(label), a, b, std::move(claimed));
  };
  const Term two_n = pow(Term(2), n);
  return {
      "explode/objective",
      "The objective J = h_1^n + h_2^n",
      "S0:51-54, S0:64-75",
      {"explode/objective", "explode/example-1-2"},
      "explode/power",
      "J = a^n x1 + b^n x2 for all n; with a = 1, b = 2 it is x1 + 2^n x2, so 1 + 2^n. One weight "
      "at 1 and one at 2 differ by all of 2^n: the largest decides. Only for diagonal W.",
      Grade::proved,
      {general("J", pow(a, n) * x1 + pow(b, n) * x2),
       statement("a = 1, b = 2", Term(1), Term(2), x1 + two_n * x2)},
      {{"(a + b)^n", general("(a + b)^n", pow(a + b, n) * (x1 + x2))},
       {"the difference", general("difference", pow(a, n) * x1 - pow(b, n) * x2)},
       {"a and b swapped", general("swapped", pow(b, n) * x1 + pow(a, n) * x2)},
       {"2 + 2^n", statement("2 + 2^n", Term(1), Term(2), Term(2) * x1 + two_n * x2)}}};
}

Claim partials() {
  const Sequence d("D");
  // From h^{k+1} = w h^k and the product rule: D_{k+1} = w^k x + w D_k, D_0 = 0.
  const auto by_product_rule = [&](std::string label, Term weight, Term input, Term closed) {
    Statement s =
        for_all(std::move(label), {real(weight), real(input), natural_from(n, 1)}, d(n) == closed);
    s.domain.recursions = {{"D", k, Term(0), pow(weight, k) * input + weight * d(k)}};
    return s;
  };
  const auto gradient = [](Term weight, Term input) {
    return n * pow(weight, n - Term(1)) * input;
  };
  Statement same_base = by_product_rule("a in dJ/db", b, x2, gradient(a, x2));
  same_base.domain.variables.push_back(real(a));
  return {"explode/partials",
          "The gradient of J = h_1^n + h_2^n",
          "S0:51-62",
          {"explode/partials", "explode/gradient-vector"},
          "",
          "dJ/da = n a^(n-1) x1 and dJ/db = n b^(n-1) x2, for all n >= 1, by induction from the "
          "product rule. Depth enters as a factor and as an exponent; for weights below 1 the "
          "exponent wins in the end.",
          Grade::proved,
          {by_product_rule("dJ/da", a, x1, gradient(a, x1)),
           by_product_rule("dJ/db", b, x2, gradient(b, x2))},
          {{"n a^n x1", by_product_rule("n a^n x1", a, x1, n * pow(a, n) * x1)},
           {"the same base in both rows", same_base},
           {"without n", by_product_rule("without n", a, x1, pow(a, n - Term(1)) * x1)},
           {"(n-1) a^(n-1)",
            by_product_rule("(n-1) a^(n-1)", b, x2, (n - Term(1)) * pow(b, n - Term(1)) * x2)}}};
}

Claim partials_printed() {
  const auto statement = [](std::string label, Term claimed) {
    return for_all(std::move(label), {real(a), real(x1), natural_from(n, 1)},
                   derivative(pow(a, n) * x1, a) == claimed);
  };
  return {"explode/partials-printed",
          "The exponent slip",
          "S0:56",
          {"explode/partials"},
          "explode/partials",
          "As printed: dJ/da = n a^n x1. The exponent must fall by one; the two agree where a = 1.",
          Grade::refuted,
          {statement("n a^n x1", n * pow(a, n) * x1)},
          {{"n a^(n+1) x1", statement("n a^(n+1) x1", n * pow(a, n + Term(1)) * x1)},
           {"(n + 1) a^n x1", statement("(n + 1) a^n x1", (n + Term(1)) * pow(a, n) * x1)}}};
}

Claim explodes() {
  const auto statement = [&](std::string label, Term base, Term lower) {
    return for_all(std::move(label), {natural_from(bound, 1)},
                   bound * pow(base, bound - Term(1)) >= lower);
  };
  return {"explode/example-1-2",
          "a = 1, b = 2 explodes",
          "S0:64-76",
          {"explode/example-1-2", "explode/example-1-2-limit"},
          "",
          "For every M the gradient n 2^(n-1) is at least M at n = M, and even n 1^(n-1) = n is "
          "not bounded. One weight above 1 makes the gradient explode exponentially, weights of "
          "exactly 1 linearly; of signs and other matrices it says nothing.",
          Grade::proved,
          {statement("b = 2: n = M suffices", Term(2), bound),
           statement("a = 1: n = M suffices", Term(1), bound)},
          {{"2 M", statement("2 M", Term(2), Term(2) * bound)},
           {"M + 1", statement("M + 1", Term(2), bound + Term(1))}}};
}

Claim second_bernoulli() {
  const auto statement = [&](std::string label, Rational half) {
    return for_all(
        std::move(label), {nonnegative(h), natural_from(n, 1)},
        pow(Term(1) + h, n) >= Term(1) + n * h + Term(half) * n * (n - Term(1)) * square(h));
  };
  return {"explode/bernoulli",
          "Bernoulli's inequality to second order",
          "S0:78-87",
          {"explode/example-vanish"},
          "",
          "(1 + h)^n >= 1 + n h + n (n - 1) h^2/2 for h >= 0 and all n >= 1. A power grows at "
          "least like a square: enough to beat the factor n in n r^n, though not its true growth.",
          Grade::proved,
          {statement("by induction over n", Rational(1, 2))},
          {{"h^2", statement("h^2", 1)}, {"2 h^2/3", statement("2 h^2/3", Rational(2, 3))}}};
}

}  // namespace

std::vector<Claim> explode() {
  return {power(), objective(), partials(), partials_printed(), explodes(), second_bernoulli()};
}

}  // namespace gradus
