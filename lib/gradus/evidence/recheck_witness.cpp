#include "gradus/evidence/recheck_witness.hpp"

#include <algorithm>
#include <numeric>

#include "gradus/algebra/print.hpp"
#include "gradus/evidence/recheck_field.hpp"
#include "gradus/number/certainty.hpp"

namespace gradus::kernel {

namespace {

/// A value that is no rational, where a rational was asked for.
struct Irrational {};
/// A random member whose outcome is not chosen yet.
using Undrawn = std::pair<std::string, long>;

Rational apply(Op op, const Rational& x) {
  if (op == Op::abs) return abs(x);
  const bool odd = op == Op::sin || op == Op::sinh || op == Op::tanh || op == Op::atan;
  if (odd && x.is_zero()) return 0;
  if ((op == Op::exp || op == Op::cos || op == Op::cosh) && x.is_zero()) return 1;
  if (op == Op::log && x == Rational(1)) return 0;
  if (const auto root = square_root(x); op == Op::sqrt && root) return *root;
  if ((op == Op::log && x.sign() <= 0) || (op == Op::sqrt && x.sign() < 0)) {
    throw Failure("undefined at the point");
  }
  throw Irrational();
}

Interval apply(Op op, const Interval& x) {
  switch (op) {
    case Op::exp:
      return exp(x);
    case Op::log:
      return log(x);
    case Op::sin:
      return sin(x);
    case Op::cos:
      return cos(x);
    case Op::sinh:
      return sinh(x);
    case Op::cosh:
      return cosh(x);
    case Op::tanh:
      return tanh(x);
    case Op::atan:
      return atan(x);
    case Op::sqrt:
      return sqrt(x);
    default:
      return abs(x);
  }
}

void circle(Rational&) { throw Irrational(); }
void circle(Interval& pi) { pi = Interval::pi(); }
std::optional<long> integer(const Rational& x) { return x.to_long(); }
std::optional<long> integer(const Interval& x) {
  if (!x.is_bounded() || x.lower() != x.upper()) return {};
  return x.lower().to_long();
}
Rational raise(const Rational& base, const Rational& exponent) {
  const auto root = square_root(base);
  const auto twice = (exponent + exponent).to_long();
  if (base.sign() <= 0) throw Failure("undefined at the point");
  if (!root || !twice) throw Irrational();
  return pow(*root, *twice);
}
Interval raise(const Interval& base, const Interval& exponent) { return pow(base, exponent); }

template <class T>
class Values {
 public:
  Values(const Domain& domain, const Point& point) : domain_(domain), point_(point) {}

  T at(Term t) {
    Scope scope;
    return at(t, scope);
  }

 private:
  using Scope = std::map<Term, T, TermOrder>;

  void spend() {
    if (++work_ > 2'000'000) throw Failure("too much work");
  }

  template <class Named>
  static const auto& named(const Named& all, const std::string& name) {
    const auto found = std::ranges::find(all, name, [](const auto& x) { return x.first; });
    if (found == all.end()) throw Failure("no value for " + name);
    return found->second;
  }

  T at(Term t, Scope& scope) {
    if (const auto known = scope.find(t); known != scope.end()) return known->second;
    spend();
    if (++depth_ > 1000) throw Failure("a formula is nested too deeply");
    T value = node(t, scope);
    --depth_;
    return scope.insert_or_assign(t, value).first->second;
  }

  long whole(Term t, Scope& scope) {
    const auto n = integer(at(t, scope));
    if (!n) throw Failure("an index or a limit is no integer");
    return *n;
  }

