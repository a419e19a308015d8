#include "gradus/notes/notes_file.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "gradus/notes/bars.hpp"
#include "gradus/notes/increments.hpp"
#include "gradus/notes/note_name.hpp"
#include "gradus/notes/syntax_error.hpp"

namespace gradus {
namespace {

bool ends_sentence(std::string_view prose, std::size_t i) {
  if (prose[i] == '.' || prose[i] == ';' || prose[i] == '#') {
    return i + 1 >= prose.size() || std::isspace(static_cast<unsigned char>(prose[i + 1])) != 0;
  }
  // An empty line before the formula that the sentence leads to does not end it.
  const bool more = prose.find_first_not_of(" \t\r\n", i) != std::string_view::npos;
  return more && prose[i] == '\n' && i + 1 < prose.size() &&
         (prose[i + 1] == '\n' || prose[i + 1] == '-' || prose[i + 1] == '*');
}

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

/// Words before these say nothing of the next formula.
constexpr std::size_t longest_sentence = 400;

class Collector {
 public:
  Collector(std::string_view text, NotesFormat format) : format_(format) {
    if (text.size() > notes_max_bytes) {
      throw std::length_error("found a file of " + std::to_string(text.size()) +
                              " bytes, expected at most " + std::to_string(notes_max_bytes));
    }
    file_.text = expand_macros(text);
  }

  NotesFile run() {
    for (const NotesPiece& piece : find_blocks(file_.text.text, format_)) {
      const std::string_view content = piece_text(piece);
      switch (piece.kind) {
        case NotesPiece::Kind::prose:
          read_said(content);
          read_prose(content);
          break;
        case NotesPiece::Kind::comment:
          add_comment(content, piece.begin);
          break;
        default:
          read_formula(piece);
      }
    }
    return std::move(file_);
  }

 private:
  std::string_view piece_text(const NotesPiece& p) const {
    return std::string_view(file_.text.text).substr(p.begin, p.end - p.begin);
  }

  /// Keeps the sentence that goes on, whose words tell what the next formula is for.
  void read_prose(std::string_view prose) {
    section_.read(prose);
    std::size_t start = 0, first_end = prose.size();
    for (std::size_t i = 0; i < prose.size(); ++i) {
      if (!ends_sentence(prose, i)) continue;
      if (start == 0) first_end = i;
      start = i + 1;
    }
    read_behind(prose.substr(0, first_end), prose.substr(std::min(first_end, prose.size())));
    near_ = prose.substr(start);
    if (start > 0) {
      sentence_.clear();
      ++sentences_;
    }
    sentence_ += std::string(prose.substr(start)) + " ";
    if (sentence_.size() > longest_sentence)
      sentence_.erase(0, sentence_.size() - longest_sentence);
  }

  /// Words behind the formulas of the sentence that goes on: to its end, and what follows.
  void read_behind(std::string_view words, std::string_view next) {
    const std::string doubt = doubt_behind(words, next);
    const bool denied = denies_behind(words, next);
    for (auto e = file_.entries.rbegin(); e != file_.entries.rend(); ++e) {
      if (e->kind != NoteEntry::Kind::chain || e->sentence != sentences_) break;
      if (e->doubt.empty()) e->doubt = doubt;
      if (e->derivation == derivation_) e->conditional = e->conditional || denied;
    }
  }

  /// Right behind a formula that is one name.
  void read_said(std::string_view behind) {
    if (!name_.has_value()) return;
    NoteEntry entry = std::move(*name_);
    name_.reset();
    entry.text = said_of_name(behind, sentence_);
    if (!entry.text.empty()) file_.entries.push_back(std::move(entry));
  }

  void add_comment(std::string_view content, std::size_t begin) {
    NoteEntry entry;
    entry.kind = NoteEntry::Kind::comment;
    entry.text = content;
    entry.begin = begin;
    entry.end = begin + content.size();
    file_.entries.push_back(std::move(entry));
  }

