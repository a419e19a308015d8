#include <gtest/gtest.h>

#include "gradus/notes/plain/plain.hpp"

namespace gradus {
namespace {

template <class Reader>
std::string complaint(Reader&& reader) {
  try {
    reader();
  } catch (const SyntaxError& error) {
    return error.what();
  }
  return "no complaint";
}

void expect_complaint(const std::string& typed, const std::string& wanted) {
  EXPECT_EQ(complaint([&] { plain_comparisons(typed); }), wanted) << typed;
}

void expect_domain_complaint(const std::string& typed, const std::string& wanted) {
  EXPECT_EQ(complaint([&] { plain_domain(typed); }), wanted) << typed;
}

constexpr const char* relation = "an operator or a relation (<=, <, >=, >, = or !=)";
constexpr const char* operand = "a number, a name or '('";

TEST(PlainErrors, operands_that_are_missing) {
  for (const auto& [typed, found] :
       std::vector<std::pair<std::string, std::string>>{{"", "1:1: found the end"},
                                                        {"  ", "1:3: found the end"},
                                                        {"x <= ", "1:6: found the end"},
                                                        {"x + <= 1", "1:5: found '<='"},
                                                        {"x * * y < 1", "1:5: found '*'"},
                                                        {"x /", "1:4: found the end"},
                                                        {"x^ < 1", "1:4: found '<'"},
                                                        {"x^-", "1:4: found the end"},
                                                        {"- < 1", "1:3: found '<'"},
                                                        {"x*-/y < 1", "1:4: found '/'"},
                                                        {"<= 1", "1:1: found '<='"},
                                                        {"() < 1", "1:2: found ')'"},
                                                        {"|| < 1", "1:4: found '<'"},
                                                        {"exp() < 1", "1:5: found ')'"},
                                                        {"min(x,) < 1", "1:7: found ')'"},
                                                        {"x < y <", "1:8: found the end"},
                                                        {"x < .5", "1:5: found '.'"},
                                                        {"x\n + < 1", "2:4: found '<'"},
                                                        {"x < 1 <= <= 2", "1:10: found '<='"}}) {
    expect_complaint(typed, found + ", expected " + operand);
  }
}

TEST(PlainErrors, relations_and_operators_that_are_missing) {
  for (const auto& [typed, found] :
       std::vector<std::pair<std::string, std::string>>{{"x", "1:2: found the end"},
                                                        {"x + 1", "1:6: found the end"},
                                                        {"log(x)) <= 1", "1:7: found ')'"},
                                                        {"x! < 1", "1:2: found '!'"},
                                                        {"x' < 1", "1:2: found '''"},
                                                        {"x, y < 1", "1:2: found ','"},
                                                        {"1..2 < x", "1:2: found '..'"},
                                                        {"1. < x", "1:2: found '.'"}}) {
    expect_complaint(typed, found + ", expected " + relation);
  }
  expect_complaint("x < 1)", "1:6: found ')', expected an operator, a relation or the end");
  expect_complaint("(x < 1", "1:4: found '<', expected an operator or ')'");
  expect_complaint("(x + 1", "1:7: found the end, expected an operator or ')'");
  expect_complaint("log(x <= 1", "1:7: found '<=', expected an operator, ',' or ')'");
  expect_complaint("|x < 1", "1:4: found '<', expected an operator or '|'");
}

TEST(PlainErrors, likely_slips_have_a_hint) {
  const auto slip = [](const std::string& typed, const std::string& found,
                       const std::string& hint) {
    expect_complaint(typed, found + ", expected " + relation + "; " + hint);
  };
  slip("2x < 1", "1:2: found 'x'", "write * between factors");
  slip("x y < 1", "1:3: found 'y'", "write * between factors");
  slip("2(x) < 1", "1:2: found '('", "write * between factors");
  slip("2exp(x) < 1", "1:2: found 'exp'", "write * between factors");
  slip("x =< 1", "1:3: found '=<'", "write <=");
  slip("x => 1", "1:3: found '=>'", "write >=");
  slip("x <> 1", "1:3: found '<>'", "write !=");
  slip("x**2 < 1", "1:2: found '**'", "write ^");
  slip("x ≤ 1", "1:3: found '≤'", "write <=");
  slip("x·y < 1", "1:2: found '·'", "write *");
  slip("x² < 1", "1:2: found '²'", "write ^2");
  slip("x[1] < 1", "1:2: found '['", "write (");
  expect_complaint("2*π < 7", std::string("1:3: found 'π', expected ") + operand + "; write pi");
  expect_complaint("\\sqrt{x} < 7", std::string("1:1: found '\\', expected ") + operand +
                                        "; this is LaTeX, expected plain syntax such as sqrt(x)");
  expect_complaint("x < 1 && y < 1",
                   "1:7: found '&&', expected an operator, a relation or the end; write a comma");
}

TEST(PlainErrors, functions) {
  expect_complaint(
      "lgo(x) > 0",
      "1:1: found 'lgo', expected a function before '('; did you mean log, ln or log2?");
  expect_complaint(
      "arctan(x) > 0",
      "1:1: found 'arctan', expected a function before '('; did you mean atan or tan?");
  expect_complaint("x(1 + y) > 0",
                   "1:1: found 'x', expected a function before '('; write * between factors");
  expect_complaint("sin x > 0", "1:5: found 'x', expected '(' after the function sin");
  expect_complaint("1 + exp < 1", "1:9: found '<', expected '(' after the function exp");
  expect_complaint("min(x) > 0", "1:1: found min of 1 argument, expected 2");
  expect_complaint("0 < exp(x, y)", "1:5: found exp of 2 arguments, expected 1");
}

TEST(PlainErrors, names_that_could_mean_something_else) {
  expect_complaint("e^x > 0",
                   "1:1: found 'e', expected a name that is clear; write exp(1) for the number, or "
                   "give e a domain");
  expect_complaint("x < inf", std::string("1:5: found 'inf', expected ") + operand);
}

TEST(PlainErrors, sums) {
  expect_complaint("sum(i=1..m, i) > 0",
                   "1:5: found 'i', expected an index with natural limits; declare m in N");
  expect_complaint("sum(i=1..i, i) > 0",
                   "1:5: found 'i', expected an index that its limits do not mention");
  expect_complaint("sum(i=1..3, i) > i",
                   "1:5: found 'i', expected an index that means nothing else");
  expect_complaint("sum(pi=1..3, 1) > 0",
                   "1:5: found 'pi', expected an index that means nothing else");
  expect_complaint("sum(1, 2) > 0",
                   "1:5: found '1', expected the name of an index, as in sum(i=1..n, i^2)");
  expect_complaint("sum(i, 2) > 0", "1:6: found ',', expected '=' after the index");
  expect_complaint("sum(i=1, 2) > 0", "1:8: found ',', expected an operator or '..'");
  expect_complaint("sum(i=1..2) > 0", "1:11: found ')', expected an operator or ','");
  expect_complaint("sum(i=1..2, i > 0", "1:15: found '>', expected an operator or ')'");
}

TEST(PlainErrors, sides_that_are_the_same) {
  expect_complaint("x + 1 <= x + 1", "1:1: found the same formula on both sides, expected two");
  expect_complaint("0 < x <= x", "1:5: found the same formula on both sides, expected two");
}

TEST(PlainErrors, bytes_that_are_no_text) {
  expect_complaint(std::string("x \x80 < 1"),
                   std::string("1:3: found the byte 0x80, expected ") + relation);
  expect_complaint(std::string("x \x01 < 1"),
                   std::string("1:3: found the byte 0x01, expected ") + relation);
  expect_complaint(std::string("x\0 < 1", 6),
                   std::string("1:2: found the byte 0x00, expected ") + relation);
}

TEST(PlainErrors, columns_count_characters) {
  expect_complaint("λ < 1", std::string("1:1: found 'λ', expected ") + operand + "; write lambda");
  expect_complaint("x < 1 λ y",
                   "1:7: found 'λ', expected an operator, a relation or the end; write lambda");
}

TEST(PlainErrors, domains) {
  expect_domain_complaint("x",
                          "1:2: found the end, expected an operator, a relation (<=, <, >=, >, "
                          "= or !=) or in");
  expect_domain_complaint("x, y",
                          "1:2: found ',', expected an operator, a relation (<=, <, >=, >, "
                          "= or !=) or in");
  const std::string item = "an item such as x in [0, 1], n in N or x + y <= 1";
  expect_domain_complaint("x > 0,", "1:7: found the end, expected " + item);
  expect_domain_complaint(", x > 0", "1:1: found ',', expected " + item);
  expect_domain_complaint("x in 0, 1", "1:6: found '0', expected [a, b], (a, b), N or R");
  expect_domain_complaint("x in Q", "1:6: found 'Q', expected [a, b], (a, b), N or R");
  expect_domain_complaint("x in", "1:5: found the end, expected [a, b], (a, b), N or R");
  expect_domain_complaint("x, y > ", std::string("1:8: found the end, expected ") + operand);
  expect_domain_complaint("x, y > 0 > z", "1:10: found '>', expected ',' or the end");
  expect_domain_complaint("x in {1, 2}",
                          "1:6: found '{', expected [a, b], (a, b), N or R; write (");
  expect_domain_complaint("x in [0]", "1:8: found ']', expected an operator or ','");
  expect_domain_complaint("x in [0, ]", std::string("1:10: found ']', expected ") + operand);
  expect_domain_complaint("x in (inf, 1)", std::string("1:7: found 'inf', expected ") + operand);
  expect_domain_complaint("x in (1, -inf)", std::string("1:11: found 'inf', expected ") + operand);
  expect_domain_complaint("x in [0, 1", "1:11: found the end, expected an operator, ']' or ')'");
  expect_domain_complaint("x in [0, 1] y > 0", "1:13: found 'y', expected ',' or the end");
  expect_domain_complaint("x in [0, 1]; y > 0",
                          "1:12: found ';', expected ',' or the end; write a comma");
  expect_domain_complaint("x > 0 y > 0",
                          "1:7: found 'y', expected an operator, a relation, ',' or the end; write "
                          "* between factors");
  expect_domain_complaint(
      "x ∈ [0, 1]",
      "1:3: found '∈', expected an operator, a relation (<=, <, >=, >, = or !=) "
      "or in; write in");
  expect_domain_complaint("exp in [0, 1]", "1:1: found 'exp', expected the name of a variable");
  expect_domain_complaint("x > 0, x < sum(i=1..2, i)",
                          "1:12: found 'sum', expected a domain without sum and least");
}

TEST(PlainErrors, bounds_that_leave_nothing_or_have_no_value) {
  expect_domain_complaint("x in [1, 0]",
                          "1:1: found no value left for x, expected bounds that leave one");
  expect_domain_complaint("y > 0, x in [1, 1)",
                          "1:8: found no value left for x, expected bounds that leave one");
  expect_domain_complaint("n in N, 1/3 <= n <= 1/2",
                          "1:9: found no value left for n, expected bounds that leave one");
  expect_domain_complaint("n in N < 0",
                          "1:1: found no value left for n, expected bounds that leave one");
  expect_domain_complaint("x < 1/0", "1:1: found 1/(0), expected a bound that is defined");
  expect_domain_complaint("x < log(-1)", "1:1: found log(-1), expected a bound that is defined");
  expect_domain_complaint("x < 2^10^9", "1:1: found 2^(10^9), expected a bound of fewer digits");
}

TEST(PlainErrors, what_is_too_large) {
  expect_complaint(std::string(10'001, 'x'), "1:1: found 10001 characters, expected at most 10000");
  expect_complaint(std::string(150, '(') + "x",
                   "1:102: found '(', expected at most 100 levels of "
                   "nesting");
  expect_complaint(std::string(150, '-') + "x < 1",
                   "1:103: found '-', expected at most 100 levels of nesting");
  std::string powers = "2";
  for (int k = 0; k < 150; ++k) powers += "^2";
  EXPECT_NE(complaint([&] { plain_comparisons(powers + " < 1"); }).find("levels of nesting"),
            std::string::npos);
  std::string calls = "x", closes;
  for (int k = 0; k < 60; ++k) calls = "tan(" + calls + ")";
  expect_complaint(calls + " < 1",
                   "1:1: found a formula that is too large when its abbreviations are written out, "
                   "expected at most 100000 operations");
  expect_complaint("x < 1e1001",
                   "1:5: found '1e1001', expected at most 1000 digits and a power of "
                   "ten within 1000");
  expect_complaint("x < 1e-99999999999999999999",
                   "1:5: found '1e', expected at most 1000 digits and a power of ten within 1000");
  EXPECT_NE(complaint([&] {
              plain_comparisons("x < " + std::string(1001, '9'));
            }).find("expected at most 1000 digits"),
            std::string::npos);
}

}  // namespace
}  // namespace gradus
