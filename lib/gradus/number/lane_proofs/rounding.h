// One proof for both kinds of processor: MULADD(a, b, c) is V::mul_add, SUBMUL(c, a, b) V::sub_mul.
#ifdef FUSED
#define MULADD(a, b, c) rnd((a) * (b) + (c))
#define SUBMUL(c, a, b) rnd((c) - (a) * (b))
#else
#define MULADD(a, b, c) rnd(rnd((a) * (b)) + (c))
#define SUBMUL(c, a, b) rnd((c) - rnd((a) * (b)))
#endif
@rnd = float<ieee_64, ne>;
