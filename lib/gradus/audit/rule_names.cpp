#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "gradus/audit/rule_spec.hpp"

namespace gradus {
namespace {

constexpr std::array families{"sgd",  "qhm",    "adagrad", "rmsprop", "adadelta",
                              "adam", "adamax", "nadam",   "radam"};
constexpr std::array hypers{
    "lr",   "momentum", "dampening",      "nu",        "rho",         "beta1", "beta2", "eps",
    "init", "lr_decay", "momentum_decay", "threshold", "weight_decay"};
constexpr std::array epsilons{"none",    "paper",  "hat",          "inside_corrected", "inside_raw",
                              "outside", "inside", "inside_minus", "inside_max"};
constexpr std::array nesterovs{"false", "true", "chainer_mu2_new_v"};
constexpr std::array decays{"none", "coupled", "decoupled_lr", "decoupled_nolr"};
constexpr std::array amsgrads{"false", "raw_v", "corrected_v"};
constexpr std::array schedules{"constant",  "step",         "exponential",   "linear",
                               "quadratic", "inverse_time", "inverse_square"};
// The first four are values of Correction; the others are counters that start or go wrong.
constexpr std::array corrections{"both", "none", "first_only", "second_only"};
static_assert(hypers.size() == hyper_count);

template <class E, std::size_t N>
std::optional<E> look_up(const std::array<const char*, N>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<E>(found - names.begin());
}

template <class E, std::size_t N>
const char* name_in(const std::array<const char*, N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
E choice(const std::array<const char*, N>& names, std::string_view key, std::string_view text) {
  if (const std::optional<E> value = look_up<E>(names, text)) return *value;
  throw std::invalid_argument(
      fmt::format("{} is \"{}\": expected one of {}", key, text, fmt::join(names, ", ")));
}

bool truth(std::string_view key, std::string_view text) {
  if (text == "true" || text == "false") return text == "true";
  throw std::invalid_argument(fmt::format("{} is \"{}\": expected true or false", key, text));
}

Rational number(std::string_view key, std::string_view text) {
  try {
    return Rational::parse(text);
  } catch (const std::exception&) {
    throw std::invalid_argument(fmt::format("{} is \"{}\": expected a number", key, text));
  }
}

/// At a beta of 1, 1 - beta^k is no correction; a rate below 0 goes uphill.
Rational in_range(Hyper h, std::string_view key, Rational value) {
  const bool beta = h == Hyper::beta1 || h == Hyper::beta2;
  const Rational most = beta ? Rational(1) : pow(Rational(10), 30);
  const Rational size = h == Hyper::lr ? abs(value) : value;
  if (size >= 0 && size < most && value.bits() < 2'000) return value;
  throw std::invalid_argument(fmt::format("{}: expected a number from 0 to {}", key,
                                          beta ? "below 1" : "1e30, of at most 300 digits"));
}

/// Powers are formed factor by factor.
constexpr long most_counted = 1000;

std::uint64_t count(std::string_view key, std::string_view text, long most = 1L << 40U) {
  const std::optional<long> value = number(key, text).to_long();
  if (!value || *value < 0 || *value > most) {
    throw std::invalid_argument(
        fmt::format("{} is \"{}\": expected a whole number from 0 to {}", key, text, most));
  }
  return static_cast<std::uint64_t>(*value);
}

/// "9" or "[3, 9]".
std::vector<std::size_t> counts(std::string_view key, std::string_view text) {
  std::vector<std::size_t> list;
  std::string item;
  for (const char c : std::string(text) + ',') {
    if (c == ',') {
      if (!item.empty()) list.push_back(count(key, item));
      item.clear();
    } else if (c != '[' && c != ']' && c != ' ') {
      item += c;
    }
  }
  return list;
}

void set_correction(RuleSpec& rule, std::string_view key, std::string_view text) {
  if (text == "t_plus_1") {
    rule.correction = Correction::both;
    rule.deviation.counter_first = 2;
    return;
  }
  rule.correction = choice<Correction>(corrections, key, text);
}

}  // namespace

const char* name(Family family) noexcept { return name_in(families, family); }
const char* name(Hyper hyper) noexcept { return name_in(hypers, hyper); }
std::optional<Family> family_named(std::string_view text) noexcept {
  return look_up<Family>(families, text);
}
std::optional<Hyper> hyper_named(std::string_view text) noexcept {
  return look_up<Hyper>(hypers, text);
}

void assign(RuleSpec& rule, std::string_view key, std::string_view value) {
  Deviation& d = rule.deviation;
  if (const std::optional<Hyper> h = hyper_named(key)) {
    rule[*h] = in_range(*h, key, number(key, value));
    const bool decays_somehow = rule.decay != Decay::none || rule[Hyper::weight_decay].is_zero();
    if (!decays_somehow) rule.decay = Decay::coupled;
  } else if (key == "family") {
    const auto family = choice<Family>(families, key, value);
    if (family != rule.family) rule = published(family);
  } else if (key == "nesterov") {
    rule.nesterov = choice<Nesterov>(nesterovs, key, value);
  } else if (key == "first") {
    rule.first_from_zero = choice<int>(std::array{"grad", "zero"}, key, value) == 1;
  } else if (key == "lr_in_velocity") {
    rule.lr_in_velocity = truth(key, value);
  } else if (key == "centered") {
    rule.centered = truth(key, value);
  } else if (key == "eps_mode" || key == "eps_pos") {
    rule.epsilon = choice<Epsilon>(epsilons, key, value);
  } else if (key == "bias_correction") {
    set_correction(rule, key, value);
  } else if (key == "amsgrad") {
    rule.amsgrad = value == "true" ? AmsGrad::raw_v : choice<AmsGrad>(amsgrads, key, value);
  } else if (key == "wd_mode") {
    rule.decay = choice<Decay>(decays, key, value);
  } else if (key == "stale_accumulator") {
    d.stale_accumulator = truth(key, value);
  } else if (key == "mu_next_product") {
    d.extra_mu = choice<int>(std::array{"correct", "extra_mu"}, key, value) == 1;
  } else if (key == "mu_product_dtype") {
    rule.float32_product = choice<int>(std::array{"own", "float32"}, key, value) == 1;
  } else if (key == "lr_schedule.kind") {
    rule.schedule.kind = choice<Schedule::Kind>(schedules, key, value);
  } else if (key == "lr_schedule.every") {
    rule.schedule.every = count(key, value);
  } else if (key == "lr_schedule.gamma") {
    rule.schedule.gamma = number(key, value);
  } else if (key == "stale_grad") {
    d.stale_gradient = truth(key, value);
  } else if (key == "abs_bug") {
    d.squares_subtracted = truth(key, value);
  } else if (key == "complement_power") {
    d.complement_power = truth(key, value);
  } else if (key == "counter_first") {
    d.counter_first = count(key, value, most_counted);
  } else if (key == "counter_stride") {
    d.counter_stride = count(key, value, most_counted);
  } else if (key == "state_reset_at") {
    d.state_reset_at = count(key, value);
  } else if (key == "stale_moment_coords") {
    d.stale_moment_coordinates = counts(key, value);
  } else {
    throw std::invalid_argument(fmt::format("\"{}\": expected an entry of a rule, such as {}", key,
                                            fmt::join(hypers, ", ")));
  }
}

std::vector<std::pair<std::string, std::string>> describe(const RuleSpec& rule) {
  std::vector<std::pair<std::string, std::string>> list{{"family", name(rule.family)}};
  const auto add = [&](const char* key, std::string value) {
    list.emplace_back(key, std::move(value));
  };
  const auto flag = [&](const char* key, bool on) {
    if (on) add(key, "true");
  };
  for (const Hyper h : hypers_of(rule)) {
    const bool always = h != Hyper::dampening && h != Hyper::init && h != Hyper::lr_decay &&
                        !(h == Hyper::momentum && rule.family == Family::rmsprop);
    if (always || !rule[h].is_zero()) add(name(h), decimal(rule[h]));
  }
  const bool sgd = rule.family == Family::sgd, adam = rule.family == Family::adam;
  if (rule.nesterov != Nesterov::no) add("nesterov", name_in(nesterovs, rule.nesterov));
  if (sgd && rule.first_from_zero) add("first", "zero");
  flag("lr_in_velocity", rule.lr_in_velocity);
  flag("centered", rule.centered);
  if (rule.family == Family::adagrad || rule.family == Family::rmsprop) {
    add("eps_pos", name_in(epsilons, rule.epsilon));
  } else if (!sgd && rule.family != Family::qhm && rule.family != Family::adadelta) {
    add("eps_mode", name_in(epsilons, rule.epsilon));
  }
  const Deviation& d = rule.deviation;
  const bool ahead = d.counter_first == 2 && d.counter_stride == 1;
  if (adam) add("bias_correction", ahead ? "t_plus_1" : name_in(corrections, rule.correction));
  if (rule.amsgrad != AmsGrad::no) add("amsgrad", name_in(amsgrads, rule.amsgrad));
  if (rule.family == Family::adadelta)
    add("stale_accumulator", d.stale_accumulator ? "true" : "false");
  if (rule.family == Family::nadam) add("mu_next_product", d.extra_mu ? "extra_mu" : "correct");
  if (rule.float32_product) add("mu_product_dtype", "float32");
  if (rule.decay != Decay::none) add("wd_mode", name_in(decays, rule.decay));
  if (rule.schedule.kind != Schedule::Kind::constant) {
    add("lr_schedule.kind", name_in(schedules, rule.schedule.kind));
    if (rule.schedule.every != 0) add("lr_schedule.every", std::to_string(rule.schedule.every));
    if (rule.schedule.gamma != Rational(1)) add("lr_schedule.gamma", decimal(rule.schedule.gamma));
  }
  flag("stale_grad", d.stale_gradient);
  flag("abs_bug", d.squares_subtracted);
  flag("complement_power", d.complement_power);
  if (!(adam && ahead)) {
    if (d.counter_first != 1) add("counter_first", std::to_string(d.counter_first));
    if (d.counter_stride != 1) add("counter_stride", std::to_string(d.counter_stride));
  }
  if (d.state_reset_at) add("state_reset_at", std::to_string(*d.state_reset_at));
  if (!d.stale_moment_coordinates.empty()) {
    add("stale_moment_coords", fmt::format("{}", fmt::join(d.stale_moment_coordinates, ",")));
  }
  return list;
}

std::string to_string(const RuleSpec& rule) {
  const auto entries = describe(rule);
  std::string text = entries.front().second;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const auto& [key, value] = entries[i];
    text += (i == 1 ? " (" : ", ") + key + (value == "true" ? "" : " " + value);
  }
  return entries.size() > 1 ? text + ")" : text;
}

std::string decimal(const Rational& value) {
  // Nineteen digits: any long is exact, and no number that a rule is set with needs more.
  for (int exponent = 0; exponent <= 40; ++exponent) {
    const Rational scaled = value * pow(Rational(10), exponent);
    if (!scaled.is_integer()) continue;
    if (const std::optional<long> digits = scaled.to_long()) {
      std::string text = std::to_string(std::abs(*digits));
      const std::string sign = *digits < 0 ? "-" : "";
      if (exponent == 0) return sign + text;
      const auto places = static_cast<std::size_t>(exponent);
      if (text.size() + 4 < places) {
        const std::string rest = text.size() > 1 ? "." + text.substr(1) : "";
        return fmt::format("{}{}{}e-{}", sign, text[0], rest, places - text.size() + 1);
      }
      if (text.size() <= places) text.insert(0, places - text.size() + 1, '0');
      text.insert(text.size() - places, ".");
      return sign + text;
    }
  }
  return value.to_string();
}

}  // namespace gradus
