#pragma once

#include <functional>
#include <string>
#include <utility>

#include "gradus/statement/evidence.hpp"

namespace gradus {

/// Calls `emit` with each piece of evidence that differs from `proof` in one field; the text says
/// which.
template <class Proof>
class Corruptor {
 public:
  using Emit = std::function<void(const Proof&, const std::string&)>;
  Corruptor(Proof proof, Emit emit) : proof_(std::move(proof)), emit_(std::move(emit)) {
    visit(proof_, "");
  }

 private:
  template <class T>
  void with(T& field, T other, const std::string& what) {
    const T kept = field;
    field = std::move(other);
    emit_(proof_, what);
    field = kept;
  }

  template <class T>
  void without_each(std::vector<T>& list, const std::string& what) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::vector<T> less = list;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      with(list, less, what + "[" + std::to_string(i) + "] dropped");
    }
  }

  void visit(Polynomial& p, const std::string& at) {
    with(p, p + Polynomial(1), at + " + 1");
    if (!p.is_zero()) with(p, -p, at + " negated");
    if (!p.is_zero()) with(p, p + p, at + " doubled");
  }

  void visit(Positivity& p, const std::string& at) {
    visit(p.target, at + ".target");
    with(p.strict, !p.strict, at + (p.strict ? ".strict off" : ".strict on"));
    using Rule = Positivity::Rule;
    for (Rule other : {Rule::constant, Rule::assumption, Rule::atom, Rule::power_bound,
                       Rule::square, Rule::gram, Rule::products, Rule::conjugate, Rule::known}) {
      if (other != p.rule) {
        with(p.rule, other, at + ".rule " + std::to_string(static_cast<int>(other)));
      }
    }
    for (std::size_t i = 0; i < p.supports.size(); ++i) {
      visit(p.supports[i], at + ".supports[" + std::to_string(i) + "]");
    }
    without_each(p.supports, at + ".supports");
    if (p.assumption) {
      with(p.assumption, {}, at + ".assumption dropped");
      with(p.assumption, {1'000'000}, at + ".assumption out of range");
      for (std::size_t i = 0; i < 4; ++i) {
        if (i != *p.assumption) {
          with(p.assumption, {i}, at + ".assumption " + std::to_string(i));
        }
      }
    }
    if (p.rule == Rule::assumption) {
      with(p.sign, -p.sign, at + ".sign");
      with(p.scale, p.scale + Rational(1), at + ".scale + 1");
      with(p.scale, -p.scale, at + ".scale negated");
      with(p.scale, Rational(0), at + ".scale 0");
    }
    if (p.rule == Rule::square || p.rule == Rule::conjugate || p.rule == Rule::known)
      with(p.root, p.root + Polynomial(1), at + ".root + 1");
    if (p.rule == Rule::gram) {
      without_each(p.form, at + ".form");
      for (auto& part : p.form) visit(part.second, at + ".form");
    }
    if (p.rule != Rule::products) return;
    for (std::size_t i = 0; i < p.products.size(); ++i) {
      const std::string here = at + ".products[" + std::to_string(i) + "]";
      Rational& c = p.products[i].coefficient;
      with(c, c + Rational(1), here + ".coefficient + 1");
      with(c, -c, here + ".coefficient negated");
      with(c, Rational(0), here + ".coefficient 0");
      for (std::size_t k = 0; k < p.products[i].parts.size(); ++k) {
        visit(p.products[i].parts[k], here + ".parts[" + std::to_string(k) + "]");
      }
      without_each(p.products[i].parts, here + ".parts");
    }
    without_each(p.products, at + ".products");
    for (auto& part : p.multiplier) visit(part, at + ".multiplier");
    without_each(p.multiplier, at + ".multiplier");
  }

  void visit(OrderProof& p, const std::string& at) {
    with(p.sign, 0, at + ".sign 0");
    if (!p.denominator) with(p.sign, -p.sign, at + ".sign negated");
    visit(p.numerator, at + ".numerator");
    if (p.denominator) {
      visit(*p.denominator, at + ".denominator");
      with(p.denominator, {}, at + ".denominator dropped");
    }
  }

  void visit(DirectProof& p, const std::string& at) {
    if (p.order) {
      visit(*p.order, at + ".order");
      with(p.order, {}, at + ".order dropped");
    }
    for (auto& condition : p.conditions) {
      const std::string here = at + ".condition " + std::string(symbol(condition.first.relation));
      visit(condition.second, here);
      Comparison& c = condition.first;
      with(c, {c.left + Term(1), c.relation, c.right}, here + " + 1");
      with(c, negation(c), here + " negated");
    }
    without_each(p.conditions, at + ".conditions");
    for (PremiseInstance& i : p.instances) {
      with(i.at, i.at + Term(1), at + ".instance + 1");
      with(i.at, i.at - Term(2), at + ".instance - 2");
      with(i.premise, i.premise + 1, at + ".instance of another premise");
    }
    without_each(p.instances, at + ".instances");
  }

  void visit(InductionProof& p, const std::string& at) {
    with(p.variable, p.shifted, at + ".variable");
    with(p.shifted, p.variable, at + ".shifted");
    with(p.shifted, Term::symbol("a real"), at + ".shifted real");
    with(p.base, p.base + 1, at + ".base + 1");
    with(p.base, p.base - 1, at + ".base - 1");
    with(p.multiplier, p.multiplier + Term(1), at + ".multiplier + 1");
    with(p.multiplier, -p.multiplier, at + ".multiplier negated");
    visit(p.start, at + ".start");
    visit(p.step, at + ".step");
    if (!p.multiplier_sign) return;
    visit(*p.multiplier_sign, at + ".multiplier_sign");
    with(p.multiplier_sign, {}, at + ".multiplier_sign dropped");
  }

  Proof proof_;
  Emit emit_;
};

}  // namespace gradus
