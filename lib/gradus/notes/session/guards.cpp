// Each guard is one reason not to refute.

#include "gradus/notes/session/guards.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "gradus/notes/file/section_words.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

std::string restricted_elsewhere(const Surroundings& s) {
  for (const Comparison& c : s.comparisons) {
    std::string why = s.context.restriction(c);
    if (!why.empty()) return why;
  }
  return {};
}

/// Names that no definition gives, as they are written, members by their base.
std::set<std::string> written_names(const Nodes& nodes, const Glossary& glossary) {
  std::set<std::string> names;
  for_each_name(nodes, [&](const NoteName& n) {
    if (glossary.rules.contains(n.written)) return;
    names.insert(n.has_index() ? n.base : n.written);
  });
  return names;
}

/// A name that comes in on the right side of a conclusion, or stands on one side of another
/// relation, may stand for something that was said in words.
std::string name_out_of_nowhere(const Surroundings& s) {
  const std::set<std::string> on_left = written_names(s.left, s.glossary),
                              on_right = written_names(s.right, s.glossary);
  if (on_left.empty() || on_right.empty()) return {};
  std::set<std::string> meant_left, meant_right;
  for (const Comparison& c : s.comparisons) {
    meant_left.merge(names_of({c.left, Relation::equal, c.left}, s.glossary.alphabet));
    meant_right.merge(names_of({c.right, Relation::equal, c.right}, s.glossary.alphabet));
  }
  const auto missing = [&](const std::set<std::string>& here, const std::set<std::string>& there,
                           const std::set<std::string>& meant_there) {
    for (const std::string& name : here) {
      const std::string function = name.substr(0, name.find('\''));
      const bool found = there.contains(name) || meant_there.contains(name) || name == "e" ||
                         name == "d" || name == "I" || name == "T" ||
                         s.glossary.rules.contains(function) ||
                         s.glossary.naturals.contains(name) || s.context.is_determined(name) ||
                         s.glossary.functions.contains(function);
      if (!found) return name + " stands on one side only";
    }
    return std::string();
  };
  // y - x = \theta_{t+1} - \theta_t says what x and y are.
  const auto shares = [](const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::ranges::any_of(a, [&](const std::string& n) { return b.contains(n); });
  };
  if (!shares(on_left, on_right) && !shares(meant_left, meant_right)) {
    return "its sides have no name in common";
  }
  const std::string comes_in = missing(on_right, on_left, meant_left);
  const bool concludes = s.link > 0 || s.entry.cue == Cue::concludes;
  // Sides that share no name say what one of them is.
  const bool share = std::ranges::any_of(on_left, [&](const std::string& name) {
    return on_right.contains(name) || meant_right.contains(name);
  });
  return !comes_in.empty() || (concludes && share) ? comes_in
                                                   : missing(on_left, on_right, meant_right);
}

std::string said_around(const Surroundings& s) {
  if (s.entry.doubt.empty() || s.expects_refuted) return {};
  return "the notes say '" + s.entry.doubt + "'";
}

/// Whether a name or group has the exponent -1.
bool has_inverse(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& node) {
    const TexNode* power = exponent_of(node);
    const bool here =
        power != nullptr && !power->children.empty() && power->children[0].is_symbol("-");
    return here || has_inverse(node.children);
  });
}

std::string inverted(const Surroundings& s) {
  const auto of_numbers = [](const Comparison& c) {
    return free_symbols(c.left + c.right).empty();
  };
  if (std::ranges::all_of(s.comparisons, of_numbers)) return {};
  const bool inverts =
      s.glossary.alphabet.has_inverses() && (has_inverse(s.left) || has_inverse(s.right));
  return inverts ? "an inverse counts as a letter of its own" : "";
}

/// x_1 or \bar x beside a vector or members x: they may be made of one another.
std::string part_of_vector(const Surroundings& s) {
  std::map<std::string, std::string> whole;
  std::set<std::string> parts;
  const auto is_vector = [&](const NoteName& n) {
    const auto shape = s.glossary.shapes.find(n.key());
    return shape != s.glossary.shapes.end() && shape->second != Shape::scalar;
  };
  const auto look = [&](const NoteName& n) {
    if (n.has_index() && !is_vector(n)) parts.insert(n.base);
    if (!n.has_index() && is_vector(n)) whole[n.base] = n.written;
    if (n.base.starts_with("bar_")) whole[n.base.substr(4)] = n.written;
  };
  for_each_name(s.left, look);
  for_each_name(s.right, look);
  for (const auto& [base, written] : whole) {
    if (parts.contains(base)) return written + " may be made of the members of " + base;
  }
  return {};
}

/// \delta_{ij} beside \delta_{ji}: often they are the same.
std::string twin_indices(const Surroundings& s) {
  std::set<std::string> names;
  const auto look = [&](const NoteName& n) { names.insert(n.written); };
  for_each_name(s.left, look);
  for_each_name(s.right, look);
  for (const std::string& name : names) {
    const std::size_t at = name.rfind("_{") + 2, end = name.rfind('}');
    if (end == std::string::npos || at > end) continue;
    std::string indices = name.substr(at, end - at);
    const bool two = indices.size() == 2 || (indices.size() == 3 && indices[1] == ',');
    std::ranges::reverse(indices);
    const std::string twin = name.substr(0, at) + indices + name.substr(end);
    if (two && twin != name && names.contains(twin)) return name + " may be " + twin;
  }
  return {};
}

std::string members_tied(const Surroundings& s) { return s.tied; }

std::string condition_behind(const Surroundings& s) {
  return s.behind.says.empty() ? "" : "the notes say '" + s.behind.says + "' behind it";
}

