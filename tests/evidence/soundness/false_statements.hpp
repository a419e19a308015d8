#pragma once

#include <optional>
#include <string>

#include "algebra/term_gen.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus::test {

/// A statement that is false by construction, and the point of its domain at which it is: mostly a
/// thin place beside one where both sides are equal, or one that a hypothesis loses as soon as it
/// is written a little otherwise.
struct FalseStatement {
  Statement statement;
  Values at;
};

/// Whether the conclusion is false or has no value at this point, and the hypotheses hold there:
/// exactly, or by enclosure where values are irrational.
bool is_false_at(const Statement& s, const Values& point);

/// One about x, y and mostly n, inside a RapidCheck property; nothing where what was drawn is not
/// false.
std::optional<FalseStatement> any_false_statement();

/// Who accepts a statement though nobody was asked whether it is false: the prover, the search over
/// boxes, or one of the reductions, all parts of which are accepted. Nothing where nobody does.
std::optional<std::string> accepted_by(const Statement& s);
/// The certifier, with all that it may rest on: it takes longer.
bool is_certified_directly(const Statement& s);

}  // namespace gradus::test
