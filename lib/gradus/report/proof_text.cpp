#include "gradus/report/proof_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

using Lines = std::vector<std::string>;

void add_indented(Lines& lines, const Lines& inner) {
  for (const std::string& line : inner) lines.push_back("  " + line);
}

std::string poly(const Polynomial& p) { return text(to_term(p)); }

std::string factor_text(const Polynomial& p) {
  return p.terms().size() > 1 ? "(" + poly(p) + ")" : poly(p);
}

/// As a divisor: one name or number needs no parentheses.
std::string divisor_text(const Polynomial& p) {
  const std::string plain = poly(p);
  return plain.find_first_of(" */") == std::string::npos ? plain : "(" + plain + ")";
}

bool is_one(const Positivity& p) { return p.target == Polynomial(1); }

/// Says only that its target is its one part.
const Positivity* same_as_part(const Positivity& p) {
  if (p.rule != Positivity::Rule::products || p.products.size() != 1) return nullptr;
  if (!std::ranges::all_of(p.multiplier, is_one)) return nullptr;
  const Positivity::Product& only = p.products[0];
  const Positivity* part = nullptr;
  for (const Positivity& candidate : only.parts) {
    if (is_one(candidate)) continue;
    if (part != nullptr) return nullptr;
    part = &candidate;
  }
  const bool same_target = part != nullptr && only.coefficient == Rational(1) &&
                           part->target == p.target && part->strict == p.strict;
  return same_target ? part : nullptr;
}

std::string assumption_name(std::size_t number, const Lines& assumptions) {
  return number < assumptions.size() ? assumptions[number]
                                     : fmt::format("assumption {}", number + 1);
}

/// A square is written as one: that it is >= 0 needs no further line.
bool is_plain_square(const Positivity& p) {
  return p.rule == Positivity::Rule::square && !p.strict && p.target == p.root * p.root;
}

std::string part_text(const Positivity& p) {
  if (is_plain_square(p) && p.root.terms().size() > 1) return factor_text(p.root) + "^2";
  return factor_text(p.target);
}

std::string product_text(const Positivity::Product& p) {
  std::string out;
  if (p.coefficient != Rational(1) || p.parts.empty()) out = p.coefficient.to_string();
  for (const Positivity& part : p.parts) {
    if (!is_one(part)) out += (out.empty() ? "" : " * ") + part_text(part);
  }
  if (out.empty()) out = "1";
  return out;
}

std::string products_text(const Positivity& p) {
  std::string left;
  for (const Positivity& m : p.multiplier) {
    if (!is_one(m)) left += factor_text(m.target) + " * ";
  }
  if (p.products.size() == 1 && left.empty()) return product_text(p.products[0]);
  std::string right;
  for (const Positivity::Product& product : p.products) {
    right += (right.empty() ? "" : " + ") + product_text(product);
  }
  return (left.empty() ? "" : left + factor_text(p.target) + " = ") + (right.empty() ? "0" : right);
}

std::string form_text(const Positivity& p) {
  std::string out;
  for (const auto& [word, coefficient] : p.form) {
    std::string vector;
    for (const std::string& op : word.operators) vector += op + " ";
    vector += word.vector;
    out += (out.empty() ? "" : " + ") + factor_text(coefficient) + " " + vector;
  }
  return out;
}

std::string reason(const Positivity& p, const Lines& assumptions) {
  switch (p.rule) {
    case Positivity::Rule::constant:
      return "a constant";
    case Positivity::Rule::assumption: {
      const std::string which =
          p.assumption ? assumption_name(*p.assumption, assumptions) : "an assumption";
      const Rational scale = p.sign < 0 ? -p.scale : p.scale;
      if (scale == Rational(1)) return "assumed: " + which;
      return fmt::format("{} times what is assumed: {}", scale.to_string(), which);
    }
    case Positivity::Rule::atom:
      return "by what it is";
    case Positivity::Rule::power_bound:
      return "a power of a number on one side of 1";
    case Positivity::Rule::square: {
      std::string why = "the square of " + poly(p.root);
      if (p.assumption) why += ", not 0 by " + assumption_name(*p.assumption, assumptions);
      return why;
    }
    case Positivity::Rule::conjugate:
      return fmt::format("its sum and its product with {} have that sign", poly(p.root));
    case Positivity::Rule::gram:
      return "the squared length of " + form_text(p);
    case Positivity::Rule::products:
      return products_text(p);
  }
  return "";
}

/// Children that say nothing new: numbers, and squares that are written as such.
bool is_trivial(const Positivity& p) {
  return p.rule == Positivity::Rule::constant || is_plain_square(p);
}

Lines order_lines(const OrderProof& order, const Comparison& c, const Lines& assumptions) {
  const bool reversed = c.relation == Relation::less || c.relation == Relation::less_equal;
  const std::string sides = reversed ? "right - left" : "left - right";
  Lines lines;
  if (order.denominator) {
    lines.push_back(fmt::format("{} = {} / {}", sides, factor_text(order.numerator.target),
                                divisor_text(order.denominator->target)));
  } else {
    lines.push_back((order.sign < 0 ? "-(" + sides + ")" : sides) + " = " +
                    poly(order.numerator.target));
  }
  add_indented(lines, positivity_lines(order.numerator, assumptions));
  if (order.denominator) add_indented(lines, positivity_lines(*order.denominator, assumptions));
  return lines;
}

