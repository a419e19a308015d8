#include "exp_core.h"
y = rnd(1 + s);
{ |r| <= 0.3466 -> (y - (1 + S)) / (1 + S) in ? }
$ r in 64;
