#include "gradus/notes/session/notes_session.hpp"

#include <algorithm>
#include <functional>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/file/iterates.hpp"
#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/file/transposes.hpp"
#include "gradus/notes/reader/tables.hpp"
#include "gradus/notes/session/example_spans.hpp"
#include "gradus/notes/session/inference.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// (x_1, \dots, x_n)^T, [a, b].
bool is_list(const Nodes& side) {
  if (side.size() != 1) return false;
  const TexNode* exponent = exponent_of(side[0]);
  const TexNode& base = side[0].is(TexNode::Kind::scripted) ? side[0].children[0] : side[0];
  const bool plain =
      !side[0].is(TexNode::Kind::scripted) || (exponent != nullptr && says_transposed(*exponent));
  return plain && base.is(TexNode::Kind::fenced) && (base.open == "(" || base.open == "[") &&
         std::ranges::any_of(base.children, [](const TexNode& n) { return n.is_symbol(","); });
}

/// \{1, 2\}, \{x : x > 0\}, A \cup B.
bool is_set(const Nodes& side) {
  const auto of_sets = [](const TexNode& n) {
    return n.is_command("\\setminus") || n.is_command("\\cup") || n.is_command("\\cap") ||
           n.is_command("\\emptyset") || n.is_command("\\varnothing");
  };
  if (std::ranges::any_of(side, of_sets)) return true;
  if (side.size() != 1 || !side[0].is(TexNode::Kind::fenced)) return false;
  const TexNode& base = side[0];
  const auto separates = [](const TexNode& n) {
    return n.is_symbol(",") || n.is_symbol(":") || n.is_symbol("|") || n.is_command("\\mid");
  };
  return (base.open == "\\{" || base.open == "\\lbrace") &&
         (base.close == "\\}" || base.close == "\\rbrace") &&
         std::ranges::any_of(base.children, separates);
}

bool is_column_of_numbers(const TexNode& node) {
  const auto entries = transposed_tuple(node);
  return !entries.empty() &&
         std::ranges::all_of(entries, [](const Nodes& entry) { return names_in(entry).empty(); });
}

/// x = (x_1, \dots, x_n) says what the members of x are called, S = \{1, 2\} those of S. Numbers
/// under a transpose are a vector.
bool names_members(const Chain& c) {
  const bool equal = c.links[0].link == Link::defines ||
                     (c.links[0].link == Link::relation && c.links[0].relation == Relation::equal);
  if (c.links.size() != 1 || !equal || c.sides[0].size() != 1) return false;
  const TexNode* exponent = exponent_of(c.sides[0][0]);
  return note_name(c.sides[0][0]) && (exponent == nullptr || says_transposed(*exponent)) &&
         ((is_list(c.sides[1]) && !is_column_of_numbers(c.sides[1][0])) || is_set(c.sides[1]));
}

}  // namespace

NotesSession::NotesSession(NotesFile file) : file_(std::move(file)), context_(glossary_) {
  mark_iterates(file_);
  mark_transposes(file_);
  const std::string& text = file_.text.text;
  speaks_of_unsymmetric_ = Prose(text).has(Says::unsymmetric);
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
  for (const NoteEntry& entry : file_.entries) {
    if (entry.kind == NoteEntry::Kind::comment) comment(entry);
    if (entry.kind == NoteEntry::Kind::said) said(entry);
  }
  expect_refuted_ = ignore_ = false;
  infer(glossary_, file_);
  theorems_ = theorem_spans(text);
  for (const TheoremSpan& span : example_spans(text)) theorems_.push_back(span);
  said_classes_ = said_classes(text);
  smooth_by_l_ = text.find("$L$-smooth") != text.npos || text.find("$L$-Lipschitz") != text.npos ||
                 text.find("$L$-光滑") != text.npos;
}

std::size_t NotesSession::line_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(line_starts_, offset) -
                                  line_starts_.begin());
}

std::optional<NoteItem> NotesSession::next() {
  while (queue_.empty() && at_ < file_.entries.size()) {
    const NoteEntry& entry = file_.entries[at_++];
    settle_constants(entry);
    if (entry.kind == NoteEntry::Kind::comment) {
      comment(entry);
    } else if (entry.kind == NoteEntry::Kind::said) {
      said(entry);
    } else if (entry.kind == NoteEntry::Kind::malformed) {
      ++chains_;
      ++formulas_;
      NoteItem item;
      item.chain = chains_;
      item.derivation = entry.derivation;
      item.block_begin = entry.block_begin;
      item.block_end = entry.block_end;
      item.is_inline = entry.is_inline;
      item.begin = entry.begin;
      item.end = entry.end;
      skip(std::move(item), entry.text, entry.begin, entry.end);
    } else {
      chain(entry);
    }
  }
  if (queue_.empty()) return std::nullopt;
  NoteItem item = std::move(queue_.front().first);
  current_ = std::move(queue_.front().second);
  current_.chain = item.chain;
  queue_.pop_front();
  ++handed_;
  for (std::size_t* offset : {&item.begin, &item.end, &item.mark_begin, &item.mark_end,
                              &item.block_begin, &item.block_end}) {
    *offset = file_.text.origin_of(*offset);
  }
  return item;
}

