// A relation without a slip of the pen, in the ways to understand it.

#include <algorithm>

#include "gradus/notes/reader/case_choices.hpp"
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

std::string hint_of(const SlipEdit& edit) {
  if (edit.becomes.empty()) return "without " + edit.stands;
  return "with " + edit.becomes + " in place of " + edit.stands;
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

NoteMendings NotesSession::mendings(const Nodes& left, const Nodes& right, const Connective& sign) {
  // Of x^2 = x nobody knows whether it is a slip.
  constexpr std::size_t telling = 4;
  if (weight_of(left) + weight_of(right) < telling) return {};
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
          go_on = visit(
              {hint_of(edit), edit.names, edit.is_new, edit.turns, step.attempts, models_of_it});
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
