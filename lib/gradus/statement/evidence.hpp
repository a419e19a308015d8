#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gradus/algebra/polynomial.hpp"
#include "gradus/number/interval.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// Values that make a statement true or false. Coordinates in the order of the statement's
/// unknowns.
struct Point {
  std::vector<std::pair<std::string, Rational>> scalars;
  std::vector<std::pair<std::string, std::vector<Rational>>> vectors;
  std::vector<std::pair<std::string, std::vector<std::vector<Rational>>>> operators;
  std::vector<std::pair<std::string, std::vector<Rational>>> sequences;  ///< members 0, 1, 2, ...
  /// For random sequences: members are independent and take value i of `outcomes` with probability
  /// i of `chances`.
  struct Distribution {
    std::string sequence;
    std::vector<Rational> outcomes, chances;
  };
  std::vector<Distribution> distributions;
};
std::string text(const Point& p);                   ///< "eps = 3/2, g = (1)"
std::vector<Rational> coordinates(const Point& p);  ///< all numbers, in order
/// Simpler first: least largest height log2(1+|p|) + log2 q over the coordinates, then least sum,
/// then lexicographic (positive before negative, numerically smaller absolute value first).
bool simpler(const Point& a, const Point& b);

/// Why a polynomial is >= 0 (or > 0) under numbered assumptions. A tree of plain data, verified by
/// expanding polynomials:
///   product(multiplier) * target = sum of coefficient * product(parts),   coefficients > 0
///   rational, parts >= 0, multipliers > 0.
struct Positivity {
  enum class Rule {
    constant,    ///< target is a rational >= 0
    assumption,  ///< target = scale * sign * numerator of (larger - smaller side) of an assumption,
                 ///< scale > 0; supports[0] shows that sign * denominator > 0 (no support when the
                 ///< denominator is constant 1 and sign = 1)
    atom,  ///< target is one atom: exp (> 0), pi (> 0), sqrt, abs, a natural, <v, v>, or base^e
           ///< with supports[0] showing base >= 0 (or > 0)
    power_bound,  ///< target = 1 - b^e with supports b >= 0, 1 - b >= 0; or target = b^e - 1 with
                  ///< support b - 1 >= 0; b^e an atom
    square,       ///< target = root^2; strict when supports[0] shows root > 0, -root > 0, or an
                  ///< assumption root != 0 is named by `assumption`
    gram,         ///< target = <u, u>, u = sum of form[i].second * form[i].first
    products,     ///< the sum above
    conjugate,    ///< target = x, root = y, x + y and x y without an absolute value or root that is
                  ///< in both: supports x + y >= 0 and x y >= 0 (> 0 when strict), the latter times
                  ///< what supports[2], where given, shows to be > 0
  };
  Rule rule = Rule::constant;
  Polynomial target;
  bool strict = false;  ///< target > 0 is claimed, otherwise target >= 0

  std::optional<std::size_t> assumption;  ///< index into the assumptions in force (see DirectProof)
  int sign = 1;
  Rational scale = 1;
  std::vector<Positivity> supports;
  Polynomial root;
  std::vector<std::pair<Word, Polynomial>> form;
  struct Product {
    Rational coefficient;
    std::vector<Positivity> parts;
  };
  std::vector<Product> products;
  std::vector<Positivity> multiplier;
};

/// Why left RELATION right. With larger - smaller = n / d in normal form (for != : left - right):
/// `numerator` shows sign * n >= 0 (> 0 for strict relations), `denominator` sign * d > 0 (absent
/// when d = 1 and sign = 1). For !=, `numerator` shows n^2 > 0 and there is no denominator (d is a
/// product of factors of divisors, whose conditions are shown separately).
struct OrderProof {
  int sign = 1;
  Positivity numerator;
  std::optional<Positivity> denominator;
};

/// A schema premise taken at one value of its index.
struct PremiseInstance {
  std::size_t premise;  ///< index into domain.premises
  Term at;  ///< must be >= the premise's `from` for all values of the naturals it mentions
};

