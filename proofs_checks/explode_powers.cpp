// Powers of any square W: spectral radius, norms, growth before decay, and the gradient
// through n layers.

#include "for_all.hpp"
#include "gradus/spectrum/eigenvalues.hpp"
#include "gradus/spectrum/kreiss.hpp"
#include "gradus/spectrum/matrix_growth.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1), two(2);

/// Normal, non-normal with a double eigenvalue, non-normal with three.
RationalMatrix diagonal() { return {{Rational(9, 10), 0}, {0, Rational(1, 2)}}; }
RationalMatrix jordan_block() { return {{Rational(9, 10), 1}, {0, Rational(9, 10)}}; }
RationalMatrix triangular() {
  return {{Rational(4, 5), 2, -1}, {0, Rational(1, 2), 1}, {0, 0, Rational(-3, 5)}};
}

Rational power_of(long n) { return pow(Rational(9, 10), n); }  // of their eigenvalue

Experiment enclosed(std::string label, std::string quantity, Term claimed, Rational width,
                    std::string method, std::function<Interval()> value) {
  return {std::move(label), std::move(quantity), claimed, std::move(width), [=](const Budget&) {
            // Moved out, so that a closed form at the digits of an Interval falls inside.
            const Rational margin = Rational::parse("1e-40");
            const Interval found = value();
            return Measurement{found.lower() - margin, found.upper() + margin, method, 0, 0, 0};
          }};
}

Claim radius() {
  const auto part = [](std::string label, const RationalMatrix& w, Term claimed) {
    return enclosed(std::move(label), "largest modulus of an eigenvalue", claimed,
                    Rational::parse("1e-35"), "roots of the characteristic polynomial, isolated",
                    [=] { return eigenvalue_radius(w); });
  };
  const auto by_powers = [](std::string label, const RationalMatrix& w, Term claimed) {
    return enclosed(std::move(label), "limit of |W^n|^(1/n)", claimed, Rational(1, 1000),
                    "Gelfand's formula from both sides, exact powers", [=] {
                      const SpectralRadius rho = spectral_radius(w, Rational(1, 1100));
                      return Interval::hull(rho.lower, rho.upper);
                    });
  };
  const RationalMatrix fibonacci{{1, 1}, {1, 0}},
      turn{{Rational(3, 10), Rational(-2, 5)}, {Rational(2, 5), Rational(3, 10)}};
  const Term golden = (one + sqrt(Term(5))) / two, tenths(Rational(9, 10));
  return {"explode/spectral-radius",
          "The spectral radius, by eigenvalues and by powers",
          "S3:704-708",
          {"explode/deep-nets"},
          "explode/gelfand",
          "The spectral radius of [[1, 1], [1, 0]] is (1 + sqrt 5)/2, that of [[3, -4], [4, 3]]/10 "
          "is 1/2, and that of [[9/10, 1], [0, 9/10]] is 9/10: from the eigenvalues to 35 digits, "
          "and the first two to three from powers alone.",
          Grade::estimated,
          {part("[[1, 1], [1, 0]]", fibonacci, golden),
           part("[[3, -4], [4, 3]]/10", turn, Term(Rational(1, 2))),
           part("[[9/10, 1], [0, 9/10]]", jordan_block(), tenths),
           by_powers("[[1, 1], [1, 0]], by powers", fibonacci, golden),
           by_powers("[[3, -4], [4, 3]]/10, by powers", turn, Term(Rational(1, 2)))},
          {{"the largest row sum", part("row sum", jordan_block(), Term(Rational(19, 10)))},
           {"the real part", part("real part", turn, Term(Rational(3, 10)))},
           {"the trace", by_powers("the trace", fibonacci, one)}},
          "Numbers of single matrices, enclosed: there is no law behind them but the definition."};
}

