#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gradus/algebra/term.hpp"

/// The arithmetic that the re-check trusts, written for it alone.
namespace gradus::kernel {

/// Why evidence is not accepted.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// constant + sum of integer * product of naturals (atoms, sorted, with repetition).
struct Exponent {
  long constant = 0;
  std::map<std::vector<int>, long> symbolic = {};  ///< no zeros
  bool is_zero() const { return constant == 0 && symbolic.empty(); }
  auto operator<=>(const Exponent&) const = default;
};
using Mono = std::map<int, Exponent>;   ///< atom to its exponent: not 0, negative for a divisor
using Poly = std::map<Mono, Rational>;  ///< no zeros

/// An independent unknown. What it stands for depends on `op`:
///   symbol, pi, inner: `leaf`, or (a symbol without leaf) the index of a sum;
///   element: member args[0] of the sequence `name`;
///   power: args[0]^args[1]; with one argument args[0] itself, a polynomial that stands as divisor
///     or has an exponent that is no number;
///   exp: exp(args[0] / exp_unit), so that exp of rational multiples are integer powers of one
///   atom; sum, least: over `index` = args[0]..args[1] of args[2]; all others: the operation on
///   `args`.
struct Atom {
  Op op = Op::symbol;
  std::optional<Term> leaf = {};
  std::string name = {};
  std::vector<Poly> args = {};
  int index = -1;
  std::set<int> uses = {};  ///< itself and all atoms inside, without its own index
};
inline constexpr long exp_unit = 5040;

/// Bounds of a natural.
struct Range {
  Exponent lower;
  std::optional<Exponent> upper;
};

/// Sums of powers of atoms. What it computes equals what was asked for at every point at which that
/// is defined, 0^0 = 1 included. Throws Failure where the work exceeds its bounds.
class Field {
 public:
  virtual ~Field() = default;
  static Poly constant(const Rational& c);
  static Poly atom(int a, Exponent e = {1, {}}) { return {{{{a, std::move(e)}}, 1}}; }
  static Poly add(Poly a, const Poly& b, const Rational& times = 1);
  static Poly scale(const Poly& a, const Rational& c) { return add({}, a, c); }
  Poly multiply(const Poly& a, const Poly& b);
  Poly invert(const Poly& a);
  Poly power(const Poly& base, long n);
  Poly power(const Poly& base, const Poly& exponent);
  Poly function(Op op, std::vector<Poly> args);
  bool is_zero(Poly p);
  bool equal(const Poly& a, const Poly& b) { return a == b || is_zero(add(a, b, -1)); }
  virtual Poly substitute(const Poly& p, int a, const Poly& value) = 0;

  static std::optional<Rational> constant_value(const Poly& p);
  std::optional<Exponent> exponent(const Poly& p) const;  ///< p as a formula over naturals
  static Poly poly(const Exponent& e);
  /// The least value, where it follows from the ranges of the naturals.
  std::optional<long> minimum(Exponent e) const;

  const Atom& at(int a) const { return atoms_[static_cast<std::size_t>(a)]; }
  int intern(Atom a);
  int new_index(const Poly& lower, const Poly& upper);
  bool is_natural(int a) const;
  bool uses(int a, int part) const { return at(a).uses.contains(part); }
  bool uses(const Exponent& e, int part) const;
  bool uses(const Poly& p, int part) const;

  /// p = scale * content * rest with a monomial `content`; the first coefficient of `rest` is 1.
  struct Split {
    Rational scale;
    Mono content;
    Poly rest;
  };
  static Split split(const Poly& p);

  // What is known to be nonzero, or to have a value, at every point of the domain.
  bool nonzero(const Poly& p) const;
  bool defined(int a, const Exponent& e) const;
  bool defined(const Poly& p) const;
  void note_nonzero(const Poly& p);
  void note_defined(const Poly& p);

 protected:
  void spend(std::size_t work);
  std::map<int, Range> ranges_;

 private:
  Poly raised(const Poly& base, const Exponent& e);
  Poly normalise(Poly p);
  std::optional<Poly> reduced(int a, const Exponent& e);
  std::optional<long> floor_of(int a, const Exponent& e) const;

  std::deque<Atom> atoms_;
  std::set<int> nonzero_, defined_;
  std::set<Poly> nonzero_factors_;
  std::set<std::pair<int, Exponent>> defined_powers_;
  std::size_t work_ = 0;
};

std::optional<Rational> square_root(const Rational& q);  ///< where it is rational

}  // namespace gradus::kernel
