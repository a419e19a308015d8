// What a relation is where it cannot be shown.

#include <algorithm>
#include <cmath>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/leading_words.hpp"
#include "gradus/notes/session/misplaced_members.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/session/slip_parts.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// Whether decimals stand in it that may be rounded themselves.
bool has_rounded_decimals(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& n) {
    const std::size_t point = n.is(Kind::number) ? n.text.find('.') : std::string::npos;
    const bool long_enough = point != std::string::npos && n.text.size() > point + 2;
    return long_enough || has_rounded_decimals(n.children);
  });
}

/// 3.1623 = 3.16: equal to half a unit of the last digit that is printed, or to a few units where
/// the left side is made of rounded numbers.
bool is_rounded(const Comparison& c, const Nodes& left, const Nodes& right) {
  if (right.empty() || !right.back().is(Kind::number)) return false;
  const std::size_t point = right.back().text.find('.');
  if (c.relation != Relation::equal || point == std::string::npos) return false;
  const auto digits = static_cast<double>(right.back().text.size() - point - 1);
  try {
    const double left_value = evaluate<double>(c.left, {}), value = evaluate<double>(c.right, {});
    const double units = has_rounded_decimals(left) ? 3 : 0.51;
    return std::abs(left_value - value) <= units * std::pow(10.0, -digits);
  } catch (const std::exception&) {
    return false;
  }
}

/// Whether the name stands for a member of the sequence somewhere.
bool mentions(const Nodes& nodes, const std::string& base) {
  bool found = false;
  for_each_name(nodes, [&](const NoteName& n) { found = found || n.base == base; });
  return found;
}

/// m_1, where a recursion gives m_t; m_t, where the other side is a closed form; e_{t+1}, where e_t
/// is defined by others, and the other side is a recursion.
bool is_given_member(const Nodes& side, const Nodes& other, const Glossary& glossary) {
  const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  if (!n || !n->has_index()) return false;
  const auto rule = glossary.index_rules.find(n->base);
  if (rule == glossary.index_rules.end()) return false;
  const bool recursion = mentions(rule->second.body, n->base);
  if (!recursion && mentions(other, n->base)) return true;
  if (n->index.size() != 1) return false;
  return n->index[0].is(Kind::number) || (recursion && !mentions(other, n->base));
}

/// w_{t+2}, where a recursion gives w_{t+1} by w_t, and the other side is made of members, too.
bool is_later_member(const Nodes& side, const Nodes& other, const Glossary& glossary) {
  const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  if (!n || !n->has_index()) return false;
  const auto rule = glossary.index_rules.find(n->base);
  const auto index = simple_index(n->index);
  return rule != glossary.index_rules.end() && index && mentions(rule->second.body, n->base) &&
         index->offset > rule->second.offset && mentions(other, n->base);
}

std::string base_of(const TexNode& node) {
  const auto n = note_name(node);
  return n ? n->base : "";
}

/// x_{k+1} - a, where a recursion gives x_{k+1}.
bool is_of_given(const Nodes& side, const Glossary& glossary) {
  bool found = false;
  for_each_name(side, [&](const NoteName& n) {
    const auto rule = glossary.index_rules.find(n.base);
    const auto index = simple_index(n.index);
    found = found || (rule != glossary.index_rules.end() && index &&
                      index->offset == rule->second.offset && mentions(rule->second.body, n.base));
  });
  return found;
}

}  // namespace

bool NotesSession::is_defined_here(const Nodes& side) const {
  const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  const auto place = n ? context_.defined_in(n->written) : std::nullopt;
  return place && place->section == section_ && exponent_of(side[0]) == nullptr &&
         glossary_.rules.contains(n->written);
}

bool NotesSession::gives_a_name(const NoteEntry& entry) const {
  return std::ranges::any_of(entry.chain.sides, [&](const Nodes& side) {
    return std::ranges::any_of(names_in(side), [&](const std::string& name) {
      const auto place = context_.defined_in(name);
      return place && place->sentence == entry.sentence &&
             (glossary_.rules.contains(name) || glossary_.index_rules.contains(name));
    });
  });
}

