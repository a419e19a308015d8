// Random symmetric matrices: exact closed forms and the law of the index (S0:9).

#include "gradus/spectrum/goe.hpp"
#include "gradus/spectrum/goe_closed_form.hpp"
#include "gradus/spectrum/goe_index.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term pi = Term::pi(), root2 = sqrt(Term(2));
const Rational narrow = Rational::parse("1e-38");

Measurement enclosed(const Interval& found, std::string how) {
  return {found.lower(), found.upper(), std::move(how), 0, 0, 0};
}

/// The greatest distance of these from `target`: 0, if all enclose it.
Measurement greatest_distance(const std::vector<Interval>& all, const Rational& target,
                              std::string how) {
  Interval greatest;
  for (const Interval& one : all) greatest = max(greatest, abs(one - Interval(target)));
  return enclosed(greatest, std::move(how));
}

Experiment definite(std::string label, unsigned dimension, Term claimed) {
  return {std::move(label),
          "chance that a GOE(" + std::to_string(dimension) + ") matrix is positive definite",
          claimed, narrow, [dimension](const Budget&) {
            return enclosed(goe_positive_definite(dimension), "Pfaffian of de Bruijn, enclosed");
          }};
}

/// How far the quotients of the exact closed forms, changed by `change`, and the enclosures are
/// from 1.
Experiment closed_forms(std::string label, std::function<void(GoeClosedForm&)> change) {
  return {std::move(label),
          "how far (a + b sqrt 2)/p is from 1, greatest for d = 1 .. 20: exact over enclosed",
          Term(0), narrow, [change = std::move(change)](const Budget&) {
            constexpr unsigned last = 20;
            const std::vector<Interval> enclosures = goe_positive_definite_up_to(last);
            std::vector<GoeClosedForm> forms = goe_closed_forms_up_to(last);
            std::vector<Interval> quotients;
            for (unsigned d = 1; d <= last; ++d) {
              change(forms[d - 1]);
              quotients.push_back(forms[d - 1].value() / enclosures[d - 1]);
            }
            return greatest_distance(quotients, 1,
                                     "exact rationals against a Pfaffian of de Bruijn, enclosed");
          }};
}

