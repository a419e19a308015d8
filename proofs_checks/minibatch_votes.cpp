// How a batch votes on the direction (S3:115, S3:205-212).

#include "for_all.hpp"
#include "gradus/landscape/votes.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term p = Term::symbol("p"), s = Term::symbol("s"), tol = Term::symbol("tol");
const Term m = Term::natural("m"), k = Term::natural("k");

Claim votes() {
  // q = 1 - p; c (p q)^(k+1) is the chance that 2k + 1 votes stand one apart, times p or q.
  const Term q = Term(1) - p, wrong = Term::symbol("W"), choose = Term::symbol("C");
  const Term next = wrong - choose * pow(q, k + Term(1)) * pow(p, k) * square(p) +
                    choose * pow(q, k) * pow(p, k + Term(1)) * square(q);
  const auto statement = [&](std::string label, Comparison range) {
    return for_all(std::move(label),
                   {in(p, 0, 1), nonnegative(choose), real(wrong), natural_from(k, 0)},
                   next <= wrong, {std::move(range)});
  };
  const auto even = for_all("m = 2 is no better than m = 1", {in(p, Rational(1, 2), 1)},
                            Term(1) - square(p) <= q);
  const auto three = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {in(p, 0, 1)}, pow(q, 3) + Term(3) * square(q) * p == claimed);
  };
  return {
      "minibatch/direction-vote",
      "Two more votes make the majority better",
      "S3:115, S3:205-212",
      {"minibatch/direction-vote"},
      "",
      "If each vote is right with the chance p >= 1/2, two further votes change the chance of "
      "a wrong majority among 2k + 1 by -C (2p - 1)(p q)^(k+1), C = binomial(2k+1, k): never "
      "up (Condorcet). Odd sizes only, and independent votes.",
      Grade::proved,
      {for_all("the change", {in(p, 0, 1), nonnegative(choose), real(wrong), natural_from(k, 0)},
               next == wrong - choose * (Term(2) * p - Term(1)) * pow(p * q, k + Term(1))),
       statement("never up", p >= Term(Rational(1, 2))),
       three("three votes", q - p * q * (Term(2) * p - Term(1)))},
      {{"for every p", statement("for every p", p >= Term(0))},
       {"even sizes too", even},
       {"three votes: q^3", three("q^3", pow(q, 3))}}};
}

Claim majorities() {
  const auto all = [](std::string label, Rational share) {
    return Trial{std::move(label), "the change of the chance of a wrong majority, for all p",
                 [share](const Budget&) { return check_majorities(12, share); }};
  };
  return {
      "minibatch/majorities-enumerated",
      "Majorities, counted",
      "S3:115, S3:205-212",
      {"minibatch/direction-vote"},
      "minibatch/direction-vote",
      "The chance of a wrong majority as a binomial sum changes from 2k - 1 to 2k + 1 votes as "
      "the formula says, for k = 1, ..., 12 and every p.",
      Grade::certified,
      {all("counted", 1)},
      {{"half of it", all("half of it", Rational(1, 2))}, {"twice", all("twice", 2)}},
      "Up to 25 votes, counted: an independent look at the formula of minibatch/direction-vote."};
}

Claim chebyshev() {
  const Term x = Term::symbol("x"), gradient = Term::symbol("g");
  const auto pointwise = [&](std::string label, Term share) {
    return for_all(std::move(label), {positive(gradient), real(x)},
                   square(x - gradient) / square(gradient) >= share, {x <= Term(0)});
  };
  const auto elsewhere = for_all("elsewhere it is at least 0", {positive(gradient), real(x)},
                                 square(x - gradient) / square(gradient) >= Term(0));
  const auto enough =
      for_all("so m >= sigma^2/(tol g^2) examples suffice",
              {positive(gradient), nonnegative(s), positive(tol), natural_from(m, 1)},
              s / (m * square(gradient)) <= tol, {m >= s / (tol * square(gradient))});
  return {"minibatch/sign-chebyshev",
          "The chance of a wrong sign is at most sigma^2/(m g^2)",
          "S3:115, S3:205-212",
          {"minibatch/direction-vote"},
          "minibatch/direction-vote",
          "Where the batch gradient x has the wrong sign, (x - g)^2/g^2 is at least 1: its mean, "
          "sigma^2/(m g^2), bounds the chance of that (Chebyshev), for every noise.",
          Grade::proved,
          {pointwise("a wrong sign costs at least 1", Term(1)), elsewhere, enough},
          {{"costs at least 2", pointwise("2", Term(2))},
           {"costs at least 5/4", pointwise("5/4", Term(Rational(5, 4)))}}};
}

Claim votes_printed() {
  // Gradients 1 with chance p, -8 with 1 - p: the mean is positive for p > 8/9. Two draws have a
  // negative sum unless both are 1.
  const auto statement = [](std::string label, Rational least) {
    return for_all(std::move(label), {in(p, 0, 1)}, Term(1) - square(p) <= Term(1) - p,
                   {p > Term(least), p < Term(1)});
  };
  return {"minibatch/printed-direction",
          "\"Averaging gives a better sense of a direction\"",
          "S3:115, S3:205-212",
          {"minibatch/direction-vote"},
          "minibatch/direction-vote",
          "As printed, for all noise: false for the sign. With gradients 1 (chance 9/10) and -8 "
          "(chance 1/10) the mean is 1/10, one example has the wrong sign with 1/10, the average "
          "of two with 19/100.",
          Grade::refuted,
          {statement("two are never worse than one", Rational(8, 9))},
          {{"with p > 9/10", statement("p > 9/10", Rational(9, 10))},
           {"with p > 1/2", statement("p > 1/2", Rational(1, 2))}}};
}

}  // namespace

std::vector<Claim> minibatch_votes() {
  return {votes(), majorities(), chebyshev(), votes_printed()};
}

}  // namespace gradus
