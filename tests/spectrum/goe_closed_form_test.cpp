#include "gradus/spectrum/goe_closed_form.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/number/real.hpp"
#include "gradus/spectrum/goe.hpp"

namespace gradus {
namespace {

/// The formula with 200 digits of pi and sqrt(2).
Rational nearly(Term formula) {
  const Term pi(Real::pi(200).to_rational()), root(sqrt(Real(2, 200)).to_rational());
  return evaluate<Rational>(substitute(formula, {{Term::pi(), pi}, {sqrt(Term(2)), root}}), {});
}

TEST(GoeClosedForm, LiesInTheEnclosureForEveryDimensionTo20) {
  const std::vector<Interval> enclosures = goe_positive_definite_up_to(20);
  const std::vector<GoeClosedForm> forms = goe_closed_forms_up_to(20);
  ASSERT_EQ(forms.size(), 20u);
  for (unsigned d = 1; d <= 20; ++d) {
    const Interval& p = enclosures[d - 1];
    const Interval value = forms[d - 1].value();
    EXPECT_TRUE(intersect(value, p).has_value()) << d << ": " << value << " and " << p;
    EXPECT_LT(value.width(), p.lower() / pow(Rational(10), 40)) << d;
    EXPECT_TRUE(p.contains(nearly(forms[d - 1].formula()))) << d;
  }
}

TEST(GoeClosedForm, PrintsTheKnownOnes) {
  const std::vector<GoeClosedForm> forms = goe_closed_forms_up_to(8);
  EXPECT_EQ(text(forms[0].formula()), "1/2");
  EXPECT_EQ(text(forms[1].formula()), "(2 - sqrt(2))/4");
  EXPECT_EQ(text(forms[2].formula()), "(pi - 2*sqrt(2))/(4*pi)");
  EXPECT_EQ(text(forms[4].formula()), "(3*pi - 8 - sqrt(2))/(24*pi)");
  EXPECT_EQ(latex(forms[7].formula()),
            "\\frac{1440 \\pi^{2} - 7131 \\pi + 8192 - (405 \\pi^{2} - 1272 \\pi) \\, "
            "\\sqrt{2}}{23040 \\pi^{2}}");
}

TEST(GoeClosedForm, MissesTheEnclosureWithOneCoefficientChanged) {
  for (unsigned d : {2U, 7U, 20U}) {
    GoeClosedForm form = goe_closed_forms_up_to(d).back();
    form.root.back() += Rational(1, 1'000'000);
    EXPECT_FALSE(intersect(form.value(), goe_positive_definite(d)).has_value()) << d;
  }
}

TEST(GoeClosedForm, RejectsOtherDimensions) {
  EXPECT_THROW(goe_closed_forms_up_to(0), std::invalid_argument);
  EXPECT_THROW(goe_closed_forms_up_to(61), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
