#include "gradus/evidence/recheck_witness.hpp"

#include <algorithm>
#include <numeric>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_theory.hpp"
#include "gradus/number/certainty.hpp"

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

/// f works on rationals and on intervals.
template <class F>
Value both(F f, const Value& a, const Value& b) {
  if (a.exact && b.exact) return Value(Rational(f(*a.exact, *b.exact)));
  return Value(Interval(f(a.range, b.range)));
}

constexpr auto plus = [](const auto& a, const auto& b) { return a + b; };
constexpr auto minus = [](const auto& a, const auto& b) { return a - b; };
constexpr auto times = [](const auto& a, const auto& b) { return a * b; };
constexpr auto over = [](const auto& a, const auto& b) { return a / b; };
constexpr auto least_of = [](const auto& a, const auto& b) { return min(a, b); };
constexpr auto greatest_of = [](const auto& a, const auto& b) { return max(a, b); };

template <class Named>
const auto& named(const Named& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, [](const auto& x) { return x.first; });
  require(found != all.end(), "no value for " + name);
  return found->second;
}

class Evaluation {
 public:
  Evaluation(const Domain& domain, const Point& point) : domain_(domain), point_(point) {}

  Value operator()(Term t) {
    if (const auto known = known_.find(t); known != known_.end()) return known->second;
    require(++work_ < 2'000'000 && ++depth_ < 1'000, "too much work");
    const Value result = evaluate(t);
    --depth_;
    known_.insert_or_assign(t, result);
    return result;
  }

 private:
  struct NoValue {
    Term member;
  };

  Value evaluate(Term t) {
    const auto part = [&](std::size_t k) { return (*this)(t.operand(k)); };
    switch (t.op()) {
      case Op::constant:
        return t.value();
      case Op::pi:
        return Interval::pi();
      case Op::symbol:
        return named(point_.scalars, t.name());
      case Op::element:
        return member(t.name(), integer(t.operand(0)));
      case Op::inner:
        return dot(vector(t.inner_left()), vector(t.inner_right()));
      case Op::add:
        return both(plus, part(0), part(1));
      case Op::subtract:
        return both(minus, part(0), part(1));
      case Op::multiply:
        return both(times, part(0), part(1));
      case Op::divide:
        return both(over, part(0), part(1));
      case Op::negate:
        return both(minus, Rational(0), part(0));
      case Op::minimum:
        return both(least_of, part(0), part(1));
      case Op::maximum:
        return both(greatest_of, part(0), part(1));
      case Op::power: {
        const Value base = part(0), e = part(1);
        const auto n = e.exact ? e.exact->to_long() : std::nullopt;
        if (!n) return pow(base.range, e.range);
        return base.exact ? Value(pow(*base.exact, *n)) : Value(pow(base.range, *n));
      }
      case Op::sum:
      case Op::least:
        return series(t);
      case Op::expectation: {
        const auto outside = chosen_;
        choose({});
        const Value result = mean(t.operand(0));
        choose(outside);
        return result;
      }
      default:
        return function(t.op(), part(0));
    }
  }

  static Value function(Op op, const Value& x) {
    using Function = Interval (*)(const Interval&);
    static const std::map<Op, Function> functions{
        {Op::exp, exp},   {Op::log, log},   {Op::sin, sin},   {Op::cos, cos}, {Op::sinh, sinh},
        {Op::cosh, cosh}, {Op::tanh, tanh}, {Op::atan, atan}, {Op::abs, abs}, {Op::sqrt, sqrt}};
    if (op == Op::abs && x.exact) return abs(*x.exact);
    if (op != Op::sqrt || !x.exact) return functions.at(op)(x.range);
    return both(over, Value(sqrt(Interval(x.exact->numerator()))),
                Value(sqrt(Interval(x.exact->denominator()))));
  }

  long integer(Term t) {
    const Value x = (*this)(t);
    const auto n = x.exact ? x.exact->to_long() : std::nullopt;
    require(n.has_value(), "no integer: " + text(t));
    return n.value_or(0);
  }

  Value series(Term t) {
    const long first = integer(t.operand(1)), last = integer(t.operand(2));
    const bool sums = t.op() == Op::sum;
    require(first >= 0 && (sums || first <= last), "no member of " + text(t));
    std::optional<Value> result;
    if (sums) result = Rational(0);
    for (long k = first; k <= last; ++k) {
      const Value next = (*this)(substitute(t.operand(3), {{t.operand(0), Term(k)}}));
      result = !result ? next : sums ? both(plus, *result, next) : both(least_of, *result, next);
    }
    return *result;
  }

  Value member(const std::string& name, long index) {
    const auto rule = std::ranges::find(domain_.recursions, name, &Recursion::name);
    if (rule != domain_.recursions.end() && index >= rule->from) {
      std::vector<Value>& all = members_[name];
      while (static_cast<long>(all.size()) <= index - rule->from) {
        const auto done = static_cast<long>(all.size());
        const Term before = rule->from + done - 1;
        const Value next =
            (*this)(done == 0 ? rule->start : substitute(rule->next, {{rule->index, before}}));
        require(static_cast<long>(all.size()) == done, "a recursion leads back to itself");
        all.push_back(next);
      }
      return all[static_cast<std::size_t>(index - rule->from)];
    }
    const Term t = Term::element(name, index);
    if (chosen_.contains(t)) return chosen_.at(t);
    const auto is_law = [&](const auto& law) { return law.sequence == name; };
    if (std::ranges::any_of(point_.distributions, is_law)) throw NoValue{t};
    return named(point_.sequences, name).at(static_cast<std::size_t>(index));
  }

  /// Over the outcomes of one random member after the other.
  Value mean(Term body) {
    const int depth = depth_;
    try {
      return (*this)(body);
    } catch (const NoValue& open) {
      depth_ = depth;
      const auto law = std::ranges::find(point_.distributions, open.member.name(),
                                         &Point::Distribution::sequence);
      const auto before = chosen_;
      Value sum = Rational(0);
      for (std::size_t k = 0; k < law->outcomes.size(); ++k) {
        auto now = before;
        now.emplace(open.member, law->outcomes[k]);
        choose(now);
        sum = both(plus, sum, both(times, law->chances[k], mean(body)));
      }
      return sum;
    }
  }

  void choose(const std::map<Term, Rational, TermOrder>& outcomes) {
    chosen_ = outcomes;
    known_.clear();
    members_.clear();
  }

  static Rational dot(const std::vector<Rational>& a, const std::vector<Rational>& b) {
    require(a.size() == b.size(), "vectors of different dimensions");
    return std::inner_product(a.begin(), a.end(), b.begin(), Rational(0));
  }

  std::vector<Rational> vector(const Word& w) const {
    std::vector<Rational> v = named(point_.vectors, w.vector);
    for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
      std::vector<Rational> image;
      for (const auto& row : named(point_.operators, *name)) image.push_back(dot(row, v));
      v = image;
    }
    return v;
  }