std::vector<std::string> NotesSession::declarations() const {
  std::map<std::string, std::set<std::string>> names;
  for (const auto& [key, shape] : glossary_.shapes) {
    if (glossary_.declared.contains(key) || shape == Shape::scalar || key.starts_with("any ")) {
      continue;
    }
    const std::string base = key.substr(0, key.find('_'));
    names[shape == Shape::matrix ? "matrix" : "vector"].insert(base);
  }
  std::vector<std::string> items;
  for (const auto& [word, all] : names) {
    items.push_back(word);
    for (const std::string& name : all) items.back() += (name == *all.begin() ? " " : ", ") + name;
  }
  for (const std::string& name : glossary_.naturals) {
    if (!glossary_.declared.contains(name)) items.push_back("given " + name + " in N");
  }
  return items;
}

void NotesSession::restrict_names(const Nodes& nodes, const std::string& why) {
  for_each_name(nodes, [&](const NoteName& n) {
    if (glossary_.naturals.contains(n.written)) return;
    context_.restrict(n.base, why);
    context_.restrict(n.written, why);
  });
}

void NotesSession::enqueue(NoteItem item, Pending pending) {
  if (item.mark_end == 0) {
    item.mark_begin = item.begin;
    item.mark_end = item.end;
  }
  queue_.emplace_back(std::move(item), std::move(pending));
}

void NotesSession::skip(NoteItem item, const std::string& why, std::size_t begin, std::size_t end) {
  item.kind = NoteKind::skipped;
  item.message = why;
  item.mark_begin = end == 0 ? item.begin : begin;
  item.mark_end = end == 0 ? item.end : end;
  chain_read_ = false;
  enqueue(std::move(item));
}

void NotesSession::chain(const NoteEntry& entry) {
  if (ignore_) {
    ignore_ = false;
    return;
  }
  context_.enter(entry, std::min(scope_end(entry.begin), example_end(entry)));
  leave_values(entry);
  release_theorems(entry.begin);
  take_said_classes(entry.begin);
  if (entry.section != section_) {
    glossary_.alphabet.forget_identities();
    lines_of_members_.clear();
    shown_.clear();
  }
  section_ = entry.section;
  take_anew_in(entry);
  note_dependence(entry.chain);
  define_early(entry);
  NoteEntry whole = entry;
  Chain& c = whole.chain;
  ++chains_;
  chain_read_ = true;
  NoteItem item;
  item.chain = chains_;
  item.derivation = entry.derivation;
  item.block_begin = entry.block_begin;
  item.block_end = entry.block_end;
  item.is_inline = entry.is_inline;
  item.is_link = c.links.size() > 1;
  item.expect_refuted = entry_expects_refuted_ = expect_refuted_;
  expect_refuted_ = false;
  item.begin = c.begin;
  item.end = c.end;
  const bool relates = std::ranges::any_of(c.links, [](const Connective& k) {
    return k.link == Link::relation || k.link == Link::defines || k.link == Link::matrix_order;
  });
  if (c.links[0].link == Link::member || c.links[0].link == Link::maps ||
      c.links[0].link == Link::distributed) {
    membership(whole, std::move(item));
    return;
  }
  if (relates) ++formulas_;
  if (names_members(c)) {
    const std::string why = "is made of the members in line " + std::to_string(line_of(c.begin));
    restrict_names(c.sides[0], why);
    restrict_names(c.sides[1], why);
    ++parsed_;
    item.kind = NoteKind::assumption;
    item.why_kind = "it says what the members of a name are called";
    item.message = "what a name stands for";
    last_side_.clear();
    for (const Nodes& side : c.sides) seen_.merge(names_in(side));
    enqueue(std::move(item));
    return;
  }
  bool continues = false;
  if (c.sides[0].empty() && !last_side_.empty() && !entry.is_inline) {
    c.sides[0] = last_side_;
    continues = true;
  }
  for (std::size_t i = 0; i < c.links.size(); ++i) {
    NoteItem one = item;
    one.is_link = item.is_link || continues;
    one.begin =
        c.sides[i].empty() || (continues && i == 0) ? c.links[i].begin : c.sides[i].front().begin;
    one.end = c.sides[i + 1].empty() ? c.links[i].end : c.sides[i + 1].back().end;
    if (c.sides[i].empty() || c.sides[i + 1].empty()) {
      skip(std::move(one), "found a relation without a side", c.links[i].begin, c.links[i].end);
      continue;
    }
    one.mark_begin = c.sides[i + 1].front().begin;
    one.mark_end = c.sides[i + 1].back().end;
    relation(whole, i, std::move(one));
    whole.cue = i == 0 && continues ? Cue::concludes : whole.cue;
  }
  last_side_ = c.sides.back();
  for (const Nodes& side : c.sides) seen_.merge(names_in(side));
  if (relates && chain_read_) ++parsed_;
}

void NotesSession::membership(const NoteEntry& entry, NoteItem item) {
  const Chain& c = entry.chain;
  const std::size_t line = line_of(entry.begin);
  const Link link = c.links[0].link;
  if (link == Link::member && c.sides.size() == 2) {
    declare_member(c, line, false);
  } else if (link == Link::maps) {
    leave_definition(c.sides[0], entry.section);
  } else if (link == Link::distributed) {
    restrict_names(c.sides[0], "is random (line " + std::to_string(line) + ")");
  }
  item.kind = NoteKind::assumption;
  item.why_kind = "it says what a name stands for";
  item.message = "what a name stands for";
  enqueue(std::move(item));
}

}  // namespace gradus
