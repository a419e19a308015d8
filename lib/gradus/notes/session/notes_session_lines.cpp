// Lines that count for all members of a sequence, as premises.

#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/member_terms.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// The least value of the index for which all members have one, as far as it is seen.
long first_index(const Comparison& c, Term index) {
  long from = 0;
  for_each_node(c, [&](Term t) {
    if (t.op() != Op::element) return;
    const auto form = linear_form(t.operand(0));
    const auto natural = form ? form->lone_symbol() : std::nullopt;
    if (natural && same(*natural, index)) from = std::max(from, -form->constant);
  });
  return from;
}

/// Of a <= b = c: <=; nothing where they point in two directions.
std::optional<Relation> followed(Relation first, Relation next) {
  if (first == Relation::equal) return next;
  if (next == Relation::equal || next == first) return first;
  const auto both = [&](Relation strict, Relation loose) {
    return (first == strict && next == loose) || (first == loose && next == strict);
  };
  if (both(Relation::less, Relation::less_equal)) return Relation::less;
  if (both(Relation::greater, Relation::greater_equal)) return Relation::greater;
  return std::nullopt;
}

}  // namespace

/// A chain of such lines says the same of its ends.
void NotesSession::keep_line_of_members(bool counts) {
  const std::optional<IndexedPremise>& line = current_.of_members;
  const bool goes_on = chain_line_ && chain_line_->first == current_.chain;
  if (!line || !counts) {
    chain_line_ = std::pair(current_.chain, std::nullopt);
    return;
  }
  lines_of_members_.push_back(*line);
  if (!goes_on) {
    chain_line_ = std::pair(current_.chain, *line);
    return;
  }
  std::optional<IndexedPremise>& whole = chain_line_->second;
  const auto relation = whole ? followed(whole->relation, line->relation) : std::nullopt;
  if (!relation || whole->indices != line->indices) {
    whole.reset();
    return;
  }
  whole->right = line->right;
  whole->relation = *relation;
  whole->from = std::max(whole->from, line->from);
  whole->line = line->line;
  lines_of_members_.push_back(*whole);
}

/// The letter that counts in both sides; nothing where there are two, or none.
std::optional<IndexedPremise> NotesSession::line_of_members(const NoteEntry& entry,
                                                            std::size_t link) const {
  const Connective& sign = entry.chain.links[link];
  if (sign.link != Link::relation || sign.relation == Relation::not_equal) return std::nullopt;
  const bool of_all = !entry.conditional && !entry.particular && entry.unclear.empty();
  if (!of_all || entry.cue == Cue::aims) return std::nullopt;
  IndexedPremise out;
  out.left = entry.chain.sides[link];
  out.right = entry.chain.sides[link + 1];
  out.relation = sign.relation;
  // "With $x = x_t$" gives a name to one member.
  const auto names_one = [](const Nodes& side) {
    const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
    return n && !n->has_index() && exponent_of(side[0]) == nullptr;
  };
  const bool equates = sign.relation == Relation::equal;
  if (equates && (names_one(out.left) || names_one(out.right))) return std::nullopt;
  std::set<std::string> letters;
  for (const Nodes* side : {&out.left, &out.right}) {
    for_each_name(*side, [&](const NoteName& n) {
      const auto index = n.has_index() ? simple_index(n.index) : std::nullopt;
      if (index && glossary_.sequences.contains(n.base)) letters.insert(index->letter);
    });
  }
  if (letters.size() != 1 || letters.begin()->empty()) return std::nullopt;
  constexpr std::size_t near = 160;
  const std::string_view text = file_.text.text;
  const std::size_t from = entry.block_begin > near ? entry.block_begin - near : 0;
  const bool of_some =
      says_for_some(text.substr(from, entry.block_begin - from),
                    text.substr(std::min(entry.block_end, text.size()), near), *letters.begin());
  if (of_some || says_index(entry, *letters.begin())) return std::nullopt;
  out.indices.assign(letters.begin(), letters.end());
  return out;
}

/// The premise at any value of its index; nothing where it hides it.
std::optional<Premise> NotesSession::schema_of(const IndexedPremise& line, bool expand,
                                               MemberTerms& members,
                                               std::set<std::size_t>& lines) try {
  if (line.indices.size() != 1) return std::nullopt;
  const Term index = Term::natural("any " + line.indices[0]);
  NoteReader reader(glossary_, expand);
  reader.set(line.indices[0], Quantities::number(index));
  const Quantity a = reader.read(line.left), b = reader.read(line.right);
  if (!a.is_scalar() || !b.is_scalar() || same(a.scalar, b.scalar)) return std::nullopt;
  const Comparison holds = members({a.scalar, line.relation, b.scalar});
  if (hides(holds.left, index) || hides(holds.right, index)) return std::nullopt;
  lines.insert(line.line);
  lines.insert(reader.lines_used().begin(), reader.lines_used().end());
  const std::string name = "line " + std::to_string(line.line);
  return Premise{name,  "assumed of all members in " + name,           "", holds,
                 index, std::max(line.from, first_index(holds, index))};
} catch (const std::exception&) {
  return std::nullopt;  // It cannot be read at any value.
}

}  // namespace gradus
