// Integrals of polynomials between limits; others are one thing of their own.

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/hidden_names.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/integrals.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// What is integrated over is called so: no name of notes holds it.
const std::string over = "#over";
constexpr int most_degree = 8;

/// Whether a polynomial in x of low degree stands there: of the parts with x there are only sums,
/// products and powers, and no name of an unknown value, such as f(x), hides it.
bool is_polynomial(Term t, Term x) {
  constexpr std::size_t most_nodes = 200;
  if (node_count(t) > most_nodes || hides_name(t, over)) return false;
  bool plain = true;
  for_each_node(t, [&](Term node) {
    if (same(node, x) || !contains(node, x)) return;
    switch (node.op()) {
      case Op::add:
      case Op::subtract:
      case Op::negate:
      case Op::multiply:
        return;
      case Op::divide:
        plain = plain && !contains(node.operand(1), x);
        return;
      case Op::power: {
        const Term e = node.operand(1);
        plain = plain && e.is_constant() && e.value().is_integer() && e.value().sign() >= 0 &&
                e.value() <= Rational(most_degree);
        return;
      }
      default:
        plain = false;
    }
  });
  return plain;
}

bool is_nothing(Term t) { return normal_form(t).numerator.terms().empty(); }

/// sum_k c_k (b^(k+1) - a^(k+1)) / (k+1), where sum_k c_k x^k is the polynomial; nothing where it
/// is none.
std::optional<Term> integral(Term t, Term x, Term a, Term b) {
  Term total(0), derived = t;
  Rational factorial(1);
  for (int k = 0; k <= most_degree; ++k) {
    if (is_nothing(derived)) return total;
    if (k > 0) factorial = factorial * Rational(k);
    const Term c = substitute(derived, {{x, Term(0)}});
    const Term next(k + 1);
    const Term part =
        tidy::divide(tidy::subtract(pow(b, next), pow(a, next)), Term(factorial * Rational(k + 1)));
    if (!is_nothing(c)) total = tidy::add(total, tidy::multiply(c, part));
    derived = derivative(derived, x);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Quantity> NoteReader::definite_integral(Cursor& c, const TexNode& node) {
  const Nodes rest = c.rest();
  const auto d = end_of_integrand(rest.subspan(1));
  const bool limits = node.is(Kind::scripted) && node.sub >= 0 && node.super >= 0;
  if (!d || *d == 0 || !limits) return std::nullopt;
  const auto variable = note_name(rest[*d + 2]);
  const bool plain = variable && !variable->has_index() && !locals_.contains(variable->written);
  if (!plain || *d + 3 != rest.size()) return std::nullopt;
  const std::map<std::string, Quantity> outer = locals_;
  try {
    const Term a = scalar(group(node.children[static_cast<std::size_t>(node.sub)]), node);
    const Term b = scalar(group(node.children[static_cast<std::size_t>(node.super)]), node);
    const Term x = Term::symbol(over);
    locals_[variable->written] = Quantities::number(x);
    const Quantity body = sum(rest.subspan(1, *d));
    locals_ = outer;
    if (!body.is_scalar() || !is_polynomial(body.scalar, x)) return std::nullopt;
    const auto value = integral(body.scalar, x, a, b);
    if (!value) return std::nullopt;
    c.at = c.nodes.size();
    return Quantities::number(*value);
  } catch (const std::exception&) {  // what cannot be read so, or is too large, is one thing
    locals_ = outer;
    return std::nullopt;
  }
}

}  // namespace gradus
