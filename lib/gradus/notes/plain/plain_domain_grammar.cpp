#include "gradus/notes/plain/plain_domain_builder.hpp"
#include "gradus/notes/plain/plain_grammar.hpp"

namespace gradus {
namespace plain_grammar {

struct item_start : peg::success {};
struct member : name {};
template <class Name>
struct members : peg::seq<token<Name>, peg::star<comma, token<Name>>, keyword<'i', 'n'>> {};
template <class Name>
struct several : peg::seq<token<Name>, peg::plus<comma, token<Name>>> {};
struct naturals : keyword<'N'> {};
struct compared_members : peg::if_must<relation, side> {};
struct reals : keyword<'R'> {};
struct open_interval : peg::one<'[', '('> {};
struct close_interval : peg::one<']', ')'> {};
struct infinity : keyword<'i', 'n', 'f'> {};
struct lower_end : peg::sor<peg::seq<minus, infinity>, side> {};
struct upper_end : peg::sor<peg::seq<peg::opt<plus>, infinity>, side> {};
struct end_comma : comma {};
struct interval
    : peg::if_must<token<open_interval>, lower_end, end_comma, upper_end, token<close_interval>> {};
struct set : peg::sor<peg::seq<naturals, peg::opt<compared_members>>, reals, interval> {};
struct set_end : peg::at<peg::sor<comma, peg::eof>> {};
struct membership : peg::if_must<peg::seq<peg::at<members<name>>, members<member>>, set, set_end> {
};
struct comparison_of_several
    : peg::if_must<peg::seq<peg::at<several<name>, relation>, several<member>>, compared_members,
                   set_end> {};
struct domain_relation : relation {};
struct domain_chain
    : peg::seq<side, peg::must<domain_relation, side>, peg::star<peg::if_must<relation, side>>> {};
struct item : peg::seq<item_start, peg::sor<membership, comparison_of_several, domain_chain>> {};
struct domain_end : peg::eof {};
struct domain
    : peg::seq<
          blanks,
          peg::sor<peg::eof, peg::must<item, peg::star<peg::if_must<comma, item>>, domain_end>>> {};

template <>
inline constexpr const char* expected<set> = "[a, b], (a, b), N or R";
template <>
inline constexpr const char* expected<compared_members> = operand;
template <>
inline constexpr const char* expected<set_end> = "',' or the end";
template <>
inline constexpr const char* expected<lower_end> = operand;
template <>
inline constexpr const char* expected<upper_end> = operand;
template <>
inline constexpr const char* expected<end_comma> = "an operator or ','";
template <>
inline constexpr const char* expected<token<close_interval>> = "an operator, ']' or ')'";
template <>
inline constexpr const char* expected<domain_relation> =
    "an operator, a relation (<=, <, >=, >, = or !=) or in";
template <>
inline constexpr const char* expected<item> = "an item such as x in [0, 1], n in N or x + y <= 1";
template <>
inline constexpr const char* expected<domain_end> = "an operator, a relation, ',' or the end";

template <auto Member>
struct does_there {
  static void apply0(PlainDomainBuilder& b) { (b.*Member)(); }
};
template <auto Member>
struct reads_there {
  template <class Input>
  static void apply(const Input& in, PlainDomainBuilder& b) {
    (b.*Member)(in.string_view(), in.iterator().byte);
  }
};

template <class Rule>
struct domain_action : action<Rule> {};
template <>
struct domain_action<item_start> {
  template <class Input>
  static void apply(const Input& in, PlainDomainBuilder& b) {
    b.begin_item(in.iterator().byte);
  }
};
template <>
struct domain_action<member> : reads_there<&PlainDomainBuilder::member> {};
template <>
struct domain_action<naturals> : does_there<&PlainDomainBuilder::naturals> {};
template <>
struct domain_action<compared_members> : does_there<&PlainDomainBuilder::compare_members> {};
template <>
struct domain_action<open_interval> : reads_there<&PlainDomainBuilder::open_interval> {};
template <>
struct domain_action<close_interval> : reads_there<&PlainDomainBuilder::close_interval> {};
template <>
struct domain_action<lower_end> : does_there<&PlainDomainBuilder::lower_end> {};
template <>
struct domain_action<upper_end> : does_there<&PlainDomainBuilder::upper_end> {};
template <>
struct domain_action<domain_chain> : does_there<&PlainDomainBuilder::end_chain> {};

}  // namespace plain_grammar

void read_domain(PlainDomainBuilder& builder) {
  plain_grammar::read<plain_grammar::domain, plain_grammar::domain_action>(builder);
}

}  // namespace gradus