std::map<std::string, std::string> described(const Surroundings& s) {
  std::map<std::string, std::string> out;
  for (const Comparison& c : s.comparisons) out.merge(s.context.described(c));
  return out;
}

std::string told_of_names(const Surroundings& s) {
  const auto all = s.expects_refuted ? std::map<std::string, std::string>() : described(s);
  return all.empty() ? "" : all.begin()->second;
}

/// Whether it calls something a minimiser, a least value or a subgradient, which stars and gradients
/// of models are.
bool is_met_by_models(const std::string& told) {
  constexpr std::array words{"minimizer", "minimiser", "minimum", "minimal", "is a subgradient of"};
  return std::ranges::any_of(words, [&](const char* word) {
    return told.find("'" + std::string(word)) != std::string::npos;
  });
}

/// Whether words only call names so; where only the sentence does, one of them stands in the step.
bool models_meet(const Surroundings& s, const std::string& why) {
  const auto all = described(s);
  if (!std::ranges::all_of(all, [](const auto& d) { return is_met_by_models(d.second); })) {
    return false;
  }
  const auto starred = [](const std::string& name) { return name.find("^*") != std::string::npos; };
  const bool mentions = std::ranges::any_of(s.comparisons, [&](const Comparison& c) {
    return std::ranges::any_of(names_of(c, s.glossary.alphabet), starred);
  });
  return is_met_by_models(why) && (mentions || !all.empty());
}

std::string told_around(const Surroundings& s) {
  if (s.entry.told.empty() || s.expects_refuted) return {};
  return "the notes say '" + s.entry.told + "' around it, which was not understood";
}

bool always(const Surroundings&) { return true; }
bool never(const Surroundings&) { return false; }

/// Whether it speaks of numbers alone, none of which may be a component of a vector.
bool is_of_plain_numbers(const Surroundings& s) {
  bool plain = true;
  const auto look = [&](const NoteName& n) {
    plain = plain && !n.has_index() && s.glossary.shape_of(n.key()) == Shape::scalar;
  };
  for_each_name(s.left, look);
  for_each_name(s.right, look);
  for (const Comparison& c : s.comparisons) {
    for_each_node(c, [&](Term t) {
      plain = plain && t.op() != Op::inner && t.op() != Op::element && t.op() != Op::sum;
    });
  }
  return plain;
}

/// Whether the section alone speaks of a property that no name here can have.
bool is_of_others(const Surroundings& s) {
  return is_of_vectors(s.entry.doubt) && !s.entry.doubt_is_near && is_of_plain_numbers(s);
}

SlipsOpen slips_open(const Surroundings& s) {
  if (s.expects_refuted || is_of_others(s)) return SlipsOpen::none;
  if (is_of_vectors(s.entry.doubt) && s.entry.doubt_is_near) return SlipsOpen::none;
  return is_of_vectors(s.entry.doubt)    ? SlipsOpen::matrices
         : weighs_factors(s.entry.doubt) ? SlipsOpen::factors
         : ties_members(s.entry.doubt)   ? SlipsOpen::members
                                         : SlipsOpen::none;
}

bool words_excuse_slips(const Surroundings& s) {
  return excuses_slips(s.entry.doubt) && slips_open(s) == SlipsOpen::none && !is_of_others(s);
}

struct Guard {
  std::string (*why)(const Surroundings&);
  bool (*excuses_slips)(const Surroundings&);
  bool of_names, of_words;
};
constexpr std::array guards{Guard{restricted_elsewhere, never, true, false},
                            Guard{name_out_of_nowhere, never, true, false},
                            Guard{said_around, words_excuse_slips, true, true},
                            Guard{inverted, always, false, false},
                            Guard{members_tied, always, true, false},
                            Guard{twin_indices, always, true, false},
                            Guard{part_of_vector, never, false, false},
                            Guard{condition_behind, never, false, true},
                            Guard{told_of_names, never, false, true},
                            Guard{told_around, never, false, true}};

}  // namespace

Reservations reservations(const Surroundings& step) {
  Reservations out;
  for (const Guard& guard : guards) {
    const std::string why = guard.why(step);
    if (why.empty()) continue;
    if (out.why.empty()) out.why = why;
    if (out.of_names.empty() && guard.of_names) out.of_names = why;
    out.of_words = out.of_words || guard.of_words;
    out.of_other_words = out.of_other_words || (guard.of_words && !models_meet(step, why));
    out.excuses_slips = out.excuses_slips || guard.excuses_slips(step);
  }
  out.by_condition = step.behind.excuses_slips;
  out.open = slips_open(step);
  out.described = step.behind.described;
  for (const auto& [name, why] : described(step)) out.described.insert(name);
  return out;
}

std::string restriction_of_names(const Surroundings& step) {
  const std::string why = restricted_elsewhere(step);
  return why.empty() ? name_out_of_nowhere(step) : why;
}

std::string why_not_assumed(const Surroundings& s, Relation relation) {
  const bool says_what =
      names_in(s.right).empty() || (s.right.size() == 1 && note_name(s.right[0]));
  const bool concluded =
      s.entry.cue == Cue::concludes && s.link == 0 && (relation != Relation::equal || says_what);
  if (concluded) return "it is concluded, but was not shown";
  if (s.entry.scoped && !s.entry.unclear.empty() && s.link == 0) {
    return "the notes say '" + s.entry.unclear + "' of it, which was not understood";
  }
  return speaks_of_case(s, relation) ? "the words of its sentence speak of a case or deny it" : "";
}

bool speaks_of_case(const Surroundings& s, Relation relation) {
  const bool is_value = relation == Relation::equal && names_in(s.right).size() <= 1 &&
                        s.left.size() == 1 && note_name(s.left[0]);
  return s.entry.conditional || (is_value && s.entry.hedged);
}

}  // namespace gradus
