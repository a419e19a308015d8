#include "support/sample_catalogue.hpp"

#include "gradus/algebra/vector.hpp"

namespace gradus::testing_support {
namespace {

const Term eps = Term::symbol("eps"), lambda = Term::symbol("lambda");
const Term b = Term::symbol("beta"), t = Term::natural("t"), i = Term::natural("i");

Statement descent() {
  Statement s;
  s.label = "one step";
  s.domain.variables = {positive(lambda), nonnegative(eps)};
  s.domain.vectors = {"g"};
  s.domain.operators = {"H"};
  const AbstractVector g = AbstractVector::named("g");
  const SymmetricOperator h("H");
  s.domain.hypotheses = {eps <= Term(2) / lambda};
  s.domain.premises = {{"curvature at g", "definition of lambda, S1:143", "",
                        g.dot(h * g) <= lambda * g.squared_norm()},
                       {"bounded below", "", "sample/weights", lambda >= Term(0)}};
  s.conclusion = -eps * g.squared_norm() + square(eps) / Term(2) * g.dot(h * g) <= Term(0);
  return s;
}

Statement weights() {
  Statement s;
  s.label = "the weights sum to 1 - beta^t";
  s.domain.variables = {half_open(b, 0, 1), natural_from(t, 1)};
  s.conclusion = (Term(1) - b) * sum(i, Term(1), t, pow(b, t - i)) == Term(1) - pow(b, t);
  return s;
}

Statement printed() {
  Statement s;
  s.label = "as printed";
  s.domain.variables = {real(eps)};
  s.conclusion = square(eps) > eps;
  return s;
}

Witness witness(const Rational& at) {
  Witness w;
  w.point.scalars = {{"eps", at}};
  w.left = (at * at).to_string();
  w.right = at.to_string();
  return w;
}

Finding finding(const char* label, Grade grade, Evidence evidence) {
  Finding f;
  f.label = label;
  f.grade = grade;
  f.evidence = std::move(evidence);
  f.recheck = "ok";
  return f;
}

MutantFinding refuted(const char* what, const Rational& at) {
  return {what, finding(what, Grade::refuted, witness(at))};
}

Finding descent_finding() {
  const Polynomial p = Polynomial::atom(lambda), e = Polynomial::atom(eps);
  Positivity target;
  target.rule = Positivity::Rule::products;
  target.target = p * e;
  Positivity first, second;
  first.rule = second.rule = Positivity::Rule::assumption;
  first.target = p;
  first.strict = true;
  first.assumption = 0;
  second.target = e;
  second.assumption = 1;
  target.products = {{Rational(1, 2), {first, second}}};
  Combination evidence;
  evidence.proof.order = OrderProof{1, target, std::nullopt};
  Finding f = finding("one step", Grade::proved, evidence);
  f.premises_used = {"curvature at g"};
  f.hypotheses_unused = {"eps >= 0"};
  f.model = Point{{{"lambda", 1}, {"eps", Rational(1, 2)}}, {{"g", {1}}}, {{"H", {{1}}}}, {}, {}};
  return f;
}

}  // namespace

std::vector<Claim> sample_claims() {
  Claim first;
  first.id = "sample/descent";
  first.title = "A step within 2/lambda does not increase the model";
  first.source = "S1:127-133";
  first.ledger = {"S1-12", "S1-13"};
  first.sentence = "Within the bound the model does not grow.";
  first.expected = Grade::proved;
  first.parts = {descent()};
  first.mutants = {{"2 becomes 3", descent()}};

  Claim second;
  second.id = "sample/weights";
  second.title = "The weights of the moving average, 50% & more, sum to 1 - beta^t";
  second.source = "S3:560";
  second.sharpens = "sample/descent";
  second.sentence = "The weights sum to one minus beta to the power t.";
  second.expected = Grade::proved;
  second.parts = {weights()};
  second.mutants = {{"t becomes t + 1", weights()}, {"a | b, \"quoted\"", weights()}};

  Claim third;
  third.id = "wrong/square";
  third.title = "A square is larger than its root";
  third.source = "S0:1";
  third.sentence = "Printed so, and wrong.";
  third.expected = Grade::refuted;
  third.parts = {printed()};
  return {first, second, third};
}

Verdict sample_verdict(const Claim& claim) {
  Verdict v;
  v.grade = claim.expected;
  if (claim.id == "sample/descent") {
    v.parts = {descent_finding()};
    v.mutants = {refuted("2 becomes 3", Rational(3, 2))};
  } else if (claim.id == "sample/weights") {
    v.parts = {finding("the weights sum to 1 - beta^t", Grade::proved, Identity{})};
    v.mutants = {refuted("t becomes t + 1", 1), refuted("a | b, \"quoted\"", 2)};
  } else {
    v.parts = {finding("as printed", Grade::refuted, witness(0))};
  }
  return v;
}

Verdict unexpected_verdict(const Claim& claim) {
  Verdict v = sample_verdict(claim);
  v.grade = Grade::undecided;
  v.parts[0].grade = Grade::undecided;
  v.parts[0].evidence = Open{"the budget ran out"};
  if (!v.mutants.empty()) {
    v.mutants[0].finding.grade = Grade::undecided;
    v.mutants[0].finding.evidence = Open{};
  }
  return v;
}

Table sample_table() {
  Table table;
  table.id = "sample";
  table.title = "Steps & what they do: 50%";
  table.note = "Values are exact or rounded outward.";
  table.columns = {"t", "|g|^2", "bound", "remark"};
  table.column_latex = {"t", "\\|g\\|^2", "", ""};
  table.rows = {{"1", "1/4", "0.5", "tight"},
                {"10", "1.5e-12", "[0.01, 0.02]", "a|b, \"c\" <d>"},
                {"100", "-", "0.0249…", "x_1 ^ 2"}};
  return table;
}

}  // namespace gradus::testing_support
