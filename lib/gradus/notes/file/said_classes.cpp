#include "gradus/notes/file/said_classes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

namespace gradus {
namespace {

/// A word in small letters, what stands between dollars, or a comma.
struct Piece {
  std::string text;
  std::size_t end = 0;  ///< in the notes
  bool is_formula = false;
};
using Pieces = std::vector<Piece>;

/// Words that may stand before what is said: they take nothing back.
const std::set<std::string>& introducing() {
  static const std::set<std::string> words{"let",       "suppose", "assume",    "assuming",
                                           "that",      "and",     "is",        "be",
                                           "to",        "a",       "an",        "the",
                                           "function",  "loss",    "we",        "consider",
                                           "objective", "our",     "in",        "this",
                                           "section",   "note",    "now",       "throughout",
                                           "since",     "as",      "because",   "for",
                                           "here",      "both",    "also",      "with",
                                           "convex",    "smooth",  "twice",     "has",
                                           "have",      "which",   "gradient",  "continuously",
                                           "strongly",  "-smooth", "-strongly", "-lipschitz",
                                           "following", "recall",  "again",     "differentiable",
                                           "where",     "of",      "cost",      "gradients",
                                           "descent",   "risk",    "bounded",   "below",
                                           "from",      "by",      ","};
  return words;
}

/// What is said of a function beside its class: "differentiable, bounded below, and $L$-smooth".
const std::set<std::string>& said_beside() {
  static const std::set<std::string> words{
      "and",     "also",  "differentiable", "continuously", "twice",   "convex", "-strongly",
      "bounded", "below", "from",           "by",           "-smooth", ","};
  return words;
}

/// And behind it, up to a comma or a formula.
const std::set<std::string>& going_on() {
  static const std::set<std::string> words{"and",       "convex",     "differentiable",
                                           "function",  "loss",       "objective",
                                           "smooth",    "also",       "with",
                                           "a",         "minimiser",  "minimizer",
                                           "has",       "satisfy",    "satisfies",
                                           "the",       "pl",         "inequality",
                                           "condition", "i.e",        "gradient",
                                           "gradients", "continuous", "then",
                                           "we",        "have",       "so",
                                           "bounded",   "below",      "by",
                                           "gives",     "for",        "minimum",
                                           "minimal",   "value",      "optimal"};
  return words;
}

/// f of "f", and of "f: \mathbb{R}^d \to \mathbb{R}".
std::string called(const std::string& formula) {
  const std::size_t colon = formula.find(':');
  const bool maps =
      colon != std::string::npos && (formula.find("\\to", colon) != std::string::npos ||
                                     formula.find("arrow", colon) != std::string::npos);
  const std::size_t end =
      formula.find_last_not_of(' ', maps && colon > 0 ? colon - 1 : std::string::npos);
  return maps && end != std::string::npos ? formula.substr(0, end + 1) : formula;
}

/// Behind \section{...}, \begin{...} a sentence begins anew; the place behind it, or 0.
std::size_t behind_heading(std::string_view text, std::size_t at) {
  for (const std::string_view command : {"\\section", "\\subsection", "\\subsubsection",
                                         "\\paragraph", "\\chapter", "\\begin", "\\title"}) {
    if (!text.substr(at).starts_with(command)) continue;
    const std::size_t open = at + command.size();
    const std::size_t brace = text.find_first_not_of('*', open);
    if (brace == std::string_view::npos || text[brace] != '{') return 0;
    const std::size_t close = text.find('}', brace);
    return close == std::string_view::npos ? 0 : close + 1;
  }
  return 0;
}

Pieces pieces_of(std::string_view text, std::size_t begin, std::size_t end) {
  Pieces out;
  std::size_t i = begin;
  while (i < end) {
    const char c = text[i];
    if (c == '$') {
      const std::size_t close = text.find('$', i + 1);
      if (close == std::string_view::npos || close >= end) return {};
      out.push_back({called(std::string(text.substr(i + 1, close - i - 1))), close + 1, true});
      i = close + 1;
    } else if (const std::size_t behind = c == '\\' ? behind_heading(text.substr(0, end), i) : 0;
               behind > 0) {
      out.clear();
      i = behind;
    } else if (c == ',') {
      out.push_back({",", i + 1});
      ++i;
    } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++i;
    } else {
      std::string word;
      while (i < end && text[i] != '$' && text[i] != ',' &&
             std::isspace(static_cast<unsigned char>(text[i])) == 0) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i++])));
      }
      out.push_back({word, i});
    }
  }
  return out;
}

