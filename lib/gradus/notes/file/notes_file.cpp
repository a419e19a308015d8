#include "gradus/notes/file/notes_file.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "gradus/notes/file/formula_kinds.hpp"
#include "gradus/notes/file/note_formula.hpp"
#include "gradus/notes/file/plain_words.hpp"
#include "gradus/notes/file/remarks.hpp"
#include "gradus/notes/file/sentences.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

/// Words before these say nothing of the next formula, nor those behind so many formulas.
constexpr std::size_t longest_sentence = 400, most_formulas = 100;

bool has_empty_line(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
    if (next != std::string_view::npos && text[next] == '\n') return true;
  }
  return false;
}

bool lists_names(std::string_view between) {
  return between == " and " || between == ", " || between == ", and " || between == " or ";
}

class Collector {
 public:
  Collector(std::string_view text, NotesFormat format) : format_(format) {
    if (text.size() > notes_max_bytes) {
      throw std::length_error("found a file of " + std::to_string(text.size()) +
                              " bytes, expected at most " + std::to_string(notes_max_bytes));
    }
    file_.text = expand_macros(text);
    for (const char* word : {"xpectation", "xpected", "andom variable", "期望", "Var}", "Var["}) {
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
    const std::size_t words = prose.find_first_not_of(" \t\r\n");
    if (sentence_over_ && has_empty_line(prose.substr(0, words))) ++paragraphs_;
    sentence_over_ = false;
    if (title > 0) stretch_.clear();
    append(stretch_, prose.substr(title));
    name_topic(prose);
    topics_.read(prose.substr(title), title > 0);
    std::size_t start = 0, first_end = prose.size();
    // An empty line before the formula that the sentence leads to does not end it.
    const std::size_t last = prose.find_last_not_of(" \t\r\n");
    for (std::size_t i = 0; last != std::string_view::npos && i <= last; ++i) {
      if (!ends_sentence(prose, i)) continue;
      if (start == 0) first_end = i;
      start = i + 1;
    }
    read_said(prose.substr(0, first_end), first_end == prose.size());
    read_behind(prose.substr(0, first_end), prose.substr(first_end));
    near_ = prose.substr(start);
    if (start > 0) {
      if (has_empty_line(prose.substr(first_end))) ++paragraphs_;
      sentence_.clear();
      value_.clear();
      ++sentences_;
    }
    append(sentence_, prose.substr(start));
  }

  /// "a = 1 for even k": what stands right behind a formula says what it speaks of.
  void name_topic(std::string_view behind) {
    if (file_.entries.empty() || sentence_over_) return;
    NoteEntry& last = file_.entries.back();
    const bool same = last.kind == NoteEntry::Kind::chain && last.derivation == derivation_;
    if (!same) return;
    std::vector<Topic::Part> more = TopicReader::behind(behind).parts;
    std::ranges::move(more, std::back_inserter(last.topic.parts));
  }

  static void append(std::string& words, std::string_view more) {
    words += std::string(more) + " ";
    if (words.size() <= longest_sentence) return;
    // No part of a word is left.
    words.erase(0, words.find_first_of(" \n", words.size() - longest_sentence));
  }

  /// Words behind the formulas of the sentence that goes on: to its end, and what follows.
  void read_behind(std::string_view words, std::string_view next) {
    const std::string doubt = doubt_behind(words, next);
    const bool denied = denies_behind(words, next), particular = is_particular(words);
    const bool hedged = is_hedged_behind(words);
    std::string told = telling_word(words);
    if (told.empty()) told = told_by_reminder(next);
    std::size_t formulas = 0;
    for (auto e = file_.entries.rbegin(); e != file_.entries.rend(); ++e) {
      if (e->kind == NoteEntry::Kind::said) continue;
      const bool same = e->kind == NoteEntry::Kind::chain && e->sentence == sentences_;
      if (!same || ++formulas > most_formulas) break;
      e->doubt = graver_doubt(e->doubt, doubt);
      e->doubt_is_near = e->doubt_is_near || is_of_vectors(doubt);
      if (formulas == 1) {
        e->hedged = e->hedged || hedged;
        e->passing = e->passing || gives_case(words) || !telling_word(words).empty();
      }
      if (e->told.empty()) e->told = told;
      if (e->unclear.empty()) e->unclear = told;
      e->particular = e->particular || particular;
      if (e->derivation == derivation_) e->conditional = e->conditional || denied;
    }
  }

  /// Right behind a formula that is a name, or names between "and".
  void read_said(std::string_view behind, bool goes_on) {
    if (!names_.has_value()) return;
    if (lists_names(behind)) return;
    NoteEntry entry = std::move(*names_);
    names_.reset();
    const auto& sides = entry.chain.sides;
    const bool one = sides.size() == 1 && sides[0].size() == 1 && note_name(sides[0][0]);
    if (one) entry.text = said_of_name(before_names_, behind, sentence_);
    entry.told = told_of_name(before_names_, behind, goes_on);
    entry.sentence = sentences_;
    entry.reminds = reminds(sentence_);
    entry.anew = takes_anew(before_names_, behind, sentence_);
    entry.redescribed = !entry.told.empty() && says_what_it_is(behind);
    entry.depends = says_dependent(behind);
    entry.everywhere = is_everywhere(before_names_, behind);
    entry.somewhere = is_somewhere(before_names_);
    const bool tells = !entry.text.empty() || !entry.told.empty() || entry.anew || entry.depends ||
                       entry.everywhere || entry.somewhere;
    if (tells) file_.entries.push_back(std::move(entry));
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
    NoteFormula formula = gradus::read_formula(file_.text.text, piece, of_means_);
    const Topic topic = topics_.topic();
    const bool changes = topics_.changes();
    topics_.pass_formula();
    if (formula.nodes) {
      if (is_inline && std::ranges::none_of(formula.entries, relates)) {
        add_names(*formula.nodes, piece);
        if (is_value(*formula.nodes)) tell_values(content);
        if (is_vanishing(content)) append(sentence_, "up to terms ");
      } else {
        read_said("", false);
        names_.reset();
      }
      file_.mathematics.push_back(std::move(*formula.nodes));
    }
    for (NoteEntry& entry : formula.entries) {
      entry.derivation = derivation_;
      entry.block_begin = piece.begin;
      entry.block_end = piece.after;
      entry.is_inline = is_inline;
      entry.cue = cue_of(sentence_ + " " + entry.chain.words);
      entry.near_cue = cue_of(near_ + " " + entry.chain.words);
      entry.sentence = sentences_;
      entry.general = speaks_generally(sentence_) || changes;
      entry.topic = topic;
      entry.contrasts = leaves_assumptions(sentence_) || supposes_failure(near_);
      entry.apart = stands_apart(near_);
      entry.everywhere = is_everywhere(near_ + " " + entry.chain.words, "");
      entry.scoped = is_scoped(sentence_ + " " + entry.chain.words);
      entry.paragraph = paragraphs_;
      entry.passing = is_passing(sentence_);
      entry.exemplary = gives_example(sentence_);
      entry.needed = is_needed(sentence_);
      entry.hedged = is_hedged(sentence_);
      entry.anew = takes_anew(near_, "", sentence_);
      entry.particular = is_particular(sentence_);
      entry.claimed = is_claimed(sentence_);
      entry.unclear = telling_word(sentence_);
      entry.reminds = reminds(sentence_);
      entry.begins_where = begins_where(near_.empty() ? entry.chain.words : near_);
      entry.told = telling_word(stretch_ + entry.chain.words + " " + entry.chain.words_after);
      if (entry.told.empty()) entry.told = value_;
      entry.doubt = section_.doubt(sentence_ + " " + entry.chain.words);
      const auto text = std::string_view(file_.text.text).substr(0, piece.end);
      const std::string remark = doubt_of_remarks(text, entry.chain);
      entry.doubt_is_near = is_of_vectors(remark) ||
                            is_of_vectors(doubt_behind(sentence_ + " " + entry.chain.words, ""));
      entry.doubt = graver_doubt(entry.doubt, remark);
      entry.conditional = is_conditional(sentence_) || near_.ends_with(" or ");
      entry.of_matrices = section_.speaks_of_matrices();
      entry.section = section_.number();
      say_everywhere(entry);
      file_.entries.push_back(std::move(entry));
    }
    near_.clear();
    if (is_inline && is_limit(content)) append(sentence_, "in the limit ");
    if (!is_inline) {
      sentence_.clear();
      stretch_.clear();
      if (ends_with_stop(content)) {
        ++sentences_;
        sentence_over_ = true;
        value_.clear();
        topics_.end_sentence(false);
      }
    }
  }

  /// x^{-1} x = 1 \quad \text{for all } x: what is said of the names behind a chain.
  void say_everywhere(const NoteEntry& entry) {
    for (const Chain::Said& name : entry.chain.said_behind) {
      if (!is_everywhere(name.before, name.behind)) continue;
      NoteEntry said;
      said.kind = NoteEntry::Kind::said;
      said.chain.sides = {name.name};
      said.begin = entry.begin;
      said.end = entry.end;
      said.section = entry.section;
      said.sentence = entry.sentence;
      said.everywhere = true;
      file_.entries.push_back(std::move(said));
    }
  }

  /// "with the step $1/L$": a value without a name, for all formulas of its sentence.
  void tell_values(std::string_view content) {
    value_ = content;
    std::size_t formulas = 0;
    for (auto e = file_.entries.rbegin(); e != file_.entries.rend(); ++e) {
      if (e->kind == NoteEntry::Kind::said) continue;
      const bool same = e->kind == NoteEntry::Kind::chain && e->sentence == sentences_;
      if (!same || ++formulas > most_formulas) break;
      if (e->told.empty()) e->told = value_;
    }
  }

  void add_names(const std::vector<TexNode>& nodes, const NotesPiece& piece) {
    if (!names_) {
      names_.emplace();
      names_->kind = NoteEntry::Kind::said;
      names_->begin = piece.begin;
      names_->section = section_.number();
      before_names_ = near_;
    }
    if (names_->chain.sides.size() < most_formulas) names_->chain.sides.push_back(nodes);
    names_->end = piece.end;
  }

  NotesFormat format_;
  NotesFile file_;
  std::string sentence_, near_;  ///< the words of the sentence, and those since the last formula
  std::string stretch_;          ///< the words since the last display
  std::string value_;            ///< a value of the sentence that goes on
  std::size_t sentences_ = 0, paragraphs_ = 0;
  bool sentence_over_ = false;      ///< the display just read ends one
  std::optional<NoteEntry> names_;  ///< the formula just read, where it relates nothing
  std::string before_names_;        ///< the words before it
  SectionWords section_;
  TopicReader topics_;
  std::size_t derivation_ = 0;
  bool of_means_ = false;  ///< the file speaks of expectations
};

}  // namespace

NotesFile read_notes_file(std::string_view text, NotesFormat format) {
  return Collector(text, format).run();
}

}  // namespace gradus
