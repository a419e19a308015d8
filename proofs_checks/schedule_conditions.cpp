// Which schedules satisfy the conditions of Robbins and Monro: the rates add up to more than every
// bound, their squares do not (S2:556-566, S3:260-324).

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

}  // namespace

std::vector<Claim> schedule_conditions() {
  return {constant(), hyperbolic(), inverse_square(), geometric(), steps()};
}

}  // namespace gradus
