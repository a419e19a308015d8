#include "gradus/notes/tex/spelled_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/relations.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

struct Spelled {
  std::string_view word;
  enum class As { command, name, words } as;
  bool needs_brackets;  ///< else a product: abs(x), but a b s
};
using As = Spelled::As;
constexpr std::array spelled{
    Spelled{"log", As::command, false},    Spelled{"exp", As::command, false},
    Spelled{"cos", As::command, false},    Spelled{"sinh", As::command, false},
    Spelled{"cosh", As::command, false},   Spelled{"tanh", As::command, false},
    Spelled{"arctan", As::command, false}, Spelled{"ln", As::command, true},
    Spelled{"sin", As::command, true},     Spelled{"tan", As::command, true},
    Spelled{"max", As::command, true},     Spelled{"min", As::command, true},
    Spelled{"sqrt", As::name, true},       Spelled{"abs", As::name, true},
    Spelled{"sigmoid", As::name, false},   Spelled{"relu", As::name, false},
    Spelled{"ReLU", As::name, false},      Spelled{"softmax", As::name, false},
    Spelled{"softplus", As::name, false},  Spelled{"sign", As::name, false},
    Spelled{"sgn", As::name, true},        Spelled{"diag", As::name, true},
    Spelled{"rank", As::name, false},      Spelled{"trace", As::name, false},
    Spelled{"tr", As::name, true},         Spelled{"Tr", As::name, true},
    Spelled{"det", As::name, true},        Spelled{"prox", As::name, false},
    Spelled{"argmin", As::name, false},    Spelled{"argmax", As::name, false},
    Spelled{"loss", As::name, false},      Spelled{"cost", As::name, false},
    Spelled{"MSE", As::name, false},       Spelled{"RMSE", As::name, false},
    Spelled{"RSS", As::name, false},       Spelled{"MAE", As::name, false},
    Spelled{"Var", As::name, true},        Spelled{"Cov", As::name, true},
    Spelled{"var", As::name, true},        Spelled{"cov", As::name, true},
    Spelled{"grad", As::name, true},       Spelled{"div", As::name, true},
    Spelled{"mean", As::name, true},       Spelled{"std", As::name, true},
    Spelled{"expit", As::name, true},      Spelled{"logit", As::name, true},
    Spelled{"erf", As::name, true},        Spelled{"vec", As::name, true},
    Spelled{"if", As::words, false},       Spelled{"otherwise", As::words, false},
    Spelled{"where", As::words, false},    Spelled{"for", As::words, false}};

/// Commands that lost their backslash.
constexpr std::array<std::string_view, 6> backslashed{"text",  "frac",   "dfrac",
                                                      "tfrac", "mathrm", "mathbf"};

/// \text{...} of these elementary functions.
constexpr std::array<std::string_view, 12> functions{"log", "ln",   "Ln",   "exp",  "sin", "cos",
                                                     "tan", "sinh", "cosh", "tanh", "max", "min"};

/// \text{...} with one of these words is no name, even before brackets.
constexpr std::array<std::string_view, 29> connecting{
    "if",  "for",   "where", "when",  "and",   "or",        "with", "then",  "so",      "is",
    "let", "hence", "by",    "using", "since", "thus",      "from", "as",    "because", "therefore",
    "all", "any",   "to",    "such",  "that",  "otherwise", "else", "given", "again"};

/// Two of these need not be equal.
constexpr std::array<std::string_view, 16> vague{
    "const", "constant",  "constants", "terms",  "error", "errors", "noise", "remainder",
    "rest",  "something", "other",     "others", "small", "hot",    "lower", "higher"};

/// Where the letters from here on that touch each other end; the last one may have scripts.
std::size_t letters_end(const Nodes& nodes, std::size_t from, std::string& word) {
  std::size_t at = from;
  for (; at < nodes.size(); ++at) {
    const bool last = nodes[at].is(Kind::scripted) && nodes[at].children[0].is(Kind::letter);
    const bool touches = at == from || nodes[at - 1].end == nodes[at].begin;
    if (!touches || (!nodes[at].is(Kind::letter) && !last)) break;
    word += last ? nodes[at].children[0].text : nodes[at].text;
    if (last) return at + 1;
  }
  return at;
}

bool opens_brackets(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  return base.is(Kind::fenced) && (base.open == "(" || base.open == "[" || base.open == "\\{");
}

/// l o g as \log, with the scripts of its last letter.
TexNode word_node(const Spelled& word, Nodes letters) {
  const std::size_t begin = letters.front().begin;
  TexNode scripts = std::move(letters.back());
  letters.back() = scripts.is(Kind::scripted) ? scripts.children[0] : scripts;
  TexNode node;
  node.begin = begin;
  node.end = letters.back().end;
  if (word.as == As::name) {
    node = tex_applied("\\mathrm", std::move(letters), begin);
  } else {
    node.kind = word.as == As::command ? Kind::command : Kind::words;
    node.text = (word.as == As::command ? "\\" : "") + std::string(word.word);
  }
  if (!scripts.is(Kind::scripted)) return node;
  scripts.begin = begin;
  scripts.children[0] = std::move(node);
  return scripts;
}

