#include "gradus/notes/tex/signs.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/relations.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

struct Sign {
  std::string_view sign, meaning;
};
constexpr std::array signs{Sign{"α", "\\alpha"},
                           Sign{"β", "\\beta"},
                           Sign{"γ", "\\gamma"},
                           Sign{"δ", "\\delta"},
                           Sign{"ε", "\\varepsilon"},
                           Sign{"ϵ", "\\epsilon"},
                           Sign{"ζ", "\\zeta"},
                           Sign{"η", "\\eta"},
                           Sign{"θ", "\\theta"},
                           Sign{"ι", "\\iota"},
                           Sign{"κ", "\\kappa"},
                           Sign{"λ", "\\lambda"},
                           Sign{"μ", "\\mu"},
                           Sign{"µ", "\\mu"},
                           Sign{"ν", "\\nu"},
                           Sign{"ξ", "\\xi"},
                           Sign{"π", "\\pi"},
                           Sign{"ρ", "\\rho"},
                           Sign{"σ", "\\sigma"},
                           Sign{"τ", "\\tau"},
                           Sign{"υ", "\\upsilon"},
                           Sign{"φ", "\\varphi"},
                           Sign{"ϕ", "\\phi"},
                           Sign{"χ", "\\chi"},
                           Sign{"ψ", "\\psi"},
                           Sign{"ω", "\\omega"},
                           Sign{"Γ", "\\Gamma"},
                           Sign{"Δ", "\\Delta"},
                           Sign{"Θ", "\\Theta"},
                           Sign{"Λ", "\\Lambda"},
                           Sign{"Ξ", "\\Xi"},
                           Sign{"Π", "\\Pi"},
                           Sign{"Σ", "\\Sigma"},
                           Sign{"Φ", "\\Phi"},
                           Sign{"Ψ", "\\Psi"},
                           Sign{"Ω", "\\Omega"},
                           Sign{"ℓ", "\\ell"},
                           Sign{"∇", "\\nabla"},
                           Sign{"∂", "\\partial"},
                           Sign{"∑", "\\sum"},
                           Sign{"∏", "\\prod"},
                           Sign{"∫", "\\int"},
                           Sign{"∞", "\\infty"},
                           Sign{"⋅", "\\cdot"},
                           Sign{"·", "\\cdot"},
                           Sign{"×", "\\times"},
                           Sign{"±", "\\pm"},
                           Sign{"∓", "\\mp"},
                           Sign{"÷", "\\div"},
                           Sign{"⊙", "\\odot"},
                           Sign{"∘", "\\circ"},
                           Sign{"⊗", "\\otimes"},
                           Sign{"−", "-"},
                           Sign{"∗", "*"},
                           Sign{"…", "\\ldots"},
                           Sign{"⋯", "\\cdots"},
                           Sign{"∈", "\\in"},
                           Sign{"∉", "\\notin"},
                           Sign{"∀", "\\forall"},
                           Sign{"≈", "\\approx"},
                           Sign{"∼", "\\sim"},
                           Sign{"≜", "\\triangleq"},
                           Sign{"≡", "\\equiv"},
                           Sign{"∝", "\\propto"},
                           Sign{"→", "\\to"},
                           Sign{"←", "\\leftarrow"},
                           Sign{"⇒", "\\Rightarrow"},
                           Sign{"⟹", "\\Rightarrow"},
                           Sign{"⇔", "\\Leftrightarrow"},
                           Sign{"↔", "\\Leftrightarrow"},
                           Sign{"⟺", "\\Leftrightarrow"},
                           Sign{"’", "\\prime"},
                           Sign{"′", "\\prime"},
                           Sign{"≪", "\\ll"},
                           Sign{"≫", "\\gg"},
                           Sign{"‖", "\\|"},
                           Sign{"∥", "\\|"},
                           Sign{"∣", "|"},
                           Sign{"⊤", "\\top"},
                           Sign{"≼", "\\preceq"},
                           Sign{"⪯", "\\preceq"},
                           Sign{"⪰", "\\succeq"},
                           Sign{"≽", "\\succeq"}};

