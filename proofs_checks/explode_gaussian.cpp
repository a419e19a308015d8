// Products of independent Gaussian layers: the exact rate at which typical signals grow, and the
// start that keeps them (Newman, Commun. Math. Phys. 103, 1986).

#include "for_all.hpp"
#include "gradus/spectrum/gaussian_layers.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term d = Term::natural("d"), n = Term::natural("n"), k = Term::natural("k");
const Term one(1), two(2);
const Sequence psi("psi"), survival("S");

/// Moved out, so that a closed form at the digits of an Interval falls inside.
Measurement enclosed(const Interval& value) {
  const Rational margin = Rational::parse("1e-45");
  return {value.lower() - margin, value.upper() + margin, "digamma function, enclosed", 0, 0, 0};
}

Experiment exact(std::string label, std::string quantity, Term claimed,
                 std::function<Interval()> value) {
  return {std::move(label), std::move(quantity), claimed, Rational::parse("1e-40"),
          [value](const Budget&) { return enclosed(value()); }};
}

using Simulation = std::function<ConfidenceInterval(unsigned long layers, const Budget&)>;

/// A simulated mean of ln chi minus the value that a formula gives for it.
Experiment simulated(std::string label, Simulation simulate, std::function<Interval()> formula,
                     Rational width) {
  constexpr unsigned long layers = 20'000;
  return {std::move(label), "a simulated product of 20000 layers minus the formula", Term(0), width,
          [=](const Budget& budget) {
            const ConfidenceInterval found = simulate(layers, budget);
            const Interval expected = formula();
            return Measurement{found.lower - expected.upper(),
                               found.upper - expected.lower(),
                               "Chernoff's bound for ln chi",
                               Rational::from_double(budget.failure),
                               budget.seed,
                               layers};
          }};
}

Simulation linear_layers(unsigned width, unsigned index) {
  return [=](unsigned long layers, const Budget& budget) {
    return around(kept(simulated_linear, width, index, layers, budget.seed),
                  linear_growth(width, index), layers, budget.failure);
  };
}

Simulation rectified_layers(unsigned width) {
  return [=](unsigned long layers, const Budget& budget) {
    return around(kept(simulated_rectified, width, layers, budget.seed), rectified_growth(width),
                  layers, budget.failure);
  };
}

Claim gaps() {
  const auto gap = [](std::string label, unsigned width, unsigned first, unsigned second,
                      Term claimed) {
    return exact(std::move(label), "difference of two exponents", claimed, [=] {
      return mean(linear_growth(width, first)) - mean(linear_growth(width, second));
    });
  };
  const Term eighth(Rational(1, 8));
  return {
      "explode/gaussian-gaps",
      "The exponents of Gaussian layers, one from another",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/random-typical",
      "For d x d layers with N(0, sigma^2) entries the exponents are ln sigma + (ln 2 + psi((d - "
      "i + 1)/2))/2. So lambda_i - lambda_(i+2) = 1/(d - i - 1) whatever sigma is, and lambda_1 "
      "- lambda_2 = ln 2 for d = 2.",
      Grade::estimated,
      {gap("d = 2: ln 2", 2, 1, 2, log(two)), gap("d = 3, 1 and 3", 3, 1, 3, one),
       gap("d = 10, 1 and 3", 10, 1, 3, eighth), gap("d = 100, 98 and 100", 100, 98, 100, one)},
      {{"1/(d - 1)", gap("1/(d - 1)", 10, 1, 3, Term(Rational(1, 9)))},
       {"of neighbours", gap("of neighbours", 10, 1, 2, eighth)},
       {"half of ln 2", gap("half of ln 2", 2, 1, 2, log(two) / two)}},
      "Four pairs, enclosed to 40 digits; psi(x + 1) = psi(x) + 1/x makes the first formula one "
      "for all pairs. That these are the exponents is Newman's theorem, taken from the "
      "literature."};
}

Claim exponents() {
  const auto product = [](std::string label, unsigned width, unsigned index, Rational within) {
    return simulated(
        std::move(label), linear_layers(width, index),
        [=] { return mean(linear_growth(width, index)); }, within);
  };
  const auto ten_against = [](std::string label, std::function<Interval()> formula) {
    return simulated(std::move(label), linear_layers(10, 1), std::move(formula), Rational(1, 50));
  };
  return {
      "explode/gaussian-exponents",
      "Simulated layers grow at the exact exponents",
      "S3:704-708, S4:27-31",
      {"explode/deep-nets", "init/gaussian-scaled"},
      "explode/gaussian-gaps",
      "Products of 20000 simulated d x d layers with N(0, 1) entries grow like the exponents (ln 2 "
      "+ psi((d - i + 1)/2))/2: the first for d = 2, 10, 30, and the second for d = 2 and 3.",
      Grade::estimated,
      {product("d = 2, first", 2, 1, Rational(1, 20)),
       product("d = 2, second", 2, 2, Rational(1, 10)),
       product("d = 3, second", 3, 2, Rational(1, 20)),
       product("d = 10, first", 10, 1, Rational(1, 50)),
       product("d = 30, first", 30, 1, Rational(1, 90))},
      {{"psi((d - i)/2)", ten_against("psi((d - i)/2)", [] { return mean(linear_growth(9)); })},
       {"without ln 2",
        ten_against("without ln 2",
                    [] { return mean(linear_growth(10)) - log(Interval(2)) / Interval(2); })},
       {"the mean square's, ln d / 2",
        ten_against("ln d / 2", [] { return log(Interval(10)) / 2; })}},
      "Simulated, as an independent look at Newman's formula, which is taken from the literature."};
}

