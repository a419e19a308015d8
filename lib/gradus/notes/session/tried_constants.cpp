#include "gradus/notes/session/tried_constants.hpp"

#include <array>

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

}  // namespace

bool fails_for_all_constants(const Statement& s, const std::set<std::string>& constants,
                             const JudgeStatement& judge, const Budget& budget) {
  constexpr std::size_t most = 4;
  std::vector<Term> symbols;
  for (const Variable& v : s.domain.variables) {
    const bool constant = v.symbol.sort() == Sort::real && constants.contains(v.symbol.name());
    if (constant) symbols.push_back(v.symbol);
  }
  if (symbols.size() > most) return false;
  bool fails = false;
  for (const Statement& one : with_constants(s, symbols)) {
    const Finding found = guarded(where_defined(one), judge, budget);
    const auto* left = std::get_if<Open>(&found.evidence);
    const bool vacuous = left != nullptr && left->why.starts_with("no values");
    if (found.grade != Grade::refuted && !vacuous) return false;
    fails = fails || found.grade == Grade::refuted;
  }
  return fails;
}

}  // namespace gradus
