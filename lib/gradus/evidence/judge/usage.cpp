#include "gradus/evidence/judge/usage.hpp"

#include <algorithm>
#include <set>

#include "gradus/algebra/print.hpp"

namespace gradus {

namespace {

void collect(const Positivity& p, std::set<std::size_t>& used) {
  if (p.assumption) used.insert(*p.assumption);
  for (const Positivity& child : p.supports) collect(child, used);
  for (const Positivity& child : p.multiplier) collect(child, used);
  for (const Positivity::Product& product : p.products) {
    for (const Positivity& child : product.parts) collect(child, used);
  }
}

void collect(const OrderProof& o, std::set<std::size_t>& used) {
  collect(o.numerator, used);
  if (o.denominator) collect(*o.denominator, used);
}

class Collector {
 public:
  explicit Collector(const Statement& s) : s_(s), assumptions_(assumptions(s.domain)) {}

  /// `shift`: assumptions of this proof are those of the statement from this number on (bounds of
  /// an induction variable come last).
  void add(const DirectProof& p, const std::vector<Comparison>& in_force) {
    std::set<std::size_t> used;
    if (p.order) collect(*p.order, used);
    for (const auto& condition : p.conditions) collect(condition.second, used);
    std::vector<std::string> premises;
    for (const Premise& premise : s_.domain.premises) {
      if (!premise.index) premises.push_back(premise.name);
    }
    for (const PremiseInstance& i : p.instances) {
      const Premise& premise = s_.domain.premises[i.premise];
      premises.push_back(premise.name + " at " + text(*premise.index) + " = " + text(i.at));
    }
    for (std::size_t u : used) {
      if (u < in_force.size()) {
        hypotheses_.insert(text(in_force[u]));
      } else if (u - in_force.size() < premises.size()) {
        const std::string& name = premises[u - in_force.size()];
        if (std::ranges::find(result_.premises_used, name) == result_.premises_used.end()) {
          result_.premises_used.push_back(name);
        }
      }
    }
  }

  void add(const InductionProof& p) {
    Domain start = s_.domain;
    std::erase_if(start.variables, [&](const Variable& v) { return same(v.symbol, p.variable); });
    const std::vector<Comparison> before = assumptions(start);
    add(p.start, before);
    start.variables.push_back(natural_from(p.shifted, 0));
    add(p.step, assumptions(start));
    // The induction itself needs where its variable starts.
    hypotheses_.insert(text(p.variable >= Term(p.base)));
  }

  Usage result() {
    for (const Comparison& c : assumptions_) {
      const bool natural_start = c.left.is_symbol() && c.left.sort() == Sort::natural;
      if (!natural_start && !hypotheses_.contains(text(c)))
        result_.assumptions_unused.push_back(text(c));
    }
    return std::move(result_);
  }

 private:
  const Statement& s_;
  std::vector<Comparison> assumptions_;
  std::set<std::string> hypotheses_;
  Usage result_;
};

}  // namespace

Usage usage(const Statement& s, const Evidence& e) {
  Collector collector(s);
  const std::vector<Comparison> in_force = assumptions(s.domain);
  if (const auto* identity = std::get_if<Identity>(&e)) collector.add(identity->proof, in_force);
  if (const auto* signs = std::get_if<Signs>(&e)) collector.add(signs->proof, in_force);
  if (const auto* combination = std::get_if<Combination>(&e))
    collector.add(combination->proof, in_force);
  if (const auto* induction = std::get_if<Induction>(&e)) collector.add(induction->proof);
  return collector.result();
}

}  // namespace gradus
