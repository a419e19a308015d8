// Which model of a random Hessian says what (S0:9): large dimensions, rare events, other variances,
// a common shift.

#include <algorithm>

#include "for_all.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_expansion.hpp"
#include "gradus/spectrum/goe_index.hpp"
#include "gradus/spectrum/goe_shift.hpp"
#include "gradus/spectrum/independent_entries.hpp"
#include "gradus/spectrum/rare_definite.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1), d = Term::symbol("d");

/// Checks each dimension from 1 to `last`.
Trial in_every_dimension(std::string label, std::string property, unsigned last,
                         std::function<std::function<bool(unsigned d)>()> prepare) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            const auto holds = prepare();
            Trial::Outcome outcome{{last, true, "", "enclosed"}, ""};
            for (unsigned n = 1; n <= last && outcome.violation.empty(); ++n) {
              if (!holds(n)) outcome.violation = "d = " + std::to_string(n);
            }
            return outcome;
          }};
}

Trial expansion(std::string label, Term wrong) {
  static constexpr unsigned last = 100;
  return in_every_dimension(
      std::move(label), "0 < expansion - ln p_d < 1/(100 d^2) for d = 1 .. 100", last, [wrong] {
        return [wrong, &chances = kept(goe_positive_definite_up_to, last)](unsigned n) {
          Valuation<Interval> at;
          at.scalars.emplace("d", Interval(n));
          const Interval error =
              evaluate<Interval>(goe_log_expansion(d) + wrong, at) - log(chances[n - 1]);
          return certainly(error > Interval(0)) &&
                 certainly(error * Interval(100 * n * n) < Interval(1));
        };
      });
}

Claim goe_large() {
  const Term root = sqrt(Term(3));
  return {"critical/goe-large-d",
          "To d = 100 the chance of a minimum falls like 3^(-d^2/4)",
          "S0:9",
          {"critical/exponentially-rare"},
          "critical/goe",
          "ln p_d = -(ln 3/4) d^2 - ln(1 + 2/sqrt 3) d/2 - ln d/24 + C + (1 - sqrt 3)/(48 d), too "
          "large by less than 1/(100 d^2), for every d from 1 to 100: the exponent grows with the "
          "square of d.",
          Grade::certified,
          {expansion("d = 1 .. 100", Term(0))},
          {{"exponent d^2/2, as for complex matrices",
            expansion("d^2/2", -log(Term(3)) / Term(4) * square(d))},
           {"without the term in d", expansion("no d", log(one + Term(2) / root) / Term(2) * d)},
           {"without ln d/24", expansion("no ln d", log(d) / Term(24))}},
          "Every d to 100, by enclosures. For d without end the leading term is known (Dean and "
          "Majumdar 2006); the constants of the expansion were found numerically, and no bound for "
          "all d is proved here."};
}

/// p_{d+1}/p_d for d = 1 .. 99.
Trial ratios(std::string label, std::string property,
             std::function<bool(const Interval& ratio, const Interval& next)> holds) {
  static constexpr unsigned last = 98;
  return in_every_dimension(std::move(label), std::move(property), last, [=] {
    return [=, &p = kept(goe_positive_definite_up_to, 100)](unsigned n) {
      return holds(p[n] / p[n - 1], p[n + 1] / p[n]);
    };
  });
}

Claim goe_ratios() {
  const Interval third(Rational(1, 3));
  using Ratio = const Interval&;
  return {"critical/goe-ratios",
          "Each further dimension makes minima rarer than the one before",
          "S0:9",
          {"critical/exponentially-rare"},
          "critical/goe-large-d",
          "For GOE Hessians p_2/p_1 = 1 - 1/sqrt 2 = 0.293 and p_3/p_2 = 0.170: below the model's "
          "1/3 from the start, and p_{d+1}/p_d falls all the way to d = 99: faster than any "
          "geometric law.",
          Grade::certified,
          {ratios("the ratio falls", "p_{d+2}/p_{d+1} < p_{d+1}/p_d",
                  [](Ratio now, Ratio next) { return certainly(next < now); }),
           ratios("below 1/3", "p_{d+1}/p_d < 1/3",
                  [=](Ratio now, Ratio) { return certainly(now < third); })},
          {{"ratio 1/3", ratios("1/3", "p_{d+1}/p_d >= 1/3",
                                [=](Ratio now, Ratio) { return !certainly(now < third); })},
           {"one ratio for all d",
            ratios("constant", "p_{d+2}/p_{d+1} >= p_{d+1}/p_d",
                   [](Ratio now, Ratio next) { return !certainly(next < now); })},
           {"halved each time",
            ratios("halved", "p_{d+2}/p_{d+1} < p_{d+1}/p_d / 2",
                   [](Ratio now, Ratio next) { return certainly(next * Interval(2) < now); })}},
          "Every d to 100, by enclosures; for d without end it follows from the leading term only "
          "on average, and is not proved here."};
}

