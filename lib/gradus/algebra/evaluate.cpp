#include "gradus/algebra/evaluate.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "gradus/algebra/arithmetic.hpp"
#include "gradus/algebra/inner_product.hpp"
#include "gradus/algebra/naturals.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

namespace {

constexpr unsigned long most_steps = 100'000;
constexpr unsigned long most_steps_in_all = 2'000'000;
constexpr int deepest_nesting = 64;

using NodeSet = std::unordered_set<std::uint32_t>;

/// The parts of `body` whose value depends on the symbol `index`.
NodeSet dependent_nodes(Term body, Term index) {
  NodeSet result;
  for_each_node(body, [&](Term node) {
    bool depends = same(node, index);
    const bool binds = node.op() == Op::sum || node.op() == Op::least;
    const auto operands = node.operands();
    for (std::size_t i = binds ? 1 : 0; i < operands.size(); ++i) {
      const bool shadowed = binds && i == 3 && same(operands[0], index);
      depends = depends || (!shadowed && result.contains(operands[i].id()));
    }
    if (depends) result.insert(node.id());
  });
  return result;
}

/// The values that nodes have while some indices are bound. What does not depend on the innermost
/// index is kept further out, so that it is computed once.
template <class T>
struct Scope {
  Scope* parent = nullptr;
  Term index;
  const NodeSet* dependent = nullptr;  ///< on the index; everything in the outermost scope
  std::unordered_map<std::uint32_t, T> values;

  Scope* home(Term node) {
    Scope* scope = this;
    while (scope->parent != nullptr && !scope->dependent->contains(node.id())) {
      scope = scope->parent;
    }
    return scope;
  }
};

template <class T>
class Evaluator {
 public:
  explicit Evaluator(const Valuation<T>& at) : at_(at) {}

  T value(Term root) { return value(root, outermost_); }

 private:
  using A = Arithmetic<T>;

  struct Frame {
    Term node;
    Scope<T>* scope;
    std::size_t next;
  };

  /// Operands first, on a stack of its own: formulas may be very deep. Bodies of sums wait until
  /// the limits are known.
  T value(Term root, Scope<T>& start) {
    std::vector<Frame> stack;
    const auto push = [&](Term node, Scope<T>& from) {
      Scope<T>* scope = from.home(node);
      if (scope->values.contains(node.id())) return;
      const bool binds = node.op() == Op::sum || node.op() == Op::least;
      stack.push_back({node, scope, binds ? 1U : 0U});
    };
    push(root, start);
    while (!stack.empty()) {
      Frame& top = stack.back();
      const Term node = top.node;
      if (top.next < evaluated_operands(node)) {
        push(node.operand(top.next++), *top.scope);
        continue;
      }
      Scope<T>& scope = *top.scope;
      stack.pop_back();
      T result = compute(node, scope);
      scope.values.emplace(node.id(), std::move(result));
    }
    return known(root, start);
  }

  static std::size_t evaluated_operands(Term node) {
    switch (node.op()) {
      case Op::sum:
      case Op::least:
        return 3;
      case Op::expectation:
        return 0;
      default:
        return node.operands().size();
    }
  }

  const T& known(Term node, Scope<T>& scope) { return scope.home(node)->values.at(node.id()); }

  T compute(Term t, Scope<T>& scope) {
    const auto operand = [&](std::size_t i) -> const T& { return known(t.operand(i), scope); };
    switch (t.op()) {
      case Op::constant:
        return convert<T>(t.value());
      case Op::pi:
        return A::pi();
      case Op::symbol:
        return scalar(t);
      case Op::element:
        return element(t, operand(0));
      case Op::inner:
        return inner_product(t.inner_left(), t.inner_right(), at_.vectors, at_.operators);
      case Op::power:
        return A::power(operand(0), operand(1), integrality_.of(t.operand(1)) != Integrality::none);
      case Op::sum:
      case Op::least:
        return run_out(t, scope);
      case Op::expectation:
        return expectation(t, scope);
      default:
        return t.operands().size() == 1 ? A::unary(t.op(), operand(0))
                                        : A::binary(t.op(), operand(0), operand(1));
    }
  }

