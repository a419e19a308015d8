// Adam's bias correction (S0:89-139), for all t.

#include "gradus/method/adam.hpp"

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/landscape/moments.hpp"
#include "proofs_checks/for_all.hpp"
#include "proofs_checks/kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term beta = Term::symbol("beta"), mu = Term::symbol("mu"), s = Term::symbol("s"),
           variance = Term::symbol("sigma2");
const Term t = Term::natural("t"), i = Term::natural("i");
const Sequence g("g"), v("v");

Statement for_all_t(std::string label, Comparison c) {
  Statement result{std::move(label), {}, std::move(c)};
  result.domain.variables = {half_open(beta, 0, 1), natural_from(t, 1)};
  return result;
}

Claim closed_form() {
  const auto statement = [&](std::string label, Term closed) {
    Statement result = for_all_t(std::move(label), v(t) == closed);
    result.domain.recursions = {moving_average("v", beta, g)};
    return result;
  };
  // Counted back from t: u_j = v_{t-j}, h_j = g_{t-j}, where u_{j+1} is what the rule made u_j of.
  const Sequence u("u"), h("h");
  const Term last = Term::symbol("v_t"), m = Term::natural("m"), k = Term::natural("k"),
             share = Term(1) - beta;
  const auto backwards = [&](std::string label, Term to, Term power) {
    return along(
        std::move(label), {in_open(beta, 0, 1), real(last), natural_from(m, 0)},
        {{"u", k, last, (u(k) - share * h(k)) / beta}},
        last == pow(beta, m) * u(m) + share * sum(i, Term(0), to, pow(beta, power) * h(i)));
  };
  return {
      "adam/unrolled-first",
      "The recursion and its closed form",
      "S0:89-101",
      {"adam/unrolled-first", "adam/first-moment-recursion", "adam/change-of-variable"},
      "",
      "v_t = beta v_{t-1} + (1 - beta) g_t with v_0 = 0 is (1 - beta) times the sum of beta^(t-i) "
      "g_i, for all t. Counted back from t, v_t = beta^m v_{t-m} + (1 - beta) sum beta^j g_{t-j} "
      "over j < m: at m = t, with j = t - i, it is the same sum.",
      Grade::proved,
      {statement("by induction over t", moving_average_closed(beta, t, i, g(i))),
       backwards("counted back from t, by induction over m", m - Term(1), i)},
      {{"counted back: up to j = m", backwards("j <= m", m, i)},
       {"counted back: beta^(j+1)", backwards("j + 1", m - Term(1), i + Term(1))},
       {"beta and 1 - beta exchanged",
        [&] {
          Statement r = statement("exchanged", moving_average_closed(beta, t, i, g(i)));
          r.domain.recursions = {moving_average("v", Term(1) - beta, g)};
          return r;
        }()},
       {"beta^(t-i+1)",
        statement("beta^(t-i+1)",
                  (Term(1) - beta) * sum(i, Term(1), t, pow(beta, t - i + Term(1)) * g(i)))},
       {"beta^i", statement("beta^i", (Term(1) - beta) * sum(i, Term(1), t, pow(beta, i) * g(i)))},
       {"without 1 - beta",
        statement("without 1 - beta", sum(i, Term(1), t, pow(beta, t - i) * g(i)))}}};
}

Claim weights() {
  const auto statement = [&](std::string label, Term total) {
    return for_all_t(std::move(label), moving_average_closed(beta, t, i, Term(1)) == total);
  };
  return {"adam/geometric-series",
          "The weights sum to 1 - beta^t",
          "S0:108-118",
          {"adam/geometric-series"},
          "",
          "(1 - beta) times the sum of beta^(t-i) over i = 1..t is 1 - beta^t. So early averages "
          "are too small by exactly that factor, which the correction divides out; it is over when "
          "beta^t is.",
          Grade::proved,
          {statement("by induction over t", Term(1) - pow(beta, t))},
          {{"beta^(t-1)", statement("beta^(t-1)", Term(1) - pow(beta, t - Term(1)))},
           {"beta^(t+1)", statement("beta^(t+1)", Term(1) - pow(beta, t + Term(1)))},
           {"1", statement("1", Term(1))}}};
}

