// Which schedules satisfy the conditions of Robbins and Monro (the rates add up to more than every
// bound, their squares do not), and why the first is needed, for all rates (S2:556-566,
// S3:260-324).

#include "for_all.hpp"
#include "gradus/method/schedule.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term first = Term::symbol("eta_0"), r = Term::symbol("r"), speed = Term::symbol("k"),
           M = Term::symbol("M"), one(1);
const Term n = Term::natural("n"), i = Term::natural("i"), last = Term::natural("T");

/// About the rates, or their squares, of the first T steps together.
template <class Rate>
Statement together(std::string label, std::vector<Variable> variables, Rate rate, Relation relation,
                   Term bound, std::vector<Comparison> hypotheses = {}) {
  variables.push_back(natural_from(last, 1));
  return for_all(std::move(label), std::move(variables),
                 {sum(i, Term(0), last - one, rate(i)), relation, bound}, std::move(hypotheses));
}

Claim constant() {
  const auto rates = [](Term) { return first; };
  const auto squares = [](Term) { return square(first); };
  const auto past = [](std::string label, Term total, Term steps) {
    return for_all(std::move(label), {positive(first), positive(M), natural_from(last, 1)},
                   total >= M, {last >= steps});
  };
  const auto equal = Relation::equal;
  return {
      "schedule/conditions-constant",
      "A constant rate: both sums grow without bound",
      "S3:260, S3:281-284",
      {"schedule/constant"},
      "",
      "T steps add up to eta_0 T, their squares to eta_0^2 T: beyond every M from T = M/eta_0 "
      "and T = M/eta_0^2 on. The first condition of Robbins and Monro holds, the second does "
      "not: nothing is out of reach, but noise never dies away.",
      Grade::proved,
      {together("the rates", {real(first)}, rates, equal, first * last),
       past("beyond every M", first * last, M / first),
       together("their squares", {real(first)}, squares, equal, square(first) * last),
       past("these too", square(first) * last, M / square(first))},
      {{"one step less", together("one less", {real(first)}, rates, equal, first * (last - one))},
       {"squares below 9 eta_0^2", together("9 eta_0^2", {real(first)}, squares,
                                            Relation::less_equal, Term(9) * square(first))},
       {"beyond M at M/(2 eta_0)", past("half", first * last, M / (Term(2) * first))}}};
}

Claim hyperbolic() {
  const std::vector<Variable> all{positive(first), positive(speed)};
  const auto rate = [](Term at) { return hyperbolic_decay(first, speed, at); };
  const auto squares = [&](Term at) { return square(rate(at)); };
  const auto doubled = [](std::string label, Rational gain) {
    const Term now = one + speed * last;
    return for_all(std::move(label), {positive(speed), natural_from(last, 0)},
                   log(Term(2) * now) / speed >= log(now) / speed + Term(gain) / speed);
  };
  return {
      "schedule/conditions-hyperbolic",
      "1/t decay satisfies the conditions of Robbins and Monro, for every k",
      "S2:556-558, S3:267, S3:317-320",
      {"schedule/one-over-t", "schedule/linear"},
      "schedule/one-over-t",
      "The rates eta_0/(1 + k t) of T steps add up to at least eta_0 log(1 + k T)/k, which grows "
      "by "
      "eta_0/(2k) or more whenever 1 + k T is doubled, so beyond every bound; their squares add up "
      "to less than eta_0^2 (1 + 1/k). k = 1 is S2's linear decay.",
      Grade::proved,
      {together("the rates", all, rate, Relation::greater_equal,
                first * log(one + speed * last) / speed),
       doubled("each doubling adds 1/(2k)", Rational(1, 2)),
       together("their squares", all, squares, Relation::less_equal,
                square(first) * (one + one / speed * (one - one / (one + speed * (last - one)))))},
      {{"twice the logarithm", together("2 log", all, rate, Relation::greater_equal,
                                        Term(2) * first * log(one + speed * last) / speed)},
       {"each doubling adds 1/k", doubled("1/k", 1)},
       {"squares below eta_0^2 (1 + 1/(2k))",
        together("1 + 1/(2k)", all, squares, Relation::less_equal,
                 square(first) * (one + one / (Term(2) * speed)))}}};
}

Claim inverse_square() {
  const auto rate = [](Term at) { return inverse_square_decay(first, at); };
  const auto squares = [&](Term at) { return square(rate(at)); };
  const auto at_most = Relation::less_equal;
  return {
      "schedule/conditions-quadratic",
      "Quadratic decay: both sums are bounded",
      "S2:560-562",
      {"schedule/quadratic"},
      "schedule/quadratic",
      "However many steps are made, the rates eta_0/(t + 1)^2 add up to less than 2 eta_0 and "
      "their "
      "squares to less than 4/3 eta_0^2. The first condition of Robbins and Monro fails: a minimum "
      "that is far enough away is never reached.",
      Grade::proved,
      {together("the rates", {positive(first)}, rate, at_most, first * (Term(2) - one / last)),
       together("their squares", {positive(first)}, squares, at_most,
                square(first) * (Term(Rational(4, 3)) - one / (Term(3) * pow(last, 3))))},
      {{"rates below 3/2 eta_0",
        together("3/2", {positive(first)}, rate, at_most, Term(Rational(3, 2)) * first)},
       {"squares below eta_0^2",
        together("1", {positive(first)}, squares, at_most, square(first))}}};
}

