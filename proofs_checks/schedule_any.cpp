// What the sum of the rates decides, whatever the schedule (S3:249-270).

#include "for_all.hpp"
#include "gradus/landscape/function_class.hpp"
#include "gradus/method/schedule.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1);

/// Any rates e_0, e_1, ... with 0 <= a e_k <= 1, R_k the share of the error that is left.
struct AnyRates {
  Term a = Term::symbol("a"), e0 = Term::symbol("e_0"), r = Term::symbol("r"),
       k = Term::natural("k"), t = Term::natural("t");
  Sequence e{"e"}, R{"R"}, S{"S"};  ///< rates, share left, sum of the rates so far

  Premise not_negative() const {
    return {"rates are not negative", "the schedule", "", e(k) >= Term(0), k};
  }
  Premise sum_not_negative() const {
    return {"S_k >= 0", "", "schedule/sum-of-rates", S(k) >= Term(0), k, 0, {{t, k}}};
  }
  /// e_0 r^k, which falls, and e_0 (1 - r^k), which rises; `more` restricts e_0.
  std::vector<Model> examples(const std::vector<Comparison>& more = {}) const {
    std::vector<Model> all(2);
    all[0].name = "the rates e_0 r^k, 0 <= r <= 1";
    all[0].sequences = {{"e", k, e0 * pow(r, k)}};
    all[1].name = "the rates e_0 (1 - r^k), 0 <= r <= 1";
    all[1].sequences = {{"e", k, e0 * (one - pow(r, k))}};
    for (Model& m : all) {
      m.variables = {nonnegative(e0), in(r, 0, 1)};
      m.hypotheses = more;
    }
    return all;
  }
  Statement about(std::string label, Comparison conclusion) const {
    Statement s = along(std::move(label), {positive(a), natural_from(t, 0)},
                        {residual(R, a, [this](Term at) { return e(at); })}, conclusion);
    s.domain.premises = {not_negative(),
                         {"no step overshoots", "the schedule", "", a * e(k) <= one, k}};
    s.domain.models = examples({a * e0 <= one});
    return s;
  }
  /// With the sum, and what the claim before says of the share.
  Statement with_sum(std::string label, Comparison conclusion, bool cited) const {
    Statement s = about(std::move(label), std::move(conclusion));
    s.domain.recursions.push_back(accumulated(S, Term(0), [this](Term at) { return e(at); }));
    if (cited) {
      for (const Comparison& c : {R(k) >= Term(0), R(k) <= one}) {
        s.domain.premises.push_back(
            {"what is left is a share", "", "schedule/share", c, k, 0, {{t, k}}});
      }
      s.domain.premises.push_back(sum_not_negative());
    }
    return s;
  }
};

/// S_t for any rates that are not negative.
Claim sum_of_rates() {
  const AnyRates at;
  const auto statement = [&](std::string label, Comparison c) {
    Statement s = along(std::move(label), {natural_from(at.t, 0)},
                        {accumulated(at.S, Term(0), [&](Term step) { return at.e(step); })}, c);
    s.domain.premises = {at.not_negative()};
    s.domain.models = at.examples();
    return s;
  };
  const Term now = at.S(at.t), next = at.S(at.t + one);
  return {"schedule/sum-of-rates",
          "The rates so far never add up to less",
          "S3:249-270",
          {"schedule/all-heuristic"},
          "",
          "S_t = e_0 + ... + e_{t-1} starts at 0 and never falls, for all rates that are not "
          "negative. Whether it has a bound is what the schedules differ in.",
          Grade::proved,
          {statement("not negative", now >= Term(0)), statement("never falls", next >= now)},
          {{"always grows", statement("strictly", next > now)},
           {"at least 1/2", statement("1/2", now >= Term(Rational(1, 2)))}}};
}

Claim share() {
  const AnyRates at;
  const Term R = at.R(at.t);
  return {"schedule/share",
          "Whatever the rates, the share of the error that is left lies between 0 and 1",
          "S3:249-270",
          {"schedule/all-heuristic"},
          "",
          "On a w^2/2, if no step overshoots (0 <= a e_k <= 1), what is left of the error never "
          "grows and never changes its sign.",
          Grade::proved,
          {at.about("not negative", R >= Term(0)), at.about("at most 1", R <= one)},
          {{"at least 1/8", at.about("1/8", R >= Term(Rational(1, 8)))},
           {"at most 1/2", at.about("1/2", R <= Term(Rational(1, 2)))}}};
}