  T node(Term t, Scope& scope) {
    const auto part = [&](std::size_t i) { return at(t.operand(i), scope); };
    T result = 0;
    switch (t.op()) {
      case Op::constant:
        return t.value();
      case Op::pi:
        circle(result);
        return result;
      case Op::symbol:
        return named(point_.scalars, t.name());
      case Op::element:
        return member(t.name(), whole(t.operand(0), scope));
      case Op::inner:
        return inner(vector(t.inner_left()), vector(t.inner_right()));
      case Op::negate:
        return -part(0);
      case Op::add:
        return part(0) + part(1);
      case Op::subtract:
        return part(0) - part(1);
      case Op::multiply:
        return part(0) * part(1);
      case Op::divide:
        return part(0) / part(1);
      case Op::minimum:
        return min(part(0), part(1));
      case Op::maximum:
        return max(part(0), part(1));
      case Op::power: {
        const T base = part(0);
        const T exponent = part(1);
        const auto n = integer(exponent);
        return n ? pow(base, *n) : T(raise(base, exponent));
      }
      case Op::expectation:
        return expectation(t.operand(0), scope);
      case Op::sum:
      case Op::least: {
        const long first = whole(t.operand(1), scope);
        const long last = whole(t.operand(2), scope);
        if (t.op() == Op::least && last < first) throw Failure("undefined at the point");
        for (long k = first; k <= last; ++k) {
          Scope inside = indices(scope);
          inside.insert_or_assign(t.operand(0), T(k));
          const T value = at(t.operand(3), inside);
          result = t.op() == Op::sum ? result + value : k == first ? value : min(result, value);
        }
        return result;
      }
      default:
        return apply(t.op(), part(0));
    }
  }

  static Scope indices(const Scope& scope) {
    Scope result;
    for (const auto& [key, value] : scope) {
      if (key.is_symbol()) result.emplace(key, value);
    }
    return result;
  }

