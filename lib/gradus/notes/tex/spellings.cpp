#include "gradus/notes/tex/spellings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/relations.hpp"
#include "gradus/notes/tex/spelled_words.hpp"
#include "gradus/notes/tex/tex_make.hpp"
#include "gradus/notes/tex/unsaid_signs.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

struct FontSwitch {
  std::string_view command, style;
};
constexpr std::array switches{FontSwitch{"\\bf", "\\mathbf"}, FontSwitch{"\\rm", "\\mathrm"},
                              FontSwitch{"\\it", "\\mathit"}, FontSwitch{"\\cal", "\\mathcal"},
                              FontSwitch{"\\sf", "\\mathsf"}, FontSwitch{"\\tt", "\\mathtt"}};

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
    nodes[i] = tex_applied(found->style, std::move(inside), nodes[i].begin);
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
    if (!separates(n)) n = tex_applied(node.text, {n}, n.begin);
  }
  group.begin = node.begin;
  group.end = node.end;
  node = std::move(group);
}

/// f^\prime, f^{\prime\prime} and f^{'} are f', f'' and f'.
void settle_primes(TexNode& node) {
  const auto last = static_cast<int>(node.children.size()) - 1;
  if (!node.is(Kind::scripted) || node.super < 0 || node.super != last) return;
  const TexNode& above = node.children.back();
  const Nodes marks = above.is(Kind::group) ? above.children : Nodes{above};
  int primes = 0;
  for (const TexNode& n : marks) {
    const bool bare = n.is(Kind::scripted) && n.sub < 0 && n.super < 0 &&
                      n.children[0].is(Kind::group) && n.children[0].children.empty();
    if (!bare && !n.is_command("\\prime")) return;
    primes += bare ? n.primes : 1;
  }
  if (primes == 0) return;
  node.primes += primes;
  node.super = -1;
  node.children.pop_back();
}

/// f\prime(x) is f'(x).
void attach_primes(Nodes& nodes) {
  Nodes out;
  for (TexNode& node : nodes) {
    if (!node.is_command("\\prime") || out.empty() || !note_name(out.back())) {
      out.push_back(std::move(node));
      continue;
    }
    TexNode& base = out.back();
    if (!base.is(Kind::scripted)) {
      TexNode primed;
      primed.kind = Kind::scripted;
      primed.begin = base.begin;
      primed.children.push_back(std::move(base));
      base = std::move(primed);
    }
    ++base.primes;
    base.end = node.end;
  }
  nodes = std::move(out);
}

/// \mathrm{Lipschitz\ condition}: a remark.
void settle_remark(TexNode& node) {
  const bool upright =
      node.is(Kind::applied) && node.text == "\\mathrm" && node.children[0].is(Kind::group);
  if (!upright) return;
  const Nodes& inside = node.children[0].children;
  constexpr std::size_t fewest_letters = 5;  // \mathrm{d\,x} is no remark
  std::string words;
  bool parted = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (!inside[i].is(Kind::letter)) return;
    const bool gap = i > 0 && inside[i - 1].end < inside[i].begin;
    parted = parted || gap;
    words += (gap ? " " : "") + inside[i].text;
  }
  if (!parted || inside.size() < fewest_letters) return;
  node.kind = Kind::words;
  node.text = words;
  node.children.clear();
}

/// w^{new}, w^{\mathrm{old}}: a label, no exponent.
void settle_label(TexNode& node) {
  static constexpr std::array<std::string_view, 14> labels{
      "new",  "old",  "next", "prev",  "train", "test", "true",
      "best", "init", "opt",  "final", "total", "max",  "min"};
  if (!node.is(Kind::scripted) || node.super < 0) return;
  TexNode& above = node.children[static_cast<std::size_t>(node.super)];
  const TexNode& plain = without_braces(above);
  const bool upright =
      plain.is(Kind::applied) && (plain.text == "\\mathrm" || plain.text == "\\operatorname");
  const TexNode& letters = upright ? plain.children[0] : plain;
  std::string word;
  for (const TexNode& n : letters.children) {
    if (!n.is(Kind::letter) || (!word.empty() && (&n)[-1].end != n.begin)) return;
    word += n.text;
  }
  if (std::ranges::find(labels, word) == labels.end()) return;
  above.kind = Kind::words;
  above.text = word;
  above.children.clear();
}

/// 1{-}x, and P(k{=}y) in brackets: the braces are for the looks.
void unwrap_signs(Nodes& nodes, bool in_brackets) {
  for (TexNode& node : nodes) {
    if (!node.is(Kind::group) || node.children.size() != 1) continue;
    const bool related = in_brackets && connective(node.children[0]).has_value();
    if (!is_operator(node.children[0]) && !related) continue;
    TexNode sign = std::move(node.children[0]);
    node = std::move(sign);
  }
}