/// x_{n-1} = x_n - p_n = x_n - g_n, where x_{n+1} is given so.
bool NotesSession::misplaces_member(const NoteEntry& entry) const {
  const Chain& c = entry.chain;
  const std::string_view words = words_before(entry);
  const bool goes_on =
      c.links.size() > 1 || (entry.cue == Cue::concludes && leads_on(entry, words));
  const bool repeats = restates_recursion(c, glossary_) ||
                       (goes_on && gives_other_member(c.sides[0], c.sides[1], glossary_));
  const bool is_said = entry.cue != Cue::assumes && entry.cue != Cue::aims && !entry.scoped;
  return repeats && is_said && !equates_two_members(c, glossary_) && !supposes(words) &&
         !may_give_other_member(entry, sentence_before(words));
}

bool NotesSession::classify(const NoteEntry& entry, std::size_t link, const Nodes& left,
                            const Nodes& right, const Sides& plain, NoteStep& step) const {
  // A name, or a value of a function that no rule gives.
  const auto bare = [&](const Nodes& side) {
    const auto n = side.empty() ? std::nullopt : note_name(side[0]);
    const bool name = n && side.size() == 1 && exponent_of(side[0]) == nullptr;
    const bool sign = !side.empty() && (is_expectation_sign(side[0]) || is_variance_sign(side[0]));
    const bool call = n && !sign && side.size() == 2 && side[1].is(Kind::fenced) &&
                      exponent_of(side[0]) == nullptr &&
                      (glossary_.functions.contains(n->base) || side[1].children.size() == 1);
    return name || (call && !glossary_.rules.contains(n->base.substr(0, n->base.find('\''))));
  };
  // f(a + b) = f(c) of an unknown f says that its arguments are equal.
  const bool of_arguments = bare(left) && bare(right) && left.size() == 2 && right.size() == 2 &&
                            tex_key(left[0]) == tex_key(right[0]);
  const Comparison& c = plain.comparisons[0];
  const bool no_names = names_of(c, glossary_.alphabet).empty();
  const bool constant = (names_in(left).empty() || names_in(right).empty()) && !no_names;
  if (no_names && is_rounded(c, left, right)) {
    step.may_refute = false;
    step.otherwise = NoteKind::stated;
    step.why_otherwise = "the sides agree to the digits printed: a rounded number";
    return false;
  }
  const bool named = (bare(left) || bare(right)) && !of_arguments;
  const bool equality = c.relation == Relation::equal;
  const bool opaque = context_.rests_on_unknowns(c);
  if (entry_expects_refuted_) return true;
  if (link > 0 && equality && constant && names_in(right).empty()) {
    step.may_refute = false;
    step.otherwise = opaque ? NoteKind::stated : NoteKind::assumption;
    step.why_otherwise = "the chain ends in a number: a condition";
    return false;
  }
  // 0 < \mu \le L, 0 < \eta \le 2/L: a name between orders is free.
  const auto free = [&](const Nodes& side) {
    const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
    return n && exponent_of(side[0]) == nullptr && !glossary_.rules.contains(n->written) &&
           !glossary_.index_rules.contains(n->base);
  };
  const bool ordered = std::ranges::none_of(entry.chain.links, [](const Connective& k) {
    const bool order = k.link == Link::relation || k.link == Link::matrix_order;
    return !order || k.relation == Relation::equal;
  });
  // 0 < \eta \mu < 1
  const bool of_numbers = names_in(entry.chain.sides.front()).empty() && names_in(right).empty();
  const bool between = link > 0 && ordered && (free(left) || of_numbers);
  // log(1 + x) <= x for x > -1
  const bool tells = entry.cue == Cue::none || entry.cue == Cue::concludes;
  if (step.has_range && tells && !equality && link == 0) {
    step.all_declared = true;
    return true;
  }
  const bool by_recursion = step.unrolled && entry.cue != Cue::assumes &&
                            entry.cue != Cue::introduces && entry.cue != Cue::aims;
  if (by_recursion) {
    step.may_refute = step.unrolled->names_agree && step.restricted.empty();
    step.otherwise = step.may_refute ? NoteKind::step : NoteKind::stated;
    step.why_otherwise = "the recursion does not show it";
    return true;
  }
  if (link > 0 && !(named && constant) && !between) return true;
  if (named || constant) {
    step.may_refute = false;
    step.otherwise = opaque ? NoteKind::stated : NoteKind::assumption;
    step.why_otherwise = named ? "a name stands alone on a side, and nothing before determines it"
                               : "a side is a number: a condition";
    const bool leads = leads_on(entry, words_before(entry));
    // Of what never holds with what its sentence gives nobody makes a condition.
    step.slips_if_never = equality && constant && !named;
    if (step.slips_if_never) return leads && gives_a_name(entry);
    if (link == 0 && equality && misplaces_member(entry)) return true;
    // A name that is in use does not get its meaning behind a long formula.
    constexpr std::size_t long_enough = 6;
    const auto last = right.size() == 1 ? note_name(right[0]) : std::nullopt;
    const bool in_use = last && seen_.contains(last->written) && weight_of(left) >= long_enough;
    if (leads && (in_use || is_defined_here(left) || is_defined_here(right))) return true;
    // w_{t+1} = a w_t; two of them give w_{t+2} = a^2 w_t.
    const NoteEntry* before = at_ >= 2 ? &file_.entries[at_ - 2] : nullptr;
    const bool behind_rule = before != nullptr && before->kind == NoteEntry::Kind::chain &&
                             before->chain.sides[0].size() == 1 && !left.empty() &&
                             mentions(before->chain.sides[0], base_of(left[0]));
    if (behind_rule && is_later_member(left, right, glossary_) &&
        concludes_plainly(entry, words_before(entry))) {
      step.of_another = false;
      return true;
    }
    // m_1 is given by the recursion of m_t.
    const bool said_to_hold = entry.cue != Cue::introduces || entry.claimed ||
                              (says_of_subject(words_before(entry)) && gives_a_name(entry));
    return entry.cue != Cue::assumes && said_to_hold &&
           (is_given_member(left, right, glossary_) || is_given_member(right, left, glossary_));
  }
  // "The error satisfies x_{k+1} - a = ...", where x_{k+1} is given, follows or does not.
  const bool of_given = says_of_subject(words_before(entry)) && is_of_given(left, glossary_);
  const bool supposed = link == 0 && supposes(words_before(entry)) && !of_given;
  if (entry.cue == Cue::concludes && !supposed) return true;
  if (entry.cue == Cue::assumes || entry.cue == Cue::introduces || supposed) {
    step.may_refute = entry.cue == Cue::introduces && !supposed;
    step.otherwise = NoteKind::assumption;
    step.why_otherwise = "the words before it assume it";
    if (step.may_refute && link == 0 && entry.claimed && says_it_holds(words_before(entry))) {
      step.only_claimed = true;
      step.otherwise = NoteKind::stated;
      step.why_otherwise = "it is said to hold, but was not shown";
      return true;
    }
    // But for the sake of what follows.
    if (supposed) return false;
    return step.may_refute || is_heavy(left, right, false);
  }
  if (entry.cue == Cue::aims) {
    step.may_refute = false;
    step.otherwise = NoteKind::stated;
    step.why_otherwise = "the words before it say that it is wanted";
    return false;
  }
  const bool numbers = step.instances.empty() && plain.comparisons.size() == 1;
  bool members = false;
  const auto look = [&](Term t) {
    const bool member = t.op() == Op::element && !glossary_.products.contains(t.name());
    members = members || member || t.op() == Op::inner;
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  if (equality && numbers && !members && step.restricted.empty()) {
    step.may_be_condition = !no_names;
    return true;
  }
  step.otherwise = opaque ? NoteKind::stated : NoteKind::assumption;
  step.why_otherwise = opaque ? "it rests on what nothing before determines"
                              : "it does not hold for all values: a condition";
  return true;
}

}  // namespace gradus