/// The member k stands for psi((k + 1)/2), which lies between the first terms of its series.
void assume_digamma(Statement& s) {
  const char* source =
      "Alzer, On some inequalities for the gamma and psi functions, Math. Comp. 66 (1997), Theorem "
      "8";
  const Term width = k + one, leading = log(width) - log(two) - one / width;
  const auto below_by = [&](Rational part) {
    return leading - Term(std::move(part)) / square(width);
  };
  s.domain.premises = {{"psi(x) < ln x - 1/(2x) at x = d/2", source, "", psi(k) < leading, k, 0},
                       {"psi(x) > ln x - 1/(2x) - 1/(12x^2) at x = d/2", source, "",
                        psi(k) > below_by(Rational(1, 3)), k, 0}};
  for (const Rational& part : {Rational(3, 10), Rational(1, 100)}) {
    Model model;
    model.name = "psi(d/2) = ln(d/2) - 1/d - " + part.to_string() + " / d^2";
    model.sequences = {{"psi", k, below_by(part)}};
    s.domain.models.push_back(model);
  }
}

Claim typical() {
  const Term exponent = (psi(d - one) - (log(d) - log(two))) / two;  // at variance 1/d
  const auto statement = [&](std::string label, Comparison claimed) {
    Statement s = for_all(std::move(label), {natural_from(d, 1)}, std::move(claimed));
    assume_digamma(s);
    return s;
  };
  const Term half = one / (two * d);
  return {"explode/gaussian-typical",
          "Kept on average, and vanishing",
          "S4:27-31",
          {"init/gaussian-scaled"},
          "explode/gaussian-gaps",
          "At variance 1/d a linear layer keeps the mean square, whatever d; yet the exponent of "
          "typical signals lies between -1/(2d) - 1/(6d^2) and -1/(2d): after 2d layers they have "
          "shrunk by e or more.",
          Grade::proved,
          {statement("below -1/(2d)", exponent < -half),
           statement("above -1/(2d) - 1/(6d^2)", exponent > -half - one / (Term(6) * square(d)))},
          {{"-1/d", statement("-1/d", exponent < -one / d)},
           {"kept", statement("kept", exponent >= Term(0))},
           {"above -1/(2d)", statement("above -1/(2d)", exponent > -half)}}};
}

Claim critical_start() {
  const Term growth =
      log(d) - log(two) - psi(d - one);  // ln(d sigma^2) at sigma^2 = exp(-psi(d/2))/2
  const auto statement = [&](std::string label, Comparison claimed) {
    Statement s =
        for_all(std::move(label), {natural_from(d, 1), natural_from(n, 0)}, std::move(claimed));
    assume_digamma(s);
    return s;
  };
  return {"explode/gaussian-critical",
          "The start that keeps typical signals",
          "S4:27-31",
          {"init/gaussian-scaled"},
          "explode/gaussian-typical",
          "Typical signals neither grow nor vanish at variance exp(-psi(d/2))/2. There a layer "
          "multiplies the mean square by more than exp(1/d), and by less than exp(1/d + 1/(3d^2)).",
          Grade::proved,
          {statement("ln(d sigma^2) is above 1/d", growth > one / d),
           statement("and below 1/d + 1/(3d^2)", growth < one / d + one / (Term(3) * square(d)))},
          {{"both are kept", statement("both are kept", growth == Term(0))},
           {"above 2/d", statement("above 2/d", growth > two / d)},
           {"below 1/d", statement("below 1/d", growth < one / d)}}};
}

