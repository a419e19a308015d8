// Facts about functions, taken at the arguments that occur: the tangent of the exponential and what
// else bounds a function by a polynomial everywhere.

#include <algorithm>
#include <array>

#include "gradus/evidence/prove/sign_search.hpp"

namespace gradus {

namespace {

struct KnownBound {
  const char* axiom;  ///< of the re-check
  Op op;              ///< the atom at whose argument it is taken
  bool even;          ///< the same at -x as at x
  Term (*gap)(Term x);
};

// Hyperbolic functions are exponentials in normal form.
const std::array known_bounds{
    KnownBound{"exp x >= 1 + x", Op::exp, false, [](Term x) { return exp(x) - (1 + x); }},
    KnownBound{"cosh x >= 1 + x^2/2", Op::exp, true,
               [](Term x) { return cosh(x) - (1 + square(x) / 2); }},
    KnownBound{"(sin x)^2 <= x^2", Op::sin, true,
               [](Term x) { return square(x) - square(sin(x)); }},
    KnownBound{"cos x >= 1 - x^2/2", Op::cos, true,
               [](Term x) { return cos(x) - (1 - square(x) / 2); }},
    KnownBound{"(atan x)^2 <= x^2", Op::atan, true,
               [](Term x) { return square(x) - square(atan(x)); }},
};

/// More make too many arguments.
constexpr std::size_t most_exponents = 6, most_arguments = 60;

/// What the exponents of the terms of p differ by, 0 included.
std::set<Term, TermOrder> exponent_differences(const Polynomial& p) {
  std::set<Term, TermOrder> exponents, result{0};
  for (const auto& [monomial, coefficient] : p.terms()) {
    Term sum = 0;
    for (const auto& [atom, power] : monomial.powers) {
      if (atom.op() == Op::exp) sum = sum + power * atom.operand(0);
    }
    exponents.insert(to_term(normal_form(sum)));
  }
  if (exponents.size() > most_exponents) return result;
  for (Term a : exponents) {
    for (Term b : exponents) {
      if (!same(a, b)) result.insert(to_term(normal_form(a - b)));
    }
  }
  return result;
}

/// What functions are applied to in p; for exponentials also what exponents differ by, and all this
/// with logarithms in p, or what these differ by, added or taken away.
std::vector<std::pair<Op, Term>> arguments_in(const Polynomial& p) {
  std::map<Term, Op, TermOrder> found;
  for (Term atom : p.atoms()) {
    for_each_node(atom, [&](Term t) {
      const bool has_bound =
          std::ranges::find(known_bounds, t.op(), &KnownBound::op) != known_bounds.end();
      if (has_bound || t.op() == Op::log) found.emplace(t, t.op());
    });
  }
  std::vector<std::pair<Op, Term>> result;
  std::vector<Term> logarithms;
  for (const auto& [t, op] : found) {
    if (op == Op::log) {
      logarithms.push_back(t);
      continue;
    }
    result.emplace_back(op, t.operand(0));
    if (op == Op::exp) result.emplace_back(op, -t.operand(0));
  }
  std::vector<Term> shifts{0};
  for (Term a : logarithms) {
    shifts.push_back(a);
    shifts.push_back(-a);
    for (Term b : logarithms) {
      if (!same(a, b)) shifts.push_back(a - b);
    }
  }
  const auto differences = exponent_differences(p);
  for (Term shift : shifts) {
    for (Term d : differences) {
      const bool none = same(shift, Term(0)) && same(d, Term(0));
      if (!none && result.size() < most_arguments) result.emplace_back(Op::exp, shift + d);
    }
  }
  return result;
}

/// Whether exp(x) is a power y^t, which the re-check does not know to be an exponential.
bool is_power(const Polynomial& x) {
  return std::ranges::any_of(x.terms(), [](const auto& term) {
    const auto& powers = term.first.powers;
    return powers.size() > 1 &&
           std::ranges::any_of(powers, [](const auto& part) { return part.first.op() == Op::log; });
  });
}

}  // namespace

void SignSearch::add_known_bound(const char* axiom, const Polynomial& at, Term gap) {
  const Fraction f = normal_form(gap);
  if (f.numerator.is_constant()) return;
  Positivity fact;
  fact.rule = Positivity::Rule::known;
  fact.target = f.numerator;
  fact.root = at;
  fact.axiom = axiom;
  if (!f.denominator.is_constant()) {
    auto divisor = positive(f.denominator, true);
    if (!divisor) {
      divisor = positive(-f.denominator, true);
      fact.target = -fact.target;
    }
    if (!divisor) return;
    fact.supports.push_back(*divisor);
  }
  facts_.push_back(std::move(fact));
  searched_ = {};
}

const SignSearch& SignSearch::with_known_bounds(const Polynomial& p) const {
  std::shared_ptr<SignSearch>& known = with_bounds_[p];
  if (!known || known->lacks_facts_) known = std::make_shared<SignSearch>(knowing_bounds(p));
  known->limit_to(most_);
  return *known;
}

SignSearch SignSearch::knowing_bounds(const Polynomial& p) const {
  SignSearch result({});
  result.facts_ = facts_;
  result.nonzero_ = nonzero_;
  result.limit_to(most_);
  std::vector<std::pair<Op, Polynomial>> taken;
  const auto is_taken = [&](Op op, const Polynomial& at) {
    return std::ranges::find(taken, std::pair(op, at)) != taken.end();
  };
  for (const auto& [op, x] : arguments_in(p)) {
    const Fraction at = normal_form(x);
    if (!at.denominator.is_constant() || is_power(at.numerator)) continue;
    if (is_taken(op, at.numerator)) continue;
    const bool mirrored = is_taken(op, -at.numerator);
    taken.emplace_back(op, at.numerator);
    for (const KnownBound& known : known_bounds) {
      if (op != known.op || (mirrored && known.even)) continue;
      result.add_known_bound(known.axiom, at.numerator, known.gap(x));
    }
  }
  result.lacks_facts_ = result.is_cut_short_;
  result.samples_.reset();
  result.atom_signs_.clear();
  result.searched_ = {};
  return result;
}

}  // namespace gradus
