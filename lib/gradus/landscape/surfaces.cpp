#include "gradus/landscape/surfaces.hpp"

namespace gradus {

Term two_layer_loss(Term u, Term v) { return square(u * v - Term(1)); }

Term peano_surface(Term x, Term y) { return (y - square(x)) * (y - Term(3) * square(x)); }

Term rectified_loss(Term w) { return square(max(w, Term(0)) - Term(1)); }

}  // namespace gradus
