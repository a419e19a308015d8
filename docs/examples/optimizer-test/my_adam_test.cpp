#include "my_adam.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gradus/audit/matcher.hpp"
#include "gradus/audit/recorder.hpp"

using gradus::Adam;
using gradus::ConformsTo;

/// Runs it on f(w) = |w|^2/2, whose gradient is w.
gradus::Trace run(MyAdam optimizer) {
  std::vector<float> w{1.0F, -0.3F, 2.5F};
  gradus::Trace trace;
  for (int step = 0; step < 50; ++step) {
    const std::vector<float> gradient = w;
    gradus::record(trace, w, gradient);
    optimizer.step(w, gradient);
  }
  return trace;
}

TEST(MyAdam, is_the_adam_of_the_paper) {
  EXPECT_THAT(run(MyAdam(0.05F)), ConformsTo(Adam{.lr = "0.05"}));
}

TEST(MyAdam, without_bias_correction_it_is_not) {
  EXPECT_THAT(run(MyAdam(0.05F, false)), testing::Not(ConformsTo(Adam{.lr = "0.05"})));
}
