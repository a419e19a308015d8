// The infinity norm of a matrix and its derivative (S0:140-181). Largest values and absolute values
// are said by what defines them.

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term one(1), n = Term::natural("n"), k = Term::natural("k"), i = Term::natural("i");

Claim product() {
  const Term a = Term::symbol("a"), p = Term::symbol("p"), x = Term::symbol("x"),
             X = Term::symbol("X");
  const auto statement = [&](std::string label, std::vector<Comparison> on_x, Term bound) {
    std::vector<Comparison> hypotheses{p >= a, p >= -a};
    hypotheses.insert(hypotheses.end(), on_x.begin(), on_x.end());
    return for_all(std::move(label), {real(a), real(p), real(x), real(X)}, hypotheses,
                   a * x <= bound);
  };
  return {"norm-inf/product",
          "An entry times a coordinate of the cube",
          "S0:143-156",
          {"norm-inf/definition"},
          "",
          "If |a| <= p and |x| <= X, then a x <= p X. A product is largest where both sizes are "
          "and the signs agree; it is the step for one entry of a row.",
          Grade::proved,
          {statement("for all signs", {X >= x, X >= -x}, p * X)},
          {{"p X/2", statement("p X/2", {X >= x, X >= -x}, p * X / Term(2))},
           {"x <= X only", statement("x <= X", {X >= x}, p * X)}}};
}

Claim row_bound() {
  // One row a_1, ..., a_n with p_j = |a_j|, and x with |x_j| <= X.
  const Sequence a("a"), p("p"), x("x");
  const Term X = Term::symbol("X");
  const auto statement = [&](std::string label, Term bound) {
    Statement s = for_all(std::move(label), {nonnegative(X), natural_from(n, 0)}, {},
                          sum(i, one, n, a(i) * x(i)) <= bound);
    const char *cube = "the hypothesis |x_k| <= X", *absolute = "definition of the absolute value";
    s.domain.premises = {
        {"a_k x_k <= |a_k| X",
         "",
         "norm-inf/product",
         a(k) * x(k) <= p(k) * X,
         k,
         0,
         {{Term::symbol("a"), a(k)}, {Term::symbol("p"), p(k)}, {Term::symbol("x"), x(k)}}},
        {"x_k <= X", cube, "", x(k) <= X, k},
        {"-x_k <= X", cube, "", -x(k) <= X, k},
        {"a_k <= |a_k|", absolute, "", a(k) <= p(k), k},
        {"-a_k <= |a_k|", absolute, "", -a(k) <= p(k), k}};
    const Term entry = Term::symbol("c"), coordinate = Term::symbol("y");
    Model m;
    m.name = "entries c, 2c, 3c, ..., all coordinates y";
    m.variables = {real(entry), real(coordinate)};
    m.hypotheses = {abs(coordinate) <= X};
    m.sequences = {{"a", k, entry * k}, {"p", k, abs(entry) * k}, {"x", k, coordinate}};
    s.domain.models = {m};
    return s;
  };
  const auto attained = [&](std::string label, Term total) {
    // Entries a_j = e_j p_j with signs e_j, at x_j = e_j.
    const Sequence e("e");
    Statement s = for_all(std::move(label), {natural_from(n, 0)}, {},
                          sum(i, one, n, e(i) * p(i) * e(i)) >= total);
    s.domain.premises = {{"e_k is 1 or -1", "definition of a sign", "", square(e(k)) >= one, k},
                         {"p_k >= 0", "definition of the absolute value", "", p(k) >= Term(0), k}};
    Model m;
    m.name = "entries -c, 2c, -3c, ...";
    m.variables = {nonnegative(Term::symbol("c"))};
    m.sequences = {{"e", k, pow(Term(-1), k)}, {"p", k, Term::symbol("c") * k}};
    s.domain.models = {m};
    return s;
  };
  return {"norm-inf/definition",
          "A row's sum of absolute values bounds it on the cube, and is attained",
          "S0:143-156",
          {"norm-inf/definition", "norm-inf/row-sum"},
          "",
          "For a row of any length, |x_j| <= X for all j gives sum a_j x_j <= X sum |a_j|, with "
          "equality at x_j = X sign(a_j). So the largest row sum is the largest |Ax|_inf over "
          "|x|_inf <= 1.",
          Grade::proved,
          {statement("for every length n", X * sum(i, one, n, p(i))),
           attained("attained at the signs", sum(i, one, n, p(i)))},
          {{"half of it", statement("half", X / Term(2) * sum(i, one, n, p(i)))},
           {"without absolute values", statement("sum a_j", X * sum(i, one, n, a(i)))},
           {"twice the sum attained", attained("2 sum p_j", Term(2) * sum(i, one, n, p(i)))}}};
}

