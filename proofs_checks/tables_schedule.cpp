// A table for the notes: which schedules satisfy the conditions of Robbins and Monro.

#include <algorithm>
#include <optional>

#include "gradus/evidence/cells.hpp"
#include "gradus/evidence/judge/judge.hpp"
#include "gradus/method/rate.hpp"
#include "proofs_checks/lectures.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

constexpr int digits = 6;
constexpr long steps = 1'000, period = 10;

/// A schedule with numbers put in: the rate of step k, the claim about its sums, and the bounds
/// that the claim proves for every number of steps.
struct Schedule {
  std::string name, claim;
  std::function<Term(long)> rate;
  std::optional<Term> total, squares;
};

std::vector<Schedule> schedules() {
  const Term first(Rational(1, 2)), half(Rational(1, 2)), one(1), slow(Rational(1, 10));
  const auto geometric = [](Term ratio) { return Term(1) / (Term(1) - ratio); };
  return {{"eta_0", "conditions-constant", [=](long) { return first; }, {}, {}},
          {"eta_0/(t + 1)",
           "conditions-hyperbolic",
           [=](long k) { return hyperbolic_decay(first, one, Term(k)); },
           {},
           square(first) * (one + one)},
          {"eta_0/(1 + t/10)",
           "conditions-hyperbolic",
           [=](long k) { return hyperbolic_decay(first, slow, Term(k)); },
           {},
           square(first) * (one + one / slow)},
          {"eta_0/(t + 1)^2", "conditions-quadratic",
           [=](long k) { return inverse_square_decay(first, Term(k)); }, Term(2) * first,
           Term(Rational(4, 3)) * square(first)},
          {"eta_0/2^t", "conditions-exponential",
           [=](long k) { return geometric_decay(first, half, Term(k)); }, first * geometric(half),
           square(first) * geometric(square(half))},
          {"eta_0, halved every 10 steps", "conditions-step",
           [=](long k) { return geometric_decay(first, half, Term(k / period)); },
           Term(period) * first * geometric(half),
           Term(period) * square(first) * geometric(square(half))}};
}

std::string bound(const std::optional<Term>& most) {
  return most ? cell(*most, {}, digits) : "none";
}

Table sums_of_schedules(const Budget& budget) {
  Table table{"robbins-monro",
              "Which schedules satisfy the conditions of Robbins and Monro, for eta_0 = 1/2",
              "The rates must add up without bound, their squares must not. The bounds hold for "
              "every number of steps: the claims prove them, and that there are none. Left: the "
              "share of the first error after 1000 steps on w^2/2.",
              {"rate", "sum of 1000", "bound", "squares of 1000", "bound", "satisfies both",
               "left on w^2/2", "claim"},
              {},
              {}};
  const std::vector<Claim> claims = schedule_conditions();
  for (const Schedule& s : schedules()) {
    Term total(0), squares(0), left(1);
    for (long k = 0; k < steps; ++k) {
      const Term rate = s.rate(k);
      total = total + rate;
      squares = squares + square(rate);
      left = left * (Term(1) - rate);
    }
    const auto claim = std::ranges::find(claims, "schedule/" + s.claim, &Claim::id);
    const Grade grade = judge(without_mutants(*claim), budget).grade;
    table.rows.push_back({s.name, cell(total, {}, digits), bound(s.total),
                          cell(squares, {}, digits), bound(s.squares),
                          !s.total && s.squares ? "yes" : "no", cell(left, {}, digits),
                          std::string(name(grade)) + " " + claim->id});
  }
  return table;
}

}  // namespace

std::vector<TableSpec> schedule_tables() {
  return {{"robbins-monro", "schedules against the sums of their rates and squares",
           sums_of_schedules}};
}

}  // namespace gradus
