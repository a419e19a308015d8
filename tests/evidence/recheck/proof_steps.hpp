#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "evidence/recheck/corruptor.hpp"
#include "gradus/evidence/recheck/recheck.hpp"

/// What tests of the re-check speak of, and the parts of its evidence.
namespace gradus {

inline const Term a = Term::symbol("a");
inline const Term b = Term::symbol("b");
inline const Term h = Term::symbol("h");
inline const Term x = Term::symbol("x");
inline const Term n = Term::natural("n");
inline const Term m = Term::natural("m");
inline const Term t = Term::natural("t");
inline const Term i = Term::natural("i");
inline const Term k = Term::natural("k");
inline const Sequence g("g");

inline Polynomial poly(Term atom) { return Polynomial::atom(atom); }

inline Statement state(std::vector<Variable> variables, const Comparison& conclusion) {
  Statement s;
  s.domain.variables = std::move(variables);
  s.conclusion = conclusion;
  return s;
}

inline Positivity constant(const Rational& c) {
  Positivity p;
  p.target = c;
  p.strict = c.sign() > 0;
  return p;
}

inline Positivity assumed(const Polynomial& target, std::size_t which, bool strict) {
  Positivity p;
  p.rule = Positivity::Rule::assumption;
  p.target = target;
  p.assumption = which;
  p.strict = strict;
  return p;
}

inline Positivity squared(const Polynomial& root) {
  Positivity p;
  p.rule = Positivity::Rule::square;
  p.target = root * root;
  p.root = root;
  return p;
}

inline Positivity atomic(Term atom) {
  Positivity p;
  p.rule = Positivity::Rule::atom;
  p.target = poly(atom);
  return p;
}

inline Positivity combined(const Polynomial& target, bool strict,
                           std::vector<Positivity::Product> products) {
  Positivity p;
  p.rule = Positivity::Rule::products;
  p.target = target;
  p.strict = strict;
  p.products = std::move(products);
  return p;
}

inline OrderProof shown(Positivity numerator) { return {1, std::move(numerator), {}}; }

/// Each evidence that differs in one field and is accepted all the same.
template <class Kind, class Proof>
std::vector<std::string> survivors(const Statement& s, const Proof& proof) {
  std::vector<std::string> result;
  EXPECT_EQ(recheck(s, Evidence(Kind{proof})), "");
  std::size_t tried = 0;
  Corruptor<Proof>(proof, [&](const Proof& corrupt, const std::string& what) {
    ++tried;
    if (recheck(s, Evidence(Kind{corrupt})).empty()) result.push_back(what);
  });
  EXPECT_GT(tried, 0U);
  return result;
}

using Names = std::vector<std::string>;

/// A point with these scalars, its values not stated.
inline Witness at(std::vector<std::pair<std::string, Rational>> scalars) {
  Witness w;
  w.point.scalars = std::move(scalars);
  w.exact = false;
  return w;
}

}  // namespace gradus
