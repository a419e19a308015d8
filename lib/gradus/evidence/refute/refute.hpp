#pragma once

#include <optional>

#include "gradus/statement/claim.hpp"

namespace gradus {

/// A point of the domain at which the conclusion fails: the simplest one (see `simpler`) when it
/// lies within the exhaustive part of the search, otherwise the simplest that shrinking finds.
/// Confirmed exactly, or by enclosure where values are irrational. Statements with premises are
/// refuted on their models only; random sequences by exact enumeration over a two- or three-point
/// distribution.
std::optional<Witness> refute(const Statement& s, const Budget& budget);

/// The exhaustive part of that search alone, for the simplest points.
std::optional<Witness> refute_simply(const Statement& s, const Budget& budget);
/// The other part alone, which descends from random points.
std::optional<Witness> refute_at_random(const Statement& s, const Budget& budget);

/// The simplest failing point that shrinking finds from `p`, a point of scalars at which the
/// conclusion is thought to fail; nothing where it does not. For statements without premises.
std::optional<Witness> refute_from(const Statement& s, const Point& p, const Budget& budget);

/// The simplest point that satisfies all hypotheses and premises (on a model), or nothing: the
/// vacuity check.
std::optional<Point> satisfy(const Statement& s, const Budget& budget);

/// Evaluates the statement at one point exactly: nothing when the point is outside the domain or a
/// value is undefined; otherwise whether the conclusion holds.
std::optional<bool> holds_at(const Statement& s, const Point& p);

}  // namespace gradus
