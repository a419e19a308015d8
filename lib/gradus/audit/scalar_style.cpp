#include "gradus/audit/scalar_style.hpp"

namespace gradus {
namespace {

bool has_averages(const RuleSpec& rule) {
  return rule.family != Family::sgd && rule.family != Family::adagrad;
}

bool has_powers(const RuleSpec& rule) {
  const bool corrected = rule.family == Family::adam && rule.correction != Correction::none;
  return corrected || rule.family == Family::adamax || rule.family == Family::nadam ||
         rule.family == Family::radam;
}

}  // namespace

std::vector<ScalarStyle> styles_of(const RuleSpec& rule, NumberType type) {
  using Power = ScalarStyle::Power;
  const bool powers = has_powers(rule);
  if (type == NumberType::float64) {
    if (!powers) return {{}};
    return {{}, {false, false, Power::product}};
  }
  if (!has_averages(rule)) return {{}, {true, false, Power::exact}};
  std::vector<ScalarStyle> styles{{true, true, Power::exact}, {true, false, Power::exact}, {}};
  if (!powers) return styles;
  for (const Power power : {Power::rounded, Power::product}) {
    styles.push_back({true, false, power});
    styles.push_back({true, true, power});
  }
  return styles;
}

std::string describe(const ScalarStyle& style, NumberType type) {
  const std::string own = name(type);
  if (!style.rounded && style.power == ScalarStyle::Power::exact) return "scalars in float64";
  std::string text = style.complement_first || !style.rounded
                         ? "1 - beta formed in float64"
                         : "1 - beta formed from beta rounded to " + own;
  if (style.power == ScalarStyle::Power::rounded) text += ", powers rounded to " + own;
  if (style.power == ScalarStyle::Power::product) {
    text += ", powers as a running product in " + own;
  }
  return text;
}

}  // namespace gradus