/// A proof of one comparison c in one domain. Assumptions in force, numbered in this order:
/// assumptions(domain); premises without index, in order; `instances`. Before anything is compared,
/// c and the assumptions are unrolled (see algebra/unroll.hpp) and expectations expanded.
struct DirectProof {
  std::vector<PremiseInstance> instances;
  std::optional<OrderProof>
      order;  ///< absent for an identity (relation =, difference is the zero polynomial)
  /// Every condition of definedness of c's sides and of the assumptions used, and why it holds. For
  /// these, the assumptions in force go on with index >= lower, index <= upper for each sum node of
  /// c, in the order of for_each_node(left), then right.
  std::vector<std::pair<Comparison, OrderProof>> conditions;
};

/// For all values of `variable` (a natural with lower bound `base`), by induction. D(n) = larger -
/// smaller (left - right for =). Nothing in the domain but schema premises' own indices may mention
/// the variable. `start`: the comparison with the variable replaced by `base`, in the domain
/// without it. `step`, in the domain where the variable is replaced by a natural m >= 0 plus base:
/// shows
///   D(m + base + 1) - multiplier * D(m + base) = 0, or >= 0 (also where the conclusion is strict),
/// and `multiplier_sign` that multiplier >= 0 (> 0 where the conclusion is strict; absent for =).
/// In the step (its order, its conditions, the multiplier's sign) the induction hypothesis, the
/// comparison at m + base, is one more assumption, numbered after the instances.
struct InductionProof {
  Term variable;
  Term shifted;  ///< m
  long base = 0;
  DirectProof start;
  Term multiplier;
  DirectProof step;
  std::optional<OrderProof> multiplier_sign;
};

struct Identity {
  DirectProof proof;
};  ///< both sides have one normal form
struct Signs {
  DirectProof proof;
};  ///< order by signs, hypotheses only
struct Combination {
  DirectProof proof;
};  ///< order from premises and squares
struct Induction {
  InductionProof proof;
};

/// Branch and bound covered the box: on each leaf the conclusion was certain, or a hypothesis
/// certainly false.
struct Paving {
  std::size_t boxes = 0;    ///< evaluated
  std::size_t leaves = 0;   ///< that cover the part of the box where the hypotheses may hold
  std::size_t dropped = 0;  ///< boxes on which a hypothesis certainly fails
  std::size_t precise = 0;  ///< of the leaves: decided by 50 digits, the others by doubles
  unsigned depth = 0;       ///< of bisections
  std::string form;         ///< "mean value", "natural"
  /// Certified lower bound of larger - smaller side over the box, rounded down; 0 where it touches.
  std::string margin;
  /// The leaf where the margin was found: for each variable, its name and its part, rounded
  /// outward.
  std::vector<std::pair<std::string, std::string>> tightest;
  /// What closed the boxes near which both sides are equal.
  std::vector<std::string> touching;
};

/// A point of the domain at which the conclusion fails.
struct Witness {
  Point point;
  std::string model;        ///< the member of the class, where the statement has premises
  std::string left, right;  ///< the values: exact rationals, or enclosures rounded outward
  bool exact = true;
};

/// An enclosure or confidence interval of the quantity of an experiment.
struct Measurement {
  Rational lower, upper;
  std::string method;  ///< "Clopper-Pearson", "enclosure", ...
  Rational failure;    ///< 0 for an enclosure, else one minus the confidence level
  std::uint64_t seed = 0;
  std::uint64_t samples = 0;  ///< 0 for an enclosure
};

/// Held in all cases that were run.
struct Cases {
  std::uint64_t count = 0;
  bool complete = false;  ///< these are all cases of the property, and the arithmetic was exact
  std::string tightest;   ///< where it came closest to failing
  std::string digits;     ///< arithmetic
};

struct Negation {
  std::vector<std::string> proved;
};  ///< labels of the statements that together prove the negation
struct Open {
  std::string why;
};

using Evidence = std::variant<Open, Identity, Signs, Combination, Induction, Paving, Witness,
                              Measurement, Cases, Negation>;
const char* kind(const Evidence& e);  ///< "identity", "signs", ...

}  // namespace gradus
