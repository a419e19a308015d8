#include "gradus/notes/session/indexed_premises.hpp"

#include <algorithm>
#include <array>
#include <exception>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

constexpr std::array<std::string_view, 4> quantifiers{"for all ", "for every ", "for each ",
                                                      "for any "};
constexpr std::string_view letters = "ijklmnstuv";

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n,(~");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// The index of t \ge 1.
std::vector<TexNode> without_least(std::vector<TexNode> nodes, long& from) {
  if (nodes.size() != 3 || !nodes[2].is(TexNode::Kind::number)) return nodes;
  const auto link = connective(nodes[1]);
  const std::string& number = nodes[2].text;
  const bool least = link && link->link == Link::relation &&
                     link->relation == Relation::greater_equal && number.size() == 1 &&
                     number != ".";
  if (!least) return nodes;
  from = number[0] - '0';
  nodes.resize(1);
  return nodes;
}

/// i; i, j; i \ne j; t \ge 1.
std::optional<IndexedPremise> indices_of(std::string_view formula) {
  if (formula.empty() || formula.size() > 24) return std::nullopt;
  IndexedPremise out;
  try {
    const std::vector<TexNode> nodes = without_least(read_tex(formula, 0), out.from);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const TexNode& n = nodes[i];
      if (i % 2 == 0) {
        const bool letter =
            n.is(TexNode::Kind::letter) && letters.find(n.text[0]) != std::string_view::npos;
        if (!letter) return std::nullopt;
        out.indices.push_back(n.text);
        continue;
      }
      const auto link = connective(n);
      const bool unequal =
          link && link->link == Link::relation && link->relation == Relation::not_equal;
      if (!unequal && !n.is_symbol(",")) return std::nullopt;
      out.distinct = out.distinct || unequal;
    }
    if (nodes.size() % 2 == 0) return std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
  if (out.indices.size() > 2 || (out.distinct && out.indices.size() != 2)) return std::nullopt;
  return out;
}

/// The formula between dollars that the words begin with.
std::string_view first_formula(std::string_view words) {
  if (!words.starts_with('$')) return {};
  const std::size_t end = words.find('$', 1);
  return end == std::string_view::npos ? std::string_view() : words.substr(1, end - 1);
}

/// "in $S$", "except", "such that": not for all.
bool restricts(std::string_view words) {
  constexpr std::array<std::string_view, 9> some{
      " in ", " with ", "except", " but ", "unless", " where ", "such that ", " that ", " of "};
  const std::string_view sentence = words.substr(0, words.find_first_of(".;"));
  return std::ranges::any_of(
      some, [&](std::string_view w) { return sentence.find(w) != std::string_view::npos; });
}

/// Behind ", with $\alpha \ge 0$", which does not speak of the index.
std::string_view behind_constants(std::string_view words, std::string_view index) {
  for (const std::string_view clause : {", with $", ", where $", " with $", " where $"}) {
    if (!words.starts_with(clause)) continue;
    const std::size_t end = words.find('$', clause.size());
    if (end == std::string_view::npos) break;
    const std::string_view formula = words.substr(clause.size(), end - clause.size());
    const bool of_index = formula.find(index) != std::string_view::npos;
    return of_index ? words : behind_constants(words.substr(end + 1), index);
  }
  return words;
}

bool denies(std::string_view words) {
  return words.find("not ") != std::string_view::npos ||
         words.find("n't ") != std::string_view::npos;
}

std::optional<IndexedPremise> said_of(std::string_view words) {
  std::string_view begin = without_blanks(words);
  // "a_k > 0 and a_{k+1} <= a_k for all k" says both of all.
  if (begin.starts_with("and $")) {
    const std::size_t end = begin.find('$', 5);
    if (end != std::string_view::npos) begin = without_blanks(begin.substr(end + 1));
    if (!begin.starts_with("for ")) return std::nullopt;
  }
  for (const std::string_view q : quantifiers) {
    if (!begin.starts_with(q)) continue;
    const std::string_view formula = first_formula(begin.substr(q.size()));
    const std::string_view rest = begin.substr(q.size() + formula.size() + 2);
    if (formula.empty() || restricts(behind_constants(rest, formula.substr(0, 1)))) return {};
    return indices_of(formula);
  }
  for (const std::string_view word : {"for ", "whenever ", "if "}) {
    if (!begin.starts_with(word)) continue;
    const std::string_view formula = first_formula(begin.substr(word.size()));
    if (formula.empty() || restricts(begin.substr(word.size() + formula.size() + 2))) return {};
    auto out = indices_of(formula);
    return out && out->distinct ? out : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<IndexedPremise> quantified_premise(std::string_view before, std::string_view behind) {
  if (auto said = said_of(behind)) return said;
  const std::size_t end = before.find_last_not_of("$\\([ \n");  // the formula's own brackets
  before = before.substr(0, end == std::string_view::npos ? 0 : end + 1);
  const std::size_t stop = before.find_last_of(".;:\n");
  std::string_view sentence = stop == std::string_view::npos ? before : before.substr(stop + 1);
  for (const std::string_view q : {"or all ", "or every ", "or each ", "or any "}) {
    const std::size_t at = sentence.rfind(q);
    if (at == std::string_view::npos) continue;
    const std::string_view formula = first_formula(sentence.substr(at + q.size()));
    const std::size_t used = at + q.size() + formula.size() + 2;
    // Nothing but "we have" between.
    if (formula.empty() || used > sentence.size()) continue;
    const std::string_view between = sentence.substr(used);
    if (between.find('$') != std::string_view::npos || restricts(between) || denies(sentence)) {
      continue;
    }
    return indices_of(formula);
  }
  return std::nullopt;
}

std::vector<std::vector<Term>> assignments(const IndexedPremise& premise,
                                           const std::vector<Term>& candidates) {
  std::vector<std::vector<Term>> out;
  for (const Term first : candidates) {
    if (premise.indices.size() == 1) {
      const auto form = linear_form(first);
      if (form && form->at_least(premise.from)) out.push_back({first});
      continue;
    }
    for (const Term second : candidates) {
      const auto difference = linear_form(first - second);
      const bool apart = difference && difference->is_constant() && !same(first, second);
      if (!premise.distinct || apart) out.push_back({first, second});
    }
  }
  return out;
}

}  // namespace gradus
