// Definitions by cases: as max or min where that is what they say, else row by row.

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/orders.hpp"
#include "gradus/notes/tex/chains.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::span<const TexNode>;

std::string plain_words(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalpha(u) != 0) {
      out += static_cast<char>(std::tolower(u));
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_blank(const TexNode& n) {
  return n.is_symbol(",") || n.is_symbol(";") || n.is_symbol(".") || n.is_symbol("&") ||
         n.is_command("\\quad") || n.is_command("\\qquad");
}

template <class Words>
bool is_one_of(const Words& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

Nodes trimmed(Nodes nodes) {
  while (!nodes.empty() && is_blank(nodes.front())) nodes = nodes.subspan(1);
  while (!nodes.empty() && is_blank(nodes.back())) nodes = nodes.first(nodes.size() - 1);
  return nodes;
}

struct Row {
  Nodes value, condition;
};

/// a & x > 0 or a, \quad x > 0 or a \text{ if } x > 0.
std::vector<Row> rows_of(const TexNode& environment) {
  std::vector<Row> out;
  const Nodes all(environment.children);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= all.size(); ++i) {
    if (i < all.size() && !all[i].is(Kind::line_break)) continue;
    const Nodes row = all.subspan(first, i - first);
    first = i + 1;
    auto split = std::ranges::find_if(row, [](const TexNode& n) { return n.is_symbol("&"); });
    if (split == row.end()) {
      split = std::ranges::find_if(
          row, [](const TexNode& n) { return is_blank(n) || n.is(Kind::words); });
    }
    const auto at = static_cast<std::size_t>(split - row.begin());
    if (!trimmed(row).empty()) out.push_back({trimmed(row.first(at)), trimmed(row.subspan(at))});
  }
  return out;
}

constexpr std::size_t most_alternatives = 4;

using Conditions = std::vector<Comparison>;

bool are_apart(const Conditions& a, const Conditions& b) {
  return std::ranges::any_of(a, [&](const Comparison& c) {
    return std::ranges::any_of(b, [&](const Comparison& d) { return excludes(c, d); });
  });
}

bool implies(const Conditions& a, const Conditions& b) {
  return std::ranges::all_of(b, [&](const Comparison& d) { return are_apart(a, {negation(d)}); });
}

/// a holds in a part of b alone: it is an exception where it stands before b.
bool is_exception(const Conditions& a, const Conditions& b) {
  return implies(a, b) && !implies(b, a);
}

bool is_contradictory(const Conditions& all) {
  return std::ranges::any_of(all, [&](const Comparison& c) { return are_apart({c}, all); });
}

/// The ways in which `given` holds and of each of the others a condition fails; more than
/// most_alternatives mean there are too many.
std::vector<Conditions> without(const Conditions& given, const std::vector<Conditions>& others) {
  std::vector<Conditions> alternatives{given};
  for (const Conditions& conditions : others) {
    if (are_apart(conditions, given)) continue;
    std::vector<Conditions> longer;
    for (const Conditions& alternative : alternatives) {
      for (const Comparison& c : conditions) {
        longer.push_back(alternative);
        longer.back().push_back(negation(c));
      }
    }
    alternatives = std::move(longer);
    if (alternatives.size() > most_alternatives) break;
  }
  return alternatives;
}

}  // namespace

std::vector<Comparison> NoteReader::conditions_of(std::span<const TexNode> nodes,
                                                  const TexNode& where) {
  static constexpr std::array<std::string_view, 6> joining{"", "if", "for", "when", "and", "where"};
  std::vector<TexNode> plain;
  for (const TexNode& n : nodes) {
    if (n.is(Kind::words)) {
      const std::string word = plain_words(n.text);
      if (!is_one_of(joining, word)) fail("found cases by the words '" + n.text + "'", n);
      TexNode comma;
      comma.kind = Kind::symbol;
      comma.text = ",";
      plain.push_back(comma);
    } else {
      plain.push_back(n);
    }
  }
  std::vector<Comparison> out;
  for (const Chain& chain : split_chains(plain)) {
    if (!chain.before.empty() || !chain.after.empty()) fail("found cases by a list", where);
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
      const bool relates = chain.links[i].link == Link::relation;
      if (!relates || chain.sides[i].empty() || chain.sides[i + 1].empty()) {
        fail("found cases by what is no order or equation", where);
      }
      const Term a = scalar(sum(chain.sides[i]), where);
      const Term b = scalar(sum(chain.sides[i + 1]), where);
      if (counts_outside(a) || counts_outside(b)) fail("found cases by an index of a sum", where);
      out.push_back({a, chain.links[i].relation, b});
    }
  }
  if (out.empty()) fail("found cases without a condition", where);
  return out;
}

