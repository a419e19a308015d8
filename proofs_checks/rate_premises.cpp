#include "proofs_checks/rate_premises.hpp"

#include "gradus/landscape/function_class.hpp"

namespace gradus {

Model two_points_on_a_parabola(Term lambda, bool convex, Term x_share, Term y_share,
                               Term slope_share) {
  const QuadraticModel q;
  const Term v = Term::symbol("v");
  Model m = q.model(lambda, !convex);
  m.variables.push_back(real(v));
  if (convex) m.hypotheses.push_back(q.h >= Term(0));
  const Term gx = q.gradient(q.w), gy = q.gradient(v);
  const Term z = x_share * q.w + y_share * v + slope_share * (gx - gy) / lambda;
  m.bindings = {{Term::symbol("f_x"), q.value(q.w)},
                {Term::symbol("f_y"), q.value(v)},
                {Term::symbol("f_z"), q.value(z)}};
  const std::vector<std::pair<Word, Term>> vectors{
      {{{}, "x"}, q.w}, {{{}, "y"}, v}, {{{}, "g"}, gx}, {{{}, "h"}, gy}};
  for (const auto& [a, va] : vectors) {
    for (const auto& [b, vb] : vectors) m.bindings.insert_or_assign(Term::inner(a, b), va * vb);
  }
  return m;
}

Substitution interpolation_reading(Term fx, Term fy, Term xx, Term xg, Term xh, Term gg, Term gh,
                                   Term hh) {
  const Word x{{}, "x"}, y{{}, "y"}, g{{}, "g"}, h{{}, "h"};
  Substitution reading{{Term::symbol("f_x"), fx}, {Term::symbol("f_y"), fy},
                       {Term::inner(x, x), xx},   {Term::inner(x, g), xg},
                       {Term::inner(x, h), xh},   {Term::inner(g, g), gg},
                       {Term::inner(g, h), gh},   {Term::inner(h, h), hh}};
  for (const Word& other : {x, y, g, h}) reading.insert_or_assign(Term::inner(y, other), Term(0));
  return reading;
}

namespace {

/// The inequality at points x and y with y read as 0 (only their difference enters).
Premise interpolated(std::string name, Term lambda, Term fx, Term fy, Term xx, Term xg, Term xh,
                     Term gg, Term gh, Term hh) {
  const Term difference = gg - Term(2) * gh + hh;
  const Term residual = xx - Term(2) / lambda * (xg - xh) + difference / square(lambda);
  return {std::move(name),
          "",
          "rate/interpolation",
          fx >= fy + xh + Term(Rational(1, 2)) / lambda * difference -
                    Term(Rational(1, 4)) * lambda * residual,
          std::nullopt,
          0,
          interpolation_reading(fx, fy, xx, xg, xh, gg, gh, hh)};
}

}  // namespace

Premise interpolated_forward(const DescentStep& s) {
  const Term size = s.gamma / s.lambda;
  return interpolated("interpolation between w and w+", s.lambda, s.value, s.next,
                      square(size) * s.gg, size * s.gg, size * s.gh, s.gg, s.gh, s.hh);
}

Premise interpolated_backward(const DescentStep& s) {
  const Term size = s.gamma / s.lambda;
  return interpolated("interpolation between w+ and w", s.lambda, s.next, s.value,
                      square(size) * s.gg, -size * s.gh, -size * s.gg, s.hh, s.gh, s.gg);
}

Premise convex_interpolated_forward(const DescentStep& s) {
  return {
      "interpolation between w and w+",
      "",
      "rate/convex-interpolation",
      s.value >= s.next + s.gh / s.lambda + (s.gg - Term(2) * s.gh + s.hh) / (Term(2) * s.lambda),
      std::nullopt,
      0,
      interpolation_reading(s.value, s.next, s.gg / square(s.lambda), s.gg / s.lambda,
                            s.gh / s.lambda, s.gg, s.gh, s.hh)};
}

}  // namespace gradus
