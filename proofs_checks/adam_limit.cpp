// Where Adam's longest steps end, and what its average does when the gradients drift (S3:570,
// S0:125-127).

#include "for_all.hpp"
#include "gradus/method/adam.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term beta = Term::symbol("beta"), one(1), two(2);
const Term t = Term::natural("t"), i = Term::natural("i");

Claim longest_step() {
  // p = 1 - q^t, r = 1 - rho2^t and u = 1 - rho1^t with q = rho1^2/rho2; c = K/(1 - q).
  const Term p = Term::symbol("p"), r = Term::symbol("r"), u = Term::symbol("u"),
             c = Term::symbol("c"), m = Term::symbol("m"), tol = Term::symbol("tol"),
             h = Term::symbol("h");
  const Term squared = c * p * r / square(u);
  const auto within = [&](std::string label, Comparison bound) {
    return for_all(std::move(label),
                   {positive(c), in_open(m, 0, 1), nonnegative(p), nonnegative(r), positive(u)},
                   std::move(bound), {p >= m, p <= one, r >= m, r <= one, u >= m, u <= one});
  };
  const auto small = [&](std::string label, Rational from, bool cited) {
    Statement s = for_all(std::move(label), {positive(h), positive(tol), natural_from(t, 0)},
                          pow(one + h, t) * tol >= one, {t >= Term(from) / (h * tol)});
    if (cited) {
      s.domain.premises = {{"Bernoulli's inequality",
                            "",
                            "critical/bernoulli",
                            pow(one + h, t) >= one + t * h,
                            std::nullopt,
                            0,
                            {{Term::natural("d"), t}}}};
    }
    return s;
  };
  return {"adam/longest-step-limit",
          "The limit of Adam's longest step, where rho1^2 < rho2",
          "S3:570",
          {"adam/update"},
          "adam/moment-ratio-attained",
          "The longest corrected step at t, squared, is c (1 - q^t)(1 - rho2^t)/(1 - rho1^t)^2 "
          "alpha^2 with q = rho1^2/rho2 and c = (1 - rho1)^2/((1 - rho2)(1 - q)): within the "
          "factor m^2 of c both ways once the three powers are at most 1 - m, and 1/(1 + h) to "
          "the t is at most tol from t = 1/(h tol) on. So it tends to sqrt(c) alpha.",
          Grade::proved,
          {within("at most c/m^2", squared <= c / square(m)),
           within("at least c m^2", squared >= c * square(m)),
           small("1/(1 + h)^t <= tol from t = 1/(h tol) on", 1, true)},
          {{"at least c m", within("m", squared >= c * m)},
           {"at most c", within("c", squared <= c)},
           {"from t = 1/(8 h tol) on", small("1/8", Rational(1, 8), false)}}};
}

Claim drift() {
  const Sequence g("g");
  const Term m = Term::symbol("m"), a = Term::symbol("a"), b = Term::symbol("b");
  const auto average = [&](Term member) {
    return (one - beta) * sum(i, one, t, pow(beta, t - i) * member);
  };
  const auto around = [&](std::string label, Term weight) {
    return for_all(std::move(label), {half_open(beta, 0, 1), real(m), natural_from(t, 1)},
                   average(g(i)) == weight * m + average(g(i) - m));
  };
  const auto line = [&](std::string label, Term lag) {
    return for_all(std::move(label), {in_open(beta, 0, 1), real(a), real(b), natural_from(t, 1)},
                   average(a + b * i) == (one - pow(beta, t)) * (a + b * t) - b * lag);
  };
  const Term lag = (beta - pow(beta, t)) / (one - beta) - (t - one) * pow(beta, t);
  return {
      "adam/drift",
      "How far the average is behind gradients that drift",
      "S0:125-127",
      {"adam/bias-correction"},
      "adam/not-stationary",
      "Around any number m, v_t = (1 - beta^t) m + (1 - beta) sum beta^(t-i)(g_i - m): with m = "
      "E g_t the second term is the bias that no correction removes. If the gradients move by "
      "b a step, it tends to b beta/(1 - beta): nine steps behind at beta = 9/10.",
      Grade::proved,
      {around("around m", one - pow(beta, t)), line("gradients a + b i", lag)},
      {{"weight 1", around("1", one)},
       {"no lag", line("0", Term(0))},
       {"a lag of 1/(1 - beta)", line("1/(1 - beta)", one / (one - beta))}}};
}

}  // namespace

std::vector<Claim> adam_limit() { return {longest_step(), drift()}; }

}  // namespace gradus
