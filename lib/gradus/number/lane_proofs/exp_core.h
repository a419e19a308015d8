#include "rounding.h"
r = rnd(any_r);
R2 = r * r;
r2 = rnd(R2);
even = MULADD(r2, MULADD(r2, MULADD(r2, MULADD(r2, 0x1.28adf7b4c048cp-22, 0x1.a0199963bc125p-16), 0x1.6c16c18475a3ep-10), 0x1.55555555506cp-5), 0x1.000000000000ap-1);
odd = MULADD(r2, MULADD(r2, MULADD(r2, MULADD(r2, 0x1.ad92c5db98d61p-26, 0x1.71df18fd0c532p-19), 0x1.a01a012febae3p-13), 0x1.1111111126b38p-7), 0x1.55555555554fep-3);
EVEN = R2 * (R2 * (R2 * (R2 * 0x1.28adf7b4c048cp-22 + 0x1.a0199963bc125p-16) + 0x1.6c16c18475a3ep-10) + 0x1.55555555506cp-5) + 0x1.000000000000ap-1;
ODD = R2 * (R2 * (R2 * (R2 * 0x1.ad92c5db98d61p-26 + 0x1.71df18fd0c532p-19) + 0x1.a01a012febae3p-13) + 0x1.1111111126b38p-7) + 0x1.55555555554fep-3;
q = MULADD(r, odd, even);
Q = r * ODD + EVEN;
s = MULADD(r2, q, r);
S = R2 * Q + r;