Statement expectation(std::string label, Term body, Term divisor, Term claimed, Moments moments) {
  Statement result = for_all_t(
      std::move(label), expect(moving_average_closed(beta, t, i, body) / divisor) == claimed);
  if (moments.first) result.domain.variables.push_back(real(mu));
  if (moments.second) result.domain.variables.push_back(real(s));
  result.domain.moments = {std::move(moments)};
  return result;
}

Claim first_moment() {
  const auto statement = [&](std::string label, Term claimed) {
    return expectation(std::move(label), g(i), Term(1), claimed, {"g", mu, {}});
  };
  return {
      "adam/first-moment-expectation",
      "The expectation of the first moment",
      "S0:101-125",
      {"adam/first-moment-expectation", "adam/linearity"},
      "",
      "If E g_i = mu for all i, then E v_t = (1 - beta^t) mu; no independence is needed. So the "
      "average starts too small and is right in the end; it says nothing of a single run's spread.",
      Grade::proved,
      {statement("by linearity and induction", (Term(1) - pow(beta, t)) * mu)},
      {{"beta^(t-1)", statement("beta^(t-1)", (Term(1) - pow(beta, t - Term(1))) * mu)},
       {"(1 - beta)^t", statement("(1 - beta)^t", pow(Term(1) - beta, t) * mu)},
       {"mu", statement("mu", mu)},
       {"mu beta^t", statement("mu beta^t", mu * pow(beta, t))}}};
}

Claim second_moment() {
  const auto statement = [&](std::string label, Term claimed) {
    return expectation(std::move(label), square(g(i)), Term(1), claimed, {"g", {}, s});
  };
  return {"adam/second-moment-expectation",
          "The expectation of the second moment",
          "S0:129-139",
          {"adam/second-moment-expectation", "adam/second-moment-unrolled",
           "adam/second-moment-recursion"},
          "",
          "If E g_i^2 = s for all i, then E a_t = (1 - beta^t) s for the moving average a_t of the "
          "squares. The same factor as for the first moment, so the same correction; the root of "
          "an unbiased number is not unbiased.",
          Grade::proved,
          {statement("by linearity and induction", (Term(1) - pow(beta, t)) * s)},
          {{"beta^(2t)", statement("beta^(2t)", (Term(1) - pow(beta, Term(2) * t)) * s)},
           {"beta^(t-1)", statement("beta^(t-1)", (Term(1) - pow(beta, t - Term(1))) * s)},
           {"t (1 - beta) s", statement("t (1 - beta) s", t * (Term(1) - beta) * s)}}};
}

Claim unbiased() {
  const auto first = [&](std::string label, Term divisor) {
    return expectation(std::move(label), g(i), divisor, mu, {"g", mu, {}});
  };
  const auto second = [&](std::string label, Term divisor) {
    return expectation(std::move(label), square(g(i)), divisor, s, {"g", {}, s});
  };
  const Term right = Term(1) - pow(beta, t);
  return {
      "adam/unbiased-first",
      "The corrected estimates are unbiased",
      "S0:125-127, S3:566-568",
      {"adam/unbiased-first", "adam/bias-correction"},
      "",
      "Under stationarity E v_t/(1 - beta^t) = mu and E a_t/(1 - beta^t) = s. The correction is "
      "right on average while the gradients' law stays the same: for drifting gradients it is not.",
      Grade::proved,
      {first("first moment", right), second("second moment", right)},
      {{"divided by 1 - beta", first("divided by 1 - beta", Term(1) - beta)},
       {"divided by (1 - beta)^t", first("divided by (1 - beta)^t", pow(Term(1) - beta, t))},
       {"second moment divided by 1 - beta", second("divided by 1 - beta", Term(1) - beta)}}};
}

Claim not_stationary() {
  const auto statement = [](std::string label, Term divisor, Term claimed) {
    return for_all_t(std::move(label),
                     expect(moving_average_closed(beta, t, i, g(i)) / divisor) == claimed);
  };
  const Term right = Term(1) - pow(beta, t);
  return {"adam/not-stationary",
          "Without stationarity the correction is biased",
          "S0:125-127",
          {"adam/unbiased-first"},
          "adam/unbiased-first",
          "For gradients whose mean drifts, E v_t/(1 - beta^t) = E g_t is false. The average lags "
          "behind gradients that change, and no correction of this kind repairs that.",
          Grade::refuted,
          {statement("arbitrary means", right, expect(g(t)))},
          {{"uncorrected", statement("uncorrected", Term(1), expect(g(t)))},
           {"the first mean", statement("the first mean", right, expect(g(Term(1))))},
           {"divided by 1 - beta", statement("1 - beta", Term(1) - beta, expect(g(t)))}}};
}