bool is_function(const Piece& p) {
  if (!p.is_formula) return false;
  if (p.text == "\\ell" || p.text == "\\mathcal{L}") return true;
  constexpr std::string_view letters = "fghFGHJLR";
  return p.text.size() == 1 && letters.find(p.text[0]) != std::string_view::npos;
}

bool is_constant(const Piece& p) {
  return p.is_formula && !p.text.empty() && p.text.size() <= 10 &&
         std::ranges::all_of(
             p.text, [](unsigned char c) { return std::isalpha(c) != 0 || c == '\\' || c == '_'; });
}

/// "f^*", "f_{\\inf}".
bool is_least_value(const Piece& p) {
  if (!p.is_formula || p.text.size() < 3 || !is_function({p.text.substr(0, 1), 0, true}))
    return false;
  const std::string_view rest = std::string_view(p.text).substr(1);
  constexpr std::array marks{"^*", "^\\star", "_*", "^{*}", "_{\\inf}", "_{\\min}"};
  return std::ranges::find(marks, rest) != marks.end();
}

/// "x^*"
bool is_starred(const Piece& p) {
  const bool starred =
      p.text.ends_with("^*") || p.text.ends_with("^{*}") || p.text.ends_with("^\\star");
  return p.is_formula && starred && p.text.find(' ') == std::string::npos && !is_least_value(p);
}

/// "bounded below by $f^*$", "minimum value $f^*$", "minimizer $x^*$": what is said, and in how
/// many pieces.
std::optional<std::pair<std::string, std::size_t>> bound_at(const Pieces& all, std::size_t i) {
  const auto word = [&](std::size_t k) { return k < all.size() ? all[k].text : std::string(); };
  const auto said = [&](const char* kind, std::size_t n) {
    return std::pair(kind + all[i + n - 1].text, n);
  };
  const auto least = [&](std::size_t k) { return k < all.size() && is_least_value(all[k]); };
  const bool below = word(i) == "bounded" && word(i + 1) == "below" && word(i + 2) == "by";
  if (below && least(i + 3)) return said("bounded below by ", 4);
  const bool is_least = word(i) == "minimum" || word(i) == "minimal" || word(i) == "optimal";
  if (is_least && word(i + 1) == "value" && least(i + 2)) return said("bounded below by ", 3);
  if (word(i) != "minimizer" && word(i) != "minimiser") return std::nullopt;
  if (i + 1 < all.size() && is_starred(all[i + 1])) return said("least at ", 2);
  // "Let $x^*$ be a minimizer of $f$", not "over a set".
  const bool of = word(i + 1) == "of" && i + 2 < all.size() && is_function(all[i + 2]);
  const std::set<std::string> links{"be", "is", "a", "the", "global"}, ends{"", ",", "and", "so"};
  if (!of || !ends.contains(word(i + 3))) return std::nullopt;
  std::size_t star = i;
  while (star > 0 && links.contains(all[star - 1].text)) --star;
  if (star == 0 || !is_starred(all[star - 1])) return std::nullopt;
  return std::pair("least at " + all[star - 1].text, std::size_t{2});
}

