// What the notes keep of a relation once it is judged.

#include <algorithm>
#include <functional>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/session/example_spans.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

void NotesSession::settle(NoteKind kind, bool holds, const std::string& message, bool refuted) {
  const bool one = current_.comparisons.size() == 1;
  if (kind == NoteKind::stated && one) {
    derived_.state(handed_ - 1, current_.comparisons[0], current_.line, current_.chain);
  } else if (kind == NoteKind::step && holds && one) {
    derived_.hold(current_.comparisons[0], current_.line, current_.chain, message);
  } else {
    derived_.interrupt();
  }
  const bool said = kind == NoteKind::assumption || kind == NoteKind::stated;
  const bool is_premise =
      said && !current_.inferred && !current_.of_case && !current_.wanted && current_.proved == 0;
  keep_line_of_members(is_premise || holds);
  keep_shown(kind == NoteKind::step && holds);
  const bool open = kind == NoteKind::stated || (kind == NoteKind::step && !refuted);
  if (open && !holds) keep_claimed(current_);
  // e_{t+1} <= \rho e_t for 0 < \rho < 1 is assumed together with its range.
  const bool of_index = one && current_.comparisons[0].left.is_symbol() &&
                        current_.comparisons[0].left.sort() == Sort::natural;
  if ((current_.of_members && said) || of_index) {
    for (const std::size_t begin : current_.ranges) context_.release_range(begin);
  }
  if (current_.closed && current_.index_rule) {
    const auto& [name, rule] = *current_.index_rule;
    if (holds) glossary_.index_rules[name] = rule;
    // The recursion is still in force, unless the words take something else for it.
    if (!holds && !current_.taken) {
      context_.restrict(name, "is restricted by line " + std::to_string(current_.line));
    }
    if (holds || !current_.taken) return;
  }
  // What was shown needs no hypothesis; what could not be decided, or is only wanted, is none.
  if (current_.wanted && current_.of_case && kind != NoteKind::step) {
    for (const Comparison& c : current_.comparisons) {
      context_.state(c, current_.line, NotesContext::By::inference);
    }
  }
  if (kind == NoteKind::step || holds || current_.wanted) return;
  if (current_.rule) glossary_.rules[current_.rule->first] = current_.rule->second;
  if (current_.given) {
    context_.define(current_.rule->first, current_.given->first);
    context_.give_value(current_.rule->first, current_.given->second);
  }
  if (current_.index_rule) {
    glossary_.index_rules[current_.index_rule->first] = current_.index_rule->second;
  }
  if (current_.rule || current_.index_rule) return;
  if (current_.proved > 0) {
    for (const Comparison& c : current_.comparisons) {
      if (c.relation == Relation::equal) context_.restrict_by(c, current_.line, false);
    }
    unproved_.emplace_back(current_, kind);
  } else {
    keep(current_, kind);
  }
}

void NotesSession::keep(const Pending& pending, NoteKind kind) {
  const bool assumed = kind == NoteKind::assumption || kind == NoteKind::stated;
  if (kind == NoteKind::assumption && pending.comparisons.size() == 1) {
    note_identity(pending.comparisons[0], pending.line);
  }
  if (assumed && pending.schema) add_schemas({*pending.schema});
  if (assumed && pending.premise) premises_.push_back(*pending.premise);
  if (assumed && pending.mean) keep_mean(*pending.mean);
  for (const Comparison& c : pending.comparisons) {
    // What a lemma states under conditions of its own holds where they do.
    const bool own = pending.proved > 0 && context_.ends_with(pending.proved, c);
    const auto by = pending.inferred || own ? NotesContext::By::inference : NotesContext::By::text;
    if (context_.assume_moment(c, pending.line) || !assumed) continue;
    if (kind == NoteKind::stated) {
      context_.state(c, pending.line, by);
    } else {
      context_.assume(c, pending.line, by);
    }
    const bool is_case = c.left.is_symbol() && c.right.is_constant();
    if (c.relation == Relation::equal) {
      context_.restrict_by(c, pending.line, is_case);
      let_follow_randomness(c);
    }
  }
}

