#include "gradus/algebra/rewrite.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace gradus {

namespace {

using SymbolSet = std::set<Term, TermOrder>;

/// Keys that were met: most formulas are so small that to look through a list is quicker than to
/// hash.
template <class Key>
class Seen {
 public:
  /// False where it was there before.
  bool insert(Key key) {
    if (!many_.empty()) return many_.insert(key).second;
    if (std::ranges::find(few_, key) != few_.end()) return false;
    few_.push_back(key);
    if (few_.size() > kFew) many_.insert(few_.begin(), few_.end());
    return true;
  }

 private:
  static constexpr std::size_t kFew = 48;
  std::vector<Key> few_;
  std::unordered_set<Key> many_;
};

bool binds(Term t) { return t.op() == Op::sum || t.op() == Op::least; }

/// Numbers the sets of indices that are bound at some place; 0 is the empty set.
class Scopes {
 public:
  std::uint32_t inside(std::uint32_t scope, Term index) {
    SymbolSet bound = bound_[scope];
    bound.insert(index);
    const auto found = std::ranges::find_if(bound_, [&](const SymbolSet& other) {
      return std::ranges::equal(bound, other, [](Term a, Term b) { return same(a, b); });
    });
    const auto number = static_cast<std::uint32_t>(found - bound_.begin());
    if (found == bound_.end()) bound_.push_back(std::move(bound));
    return number;
  }

  bool binds(std::uint32_t scope, Term symbol) const { return bound_[scope].contains(symbol); }
  bool binds_any(std::uint32_t scope, const SymbolSet& symbols) const {
    return std::ranges::any_of(symbols, [&](Term s) { return binds(scope, s); });
  }

 private:
  std::vector<SymbolSet> bound_{SymbolSet{}};
};

/// A node at a place where some indices are bound.
struct Place {
  Term node;
  std::uint32_t scope = 0;
  std::uint64_t key() const { return (std::uint64_t{scope} << 32U) | node.id(); }
};

/// Visits each place once, operands first, on a stack of its own (formulas may be very deep). Where
/// enter(place) is false, neither the operands nor leave(place) follow. A bound index is no operand
/// here.
template <class Enter, class Leave>
void walk_places(Term root, Scopes& scopes, Enter&& enter, Leave&& leave) {
  struct Frame {
    Place place;
    std::size_t next;
  };
  Seen<std::uint64_t> seen;
  std::vector<Frame> stack;
  const auto push = [&](Place place) {
    if (!seen.insert(place.key()) || !enter(place)) return;
    stack.push_back({place, binds(place.node) ? 1U : 0U});
  };
  push({root});
  while (!stack.empty()) {
    Frame& top = stack.back();
    const Place place = top.place;
    if (top.next == place.node.operands().size()) {
      stack.pop_back();
      leave(place);
      continue;
    }
    const std::size_t i = top.next++;
    const bool body = binds(place.node) && i == 3;
    push({place.node.operand(i),
          body ? scopes.inside(place.scope, place.node.operand(0)) : place.scope});
  }
}

class Substituter {
 public:
  explicit Substituter(const Substitution& s) : substitution_(s) {}

  Term apply(Term root) {
    walk_places(
        root, scopes_, [&](Place place) { return !replace(place); },
        [&](Place place) { rebuild(place); });
    return result_.at(Place{root}.key());
  }

 private:
  bool replace(Place place) {
    const auto found = substitution_.find(place.node);
    if (found == substitution_.end()) return false;
    if (place.scope != 0) {
      if (scopes_.binds_any(place.scope, symbols_of(found->first))) return false;
      if (scopes_.binds_any(place.scope, symbols_of(found->second))) {
        throw std::invalid_argument("substitute: a bound index would capture a symbol of a value");
      }
    }
    result_.insert_or_assign(place.key(), found->second);
    return true;
  }

  void rebuild(Place place) {
    const auto parts = place.node.operands();
    std::vector<Term> operands(parts.begin(), parts.end());
    for (std::size_t i = binds(place.node) ? 1 : 0; i < operands.size(); ++i) {
      const bool body = binds(place.node) && i == 3;
      const std::uint32_t scope = body ? scopes_.inside(place.scope, operands[0]) : place.scope;
      operands[i] = result_.at(Place{operands[i], scope}.key());
    }
    result_.insert_or_assign(place.key(), with_operands(place.node, std::move(operands)));
  }

  const SymbolSet& symbols_of(Term t) {
    const auto found = symbols_.find(t.id());
    if (found != symbols_.end()) return found->second;
    return symbols_.emplace(t.id(), free_symbols(t)).first->second;
  }

  const Substitution& substitution_;
  Scopes scopes_;
  std::unordered_map<std::uint64_t, Term> result_;
  std::unordered_map<std::uint32_t, SymbolSet> symbols_;
};

}  // namespace

Term with_operands(Term node, std::vector<Term> operands) {
  if (std::ranges::equal(node.operands(), operands, [](Term a, Term b) { return same(a, b); })) {
    return node;
  }
  if (node.op() == Op::element && operands.size() == 1) {
    return Term::element(node.name(), operands.front());
  }
  return Term::make(node.op(), std::move(operands));
}

Term substitute(Term t, const Substitution& s) { return s.empty() ? t : Substituter(s).apply(t); }

Comparison substitute(const Comparison& c, const Substitution& s) {
  return {substitute(c.left, s), c.relation, substitute(c.right, s)};
}

void for_each_node(Term t, const std::function<void(Term)>& visit) {
  struct Frame {
    Term node;
    std::size_t next;
  };
  Seen<std::uint32_t> seen;
  seen.insert(t.id());
  std::vector<Frame> stack{{t, 0}};
  while (!stack.empty()) {
    Frame& top = stack.back();
    if (top.next == top.node.operands().size()) {
      const Term done = top.node;
      stack.pop_back();
      visit(done);
      continue;
    }
    const Term operand = top.node.operand(top.next++);
    if (seen.insert(operand.id())) stack.push_back({operand, 0});
  }
}

Term transform(Term t, const std::function<Term(Term)>& f) {
  std::unordered_map<std::uint32_t, Term> result;
  for_each_node(t, [&](Term node) {
    std::vector<Term> operands;
    for (Term operand : node.operands()) operands.push_back(result.at(operand.id()));
    result.emplace(node.id(), f(with_operands(node, std::move(operands))));
  });
  return result.at(t.id());
}

std::set<Term, TermOrder> free_symbols(Term t) {
  SymbolSet result;
  Scopes scopes;
  walk_places(
      t, scopes, [](Place) { return true; },
      [&](Place place) {
        if (place.node.is_symbol() && !scopes.binds(place.scope, place.node)) {
          result.insert(place.node);
        }
      });
  return result;
}

std::set<std::string> sequences(Term t) {
  std::set<std::string> result;
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::element) result.insert(node.name());
  });
  return result;
}

bool contains(Term t, Term part) {
  // Operands are older than the node that has them, so nothing older than `part` can hold it.
  Seen<std::uint32_t> seen;
  seen.insert(t.id());
  std::vector<Term> open{t};
  while (!open.empty()) {
    const Term node = open.back();
    open.pop_back();
    if (same(node, part)) return true;
    for (Term operand : node.operands()) {
      if (operand.id() >= part.id() && seen.insert(operand.id())) open.push_back(operand);
    }
  }
  return false;
}

std::size_t node_count(Term t) {
  std::size_t count = 0;
  for_each_node(t, [&](Term) { ++count; });
  return count;
}

}  // namespace gradus
