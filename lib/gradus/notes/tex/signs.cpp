#include "gradus/notes/tex/signs.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

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
constexpr std::array aliases{Sign{"\\part", "\\partial"}, Sign{"\\lt", "<"}, Sign{"\\gt", ">"},
                             Sign{"\\ast", "*"}, Sign{"\\infin", "\\infty"}};

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

}  // namespace

void settle_signs(std::vector<TexNode>& nodes) {
  join_stops(nodes);
  join_not(nodes);
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
