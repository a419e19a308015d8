#include "gradus/algebra/term.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <thread>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace gradus {

namespace {

/// What only leaves and members of sequences have.
struct Detail {
  Rational value;
  std::string name;
  Word left, right;
  friend bool operator==(const Detail&, const Detail&) = default;
};

void mix(std::size_t& seed, std::size_t value) {
  seed ^= value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U);
}

void mix(std::size_t& seed, const std::string& value) {
  mix(seed, std::hash<std::string>{}(value));
}

void mix(std::size_t& seed, const Word& word) {
  for (const std::string& name : word.operators) mix(seed, name);
  mix(seed, word.vector);
}

}  // namespace

struct Term::Node {
  Op op = Op::constant;
  Sort sort = Sort::real;
  std::uint32_t id = 0;
  std::vector<Term> operands;
  std::unique_ptr<Detail> detail;

  std::size_t hash() const {
    auto seed = static_cast<std::size_t>(op);
    mix(seed, static_cast<std::size_t>(sort));
    for (Term t : operands) mix(seed, t.id());
    if (detail) {
      mix(seed, detail->value.hash());
      mix(seed, detail->name);
      mix(seed, detail->left);
      mix(seed, detail->right);
    }
    return seed;
  }

  bool equals(const Node& other) const {
    return op == other.op && sort == other.sort &&
           std::ranges::equal(operands, other.operands,
                              [](Term a, Term b) { return same(a, b); }) &&
           (detail == nullptr) == (other.detail == nullptr) &&
           (detail == nullptr || *detail == *other.detail);
  }
};

/// Owner of all nodes; never destroyed, so that terms may live in static variables.
struct TermArena {
  using Node = Term::Node;
  struct Hash {
    std::size_t operator()(const Node* node) const { return node->hash(); }
  };
  struct Equal {
    bool operator()(const Node* a, const Node* b) const { return a->equals(*b); }
  };

  static TermArena& instance() {
    static TermArena* const arena = new TermArena;
    if (std::this_thread::get_id() != arena->owner) {
      throw std::logic_error("terms belong to the thread that made the first one");
    }
    return *arena;
  }

  Term intern(Node node) {
    const auto found = index.find(&node);
    if (found != index.end()) return Term(*found);
    if (nodes.size() >= std::numeric_limits<std::uint32_t>::max()) {
      throw std::length_error("too many different formulas");
    }
    node.id = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(std::move(node));
    index.insert(&nodes.back());
    return Term(&nodes.back());
  }

  Term intern(Op op, std::vector<Term> operands) {
    Node node;
    node.op = op;
    node.operands = std::move(operands);
    return intern(std::move(node));
  }

  Term intern(Op op, Detail detail, std::vector<Term> operands = {}, Sort sort = Sort::real) {
    Node node;
    node.op = op;
    node.sort = sort;
    node.operands = std::move(operands);
    node.detail = std::make_unique<Detail>(std::move(detail));
    return intern(std::move(node));
  }

  const Node* zero() {
    if (zero_ == nullptr) zero_ = intern(Op::constant, Detail{}).node_;
    return zero_;
  }

  std::thread::id owner = std::this_thread::get_id();
  std::deque<Node> nodes;
  std::unordered_set<const Node*, Hash, Equal> index;
  const Node* zero_ = nullptr;
};

namespace {

std::size_t arity(Op op) {
  switch (op) {
    case Op::constant:
    case Op::symbol:
    case Op::element:
    case Op::inner:
      throw std::invalid_argument("Term::make: this kind of node has a maker of its own");
    case Op::pi:
      return 0;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power:
    case Op::minimum:
    case Op::maximum:
      return 2;
    case Op::sum:
    case Op::least:
      return 4;
    default:
      return 1;
  }
}

void require_name(const std::string& name) {
  if (name.empty()) throw std::invalid_argument("a name must not be empty");
}

}  // namespace

Term::Term() : node_(TermArena::instance().zero()) {}

Term::Term(const Rational& value)
    : node_(TermArena::instance().intern(Op::constant, Detail{value, {}, {}, {}}).node_) {}

Term Term::symbol(std::string name, Sort sort) {
  require_name(name);
  return TermArena::instance().intern(Op::symbol, Detail{0, std::move(name), {}, {}}, {}, sort);
}

Term Term::pi() { return TermArena::instance().intern(Op::pi, std::vector<Term>{}); }

