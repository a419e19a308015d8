#include "gradus/evidence/refute/specialise.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"

namespace gradus {

namespace {

constexpr std::size_t kWork = 60'000;  // nodes written
constexpr int kDepth = 400;
constexpr long kMembers = 2'000;
constexpr std::size_t kCombinations = 1'024;
constexpr std::size_t kFoldedBits = 1 << 14;  // of constants; larger ones stay as written

struct Nested {
  explicit Nested(int& depth) : depth_(depth) { ++depth_; }
  ~Nested() { --depth_; }
  int& depth_;
};

std::string internal_name(const Place& p) {
  const char kinds[] = {'v', 'o', 'm', 'd'};
  return std::string("#") + kinds[static_cast<int>(p.kind)] + ":" + p.name + ":" +
         std::to_string(p.row) + ":" + std::to_string(p.column);
}

}  // namespace

Specialiser::Specialiser(const Domain& domain, Layout layout, std::map<std::string, long> naturals)
    : domain_(domain), layout_(layout), naturals_(std::move(naturals)) {}

Term Specialiser::operator()(Term t) {
  Frame frame;
  return rewrite(t, frame);
}

Comparison Specialiser::operator()(const Comparison& c) {
  return {(*this)(c.left), c.relation, (*this)(c.right)};
}

Comparison Specialiser::at(const Comparison& c, Term index, long value) {
  Frame frame;
  frame.bound[index.name()] = Rational(value);
  const Term left = rewrite(c.left, frame);
  return {left, c.relation, rewrite(c.right, frame)};
}

Term Specialiser::rewrite(Term t, Frame& frame) {
  if (const auto known = frame.done.find(t.id()); known != frame.done.end()) return known->second;
  if (++work_ > kWork) throw std::length_error("too many terms when written out");
  if (depth_ >= kDepth) throw std::length_error("too deep");
  const Nested nested(depth_);
  const Term result = rebuild(t, frame);
  frame.done.emplace(t.id(), result);
  return result;
}

Term Specialiser::rebuild(Term t, Frame& frame) {
  switch (t.op()) {
    case Op::constant:
    case Op::pi:
      return t;
    case Op::symbol:
      return symbol_value(t, frame);
    case Op::element:
      return member(t.name(), integer(t.operand(0), frame), frame.random);
    case Op::inner:
      return inner_product(t);
    case Op::sum:
    case Op::least:
      return range(t, frame);
    case Op::expectation:
      return average(t.operand(0), frame);
    default: {
      std::vector<Term> operands;
      for (const Term operand : t.operands()) operands.push_back(rewrite(operand, frame));
      return folded(t.op(), std::move(operands));
    }
  }
}

Term Specialiser::symbol_value(Term t, const Frame& frame) const {
  if (const auto bound = frame.bound.find(t.name()); bound != frame.bound.end()) {
    return bound->second;
  }
  const auto given = naturals_.find(t.name());
  return given == naturals_.end() ? t : Term(given->second);
}

long Specialiser::integer(Term t, Frame& frame) {
  const Term value = rewrite(t, frame);
  if (!value.is_constant() || !value.value().to_long()) {
    throw std::domain_error("an index or a limit is no integer");
  }
  return *value.value().to_long();
}

Term Specialiser::range(Term t, Frame& frame) {
  const long lower = integer(t.operand(1), frame), upper = integer(t.operand(2), frame);
  const bool is_sum = t.op() == Op::sum;
  if (!is_sum && upper < lower) throw std::domain_error("the least of no values");
  if (upper >= lower && upper - lower > kMembers) throw std::length_error("too many summands");
  std::optional<Term> result;
  for (long i = lower; i <= upper; ++i) {
    Frame inner{frame.bound, frame.random, {}};
    inner.bound[t.operand(0).name()] = Rational(i);
    const Term value = rewrite(t.operand(3), inner);
    result = result ? folded(is_sum ? Op::add : Op::minimum, {*result, value}) : value;
  }
  return result.value_or(Term(0));
}

Term Specialiser::member(const std::string& name, long index, bool random) {
  const auto recursion = std::ranges::find(domain_.recursions, name, &Recursion::name);
  if (recursion != domain_.recursions.end()) return unfolded(*recursion, index, random);
  if (index < 0 || index > kMembers) throw std::domain_error("no such member");
  const Place where{Place::Kind::member, name, index};
  const bool has_moments =
      std::ranges::find(domain_.moments, name, &Moments::name) != domain_.moments.end();
  if (!random || !has_moments) return place(where);
  return random_members_.try_emplace(where, Term::symbol("#r" + internal_name(where)))
      .first->second;
}

Term Specialiser::unfolded(const Recursion& r, long index, bool random) {
  if (index < r.from) throw std::domain_error("no such member");
  if (index - r.from > kMembers) throw std::length_error("too many steps");
  const auto key = std::pair(r.name, random);
  // Looked up again at every use: unfolding may reach other recursions.
  const auto count = [&] { return static_cast<long>(unfolded_[key].size()); };
  if (count() == 0) {
    Frame frame;
    frame.random = random;
    const Term start = rewrite(r.start, frame);
    if (count() == 0) unfolded_[key].push_back(start);
  }
  while (count() <= index - r.from) {
    const long done = count();
    Frame frame;
    frame.random = random;
    frame.bound[r.index.name()] = Rational(r.from + done - 1);
    const Term next = rewrite(r.next, frame);
    if (count() == done) unfolded_[key].push_back(next);
  }
  return unfolded_[key][static_cast<std::size_t>(index - r.from)];
}

Term Specialiser::average(Term body, Frame& frame) {
  has_expectations_ = true;
  Frame inner{frame.bound, true, {}};
  const Term value = rewrite(body, inner);
  std::vector<std::pair<Place, Term>> random;
  for (const auto& [where, symbol] : random_members_) {
    if (contains(value, symbol)) random.emplace_back(where, symbol);
  }
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < random.size(); ++i) {
    combinations *= static_cast<std::size_t>(layout_.outcomes);
    if (combinations > kCombinations) throw std::length_error("too many outcomes");
  }
  std::optional<Term> total;
  for (std::size_t c = 0; c < combinations; ++c) {
    Substitution outcomes;
    Term all = 1;
    std::size_t rest = c;
    for (const auto& [where, symbol] : random) {
      const long k = static_cast<long>(rest) % layout_.outcomes;
      rest /= static_cast<std::size_t>(layout_.outcomes);
      outcomes.emplace(symbol, place({Place::Kind::distribution, where.name, k}));
      if (layout_.outcomes > 1) {
        all = folded(Op::multiply, {all, chance(where.name, k)});
      }
    }
    work_ += node_count(value);
    if (work_ > kWork) throw std::length_error("too many terms when written out");
    const Term weighted = folded(Op::multiply, {all, substitute(value, outcomes)});
    total = total ? folded(Op::add, {*total, weighted}) : weighted;
  }
  return *total;
}

