// Powers of a matrix: exploding and vanishing gradients (S0:41-87).

#include "gradus/algebra/rewrite.hpp"
#include "gradus/spectrum/matrix_power.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), b = Term::symbol("b"), x1 = Term::symbol("x1"),
           x2 = Term::symbol("x2");
const Term h = Term::symbol("h"), r = Term::symbol("r"), tol = Term::symbol("tol");
const Term n = Term::natural("n"), k = Term::natural("k"), bound = Term::natural("M");
const Sequence h1("h1"), h2("h2");

Statement for_all(std::string label, std::vector<Variable> variables, Comparison c) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = std::move(variables);
  return s;
}

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
          "h^{n} = W^n x with W = diag(a, b) is (a^n x1, b^n x2), for all n.",
          Grade::proved,
          {statement("first component", h1, a, x1, pow(a, n) * x1),
           statement("second component", h2, b, x2, pow(b, n) * x2)},
          {{"a^(n+1)", statement("a^(n+1)", h1, a, x1, pow(a, n + Term(1)) * x1)},
           {"n a", statement("n a", h1, a, x1, n * a * x1)}}};
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
  return {"explode/partials",
          "The gradient of J = h_1^n + h_2^n",
          "S0:51-62",
          {"explode/partials", "explode/objective", "explode/gradient-vector"},
          "",
          "dJ/da = n a^(n-1) x1 and dJ/db = n b^(n-1) x2, for all n >= 1, by induction from the "
          "product rule.",
          Grade::proved,
          {by_product_rule("dJ/da", a, x1, gradient(a, x1)),
           by_product_rule("dJ/db", b, x2, gradient(b, x2))},
          {{"n a^n x1", by_product_rule("n a^n x1", a, x1, n * pow(a, n) * x1)},
           {"without n", by_product_rule("without n", a, x1, pow(a, n - Term(1)) * x1)},
           {"(n-1) a^(n-1)",
            by_product_rule("(n-1) a^(n-1)", b, x2, (n - Term(1)) * pow(b, n - Term(1)) * x2)}}};
}

Claim partials_printed() {
  return {"explode/partials-printed",
          "The exponent slip",
          "S0:56",
          {"explode/partials"},
          "explode/partials",
          "As printed: dJ/da = n a^n x1.",
          Grade::refuted,
          {for_all("n a^n x1", {real(a), real(x1), natural_from(n, 1)},
                   derivative(pow(a, n) * x1, a) == n * pow(a, n) * x1)},
          {}};
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
          "not bounded.",
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
          "(1 + h)^n >= 1 + n h + n (n - 1) h^2/2 for h >= 0 and all n >= 1.",
          Grade::proved,
          {statement("by induction over n", Rational(1, 2))},
          {{"h^2", statement("h^2", 1)}, {"2 h^2/3", statement("2 h^2/3", Rational(2, 3))}}};
}

/// n r^(n-1) <= tol with r = 1/(1 + h), for every n >= 2 + c/(tol h^2).
Statement vanishing(std::string label, Rational constant, Term growth, Variable growth_range) {
  const Term m = n - Term(1);
  Statement s =
      for_all(std::move(label), {std::move(growth_range), positive(tol), natural_from(n, 2)},
              n <= tol * pow(Term(1) + growth, m));
  s.domain.hypotheses = {n >= Term(2) + Term(constant) / (tol * square(growth))};
  s.domain.premises = {
      {"Bernoulli to second order",
       "",
       "explode/bernoulli",
       pow(Term(1) + growth, m) >=
           Term(1) + m * growth + Term(Rational(1, 2)) * m * (m - Term(1)) * square(growth),
       std::nullopt,
       0,
       {{n, m}, {h, growth}}}};
  return s;
}

Claim threshold() {
  const auto no_decay =
      for_all("|r| = 1: n r^(n-1) = n", {natural_from(n, 1)}, n * pow(Term(1), n - Term(1)) == n);
  const auto growth = [&](std::string label, Term factor) {
    return for_all(std::move(label), {positive(h), natural_from(n, 1)},
                   n * pow(Term(1) + h, n - Term(1)) >= n * (Term(1) + factor * (n - Term(1)) * h));
  };
  return {"explode/threshold",
          "The threshold at 1",
          "S0:76-87",
          {"explode/example-vanish", "explode/deep-nets"},
          "",
          "n |r|^(n-1) with |r| = 1/(1 + h) stays below tol from n = 2 + 4/(tol h^2) on; it is n "
          "at |r| = 1 and at least n (1 + (n-1) h) at 1 + h.",
          Grade::proved,
          {vanishing("|r| < 1 vanishes", 4, h, positive(h)), no_decay,
           growth("|r| > 1 explodes", Term(1))},
          {{"from n = 2 on", vanishing("from n = 2 on", 0, h, positive(h))},
           {"growth n (1 + 3 (n-1) h)", growth("growth n (1 + 3 (n-1) h)", Term(3))}}};
}

