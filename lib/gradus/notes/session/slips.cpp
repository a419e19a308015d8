#include "gradus/notes/session/slips.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/session/slip_points.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_nodes = 400, most_names = 6;
constexpr int most_changes = 4000, most_proofs = 8, points = 3;

using Rebuild = std::function<Term(Term)>;

std::size_t monomials(Term t) { return normal_form(t).numerator.terms().size(); }

/// Of sums within as well, as written.
std::size_t addends(Term t) {
  std::size_t all = 1;
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::add || node.op() == Op::subtract) ++all;
  });
  return all;
}

/// t + by, written shortly.
Term shifted(Term t, int by) { return to_term(normal_form(t + Term(by))); }

/// w_1 and w_2, f(w_1) and f(w_2); not what is written df/dw_1 and dg/dw_1.
bool differ_by_label(const std::string& a, const std::string& b) {
  const std::size_t at = a.find('_');
  if (a == b || at == std::string::npos || a.compare(0, at + 1, b, 0, at + 1) != 0) return false;
  const auto behind = [&](const std::string& name) {
    return name.substr(std::min(name.find_first_of(" ()", at + 1), name.size()));
  };
  return behind(a) == behind(b);
}

bool is_factor(Term x, Term of) {
  if (same(x, of)) return true;
  return of.op() == Op::multiply && (is_factor(x, of.operand(0)) || is_factor(x, of.operand(1)));
}

bool is_one(Term t) { return t.is_constant() && t.value() == Rational(1); }

bool hides_one(Term t) {
  bool found = false;
  for_each_node(
      t, [&](Term node) { found = found || node.op() == Op::sum || node.op() == Op::inner; });
  return found;
}

class SlipSearch {
 public:
  SlipSearch(const Statement& s, bool strict, const std::set<std::string>& kept,
             const std::function<bool(const Statement&)>& proves)
      : statement_(s), strict_(strict), kept_(kept), proves_(proves) {
    for (unsigned seed = 1; points_.size() < points && seed <= 4 * points; ++seed) {
      SlipPoint p(s, seed);
      if (p.value(s.conclusion.left) && p.value(s.conclusion.right))
        points_.push_back(std::move(p));
    }
    for (const Term x : free_symbols(s.conclusion.left + s.conclusion.right)) {
      const bool is_factor = x.sort() == Sort::real && !kept_.contains(x.name());
      if (is_factor && names_.size() < most_names) names_.push_back(x);
    }
    rich_ = names_.size() > 2 || monomials(s.conclusion.left) + monomials(s.conclusion.right) > 2;
  }

  std::optional<std::string> find() {
    if (points_.size() < points) return std::nullopt;
    // A slip mostly stands behind the sign.
    for (const bool left : {false, true}) {
      const Term side = left ? statement_.conclusion.left : statement_.conclusion.right;
      const Term other = left ? statement_.conclusion.right : statement_.conclusion.left;
      goals_.clear();
      for (const SlipPoint& p : points_) goals_.push_back(*p.value(other));
      visit(side, true, [&](Term changed) {
        Comparison c = statement_.conclusion;
        (left ? c.left : c.right) = changed;
        return c;
      });
      if (!found_.empty()) return found_;
    }
    return std::nullopt;
  }

 private:
  using ToComparison = std::function<Comparison(Term)>;

