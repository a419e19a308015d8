// How many critical points are minima: expected counts, and which kinds there are (S0:7).

#include <algorithm>

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/landscape/real_roots.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term zero(0), one(1), third(Rational(1, 3));
const Term x = Term::symbol("x"), chance = Term::symbol("p"), tol = Term::symbol("tol");
const Term n = Term::natural("n"), k = Term::natural("k"), count = Term::natural("K");
const Sequence minimum("I");

Claim expected_count() {
  const auto indicators = [](std::string label, bool uncorrelated, Comparison c) {
    Statement s =
        for_all(std::move(label), {in(chance, 0, 1), natural_from(count, 1)}, std::move(c));
    s.domain.moments = {{"I", chance, chance, uncorrelated}};
    return s;
  };
  const Term total = sum(k, one, count, minimum(k)), copies = count * minimum(one);
  const auto variance = [](Term of) { return expect(square(of)) - square(expect(of)); };
  const Term spread = chance * (one - chance);
  const Term kind = Term::symbol("I");
  return {"critical/k-over-3",
          "K p minima are expected, whatever depends on what",
          "S0:7",
          {"critical/k-over-3"},
          "critical/three-to-minus-d",
          "If each of K critical points is a minimum with chance p, K p are expected: K/3 at p = "
          "1/3. That needs no independence. The variance does: it is K p (1 - p) for uncorrelated "
          "points and K^2 p (1 - p) where all are alike.",
          Grade::proved,
          {indicators("expected", false, expect(total) == count * chance),
           indicators("variance, uncorrelated", true, variance(total) == count * spread),
           indicators("variance, all alike", false, variance(copies) == square(count) * spread)},
          {{"exactly K/3, of one point",
            for_all("exactly K/3", {real(kind)}, {kind * (one - kind) == zero}, kind == third)},
           {"variance K p (1 - p) without independence",
            indicators("all alike", false, variance(copies) == count * spread)},
           {"K/3 for every p", indicators("K/3", false, expect(total) == count * third)}}};
}

/// f' = ((x - m)^2 e + c) (x - p)(x - q)(x - r): every f of degree 4 or 6 with three critical
/// points, if the factor in front is positive.
Claim alternate() {
  const Term p = Term::symbol("p"), q = Term::symbol("q"), r = Term::symbol("r"),
             m = Term::symbol("m"), e = Term::symbol("e"), c = Term::symbol("c");
  const Term slope = (square(x - m) * e + c) * (x - p) * (x - q) * (x - r);
  const auto second = [&](Term at) { return substitute(derivative(slope, x), {{x, at}}); };
  const auto statement = [&](std::string label, Comparison claimed) {
    return for_all(std::move(label),
                   {real(p), real(q), real(r), real(m), nonnegative(e), positive(c)},
                   {p < q, q < r}, std::move(claimed));
  };
  return {"critical/alternate",
          "Minima and maxima alternate",
          "S0:7",
          {"critical/one-third-heuristic-1d"},
          "critical/k-over-3",
          "A polynomial of degree 4 or 6 that grows and has three simple critical points has a "
          "minimum at the first and the last and a maximum between: two minima of three, not one.",
          Grade::proved,
          {statement("the first is a minimum", second(p) > zero),
           statement("the next is a maximum", second(q) < zero),
           statement("the last is a minimum", second(r) > zero)},
          {{"the first is a maximum", statement("f''(p) < 0", second(p) < zero)},
           {"the next is a minimum", statement("f''(q) > 0", second(q) > zero)},
           {"half are minima, half are maxima", statement("f''(r) < 0", second(r) < zero)}}};
}

/// f' of x^4 + a x^3 + b x^2 + c x, times x^2 for degree 6.
Coefficients slope_of(std::size_t degree, long a, long b, long c) {
  Coefficients slope(degree);
  slope[0] = c;
  slope[1] = 2 * b;
  slope[2] = 3 * a;
  slope[degree - 1] = static_cast<long>(degree);
  return slope;
}

/// Minima and maxima of x^degree + a x^3 + b x^2 + c x for all integers |a|, |b|, |c| <= 4,
/// wherever no critical point is degenerate.
Trial small_polynomials(std::string label, std::string property, std::size_t degree,
                        std::function<bool(long minima, long maxima)> holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            constexpr long most = 4;
            Trial::Outcome outcome{{0, true, "", "exact"}, ""};
            for (long a = -most; a <= most; ++a) {
              for (long b = -most; b <= most; ++b) {
                for (long c = -most; c <= most; ++c) {
                  const RealRoots found = real_roots(slope_of(degree, a, b, c));
                  if (!found.all_simple) continue;
                  ++outcome.cases.count;
                  const auto minima = std::ranges::count(found.roots, true, &RootInterval::rising);
                  if (holds(minima, std::ssize(found.roots) - minima)) continue;
                  outcome.violation = "f = x^" + std::to_string(degree) + " + " +
                                      std::to_string(a) + "x^3 + " + std::to_string(b) + "x^2 + " +
                                      std::to_string(c) + "x";
                  return outcome;
                }
              }
            }
            return outcome;
          }};
}

Claim even_degree() {
  const auto surplus = [](std::string label, std::size_t degree, long claimed) {
    return small_polynomials(std::move(label), "minima minus maxima", degree,
                             [=](long minima, long maxima) { return minima - maxima == claimed; });
  };
  const auto share = [](std::string label, Rational claimed) {
    return small_polynomials(std::move(label), "share of minima", 4, [=](long minima, long maxima) {
      return Rational(minima) == claimed * Rational(minima + maxima);
    });
  };
  return {"critical/even-degree",
          "On a line there is one minimum more",
          "S0:7",
          {"critical/one-third-heuristic-1d"},
          "critical/alternate",
          "Every polynomial x^4 + a x^3 + b x^2 + c x and x^6 + a x^3 + b x^2 + c x with integers "
          "|a|, |b|, |c| <= 4 and no degenerate critical point has one minimum more than maxima: "
          "one of one or two of three, never one of three.",
          Grade::certified,
          {surplus("degree 4", 4, 1), surplus("degree 6", 6, 1)},
          {{"as many minima as maxima", surplus("as many", 4, 0)},
           {"exactly half are minima", share("1/2", Rational(1, 2))},
           {"a third are minima", share("1/3", Rational(1, 3))}},
          "Finitely many polynomials, each by exact root isolation; critical/alternate proves the "
          "signs for all real coefficients where three critical points exist."};
}

Claim degenerate_is_rare() {
  const Term share = one / (Term(2) * n + one);
  const auto statement = [&](std::string label, Rational constant) {
    return for_all(std::move(label), {positive(tol), natural_from(n, 1)},
                   {n * tol >= Term(std::move(constant))}, share <= tol);
  };
  return {
      "critical/degenerate-share",
      "The third kind is not as likely as the others",
      "S0:7",
      {"critical/one-third-heuristic-1d"},
      "critical/alternate",
      "Where f'' takes each of the values -n, ..., n equally often, the share of f'' = 0 is "
      "1/(2n + 1): below every tolerance from n = 1/(2 tol) on. Minimum, maximum and inflection "
      "are no three equal chances.",
      Grade::proved,
      {statement("below every tolerance", Rational(1, 2))},
      {{"always a third", for_all("1/3", {natural_from(n, 1)}, share == third)},
       {"below tol from n = 1/(3 tol) on", statement("1/(3 tol)", Rational(1, 3))}}};
}

}  // namespace

std::vector<Claim> critical_counts() {
  return {expected_count(), alternate(), even_degree(), degenerate_is_rare()};
}

}  // namespace gradus
