// Beyond diagonal matrices: symmetric and non-normal W, growth before decay, Gelfand's formula.

#include "for_all.hpp"
#include "gradus/spectrum/matrix_power.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term r = Term::symbol("r"), tol = Term::symbol("tol"), n = Term::natural("n"),
           k = Term::natural("k");

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

Claim coupled() {
  // W = [[a, e], [0, b]]: (W^{k+1})_12 = a (W^k)_12 + e b^k.
  const Term a = Term::symbol("a"), b = Term::symbol("b"), e = Term::symbol("e");
  const Sequence q("q");
  const auto statement = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(a), real(b), real(e), natural_from(n, 0)},
                 {{"q", k, Term(0), a * q(k) + e * pow(b, k)}}, q(n) * (a - b) == e * claimed);
  };
  return {"explode/coupled",
          "What couples the two directions of W",
          "S0:51-62",
          {"explode/partials"},
          "explode/symmetric",
          "For W = [[a, e], [0, b]] the entry (W^n)_12 times a - b is e (a^n - b^n), for all n: so "
          "dJ/dW_12 = x2 (a^n - b^n)/(a - b), which the lecture's diagonal W hides. It explodes "
          "with the larger of the two; for a = b it is n a^(n-1) x2, see explode/jordan.",
          Grade::proved,
          {statement("for all n", pow(a, n) - pow(b, n))},
          {{"the sum of the powers", statement("a^n + b^n", pow(a, n) + pow(b, n))},
           {"one power more", statement("n + 1", pow(a, n + Term(1)) - pow(b, n + Term(1)))}}};
}

Claim jordan() {
  const Sequence p("p"), q("q");
  const auto statement = [&](std::string label, Term closed) {
    Statement s = for_all(std::move(label), {real(r), natural_from(n, 1)}, q(n) == closed);
    s.domain.recursions = {{"q", k, Term(0), r * q(k) + pow(r, k)}};
    return s;
  };
  const Statement bounded =
      along("r = 1", {natural_from(n, 1)}, {{"q", k, Term(0), q(k) + Term(1)}}, q(n) <= Term(8));
  return {"explode/jordan",
          "A non-normal W",
          "S0:41-49, S3:704-708",
          {"explode/deep-nets"},
          "explode/symmetric",
          "For W = [[r, 1], [0, r]] the entry (W^n)_12 is n r^(n-1), for all n >= 1. Even with r "
          "below 1 it can grow at first; a spectral radius alone does not tell the size of powers.",
          Grade::proved,
          {statement("by induction over n", n * pow(r, n - Term(1)))},
          {{"rho = 1 is bounded, by 8", bounded},
           {"n r^n", statement("n r^n", n * pow(r, n))},
           {"r^(n-1)", statement("r^(n-1)", pow(r, n - Term(1)))}}};
}

RationalMatrix jordan_block() {
  const Rational nine(9, 10);
  return {{nine, 1}, {0, nine}};
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

/// The largest row sum of W^n = [[r^n, n r^(n-1)], [0, r^n]], r = 9/10.
Term row_sum(Term power) {
  const Term nine(Rational(9, 10));
  return pow(nine, power) + power * pow(nine, power - Term(1));
}

Claim transient() {
  const auto grows = [](std::string label, long last) {
    Variable range = natural_from(n, 1);
    range.upper = Rational(last);
    return for_all(std::move(label), {range}, row_sum(n + Term(1)) > row_sum(n));
  };
  const auto falls = [](std::string label, long first) {
    return for_all(std::move(label), {natural_from(n, first)}, row_sum(n + Term(1)) < row_sum(n));
  };
  const auto factor = [](std::string label, Rational times) {
    return for_all(std::move(label), {}, row_sum(Term(9)) >= Term(times) * row_sum(Term(1)));
  };
  return {"explode/transient",
          "It first grows, although its spectral radius is 9/10",
          "S3:704-708",
          {"explode/deep-nets"},
          "explode/jordan",
          "For W = [[9/10, 1], [0, 9/10]] the norm |W^n|_inf = (9/10)^n + n (9/10)^(n-1) grows up "
          "to n = 9, to more than 11/5 times |W|_inf, and falls from there on.",
          Grade::proved,
          {grows("grows up to n = 9", 8), factor("by a factor of at least 11/5", Rational(11, 5)),
           falls("falls from n = 9 on", 9)},
          {{"grows up to n = 10", grows("grows up to n = 10", 9)},
           {"by a factor of 9/4", factor("by a factor of 9/4", Rational(9, 4))},
           {"falls from n = 8 on", falls("falls from n = 8 on", 8)}}};
}

Claim jordan_vanishes() {
  const Term corner = n * pow(Term(Rational(9, 10)), n - Term(1));
  const auto statement = [&](std::string label, Rational constant, bool cited) {
    Statement s = for_all(std::move(label), {positive(tol), natural_from(n, 2)}, row_sum(n) <= tol);
    s.domain.hypotheses = {n >= Term(2) + Term(constant) / tol};
    if (cited) {
      s.domain.premises = {{"n (9/10)^(n-1) <= tol/2",
                            "",
                            "explode/example-vanish",
                            corner <= tol / Term(2),
                            std::nullopt,
                            0,
                            {{tol, tol / Term(2)}}}};
    }
    return s;
  };
  return {"explode/jordan-vanishes",
          "Only then does it vanish",
          "S3:704-708",
          {"explode/deep-nets"},
          "explode/transient",
          "For W = [[9/10, 1], [0, 9/10]] and every tol > 0: |W^n|_inf = (9/10)^n + n (9/10)^(n-1) "
          "<= tol for n >= 2 + 648/tol. Long after the eigenvalues promise it: the bound on n is "
          "safe, not sharp.",
          Grade::proved,
          {statement("from an explicit n on", 648, true)},
          {{"from n = 2 + 1/tol on", statement("from n = 2 + 1/tol on", 1, false)},
           {"from n = 2 + 8/tol on", statement("from n = 2 + 8/tol on", 8, false)}}};
}

Claim gelfand_claim() {
  return {"explode/gelfand",
          "Gelfand's formula",
          "S3:704-708",
          {"explode/deep-nets"},
          "explode/jordan",
          "The spectral radius of [[9/10, 1], [0, 9/10]] is 9/10, enclosed to 1/100 from powers "
          "alone. The size of powers, not the entries, decides in the end; how far the end is, it "
          "does not say.",
          Grade::estimated,
          {gelfand("from both sides", Rational(9, 10))},
          {{"1", gelfand("1", 1)}, {"19/10", gelfand("19/10", Rational(19, 10))}},
          "One matrix, its radius enclosed. That the formula holds for every matrix is Gelfand's "
          "theorem, which is not proved here."};
}

}  // namespace

std::vector<Claim> explode_matrices() {
  return {symmetric(), coupled(), jordan(), transient(), jordan_vanishes(), gelfand_claim()};
}

}  // namespace gradus