/// 1 + r + ... + r^(T-1), and that it has a bound.
Term geometric_total(Term ratio) { return (one - pow(ratio, last)) / (one - ratio); }
Statement geometric_bound(std::string label, Term scale, Term ratio, Term bound,
                          std::vector<Variable> variables) {
  variables.push_back(natural_from(last, 1));
  return for_all(std::move(label), std::move(variables), scale * geometric_total(ratio) <= bound);
}

Claim geometric() {
  const std::vector<Variable> all{positive(first), half_open(r, 0, 1)};
  const auto rate = [](Term at) { return geometric_decay(first, r, at); };
  const auto squares = [](Term at) { return square(first) * pow(square(r), at); };
  const Term rr = square(r), scale = square(first);
  return {
      "schedule/conditions-exponential",
      "Exponential decay: both sums are bounded",
      "S2:564-566",
      {"schedule/exponential"},
      "schedule/exponential",
      "With r = e^-beta the rates of T steps add up to eta_0 (1 - r^T)/(1 - r), at most eta_0/(1 "
      "- r), and their squares to eta_0^2 (1 - r^(2T))/(1 - r^2). The first condition of Robbins "
      "and Monro fails.",
      Grade::proved,
      {together("the rates", all, rate, Relation::equal, first * geometric_total(r)),
       geometric_bound("so at most", first, r, first / (one - r), all),
       together("their squares", all, squares, Relation::equal, scale * geometric_total(rr)),
       geometric_bound("so these at most", scale, rr, scale / (one - rr), all)},
      {{"rates below eta_0/(1 - r^2)",
        together("1 - r^2", all, rate, Relation::less_equal, first / (one - rr))},
       {"squares below eta_0^2", together("1", all, squares, Relation::less_equal, scale)}}};
}

Claim steps() {
  // A period: n steps with one rate.
  const std::vector<Variable> all{positive(first), half_open(r, 0, 1), natural_from(n, 1)};
  const auto rate = [](Term at) { return n * geometric_decay(first, r, at); };
  const auto squares = [](Term at) { return n * square(first) * pow(square(r), at); };
  const Term rr = square(r), scale = n * first, scale_squares = n * square(first);
  return {
      "schedule/conditions-step",
      "Step decay: both sums are bounded",
      "S3:263-264, S3:293-309",
      {"schedule/step-decay"},
      "schedule/step-decay",
      "With the rate multiplied by d after every n steps, T such periods add up to n eta_0 (1 - "
      "d^T)/(1 - d), their squares to n eta_0^2 (1 - d^(2T))/(1 - d^2): bounded by n eta_0/(1 - "
      "d). The first condition of Robbins and Monro fails, whatever n and d < 1.",
      Grade::proved,
      {together("the rates", all, rate, Relation::equal, scale * geometric_total(r)),
       geometric_bound("so at most", scale, r, scale / (one - r), all),
       together("their squares", all, squares, Relation::equal,
                scale_squares * geometric_total(rr)),
       geometric_bound("so these at most", scale_squares, rr, scale_squares / (one - rr), all)},
      {{"the sum of one period", together("n eta_0", all, rate, Relation::less_equal, scale)},
       {"squares with 1 - d",
        together("1 - d", all, squares, Relation::equal, scale_squares * geometric_total(r))}}};
}

/// Any rates e_0, e_1, ... with 0 <= a e_k <= 1, R_k the share of the error that is left.
struct AnyRates {
  Term a = Term::symbol("a"), e0 = Term::symbol("e_0"), k = Term::natural("k"),
       t = Term::natural("t");
  Sequence e{"e"}, R{"R"}, S{"S"};  ///< rates, share left, sum of the rates so far

  Statement about(std::string label, Comparison conclusion) const {
    Statement s = along(std::move(label), {positive(a), natural_from(t, 0)},
                        {residual(R, a, [this](Term at) { return e(at); })}, conclusion);
    s.domain.premises = {{"rates are not negative", "the schedule", "", e(k) >= Term(0), k},
                         {"no step overshoots", "the schedule", "", a * e(k) <= one, k}};
    Model m;
    m.name = "the constant rate e_0, a e_0 <= 1";
    m.variables = {nonnegative(e0)};
    m.hypotheses = {a * e0 <= one};
    m.sequences = {{"e", k, e0}};
    s.domain.models = {m};
    return s;
  }
  /// With the sum, and what the claim before says of the share.
  Statement with_sum(std::string label, Comparison conclusion, bool cited) const {
    Statement s = about(std::move(label), std::move(conclusion));
    s.domain.recursions.push_back(accumulated(S, Term(0), [this](Term at) { return e(at); }));
    if (cited) {
      for (const Comparison& c : {R(k) >= Term(0), R(k) <= one, S(k) >= Term(0)})
        s.domain.premises.push_back(
            {"what is left is a share", "", "schedule/share", c, k, 0, {{t, k}}});
    }
    return s;
  }
};

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
          {at.about("not negative", R >= Term(0)), at.about("at most 1", R <= one),
           at.with_sum("the sum of the rates", at.S(at.t) >= Term(0), false)},
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

}  // namespace

std::vector<Claim> schedule_conditions() {
  return {constant(), hyperbolic(), inverse_square(), geometric(), steps(), share(), share_left()};
}

}  // namespace gradus
