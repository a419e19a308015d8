#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gradus/notes/file/blocks.hpp"
#include "gradus/notes/file/section_words.hpp"
#include "gradus/notes/file/topics.hpp"
#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/macros.hpp"

namespace gradus {

/// One thing that notes say; offsets are bytes of the text with macros written out.
struct NoteEntry {
  enum class Kind { chain, malformed, comment, said };
  Kind kind = Kind::chain;
  Chain chain;
  std::string text;  ///< of a comment; what is said of the name that is the chain's side; why a
                     ///< formula cannot be read
  std::size_t begin = 0, end = 0;
  std::size_t block_begin = 0, block_end = 0;  ///< of the piece of mathematics, its end included
  std::size_t derivation = 0;                  ///< counts pieces of mathematics from 1
  bool is_inline = false;
  Cue cue = Cue::none;
  Cue near_cue = Cue::none;  ///< by the words since the formula before it alone
  std::size_t sentence = 0;  ///< counts sentences
  std::string
      doubt;  ///< a word of its sentence or section that says of its names what is not understood
  bool doubt_is_near = false;  ///< of its sentence or row, not of its section alone
  bool conditional = false;    ///< said of a case, or denied
  bool general = false;        ///< the words before it leave the values chosen so far
  bool of_matrices = false;    ///< the section speaks of matrices
  std::size_t section = 0;     ///< by headings
  bool scoped = false;         ///< a condition of its sentence alone
  bool particular = false;     ///< its sentence speaks of some point
  bool claimed = false;        ///< said to hold
  std::string unclear;         ///< a word of its sentence that was not understood
  bool begins_where = false;   ///< the words since the formula before it begin with "where", "with"
  bool anew = false;           ///< names are taken anew: "for every $x$"
  bool redescribed = false;   ///< words behind the names that were not understood say what they are
  bool depends = false;       ///< the names are said to depend on something
  std::size_t paragraph = 0;  ///< counts paragraphs, where a sentence ends at an empty line
  bool passing = false;       ///< a value in it need not hold behind its sentence
  bool hedged = false;        ///< words of its sentence, or behind it, may make values special
  bool contrasts = false;     ///< its sentence leaves what was assumed before: "without this"
  bool apart = false;         ///< a comma separates it from the words that lead to it
  bool everywhere = false;    ///< the names are taken for all numbers: "for every real $x$"
  bool somewhere = false;     ///< the names are said of some value alone: "for some $t$"
  Topic topic;                ///< what its clause speaks of
  bool exemplary = false;     ///< its sentence gives an example
  bool needed = false;        ///< what something else needs: "the lemma requires"
  bool reminds = false;       ///< its sentence speaks of what held before
  std::string told;  ///< a word that was not understood: around a formula, from the display
                     ///< before it on; of the names in it
};

/// A file of notes as it stands: formulas and comments for Gradus in their order.
struct NotesFile {
  ExpandedText text;
  std::vector<NoteEntry> entries;
  std::vector<std::vector<TexNode>> mathematics;  ///< every formula that could be read, as a tree
};

/// Throws std::length_error beyond notes_max_bytes.
NotesFile read_notes_file(std::string_view text, NotesFormat format);

constexpr std::size_t notes_max_bytes = 4'000'000;

}  // namespace gradus
