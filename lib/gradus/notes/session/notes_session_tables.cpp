// A = \begin{pmatrix} ... \end{pmatrix}: what a letter stands for in an example.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/reader/tables.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

bool NotesSession::mentions_table(const Nodes& left, const Nodes& right) const {
  std::set<std::string> names = names_in(left);
  names.merge(names_in(right));
  return std::ranges::any_of(names, [&](const std::string& name) {
    const auto rule = glossary_.rules.find(name);
    return rule != glossary_.rules.end() && is_lone_table(rule->second.body);
  });
}

bool NotesSession::names_table(const NoteEntry& entry, std::size_t link, NoteItem& item) {
  const Chain& c = entry.chain;
  const Nodes &left = c.sides[link], &right = c.sides[link + 1];
  const Connective& sign = c.links[link];
  const bool defines = sign.link == Link::defines;
  const bool equal = defines || (sign.link == Link::relation && sign.relation == Relation::equal);
  if (link > 0 || !equal || !is_lone_table(right)) return false;
  const std::size_t line = line_of(sign.begin);
  const auto rule = find_rule(left, right, glossary_, line);
  if (!rule || rule->index_rule || !rule->rule.parameters.empty()) return false;
  // The value of what was defined by a formula is a step; so is a solution that is concluded.
  const auto before = glossary_.rules.find(rule->name);
  const bool computed =
      before != glossary_.rules.end() && !is_lone_table(before->second.body) && !defines;
  if (computed || entry.conditional || entry.hedged || entry.cue == Cue::aims) return false;
  try {
    if (!NoteReader(glossary_, false).read(right).is_table()) return false;
  } catch (const std::exception&) {
    return false;
  }
  glossary_.rules[rule->name] = rule->rule;
  context_.define(rule->name, {entry.sentence, entry.section});
  const auto last = entry.passing ? std::optional(entry.sentence) : std::nullopt;
  context_.give_value(rule->name, {line, {}, last, scope_end(entry.begin)});
  item.kind = NoteKind::definition;
  item.why_kind = "it says which numbers a letter stands for";
  item.message = rule->name + " is defined";
  return true;
}

}  // namespace gradus
