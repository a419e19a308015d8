#include "gradus/audit/matcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "gradus/audit/recorder.hpp"

namespace gradus {
namespace {

/// Adam in float, on f(w) = |w|^2/2.
Trace adam_trace(bool corrected, int steps = 20) {
  const float lr = 0.05F, beta1 = 0.9F, beta2 = 0.999F, eps = 1e-8F;
  std::vector<float> w{1.0F, -0.3F}, m(2), v(2);
  Trace trace;
  for (int k = 1; k <= steps; ++k) {
    const std::vector<float> g = w;
    record(trace, w, g);
    const float c1 = corrected ? 1 - std::pow(beta1, static_cast<float>(k)) : 1;
    const float c2 = corrected ? 1 - std::pow(beta2, static_cast<float>(k)) : 1;
    for (std::size_t i = 0; i < w.size(); ++i) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      w[i] -= lr * (m[i] / c1) / (std::sqrt(v[i] / c2) + eps);
    }
  }
  return trace;
}

TEST(Matcher, accepts_what_conforms) {
  EXPECT_THAT(adam_trace(true), ConformsTo(Adam{.lr = "0.05"}));
  EXPECT_THAT(adam_trace(false), ConformsTo(Adam{.lr = "0.05", .correction = Correction::none}));
}

TEST(Matcher, refuses_what_departs_and_says_where) {
  EXPECT_THAT(adam_trace(false), testing::Not(ConformsTo(Adam{.lr = "0.05"})));
  EXPECT_THAT(adam_trace(true), testing::Not(ConformsTo(Adam{.lr = "0.051"})));
  std::ostringstream why;
  EXPECT_FALSE(ConformsTo(Adam{.lr = "0.05"}).MatchAndExplain(adam_trace(false), &why));
  EXPECT_THAT(why.str(), testing::HasSubstr("which departs at step 0, theta_0: off by "));
  EXPECT_THAT(why.str(), testing::HasSubstr("diagnosis: "));
}

TEST(Matcher, a_trace_without_updates_is_refused) {
  std::ostringstream why;
  EXPECT_FALSE(ConformsTo(Adam{}).MatchAndExplain(adam_trace(true, 1), &why));
  EXPECT_THAT(why.str(), testing::HasSubstr("which cannot be used: "));
}

TEST(Matcher, describes_itself) {
  std::ostringstream says, negated, printed;
  ConformsTo(Sgd{.lr = "0.1", .momentum = "0.9"}).DescribeTo(&says);
  EXPECT_EQ(says.str(), "conforms to sgd (lr 0.1, momentum 0.9)");
  ConformsTo(Sgd{.lr = Rational(1, 10)}).DescribeNegationTo(&negated);
  EXPECT_THAT(negated.str(), testing::StartsWith("departs from sgd (lr 0.1"));
  PrintTo(adam_trace(true, 3), &printed);
  EXPECT_EQ(printed.str(), "a trace of 3 steps of 2 float32 parameters");
}

TEST(Matcher, named_rules_are_the_published_ones) {
  EXPECT_EQ(spec_of(Adam{}), published(Family::adam));
  EXPECT_EQ(spec_of(RmsProp{}), published(Family::rmsprop));
  EXPECT_EQ(spec_of(Adadelta{}), published(Family::adadelta));
  EXPECT_EQ(spec_of(Sgd{}), published(Family::sgd));
  EXPECT_EQ(spec_of(AdamW{}).decay, Decay::decoupled_lr);
}

}  // namespace
}  // namespace gradus