/// The statement with `variable` replaced, as an induction's base and step have it.
Statement with_variable(const Statement& s, Term variable, Term value,
                        std::optional<Variable> fresh) {
  Statement out = s;
  const Substitution replace{{variable, value}};
  out.conclusion = substitute(s.conclusion, replace);
  std::vector<Variable> variables;
  for (const Variable& v : s.domain.variables) {
    if (!same(v.symbol, variable)) variables.push_back(v);
  }
  if (fresh) variables.push_back(*fresh);
  out.domain.variables = variables;
  return out;
}

}  // namespace

const char* name(Positivity::Rule rule) {
  switch (rule) {
    case Positivity::Rule::constant:
      return "constant";
    case Positivity::Rule::assumption:
      return "assumption";
    case Positivity::Rule::atom:
      return "atom";
    case Positivity::Rule::power_bound:
      return "power bound";
    case Positivity::Rule::square:
      return "square";
    case Positivity::Rule::conjugate:
      return "conjugate";
    case Positivity::Rule::gram:
      return "gram";
    case Positivity::Rule::products:
      return "products";
  }
  return "";
}

std::vector<std::string> assumptions_in_force(const Statement& s, const DirectProof& proof) {
  Lines result;
  for (const Comparison& c : assumptions(s.domain)) result.push_back(text(c));
  for (const Premise& p : s.domain.premises) {
    if (!p.index) result.push_back("premise " + p.name);
  }
  for (const PremiseInstance& i : proof.instances) {
    const bool known = i.premise < s.domain.premises.size();
    const std::string name = known ? s.domain.premises[i.premise].name : "?";
    std::string at = text(i.at);
    if (known && s.domain.premises[i.premise].index) {
      at = s.domain.premises[i.premise].index->name() + " = " + at;
    }
    result.push_back("premise " + name + " at " + at);
  }
  return result;
}

std::vector<std::string> positivity_lines(const Positivity& p,
                                          const std::vector<std::string>& assumptions) {
  if (const Positivity* part = same_as_part(p)) return positivity_lines(*part, assumptions);
  Lines lines{
      fmt::format("{} {} 0: {}", poly(p.target), p.strict ? ">" : ">=", reason(p, assumptions))};
  const auto add = [&](const Positivity& inner) {
    if (!is_trivial(inner)) add_indented(lines, positivity_lines(inner, assumptions));
  };
  for (const Positivity& support : p.supports) add(support);
  for (const Positivity& m : p.multiplier) add(m);
  Lines parts;
  for (const Positivity::Product& product : p.products) {
    for (const Positivity& part : product.parts) {
      if (is_trivial(part)) continue;
      Lines why = positivity_lines(part, assumptions);
      // What several products have in common is said once.
      if (std::ranges::search(parts, why).empty())
        parts.insert(parts.end(), why.begin(), why.end());
    }
  }
  add_indented(lines, parts);
  return lines;
}

namespace {

Lines direct_lines(const Statement& s, const DirectProof& proof, const Lines& assumptions) {
  Lines lines;
  if (proof.order) {
    lines = order_lines(*proof.order, s.conclusion, assumptions);
  } else {
    lines.emplace_back("left - right is 0 in normal form");
  }
  for (const auto& [condition, why] : proof.conditions) {
    lines.push_back("defined because " + text(condition));
    add_indented(lines, positivity_lines(why.numerator, assumptions));
    if (why.denominator) add_indented(lines, positivity_lines(*why.denominator, assumptions));
  }
  return lines;
}

}  // namespace

std::vector<std::string> proof_lines(const Statement& s, const DirectProof& proof) {
  return direct_lines(s, proof, assumptions_in_force(s, proof));
}

std::vector<std::string> induction_lines(const Statement& s, const InductionProof& proof) {
  const Term m = proof.shifted;
  const Term here = proof.base == 0 ? m : m + Term(proof.base);
  const Statement start = with_variable(s, proof.variable, Term(proof.base), {});
  const Statement step = with_variable(s, proof.variable, here, natural_from(m, 0));
  const bool equality = s.conclusion.relation == Relation::equal;
  const std::string n = text(proof.variable);

  Lines lines{fmt::format("induction over {} >= {}; D({}) is the difference of the sides", n,
                          proof.base, n)};
  lines.push_back(fmt::format("base {} = {}: {}", n, proof.base, text(start.conclusion)));
  add_indented(lines, proof_lines(start, proof.start));
  const std::string multiplier = text(proof.multiplier);
  lines.push_back(fmt::format("step, with {} = {}: D({} + 1) - ({}) D({}) {}", n, text(here), n,
                              multiplier, n, equality ? "= 0" : ">= 0"));
  Lines assumptions = assumptions_in_force(step, proof.step);
  assumptions.push_back("induction hypothesis " + text(step.conclusion));
  Lines inner = direct_lines(step, proof.step, assumptions);
  if (proof.step.order) {
    inner.erase(inner.begin());
    inner.insert(inner.begin(),
                 "that difference is " + poly(proof.step.order->numerator.target) +
                     (proof.step.order->denominator
                          ? " / " + divisor_text(proof.step.order->denominator->target)
                          : ""));
  } else {
    inner[0] = "that difference is 0 in normal form";
  }
  add_indented(lines, inner);
  if (proof.multiplier_sign) {
    lines.push_back("the multiplier " + multiplier + " keeps the order");
    add_indented(lines, positivity_lines(proof.multiplier_sign->numerator, assumptions));
    if (proof.multiplier_sign->denominator) {
      add_indented(lines, positivity_lines(*proof.multiplier_sign->denominator, assumptions));
    }
  }
  return lines;
}

}  // namespace gradus
