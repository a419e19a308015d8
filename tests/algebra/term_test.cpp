#include "gradus/algebra/term.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <stdexcept>
#include <thread>

#include "algebra/term_gen.hpp"
#include "support/property.hpp"

namespace gradus::test {
namespace {

const Word u{{}, "u"};
const Word v{{}, "v"};
Word word(std::vector<std::string> operators, std::string vector) {
  return {std::move(operators), std::move(vector)};
}

TEST(TermTest, EqualFormulasAreOneNode) {
  EXPECT_TRUE(same(x() + y() * 2, x() + y() * 2));
  EXPECT_TRUE(same(Term(Rational(2, 4)), Term(Rational(1, 2))));
  EXPECT_TRUE(same(Term(), Term(0)));
  EXPECT_TRUE(same(Term::pi(), Term::make(Op::pi, {})));
  EXPECT_TRUE(same(Term::element("g", n()), Sequence("g")(n())));
  EXPECT_TRUE(same(sum(i(), 1, n(), i()), Term::make(Op::sum, {i(), 1, n(), i()})));
  EXPECT_TRUE(same(square(x()), pow(x(), 2)));
}

TEST(TermTest, EveryPartOfANodeTellsItFromOthers) {
  const std::vector<Term> different = {
      x(),
      y(),
      Term::natural("x"),
      Term(1),
      Term(-1),
      Term(Rational(1, 2)),
      x() + y(),
      y() + x(),
      x() - y(),
      x() * y(),
      min(x(), y()),
      max(x(), y()),
      -x(),
      exp(x()),
      abs(x()),
      expect(x()),
      Term::element("x", 1),
      Term::element("y", 1),
      Term::element("x", 2),
      Term::inner(u, u),
      Term::inner(u, v),
      Term::inner(u, word({"A"}, "v")),
      Term::inner(u, word({"B"}, "v")),
      Term::inner(u, word({"A", "A"}, "v")),
      sum(i(), 1, n(), i()),
      sum(i(), 0, n(), i()),
      sum(i(), 1, n(), j()),
      sum(j(), 1, n(), j()),
      least(i(), 1, n(), i()),
      Term::pi(),
  };
  for (std::size_t a = 0; a < different.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_FALSE(same(different[a], different[b])) << text(different[a]) << text(different[b]);
      EXPECT_NE(different[a].id(), different[b].id());
    }
  }
}

TEST(TermTest, NothingIsSimplifiedAtConstruction) {
  EXPECT_EQ((x() - x()).op(), Op::subtract);
  EXPECT_EQ((0 * log(x())).op(), Op::multiply);
  EXPECT_EQ((-Term(3)).op(), Op::negate);
  EXPECT_EQ((Term(1) + 1).op(), Op::add);
  EXPECT_EQ(exp(log(x())).op(), Op::exp);
  EXPECT_EQ(pow(x(), 1).op(), Op::power);
  EXPECT_EQ((x() / x()).op(), Op::divide);
}

TEST(TermTest, PartsAreThoseGiven) {
  const Term t = pow(x(), n() - 1);
  EXPECT_EQ(t.op(), Op::power);
  ASSERT_EQ(t.operands().size(), 2U);
  EXPECT_TRUE(same(t.operand(0), x()));
  EXPECT_TRUE(same(t.operand(1), n() - 1));
  EXPECT_EQ(x().name(), "x");
  EXPECT_EQ(x().sort(), Sort::real);
  EXPECT_EQ(n().sort(), Sort::natural);
  EXPECT_EQ(Term::element("g", n()).name(), "g");
  EXPECT_EQ(Term(Rational(3, 4)).value(), Rational(3, 4));
  EXPECT_EQ(Term::inner(u, word({"A"}, "v")).inner_right(), word({"A"}, "v"));
}

TEST(TermTest, PartsThatANodeDoesNotHaveThrow) {
  EXPECT_THROW(x().value(), std::logic_error);
  EXPECT_THROW(Term(1).name(), std::logic_error);
  EXPECT_THROW(Term::element("g", 1).sort(), std::logic_error);
  EXPECT_THROW(x().inner_left(), std::logic_error);
  EXPECT_THROW(x().inner_right(), std::logic_error);
}

TEST(TermTest, WrongOperandsThrow) {
  EXPECT_THROW(Term::make(Op::add, {x()}), std::invalid_argument);
  EXPECT_THROW(Term::make(Op::exp, {x(), y()}), std::invalid_argument);
  EXPECT_THROW(Term::make(Op::pi, {x()}), std::invalid_argument);
  EXPECT_THROW(Term::make(Op::negate, {}), std::invalid_argument);
  EXPECT_THROW(Term::make(Op::sum, {i(), 1, n()}), std::invalid_argument);
  EXPECT_THROW(sum(x(), 1, n(), x()), std::invalid_argument) << "a real index";
  EXPECT_THROW(least(i() + 1, 1, n(), x()), std::invalid_argument);
  for (Op op : {Op::constant, Op::symbol, Op::element, Op::inner}) {
    EXPECT_THROW(Term::make(op, {}), std::invalid_argument);
  }
  EXPECT_THROW(Term::symbol(""), std::invalid_argument);
  EXPECT_THROW(Term::element("", 1), std::invalid_argument);
  EXPECT_THROW(Term::inner(u, word({"A"}, "")), std::invalid_argument);
}

TEST(TermTest, OperatorsOfAnInnerProductMoveToTheRight) {
  const Term t = Term::inner(word({"A", "B"}, "v"), u);  // v' B A u = u' A B v
  EXPECT_EQ(t.inner_left(), u);
  EXPECT_EQ(t.inner_right(), word({"A", "B"}, "v"));
  EXPECT_TRUE(same(Term::inner(word({"A", "B"}, "u"), v), Term::inner(u, word({"B", "A"}, "v"))));
  EXPECT_FALSE(same(Term::inner(u, word({"A", "B"}, "v")), Term::inner(u, word({"B", "A"}, "v"))));
  EXPECT_TRUE(same(Term::inner(u, word({"A", "B"}, "u")), Term::inner(u, word({"B", "A"}, "u"))));
  EXPECT_TRUE(same(Term::inner(word({"H"}, "g"), word({"H"}, "g")),
                   Term::inner(word({"H", "H"}, "g"), word({}, "g"))));
}

TEST(TermTest, AnInnerProductHasOneNodeHoweverItIsWritten) {
  for_all(200, [] {
    const auto letters = rc::gen::element<std::string>("A", "B", "C");
    auto left = *rc::gen::container<std::vector<std::string>>(letters);
    auto right = *rc::gen::container<std::vector<std::string>>(letters);
    const std::string a = *rc::gen::element<std::string>("u", "v");
    const std::string b = *rc::gen::element<std::string>("u", "v");
    const Term t = Term::inner({left, a}, {right, b});
    RC_ASSERT(t.inner_left().operators.empty());
    RC_ASSERT(same(t, Term::inner({right, b}, {left, a})));
    if (!left.empty()) {  // <C l, r> = <l, C r>
      right.insert(right.begin(), left.front());
      left.erase(left.begin());
      RC_ASSERT(same(t, Term::inner({left, a}, {right, b})));
    }
  });
}

TEST(TermTest, OperandsAreOlderThanTheNode) {
  for_all(100, [] {
    for_each_node(*any_term(all_formulas()), [](Term t) {
      for (Term operand : t.operands()) RC_ASSERT(operand.id() < t.id());
    });
  });
}

TEST(TermTest, RebuildingAFormulaFindsTheSameNodes) {
  for_all(200, [] {
    const Term t = *any_term(all_formulas());
    const Term copy = transform(t, [](Term node) {
      const auto operands = node.operands();
      switch (node.op()) {
        case Op::constant:
          return Term(node.value());
        case Op::symbol:
          return Term::symbol(node.name(), node.sort());
        case Op::element:
          return Term::element(node.name(), operands[0]);
        case Op::inner:
          return Term::inner(node.inner_right(), node.inner_left());
        default:
          return Term::make(node.op(), {operands.begin(), operands.end()});
      }
    });
    RC_ASSERT(same(t, copy));
  });
}

TEST(TermTest, AnotherThreadCannotMakeTerms) {
  const Term t = x() + 1;
  const auto throws = [](const std::function<void()>& make) {
    bool thrown = false;
    std::thread([&] {
      try {
        make();
      } catch (const std::logic_error&) {
        thrown = true;
      }
    }).join();
    return thrown;
  };
  EXPECT_TRUE(throws([] { Term::symbol("x"); }));
  EXPECT_TRUE(throws([] { Term(3); }));
  EXPECT_TRUE(throws([] { Term(); }));
  EXPECT_TRUE(throws([t] { exp(t); }));
  EXPECT_FALSE(throws([t] { return same(t, t.operand(0)); })) << "reading is no making";
}

}  // namespace
}  // namespace gradus::test
