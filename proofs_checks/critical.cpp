// The 1/3^d heuristic (S0:1-9), inside its model and against what is known.

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/landscape/trigonometric.hpp"
#include "gradus/spectrum/goe.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term d = Term::natural("d"), k = Term::natural("k"), count = Term::natural("K"),
           p = Term::symbol("p");
const Term h = Term::symbol("h"), tol = Term::symbol("tol");
const Sequence chance("P"), minimum("I");
const Rational third(1, 3);

Claim three_to_minus_d() {
  const auto all_slices = [&](std::string label, Term factor, Term closed) {
    Statement s{std::move(label), {}, chance(d) == closed};
    s.domain.variables = {natural_from(d, 1)};
    s.domain.recursions = {{"P", k, Term(1), factor * chance(k)}};
    return s;
  };
  const auto expected = [&](std::string label, Term total) {
    Statement s{std::move(label), {}, expect(sum(k, Term(1), count, minimum(k))) == total};
    s.domain.variables = {natural_from(count, 1), natural_from(d, 1)};
    s.domain.moments = {{"I", pow(Term(third), d), {}}};
    return s;
  };
  return {"critical/three-to-minus-d",
          "The model gives exactly 3^-d",
          "S0:7-9",
          {"critical/three-to-minus-d", "critical/k-over-3"},
          "",
          "If each of d independent slices is a minimum with chance 1/3, all are with chance 3^-d; "
          "of K such points K 3^-d are expected. All of it follows from two assumptions, "
          "independence and one third, which real functions do not meet.",
          Grade::proved,
          {all_slices("chance of a minimum in d slices", Term(third), pow(Term(third), d)),
           expected("expected minima among K points", count * pow(Term(third), d))},
          {{"1/(3d), as printed", all_slices("1/(3d)", Term(third), Term(1) / (Term(3) * d))},
           {"d^-3", all_slices("d^-3", Term(third), pow(d, Term(-3)))},
           {"(2/3)^d", all_slices("(2/3)^d", Term(third), pow(Term(Rational(2, 3)), d))},
           {"K/3 for every d", expected("K/3", count * Term(third))}}};
}

Claim bernoulli() {
  const auto statement = [&](std::string label, Term slope) {
    Statement s{std::move(label), {}, pow(Term(1) + h, d) >= Term(1) + slope * d * h};
    s.domain.variables = {nonnegative(h), natural_from(d, 0)};
    return s;
  };
  return {"critical/bernoulli",
          "Bernoulli's inequality",
          "S0:9",
          {"critical/exponentially-rare"},
          "",
          "(1 + h)^d >= 1 + d h for h >= 0 and all d. A power grows at least like a line: enough "
          "to pass every bound, but much less than it truly grows.",
          Grade::proved,
          {statement("by induction over d", Term(1))},
          {{"1 + 2 d h", statement("1 + 2 d h", Term(2))},
           {"1 + 3 d h/2", statement("1 + 3 d h/2", Term(Rational(3, 2)))}}};
}

Claim exponentially_rare() {
  const auto ratio = [&](std::string label, Term factor) {
    Statement s{std::move(label), {}, pow(p, d + Term(1)) == factor * pow(p, d)};
    s.domain.variables = {in_open(p, 0, 1), natural_from(d, 0)};
    return s;
  };
  Statement polynomial{"p^d = p/d", {}, pow(p, d) == p / d};
  polynomial.domain.variables = {in_open(p, 0, 1), natural_from(d, 1)};
  const auto below = [&](std::string label, Rational constant) {
    Statement s{std::move(label), {}, tol * pow(Term(1) + h, d) >= Term(1)};
    s.domain.variables = {positive(h), positive(tol), natural_from(d, 0)};
    s.domain.hypotheses = {d >= Term(constant) / (h * tol)};
    s.domain.premises = {{"Bernoulli's inequality", "", "critical/bernoulli",
                          pow(Term(1) + h, d) >= Term(1) + d * h}};
    return s;
  };
  return {"critical/exponentially-rare",
          "Any chance p < 1 a slice is exponentially rare",
          "S0:9",
          {"critical/exponentially-rare"},
          "",
          "p^(d+1) = p p^d; with p = 1/(1 + h), p^d <= tol for every d >= 1/(h tol). Whatever the "
          "chance of one slice, many independent ones make minima as rare as you like; real slices "
          "are not independent.",
          Grade::proved,
          {ratio("geometric decay", p), below("below every tolerance", 1)},
          {{"ratio p^2", ratio("ratio p^2", square(p))},
           {"constant in d", ratio("constant", Term(1))},
           {"p/d, as rare as 1/(3d)", polynomial},
           {"from d = 1/(4 h tol) on", below("from d = 1/(4 h tol) on", Rational(1, 4))}}};
}

