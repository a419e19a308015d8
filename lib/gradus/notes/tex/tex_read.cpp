#include <cctype>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/notes/tex/signs.hpp"
#include "gradus/notes/tex/spellings.hpp"
#include "gradus/notes/tex/tex_grammar.hpp"

namespace gradus {
namespace tex_grammar {
namespace {

using Kind = TexNode::Kind;

/// What the builder does where a rule has matched.
template <class Rule>
struct action : peg::nothing<Rule> {};

template <Kind kind>
struct makes_leaf {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.leaf(kind, in.string_view(), in.iterator().byte);
  }
};
template <Kind kind>
struct opens {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.open(kind, in.string_view(), in.iterator().byte);
  }
};
struct closes {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.close(in.string_view(), in.iterator().byte);
  }
};
std::size_t end_of(const auto& in) { return in.iterator().byte + in.size(); }

template <>
struct action<number> : makes_leaf<Kind::number> {};
template <>
struct action<digit> : makes_leaf<Kind::number> {};
template <>
struct action<letter> : makes_leaf<Kind::letter> {};
template <>
struct action<command> : makes_leaf<Kind::command> {};
template <>
struct action<symbol> : makes_leaf<Kind::symbol> {};
template <>
struct action<line_break> : makes_leaf<Kind::line_break> {};
template <>
struct action<open_group> : opens<Kind::group> {};
template <>
struct action<open_bracket> : opens<Kind::fenced> {};
template <>
struct action<open_sign> : opens<Kind::fenced> {};
template <>
struct action<left_word> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.left(in.iterator().byte);
  }
};
template <>
struct action<left_delimiter> : opens<Kind::fenced> {};
template <>
struct action<words_name> : opens<Kind::words> {};
template <>
struct action<binary_name> : opens<Kind::applied> {};
template <>
struct action<unary_name> : opens<Kind::applied> {};
template <>
struct action<open_index> : opens<Kind::group> {};
template <>
struct action<begin_name> : opens<Kind::environment> {};
template <>
struct action<closing_bracket> : closes {};
template <>
struct action<right_delimiter> : closes {};
template <>
struct action<close_index> : closes {};
template <>
struct action<binary> : closes {};
template <>
struct action<unary> : closes {};

template <>
struct action<close_group> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.close("}", in.iterator().byte);
  }
};
template <>
struct action<close_sign> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    const std::string_view token = in.string_view();
    const std::size_t angle = token.find('>');
    const std::size_t end =
        angle != std::string_view::npos ? angle + 1 : token.find_first_of(" \t\r\n~\\", 1);
    b.close(token.substr(0, end), in.iterator().byte);
  }
};
template <>
struct action<words_text> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.leaf(Kind::words, in.string_view(), in.iterator().byte);
  }
};
template <>
struct action<end_name> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.end_name(in.string_view(), in.iterator().byte);
    b.close("}", end_of(in));
  }
};
template <>
struct action<no_base> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.no_base(in.iterator().byte);
  }
};
template <>
struct action<prime> {
  template <class Input>
  static void apply(const Input& in, TexBuilder& b) {
    b.prime(in.iterator().byte + 1);
  }
};
template <bool is_below>
struct attaches {
  template <class Input>
  static void apply(const Input&, TexBuilder& b) {
    b.script(is_below);
  }
};
template <>
struct action<below> : attaches<true> {};
template <>
struct action<above> : attaches<false> {};

struct Errors {
  template <class Rule>
  static constexpr const char* message = expected<Rule>;
  template <class Rule>
  static constexpr bool raise_on_failure = false;
};
template <class Rule>
using control = peg::must_if<Errors, peg::normal, false>::control<Rule>;

}  // namespace
}  // namespace tex_grammar

namespace {

/// The words of \text stand in a node within; they become its text.
void settle_words(std::vector<TexNode>& nodes) {
  for (TexNode& node : nodes) {
    if (node.is(TexNode::Kind::words) && !node.children.empty()) {
      const std::string words = node.children[0].text;
      // \textbf{w} within a formula is a bold letter.
      const bool bold = node.text == "\\textbf" && words.size() == 1 &&
                        std::isalnum(static_cast<unsigned char>(words[0])) != 0;
      if (bold) {
        const bool letter = std::isalpha(static_cast<unsigned char>(words[0])) != 0;
        node.kind = TexNode::Kind::applied;
        node.text = "\\mathbf";
        node.children[0].kind = letter ? TexNode::Kind::letter : TexNode::Kind::number;
        continue;
      }
      node.text = words;
      node.children.clear();
    }
    settle_words(node.children);
  }
}

}  // namespace

std::vector<TexNode> read_tex(std::string_view text, std::size_t begin) {
  if (text.size() - begin > tex_max_characters) {
    throw SyntaxError(1, 1,
                      "found a formula of " + std::to_string(text.size() - begin) +
                          " characters, expected at most " + std::to_string(tex_max_characters));
  }
  TexBuilder builder(text, begin);
  namespace peg = tao::pegtl;
  peg::memory_input in(text.data() + begin, text.data() + text.size(), "", begin, 1, 1);
  try {
    peg::parse<peg::must<tex_grammar::formula>, tex_grammar::action, tex_grammar::control>(in,
                                                                                           builder);
  } catch (const peg::parse_error& error) {
    throw unexpected_tex(text, begin, error.positions().front().byte, std::string(error.message()));
  }
  std::vector<TexNode> nodes = builder.take();
  settle_words(nodes);
  settle_signs(nodes);
  settle_spellings(nodes);
  return nodes;
}

std::string tex_key(const TexNode& node) {
  const auto child = [&](int i) { return tex_key(node.children[static_cast<std::size_t>(i)]); };
  const auto wrapped = [](const std::string& key) {
    return key.size() == 1 ? key : "{" + key + "}";
  };
  if (node.is(TexNode::Kind::scripted)) {
    std::string key = child(0);
    if (node.sub >= 0) key += "_" + wrapped(child(node.sub));
    key += std::string(static_cast<std::size_t>(node.primes), '\'');
    if (node.super >= 0) key += "^" + wrapped(child(node.super));
    return key;
  }
  std::string key = node.open + node.text;
  for (const TexNode& part : node.children) {
    key += node.is(TexNode::Kind::applied) ? "{" + tex_key(part) + "}" : tex_key(part);
  }
  return key + node.close;
}

}  // namespace gradus
