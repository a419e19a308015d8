#include "algebra/term_gen.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/notes/plain/plain.hpp"
#include "gradus/report/domain_text.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

Domain with_natural() {
  Domain d;
  d.variables = {natural_from(n(), 0)};
  return d;
}

TEST(PlainProperty, what_is_printed_is_read_as_the_same_formula) {
  const Domain d = with_natural();
  for_all(10'000, [&] {
    const Term t = *any_term(straight_formulas());
    RC_ASSERT(same(plain_formula(text(t), d), t));
  });
}

TEST(PlainProperty, what_is_printed_is_read_as_the_same_comparison) {
  const Domain d = with_natural();
  for_all(1'000, [&] {
    const Term left = *any_term(straight_formulas()), right = *any_term(straight_formulas());
    RC_PRE(!same(left, right));
    const auto relation = static_cast<Relation>(*rc::gen::inRange(0, 6));
    const auto chain = plain_comparisons(text(Comparison{left, relation, right}), d);
    RC_ASSERT(chain.size() == 1U);
    RC_ASSERT(same(chain[0].comparison.left, left));
    RC_ASSERT(chain[0].comparison.relation == relation);
    RC_ASSERT(same(chain[0].comparison.right, right));
  });
}

/// Reads the text in every way: a complaint must point into it.
void read_anyhow(const std::string& text) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
  const auto attempt = [&](auto&& reader) {
    try {
      reader();
    } catch (const SyntaxError& error) {
      RC_ASSERT(error.line >= 1U && error.line <= lines);
      RC_ASSERT(error.column >= 1U && error.column <= text.size() + 1);
      RC_ASSERT(std::string(error.what()).find('\n') == std::string::npos);
    }
  };
  attempt([&] { plain_formula(text); });
  attempt([&] { plain_comparisons(text); });
  attempt([&] { domain_text(plain_domain(text)); });
}

TEST(PlainProperty, any_bytes_are_read_or_refused) {
  for_all(10'000, [] { read_anyhow(*rc::gen::arbitrary<std::string>()); });
}

TEST(PlainProperty, any_tokens_are_read_or_refused) {
  const std::vector<std::string> tokens{
      "x",  "y",         "n", "e",      "pi",    "1",   "0",    "3.5",  "1e3",  "+",    "-", "*",
      "/",  "^",         "(", ")",      "|",     ",",   "<",    "<=",   ">",    ">=",   "=", "==",
      "!=", "in",        "N", "R",      "[",     "]",   "inf",  "exp(", "log(", "min(", " ", "\n",
      "..", "sum(i=1..", "i", "least(", "sqrt(", "abs", "tan(", "λ",    "."};
  for_all(10'000, [&] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(tokens));
    std::string text;
    for (const std::string& token : chosen) text += token;
    read_anyhow(text);
  });
}

TEST(PlainProperty, a_statement_with_one_slip_is_read_or_refused) {
  const std::vector<std::string> right{
      "log(cosh(w - s*tanh(w))) <= log(cosh(w)) - s*(1 - s/2)*tanh(w)^2",
      "-|x + |y||^2^3 < min(x, max(2, 1e-3)) != sum(i=1..3, i^2)/4 = pi",
      "w in [1/2, 5], s in (0, 1], n in N >= 1, x + y <= 1, 0 < u < v, z in (-inf, pi)"};
  for_all(10'000, [&] {
    std::string text = *rc::gen::elementOf(right);
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 4);
    text.replace(at, length,
                 *rc::gen::container<std::string>(
                     rc::gen::elementOf(std::string("xs12(),|^*-+<>= .[]\n\xc3"))));
    read_anyhow(text);
  });
}

}  // namespace
}  // namespace gradus::test
