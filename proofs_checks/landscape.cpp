// Local minima of networks (S0:1, S2:74-85), what a landscape is made of (S4:68), and whether
// descent converges at all (S2:118-123).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/landscape/surfaces.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term u = Term::symbol("u"), v = Term::symbol("v"), w = Term::symbol("w"),
           s = Term::symbol("s"), eta = Term::symbol("eta"), kappa = Term::symbol("kappa");
const Term t = Term::natural("t"), k = Term::natural("k");

/// Where the unit is dead: every point is a local minimum, for the loss is constant.
Variable dead(Term weight) { return {weight, std::nullopt, Rational(0)}; }

Claim dead_unit() {
  const auto where_dead = [](std::string label, Comparison c) {
    return for_all(std::move(label), {dead(w)}, std::move(c));
  };
  return {"landscape/dead-unit",
          "A rectified unit can die",
          "S0:1, S2:74-85",
          {"landscape/local-minima-open-question", "landscape/local-minima-not-bad"},
          "",
          "One rectified unit on the sample (1, 1): for w <= 0 the loss (max(w, 0) - 1)^2 is 1, a "
          "plateau of local minima, while it is 0 at w = 1. The loss is the same at any two points "
          "of the plateau, so descent inside it does not move.",
          Grade::proved,
          {where_dead("1 for w <= 0", rectified_loss(w) == Term(1)),
           for_all("the same at any two points", {dead(v), dead(w)},
                   rectified_loss(v) - rectified_loss(w) == Term(0)),
           for_all("0 at w = 1", {}, rectified_loss(Term(1)) == Term(0))},
          {{"below 1", where_dead("below 1", rectified_loss(w) < Term(1))},
           {"1 to the right too", for_all("1 to the right too", {in(w, Rational(-1, 4), 1)},
                                          rectified_loss(w) >= Term(1))}}};
}

Claim minima_not_bad() {
  const auto at_most = [](std::string label, Rational bound) {
    return for_all(std::move(label), {dead(w)}, rectified_loss(w) <= Term(bound));
  };
  return {
      "landscape/local-minima-not-bad",
      "\"Local minima are not too bad\" is no theorem",
      "S0:1, S2:75, S2:85",
      {"landscape/local-minima-not-bad"},
      "landscape/dead-unit",
      "As printed, as a statement about networks: local minima are about as good as the global "
      "one. A dead unit is not. Swirszcz et al., cited for it, construct bad minima; Choromanska "
      "et al. assume a spin glass.",
      Grade::refuted,
      {at_most("the loss of the dead unit is at most 1/10", Rational(1, 10))},
      {{"at most 1/2", at_most("at most 1/2", Rational(1, 2))},
       {"at most 9/10", at_most("at most 9/10", Rational(9, 10))}}};
}

Claim generalisation() {
  // Two weights that fit w1 + w2 = 1, tested at x = (1, 0): the output is the first weight.
  const auto statement = [](std::string label, Comparison c) {
    return for_all(std::move(label), {real(u), real(v)}, std::move(c));
  };
  return {"landscape/generalisation",
          "Equal training loss, unequal answers",
          "S0:1",
          {"landscape/local-minima-not-bad"},
          "landscape/local-minima-not-bad",
          "As one reads it: minima with equal training loss generalise alike. (u, 1 - u) and (v, 1 "
          "- v) "
          "both fit w1 + w2 = 1 exactly, and answer u and v at the new input (1, 0).",
          Grade::refuted,
          {statement("the answers agree", square(u - v) <= Term(0))},
          {{"they differ by less than 1", statement("less than 1", square(u - v) < Term(1))},
           {"they differ by less than 2", statement("less than 2", square(u - v) < Term(4))}}};
}

