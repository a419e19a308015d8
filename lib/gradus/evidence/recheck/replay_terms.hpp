#pragma once

#include <map>
#include <memory>

#include "gradus/evidence/recheck/replay_polynomial.hpp"

namespace gradus {

/// Finds out, by lines of a theory, what formulas are equal to: one sum of products of atoms each,
/// the same for equal formulas as far as possible.
class TermReplay {
 public:
  using Theory = kernel::Theory;
  using Line = Theory::Line;
  using Lines = Theory::Lines;
  using Product = Theory::Product;

  /// What is done beyond the usual.
  struct Reading {
    bool keeps_tanh = false;     ///< not written by exponentials: quick where that is not needed
    bool settles_kinks = false;  ///< |x| is x or -x where the sign of x is known
  };
  TermReplay(Theory& theory, const Domain& domain, Reading reading)
      : theory_(&theory), domain_(domain), given_(theory.size()), reading_(reading) {}
  virtual ~TermReplay() = default;

 protected:
  TermReplay(const TermReplay&) = default;
  TermReplay& operator=(const TermReplay&) = delete;
  /// The same for a theory that has all lines of this one.
  virtual std::unique_ptr<TermReplay> inside(Theory& theory) const = 0;
  /// Shows what an operation needs in order to have a value, where that is known.
  virtual void show_needs(Term t) = 0;

  Theory& theory() { return *theory_; }
  void move_to(Theory& theory) { theory_ = &theory; }
  void prepare_exponentials(const std::vector<Term>& all);
  void explain(Term t);
  Polynomial canonical(Term t);  ///< of a formula that is explained
  /// factor * product(positive) * (larger - smaller side) = sum of the products, with what is known
  /// of atoms and divisors put in; a factor only for !=.
  Line conclude(const Comparison& c, std::vector<Product> products, Lines positive = {},
                Term factor = 1);
  Line as(const Comparison& c, Line line);           ///< where both say the same
  std::optional<Line> at_least(Term t, long bound);  ///< t >= bound, visibly
  std::optional<Line> nonzero(Term t);               ///< t != 0
  std::optional<Line> sign(Term t, bool strict);     ///< t > 0 or t >= 0, as known
  void use_equation(Line line);
  /// The factor that makes p a polynomial without divisors, and the product.
  std::pair<Polynomial, Polynomial> without_divisors(Polynomial p);
  static Term difference(const Comparison& c);  ///< larger - smaller side
  Polynomial gap(const Comparison& c) { return theory_->expand(difference(c)); }
  Polynomial gap(Line line) { return gap(theory_->says(line)); }
  Line axiom(const std::string& name, const std::map<char, Term>& of) {
    return theory_->axiom(name, of);
  }
  Line positive_square(Term x);
  Line positive_pi();
  Line root_squared(Term x);
  Line positive_power(Term x, Term y);   ///< x^y > 0, where it is known that x > 0
  Line exp_of_log(Term x);               ///< exp(log(x)) = x, where it is known that x > 0
  Line exp_of_multiple(Term x, Term m);  ///< exp(x m) = exp(x)^m
  Line inverse_of(Term x, Term m = 1, Term n = -1);

 private:
  struct Equal {
    Polynomial value;
    Line line;
  };
  struct Divisor {
    Line positive, inverse;  ///< p^power > 0, p * (1/p) = 1
    int power;               ///< 1, or 2 where the sign of p is not visible
  };
  struct Reduction {
    Polynomial rest;
    std::map<Line, Polynomial> cofactors = {};
    Lines divisors = {};
  };
  Line differ(const Comparison& c, const std::vector<Product>& products, const Lines& positive,
              Term factor);
  void set(Term t, Line line);
  void set_square(Term t, Line line);
  /// t is the right side of the second line, the left side of which is t with other operands.
  void set_like(Term t, const std::vector<Term>& others, Line line);
  void reduce(Reduction& r);
  bool clear(Reduction& r);
  std::optional<Divisor> divisor(Term inverse);
  Line equal(Term a, Term b) { return conclude(a == b, {}); }
  Line replace(Term t, const std::vector<Term>& others);
  bool has_canonical_operands(Term t);
  std::optional<long> minimum(Polynomial p, std::vector<Product>& why);
  void note_signs();
  void note_factors();
  bool is_positive(const Polynomial& p, std::vector<Product>& why, int orders = 3,
                   bool given = false);
  std::optional<Line> positive_atom(Term a, int orders);
  std::optional<Line> positive_factor(Term a);
  std::optional<Product> positive_product(const Polynomial& p);
  std::optional<Line> apart_square(Term x);  ///< x * x > 0, where a line says that x != 0
  void explain_node(Term t);
  void define(Term t);
  void function(Term t);
  bool settle_absolute(Term t);
  void absolute_product(Term t);
  Line exactly(Term t);
  Line log_of_product(Term a, Term b);
  void logarithm(Term t);
  void exponential(Term t);
  void inverse(Term t);
  Line half_power(Term b, const Rational& q);
  void power(Term t);
  void power_of_factor(Term t);
  void power_of_zero(Term t);
  bool root_of_power(Term t);
  bool root_of_multiple(Term t);
  void log_of_root(Term t);
  bool split_base(Term t);
  Line regroup(Term x, Term m, Term n, Term product);
  void member(Term t);
  void mean(Term t);
  void mean_of_product(Term t, const Monomial& random);
  void series(Term t);
  void closed(Term t);

  Theory* theory_;
  const Domain& domain_;
  std::map<Term, Equal, TermOrder> values_, squares_;
  std::map<Term, Divisor, TermOrder> divisors_;    ///< by 1/p
  std::map<Term, Line, TermOrder> factors_;        ///< of their gaps
  std::vector<std::pair<Line, Polynomial>> gaps_;  ///< of orders
  Line noted_ = 0, given_;
  Lines apart_;  ///< != lines, and strict ones of the domain
  std::set<Term, TermOrder> explained_;
  Rational unit_ = 1;
  Reading reading_;
  int depth_ = 0;
};

}  // namespace gradus
