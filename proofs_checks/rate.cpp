// The O(1/t) rate at eps = 1/lambda (S1:150-195), in every dimension and for all t.

#include "gradus/landscape/function_class.hpp"
#include "proofs_checks/for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term lambda = Term::symbol("lambda"), t = Term::natural("t"), k = Term::natural("k"),
           infimum = Term::symbol("L_inf");
const Sequence L("L"), G("G"), M("M");

Claim per_step_decrease() {
  const Term value = Term::symbol("L"), next = Term::symbol("L_next");
  const AbstractVector w = AbstractVector::named("w"), g = AbstractVector::named("g");
  const LossPoint at{"w", w, value, g};
  const auto statement = [&](std::string label, Term step, Term decrease) {
    Statement s{std::move(label), {}, next <= value - decrease};
    s.domain.variables = {real(value), real(next), positive(lambda)};
    s.domain.vectors = {"w", "g"};
    s.domain.premises = {quadratic_upper_bound(at, "w - g/lambda", w - step * g, next, lambda)};
    const QuadraticModel q;
    Model m = q.model(lambda, false);
    m.bindings = {{value, q.value(q.w)},
                  {next, q.value(q.w - step * q.gradient(q.w))},
                  {g.squared_norm(), square(q.gradient(q.w))}};
    s.domain.models = {m};
    return s;
  };
  const Term gg = g.squared_norm(), step = Term(1) / lambda;
  const auto rearranged = [&](std::string label, Term bound) {
    Statement s = statement(std::move(label), step, Term(0));
    s.conclusion = gg <= bound;
    return s;
  };
  return {"rate/per-step-decrease",
          "One step of size 1/lambda",
          "S1:154-161",
          {"rate/per-step-decrease", "rate/eps-one-over-L", "rate/gradient-bound-by-decrease"},
          "",
          "With eps = 1/lambda: L(w+) <= L(w) - g'g / (2 lambda). Only the one-sided curvature "
          "bound is used. Each step pays for its own gradient, convex or not; with the curvature "
          "bounded from below too, it pays for a part of the next one as well.",
          Grade::proved,
          {statement("from the quadratic upper bound", step, gg / (Term(2) * lambda)),
           rearranged("rearranged", Term(2) * lambda * (value - next))},
          {{"decrease g'g / lambda", statement("decrease g'g / lambda", step, gg / lambda)},
           {"decrease |g|/(2 lambda)", statement("|g|", step, sqrt(gg) / (Term(2) * lambda))},
           {"rearranged the other way round",
            rearranged("L(w+) - L(w)", Term(2) * lambda * (next - value))},
           {"rearranged, lambda for 2 lambda", rearranged("lambda", lambda * (value - next))},
           {"rearranged, both losses at w+", rearranged("as printed", Term(0))},
           {"step 1/(2 lambda)", statement("step 1/(2 lambda)", Term(1) / (Term(2) * lambda),
                                           gg / (Term(2) * lambda))}}};
}

Claim best_coefficient() {
  const Term eps = Term::symbol("eps");
  const auto change = [](Term at) { return lambda / Term(2) * square(at) - at; };
  const auto at_one_over_lambda = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(lambda)}, change(Term(1) / lambda) == claimed);
  };
  const auto best = [&](std::string label, Term at) {
    return for_all(std::move(label), {positive(lambda), real(eps)}, change(eps) >= change(at));
  };
  const Term least = -Term(1) / (Term(2) * lambda);
  return {"rate/coefficient",
          "The step 1/lambda makes the most of the bound",
          "S1:154-158",
          {"rate/eps-one-over-L"},
          "",
          "lambda eps^2/2 - eps is -1/(2 lambda) at eps = 1/lambda, and larger at every other eps. "
          "The lecture's step is the best that this bound can see; for smooth losses a longer one "
          "is better still.",
          Grade::proved,
          {at_one_over_lambda("at eps = 1/lambda", least), best("nowhere less", Term(1) / lambda),
           for_all("elsewhere more", {positive(lambda), real(eps)}, {eps != Term(1) / lambda},
                   change(eps) > least)},
          {{"-1/lambda", at_one_over_lambda("-1/lambda", -Term(1) / lambda)},
           {"-1/(2 lambda^2)",
            at_one_over_lambda("-1/(2 lambda^2)", -Term(1) / (Term(2) * square(lambda)))},
           {"least at 2/lambda", best("least at 2/lambda", Term(2) / lambda)}}};
}

