// What the lectures say of learning rates, as printed, and what is true (S3:255-309).

#include "for_all.hpp"
#include "gradus/landscape/function_class.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term a = Term::symbol("a"), w = Term::symbol("w"), eta = Term::symbol("eta");

const Term t = Term::natural("t"), k = Term::natural("k");
const Sequence at("w");

Term half_square(Term of) { return square(of) / Term(2); }

Claim step_counts() {
  // 1 - eta a to the power of the count, against 10^-6.
  const auto count = [](std::string label, Rational factor, long steps, Relation relation,
                        const Rational& share = Rational::parse("1e-6")) {
    return for_all(std::move(label), {}, {pow(Term(factor), steps), relation, Term(share)});
  };
  const Rational tenth(9, 10), hundredth(99, 100);
  return {
      "schedule/step-counts",
      "Too small takes long, and so does nearly too large",
      "S3:255-256, S3:275-278",
      {"schedule/too-small-too-large"},
      "",
      "On w^2/2 the error falls to 10^-6 after exactly 132 steps with eta = 1/10, 1375 with 1/100, "
      "and 132 again with 19/10, where the factor is -9/10.",
      Grade::proved,
      {count("not after 131 steps with 1/10", tenth, 131, Relation::greater),
       count("after 132", tenth, 132, Relation::less_equal),
       count("not after 1374 = 2 687 with 1/100", hundredth, 687, Relation::greater,
             Rational(1, 1000)),
       count("after 1375", hundredth, 1375, Relation::less_equal),
       count("after 132 with 19/10", Rational(-9, 10), 132, Relation::less_equal)},
      {{"after 131 with 1/10", count("after 131", tenth, 131, Relation::less_equal)},
       {"after 1374 with 1/100", count("after 1374", hundredth, 1374, Relation::less_equal)}}};
}

Claim explode_printed() {
  // Huber's loss: slope w for |w| <= 1, +-1 beyond.
  const auto inside = [](std::string label, Term next, Variable where) {
    return for_all(std::move(label), {std::move(where), real(eta)}, square(next) <= square(eta),
                   {eta >= Term(2), square(w) <= square(eta)});
  };
  Variable beyond = real(w);
  beyond.lower = 1;
  return {
      "schedule/explode-printed",
      "Too large: the gradients need not explode",
      "S3:256, S3:278",
      {"schedule/too-small-too-large"},
      "quadratic/case-4",
      "As printed: with a rate that is too large the gradients explode. On Huber's loss they are "
      "never above 1, and with any eta >= 2 the iterate stays in [-eta, eta] for ever.",
      Grade::refuted,
      {Refutation{"Huber's loss, any eta >= 2",
                  "with a rate that is too large the gradients explode",
                  {for_all("from the linear part", {in(w, 1, 1), real(eta)},
                           square(w - eta) <= square(eta), {eta >= Term(2)}),
                   for_all("from all of the linear part", {std::move(beyond), real(eta)},
                           square(w - eta) <= square(eta), {eta >= w}),
                   inside("from the quadratic part", w - eta * w, in(w, -1, 1))}}},
      {{"it comes to [-1, 1]",
        for_all("it comes to [-1, 1]", {in(w, 1, 8), in(eta, 2, 8)}, square(w - eta) <= Term(1))},
       {"the parabola stays too", inside("the parabola stays too", w - eta * w, real(w))}}};
}

Claim lock() {
  const auto cycle = [](std::string label, Comparison c) {
    return along(std::move(label), {natural_from(t, 0)},
                 {{"w", k, Term(21), at(k) - Term(2) * at(k)}}, std::move(c));
  };
  const auto moved = [](std::string label, Term from, Term rate, Relation relation) {
    return for_all(std::move(label), {},
                   {half_square(from - rate * from), relation, half_square(from)});
  };
  const Term one(1);
  return {
      "schedule/step-decay-lock",
      "\"Reduce if the error is more than before\" can lock",
      "S3:263-264, S3:297-300",
      {"schedule/step-decay"},
      "schedule/step-decay",
      "As printed: reduce the rate when the current error is more than the previous one. On w^2/2 "
      "from 1 with eta = 8, halved: 1, -7, 21, -21, 21, ... with eta = 2 for ever, because the "
      "error is never more again. With \"not less\" it reaches 0.",
      Grade::refuted,
      {Refutation{"w^2/2, eta_0 = 8, halved",
                  "reducing the rate when the error grows ends in convergence",
                  {moved("8 raises the error at 1", one, Term(8), Relation::greater),
                   moved("4 raises it at -7", Term(-7), Term(4), Relation::greater),
                   moved("2 keeps it at 21", Term(21), Term(2), Relation::equal),
                   cycle("and so for ever", square(at(t)) == Term(441)),
                   moved("one more halving would reach 0", Term(-21), one, Relation::less)}}},
      {{"2 lowers the error", cycle("2 lowers the error", square(at(t + Term(1))) < square(at(t)))},
       {"4 lowers it at -7", moved("4 lowers it at -7", Term(-7), Term(4), Relation::less)}}};
}

