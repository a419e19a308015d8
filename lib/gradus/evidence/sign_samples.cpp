#include "gradus/evidence/sign_samples.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"

namespace gradus {

namespace {

/// Points tried, and how many are enough.
constexpr std::size_t kTried = 96, kEnough = 24;
/// Of the size of its terms: what a sum may be off by, and what counts as 0 where > 0 is asked.
constexpr double kRounding = 1e-9, kZero = 1e-13;

/// Numbers in [0, 1), the same everywhere.
double scattered(std::size_t point, std::uint32_t symbol) {
  std::uint64_t x = (point + 1) * 0x9e3779b97f4a7c15U + (symbol + 1) * 0xd1342543de82ef95U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return std::ldexp(static_cast<double>((x ^ (x >> 31U)) >> 11U), -53);
}

/// Ends, the middle and what lies between; small numbers first where there are no ends.
double chosen(std::size_t point, Term symbol, std::optional<double> low,
              std::optional<double> high) {
  const double share = scattered(point, symbol.id());
  const double twice = 4 * share - std::floor(4 * share);
  if (symbol.sort() == Sort::natural) return low.value_or(0) + std::floor(8 * share);
  if (low && high) {
    if (point == 0) return std::midpoint(*low, *high);
    if (share < 0.25) return *low;
    if (share < 0.5) return *high;
    return *low + (*high - *low) * twice;
  }
  const double distance = point == 0 || share < 0.25 ? 1 : 4 * twice;
  if (low) return *low + (share >= 0.25 && share < 0.375 ? 0 : distance);
  if (high) return *high - (share >= 0.25 && share < 0.375 ? 0 : distance);
  return share < 0.625 ? distance : -distance;
}

}  // namespace

SignSamples::SignSamples(const std::vector<Positivity>& facts,
                         const std::vector<Polynomial>& nonzero) {
  std::vector<const Polynomial*> all;
  for (const Positivity& fact : facts) all.push_back(&fact.target);
  for (const Polynomial& p : nonzero) all.push_back(&p);
  find_tied(all);
  for (const Positivity& fact : facts) {
    const Polynomial& f = fact.target;
    const auto atoms = f.atoms();
    if (atoms.size() != 1 || f.total_degree() != 1 || !atoms.begin()->is_symbol()) continue;
    const Term symbol = *atoms.begin();
    const Rational slope = f.coefficient(symbol, 1).constant_term();
    const double end = (-f.constant_term() / slope).to_double();
    Range& range = ranges_[symbol];
    std::optional<double>& place = slope.sign() > 0 ? range.low : range.high;
    if (!place || (slope.sign() > 0 ? *place < end : *place > end)) place = end;
  }
  points_ = kTried;
  std::vector<bool> good(points_, true);
  const auto filter = [&](const Polynomial& p, const auto& holds) {
    Row sizes;
    if (!is_free(p)) return;
    const Row sum = sums(p, sizes);
    for (std::size_t i = 0; i < points_; ++i) good[i] = good[i] && holds(sum[i], sizes[i]);
  };
  // A NaN is not known to hold.
  for (const Positivity& fact : facts) {
    filter(fact.target, [&](double sum, double size) {
      return fact.strict ? sum > kRounding * size : sum >= 0;
    });
  }
  for (const Polynomial& p : nonzero) {
    filter(p, [](double sum, double size) { return std::fabs(sum) > kRounding * size; });
  }
  keep(good);
}

void SignSamples::find_tied(const std::vector<const Polynomial*>& facts) {
  for (std::size_t before = 0, now = 1; before != now;) {
    before = tied_.size();
    for (const Polynomial* f : facts) {
      if (is_free(*f)) continue;
      for (Term atom : f->atoms()) tied_.merge(free_symbols(atom));
    }
    now = tied_.size();
  }
}

bool SignSamples::is_free(const Polynomial& p) const {
  return std::ranges::all_of(p.atoms(), [&](Term atom) { return is_free(atom); });
}

bool SignSamples::is_free(Term atom) const {
  bool free = true;
  for_each_node(atom, [&](Term t) {
    free = free && t.op() != Op::element && t.op() != Op::inner && t.op() != Op::sum &&
           t.op() != Op::least && t.op() != Op::expectation && !tied_.contains(t);
  });
  return free;
}

void SignSamples::keep(const std::vector<bool>& points) {
  for (auto& [atom, row] : rows_) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < row.size() && kept < kEnough; ++i) {
      if (points[i]) row[kept++] = row[i];
    }
    row.resize(std::min(kept, row.size()));
  }
  points_ = std::min<std::size_t>(kEnough, std::ranges::count(points, true));
}

const SignSamples::Row& SignSamples::values(Term atom) {
  const auto [place, is_new] = rows_.try_emplace(atom);
  Row& row = place->second;
  if (!is_new || !is_free(atom)) return row;
  if (atom.is_symbol()) {
    const Range range = ranges_[atom];
    for (std::size_t i = 0; i < points_; ++i) {
      row.push_back(chosen(i, atom, range.low, range.high));
    }
    return row;
  }
  const auto symbols = free_symbols(atom);
  const std::vector<Term> inputs(symbols.begin(), symbols.end());
  const Tape tape(std::span(&atom, 1), inputs);
  std::vector<double> at(inputs.size());
  for (std::size_t i = 0; i < points_; ++i) {
    for (std::size_t k = 0; k < inputs.size(); ++k) at[k] = values(inputs[k])[i];
    row.push_back(tape.run<double>(at)[0]);
  }
  return row;
}

/// NaN at all points where an atom is not free.
SignSamples::Row SignSamples::sums(const Polynomial& p, Row& sizes) {
  Row sum(points_, 0), product(points_);
  sizes.assign(points_, 0);
  for (const auto& [monomial, coefficient] : p.terms()) {
    std::ranges::fill(product, coefficient.to_double());
    for (const auto& [atom, power] : monomial.powers) {
      const Row& row = values(atom);
      if (row.size() != points_) return Row(points_, std::nan(""));
      for (int k = 0; k < power; ++k) {
        for (std::size_t i = 0; i < points_; ++i) product[i] *= row[i];
      }
    }
    for (std::size_t i = 0; i < points_; ++i) {
      sum[i] += product[i];
      sizes[i] += std::fabs(product[i]);
    }
  }
  return sum;
}

std::optional<bool> SignSamples::may_be_positive(const Polynomial& p, bool strict) {
  if (points_ == 0) return {};
  Row sizes;
  const Row sum = sums(p, sizes);
  bool known = false;
  for (std::size_t i = 0; i < points_; ++i) {
    if (sum[i] < -kRounding * sizes[i]) return false;
    if (strict && std::fabs(sum[i]) <= kZero * sizes[i]) return false;
    known = known || sum[i] >= -kRounding * sizes[i];
  }
  if (!known) return {};
  return true;
}

}  // namespace gradus