/// Letters of \mathbb.
constexpr std::array blackboard{Sign{"ℝ", "R"}, Sign{"ℕ", "N"}, Sign{"ℤ", "Z"}, Sign{"𝔼", "E"},
                                Sign{"ℙ", "P"}};

/// What editors and renderers know besides LaTeX's own.
constexpr std::array aliases{Sign{"\\part", "\\partial"}, Sign{"\\lt", "<"},
                             Sign{"\\gt", ">"},           Sign{"\\ast", "*"},
                             Sign{"\\infin", "\\infty"},  Sign{"\\*", "*"}};

template <class Signs>
const Sign* find(const Signs& list, std::string_view text) {
  const auto found = std::ranges::find(list, text, &Sign::sign);
  return found == list.end() ? nullptr : &*found;
}

TexNode with_meaning(const TexNode& at, std::string_view meaning) {
  return tex_leaf(meaning.starts_with('\\') ? Kind::command : Kind::symbol, meaning, at);
}

bool touches(const TexNode& a, const TexNode& b) { return a.end == b.begin; }

/// ... is \ldots.
void join_stops(std::vector<TexNode>& nodes) {
  for (std::size_t i = 0; i + 2 < nodes.size(); ++i) {
    const bool stops = nodes[i].is_symbol(".") && nodes[i + 1].is_symbol(".") &&
                       nodes[i + 2].is_symbol(".") && touches(nodes[i], nodes[i + 1]) &&
                       touches(nodes[i + 1], nodes[i + 2]);
    if (!stops) continue;
    const std::size_t end = nodes[i + 2].end;
    nodes[i] = with_meaning(nodes[i], "\\ldots");
    nodes[i].end = end;
    const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(i);
    nodes.erase(at + 1, at + 3);
  }
}

/// \not= is \ne, \not\in is \notin.
void join_not(std::vector<TexNode>& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (!nodes[i].is_command("\\not")) continue;
    const bool equal = nodes[i + 1].is_symbol("=");
    if (!equal && !nodes[i + 1].is_command("\\in")) continue;
    const std::size_t end = nodes[i + 1].end;
    nodes[i] = with_meaning(nodes[i], equal ? "\\ne" : "\\notin");
    nodes[i].end = end;
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// >> is \gg, << is \ll.
void join_much(std::vector<TexNode>& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool greater = nodes[i].is_symbol(">") && nodes[i + 1].is_symbol(">");
    const bool less = nodes[i].is_symbol("<") && nodes[i + 1].is_symbol("<");
    if (!(greater || less) || !touches(nodes[i], nodes[i + 1])) continue;
    const std::size_t end = nodes[i + 1].end;
    nodes[i] = with_meaning(nodes[i], greater ? "\\gg" : "\\ll");
    nodes[i].end = end;
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// => and ==> are \Rightarrow, <=> is \Leftrightarrow.
void join_arrows(std::vector<TexNode>& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool both = nodes[i].is_symbol("<");
    std::size_t end = i + (both ? 1 : 0);
    const std::size_t first = end;
    while (end < nodes.size() && nodes[end].is_symbol("=") &&
           (end == i || touches(nodes[end - 1], nodes[end]))) {
      ++end;
    }
    const bool arrow = end > first && end < nodes.size() && nodes[end].is_symbol(">") &&
                       touches(nodes[end - 1], nodes[end]);
    if (!arrow) continue;
    const std::size_t stop = nodes[end].end;
    nodes[i] = with_meaning(nodes[i], both ? "\\Leftrightarrow" : "\\Rightarrow");
    nodes[i].end = stop;
    const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(i);
    nodes.erase(at + 1, nodes.begin() + static_cast<std::ptrdiff_t>(end) + 1);
  }
}

/// Whether a name or words stand at the brace. Not = 0, and no power.
bool is_labelled_at_most(const TexNode& node) {
  if (!node.is(Kind::scripted)) return true;
  const bool over = node.children[0].text == "\\overbrace";
  if ((over ? node.sub : node.super) >= 0 || node.primes > 0) return false;
  const TexNode& label = node.children[static_cast<std::size_t>(over ? node.super : node.sub)];
  const auto says = [](const TexNode& part) {
    return part.is(Kind::number) || part.is(Kind::symbol) || part.is(Kind::command);
  };
  return !says(label) && std::ranges::none_of(label.children, says);
}

/// a \underbrace{- b + c}_{\text{noise}} - d: the brace goes on with the sum before it.
void open_signed_braces(std::vector<TexNode>& nodes) {
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const TexNode& whole = nodes[i];
    const TexNode& base = whole.is(Kind::scripted) ? whole.children[0] : whole;
    const bool braced = base.is(Kind::applied) && base.text.ends_with("erbrace") &&
                        base.children[0].is(Kind::group) && !base.children[0].children.empty();
    const auto goes_on = [](const TexNode& node) {
      return is_operator(node) || node.is_symbol("=");
    };
    if (!braced || goes_on(nodes[i - 1])) continue;
    if (i + 1 < nodes.size() && !goes_on(nodes[i + 1])) continue;
    if (!is_labelled_at_most(whole)) continue;
    std::vector<TexNode> inside = base.children[0].children;
    if (!inside[0].is_symbol("-") && !inside[0].is_symbol("+")) continue;
    const auto at = nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i));
    nodes.insert(at, inside.begin(), inside.end());
  }
}