Claim share_left() {
  const AnyRates at;
  const Term R = at.R(at.t), S = at.S(at.t), a = at.a;
  return {
      "schedule/share-left",
      "A schedule reaches the minimum of a parabola if and only if its rates add up without "
      "bound",
      "S3:249-270, S2:556-566",
      {"schedule/all-heuristic", "schedule/quadratic", "schedule/exponential"},
      "schedule/displacement",
      "With S_t = e_0 + ... + e_{t-1}, between 1 - a S_t and 1/(1 + a S_t) of the error is left "
      "after t steps, for all rates that do not overshoot. If S_t has no bound, nothing is "
      "left; if it has one, count from a step after which less than 1/a is still to come: from "
      "there on a fixed share stays.",
      Grade::proved,
      {at.with_sum("never less than", R >= one - a * S, true),
       at.with_sum("never more than", R * (one + a * S) <= one, true)},
      {{"1 - a S_t/2", at.with_sum("1 - a S_t/2", R >= one - a * S / Term(2), false)},
       {"1/(1 + 2 a S_t)",
        at.with_sum("1/(1 + 2 a S_t)", R * (one + Term(2) * a * S) <= one, false)}}};
}

Claim least_gradient() {
  // L_k = L(w_k), G_k = |g_k|^2, M_t the least of G_0, ..., G_{t-1}.
  const AnyRates at;
  const Sequence L("L"), G("G"), M("M");
  const Term lambda = Term::symbol("lambda"), eps = Term::symbol("eps"), k = at.k, e = at.e(k),
             next = k + one, two(2);
  const auto statement = [&](std::string label, Rational factor) {
    Statement s = along(std::move(label), {positive(lambda), natural_from(at.t, 1)},
                        {accumulated(at.S, Term(0), [&](Term step) { return at.e(step); })},
                        at.S(at.t) * M(at.t) <= Term(factor) * (L(Term(0)) - L(at.t)));
    s.domain.premises = {
        at.not_negative(),
        {"at most 1/lambda", "the schedule", "", lambda * e <= one, k},
        {"squared gradients", "a square is not negative", "", G(k) >= Term(0), k},
        {"one step", "", "step-bound/smooth-decrease",
         L(next) <= L(k) - e * (one - lambda * e / two) * G(k), k, 0,
         [&] {
           Substitution reading = step_reading(L(k), L(next), G(k));
           reading.emplace(eps, e);
           return reading;
         }()},
        {"M_t does not grow", "definition of the minimum", "", M(next) <= M(k), k, 1},
        {"M_t is below each", "definition of the minimum", "", M(next) <= G(k), k},
        at.sum_not_negative()};
    for (const Model& rates : at.examples({lambda * at.e0 <= one})) {
      Model m = quadratic_trajectory(lambda, "L", "G", "M", true, false, rates.sequences[0].value);
      m.variables.insert(m.variables.end(), rates.variables.begin(), rates.variables.end());
      m.hypotheses.insert(m.hypotheses.end(), rates.hypotheses.begin(), rates.hypotheses.end());
      m.sequences.push_back(rates.sequences[0]);
      m.name += ", with " + rates.name;
      s.domain.models.push_back(std::move(m));
    }
    return s;
  };
  return {"schedule/least-gradient",
          "What a schedule's sum is worth on every smooth loss",
          "S3:249-270, S1:189-191",
          {"schedule/all-heuristic"},
          "rate/one-over-t",
          "With v'Hv <= lambda v'v and any rates up to 1/lambda, S_t times the least |g_k|^2 over "
          "k < t is at most 2 (L(w_0) - L*), for all t: without convexity too, the least gradient "
          "goes to 0 if the rates have no bounded sum. It says nothing of the last gradient.",
          Grade::proved,
          {statement("by induction over t", 2)},
          {{"half of it", statement("1", 1)}, {"3/4 of it", statement("3/2", Rational(3, 2))}}};
}

}  // namespace

std::vector<Claim> schedule_any() {
  return {sum_of_rates(), share(), share_left(), least_gradient()};
}

}  // namespace gradus