void join_words(Nodes& nodes) {
  Nodes out;
  for (std::size_t i = 0; i < nodes.size();) {
    std::string word;
    const std::size_t end = letters_end(nodes, i, word);
    const auto* const found = std::ranges::find(spelled, word, &Spelled::word);
    const bool known =
        found != spelled.end() &&
        (!found->needs_brackets || (end < nodes.size() && opens_brackets(nodes[end])));
    const auto from = std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(i));
    const std::size_t count = std::max<std::size_t>(end - i, 1);
    Nodes part(from, from + static_cast<std::ptrdiff_t>(count));
    const bool bare = end < nodes.size() && nodes[end].is(Kind::group) &&
                      nodes[end].begin == part.back().end &&
                      std::ranges::find(backslashed, word) != backslashed.end();
    if (bare) {  // text{ReLU}: nobody means t e x t
      TexNode command = std::move(part.front());
      command.kind = Kind::command;
      command.text = word + "{";
      command.end = part.back().end;
      out.push_back(std::move(command));
    } else if (known) {
      out.push_back(word_node(*found, std::move(part)));
    } else {
      std::ranges::move(part, std::back_inserter(out));
    }
    i += count;
  }
  nodes = std::move(out);
}

/// The words of \text{...}; none where something else than letters, digits, - and _ stands in it.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escaped = c == '\\' && i + 1 < text.size() && text[i + 1] == '_';
    if (escaped || c == '-' || c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0) {
      if (!escaped) words.back() += c;
    } else if (c == ' ' && !words.back().empty()) {
      words.emplace_back();
    } else {
      return {};
    }
  }
  if (words.back().empty()) return {};
  return words;
}

bool any_of(const std::vector<std::string>& words, const auto& list) {
  return std::ranges::any_of(
      words, [&](const std::string& w) { return std::ranges::find(list, w) != list.end(); });
}

/// What a side, a row or a part begins behind.
bool begins(const Nodes& nodes, std::size_t i) {
  if (i == 0) return true;
  const TexNode& before = nodes[i - 1];
  return before.is(Kind::line_break) || before.is_symbol("&") || before.is_symbol(",") ||
         before.is_symbol(";") || before.is_command("\\quad") || before.is_command("\\qquad") ||
         connective(before).has_value();
}

/// Whether what stands there is no remark: a function before brackets, an operand beside an
/// operator, or a whole side.
bool is_operand(const Nodes& nodes, std::size_t i, const std::vector<std::string>& words,
                bool is_alone) {
  const TexNode& node = nodes[i];
  std::size_t after = i + 1;
  while (after < nodes.size() && nodes[after].is_symbol("&")) ++after;
  const TexNode* next = after < nodes.size() ? &nodes[after] : nullptr;
  const bool first = begins(nodes, i);
  const bool behind_operator = i > 0 && is_operator(nodes[i - 1]);
  const bool called = next != nullptr && node.end == next->begin && opens_brackets(*next);
  if (called) return words.size() == 1 || first || behind_operator;
  const bool related = next != nullptr && connective(*next).has_value();
  if (first && related && words.size() <= 3 && words[0].size() > 1) return true;
  const bool identifier = words.size() == 1 && words[0].size() > 1 && !any_of(words, vague);
  if (!identifier) return false;
  const bool before_operator =
      next != nullptr && is_operator(*next) && !next->is_symbol("-") && first;
  return behind_operator || before_operator || (is_alone && nodes.size() == 1);
}

/// \text{ReLU}(x) is a function, not a remark before (x), \text{lr} \cdot g a product. Alone in a
/// group, as in \frac{a}{\text{rate}}, it is a name.
void name_words(Nodes& nodes, bool is_group) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool scripted = nodes[i].is(Kind::scripted) && nodes[i].children[0].is(Kind::words);
    TexNode& node = scripted ? nodes[i].children[0] : nodes[i];
    if (!node.is(Kind::words)) continue;
    const bool last = i + 1 == nodes.size();
    if (!last && std::ranges::find(functions, node.text) != functions.end()) {
      const std::string command = node.text == "Ln" ? "\\ln" : "\\" + node.text;
      node.kind = Kind::command;
      node.text = command;
      continue;
    }
    if (!scripted && (node.text == "-" || node.text == "+")) {
      node.kind = Kind::symbol;
      continue;
    }
    if (node.text == "e" && scripted && nodes[i].super >= 0) {
      node.kind = Kind::letter;
      continue;
    }
    const bool before_fence =
        !last && node.end == nodes[i + 1].begin && opens_brackets(nodes[i + 1]);
    if (node.text == "E" && before_fence) {
      node = tex_upright(node.text, node);
      node.text = "\\mathbb";
      continue;
    }
    const std::vector<std::string> words = words_of(node.text);
    if (words.empty() || node.text.size() < 2 || any_of(words, connecting)) continue;
    if (!is_operand(nodes, i, words, is_group)) continue;
    std::string word;
    for (const std::string& w : words) word += w;
    node = tex_upright(word, node);
  }
}

}  // namespace

void settle_words(Nodes& nodes, bool is_group) {
  name_words(nodes, is_group);
  join_words(nodes);
}

}  // namespace gradus
