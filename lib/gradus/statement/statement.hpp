#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {

/// A free variable of a statement. Bounds are exact; absent means unbounded. Naturals have lower >=
/// 0. A box for the certifier has both.
struct Variable {
  Term symbol;
  std::optional<Rational> lower, upper;
  bool lower_strict = false, upper_strict = false;
};

/// What a proof may use without proving it, already instantiated at named points. `claim` when it
/// cites a claim of the catalogue that stands earlier and is proved, `theorem` otherwise. With
/// `index` (a natural symbol) it is a schema: it holds for every index >= from.
struct Premise {
  std::string name;  ///< e.g. "smooth(lambda) from above at w, w - eps g"
  std::string
      theorem;  ///< the theorem or definition it rests on, with source; empty when `claim` is given
  std::string claim;  ///< id of an earlier, proved claim; empty when `theorem` is given
  Comparison holds;
  std::optional<Term> index = std::nullopt;
  long from = 0;
  /// Of a cited claim: what its symbols, members and inner products are called here.
  Substitution reading = {};
};

/// name(0) = start when from = 0; name(k + 1) = next for every k >= from, where `next` may mention
/// name(k) and k (the symbol `index`).
struct Recursion {
  std::string name;
  Term index;
  Term start;  ///< name(from)
  Term next;
  long from = 0;
};

/// Members of the sequence `name` are random with constant moments E g_i = first, E g_i^2 = second;
/// E g_i g_j = first^2 for i != j when `uncorrelated` (otherwise nothing is known of it).
struct Moments {
  std::string name;
  std::optional<Term> first, second;
  bool uncorrelated = false;
};

/// A concrete member of the class that the premises describe, as formulas: what a refutation
/// instantiates. `bindings` replace symbols and inner products, `sequences` give g[k] as a formula
/// in `index`; `recursions` define further sequences; `variables` and `hypotheses` say for which
/// parameters it belongs to the class.
struct Model {
  std::string name;  ///< e.g. "L(w) = h w^2/2"
  std::vector<Variable> variables;
  std::vector<Comparison> hypotheses;
  Substitution bindings;
  struct Member {
    std::string sequence;
    Term index;
    Term value;
  };
  std::vector<Member> sequences;
  std::vector<Recursion> recursions;
};

struct Domain {
  std::vector<Variable> variables;
  std::vector<Comparison> hypotheses;
  std::vector<Premise> premises;
  std::vector<Recursion> recursions;
  std::vector<Moments> moments;
  std::vector<std::string> vectors,
      operators;              ///< names of abstract vectors and symmetric operators in use
  std::vector<Model> models;  ///< for refutation when premises are present
};

/// For all values in the domain: conclusion.
struct Statement {
  std::string label;  ///< a few words: which part of the claim this is
  Domain domain;
  Comparison conclusion;
};

// Builders, so that a claim reads like the mathematics.
Variable real(Term symbol);
Variable positive(Term symbol);                                   ///< symbol > 0
Variable nonnegative(Term symbol);                                ///< symbol >= 0
Variable natural_from(Term symbol, long lower);                   ///< natural symbol >= lower
Variable in(Term symbol, Rational lower, Rational upper);         ///< lower <= symbol <= upper
Variable in_open(Term symbol, Rational lower, Rational upper);    ///< lower < symbol < upper
Variable half_open(Term symbol, Rational lower, Rational upper);  ///< lower <= symbol < upper

/// The bounds of the variables as comparisons, then the hypotheses: all that may be assumed besides
/// premises. Deterministic order.
std::vector<Comparison> assumptions(const Domain& d);

/// The unknown parts that must have values for the statement to be evaluated at a point.
struct Unknowns {
  std::vector<Variable>
      scalars;  ///< declared variables, and undeclared free symbols as unbounded ones
  std::vector<std::string> sequences;  ///< without those defined by a recursion
};
Unknowns unknowns(const Statement& s);

/// Faults that make a statement unusable: an undeclared symbol, a name that means two things (a
/// variable that is an index too, a sequence with two rules), sides that are one expression as
/// written, a premise without source, a natural whose bound is negative or no integer. Or empty.
std::vector<std::string> faults(const Statement& s);

/// The same statement with every natural n >= b, b > 0, written as n' + b with a natural n' >= 0.
/// Proofs are about this form.
Statement shift_naturals(const Statement& s);

/// The statement about one model of its premises: bindings applied everywhere, premises turned into
/// hypotheses (schemas dropped: the refuter checks them index by index through `premises`), no
/// models left.
Statement instantiate(const Statement& s, const Model& m);

}  // namespace gradus
