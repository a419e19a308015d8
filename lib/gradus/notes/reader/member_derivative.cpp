#include "gradus/notes/reader/member_derivative.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {
namespace {

/// z in ||z||, f(z), \bar z and z itself, not in zeta.
bool names(const std::string& whole, const std::string& part) {
  const auto is_letter = [&](std::size_t i) {
    return i < whole.size() && std::isalpha(static_cast<unsigned char>(whole[i])) != 0;
  };
  for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) {
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + part.size())) return true;
  }
  return false;
}

/// Whether a name that is no member may be made of all of them.
bool may_hide(Term t, const std::string& sequence) {
  bool found = false;
  const auto look = [&](const std::string& name) { found = found || names(name, sequence); };
  for_each_node(t, [&](Term node) {
    if (node.is_symbol()) look(node.name());
    if (node.op() == Op::element && node.name() != sequence) look(node.name());
    if (node.op() != Op::inner) return;
    for (const Word* w : {&node.inner_left(), &node.inner_right()}) {
      look(w->vector);
      std::ranges::for_each(w->operators, look);
    }
  });
  return found;
}

class ByMember {
 public:
  explicit ByMember(Term member) : member_(member), index_(member.operand(0)) {}

  std::optional<Term> operator()(Term t) const {
    Substitution forth, back;
    if (!hold(t, forth, back)) return std::nullopt;
    const Term around = substitute(t, forth);
    Term out = 0;
    for (const auto& [name, part] : back) {
      const auto inner = part.op() == Op::sum ? of_sum(part) : std::optional(Term(1));
      if (!inner) return std::nullopt;
      const Term outer = derivative(around, name);
      if (outer.is_constant() && outer.value().is_zero()) continue;
      out = out + substitute(outer, back) * *inner;
    }
    return out;
  }

 private:
  bool is_member(Term t) const { return t.op() == Op::element && t.name() == member_.name(); }

  bool mentions(Term t) const {
    bool found = false;
    for_each_node(t, [&](Term node) { found = found || is_member(node); });
    return found;
  }

  static bool contains(Term t, Term name) {
    bool found = false;
    for_each_node(t, [&](Term node) { found = found || same(node, name); });
    return found;
  }

  /// A name for each part through which t depends on the member; false where that is open.
  bool hold(Term t, Substitution& forth, Substitution& back) const {
    if (!mentions(t) || forth.contains(t)) return true;
    const bool bound = t.op() == Op::sum || t.op() == Op::least || t.op() == Op::expectation;
    if (is_member(t) && !same(t, member_)) {
      // z_1 is not z_2.
      return t.operand(0).is_constant() && index_.is_constant();
    }
    if (bound && t.op() != Op::sum) return false;
    if (!bound && !is_member(t)) {
      for (const Term operand : t.operands()) {
        if (!hold(operand, forth, back)) return false;
      }
      return true;
    }
    const Term name = Term::symbol("#part" + std::to_string(back.size()));
    forth.emplace(t, name);
    back.emplace(name, t);
    return true;
  }

  /// Whether the member is among those from one limit to the other: 1, 0, or nothing where that is
  /// open.
  std::optional<bool> is_within(Term from, Term to) const {
    const auto is_below = [](Term a, Term b) -> std::optional<bool> {
      const Term d = to_term(normal_form(b - a));
      return d.is_constant() ? std::optional(!(d.value() < Rational(0))) : std::nullopt;
    };
    const auto above = is_below(from, index_), below = is_below(index_, to);
    if ((above && !*above) || (below && !*below)) return false;
    const bool letter = index_.is_symbol() || index_.is_constant();
    const bool free = letter && !contains(from, index_) && !contains(to, index_);
    if ((above && below) || free) return true;
    return std::nullopt;
  }

  std::optional<Term> of_sum(Term sum) const {
    const Term counter = sum.operand(0), from = sum.operand(1), to = sum.operand(2);
    const Term body = sum.operand(3);
    if (contains(index_, counter) || mentions(from) || mentions(to)) return std::nullopt;
    // Sums within sums hold members of their own.
    const Term own = Term::element(member_.name(), counter);
    const Term name = Term::symbol("#" + counter.name());
    if (contains(body, name)) return std::nullopt;
    const Term held = substitute(body, {{own, name}});
    Term out = 0;
    if (!same(held, body)) {
      const auto within = is_within(from, to);
      if (!within) return std::nullopt;
      const Term slope = substitute(derivative(held, name), {{name, own}});
      if (*within) out = substitute(slope, {{counter, index_}});
    }
    if (!mentions(held)) return out;
    const auto rest = (*this)(held);
    if (!rest) return std::nullopt;
    return out + gradus::sum(counter, from, to, substitute(*rest, {{name, own}}));
  }

  Term member_, index_;
};

}  // namespace

std::optional<Term> derivative_by_member(Term t, Term member) {
  return may_hide(t, member.name()) ? std::nullopt : ByMember(member)(t);
}

}  // namespace gradus
