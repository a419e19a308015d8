// 1 + \beta + \beta^2 + \cdots + \beta^{t-1}: sums whose pattern is certain.

#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/dotted_terms.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

/// Whether a term of a sum is \cdots alone.
bool are_dots(std::span<const TexNode> nodes) { return nodes.size() == 1 && is_dots(nodes[0]); }

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
  if (last->places.empty() && !last->vector) {
    std::vector<Rational> numbers;
    for (std::size_t k = before.size(); k-- > 0;) {
      const auto m = monomial(before[k].value, before[k].negative);
      if (!m || !m->places.empty() || m->vector) break;
      numbers.insert(numbers.begin(), m->number);
    }
    const auto total = sum_of_numbers(numbers, last->number);
    if (!total) return std::nullopt;
    return DottedSum{numbers.size(), Quantities::number(Term(*total))};
  }
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
    const bool raised = member.op() == Op::power;
    const Term one = Term::element((raised ? member.operand(0) : member).name(), at(key));
    body = tidy::multiply(body, raised ? pow(one, member.operand(1)) : one);
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
