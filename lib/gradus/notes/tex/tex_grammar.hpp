#pragma once

// The grammar of LaTeX mathematics, for the .cpp files of this folder. Blanks are taken after each
// token, so that an error stands at the token that does not fit. Whatever opens must close: nothing
// is read twice.

#include <algorithm>
#include <array>
#include <tao/pegtl.hpp>

#include "gradus/notes/plain/peg_nested.hpp"
#include "gradus/notes/tex/tex_builder.hpp"

namespace gradus::tex_grammar {

namespace peg = tao::pegtl;

inline constexpr std::array layout_names{"displaystyle", "textstyle", "scriptstyle", "limits",
                                         "nolimits",     "nonumber",  "notag",       "hline",
                                         "qedhere",      "small",     "middle",      "qty"};
inline constexpr std::array size_names{"big",  "bigl",  "bigr",  "bigm",  "Big",   "Bigl",
                                       "Bigr", "Bigm",  "bigg",  "biggl", "biggr", "biggm",
                                       "Bigg", "Biggl", "Biggr", "Biggm"};
inline constexpr std::array labelled_names{"label",     "tag",     "hspace",   "vspace",
                                           "color",     "phantom", "hphantom", "vphantom",
                                           "textcolor", "mspace"};
inline constexpr std::array opening_names{"langle", "lfloor", "lceil",  "lvert",
                                          "lVert",  "lbrace", "lbrack", "lang"};
inline constexpr std::array closing_names{"rangle", "rfloor", "rceil",  "rvert",
                                          "rVert",  "rbrace", "rbrack", "rang"};
inline constexpr std::array words_names{"text",   "textrm", "textbf", "textit",    "textup",
                                        "textsf", "mbox",   "hbox",   "intertext", "textnormal"};
inline constexpr std::array binary_names{"frac",  "tfrac",   "dfrac",    "cfrac",
                                         "binom", "overset", "underset", "stackrel"};
inline constexpr std::array unary_names{
    "mathbf",     "mathbb",       "mathcal", "mathrm",   "mathsf",    "mathit",  "mathscr",
    "mathbbm",    "mathds",       "bold",    "mathfrak", "mathtt",    "bm",      "bb",
    "boldsymbol", "hat",          "widehat", "tilde",    "widetilde", "bar",     "overline",
    "underline",  "vec",          "dot",     "ddot",     "check",     "breve",   "overbrace",
    "underbrace", "boxed",        "cancel",  "mathop",   "mathbin",   "mathrel", "substack",
    "pmb",        "operatorname", "sqrt",    "Vec",      "vect",      "vb",      "symbf"};
inline constexpr std::array begin_names{"begin"};
inline constexpr std::array end_names{"end"};
inline constexpr std::array left_names{"left"};
inline constexpr std::array right_names{"right"};

/// A command of the list.
template <const auto& Names>
struct command_of {
  using rule_t = command_of;
  using subs_t = peg::empty_list;
  template <class Input>
  static bool match(Input& in) {
    const std::string_view rest(in.current(), in.size(0));
    if (!rest.starts_with('\\')) return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::size_t end = 1;
    while (end < rest.size() && is_letter(rest[end])) ++end;
    const std::string_view name = rest.substr(1, end - 1);
    if (std::ranges::find(Names, name) == Names.end()) return false;
    in.bump(end);
    return true;
  }
};

// What is for the looks alone.
struct braces : peg::seq<peg::one<'{'>, peg::star<peg::not_one<'{', '}'>>, peg::one<'}'>> {};
struct spacing
    : peg::sor<peg::seq<peg::one<'\\'>, peg::one<',', ';', ':', '!', ' ', '>', '/', '\n'>>,
               peg::one<'~'>> {};
struct labelled
    : peg::seq<command_of<labelled_names>, peg::opt<peg::one<'*'>>, peg::star<peg::space>, braces> {
};
struct remark : peg::seq<peg::one<'%'>, peg::until<peg::eolf>> {};
/// \big before < and > makes brackets of them.
template <char angle>
struct sized : peg::seq<command_of<size_names>, peg::star<peg::space>, peg::one<angle>> {};
struct size
    : peg::seq<command_of<size_names>, peg::not_at<peg::star<peg::space>, peg::one<'<', '>'>>> {};
struct blanks
    : peg::star<peg::sor<peg::space, spacing, command_of<layout_names>, size, labelled, remark>> {};

template <class Rule>
struct token : peg::seq<Rule, blanks> {};

// Leaves.
/// 10{,}000 and 10\,000.
struct thousands : peg::seq<peg::rep_min_max<1, 3, peg::digit>,
                            peg::plus<peg::sor<peg::string<'{', ',', '}'>, peg::string<'\\', ','>>,
                                      peg::rep<3, peg::digit>, peg::not_at<peg::digit>>> {};
struct number : peg::sor<peg::seq<peg::sor<thousands, peg::plus<peg::digit>>,
                                  peg::opt<peg::one<'.'>, peg::plus<peg::digit>>>,
                         peg::seq<peg::one<'.'>, peg::plus<peg::digit>>> {};
struct digit : peg::digit {};
struct letter : peg::alpha {};
struct command
    : peg::seq<peg::one<'\\'>,
               peg::sor<peg::plus<peg::alpha>,
                        peg::one<'|', '#', '$', '%', '&', '_', '*', '-', '=', '\'', '`', '.'>>> {};
struct line_break
    : peg::seq<peg::two<'\\'>, peg::opt<peg::one<'*'>>,
               peg::opt<peg::one<'['>, peg::star<peg::not_one<']', '\n'>>, peg::one<']'>>> {};
struct control_byte
    : peg::sor<peg::range<'\0', '\x08'>, peg::range<'\x0e', '\x1f'>, peg::one<'\x7f'>> {};
struct symbol
    : peg::seq<peg::not_at<control_byte>,
               peg::utf8::not_one<'{', '}', '(', ')', '[', ']', '\\', '_', '^', '\'', '$', '#'>> {};

struct items;

// What opens and closes. An interval may close with the other bracket.
struct open_group : peg::one<'{'> {};
struct close_group : token<peg::one<'}'>> {};
struct group : peg::if_must<token<open_group>, nested<items>, close_group> {};

struct open_bracket : peg::one<'(', '['> {};
struct closing_bracket : peg::one<')', ']'> {};
struct close_bracket : token<closing_bracket> {};
struct bracketed : peg::if_must<token<open_bracket>, nested<items>, close_bracket> {};

struct open_sign : peg::sor<peg::string<'\\', '{'>, command_of<opening_names>, sized<'<'>> {};
struct closing_sign : peg::sor<peg::string<'\\', '}'>, command_of<closing_names>, sized<'>'>> {};
struct close_sign : token<closing_sign> {};
struct signed_fence : peg::if_must<token<open_sign>, nested<items>, close_sign> {};

struct delimiter
    : peg::sor<peg::one<'(', ')', '[', ']', '|', '.', '/', '<', '>'>,
               peg::seq<peg::one<'\\'>, peg::sor<peg::plus<peg::alpha>, peg::one<'|', '{', '}'>>>> {
};
struct left_delimiter : delimiter {};
struct right_delimiter : delimiter {};
struct open_left : token<left_delimiter> {};
struct close_right : token<right_delimiter> {};
struct right_word : token<command_of<right_names>> {};
struct left_word : command_of<left_names> {};
struct left_right
    : peg::if_must<token<left_word>, open_left, nested<items>, right_word, close_right> {};

struct environment_name : peg::plus<peg::sor<peg::alpha, peg::one<'*'>>> {};
struct begin_name : environment_name {};
struct end_name : environment_name {};
struct open_name : peg::one<'{'> {};
struct close_name : token<peg::one<'}'>> {};
struct begin_word : token<command_of<begin_names>> {};
struct end_word : token<command_of<end_names>> {};
/// Of an array: {l|cc}.
struct columns : token<peg::seq<peg::one<'{'>,
                                peg::plus<peg::one<'l', 'c', 'r', '|', '@', ' ', '*', '0', '1', '2',
                                                   '3', '4', '5', '6', '7', '8', '9'>>,
                                peg::one<'}'>>> {};
struct environment : peg::if_must<begin_word, open_name, begin_name, close_name, peg::opt<columns>,
                                  nested<items>, end_word, open_name, end_name, close_name> {};

// Commands with arguments; an argument without braces is one token.
struct words_name : command_of<words_names> {};
struct open_words : peg::one<'{'> {};
struct words_content;
struct inner_words : peg::if_must<peg::one<'{'>, nested<words_content>, peg::one<'}'>> {};
struct words_content
    : peg::star<
          peg::sor<inner_words, peg::seq<peg::not_at<control_byte>, peg::not_one<'{', '}'>>>> {};
struct words_text : peg::seq<words_content> {};
struct words : peg::if_must<token<words_name>, open_words, words_text, close_group> {};

struct applied;
struct argument
    : peg::sor<group, applied, token<digit>, token<letter>, token<command>, token<symbol>> {};
struct binary_name : command_of<binary_names> {};
struct unary_name : peg::seq<command_of<unary_names>, peg::opt<peg::one<'*'>>> {};
struct close_index : token<peg::one<']'>> {};
struct index_items : peg::seq<nested<items>> {};
struct open_index : peg::one<'['> {};
struct option : peg::if_must<token<open_index>, index_items, close_index> {};
struct binary : peg::if_must<token<binary_name>, argument, argument> {};
struct unary : peg::if_must<token<unary_name>, peg::opt<option>, argument> {};
struct applied : peg::sor<binary, unary> {};

/// What ends a piece that another rule has opened.
struct stop : peg::sor<command_of<end_names>, command_of<right_names>, closing_sign> {};
struct after_backslash
    : peg::seq<peg::not_at<stop>,
               peg::sor<environment, left_right, signed_fence, words, applied, token<command>>> {};
struct atom : peg::sor<token<number>, token<letter>, group, bracketed, token<line_break>,
                       after_backslash, token<symbol>> {};

struct prime : token<peg::one<'\''>> {};
struct below : peg::if_must<token<peg::one<'_'>>, nested<argument>> {};
struct above : peg::if_must<token<peg::one<'^'>>, nested<argument>> {};
struct scripts : peg::plus<peg::sor<prime, below, above>> {};
struct no_base : peg::at<peg::one<'_', '^', '\''>> {};
struct item : peg::sor<peg::seq<no_base, scripts>, peg::seq<atom, peg::opt<scripts>>> {};
struct items : peg::star<item> {};
struct formula_end : peg::eof {};
struct formula : peg::seq<blanks, items, peg::must<formula_end>> {};

/// What was expected where a rule that must match does not.
template <class Rule>
constexpr const char* expected = nullptr;
template <>
inline constexpr const char* expected<nested<items>> = "a formula";
template <>
inline constexpr const char* expected<nested<words_content>> = "words";
template <>
inline constexpr const char* expected<index_items> = "a formula";
template <>
inline constexpr const char* expected<words_text> = "words";
template <>
inline constexpr const char* expected<close_group> = "'}'";
template <>
inline constexpr const char* expected<peg::one<'}'>> = "'}'";
template <>
inline constexpr const char* expected<close_bracket> = "')' or ']'";
template <>
inline constexpr const char* expected<close_sign> = "the closing bracket";
template <>
inline constexpr const char* expected<open_left> = "a bracket after \\left";
template <>
inline constexpr const char* expected<right_word> = "\\right";
template <>
inline constexpr const char* expected<close_right> = "a bracket after \\right";
template <>
inline constexpr const char* expected<open_name> = "'{'";
template <>
inline constexpr const char* expected<begin_name> = "the name of an environment";
template <>
inline constexpr const char* expected<end_name> = "the name of an environment";
template <>
inline constexpr const char* expected<close_name> = "'}'";
template <>
inline constexpr const char* expected<peg::opt<columns>> = "a formula";
template <>
inline constexpr const char* expected<end_word> = "\\end";
template <>
inline constexpr const char* expected<open_words> = "'{'";
template <>
inline constexpr const char* expected<argument> = "an argument";
template <>
inline constexpr const char* expected<nested<argument>> = "a sub- or superscript";
template <>
inline constexpr const char* expected<close_index> = "']'";
template <>
inline constexpr const char* expected<peg::opt<option>> = "an argument";
template <>
inline constexpr const char* expected<formula_end> = "the end of the formula";
template <>
inline constexpr const char* expected<formula> = "a formula";

}  // namespace gradus::tex_grammar