/// What is said at a place, and how many pieces say it.
std::optional<std::pair<std::string, std::size_t>> class_at(const Pieces& all, std::size_t i) {
  const auto word = [&](std::size_t k) { return k < all.size() ? all[k].text : std::string(); };
  if (all[i].text == "convex" && !all[i].is_formula) {
    const std::string before = i > 0 ? all[i - 1].text : "";
    const bool other = before.ends_with("strongly") || before == "strictly" || before == "strong";
    if (!other) return std::pair(std::string("convex"), std::size_t{1});
  }
  if (const auto bound = bound_at(all, i)) return bound;
  if (!is_constant(all[i])) return std::nullopt;
  const std::string& c = all[i].text;
  const auto said = [&](const char* kind, std::size_t n) { return std::pair(c + kind, n); };
  if (word(i + 1) == "-smooth") return said("-smooth", 2);
  if (word(i + 1) == "-pl") return said("-PL", 2);
  if (word(i + 1) == "-strongly-convex") return said("-strongly convex", 2);
  if (word(i + 1) == "-strongly" && word(i + 2) == "convex") return said("-strongly convex", 3);
  if (word(i + 1) != "-lipschitz") return std::nullopt;
  const std::size_t next = word(i + 2) == "continuous" ? i + 3 : i + 2;
  if (word(next) == "gradient" || word(next) == "gradients") return said("-smooth", next + 1 - i);
  return std::nullopt;
}

/// The function that a place speaks of: "$f$ is convex and", or "convex function $f$" behind it.
std::optional<std::string> function_of(const Pieces& all, std::size_t begin, std::size_t end) {
  const bool told = end < all.size() && is_function(all[end]);
  if (told && all[end - 1].text == "of") return all[end].text;
  // "... convex, and $L$-smooth $g$"
  bool verb = false, goes_on = !told;
  for (std::size_t i = begin; i-- > 0;) {
    const std::string& word = all[i].text;
    if (!all[i].is_formula) {
      goes_on = goes_on && said_beside().contains(word);
      if (word == "," && !goes_on) break;
      verb = verb || word == "is" || word == "be" || word == "has" || word == "have";
      continue;
    }
    if (class_at(all, i) || is_least_value(all[i]) || is_starred(all[i])) continue;
    if (!verb || !is_function(all[i])) break;
    return all[i].text;
  }
  bool noun = false;
  for (std::size_t i = end; i < all.size(); ++i) {
    const std::string& word = all[i].text;
    if (all[i].is_formula) return noun && is_function(all[i]) ? std::optional(word) : std::nullopt;
    noun = noun || word == "function" || word == "loss" || word == "objective";
    if (!going_on().contains(word)) break;
  }
  return std::nullopt;
}

bool is_sure(const Pieces& all, std::size_t begin, std::size_t end) {
  const bool before =
      std::all_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin),
                  [](const Piece& p) { return p.is_formula || introducing().contains(p.text); });
  if (!before || all[0].text == "is") return false;
  for (std::size_t i = end; i < all.size() && !all[i].is_formula && all[i].text != ","; ++i) {
    if (!going_on().contains(all[i].text)) return false;
  }
  return true;
}

std::size_t end_of_sentence(std::string_view text, std::size_t begin) {
  constexpr std::size_t longest_formula = 100;
  for (std::size_t i = text.find_first_of(".:?\n$\\", begin); i < text.size();
       i = text.find_first_of(".:?\n$\\", i + 1)) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\n';
    const bool stops = text[i] == '.' || text[i] == ':' || text[i] == '?';
    if (stops && std::isspace(static_cast<unsigned char>(next)) != 0) return i;
    if ((text[i] == '\n' || text[i] == '$') && next == text[i]) return i;
    if (text[i] == '\\' && next == '[') return i;
    // What stands in a formula ends no sentence.
    const std::size_t close = text[i] == '$' ? text.substr(0, i + longest_formula).find('$', i + 1)
                                             : std::string_view::npos;
    if (close != std::string_view::npos) i = close;
  }
  return text.size();
}

}  // namespace

std::vector<SaidClass> said_classes(std::string_view text) {
  constexpr std::size_t longest = 300;
  std::vector<SaidClass> out;
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = end_of_sentence(text, begin);
    const bool asks = end < text.size() && text[end] == '?';
    const Pieces all = asks || end - begin > longest ? Pieces() : pieces_of(text, begin, end);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto said = class_at(all, i);
      if (!said || !is_sure(all, i, i + said->second)) continue;
      if (const auto f = function_of(all, i, i + said->second)) {
        out.push_back({all[i + said->second - 1].end, line, *f, said->first});
      }
    }
    const std::size_t next = std::min(end + 1, text.size());
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                text.begin() + static_cast<std::ptrdiff_t>(next),
                                                '\n'));
    begin = next;
  }
  return out;
}

}  // namespace gradus
