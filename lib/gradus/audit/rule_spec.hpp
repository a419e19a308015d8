#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gradus/number/rational.hpp"

namespace gradus {

enum class Family : std::uint8_t {
  sgd,  ///< with or without momentum
  qhm,  ///< quasi-hyperbolic momentum
  adagrad,
  rmsprop,
  adadelta,
  adam,
  adamax,
  nadam,
  radam,
};

/// The numbers that a rule is set with.
enum class Hyper : std::uint8_t {
  lr,
  momentum,
  dampening,
  nu,
  rho,
  beta1,
  beta2,
  eps,
  init,  ///< what the accumulator starts from
  lr_decay,
  momentum_decay,
  threshold,  ///< of RAdam: rectified where rho_t lies above
  weight_decay,
};
inline constexpr std::size_t hyper_count = 13;

/// Where epsilon stands in the denominator. v is the second moment, c2 = 1 - beta2^k.
enum class Epsilon : std::uint8_t {
  none,
  paper,             ///< sqrt(v/c2) + eps
  hat,               ///< (sqrt(v) + eps)/sqrt(c2)
  inside_corrected,  ///< sqrt(v/c2 + eps)
  inside_raw,        ///< sqrt(v + eps)/sqrt(c2)
  outside,           ///< sqrt(v) + eps; Adamax: u + eps
  inside,            ///< sqrt(v + eps)
  inside_minus,      ///< sqrt(v - eps)
  inside_max,        ///< Adamax: u = max(beta2 u, |g| + eps)
};

/// Which moments are divided by 1 - beta^k.
enum class Correction : std::uint8_t { both, none, first_only, second_only };

enum class Nesterov : std::uint8_t {
  no,
  yes,
  chainer_mu2_new_v,  ///< mu^2 v_new - (1 + mu) lr g
};

enum class Decay : std::uint8_t { none, coupled, decoupled_lr, decoupled_nolr };

enum class AmsGrad : std::uint8_t {
  no,
  raw_v,        ///< the largest v so far
  corrected_v,  ///< the largest v/c2 so far
};

/// How the learning rate changes with the step t = 0, 1, ...
struct Schedule {
  enum class Kind : std::uint8_t {
    constant,
    step,            ///< lr gamma^floor(t/every)
    exponential,     ///< lr gamma^t
    linear,          ///< lr (1 - t/every)
    quadratic,       ///< lr (1 - t/every)^2
    inverse_time,    ///< lr/(1 + gamma t)
    inverse_square,  ///< lr/(t + 1)^2
  };
  Kind kind = Kind::constant;
  std::uint64_t every = 0;
  Rational gamma = 1;

  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// What an implementation does that no rule says. All of it off is the rule itself.
struct Deviation {
  bool stale_gradient = false;       ///< the gradient of the previous step; the first uses its own
  bool squares_subtracted = false;   ///< r = |rho r - (1 - rho) g^2|
  bool complement_power = false;     ///< 1 - (1 - beta)^k for 1 - beta^k
  bool extra_mu = false;             ///< NAdam: mu_k counted twice in the next product
  bool stale_accumulator = false;    ///< Adadelta: divides by the accumulator before its update
  std::uint64_t counter_first = 1;   ///< k at the first step
  std::uint64_t counter_stride = 1;  ///< what k grows by with each step
  std::optional<std::uint64_t> state_reset_at;        ///< all state is lost before this step
  std::vector<std::size_t> stale_moment_coordinates;  ///< these use the moments before the update

  friend bool operator==(const Deviation&, const Deviation&) = default;
};

/// An update rule with its variant and its numbers: plain data. `rule` objects of sidecars say the
/// same in JSON; rule_names.hpp translates.
struct RuleSpec {
  Family family = Family::sgd;
  std::array<Rational, hyper_count> hyper{};

  Nesterov nesterov = Nesterov::no;
  bool first_from_zero = false;  ///< momentum: v_1 = (1 - dampening) g, not g
  bool lr_in_velocity = false;   ///< differs under a schedule only
  bool centered = false;
  bool float32_product = false;  ///< NAdam: the product of the mu_k is kept in float32
  Epsilon epsilon = Epsilon::none;
  Correction correction = Correction::both;
  AmsGrad amsgrad = AmsGrad::no;
  Decay decay = Decay::none;
  Schedule schedule;
  Deviation deviation;

  const Rational& operator[](Hyper h) const { return hyper[static_cast<std::size_t>(h)]; }
  Rational& operator[](Hyper h) { return hyper[static_cast<std::size_t>(h)]; }
  friend bool operator==(const RuleSpec&, const RuleSpec&) = default;
};

const char* name(Family family) noexcept;
const char* name(Hyper hyper) noexcept;
std::optional<Family> family_named(std::string_view name) noexcept;
std::optional<Hyper> hyper_named(std::string_view name) noexcept;

/// The numbers that a rule of this family and variant reads, in the order of the enumeration.
std::vector<Hyper> hypers_of(const RuleSpec& rule);

/// A rule with what the family's first publication says: variant, and usual numbers for all but
/// the learning rate.
RuleSpec published(Family family);

/// Sets one entry of a `rule` object or one flag: a new family, which makes the rule the published
/// one, and then a number ("beta1", "0.9") or a variant ("eps_pos", "inside"). A weight decay is
/// coupled where nothing else is said. Throws std::invalid_argument, which says what was found and
/// what was expected.
void assign(RuleSpec& rule, std::string_view key, std::string_view value);

/// The entries of the `rule` object, in a fixed order, the family first.
std::vector<std::pair<std::string, std::string>> describe(const RuleSpec& rule);

/// In one line: "adam (lr 0.05, beta1 0.9, beta2 0.999, eps 1e-8 as paper, both corrections)".
std::string to_string(const RuleSpec& rule);

/// A rational as a decimal where it is one of few digits ("1e-8", "0.999"), else as a fraction.
std::string decimal(const Rational& value);

}  // namespace gradus
