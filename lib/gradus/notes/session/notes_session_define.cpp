// Definitions, and values that names are given for a while.

#include <algorithm>

#include "gradus/notes/reader/called_value.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

/// m_2, where m_0 or m_1 is known and a recursion gives m_t.
static bool is_reached(const Nodes& side, const Glossary& glossary) {
  const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  const bool counted = n && n->index.size() == 1 && n->index[0].text.size() == 1 &&
                       n->index[0].is(TexNode::Kind::number);
  if (!counted || !glossary.index_rules.contains(n->base)) return false;
  const char here = n->index[0].text[0];
  const std::size_t at = n->written.rfind(here);
  const IndexRule& rule = glossary.index_rules.at(n->base);
  long known = 0;
  for (char earlier = '0'; at != std::string::npos && earlier < here; ++earlier) {
    std::string name = n->written;
    name[at] = earlier;
    if (glossary.rules.contains(name)) ++known;
  }
  const std::optional<long> earliest = earliest_member(rule, n->base);
  return known > 0 && (!earliest || known >= rule.offset - *earliest);
}

/// m_0 = v_0 = 0: names that get one value, which stands at the end.
static bool gives_value(const Chain& c, std::size_t link) {
  const auto is_name = [](const Nodes& side) {
    return side.size() == 1 && note_name(side[0]) && exponent_of(side[0]) == nullptr;
  };
  return link + 2 == c.sides.size() && names_in(c.sides.back()).empty() &&
         std::all_of(c.sides.begin(), c.sides.end() - 1, is_name) &&
         std::ranges::all_of(c.links, [](const Connective& k) {
           return k.link == Link::relation && k.relation == Relation::equal;
         });
}

/// "At $t = 0$, $m_t = 0$", "$m_t = 0$ for $t = 0$".
bool NotesSession::says_index(const NoteEntry& entry, const std::string& index) const {
  constexpr std::size_t most = 8;
  const auto value = context_.defined_in(index);
  if (value && value->sentence == entry.sentence) return true;
  for (std::size_t i = at_; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& next = file_.entries[i];
    if (next.sentence != entry.sentence) break;
    if (next.kind != NoteEntry::Kind::chain || next.chain.links.size() != 1) continue;
    const auto name =
        next.chain.sides[0].size() == 1 ? note_name(next.chain.sides[0][0]) : std::nullopt;
    const Connective& sign = next.chain.links[0];
    const bool equal = sign.link == Link::relation && sign.relation == Relation::equal;
    if (equal && name && name->written == index && names_in(next.chain.sides[1]).empty())
      return true;
  }
  return false;
}

std::optional<FoundRule> NotesSession::rule_of(const NoteEntry& entry, std::size_t link) const {
  const Chain& c = entry.chain;
  const Nodes &left = c.sides[link], &right = c.sides[link + 1];
  const std::size_t line = line_of(c.links[link].begin);
  auto rule = find_rule(left, right, glossary_, line);
  if (!rule && c.links.size() == 1) {
    rule = find_rule(right, left, glossary_, line);
    if (rule && seen_.contains(rule->name)) return std::nullopt;
    // g = g_t is short for one member.
    const auto short_for =
        rule && rule->index_rule && left.size() == 1 ? note_name(left[0]) : std::nullopt;
    if (short_for && short_for->base == rule->name) return std::nullopt;
  }
  if (!rule) return std::nullopt;
  // x = 2 of a name in use is a case, not what it means; unless it had another value before.
  const bool in_use = seen_.contains(rule->name);
  const bool is_case = in_use && !rule->index_rule && names_in(right).empty() &&
                       !glossary_.rules.contains(rule->name);
  // Therefore b = c, of names in use, says something of them.
  const bool says_equal =
      in_use && entry.cue == Cue::concludes && right.size() == 1 && note_name(right[0]);
  // E[g] = \mu says what the mean is, not what \mu is. I is the identity.
  // Hence x_t = \rho^t x_0 says what follows.
  const bool follows =
      rule->from_start && entry.cue != Cue::assumes && entry.cue != Cue::introduces;
  const bool is_none =
      follows || is_case || says_equal || is_expectation_sign(left[0]) || rule->name == "I";
  return is_none ? std::nullopt : rule;
}

