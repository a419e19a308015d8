#include <algorithm>
#include <optional>

#include "gradus/algebra/flint_fraction.hpp"
#include "gradus/algebra/fraction_dag.hpp"

namespace gradus {

/// Computes one node in a ring of the atoms that it needs.
class FractionEvaluation {
 public:
  using Node = FractionDag::Node;
  using Kind = FractionDag::Kind;

  FractionEvaluation(FractionDag& dag, Node root) : dag_(dag), root_(root) {
    dag_.places_.resize(dag_.operations_.size());
    find_nodes();
  }
  FractionEvaluation(const FractionEvaluation&) = delete;
  FractionEvaluation& operator=(const FractionEvaluation&) = delete;
  ~FractionEvaluation() {
    for (Node n : nodes_) dag_.places_[n] = 0;
  }

  Fraction run() {
    // Most often no relation has a say; then the atoms in their values need no place in the ring.
    if (!dag_.relations_.empty() && !divides()) {
      const auto uses = states_;
      if (auto result = compute_without_relations()) return *result;
      states_ = uses;
    }
    find_related_atoms();
    ring_.emplace(atoms_, *dag_.budget_);
    return unpack(reduce(*ring_, compute_all(), relations_));
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

  bool divides() const {
    return std::ranges::any_of(nodes_, [&](Node n) {
      return at(n).kind == Kind::divide || (at(n).kind == Kind::power && at(n).exponent < 0);
    });
  }

  void add_atoms(const Fraction& f) {
    atoms_.merge(f.numerator.atoms());
    atoms_.merge(f.denominator.atoms());
  }

  void find_atoms() {
    for (Node n : nodes_) {
      if (at(n).kind == Kind::fraction) add_atoms(*dag_.fractions_[at(n).a]);
    }
  }

  /// Finds the relations of all atoms, and the atoms that these bring in.
  void find_related_atoms() {
    find_atoms();
    for (std::size_t before = 0; before != atoms_.size();) {
      before = atoms_.size();
      // Values are mostly made of older atoms: one pass from the youngest on finds them.
      for (auto entry = dag_.relations_.rbegin(); entry != dag_.relations_.rend(); ++entry) {
        const auto& [atom, relation] = *entry;
        if (!atoms_.contains(atom) || !relations_.emplace(atom, relation).second) continue;
        const Fraction& value = relation.value;
        dag_.budget_->spend(256 *
                            (value.numerator.terms().size() + value.denominator.terms().size()));
        add_atoms(value);
      }
    }
  }

  std::optional<Fraction> compute_without_relations() {
    find_atoms();
    ring_.emplace(atoms_, *dag_.budget_);
    const FlintFraction result = compute_all();
    for (const auto& [atom, relation] : dag_.relations_) {
      if (result.denominator.degree(atom) > 0 || result.numerator.degree(atom) >= relation.order) {
        return std::nullopt;
      }
    }
    return unpack(result);
  }

  FlintFraction compute_all() {
    for (Node n : nodes_) {
      if (!state(n).inlined) state(n).value = compute(n);
    }
    return *state(root_).value;
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
  std::set<Term, TermOrder> atoms_;
  AtomRelations relations_;
  std::optional<FlintRing> ring_;
};

Fraction FractionDag::evaluate(Node n) { return FractionEvaluation(*this, n).run(); }

}  // namespace gradus