Claim goe_closed_forms() {
  const auto form = [](unsigned d) { return goe_closed_forms_up_to(d).back().formula(); };
  return {
      "critical/goe-closed-forms",
      "Exact closed forms for random symmetric Hessians",
      "S0:9",
      {"critical/three-to-minus-d"},
      "critical/goe",
      "For every d to 20 the chance that a GOE Hessian is positive definite is a + b sqrt 2 with "
      "rational polynomials a, b in 1/pi: exact, and within the enclosure by another way.",
      Grade::estimated,
      {definite("d = 4", 4, form(4)), definite("d = 5", 5, form(5)), definite("d = 6", 6, form(6)),
       closed_forms("d = 1 .. 20", [](GoeClosedForm&) {})},
      {{"sqrt(2) with the other sign", closed_forms("-sqrt(2)",
                                                    [](GoeClosedForm& f) {
                                                      for (Rational& c : f.root) c = -c;
                                                    })},
       {"the highest power of 1/pi off by 10^-9",
        closed_forms("10^-9",
                     [](GoeClosedForm& f) { f.plain.back() += Rational(1, 1'000'000'000); })},
       // The border (1, 0, 0) for (sqrt(pi/2), 1, 0).
       {"the border of the Pfaffian off by one",
        definite("border", 3, Term(1) / (Term(2) * sqrt(Term(2) * pi)))},
       {"half of p_3 at d = 4", definite("p_3/2", 4, form(3) / Term(2))}},
      "Two ways to the same chances, compared for every d to 20: exact rationals against "
      "enclosures. The formula of de Bruijn behind both is taken from the literature."};
}

Experiment index_chance(std::string label, unsigned dimension, unsigned negative, Term claimed) {
  return {std::move(label),
          "chance that a GOE(" + std::to_string(dimension) + ") matrix has " +
              std::to_string(negative) + " negative eigenvalues",
          claimed, narrow, [=](const Budget&) {
            return enclosed(goe_index_law(dimension)[negative], "Pfaffian of de Bruijn, enclosed");
          }};
}

using Law = std::vector<Interval>;
constexpr unsigned largest = 40;

const std::vector<Law>& index_laws() {
  static const std::vector<Law> laws = goe_index_laws_up_to(largest);
  return laws;
}

/// How far something is from what it should be, greatest over the laws to d = 40.
Experiment in_all_laws(std::string label, std::string quantity, Rational target,
                       std::function<std::vector<Interval>(const Law&)> values) {
  return {std::move(label),
          "how far " + quantity + " is from " + target.to_string() + ", greatest for d = 1 .. 40",
          Term(0), narrow, [target = std::move(target), values = std::move(values)](const Budget&) {
            std::vector<Interval> all;
            for (const Law& law : index_laws()) {
              for (Interval& value : values(law)) all.push_back(std::move(value));
            }
            return greatest_distance(all, target, "Pfaffian of de Bruijn, enclosed");
          }};
}

/// The chance of at most k negative eigenvalues.
Interval at_most(const Law& law, std::size_t k) {
  Interval sum;
  for (std::size_t i = 0; i <= k && i < law.size(); ++i) sum += law[i];
  return sum;
}

Experiment sums_to(std::string label, Rational total) {
  return in_all_laws(std::move(label), "the sum of all p_k", std::move(total),
                     [](const Law& law) { return std::vector{at_most(law, law.size())}; });
}

Experiment symmetric_law(std::string label, std::size_t shift) {
  return in_all_laws(std::move(label), "p_k / p_{d-k}", 1, [shift](const Law& law) {
    std::vector<Interval> quotients;
    for (std::size_t k = 0; k + shift < law.size(); ++k) {
      quotients.push_back(law[k] / law[law.size() - 1 - k - shift]);
    }
    return quotients;
  });
}

/// Leaving out the last row and column of a matrix takes away one eigenvalue, and no other passes
/// its neighbours (Cauchy): as many or one fewer are negative. For k <= d/2; the rest is symmetric.
Trial interlacing(std::string label, std::size_t most) {
  return {std::move(label), "P(N_d <= k) < P(N_{d-1} <= k) < P(N_d <= k + 1), 2 <= d <= 40",
          [most](const Budget&) {
            const std::vector<Law>& laws = index_laws();
            Trial::Outcome outcome{{0, true, "", "enclosed, 42 digits"}, ""};
            for (unsigned d = 2; d <= largest; ++d) {
              for (std::size_t k = 0; 2 * k + 2 <= d; ++k, ++outcome.cases.count) {
                const Interval middle = at_most(laws[d - 2], k);
                if (certainly(at_most(laws[d - 1], k) < middle) &&
                    certainly(middle < at_most(laws[d - 1], k + most))) {
                  continue;
                }
                outcome.violation = "d = " + std::to_string(d) + ", k = " + std::to_string(k);
                return outcome;
              }
            }
            return outcome;
          }};
}

Claim goe_index() {
  return {
      "critical/goe-index-law",
      "How many directions go down at a random critical point",
      "S0:9",
      {"critical/exponentially-rare"},
      "critical/goe",
      "The chances p_k of k negative eigenvalues of a GOE Hessian, for every d to 40: they sum to "
      "1, p_k = p_{d-k}, and they interlace. At d = 2 a saddle has chance sqrt 2/2, at d = 4 one "
      "negative direction sqrt 2/8: no independent coins.",
      Grade::estimated,
      {index_chance("one of d = 2", 2, 1, root2 / Term(2)),
       index_chance("one of d = 3", 3, 1, Term(Rational(1, 4)) + root2 / (Term(2) * pi)),
       index_chance("one of d = 4", 4, 1, root2 / Term(8)), sums_to("sum", 1),
       symmetric_law("symmetry", 0), interlacing("interlacing", 1)},
      {{"coins: 4/16 at d = 4", index_chance("4/16", 4, 1, Term(Rational(1, 4)))},
       {"saddles at d = 2 with chance 1/2", index_chance("1/2", 2, 1, Term(Rational(1, 2)))},
       {"symmetric about (d - 1)/2", symmetric_law("(d - 1)/2", 1)},
       {"no eigenvalue taken away", interlacing("none", 0)},
       {"a sum of 1 + 10^-30", sums_to("1 + 10^-30", Rational(1) + Rational::parse("1e-30"))}},
      "Chances are integrals: the formula of de Bruijn is taken from the literature, its values "
      "are "
      "enclosed, for every d to 40."};
}

}  // namespace

std::vector<Claim> critical_random() { return {goe_closed_forms(), goe_index()}; }

}  // namespace gradus