Claim no_bad_minima() {
  const Term loss = two_layer_loss(u, v), away = u * v - Term(1);
  const auto gradient = [&](std::string label, Comparison where) {
    return for_all(std::move(label), {real(u), real(v)},
                   square(derivative(loss, u)) + square(derivative(loss, v)) > Term(0),
                   {away != Term(0), std::move(where)});
  };
  const auto near = [](std::string label, Term other, Relation relation) {
    return for_all(std::move(label), {in_open(s, 0, 1)},
                   {two_layer_loss(s, other), relation, two_layer_loss(Term(0), Term(0))});
  };
  return {
      "landscape/no-bad-minima",
      "Two linear layers have no bad minimum",
      "S0:1, S2:74-85, S3:757-758",
      {"landscape/local-minima-open-question", "homework/deep-linear-nonconvex"},
      "landscape/dead-unit",
      "(uv - 1)^2 is critical on its minima uv = 1 and at the origin only, and the origin has "
      "lower "
      "points next to it: every local minimum is global. Whether that is typical of practical nets "
      "is open; both kinds exist.",
      Grade::proved,
      {gradient("no other critical point, u != 0", u != Term(0)),
       gradient("no other critical point, v != 0", v != Term(0)),
       near("lower along (s, s)", s, Relation::less),
       near("higher along (s, -s)", -s, Relation::greater)},
      {{"not even the origin",
        for_all("not even the origin", {real(u), real(v)},
                square(derivative(loss, u)) + square(derivative(loss, v)) > Term(0),
                {away != Term(0)})},
       {"the origin is a minimum", near("the origin is a minimum", s, Relation::greater_equal)},
       {"the origin is a maximum", near("the origin is a maximum", -s, Relation::less_equal)}}};
}

Claim features() {
  // Valley: (x^2 + kappa y^2)/2. The steep axis allows eta <= 2/kappa; the flat one keeps 1 - eta.
  const auto valley = [](std::string label, Term kept) {
    return for_all(std::move(label), {positive(eta), positive(kappa)}, Term(1) - eta >= kept,
                   {eta * kappa <= Term(2)});
  };
  const Term plateau = pow(w, 4) / Term(4);
  const auto slope = [&](std::string label, Term bound) {
    return for_all(std::move(label), {in_open(w, 0, 1)}, derivative(plateau, w) < bound);
  };
  const auto critical = [&](std::string label, Relation relation) {
    return for_all(std::move(label), {real(w)}, {derivative(plateau, w), relation, Term(0)},
                   {w != Term(0)});
  };
  // z_t = 1/w_t^2, of which challenges/plateaus has the rule and the bound from below.
  const Sequence z("z");
  const Term more = Term::symbol("s"), z0 = Term(2) * eta + more;
  const auto escape = [&](std::string label, Rational factor) {
    Statement statement = along(
        std::move(label), {nonnegative(more), positive(eta), natural_from(t, 0)},
        {{"z", k, z0, z(k) * square(z(k) / (z(k) - eta))}}, z(t) <= z0 + Term(factor) * eta * t);
    statement.domain.premises = {{"z_k >= z_0 + 2 eta k",
                                  "",
                                  "challenges/plateaus",
                                  z(k) >= z0 + Term(2) * eta * k,
                                  k,
                                  0,
                                  {{t, k}, {more, eta + more}}}};
    return statement;
  };
  return {
      "landscape/features",
      "Valleys and plateaus",
      "S4:68, S4:158-160, S3:704",
      {"landscape/features"},
      "",
      "In a valley (x^2 + kappa y^2)/2 the steep axis forces eta <= 2/kappa, so a step keeps at "
      "least "
      "1 - 2/kappa of the flat error. On the plateau w^4/4 the slope is below w^2 and never zero: "
      "no "
      "critical point, and yet 1/w_t^2 <= 1/w_0^2 + 8 eta t for all t, if eta w_0^2 <= 1/2: w_t "
      "falls no faster than 1/sqrt t.",
      Grade::proved,
      {valley("what a valley keeps", Term(1) - Term(2) / kappa),
       slope("the slope of a plateau", square(w)),
       critical("which is no critical point", Relation::not_equal),
       escape("how it slows down from z_0 = 2 eta + s, for all t", 8)},
      {{"1 - 1/kappa is kept", valley("1 - 1/kappa is kept", Term(1) - Term(1) / kappa)},
       {"a plateau is critical", critical("a plateau is critical", Relation::equal)},
       {"the slope is below w^4", slope("the slope is below w^4", pow(w, 4))},
       {"2 eta a step", escape("2 eta a step", 2)}}};
}