/// x\_n is x_n, also \theta\_{t+1}^2: a single name before it, and a single index behind.
void join_escaped_scripts(std::vector<TexNode>& nodes) {
  const auto is_letter = [&](std::size_t i) { return nodes[i].is(Kind::letter); };
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    if (!nodes[i].is_command("\\_")) continue;
    TexNode base = nodes[i - 1], below = nodes[i + 1];
    const bool in_word =
        (i > 1 && is_letter(i - 1) && is_letter(i - 2) && touches(nodes[i - 2], nodes[i - 1])) ||
        (i + 2 < nodes.size() && is_letter(i + 1) && is_letter(i + 2) &&
         touches(nodes[i + 1], nodes[i + 2]));
    const bool named = base.is(Kind::letter) || base.is(Kind::command) || base.is(Kind::applied) ||
                       (base.is(Kind::scripted) && base.sub < 0);
    TexNode above;
    const bool powered = below.is(Kind::scripted) && below.sub < 0 && below.primes == 0;
    if (powered) {
      above = below.children[static_cast<std::size_t>(below.super)];
      below = TexNode(below.children[0]);
    }
    const bool indexes = below.is(Kind::letter) || below.is(Kind::number) || below.is(Kind::group);
    if (in_word || !named || !indexes || (powered && base.is(Kind::scripted))) continue;
    TexNode joined = base;
    if (!base.is(Kind::scripted)) {
      joined = tex_leaf(Kind::scripted, "", base);
      joined.children.push_back(base);
    }
    joined.sub = static_cast<int>(joined.children.size());
    joined.children.push_back(below);
    if (powered) {
      joined.super = static_cast<int>(joined.children.size());
      joined.children.push_back(above);
    }
    joined.end = nodes[i + 1].end;
    nodes[i - 1] = std::move(joined);
    const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(i);
    nodes.erase(at, at + 2);
    --i;
  }
}

}  // namespace

void settle_signs(std::vector<TexNode>& nodes) {
  join_stops(nodes);
  join_not(nodes);
  join_arrows(nodes);
  join_much(nodes);
  join_escaped_scripts(nodes);
  open_signed_braces(nodes);
  for (TexNode& node : nodes) {
    settle_signs(node.children);
    if (node.open == "\\lang") node.open = "\\langle";
    if (node.close == "\\rang") node.close = "\\rangle";
    const bool symbol = node.is(Kind::symbol);
    if (!symbol && !node.is(Kind::command)) continue;
    if (symbol) {
      if (const Sign* letter = find(blackboard, node.text)) {
        TexNode styled = tex_leaf(Kind::applied, "\\mathbb", node);
        styled.children.push_back(tex_leaf(Kind::letter, letter->meaning, node));
        node = std::move(styled);
        continue;
      }
    }
    const Sign* sign = symbol ? find(signs, node.text) : find(aliases, node.text);
    if (sign != nullptr) node = with_meaning(node, sign->meaning);
  }
}

}  // namespace gradus