Claim worked_example() {
  const auto number = [](std::string label, Term norm, Rational claimed) {
    return for_all(std::move(label), {}, {}, norm == Term(claimed));
  };
  const auto entry = [](long v) { return abs(Term(v)); };
  // [[1, -7], [2, 3]]
  const Term rows = max(entry(1) + entry(-7), entry(2) + entry(3)),
             columns = max(entry(1) + entry(2), entry(-7) + entry(3)),
             entries = max(max(entry(1), entry(-7)), max(entry(2), entry(3))),
             least_row = min(entry(1) + entry(-7), entry(2) + entry(3));
  const Term lecture = max(max(Term(1) + Term(2) + Term(4), Term(3) + Term(12) + Term(8)),
                           Term(2) + Term(1) + Term(2));
  return {"norm-inf/example",
          "The worked example, reconstructed",
          "S0:160-164",
          {"norm-inf/example", "norm-inf/row-sum"},
          "",
          "The matrix is lost. Read as rows (1, 2, 4), (3, 12, 8), (2, 1, 2) the printed numbers "
          "give 23; [[1, -7], [2, 3]] has norm 8, where column sums give 10.",
          Grade::proved,
          {number("max{1+2+4, 3+12+8, 2+1+2} = 23", lecture, 23),
           number("[[1, -7], [2, 3]]: 8", rows, 8)},
          {{"column sums", number("column sums", columns, 8)},
           {"the largest entry", number("the largest entry", entries, 8)},
           {"the least row sum", number("the least row", least_row, 8)}}};
}

Claim printed_example() {
  const auto statement = [](std::string label, long first, long second) {
    return for_all(std::move(label), {}, {},
                   max(max(Term(first) + Term(2) + Term(4), Term(second) + Term(12) + Term(8)),
                       Term(22) + Term(1) + Term(2)) == Term(23));
  };
  return {"norm-inf/printed-example",
          "The worked example, as printed",
          "S0:160-164",
          {"norm-inf/example"},
          "norm-inf/example",
          "As printed: the largest of 21 + 2 + 4, 23 + 12 + 8 and 22 + 1 + 2 is 23. The braces "
          "were read as digits. Which matrix was meant cannot be known for certain.",
          Grade::refuted,
          {statement("literally", 21, 23)},
          {{"the first brace repaired", statement("1 + 2 + 4", 1, 23)},
           {"the second brace repaired", statement("3 + 12 + 8", 21, 3)}}};
}

const Term w = Term::symbol("w"), h = Term::symbol("h"), y = Term::symbol("y"),
           lead = Term::symbol("a"), others = Term::symbol("c"), norm = Term::symbol("N"),
           rest = Term::symbol("r");

/// N is the larger of a and c.
std::vector<Comparison> larger(Term a) {
  return {norm >= a, norm >= others, (norm - a) * (norm - others) <= Term(0)};
}

Claim absolute_value() {
  // y = |x|: y >= 0, y^2 = x^2.
  const Term x = Term::symbol("x");
  const auto statement = [&](std::string label, Comparison sign, Term claimed) {
    return for_all(std::move(label), {nonnegative(y), real(x)},
                   {std::move(sign), square(y) <= square(x)}, y <= claimed);
  };
  return {"norm-inf/absolute-value",
          "|x| is x or -x",
          "S0:167-181",
          {"norm-inf/gradient-layout"},
          "",
          "The equations of S0:170-179 are not readable; what they need is checked here and in the "
          "next claims: y >= 0 with y^2 <= x^2 is at most x where x > 0, at most -x where x < 0.",
          Grade::proved,
          {statement("x > 0", x > Term(0), x), statement("x < 0", x < Term(0), -x)},
          {{"x of any sign", statement("x >= -1", x >= Term(-1), x)},
           {"-x where x > 0", statement("-x", x > Term(0), -x)}}};
}