Claim norms() {
  const auto part = [](std::string label, const RationalMatrix& w, unsigned long n, Term claimed) {
    return enclosed(std::move(label), "|W^" + std::to_string(n) + "|, the largest singular value",
                    claimed, Rational::parse("1e-8"), "traces of powers of W'W, enclosed",
                    [=] { return norms_of_powers(w, n).back(); });
  };
  const auto jordan_norm = [](long n) {
    const Term diagonal_entry(power_of(n));
    const Term corner(Rational(n) * power_of(n - 1));
    return (corner + sqrt(square(corner) + Term(4) * square(diagonal_entry))) / two;
  };
  const RationalMatrix shear{{1, 1}, {0, 1}};
  return {
      "explode/norms",
      "The norm of W^n, and what the spectral radius says of it",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/spectral-radius",
      "For W = diag(9/10, 1/2) the norm of W^n is (9/10)^n. For [[9/10, 1], [0, 9/10]] it is (c + "
      "sqrt(c^2 + 4a^2))/2 with a = (9/10)^n, c = n (9/10)^(n-1): 3.9 at n = 9, ten times "
      "(9/10)^9.",
      Grade::estimated,
      {part("normal, n = 9", diagonal(), 9, Term(power_of(9))),
       part("[[9/10, 1], [0, 9/10]], n = 9", jordan_block(), 9, jordan_norm(9)),
       part("n = 100", jordan_block(), 100, jordan_norm(100)),
       part("[[1, 1], [0, 1]]", shear, 1, (one + sqrt(Term(5))) / two)},
      {{"rho^n", part("rho^n", jordan_block(), 9, Term(power_of(9)))},
       {"the corner alone", part("corner", jordan_block(), 9, Term(Rational(9) * power_of(8)))},
       {"the row sum", part("row sum", shear, 1, two)}},
      "Norms of single matrices, enclosed. For every n, the row sums of the second are proved in "
      "explode/transient, and the norm of a symmetric matrix in explode/symmetric."};
}

Claim certain_from() {
  const auto first = [](std::string label, const RationalMatrix& w, Fate::Course course,
                        unsigned long claimed) {
    return Trial{std::move(label), "the first n at which that is certain", [=](const Budget&) {
                   const Fate found = fate(w, 1'000);
                   Trial::Outcome outcome{{found.certain_at, true, "", "balls"}, ""};
                   if (found.course != course || found.certain_at != claimed) {
                     outcome.violation = "n = " + std::to_string(found.certain_at);
                   }
                   return outcome;
                 }};
  };
  const auto vanishing = [&](std::string label, const RationalMatrix& w, unsigned long n) {
    return first(std::move(label), w, Fate::Course::vanishes, n);
  };
  const auto growing = [&](std::string label, const RationalMatrix& w, unsigned long n) {
    return first(std::move(label), w, Fate::Course::grows, n);
  };
  const RationalMatrix slow{{Rational(11, 10), 5}, {0, Rational(1, 2)}};
  return {
      "explode/certain-from",
      "From which n on decay or growth is certain",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/norms",
      "Decay is certain from the first n with |W^n| < 1 on: n = 1 for diag(9/10, 1/2) and 35 for "
      "[[9/10, 1], [0, 9/10]], which has one eigenvalue less. Growth is certain once |trace W^n| "
      "exceeds the size: n = 8 for [[11/10, 5], [0, 1/2]].",
      Grade::certified,
      {vanishing("diag(9/10, 1/2)", diagonal(), 1),
       vanishing("[[9/10, 1], [0, 9/10]]", jordan_block(), 35),
       growing("[[11/10, 5], [0, 1/2]]", slow, 8)},
      {{"at once", vanishing("at once", jordan_block(), 1)},
       {"one earlier", vanishing("one earlier", jordan_block(), 34)},
       {"growth seen in the norm", growing("growth seen in the norm", slow, 1)}},
      "Three matrices: every power up to that n is enclosed."};
}

/// "[[9/10, 1], [0, 9/10]]"
std::string text_of(const RationalMatrix& w) {
  std::string text;
  for (const auto& row : w) {
    text += text.empty() ? "[[" : "], [";
    for (const Rational& entry : row) text += entry.to_string() + ", ";
    text.resize(text.size() - 2);
  }
  return text + "]]";
}

/// A property of a few matrices, each compared by enclosures.
Trial for_each_matrix(std::string label, std::string property,
                      std::function<bool(const RationalMatrix&)> holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            Trial::Outcome outcome;
            outcome.cases.digits = "balls";
            outcome.cases.complete = true;
            for (const RationalMatrix& w : {diagonal(), jordan_block(), triangular()}) {
              ++outcome.cases.count;
              if (!holds(w)) outcome.violation = "W = " + text_of(w);
            }
            return outcome;
          }};
}