Premise step_premise() {
  return {"one step",
          "",
          "rate/per-step-decrease",
          L(k + Term(1)) <= L(k) - G(k) / (Term(2) * lambda),
          k,
          0,
          step_reading(L(k), L(k + Term(1)), G(k))};
}

Statement along_trajectory(std::string label, Comparison c, bool with_least) {
  Statement s{std::move(label), {}, std::move(c)};
  s.domain.variables = {positive(lambda), natural_from(t, 1)};
  s.domain.premises = {step_premise()};
  if (with_least) {
    s.domain.premises.push_back({"M_t = min of G_0..G_{t-1} does not grow",
                                 "definition of the minimum", "", M(k + Term(1)) <= M(k), k, 1});
    s.domain.premises.push_back({"M_t = min of G_0..G_{t-1} is below each",
                                 "definition of the minimum", "", M(k + Term(1)) <= G(k), k});
  }
  s.domain.models = {quadratic_trajectory(lambda, "L", "G", with_least ? "M" : "", true, false)};
  return s;
}

Claim telescoped() {
  const auto statement = [&](std::string label, Term last, Term factor) {
    return along_trajectory(std::move(label),
                            sum(k, Term(0), last, G(k)) <= factor * lambda * (L(Term(0)) - L(t)),
                            false);
  };
  return {"rate/summed",
          "The telescoped sum",
          "S1:165-185",
          {"rate/summed", "rate/telescoping"},
          "",
          "For all t: the sum of |g_k|^2 over k < t is at most 2 lambda (L(w_0) - L(w_t)). All "
          "gradients together cost no more than the loss has to give; how the sum is spread over "
          "the steps stays open.",
          Grade::proved,
          {statement("by induction over t", t - Term(1), Term(2))},
          {{"one gradient more on the left", statement("k = 0..t", t, Term(2))},
           {"lambda for 2 lambda", statement("lambda for 2 lambda", t - Term(1), Term(1))}}};
}

Claim telescoping() {
  const auto statement = [&](std::string label, Term right) {
    Statement s{std::move(label), {}, sum(k, Term(0), t - Term(1), L(k) - L(k + Term(1))) == right};
    s.domain.variables = {natural_from(t, 1)};
    return s;
  };
  return {"rate/telescoping",
          "The sum telescopes",
          "S1:180-185",
          {"rate/telescoping"},
          "",
          "The sum of L(w_k) - L(w_{k+1}) over k < t is L(w_0) - L(w_t), for all t and any "
          "numbers. What is lost step by step adds up to first less last: the trick behind every "
          "such rate. It needs no property of L at all.",
          Grade::proved,
          {statement("for all t", L(Term(0)) - L(t))},
          {{"ends at t - 1", statement("ends at t - 1", L(Term(0)) - L(t - Term(1)))},
           {"the other sign", statement("the other sign", L(t) - L(Term(0)))},
           {"begins at 1", statement("begins at 1", L(Term(1)) - L(t))}}};
}

/// t M_t <= factor sum of G over k < t, or to t, for any numbers; M the least of them, or (`most`)
/// the largest.
Statement against_sum(std::string label, Term count, bool most) {
  Statement s = for_all(std::move(label), {natural_from(t, 1)},
                        count * M(t) <= sum(k, Term(0), t - Term(1), G(k)));
  const char* definition = most ? "definition of the maximum" : "definition of the minimum";
  const auto bound = [&](Term less, Term more) { return most ? less >= more : less <= more; };
  s.domain.premises = {
      {"M_t of G_0..G_{t-1}, one member more", definition, "", bound(M(k + Term(1)), M(k)), k, 1},
      {"M_t against each", definition, "", bound(M(k + Term(1)), G(k)), k}};
  Model rising;
  rising.name = most ? "G_k = k + 1 with its maximum" : "G_k = k + 1 with its minimum";
  rising.sequences = {{"G", k, k + Term(1)}, {"M", k, most ? k : Term(1)}};
  s.domain.models = {rising};
  return s;
}

