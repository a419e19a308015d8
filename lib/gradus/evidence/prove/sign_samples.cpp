#include "gradus/evidence/prove/sign_samples.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/sample_points.hpp"

namespace gradus {

namespace {

/// Points tried, and how many are enough.
constexpr std::size_t kTried = 96, kEnough = 24;
/// Of the size of its terms: what a sum may be off by, and what counts as 0 where > 0 is asked.
constexpr double kRounding = 1e-9, kZero = 1e-13;

/// Roots and absolute values are known by their squares.
bool is_root(Term atom) { return atom.op() == Op::sqrt || atom.op() == Op::abs; }
bool is_function(Term atom) { return atom.op() >= Op::exp && atom.op() <= Op::atan; }
bool is_computed(Term atom) { return atom.op() == Op::power || is_root(atom); }

}  // namespace

SignSamples::SignSamples(const std::vector<Positivity>& facts,
                         const std::vector<Polynomial>& nonzero)
    : points_(kTried), good_(kTried, true) {
  find_ranges(facts);
  for (const Positivity& fact : facts) {
    demand(fact.target, [&](double sum, double size) {
      return fact.strict ? sum > kRounding * size : sum >= 0;
    });
  }
  for (const Polynomial& p : nonzero) {
    demand(p, [](double sum, double size) { return std::fabs(sum) > kRounding * size; });
  }
  for (std::size_t before = tied_.size() + 1; !tied_.empty() && before != tied_.size();) {
    before = tied_.size();
    for (const Positivity& fact : facts) {
      if (is_tied(fact.target)) tie(fact.target);
    }
    for (const Polynomial& p : nonzero) {
      if (is_tied(p)) tie(p);
    }
  }
  keep_good_points();
}

void SignSamples::find_ranges(const std::vector<Positivity>& facts) {
  for (const Positivity& fact : facts) {
    const Polynomial& f = fact.target;
    const auto atoms = f.atoms();
    if (atoms.size() != 1 || f.total_degree() != 1) continue;
    const Term atom = *atoms.begin();
    const Rational slope = f.coefficient(atom, 1).constant_term();
    const double end = (-f.constant_term() / slope).to_double();
    Range& range = ranges_[atom];
    std::optional<double>& place = slope.sign() > 0 ? range.low : range.high;
    if (!place || (slope.sign() > 0 ? *place < end : *place > end)) place = end;
  }
}

/// Leaves the points at which p holds; where none is left, those that there were.
template <class Holds>
void SignSamples::demand(const Polynomial& p, const Holds& holds) {
  Row sizes;
  const Row sum = sums(p, sizes);
  std::vector<bool> both = good_;
  for (std::size_t i = 0; i < points_; ++i) {
    both[i] = both[i] && holds(sum[i], sizes[i]);  // of a NaN not known
  }
  if (std::ranges::find(both, true) == both.end()) return tie(p);
  good_ = std::move(both);
}

void SignSamples::tie(const Polynomial& p) {
  for (Term atom : p.atoms()) {
    tied_.insert(atom);
    if (is_computed(atom)) tied_.merge(free_symbols(atom));
  }
}

bool SignSamples::is_tied(const Polynomial& p) const {
  return std::ranges::any_of(p.atoms(), [&](Term atom) { return is_tied(atom); });
}

bool SignSamples::is_tied(Term atom) const {
  return tied_.contains(atom) ||
         (is_computed(atom) && std::ranges::any_of(free_symbols(atom), [&](Term symbol) {
            return tied_.contains(symbol);
          }));
}

void SignSamples::keep_good_points() {
  for (auto& [atom, row] : rows_) {
    if (row.empty()) continue;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < points_ && kept < kEnough; ++i) {
      if (good_[i]) row[kept++] = row[i];
    }
    row.resize(is_tied(atom) ? 0 : kept);
  }
  points_ = std::min<std::size_t>(kEnough, std::ranges::count(good_, true));
}

double SignSamples::value(Term atom, std::size_t number, std::size_t point) const {
  const double share = scattered(point, number);
  const auto known = ranges_.find(atom);
  SampleRange range;
  if (known != ranges_.end()) range = {known->second.low, known->second.high};
  switch (atom.op()) {
    case Op::symbol:
      if (atom.sort() == Sort::natural) return range.low.value_or(0) + std::floor(8 * share);
      break;
    case Op::inner:
      return inner(atom, point);
    case Op::exp:
    case Op::pi:
      if (!range.low && !range.high) return sampled_distance(point, share);
      if (!range.low || *range.low < 0) range.low = 0;
      break;
    default:
      break;
  }
  return sampled_value(point, share, range);
}

/// Of two vectors in three dimensions, one for each word.
double SignSamples::inner(Term atom, std::size_t point) const {
  const auto seed = [](const Word& w) {
    std::string name = w.vector;
    for (const std::string& h : w.operators) name += ' ' + h;
    std::uint64_t result = 0;
    for (char c : name) result = result * 131 + static_cast<unsigned char>(c);
    return result;
  };
  double sum = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const auto part = [&](const Word& w) {
      return sampled_value(point, scattered(3 * point + k, seed(w)), {});
    };
    sum += part(atom.inner_left()) * part(atom.inner_right());
  }
  return sum;
}

SignSamples::Row SignSamples::power(Term atom) {
  const auto symbols = free_symbols(atom);
  const std::vector<Term> inputs(symbols.begin(), symbols.end());
  Row row;
  // Where an input is tied, it has none.
  const auto has_values = [&](Term input) { return values(input).size() == points_; };
  if (!std::ranges::all_of(inputs, has_values)) return row;
  try {
    const Tape tape(std::span(&atom, 1), inputs);
    std::vector<double> at(inputs.size());
    for (std::size_t i = 0; i < points_; ++i) {
      for (std::size_t k = 0; k < inputs.size(); ++k) at[k] = values(inputs[k])[i];
      row.push_back(tape.run<double>(at)[0]);
    }
  } catch (const std::invalid_argument&) {
    // Of what has no value by itself.
  }
  return row;
}

/// NaN where the square is negative.
SignSamples::Row SignSamples::root(Term atom) {
  const Fraction square = normal_form(atom * atom);
  if (square.numerator.degree(atom) > 0 || square.denominator.degree(atom) > 0) return {};
  Row sizes;
  Row row = sums(square.numerator, sizes);
  const Row divisors = sums(square.denominator, sizes);
  for (std::size_t i = 0; i < points_; ++i) row[i] = std::sqrt(row[i] / divisors[i]);
  return row;
}

const SignSamples::Row& SignSamples::values(Term atom) {
  const auto [place, is_new] = rows_.try_emplace(atom);
  Row& row = place->second;
  if (!is_new || is_tied(atom)) return row;
  if (atom.op() == Op::power) return row = power(atom);
  if (is_root(atom)) return row = root(atom);
  // Numbered as they are met: other terms that were made before do not count.
  const std::size_t number = rows_.size();
  for (std::size_t i = 0; i < points_; ++i) row.push_back(value(atom, number, i));
  if (is_function(atom)) {
    const Row there = power(atom);
    for (std::size_t i = 1; i < there.size(); i += 2) {
      if (std::isfinite(there[i])) row[i] = there[i];
    }
  }
  return row;
}

/// NaN at all points where an atom has no values.
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
