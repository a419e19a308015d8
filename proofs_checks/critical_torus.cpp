// Critical points of random functions, each of them found: trigonometric polynomials in one to
// three variables.

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/landscape/torus.hpp"
#include "kept.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1), two(2);

/// The mean over random functions of the share of minima among their critical points, through that
/// of minima and maxima.
Experiment share_of_minima(std::string label, unsigned dimension, std::uint64_t functions,
                           Term claimed) {
  return {std::move(label), "share of minima among the critical points of a random function",
          claimed, Rational(1, 8), [=](const Budget& budget) {
            const TorusCount& c = kept(count_torus_points, dimension, 1, functions, budget.seed);
            const ConfidenceInterval bounds =
                empirical_bernstein(c.mean_share, c.variance_of_share, functions - c.degenerate, 0,
                                    c.most_share, budget.failure);
            return Measurement{bounds.lower,
                               bounds.upper,
                               "empirical Bernstein, " + std::to_string(c.degenerate) +
                                   " nearly degenerate functions left out",
                               Rational::from_double(budget.failure),
                               budget.seed,
                               functions};
          }};
}

Claim shares() {
  const Term quarter(Rational(1, 4));
  const auto plane = [](std::string label, Term claimed) {
    return share_of_minima(std::move(label), 2, 200, claimed);
  };
  return {"critical/torus-share",
          "The share of minima among the critical points of a periodic function",
          "S0:7-9",
          {"critical/three-to-minus-d", "critical/one-third-heuristic-1d"},
          "critical/circle",
          "Half of the critical points on a torus have even index. So in one variable half are "
          "minima, and in two a quarter where f and -f are equally likely: 2^-d, not the lecture's "
          "3^-d, nor the chance that a random symmetric matrix is positive.",
          Grade::estimated,
          {share_of_minima("one variable", 1, 400, one / two), plane("two variables", quarter)},
          {{"3^-2", plane("3^-2", Term(Rational(1, 9)))},
           {"GOE, d = 2", plane("GOE, d = 2", (two - sqrt(two)) / Term(4))},
           {"all of even index", plane("all of even index", one / two)}},
          "Random functions, sampled; the points of each are found and certified. That the mean is "
          "2^-d follows from Euler's relation and from symmetry, which no formula here states."};
}

Claim shares_in_space() {
  const auto space = [](std::string label, Term claimed) {
    return share_of_minima(std::move(label), 3, 200, claimed);
  };
  return {
      "critical/torus-share-3d",
      "The share of minima in three variables",
      "S0:7-9",
      {"critical/three-to-minus-d"},
      "critical/torus-share",
      "In three variables symmetry no longer tells the share of minima. Two hundred random "
      "functions, every critical point found, put it near 1/8: not 3^-3, nor the chance of a "
      "random symmetric matrix, nor a quarter. They cannot tell 1/8 from the 0.1233 of an "
      "isotropic Gaussian field.",
      Grade::estimated,
      {space("2^-3", Term(Rational(1, 8))),
       space("isotropic field", (Term(29) - Term(6) * sqrt(Term(6))) / Term(116))},
      {{"3^-3", space("3^-3", Term(Rational(1, 27)))},
       {"GOE, d = 3", space("GOE", Term(Rational(1, 4)) - sqrt(two) / (two * Term::pi()))},
       {"1/4", space("1/4", Term(Rational(1, 4)))}},
      "Random functions, sampled; the points of each are found and certified. No closed form for "
      "these functions is known here."};
}

/// All functions a cos x +- b sin x +- ... with these sizes of the coefficients.
Trial for_all_signs(std::string label, std::string property, TorusFunction sizes,
                    std::function<bool(const std::array<unsigned, 4>&)> holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            Trial::Outcome outcome;
            outcome.cases.digits = "doubles with bounds on every rounding";
            outcome.cases.complete = true;
            const std::size_t free_signs = 2 * sizes.waves.size();
            for (std::uint64_t signs = 0; signs < std::uint64_t{1} << free_signs; ++signs) {
              TorusFunction f = sizes;
              for (std::size_t i = 0; i < f.waves.size(); ++i) {
                if ((signs >> (2 * i) & 1U) != 0) f.waves[i].cosine *= -1;
                if ((signs >> (2 * i + 1) & 1U) != 0) f.waves[i].sine *= -1;
              }
              ++outcome.cases.count;
              const auto points = critical_points(f);
              std::array<unsigned, 4> by_index{};
              if (points) {
                for (const TorusPoint& p : *points) ++by_index[p.index];
              } else {
                outcome.cases.complete = false;
              }
              if (!points || !holds(by_index)) {
                outcome.violation = "s = " + std::to_string(signs) + ", the signs as bits";
                break;
              }
            }
            return outcome;
          }};
}

Claim euler() {
  const TorusFunction plane{
      2, {{{1, 0, 0}, 7, 5}, {{0, 1, 0}, 6, 4}, {{1, 1, 0}, 9, 2}, {{1, -1, 0}, 3, 8}}};
  const TorusFunction space{
      3, {{{1, 0, 0}, 7, 5}, {{0, 1, 0}, 6, 4}, {{0, 0, 1}, 5, 8}, {{1, 1, 1}, 9, 2}}};
  using Counts = std::array<unsigned, 4>;
  const auto balanced = [](const Counts& c) { return c[0] + c[2] == c[1] + c[3]; };
  const auto in_plane = [&](std::string label, std::function<bool(const Counts&)> holds) {
    return for_all_signs(label, label, plane, std::move(holds));
  };
  return {
      "critical/torus-euler",
      "Euler's relation, with every critical point found",
      "S0:7-9, S2:74",
      {"critical/three-to-minus-d", "landscape/saddles-dominate"},
      "critical/torus-share",
      "Critical points of even and of odd index are equally many, for all 256 signs of 7 cos x + 5 "
      "sin x + 6 cos y + 4 sin y + 9 cos(x+y) + 2 sin(x+y) + 3 cos(x-y) + 8 sin(x-y) and of such a "
      "function in three variables. Each point is found and certified by Krawczyk's operator, no "
      "other exists.",
      Grade::certified,
      {in_plane("as many saddles as minima and maxima", balanced),
       for_all_signs("in three variables", "even and odd indices balance", space, balanced)},
      {{"more saddles", in_plane("more saddles than minima and maxima",
                                 [](const Counts& c) { return c[1] > c[0] + c[2]; })},
       {"one minimum each",
        in_plane("one minimum each", [](const Counts& c) { return c[0] == 1; })},
       {"one in nine is a minimum",
        in_plane("one in nine is a minimum",
                 [](const Counts& c) { return 9 * c[0] <= c[0] + c[1] + c[2]; })}},
      "All signs of two functions, by certified search. For all functions on a torus it is a "
      "theorem of topology (Poincare and Hopf), which no formula here states."};
}

}  // namespace

std::vector<Claim> critical_torus() { return {shares(), shares_in_space(), euler()}; }

}  // namespace gradus