Claim moment_variance() {
  const auto statement = [&](std::string label, Term claimed) {
    const Term average = moving_average_closed(beta, t, i, g(i));
    Statement result =
        for_all_t(std::move(label), expect(square(average)) - square(expect(average)) == claimed);
    result.domain.variables.push_back(real(mu));
    result.domain.variables.push_back(nonnegative(variance));
    result.domain.moments = {{"g", mu, square(mu) + variance, true}};
    return result;
  };
  const Term decay = Term(1) - pow(beta, Term(2) * t), factor = (Term(1) - beta) / (Term(1) + beta);
  return {"adam/first-moment-variance",
          "The variance of the first moment",
          "S0:101-125",
          {"adam/first-moment-expectation"},
          "adam/first-moment-expectation",
          "For uncorrelated gradients of equal mean and variance: Var v_t = sigma^2 (1 - beta)(1 - "
          "beta^(2t))/(1 + beta). A long memory averages noise away, to (1 - beta)/(1 + beta) of "
          "it in the end; it needs gradients that are uncorrelated.",
          Grade::proved,
          {statement("by induction over t", variance * factor * decay)},
          {{"beta^t", statement("beta^t", variance * factor * (Term(1) - pow(beta, t)))},
           {"without 1/(1 + beta)",
            statement("without 1/(1 + beta)", variance * (Term(1) - beta) * decay)},
           {"(1 - beta)^2", statement("(1 - beta)^2", variance * square(Term(1) - beta))}}};
}

/// The corrected first moment at t = 20, beta = 9/10, sampled; the proved variance gives the
/// interval.
Experiment sampled(std::string label, GradientLaw law, Rational claimed) {
  return {std::move(label), "mean of v_t/(1 - beta^t) at t = 20, beta = 9/10", Term(claimed),
          Rational(1, 50), [law](const Budget& budget) {
            const Rational nine_tenths(9, 10);
            constexpr std::uint64_t group = 1'000;
            std::vector<double> means;
            for (unsigned k = 0; k < groups_for(budget.failure); ++k) {
              means.push_back(kept(sample_first_moment, law, nine_tenths, 20, group,
                                   shard_seed(budget.seed, k), budget.threads)
                                  .sum /
                              group);
            }
            const std::uint64_t samples = group * means.size();
            const double proved_variance = first_moment_variance(law, nine_tenths, 20).to_double();
            const ConfidenceInterval c =
                median_of_means(std::move(means), proved_variance, group, budget.failure);
            return Measurement{c.lower,
                               c.upper,
                               "median of means with the proved variance",
                               Rational::from_double(budget.failure),
                               budget.seed,
                               samples};
          }};
}

Claim monte_carlo() {
  const GradientLaw normal{GradientLaw::Shape::normal, 1, Rational(1, 4)},
      two_point{GradientLaw::Shape::two_point, 1, Rational(1, 4)},
      skewed{GradientLaw::Shape::skewed, 1, Rational(1, 4)};
  return {"adam/monte-carlo",
          "The corrected first moment, sampled",
          "S0:125-127",
          {"adam/unbiased-first"},
          "adam/first-moment-variance",
          "For a normal, a two-point and a skewed law of mean 1 the sampled mean of v_t/(1 - "
          "beta^t) agrees with 1. Three laws agree with the theorem; samples cannot prove it.",
          Grade::estimated,
          {sampled("normal", normal, 1), sampled("two-point", two_point, 1),
           sampled("skewed", skewed, 1)},
          {{"uncorrected, 1 - beta^t",
            sampled("1 - (9/10)^20", normal, Rational(1) - pow(Rational(9, 10), 20L))},
           {"half the mean", sampled("half the mean", skewed, Rational(1, 2))}},
          "Sampled, as an independent look at what adam/unbiased-first proves of every law."};
}

}  // namespace

std::vector<Claim> adam() {
  return {closed_form(), weights(),        first_moment(),    second_moment(),
          unbiased(),    not_stationary(), moment_variance(), monte_carlo()};
}

}  // namespace gradus
