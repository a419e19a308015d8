#pragma once

#include <string>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// A statement that a reduction leads to, and its unknowns that are new: as formulas in the old
/// ones, 0 where such a formula has no value.
struct ReducedStatement {
  Statement statement;
  Substitution reading;
};

/// All `parts` together imply the statement that was reduced: where it fails (or has no value) at a
/// point of its domain, one of the parts fails: at the point that its reading gives, or, where it
/// is about another range of a variable, or none, at such a point with another value of that. So
/// the domain of a part has all these points: its hypotheses follow from the old ones, and those
/// written anew have values wherever the old ones have (kept_value.hpp). And what a part no longer
/// asks for, above all that both sides have values, is shown before, or is a part itself.
struct Reduction {
  std::vector<ReducedStatement> parts;
  std::vector<std::string> words;  ///< what was done, step by step
};

/// Easier statements that imply an order between real scalars (without premises, recursions,
/// sequences, vectors): for searches that do not end where both sides touch.
///  - Factors. With larger - smaller side = n / d, d > 0 and n = f r, f >= 0 on the domain (> 0
///  where
///    the conclusion is strict): r >= 0 (> 0) is enough. The conditions of definedness of both
///    sides, which r has lost, are shown first; where they are not, factors are left alone.
///  - Slack. Where a hypothesis says x <= e, e without x, and x has a lower bound l: at each point
///  of
///    the domain e - l >= x - l >= 0, so x = l + s (e - l) with s = (x - l) / (e - l) in [0, 1] (s
///    = 0 where e = l). s < 1 for x < e, s > 0 for x > l. The hypothesis may also read n - d x >= 0
///    with d > 0 on the domain; e = n / d. What held of e there (e >= l, d > 0) and what else
///    bounded x stay as hypotheses where they are not seen to hold.
///  - Scale. A homogeneous n of degree k: n(x, y, z) = z^k n(x / z, y / z, 1) for z != 0. So
///    n(u, v, 1) >= 0 for all u, v that x / z, y / z may be is enough where z > 0; together with
///    n(x, y, 0) >= 0, where z may be 0; k being even, or nothing negative, where z may be < 0.
///    Or n >= 0 wherever one variable is 1 and the others are in [-1, 1] (in [0, 1] where nothing
///    is negative): scaled by the largest.
///  - Denominators. n >= 0 is enough, whatever d is at an open end.
///  - Signs. n is the product of factors of one sign each on the domain: a part for each factor.
///  - Discriminant. n = a x^2 + b x + c with a, b, c without x: a >= 0, c >= 0 and 4 a c >= b^2 are
///    enough, whatever the hypotheses say of x.
/// Signs on a domain are enclosed, or proved and have passed the re-check. Each reduction applies
/// as many slacks as it can and then factors; none that changes nothing.
std::vector<Reduction> reductions(const Statement& s);

/// Others, by what functions are:
///  - Extremes. e max(a, b) <= c for e >= 0, in a hypothesis or the conclusion, says that e a <= c
///  and e b <= c; min and | | alike.
///  - Logarithms of both sides, where these are > 0 and one is an exponential or a power with a
///  variable exponent.
///  - Logarithms. A sum of c log u >= 0, c integers, u > 0: the product of the u^c is >= 1.
///  - Quotients. n / d <= r, d > 0 with roots: n <= r d.
///  - Roots. x - y >= 0, x the part with square roots, follows from x >= 0 and x^2 - y^2 >= 0;
///  other
///    roots alike by higher powers, x and y being each without roots or one product.
///  - Exponentials. What holds for all positive values in their place holds for them; exp(k a) is a
///  power of exp(a), and where one exponent is at least another, so are they. As written, and in
///  normal form, where hyperbolic functions are exponentials.
///  - Bounded functions. What holds for all values in their range holds for them.
///  - Reciprocals. x >= l, whose reciprocal stands in a function: x - (l - 1) = 1/u, 0 < u <= 1.
///  - Two terms. A - B >= 0, A, B > 0 products of powers and exponentials: log A - log B >= 0.
std::vector<Reduction> reductions_of_functions(const Statement& s);