Claim vanishes() {
  // r = 1/2 and 9/10 are h = 1 and 1/9; the bound is written with r^(n-1) itself.
  const auto statement = [&](std::string label, Rational base, Rational constant) {
    const Term growth = Term(Rational(1) / base - Rational(1)), m = n - Term(1);
    Statement s = for_all(std::move(label), {positive(tol), natural_from(n, 2)},
                          n * pow(Term(base), m) <= tol);
    s.domain.hypotheses = {n >= Term(2) + Term(constant) / (tol * square(growth))};
    s.domain.premises = {{"the threshold",
                          "",
                          "explode/threshold",
                          n <= tol * pow(Term(1) + growth, m),
                          std::nullopt,
                          0,
                          {{h, growth}}}};
    if (constant.is_zero()) s.domain.premises.clear();
    return s;
  };
  return {"explode/example-vanish",
          "a = 1/2, b = 9/10 vanishes",
          "S0:78-87",
          {"explode/example-vanish"},
          "",
          "For every tol > 0: n (1/2)^(n-1) <= tol for n >= 2 + 4/tol, and n (9/10)^(n-1) <= tol "
          "for n >= 2 + 324/tol.",
          Grade::proved,
          {statement("a = 1/2", Rational(1, 2), 4), statement("b = 9/10", Rational(9, 10), 4)},
          {{"a = 1/2, from n = 2 on", statement("a = 1/2, from n = 2 on", Rational(1, 2), 0)},
           {"b = 9/10, from n = 2 on", statement("b = 9/10, from n = 2 on", Rational(9, 10), 0)}}};
}

Statement shrinks(std::string label, Rational base, Variable range, Relation relation) {
  return for_all(std::move(label), {std::move(range)},
                 {(n + Term(1)) * pow(Term(base), n), relation, n * pow(Term(base), n - Term(1))});
}

Claim not_from_the_start() {
  return {"explode/shrinks-at-once",
          "It does not shrink from the first step",
          "S0:78-87",
          {"explode/example-vanish"},
          "",
          "As one reads it: n (9/10)^(n-1) decreases with n.",
          Grade::refuted,
          {shrinks("for all n >= 1", Rational(9, 10), natural_from(n, 1), Relation::less_equal)},
          {}};
}

Claim peak() {
  const auto up_to = [](long last) {
    Variable v = natural_from(n, 1);
    v.upper = Rational(last);
    return v;
  };
  const Rational nine_tenths(9, 10);
  const Statement equal =
      for_all("equal at 9 and 10", {},
              Term(10) * pow(Term(nine_tenths), 9) == Term(9) * pow(Term(nine_tenths), 8));
  return {"explode/peak",
          "Where n (9/10)^(n-1) peaks",
          "S0:78-87",
          {"explode/example-vanish"},
          "explode/example-vanish",
          "n (9/10)^(n-1) grows up to n = 9, is equal at 9 and 10, and falls from 10 on.",
          Grade::proved,
          {shrinks("grows for n <= 8", Rational(9, 10), up_to(8), Relation::greater), equal,
           shrinks("falls from n = 10 on", Rational(9, 10), natural_from(n, 10), Relation::less)},
          {{"grows for n <= 9",
            shrinks("grows for n <= 9", Rational(9, 10), up_to(9), Relation::greater)},
           {"falls from n = 9 on",
            shrinks("falls from n = 9 on", Rational(9, 10), natural_from(n, 9), Relation::less)}}};
}

