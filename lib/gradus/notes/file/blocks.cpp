#include "gradus/notes/file/blocks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tao/pegtl.hpp>

#include "gradus/notes/file/indented_code.hpp"

namespace gradus {
namespace {

namespace peg = tao::pegtl;
using Kind = NotesPiece::Kind;

constexpr std::array environments{"equation",    "align", "gather",  "multline", "eqnarray",
                                  "displaymath", "math",  "flalign", "alignat",  "dmath"};

struct Pieces {
  std::vector<NotesPiece> all;
  std::string_view text;
  std::size_t opened = 0;
  std::string environment;
  std::map<std::string, std::size_t> next;  ///< what find found
  std::vector<std::size_t> code_lines;      ///< of Markdown: see indented_code_lines

  /// Where this stands next, from a place that grows from call to call; npos where it does not. The
  /// text is looked through once.
  std::size_t find(const std::string& what, std::size_t from) {
    const auto known = next.find(what);
    if (known != next.end() && known->second >= from) return known->second;
    return next[what] = text.find(what, from);
  }
  void add(Kind kind, std::size_t begin, std::size_t end, bool closed, std::size_t after) {
    all.push_back({kind, begin, end, environment, closed, after});
    environment.clear();
  }
  void prose(std::size_t at) {
    if (all.empty() || all.back().kind != Kind::prose || all.back().end != at) {
      all.push_back({Kind::prose, at, at, {}, true, 0});
    }
    all.back().end = at + 1;
  }
};

struct empty_line : peg::seq<peg::eol, peg::star<peg::blank>, peg::eol> {};
struct line_end : peg::seq<peg::star<peg::blank>, peg::eolf> {};

/// What stands before the closing delimiter; without one, before the next empty line.
template <class Close>
struct content : peg::until<peg::at<peg::sor<Close, empty_line, peg::eof>>> {};
/// An empty line right behind the opening delimiter, where what follows is closed before the next.
template <class Close>
struct space_before
    : peg::seq<peg::star<peg::blank>, empty_line,
               peg::at<peg::until<peg::at<peg::sor<Close, empty_line, peg::eof>>>, Close>> {};
template <class Open, class Close, Kind kind>
struct delimited : peg::seq<Open, peg::opt<space_before<Close>>, content<Close>, peg::opt<Close>> {
};

struct dollars : peg::two<'$'> {};
struct open_square : peg::sor<peg::string<'\\', '['>, peg::string<'\\', '\\', '['>> {};
struct close_square : peg::sor<peg::string<'\\', ']'>, peg::string<'\\', '\\', ']'>> {};
struct open_round : peg::sor<peg::string<'\\', '('>, peg::string<'\\', '\\', '('>> {};
struct close_round : peg::sor<peg::string<'\\', ')'>, peg::string<'\\', '\\', ')'>> {};
struct in_dollars : delimited<dollars, dollars, Kind::display_math> {};
struct in_square : delimited<open_square, close_square, Kind::display_math> {};
struct in_round : delimited<open_round, close_round, Kind::inline_math> {};

/// $x$: no blank after the first and before the second dollar, no digit behind; else dollars are
/// money.
struct escaped : peg::seq<peg::one<'\\'>, peg::any> {};
struct inline_body
    : peg::plus<peg::not_at<empty_line>, peg::not_at<peg::star<peg::space>, peg::one<'$'>>,
                peg::sor<escaped, peg::not_one<'$', '`'>>> {};
struct in_dollar : peg::seq<peg::one<'$'>, peg::not_at<peg::space>, inline_body, peg::one<'$'>,
                            peg::not_at<peg::digit>> {};
struct in_dollar_loose : peg::seq<peg::one<'$'>, peg::star<peg::space>, inline_body,
                                  peg::star<peg::space>, peg::one<'$'>> {};

/// \begin{align*} ... \end{align*}
struct environment {
  using rule_t = environment;
  using subs_t = peg::empty_list;
  template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& in, Pieces& pieces) {
    const std::string_view rest(in.current(), in.size(0));
    if (!rest.starts_with("\\begin{")) return false;
    const std::size_t brace = rest.substr(0, 40).find('}', 7);
    if (brace == std::string_view::npos) return false;
    const std::string name(rest.substr(7, brace - 7));
    const std::string plain = name.ends_with('*') ? name.substr(0, name.size() - 1) : name;
    if (std::ranges::find(environments, plain) == environments.end()) return false;
    const std::size_t first = 8 + name.size();
    const std::string close = "\\end{" + name + "}";
    const std::size_t at = in.iterator().byte;
    const std::size_t found = pieces.find(close, at + first) - at;
    const std::size_t empty = pieces.find("\n\n", at + first) - at;
    const bool closed = found <= rest.size() && (plain != "math" || found < empty);
    const std::size_t last = std::min(closed ? found : empty, rest.size());
    pieces.environment = name;
    const std::size_t after = closed ? last + close.size() : last;
    pieces.add(plain == "math" ? Kind::inline_math : Kind::display_math, at + first, at + last,
               closed, at + after);
    in.bump(after);
    return true;
  }
};

// Markdown.
struct fence : peg::sor<peg::rep_min<3, peg::one<'`'>>, peg::rep_min<3, peg::one<'~'>>> {};
struct fence_end : peg::seq<peg::bol, peg::star<peg::blank>, fence, line_end> {};
struct fence_body : peg::until<peg::at<peg::sor<fence_end, peg::eof>>> {};
struct fence_start : peg::seq<peg::bol, peg::star<peg::sor<peg::blank, peg::one<'>'>>>, fence> {};
struct math_word : peg::seq<peg::star<peg::blank>, peg::string<'m', 'a', 't', 'h'>, line_end> {};
struct math_fence : peg::seq<fence_start, math_word, fence_body, peg::opt<fence_end>> {};
struct code_fence : peg::seq<fence_start, peg::until<peg::eolf>, fence_body, peg::opt<fence_end>> {
};
/// $`x`$, as code hosts write it.
struct tick_body : peg::plus<peg::not_at<empty_line>, peg::not_one<'`'>> {};
struct in_tick : peg::seq<peg::string<'$', '`'>, tick_body, peg::string<'`', '$'>> {};
struct code : peg::seq<peg::one<'`'>, peg::plus<peg::not_one<'`', '\n'>>, peg::one<'`'>> {};
struct hidden_end : peg::string<'-', '-', '>'> {};
struct hidden_text : peg::until<peg::at<peg::sor<hidden_end, peg::eof>>> {};
struct hidden : peg::seq<peg::string<'<', '!', '-', '-'>, hidden_text, peg::opt<hidden_end>> {};
/// A line that is code by its indentation.
struct indented_code {
  using rule_t = indented_code;
  using subs_t = peg::empty_list;
  template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& in, Pieces& pieces) {
    const std::size_t at = in.iterator().byte;
    if (!std::ranges::binary_search(pieces.code_lines, at)) return false;
    in.bump(std::min(pieces.text.find('\n', at), pieces.text.size()) - at);
    return true;
  }
};
struct escaped_sign : peg::seq<peg::one<'\\'>, peg::one<'$', '`'>> {};
struct any : peg::any {};
struct markdown
    : peg::until<peg::eof,
                 peg::sor<math_fence, code_fence, indented_code, code, hidden, escaped_sign,
                          in_dollars, in_tick, in_dollar, in_square, in_round, environment, any>> {
};

