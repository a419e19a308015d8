#include "gradus/evidence/experiment/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "gradus/evidence/experiment/estimate.hpp"
#include "gradus/evidence/experiment/sweep_check.hpp"

namespace gradus {
namespace {

using Kind = SweepCheck::Kind;

constexpr std::uint64_t shard_size = 512;
constexpr int attempts = 64;  ///< to draw a point of the domain

/// The point of case `number`: the first of its attempts that lies in the domain, or the last.
template <class T>
SweepCheck run_case(SweepChecker<T>& checker, const SweepDrawer& drawer, std::uint64_t seed,
                    std::uint64_t number, SweepDraw& draw) {
  Random random(shard_seed(seed, number));
  SweepCheck check;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    drawer.draw(random, draw);
    check = checker.check(draw);
    if (check.kind != Kind::outside) break;
  }
  return check;
}

struct Results {
  std::vector<SweepCheck> checks;
  std::uint64_t first = 0;
};

template <class T>
Results run_cases(const SweepCode& code, const SweepDrawer& drawer, std::uint64_t seed,
                  const SweepOptions& options) {
  Results results;
  results.first = options.only.value_or(0);
  results.checks.resize(options.only ? 1 : options.cases);
  const std::uint64_t shards = (results.checks.size() + shard_size - 1) / shard_size;
  std::atomic<std::uint64_t> next{0};
  std::exception_ptr problem;
  std::mutex problem_lock;
  const auto work = [&] {
    try {
      SweepChecker<T> checker(code);
      SweepDraw draw;
      for (std::uint64_t shard = next++; shard < shards; shard = next++) {
        const std::uint64_t end =
            std::min<std::uint64_t>((shard + 1) * shard_size, results.checks.size());
        for (std::uint64_t k = shard * shard_size; k < end; ++k) {
          results.checks[k] = run_case(checker, drawer, seed, results.first + k, draw);
        }
      }
    } catch (...) {
      const std::lock_guard lock(problem_lock);
      problem = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  const std::uint64_t wanted = std::min<std::uint64_t>(options.threads, shards);
  for (std::uint64_t i = 1; i < wanted; ++i) others.emplace_back(work);
  work();
  others.clear();
  if (problem) std::rethrow_exception(problem);
  return results;
}

double quantile(std::vector<double>& values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

void summarise(const Results& results, SweptStatement& out, std::optional<std::uint64_t>& tightest,
               std::optional<std::uint64_t>& violation) {
  std::vector<double> slacks;
  for (std::size_t k = 0; k < results.checks.size(); ++k) {
    const SweepCheck& check = results.checks[k];
    if (check.near_tie) ++out.checked;
    if (check.kind == Kind::outside) ++out.outside;
    if (check.kind == Kind::undefined) ++out.undefined;
    if (check.kind == Kind::outside || check.kind == Kind::undefined) continue;
    if (check.kind == Kind::unresolved) ++out.unresolved;
    if (check.kind == Kind::violated) {
      ++out.violations;
      if (!violation) violation = results.first + k;
    }
    ++out.cases;
    if (slacks.empty() || check.slack < out.least) {
      out.least = check.slack;
      tightest = results.first + k;
    }
    slacks.push_back(check.slack);
  }
  if (slacks.empty()) return;
  out.greatest = *std::ranges::max_element(slacks);
  out.lower_quartile = quantile(slacks, 0.25);
  out.median = quantile(slacks, 0.5);
  out.upper_quartile = quantile(slacks, 0.75);
}

template <class T>
void sweep_in(const SweepCode& code, std::uint64_t seed, const SweepOptions& options,
              SweptStatement& out) {
  const SweepDrawer drawer(code);
  std::optional<std::uint64_t> tightest, violation;
  summarise(run_cases<T>(code, drawer, seed, options), out, tightest, violation);
  const auto again = [&](std::uint64_t number) {
    SweepChecker<T> checker(code);
    SweepDraw draw;
    run_case(checker, drawer, seed, number, draw);
    SweptSides sides = describe(code, draw);
    return SweptCase{number, std::move(sides.point), sides.left, sides.right, sides.slack};
  };
  if (tightest) out.tightest = again(*tightest);
  if (violation) out.violation = again(*violation);
}

SweptStatement sweep_one(const Statement& s, const std::string& model, std::uint64_t seed,
                         const SweepOptions& options) {
  SweptStatement out;
  out.label = s.label;
  out.model = model;
  out.equality = s.conclusion.relation == Relation::equal;
  try {
    const SweepCode code = compile_for_sweep(s);
    if (options.digits <= 15) {
      out.arithmetic = "double";
      sweep_in<double>(code, seed, options, out);
    } else {
      out.arithmetic = "50 digits";
      sweep_in<FixedReal<50>>(code, seed, options, out);
    }
  } catch (const std::invalid_argument& why) {
    out.arithmetic.clear();
    out.not_swept = why.what();
  }
  return out;
}

void sweep_statement(const Statement& s, const SweepOptions& options, Sweep& sweep) {
  // Each statement has its own stream, so that parts may be added without changing the others.
  const auto seed = [&] { return shard_seed(options.seed, sweep.statements.size()); };
  if (s.domain.models.empty()) {
    sweep.statements.push_back(sweep_one(s, "", seed(), options));
    return;
  }
  for (const Model& m : s.domain.models) {
    sweep.statements.push_back(sweep_one(instantiate(s, m), m.name, seed(), options));
  }
}

}  // namespace

bool Sweep::violated() const {
  return std::ranges::any_of(statements, [](const SweptStatement& s) { return s.violations > 0; });
}

Sweep sweep(const Claim& claim, const SweepOptions& options) {
  Sweep result;
  for (const Part& part : claim.parts) {
    if (const auto* statement = std::get_if<Statement>(&part)) {
      sweep_statement(*statement, options, result);
    } else if (const auto* refutation = std::get_if<Refutation>(&part)) {
      for (const Statement& s : refutation->negation) sweep_statement(s, options, result);
    } else {
      SweptStatement out;
      out.label = label(part);
      out.not_swept = "an experiment, not a statement";
      result.statements.push_back(std::move(out));
    }
  }
  return result;
}

}  // namespace gradus
