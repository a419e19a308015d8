// The Hessian (S1:16-72): its definition, the two worked examples, and least squares (S1:6).

#include "for_all.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/algebra/vector.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term x = Term::symbol("x"), y = Term::symbol("y"), s = Term::symbol("s");

Statement about(std::string label, Term claimed, Term truth) {
  return for_all(std::move(label), {real(x), real(y)}, truth == claimed);
}

Claim definition() {
  Term f(0);
  std::vector<Variable> variables{real(x), real(y)};
  for (int i = 0; i <= 4; ++i) {
    for (int j = 0; i + j <= 4; ++j) {
      const Term coefficient = Term::symbol("c" + std::to_string(i) + std::to_string(j));
      variables.push_back(real(coefficient));
      f = f + coefficient * pow(x, i) * pow(y, j);
    }
  }
  const auto mixed = [](Term of) {
    return derivative(derivative(of, x), y) == derivative(derivative(of, y), x);
  };
  const Term smooth = exp(x * y) * tanh(x - y) / (Term(1) + square(x));
  const auto gradients =
      for_all("H_12 = f_x f_y", {real(x), real(y)},
              derivative(derivative(x * y, x), y) == derivative(x * y, x) * derivative(x * y, y));
  return {
      "hessian/definition",
      "The Hessian is symmetric",
      "S1:16-18, S1:40-48",
      {"hessian/definition"},
      "",
      "The mixed second derivatives agree for every polynomial of two variables up to degree 4, "
      "and for a smooth function that is none. Where the second derivatives jump they need not.",
      Grade::proved,
      {for_all("every polynomial up to degree 4", variables, mixed(f)),
       for_all("a function that is no polynomial", {real(x), real(y)}, mixed(smooth))},
      {{"H_12 = f_x f_y", gradients},
       {"H_21 = f_xx", about("H_21 = f_xx", derivative(derivative(square(x), x), x),
                             derivative(derivative(square(x), x), y))}}};
}

Claim definition_printed() {
  const auto statement = [](std::string label, Term f) {
    return for_all(std::move(label), {real(x), real(y)},
                   derivative(derivative(f, x), y) == derivative(derivative(f, x), x));
  };
  return {"hessian/definition-printed",
          "The Hessian with f_xx in position (2,1)",
          "S1:48",
          {"hessian/definition"},
          "hessian/definition",
          "As printed: position (2,1) holds the second derivative by x again. It should be f_yx. A "
          "Hessian is symmetric where the second derivatives are continuous.",
          Grade::refuted,
          {statement("f = x^2 y^3", square(x) * pow(y, 3))},
          {{"f = x^2", statement("f = x^2", square(x))},
           {"f = x^3 + 2 y^2 + 3 x y^2",
            statement("the second example",
                      pow(x, 3) + Term(2) * square(y) + Term(3) * x * square(y))}}};
}

Claim symmetric_printed() {
  // Peano's function is 0 at the origin; its slopes there follow from the axes.
  const Term f = x * y * (square(x) - square(y)) / (square(x) + square(y));
  const auto on_axis = [&](std::string label, Term by, Substitution axis, Term claimed) {
    return for_all(std::move(label), {real(s)}, substitute(derivative(f, by), axis) == claimed,
                   {s != Term(0)});
  };
  const Substitution along_x{{x, s}, {y, Term(0)}}, along_y{{x, Term(0)}, {y, s}};
  return {"hessian/symmetric-printed",
          "Twice differentiable is not enough for symmetry",
          "S1:16-18",
          {"hessian/definition"},
          "hessian/definition",
          "As one reads it: every Hessian is symmetric. For x y (x^2 - y^2)/(x^2 + y^2), 0 at the "
          "origin, f_y = x along one axis and f_x = -y along the other: f_yx = 1 and f_xy = -1 at "
          "the origin.",
          Grade::refuted,
          {Refutation{"x y (x^2 - y^2)/(x^2 + y^2) at the origin",
                      "the second derivatives of a twice differentiable function are symmetric",
                      {on_axis("f_y(s, 0) = s", y, along_x, s),
                       on_axis("f_x(0, s) = -s", x, along_y, -s)}}},
          {{"f_x(0, s) = s", on_axis("f_x(0, s) = s", x, along_y, s)},
           {"f_y(s, 0) = 0", on_axis("f_y(s, 0) = 0", y, along_x, Term(0))}}};
}

