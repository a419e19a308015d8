// Steps that go to zero, averages, and targets that move (S3:171, S4:116-122).

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term t = Term::natural("t"), i = Term::natural("i"), k = Term::natural("k"),
           n = Term::natural("n"), m = Term::natural("m");
const Term start = Term::symbol("w0"), mu = Term::symbol("mu"), variance = Term::symbol("sigma2"),
           eta = Term::symbol("eta"), a = Term::symbol("a");
const Sequence w("w"), x("x"), random("X"), e("e"), xi("xi"), lag("lag");

Claim eta_to_zero() {
  const auto running = [&](std::string label, Term rate, Term claimed) {
    return along(std::move(label), {real(start), natural_from(t, 1)},
                 {{"w", k, start, w(k) - rate * (w(k) - x(k + Term(1)))}}, w(t) == claimed);
  };
  const Term mean = sum(i, Term(1), t, x(i)) / t;
  const auto spread = [&](std::string label, Term claimed) {
    const Term average = sum(i, Term(1), t, random(i)) / t;
    Statement s = for_all(std::move(label), {real(mu), nonnegative(variance), natural_from(t, 1)},
                          expect(square(average - mu)) == claimed);
    s.domain.moments = {{"X", mu, square(mu) + variance, true}};
    return s;
  };
  const Term next = k + Term(1);
  return {"sgd/eta-to-zero",
          "Steps 1/t average the data",
          "S4:122",
          {"sgd/eta-to-zero"},
          "",
          "On (w - x_t)^2/2 with eta_t = 1/t the iterate is the mean of x_1, ..., x_t whatever w_0 "
          "was, and its mean squared error is sigma^2/t, for all t. Other constants and curvatures "
          "have other rates.",
          Grade::proved,
          {running("by induction over t", Term(1) / next, mean),
           spread("its mean squared error", variance / t)},
          {{"eta_t = 1/(t + 1)", running("1/(t + 1)", Term(1) / (next + Term(1)), mean)},
           {"eta_t = 1/t^2", running("1/t^2", Term(1) / square(next), mean)},
           {"sigma^2/t^2", spread("sigma^2/t^2", variance / square(t))}}};
}

Claim too_fast() {
  const auto remains = [&](std::string label, Relation relation, Term claimed) {
    return along(std::move(label), {natural_from(t, 1)},
                 {{"e", k, Term(1), e(k) - e(k) / square(k + Term(1)), 1}},
                 {e(t), relation, claimed});
  };
  return {"sgd/steps-too-short",
          "Steps 1/t^2 stop short of the minimum",
          "S4:122",
          {"sgd/eta-to-zero"},
          "sgd/eta-to-zero",
          "With eta_t = 1/t^2 the distance e_1 to the minimum of w^2/2 shrinks to (t + 1)/(2t) of "
          "it: half of it always remains, for the steps have a finite sum.",
          Grade::proved,
          {remains("what remains", Relation::equal, (t + Term(1)) / (Term(2) * t)),
           for_all("is more than half", {natural_from(t, 1)},
                   (t + Term(1)) / (Term(2) * t) > Term(Rational(1, 2)))},
          {{"it goes to zero like 1/t", remains("1/t", Relation::less_equal, Term(1) / t)},
           {"at most 3/4 from the start",
            remains("at most 3/4", Relation::less_equal, Term(Rational(3, 4)))}}};
}

Claim rate_depends_on_constant() {
  // m_t, the mean squared error without the noise: m_{t+1} = (1 - c/(t+1))^2 m_t from t = 1 on.
  const auto factor = [&](Rational c) { return Term(1) - Term(c) / (k + Term(1)); };
  const auto slow = [&](std::string label, Rational c, unsigned power) {
    return along(std::move(label), {natural_from(t, 1)},
                 {{"e", k, Term(1), pow(factor(c), 4) * e(k), 1}},
                 pow(t, Term(power)) * e(t) >= Term(1));
  };
  return {"sgd/rate-depends-on-constant",
          "With eta_t = c/t the rate depends on c",
          "S4:122",
          {"sgd/eta-to-zero"},
          "sgd/eta-to-zero",
          "Steps 1/(4t) on w^2/2 shrink even the squared start m_1 by no more than 1/sqrt(t): t "
          "m_t^2 never falls below its first value, so m_t >= m_1/sqrt(t), much slower than 1/t.",
          Grade::proved,
          {slow("t m_t^2 >= 1", Rational(1, 4), 1)},
          {{"c = 1/2", slow("c = 1/2", Rational(1, 2), 1)}, {"c = 1", slow("c = 1", 1, 1)}}};
}

