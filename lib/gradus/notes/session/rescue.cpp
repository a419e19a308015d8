#include "gradus/notes/session/rescue.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <random>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/prove/prove.hpp"

namespace gradus {
namespace {

constexpr long most_recursion = 100;
constexpr std::size_t most_nodes = 300, most_evaluated = 3000, most_trials = 24, most_names = 6;

bool is_name(const std::string& name) {
  return std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '^' || c == '\\' || c == '{' || c == '}';
  });
}

/// Adds hypotheses to a statement and asks whether it is proved then.
class Rescue {
 public:
  Rescue(const Statement& s, const std::function<bool(const Statement&)>& proves)
      : given_(s), proves_(proves) {
    auto used = free_symbols(s.conclusion.left);
    used.merge(free_symbols(s.conclusion.right));
    for (const Variable& v : s.domain.variables) {
      if (!is_name(v.symbol.name()) || !used.contains(v.symbol)) continue;
      const bool positive = v.lower && *v.lower >= Rational(v.lower_strict ? 0 : 1);
      if (!positive) open_.push_back(v.symbol);
      if (v.symbol.sort() == Sort::real) reals_.push_back(v.symbol);
    }
  }

  std::optional<std::string> find() {
    if (reals_.size() + open_.size() == 0 || reals_.size() > most_names) return std::nullopt;
    std::vector<Comparison> positive;
    for (const Term x : open_) positive.push_back(lower_bound(x));
    if (!positive.empty() && decides(positive)) return shown(reduced(positive));
    for (const Term x : reals_) {
      std::vector<Comparison> more = positive;
      more.push_back(x < Term(1));
      if (decides(more)) return shown(reduced(more));
    }
    for (const Term x : reals_) {
      for (const Term y : reals_) {
        std::vector<Comparison> more = positive;
        more.push_back(x <= y);
        if (!same(x, y) && decides(more)) return shown(reduced(more));
      }
    }
    return std::nullopt;
  }

 private:
  static Comparison lower_bound(Term x) {
    return x.sort() == Sort::natural ? x >= Term(1) : x > Term(0);
  }

  Statement with(const std::vector<Comparison>& hypotheses) const {
    Statement s = given_;
    for (const Comparison& h : hypotheses) {
      const auto v = std::ranges::find_if(
          s.domain.variables, [&](const Variable& known) { return same(known.symbol, h.left); });
      const bool below = h.relation == Relation::greater || h.relation == Relation::greater_equal;
      if (below && v != s.domain.variables.end()) {
        v->lower = h.right.value();
        v->lower_strict = h.relation == Relation::greater;
      } else {
        s.domain.hypotheses.push_back(h);
      }
    }
    return s;
  }

  bool decides(const std::vector<Comparison>& hypotheses) {
    if (++trials_ > most_trials) return false;
    const Statement s = with(hypotheses);
    try {
      return prove_soon(shift_naturals(s)) && proves_(s);
    } catch (const std::length_error&) {
      return false;
    } catch (const std::domain_error&) {
      return false;
    }
  }

  /// Without those that it holds without.
  std::vector<Comparison> reduced(std::vector<Comparison> hypotheses) {
    for (std::size_t i = hypotheses.size(); hypotheses.size() > 1 && i-- > 0;) {
      std::vector<Comparison> fewer = hypotheses;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (decides(fewer)) hypotheses = std::move(fewer);
    }
    return hypotheses;
  }

  static std::string shown(const std::vector<Comparison>& hypotheses) {
    std::string out;
    for (const Comparison& h : hypotheses) out += (out.empty() ? "" : ", ") + text(h);
    return out;
  }

  const Statement& given_;
  const std::function<bool(const Statement&)>& proves_;
  std::vector<Term> open_, reals_;
  std::size_t trials_ = 0;
};

/// Values, and whether both sides are equal there.
struct Drawn {
  Valuation<double> at;
  bool equal = false;
};

/// x <= y where the sides are equal exactly for such values; or nothing.
std::string order_of_names(const Statement& s, const std::vector<Drawn>& seen) {
  for (const Variable& x : s.domain.variables) {
    for (const Variable& y : s.domain.variables) {
      const std::string &a = x.symbol.name(), &b = y.symbol.name();
      const bool told = a != b && std::ranges::all_of(seen, [&](const Drawn& d) {
                          return d.equal == (d.at.scalars.at(a) <= d.at.scalars.at(b));
                        });
      if (told) return a + " <= " + b;
    }
  }
  return {};
}

/// The member of a sequence that a recursion gives, as \\prod is.
double by_recursion(const Recursion& r, long index, const Valuation<double>& at) {
  if (index <= r.from) return evaluate<double>(r.start, at);
  if (index > r.from + most_recursion) throw std::length_error("found too many factors");
  Valuation<double> before = at;
  before.scalars[r.index.name()] = static_cast<double>(index - 1);
  return evaluate<double>(r.next, before);
}

bool is_small(const Statement& s) {
  return node_count(s.conclusion.left) + node_count(s.conclusion.right) <= most_nodes;
}

}  // namespace

std::optional<std::string> rescuing_hypothesis(
    const Statement& s, const std::function<bool(const Statement&)>& proves) {
  if (!is_small(s) || !faults(s).empty() || s.conclusion.relation == Relation::not_equal) {
    return std::nullopt;
  }
  return Rescue(s, proves).find();
}

std::optional<std::string> region_of_equality(const Statement& s) {
  const std::string somewhere = "for some values only";
  if (node_count(s.conclusion.left) + node_count(s.conclusion.right) > most_evaluated) {
    return somewhere;
  }
  constexpr int draws = 48;
  std::mt19937_64 random(1);
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11U) * 0x1p-53;
  };
  std::vector<Drawn> seen;
  bool has_reals = false;
  for (int draw = 0; draw < draws; ++draw) {
    Drawn drawn;
    for (const Variable& v : s.domain.variables) {
      const bool natural = v.symbol.sort() == Sort::natural;
      has_reals = has_reals || !natural;
      // Small naturals make wrong powers agree: 2^2 = 2 * 2.
      drawn.at.scalars[v.symbol.name()] =
          natural ? static_cast<double>(3 + random() % 6) : between(0.1, draw % 2 == 0 ? 1.0 : 3.0);
    }
    std::map<std::pair<std::string, long>, double> members;
    drawn.at.element = [&](const std::string& name, long index) {
      const auto product = std::ranges::find(s.domain.recursions, name, &Recursion::name);
      if (product != s.domain.recursions.end()) return by_recursion(*product, index, drawn.at);
      has_reals = true;
      return members.emplace(std::pair(name, index), between(0.1, 3.0)).first->second;
    };
    try {
      const double left = evaluate<double>(s.conclusion.left, drawn.at);
      const double right = evaluate<double>(s.conclusion.right, drawn.at);
      const double size = 1 + std::abs(left) + std::abs(right);
      if (!std::isfinite(size)) continue;
      drawn.equal = std::abs(left - right) <= 1e-11 * size;
      seen.push_back(std::move(drawn));
    } catch (const std::exception&) {
      return somewhere;
    }
  }
  const auto equal = [](const Drawn& d) { return d.equal; };
  if (seen.empty()) return somewhere;
  if (std::ranges::all_of(seen, equal)) return "where its names are positive";
  if (std::ranges::none_of(seen, equal) || !has_reals) return std::nullopt;
  const std::string order = order_of_names(s, seen);
  return order.empty() ? somewhere : "where its names are positive and " + order;
}

}  // namespace gradus
