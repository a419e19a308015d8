#pragma once

#include <concepts>

#include "gradus/audit/rule_spec.hpp"

// Rules as a test names them: Adam{.lr = "0.001", .beta2 = "0.99"}. What is left out is as the
// rule's publication has it, or PyTorch where that has no numbers.

namespace gradus {

/// An exact number: a decimal as text, an integer or a fraction; never a double.
struct RuleNumber {
  Rational value;

  RuleNumber(const char* decimal) : value(Rational::parse(decimal)) {}
  template <std::integral T>
  RuleNumber(T integer) : value(integer) {}
  RuleNumber(Rational exact) : value(std::move(exact)) {}
};

struct Sgd {
  RuleNumber lr = "0.001", momentum = 0, dampening = 0;
  Nesterov nesterov = Nesterov::no;
  Decay decay = Decay::none;
  RuleNumber weight_decay = 0;
};

struct Adagrad {
  RuleNumber lr = "0.01", eps = "1e-8", init = 0, lr_decay = 0;
  Epsilon epsilon = Epsilon::outside;
};

struct RmsProp {
  RuleNumber lr = "0.001", rho = "0.9", eps = "1e-8", init = 0, momentum = 0;
  bool centered = false;
  Epsilon epsilon = Epsilon::outside;
};

struct Adadelta {
  RuleNumber lr = 1, rho = "0.95", eps = "1e-6";
};

struct Adam {
  RuleNumber lr = "0.001", beta1 = "0.9", beta2 = "0.999", eps = "1e-8";
  Epsilon epsilon = Epsilon::paper;
  Correction correction = Correction::both;
  AmsGrad amsgrad = AmsGrad::no;
  Decay decay = Decay::none;
  RuleNumber weight_decay = 0;
};

/// Adam with decoupled weight decay that is multiplied by the learning rate.
struct AdamW {
  RuleNumber lr = "0.001", beta1 = "0.9", beta2 = "0.999", eps = "1e-8", weight_decay = "0.01";
  Epsilon epsilon = Epsilon::paper;
};

struct Adamax {
  RuleNumber lr = "0.002", beta1 = "0.9", beta2 = "0.999", eps = "1e-8";
  Epsilon epsilon = Epsilon::inside_max;
};

RuleSpec spec_of(const Sgd& rule);
RuleSpec spec_of(const Adagrad& rule);
RuleSpec spec_of(const RmsProp& rule);
RuleSpec spec_of(const Adadelta& rule);
RuleSpec spec_of(const Adam& rule);
RuleSpec spec_of(const AdamW& rule);
RuleSpec spec_of(const Adamax& rule);
inline RuleSpec spec_of(RuleSpec rule) { return rule; }

}  // namespace gradus