Term Term::element(std::string sequence, Term index) {
  require_name(sequence);
  return TermArena::instance().intern(Op::element, Detail{0, std::move(sequence), {}, {}}, {index});
}

Term Term::inner(const Word& left, const Word& right) {
  require_name(left.vector);
  require_name(right.vector);
  // <A B u, v> = u' B A v = <u, B A v> for symmetric A and B; read from the other side it is
  // <v, ... u> with the operators reversed. The lesser of the two readings is kept.
  std::vector<std::string> operators(left.operators.rbegin(), left.operators.rend());
  operators.insert(operators.end(), right.operators.begin(), right.operators.end());
  const std::vector<std::string> reversed(operators.rbegin(), operators.rend());
  const bool keep = std::tie(left.vector, operators, right.vector) <=
                    std::tie(right.vector, reversed, left.vector);
  Detail detail;
  detail.left.vector = keep ? left.vector : right.vector;
  detail.right = keep ? Word{operators, right.vector} : Word{reversed, left.vector};
  return TermArena::instance().intern(Op::inner, std::move(detail));
}

Term Term::make(Op op, std::vector<Term> operands) {
  if (operands.size() != arity(op)) {
    throw std::invalid_argument("Term::make: wrong number of operands");
  }
  if (op == Op::sum || op == Op::least) {
    const Term index = operands.front();
    if (!index.is_symbol() || index.sort() != Sort::natural) {
      throw std::invalid_argument("Term::make: the index must be a natural symbol");
    }
  }
  return TermArena::instance().intern(op, std::move(operands));
}

Op Term::op() const { return node_->op; }
std::span<const Term> Term::operands() const { return node_->operands; }
std::uint32_t Term::id() const { return node_->id; }

const Rational& Term::value() const {
  if (op() != Op::constant) throw std::logic_error("Term::value: not a constant");
  return node_->detail->value;
}

const std::string& Term::name() const {
  if (op() != Op::symbol && op() != Op::element) throw std::logic_error("Term::name: no name");
  return node_->detail->name;
}

Sort Term::sort() const {
  if (op() != Op::symbol) throw std::logic_error("Term::sort: not a symbol");
  return node_->sort;
}

const Word& Term::inner_left() const {
  if (op() != Op::inner) throw std::logic_error("Term::inner_left: not an inner product");
  return node_->detail->left;
}

const Word& Term::inner_right() const {
  if (op() != Op::inner) throw std::logic_error("Term::inner_right: not an inner product");
  return node_->detail->right;
}

Term operator-(Term a) { return Term::make(Op::negate, {a}); }
Term operator+(Term a, Term b) { return Term::make(Op::add, {a, b}); }
Term operator-(Term a, Term b) { return Term::make(Op::subtract, {a, b}); }
Term operator*(Term a, Term b) { return Term::make(Op::multiply, {a, b}); }
Term operator/(Term a, Term b) { return Term::make(Op::divide, {a, b}); }
Term pow(Term base, Term exponent) { return Term::make(Op::power, {base, exponent}); }
Term square(Term a) { return pow(a, 2); }
Term exp(Term a) { return Term::make(Op::exp, {a}); }
Term log(Term a) { return Term::make(Op::log, {a}); }
Term sin(Term a) { return Term::make(Op::sin, {a}); }
Term cos(Term a) { return Term::make(Op::cos, {a}); }
Term sinh(Term a) { return Term::make(Op::sinh, {a}); }
Term cosh(Term a) { return Term::make(Op::cosh, {a}); }
Term tanh(Term a) { return Term::make(Op::tanh, {a}); }
Term atan(Term a) { return Term::make(Op::atan, {a}); }
Term sqrt(Term a) { return Term::make(Op::sqrt, {a}); }
Term abs(Term a) { return Term::make(Op::abs, {a}); }
Term min(Term a, Term b) { return Term::make(Op::minimum, {a, b}); }
Term max(Term a, Term b) { return Term::make(Op::maximum, {a, b}); }
Term expect(Term body) { return Term::make(Op::expectation, {body}); }

Term sum(Term index, Term lower, Term upper, Term body) {
  return Term::make(Op::sum, {index, lower, upper, body});
}

Term least(Term index, Term lower, Term upper, Term body) {
  return Term::make(Op::least, {index, lower, upper, body});
}

}  // namespace gradus
