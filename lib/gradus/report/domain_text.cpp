#include "gradus/report/domain_text.hpp"

#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

std::string natural_text(const Variable& v) {
  const std::string name = v.symbol.name();
  std::string out = name + " in N";
  if (v.lower && v.lower->sign() > 0) out += " >= " + v.lower->to_string();
  if (v.upper) out += ", " + name + " <= " + v.upper->to_string();
  return out;
}

std::string real_text(const Variable& v) {
  const std::string name = v.symbol.name();
  if (v.lower && v.upper) {
    return name + " in " + (v.lower_strict ? "(" : "[") + v.lower->to_string() + ", " +
           v.upper->to_string() + (v.upper_strict ? ")" : "]");
  }
  if (v.lower) return name + (v.lower_strict ? " > " : " >= ") + v.lower->to_string();
  if (v.upper) return name + (v.upper_strict ? " < " : " <= ") + v.upper->to_string();
  return name + " in R";
}

}  // namespace

std::string domain_text(const Domain& d) {
  std::string out;
  for (const Variable& v : d.variables) {
    const bool natural = v.symbol.sort() == Sort::natural;
    out += (out.empty() ? "" : ", ") + (natural ? natural_text(v) : real_text(v));
  }
  for (const Comparison& c : d.hypotheses) out += (out.empty() ? "" : ", ") + text(c);
  return out;
}

}  // namespace gradus
