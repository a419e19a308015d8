// The convergence rate R = |f* - f_{k+1}|/|f* - f_k| (S2:183-194).

#include "gradus/algebra/rewrite.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term w = Term::symbol("w"), eta = Term::symbol("eta"), a = Term::symbol("a"),
           b = Term::symbol("b"), c = Term::symbol("c"), one(1), zero(0);

Claim on_quadratic() {
  const auto loss = [](Term x) { return a * square(x) / Term(2) + b * x + c; };
  const Term least = loss(-b / a), next = w - eta * derivative(loss(w), w);
  const auto ratio = [&](std::string label, Term numerator, Term claimed) {
    Statement s{std::move(label), {}, (loss(numerator) - least) / (loss(w) - least) == claimed};
    s.domain.variables = {positive(a), real(b), real(c), real(w), real(eta)};
    s.domain.hypotheses = {a * w + b != zero};
    return s;
  };
  return {
      "rate/ratio-definition",
      "The convergence rate of a quadratic",
      "S2:183-194",
      {"rate/ratio-definition"},
      "",
      "For a w^2/2 + b w + c and every step: R = (1 - eta a)^2, while the error itself shrinks by "
      "|1 - eta a|. R = 0 at eta = 1/a, 1 at 2/a; it is not defined at the minimum.",
      Grade::proved,
      {ratio("at every w but the minimum", next, square(one - eta * a))},
      {{"|1 - eta a|", ratio("|1 - eta a|", next, abs(one - eta * a))},
       {"the same loss twice", ratio("R = 1", w, square(one - eta * a))}}};
}

Claim below_one() {
  // f = w^4/4, the least value is 0.
  const Term next = w - eta * derivative(pow(w, 4) / Term(4), w);
  const auto statement = [&](std::string label, Comparison conclusion) {
    Statement s{std::move(label), {}, std::move(conclusion)};
    s.domain.variables = {positive(eta), real(w)};
    s.domain.hypotheses = {w != zero, eta * square(w) < one};
    return s;
  };
  const Term q = eta * square(w), ratio = pow(next, 4) / pow(w, 4);
  return {
      "rate/ratio-below-one",
      "R < 1 at every step is not linear convergence",
      "S2:183-194",
      {"rate/ratio-definition"},
      "rate/ratio-definition",
      "On w^4/4: R = (1 - eta w^2)^4 < 1 at every step, but at least 1 - 4 eta w^2, so R tends to "
      "1 near the minimum: no rate below 1 holds for ever.",
      Grade::proved,
      {statement("R = (1 - eta w^2)^4", ratio == pow(one - q, 4)),
       statement("below 1", ratio < one),
       statement("R >= 1 - 4 eta w^2", ratio >= one - Term(4) * q)},
      {{"below 99/100", statement("99/100", ratio < Term(Rational(99, 100)))},
       {"R >= 1 - 3 eta w^2", statement("3", ratio >= one - Term(3) * q)}}};
}

}  // namespace

std::vector<Claim> rate_ratio() { return {on_quadratic(), below_one()}; }

}  // namespace gradus
