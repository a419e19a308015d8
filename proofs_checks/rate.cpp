// The O(1/t) rate at eps = 1/lambda (S1:150-195), in every dimension and for all t.

#include "gradus/landscape/function_class.hpp"
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
  return {"rate/per-step-decrease",
          "One step of size 1/lambda",
          "S1:154-161",
          {"rate/per-step-decrease", "rate/eps-one-over-L", "rate/gradient-bound-by-decrease"},
          "",
          "With eps = 1/lambda: L(w+) <= L(w) - g'g / (2 lambda). Only the one-sided curvature "
          "bound is used.",
          Grade::proved,
          {statement("from the quadratic upper bound", step, gg / (Term(2) * lambda))},
          {{"decrease g'g / lambda", statement("decrease g'g / lambda", step, gg / lambda)},
           {"step 1/(2 lambda)", statement("step 1/(2 lambda)", Term(1) / (Term(2) * lambda),
                                           gg / (Term(2) * lambda))}}};
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
          "For all t: the sum of |g_k|^2 over k < t is at most 2 lambda (L(w_0) - L(w_t)).",
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
  return {
      "rate/telescoping",
      "The sum telescopes",
      "S1:180-185",
      {"rate/telescoping"},
      "",
      "The sum of L(w_k) - L(w_{k+1}) over k < t is L(w_0) - L(w_t), for all t and any numbers.",
      Grade::proved,
      {statement("for all t", L(Term(0)) - L(t))},
      {{"ends at t - 1", statement("ends at t - 1", L(Term(0)) - L(t - Term(1)))},
       {"the other sign", statement("the other sign", L(t) - L(Term(0)))},
       {"begins at 1", statement("begins at 1", L(Term(1)) - L(t))}}};
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
          "For all t: t min over k < t of |g_k|^2 is at most 2 lambda (L(w_0) - L(w_t)).",
          Grade::proved,
          {statement("by induction over t", Term(2))},
          {{"lambda for 2 lambda", statement("lambda for 2 lambda", Term(1))},
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
  return {"rate/one-over-t",
          "The O(1/t) rate of the smallest squared gradient",
          "S1:185-191",
          {"rate/one-over-t", "rate/optimal-value-bound"},
          "",
          "For all t >= 1: min over k < t of |g_k|^2 <= 2 lambda (L(w_0) - L*) / t.",
          Grade::proved,
          {statement("for all t", Term(2) * lambda * gap / t)},
          {{"lambda for 2 lambda", statement("lambda for 2 lambda", lambda * gap / t)},
           {"t^2 for t", statement("t^2 for t", Term(2) * lambda * gap / square(t))},
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
          "As printed the gradient itself, not its square, is below 2 lambda (L(w_0) - L*) / t.",
          Grade::refuted,
          {statement("|g_0| <= 2 lambda (L(w_0) - L*) / t at t = 1, for L = h w^2/2",
                     Term(2) * lambda * gap / Term(1))},
          {{"4 lambda", statement("4 lambda", Term(4) * lambda * gap)},
           {"2 lambda^2", statement("2 lambda^2", Term(2) * square(lambda) * gap)}}};
}

}  // namespace

std::vector<Claim> rate() {
  return {per_step_decrease(), telescoping(), telescoped(),
          min_below_average(), one_over_t(),  norm_as_printed()};
}

}  // namespace gradus