/// Share of minima among the critical points of random trigonometric polynomials, every critical
/// point found.
Experiment share_of_minima(std::string label, unsigned degree, Rational claimed) {
  return {std::move(label),
          "minima among all critical points of 100 random trigonometric polynomials of degree " +
              std::to_string(degree),
          Term(claimed), 0, [degree](const Budget& budget) {
            const Rational share =
                kept(count_critical_points, degree, 100, budget.seed).share_of_minima();
            return Measurement{share, share,       "every critical point isolated exactly",
                               0,     budget.seed, 0};
          }};
}

Claim circle() {
  return {
      "critical/circle",
      "On a circle half of the critical points are minima",
      "S0:7",
      {"critical/one-third-heuristic-1d"},
      "critical/three-to-minus-d",
      "Minima and maxima of a generic smooth function on a circle alternate: the share of minima "
      "is 1/2. Between two valleys lies a hill: so the lecture's one third is not possible there. "
      "On a line there is one valley more, in more dimensions there are saddles.",
      Grade::estimated,
      {share_of_minima("degree 3", 3, Rational(1, 2)),
       share_of_minima("degree 6", 6, Rational(1, 2))},
      {{"1/3", share_of_minima("1/3", 3, third)},
       {"2/3", share_of_minima("2/3", 3, Rational(2, 3))}},
      "Counted exactly, on 100 random polynomials of each degree. That minima and maxima "
      "alternate on every circle is a theorem about functions, which no formula here states; "
      "critical/alternate proves it of polynomials on a line."};
}

Claim circle_one_third() {
  return {
      "critical/one-third-1d",
      "The model's 1/3 in one dimension",
      "S0:7",
      {"critical/one-third-heuristic-1d"},
      "critical/circle",
      "As printed: a randomly selected critical point is a minimum with chance 1/3. On a circle it "
      "is one half, for minima and maxima alternate: three kinds are not three equal chances.",
      Grade::refuted,
      {share_of_minima("degree 3", 3, third)},
      {{"1/3 at degree 6", share_of_minima("1/3", 6, third)},
       {"1/4", share_of_minima("1/4", 3, Rational(1, 4))}}};
}

Term goe_closed(unsigned dimension) {
  switch (dimension) {
    case 1:
      return Term(Rational(1, 2));
    case 2:
      return (Term(2) - sqrt(Term(2))) / Term(4);
    default:
      return Term(Rational(1, 4)) - sqrt(Term(2)) / (Term(2) * Term::pi());
  }
}

Experiment goe_enclosure(std::string label, unsigned dimension, Term claimed) {
  return {std::move(label),
          "chance that a GOE(" + std::to_string(dimension) + ") matrix is positive definite",
          claimed, Rational::parse("1e-40"), [dimension](const Budget&) {
            const Interval enclosure = goe_positive_definite(dimension);
            return Measurement{
                enclosure.lower(), enclosure.upper(), "Pfaffian of de Bruijn, enclosed", 0, 0, 0};
          }};
}

