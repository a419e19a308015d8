#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "gradus/algebra/comparison.hpp"

namespace gradus {

using Substitution = std::map<Term, Term, TermOrder>;

/// Replaces every occurrence of a key (any node: symbol, element, inner product, ...) by its value,
/// simultaneously, outermost first, everything else as written. Inside a sum or `least`, a key that
/// mentions the bound index is another thing than outside: it is not replaced there. Throws
/// std::invalid_argument when a value would be captured.
Term substitute(Term t, const Substitution& s);
Comparison substitute(const Comparison& c, const Substitution& s);

/// Rebuilds `t` bottom-up, mapping each node (whose operands are already rebuilt) through `f`;
/// bound indices are nodes like all others.
Term transform(Term t, const std::function<Term(Term)>& f);

/// Calls `visit` once for each distinct node, operands first.
void for_each_node(Term t, const std::function<void(Term)>& visit);

/// The node with other operands; without operands, the node itself.
Term with_operands(Term node, std::vector<Term> operands);

std::set<Term, TermOrder> free_symbols(Term t);  ///< without bound indices
std::set<std::string> sequences(Term t);         ///< names of the sequences with members in t
bool contains(Term t, Term part);                ///< as a node, free or bound
std::size_t node_count(Term t);                  ///< distinct nodes

/// d t / d x for a real symbol x (std::invalid_argument for anything else), as written by the rules
/// of calculus, not simplified beyond zero terms, unit factors, constants and signs. Equal to the
/// derivative wherever it is defined; n a^(n-1) for exponents without x. Throws std::domain_error
/// for abs, min, max, least, expectation and members of sequences of x, and for sums to a limit in
/// x.
Term derivative(Term t, Term x);

}  // namespace gradus