Claim example_x2y3() {
  const Term f = square(x) * pow(y, 3), fx = derivative(f, x), fy = derivative(f, y);
  return {
      "hessian/example-x2y3",
      "The first worked example, x^2 y^3",
      "S1:48-56",
      {"hessian/example-x2y3"},
      "",
      "f_x = 2xy^3, f_y = 3x^2y^2, f_xx = 2y^3, f_xy = 6xy^2, and f_yy = 6x^2y, which the lecture "
      "leaves out. The order of the derivatives does not matter for polynomials.",
      Grade::proved,
      {about("f_x", Term(2) * (x * pow(y, 3)), fx),
       about("f_y", Term(3) * square(x) * square(y), fy),
       about("f_xx", pow(y, 3) * Term(2), derivative(fx, x)),
       about("f_xy", Term(6) * x * square(y), derivative(fy, x)),
       about("f_yy", Term(6) * square(x) * y, derivative(fy, y))},
      {{"f_xy = 6 x^2 y", about("f_xy = 6 x^2 y", Term(6) * square(x) * y, derivative(fy, x))},
       {"f_xx = 2 x y^3", about("f_xx = 2 x y^3", Term(2) * x * pow(y, 3), derivative(fx, x))}}};
}

Claim example_x2y3_printed() {
  const Term f = square(x) * pow(y, 3);
  return {"hessian/example-x2y3-printed",
          "The exponent that was not lowered",
          "S1:50",
          {"hessian/example-x2y3"},
          "hessian/example-x2y3",
          "As printed: f_y = 3 x^2 y^3. The exponent 3 of y must fall to 2. They agree only where "
          "y is 0 or 1, or x is 0.",
          Grade::refuted,
          {about("f_y = 3 x^2 y^3", Term(3) * square(x) * pow(y, 3), derivative(f, y))},
          {{"f_y = x^2 y^2", about("f_y = x^2 y^2", square(x) * square(y), derivative(f, y))},
           {"f_x = 2 x y^2", about("f_x = 2 x y^2", Term(2) * x * square(y), derivative(f, x))}}};
}

Term second_example(Term at_x, Term at_y) {
  return pow(at_x, 3) + Term(2) * square(at_y) + Term(3) * at_x * square(at_y);
}

Claim example_cubic() {
  const Term g = second_example(x, y), gx = derivative(g, x), gy = derivative(g, y);
  const auto below = [](std::string label, Variable where) {
    return for_all(std::move(label), {std::move(where)}, second_example(-s, Term(0)) < Term(0));
  };
  return {
      "hessian/example-cubic",
      "The second worked example, x^3 + 2y^2 + 3xy^2",
      "S1:58-72",
      {"hessian/example-cubic"},
      "",
      "Its Hessian is [[6x, 6y], [6y, 4 + 6x]]. At the origin, the only critical point, that is "
      "diag(0, 4): positive semidefinite, and yet no minimum, for g(-s, 0) = -s^3 < 0.",
      Grade::proved,
      {about("g_x", Term(3) * (square(x) + square(y)), gx),
       about("g_y", Term(4) * y + Term(6) * x * y, gy),
       about("g_xx", Term(6) * x, derivative(gx, x)), about("g_xy", Term(6) * y, derivative(gx, y)),
       about("g_yy", Term(4) + Term(6) * x, derivative(gy, y)),
       for_all("g_x vanishes at the origin only", {real(x), real(y)}, gx > Term(0),
               {square(x) + square(y) > Term(0)}),
       below("lower points next to the origin", positive(s))},
      {{"g_yy = 4", about("g_yy = 4", Term(4), derivative(gy, y))},
       {"from y^3 + 2y^2 + 3xy^2",
        about("g_x of the misprint", Term(3) * square(x) + Term(3) * square(y),
              derivative(pow(y, 3) + Term(2) * square(y) + Term(3) * x * square(y), x))},
       {"lower on both sides", below("lower on both sides", real(s))}}};
}

Claim example_cubic_printed() {
  const Term g = second_example(x, y), gyy = derivative(derivative(g, y), y);
  return {"hessian/example-cubic-printed",
          "The entry 446x",
          "S1:62",
          {"hessian/example-cubic"},
          "hessian/example-cubic",
          "As the text of the slide has it: the entry (2,2) is 446x. It is 4 + 6x, misread.",
          Grade::refuted,
          {about("446 x", Term(446) * x, gyy)},
          {{"46 x", about("46 x", Term(46) * x, gyy)},
           {"4 - 6x", about("4 - 6x", Term(4) - Term(6) * x, gyy)}}};
}

/// |Phi w - y|^2 for a matrix of three rows and two columns.
struct LeastSquares {
  std::vector<Term> w{Term::symbol("w1"), Term::symbol("w2")};
  std::vector<std::vector<Term>> phi;
  std::vector<Term> target;
  std::vector<Variable> variables{real(w[0]), real(w[1])};
  Term loss = Term(0);

