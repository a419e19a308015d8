#include "exp_core.h"
y = rnd(1 + s);
/* 1.24 u, not fused 1.30 u */
{ |r| <= 0.3466 -> |(y - (1 + S)) / (1 + S)| <= 0x1.4cp-53 }
$ r in 128;
