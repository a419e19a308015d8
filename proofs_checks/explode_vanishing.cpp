// Gradients that vanish, and from which depth on (S0:76-87).

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term h = Term::symbol("h"), tol = Term::symbol("tol");
const Term n = Term::natural("n");

/// n r^(n-1) <= tol with r = 1/(1 + h), for every n >= 2 + c/(tol h^2).
Statement vanishing(std::string label, Rational constant, Term growth, Variable growth_range) {
  const Term m = n - Term(1);
  Statement s =
      for_all(std::move(label), {std::move(growth_range), positive(tol), natural_from(n, 2)},
              n <= tol * pow(Term(1) + growth, m));
  s.domain.hypotheses = {n >= Term(2) + Term(constant) / (tol * square(growth))};
  s.domain.premises = {
      {"Bernoulli to second order",
       "",
       "explode/bernoulli",
       pow(Term(1) + growth, m) >=
           Term(1) + m * growth + Term(Rational(1, 2)) * m * (m - Term(1)) * square(growth),
       std::nullopt,
       0,
       {{n, m}, {h, growth}}}};
  return s;
}

Claim threshold() {
  const auto no_decay =
      for_all("|r| = 1: n r^(n-1) = n", {natural_from(n, 1)}, n * pow(Term(1), n - Term(1)) == n);
  const auto growth = [&](std::string label, Term factor) {
    return for_all(std::move(label), {positive(h), natural_from(n, 1)},
                   n * pow(Term(1) + h, n - Term(1)) >= n * (Term(1) + factor * (n - Term(1)) * h));
  };
  return {"explode/threshold",
          "The threshold at 1",
          "S0:76-87",
          {"explode/example-vanish", "explode/deep-nets"},
          "",
          "n |r|^(n-1) with |r| = 1/(1 + h) stays below tol from n = 2 + 4/(tol h^2) on; it is n "
          "at |r| = 1 and at least n (1 + (n-1) h) at 1 + h.",
          Grade::proved,
          {vanishing("|r| < 1 vanishes", 4, h, positive(h)), no_decay,
           growth("|r| > 1 explodes", Term(1))},
          {{"from n = 2 on", vanishing("from n = 2 on", 0, h, positive(h))},
           {"growth n (1 + 3 (n-1) h)", growth("growth n (1 + 3 (n-1) h)", Term(3))}}};
}

Claim vanishes() {
  // r = 1/2 and 9/10 are h = 1 and 1/9; the bound is written with r^(n-1) itself.
  const auto statement = [&](std::string label, Rational base, Rational constant) {
    const Term growth = Term(Rational(1) / base - Rational(1)), m = n - Term(1);
    Statement s = for_all(std::move(label), {positive(tol), natural_from(n, 2)},
                          n * pow(Term(base), m) <= tol);
    s.domain.hypotheses = {n >= Term(2) + Term(constant) / (tol * square(growth))};
    s.domain.premises = {{"the threshold",
                          "",
                          "explode/threshold",
                          n <= tol * pow(Term(1) + growth, m),
                          std::nullopt,
                          0,
                          {{h, growth}}}};
    if (constant.is_zero()) s.domain.premises.clear();
    return s;
  };
  // What follows is at most the share q of what stands before, from here on: the tail is geometric.
  const auto tail = [](std::string label, Rational base, Rational share, long from) {
    return for_all(
        std::move(label), {natural_from(n, from)},
        (n + Term(1)) * pow(Term(base), n) <= Term(share) * (n * pow(Term(base), n - Term(1))));
  };
  return {
      "explode/example-vanish",
      "a = 1/2, b = 9/10 vanishes",
      "S0:78-87",
      {"explode/example-vanish"},
      "",
      "For every tol > 0: n (1/2)^(n-1) <= tol for n >= 2 + 4/tol, and n (9/10)^(n-1) <= tol "
      "for n >= 2 + 324/tol; the ratio of neighbours is at most 3/4 from n = 2 on, 19/20 from "
      "n = 18 on.",
      Grade::proved,
      {statement("a = 1/2", Rational(1, 2), 4), statement("b = 9/10", Rational(9, 10), 4),
       tail("a = 1/2: ratio at most 3/4", Rational(1, 2), Rational(3, 4), 2),
       tail("b = 9/10: ratio at most 19/20", Rational(9, 10), Rational(19, 20), 18)},
      {{"a = 1/2, from n = 2 on", statement("a = 1/2, from n = 2 on", Rational(1, 2), 0)},
       {"b = 9/10, from n = 2 on", statement("b = 9/10, from n = 2 on", Rational(9, 10), 0)},
       {"ratio 3/4 from n = 1 on", tail("3/4 from n = 1 on", Rational(1, 2), Rational(3, 4), 1)},
       {"ratio 19/20 from n = 17 on",
        tail("19/20 from n = 17 on", Rational(9, 10), Rational(19, 20), 17)}}};
}

Statement shrinks(std::string label, Rational base, Variable range, Relation relation) {
  return for_all(std::move(label), {std::move(range)},
                 {(n + Term(1)) * pow(Term(base), n), relation, n * pow(Term(base), n - Term(1))});
}

Claim not_from_the_start() {
  return {"explode/shrinks-at-once",
          "It does not shrink from the first step",
          "S0:78-87",
          {"explode/example-vanish"},
          "",
          "As one reads it: n (9/10)^(n-1) decreases with n. It first grows, to 3.87 at n = 9 and "
          "10: what vanishes in the end need not shrink at first.",
          Grade::refuted,
          {shrinks("for all n >= 1", Rational(9, 10), natural_from(n, 1), Relation::less_equal)},
          {{"from n = 2 on",
            shrinks("from n = 2 on", Rational(9, 10), natural_from(n, 2), Relation::less_equal)},
           {"3/4 for 9/10",
            shrinks("3/4 for 9/10", Rational(3, 4), natural_from(n, 1), Relation::less_equal)}}};
}

Claim peak() {
  const auto up_to = [](long last) {
    Variable v = natural_from(n, 1);
    v.upper = Rational(last);
    return v;
  };
  const Rational nine_tenths(9, 10);
  const Statement equal =
      for_all("equal at 9 and 10", {},
              Term(10) * pow(Term(nine_tenths), 9) == Term(9) * pow(Term(nine_tenths), 8));
  return {
      "explode/peak",
      "Where n (9/10)^(n-1) peaks",
      "S0:78-87",
      {"explode/example-vanish"},
      "explode/example-vanish",
      "n (9/10)^(n-1) grows up to n = 9, is equal at 9 and 10, and falls from 10 on. A gradient "
      "that vanishes in the end can grow for the first layers; beyond the peak it falls for good.",
      Grade::proved,
      {shrinks("grows for n <= 8", Rational(9, 10), up_to(8), Relation::greater), equal,
       shrinks("falls from n = 10 on", Rational(9, 10), natural_from(n, 10), Relation::less)},
      {{"grows for n <= 9",
        shrinks("grows for n <= 9", Rational(9, 10), up_to(9), Relation::greater)},
       {"falls from n = 9 on",
        shrinks("falls from n = 9 on", Rational(9, 10), natural_from(n, 9), Relation::less)},
       {"below 1 from n = 10 on", for_all("below 1", {natural_from(n, 10)},
                                          n * pow(Term(nine_tenths), n - Term(1)) <= Term(1))}}};
}

}  // namespace

std::vector<Claim> explode_vanishing() {
  return {threshold(), vanishes(), not_from_the_start(), peak()};
}

}  // namespace gradus