Claim critical_ratio() {
  const auto ratio = [](std::string label, unsigned width, Term claimed) {
    return exact(std::move(label), "critical variance of d + 2 units over that of d", claimed, [=] {
      return critical_variance(linear_growth(width + 2)) / critical_variance(linear_growth(width));
    });
  };
  const auto rate = [](std::string label, unsigned width, std::function<Interval()> variance,
                       Rational within) {
    return simulated(
        std::move(label), linear_layers(width, 1), [=] { return -log(variance()) / Interval(2); },
        within);
  };
  const auto at_critical = [&](std::string label, unsigned width, Rational within) {
    return rate(
        std::move(label), width, [=] { return critical_variance(linear_growth(width)); }, within);
  };
  return {
      "explode/gaussian-critical-ratio",
      "Where typical signals are kept, exactly and simulated",
      "S4:27-31",
      {"init/gaussian-scaled"},
      "explode/gaussian-critical",
      "The critical variance falls by the factor exp(-2/d) from d to d + 2 units, and simulated "
      "layers of that variance have exponent 0.",
      Grade::estimated,
      {ratio("d = 2: 1/e", 2, exp(Term(-1))), ratio("d = 10", 10, exp(-Term(Rational(1, 5)))),
       ratio("d = 99", 99, exp(-Term(Rational(2, 99)))),
       at_critical("simulated, d = 3", 3, Rational(1, 20)),
       at_critical("simulated, d = 10", 10, Rational(1, 50))},
      {{"d/(d + 2)", ratio("d/(d + 2)", 10, Term(Rational(10, 12)))},
       {"exp(-1/d)", ratio("exp(-1/d)", 10, exp(-Term(Rational(1, 10))))},
       {"variance 1/d",
        rate(
            "variance 1/d", 10, [] { return Interval(Rational(1, 10)); }, Rational(1, 50))}},
      "Three ratios, enclosed to 40 digits, and two widths, simulated; bounds for every width are "
      "proved in explode/gaussian-critical."};
}

Claim relu() {
  const auto loss = [](std::string label, unsigned width, Term claimed) {
    return exact(std::move(label), "exponent with ReLU minus exponent without", claimed,
                 [=] { return mean(rectified_growth(width)) - mean(linear_growth(width)); });
  };
  const auto he = [](std::string label, unsigned width, std::function<Interval()> formula,
                     Rational within) {
    return simulated(std::move(label), rectified_layers(width), std::move(formula), within);
  };
  const auto agrees = [&](std::string label, unsigned width, Rational within) {
    return he(
        std::move(label), width, [=] { return mean(rectified_growth(width)); }, within);
  };
  const Term three_units = Term(Rational(3, 7)) * log(two) - Term(Rational(6, 7));
  return {
      "explode/gaussian-relu",
      "What ReLU costs a typical signal",
      "S4:27-31",
      {"init/gaussian-scaled"},
      "explode/gaussian-typical",
      "Behind Gaussian weights K of d units are on, K binomial, and a signal that lives grows by "
      "sigma chi_K. At one variance the exponent is that of the linear layer for d = 1, less by "
      "(2/3) "
      "ln 2 for d = 2 and by 6/7 - (3/7) ln 2 for d = 3. Simulated layers agree.",
      Grade::estimated,
      {loss("d = 1", 1, Term(0)), loss("d = 2", 2, -Term(Rational(2, 3)) * log(two)),
       loss("d = 3", 3, three_units), agrees("simulated, d = 2", 2, Rational(1, 10)),
       agrees("simulated, d = 10", 10, Rational(1, 20))},
      {{"K = 1 of 2 always", loss("K = 1 of 2 always", 2, -log(two))},
       {"half the variance", loss("half the variance", 2, -log(two) / two)},
       {"d/2 units", he(
                         "d/2 units", 10, [] { return mean(linear_growth(5)); }, Rational(1, 20))},
       {"He keeps typical signals",
        he(
            "He keeps typical signals", 10, [] { return -log(Interval(Rational(2, 10))) / 2; },
            Rational(1, 20))}},
      "The law of K is an argument about signs, which no formula here states; from it three widths "
      "are enclosed and two simulated, as an independent look."};
}

Claim relu_survival() {
  const Term death = Term::symbol("q");  // 2^-d
  const auto statement = [&](std::string label, Comparison claimed) {
    return along(std::move(label), {in(death, 0, 1), natural_from(n, 0)},
                 {{"S", k, one, (one - death) * survival(k)}}, std::move(claimed));
  };
  return {"explode/relu-survival",
          "How long a signal lives behind ReLU",
          "S4:27-31",
          {"init/gaussian-scaled"},
          "explode/gaussian-relu",
          "A layer of d Gaussian units kills a signal when all are off, with chance q = 2^-d "
          "whatever the variance. So it lives through n layers with chance (1 - q)^n, at least 1 - "
          "n q.",
          Grade::proved,
          {statement("(1 - q)^n", survival(n) == pow(one - death, n)),
           statement("at least 1 - n q", survival(n) >= one - n * death)},
          {{"at least 1 - n q^2", statement("1 - n q^2", survival(n) >= one - n * square(death))},
           {"1 - n q exactly", statement("1 - n q", survival(n) == one - n * death)}}};
}

}  // namespace

std::vector<Claim> explode_gaussian() {
  return {gaps(),           exponents(), typical(),      critical_start(),
          critical_ratio(), relu(),      relu_survival()};
}

}  // namespace gradus