/// The line where the name was defined by just these signs; 0 where it was not.
std::size_t NotesSession::defined_at(const FoundRule& rule) const {
  const auto same_signs = [](const Nodes& a, const Nodes& b) {
    return std::ranges::equal(
        a, b, [](const TexNode& x, const TexNode& y) { return tex_key(x) == tex_key(y); });
  };
  if (rule.index_rule) {
    const auto found = glossary_.index_rules.find(rule.name);
    const bool same = found != glossary_.index_rules.end() &&
                      found->second.parameter == rule.index_rule->parameter &&
                      found->second.offset == rule.index_rule->offset &&
                      same_signs(found->second.body, rule.index_rule->body);
    return same ? found->second.line : 0;
  }
  const auto found = glossary_.rules.find(rule.name);
  const bool same = found != glossary_.rules.end() &&
                    found->second.parameters == rule.rule.parameters &&
                    same_signs(found->second.body, rule.rule.body);
  return same ? found->second.line : 0;
}

/// \hat{y} = \sigma(w^T x) = 1/(1 + e^{-w^T x}), where \hat{y} and \sigma are new.
bool NotesSession::defines_by_value(const NoteEntry& entry, std::size_t link, std::size_t line) {
  const Chain& c = entry.chain;
  const auto first = c.sides[0].size() == 1 ? note_name(c.sides[0][0]) : std::nullopt;
  const auto place =
      first ? context_.defined_in(first->has_index() ? first->base : first->written) : std::nullopt;
  const bool is_new = link == 1 && place && place->sentence == entry.sentence;
  if (!is_new || entry.conditional || entry.hedged || entry.cue == Cue::aims) return false;
  const auto call = called_value(c.sides[link], c.sides[link + 1]);
  const auto rule = call ? find_rule(call->first, call->second, glossary_, line) : std::nullopt;
  const bool names = rule && !rule->known && !rule->rule.parameters.empty();
  if (!names || !glossary_.functions.contains(rule->name) || seen_.contains(rule->name))
    return false;
  context_.define(rule->name, {entry.sentence, entry.section});
  glossary_.rules[rule->name] = rule->rule;
  return true;
}

