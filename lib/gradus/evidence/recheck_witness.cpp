#include <algorithm>
#include <numeric>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_theory.hpp"

namespace gradus::kernel {

namespace {

/// Of a formula at a point: exact where that is found to be rational.
struct Value {
  Value(const Rational& q) : exact(q), range(q) {}  // NOLINT: implicit on purpose
  Value(const Interval& x) : range(x) {             // NOLINT
    if (x.is_bounded() && x.is_defined() && x.lower() == x.upper()) exact = x.lower();
  }
  std::optional<Rational> exact;
  Interval range;
};

/// Of rationals or of enclosures.
template <class N>
N arithmetic(Op op, const N& a, const N& b) {
  if (op == Op::negate) return -a;
  if (op == Op::abs) return abs(a);
  if (op == Op::add) return a + b;
  if (op == Op::subtract) return a - b;
  if (op == Op::multiply) return a * b;
  if (op == Op::divide) return a / b;
  if (op == Op::minimum) return min(a, b);
  if (op == Op::maximum) return max(a, b);
  throw std::runtime_error("no value outside a mean");
}

template <class Named>
const auto& named(const Named& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, [](const auto& x) { return x.first; });
  require(found != all.end(), "no value for " + name);
  return found->second;
}

Rational dot(const std::vector<Rational>& a, const std::vector<Rational>& b) {
  require(a.size() == b.size(), "vectors of different dimensions");
  return std::inner_product(a.begin(), a.end(), b.begin(), Rational(0));
}

class Evaluation {
 public:
  Evaluation(const Domain& domain, const Point& point) : domain_(domain), point_(point) {}

  Value operator()(Term t) { return value(written_out(t)); }

  long integer(Term t) {
    const Value x = (*this)(t);
    const auto n = x.exact ? x.exact->to_long() : std::nullopt;
    require(n.has_value(), "no integer: ", t);
    return *n;
  }

  bool holds(const Comparison& c) {
    const Value gap = (*this)(c.left - c.right);
    return gap.exact ? compare(*gap.exact, c.relation, Rational(0))
                     : certainly(compare(gap.range, c.relation, Interval(0)));
  }

 private:
  template <class T>
  T once(std::map<Term, T, TermOrder>& known, Term t, T (Evaluation::*find)(Term)) {
    if (const auto found = known.find(t); found != known.end()) return found->second;
    require(++work_ < 2'000'000 && ++depth_ < 1'000, "too much work");
    const T result = (this->*find)(t);
    --depth_;
    return known.emplace(t, result).first->second;
  }

  /// Numbers, operations on them, and random members are left.
  Term written_out(Term t) { return once(written_, t, &Evaluation::write_out); }

  Term write_out(Term t) {
    if (t.is_symbol()) {
      const Rational& q = named(point_.scalars, t.name());
      const bool natural = q.is_integer() && q.sign() >= 0;
      require(natural || t.sort() == Sort::real, "no natural: " + t.name());
      return q;
    }
    if (t.op() == Op::inner) return dot(vector(t.inner_left()), vector(t.inner_right()));
    if (t.op() == Op::element) return member(t.name(), integer(t.operand(0)));
    if (binds(t)) return series(t);
    if (t.op() == Op::expectation) return mean(written_out(t.operand(0)));
    std::vector<Term> parts;
    for (Term x : t.operands()) parts.push_back(written_out(x));
    return with_operands(t, parts);
  }

  std::vector<Rational> vector(const Word& w) const {
    std::vector<Rational> v = named(point_.vectors, w.vector);
    for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
      const auto& matrix = named(point_.operators, *name);
      std::vector<Rational> image;
      for (std::size_t i = 0; i < v.size(); ++i) {
        image.push_back(dot(matrix.at(i), v));
        for (std::size_t j = 0; j < i; ++j) {
          require(matrix[i][j] == matrix[j][i], "not symmetric: " + *name);
        }
      }
      v = image;
    }
    return v;
  }

  Term member(const std::string& name, long k) {
    const auto rule = std::ranges::find(domain_.recursions, name, &Recursion::name);
    const auto is_law = [&](const auto& law) { return law.sequence == name; };
    if (rule != domain_.recursions.end() && k == rule->from)
      return number(written_out(rule->start));
    if (rule != domain_.recursions.end() && k > rule->from) {
      // All before it must have values, those far back first: so nothing is nested deeply.
      if (k - 50 > rule->from) written_out(Term::element(name, k - 50));
      written_out(Term::element(name, k - 1));
      return number(written_out(substitute(rule->next, {{rule->index, Term(k - 1)}})));
    }
    if (std::ranges::any_of(point_.distributions, is_law)) return Term::element(name, k);
    return named(point_.sequences, name).at(static_cast<std::size_t>(k));
  }

  Term series(Term t) {
    const long first = integer(t.operand(1)), last = integer(t.operand(2));
    const bool sums = t.op() == Op::sum;
    require(first >= 0 && (sums || first <= last), "no member of ", t);
    std::optional<Term> result;
    for (long k = first; k <= last; ++k) {
      const Term next = written_out(substitute(t.operand(3), {{t.operand(0), Term(k)}}));
      result = !result ? next : number(sums ? *result + next : min(*result, next));
    }
    return result.value_or(0);
  }

