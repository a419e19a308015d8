#include "gradus/notes/file/note_formula.hpp"

#include <algorithm>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/notes/tex/bars.hpp"
#include "gradus/notes/tex/increments.hpp"
#include "gradus/notes/tex/plus_minus.hpp"
#include "gradus/notes/tex/spellings.hpp"

namespace gradus {
namespace {

/// The comma of 10,000, which would read as two formulas.
std::optional<std::size_t> comma_in_number(const std::vector<TexNode>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TexNode& node = nodes[i];
    if (node.is(TexNode::Kind::environment)) {
      if (const auto inside = comma_in_number(node.children)) return inside;
    }
    if (!node.is_symbol(",") || i == 0 || i + 1 == nodes.size()) continue;
    const TexNode &before = nodes[i - 1], &after = nodes[i + 1];
    const bool touch = before.end == node.begin && node.end == after.begin;
    const bool numbers = before.is(TexNode::Kind::number) && after.is(TexNode::Kind::number);
    const bool thousands = before.text.size() <= 3 && after.text.size() == 3;
    if (numbers && touch && thousands) return node.begin;
  }
  return std::nullopt;
}

/// The byte at a place, which counts from this byte of the text.
std::size_t offset_of(std::string_view text, std::size_t from, std::size_t line,
                      std::size_t column) {
  Place here;
  std::size_t at = from;
  for (; at < text.size(); ++at) {
    if (here.line == line && here.column >= column) break;
    if (text[at] == '\n') {
      ++here.line;
      here.column = 1;
    } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      ++here.column;
    }
  }
  return at;
}

NoteEntry malformed(std::string why, std::size_t at, std::size_t size) {
  NoteEntry entry;
  entry.kind = NoteEntry::Kind::malformed;
  entry.text = std::move(why);
  entry.begin = at;
  entry.end = std::min(at + 1, size);
  return entry;
}

/// "% gradus: ..." among the rows of a formula.
void add_remarks(std::string_view text, const NotesPiece& piece, std::vector<NoteEntry>& found) {
  constexpr std::string_view mark = "gradus:";
  const std::string_view content = text.substr(piece.begin, piece.end - piece.begin);
  for (std::size_t at = content.find('%'); at != std::string_view::npos;
       at = content.find('%', at + 1)) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const std::string_view remark = content.substr(at + 1, end - at - 1);
    const std::size_t first = remark.find_first_not_of(" \t");
    if (first == std::string_view::npos || !remark.substr(first).starts_with(mark)) continue;
    NoteEntry entry;
    entry.kind = NoteEntry::Kind::comment;
    entry.begin = piece.begin + at + 1 + first + mark.size();
    entry.end = piece.begin + end;
    entry.text = text.substr(entry.begin, entry.end - entry.begin);
    // Behind a row it speaks of that row.
    const std::size_t line = content.substr(0, at).rfind('\n');
    const std::size_t start = piece.begin + (line == std::string_view::npos ? 0 : line + 1);
    const auto place =
        std::ranges::find_if(found, [&](const NoteEntry& e) { return e.end > start; });
    found.insert(place, std::move(entry));
  }
}

}  // namespace

NoteFormula read_formula(std::string_view text, const NotesPiece& piece, bool of_means) {
  NoteFormula out;
  if (!piece.closed) {
    out.entries.push_back(
        malformed("found an empty line, expected the end of the formula", piece.end, text.size()));
    add_remarks(text, piece, out.entries);
    return out;
  }
  try {
    std::vector<TexNode> nodes =
        join_increments(pair_bars(read_tex(text.substr(0, piece.end), piece.begin)));
    if (of_means) settle_expectations(nodes);
    for (Chain& found : split_chains(nodes)) {
      for (Chain& chain : with_both_signs(std::move(found))) {
        NoteEntry entry;
        entry.begin = chain.begin;
        entry.end = chain.end;
        entry.chain = std::move(chain);
        out.entries.push_back(std::move(entry));
      }
    }
    if (const auto comma = comma_in_number(nodes)) {
      out.entries.clear();
      out.entries.push_back(
          malformed("found a comma between digits, expected 10000 or 10{,}000 without it", *comma,
                    text.size()));
    }
    out.nodes = std::move(nodes);
  } catch (const SyntaxError& error) {
    const std::string what = error.what();
    const std::size_t prefix = what.find(": ");
    out.entries.push_back(malformed(what.substr(prefix + 2),
                                    offset_of(text, piece.begin, error.line, error.column),
                                    text.size()));
  }
  add_remarks(text, piece, out.entries);
  return out;
}

}  // namespace gradus
