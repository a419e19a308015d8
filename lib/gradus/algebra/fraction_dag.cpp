#include "gradus/algebra/fraction_dag.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/flint_fraction.hpp"

namespace gradus {

FractionDag::Node FractionDag::record(Operation o) {
  operations_.push_back(o);
  return static_cast<Node>(operations_.size() - 1);
}

FractionDag::Node FractionDag::fraction(Fraction value) {
  fractions_.push_back(std::make_unique<const Fraction>(std::move(value)));
  const auto place = static_cast<Node>(fractions_.size() - 1);
  return record({Kind::fraction, place, place});
}

FractionDag::Node FractionDag::atom(Term a) {
  const auto found = atoms_.find(a.id());
  if (found != atoms_.end()) return found->second;
  const Node result = fraction({Polynomial::atom(a)});
  atoms_.emplace(a.id(), result);
  return result;
}

/// Computes one node in a ring of the atoms that it needs.
class FractionEvaluation {
 public:
  using Node = FractionDag::Node;
  using Kind = FractionDag::Kind;

  FractionEvaluation(FractionDag& dag, Node root) : dag_(dag), root_(root) {
    dag_.places_.resize(dag_.operations_.size());
    find_nodes();
    const auto atoms = find_atoms();
    for (Term atom : atoms) {
      const auto relation = dag_.relations_.find(atom);
      if (relation != dag_.relations_.end()) relations_.insert(*relation);
    }
    ring_.emplace(atoms, *dag_.budget_);
  }
  FractionEvaluation(const FractionEvaluation&) = delete;
  FractionEvaluation& operator=(const FractionEvaluation&) = delete;
  ~FractionEvaluation() {
    for (Node n : nodes_) dag_.places_[n] = 0;
  }

  Fraction run() {
    for (Node n : nodes_) {
      if (!state(n).inlined) state(n).value = compute(n);
    }
    return unpack(reduce(*ring_, *state(root_).value, relations_));
  }

 private:
  const FractionDag::Operation& at(Node n) const { return dag_.operations_[n]; }

  static bool is_sum(Kind k) { return k == Kind::add || k == Kind::subtract || k == Kind::negate; }

  template <class Visit>
  void for_each_operand(Node n, Visit visit) const {
    const auto& o = at(n);
    if (o.kind == Kind::fraction) return;
    visit(o.a);
    const bool unary = o.kind == Kind::negate || o.kind == Kind::power;
    if (!unary) visit(o.b);
  }

  struct State {
    std::size_t uses = 0;
    bool inlined = false;
    std::optional<FlintFraction> value = {};
  };
  State& state(Node n) { return states_[dag_.places_[n] - 1]; }

  void find_nodes() {
    std::vector<Node> open;
    const auto use = [&](Node n) {
      if (dag_.places_[n] == 0) {
        states_.emplace_back();
        dag_.places_[n] = static_cast<std::uint32_t>(states_.size());
        nodes_.push_back(n);
        open.push_back(n);
      }
      ++state(n).uses;
    };
    use(root_);
    while (!open.empty()) {
      const Node n = open.back();
      open.pop_back();
      for_each_operand(n, use);
    }
    std::ranges::sort(nodes_);
    // A sum that is used once, in a sum, is added up there: long sums are not copied at every sign.
    for (Node n : nodes_) {
      if (!is_sum(at(n).kind)) continue;
      for_each_operand(n, [&](Node operand) {
        if (is_sum(at(operand).kind) && state(operand).uses == 1) state(operand).inlined = true;
      });
    }
  }

  std::set<Term, TermOrder> find_atoms() const {
    std::set<Term, TermOrder> result;
    std::vector<Term> open;
    const auto add = [&](const Polynomial& p) {
      for (Term atom : p.atoms()) {
        if (result.insert(atom).second) open.push_back(atom);
      }
    };
    for (Node n : nodes_) {
      if (at(n).kind != Kind::fraction) continue;
      add(dag_.fractions_[at(n).a]->numerator);
      add(dag_.fractions_[at(n).a]->denominator);
    }
    while (!open.empty()) {
      const auto relation = dag_.relations_.find(open.back());
      open.pop_back();
      if (relation == dag_.relations_.end()) continue;
      add(relation->second.value.numerator);
      add(relation->second.value.denominator);
    }
    return result;
  }

  FlintFraction compute(Node n) {
    const auto& o = at(n);
    switch (o.kind) {
      case Kind::fraction:
        return pack(*ring_, *dag_.fractions_[o.a]);
      case Kind::multiply:
        return take(o.a) * take(o.b);
      case Kind::divide: {
        const FlintFraction dividend = take(o.a);
        return dividend * inverse(reduce(*ring_, take(o.b), relations_));
      }
      case Kind::power:
        return power(o.exponent < 0 ? reduce(*ring_, take(o.a), relations_) : take(o.a),
                     o.exponent);
      default:
        return sum(n);
    }
  }

  /// The value of an operand, forgotten after its last use.
  FlintFraction take(Node n) {
    State& s = state(n);
    if (--s.uses > 0) return *s.value;
    FlintFraction result = *std::move(s.value);
    s.value.reset();
    return result;
  }

  /// Adds up neighbours first, so that long sums take n log n steps.
  FlintFraction sum(Node n) {
    std::vector<FlintFraction> parts;
    struct Part {
      Node node;
      bool negated;
    };
    std::vector<Part> open{{n, false}};
    while (!open.empty()) {
      const Part part = open.back();
      open.pop_back();
      if (part.node != n && !state(part.node).inlined) {
        const FlintFraction value = take(part.node);
        parts.push_back(part.negated ? -value : value);
        continue;
      }
      const auto& o = at(part.node);
      if (o.kind == Kind::negate) {
        open.push_back({o.a, !part.negated});
      } else {
        open.push_back({o.b, part.negated != (o.kind == Kind::subtract)});
        open.push_back({o.a, part.negated});
      }
    }
    while (parts.size() > 1) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < parts.size(); i += 2) {
        FlintFraction merged = i + 1 < parts.size() ? parts[i] + parts[i + 1] : parts[i];
        parts[kept++] = std::move(merged);
      }
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(kept), parts.end());
    }
    return std::move(parts.front());
  }

  FractionDag& dag_;
  Node root_;
  std::vector<Node> nodes_;
  std::vector<State> states_;
  AtomRelations relations_;
  std::optional<FlintRing> ring_;
};

const Fraction& FractionDag::value(Node n) {
  if (operations_[n].kind != Kind::fraction) {
    fractions_.push_back(std::make_unique<const Fraction>(FractionEvaluation(*this, n).run()));
    const auto place = static_cast<Node>(fractions_.size() - 1);
    operations_[n] = {Kind::fraction, place, place};
  }
  return *fractions_[operations_[n].a];
}

}  // namespace gradus