  T member(const std::string& name, long k) {
    if (const auto r = std::ranges::find(domain_.recursions, name, &Recursion::name);
        r != domain_.recursions.end() && k >= r->from) {
      if (k - r->from > 100'000) throw Failure("too many steps of a recursion");
      std::vector<T>& known = members_[name];
      while (static_cast<long>(known.size()) <= k - r->from) {
        Scope scope;
        const long done = static_cast<long>(known.size());
        if (done > 0) scope.emplace(r->index, T(r->from + done - 1));
        known.push_back(at(done > 0 ? r->next : r->start, scope));
      }
      return known[static_cast<std::size_t>(k - r->from)];
    }
    if (std::ranges::find(point_.distributions, name, &Point::Distribution::sequence) !=
        point_.distributions.end()) {
      if (!drawn_.contains({name, k})) throw Undrawn(name, k);
      return drawn_.at({name, k});
    }
    const std::vector<Rational>& members = named(point_.sequences, name);
    if (k < 0 || k >= static_cast<long>(members.size())) throw Failure("no value for a member");
    return members[static_cast<std::size_t>(k)];
  }

  std::vector<Rational> vector(const Word& w) {
    std::vector<Rational> v = named(point_.vectors, w.vector);
    for (auto name = w.operators.rbegin(); name != w.operators.rend(); ++name) {
      const auto& matrix = named(point_.operators, *name);
      std::vector<Rational> image;
      for (const std::vector<Rational>& row : matrix) image.push_back(inner(row, v));
      v = image;
    }
    return v;
  }

  static Rational inner(const std::vector<Rational>& a, const std::vector<Rational>& b) {
    if (a.size() != b.size()) throw Failure("vectors of different dimensions");
    return std::inner_product(a.begin(), a.end(), b.begin(), Rational(0));
  }

  /// The mean over all outcomes of the random members that come up.
  T expectation(Term body, const Scope& scope) {
    const auto outside = std::exchange(drawn_, {});
    const auto known = std::exchange(members_, {});
    const T result = mean(body, indices(scope));
    drawn_ = outside;
    members_ = known;
    return result;
  }

  T mean(Term body, const Scope& scope) {
    spend();
    const int depth = depth_;
    std::optional<Undrawn> next;
    try {
      Scope inside = scope;
      members_.clear();
      return at(body, inside);
    } catch (const Undrawn& undrawn) {
      next = undrawn;
      depth_ = depth;
    }
    const auto& law =
        *std::ranges::find(point_.distributions, next->first, &Point::Distribution::sequence);
    T result = 0;
    for (std::size_t i = 0; i < law.outcomes.size(); ++i) {
      drawn_.insert_or_assign(*next, T(law.outcomes[i]));
      result = result + T(law.chances[i]) * mean(body, scope);
    }
    drawn_.erase(*next);
    return result;
  }

  const Domain& domain_;
  const Point& point_;
  std::map<std::string, std::vector<T>> members_;
  std::map<Undrawn, T> drawn_;
  int depth_ = 0;
  std::size_t work_ = 0;
};

template <class T>
auto compare(const T& a, Relation r, const T& b) {
  switch (r) {
    case Relation::equal:
      return a == b;
    case Relation::not_equal:
      return a != b;
    case Relation::less:
      return a < b;
    case Relation::less_equal:
      return a <= b;
    case Relation::greater:
      return a > b;
    default:
      return a >= b;
  }
}

/// Whether c certainly holds.
bool holds(const Domain& d, const Point& p, const Comparison& c, bool exact) {
  try {
    Values<Rational> values(d, p);
    return compare(values.at(c.left), c.relation, values.at(c.right));
  } catch (const Irrational&) {
    if (exact) throw Failure("not rational: " + text(c));
  } catch (const Undrawn& undrawn) {
    throw Failure("a random member outside an expectation: " + undrawn.first);
  }
  Values<Interval> values(d, p);
  return certainly(compare(values.at(c.left), c.relation, values.at(c.right)));
}

void check_form(const Point& p) {
  for (const auto& [name, matrix] : p.operators) {
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      if (matrix[i].size() != matrix.size()) throw Failure("not square: " + name);
      for (std::size_t j = 0; j < i; ++j) {
        if (matrix[i][j] != matrix[j][i]) throw Failure("not symmetric: " + name);
      }
    }
  }
  for (const auto& law : p.distributions) {
    const bool signs = std::ranges::all_of(law.chances, [](auto& c) { return c.sign() >= 0; });
    const Rational total = std::accumulate(law.chances.begin(), law.chances.end(), Rational(0));
    if (!signs || total != Rational(1) || law.outcomes.size() != law.chances.size()) {
      throw Failure("no distribution: " + law.sequence);
    }
  }
}

}  // namespace

void check_witness(const Statement& stated, const Witness& w) {
  Statement s = stated;
  const auto model = std::ranges::find(stated.domain.models, w.model, &Model::name);
  if (model != stated.domain.models.end()) {
    s = instantiate(stated, *model);
  } else {  // premises that cite a claim hold for all values; others need a member of the class
    const auto is_fact = [](const Premise& premise) { return !premise.claim.empty(); };
    if (!w.model.empty() || !std::ranges::all_of(stated.domain.premises, is_fact)) {
      throw Failure("no model of the premises: " + w.model);
    }
    s = instantiate(stated, Model{});
  }
  const Domain& d = s.domain;
  const Point& p = w.point;
  check_form(p);
  const auto require = [&](const Comparison& c) {
    if (!holds(d, p, c, w.exact)) throw Failure("does not hold at the point: " + text(c));
  };
  for (const Variable& v : unknowns(s).scalars) {
    const bool natural = v.symbol.sort() == Sort::natural;
    Values<Rational> values(d, p);
    const Rational value = values.at(v.symbol);
    if (natural && !(value.is_integer() && value.sign() >= 0)) {
      throw Failure("no natural: " + v.symbol.name());
    }
  }
  for (const Comparison& c : assumptions(d)) require(c);
  for (const Moments& m : d.moments) {
    if (std::ranges::find(p.distributions, m.name, &Point::Distribution::sequence) ==
        p.distributions.end()) {
      throw Failure("no distribution of " + m.name);
    }
    const Term g = Term::element(m.name, 0);
    if (m.first) require(expect(g) == *m.first);
    if (m.second) require(expect(pow(g, 2)) == *m.second);
  }
  for (const Premise& schema : d.premises) {
    long last = schema.from + 8;
    for (const auto& [name, members] : p.sequences) {
      last = std::max(last, static_cast<long>(members.size()) - 1);
    }
    for (long k = schema.from; k <= last; ++k) {
      Point here = p;
      here.scalars.insert(here.scalars.begin(), {schema.index->name(), Rational(k)});
      if (!holds(d, here, schema.holds, w.exact)) {
        throw Failure("a premise does not hold at the point: " + schema.name);
      }
    }
  }
  if (!holds(d, p, negation(s.conclusion), w.exact)) throw Failure("the conclusion does not fail");
  if (w.exact && !w.left.empty()) {
    Values<Rational> values(d, p);
    if (Rational::parse(w.left) != values.at(s.conclusion.left) ||
        Rational::parse(w.right) != values.at(s.conclusion.right)) {
      throw Failure("the sides have other values");
    }
  }
}

}  // namespace gradus::kernel