  void read_formula(const NotesPiece& piece) {
    ++derivation_;
    name_.reset();
    const std::string_view content = piece_text(piece);
    const bool is_inline = piece.kind == NotesPiece::Kind::inline_math;
    std::vector<NoteEntry> found;
    const auto malformed = [&](std::string why, std::size_t at) {
      NoteEntry entry;
      entry.kind = NoteEntry::Kind::malformed;
      entry.text = std::move(why);
      entry.begin = at;
      entry.end = std::min(at + 1, file_.text.text.size());
      found.push_back(std::move(entry));
    };
    if (!piece.closed) {
      malformed("found an empty line, expected the end of the formula", piece.end);
    } else {
      try {
        std::vector<TexNode> nodes = join_increments(pair_bars(
            read_tex(std::string_view(file_.text.text).substr(0, piece.end), piece.begin)));
        for (Chain& chain : split_chains(nodes)) {
          NoteEntry entry;
          entry.begin = chain.begin;
          entry.end = chain.end;
          entry.chain = std::move(chain);
          found.push_back(std::move(entry));
        }
        if (const auto comma = comma_in_number(nodes)) {
          found.clear();
          malformed("found a comma between digits, expected 10000 or 10{,}000 without it", *comma);
        }
        if (nodes.size() == 1 && is_inline && note_name(nodes[0])) {
          name_.emplace();
          name_->kind = NoteEntry::Kind::said;
          name_->chain.sides = {nodes};
          name_->begin = piece.begin;
          name_->end = piece.end;
        }
        file_.mathematics.push_back(std::move(nodes));
      } catch (const SyntaxError& error) {
        const std::string what = error.what();
        const std::size_t prefix = what.find(": ");
        malformed(what.substr(prefix + 2), offset_of(error.line, error.column, piece.begin));
      }
    }
    remarks(content, piece.begin, found);
    for (NoteEntry& entry : found) {
      entry.derivation = derivation_;
      entry.block_begin = piece.begin;
      entry.block_end = piece.after;
      entry.is_inline = is_inline;
      entry.cue = cue_of(sentence_ + " " + entry.chain.words);
      entry.near_cue = cue_of(near_ + " " + entry.chain.words);
      entry.sentence = sentences_;
      entry.general = speaks_generally(sentence_);
      entry.doubt = section_.doubt(sentence_ + " " + entry.chain.words);
      entry.conditional = is_conditional(sentence_) || near_.ends_with(" or ");
      entry.of_matrices = section_.speaks_of_matrices();
      entry.section = section_.number();
      file_.entries.push_back(std::move(entry));
    }
    near_.clear();
    if (!is_inline) sentence_.clear();
  }

  /// The byte at a place of the text, at or behind `from`.
  std::size_t offset_of(std::size_t line, std::size_t column, std::size_t from) const {
    const std::string& text = file_.text.text;
    Place here = place_of(text, from);
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

  /// "% gradus: ..." among the rows of a formula.
  void remarks(std::string_view content, std::size_t begin, std::vector<NoteEntry>& found) {
    constexpr std::string_view mark = "gradus:";
    for (std::size_t at = content.find('%'); at != std::string_view::npos;
         at = content.find('%', at + 1)) {
      const std::size_t end = std::min(content.find('\n', at), content.size());
      std::string_view remark = content.substr(at + 1, end - at - 1);
      const std::size_t first = remark.find_first_not_of(" \t");
      if (first == std::string_view::npos || !remark.substr(first).starts_with(mark)) continue;
      NoteEntry entry;
      entry.kind = NoteEntry::Kind::comment;
      entry.begin = begin + at + 1 + first + mark.size();
      entry.end = begin + end;
      entry.text = file_.text.text.substr(entry.begin, entry.end - entry.begin);
      // Behind a row it speaks of that row.
      const std::size_t line = content.substr(0, at).rfind('\n');
      const std::size_t line_start = begin + (line == std::string_view::npos ? 0 : line + 1);
      const auto place =
          std::ranges::find_if(found, [&](const NoteEntry& e) { return e.end > line_start; });
      found.insert(place, std::move(entry));
    }
  }

  NotesFormat format_;
  NotesFile file_;
  std::string sentence_, near_;  ///< the words of the sentence, and those since the last formula
  std::size_t sentences_ = 0;
  std::optional<NoteEntry> name_;  ///< the formula just read, where it is one name
  SectionWords section_;
  std::size_t derivation_ = 0;
};

}  // namespace

NotesFile read_notes_file(std::string_view text, NotesFormat format) {
  return Collector(text, format).run();
}

}  // namespace gradus
