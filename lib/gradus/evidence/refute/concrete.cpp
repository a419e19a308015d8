#include "gradus/evidence/refute/concrete.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/refute/equation.hpp"
#include "gradus/statement/weight.hpp"

namespace gradus {

namespace {

/// A given value of larger weight is the same for all points and would only hide the order of the
/// others.
constexpr long kCountedWeight = 64;
/// A schema is checked at its first members, and as far as the statement reaches.
constexpr long kSchemaMembers = 12;

std::vector<Comparison> every_comparison(const Statement& s) {
  std::vector<Comparison> result = s.domain.hypotheses;
  for (const Premise& p : s.domain.premises) result.push_back(p.holds);
  for (const Recursion& r : s.domain.recursions)
    result.push_back({r.start, Relation::equal, r.next});
  result.push_back(s.conclusion);
  return result;
}

Comparison bound(const Variable& v, bool upper) {
  if (upper)
    return {v.symbol, v.upper_strict ? Relation::less : Relation::less_equal, Term(*v.upper)};
  return {v.symbol, v.lower_strict ? Relation::greater : Relation::greater_equal, Term(*v.lower)};
}

}  // namespace

std::vector<Variable> shape_naturals(const Statement& s) {
  std::set<Term, TermOrder> shape;
  const auto add = [&](Term t) { shape.merge(free_symbols(t)); };
  const auto look = [&](Term t) {
    if (t.op() == Op::element) add(t.operand(0));
    if (t.op() == Op::sum || t.op() == Op::least) {
      add(t.operand(1));
      add(t.operand(2));
    }
  };
  for (const Comparison& c : every_comparison(s)) {
    for_each_node(c.left, look);
    for_each_node(c.right, look);
  }
  std::vector<Variable> result;
  for (const Variable& v : unknowns(s).scalars) {
    if (v.symbol.sort() == Sort::natural && shape.contains(v.symbol)) result.push_back(v);
  }
  return result;
}

Axis axis_of(const Variable& v) {
  Axis axis{v.lower, v.upper, v.lower_strict, v.upper_strict, v.symbol.sort() == Sort::natural};
  if (axis.integer && (!axis.lower || axis.lower->sign() < 0)) {
    axis.lower = Rational(0);
    axis.lower_strict = false;
  }
  return axis;
}

Concrete::Concrete(const Statement& s, Specialiser& specialise, bool solve)
    : outcomes_(specialise.layout().outcomes), variables_(unknowns(s).scalars) {
  for (const Comparison& c : s.domain.hypotheses) comparisons_.push_back(specialise(c));
  for (const Premise& p : s.domain.premises) {
    if (!p.index) comparisons_.push_back(specialise(p.holds));
  }
  const Comparison conclusion = specialise(s.conclusion);
  if (specialise.has_expectations()) add_moments(specialise, solve);
  hypotheses_ = comparisons_.size();

  long reach = 0;
  for (const auto& [name, value] : specialise.naturals()) reach = std::max(reach, value);
  for (const auto& [where, symbol] : specialise.places()) {
    if (where.kind == Place::Kind::member) reach = std::max(reach, where.row);
  }
  for (const Premise& p : s.domain.premises) {
    if (!p.index) continue;
    for (long k = p.from; k <= std::max(p.from + kSchemaMembers, reach); ++k) {
      comparisons_.push_back(specialise.at(p.holds, *p.index, k));
    }
  }
  comparisons_.push_back(conclusion);
  places_ = specialise.places();

  for (const auto& [symbol, value] : equations_) derive(symbol, value);
  if (solve) solve_equations();
  const Symbols used = used_symbols();
  for (const Variable& v : variables_) place_scalar(v, specialise.naturals(), solve, used);
  for (const auto& [where, symbol] : places_) place_symbol(where, symbol, solve);
  compile();
}

void Concrete::add_moments(Specialiser& specialise, bool pin) {
  for (const Moments& m : specialise.domain().moments) {
    const auto [first, second] = specialise.moments(m.name);
    Term chances = 0, last = 0;
    for (long k = 0; k < outcomes_; ++k) {
      if (k > 0) chances = folded(Op::add, {chances, last});
      last = specialise.chance(m.name, k);
    }
    const auto require = [&](const Comparison& c) { comparisons_.push_back(c); };
    if (pin) {
      equations_.emplace_back(last, Term(1) - chances);
      require(last > Term(0));
    } else {
      require(folded(Op::add, {chances, last}) == Term(1));
    }
    for (const auto& [declared, actual] :
         {std::pair(m.first, first), std::pair(m.second, second)}) {
      if (!declared) continue;
      const Term formula = specialise(*declared);
      const bool free =
          pin && formula.is_symbol() && formula.sort() == Sort::real &&
          std::ranges::none_of(equations_, [&](const auto& e) { return same(e.first, formula); });
      if (free) {
        equations_.emplace_back(formula, actual);
      } else {
        require(formula == actual);
      }
    }
  }
}

void Concrete::derive(Term symbol, Term formula) {
  const Term value = substitute(formula, Substitution(derived_.begin(), derived_.end()));
  // A condition on the symbol itself, put in front: it is replaced with all others.
  const auto v =
      std::ranges::find_if(variables_, [&](const Variable& x) { return same(x.symbol, symbol); });
  if (v != variables_.end()) {
    for (const bool upper : {false, true}) {
      if (!(upper ? v->upper : v->lower)) continue;
      comparisons_.insert(comparisons_.begin(), bound(*v, upper));
      ++hypotheses_;
    }
  }
  const Substitution replace{{symbol, value}};
  for (Comparison& c : comparisons_) c = substitute(c, replace);
  for (auto& d : derived_) d.second = substitute(d.second, replace);
  derived_.emplace_back(symbol, value);
}

void Concrete::solve_equations() {
  for (std::size_t i = 0; i < hypotheses_;) {
    const Comparison c = comparisons_[i];
    if (c.relation == Relation::equal) {
      Symbols candidates = free_symbols(c.left);
      candidates.merge(free_symbols(c.right));
      std::erase_if(candidates, [](Term t) { return t.sort() == Sort::natural; });
      if (const auto solution = solve(c, candidates)) {
        comparisons_.erase(comparisons_.begin() + static_cast<std::ptrdiff_t>(i));
        --hypotheses_;
        derive(solution->first, solution->second);
        i = 0;
        continue;
      }
    }
    ++i;
  }
}

Concrete::Symbols Concrete::used_symbols() const {
  Symbols result;
  for (const Comparison& c : comparisons_) {
    result.merge(free_symbols(c.left));
    result.merge(free_symbols(c.right));
  }
  for (const auto& [symbol, value] : derived_) result.merge(free_symbols(value));
  return result;
}

Concrete::Slot Concrete::unknown(Term symbol, const Axis& axis) {
  unknowns_.push_back(symbol);
  axes_.push_back(axis);
  return {Slot::Source::unknown, unknowns_.size() - 1, 0};
}

Concrete::Slot Concrete::given(const Rational& value) {
  const Rational w = weight(value);
  if (w <= Rational(kCountedWeight) && given_product_ < (std::uint64_t{1} << 32)) {
    const auto counted = static_cast<std::uint64_t>(*w.to_long());
    given_largest_ = std::max(given_largest_, counted);
    given_product_ *= counted;
  }
  return {Slot::Source::given, 0, value};
}

void Concrete::place_scalar(const Variable& v, const std::map<std::string, long>& naturals,
                            bool pin, const Symbols& used) {
  const std::string& name = v.symbol.name();
  const Axis axis = axis_of(v);
  for (std::size_t i = 0; i < derived_.size(); ++i) {
    if (same(derived_[i].first, v.symbol)) {
      scalars_.emplace_back(name, Slot{Slot::Source::derived, i, 0});
      return;
    }
  }
  const auto shape = naturals.find(name);
  if (shape != naturals.end()) {
    if (!axis.contains(Rational(shape->second))) throw std::domain_error("outside its bounds");
    scalars_.emplace_back(name, given(Rational(shape->second)));
    return;
  }
  if (!used.contains(v.symbol)) {
    const auto value = axis.simplest();
    if (!value) throw std::domain_error("no simple value within its bounds");
    scalars_.emplace_back(name, given(*value));
    return;
  }
  const auto pinned = pin ? axis.only_value() : std::optional<Rational>();
  if (!pinned) {
    scalars_.emplace_back(name, unknown(v.symbol, axis));
    return;
  }
  const Substitution replace{{v.symbol, Term(*pinned)}};
  for (Comparison& c : comparisons_) c = substitute(c, replace);
  for (auto& d : derived_) d.second = substitute(d.second, replace);
  scalars_.emplace_back(name, given(*pinned));
}

void Concrete::place_symbol(const Place& where, Term symbol, bool pin) {
  for (std::size_t i = 0; i < derived_.size(); ++i) {
    if (same(derived_[i].first, symbol)) {
      slots_[where] = {Slot::Source::derived, i, 0};
      return;
    }
  }
  Axis axis;
  if (where.kind == Place::Kind::distribution && where.row >= outcomes_) {
    axis = {Rational(0), Rational(1), pin, pin};
  }
  slots_[where] = unknown(symbol, axis);
}

void Concrete::compile() {
  std::vector<Term> sides;
  const auto add = [&](const Comparison& c) {
    sides.push_back(c.left);
    sides.push_back(c.right);
  };
  for (std::size_t i = 0; i < hypotheses_; ++i) add(comparisons_[i]);
  add(comparisons_.back());
  quick_.emplace(sides, unknowns_);
}

}  // namespace gradus
