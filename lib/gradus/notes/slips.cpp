#include "gradus/notes/slips.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/mutate.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_nodes = 400;

bool same_hypotheses(const Statement& a, const Statement& b) {
  const auto equal = [](const Comparison& x, const Comparison& y) {
    return same(x.left, y.left) && x.relation == y.relation && same(x.right, y.right);
  };
  return std::ranges::equal(a.domain.hypotheses, b.domain.hypotheses, equal);
}

bool same_bounds(const Statement& a, const Statement& b) {
  return std::ranges::equal(
      a.domain.variables, b.domain.variables, [](const Variable& x, const Variable& y) {
        return x.lower == y.lower && x.upper == y.upper && x.lower_strict == y.lower_strict &&
               x.upper_strict == y.upper_strict;
      });
}

void addends(Term t, std::vector<Term>& out) {
  if (t.op() == Op::add || t.op() == Op::subtract) {
    addends(t.operand(0), out);
    addends(t.operand(1), out);
  } else {
    out.push_back(t.op() == Op::negate ? t.operand(0) : t);
  }
}

/// A number of a few digits, perhaps times or by one unknown.
bool is_simple_factor(const Fraction& f) {
  const auto simple = [](const Polynomial& p) {
    if (p.terms().size() != 1) return false;
    const auto& [monomial, c] = *p.terms().begin();
    const Rational most(4);
    int degree = 0;
    for (const auto& [atom, power] : monomial.powers) {
      if (atom.op() == Op::sum) return false;  // weights that add up to 1 are no slip
      degree += power;
    }
    return degree <= 1 && abs(c.numerator()) <= most && c.denominator() <= most;
  };
  return simple(f.numerator) && simple(f.denominator) &&
         (f.numerator.is_constant() || f.denominator.is_constant());
}

/// One addend that, times a simple factor, makes both sides equal.
std::optional<std::string> wrong_factor(const Comparison& c) {
  const Fraction d = difference(c);
  std::vector<Term> all;
  addends(c.left, all);
  const std::size_t on_left = all.size();
  addends(c.right, all);
  if (all.size() < 2 || all.size() > 30) return std::nullopt;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Fraction part = normal_form(all[i]);
    if (part.numerator.is_zero()) continue;
    // The addend stands in the difference with either sign; (sign part - d) / (sign part).
    for (const int sign : {1, -1}) {
      const Fraction signed_part = sign > 0 ? part : normal_form(Term(-1) * all[i]);
      const Fraction wanted = (signed_part - d) / signed_part;
      if (!is_simple_factor(wanted)) continue;
      // x = y holds with y/x x in place of x: that tells nothing.
      const bool telling =
          all.size() > 2 || (wanted.numerator.is_constant() && wanted.denominator.is_constant());
      if (!telling || all[i].is_constant()) continue;
      const Fraction made = wanted * part;
      if (made.numerator.is_constant() && made.denominator.is_constant()) continue;
      // One of the signs is the one with which it stands: then the sides become equal.
      const Term factor = to_term(wanted);
      const Term replaced = factor * all[i];
      const auto fix = [&](auto&& self, Term t) -> Term {
        if (same(t, all[i])) return replaced;
        if (t.op() == Op::add) return self(self, t.operand(0)) + self(self, t.operand(1));
        if (t.op() == Op::subtract) return self(self, t.operand(0)) - self(self, t.operand(1));
        if (t.op() == Op::negate) return -self(self, t.operand(0));
        return t;
      };
      const Comparison fixed{i < on_left ? fix(fix, c.left) : c.left, c.relation,
                             i < on_left ? c.right : fix(fix, c.right)};
      if (difference(fixed).numerator.is_zero()) {
        return "with " + text(replaced) + " in place of " + text(all[i]);
      }
    }
  }
  return std::nullopt;
}

/// "right: 1 + x became 1 - x" as the change that the reader should make.
std::string change(const std::string& what) {
  const std::size_t first = what.find(": ");
  const std::string plain = first == std::string::npos ? what : what.substr(first + 2);
  const std::size_t became = plain.find(" became ");
  if (became == std::string::npos) return plain;
  return "with " + plain.substr(became + 8) + " in place of " + plain.substr(0, became);
}

}  // namespace

std::optional<std::string> find_slip(const Statement& s, bool strict) try {
  if (node_count(s.conclusion.left) + node_count(s.conclusion.right) > most_nodes) {
    return std::nullopt;
  }
  if (free_symbols(s.conclusion.left).empty() && free_symbols(s.conclusion.right).empty() &&
      s.domain.vectors.empty()) {
    return std::nullopt;
  }
  constexpr std::size_t telling = 3;  // monomials of both sides
  const std::size_t monomials = normal_form(s.conclusion.left).numerator.terms().size() +
                                normal_form(s.conclusion.right).numerator.terms().size();
  if (strict && monomials < telling) return std::nullopt;
  if (auto found = wrong_factor(s.conclusion)) return found;
  for (const Mutant& mutant : mutate(s)) {
    const auto& changed = std::get<Statement>(mutant.part);
    if (changed.conclusion.relation != s.conclusion.relation || !same_hypotheses(changed, s) ||
        !same_bounds(changed, s)) {
      continue;
    }
    try {
      if (difference(changed.conclusion).numerator.is_zero()) return change(mutant.what);
    } catch (const std::exception&) {
      continue;
    }
  }
  return std::nullopt;
} catch (const std::length_error&) {
  return std::nullopt;
} catch (const std::domain_error&) {
  return std::nullopt;
}

}  // namespace gradus
