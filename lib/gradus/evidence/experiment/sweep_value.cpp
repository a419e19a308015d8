#include "gradus/evidence/experiment/sweep_value.hpp"

#include "gradus/algebra/evaluate.hpp"
#include "gradus/number/number.hpp"

namespace gradus {

namespace {

/// Longer rationals are enclosed instead: a recursion may square its members at every step.
constexpr std::size_t most_bits = 1 << 17;
constexpr long longest_loop = 100'000;
constexpr long longest_table = 4'096;

}  // namespace

template <class T>
SweepValues<T>::SweepValues(const SweepCode& code)
    : code_(code),
      values_(code.nodes.size()),
      scalars_(code.scalars.size()),
      stamps_(code.nodes.size(), 0),
      changed_(code.integers, 0),
      integers_(code.integers, 0),
      tables_(code.tables),
      table_stamps_(code.tables, 0),
      members_(code.sequences.size()),
      members_used_(code.sequences.size(), -1),
      outcomes_(code.moments.size()),
      chosen_(code.sequences.size()) {
  for (const Rational& q : code.constants) constants_.push_back(convert<T>(q));
}

template <class T>
T SweepValues<T>::number(const SmallFraction& f) const {
  if constexpr (is_exact<T>) {
    return f.exact();
  } else if constexpr (std::is_same_v<T, double>) {
    return static_cast<double>(f.num) / static_cast<double>(f.den);
  } else {
    T result(static_cast<long>(f.num));
    if (f.den != 1) result /= T(static_cast<long>(f.den));
    return result;
  }
}

template <class T>
void SweepValues<T>::set(const SweepDraw& draw) {
  draw_ = &draw;
  case_start_ = random_start_ = ++clock_;
  random_ = false;
  depth_ = 0;
  std::ranges::fill(members_used_, -1);
  for (std::size_t i = 0; i < scalars_.size(); ++i) scalars_[i] = number(draw.scalars[i]);
  for (std::size_t i = 0; i < draw.naturals.size(); ++i) integers_[i] = draw.naturals[i];
  for (std::size_t i = 0; i < code_.definitions.size(); ++i) {
    if (draw.defined[i]) {
      scalars_[code_.definitions[i].scalar] = value(code_.definitions[i].value);
    }
  }
  for (std::size_t i = 0; i < code_.moments.size(); ++i) set_outcomes(i);
}

template <class T>
const T& SweepValues<T>::value(Id id) {
  const SweepCode::Node& node = code_.nodes[id];
  if (node.op == Op::constant) return constants_[node.slot];
  if (node.op == Op::symbol && !node.integer) return scalars_[node.slot];
  std::uint64_t since = case_start_;
  for (const Id slot : node.depends_on) since = std::max(since, changed_[slot]);
  if (stamps_[id] >= since) return values_[id];
  if (node.op == Op::element) {
    // A copy: the member's place may move when more members are made.
    values_[id] = member(node.slot, integer(node.a));
  } else {
    values_[id] = node.integer ? T(integer(id)) : compute(node);
    if constexpr (std::is_same_v<T, Rational>) {
      if (values_[id].bits() > most_bits) throw NotRational("too long for exact arithmetic");
    }
  }
  stamps_[id] = clock_;
  return values_[id];
}

template <class T>
long SweepValues<T>::integer(Id id) {
  const SweepCode::Node& node = code_.nodes[id];
  long result = 0;
  bool overflow = false;
  switch (node.op) {
    case Op::constant:
      return *code_.constants[node.slot].to_long();
    case Op::symbol:
      return integers_[node.slot];
    case Op::negate:
      overflow = __builtin_sub_overflow(0L, integer(node.a), &result);
      break;
    case Op::add:
      overflow = __builtin_add_overflow(integer(node.a), integer(node.b), &result);
      break;
    case Op::subtract:
      overflow = __builtin_sub_overflow(integer(node.a), integer(node.b), &result);
      break;
    case Op::multiply:
      overflow = __builtin_mul_overflow(integer(node.a), integer(node.b), &result);
      break;
    default:
      throw std::logic_error("not an integer formula");
  }
  if (overflow) throw SweepUndefined("an integer is too large");
  return result;
}

template <class T>
T SweepValues<T>::compute(const SweepCode::Node& node) {
  switch (node.op) {
    case Op::pi:
      return Arithmetic<T>::pi();
    case Op::inner:
      return inner(code_.inners[node.slot]);
    case Op::negate:
      return -value(node.a);
    case Op::add:
      return value(node.a) + value(node.b);
    case Op::subtract:
      return value(node.a) - value(node.b);
    case Op::multiply:
      return value(node.a) * value(node.b);
    case Op::divide:
    case Op::minimum:
    case Op::maximum:
      return Arithmetic<T>::binary(node.op, value(node.a), value(node.b));
    case Op::power:
      return power(node);
    case Op::sum:
    case Op::least:
      return loop(node);
    case Op::expectation:
      return expectation(node);
    default:
      return Arithmetic<T>::unary(node.op, value(node.a));
  }
}

template <class T>
T SweepValues<T>::power(const SweepCode::Node& node) {
  if (!code_.nodes[node.b].integer) {
    return Arithmetic<T>::power(value(node.a), value(node.b), false);
  }
  const long exponent = integer(node.b);
  if (exponent == 2) return value(node.a) * value(node.a);
  if (!node.tabulated || exponent < 0 || exponent > longest_table) {
    return Arithmetic<T>::power(value(node.a), exponent);
  }
  std::vector<T>& table = tables_[node.slot];
  if (table_stamps_[node.slot] < case_start_) {
    table.clear();
    table.push_back(T(1));
    table_stamps_[node.slot] = clock_;
  }
  if (static_cast<long>(table.size()) <= exponent) {
    const T& base = value(node.a);
    while (static_cast<long>(table.size()) <= exponent) table.push_back(table.back() * base);
  }
  return table[static_cast<std::size_t>(exponent)];
}

template <class T>
T SweepValues<T>::loop(const SweepCode::Node& node) {
  const long first = integer(node.a), last = integer(node.b);
  if (last > first && last - first > longest_loop) throw SweepUndefined("a sum is too long");
  if (node.op == Op::least && last < first) throw SweepUndefined("the least of nothing");
  T result(0);
  for (long i = first; i <= last; ++i) {
    set_integer(node.slot, i);
    if (node.op == Op::sum) {
      result += value(node.body);
    } else {
      result = i == first ? value(node.body)
                          : Arithmetic<T>::binary(Op::minimum, result, value(node.body));
    }
  }
  return result;
}

template <class T>
std::vector<T> SweepValues<T>::applied(Id vector, const std::vector<Id>& operators) {
  std::vector<T> result;
  for (const SmallFraction& f : draw_->vectors[vector]) result.push_back(number(f));
  const std::size_t n = result.size();
  for (auto op = operators.rbegin(); op != operators.rend(); ++op) {
    const std::vector<SmallFraction>& matrix = draw_->operators[*op];
    std::vector<T> next(n, T(0));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) next[i] += number(matrix[i * n + j]) * result[j];
    }
    result = std::move(next);
  }
  return result;
}

template <class T>
T SweepValues<T>::inner(const SweepCode::Inner& product) {
  const std::vector<T> left = applied(product.left, product.left_operators);
  const std::vector<T> right = applied(product.right, product.right_operators);
  T result(0);
  for (std::size_t i = 0; i < left.size(); ++i) result += left[i] * right[i];
  return result;
}

template class SweepValues<double>;
template class SweepValues<FixedReal<50>>;
template class SweepValues<Rational>;
template class SweepValues<Interval>;

}  // namespace gradus