/// \partial f(x) / \partial x is a fraction.
void settle_slashes(Nodes& nodes) {
  const auto name_at = [&](std::size_t i) {
    return i < nodes.size() && note_name(nodes[i]) && exponent_of(nodes[i]) == nullptr;
  };
  for (std::size_t i = 0; i + 4 < nodes.size(); ++i) {
    if (!nodes[i].is_command("\\partial") || !name_at(i + 1)) continue;
    const bool called = nodes[i + 2].is(Kind::fenced) && nodes[i + 2].open == "(";
    const std::size_t slash = i + (called ? 3 : 2);
    const bool divides = slash + 2 < nodes.size() && nodes[slash].is_symbol("/") &&
                         nodes[slash + 1].is_command("\\partial") && name_at(slash + 2);
    if (!divides) continue;
    const auto part = [&](std::size_t from, std::size_t to) {
      return tex_group(Nodes(nodes.begin() + static_cast<std::ptrdiff_t>(from),
                             nodes.begin() + static_cast<std::ptrdiff_t>(to)));
    };
    TexNode fraction;
    fraction.kind = Kind::applied;
    fraction.text = "\\frac";
    fraction.begin = nodes[i].begin;
    fraction.end = nodes[slash + 2].end;
    fraction.children = {part(i, slash), part(slash + 1, slash + 3)};
    nodes[i] = std::move(fraction);
    const auto behind = nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    nodes.erase(behind, nodes.begin() + static_cast<std::ptrdiff_t>(slash) + 3);
  }
}

/// \sum_{i, j = 1}^n is \sum_{i = 1}^n \sum_{j = 1}^n.
void part_sums(Nodes& nodes) {
  Nodes out;
  for (TexNode& node : nodes) {
    const bool sum = node.is(Kind::scripted) && node.children[0].is_command("\\sum") &&
                     node.sub >= 0 && node.primes == 0;
    const Nodes below = sum && node.children[static_cast<std::size_t>(node.sub)].is(Kind::group)
                            ? node.children[static_cast<std::size_t>(node.sub)].children
                            : Nodes{};
    std::size_t names = 0;  // i , j
    while (2 * names < below.size() && below[2 * names].is(Kind::letter) &&
           (names == 0 || below[2 * names - 1].is_symbol(","))) {
      ++names;
    }
    const std::size_t end = names == 0 ? 0 : 2 * names - 1;
    const bool counts =
        end == below.size() || (end + 1 < below.size() && below[end].is_symbol("="));
    if (names < 2 || names > 3 || !counts) {
      out.push_back(std::move(node));
      continue;
    }
    for (std::size_t i = 0; i < names; ++i) {
      Nodes one{below[2 * i]};
      one.insert(one.end(), below.begin() + static_cast<std::ptrdiff_t>(end), below.end());
      out.push_back(node);
      out.back().children[static_cast<std::size_t>(node.sub)] = tex_group(std::move(one));
    }
  }
  nodes = std::move(out);
}

/// {n \choose k} is \binom{n}{k}.
void settle_choose(TexNode& node) {
  const auto at = std::ranges::find_if(node.children,
                                       [](const TexNode& n) { return n.is_command("\\choose"); });
  if (!node.is(Kind::group) || at == node.children.end() || at == node.children.begin() ||
      at + 1 == node.children.end()) {
    return;
  }
  Nodes above(std::make_move_iterator(node.children.begin()), std::make_move_iterator(at));
  Nodes below(std::make_move_iterator(at + 1), std::make_move_iterator(node.children.end()));
  TexNode binom;
  binom.kind = Kind::applied;
  binom.text = "\\binom";
  binom.begin = node.begin;
  binom.end = node.end;
  binom.children.push_back(tex_group(std::move(above)));
  binom.children.push_back(tex_group(std::move(below)));
  node.children.clear();
  node.children.push_back(std::move(binom));
}

}  // namespace

/// For one list of neighbours; `is_part` where it is a side of a fraction.
static void settle_list(Nodes& nodes, bool is_part) {
  for (TexNode& node : nodes) {
    // What \mathrm{max} spells is spelled already; a word below a name is a label.
    const bool style = node.is(Kind::applied) &&
                       (node.text.starts_with("\\math") || node.text == "\\operatorname");
    if (node.is(Kind::scripted)) {
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (static_cast<int>(i) == node.sub) continue;
        Nodes one{std::move(node.children[i])};
        settle_list(one, false);
        node.children[i] = std::move(one[0]);
      }
      settle_primes(node);
    } else if (node.is(Kind::applied)) {
      for (TexNode& part : node.children) {
        if (!style && part.is(Kind::group)) {
          settle_list(part.children, node.text.ends_with("frac"));
        }
      }
    } else {
      settle_list(node.children, false);
    }
    if (node.is(Kind::fenced)) unwrap_signs(node.children, true);
    spread_style(node);
    settle_label(node);
    settle_remark(node);
    settle_choose(node);
  }
  attach_primes(nodes);
  settle_switches(nodes);
  settle_words(nodes, is_part);
  unwrap_signs(nodes, false);
  settle_slashes(nodes);
  part_sums(nodes);
  settle_unsaid(nodes);
}

void settle_spellings(Nodes& nodes) { settle_list(nodes, false); }

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
