#include "exp_core.h"
/* What exp(r) is when S errs by the polynomial and r by its rounding. */
D = (1 + S) * d;
#if K == 1
y = rnd(2 * s + 1);
V = 2 * S + 1;
E = 2 * D;
#elif K == 2
/* all k >= 2, divided by 2^k; i = 2^-k */
y = rnd(s + rnd(1 - i));
V = S + (1 - i);
E = D;
#elif K == -1
y = rnd(0.5 * s - 0.5);
V = 0.5 * S - 0.5;
E = 0.5 * D;
#else
/* all k <= -2; i = 2^k, whose product with s is exact */
y = rnd(i * s + rnd(i - 1));
V = i * S + (i - 1);
E = i * D;
#endif
#if K == 1 || K == -1
{ |r| <= 0.3466 /\ |d| <= 0x1.62p-55 -> (y - V + E) / V in ? }
$ r in 48;
#else
{ |r| <= 0.3466 /\ |d| <= 0x1.62p-55 /\ i in [0, 0.25] -> (y - V + E) / V in ? }
$ r in 16, i in 3;
#endif