Claim rationale_printed() {
  const auto statement = [](std::string label, Comparison rate, Comparison near) {
    return for_all(std::move(label), {positive(a), positive(eta), real(w)},
                   (w - eta * (a * w)) * w < Term(0),
                   {std::move(rate), std::move(near), w != Term(0)});
  };
  return {"schedule/step-decay-rationale",
          "\"Close to the minimum take small steps, so that you do not overshoot\"",
          "S3:304-309",
          {"schedule/step-decay-rationale"},
          "schedule/noise",
          "As printed, for gradient descent without noise: close to the minimum a step that is not "
          "reduced overshoots. On a parabola the factor 1 - eta a is the same at every distance.",
          Grade::refuted,
          {statement("within 1 of the minimum every rate overshoots", eta * a < Term(2),
                     square(w) <= Term(1))},
          {{"within 1/8",
            statement("within 1/8", eta * a < Term(2), square(w) <= Term(Rational(1, 64)))},
           {"for eta a > 1/2",
            statement("for eta a > 1/2", eta * a > Term(Rational(1, 2)), square(w) <= Term(1))}}};
}

Claim overshoot() {
  const auto parabola = [](std::string label, Comparison rate, Relation relation) {
    return for_all(std::move(label), {positive(a), positive(eta), real(w)},
                   {(w - eta * (a * w)) * w, relation, Term(0)}, {std::move(rate), w != Term(0)});
  };
  const auto corner = [](std::string label, Term from, Term slope, Term to) {
    return for_all(std::move(label), {positive(eta)}, from - eta * slope == to);
  };
  return {
      "schedule/overshoot",
      "What overshooting depends on",
      "S3:304-309",
      {"schedule/step-decay-rationale"},
      "schedule/step-decay-rationale",
      "On a parabola a step overshoots if and only if eta a > 1, at every distance. At a corner "
      "such "
      "as |w| a constant rate ends in the cycle +-eta/2: there, and with noise, decay is needed.",
      Grade::proved,
      {parabola("eta a > 1 overshoots", eta * a > Term(1), Relation::less),
       parabola("eta a <= 1 does not", eta * a <= Term(1), Relation::greater_equal),
       corner("|w| from eta/2", eta / Term(2), Term(1), -(eta / Term(2))),
       corner("|w| from -eta/2", -(eta / Term(2)), Term(-1), eta / Term(2))},
      {{"from 1/2 on", parabola("from 1/2 on", eta * a > Term(Rational(1, 2)), Relation::less)},
       {"|w| comes to 0", corner("|w| comes to 0", eta / Term(2), Term(1), Term(0))}}};
}

Claim error_printed() {
  const auto statement = [](std::string label, std::vector<Comparison> rate, Relation relation) {
    return for_all(std::move(label), {positive(a), positive(eta), real(w)},
                   {half_square(w - eta * (a * w)), relation, half_square(w)}, std::move(rate));
  };
  return {
      "schedule/error-printed",
      "\"The current error should always be less than the previous one\"",
      "S3:298-299",
      {"schedule/gd-error-always-decreases"},
      "",
      "As printed, for gradient descent with any rate: the error always decreases. On w^2/2 with "
      "eta = 3 it rises from 1/2 to 2.",
      Grade::refuted,
      {statement("for every rate", {w != Term(0)}, Relation::less)},
      {{"strictly up to 2/a",
        statement("strictly up to 2/a", {w != Term(0), eta * a <= Term(2)}, Relation::less)},
       {"up to 3/a", statement("up to 3/a", {eta * a <= Term(3)}, Relation::less_equal)}}};
}

Claim error_decreases() {
  const Term value = Term::symbol("L"), next = Term::symbol("L_next"), eps = Term::symbol("eps"),
             lambda = Term::symbol("lambda");
  const Word g{{}, "g"};
  const Term gg = Term::inner(g, g);
  const auto statement = [&](std::string label, Comparison rate) {
    Statement s =
        for_all(std::move(label), {real(value), real(next), nonnegative(eps), positive(lambda)},
                next <= value, {std::move(rate)});
    s.domain.vectors = {"g"};
    const QuadraticModel q;
    Model m = q.model(lambda, false);
    m.bindings = {{value, q.value(q.w)},
                  {next, q.value(q.w - eps * q.gradient(q.w))},
                  {gg, square(q.gradient(q.w))}};
    s.domain.models = {m};
    s.domain.premises = {{"what is true of every smooth loss", "", "step-bound/smooth-decrease",
                          next <= value - eps * (Term(1) - lambda * eps / Term(2)) * gg}};
    return s;
  };
  const auto quadratic = [](std::string label, Rational product) {
    return for_all(std::move(label), {positive(a), positive(eta), real(w)},
                   half_square(w - eta * (a * w)) < half_square(w),
                   {w != Term(0), eta * a < Term(product)});
  };
  return {
      "schedule/gd-error-always-decreases",
      "When the error does not increase",
      "S3:298-299",
      {"schedule/gd-error-always-decreases"},
      "schedule/error-printed",
      "With curvature at most lambda and 0 <= eps <= 2/lambda the loss never increases, in every "
      "dimension; on a parabola it strictly decreases below 2/a. At 2/a itself it stays the same.",
      Grade::proved,
      {statement("every smooth loss", lambda * eps <= Term(2)),
       quadratic("strictly on a parabola", 2)},
      {{"up to 3/a on a parabola", quadratic("up to 3/a", 3)},
       {"every smooth loss up to 3/lambda", statement("up to 3/lambda", lambda * eps <= Term(3))}}};
}

}  // namespace

std::vector<Claim> schedule_printed() {
  return {step_counts(), explode_printed(), lock(),           rationale_printed(),
          overshoot(),   error_printed(),   error_decreases()};
}

}  // namespace gradus
