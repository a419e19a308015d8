#include "rounding.h"
f = rnd(any_f);
z = rnd(f / rnd(f + 2));
Z = f / (f + 2);
h = rnd(rnd(f * f) * 0.5);
H = f * f * 0.5;
w = rnd(z * z);
W = Z * Z;
w2 = rnd(w * w);
W2 = W * W;
even = MULADD(w2, MULADD(w2, 0x1.399f233235adep-3, 0x1.c71c5196a6dd7p-3), 0x1.999999997f4a2p-2);
odd = MULADD(w2, MULADD(w2, MULADD(w2, 0x1.2f209623219a8p-3, 0x1.74665789c0bedp-3), 0x1.2492494277ceap-2), 0x1.5555555555594p-1);
EVEN = W2 * (W2 * 0x1.399f233235adep-3 + 0x1.c71c5196a6dd7p-3) + 0x1.999999997f4a2p-2;
ODD = W2 * (W2 * (W2 * 0x1.2f209623219a8p-3 + 0x1.74665789c0bedp-3) + 0x1.2492494277ceap-2) + 0x1.5555555555594p-1;
rest = MULADD(w, odd, rnd(w2 * even));
REST = W * ODD + W2 * EVEN;
/* k2 = k log2_low */
c = MULADD(z, rnd(h + rest), rnd(k2));
C = Z * (H + REST) + k2;
g = rnd(f - rnd(h - c));
G = f - (H - C);
#ifdef ZERO
c0 = rnd(z * rnd(h + rest));
C0 = Z * (H + REST);
g0 = rnd(f - rnd(h - c0));
G0 = f - (H - C0);
#if ZERO == 1
{ f in [0x1p-8, 0.41422] -> (g0 - G0) / G0 in ? }
#else
{ f in [-0.2929, -0x1p-8] -> (g0 - G0) / G0 in ? }
#endif
$ f in 96;
#else
{ f in [-0.2929, 0.41422] /\ |k2| <= 0x1p-34 -> (g - G) in ? }
$ f in 64;
#endif
