#include "gradus/notes/tex/note_name.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

constexpr std::array<std::string_view, 47> greek{
    "alpha", "beta",     "gamma", "delta",    "epsilon", "varepsilon", "zeta",   "eta",
    "theta", "vartheta", "iota",  "kappa",    "lambda",  "mu",         "nu",     "xi",
    "rho",   "varrho",   "sigma", "varsigma", "tau",     "upsilon",    "phi",    "varphi",
    "chi",   "psi",      "omega", "Gamma",    "Delta",   "Theta",      "Lambda", "Xi",
    "Sigma", "Upsilon",  "Phi",   "Psi",      "Omega",   "ell",        "hbar",   "imath",
    "jmath", "omicron",  "Pi",    "wp",       "digamma", "pi",         "varpi"};

struct Style {
  std::string_view command, mark;
};
constexpr std::array styles{
    Style{"\\mathbf", "bold_"},   Style{"\\boldsymbol", "bold_"}, Style{"\\bm", "bold_"},
    Style{"\\pmb", "bold_"},      Style{"\\mathcal", "cal_"},     Style{"\\mathscr", "cal_"},
    Style{"\\mathfrak", "frak_"}, Style{"\\mathsf", "sf_"},       Style{"\\mathit", ""},
    Style{"\\mathrm", ""},        Style{"\\hat", "hat_"},         Style{"\\widehat", "hat_"},
    Style{"\\tilde", "tilde_"},   Style{"\\widetilde", "tilde_"}, Style{"\\bar", "bar_"},
    Style{"\\overline", "bar_"},  Style{"\\vec", "vec_"},         Style{"\\dot", "dot_"},
    Style{"\\ddot", "ddot_"},     Style{"\\check", "check_"},     Style{"\\underline", "under_"},
    Style{"\\breve", "breve_"},   Style{"\\mathtt", ""},          Style{"\\Delta", "Delta_"},
    Style{"\\bold", "bold_"},     Style{"\\symbf", "bold_"},      Style{"\\vb", "bold_"},
    Style{"\\vect", "bold_"},     Style{"\\Vec", "vec_"},         Style{"\\operatorname", ""},
    Style{"\\operatorname*", ""}};

bool is_star(const TexNode& node) {
  const TexNode& n = without_braces(node);
  static constexpr std::array<std::string_view, 9> stars{"*", "\\star",  "\\ast", "\\dagger", "+",
                                                         "-", "\\prime", "\\#",   "\\circ"};
  return (n.is(Kind::symbol) || n.is(Kind::command)) &&
         std::ranges::find(stars, n.text) != stars.end();
}

/// (t), {(t+1)}, {(t)T}: the fence.
const TexNode* index_fence(const TexNode& above) {
  const TexNode* n = &above;
  if (n->is(Kind::group) && !n->children.empty()) n = n->children.data();
  const bool fence =
      n->is(Kind::fenced) && (n->open == "(" || n->open == "[" || n->open == "\\langle");
  return fence ? n : nullptr;
}

std::optional<std::string> letters(const TexNode& node) {
  if (node.is(Kind::letter)) return node.text;
  if (node.is(Kind::command) && is_greek(std::string_view(node.text).substr(1))) {
    return node.text.substr(1);
  }
  if (node.is(Kind::group) && node.children.size() == 1) return letters(node.children[0]);
  if (!node.is(Kind::applied) || node.children.size() != 1) return std::nullopt;
  const auto* const style = std::ranges::find(styles, node.text, &Style::command);
  if (style == styles.end()) return std::nullopt;
  const TexNode& inside = node.children[0];
  // \mathrm{new}: letters in a row are one name.
  std::string word;
  const bool spelled =
      inside.is(Kind::group) && inside.children.size() > 1 &&
      std::ranges::all_of(inside.children, [](const TexNode& n) { return n.is(Kind::letter); });
  if (spelled) {
    for (const TexNode& n : inside.children) word += n.text;
    return std::string(style->mark) + word;
  }
  const bool ones = style->mark == "bold_";
  if (ones && tex_key(inside) == "1") return "bold_1";
  const auto base = letters(inside);
  if (base) return std::string(style->mark) + *base;
  return std::nullopt;
}

/// Letters, digits, signs: something that may count. Words are labels.
bool may_count(const TexNode& below) {
  const TexNode& n = without_braces(below);
  if (n.is(Kind::number) || n.is(Kind::letter)) return true;
  if (n.is(Kind::scripted)) return n.super < 0 && n.sub < 0 && n.primes == 0;
  if (!n.is(Kind::group)) return false;
  const auto simple = [](const TexNode& part) {
    return part.is(Kind::number) || part.is(Kind::letter) || part.is_symbol("+") ||
           part.is_symbol("-");
  };
  const auto letter = [](const TexNode& a, const TexNode& b) {
    return a.is(Kind::letter) && b.is(Kind::letter);
  };
  return std::ranges::all_of(n.children, simple) &&
         std::ranges::adjacent_find(n.children, letter) == n.children.end();
}

/// x > 0, i \in B, j \ne i; not t = 0.
bool says_condition(const TexNode& below) {
  const auto link = connective(below);
  if (link) return link->link == Link::member || link->relation != Relation::equal;
  return std::ranges::any_of(below.children, says_condition);
}

std::string label(const TexNode& below) {
  const std::string key = tex_key(below);
  std::string out;
  for (const char c : key) {
    if (c != '\\' && c != '{' && c != '}' && std::isspace(static_cast<unsigned char>(c)) == 0)
      out += c;
  }
  return out;
}

}  // namespace