/// By importance sampling, to a third of the chance.
Experiment rare(std::string label, unsigned dimension, Term claimed) {
  const Rational chance = goe_positive_definite(dimension).midpoint();
  return {std::move(label),
          "chance that a GOE(" + std::to_string(dimension) + ") matrix is positive definite",
          std::move(claimed), chance / 3, [dimension](const Budget& budget) {
            const std::uint64_t samples = std::min<std::uint64_t>(budget.samples, 50'000);
            const Tally& weights =
                kept(draw_positive_definite, dimension, 1, samples, budget.seed, budget.threads);
            const ConfidenceInterval c = chance_of_definite(weights, dimension, 1, budget.failure);
            return Measurement{c.lower,
                               c.upper,
                               "importance sampling, empirical Bernstein",
                               Rational::from_double(budget.failure),
                               budget.seed,
                               samples};
          }};
}

Claim goe_rare() {
  const auto part = [](unsigned n) {
    return rare("d = " + std::to_string(n), n, Term(goe_positive_definite(n).midpoint()));
  };
  return {"critical/goe-rare-events",
          "Minima too rare to be met by chance",
          "S0:9",
          {"critical/exponentially-rare"},
          "critical/goe-monte-carlo",
          "Samples that are all positive definite, weighted, meet the exact chances 9.7e-10, "
          "6.2e-12 and 2.3e-14 at d = 8, 9, 10. Weighted samples reach where plain ones never "
          "would; they check the formula, they do not prove it.",
          Grade::estimated,
          {part(8), part(9), part(10)},
          {{"3^(-d^2/4) alone at d = 10", rare("3^-25", 10, pow(Term(Rational(1, 3)), Term(25)))},
           {"3^-d at d = 8", rare("3^-8", 8, pow(Term(Rational(1, 3)), Term(8)))},
           {"twice the chance at d = 9",
            rare("twice", 9, Term(goe_positive_definite(9).midpoint() * 2))}},
          "Sampled, as an independent look at the enclosed chances."};
}

Measurement binomial(const Tally& tally, const Budget& budget) {
  const ConfidenceInterval c = clopper_pearson(tally.hits, tally.samples, budget.failure);
  return {c.lower,     c.upper,      "Clopper-Pearson", Rational::from_double(budget.failure),
          budget.seed, tally.samples};
}

/// Dense matrices with independent entries, compared with a chance of the GOE.
Experiment entries(std::string label, EntryLaw law, unsigned dimension) {
  return {std::move(label),
          "share of positive definite matrices of dimension " + std::to_string(dimension) +
              " with independent normal entries",
          Term(goe_positive_definite(dimension).midpoint()), Rational(1, 100),
          [=](const Budget& budget) {
            const std::uint64_t samples = std::min<std::uint64_t>(budget.samples, 400'000);
            return binomial(
                kept(count_positive_definite, law, dimension, samples, budget.seed, budget.threads),
                budget);
          }};
}

Experiment index_share(std::string label, unsigned dimension, unsigned negative, Term claimed) {
  return {std::move(label),
          "share of GOE(" + std::to_string(dimension) + ") matrices with " +
              std::to_string(negative) + " negative eigenvalues",
          std::move(claimed), Rational(1, 50), [=](const Budget& budget) {
            const std::uint64_t samples = std::min<std::uint64_t>(budget.samples, 100'000);
            return binomial(
                kept(count_goe_index, dimension, negative, samples, budget.seed, budget.threads),
                budget);
          }};
}

Claim goe_entries() {
  const auto index = [](unsigned n, unsigned k) {
    return index_share("index " + std::to_string(k) + " of " + std::to_string(n), n, k,
                       Term(goe_index_law(n)[k].midpoint()));
  };
  return {"critical/goe-entries",
          "Which variances make the exact law",
          "S0:9",
          {"critical/three-to-minus-d"},
          "critical/goe-index-law",
          "Entries with variance 1 on the diagonal and 1/2 off it have the exact chances: dense "
          "matrices for definiteness, tridiagonal ones with the same eigenvalues for the index. "
          "Other variances have another law.",
          Grade::estimated,
          {entries("d = 2", {1, 0.5}, 2), entries("d = 3", {1, 0.5}, 3), index(4, 1), index(10, 5)},
          {{"N(0, 1) off the diagonal", entries("1 : 1", {1, 1}, 2)},
           {"N(0, 2) on the diagonal", entries("2 : 1/2", {2, 0.5}, 2)},
           {"N(0, 1/2) on the diagonal, d = 3", entries("1/2 : 1/2", {0.5, 0.5}, 3)},
           {"coins: 252/1024 at d = 10", index_share("coins", 10, 5, Term(Rational(252, 1024)))}},
          "Sampled, as an independent look at the enclosed chances: whether the exact law is that "
          "of these variances, which theory says, shows in samples."};
}

/// Any dimension. D stands for the diagonal of A: A + q D is, up to the factor 1 + q, A with
/// entries off the diagonal that are shorter by 1 + q.
Claim shorter_off_diagonal() {
  const SymmetricOperator a("A"), diagonal("D");
  const AbstractVector v = AbstractVector::named("v");
  const Term q = Term::symbol("q"), zero(0);
  const auto statement = [&](std::string label, Variable factor,
                             std::vector<Comparison> hypotheses) {
    Statement s = for_all(std::move(label), {std::move(factor)}, std::move(hypotheses),
                          v.dot(a * v + q * (diagonal * v)) > zero);
    s.domain.vectors = {"v"};
    s.domain.operators = {"A", "D"};
    return s;
  };
  const Comparison whole = v.dot(a * v) > zero, part = v.dot(diagonal * v) > zero;
  return {
      "critical/shorter-off-diagonal",
      "Shorter entries off the diagonal keep a minimum a minimum",
      "S0:9",
      {"critical/exponentially-rare"},
      "critical/goe-entries",
      "Where A and its diagonal D are positive along v, so is A + q D for q >= 0: the entries off "
      "the diagonal shrink by 1 + q. So in each dimension entries of one law make minima no more "
      "often than the GOE, and that no more often than d coins: 2^-d is an upper bound.",
      Grade::proved,
      {statement("q >= 0", nonnegative(q), {whole, part})},
      {{"any q", statement("any q", real(q), {whole, part})},
       {"whatever the diagonal", statement("any D", nonnegative(q), {whole})},
       {"whatever the matrix", statement("any A", nonnegative(q), {part})}}};
}

/// p_1 .. p_42, for quotients of quotients to d = 40.
const std::vector<Interval>& shifted_chances() {
  return kept(shifted_goe_positive_definite_up_to, 42);
}

Experiment shifted(std::string label, unsigned dimension, Term claimed) {
  return {std::move(label),
          "chance that a GOE(" + std::to_string(dimension) +
              ") matrix plus t I, t from N(0, 1/2), is positive definite",
          std::move(claimed), Rational::parse("1e-19"), [dimension](const Budget&) {
            const Interval& p = shifted_chances()[dimension - 1];
            return Measurement{p.lower(), p.upper(), "trapezoidal rule over Pfaffians, enclosed",
                               0,         0,         0};
          }};
}

/// Each further dimension costs a factor that falls and stays above `least`.
Trial factors(std::string label, Term least) {
  constexpr unsigned last = 40;
  return in_every_dimension(
      std::move(label), "p_{d+1}/p_d falls with d and stays above a bound, d = 1 .. 40", last,
      [least] {
        return [bound = evaluate<Interval>(least, {}), p = shifted_chances()](unsigned n) {
          const Interval factor = p[n] / p[n - 1], next = p[n + 1] / p[n];
          return certainly(next < factor) && certainly(factor > bound);
        };
      });
}

Claim isotropic_field() {
  return {
      "critical/isotropic-field",
      "Hessians of an isotropic random field share a shift",
      "S0:9",
      {"critical/exponentially-rare"},
      "critical/goe-large-d",
      "At a fixed place of an isotropic Gaussian field the Hessian is a GOE matrix plus a common "
      "shift t I: positive definite with chance 1/2, (1 - 1/sqrt 3)/2, ... To d = 40 each further "
      "dimension costs a factor that falls, yet stays above e^-2: exponentially rare, no more.",
      Grade::estimated,
      {shifted("d = 1", 1, Term(Rational(1, 2))),
       shifted("d = 2", 2, (one - one / sqrt(Term(3))) / Term(2)),
       factors("a dimension more", exp(Term(-2)))},
      {{"no shift at d = 2", shifted("GOE", 2, (Term(2) - sqrt(Term(2))) / Term(4))},
       {"e^(-2 d) at d = 2", shifted("e^-4", 2, exp(Term(-4)))},
       {"two coins at d = 2", shifted("1/4", 2, Term(Rational(1, 4)))},
       {"a factor above 1/5", factors("1/5", Term(Rational(1, 5)))}},
      "Chances are integrals, enclosed by a trapezoidal rule whose error is bounded; that the "
      "Hessian of such a field has this law is taken from the literature, and for d beyond 40 "
      "nothing is proved."};
}

}  // namespace

std::vector<Claim> critical_random_models() {
  return {goe_large(),   goe_ratios(),           goe_rare(),
          goe_entries(), shorter_off_diagonal(), isotropic_field()};
}

}  // namespace gradus
