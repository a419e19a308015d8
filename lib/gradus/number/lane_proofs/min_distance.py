"""The least distance of a double x, 0 < |x| <= 2^20, from the multiples of pi / 2 other than 0.

For the doubles M 2^(e-52) with M < 2^53, |M 2^(e-52) - n pi / 2| = 2^(e-52) |M - n a| with
a = pi 2^(51-e), and n is at most the bound below. By the theory of continued fractions, |M - n a| is
least, among all n up to that of a convergent's denominator q and below the next one's, for that
convergent.
"""
from fractions import Fraction
from math import floor, log2

# 400 bits of pi by Machin's formula
def arctangent_inverse(n, one):
    total = term = one // n
    k = 1
    while term:
        term //= -n * n
        k += 2
        total += term // k
    return total

bits = 400
one = 1 << (bits + 20)
pi = Fraction(4 * (4 * arctangent_inverse(5, one) - arctangent_inverse(239, one)), one)

least = None
for e in range(-1, 21):
    a = pi * Fraction(2) ** (51 - e)
    bound = floor(Fraction(2) ** (e + 1) / (pi / 2)) + 1
    # convergents p / q of a
    p0, q0, p1, q1 = 1, 0, floor(a), 1
    rest = a - floor(a)
    while True:
        rest = 1 / rest
        digit = floor(rest)
        rest -= digit
        p2, q2 = digit * p1 + p0, digit * q1 + q0
        if q2 > bound:
            break
        p0, q0, p1, q1 = p1, q1, p2, q2
    distance = abs(p1 - q1 * a) * Fraction(2) ** (e - 52)
    least = distance if least is None else min(least, distance)
print(f"2^{log2(least):.2f}")
