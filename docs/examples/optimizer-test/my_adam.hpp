#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

/// An optimizer that somebody maintains: Adam in float.
class MyAdam {
 public:
  MyAdam(float lr, bool corrected = true) : lr_(lr), corrected_(corrected) {}

  void step(std::vector<float>& parameters, const std::vector<float>& gradient) {
    m_.resize(parameters.size());
    v_.resize(parameters.size());
    ++steps_;
    const float c1 = corrected_ ? 1 - std::pow(beta1_, static_cast<float>(steps_)) : 1;
    const float c2 = corrected_ ? 1 - std::pow(beta2_, static_cast<float>(steps_)) : 1;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      m_[i] += (1 - beta1_) * (gradient[i] - m_[i]);
      v_[i] += (1 - beta2_) * (gradient[i] * gradient[i] - v_[i]);
      parameters[i] -= lr_ * (m_[i] / c1) / (std::sqrt(v_[i] / c2) + eps_);
    }
  }

 private:
  float lr_, beta1_ = 0.9F, beta2_ = 0.999F, eps_ = 1e-8F;
  bool corrected_;
  int steps_ = 0;
  std::vector<float> m_, v_;
};