std::pair<Term, Term> Specialiser::moments(const std::string& sequence) {
  Term first = 0, second = 0;
  for (long k = 0; k < layout_.outcomes; ++k) {
    const Term outcome = place({Place::Kind::distribution, sequence, k});
    const Term weighted =
        layout_.outcomes == 1 ? outcome : folded(Op::multiply, {chance(sequence, k), outcome});
    first = folded(Op::add, {first, weighted});
    second = folded(Op::add, {second, folded(Op::multiply, {weighted, outcome})});
  }
  return {first, second};
}

Term Specialiser::chance(const std::string& sequence, long outcome) {
  return place({Place::Kind::distribution, sequence, outcome + layout_.outcomes});
}

std::vector<Term> Specialiser::components(const Word& w) {
  std::vector<Term> v;
  for (int i = 0; i < layout_.dimension; ++i)
    v.push_back(place({Place::Kind::vector, w.vector, i}));
  for (std::size_t k = w.operators.size(); k-- > 0;) {
    std::vector<Term> image;
    for (int i = 0; i < layout_.dimension; ++i) {
      Term row = 0;
      for (int j = 0; j < layout_.dimension; ++j) {
        const Term entry =
            place({Place::Kind::entry, w.operators[k], std::min(i, j), std::max(i, j)});
        row = folded(Op::add, {row, folded(Op::multiply, {entry, v[static_cast<std::size_t>(j)]})});
      }
      image.push_back(row);
    }
    v = std::move(image);
  }
  return v;
}

Term Specialiser::inner_product(Term t) {
  const std::vector<Term> left = components(t.inner_left()), right = components(t.inner_right());
  Term result = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    result = folded(Op::add, {result, folded(Op::multiply, {left[i], right[i]})});
  }
  return result;
}

Term Specialiser::place(Place where) {
  const auto known = places_.find(where);
  if (known != places_.end()) return known->second;
  const Term symbol = Term::symbol(internal_name(where));
  places_.emplace(std::move(where), symbol);
  return symbol;
}

Term folded(Op op, std::vector<Term> operands) {
  const auto is = [&](std::size_t i, long value) {
    return operands[i].is_constant() && operands[i].value() == Rational(value);
  };
  std::size_t bits = 0;
  for (const Term t : operands) bits += t.is_constant() ? t.value().bits() : kFoldedBits + 1;
  const bool constant = bits <= kFoldedBits;
  switch (op) {
    case Op::negate:
      if (constant) return -operands[0].value();
      break;
    case Op::add:
      if (constant) return operands[0].value() + operands[1].value();
      if (is(0, 0)) return operands[1];
      if (is(1, 0)) return operands[0];
      break;
    case Op::subtract:
      if (constant) return operands[0].value() - operands[1].value();
      if (is(1, 0)) return operands[0];
      break;
    case Op::multiply:
      if (constant) return operands[0].value() * operands[1].value();
      if (is(0, 1)) return operands[1];
      if (is(1, 1)) return operands[0];
      break;
    case Op::divide:
      if (constant && !operands[1].value().is_zero()) {
        return operands[0].value() / operands[1].value();
      }
      break;
    case Op::power:
      if (constant) {
        const auto exponent = operands[1].value().to_long();
        if (exponent && *exponent >= 0 && *exponent <= 64 && operands[0].value().bits() <= 64) {
          return pow(operands[0].value(), *exponent);
        }
      }
      break;
    default:
      break;
  }
  return Term::make(op, std::move(operands));
}

}  // namespace gradus
