// The rates along runs: equality on the worst cases in rationals, both bounds along trajectories.

#include "gradus/landscape/trials.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

Claim sharp_attained() {
  const auto equality = [](std::string label, Rational factor, Rational offset) {
    return Trial{std::move(label), "min |g_k|^2 (3t + 2) = 4 (L(w_0) - L*) on the worst case",
                 [=](const Budget&) {
                   return check_worst_cases(50, {factor, 3, offset});
                 }};
  };
  return {"rate/sharp-attained",
          "The sharp rate is attained",
          "S1:189-191",
          {"rate/one-over-t"},
          "rate/sharp",
          "For t = 1..50 gradient descent on a piecewise quadratic with curvature +-1 keeps |g_k| "
          "= 1 and meets 4 lambda (L(w_0) - L*) / (3t + 2) exactly.",
          Grade::certified,
          {equality("every t from 1 to 50, in rationals", 4, 2)},
          {{"3 for 4", equality("3 (L(w_0) - L*) / (3t + 2)", 3, 2)},
           {"3t + 1 for 3t + 2", equality("4 (L(w_0) - L*) / (3t + 1)", 4, 1)}},
          "Exact runs of the worst case up to t = 50; for all t its numbers are proved in "
          "rate/conclusion-norm-worst-case."};
}

Claim trajectories() {
  // Wrong bounds fail already on Huber's loss, whose run is rational.
  const auto on_huber = [](std::string label, RateBound lecture, RateBound sharp) {
    return Trial{std::move(label), "both bounds on Huber's loss, in rationals",
                 [=](const Budget&) { return check_huber(2'000, lecture, sharp); }};
  };
  const RateBound lecture{2, 1, 0}, sharp{4, 3, 2};
  return {
      "rate/trajectories",
      "Both bounds along trajectories",
      "S1:189-191",
      {"rate/one-over-t"},
      "rate/sharp",
      "On seven test functions, to t = 10,000 at 50 digits, every least squared gradient is under "
      "the lecture's and the sharp bound. Seven functions prove nothing of others.",
      Grade::supported,
      {Trial{
          "seven functions, 10,000 steps each",
          "min |g_k|^2 <= 2 lambda Delta/t over k < t and <= 4 lambda Delta/(3t + 2) over k <= t",
          [](const Budget&) { return check_trajectories(10'000); }}},
      {{"lambda Delta/(2t)", on_huber("lambda Delta/(2t)", {Rational(1, 2), 1, 0}, sharp)},
       {"2 lambda Delta/(3t + 2)", on_huber("2 lambda Delta/(3t + 2)", lecture, {2, 3, 2})},
       {"4 lambda Delta/(6t + 2)", on_huber("4 lambda Delta/(6t + 2)", lecture, {4, 6, 2})}},
      "Rounded arithmetic on seven functions: an illustration of what rate/sharp proves of the "
      "whole class."};
}

}  // namespace

std::vector<Claim> rate_runs() { return {sharp_attained(), trajectories()}; }

}  // namespace gradus
