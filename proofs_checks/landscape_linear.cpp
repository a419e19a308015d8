// Deep linear networks: no local minimum is bad, every other critical point has a way down.

#include <algorithm>

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "gradus/landscape/linear_network.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term t = Term::symbol("t"), s = Term::symbol("s"), alpha = Term::symbol("alpha"),
           beta = Term::symbol("beta"), x = Term::symbol("x"), y = Term::symbol("y"),
           c = Term::symbol("c"), e = Term::symbol("e"), m = Term::symbol("m");
const Term n = Term::natural("n"), zero(0), one(1), two(2);

/// |a b' - M|^2 - |M|^2, where Mb = M b.
Term unit_loss(const AbstractVector& a, const AbstractVector& b, const AbstractVector& mb) {
  return a.squared_norm() * b.squared_norm() - two * a.dot(mb);
}

/// The loss on the curve a = alpha u + t alpha p, b = beta v + t beta q: u, v and p, q are unit
/// vectors of two singular values, M v = sigma u with sigma = alpha beta, M q = s p.
Term along_curve() {
  const auto named = [](const char* name) { return AbstractVector::named(name); };
  const AbstractVector u = named("u"), v = named("v"), p = named("p"), q = named("q");
  const AbstractVector a = alpha * u + t * alpha * p, b = beta * v + t * beta * q,
                       mb = beta * (alpha * beta) * u + t * beta * s * p;
  const auto orthonormal = [](const AbstractVector& first, const AbstractVector& second) {
    return Substitution{
        {first.squared_norm(), one}, {second.squared_norm(), one}, {first.dot(second), zero}};
  };
  return substitute(substitute(unit_loss(a, b, mb), orthonormal(u, p)), orthonormal(v, q));
}

Claim one_unit() {
  const Term sigma = alpha * beta;
  const auto on_curve = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {positive(alpha), positive(beta), real(s), real(t)},
                   along_curve() == claimed);
  };
  const auto below = [&](std::string label, Term most) {
    return for_all(std::move(label), {positive(alpha), positive(beta), positive(s), positive(t)},
                   {s > sigma, t * t * sigma < most * (s - sigma)}, along_curve() < -square(sigma));
  };
  const auto orthogonal = [&](std::string label, Term factor) {
    return for_all(
        std::move(label), {real(alpha), real(beta), real(s), real(x), real(y)},
        s * (s * x - square(alpha) * y) + square(alpha) * (s * y - square(beta) * x) == factor * x);
  };
  const auto least = [&](std::string label, Term bound) {
    return for_all(std::move(label), {nonnegative(alpha), nonnegative(beta), positive(s), real(m)},
                   {m <= s * alpha * beta}, square(alpha) * square(beta) - two * m >= bound);
  };
  return {
      "landscape/linear-unit",
      "A linear network of one unit has no bad minimum",
      "S2:74-78, S3:757-758",
      {"landscape/local-minima-not-bad", "homework/deep-linear-nonconvex"},
      "landscape/network-saddles",
      "L = |a b' - M|^2 in any dimension. At a critical point M b = |b|^2 a and M'a = |a|^2 b, so "
      "sigma = |a||b| is a singular value and L - |M|^2 = -sigma^2. Where s > sigma is another, "
      "with vectors p, q, these are orthogonal to a and b: s x = |a|^2 y and |b|^2 x = s y for x = "
      "<a, p>, y = <b, q>, so (s^2 - sigma^2) x = 0. And a + t |a| p, b + t |b| q has less loss at "
      "once. With more units, hold the others. Nothing lies below "
      "-s^2 for the largest s (m = <a, M b>).",
      Grade::proved,
      {on_curve("the loss on the curve",
                -square(sigma) - two * square(t) * sigma * (s - sigma) + pow(t, 4) * square(sigma)),
       below("it leads down", two), orthogonal("orthogonal", square(s) - square(sigma)),
       least("the least loss", -square(s))},
      {{"down for every t", below("every t", Term(4))},
       {"s - sigma once", on_curve("once", -square(sigma) - square(t) * sigma * (s - sigma) +
                                               pow(t, 4) * square(sigma))},
       {"(s - sigma)^2 x", orthogonal("(s - sigma)^2 x", square(s - sigma))},
       {"half of the least loss", least("half", -square(s) / two)}}};
}

