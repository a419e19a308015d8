#include "rounding.h"
z = rnd(any_z);
Z2 = z * z;
z2 = rnd(Z2);
Z4 = Z2 * Z2;
z4 = rnd(z2 * z2);
even = MULADD(z4, MULADD(z4, MULADD(z4, MULADD(z4, MULADD(z4, -0x1.256c25d578dfbp-6, -0x1.9cd30105e281dp-5), -0x1.10ebb91e2950ap-4), -0x1.745cf8dd641cfp-4), -0x1.24924922ad796p-3), -0x1.555555555553dp-2);
odd = MULADD(z4, MULADD(z4, MULADD(z4, MULADD(z4, 0x1.37d6642d95f7ep-5, 0x1.df0f58c7e8efap-5), 0x1.3b11192ddaf82p-4), 0x1.c71c70e618a0cp-4), 0x1.999999999586ep-3);
EVEN = Z4 * (Z4 * (Z4 * (Z4 * (Z4 * -0x1.256c25d578dfbp-6 + -0x1.9cd30105e281dp-5) + -0x1.10ebb91e2950ap-4) + -0x1.745cf8dd641cfp-4) + -0x1.24924922ad796p-3) + -0x1.555555555553dp-2;
ODD = Z4 * (Z4 * (Z4 * (Z4 * 0x1.37d6642d95f7ep-5 + 0x1.df0f58c7e8efap-5) + 0x1.3b11192ddaf82p-4) + 0x1.c71c70e618a0cp-4) + 0x1.999999999586ep-3;
p = MULADD(z2, odd, even);
P = Z2 * ODD + EVEN;
D = d * z / (1 + Z2);
/* base = BASE_HIGH + BASE_LOW up to 2^-107 */
#if BASE == 0
y = rnd(z + rnd(rnd(z * z2) * p));
V = z + z * Z2 * P;
{ z in [0x1p-3, 0.41422] -> (y - V) / V in ? }
#else
#if BASE == 4
y = rnd(0x1.921fb54442d18p-1 + rnd(z + MULADD(rnd(z * z2), p, 0x1.1a62633145c07p-55)));
V = 0x1.921fb54442d18p-1 + (z + (z * Z2 * P + 0x1.1a62633145c07p-55));
/* A relative error of z: subtraction below t = 1 / 2, addition, division */
#ifdef BELOW_HALF
{ z in [-0.41422, -0.3333] /\ |d| <= 0x1.48p-52 -> (y - V + D) / V in ? }
#else
{ z in [-0.3334, 0.41422] /\ |d| <= 0x1.0001p-52 -> (y - V + D) / V in ? }
#endif
#else
y = rnd(0x1.921fb54442d18p0 + rnd(z + MULADD(rnd(z * z2), p, 0x1.1a62633145c07p-54)));
V = 0x1.921fb54442d18p0 + (z + (z * Z2 * P + 0x1.1a62633145c07p-54));
{ z in [-0.41422, 0] /\ |d| <= 0x1.0001p-53 -> (y - V + D) / V in ? }
#endif
#endif
#ifdef BELOW_HALF
$ z in 16;
#else
$ z in 48;
#endif
