#include "gradus/notes/file/topics.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "gradus/notes/file/clause_parts.hpp"
#include "gradus/notes/file/plain_words.hpp"
#include "gradus/notes/file/prose_words.hpp"
#include "gradus/notes/file/sentences.hpp"

namespace gradus {
namespace {

using Part = Topic::Part;
using Frame = Topic::Frame;
using Words = std::vector<std::string>;

constexpr std::size_t longest_sentence = 600, longest_title = 60;

bool are_opposite(const std::string& a, const std::string& b) {
  const auto is = [&](const char* x, const char* y) {
    return (a == x && b == y) || (a == y && b == x);
  };
  return is("with", "without") || is("before", "after") || is("inside", "outside") ||
         is("in", "outside") || is("with", "unlike");
}

/// Which of its kind: "1", "A", "two"; not "the step one takes".
bool counts(const std::string& word) {
  constexpr std::array numbers{"one", "two", "three", "first", "second", "third"};
  return word.size() == 1 || std::ranges::find(numbers, word) != numbers.end() ||
         std::isdigit(static_cast<unsigned char>(word[0])) != 0;
}

/// The word that says what it is; "one" stands for any.
std::size_t place_of_head(const Words& words) {
  std::size_t head = words.size() - 1;
  while (head > 0 && counts(words[head]) && !counts(words[head - 1])) --head;
  return head;
}

/// "The first estimator", "the second one"; what goes on in its order, as steps do, is one thing.
bool are_kinds_of_one(const Words& a, const Words& b) {
  constexpr std::array in_order{"step",  "part",      "stage",       "lemma", "theorem",
                                "claim", "corollary", "proposition", "proof", "definition"};
  if (a.empty() || b.empty() || a == b) return false;
  const std::size_t i = place_of_head(a), j = place_of_head(b);
  const bool any = (b[j] == "one" && b.size() > 1) || (a[i] == "one" && a.size() > 1);
  if (!any && (a[i] != b[j] || std::ranges::find(in_order, a[i]) != in_order.end())) return false;
  // "The estimator" may be the one that was spoken of; "the linear model" may be the model.
  const auto has_more = [](const Words& more, const Words& less) {
    return std::ranges::any_of(
        more, [&](const std::string& w) { return std::ranges::find(less, w) == less.end(); });
  };
  return has_more(b, a) && a.size() > 1;
}

bool differ(const Part& said, const Part& here) {
  if (said.is_subject_of_value && here.is_subject_of_value) return false;
  if (are_kinds_of_one(said.words, here.words)) return true;
  const bool apart = said.leads && here.leads && !said.is_subject_of_value &&
                     !here.is_subject_of_value && said.frame == here.frame &&
                     said.words != here.words && !said.words.empty() && !here.words.empty();
  if (!apart || said.frame == Frame::title) return false;
  return said.frame == Frame::owner || (said.frame == Frame::setting && said.lead == here.lead);
}

bool begins_with_mark(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ");
}

/// "**Smooth.** Here", "*Case 1*", or up to a colon in an item; cut off from the text.
std::string take_title(std::string& text, bool is_item) {
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (!text.starts_with(mark)) continue;
    const std::size_t end = text.find(mark, mark.size());
    if (end == std::string::npos || end > longest_title) return {};
    const std::string title = text.substr(mark.size(), end - mark.size());
    text.erase(0, end + mark.size());
    return title;
  }
  const std::size_t colon = is_item ? text.find(':') : std::string::npos;
  if (colon == std::string::npos || colon > longest_title || text.find('$') < colon ||
      Prose(text.substr(0, colon)).has(Says::concludes | Says::assumes)) {
    return {};
  }
  const std::string title = text.substr(0, colon);
  text.erase(0, colon + 1);
  return title;
}

}  // namespace