Claim symmetric() {
  const Sequence norm("X");  // |W^k v|^2
  const Term rho = Term::symbol("rho"), eigen = Term::symbol("u");
  const Sequence along("U");
  const auto upper = [&](std::string label, Term exponent) {
    Statement s = for_all(std::move(label), {nonnegative(rho), natural_from(n, 0)},
                          norm(n) <= pow(rho, exponent) * norm(Term(0)));
    s.domain.premises = {{"|W v| <= rho |v| at W^k v",
                          "spectral theorem for symmetric W (Horn and Johnson, Matrix Analysis, "
                          "2013, Theorem 4.2.2)",
                          "", norm(k + Term(1)) <= square(rho) * norm(k), k}};
    Model m;
    m.name = "W = r in one dimension, |r| <= rho";
    const Term v = Term::symbol("v");
    m.variables = {real(r), real(v)};
    m.hypotheses = {square(r) <= square(rho)};
    m.sequences = {{"X", k, pow(r, Term(2) * k) * square(v)}};
    s.domain.models = {m};
    return s;
  };
  Statement attained = for_all("attained along an eigenvector u of rho",
                               {real(rho), real(eigen), natural_from(n, 0)},
                               square(along(n)) == pow(rho, Term(2) * n) * square(eigen));
  attained.domain.recursions = {{"U", k, eigen, rho * along(k)}};
  return {"explode/symmetric",
          "Symmetric W: the norm of W^n is rho^n",
          "S0:41-49",
          {"explode/deep-nets"},
          "explode/power",
          "For symmetric W with spectral radius rho: |W^n v| <= rho^n |v|, with equality along an "
          "eigenvector, for all n and every dimension.",
          Grade::proved,
          {upper("upper bound", Term(2) * n), attained},
          {{"rho^n for the square", upper("rho^n for the square", n)},
           {"rho^(2n+1)", upper("rho^(2n+1)", Term(2) * n + Term(1))}}};
}

Claim jordan() {
  const Sequence p("p"), q("q");
  const auto statement = [&](std::string label, Term closed) {
    Statement s = for_all(std::move(label), {real(r), natural_from(n, 1)}, q(n) == closed);
    s.domain.recursions = {{"q", k, Term(0), r * q(k) + pow(r, k)}};
    return s;
  };
  return {"explode/jordan",
          "A non-normal W",
          "S0:41-49, S3:704-708",
          {"explode/deep-nets"},
          "explode/symmetric",
          "For W = [[r, 1], [0, r]] the entry (W^n)_12 is n r^(n-1), for all n >= 1.",
          Grade::proved,
          {statement("by induction over n", n * pow(r, n - Term(1)))},
          {{"n r^n", statement("n r^n", n * pow(r, n))},
           {"r^(n-1)", statement("r^(n-1)", pow(r, n - Term(1)))}}};
}

RationalMatrix jordan_block() {
  const Rational nine(9, 10);
  return {{nine, 1}, {0, nine}};
}

Experiment transient(std::string label, Rational claimed) {
  return {std::move(label),
          "the largest |W^n| in the infinity norm over n <= 100, W = [[9/10, 1], [0, 9/10]]",
          Term(claimed), 0, [](const Budget&) {
            const TransientGrowth growth = transient_growth(jordan_block(), 100);
            return Measurement{growth.norm, growth.norm, "exact powers", 0, 0, 0};
          }};
}

Experiment gelfand(std::string label, Rational claimed) {
  return {std::move(label),
          "the spectral radius of W = [[9/10, 1], [0, 9/10]] by Gelfand's formula", Term(claimed),
          Rational(1, 100), [](const Budget&) {
            const SpectralRadius rho = spectral_radius(jordan_block(), Rational(1, 100));
            return Measurement{rho.lower,
                               rho.upper,
                               "Gelfand's formula from both sides, exact powers to n = " +
                                   std::to_string(rho.power),
                               0,
                               0,
                               0};
          }};
}

Claim transient_growth_claim() {
  const Rational nine(9, 10);
  const Rational peak = pow(nine, 9L) + Rational(9) * pow(nine, 8L);
  return {"explode/transient",
          "It first grows, although its spectral radius is 9/10",
          "S3:704-708",
          {"explode/deep-nets"},
          "explode/jordan",
          "For W = [[9/10, 1], [0, 9/10]] the largest |W^n|_inf is (9/10)^9 + 9 (9/10)^8 = "
          "4.26..., at n = 9.",
          Grade::estimated,
          {transient("exact powers up to 100", peak)},
          {{"no growth", transient("no growth", 1)},
           {"the norm of W", transient("the norm of W", Rational(19, 10))}}};
}

Claim gelfand_claim() {
  return {
      "explode/gelfand",
      "Gelfand's formula",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/jordan",
      "The spectral radius of [[9/10, 1], [0, 9/10]] is 9/10, enclosed to 1/100 from powers alone.",
      Grade::estimated,
      {gelfand("from both sides", Rational(9, 10))},
      {{"1", gelfand("1", 1)}, {"19/10", gelfand("19/10", Rational(19, 10))}}};
}

}  // namespace

std::vector<Claim> explode() {
  return {power(),
          partials(),
          partials_printed(),
          explodes(),
          second_bernoulli(),
          threshold(),
          vanishes(),
          not_from_the_start(),
          peak(),
          symmetric(),
          jordan(),
          transient_growth_claim(),
          gelfand_claim()};
}

}  // namespace gradus