Claim min_below_average() {
  const auto statement = [&](std::string label, Term factor) {
    return along_trajectory(std::move(label), t * M(t) <= factor * lambda * (L(Term(0)) - L(t)),
                            true);
  };
  return {"rate/min-le-average",
          "The smallest gradient is below the average",
          "S1:175-178",
          {"rate/min-le-average"},
          "",
          "For all t: t times the least of t numbers is at most their sum, so t min over k < t of "
          "|g_k|^2 is at most 2 lambda (L(w_0) - L(w_t)).",
          Grade::proved,
          {statement("by induction over t", Term(2)), against_sum("any numbers", t, false)},
          {{"the largest for the least", against_sum("the largest", t, true)},
           {"t + 1 for t", against_sum("t + 1", t + Term(1), false)},
           {"lambda for 2 lambda", statement("lambda for 2 lambda", Term(1))},
           {"3 lambda/2 for 2 lambda", statement("3 lambda/2", Term(Rational(3, 2)))}}};
}

Claim one_over_t() {
  const auto statement = [&](std::string label, Term bound) {
    Statement s = along_trajectory(std::move(label), M(t) <= bound, true);
    s.domain.variables.push_back(real(infimum));
    s.domain.premises = {
        {"t min |g_k|^2",
         "",
         "rate/min-le-average",
         k * M(k) <= Term(2) * lambda * (L(Term(0)) - L(k)),
         k,
         1,
         {{t, k}}},
        {"L* is a lower bound", "definition of the infimum", "", infimum <= L(k), k}};
    Model& m = s.domain.models.front();
    m.hypotheses.push_back(QuadraticModel().h >= Term(0));
    m.bindings.emplace(infimum, Term(0));
    return s;
  };
  const Term gap = L(Term(0)) - infimum;
  // Down a hill of curvature -1 for t steps, each slope twice the last, then to the bottom.
  Statement last = along_trajectory("the last gradient", G(t) <= Term(2) * lambda * gap / t, false);
  last.domain.variables.push_back(real(infimum));
  last.domain.premises.push_back(
      {"L* is a lower bound", "definition of the infimum", "", infimum <= L(k), k});
  Model hill;
  hill.name = "curvature -1 for t steps, then 1 (lambda = 1)";
  hill.hypotheses = {t <= Term(8)};
  const Term loss = max(pow(Term(4), t) - pow(Term(4), k) / Term(2), Term(0));
  hill.bindings = {{lambda, Term(1)}, {infimum, Term(0)}};
  hill.sequences = {{"L", k, loss}, {"G", k, min(pow(Term(4), k), Term(2) * loss)}};
  last.domain.models = {hill};
  return {"rate/one-over-t",
          "The O(1/t) rate of the smallest squared gradient",
          "S1:185-191",
          {"rate/one-over-t", "rate/optimal-value-bound"},
          "",
          "For all t >= 1: min over k < t of |g_k|^2 <= 2 lambda (L(w_0) - L*) / t. Somewhere "
          "along the way the gradient gets small, however bad the loss; it need not be the last "
          "one, and the gradient's own size falls only like 1/sqrt t.",
          Grade::proved,
          {statement("for all t", Term(2) * lambda * gap / t)},
          {{"lambda for 2 lambda", statement("lambda for 2 lambda", lambda * gap / t)},
           {"t^2 for t", statement("t^2 for t", Term(2) * lambda * gap / square(t))},
           {"the last gradient for the least", last},
           {"t + 1 for t with lambda", statement("t + 1", lambda * gap / (t + Term(1)))}}};
}

Claim norm_as_printed() {
  const QuadraticModel q;
  const auto statement = [&](std::string label, Term bound) {
    Statement s{std::move(label), {}, abs(q.gradient(q.w)) <= bound};
    s.domain.variables = {positive(q.h), real(q.w), positive(lambda)};
    s.domain.hypotheses = {q.h <= lambda};
    return s;
  };
  const Term gap = q.value(q.w);
  return {"rate/conclusion-norm-literal",
          "The bound is for the squared norm",
          "S1:193-195",
          {"rate/conclusion-norm"},
          "",
          "As printed the gradient itself, not its square, is below 2 lambda (L(w_0) - L*) / t. "
          "For gradients below 1 the square is the smaller: the bound says less of the gradient "
          "than is printed.",
          Grade::refuted,
          {statement("|g_0| <= 2 lambda (L(w_0) - L*) / t at t = 1, for L = h w^2/2",
                     Term(2) * lambda * gap / Term(1))},
          {{"4 lambda", statement("4 lambda", Term(4) * lambda * gap)},
           {"2 lambda^2", statement("2 lambda^2", Term(2) * square(lambda) * gap)}}};
}

}  // namespace

std::vector<Claim> rate() {
  return {per_step_decrease(), best_coefficient(), telescoping(),    telescoped(),
          min_below_average(), one_over_t(),       norm_as_printed()};
}

}  // namespace gradus