/// \vec{x_i} and \hat{y_i} are \vec{x}_i and \hat{y}_i.
static std::optional<NoteName> styled_name(const TexNode& node) {
  if (!node.is(Kind::applied) || node.children.size() != 1) return std::nullopt;
  const auto* const style = std::ranges::find(styles, node.text, &Style::command);
  const TexNode& inside = without_braces(node.children[0]);
  if (style == styles.end() || !inside.is(Kind::scripted) || exponent_of(inside) != nullptr) {
    return std::nullopt;
  }
  auto name = note_name(inside);
  if (!name) return std::nullopt;
  name->base = std::string(style->mark) + name->base;
  name->written = std::string(style->mark) + name->written;
  name->begin = node.begin;
  name->end = node.end;
  return name;
}

bool is_greek(std::string_view word) { return std::ranges::find(greek, word) != greek.end(); }

bool is_upright_word(const TexNode& node) {
  const TexNode& n = node.is(Kind::scripted) ? node.children[0] : node;
  return n.is(Kind::applied) && (n.text == "\\mathrm" || n.text.starts_with("\\operatorname")) &&
         n.children[0].children.size() > 1;
}

const TexNode& without_braces(const TexNode& node) {
  const bool lone = node.is(Kind::group) && node.children.size() == 1;
  return lone ? without_braces(node.children[0]) : node;
}

std::optional<NoteName> note_name(const TexNode& node) {
  NoteName name;
  name.begin = node.begin;
  name.end = node.end;
  if (!node.is(Kind::scripted)) {
    const auto base = letters(node);
    if (!base) return styled_name(node);
    name.base = name.written = *base;
    return name;
  }
  // \hat{m}_t and \hat{m_t} are one name.
  const TexNode& core = node.children[0];
  auto inner = note_name(core);
  if (!inner) return std::nullopt;
  if (node.sub >= 0 && says_condition(node.children[static_cast<std::size_t>(node.sub)])) {
    return std::nullopt;  // 1_{x > 0} depends on x
  }
  name.base = inner->base;
  name.index = inner->index;
  std::string shown = inner->written;
  if (node.sub >= 0) {
    const TexNode& below = node.children[static_cast<std::size_t>(node.sub)];
    const TexNode& content = without_braces(below);
    if (may_count(below) && name.index.empty()) {
      name.index = content.is(Kind::group) ? content.children : std::vector<TexNode>{content};
    } else {
      name.base += "_" + label(below);
    }
    const std::string text = label(below);
    shown += text.size() == 1 ? "_" + text : "_{" + text + "}";
  }
  if (node.primes > 0) {
    name.base += std::string(static_cast<std::size_t>(node.primes), '\'');
    shown += std::string(static_cast<std::size_t>(node.primes), '\'');
  }
  if (node.super >= 0) {
    const TexNode& above = node.children[static_cast<std::size_t>(node.super)];
    if (const TexNode* fence = index_fence(above)) {
      if (name.index.empty()) {
        name.index = fence->children;
      } else {
        name.base += "^" + label(*fence);
      }
      shown += "^" + label(*fence);
    } else if (is_star(above) || without_braces(above).is(Kind::words)) {
      name.base += "^" + label(above);
      shown += "^" + label(above);
    } else if (above.is(Kind::group) && above.children.size() == 2 && is_star(above.children[0]) &&
               says_transposed(above.children[1])) {
      name.base += "^" + label(above.children[0]);
      shown += "^" + label(above.children[0]);
    }
  }
  name.written = shown;
  return name;
}

const TexNode* exponent_of(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.super < 0) return nullptr;
  const TexNode& above = node.children[static_cast<std::size_t>(node.super)];
  const bool named = note_name(node.children[0]).has_value();
  if (!named) return &above;
  const bool behind = above.is(Kind::group) && above.children.size() == 2 &&
                      (index_fence(above) != nullptr || is_star(above.children[0])) &&
                      says_transposed(above.children[1]);
  if (behind) return &above.children[1];
  const bool part =
      index_fence(above) != nullptr || is_star(above) || without_braces(above).is(Kind::words);
  return part ? nullptr : &above;
}

void for_each_name(const std::vector<TexNode>& nodes,
                   const std::function<void(const NoteName&)>& visit) {
  for (const TexNode& n : nodes) {
    const auto name = note_name(n);
    if (!name) {
      for_each_name(n.children, visit);
      continue;
    }
    visit(*name);
    for_each_name(name->index, visit);
    if (const TexNode* exponent = exponent_of(n)) for_each_name({*exponent}, visit);
  }
}

std::set<std::string> names_in(const std::vector<TexNode>& nodes) {
  std::set<std::string> names;
  for_each_name(nodes, [&](const NoteName& n) {
    names.insert(n.base);
    names.insert(n.written);
  });
  return names;
}

bool stands_alone_in(const std::vector<TexNode>& nodes, const std::string& base) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto name = note_name(nodes[i]);
    const bool called =
        i + 1 < nodes.size() &&
        (nodes[i + 1].is(Kind::fenced) ||
         (nodes[i + 1].is(Kind::scripted) && nodes[i + 1].children[0].is(Kind::fenced)));
    if (name ? name->base == base && !called : stands_alone_in(nodes[i].children, base))
      return true;
  }
  return false;
}

bool says_transposed(const TexNode& exponent) {
  const TexNode& n = without_braces(exponent);
  if (n.is_command("\\top") || n.is_command("\\intercal") || n.is_command("\\mathsf")) return true;
  if (n.is(Kind::letter)) return n.text == "T";
  if (n.is(Kind::words)) return n.text == "T";
  if (n.is_symbol("⊤")) return true;
  return n.is(Kind::applied) && n.children.size() == 1 && says_transposed(n.children[0]);
}

}  // namespace gradus
