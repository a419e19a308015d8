// 1 + \beta + \beta^2 + \cdots + \beta^{t-1}: sums whose pattern is certain.

#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

/// A product of numbers, powers and members of sequences, perhaps with a vector. What may go up
/// along the dots stands in `places`: exponents by their base, indices, a whole factor.
struct Monomial {
  Rational number = Rational(1);
  std::map<std::string, LinearForm> places;
  std::map<std::string, Term> bases;    ///< of the places that are exponents
  std::map<std::string, Term> members;  ///< of the places that are indices
  std::optional<Letter> vector;
  bool counts = false;  ///< a whole factor is a place
};

/// Whether a term of a sum is \cdots alone.
bool are_dots(std::span<const TexNode> nodes) { return nodes.size() == 1 && is_dots(nodes[0]); }

constexpr const char* factor_place = "factor";

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

/// Gives a term the places that it has without showing them: 1 is \beta^0, 3 counts.
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

/// By how much each place goes up from term to term, and how often.
struct Progression {
  std::map<std::string, long> steps;
  LinearForm times;
};

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

}  // namespace

/// In 1 + 2 + \cdots + n the letter n is a natural.
void NoteReader::goes_on_to(Nodes last) {
  static constexpr std::string_view counting = "kmnpqtdKMNT";
  for (const TexNode& n : last) {
    if (n.is(TexNode::Kind::fenced) || n.is(TexNode::Kind::group)) goes_on_to(n.children);
    const bool counts =
        n.is(TexNode::Kind::letter) && counting.find(n.text[0]) != std::string_view::npos;
    if (counts && !locals_.contains(n.text)) {
      glossary_.infer_natural(n.text, "the terms of a sum go on to it");
    }
  }
}

void NoteReader::join_dots(std::vector<Part>& parts) {
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (!are_dots(parts[k].nodes)) continue;
    const TexNode& dots = parts[k].nodes[0];
    const bool between = k > 0 && k + 1 < parts.size() && !are_dots(parts[k + 1].nodes) &&
                         parts[k].negative == parts[k + 1].negative &&
                         (parts[k - 1].negative == parts[k].negative);
    const auto found = between ? dotted_sum(std::span(parts).first(k), parts[k + 1]) : std::nullopt;
    if (!found) fail("found '" + dots.text + "', and how the terms go on is not certain", dots);
    const auto first = parts.begin() + static_cast<std::ptrdiff_t>(k - found->terms);
    first->value = found->value;
    first->negative = false;
    parts.erase(first + 1, parts.begin() + static_cast<std::ptrdiff_t>(k) + 2);
    k -= found->terms;
  }
}

std::optional<NoteReader::DottedSum> NoteReader::dotted_sum(std::span<const Part> before,
                                                            const Part& end) {
  const auto last = monomial(end.value, end.negative);
  if (!last) return std::nullopt;
  std::optional<Progression> found;
  std::vector<Monomial> first;
  for (std::size_t k = before.size(); k-- > 0;) {
    auto m = monomial(before[k].value, before[k].negative);
    if (!m || !fit_to(*m, *last)) break;
    std::vector<Monomial> longer = first;
    longer.insert(longer.begin(), *m);
    const auto fits = progression(longer, *last);
    // a_1 + a_3 + \cdots + a_n: of their kind, but not as they go.
    if (!fits && longer.size() > 1) return std::nullopt;
    first = std::move(longer);
    found = fits;
  }
  if (!found) return std::nullopt;
  const auto symbol = found->times.lone_symbol();
  const long constant = found->times.constant;
  if (!symbol && !(found->times.is_constant() && constant >= 0 && constant < 1000)) {
    return std::nullopt;
  }
  if (symbol) {
    if (symbol->sort() != Sort::natural || glossary_.alphabet.is_bound(symbol->name())) {
      return std::nullopt;
    }
  }
  // Members are counted upwards, as sums mostly are written.
  const bool turned = std::ranges::any_of(found->steps, [&](const auto& s) {
    return s.second < 0 && !last->bases.contains(s.first) && s.first != factor_place;
  });
  const Term i = Term::natural(fresh("i"));
  const auto at = [&](const std::string& key) {
    const Term start = to_term(turned ? last->places.at(key) : first[0].places.at(key));
    const long step = turned ? -found->steps.at(key) : found->steps.at(key);
    if (step == 0) return start;
    return to_term(*linear_form(start + Term(step) * i));
  };
  Term body(first[0].number);
  for (const auto& [key, base] : last->bases) body = tidy::multiply(body, pow(base, at(key)));
  for (const auto& [key, member] : last->members) {
    body = tidy::multiply(body, Term::element(member.name(), at(key)));
  }
  if (last->counts) body = tidy::multiply(body, at(factor_place));
  const Term upper = to_term(found->times);
  DottedSum out;
  out.terms = first.size();
  if (!last->vector) {
    const Term total = gradus::sum(i, Term(0), upper, body);
    if (symbol) glossary_.least.emplace(text(total), -constant);
    out.value = Quantities::number(total);
    return out;
  }
  Letter letter = *last->vector;
  letter.index = at("vector " + letter.name);
  out.value = vector_sum(Quantities::scale(body, Quantities::letter(letter)), i, Term(0), upper,
                         end.nodes[0]);
  return out;
}

}  // namespace gradus