NotesSession::Role NotesSession::definition(const NoteEntry& entry, std::size_t link,
                                            NoteItem& item, Pending& pending) {
  const Connective& sign = entry.chain.links[link];
  const bool defines = sign.link == Link::defines;
  const bool is_equal = sign.link == Link::relation && sign.relation == Relation::equal;
  if (!(is_equal || defines)) return Role::none;
  if (link > 0 && defines_by_value(entry, link, pending.line)) {
    item.kind = NoteKind::definition;
    item.why_kind = "it gives the value of a function that is new";
    item.message = note_name(entry.chain.sides[link][0])->base + " is defined";
    return Role::settled;
  }
  if (link > 0 && !gives_value(entry.chain, link)) return Role::none;
  const auto rule = rule_of(entry, link);
  if (!rule || (link > 0 && rule->known)) return Role::none;
  const Nodes &left = entry.chain.sides[link], &right = entry.chain.sides[link + 1];
  // "If n is even", "initially", "up to constants": the value of a case; of all cases where it has
  // an index of its own.
  const auto defined = note_name(left[0]);
  const bool is_value = names_in(right).size() <= 1 && rule->rule.parameters.empty() && defined &&
                        !defined->has_index();
  const bool wanted = entry.conditional || entry.cue == Cue::aims || (is_value && entry.hedged) ||
                      (rule->index_rule && says_index(entry, rule->index_rule->parameter));
  if (wanted && !defines) {
    restrict_sides(left, right, pending.line);
    if (entry.cue != Cue::aims) {
      for (const Comparison& k : pending.comparisons) {
        context_.state(k, pending.line, NotesContext::By::inference);
      }
    }
    item.kind = NoteKind::stated;
    item.why_kind = "the words before it speak of a case";
    item.message = "not used: " + item.why_kind;
    return Role::settled;
  }
  // What has a closed form is not defined by a recursion, which is a step then.
  const auto member =
      rule->index_rule ? glossary_.index_rules.find(rule->name) : glossary_.index_rules.end();
  const bool has_closed_form =
      member != glossary_.index_rules.end() && !names_in(member->second.body).contains(rule->name);
  if (has_closed_form && rule->known && names_in(right).contains(rule->name)) {
    pending.wanted = true;
    return Role::closed;
  }
  // What a recursion gives from its start is a step; a new value where that does not hold.
  if (!defines && !rule->index_rule && is_reached(left, glossary_)) {
    pending.rule = {rule->name, rule->rule};
    return Role::none;
  }
  const std::size_t before = defined_early_.contains(entry.begin) ? 0 : defined_at(*rule);
  if (before > 0 && !defines && entry.cue != Cue::concludes && entry.chain.links.size() == 1) {
    item.kind = NoteKind::definition;
    item.why_kind = "it is stated again";
    item.message = rule->name + " is defined so in line " + std::to_string(before);
    return Role::settled;
  }
  // Another example may give a function another meaning.
  const auto place = context_.defined_in(rule->name);
  const bool is_function = !rule->index_rule && !rule->rule.parameters.empty();
  const bool defined_before = rule->known && !defined_early_.contains(entry.begin) &&
                              !(is_function && place && place->section != entry.section);
  const bool is_special = names_in(right).empty() || (right.size() == 1 && note_name(right[0]) &&
                                                      exponent_of(right[0]) == nullptr);
  const bool is_given = !rule->index_rule && (is_special || is_value) && !defines;
  // Where a recursion starts holds for as long as the recursion.
  const bool starts = defined && glossary_.index_rules.contains(defined->base);
  const GivenValue given{pending.line, pending.comparisons,
                         entry.passing && !starts ? std::optional(entry.sentence) : std::nullopt,
                         scope_end(entry.begin)};
  if (defined_before && !defines) {
    if (rule->index_rule) {
      pending.index_rule = {rule->name, *rule->index_rule};
    } else {
      pending.rule = {rule->name, rule->rule};
      if (is_given) pending.given = {{entry.sentence, entry.section}, given};
    }
    return Role::none;
  }
  context_.define(rule->name, {entry.sentence, entry.section});
  item.kind = NoteKind::definition;
  item.why_kind = rule->name + " is new and stands alone on one side";
  item.message = rule->name + " is defined";
  if (entry.hedged && !defines) context_.hedge(pending.line);
  defined_for_[pending.line] = cases_said(entry);
  const bool of_one = is_value && !defines;
  context_.bind(pending.line, of_one ? entry.topic : Topic(), example_end(entry));
  if (rule->index_rule) {
    glossary_.index_rules[rule->name] = *rule->index_rule;
  } else {
    glossary_.rules[rule->name] = rule->rule;
    if (is_given) context_.give_value(rule->name, given);
  }
  return Role::settled;
}

void NotesSession::define_early(const NoteEntry& entry) {
  constexpr std::size_t most = 8;
  std::set<std::string> names;
  for (const Nodes& side : entry.chain.sides) names.merge(names_in(side));
  bool where = false;
  for (std::size_t i = at_; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& next = file_.entries[i];
    if (next.kind != NoteEntry::Kind::chain || next.sentence != entry.sentence) break;
    where = where || (i == at_ && next.near_cue == Cue::introduces && next.begins_where);
    const bool defines = where && next.chain.links.size() == 1 && !next.conditional &&
                         next.told.empty() && next.doubt == entry.doubt &&
                         (next.chain.links[0].link == Link::defines ||
                          (next.chain.links[0].link == Link::relation &&
                           next.chain.links[0].relation == Relation::equal));
    if (!defines) break;
    const auto rule = rule_of(next);
    const bool is_new = rule && !rule->known && !rule->index_rule && names.contains(rule->name) &&
                        rule->rule.parameters.empty() && !seen_.contains(rule->name) &&
                        !names_in(next.chain.sides[1]).empty();
    if (!is_new) break;
    glossary_.rules[rule->name] = rule->rule;
    context_.define(rule->name, {next.sentence, next.section});
    defined_early_.insert(next.begin);
  }
}

}  // namespace gradus
