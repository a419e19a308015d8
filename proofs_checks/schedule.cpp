// Learning-rate schedules (S2:556-566, S3:249-320): their sums and what they leave of the error.

#include "gradus/method/schedule.hpp"

#include "for_all.hpp"
#include "gradus/method/infinite_product.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term first = Term::symbol("eta_0"), r = Term::symbol("r"), rate = Term::symbol("k");
const Term t = Term::natural("t"), i = Term::natural("i"), last = Term::natural("T");
const Sequence S("S"), B("B");

/// sum of the rates of the first T steps.
template <class Rate>
Term total(Rate eta) {
  return sum(i, Term(0), last - Term(1), eta(i));
}

Term harmonic_rate(Term at) { return Term(1) / (at + Term(1)); }

Claim linear() {
  // The rates of steps n, ..., 2n - 1 together, n = t: one leaves, two enter.
  const auto block = [](std::string label, Rational least) {
    return along(std::move(label), {natural_from(t, 1)},
                 {accumulated(B, Term(0),
                              [](Term at) {
                                return Term(1) / (Term(2) * at + Term(1)) +
                                       Term(1) / (Term(2) * at + Term(2)) - harmonic_rate(at);
                              })},
                 B(t) >= Term(least));
  };
  const auto squares = [](std::string label, Term bound) {
    return for_all(std::move(label), {real(first), natural_from(last, 1)},
                   total([](Term at) { return square(hyperbolic_decay(first, Term(1), at)); }) <=
                       square(first) * bound);
  };
  return {
      "schedule/linear",
      "eta_0/(t + 1): the sum has no bound, the sum of squares has",
      "S2:556-558",
      {"schedule/linear"},
      "",
      "The steps n to 2n - 1 together have rates of at least eta_0/2, for every n, so the sum "
      "exceeds every bound; the squares add up to at most 2 eta_0^2. These are the conditions of "
      "Robbins and Monro.",
      Grade::proved,
      {block("steps n to 2n - 1 add 1/2", Rational(1, 2)),
       squares("the squares stay below 2", Term(2) - Term(1) / last)},
      {{"they add 2/3", block("they add 2/3", Rational(2, 3))},
       {"the squares stay below 3/2",
        squares("the squares stay below 3/2", Term(Rational(3, 2)))}}};
}

Claim one_over_t() {
  const auto same = [](std::string label, Term speed) {
    return for_all(std::move(label), {real(first), natural_from(t, 0)},
                   hyperbolic_decay(first, speed, t) == first / (t + Term(1)));
  };
  const auto compared = [](std::string label, Term factor) {
    return for_all(
        std::move(label), {positive(first), positive(rate), natural_from(t, 0)},
        hyperbolic_decay(first, rate, t) >= factor * hyperbolic_decay(first, Term(1), t));
  };
  const auto falls = [](std::string label, Term before, Term after) {
    return for_all(std::move(label), {positive(first), positive(rate), natural_from(t, 0)},
                   before - after > Term(0));
  };
  const Term now = hyperbolic_decay(first, rate, t),
             next = hyperbolic_decay(first, rate, t + Term(1));
  return {
      "schedule/one-over-t",
      "alpha_0/(1 + k t)",
      "S3:267, S3:317-320",
      {"schedule/one-over-t"},
      "schedule/linear",
      "With k = 1 this is the S2 schedule eta_0/(t + 1) under another name; for every k > 0 it is "
      "at least 1/(1 + k) of it, so its sum has no bound either.",
      Grade::proved,
      {same("k = 1", Term(1)), compared("at least a share of it", Term(1) / (Term(1) + rate)),
       falls("it falls", now, next)},
      {{"k = 2 is the same", same("k = 2 is the same", Term(2))},
       {"at least as much", compared("at least as much", Term(1))},
       {"alpha_0/(k + t)",
        for_all("alpha_0/(k + t)", {positive(first), positive(rate), natural_from(t, 0)},
                now == first / (rate + t))},
       {"alpha_0/(1 + k)^t",
        for_all("alpha_0/(1 + k)^t", {positive(first), positive(rate), natural_from(t, 0)},
                now == first / pow(Term(1) + rate, t))}}};
}

Claim quadratic_decay() {
  const auto sums = [](std::string label, Term bound) {
    return for_all(std::move(label), {positive(first), natural_from(last, 1)},
                   total([](Term at) { return inverse_square_decay(first, at); }) <= first * bound);
  };
  // From step n = T + 1 on, as many steps as you like: t of them.
  const auto tail = [](std::string label, Relation relation, Term bound) {
    return along(
        std::move(label), {natural_from(last, 1), natural_from(t, 0)},
        {accumulated(S, Term(0), [](Term at) { return Term(1) / square(last + at + Term(1)); })},
        {S(t), relation, bound});
  };
  return {
      "schedule/quadratic",
      "eta_0/(t + 1)^2: all steps together are bounded",
      "S2:560-562",
      {"schedule/quadratic"},
      "",
      "The rates of all steps add up to at most 2 eta_0; those after step T to between 1/(T + 1) "
      "and 1/T times eta_0. The later steps hardly move any more, however far the minimum is.",
      Grade::proved,
      {sums("the sum", Term(2) - Term(1) / last),
       tail("the rest from above", Relation::less_equal, Term(1) / last - Term(1) / (last + t)),
       tail("the rest from below", Relation::greater_equal,
            Term(1) / (last + Term(1)) - Term(1) / (last + t + Term(1)))},
      {{"3/2", sums("3/2", Term(Rational(3, 2)))},
       {"rest at most 1/(T + 1)",
        tail("rest at most 1/(T + 1)", Relation::less_equal, Term(1) / (last + Term(1)))},
       {"rest at most half",
        tail("rest at most half", Relation::less_equal, Term(1) / (Term(2) * last))}}};
}

