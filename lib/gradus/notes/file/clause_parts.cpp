#include "gradus/notes/file/clause_parts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace gradus {
namespace {

using Frame = Topic::Frame;
using Words = std::vector<std::string>;

bool is_one_of(const std::string& word, const auto& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array owners{"for", "with", "without", "unlike"};
constexpr std::array settings{"in", "on", "at", "under", "inside", "outside"};
constexpr std::array moments{"before", "after"};
constexpr std::array articles{"the", "a", "an"};
/// What goes before a clause without being a part of it.
constexpr std::array openings{"so",   "then", "hence", "thus",    "therefore", "and",
                              "but",  "now",  "while", "whereas", "here",      "or",
                              "also", "yet",  "only",  "where",   "though",    "although"};
constexpr std::array conjunctions{"but", "while", "whereas", "and", "so", "then", "though"};
/// "For all x", "in this case", "with it" set nothing apart.
constexpr std::array pointers{
    "all",   "any",   "every",  "each",    "some",       "no",        "this",  "that",
    "these", "those", "such",   "same",    "it",         "them",      "both",  "which",
    "what",  "we",    "one",    "they",    "there",      "you",       "i",     "who",
    "whose", "as",    "either", "general", "particular", "arbitrary", "fixed", "given"};
/// What a text is made of, and why something is done: the clause speaks of what it spoke of.
constexpr std::array of_texts{
    "sake",       "simplicity", "convenience", "brevity",  "example",    "instance", "clarity",
    "now",        "short",      "summary",     "fact",     "words",      "contrast", "addition",
    "turn",       "total",      "detail",      "proof",    "section",    "lemma",    "theorem",
    "equation",   "formula",    "notation",    "form",     "sequel",     "text",     "notes",
    "expression", "practice",   "order",       "terms",    "respect",    "way",      "sense",
    "hand",       "side",       "end",         "reason",   "conclusion", "moment",   "choice",
    "inequality", "definition", "result",      "identity", "rule",       "help",     "probability"};
constexpr std::array beings{"is", "are", "was", "were", "be", "equals", "equal", "becomes"};
constexpr std::array possessions{"has",     "have",   "had",     "uses",  "use",
                                 "takes",   "take",   "keeps",   "plays", "gets",
                                 "needs",   "runs",   "sets",    "obeys", "satisfies",
                                 "satisfy", "admits", "chooses", "write", "writes"};
constexpr std::array quantities{"some", "many", "most", "several", "other", "few"};

bool is_listed(const std::string& word) {
  return is_one_of(word, openings) || is_one_of(word, conjunctions) || is_one_of(word, pointers) ||
         is_one_of(word, of_texts) || is_one_of(word, beings) || is_one_of(word, possessions);
}

/// Words in lower case, the signs between them by themselves.
Words tokens(std::string_view text) {
  Words out;
  for (std::size_t at = 0; at < text.size();) {
    const auto in_word = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return std::isalnum(c) != 0 || c >= 0x80U || c == '\'' || c == '-';
    };
    if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
      ++at;
    } else if (!in_word(at)) {
      out.emplace_back(1, text[at++]);
    } else {
      std::string word;
      for (; at < text.size() && in_word(at); ++at) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
      }
      if (word.ends_with("'s")) word.resize(word.size() - 2);
      constexpr std::size_t shortest = 4;
      const bool plural = word.size() >= shortest && word.ends_with('s') && !word.ends_with("ss");
      if (plural && !is_listed(word)) word.pop_back();
      out.push_back(word);
    }
  }
  return out;
}

bool is_sign(const std::string& token) {
  return token.size() == 1 && std::isalnum(static_cast<unsigned char>(token[0])) == 0;
}

std::optional<Frame> frame_of(const std::string& word) {
  if (is_one_of(word, owners)) return Frame::owner;
  if (is_one_of(word, settings)) return Frame::setting;
  if (is_one_of(word, moments)) return Frame::moment;
  return std::nullopt;
}