bool speak_of_different(const Topic& said, const Topic& here) {
  bool same = false, different = false;
  for (const Part& a : said.parts) {
    if (a.of_others &&
        std::ranges::none_of(here.parts, [&](const Part& b) { return a.words == b.words; })) {
      return true;
    }
    for (const Part& b : here.parts) {
      if (a.lead == "unlike" && b.lead != "unlike" && b.frame == Frame::owner) return true;
      const bool points = a.words.empty() || b.words.empty();
      if (are_opposite(a.lead, b.lead) && (points || a.words == b.words)) return true;
      same = same || (a.words == b.words && a.frame != Frame::title);
      // Items of one list stand beside each other.
      const bool items = a.frame == Frame::title && b.frame == Frame::title && a.lead == "-" &&
                         b.lead == "-" && a.words != b.words;
      different = different || items || differ(a, b);
    }
  }
  return different && !same;
}

void TopicReader::read_title() {
  if (!std::exchange(begins_block_, false)) return;
  const std::size_t first = sentence_.find_first_not_of(" \t\r\n>");
  if (first == std::string::npos) {
    begins_block_ = true;
    return;
  }
  sentence_.erase(0, first);
  const bool item = begins_with_mark(sentence_);
  if (item) sentence_.erase(0, 2);
  std::string title = take_title(sentence_, item);
  // A paragraph behind a list is no item; the title of a paragraph holds until the next.
  if (title.empty() && !is_item_) return;
  title_ = std::move(title);
  is_item_ = item;
}

void TopicReader::end_sentence(bool ends_block) {
  read_title();
  // "Swap them", "it is reset".
  if (!sentence_.empty() && sentence_.find('$') == std::string::npos) {
    const std::string words = Prose(sentence_).text();
    acts_ = !telling_word(sentence_).empty();
    changes_ = changes_ || (acts_ && std::ranges::any_of(
                                         std::array{" it ", " them", " they "}, [&](const char* w) {
                                           return words.find(w) != std::string::npos;
                                         }));
  }
  Topic now{clause_parts(sentence_)};
  std::erase_if(now.parts,
                [](const Part& p) { return p.is_subject_of_value || !p.leads || p.of_others; });
  if (!now.parts.empty()) before_ = std::move(now);
  sentence_.clear();
  if (!ends_block) return;
  before_ = {};
  begins_block_ = true;
}

void TopicReader::read(std::string_view prose, bool begins_section) {
  if (begins_section) {
    end_sentence(true);
    title_.clear();
    is_item_ = false;
  }
  // An empty line before the formula that the sentence leads to does not end it.
  const std::size_t last = prose.find_last_not_of(" \t\r\n");
  for (std::size_t i = 0; last != std::string_view::npos && i <= last; ++i) {
    if (ends_sentence(prose, i)) {
      end_sentence(prose[i] == '\n');
    } else if (sentence_.size() < longest_sentence) {
      sentence_ += prose[i];
    }
  }
  if (sentence_.size() < longest_sentence) sentence_ += ' ';
  read_title();
}

void TopicReader::pass_formula() {
  if (sentence_.size() < longest_sentence) sentence_ += "$ ";
}

Topic TopicReader::topic() const {
  Topic out{clause_parts(sentence_)};
  if (out.parts.empty()) out = before_;
  if (!title_.empty()) {
    Words words;
    for (std::size_t at = 0; at < title_.size();) {
      const std::size_t begin = title_.find_first_not_of(" .,:;()", at);
      if (begin == std::string::npos) break;
      at = std::min(title_.find_first_of(" .,:;()", begin), title_.size());
      words.emplace_back(Prose(title_.substr(begin, at - begin)).text());
      words.back().erase(0, 1);
      words.back().pop_back();
    }
    if (!words.empty())
      out.parts.push_back({Frame::title, is_item_ ? "-" : "", words, true, false, false});
  }
  return out;
}

Topic TopicReader::behind(std::string_view prose) {
  const std::size_t end = prose.find_first_of(".,;:$\n");
  const std::string words = Prose(prose.substr(0, end)).text();
  Topic out{clause_parts(words)};
  std::erase_if(out.parts, [&](const Part& p) {
    return p.lead.empty() || !words.starts_with(" " + p.lead + " ");
  });
  return out;
}

bool TopicReader::changes() {
  const bool now = acts_ && Prose(sentence_).text().find(" now ") != std::string::npos;
  acts_ = false;
  return std::exchange(changes_, false) || now;
}

}  // namespace gradus
