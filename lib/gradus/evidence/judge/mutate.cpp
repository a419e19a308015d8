#include "gradus/evidence/judge/mutate.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/judge/term_changes.hpp"

namespace gradus {

namespace {

std::vector<Relation> neighbours(Relation r) {
  switch (r) {
    case Relation::equal:
      return {Relation::not_equal, Relation::less, Relation::greater};
    case Relation::not_equal:
      return {Relation::equal};
    case Relation::less:
      return {Relation::greater, Relation::less_equal};
    case Relation::less_equal:
      return {Relation::less, Relation::greater_equal};
    case Relation::greater:
      return {Relation::less, Relation::greater_equal};
    default:
      return {Relation::greater, Relation::less_equal};
  }
}

/// The difference of the sides in normal form, as far as it can be told.
struct Form {
  std::optional<Fraction> difference;
  bool divides_by_zero = false;
};

Form form_of(const Comparison& c) {
  try {
    return {difference(c), false};
  } catch (const std::length_error&) {
    return {};
  } catch (const std::domain_error&) {
    return {{}, true};
  }
}

/// Whether two comparisons with this relation say the same: their differences agree up to a
/// constant factor.
bool say_the_same(Relation r, const Form& a, const Form& b) {
  if (!a.difference || !b.difference) return false;
  const Fraction &first = *a.difference, &second = *b.difference;
  if (first == second) return true;
  if (first.numerator.is_zero() || second.numerator.is_zero()) return false;
  const Fraction ratio = first / second;
  if (!ratio.numerator.is_constant() || !ratio.denominator.is_constant()) return false;
  const bool symmetric = r == Relation::equal || r == Relation::not_equal;
  return symmetric ||
         ratio.numerator.constant_term().sign() == ratio.denominator.constant_term().sign();
}

class Mutator {
 public:
  explicit Mutator(const Statement& s) : original_(s) {}

  std::vector<Mutant> run() {
    conclusion();
    hypotheses();
    bounds();
    recursions();
    return std::move(result_);
  }

 private:
  void add(Statement changed, const std::string& what) {
    // No statement: x == x, or a recursion that leads back to itself.
    if (faults(changed).size() > faults_) return;
    changed.label = original_.label + " [" + what + "]";
    result_.push_back({what, std::move(changed)});
  }

  void conclusion() {
    const Comparison& c = original_.conclusion;
    for (const Relation r : neighbours(c.relation)) {
      Statement changed = original_;
      changed.conclusion.relation = r;
      add(changed, std::string(symbol(c.relation)) + " became " + symbol(r));
    }
    for (const auto& [changed, what] : changes(c)) {
      Statement mutant = original_;
      mutant.conclusion = changed;
      add(std::move(mutant), what);
    }
  }

  /// One side changed in one place, so that it says something else.
  static std::vector<std::pair<Comparison, std::string>> changes(const Comparison& c) {
    std::vector<std::pair<Comparison, std::string>> result;
    const Form before = form_of(c);
    for (const bool right : {false, true}) {
      for (const TermChange& change : term_changes(right ? c.right : c.left)) {
        Comparison changed = c;
        (right ? changed.right : changed.left) = change.term;
        const Form after = form_of(changed);
        if (after.divides_by_zero || say_the_same(c.relation, after, before)) continue;
        result.emplace_back(changed, std::string(right ? "right: " : "left: ") + change.what);
      }
    }
    return result;
  }

  void hypotheses() {
    for (std::size_t i = 0; i < original_.domain.hypotheses.size(); ++i) {
      Statement changed = original_;
      const auto place = changed.domain.hypotheses.begin() + static_cast<std::ptrdiff_t>(i);
      const std::string what = "dropped: " + text(*place);
      changed.domain.hypotheses.erase(place);
      add(changed, what);
      for (const auto& [hypothesis, how] : changes(original_.domain.hypotheses[i])) {
        Statement mutant = original_;
        mutant.domain.hypotheses[i] = hypothesis;
        add(std::move(mutant), "hypothesis, " + how);
      }
    }
    for (std::size_t i = 0; i < original_.domain.premises.size(); ++i) {
      Statement changed = original_;
      const auto place = changed.domain.premises.begin() + static_cast<std::ptrdiff_t>(i);
      const std::string what = "dropped premise: " + place->name;
      changed.domain.premises.erase(place);
      changed.domain.models.clear();  // They show what holds in a smaller class.
      add(changed, what);
    }
  }

  void bounds() {
    for (std::size_t i = 0; i < original_.domain.variables.size(); ++i) {
      const Variable& v = original_.domain.variables[i];
      if (v.lower) lower_bound(i, v);
      if (v.upper) upper_bound(i, v);
    }
  }

  void lower_bound(std::size_t i, const Variable& v) {
    Statement changed = original_;
    Variable& c = changed.domain.variables[i];
    const std::string bound =
        text(v.symbol) + (v.lower_strict ? " > " : " >= ") + v.lower->to_string();
    if (v.symbol.sort() == Sort::natural) {
      if (v.lower->sign() <= 0) return;  // There is no natural below 0.
      c.lower = *v.lower - Rational(1);
      return add(changed, bound + " became " + text(v.symbol) + " >= " + c.lower->to_string());
    }
    if (v.lower_strict) {
      c.lower_strict = false;
      add(changed, bound + " became " + text(v.symbol) + " >= " + v.lower->to_string());
    }
    c.lower.reset();
    c.lower_strict = false;
    add(changed, "dropped: " + bound);
  }

  void upper_bound(std::size_t i, const Variable& v) {
    Statement changed = original_;
    Variable& c = changed.domain.variables[i];
    const std::string bound =
        text(v.symbol) + (v.upper_strict ? " < " : " <= ") + v.upper->to_string();
    if (v.upper_strict) {
      c.upper_strict = false;
      add(changed, bound + " became " + text(v.symbol) + " <= " + v.upper->to_string());
    }
    c.upper.reset();
    c.upper_strict = false;
    add(changed, "dropped: " + bound);
  }

  void recursions() {
    for (std::size_t i = 0; i < original_.domain.recursions.size(); ++i) {
      const Recursion& r = original_.domain.recursions[i];
      for (const bool start : {true, false}) {
        for (const TermChange& change : term_changes(start ? r.start : r.next)) {
          Statement changed = original_;
          Recursion& c = changed.domain.recursions[i];
          (start ? c.start : c.next) = change.term;
          if (!is_usable(c, r)) continue;
          add(changed, r.name + (start ? " starts with: " : " goes on with: ") + change.what);
        }
      }
    }
  }

  /// A member may be defined by earlier ones only, and by something else than before.
  static bool is_usable(const Recursion& changed, const Recursion& before) {
    bool earlier_only = true;
    for (const Term side : {changed.start, changed.next}) {
      for_each_node(side, [&](Term t) {
        if (t.op() != Op::element || t.name() != changed.name) return;
        earlier_only = earlier_only && same(t.operand(0), changed.index);
      });
    }
    if (!earlier_only) return false;
    for (const bool start : {true, false}) {
      const Form now = form_of((start ? changed.start : changed.next) == Term(0));
      if (now.divides_by_zero) return false;
      const Form then = form_of((start ? before.start : before.next) == Term(0));
      if (!now.difference || !then.difference || !(*now.difference == *then.difference))
        return true;
    }
    return false;
  }

  const Statement& original_;
  std::size_t faults_ = faults(original_).size();
  std::vector<Mutant> result_;
};

}  // namespace

std::vector<Mutant> mutate(const Statement& s) { return Mutator(s).run(); }

}  // namespace gradus