// LaTeX.
struct remark_text : peg::until<peg::at<peg::eolf>> {};
struct remark : peg::seq<peg::one<'%'>, remark_text> {};
struct escaped_any
    : peg::seq<peg::one<'\\'>, peg::one<'$', '%', '\\'>, peg::not_at<peg::one<'[', '('>>> {};
struct verbatim_end : TAO_PEGTL_STRING("\\end{verbatim}") {};
struct verbatim : peg::seq<TAO_PEGTL_STRING("\\begin{verbatim}"),
                           peg::until<peg::sor<verbatim_end, peg::eof>>> {};
struct latex
    : peg::until<peg::eof, peg::sor<remark, escaped_any, verbatim, in_dollars, in_dollar_loose,
                                    in_square, in_round, environment, any>> {};

template <class Rule>
struct action : peg::nothing<Rule> {};
template <class Close>
struct action<content<Close>> {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    pieces.opened = in.iterator().byte;
    pieces.environment.clear();
    pieces.all.push_back(
        {Kind::display_math, in.iterator().byte, in.iterator().byte + in.size(), {}, false, 0});
  }
};
template <Kind kind>
struct ends {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    NotesPiece& piece = pieces.all.back();
    piece.kind = kind;
    piece.after = in.iterator().byte + in.size();
    piece.closed = piece.after > piece.end;
  }
};
template <>
struct action<in_dollars> : ends<Kind::display_math> {};
template <>
struct action<in_square> : ends<Kind::display_math> {};
template <>
struct action<in_round> : ends<Kind::inline_math> {};
template <std::size_t mark>
struct inline_piece {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    const std::size_t at = in.iterator().byte;
    pieces.add(Kind::inline_math, at + mark, at + in.size() - mark, true, at + in.size());
  }
};
template <>
struct action<in_tick> : inline_piece<2> {};
template <>
struct action<in_dollar> : inline_piece<1> {};
template <>
struct action<in_dollar_loose> : inline_piece<1> {};
template <>
struct action<fence_body> {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    pieces.opened = in.iterator().byte;
  }
};
template <>
struct action<math_fence> {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    std::size_t end = in.iterator().byte + in.size();
    const std::string_view body = pieces.text.substr(pieces.opened, end - pieces.opened);
    const std::size_t mark = body.find_last_of('\n', body.size() < 2 ? 0 : body.size() - 2);
    const bool closed = body.find("```") != std::string_view::npos;
    if (closed && mark != std::string_view::npos) end = pieces.opened + mark;
    const std::size_t after = in.iterator().byte + in.size();
    pieces.add(Kind::display_math, pieces.opened, end, closed,
               after - (body.ends_with('\n') ? 1 : 0));
  }
};
struct comment_piece {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    const std::string_view text = in.string_view();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    constexpr std::string_view mark = "gradus:";
    if (first == std::string_view::npos || !text.substr(first).starts_with(mark)) return;
    const std::size_t at = in.iterator().byte;
    pieces.add(Kind::comment, at + first + mark.size(), at + text.size(), true, 0);
  }
};
template <>
struct action<hidden_text> : comment_piece {};
template <>
struct action<remark_text> : comment_piece {};
template <>
struct action<any> {
  template <class Input>
  static void apply(const Input& in, Pieces& pieces) {
    pieces.prose(in.iterator().byte);
  }
};

}  // namespace

std::vector<NotesPiece> find_blocks(std::string_view text, NotesFormat format) {
  Pieces pieces;
  pieces.text = text;
  peg::memory_input in(text.data(), text.size(), "");
  if (format == NotesFormat::markdown) {
    pieces.code_lines = indented_code_lines(text);
    peg::parse<markdown, action>(in, pieces);
  } else {
    peg::parse<latex, action>(in, pieces);
  }
  return std::move(pieces.all);
}

}  // namespace gradus