Claim goe_exact() {
  const auto part = [](unsigned dimension) {
    return goe_enclosure("d = " + std::to_string(dimension), dimension, goe_closed(dimension));
  };
  return {
      "critical/goe",
      "A random symmetric Hessian",
      "S0:9",
      {"critical/three-to-minus-d"},
      "critical/three-to-minus-d",
      "A GOE Hessian is positive definite with chance 1/2, (2 - sqrt 2)/4, 1/4 - sqrt 2/(2 pi) for "
      "d = 1, 2, 3. So rarer than coins from d = 2 on, and at d = 3 rarer than the lecture's 3^-d; "
      "networks need not have such Hessians.",
      Grade::estimated,
      {part(1), part(2), part(3)},
      {{"1/9 at d = 2", goe_enclosure("1/9", 2, Term(Rational(1, 9)))},
       {"1/27 at d = 3", goe_enclosure("1/27", 3, Term(Rational(1, 27)))},
       {"1/4 at d = 2", goe_enclosure("1/4", 2, Term(Rational(1, 4)))}},
      "Chances are integrals: the formula of de Bruijn is taken from the literature, its values "
      "are enclosed to 40 digits."};
}

/// Samples that make d = 6 take about a second; smaller d need fewer.
std::uint64_t goe_samples(unsigned dimension) { return dimension == 6 ? 20'000'000 : 1'000'000; }

/// An interval this narrow tells the chance from 3^-d and, from d = 2 on, from 2^-d.
Rational goe_width(unsigned dimension) {
  static const Rational widths[] = {Rational(1, 200),   Rational(1, 200),   Rational(1, 500),
                                    Rational(1, 1'000), Rational(1, 5'000), Rational(1, 100'000)};
  return widths[dimension - 1];
}

Experiment goe_monte_carlo(std::string label, unsigned dimension, Term claimed) {
  return {std::move(label),
          "share of positive definite matrices among random GOE(" + std::to_string(dimension) + ")",
          claimed, goe_width(dimension), [dimension](const Budget& budget) {
            const std::uint64_t samples = std::min(budget.samples, goe_samples(dimension));
            const Tally& tally =
                kept(count_goe_positive_definite, dimension, samples, budget.seed, budget.threads);
            const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, budget.failure);
            return Measurement{c.lower,           c.upper,
                               "Clopper-Pearson", Rational::from_double(budget.failure),
                               budget.seed,       tally.samples};
          }};
}

Claim goe_sampled() {
  // Enclosed values for d = 4, 5, 6 come from the Pfaffian; their midpoints serve as claimed
  // values.
  const auto part = [](unsigned dimension) {
    const Term claimed =
        dimension <= 3 ? goe_closed(dimension) : Term(goe_positive_definite(dimension).midpoint());
    return goe_monte_carlo("d = " + std::to_string(dimension), dimension, claimed);
  };
  return {"critical/goe-monte-carlo",
          "The same by Monte Carlo",
          "S0:9",
          {"critical/three-to-minus-d", "critical/exponentially-rare"},
          "critical/goe",
          "Monte Carlo to d = 6 with exact binomial intervals agrees with the exact law and "
          "excludes 3^-d. Chance agrees with the formula as far as chance can see; beyond d = 6 "
          "such events are too rare to meet.",
          Grade::estimated,
          {part(1), part(2), part(3), part(4), part(5), part(6)},
          {{"3^-d at d = 2", goe_monte_carlo("1/9", 2, Term(Rational(1, 9)))},
           {"3^-d at d = 3", goe_monte_carlo("1/27", 3, Term(Rational(1, 27)))},
           {"2^-d at d = 4", goe_monte_carlo("1/16", 4, Term(Rational(1, 16)))},
           {"3^-d at d = 6", goe_monte_carlo("1/729", 6, Term(Rational(1, 729)))}},
          "Sampled, as an independent look at the chances that critical/goe and "
          "critical/goe-closed-forms enclose."};
}

}  // namespace

std::vector<Claim> critical() {
  return {three_to_minus_d(), bernoulli(), exponentially_rare(), circle(),
          circle_one_third(), goe_exact(), goe_sampled()};
}

}  // namespace gradus
