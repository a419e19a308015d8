// The terms of sums with dots: which places go up from one to the next.

#include "gradus/notes/reader/dotted_terms.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

LinearForm constant_form(long value) {
  LinearForm f;
  f.constant = value;
  return f;
}

LinearForm sum_of(const LinearForm& a, const LinearForm& b) { return a - (constant_form(0) - b); }

bool equal(const LinearForm& a, const LinearForm& b) {
  const LinearForm d = a - b;
  return d.is_constant() && d.constant == 0;
}

void add_exponent(Monomial& m, Term base, const LinearForm& exponent) {
  const std::string key = "^" + text(base);
  const auto [place, is_new] = m.places.emplace(key, exponent);
  if (!is_new) place->second = sum_of(place->second, exponent);
  m.bases.emplace(key, base);
}

/// Multiplies by t, or by 1/t.
bool take(Monomial& m, Term t, bool divides) {
  switch (t.op()) {
    case Op::constant:
      if (t.value().is_zero()) return false;
      m.number = divides ? m.number / t.value() : m.number * t.value();
      return true;
    case Op::negate:
      m.number = -m.number;
      return take(m, t.operand(0), divides);
    case Op::multiply:
      return take(m, t.operand(0), divides) && take(m, t.operand(1), divides);
    case Op::divide:
      return take(m, t.operand(0), divides) && take(m, t.operand(1), !divides);
    case Op::element: {
      const auto index = linear_form(t.operand(0));
      const std::string key = "_" + t.name();
      if (divides || !index || m.places.contains(key)) return false;
      m.places.emplace(key, *index);
      m.members.emplace(key, t);
      return true;
    }
    case Op::power: {
      auto exponent = linear_form(t.operand(1));
      const Term base = t.operand(0);
      if (base.op() == Op::element && t.operand(1).is_constant()) {
        const auto index = linear_form(base.operand(0));
        const std::string key = "_" + base.name() + "^" + text(t.operand(1));
        if (divides || !index || m.places.contains(key)) return false;
        m.places.emplace(key, *index);
        m.members.emplace(key, t);
        return true;
      }
      const bool plain = base.is_constant() || (base.is_symbol() && base.sort() == Sort::real);
      if (!exponent || !plain) return false;
      if (divides) exponent = constant_form(0) - *exponent;
      add_exponent(m, base, *exponent);
      return true;
    }
    default:
      break;
  }
  if (t.is_symbol() && t.sort() == Sort::real) {
    add_exponent(m, t, constant_form(divides ? -1 : 1));
    return true;
  }
  const auto whole = linear_form(t);
  if (!whole || divides || m.counts) return false;
  m.counts = true;
  m.places.emplace(factor_place, *whole);
  return true;
}

/// The quotient, where it is one.
std::optional<LinearForm> divided(LinearForm f, long d) {
  if (d == 0 || f.constant % d != 0) return std::nullopt;
  f.constant /= d;
  for (auto& [symbol, c] : f.coefficients) {
    if (c % d != 0) return std::nullopt;
    c /= d;
  }
  return f;
}

}  // namespace

std::optional<Monomial> monomial(const Quantity& q, bool negative) {
  Monomial m;
  if (negative) m.number = Rational(-1);
  if (q.is_scalar()) return take(m, q.scalar, false) ? std::optional(m) : std::nullopt;
  if (q.is_table() || q.parts.size() != 1 || q.shape != Shape::column) return std::nullopt;
  const auto& [word, factor] = *q.parts.begin();
  if (word.size() != 1 || !word[0].index || !take(m, factor, false)) return std::nullopt;
  const auto index = linear_form(*word[0].index);
  if (!index) return std::nullopt;
  m.vector = word[0];
  m.places.emplace("vector " + word[0].name, *index);
  return m;
}

bool fit_to(Monomial& m, const Monomial& last) {
  if (m.vector.has_value() != last.vector.has_value()) return false;
  if (last.counts && !m.counts) {
    const Rational ratio = m.number / last.number;
    const auto value = ratio.is_integer() ? ratio.to_long() : std::nullopt;
    if (!value) return false;
    m.places.emplace(factor_place, constant_form(*value));
    m.counts = true;
    m.number = last.number;
  }
  for (const auto& [key, base] : last.bases) {
    if (m.places.contains(key)) continue;
    long exponent = 0;
    if (base.is_constant() && !(m.number == last.number)) {
      // 8 among powers of 2.
      const Rational b = base.value();
      if (b == Rational(0) || b == Rational(1) || b == Rational(-1)) return false;
      constexpr long most = 32;
      Rational up = last.number, down = last.number;
      while (exponent < most && !(up == m.number) && !(down == m.number)) {
        up = up * b;
        down = down / b;
        ++exponent;
      }
      if (exponent == most) return false;
      if (!(up == m.number)) exponent = -exponent;
      m.number = last.number;
    }
    m.places.emplace(key, constant_form(exponent));
    m.bases.emplace(key, base);
  }
  return m.number == last.number && m.places.size() == last.places.size() &&
         std::ranges::equal(m.places, last.places,
                            [](const auto& a, const auto& b) { return a.first == b.first; });
}

std::optional<Progression> progression(const std::vector<Monomial>& first, const Monomial& last) {
  Progression out;
  bool found = false, index_found = false;
  for (const auto& [key, end] : last.places) {
    const LinearForm& start = first[0].places.at(key);
    const LinearForm whole = end - start;
    long step = 0;
    if (first.size() > 1) {
      const LinearForm d = first[1].places.at(key) - start;
      if (!d.is_constant()) return std::nullopt;
      step = d.constant;
    } else if (!whole.is_constant()) {
      step = whole.coefficients.begin()->second > 0 ? 1 : -1;
    } else if (whole.constant != 0) {
      step = whole.constant > 0 ? 1 : -1;
    }
    for (std::size_t j = 1; j < first.size(); ++j) {
      const LinearForm expected = sum_of(start, constant_form(step * static_cast<long>(j)));
      if (!equal(first[j].places.at(key), expected)) return std::nullopt;
    }
    out.steps[key] = step;
    if (step == 0) {
      if (!equal(whole, constant_form(0))) return std::nullopt;
      continue;
    }
    index_found = index_found || !last.bases.contains(key);
    const auto times = divided(whole, step);
    if (!times || (found && !equal(*times, out.times))) return std::nullopt;
    out.times = *times;
    found = true;
  }
  // \beta + \cdots + \beta^{t}: from one term alone only indices are certain.
  if (!found || (first.size() == 1 && (!index_found || last.counts))) return std::nullopt;
  return out;
}

std::optional<Rational> sum_of_numbers(const std::vector<Rational>& first, const Rational& last) {
  if (first.size() < 2) return std::nullopt;
  const Rational step = first[1] - first[0];
  for (std::size_t i = 1; i < first.size(); ++i) {
    if (!(first[i] - first[i - 1] == step)) return std::nullopt;
  }
  if (step == Rational(0)) return std::nullopt;
  const Rational steps = (last - first.back()) / step;
  const auto more = steps.is_integer() ? steps.to_long() : std::nullopt;
  constexpr long most = 1000;
  if (!more || *more < 1 || *more > most) return std::nullopt;
  if (first.size() == 2) {
    if (!(first[0] == step)) return std::nullopt;
    for (Rational power = first[1]; !(step * last < step * power); power = power * Rational(2)) {
      if (power == last) return std::nullopt;
    }
  }
  Rational total(0), term = first.back();
  for (const Rational& r : first) total = total + r;
  for (long i = 0; i < *more; ++i) {
    term = term + step;
    total = total + term;
  }
  return total;
}

}  // namespace gradus
