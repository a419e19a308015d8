// A relation without a slip of the pen, in the ways to understand it.

#include <algorithm>

#include "gradus/notes/reader/case_choices.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/inference.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/slip_edits.hpp"
#include "gradus/notes/session/slip_parts.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

bool transposes(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& n) {
    const TexNode* exponent = exponent_of(n);
    return (exponent != nullptr && says_transposed(*exponent)) || transposes(n.children);
  });
}

/// What stands there, brackets aside; its factors in any order, where none is transposed.
std::string letters_of(const Nodes& nodes) {
  std::string out;
  for (const TexNode& n : nodes) out += tex_key(n);
  std::erase_if(out,
                [](char c) { return std::string_view("{}() ").find(c) != std::string_view::npos; });
  if (transposes(nodes)) return out;
  for (auto from = out.begin(); from != out.end();) {
    const auto end = std::find_if(from, out.end(), [](char c) { return c == '+' || c == '-'; });
    std::sort(from, end);
    from = end == out.end() ? end : end + 1;
  }
  return out;
}

Nodes with_letter(Nodes nodes, const std::string& letter, const std::string& by) {
  for (TexNode& n : nodes) {
    if (n.is(TexNode::Kind::letter) && n.text == letter) n.text = by;
    n.children = with_letter(std::move(n.children), letter, by);
  }
  return nodes;
}

/// What defines the name, the member or the value of a function that the side is; nothing where
/// nothing does, or where it does so of other members or arguments.
std::optional<Nodes> definition_of(const Nodes& side, const Glossary& glossary) {
  const auto n = side.empty() ? std::nullopt : note_name(side[0]);
  if (!n || exponent_of(side[0]) != nullptr) return std::nullopt;
  const auto member = glossary.index_rules.find(n->base);
  if (side.size() == 1 && member != glossary.index_rules.end()) {
    const auto index = simple_index(n->index);
    const IndexRule& rule = member->second;
    const bool same = index && index->letter == rule.parameter && index->offset == rule.offset;
    return same ? std::optional(rule.body) : std::nullopt;
  }
  const auto rule = glossary.rules.find(side.size() == 1 ? n->written : n->base);
  if (rule == glossary.rules.end()) return std::nullopt;
  const auto& [parameters, body, line] = rule->second;
  if (side.size() == 1) return parameters.empty() ? std::optional(body) : std::nullopt;
  const bool call = side.size() == 2 && side[1].is(TexNode::Kind::fenced) &&
                    side[1].children.size() == 1 && parameters.size() == 1 &&
                    side[1].children[0].is(TexNode::Kind::letter);
  return call ? std::optional(with_letter(body, parameters[0], side[1].children[0].text))
              : std::nullopt;
}

/// Whether one change of the side makes it what is known: then it may be a definition of another
/// thing.
bool is_nearly(const Nodes& side, const std::optional<Nodes>& known) {
  if (!known) return false;
  const std::string letters = letters_of(*known);
  bool found = false;
  for_each_slip(side, factors_in(side, side, *known), [&](const SlipEdit& edit) {
    found = letters_of(edit.side) == letters;
    return !found;
  });
  return found;
}

std::string hint_of(const SlipEdit& edit) {
  if (edit.becomes.empty()) return "without " + edit.stands;
  return "with " + edit.becomes + " in place of " + edit.stands;
}

/// Capital letters may be matrices, too.
bool of_matrices(const std::set<std::string>& names, const Glossary& glossary) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    const bool capital = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
    return capital || glossary.shape_of(name) == Shape::matrix;
  });
}

}  // namespace

/// What stands behind the equations that give names in these sides.
Nodes NotesSession::meanings(const Nodes& left, const Nodes& right) const {
  Nodes out;
  const auto add = [&](const Nodes& body) { out.insert(out.end(), body.begin(), body.end()); };
  std::set<std::string> seen;
  for (const Nodes* side : {&left, &right}) {
    for_each_name(*side, [&](const NoteName& n) {
      const auto rule = glossary_.index_rules.find(n.base);
      if (rule != glossary_.index_rules.end() && seen.insert(n.base).second) add(rule->second.body);
    });
  }
  return out;
}

NoteMendings NotesSession::mendings(const Nodes& left, const Nodes& right, const Connective& sign,
                                    bool may_define) {
  const bool defines = may_define && (is_nearly(right, definition_of(left, glossary_)) ||
                                      is_nearly(left, definition_of(right, glossary_)));
  if (defines) return {};
  return [=, this](const std::function<bool(const NoteMending&)>& visit) {
    const SlipFactors factors = factors_in(left, right, meanings(left, right));
    const Glossary known_names = glossary_;
    bool go_on = true;
    // A slip mostly stands behind the sign.
    for (const bool on_left : {false, true}) {
      for_each_slip(on_left ? left : right, factors, [&](const SlipEdit& edit) {
        // Nobody writes a = a.
        if (letters_of(edit.side) == letters_of(on_left ? right : left)) return true;
        const Nodes &a = on_left ? edit.side : left, &b = on_left ? right : edit.side;
        try {
          std::optional<LocalShapes> local;
          Sides known = read_relation(a, b, sign, local);
          if (known.has_cases) return true;
          const NoteStep step = ways_to_understand(a, b, sign.relation, known);
          std::vector<NoteModel> models_of_it;
          if (sign.relation != Relation::equal) {
            models_of_it = models(known, attempt(known, Grounds::all, known.lines));
          }
          go_on = visit({hint_of(edit), edit.names, of_matrices(edit.names, glossary_), edit.is_new,
                         edit.turns, edit.is_plain, edit.of_length, edit.is_limit, step.attempts,
                         models_of_it, step.runs});
        } catch (const std::exception&) {
          // What cannot be read is nothing that was meant.
        }
        // What its reading taught of names is not known of the formula as it stands.
        glossary_ = known_names;
        return go_on;
      });
      if (!go_on) return;
    }
  };
}

}  // namespace gradus
