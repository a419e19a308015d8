// Names that get another meaning: values and assumptions of before are left.

#include <algorithm>
#include <functional>

#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/reader/orders.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/set_meaning.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

void NotesSession::take_anew(const NoteEntry& said) {
  // "The loop increments $i$", "$s$ is increased": it keeps no value.
  const bool acted_on = said.told.ends_with("ed") || said.told.ends_with('s');
  if (!said.anew && !said.redescribed && !acted_on) return;
  const NotePlace here{said.sentence, said.section, 0};
  const std::string why = "is spoken of anew in line " + std::to_string(line_of(said.begin));
  const auto look = [&](const NoteName& n) {
    if (n.has_index()) return;
    const auto defined = context_.defined_in(n.written);
    const bool changes = said.anew || (acted_on && context_.has_value(n.written));
    const bool has_rule =
        defined && glossary_.rules.contains(n.written) && defined->differs(here, !changes);
    if (has_rule) {
      glossary_.rules.erase(n.written);
      context_.take_value(n.written);
    }
    // An index runs: "for all $t$" leaves its bounds.
    const bool runs = glossary_.naturals.contains(n.written);
    const bool had_assumptions = !runs && context_.leave(n.written, here, !said.anew);
    const bool was_symmetric =
        said.text != "symmetric" && context_.leave_symmetric(n.written, here, !said.anew);
    if (runs) return;
    if (has_rule || had_assumptions || was_symmetric) context_.restrict(n.written, why);
  };
  for (const Nodes& side : said.chain.sides) for_each_name(side, look);
}

/// y = y(x).
void NotesSession::note_dependence(const Chain& chain) {
  const Nodes &left = chain.sides[0], &right = chain.sides.back();
  if (left.size() != 1 || right.size() != 2 || !right[1].is(TexNode::Kind::fenced)) return;
  const auto y = note_name(left[0]), same = note_name(right[0]);
  if (y && same && y->written == same->written) glossary_.dependent.insert(y->written);
}

void NotesSession::take_anew_in(const NoteEntry& entry) {
  constexpr std::size_t most = 8;
  std::set<std::string> names;
  for (const Nodes& side : entry.chain.sides) names.merge(names_in(side));
  // "For all $x \ge 0$".
  const Nodes& first = entry.chain.sides[0];
  if (entry.anew && first.size() == 1 && note_name(first[0])) {
    NoteEntry name = entry;
    name.chain.sides.resize(1);
    take_anew(name);
  }
  for (std::size_t i = at_; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& next = file_.entries[i];
    if (next.sentence != entry.sentence) break;
    if (next.kind != NoteEntry::Kind::said || !next.anew) continue;
    const bool meets = std::ranges::any_of(next.chain.sides, [&](const Nodes& side) {
      return std::ranges::any_of(names_in(side),
                                 [&](const std::string& n) { return names.contains(n); });
    });
    if (meets) take_anew(next);
  }
}

void NotesSession::leave_values(const NoteEntry& entry) {
  const NotePlace here{entry.sentence, entry.section, entry.paragraph};
  const bool concludes = entry.cue == Cue::concludes;
  for (const auto& [name, given] : context_.values_left(here, concludes, !entry.general)) {
    glossary_.rules.erase(name);
    context_.restrict(name, "had a value in line " + std::to_string(given.line));
    for (const Comparison& c : given.says) {
      context_.state(c, given.line, NotesContext::By::inference);
    }
  }
}

std::set<std::string> NotesSession::names_for_all(const NoteEntry& entry) const {
  constexpr std::size_t most = 8;
  std::set<std::string> out;
  const std::size_t from = at_ > most ? at_ - most : 0;
  for (std::size_t i = from; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& said = file_.entries[i];
    // "Let $a$ be any real number. Then"
    const bool here = said.sentence == entry.sentence ||
                      (entry.cue == Cue::concludes && said.sentence + 1 == entry.sentence);
    if (!here || !said.everywhere) continue;
    const bool member = said.kind == NoteEntry::Kind::chain &&
                        said.chain.links[0].link == Link::member &&
                        meaning_of_set(said.chain.sides[1]).kind == SetMeaning::Kind::reals;
    if (said.kind != NoteEntry::Kind::said && !member) continue;
    std::vector<Nodes> names = said.chain.before;
    if (member) names.push_back(said.chain.sides[0]);
    if (!member) names.insert(names.end(), said.chain.sides.begin(), said.chain.sides.end());
    for (const Nodes& side : names) out.merge(names_in(side));
  }
  return out;
}

std::string NotesSession::index_for_some(const NoteEntry& entry) const {
  constexpr std::size_t most = 8;
  const std::function<bool(const Nodes&, const std::string&)> mentions =
      [&](const Nodes& nodes, const std::string& name) {
        return std::ranges::any_of(nodes, [&](const TexNode& n) {
          return tex_key(n) == name || mentions(n.children, name);
        });
      };
  const std::size_t from = at_ > most ? at_ - most : 0;
  for (std::size_t i = from; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& said = file_.entries[i];
    if (said.sentence != entry.sentence || !said.somewhere) continue;
    for (const Nodes& side : said.chain.sides) {
      for (const std::string& name : names_in(side)) {
        const bool here = std::ranges::any_of(
            entry.chain.sides, [&](const Nodes& nodes) { return mentions(nodes, name); });
        if (here && glossary_.naturals.contains(name)) return name;
      }
    }
  }
  return {};
}

std::vector<Comparison> NotesSession::cases_said(const NoteEntry& entry) {
  constexpr std::size_t most = 8;
  std::vector<Comparison> out;
  const std::size_t from = at_ > most ? at_ - most : 0;
  for (std::size_t i = from; i < std::min(at_ + most, file_.entries.size()); ++i) {
    const NoteEntry& said = file_.entries[i];
    const bool here = said.kind == NoteEntry::Kind::chain && said.sentence == entry.sentence &&
                      said.begin != entry.begin;
    if (!here || said.chain.links.empty() || !compares_plainly(said.chain)) continue;
    const Chain& c = said.chain;
    for (std::size_t k = 0; k < c.links.size(); ++k) {
      try {
        const Sides one = sides(c.sides[k], c.sides[k + 1], c.links[k].relation, false);
        out.insert(out.end(), one.comparisons.begin(), one.comparisons.end());
      } catch (const std::exception&) {
        // It is no case.
      }
    }
  }
  return out;
}

void NotesSession::leave_other_cases(const NoteEntry& entry, const Sides& known, NoteStep& step) {
  const auto is_left = [&](std::size_t line) {
    if (context_.is_of_another(line)) return true;
    const auto found = defined_for_.find(line);
    if (found == defined_for_.end() || found->second.empty()) return false;
    const std::vector<Comparison> here = cases_said(entry);
    return std::ranges::any_of(here, [&](const Comparison& c) {
      return std::ranges::any_of(found->second,
                                 [&](const Comparison& other) { return excludes(c, other); });
    });
  };
  if (std::ranges::none_of(known.lines, is_left)) return;
  for (NoteAttempt& a : step.attempts) a.is_sure = a.is_sure && a.with.empty();
  step.may_refute = false;
  step.of_another = step.has_other_values = true;
}

/// f : R^d -> R in another section than f(x) = x^2: any f from here on.
void NotesSession::leave_definition(const Nodes& side, std::size_t section) {
  const auto name = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  const auto defined = name ? context_.defined_in(name->base) : std::nullopt;
  if (!defined || defined->section == section) return;
  glossary_.rules.erase(name->base);
  context_.undefine(name->base);
}

}  // namespace gradus