  /// Over the outcomes of one random member after the other.
  Term mean(Term body) {
    std::optional<Term> drawn;
    for_each_node(body, [&](Term x) {
      if (x.op() == Op::element) drawn = x;
    });
    if (!drawn) return number(body);
    const auto law =
        std::ranges::find(point_.distributions, drawn->name(), &Point::Distribution::sequence);
    Term sum = 0;
    Rational total;
    for (std::size_t k = 0; k < law->outcomes.size(); ++k) {
      const Rational& chance = law->chances.at(k);
      require(++work_ < 2'000'000 && chance.sign() >= 0, "too much work or a chance < 0");
      total += chance;
      sum = sum + chance * mean(substitute(body, {{*drawn, law->outcomes[k]}}));
    }
    require(total == Rational(1), "no distribution: " + law->sequence);
    return number(sum);
  }

  /// One number where it is rational and nothing in it is random.
  Term number(Term t) {
    if (!sequences(t).empty()) return t;
    const Value x = value(t);
    require(x.range.is_defined(), "no value: ", t);
    return x.exact ? Term(*x.exact) : t;
  }

  /// Of what is written out.
  Value value(Term t) { return once(values_, t, &Evaluation::compute); }

  Value compute(Term t) {
    using Function = Interval (*)(const Interval&);
    static const std::map<Op, Function> functions{
        {Op::exp, exp},   {Op::log, log},   {Op::sin, sin},   {Op::cos, cos},  {Op::sinh, sinh},
        {Op::cosh, cosh}, {Op::tanh, tanh}, {Op::atan, atan}, {Op::sqrt, sqrt}};
    if (t.is_constant()) return t.value();
    if (t.op() == Op::pi) return Interval::pi();
    const Value a = value(t.operand(0)), b = value(t.operands().back());
    if (t.op() == Op::power) {
      const auto n = b.exact ? b.exact->to_long() : std::nullopt;
      if (!n) return pow(a.range, b.range);
      return a.exact ? Value(pow(*a.exact, *n)) : Value(pow(a.range, *n));
    }
    if (t.op() == Op::sqrt && a.exact && !a.exact->is_integer()) {
      return compute(sqrt(Term(a.exact->numerator())) / sqrt(Term(a.exact->denominator())));
    }
    if (functions.contains(t.op())) return functions.at(t.op())(a.range);
    if (a.exact && b.exact) return arithmetic(t.op(), *a.exact, *b.exact);
    return arithmetic(t.op(), a.range, b.range);
  }

  const Domain& domain_;
  const Point& point_;
  std::map<Term, Term, TermOrder> written_;
  std::map<Term, Value, TermOrder> values_;
  int work_ = 0, depth_ = 0;
};

}  // namespace

void check_witness(const Statement& stated, const Witness& w) {
  const auto model = std::ranges::find(stated.domain.models, w.model, &Model::name);
  const bool modelled = model != stated.domain.models.end();
  // Premises that cite a claim hold for all values; others need a member of the class.
  const auto is_fact = [](const Premise& premise) { return !premise.claim.empty(); };
  require(modelled || (w.model.empty() && std::ranges::all_of(stated.domain.premises, is_fact)),
          "no model of the premises: " + w.model);
  const Statement s = instantiate(stated, modelled ? *model : Model{});
  const Domain& d = s.domain;
  const auto& laws = w.point.distributions;
  Evaluation at(d, w.point);
  std::vector<Comparison> all = assumptions(d);
  all.push_back(negation(s.conclusion));
  for (const Moments& m : d.moments) {
    require(std::ranges::count(laws, m.name, &Point::Distribution::sequence) == 1,
            "no law of " + m.name);
    const Term g = Term::element(m.name, 0);
    if (m.first) all.push_back(expect(g) == *m.first);
    if (m.second) all.push_back(expect(g * g) == *m.second);
  }
  // A premise for every k is looked at as far as the point reaches.
  long reach = 0;
  for (const Variable& v : d.variables) {
    if (v.symbol.sort() == Sort::natural) reach = std::max(reach, at.integer(v.symbol) + 8);
  }
  for (const auto& [name, members] : w.point.sequences) {
    reach = std::max(reach, static_cast<long>(members.size()) - 1);
  }
  for (const Premise& p : d.premises) {
    for (long k = p.from; k <= std::max(reach, p.from + 8); ++k) {
      all.push_back(substitute(p.holds, {{*p.index, Term(k)}}));
    }
  }
  for (const Comparison& c : all) require(at.holds(c), "does not hold at the point: ", c);
  if (!w.exact) return;
  const auto left = at(s.conclusion.left).exact, right = at(s.conclusion.right).exact;
  require(left && right, "not rational: ", s.conclusion);
  require(
      w.left.empty() || (*left == Rational::parse(w.left) && *right == Rational::parse(w.right)),
      "the sides have other values");
}

}  // namespace gradus::kernel