void NotesSession::release_theorems(std::size_t place) {
  std::vector<std::pair<Pending, NoteKind>> open;
  for (auto& [pending, kind] : unproved_) {
    if (pending.proved <= place) {
      keep(pending, kind);
    } else {
      open.emplace_back(std::move(pending), kind);
    }
  }
  unproved_ = std::move(open);
}

std::size_t NotesSession::scope_end(std::size_t place) const {
  std::size_t end = std::string::npos;
  for (const TheoremSpan& t : theorems_) {
    if (t.begin <= place && place < t.proved) end = std::min(end, t.proved);
  }
  return end;
}

std::size_t NotesSession::example_end(const NoteEntry& entry) const {
  const std::size_t place = entry.begin;
  std::size_t end = entry.exemplary ? end_of_paragraph(file_.text.text, place) : std::string::npos;
  for (const TheoremSpan& t : theorems_) {
    if (!t.states && t.begin <= place && place < t.proved) end = std::min(end, t.proved);
  }
  return end;
}

/// In notes on L-smooth functions L counts only where it is the limit of a sum or a product.
void NotesSession::settle_constants(const NoteEntry& entry) {
  const std::string name = "L";
  if (!smooth_by_l_ || glossary_.declared.contains(name)) return;
  bool limits = false;
  const std::function<void(const Nodes&)> look = [&](const Nodes& nodes) {
    for (const TexNode& n : nodes) {
      const bool counts = n.is(TexNode::Kind::scripted) && n.super >= 0 && n.sub >= 0 &&
                          (n.children[0].is_command("\\sum") || n.children[0].is_command("\\prod"));
      if (counts) {
        for_each_name({n.children[static_cast<std::size_t>(n.super)]},
                      [&](const NoteName& limit) { limits = limits || limit.written == name; });
      }
      look(n.children);
    }
  };
  for (const Nodes& side : entry.chain.sides) look(side);
  if (limits) {
    glossary_.naturals.insert(name);
  } else {
    glossary_.naturals.erase(name);
  }
}

/// u^T Q^T Q v = u^T v for all u and v.
void NotesSession::note_identity(const Comparison& c, std::size_t line) {
  if (c.relation != Relation::equal) return;
  const auto left = glossary_.alphabet.word_of(c.left), right = glossary_.alphabet.word_of(c.right);
  const auto any = [](const Letter& l) { return l.is_vector && l.name.starts_with("any "); };
  const bool of_matrices = left && right && left->size() == 4 && right->size() == 2 &&
                           any(left->front()) && any(left->back()) &&
                           left->front() == right->front() && left->back() == right->back();
  if (!of_matrices) return;
  const Letter &a = (*left)[1], &b = (*left)[2];
  if (!a.is_vector && !b.is_vector && a.name == b.name) {
    glossary_.alphabet.add_identity(a, b, line);
  }
}

/// Suppose \eta X = 1: then \eta is as random as X.
void NotesSession::let_follow_randomness(const Comparison& c) {
  const auto without_means = [](Term side) {
    return transform(side, [](Term t) { return t.op() == Op::expectation ? Term(0) : t; });
  };
  const auto is_random = [&](const std::string& name) {
    return glossary_.random.contains(name) || glossary_.random_members.contains(name);
  };
  const std::set<std::string> names =
      names_of({without_means(c.left), c.relation, without_means(c.right)}, glossary_.alphabet);
  if (std::ranges::none_of(names, is_random)) return;
  for (const std::string& name : names) {
    const bool constant = glossary_.naturals.contains(name) || is_random(name);
    if (!constant) glossary_.random.insert(name.substr(0, name.find('_')));
  }
}

}  // namespace gradus
