// Sums of what is said of different unknowns: each of them for itself, with its share of what all
// have in common.

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/touching_parts.hpp"

namespace gradus {

namespace {

/// Longer sums are left alone.
constexpr std::size_t most_members = 64;

bool is_sum(Term t) { return t.op() == Op::add || t.op() == Op::subtract || t.op() == Op::negate; }

/// The members of a sum, multiplied out as it is written: nothing is cancelled.
class Members {
 public:
  static std::vector<Term> of(Term t) {
    Members m;
    m.add(t, [](Term part) { return part; });
    return std::move(m.found_);
  }

 private:
  using Around = std::function<Term(Term)>;

  void add(Term t, const Around& around) {
    if (found_.size() > most_members) return;
    const auto in = [&](std::size_t place) {
      return [&, place](Term part) {
        std::vector<Term> operands(t.operands().begin(), t.operands().end());
        operands[place] = part;
        return around(Term::make(t.op(), std::move(operands)));
      };
    };
    switch (t.op()) {
      case Op::add:
      case Op::subtract:
        add(t.operand(0), around);
        if (t.op() == Op::add) return add(t.operand(1), around);
        return add(t.operand(1), [&](Term part) { return around(-part); });
      case Op::negate:
        return add(t.operand(0), in(0));
      case Op::multiply:
        if (is_sum(t.operand(1))) return add(t.operand(1), in(1));
        [[fallthrough]];
      case Op::divide:
        if (is_sum(t.operand(0)) || t.operand(0).op() == Op::multiply)
          return add(t.operand(0), in(0));
        [[fallthrough]];
      default:
        found_.push_back(around(t));
    }
  }

  std::vector<Term> found_;
};

/// The members by unknowns that none shares with another, but for `shared`; at last those with
/// that alone.
struct Groups {
  std::vector<Term> sums;
  std::optional<Term> common;
};

Groups groups_of(const std::vector<Term>& members, const Domain& d, std::optional<Term> shared) {
  const std::size_t count = d.variables.size();
  std::vector<std::size_t> root(count);
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto unknowns_of = [&](Term t) {
    std::vector<std::size_t> result;
    for (std::size_t v = 0; v < count; ++v) {
      const Term x = d.variables[v].symbol;
      if (contains(t, x) && !(shared && same(x, *shared))) result.push_back(v);
    }
    return result;
  };
  for (Term t : members) {
    const auto mine = unknowns_of(t);
    for (std::size_t v : mine) std::ranges::replace(root, root[v], root[mine.front()]);
  }
  std::map<std::size_t, Term> sums;
  Groups groups;
  const auto plus = [](const std::optional<Term>& sum, Term t) { return sum ? *sum + t : t; };
  for (Term t : members) {
    const auto mine = unknowns_of(t);
    if (mine.empty()) {
      groups.common = plus(groups.common, t);
      continue;
    }
    const std::size_t group = root[mine.front()];
    const auto [at, is_new] = sums.emplace(group, t);
    if (!is_new) at->second = at->second + t;
  }
  for (const auto& [group, sum] : sums) groups.sums.push_back(sum);
  return groups;
}

std::vector<Reduction> find(const Statement& s) {
  if (s.domain.variables.size() < 2) return {};
  const std::vector<Term> members = Members::of(gap(s.conclusion));
  if (members.size() < 2 || members.size() > most_members) return {};
  std::vector<std::optional<Term>> candidates{std::nullopt};
  if (s.domain.variables.size() > 2) {
    for (const Variable& v : s.domain.variables) candidates.emplace_back(v.symbol);
  }
  for (const auto& shared : candidates) {
    const Groups groups = groups_of(members, s.domain, shared);
    if (groups.sums.size() < 2) continue;
    Reduction result{{},
                     {"for each of " + std::to_string(groups.sums.size()) +
                      " sums without common unknowns" + (shared ? " but " + text(*shared) : "")}};
    for (Term sum : groups.sums) {
      ReducedStatement part{s, {}};
      const Term share = groups.common ? sum + *groups.common / Term(groups.sums.size()) : sum;
      part.statement.conclusion = {share, greater_than_zero(is_strict(s.conclusion.relation)),
                                   Term(0)};
      result.parts.push_back(std::move(part));
    }
    return {std::move(result)};
  }
  return {};
}

}  // namespace

std::vector<Reduction> reductions_to_separate_sums(const Statement& s) {
  return reduced_by(find, s);
}

}  // namespace gradus
