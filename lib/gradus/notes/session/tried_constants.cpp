#include "gradus/notes/session/tried_constants.hpp"

#include <algorithm>
#include <array>

#include "gradus/evidence/refute/refute.hpp"
#include "gradus/notes/reader/where_defined.hpp"

namespace gradus {
namespace {

/// No two constants are the same; the products of some are 1.
std::vector<Statement> with_constants(Statement s, const std::vector<Term>& constants) {
  for (Variable& v : s.domain.variables) {
    // What begins to hold behind the first members is not refuted by these.
    const bool counts = v.symbol.sort() == Sort::natural;
    if (counts && (!v.lower || *v.lower < Rational(2))) v.lower = Rational(2);
  }
  std::vector<Statement> out;
  for (unsigned large = 0; large < 1U << constants.size(); ++large) {
    Statement one = s;
    std::array<long, 2> next{4, 4};
    for (std::size_t i = 0; i < constants.size(); ++i) {
      const bool is_large = (large >> i & 1U) != 0;
      const long n = next.at(is_large ? 1 : 0)++;
      const Rational value = is_large ? Rational(n) : Rational(1, n);
      one.domain.hypotheses.push_back({constants[i], Relation::equal, Term(value)});
    }
    out.push_back(std::move(one));
  }
  return out;
}

Statement with_zeros(Statement s, const std::set<std::string>& constants, const Point& witness) {
  for (const auto& [name, value] : witness.scalars) {
    const auto v = std::ranges::find_if(
        s.domain.variables, [&name = name](const Variable& x) { return x.symbol.name() == name; });
    const bool is_zero = v != s.domain.variables.end() && v->symbol.sort() == Sort::real &&
                         !constants.contains(name) && value == Rational(0);
    if (is_zero) s.domain.hypotheses.push_back({v->symbol, Relation::equal, Term(0)});
  }
  return s;
}

}  // namespace

bool fails_for_all_constants(Statement s, const std::set<std::string>& constants,
                             const std::vector<Comparison>& sensible, const Point& witness,
                             const Budget& budget) {
  constexpr std::size_t most = 4;
  std::vector<Term> symbols;
  for (const Variable& v : s.domain.variables) {
    const bool constant = v.symbol.sort() == Sort::real && constants.contains(v.symbol.name());
    if (constant) symbols.push_back(v.symbol);
  }
  if (symbols.size() > most) return false;
  s.domain.hypotheses.insert(s.domain.hypotheses.end(), sensible.begin(), sensible.end());
  bool fails = false;
  Budget few = budget;
  few.cases = std::min<std::uint64_t>(few.cases, 60'000);
  for (const Statement& one : with_constants(s, symbols)) {
    const Statement defined = where_defined(one);
    if (refute_simply(with_zeros(defined, constants, witness), few) || refute(defined, few)) {
      fails = true;
    } else if (satisfy(defined, few)) {
      return false;
    }
  }
  return fails;
}

}  // namespace gradus
