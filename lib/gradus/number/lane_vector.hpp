#pragma once

/// A static member function that is part of each kernel that calls it, also where the compiler
/// would rather keep one copy: the wide registers never pass through memory.
#define GRADUS_LANE [[gnu::always_inline]] static inline

/// The kernels are templates over a vector V, one for each LaneLevel, with static members only:
///
/// width                  lanes in a register `Real`
///
/// less, less_equal       give a `Mask`, false where an operand is NaN
///
/// bits, from_bits        a mask as one bit a lane; from_bits looks at the lowest `width` bits
///
/// fused                  whether mul_add(a, b, c) = a b + c and sub_mul(c, a, b) = c - a b round
///                        once
///
/// add, sub, mul, div     rounded to nearest
///
/// min, max               the second operand where one is NaN
///
/// shift_left<n>, ...     on the bits of the doubles
///
/// Rounded outward, the only operations that carry the enclosures:
/// add_down, add_up       sums
/// mul_down, mul_up       products of numbers that are not negative; 0 where one of them is 0
/// div_down, div_up       quotients by a positive number; 0 / b = 0
/// sqrt_down, sqrt_up     square roots of what is not negative
/// least_product(a, b, c, d, negative), greatest_product(a, b, c, d, positive)
///                        bounds of both a b and c d, where the mask tells whether one of the two
///                        is truly below (above) 0: where not, the bound is not either
/// least_sum(a, b, c, d, start, negative), greatest_sum(...)
///                        the same of start + a b and start + c d, the mask still about a b and c d
/// below(y, e), above(y, e)
///                        bounds of all numbers within e |y| of y, where e >= 2^-53; 0 for y = 0
///
/// Everything here and in the headers that include this one has internal linkage, and they call no
/// inline functions of the standard library: otherwise the linker might choose code for wide
/// registers in files that must run anywhere.