Claim deep_origin() {
  // All layers t times a direction: W_L .. W_1 X is t^n times what the directions give.
  const auto loss = [&](Term power) { return y - two * c * power + e * square(power); };
  const auto below = [&](std::string label, Term most) {
    return for_all(std::move(label),
                   {positive(c), positive(e), real(y), positive(t), natural_from(n, 1)},
                   {e * pow(t, n) < most * c}, loss(pow(t, n)) < y);
  };
  const Term q = Term::symbol("q");  // stands for t^(n - 3)
  const auto flat = [&](std::string label, long layers) {
    return for_all(std::move(label), {positive(c), positive(e), real(y), in(t, 0, 1), in(q, 0, 1)},
                   loss(pow(t, layers) * q) >= y - two * c * pow(t, 3));
  };
  const auto at_most_one = [](std::string label, Variable base) {
    return for_all(std::move(label), {std::move(base), natural_from(n, 0)}, pow(t, n) <= one);
  };
  return {
      "landscape/linear-origin",
      "In a deep linear network the origin is a saddle, and flat",
      "S2:84, S3:757-758",
      {"landscape/saddles-dominate", "homework/deep-linear-nonconvex"},
      "landscape/linear-unit",
      "Where all of n layers are t times a direction the loss is y - 2c t^n + e t^(2n), y = |Y|^2, "
      "and c > 0 for some direction: it falls from the origin on. But for n >= 3 by no more than "
      "2c t^3: no second derivative shows it (Kawaguchi, 2016).",
      Grade::proved,
      {below("a way down", two), flat("flat for three layers or more", 3),
       at_most_one("t^(n - 3) <= 1", in(t, 0, 1))},
      {{"down for e t^n < 3c", below("3c", Term(3))},
       {"flat for two layers", flat("two", 2)},
       {"t^(n - 3) <= 1 for t <= 2", at_most_one("t <= 2", in(t, 0, 2))}}};
}

std::vector<LinearNetwork> linear_networks(unsigned layers) {
  const Rational half(1, 2);
  if (layers == 3) return {{3, 2, 2, 1, {2}}, {3, 2, 2, 2, {3, half}}};
  return {{2, 2, 1, 2, {3, half}},
          {2, 2, 2, 1, {2}},
          {2, 2, 2, 2, {3, half}},
          {2, 3, 1, 3, {1, 2, 3}},
          {2, 3, 2, 3, {5, 2, half}}};
}

using Property = std::function<bool(const LinearNetwork&, const LinearStratum&)>;

/// A property of all strata of critical points of each network.
Trial for_each(std::string label, std::string property, unsigned layers, Property holds) {
  return {std::move(label), std::move(property), [=](const Budget&) {
            Trial::Outcome outcome;
            outcome.cases.digits = "exact";
            outcome.cases.complete = true;
            for (const LinearNetwork& network : linear_networks(layers)) {
              for (const LinearStratum& stratum : strata(network)) {
                ++outcome.cases.count;
                if (holds(network, stratum) || !outcome.violation.empty()) continue;
                outcome.violation = "A = " + description(network) + "; " + description(stratum);
              }
            }
            return outcome;
          }};
}

Claim linear_strata() {
  const auto strict = [](const LinearNetwork&, const LinearStratum& p) {
    return p.is_global == (p.inertia.negative == 0);
  };
  const auto only_symmetries = [](const LinearNetwork& network, const LinearStratum& p) {
    return network.inputs != network.outputs || p.inertia.zero == p.dimension;
  };
  const auto two_layers = [](std::string label, std::string property, Property holds) {
    return for_each(std::move(label), std::move(property), 2, std::move(holds));
  };
  return {
      "landscape/linear-networks",
      "Linear networks, every kind of critical point",
      "S2:74-84, S3:757-758",
      {"landscape/local-minima-not-bad", "landscape/saddles-dominate",
       "homework/deep-linear-nonconvex"},
      "landscape/linear-unit",
      "Five networks of two linear layers, 2-1-2 to 3-2-3: critical points form orbits (W2 C^-1, C "
      "W1), one for each choice of fitted modes. Exactly the orbit of least loss has no negative "
      "eigenvalue, and where A is square the only zero ones are those of the orbit. Three layers, "
      "2-2-2-1 and "
      "2-2-2-2: each other orbit through a diagonal point has a way down, but not all show it in "
      "the Hessian.",
      Grade::certified,
      {two_layers("no index 0 but the global minimum", "index 0 where the loss is least, only",
                  strict),
       two_layers("flat along the orbit alone",
                  "as many zero eigenvalues as the orbit has dimensions", only_symmetries),
       for_each("three layers: a way down", "each orbit that is not global has a way down", 3,
                [](const LinearNetwork&, const LinearStratum& p) {
                  return p.is_global || p.has_way_down;
                })},
      {{"three layers: a negative eigenvalue",
        for_each("three layers", "index 0 where the loss is least, only", 3, strict)},
       {"three layers: flat along the orbit alone",
        for_each("three layers, flat", "as many zero eigenvalues as dimensions", 3,
                 only_symmetries)},
       {"one direction down", two_layers("one", "at most one negative eigenvalue",
                                         [](const LinearNetwork&, const LinearStratum& p) {
                                           return p.inertia.negative <= 1;
                                         })},
       {"minima are isolated", two_layers("isolated", "no zero eigenvalue",
                                          [](const LinearNetwork&, const LinearStratum& p) {
                                            return p.inertia.zero == 0;
                                          })}},
      "These networks, exactly; that no local minimum of any linear network is bad is Kawaguchi's "
      "theorem (2016), which is not proved here beyond one unit."};
}

}  // namespace

std::vector<Claim> landscape_linear() { return {one_unit(), deep_origin(), linear_strata()}; }

}  // namespace gradus