  const Domain& domain_;
  const Point& point_;
  std::map<Term, Value, TermOrder> known_;
  std::map<std::string, std::vector<Value>> members_;
  std::map<Term, Rational, TermOrder> chosen_;  ///< outcomes of random members
  int work_ = 0, depth_ = 0;
};

/// Whether c certainly holds; `exact` asks for rational sides.
bool holds(const Domain& d, const Point& p, const Comparison& c, bool exact) {
  Evaluation at(d, p);
  const Value gap = both(minus, at(c.left), at(c.right));
  require(gap.exact || !exact, "not rational: " + text(c));
  return gap.exact ? compare(*gap.exact, c.relation, Rational(0))
                   : certainly(compare(gap.range, c.relation, Interval(0)));
}

void check_form(const Point& p) {
  for (const auto& [name, matrix] : p.operators) {
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      require(matrix[i].size() == matrix.size(), "not square: " + name);
      for (std::size_t j = 0; j < i; ++j) {
        require(matrix[i][j] == matrix[j][i], "not symmetric: " + name);
      }
    }
  }
}

/// The random sequences of the point.
std::vector<Moments> random_sequences(const Point& p) {
  std::vector<Moments> result;
  for (const auto& law : p.distributions) {
    const bool signs = std::ranges::all_of(law.chances, [](auto& c) { return c.sign() >= 0; });
    const Rational total = std::accumulate(law.chances.begin(), law.chances.end(), Rational(0));
    require(signs && total == Rational(1) && law.outcomes.size() == law.chances.size(),
            "no distribution: " + law.sequence);
    result.push_back({law.sequence, {}, {}});
  }
  return result;
}

}  // namespace

void check_witness(const Statement& stated, const Witness& w) {
  const auto model = std::ranges::find(stated.domain.models, w.model, &Model::name);
  const bool modelled = model != stated.domain.models.end();
  // Premises that cite a claim hold for all values; others need a member of the class.
  const auto is_fact = [](const Premise& premise) { return !premise.claim.empty(); };
  require(modelled || (w.model.empty() && std::ranges::all_of(stated.domain.premises, is_fact)),
          "no model of the premises: " + w.model);
  Statement s = instantiate(stated, modelled ? *model : Model{});
  const Point& p = w.point;
  check_form(p);
  const std::vector<Moments> given = std::exchange(s.domain.moments, random_sequences(p));
  const Domain& d = s.domain;
  const auto check = [&](const Comparison& c) {
    require(holds(d, p, c, false), "does not hold at the point: " + text(c));
  };
  for (const Variable& v : unknowns(s).scalars) {
    const bool natural = v.symbol.sort() == Sort::natural;
    const auto x = Evaluation(d, p)(v.symbol).exact;
    require(!natural || (x->is_integer() && x->sign() >= 0), "no natural: " + v.symbol.name());
  }
  for (const Comparison& c : assumptions(d)) check(c);
  for (const Moments& m : given) {
    require(std::ranges::count(d.moments, m.name, &Moments::name) == 1, "no law of " + m.name);
    const Term g = Term::element(m.name, 0);
    if (m.first) check(expect(g) == *m.first);
    if (m.second) check(expect(pow(g, 2)) == *m.second);
  }
  for (const Premise& schema : d.premises) {
    long last = 0;
    for (const Variable& v : d.variables) {
      if (v.symbol.sort() != Sort::natural) continue;
      last = std::max(last, named(p.scalars, v.symbol.name()).to_long().value_or(0));
    }
    last = std::max(last, schema.from) + 8;
    for (const auto& [name, members] : p.sequences) {
      last = std::max(last, static_cast<long>(members.size()) - 1);
    }
    for (long k = schema.from; k <= last; ++k) {
      Point here = p;
      here.scalars.insert(here.scalars.begin(), {schema.index->name(), Rational(k)});
      require(holds(d, here, schema.holds, false), "a premise does not hold: " + schema.name);
    }
  }
  require(holds(d, p, negation(s.conclusion), w.exact), "the conclusion does not fail");
  if (w.exact && !w.left.empty()) {
    Evaluation at(d, p);
    require(at(s.conclusion.left).exact == Rational::parse(w.left) &&
                at(s.conclusion.right).exact == Rational::parse(w.right),
            "the sides have other values");
  }
}

}  // namespace gradus::kernel
