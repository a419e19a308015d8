#include "gradus/evidence/refute/refute.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/refute/search.hpp"
#include "gradus/evidence/refute/shrink.hpp"

namespace gradus {

namespace {

/// Formulas larger than this are no statement that a search gets anywhere with.
constexpr std::size_t kNodes = 20'000;
/// Tests that may be spent on a simpler witness.
constexpr std::uint64_t kShrinking = 20'000;
/// Tests of points at the ends of ranges and far out.
constexpr std::uint64_t kRemote = 10'000;

std::chrono::steady_clock::time_point deadline_of(const Budget& budget) {
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(
             std::chrono::duration<double>(std::min(budget.seconds, 1e6)));
}

/// A statement without models, and which model it came from.
struct Instance {
  Statement statement;
  std::string model;
};

bool is_scalar(const Statement& s) {
  bool scalar = unknowns(s).sequences.empty();
  const auto look = [&](Term t) { scalar = scalar && t.op() != Op::inner; };
  for (const Term side : {s.conclusion.left, s.conclusion.right}) for_each_node(side, look);
  for (const Comparison& c : s.domain.hypotheses) {
    for (const Term side : {c.left, c.right}) for_each_node(side, look);
  }
  for (const Premise& p : s.domain.premises) {
    for (const Term side : {p.holds.left, p.holds.right}) for_each_node(side, look);
  }
  return scalar;
}

std::vector<Instance> instances(const Statement& s, Goal goal) {
  std::vector<Instance> result;
  for (const Model& m : s.domain.models) result.push_back({instantiate(s, m), m.name});
  const bool direct = s.domain.premises.empty() || goal == Goal::model || is_scalar(s);
  if (result.empty() && direct) result.push_back({s, ""});
  return result;
}

bool has(const Statement& s, Op op) {
  bool found = false;
  const auto look = [&](Term t) { found = found || t.op() == op; };
  const auto look_at = [&](const Comparison& c) {
    for_each_node(c.left, look);
    for_each_node(c.right, look);
  };
  look_at(s.conclusion);
  for (const Comparison& c : s.domain.hypotheses) look_at(c);
  for (const Premise& p : s.domain.premises) look_at(p.holds);
  for (const Recursion& r : s.domain.recursions) look_at({r.start, Relation::equal, r.next});
  return found;
}

std::vector<Layout> layouts(const Statement& s) {
  const bool vectors = has(s, Op::inner);
  const bool random = has(s, Op::expectation) && !s.domain.moments.empty();
  std::vector<Layout> result;
  for (const int outcomes : {1, 2}) {
    for (const int dimension : {1, 2}) {
      if ((dimension == 1 || vectors) && (outcomes == 1 || random)) {
        result.push_back({dimension, outcomes});
      }
    }
  }
  return result;
}

struct Hit {
  Found found;
  std::string model;
};

enum class Among { all, simplest, random };

std::optional<Hit> search(const Statement& s, const Budget& budget, Goal goal,
                          Among points = Among::all) {
  if (node_count(s.conclusion.left) + node_count(s.conclusion.right) > kNodes) return {};
  struct Place {
    Search search;
    std::string model;
  };
  std::vector<Place> places;
  for (const Instance& i : instances(s, goal)) {
    for (const Layout& l : layouts(i.statement)) {
      places.push_back({Search(i.statement, l, goal), i.model});
    }
  }
  if (places.empty()) return {};
  const auto deadline = deadline_of(budget);
  const auto share = [&](double part) {
    return Effort(static_cast<std::uint64_t>(static_cast<double>(budget.cases) * part /
                                             static_cast<double>(places.size())),
                  deadline);
  };
  // A little everywhere first, so that a layout in which the statement is true does not use up the
  // budget.
  for (const double part :
       {places.size() > 1 ? 0.05 : 0.0, points == Among::simplest ? 0.95 : 0.65}) {
    if (points == Among::random) break;
    for (Place& p : places) {
      Effort effort = share(part);
      if (auto found = p.search.exhaustive(effort)) return Hit{std::move(*found), p.model};
    }
  }
  if (points == Among::simplest) return {};
  for (Place& p : places) {
    if (points == Among::random) break;
    Effort effort(std::min(budget.cases, kRemote), deadline);
    if (auto found = p.search.remote(effort)) return Hit{std::move(*found), p.model};
  }
  for (Place& p : places) {
    Effort effort = share(points == Among::random ? 1 : 0.3);
    if (auto found = p.search.random(effort, budget.seed)) return Hit{std::move(*found), p.model};
  }
  return {};
}

std::optional<Witness> witness(const std::optional<Hit>& hit) {
  if (!hit) return {};
  const Found& found = hit->found;
  const Shown shown = found.where->conclusion(found.values);
  return Witness{found.where->point(found.values), hit->model, shown.left, shown.right,
                 shown.exact};
}

}  // namespace

std::optional<Witness> refute(const Statement& s, const Budget& budget) {
  return witness(search(s, budget, Goal::failure));
}

std::optional<Witness> refute_simply(const Statement& s, const Budget& budget) {
  return witness(search(s, budget, Goal::failure, Among::simplest));
}

std::optional<Witness> refute_at_random(const Statement& s, const Budget& budget) {
  return witness(search(s, budget, Goal::failure, Among::random));
}

std::optional<Witness> refute_from(const Statement& s, const Point& p, const Budget& budget) {
  try {
    Specialiser specialise(s.domain, Layout{}, {});
    const Concrete concrete(s, specialise, true);
    const auto values = concrete.values_at(p);
    if (!values) return {};
    Effort effort(kShrinking, deadline_of(budget));
    const auto simplest = shrink(concrete, Goal::failure, *values, effort);
    // What is simpler has been looked at.
    if (simplest == *values && !is_sought(concrete, Goal::failure, *values)) return {};
    const Shown shown = concrete.conclusion(simplest);
    return Witness{concrete.point(simplest), "", shown.left, shown.right, shown.exact};
  } catch (const std::domain_error&) {
    return {};
  } catch (const std::length_error&) {
    return {};
  }
}

std::optional<Point> satisfy(const Statement& stated, const Budget& budget) {
  // Enclosures decide this wherever both sides have values, even where they cannot compare these.
  Statement s = stated;
  s.conclusion = square(stated.conclusion.left) + square(stated.conclusion.right) >= Term(0);
  const auto hit = search(s, budget, Goal::model);
  if (!hit) return {};
  return hit->found.where->point(hit->found.values);
}

std::optional<bool> holds_at(const Statement& s, const Point& p) {
  Layout layout;
  std::map<std::string, long> naturals;
  if (!p.vectors.empty()) layout.dimension = static_cast<int>(p.vectors[0].second.size());
  if (!p.distributions.empty()) {
    layout.outcomes = static_cast<int>(p.distributions[0].outcomes.size());
  }
  const auto given = [&](const std::string& name) -> std::optional<Rational> {
    const auto known =
        std::ranges::find_if(p.scalars, [&](const auto& scalar) { return scalar.first == name; });
    if (known == p.scalars.end()) return {};
    return known->second;
  };
  for (const Variable& v : unknowns(s).scalars) {
    const auto value = given(v.symbol.name());
    if (value && !axis_of(v).contains(*value)) return {};
  }
  for (const Variable& v : shape_naturals(s)) {
    const auto value = given(v.symbol.name());
    if (!value || !value->to_long()) return {};
    naturals[v.symbol.name()] = *value->to_long();
  }
  try {
    Specialiser specialise(s.domain, layout, naturals);
    const Concrete concrete(s, specialise, false);
    const auto values = concrete.values_at(p);
    if (!values || !concrete.inside(*values)) return {};
    const Shown shown = concrete.conclusion(*values);
    if (shown.kind == Shown::Kind::undefined) return {};
    return shown.kind == Shown::Kind::holds;
  } catch (const std::domain_error&) {
    return {};
  } catch (const std::length_error&) {
    return {};
  }
}

}  // namespace gradus