/// Others, by half of a range: x >= 0, where functions of x are such that the difference is the
/// same for -x.
std::vector<Reduction> reductions_by_symmetry(const Statement& s);

/// Others, about naturals: what holds for the reals from a natural's least value on, or from the
/// next one on and at the least value, where powers with such exponents are defined for reals.
///  - Parity. What holds for 2 k and for 2 k + 1 in a natural's place.
///  - Sums, which count. One whose members' quotient q is free of the index is first (1 - q^n) / (1
///  - q), n the number of members, where q != 1: each of the three is a part. A sum is at most c
///  where each of its n > 0 members is at most c / n; at least alike. With a sum S, D(S) >= 0
///  follows from D(S + g) >= 0 and g >= 0, D falling with S: g is what integrals leave of it. It
///  follows from S + g <= v and D(v - g) >= 0, too.
std::vector<Reduction> reductions_of_naturals(const Statement& s);

/// Others, that leave a variable out:
///  - Equations. A hypothesis gives x = e, e without x (or one affine in x whose slope is not 0),
///    or x = 0, saying that a sum of even powers is <= 0. An end of a range at which one would say
///    so, and what lies beyond. So with the base of a power, which is 0 or > 0.
std::vector<Reduction> reductions_by_equations(const Statement& s);
///  - Ends. With larger - smaller side = n / d, d > 0, n affine or concave in x, and x bounded by
///    numbers and by hypotheses affine in it alone: n >= 0 (> 0) at each value that the range of x
///    may begin or end with is enough.
std::vector<Reduction> reductions_to_ends(const Statement& s);

///  - Affine. Of several variables at once, each between numbers: n = a + sum x b, a and b without
///    them, is at least a + sum (m b - r |b|), m the middle of the range of x and r half its width.
std::vector<Reduction> reductions_of_affine(const Statement& s);
///  - Separate sums. f(x) + g(y) >= 0, both of which may mention one more unknown, follows from
///  f(x)
///    >= 0 and g(y) >= 0; what mentions neither is shared out.
std::vector<Reduction> reductions_to_separate_sums(const Statement& s);
///  - Concave. A difference of formulas, defined on the whole range of x between two numbers, has a
///    second derivative <= 0 there: so it is at least what it is at the ends. Or so beside an end
///    that the range lacks; the rest of the range is a part.
std::vector<Reduction> reductions_to_concave(const Statement& s);

/// Others, by the slope in a variable x, whose derivative is defined beside a value c of it (a
/// number or another variable):
///  - f >= 0 follows from f(c) >= 0, f' >= 0 for x > c and f' <= 0 for x < c, whatever else the
///    hypotheses say of x.
///  - So it does where f, f', f'', ... are 0 at c and defined on the whole range, and the next one
///    has the sign with which all of them rise from c: f^(k) >= 0 for x > c, (-1)^k f^(k) >= 0 for
///    x < c. For >= alone.
///  - So it does where f' has the sign of x - c, c a formula without x (see `crossing`), on a range
///    that may be larger than that of x.
///  - f >= 0 follows from the same without the ends of ranges, f being defined at these: it is
///    continuous. There may be more slopes inside.
std::vector<Reduction> reductions_by_slopes(const Statement& s);

/// Others, for a variable without bounds and functions: at most 4 or 1 in size, and beyond.
std::vector<Reduction> reductions_to_tails(const Statement& s);

/// Others, for p and q between 0 and 1: a sum of what is said of them and the same of 1 - p and 1 -
/// q, f(p, q) + f(1 - p, 1 - q) >= 0, follows from f(p, q) >= c (p - q), c a number.
std::vector<Reduction> reductions_to_complements(const Statement& s);

/// Others, about formulas as they are written:
///  - Factors. Functions and quotients count as unknowns; a part for each factor of odd power.
///  - Operands. Where the difference rises with max(a, b), it is enough that it is >= 0 for b in
///  its
///    place wherever it is < 0 for a, both being defined on the domain; with min where it falls.
std::vector<Reduction> reductions_to_factors(const Statement& s);
///  - Orders. Where both sides are equal for x = y: y >= x and y <= x.
std::vector<Reduction> reductions_to_orders(const Statement& s);

}  // namespace gradus