Experiment enclosure(std::string label, std::string quantity, Term claimed, Rational width,
                     RationalInterval (*measure)()) {
  return {
      std::move(label), std::move(quantity), claimed, std::move(width), [measure](const Budget&) {
        const RationalInterval found = measure();
        return Measurement{found.lower, found.upper, "exact partial result, tail bounded", 0, 0, 0};
      }};
}

Claim quadratic_limit() {
  const auto sums = [](std::string label, Term claimed) {
    return enclosure(std::move(label), "the sum of 1/n^2 over n >= 1", claimed,
                     Rational(1, 100'000), [] { return sum_of_inverse_squares(400); });
  };
  const auto share = [](std::string label, Term claimed) {
    return enclosure(std::move(label), "the product of 1 - 1/(4n^2) over n >= 1", claimed,
                     Rational(1, 100'000),
                     [] { return product_of_inverse_squares(Rational(1, 4), 400); });
  };
  const Term pi = Term::pi();
  return {
      "schedule/quadratic-limit",
      "Where eta_0/(t + 1)^2 ends",
      "S2:560-562",
      {"schedule/quadratic"},
      "schedule/quadratic",
      "The rates add up to eta_0 pi^2/6, and with a eta_0 = 1/4 the share 2/pi of the first error "
      "is never removed: both enclosed to five digits.",
      Grade::estimated,
      {sums("the sum is pi^2/6", square(pi) / Term(6)),
       share("the share left is 2/pi", Term(2) / pi)},
      {{"pi^2/8", sums("pi^2/8", square(pi) / Term(8))},
       {"it converges to the minimum", share("0", Term(0))},
       {"1/2 is left", share("1/2", Term(Rational(1, 2)))}},
      "The limits are enclosed by partial results with proved tails; that they are pi^2/6 and 2/pi "
      "exactly is a theorem of Euler and of Wallis."};
}

Claim exponential() {
  const auto sums = [](std::string label, Relation relation, Term bound) {
    return for_all(std::move(label), {positive(first), half_open(r, 0, 1), natural_from(last, 1)},
                   {total([](Term at) { return geometric_decay(first, r, at); }), relation, bound});
  };
  const Term limit = first / (Term(1) - r);
  const auto falls = [](std::string label, Term after) {
    return for_all(std::move(label), {positive(first), in_open(r, 0, 1), natural_from(t, 0)},
                   geometric_decay(first, r, t) - after > Term(0));
  };
  return {
      "schedule/exponential",
      "eta_0 r^t, r = e^-beta: all steps together are bounded",
      "S2:564-566",
      {"schedule/exponential", "schedule/exponential-alpha0"},
      "",
      "For every T the rates add up to eta_0 (1 - r^T)/(1 - r), so to less than eta_0/(1 - "
      "e^-beta) "
      "in all. It is not eta_0/beta, which an integral would suggest.",
      Grade::proved,
      {sums("the sum", Relation::equal, limit * (Term(1) - pow(r, last))),
       for_all("which is less than", {positive(first), half_open(r, 0, 1), natural_from(last, 1)},
               limit * (Term(1) - pow(r, last)) <= limit),
       falls("it falls", geometric_decay(first, r, t + Term(1)))},
      {{"no factor 1/(1 - r)", sums("no factor", Relation::less_equal, first)},
       {"1 - r^(T+1)",
        sums("1 - r^(T+1)", Relation::equal, limit * (Term(1) - pow(r, last + Term(1))))},
       {"e^(+beta t)", falls("e^(+beta t)", first * pow(Term(1) / r, t + Term(1)))}}};
}

Claim step_decay() {
  const Term n = Term::natural("n"), start = Term::symbol("w_0"), d = r;
  // One epoch of n steps with one rate; the slope is 1 as long as w >= 1.
  const auto epochs = [&](std::string label, Term closed) {
    return along(
        std::move(label),
        {real(start), positive(first), half_open(d, 0, 1), natural_from(n, 1), natural_from(t, 0)},
        {accumulated(S, start, [&](Term at) { return -(n * geometric_decay(first, d, at)); })},
        S(t) == closed);
  };
  const Term moved = n * first / (Term(1) - d);
  const auto stalls = [&](std::string label, Term distance) {
    return for_all(
        std::move(label),
        {real(start), positive(first), half_open(d, 0, 1), natural_from(n, 1), natural_from(t, 0)},
        start - moved * (Term(1) - pow(d, t)) >= Term(1), {start >= Term(1) + distance});
  };
  return {
      "schedule/step-decay",
      "Step decay can stop short of the minimum",
      "S3:263-264, S3:293-309",
      {"schedule/step-decay"},
      "schedule/exponential",
      "With the rate multiplied by d after every n steps, all steps together move a loss of slope "
      "1 by n eta_0 (1 - d^T)/(1 - d): Huber's loss, started farther than n eta_0/(1 - d) from its "
      "bend, never reaches it.",
      Grade::proved,
      {epochs("after T epochs", start - moved * (Term(1) - pow(d, t))),
       stalls("it stays beyond 1", moved)},
      {{"without the 1/(1 - d)",
        epochs("without 1/(1 - d)", start - n * first * (Term(1) - pow(d, t)))},
       {"started half as far", stalls("started half as far", moved / Term(2))}}};
}

}  // namespace

std::vector<Claim> schedule() {
  return {linear(),          one_over_t(),  quadratic_decay(),
          quadratic_limit(), exponential(), step_decay()};
}

}  // namespace gradus