bool ends_noun(const std::string& word) {
  return is_sign(word) || frame_of(word) || is_one_of(word, beings) ||
         is_one_of(word, possessions) || is_one_of(word, conjunctions) ||
         is_one_of(word, pointers) || word == "of" || word == "if" || word == "when";
}

struct Noun {
  Words words;
  std::size_t end = 0;
};
/// "the second estimator"; nothing where it points back or names a part of the text.
std::optional<Noun> noun_at(const Words& all, std::size_t at) {
  Noun noun;
  for (; at < all.size(); ++at) {
    // "the second one"
    const bool stands_for_noun = all[at] == "one" && !noun.words.empty();
    const bool is_article = is_one_of(all[at], articles);
    if (is_article && noun.words.empty()) continue;
    if (is_article || (!stands_for_noun && ends_noun(all[at]) &&
                       !(all[at] == "one" && at + 1 < all.size() && !ends_noun(all[at + 1])))) {
      break;
    }
    noun.words.push_back(all[at]);
  }
  noun.end = at;
  constexpr std::size_t longest = 4;
  if (noun.words.empty() || noun.words.size() > longest) return std::nullopt;
  const bool of_text =
      std::ranges::any_of(noun.words, [](const std::string& w) { return is_one_of(w, of_texts); });
  return of_text ? std::nullopt : std::optional(noun);
}

/// "The student has", "the train loss is", with what stands between.
std::optional<Topic::Part> subject_at(const Words& all, std::size_t begin, std::size_t end) {
  Topic::Part part;
  std::size_t at = begin;
  part.of_others = at < end && is_one_of(all[at], quantities);
  if (part.of_others) ++at;
  const auto noun = noun_at(all, at);
  if (!noun) return std::nullopt;
  part.words = noun->words;
  for (at = noun->end; at < end; ++at) {
    if (is_one_of(all[at], possessions)) return part;
    if (is_one_of(all[at], beings)) {
      part.is_subject_of_value = true;
      return part;
    }
    if (all[at] != "$" && is_sign(all[at])) return std::nullopt;
  }
  return std::nullopt;
}

bool begins_clause(const Words& all, std::size_t at) {
  return at == 0 || all[at - 1] == "," || all[at - 1] == ";" || all[at - 1] == ":" ||
         all[at - 1] == "(" || is_one_of(all[at - 1], openings);
}

std::vector<Topic::Part> parts_between(const Words& all, std::size_t begin, std::size_t end) {
  std::vector<Topic::Part> out;
  while (begin < end && (is_one_of(all[begin], openings) || is_sign(all[begin]))) ++begin;
  // "In contrast, the student has".
  for (std::size_t at = begin; at < end; ++at) {
    if (at != begin && all[at - 1] != ",") continue;
    auto subject = subject_at(all, at, end);
    if (subject) out.push_back(std::move(*subject));
    if (subject) break;
  }
  for (std::size_t at = begin; at < end; ++at) {
    const auto frame = frame_of(all[at]);
    if (!frame) continue;
    const auto noun = noun_at(all, at + 1);
    const bool points = at + 1 < end && (all[at + 1] == "it" || all[at + 1] == "that");
    if (!noun && !(*frame == Frame::moment && points)) continue;
    const bool leads = begins_clause(all, at);
    out.push_back({*frame, all[at], noun ? noun->words : Words(), leads, false, false});
  }
  return out;
}

}  // namespace

std::vector<Topic::Part> clause_parts(std::string_view sentence) {
  const Words all = tokens(sentence);
  // The last clause that says what it speaks of; a comma behind "for SGD" ends none.
  std::size_t end = all.size();
  for (std::size_t at = all.size(); at > 0; --at) {
    const bool parts = is_one_of(all[at - 1], conjunctions) || all[at - 1] == ";" ||
                       (all[at - 1] == "," && at < all.size() && frame_of(all[at]));
    if (!parts) continue;
    std::vector<Topic::Part> found = parts_between(all, at, end);
    if (!found.empty()) return found;
    end = all.size();
  }
  return parts_between(all, 0, end);
}

}  // namespace gradus