  void attempt(Term before, Term after, const ToComparison& whole) {
    if (!found_.empty() || proofs_ >= most_proofs || ++changes_ > most_changes) return;
    // Nobody writes x/x for x, nor x y/x for y.
    if (after.op() == Op::divide && is_factor(after.operand(1), after.operand(0))) return;
    const Comparison c = whole(after);
    const bool on_left = !same(c.left, statement_.conclusion.left);
    const Term side = on_left ? c.left : c.right;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto value = points_[i].value(side);
      if (!value || !agree(*value, goals_[i])) return;
    }
    if (cancels(on_left ? statement_.conclusion.left : statement_.conclusion.right, side)) return;
    ++proofs_;
    Statement changed = statement_;
    changed.conclusion = c;
    if (faults(changed).empty() && (is_identity(c) || proves_(changed))) {
      found_ = "with " + text(after) + " in place of " + text(before);
    }
  }

  /// Nobody writes <x, y> - <x, y>: such a change takes a term away that was written out here.
  static bool cancels(Term before, Term after) {
    return hides_one(after) && monomials(after) < monomials(before);
  }

  bool is_kept(Term t) const {
    bool kept = false;
    for_each_node(t, [&](Term node) {
      const bool name = node.is_symbol() || node.op() == Op::element;
      kept = kept || (name && kept_.contains(node.name()));
    });
    return kept;
  }

  static bool is_identity(const Comparison& c) {
    try {
      return difference(c).numerator.is_zero();
    } catch (const std::length_error&) {
      return false;
    } catch (const std::domain_error&) {
      return false;
    }
  }

  /// All changes of the node and of what stands below. An addend is what a factor may be missing
  /// of.
  void visit(Term t, bool is_addend, const ToComparison& whole) {
    if (!found_.empty()) return;
    change(t, is_addend, whole);
    const bool sums = t.op() == Op::add || t.op() == Op::subtract || t.op() == Op::negate;
    const bool multiplies = t.op() == Op::multiply || t.op() == Op::divide;
    for (std::size_t i = 0; i < t.operands().size(); ++i) {
      if (t.op() == Op::sum && i == 0) continue;
      const bool inner_addend = sums || (multiplies ? t.operand(i).op() != Op::multiply : true);
      if (t.op() == Op::power && i == 1) continue;
      visit(t.operand(i), inner_addend && !multiplies, [&, i](Term changed) {
        std::vector<Term> operands(t.operands().begin(), t.operands().end());
        operands[i] = changed;
        return whole(with_operands(t, std::move(operands)));
      });
    }
  }

  void change(Term t, bool is_addend, const ToComparison& whole) {
    const auto to = [&](Term after) { attempt(t, after, whole); };
    switch (t.op()) {
      case Op::add:
        to(t.operand(0) - t.operand(1));
        break;
      case Op::subtract:
        to(t.operand(0) + t.operand(1));
        break;
      case Op::negate:
        to(t.operand(0));
        break;
      case Op::constant:
        for (const Rational& c : {t.value() + Rational(1), t.value() - Rational(1),
                                  Rational(2) * t.value(), t.value() / Rational(2), -t.value()}) {
          if (!c.is_zero()) to(Term(c));
        }
        break;
      case Op::power:
        if (is_kept(t.operand(0))) break;
        to(t.operand(0));
        for (const int by : {1, -1}) to(pow(t.operand(0), shifted(t.operand(1), by)));
        to(pow(t.operand(0), -t.operand(1)));
        break;
      case Op::element:
        for (const int by : {1, -1}) to(Term::element(t.name(), shifted(t.operand(0), by)));
        break;
      case Op::sum:
        if (strict_) break;  // Its last member may be what words say is 0.
        for (const std::size_t limit : {1U, 2U}) {
          for (const int by : {1, -1}) {
            std::vector<Term> operands(t.operands().begin(), t.operands().end());
            operands[limit] = shifted(operands[limit], by);
            to(with_operands(t, std::move(operands)));
          }
        }
        break;
      case Op::multiply:
        // Weights that add up to 1 and unit vectors are no slips.
        for (const std::size_t i : {0U, 1U}) {
          const Term left_out = t.operand(1 - i);
          if (rich_ && !hides_one(left_out) && !is_kept(left_out)) to(t.operand(i));
        }
        break;
      case Op::divide:
        if (is_kept(t.operand(1))) break;
        if (rich_ || t.operand(1).is_constant()) to(t.operand(0));
        if (!is_one(t.operand(0))) to(Term(1) / t.operand(1));
        break;
      case Op::symbol:
        for (const Term other : names_) {
          if (differ_by_label(t.name(), other.name())) to(other);
        }
        [[fallthrough]];
      case Op::inner:
        if (rich_ && !is_kept(t)) to(pow(t, Term(2)));
        break;
      default:
        break;
    }
    if (is_addend && !t.is_constant()) factors(t, to);
  }

  void factors(Term t, const std::function<void(Term)>& to) {
    if (t.op() != Op::negate) to(-t);
    for (const int c : {2, 3, 4}) {
      to(Term(c) * t);
      to(t / Term(c));
    }
    if (!rich_) return;
    for (const Term x : names_) {
      to(x * t);
      to(t / x);
    }
  }

  const Statement& statement_;
  bool strict_;
  const std::set<std::string>& kept_;  ///< names that are no factors
  const std::function<bool(const Statement&)>& proves_;
  std::vector<SlipPoint> points_;
  std::vector<double> goals_;  ///< values of the side that stays
  std::vector<Term> names_;
  bool rich_ = false;  ///< enough stands in it for a change to tell something
  int changes_ = 0, proofs_ = 0;
  std::string found_;
};

}  // namespace

std::optional<std::string> find_slip(const Statement& s, bool strict,
                                     const std::set<std::string>& kept,
                                     const std::function<bool(const Statement&)>& proves) try {
  const Term left = s.conclusion.left, right = s.conclusion.right;
  if (node_count(left) + node_count(right) > most_nodes) return std::nullopt;
  if (free_symbols(left).empty() && free_symbols(right).empty() && s.domain.vectors.empty()) {
    return std::nullopt;
  }
  constexpr std::size_t telling = 3;
  if (strict && addends(left) + addends(right) < telling) return std::nullopt;
  return SlipSearch(s, strict, kept, proves).find();
} catch (const std::length_error&) {
  return std::nullopt;
} catch (const std::domain_error&) {
  return std::nullopt;
}

}  // namespace gradus
