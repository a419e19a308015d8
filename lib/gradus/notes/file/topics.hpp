#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gradus {

/// What a clause says that it speaks of: "for the first estimator", "on the test set", "the student
/// has", the title of an item.
struct Topic {
  enum class Frame {
    owner,    ///< for, with; who has or uses something
    setting,  ///< in, on, at, under
    moment,   ///< before, after
    title     ///< of an item of a list, or of a paragraph
  };
  struct Part {
    Frame frame = Frame::owner;
    std::string lead;                  ///< the word that leads to it; empty for a subject
    std::vector<std::string> words;    ///< without articles; empty for "it", "this"
    bool leads = true;                 ///< the clause begins with it
    bool is_subject_of_value = false;  ///< "the train loss is"
    bool of_others = false;            ///< "some books use"
  };
  std::vector<Part> parts;
};

/// Whether the clauses speak of different things: of two that are called alike ("the first model",
/// "the second one"; "with", "without replacement"), or each of one of its own in the same frame
/// ("for SGD", "for Adam").
bool speak_of_different(const Topic& said, const Topic& here);

/// Follows the prose of notes, sentence by sentence.
class TopicReader {
 public:
  /// `begins_section`: the prose behind a heading.
  void read(std::string_view prose, bool begins_section);
  /// Of the clause that leads to the next formula; else of the sentence before, in its paragraph.
  Topic topic() const;
  void pass_formula();
  void end_sentence(bool ends_block);
  /// "for even k" right behind a formula.
  static Topic behind(std::string_view prose);
  /// Whether a sentence without a formula, since this was asked last, changes what stood before it:
  /// "swap them", or does something before "now".
  bool changes();

 private:
  void read_title();

  std::string sentence_;  ///< formulas as $
  std::string title_;
  bool is_item_ = false;
  bool begins_block_ = true;  ///< the sentence is the first of its paragraph or item
  Topic before_;              ///< of the sentence before
  bool acts_ = false;         ///< the sentence before says what was not understood
  bool changes_ = false;
};

}  // namespace gradus