  LeastSquares() {
    for (int r = 1; r <= 3; ++r) {
      phi.push_back({Term::symbol("p" + std::to_string(r) + "1"),
                     Term::symbol("p" + std::to_string(r) + "2")});
      target.push_back(Term::symbol("y" + std::to_string(r)));
      for (const Term& entry : phi.back()) variables.push_back(real(entry));
      variables.push_back(real(target.back()));
      loss = loss + square(residual(phi.size() - 1));
    }
  }
  Term residual(std::size_t row) const {
    return phi[row][0] * w[0] + phi[row][1] * w[1] - target[row];
  }
  /// Entry `column` of Phi'(Phi w - y).
  Term normal(std::size_t column) const {
    Term total(0);
    for (std::size_t r = 0; r < phi.size(); ++r) total = total + phi[r][column] * residual(r);
    return total;
  }
};

Claim least_squares_gradient() {
  const LeastSquares problem;
  const auto entry = [&](std::string label, std::size_t column, Rational factor) {
    return for_all(
        std::move(label), problem.variables,
        derivative(problem.loss, problem.w[column]) == Term(factor) * problem.normal(column));
  };
  // In every dimension, with A = Phi'Phi and c = Phi'y: |Phi w - y|^2 = w'Aw - 2 c'w + y'y.
  const AbstractVector w = AbstractVector::named("w"), v = AbstractVector::named("v"),
                       c = AbstractVector::named("c");
  const SymmetricOperator A("A");
  const auto vectors = [&](std::string label, const AbstractVector& gradient) {
    const auto loss = [&](const AbstractVector& at) {
      return at.dot(A * at) - Term(2) * c.dot(at);
    };
    Statement statement =
        for_all(std::move(label), {}, loss(w + v) == loss(w) + gradient.dot(v) + v.dot(A * v));
    statement.domain.vectors = {"w", "v", "c"};
    statement.domain.operators = {"A"};
    return statement;
  };
  const Term v1 = Term::symbol("v1"), v2 = Term::symbol("v2");
  const auto above_tangent = [&](std::string label, Term extra) {
    const Term moved = substitute(
        problem.loss, {{problem.w[0], problem.w[0] + v1}, {problem.w[1], problem.w[1] + v2}});
    std::vector<Variable> variables = problem.variables;
    variables.insert(variables.end(), {real(v1), real(v2)});
    return for_all(std::move(label), std::move(variables),
                   moved >= problem.loss + derivative(problem.loss, problem.w[0]) * v1 +
                                derivative(problem.loss, problem.w[1]) * v2 + extra);
  };
  return {
      "least-squares/gradient",
      "The gradient of least squares",
      "S1:6",
      {"least-squares/gradient"},
      "",
      "The gradient of |Phi w - y|^2 is 2 (Phi'Phi w - Phi'y), in every dimension; what is left "
      "over along v is |Phi v|^2 >= 0, so the loss is convex. With 1/2 or 1/m in front, the "
      "gradient changes by that factor.",
      Grade::proved,
      {entry("first entry, three equations", 0, 2), entry("second entry, three equations", 1, 2),
       vectors("every dimension", Term(2) * (A * w - c)),
       above_tangent("never below a tangent plane, three equations", Term(0))},
      {{"above it by |v|^2/4", above_tangent("|v|^2/4", (square(v1) + square(v2)) / Term(4))},
       {"without the 2", entry("without the 2", 0, 1)},
       {"+ Phi'y", vectors("+ Phi'y", Term(2) * (A * w + c))}}};
}

Claim least_squares_printed() {
  const Term p = Term::symbol("p"), w = Term::symbol("w"), t = Term::symbol("y");
  const auto statement = [&](std::string label, Term claimed) {
    return for_all(std::move(label), {real(p), real(w), real(t)},
                   derivative(square(p * w - t), w) == claimed);
  };
  const Term bracket = square(p) * w - p * t;
  return {"least-squares/printed",
          "The bracket with a square",
          "S1:6",
          {"least-squares/gradient"},
          "least-squares/gradient",
          "As far as the line can be read: the gradient is [Phi'Phi w - Phi'y]^2. The 2 belongs in "
          "front; the square of a vector would not even be a vector.",
          Grade::refuted,
          {statement("one equation, one unknown", square(bracket))},
          {{"2 [ ]^2", statement("2 [ ]^2", Term(2) * square(bracket))},
           {"[ ]", statement("[ ]", bracket)}}};
}

}  // namespace

std::vector<Claim> hessian() {
  return {definition(),
          definition_printed(),
          symmetric_printed(),
          example_x2y3(),
          example_x2y3_printed(),
          example_cubic(),
          example_cubic_printed(),
          least_squares_gradient(),
          least_squares_printed()};
}

}  // namespace gradus
