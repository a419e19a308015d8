#include "gradus/evidence/experiment/sweep_code.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {
namespace {

using Id = SweepCode::Id;
using Node = SweepCode::Node;
/// Bound indices in force and their integer slots.
using Scope = std::map<Term, Id, TermOrder>;

class Compiler {
 public:
  explicit Compiler(const Statement& s) : statement_(s) {}

  SweepCode run() {
    const Domain& d = statement_.domain;
    for (const Variable& v : unknowns(statement_).scalars) {
      if (v.symbol.sort() == Sort::natural) {
        natural_slots_[v.symbol] = static_cast<Id>(code_.naturals.size());
        code_.naturals.push_back(v);
      } else {
        scalar_slots_[v.symbol] = static_cast<Id>(code_.scalars.size());
        code_.scalars.push_back(v);
      }
    }
    code_.integers = static_cast<Id>(code_.naturals.size());
    code_.random_slot = code_.integers++;
    for (const Recursion& r : d.recursions) declare(r.name, SweepCode::Sequence::Kind::recursion);
    for (const Moments& m : d.moments) declare(m.name, SweepCode::Sequence::Kind::random);
    for (const Recursion& r : d.recursions) define(r);
    for (const Moments& m : d.moments) add_moments(m);
    for (const Comparison& c : d.hypotheses) code_.hypotheses.push_back(condition(c, {}));
    for (const Premise& p : d.premises) add_premise(p);
    add_definitions();
    code_.conclusion = condition(statement_.conclusion, {});
    return std::move(code_);
  }

 private:
  Id declare(const std::string& name, SweepCode::Sequence::Kind kind) {
    const auto [at, fresh] = sequence_slots_.emplace(name, static_cast<Id>(code_.sequences.size()));
    if (fresh) {
      SweepCode::Sequence sequence;
      sequence.name = name;
      sequence.kind = kind;
      code_.sequences.push_back(std::move(sequence));
    }
    return at->second;
  }

  void define(const Recursion& r) {
    const Id slot = sequence_slots_.at(r.name);
    const Id index = code_.integers++;
    const Id start = compile(r.start, {});
    const Id next = compile(r.next, {{r.index, index}});
    SweepCode::Sequence& sequence = code_.sequences[slot];
    sequence.index = index;
    sequence.start = start;
    sequence.next = next;
    sequence.from = r.from;
    sequence.closed = !gradus::sequences(r.next).contains(r.name);
  }

  void add_moments(const Moments& m) {
    SweepCode::Moment moment;
    moment.sequence = sequence_slots_.at(m.name);
    if (m.first) moment.first = compile(*m.first, {});
    if (m.second) moment.second = compile(*m.second, {});
    code_.moments.push_back(moment);
  }

  void add_premise(const Premise& p) {
    if (!p.index) {
      code_.hypotheses.push_back(condition(p.holds, {}));
      return;
    }
    const Id index = code_.integers++;
    SweepCode::Condition c = condition(p.holds, {{*p.index, index}});
    c.index = index;
    c.from = p.from;
    code_.hypotheses.push_back(c);
  }

  SweepCode::Condition condition(const Comparison& c, const Scope& scope) {
    SweepCode::Condition result;
    result.relation = c.relation;
    result.left = compile(c.left, scope);
    result.right = compile(c.right, scope);
    return result;
  }

  /// Hypotheses with a real variable alone on one side. No formula may mention a scalar that is
  /// itself defined, so that the order does not matter.
  void add_definitions() {
    std::set<Term, TermOrder> defined, mentioned;
    const auto add = [&](Term symbol, Term value, Id hypothesis, bool always) {
      if (!symbol.is_symbol() || !scalar_slots_.contains(symbol) || defined.contains(symbol) ||
          mentioned.contains(symbol) || contains(value, symbol) || value.is_constant()) {
        return;
      }
      const auto free = free_symbols(value);
      if (std::ranges::any_of(free, [&](Term f) { return defined.contains(f); })) return;
      defined.insert(symbol);
      mentioned.insert(free.begin(), free.end());
      code_.definitions.push_back(
          {scalar_slots_.at(symbol), compile(value, {}), hypothesis, always});
    };
    for (const bool always : {true, false}) {
      for (Id i = 0; i < statement_.domain.hypotheses.size(); ++i) {
        const Comparison& c = statement_.domain.hypotheses[i];
        const bool equation = c.relation == Relation::equal;
        const bool attained =
            c.relation == Relation::less_equal || c.relation == Relation::greater_equal;
        if (always ? !equation : !attained) continue;
        add(c.left, c.right, i, always);
        add(c.right, c.left, i, always);
      }
    }
  }

  Id compile(Term t, const Scope& scope) {
    Scope used;
    if (!scope.empty()) {
      for (const Term symbol : free_symbols(t)) {
        if (const auto at = scope.find(symbol); at != scope.end()) used.insert(*at);
      }
    }
    std::vector<std::pair<std::uint32_t, Id>> key;
    for (const auto& [symbol, slot] : used) key.emplace_back(symbol.id(), slot);
    const auto known = known_.find({t.id(), key});
    if (known != known_.end()) return known->second;
    if (++depth_ > 400) throw std::invalid_argument("a formula is nested too deeply");
    Node node = build(t, used);
    --depth_;
    std::ranges::sort(node.depends_on);
    node.depends_on.erase(std::unique(node.depends_on.begin(), node.depends_on.end()),
                          node.depends_on.end());
    code_.nodes.push_back(std::move(node));
    const Id id = static_cast<Id>(code_.nodes.size() - 1);
    known_[{t.id(), key}] = id;
    return id;
  }

