#include "gradus/notes/notes_file.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "gradus/notes/bars.hpp"
#include "gradus/notes/increments.hpp"
#include "gradus/notes/note_name.hpp"
#include "gradus/notes/plain_words.hpp"
#include "gradus/notes/spellings.hpp"
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

/// Words before these say nothing of the next formula, nor those behind so many formulas.
constexpr std::size_t longest_sentence = 400, most_formulas = 100;

/// An equation or an order; not x in R^d.
bool relates(const NoteEntry& entry) {
  return std::ranges::any_of(entry.chain.links, [](const Connective& c) {
    return c.link != Link::member && c.link != Link::maps;
  });
}

bool lists_names(std::string_view between) {
  return between == " and " || between == ", " || between == ", and " || between == " or ";
}

/// Whether the last sign of a display, labels and line ends aside, is a full stop.
bool ends_with_stop(std::string_view display) {
  for (const std::string_view mark : {"\\label", "\\tag", "\\nonumber", "\\end", "\\qed"}) {
    const std::size_t at = display.rfind(mark);
    const bool last =
        at != std::string_view::npos && display.find_first_of("=.", at) == std::string_view::npos;
    if (last) display = display.substr(0, at);
  }
  const std::size_t end = display.find_last_not_of(" \t\r\n\\}");
  return end != std::string_view::npos && display[end] == '.';
}

/// What the next sentence tells where it reminds of what held before.
std::string told_by_reminder(std::string_view next) {
  const std::size_t first = next.find_first_not_of(" .;#\n");
  if (first == std::string_view::npos) return {};
  std::size_t end = first;
  while (end < next.size() && !ends_sentence(next, end)) ++end;
  const std::string_view sentence = next.substr(first, end - first);
  return reminds(sentence) ? telling_word(sentence) : "";
}

class Collector {
 public:
  Collector(std::string_view text, NotesFormat format) : format_(format) {
    if (text.size() > notes_max_bytes) {
      throw std::length_error("found a file of " + std::to_string(text.size()) +
                              " bytes, expected at most " + std::to_string(notes_max_bytes));
    }
    file_.text = expand_macros(text);
    for (const char* word : {"xpectation", "xpected", "andom variable", "期望"}) {
      of_means_ = of_means_ || file_.text.text.find(word) != std::string::npos;
    }
  }

  NotesFile run() {
    for (const NotesPiece& piece : find_blocks(file_.text.text, format_)) {
      const std::string_view content = piece_text(piece);
      switch (piece.kind) {
        case NotesPiece::Kind::prose:
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
    const std::size_t title = section_.read(prose);
    if (title > 0) stretch_.clear();
    append(stretch_, prose.substr(title));
    std::size_t start = 0, first_end = prose.size();
    for (std::size_t i = 0; i < prose.size(); ++i) {
      if (!ends_sentence(prose, i)) continue;
      if (start == 0) first_end = i;
      start = i + 1;
    }
    read_said(prose.substr(0, first_end));
    read_behind(prose.substr(0, first_end), prose.substr(first_end));
    near_ = prose.substr(start);
    if (start > 0) {
      sentence_.clear();
      ++sentences_;
    }
    append(sentence_, prose.substr(start));
  }

  static void append(std::string& words, std::string_view more) {
    words += std::string(more) + " ";
    if (words.size() > longest_sentence) words.erase(0, words.size() - longest_sentence);
  }

  /// Words behind the formulas of the sentence that goes on: to its end, and what follows.
  void read_behind(std::string_view words, std::string_view next) {
    const std::string doubt = doubt_behind(words, next);
    const bool denied = denies_behind(words, next);
    std::string told = telling_word(words);
    if (told.empty()) told = told_by_reminder(next);
    std::size_t formulas = 0;
    for (auto e = file_.entries.rbegin(); e != file_.entries.rend(); ++e) {
      if (e->kind == NoteEntry::Kind::said) continue;
      const bool same = e->kind == NoteEntry::Kind::chain && e->sentence == sentences_;
      if (!same || ++formulas > most_formulas) break;
      if (e->doubt.empty()) e->doubt = doubt;
      if (e->told.empty()) e->told = told;
      if (e->unclear.empty()) e->unclear = told;
      if (e->derivation == derivation_) e->conditional = e->conditional || denied;
    }
  }

  /// Right behind a formula that is a name, or names between "and".
  void read_said(std::string_view behind) {
    if (!names_.has_value()) return;
    if (lists_names(behind)) return;
    NoteEntry entry = std::move(*names_);
    names_.reset();
    const auto& sides = entry.chain.sides;
    const bool one = sides.size() == 1 && sides[0].size() == 1 && note_name(sides[0][0]);
    if (one) entry.text = said_of_name(behind, sentence_);
    entry.told = told_of_name(before_names_, behind);
    entry.sentence = sentences_;
    entry.reminds = reminds(sentence_);
    if (!entry.text.empty() || !entry.told.empty()) file_.entries.push_back(std::move(entry));
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
        if (of_means_) settle_expectations(nodes);
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
        if (is_inline && std::ranges::none_of(found, relates)) {
          add_names(nodes, piece);
        } else {
          read_said("");
          names_.reset();
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
      entry.scoped = is_scoped(sentence_);
      entry.unclear = telling_word(sentence_);
      entry.reminds = reminds(sentence_);
      entry.begins_where = begins_where(near_.empty() ? entry.chain.words : near_);
      entry.told = telling_word(stretch_ + entry.chain.words + " " + entry.chain.words_after);
      entry.doubt = section_.doubt(sentence_ + " " + entry.chain.words);
      entry.conditional = is_conditional(sentence_) || near_.ends_with(" or ");
      entry.of_matrices = section_.speaks_of_matrices();
      entry.section = section_.number();
      file_.entries.push_back(std::move(entry));
    }
    near_.clear();
    if (!is_inline) {
      sentence_.clear();
      stretch_.clear();
      if (ends_with_stop(content)) ++sentences_;
    }
  }

  void add_names(const std::vector<TexNode>& nodes, const NotesPiece& piece) {
    if (!names_) {
      names_.emplace();
      names_->kind = NoteEntry::Kind::said;
      names_->begin = piece.begin;
      before_names_ = near_;
    }
    if (names_->chain.sides.size() < most_formulas) names_->chain.sides.push_back(nodes);
    names_->end = piece.end;
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
  std::string stretch_;          ///< the words since the last display
  std::size_t sentences_ = 0;
  std::optional<NoteEntry> names_;  ///< the formula just read, where it relates nothing
  std::string before_names_;        ///< the words before it
  SectionWords section_;
  std::size_t derivation_ = 0;
  bool of_means_ = false;  ///< the file speaks of expectations
};

}  // namespace

NotesFile read_notes_file(std::string_view text, NotesFormat format) {
  return Collector(text, format).run();
}

}  // namespace gradus