Claim largest() {
  const auto statement = [](std::string label, Comparison leads) {
    std::vector<Comparison> hypotheses = larger(lead);
    hypotheses.push_back(std::move(leads));
    return for_all(std::move(label), {real(norm), real(lead), real(others)}, hypotheses,
                   norm <= lead);
  };
  return {
      "norm-inf/largest",
      "The norm is the row sum that leads",
      "S0:167-181",
      {"norm-inf/gradient-layout"},
      "",
      "Where one row sum a exceeds all others, which are at most c, the norm N is a; as long as "
      "it leads, the other rows' entries change nothing.",
      Grade::proved,
      {statement("a > c", lead > others)},
      {{"a >= c - 1", statement("a >= c - 1", lead >= others - one)},
       {"a != c", statement("a != c", lead != others)}}};
}

Claim known_row() {
  // The entry w of the leading row becomes w + h, its other entries make up r; y = |w + h|.
  const auto statement = [](std::string label, Comparison sign, Term claimed, bool cited) {
    std::vector<Comparison> hypotheses = larger(y + rest);
    hypotheses.insert(hypotheses.end(),
                      {y + rest > others, std::move(sign), square(y) <= square(w + h)});
    Statement s = for_all(
        std::move(label),
        {real(norm), real(w), real(h), nonnegative(y), nonnegative(rest), nonnegative(others)},
        hypotheses, norm <= claimed);
    if (cited) {
      s.domain.premises = {{"the row leads",
                            "",
                            "norm-inf/largest",
                            norm <= y + rest,
                            std::nullopt,
                            0,
                            {{lead, y + rest}}},
                           {"|w + h|",
                            "",
                            "norm-inf/absolute-value",
                            y <= claimed - rest,
                            std::nullopt,
                            0,
                            {{Term::symbol("x"), w + h}}}};
      s.domain.models.emplace_back().name = "any numbers";
    }
    return s;
  };
  const Term zero(0);
  return {
      "norm-inf/gradient-known-row",
      "The derivative is sign(w_kj) in the leading row, 0 elsewhere",
      "S0:170-181",
      {"norm-inf/gradient-known-row", "norm-inf/gradient-layout"},
      "",
      "While row k leads and w + h keeps its sign, the norm is r + w + h (w > 0) or r - w - h (w "
      "< 0): it changes by sign(w) h, exactly. The lecture's answer is lost; it needs that one "
      "row leads and that w is not 0.",
      Grade::proved,
      {statement("w + h > 0", w + h > zero, w + h + rest, true),
       statement("w + h < 0", w + h < zero, -(w + h) + rest, true)},
      {{"+1 whatever the sign", statement("w + h < 0", w + h < zero, w + h + rest, false)},
       {"|w| in place of the sign",
        statement("(1 + h) w", w + h > zero, w + w * h + rest, false)}}};
}

Claim ties() {
  const auto statement = [](std::string label, Term moved, Term claimed, Variable range) {
    return for_all(std::move(label), {std::move(range)}, {}, moved == claimed);
  };
  // [[1], [1]] and [[0]]
  const Term tie = max(abs(one + h), one), zero_entry = abs(h);
  return {"norm-inf/printed-everywhere",
          "At ties and zeros there is no derivative",
          "S0:167-181",
          {"norm-inf/gradient-known-row"},
          "norm-inf/gradient-known-row",
          "As one reads it, the derivative exists for every W. For [[1], [1]] the norm follows the "
          "first entry up, but not down; at an entry 0 it rises both ways.",
          Grade::refuted,
          {statement("[[1 + h], [1]] has norm 1 + h", tie, one + h, in(h, -1, 1))},
          {{"[[h]] has norm h", statement("[[h]]", zero_entry, h, in(h, -1, 1))},
           {"[[1 + h], [1]] has norm 1", statement("constant", tie, one, in(h, -1, 1))}}};
}

}  // namespace

std::vector<Claim> norm_inf() {
  return {product(),        row_bound(), worked_example(), printed_example(),
          absolute_value(), largest(),   known_row(),      ties()};
}

}  // namespace gradus
