#pragma once

// The grammar of plain formulas, for the .cpp files of this folder. Blanks are taken after each
// token, so that an error stands at the token that does not fit.

#include <tao/pegtl.hpp>

#include "gradus/notes/plain/peg_nested.hpp"
#include "gradus/notes/plain/plain_builder.hpp"
#include "gradus/notes/plain/syntax_error.hpp"

namespace gradus::plain_grammar {

namespace peg = tao::pegtl;

struct blanks : peg::star<peg::space> {};
template <class Rule>
struct token : peg::seq<Rule, blanks> {};

struct digits : peg::plus<peg::digit> {};
struct number : peg::seq<digits, peg::opt<peg::one<'.'>, digits>,
                         peg::opt<peg::one<'e', 'E'>, peg::opt<peg::one<'+', '-'>>, digits>> {};
struct letter : peg::sor<peg::alpha, peg::one<'_'>> {};
struct word_character : peg::sor<peg::alnum, peg::one<'_'>> {};
struct name : peg::seq<letter, peg::star<word_character>> {};
template <char... C>
struct keyword : token<peg::seq<peg::string<C...>, peg::not_at<word_character>>> {};

struct plus : token<peg::one<'+'>> {};
struct minus : token<peg::one<'-'>> {};
struct times : token<peg::seq<peg::one<'*'>, peg::not_at<peg::one<'*'>>>> {};
struct over : token<peg::one<'/'>> {};
struct caret : token<peg::one<'^'>> {};
struct open : token<peg::one<'('>> {};
struct close : token<peg::one<')'>> {};
struct bar : token<peg::one<'|'>> {};
struct comma : token<peg::one<','>> {};
struct assign : token<peg::one<'='>> {};
struct to : token<peg::string<'.', '.'>> {};

struct sum;
struct factor;
struct exponent;

struct close_group : close {};
struct close_bars : bar {};
struct close_call : close {};
struct close_range : close {};

struct group : peg::if_must<open, nested<sum>, close_group> {};
struct bars : peg::if_must<bar, nested<sum>, close_bars> {};

struct called : name {};
struct call_head : peg::seq<peg::at<token<name>, open>, token<called>> {};
struct argument : peg::seq<nested<sum>> {};
struct arguments : peg::seq<argument, peg::star<peg::if_must<comma, argument>>> {};
struct call : peg::if_must<call_head, open, arguments, close_call> {};

struct range_sum : peg::seq<keyword<'s', 'u', 'm'>, open> {};
struct range_least : peg::seq<keyword<'l', 'e', 'a', 's', 't'>, open> {};
struct range_index : name {};
struct range_lower : peg::seq<nested<sum>> {};
struct range_upper : peg::seq<nested<sum>> {};
struct range_comma : comma {};
struct range : peg::if_must<peg::sor<range_sum, range_least>, token<range_index>, assign,
                            range_lower, to, range_upper, range_comma, nested<sum>, close_range> {};

struct lone_name : name {};
struct primary : peg::sor<token<number>, group, bars, range, call, token<lone_name>> {};
struct raise : peg::if_must<caret, nested<exponent>> {};
struct power : peg::seq<primary, peg::opt<raise>> {};
struct negative_exponent : peg::if_must<minus, nested<exponent>> {};
struct exponent : peg::sor<negative_exponent, peg::if_must<plus, nested<exponent>>, power> {};
struct negative_factor : peg::if_must<minus, nested<factor>> {};
struct factor : peg::sor<negative_factor, peg::if_must<plus, nested<factor>>, power> {};
struct multiplied : peg::if_must<times, factor> {};
struct divided : peg::if_must<over, factor> {};
struct product : peg::seq<factor, peg::star<peg::sor<multiplied, divided>>> {};
/// A minus sign that begins a sum spans the product: -a*b = -(a*b).
struct negative_product : peg::if_must<minus, product> {};
struct added : peg::if_must<plus, product> {};
struct subtracted : peg::if_must<minus, product> {};
struct sum : peg::seq<peg::sor<negative_product, product>, peg::star<peg::sor<added, subtracted>>> {
};

struct equal : peg::seq<peg::one<'='>, peg::opt<peg::one<'='>>, peg::not_at<peg::one<'<', '>'>>> {};
struct not_equal : peg::string<'!', '='> {};
struct less_equal : peg::string<'<', '='> {};
struct less : peg::seq<peg::one<'<'>, peg::not_at<peg::one<'>'>>> {};
struct greater_equal : peg::string<'>', '='> {};
struct greater : peg::one<'>'> {};
struct relation : token<peg::sor<equal, not_equal, less_equal, less, greater_equal, greater>> {};
struct side_start : peg::success {};
struct side : peg::seq<side_start, sum> {};
struct chain : peg::seq<side, peg::must<relation, side>, peg::star<peg::if_must<relation, side>>> {
};

/// What was expected where a rule that must match does not.
template <class Rule>
constexpr const char* expected = nullptr;
constexpr const char* operand = "a number, a name or '('";
template <>
inline constexpr const char* expected<nested<sum>> = operand;
template <>
inline constexpr const char* expected<sum> = operand;
template <>
inline constexpr const char* expected<argument> = operand;
template <>
inline constexpr const char* expected<arguments> = operand;
template <>
inline constexpr const char* expected<range_lower> = operand;
template <>
inline constexpr const char* expected<range_upper> = operand;
template <>
inline constexpr const char* expected<nested<exponent>> = operand;
template <>
inline constexpr const char* expected<nested<factor>> = operand;
template <>
inline constexpr const char* expected<factor> = operand;
template <>
inline constexpr const char* expected<product> = operand;
template <>
inline constexpr const char* expected<side> = operand;
template <>
inline constexpr const char* expected<open> = "'('";
template <>
inline constexpr const char* expected<close_group> = "an operator or ')'";
template <>
inline constexpr const char* expected<close_bars> = "an operator or '|'";
template <>
inline constexpr const char* expected<close_call> = "an operator, ',' or ')'";
template <>
inline constexpr const char* expected<close_range> = "an operator or ')'";
template <>
inline constexpr const char* expected<token<range_index>> =
    "the name of an index, as in sum(i=1..n, i^2)";
template <>
inline constexpr const char* expected<assign> = "'=' after the index";
template <>
inline constexpr const char* expected<to> = "an operator or '..'";
template <>
inline constexpr const char* expected<range_comma> = "an operator or ','";
template <>
inline constexpr const char* expected<relation> =
    "an operator or a relation (<=, <, >=, >, = or !=)";

/// What the builder does where a rule has matched.
template <class Rule>
struct action : peg::nothing<Rule> {};

template <auto Member>
struct does {
  static void apply0(PlainBuilder& b) { (b.*Member)(); }
};
template <auto Member>
struct reads {
  template <class Input>
  static void apply(const Input& in, PlainBuilder& b) {
    (b.*Member)(in.string_view(), in.iterator().byte);
  }
};
template <auto Member>
struct stands {
  template <class Input>
  static void apply(const Input& in, PlainBuilder& b) {
    (b.*Member)(in.iterator().byte);
  }
};
template <Op operation>
struct combines {
  static void apply0(PlainBuilder& b) { b.binary(operation); }
};
template <Op operation>
struct runs_over {
  template <class Input>
  static void apply(const Input& in, PlainBuilder& b) {
    b.open_range(operation, in.iterator().byte);
  }
};
template <Relation between>
struct relates {
  static void apply0(PlainBuilder& b) { b.relation(between); }
};

template <>
struct action<number> : reads<&PlainBuilder::number> {};
template <>
struct action<lone_name> : reads<&PlainBuilder::name> {};
template <>
struct action<close_group> : does<&PlainBuilder::close_group> {};
template <>
struct action<close_bars> : does<&PlainBuilder::close_bars> {};
template <>
struct action<called> : reads<&PlainBuilder::open_call> {};
template <>
struct action<close_call> : does<&PlainBuilder::close_call> {};
template <>
struct action<range_sum> : runs_over<Op::sum> {};
template <>
struct action<range_least> : runs_over<Op::least> {};
template <>
struct action<range_index> : reads<&PlainBuilder::range_index> {};
template <>
struct action<range_comma> : does<&PlainBuilder::range_limits> {};
template <>
struct action<close_range> : does<&PlainBuilder::close_range> {};
template <>
struct action<raise> : combines<Op::power> {};
template <>
struct action<negative_exponent> : does<&PlainBuilder::negate> {};
template <>
struct action<negative_factor> : does<&PlainBuilder::negate> {};
template <>
struct action<negative_product> : does<&PlainBuilder::negate> {};
template <>
struct action<multiplied> : combines<Op::multiply> {};
template <>
struct action<divided> : combines<Op::divide> {};
template <>
struct action<added> : combines<Op::add> {};
template <>
struct action<subtracted> : combines<Op::subtract> {};
template <>
struct action<equal> : relates<Relation::equal> {};
template <>
struct action<not_equal> : relates<Relation::not_equal> {};
template <>
struct action<less> : relates<Relation::less> {};
template <>
struct action<less_equal> : relates<Relation::less_equal> {};
template <>
struct action<greater> : relates<Relation::greater> {};
template <>
struct action<greater_equal> : relates<Relation::greater_equal> {};
template <>
struct action<side_start> : stands<&PlainBuilder::begin_side> {};
template <>
struct action<side> : does<&PlainBuilder::end_side> {};

/// Reads the whole text by the rule; throws SyntaxError.
struct Errors {
  template <class Rule>
  static constexpr const char* message = expected<Rule>;
  template <class Rule>
  static constexpr bool raise_on_failure = false;
};
template <class Rule>
using control = peg::must_if<Errors, peg::normal, false>::control<Rule>;

template <class Rule, template <class...> class Action, class State>
void read(State& state) {
  const std::string_view text = state.text();
  peg::memory_input in(text.data(), text.size(), "");
  try {
    peg::parse<peg::must<Rule>, Action, control>(in, state);
  } catch (const peg::parse_error& error) {
    throw unexpected(text, error.positions().front().byte, std::string(error.message()));
  }
}

}  // namespace gradus::plain_grammar
