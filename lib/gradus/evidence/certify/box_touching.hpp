#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>

#include "gradus/evidence/certify/box_form.hpp"

namespace gradus {

/// Ways to decide boxes near which both sides are equal, where no enclosure of the difference f
/// suffices.

/// f vanishes on faces of the whole box near `stuck`: then f has the sign that its derivative
/// across such a face has on every box that touches it, and so on with that derivative (for f(a, y)
/// = 0: f(x, y) is the integral of its derivative by x from a to x). The derivative is taken as
/// often as the normal form shows that it still vanishes on one of the faces. Nothing when no face
/// is found.
std::optional<BoxForm> vanishing_form(const BoxQuestion& q, std::span<const double> stuck);

/// All such forms with one face, wherever it lies, that the question does not have: the derivative
/// as often as possible, and once.
std::vector<BoxForm> vanishing_forms(const BoxQuestion& q);

/// Whether the way to each point of the domain from the point of the form's one face beside it,
/// along its variable, lies in the domain: hypotheses affine in that variable which hold on the
/// face.
bool stays_inside(const Domain& d, const BoxForm& form);

/// As above, across one more face on which the target of a form (the difference or a derivative) is
/// >= 0: that is shown by `holds`, a judgement of statements with fewer variables.
std::optional<BoxForm> monotone_form(const BoxQuestion& q, std::span<const double> stuck,
                                     const std::function<bool(const Statement&)>& holds);

/// The simplest rational point near `stuck` at which f and its gradient vanish, by normal form:
/// where the Hessian is positive semidefinite on a box around it, f >= 0 on that box (Taylor's
/// theorem with Lagrange's remainder).
std::optional<BoxMinimum> minimum_at(const BoxQuestion& q, std::span<const double> stuck);

/// Statements that together say the same, cut where f vanishes inside the box near `stuck`: at a
/// value of one variable, or where two variables are equal (the second is then written as the first
/// plus a new one). Each part has the cut as one of its faces.
struct BoxCut {
  std::vector<Statement> parts;
  std::string words;
};
/// The names of the variables, and a symbol whose name is not among `taken`, which it joins.
std::set<std::string> variable_names(const Domain& d);
Term new_symbol(std::string name, std::set<std::string>& taken);

std::optional<BoxCut> cut_at(const BoxQuestion& q, std::span<const double> stuck);

/// An equation as <= and >=.
std::optional<BoxCut> cut_by_orders(const Statement& s);

/// One absolute value, min or max of the conclusion or a hypothesis resolved: two parts, by the
/// sign that decides it.
std::optional<BoxCut> cut_by_cases(const Statement& s);

/// Variables >= 0 under roots or fractional powers, in the conclusion or a hypothesis, written as
/// powers of new ones, on a box that may be a little larger.
std::optional<BoxCut> cut_by_roots(const Statement& s);

}  // namespace gradus
