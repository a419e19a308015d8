#include "rounding.h"
r = rnd(any_r);
R2 = r * r;
r2 = rnd(R2);
R4 = R2 * R2;
r4 = rnd(r2 * r2);
even = MULADD(r4, MULADD(r4, MULADD(r4, -0x1.ae43dd5400926p-41, -0x1.ae6454d968e21p-26), -0x1.a01a01a014eb7p-13), -0x1.5555555555555p-3);
odd = MULADD(r4, MULADD(r4, MULADD(r4, 0x1.883c3136c14ddp-49, 0x1.6123ce53b3304p-33), 0x1.71de3a52aac68p-19), 0x1.11111111110c9p-7);
EVEN = R4 * (R4 * (R4 * -0x1.ae43dd5400926p-41 + -0x1.ae6454d968e21p-26) + -0x1.a01a01a014eb7p-13) + -0x1.5555555555555p-3;
ODD = R4 * (R4 * (R4 * 0x1.883c3136c14ddp-49 + 0x1.6123ce53b3304p-33) + 0x1.71de3a52aac68p-19) + 0x1.11111111110c9p-7;
p = MULADD(r2, odd, even);
P = R2 * ODD + EVEN;
y = MULADD(rnd(r * r2), p, r);
Y = r * R2 * P + r;
/* An error of e in r, and cos(r) <= 1 - r^2 / 2 + r^4 / 24. It comes from two roundings, and where
   fused from one unless x is small and m = 1 / 2, so that |r| > 0.784. */
D = e * (1 - R2 / 2 + R4 / 24);
#ifdef FUSED
#define E1 0x1.0001p-55
#define E2 0x1.0001p-54
#else
#define E1 0x1.0001p-54
#define E2 0x1.0001p-53
#endif
#if RANGE == 1
{ r in [0.25, 0.5] /\ |e| <= E1 -> (y - Y + D) / Y in ? }
#elif RANGE == 2
{ r in [0.5, 0.785] /\ |e| <= E2 -> (y - Y + D) / Y in ? }
#elif RANGE == 3
{ r in [0.784, 1] /\ |e| <= 0x1.0001p-53 -> (y - Y + D) / Y in ? }
#else
{ r in [1, 1.5709] /\ |e| <= 0x1.0001p-52 -> (y - Y + D) / Y in ? }
#endif
$ r in 48;
