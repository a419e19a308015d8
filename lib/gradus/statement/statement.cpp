#include "gradus/statement/statement.hpp"

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/statement/circular.hpp"
#include "gradus/statement/names.hpp"

namespace gradus {

Variable real(Term symbol) { return {symbol, {}, {}}; }
Variable positive(Term symbol) { return {symbol, Rational(0), {}, true, false}; }
Variable nonnegative(Term symbol) { return {symbol, Rational(0), {}}; }
Variable natural_from(Term symbol, long lower) { return {symbol, Rational(lower), {}}; }
Variable in(Term symbol, Rational lower, Rational upper) { return {symbol, lower, upper}; }
Variable in_open(Term symbol, Rational lower, Rational upper) {
  return {symbol, lower, upper, true, true};
}
Variable half_open(Term symbol, Rational lower, Rational upper) {
  return {symbol, lower, upper, false, true};
}

std::vector<Comparison> assumptions(const Domain& d) {
  std::vector<Comparison> result;
  for (const Variable& v : d.variables) {
    if (v.lower) {
      result.push_back(
          {v.symbol, v.lower_strict ? Relation::greater : Relation::greater_equal, Term(*v.lower)});
    }
    if (v.upper) {
      result.push_back(
          {v.symbol, v.upper_strict ? Relation::less : Relation::less_equal, Term(*v.upper)});
    }
  }
  result.insert(result.end(), d.hypotheses.begin(), d.hypotheses.end());
  return result;
}

namespace {

/// Every formula that a statement mentions.
std::vector<Term> formulas(const Statement& s) {
  std::vector<Term> all{s.conclusion.left, s.conclusion.right};
  const auto add = [&](const Comparison& c) {
    all.push_back(c.left);
    all.push_back(c.right);
  };
  for (const Comparison& c : s.domain.hypotheses) add(c);
  for (const Premise& p : s.domain.premises) add(p.holds);
  for (const Recursion& r : s.domain.recursions) {
    all.push_back(r.start);
    all.push_back(r.next);
  }
  for (const Moments& m : s.domain.moments) {
    if (m.first) all.push_back(*m.first);
    if (m.second) all.push_back(*m.second);
  }
  return all;
}

bool is_index(const Domain& d, Term symbol) {
  const auto used = [&](Term index) { return same(index, symbol); };
  return std::ranges::any_of(d.recursions, used, &Recursion::index) ||
         std::ranges::any_of(d.premises,
                             [&](const Premise& p) { return p.index && used(*p.index); });
}

bool declared(const Domain& d, Term symbol) {
  return std::ranges::any_of(d.variables,
                             [&](const Variable& v) { return same(v.symbol, symbol); });
}

/// A name that means two things: scalars (variables and the indices of recursions and schemas) are
/// one space of names, sequences another.
std::optional<std::string> defined_twice(const Domain& d) {
  std::set<std::string> scalars, sequences;
  for (const Variable& v : d.variables) {
    if (v.symbol.is_symbol() && !scalars.insert(v.symbol.name()).second) return v.symbol.name();
  }
  for (const Recursion& r : d.recursions) {
    if (!sequences.insert(r.name).second) return r.name;
    if (scalars.contains(r.index.name())) return r.index.name();
  }
  for (const Moments& m : d.moments) {
    if (!sequences.insert(m.name).second) return m.name;
  }
  for (const Premise& p : d.premises) {
    if (p.index && scalars.contains(p.index->name())) return p.index->name();
  }
  return {};
}

}  // namespace

Unknowns unknowns(const Statement& s) {
  Unknowns result{s.domain.variables, {}};
  std::set<Term, TermOrder> free;
  std::set<std::string> names;
  for (Term t : formulas(s)) {
    free.merge(free_symbols(t));
    names.merge(sequences(t));
  }
  for (Term symbol : free) {
    if (declared(s.domain, symbol) || is_index(s.domain, symbol)) continue;
    result.scalars.push_back(symbol.sort() == Sort::natural ? natural_from(symbol, 0)
                                                            : real(symbol));
  }
  for (const std::string& name : names) {
    if (std::ranges::find(s.domain.recursions, name, &Recursion::name) ==
        s.domain.recursions.end()) {
      result.sequences.push_back(name);
    }
  }
  return result;
}

std::vector<std::string> faults(const Statement& s) {
  std::vector<std::string> result;
  if (same(s.conclusion.left, s.conclusion.right)) {
    result.push_back("both sides are the same expression: " + text(s.conclusion));
  }
  for (const Variable& v : s.domain.variables) {
    if (!v.symbol.is_symbol()) {
      result.push_back("a variable must be a symbol: " + text(v.symbol));
    } else if (v.symbol.sort() == Sort::natural &&
               (!v.lower || v.lower->sign() < 0 || !v.lower->is_integer())) {
      result.push_back("a natural needs an integer lower bound >= 0: " + v.symbol.name());
    }
  }
  if (const auto name = defined_twice(s.domain)) {
    result.push_back("defined twice: " + *name);
  }
  if (const auto name = circular(s.domain.recursions)) {
    result.push_back("defined by itself: " + *name);
  }
  for (const Variable& v : unknowns(s).scalars) {
    if (!declared(s.domain, v.symbol)) {
      result.push_back("not declared: " + v.symbol.name());
    }
  }
  for (const Premise& p : s.domain.premises) {
    if (p.theorem.empty() == p.claim.empty()) {
      result.push_back("a premise cites a theorem or a claim, one of them: " + p.name);
    }
  }
  return result;
}

namespace {

void replace_everywhere(Statement& s, const Substitution& values) {
  const auto replace = [&](Comparison& c) { c = substitute(c, values); };
  replace(s.conclusion);
  for (Comparison& c : s.domain.hypotheses) replace(c);
  for (Premise& p : s.domain.premises) replace(p.holds);
  for (Recursion& r : s.domain.recursions) {
    r.start = substitute(r.start, values);
    r.next = substitute(r.next, values);
  }
  for (Moments& m : s.domain.moments) {
    if (m.first) m.first = substitute(*m.first, values);
    if (m.second) m.second = substitute(*m.second, values);
  }
}

}  // namespace

std::set<std::string> scalar_names(const Statement& s) {
  std::set<std::string> names;
  const auto add = [&](Term t) {
    if (t.is_symbol()) names.insert(t.name());
  };
  for (Term t : formulas(s)) for_each_node(t, add);
  for (const Variable& v : s.domain.variables) add(v.symbol);
  for (const Recursion& r : s.domain.recursions) add(r.index);
  for (const Premise& p : s.domain.premises) add(p.index.value_or(Term(0)));
  return names;
}

Term fresh_natural(std::string name, std::set<std::string>& taken) {
  while (!taken.insert(name).second) name += "'";
  return Term::natural(name);
}

Statement shift_naturals(const Statement& s) {
  Statement result = s;
  Substitution values;
  std::set<std::string> names = scalar_names(s);
  for (Variable& v : result.domain.variables) {
    if (v.symbol.sort() != Sort::natural || !v.lower || v.lower->sign() <= 0) continue;
    const Term shifted = fresh_natural(v.symbol.name() + "'", names);
    values.emplace(v.symbol, shifted + Term(*v.lower));
    v.symbol = shifted;
    if (v.upper) v.upper = *v.upper - *v.lower;
    v.lower = Rational(0);
  }
  replace_everywhere(result, values);
  return result;
}

namespace {

/// Drops the names of vectors and operators that no formula mentions any more.
void forget_absent_vectors(Statement& s) {
  std::set<std::string> present;
  for (Term t : formulas(s)) {
    for_each_node(t, [&](Term node) {
      if (node.op() != Op::inner) return;
      for (const Word& w : {node.inner_left(), node.inner_right()}) {
        present.insert(w.vector);
        present.insert(w.operators.begin(), w.operators.end());
      }
    });
  }
  const auto absent = [&](const std::string& name) { return !present.contains(name); };
  std::erase_if(s.domain.vectors, absent);
  std::erase_if(s.domain.operators, absent);
}

}  // namespace

Statement instantiate(const Statement& s, const Model& m) {
  Statement result = s;
  Domain& d = result.domain;
  replace_everywhere(result, m.bindings);
  // The bounds of what the model binds go on as hypotheses.
  for (const Variable& v : d.variables) {
    if (!m.bindings.contains(v.symbol)) continue;
    Domain alone;
    alone.variables = {v};
    for (const Comparison& c : assumptions(alone)) {
      d.hypotheses.push_back(substitute(c, m.bindings));
    }
  }
  std::erase_if(d.variables, [&](const Variable& v) { return m.bindings.contains(v.symbol); });
  d.variables.insert(d.variables.end(), m.variables.begin(), m.variables.end());
  d.hypotheses.insert(d.hypotheses.end(), m.hypotheses.begin(), m.hypotheses.end());
  for (const Model::Member& member : m.sequences) {
    const Term next = substitute(member.value, {{member.index, member.index + Term(1)}});
    d.recursions.push_back(
        {member.sequence, member.index, substitute(member.value, {{member.index, Term(0)}}), next});
  }
  d.recursions.insert(d.recursions.end(), m.recursions.begin(), m.recursions.end());
  std::vector<Premise> schemas;
  for (const Premise& p : d.premises) {
    if (p.index) {
      schemas.push_back(p);
    } else {
      d.hypotheses.push_back(p.holds);
    }
  }
  d.premises = std::move(schemas);
  d.models.clear();
  forget_absent_vectors(result);
  return result;
}

}  // namespace gradus