Claim average_gradients() {
  const auto frozen = [&](std::string label, Term claimed) {
    const Term average = sum(i, Term(1), t, random(i)) / t;
    Statement s = for_all(std::move(label),
                          {real(mu), nonnegative(variance), natural_from(m, 1), natural_from(t, 1)},
                          expect(square(average - mu)) == claimed);
    s.domain.moments = {{"X", mu, square(mu) + variance / m, true}};
    return s;
  };
  const auto stale = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {natural_from(n, 0), natural_from(t, 1)},
                   sum(i, Term(1), t, n + i) / t == claimed);
  };
  return {"sgd/average-gradients",
          "The average of the last gradients",
          "S4:121",
          {"sgd/average-gradients"},
          "",
          "At frozen w the average of T gradients of batches of n' has the variance sigma^2/(n' "
          "T). Along a moving run they are stale: for w_i = n + i on w^2/2 the average of the last "
          "T is (T - 1)/2 behind the current gradient.",
          Grade::proved,
          {frozen("at frozen w", variance / (m * t)),
           stale("along a moving run", (n + t) - (t - Term(1)) / Term(2))},
          {{"sigma^2/(n' + T)", frozen("sigma^2/(n' + T)", variance / (m + t))},
           {"no bias along a moving run", stale("no bias", n + t)}}};
}

Claim average_iterates() {
  // e_k = w_k - w*; e_{k+1} = (1 - eta a) e_k - eta xi_{k+1}.
  const auto statement = [&](std::string label, Term shift) {
    return along(std::move(label), {real(a), real(eta), real(start), natural_from(t, 0)},
                 {{"e", k, start, e(k) - eta * (a * e(k) + xi(k + Term(1)))}},
                 eta * a * sum(i, Term(0), t, e(i)) ==
                     start - e(t + Term(1)) - eta * sum(i, Term(1), t + Term(1), xi(i)) + shift);
  };
  const auto spread = [&](std::string label, Term claimed) {
    Statement s =
        for_all(std::move(label), {positive(a), nonnegative(variance), natural_from(t, 1)},
                expect(square(sum(i, Term(1), t, xi(i)) / (a * t))) == claimed);
    s.domain.moments = {{"xi", Term(0), variance, true}};
    return s;
  };
  return {"sgd/average-iterates",
          "What helps is the average of the iterates",
          "S4:121",
          {"sgd/average-gradients"},
          "sgd/average-gradients",
          "On a w^2/2 with any constant step, a times the sum of the errors e_0, ..., e_t is (e_0 "
          "- e_{t+1})/eta minus the sum of the noise: averaged over T iterates, the noise's part "
          "has the variance sigma^2/(a^2 T), and the rest goes like 1/T (Polyak and Ruppert).",
          Grade::proved,
          {statement("for all t", Term(0)), spread("the noise's part", variance / (square(a) * t))},
          {{"without e_{t+1}", statement("without e_{t+1}", e(t + Term(1)))},
           {"without the start", statement("without the start", -start)},
           {"sigma^2/(a T)", spread("sigma^2/(a T)", variance / (a * t))}}};
}

Claim tracking() {
  // The target moves by 1 a step: lag_{k+1} = (1 - eta)(lag_k + 1).
  const Term limit = (Term(1) - eta) / eta;
  const auto constant = [&](std::string label, Term claimed) {
    return along(std::move(label), {in_open(eta, 0, 1), real(start), natural_from(t, 0)},
                 {{"lag", k, start, (Term(1) - eta) * (lag(k) + Term(1))}}, lag(t) == claimed);
  };
  const auto decaying = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(start), natural_from(t, 1)},
                 {{"lag", k, start, (Term(1) - Term(1) / (k + Term(1))) * (lag(k) + Term(1))}},
                 lag(t) == claimed);
  };
  const Term p = Term::natural("p");
  const auto absorb =
      for_all("taking in m new points costs less",
              {natural_from(n, 1), natural_from(m, 1), natural_from(p, 1)}, m * p < (n + m) * p);
  return {"sgd/tracking",
          "A constant step follows a moving target",
          "S3:171, S3:224-230",
          {"sgd/tracking"},
          "",
          "If the target moves by 1 a step, a constant step stays (1 - eta)/eta behind in the end; "
          "with eta_t = 1/t the lag is (t - 1)/2 and grows for ever. m new points cost m p, all "
          "points (n + m) p.",
          Grade::proved,
          {constant("the lag, for all t", limit + pow(Term(1) - eta, t) * (start - limit)),
           decaying("with eta_t = 1/t", (t - Term(1)) / Term(2)), absorb},
          {{"the lag goes to zero", constant("to zero", pow(Term(1) - eta, t) * start)},
           {"eta_t = 1/t keeps up", decaying("keeps up", Term(0))},
           {"1/eta",
            constant("1/eta", Term(1) / eta + pow(Term(1) - eta, t) * (start - Term(1) / eta))}}};
}

}  // namespace

std::vector<Claim> sgd_schedule() {
  return {eta_to_zero(),       too_fast(),         rate_depends_on_constant(),
          average_gradients(), average_iterates(), tracking()};
}

}  // namespace gradus