/// max(a, b) where a stands for s >= 0, b else, and a - b = c s with c > 0; min where c < 0. For
/// s = 0 they agree.
std::optional<Quantity> NoteReader::as_extremum(const Quantity& a, const Quantity& b,
                                                const Comparison& condition) const {
  if (!a.is_scalar() || !b.is_scalar()) return std::nullopt;
  int direction = 0;
  if (strict(condition.relation) == Relation::greater) direction = 1;
  if (strict(condition.relation) == Relation::less) direction = -1;
  if (direction == 0) return std::nullopt;
  try {
    const Fraction s = difference(condition);
    if (s.numerator.is_zero()) return std::nullopt;
    const Fraction c = normal_form(a.scalar - b.scalar) / s;
    if (!c.numerator.is_constant() || !c.denominator.is_constant() || c.numerator.is_zero()) {
      return std::nullopt;
    }
    const int sign = to_term(c).value().sign() * direction;
    return Quantities::number(sign > 0 ? max(a.scalar, b.scalar) : min(a.scalar, b.scalar));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Quantity NoteReader::by_cases(const TexNode& environment) {
  static constexpr std::array<std::string_view, 5> rest{"otherwise", "else", "if otherwise", "o w",
                                                        "in all other cases"};
  static constexpr std::array<std::string_view, 4> nothing{"undefined", "not defined", "dne",
                                                           "does not exist"};
  struct ReadRow {
    std::optional<Quantity> value;  ///< none where it is undefined
    Conditions given;               ///< none: all others
  };
  std::vector<ReadRow> rows;
  for (const Row& row : rows_of(environment)) {
    if (!rows.empty() && rows.back().given.empty())
      fail("found a case after all others", environment);
    std::string words, value_words;
    bool only_words = !row.condition.empty();
    for (const TexNode& n : row.condition) {
      only_words = only_words && (n.is(Kind::words) || is_blank(n));
      if (n.is(Kind::words)) words += n.text + " ";
    }
    for (const TexNode& n : row.value) value_words += n.is(Kind::words) ? n.text : tex_key(n);
    if (row.value.empty()) fail("found a case without a value", environment);
    ReadRow read;
    const bool others = only_words && is_one_of(rest, plain_words(words));
    if (!others) read.given = conditions_of(row.condition, environment);
    if (!is_one_of(nothing, plain_words(value_words))) read.value = sum(row.value);
    rows.push_back(std::move(read));
  }
  struct Case {
    Quantity value;
    Conditions given;       ///< as they stand in the row
    Conditions conditions;  ///< and no other row counts
  };
  std::vector<Case> cases;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<Conditions> others;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const Conditions &here = rows[i].given, &there = rows[k].given;
      if (k == i || there.empty() || are_apart(here, there)) continue;
      const bool is_before = here.empty() || (k < i && is_exception(there, here));
      if (is_before) others.push_back(there);
      if (is_before || (k > i && is_exception(here, there)) || choices_ == nullptr) continue;
      choices_->note_overlap();
      if (choices_->rows() == CaseChoices::Rows::apart) others.push_back(there);
    }
    const auto alternatives = without(rows[i].given, others);
    if (alternatives.size() > most_alternatives) fail("found too many cases", environment);
    if (!rows[i].value) continue;
    for (const Conditions& alternative : alternatives) {
      const bool all_others = rows[i].given.empty();
      cases.push_back({*rows[i].value, all_others ? alternative : rows[i].given, alternative});
    }
  }
  if (cases.empty()) fail("found no cases", environment);
  // At a border a derivative of a case tells nothing.
  const bool two = cases.size() == 2 && cases[0].given.size() == 1 && cases[1].given.size() == 1 &&
                   differentiating_ == 0;
  if (two) {
    const Comparison &first = cases[0].given[0], &second = cases[1].given[0];
    const Comparison opposite = negation(first);
    const bool covers =
        same(second.left, opposite.left) && same(second.right, opposite.right) &&
        strict(second.relation) == strict(opposite.relation) &&
        (strict(first.relation) != first.relation || strict(second.relation) != second.relation);
    if (covers) {
      if (auto value = as_extremum(cases[0].value, cases[1].value, first)) return *value;
    }
  }
  std::erase_if(cases, [](const Case& c) { return std::ranges::any_of(c.conditions, is_false); });
  if (cases.empty()) fail("found a value that no case gives", environment);
  if (choices_ == nullptr) fail("found cases where one formula is expected", environment);
  if (within_expectation_) fail("found cases in an expectation", environment);
  if (differentiating_ > 0) {
    choices_->leave_borders();
    for (Case& c : cases) {
      for (Comparison& k : c.conditions) k.relation = strict(k.relation);
    }
    std::erase_if(cases, [](const Case& c) {
      return std::ranges::any_of(c.conditions,
                                 [](const Comparison& k) { return k.relation == Relation::equal; });
    });
    if (cases.empty()) fail("found a derivative at single points", environment);
  }
  if (!rows.back().given.empty()) {
    std::vector<Conditions> all;
    for (const ReadRow& row : rows) {
      if (row.value) all.push_back(row.given);
    }
    const auto left = without({}, all);
    if (!std::ranges::all_of(left, is_contradictory)) choices_->note_gap();
  }
  std::string key = std::to_string(environment.begin) + case_scope_;
  for (const Case& c : cases) {
    for (const Comparison& k : c.conditions) key += "|" + text(k);
  }
  const Case& taken = cases[choices_->choose(key, cases.size())];
  choices_->require(taken.conditions);
  return taken.value;
}

}  // namespace gradus
