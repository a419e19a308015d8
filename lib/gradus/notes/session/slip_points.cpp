#include "gradus/notes/session/slip_points.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <random>
#include <stdexcept>

namespace gradus {
namespace {

constexpr std::size_t dimension = 3;
constexpr unsigned outcomes = 16;

/// In [0.2, 1.8], of far seeds in [-5, 5]; the same for the same name.
double drawn(unsigned seed, const std::string& name, std::size_t part) {
  std::seed_seq mix{seed, static_cast<unsigned>(std::hash<std::string>{}(name)),
                    static_cast<unsigned>(part)};
  std::minstd_rand random(mix);
  const double part_of =
      static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max());
  return seed < far_seeds ? 0.2 + 1.6 * part_of : 10 * part_of - 5;
}

}  // namespace

SlipPoint::SlipPoint(const Statement& s, unsigned seed) : seed_(seed) {
  for (const Variable& v : s.domain.variables) {
    const std::string& name = v.symbol.name();
    const double value = drawn(seed, name, 0);
    // Small naturals make wrong powers agree: 2^2 = 2 * 2.
    fixed_.scalars[name] = v.symbol.sort() == Sort::natural
                               ? 3 + std::floor(3 * std::min(std::abs(value - 0.2), 1.6))
                               : value;
  }
  for (const std::string& name : s.domain.vectors) {
    for (std::size_t i = 0; i < dimension; ++i) {
      fixed_.vectors[name].push_back(drawn(seed, name, i) - 1);
    }
  }
  for (const std::string& name : s.domain.operators) {
    const bool turned = name.ends_with("^T");
    const std::string base = turned ? name.substr(0, name.size() - 2) : name;
    auto& rows = fixed_.operators[name];
    rows.assign(dimension, std::vector<double>(dimension));
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j < dimension; ++j) {
        rows[i][j] = drawn(seed, base, turned ? dimension * j + i : dimension * i + j) - 1;
      }
    }
  }
  for (const Moments& m : s.domain.moments) {
    random_.insert(m.name);
    if (m.first) hold_moment(*m.first, m.name, 1);
    if (m.second) hold_moment(*m.second, m.name, 2);
  }
  meet(s.domain.hypotheses);
}

/// r = 1 - \eta a gives r its value; each name gets one at most.
void SlipPoint::meet(const std::vector<Comparison>& hypotheses) {
  std::set<std::string> given;
  for (const Comparison& h : hypotheses) {
    const bool gives = h.relation == Relation::equal && h.left.is_symbol() &&
                       h.left.sort() == Sort::real && !free_symbols(h.right).contains(h.left);
    if (!gives || !given.insert(h.left.name()).second) continue;
    if (const auto value = this->value(h.right)) fixed_.scalars[h.left.name()] = *value;
  }
}

/// \mu or \sigma^2 gets the value that the moment has; the outcomes move to a mean that is given.
void SlipPoint::hold_moment(Term moment, const std::string& name, int order) {
  double sum = 0;
  for (unsigned k = 0; k < outcomes; ++k) sum += std::pow(member(name, 0, k), order);
  const double value = sum / outcomes;
  if (!moment.is_symbol() && order == 1) {
    shifts_[name] = evaluate<double>(moment, fixed_) - value;
    return;
  }
  const bool square = moment.op() == Op::power && same(moment.operand(1), Term(2));
  const Term symbol = square ? moment.operand(0) : moment;
  if (!symbol.is_symbol() && order == 2) {
    double mean = 0;
    for (unsigned k = 0; k < outcomes; ++k) mean += member(name, 0, k) / outcomes;
    const double variance = evaluate<double>(moment, fixed_) - mean * mean;
    if (!(variance > 0)) throw std::domain_error("a mean square below that of the mean");
    spreads_[name] = std::sqrt(variance);
    return;
  }
  if (!symbol.is_symbol()) throw std::domain_error("a moment that is no symbol");
  fixed_.scalars[symbol.name()] = square ? std::sqrt(value) : value;
}

/// Members of a random sequence follow the rows of a Hadamard matrix: of one distribution, and two
/// of them without correlation.
double SlipPoint::member(const std::string& name, long index,
                         std::optional<unsigned> outcome) const {
  const double alone = drawn(seed_, name, static_cast<std::size_t>(index + 1000));
  if (!random_.contains(name)) return alone;
  const auto shift = shifts_.find(name);
  const double moved = shift == shifts_.end() ? 0 : shift->second;
  if (!outcome) return alone + moved;
  const auto row = static_cast<unsigned>(((index % 15) + 15) % 15) + 1;
  const double side = std::popcount(row & *outcome) % 2 == 0 ? 1 : -1;
  const auto spread = spreads_.find(name);
  const double apart = spread == spreads_.end() ? drawn(seed_, name, 1) : spread->second;
  return drawn(seed_, name, 0) + side * apart + moved;
}

Valuation<double> SlipPoint::valuation(std::optional<unsigned> outcome) const {
  Valuation<double> at = fixed_;
  at.element = [this, outcome](const std::string& name, long index) {
    return member(name, index, outcome);
  };
  at.expectation = [this](Term body, const Valuation<double>& here) {
    double sum = 0;
    for (unsigned k = 0; k < outcomes; ++k) {
      Valuation<double> inside = valuation(k);
      inside.scalars = here.scalars;
      sum += evaluate<double>(body, inside);
    }
    return sum / outcomes;
  };
  return at;
}

std::optional<double> SlipPoint::value(Term t) const try {
  const double value = evaluate<double>(t, valuation(std::nullopt));
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
} catch (const std::domain_error&) {
  return std::nullopt;
} catch (const std::length_error&) {
  return std::nullopt;
}

bool agree(double a, double b) { return std::abs(a - b) <= 1e-9 * (std::abs(a) + std::abs(b)); }

}  // namespace gradus