Claim does_it_converge() {
  const Sequence at("w");
  const auto slow = [&](std::string label, Term bound, bool cited) {
    Statement statement = along(std::move(label), {natural_from(t, 0)},
                                {{"w", k, Term(1), at(k) + Term(1) / (Term(2) * square(at(k)))}},
                                pow(at(t), 3) >= bound);
    if (cited)
      statement.domain.premises = {
          {"w_k >= 1", "", "rate/slow-example", at(k) >= Term(1), k, 0, {{t, k}}}};
    return statement;
  };
  const Statement falls = [&] {
    Statement statement = slow("the loss falls at every step", Term(0), true);
    statement.conclusion = Term(1) / at(t + Term(1)) < Term(1) / at(t);
    return statement;
  }();
  // W stands for w_t: what the bound on its cube says of |g_t| = 1/W^2.
  const Term W = Term::symbol("W"), reach = Term::symbol("B"), h = Term::symbol("h"),
             w0 = Term::symbol("w_0"), x = Term::symbol("x"), y = Term::symbol("y");
  const auto within = [&](std::string label, Term bound) {
    return for_all(std::move(label), {real(W), real(reach), natural_from(t, 0)},
                   {W >= Term(1), W < reach, pow(W, 3) >= Term(1) + Term(Rational(3, 2)) * t},
                   Term(1) + Term(Rational(3, 2)) * t < bound);
  };
  const auto too_long = [&](std::string label, Comparison c) {
    return along(std::move(label), {real(w0), nonnegative(h), natural_from(t, 0)},
                 {{"w", k, w0, at(k) - (Term(2) + h) * at(k)}}, std::move(c));
  };
  return {
      "landscape/does-gd-converge",
      "Does it always converge?",
      "S2:118-123",
      {"landscape/does-gd-converge"},
      "rate/slow-example-cube",
      "No. On L(w) = 1/w with eta = 1/2, from 1, the loss falls at every step and the gradient "
      "tends "
      "to 0, but w_t^3 >= 1 + 3t/2: the iterates have no limit, for the infimum 0 is not attained. "
      "Nor on w^2/2 with eta >= 2; nor is a limit always a minimum.",
      Grade::proved,
      {falls, slow("the iterates are unbounded", Term(1) + Term(Rational(3, 2)) * t, true),
       within("they stay below B for t < 2 (B^3 - 1)/3 only, so 1/w_t^2 tends to 0", pow(reach, 3)),
       too_long("on w^2/2 with eta = 2 + h",
                square(at(t)) == pow(Term(1) + h, Term(2) * t) * square(w0))},
      {{"on w^2/2 with eta = 2 it converges",
        too_long("closer", square(at(t)) <= square(w0) / Term(2))},
       {"the limit (0, 0) on (x^2 - y^2)/2 is the minimum",
        for_all("x^2 - y^2 >= 0", {real(x), real(y)}, square(x) - square(y) >= Term(0))},
       {"they stay below B for t < 2 (B^2 - 1)/3 only", within("B^2", square(reach))},
       {"1 + 2t", slow("1 + 2t", Term(1) + Term(2) * t, false)},
       {"1 + 7t/4", slow("1 + 7t/4", Term(1) + Term(Rational(7, 4)) * t, false)}}};
}

}  // namespace

std::vector<Claim> landscape() {
  return {dead_unit(),     minima_not_bad(), generalisation(),
          no_bad_minima(), features(),       does_it_converge()};
}

}  // namespace gradus
