#include "gradus/notes/spellings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "gradus/notes/relations.hpp"

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
    Spelled{"if", As::words, false},       Spelled{"otherwise", As::words, false},
    Spelled{"where", As::words, false},    Spelled{"for", As::words, false}};

/// \text{...} of these is no name, even before brackets.
constexpr std::array<std::string_view, 12> connecting{
    "if", "for", "where", "when", "and", "or", "with", "then", "so", "is", "let", "hence"};

struct FontSwitch {
  std::string_view command, style;
};
constexpr std::array switches{FontSwitch{"\\bf", "\\mathbf"}, FontSwitch{"\\rm", "\\mathrm"},
                              FontSwitch{"\\it", "\\mathit"}, FontSwitch{"\\cal", "\\mathcal"},
                              FontSwitch{"\\sf", "\\mathsf"}, FontSwitch{"\\tt", "\\mathtt"}};

TexNode group_of(Nodes children) {
  TexNode group;
  group.begin = children.front().begin;
  group.end = children.back().end;
  group.children = std::move(children);
  return group;
}

TexNode applied(std::string_view command, Nodes children, std::size_t begin) {
  TexNode node;
  node.kind = Kind::applied;
  node.text = command;
  node.begin = begin;
  node.children.push_back(group_of(std::move(children)));
  node.end = node.children[0].end;
  return node;
}

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
    node = applied("\\mathrm", std::move(letters), begin);
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
    if (known) {
      out.push_back(word_node(*found, std::move(part)));
    } else {
      std::ranges::move(part, std::back_inserter(out));
    }
    i += count;
  }
  nodes = std::move(out);
}

/// \text{ReLU}(x) is a function, not a remark before (x).
void name_words(Nodes& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    TexNode& node = nodes[i];
    const bool alphabetic = node.is(Kind::words) && (node.text.size() > 1 || node.text == "E") &&
                            std::ranges::all_of(node.text, [](char c) {
                              return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                            });
    const bool called =
        alphabetic && node.end == nodes[i + 1].begin && opens_brackets(nodes[i + 1]);
    if (!called || std::ranges::find(connecting, node.text) != connecting.end()) continue;
    Nodes letters;
    for (const char c : node.text) {
      TexNode letter;
      letter.kind = Kind::letter;
      letter.text = c;
      letter.begin = node.begin;
      letter.end = node.end;
      letters.push_back(std::move(letter));
    }
    node = applied("\\mathrm", std::move(letters), node.begin);
  }
}

/// {\bf x y} styles what follows in the group, \bf{x} the group behind it.
void settle_switches(Nodes& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const auto* const found = std::ranges::find(switches, nodes[i].text, &FontSwitch::command);
    if (!nodes[i].is(Kind::command) || found == switches.end()) continue;
    const auto rest = nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    const bool braced = rest->is(Kind::group) && !rest->children.empty();
    const bool whole = i == 0 && !braced && rest->is(Kind::letter) && nodes.size() == 2;
    if (!braced && !whole) continue;
    Nodes inside = braced ? std::move(rest->children) : Nodes{std::move(*rest)};
    nodes[i] = applied(found->style, std::move(inside), nodes[i].begin);
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// \mathbf{y - x}: each letter is bold. Letters alone in a row are one name.
void spread_style(TexNode& node) {
  static constexpr std::array<std::string_view, 4> styles{"\\mathbf", "\\bm", "\\boldsymbol",
                                                          "\\pmb"};
  const bool styled = node.is(Kind::applied) && node.children.size() == 1 &&
                      std::ranges::find(styles, node.text) != styles.end();
  if (!styled || !node.children[0].is(Kind::group)) return;
  const Nodes& inside = node.children[0].children;
  const auto separates = [](const TexNode& n) { return is_operator(n) || n.is_symbol(","); };
  const auto letter = [](const TexNode& n) { return n.is(Kind::letter) || n.is(Kind::command); };
  const bool spread =
      std::ranges::any_of(inside, separates) &&
      std::ranges::all_of(inside, [&](const TexNode& n) { return separates(n) || letter(n); });
  if (!spread) return;
  TexNode group = std::move(node.children[0]);
  for (TexNode& n : group.children) {
    if (!separates(n)) n = applied(node.text, {n}, n.begin);
  }
  group.begin = node.begin;
  group.end = node.end;
  node = std::move(group);
}

/// f^\prime and f^{\prime\prime} are f' and f''.
void settle_primes(TexNode& node) {
  const auto last = static_cast<int>(node.children.size()) - 1;
  if (!node.is(Kind::scripted) || node.super < 0 || node.super != last) return;
  const TexNode& above = node.children.back();
  const Nodes marks = above.is(Kind::group) ? above.children : Nodes{above};
  const bool primes = !marks.empty() && std::ranges::all_of(marks, [](const TexNode& n) {
    return n.is_command("\\prime");
  });
  if (!primes) return;
  node.primes += static_cast<int>(marks.size());
  node.super = -1;
  node.children.pop_back();
}

}  // namespace

void settle_spellings(Nodes& nodes) {
  for (TexNode& node : nodes) {
    // What \mathrm{max} spells is spelled already; a word below a name is a label.
    const bool style = node.is(Kind::applied) &&
                       (node.text.starts_with("\\math") || node.text == "\\operatorname");
    if (node.is(Kind::scripted)) {
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (static_cast<int>(i) == node.sub) continue;
        Nodes one{std::move(node.children[i])};
        settle_spellings(one);
        node.children[i] = std::move(one[0]);
      }
      settle_primes(node);
    } else if (node.is(Kind::applied)) {
      for (TexNode& part : node.children) {
        if (!style && part.is(Kind::group)) settle_spellings(part.children);
      }
    } else {
      settle_spellings(node.children);
    }
    spread_style(node);
  }
  settle_switches(nodes);
  name_words(nodes);
  join_words(nodes);
}

void settle_expectations(Nodes& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    settle_expectations(nodes[i].children);
    const bool scripted = nodes[i].is(Kind::scripted) && nodes[i].super < 0;
    TexNode& base = scripted ? nodes[i].children[0] : nodes[i];
    const TexNode* next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
    const TexNode* fence = next == nullptr || !next->is(Kind::scripted) ? next : &next->children[0];
    const bool before_fence = fence != nullptr && fence->is(Kind::fenced) && fence->open == "[";
    if (!before_fence || !base.is(Kind::letter) || base.text != "E") continue;
    TexNode sign = base;
    sign.kind = Kind::applied;
    sign.text = "\\mathbb";
    sign.children = {base};
    base = std::move(sign);
  }
}

}  // namespace gradus