  T scalar(Term t) const {
    const auto found = at_.scalars.find(t.name());
    if (found == at_.scalars.end()) throw std::domain_error("no value for " + t.name());
    if constexpr (is_exact<T>) {
      if (t.sort() == Sort::natural && (!found->second.is_integer() || found->second.sign() < 0)) {
        throw std::domain_error(t.name() + " must be a natural number");
      }
    }
    return found->second;
  }

  T element(Term t, const T& index) const {
    if (!at_.element) throw std::domain_error("no values for the sequence " + t.name());
    const auto position = A::integer(index);
    if (!position) throw std::domain_error("an index of " + t.name() + " is not an integer");
    return at_.element(t.name(), *position);
  }

  /// The limits of a sum or least value, or nothing where they are no integers.
  std::optional<std::pair<long, long>> limits(Term t, Scope<T>& scope) {
    const auto lower = A::integer(known(t.operand(1), scope));
    const auto upper = A::integer(known(t.operand(2), scope));
    if (!lower || !upper) return std::nullopt;
    if (*lower <= *upper) {
      const auto steps = static_cast<unsigned long>(*upper) - static_cast<unsigned long>(*lower);
      if (steps >= most_steps) throw std::length_error("a sum has too many members");
      steps_ += steps;
      if (steps_ > most_steps_in_all) throw std::length_error("sums have too many members in all");
    }
    return std::pair(*lower, *upper);
  }

  T run_out(Term t, Scope<T>& scope) {
    const auto range = limits(t, scope);
    if (!range) {
      if constexpr (std::is_same_v<T, Interval>) {
        throw std::domain_error("the limits of a sum are not known exactly");
      }
      return A::undefined("the limits of a sum must be integers");
    }
    const auto [lower, upper] = *range;
    if (lower > upper) {
      return t.op() == Op::sum ? T(0) : A::undefined("least value of nothing");
    }
    if (lower < 0) return A::undefined("the index of a sum is a natural number");
    if (nesting_ >= deepest_nesting) throw std::length_error("sums are nested too deeply");

    ++nesting_;
    Scope<T> inside{&scope, t.operand(0), &dependent(t), {}};
    T result(0);
    for (long k = lower; k <= upper; ++k) {
      inside.values.clear();
      inside.values.emplace(t.operand(0).id(), T(k));
      T next = value(t.operand(3), inside);
      if (k == lower) {
        result = std::move(next);
      } else {
        result = A::binary(t.op() == Op::sum ? Op::add : Op::minimum, result, next);
      }
    }
    --nesting_;
    return result;
  }

  const NodeSet& dependent(Term t) {
    const auto found = dependent_.find(t.id());
    if (found != dependent_.end()) return found->second;
    NodeSet nodes = dependent_nodes(t.operand(3), t.operand(0));
    nodes.insert(t.operand(0).id());
    return dependent_.emplace(t.id(), std::move(nodes)).first->second;
  }

  T expectation(Term t, Scope<T>& scope) const {
    if (!at_.expectation) throw std::domain_error("no expectations are known");
    if (scope.parent == nullptr) return at_.expectation(t.operand(0), at_);
    Valuation<T> here = at_;
    std::unordered_set<std::string> bound;
    for (Scope<T>* s = &scope; s->parent != nullptr; s = s->parent) {
      const std::string& name = s->index.name();
      if (bound.insert(name).second) {
        here.scalars.insert_or_assign(name, s->values.at(s->index.id()));
      }
    }
    return at_.expectation(t.operand(0), here);
  }

  const Valuation<T>& at_;
  Scope<T> outermost_;
  IntegralityTable integrality_;
  std::unordered_map<std::uint32_t, NodeSet> dependent_;
  unsigned long steps_ = 0;
  int nesting_ = 0;  ///< of sums under way; an evaluator that threw is not used again
};

}  // namespace

template <class T>
T evaluate(Term t, const Valuation<T>& at) {
  return Evaluator<T>(at).value(t);
}

template Rational evaluate(Term, const Valuation<Rational>&);
template Interval evaluate(Term, const Valuation<Interval>&);
template FixedReal<50> evaluate(Term, const Valuation<FixedReal<50>>&);
template double evaluate(Term, const Valuation<double>&);

}  // namespace gradus