  void depend(Node& node, Id part) {
    const auto& more = code_.nodes[part].depends_on;
    node.depends_on.insert(node.depends_on.end(), more.begin(), more.end());
  }

  Node build(Term t, const Scope& scope) {
    Node node;
    node.op = t.op();
    switch (t.op()) {
      case Op::constant:
        node.slot = static_cast<Id>(code_.constants.size());
        code_.constants.push_back(t.value());
        node.integer = t.value().to_long().has_value();
        return node;
      case Op::pi:
        return node;
      case Op::symbol:
        return symbol(t, scope);
      case Op::element:
        return element(t, scope);
      case Op::inner:
        return inner(t);
      case Op::sum:
      case Op::least:
        return loop(t, scope);
      case Op::expectation:
        if (code_.moments.empty()) {
          throw std::invalid_argument("an expectation without declared moments");
        }
        node.a = compile(t.operand(0), scope);
        depend(node, node.a);
        std::erase(node.depends_on, code_.random_slot);
        return node;
      default:
        break;
    }
    node.a = compile(t.operand(0), scope);
    depend(node, node.a);
    node.integer = code_.nodes[node.a].integer;
    if (t.operands().size() > 1) {
      node.b = compile(t.operand(1), scope);
      depend(node, node.b);
      node.integer = node.integer && code_.nodes[node.b].integer;
    }
    node.integer = node.integer && (t.op() == Op::negate || t.op() == Op::add ||
                                    t.op() == Op::subtract || t.op() == Op::multiply);
    if (t.op() == Op::power && code_.nodes[node.b].integer &&
        code_.nodes[node.a].depends_on.empty() && !t.operand(1).is_constant()) {
      node.tabulated = true;
      const auto [at, fresh] = table_slots_.emplace(node.a, code_.tables);
      if (fresh) ++code_.tables;
      node.slot = at->second;
    }
    return node;
  }

  Node symbol(Term t, const Scope& scope) {
    Node node;
    node.op = Op::symbol;
    if (const auto bound = scope.find(t); bound != scope.end()) {
      node.integer = true;
      node.slot = bound->second;
      node.depends_on = {bound->second};
    } else if (const auto natural = natural_slots_.find(t); natural != natural_slots_.end()) {
      node.integer = true;
      node.slot = natural->second;
    } else if (const auto scalar = scalar_slots_.find(t); scalar != scalar_slots_.end()) {
      node.slot = scalar->second;
    } else {
      throw std::invalid_argument("the symbol " + t.name() + " has no values");
    }
    return node;
  }

  Node element(Term t, const Scope& scope) {
    Node node;
    node.op = Op::element;
    node.slot = declare(t.name(), SweepCode::Sequence::Kind::unknown);
    node.a = compile(t.operand(0), scope);
    if (!code_.nodes[node.a].integer) {
      throw std::invalid_argument("an index of " + t.name() + " is not visibly an integer");
    }
    depend(node, node.a);
    const bool may_be_random = !code_.moments.empty() || !statement_.domain.moments.empty();
    if (may_be_random && code_.sequences[node.slot].kind != SweepCode::Sequence::Kind::unknown) {
      node.depends_on.push_back(code_.random_slot);
    }
    return node;
  }

  template <class Names>
  static Id position(Names& names, const std::string& name) {
    const auto at = std::ranges::find(names, name);
    if (at != names.end()) return static_cast<Id>(at - names.begin());
    names.push_back(name);
    return static_cast<Id>(names.size() - 1);
  }

  Node inner(Term t) {
    SweepCode::Inner product;
    for (const std::string& op : t.inner_left().operators) {
      product.left_operators.push_back(position(code_.operators, op));
    }
    for (const std::string& op : t.inner_right().operators) {
      product.right_operators.push_back(position(code_.operators, op));
    }
    product.left = position(code_.vectors, t.inner_left().vector);
    product.right = position(code_.vectors, t.inner_right().vector);
    Node node;
    node.op = Op::inner;
    node.slot = static_cast<Id>(code_.inners.size());
    code_.inners.push_back(std::move(product));
    return node;
  }

  Node loop(Term t, const Scope& scope) {
    Node node;
    node.op = t.op();
    node.slot = code_.integers++;
    node.a = compile(t.operand(1), scope);
    node.b = compile(t.operand(2), scope);
    if (!code_.nodes[node.a].integer || !code_.nodes[node.b].integer) {
      throw std::invalid_argument("a limit of a sum is not visibly an integer");
    }
    Scope within = scope;
    within[t.operand(0)] = node.slot;
    node.body = compile(t.operand(3), within);
    for (const Id part : {node.a, node.b, node.body}) depend(node, part);
    std::erase(node.depends_on, node.slot);
    return node;
  }

  const Statement& statement_;
  SweepCode code_;
  std::map<Term, Id, TermOrder> scalar_slots_, natural_slots_;
  std::map<std::string, Id> sequence_slots_;
  std::map<std::pair<std::uint32_t, std::vector<std::pair<std::uint32_t, Id>>>, Id> known_;
  std::map<Id, Id> table_slots_;
  int depth_ = 0;
};

}  // namespace

SweepCode compile_for_sweep(const Statement& s) { return Compiler(s).run(); }

}  // namespace gradus