Claim kreiss() {
  const auto with = [](auto compare) {
    return [compare](const RationalMatrix& w) {
      const KreissConstant& k = kept(kreiss_constant, w, Rational(1, 4), 200'000);
      return compare(k, fate(w, 1'000).peak, Rational(w.size()));
    };
  };
  const Rational e_below(2718, 1000);
  const auto below = with([](const KreissConstant& k, const Interval& peak, const Rational&) {
    return k.lower <= peak.upper();
  });
  const auto above = with([=](const KreissConstant& k, const Interval& peak, const Rational& d) {
    return peak.upper() <= e_below * d * k.lower;
  });
  const auto equal = with([](const KreissConstant& k, const Interval& peak, const Rational&) {
    return peak.upper() <= k.upper;
  });
  const auto halved = with([](const KreissConstant& k, const Interval& peak, const Rational&) {
    return k.lower <= peak.upper() / 2;
  });
  return {
      "explode/kreiss",
      "How much powers may grow before they decay",
      "S3:704-708",
      {"explode/deep-nets"},
      "explode/certain-from",
      "Kreiss' constant K, the supremum of (|z| - 1) |(z - W)^-1| outside the unit circle, bounds "
      "the highest norm of a power on both sides: K <= sup |W^n| <= e d K. Checked with "
      "enclosures for diag(9/10, 1/2), [[9/10, 1], [0, 9/10]] and a 3 x 3 matrix.",
      Grade::certified,
      {for_each_matrix("from below", "K <= sup |W^n|", below),
       for_each_matrix("from above", "sup |W^n| <= e d K", above)},
      {{"sup |W^n| <= K", for_each_matrix("equal", "sup |W^n| <= K", equal)},
       {"2 K <= sup |W^n|", for_each_matrix("halved", "2 K <= sup |W^n|", halved)}},
      "Three matrices, enclosed. For every matrix it is the theorem of Kreiss, with Spijker's "
      "constant (1991), which is not proved here."};
}

Claim layered_gradient() {
  // J = h_1^n + h_2^n, W = [[r, 1], [0, r]], x = (1, 1): the derivatives p, q of h_1, h_2 with
  // respect to W_21 follow from h^(k+1) = W h^k.
  const Term r = Term::symbol("r"), n = Term::natural("n"), k = Term::natural("k");
  const Sequence p("p"), q("q");
  const auto pairs = [](Term m) { return m * (m - one) / two; };
  const auto triples = [](Term m) { return m * (m - one) * (m - two) / Term(6); };
  const auto q_closed = [&](Term m) { return m * pow(r, m - one) + pairs(m) * pow(r, m - two); };
  const auto second = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(r), natural_from(n, 2)},
                 {{"q", k, two * r + one, r * q(k) + pow(r, k) + k * pow(r, k - one), 2}},
                 q(n) == claimed);
  };
  const auto first = [&](std::string label, Term claimed) {
    return along(std::move(label), {real(r), natural_from(n, 3)},
                 {{"p", k, Term(3) * r + one, r * p(k) + q_closed(k), 3}}, p(n) == claimed);
  };
  const Term p_closed = pairs(n) * pow(r, n - two) + triples(n) * pow(r, n - Term(3));
  const auto by_layers = [](std::string label, std::function<Rational(long layers)> claimed) {
    return Trial{std::move(label), "dJ/dW_21 by back-propagation at r = 9/10, n = 3 .. 60",
                 [claimed = std::move(claimed)](const Budget&) {
                   Trial::Outcome outcome{{0, true, "", "exact"}, ""};
                   for (long m = 3; m <= 60 && outcome.violation.empty(); ++m) {
                     ++outcome.cases.count;
                     const auto layers = static_cast<unsigned long>(m);
                     const RationalMatrix found =
                         gradient_through_layers(jordan_block(), layers, {1, 1}, {1, 1});
                     if (found[1][0] != claimed(m)) outcome.violation = "n = " + std::to_string(m);
                   }
                   return outcome;
                 }};
  };
  const auto closed_at = [](long m) {
    const Rational l(m);
    return l * power_of(m - 1) + l * (l - 1) * power_of(m - 2) +
           l * (l - 1) * (l - 2) / 6 * power_of(m - 3);
  };
  return {
      "explode/layered-gradient",
      "The gradient of J through n layers of a non-normal W",
      "S0:51-62, S3:704-708",
      {"explode/deep-nets", "explode/partials"},
      "explode/jordan",
      "For W = [[r, 1], [0, r]], x = (1, 1) and J = h_1^n + h_2^n: dJ/dW_21 = n r^(n-1) + n(n - 1) "
      "r^(n-2) + n(n - 1)(n - 2)/6 r^(n-3). The diagonal case has n r^(n-1) only.",
      Grade::certified,
      {second("of h_2", q_closed(n)), first("of h_1", p_closed),
       by_layers("by back-propagation", closed_at)},
      {{"n r^(n-1) alone",
        by_layers("n r^(n-1)", [](long m) { return Rational(m) * power_of(m - 1); })},
       {"one layer more", by_layers("one layer more", [=](long m) { return closed_at(m + 1); })},
       {"n(n - 1) in h_2",
        second("n(n - 1)", n * pow(r, n - one) + two * pairs(n) * pow(r, n - two))},
       {"without triples", first("without triples", pairs(n) * pow(r, n - two))}},
      "The sum is proved for every r and n; back-propagation itself is run exactly, for r = 9/10 "
      "and n to 60, as an independent look."};
}

}  // namespace

std::vector<Claim> explode_powers() {
  return {radius(), norms(), certain_from(), kreiss(), layered_gradient()};
}

}  // namespace gradus
