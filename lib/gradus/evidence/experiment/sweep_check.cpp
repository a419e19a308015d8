#include "gradus/evidence/experiment/sweep_check.hpp"

#include <cmath>

#include "gradus/algebra/compare.hpp"
#include "gradus/algebra/evaluate.hpp"
#include "gradus/number/number.hpp"

namespace gradus {
namespace {

using Kind = SweepCheck::Kind;

/// What is known of a comparison.
enum class Truth : std::uint8_t { yes, no, unknown, undefined };

template <class T>
double as_double(const T& x) {
  if constexpr (std::is_same_v<T, double>) {
    return x;
  } else {
    return x.to_double();
  }
}

/// Larger - smaller; for = minus the distance, for != the distance.
template <class T>
T slack_of(Relation relation, const T& left, const T& right) {
  switch (relation) {
    case Relation::less:
    case Relation::less_equal:
      return right - left;
    case Relation::greater:
    case Relation::greater_equal:
      return left - right;
    case Relation::equal:
      return -abs(left - right);
    case Relation::not_equal:
      return abs(left - right);
  }
  return T(0);
}

/// Rounded values decide where they are far enough apart for their digits. With `lenient` an
/// equation counts as true where the sides agree to these digits.
template <class T>
Truth rounded_truth(Relation relation, const T& left, const T& right, const T& slack,
                    bool lenient) {
  static const T tolerance = std::is_same_v<T, double> ? convert<T>(Rational::parse("1e-9"))
                                                       : convert<T>(Rational::parse("1e-40"));
  const T scale = tolerance * (T(1) + abs(left) + abs(right));
  if constexpr (std::is_same_v<T, double>) {
    if (!std::isfinite(left) || !std::isfinite(right)) return Truth::undefined;
  } else {
    if (!left.is_finite() || !right.is_finite()) return Truth::undefined;
  }
  if (relation == Relation::equal) {
    if (slack < -scale) return lenient ? Truth::unknown : Truth::no;
    return lenient ? Truth::yes : Truth::unknown;
  }
  if (slack > scale) return Truth::yes;
  return slack < -scale && relation != Relation::not_equal ? Truth::no : Truth::unknown;
}

Truth exact_truth(Relation relation, const Rational& left, const Rational& right) {
  return compare(left, relation, right) ? Truth::yes : Truth::no;
}

Truth enclosed_truth(Relation relation, const Interval& left, const Interval& right) {
  if (!left.is_defined() || !right.is_defined()) return Truth::undefined;
  const auto truth = compare(left, relation, right);
  return certainly(truth) ? Truth::yes : possibly(truth) ? Truth::unknown : Truth::no;
}

/// Whether the drawn point lies in the domain. `truth(relation, left, right)` is asked of each
/// bound of a defined scalar, each hypothesis and each schema.
template <class T, class Ask>
Truth inside(const SweepCode& code, const SweepDraw& draw, SweepValues<T>& values, const Ask& ask) {
  Truth worst = Truth::yes;
  const auto note = [&](Truth truth) {
    if (truth == Truth::unknown) worst = Truth::unknown;
    return truth == Truth::yes || truth == Truth::unknown;
  };
  std::vector<bool> given(code.hypotheses.size(), false);
  for (std::size_t i = 0; i < code.definitions.size(); ++i) {
    if (!draw.defined[i]) continue;
    const SweepCode::Definition& d = code.definitions[i];
    given[d.hypothesis] = true;
    const Variable& v = code.scalars[d.scalar];
    if (v.lower) {
      const Truth truth = ask(v.lower_strict ? Relation::greater : Relation::greater_equal,
                              values.scalar(d.scalar), convert<T>(*v.lower));
      if (!note(truth)) return truth;
    }
    if (v.upper) {
      const Truth truth = ask(v.upper_strict ? Relation::less : Relation::less_equal,
                              values.scalar(d.scalar), convert<T>(*v.upper));
      if (!note(truth)) return truth;
    }
  }
  for (std::size_t i = 0; i < code.hypotheses.size(); ++i) {
    if (given[i]) continue;
    const SweepCode::Condition& c = code.hypotheses[i];
    const long last = c.index ? std::max(draw.largest + 1, c.from + 2) : c.from;
    for (long k = c.from; k <= last; ++k) {
      if (c.index) values.set_integer(*c.index, k);
      const Truth truth = ask(c.relation, T(values.value(c.left)), T(values.value(c.right)));
      if (!note(truth)) return truth;
    }
  }
  return worst;
}

}  // namespace

template <class T>
SweepCheck SweepChecker<T>::check_rounded(const SweepDraw& draw, bool& near_tie) {
  rounded_.set(draw);
  const auto ask = [](Relation relation, const T& left, const T& right) {
    return rounded_truth(relation, left, right, slack_of(relation, left, right), false);
  };
  switch (inside(code_, draw, rounded_, ask)) {
    case Truth::no:
      return {Kind::outside};
    case Truth::undefined:
      return {Kind::undefined};
    case Truth::unknown:
      near_tie = true;
      return {};
    case Truth::yes:
      break;
  }
  const SweepCode::Condition& c = code_.conclusion;
  const T& left = rounded_.value(c.left);
  const T& right = rounded_.value(c.right);
  const T slack = slack_of(c.relation, left, right);
  switch (rounded_truth(c.relation, left, right, slack, true)) {
    case Truth::yes:
      return {Kind::holds, as_double(slack)};
    case Truth::undefined:
      return {Kind::undefined};
    default:
      near_tie = true;
      return {Kind::unresolved, as_double(slack)};
  }
}

template <class T>
SweepCheck SweepChecker<T>::check_exactly(const SweepDraw& draw) {
  exact_.set(draw);
  switch (inside(code_, draw, exact_, exact_truth)) {
    case Truth::yes:
      break;
    default:
      return {Kind::outside, 0, true};
  }
  const SweepCode::Condition& c = code_.conclusion;
  const Rational left = exact_.value(c.left), right = exact_.value(c.right);
  const bool holds = exact_truth(c.relation, left, right) == Truth::yes;
  return {holds ? Kind::holds : Kind::violated, slack_of(c.relation, left, right).to_double(),
          true};
}

template <class T>
SweepCheck SweepChecker<T>::check_by_enclosure(const SweepDraw& draw) {
  enclosing_.set(draw);
  const Truth domain = inside(code_, draw, enclosing_, enclosed_truth);
  if (domain == Truth::no) return {Kind::outside, 0, true};
  if (domain == Truth::undefined) return {Kind::undefined, 0, true};
  const SweepCode::Condition& c = code_.conclusion;
  const Interval left = enclosing_.value(c.left), right = enclosing_.value(c.right);
  const double slack = slack_of(c.relation, left, right).lower_double();
  switch (enclosed_truth(c.relation, left, right)) {
    case Truth::yes:
      return {Kind::holds, slack, true};
    case Truth::undefined:
      return {Kind::undefined, 0, true};
    case Truth::no:
      return {domain == Truth::yes ? Kind::violated : Kind::unresolved, slack, true};
    case Truth::unknown:
      break;
  }
  return {Kind::unresolved, slack, true};
}

template <class T>
SweepCheck SweepChecker<T>::check(const SweepDraw& draw) {
  bool near_tie = false;
  try {
    const SweepCheck rounded = check_rounded(draw, near_tie);
    if (!near_tie) return rounded;
    try {
      return check_exactly(draw);
    } catch (const NotRational&) {
      return check_by_enclosure(draw);
    }
  } catch (const std::domain_error&) {
    return {Kind::undefined, 0, near_tie};
  } catch (const std::length_error&) {
    return {Kind::undefined, 0, near_tie};
  }
}

namespace {

std::string text_of(const Rational& q) {
  return q.bits() <= 160 ? q.to_string() : Interval(q).shared_digits(20);
}

/// A short rational that stands for an irrational value in print.
Rational near(const Interval& x) {
  const Rational middle = x.midpoint();
  const Rational room = max(abs(middle), Rational(1)) * Rational::parse("1e-12");
  return simplest_between(middle - room, middle + room);
}

}  // namespace

SweptSides describe(const SweepCode& code, const SweepDraw& draw) {
  SweepValues<Rational> exact(code);
  SweepValues<Interval> enclosing(code);
  enclosing.set(draw);
  SweptSides out;
  const SweepCode::Condition& c = code.conclusion;
  bool rational = true;
  try {
    exact.set(draw);
    const Rational left = exact.value(c.left), right = exact.value(c.right);
    out.left = text_of(left);
    out.right = text_of(right);
    out.slack = text_of(slack_of(c.relation, left, right));
  } catch (const std::exception&) {  // irrational, or too long for exact arithmetic
    rational = false;
    const Interval left = enclosing.value(c.left), right = enclosing.value(c.right);
    out.left = left.shared_digits(20);
    out.right = right.shared_digits(20);
    out.slack = slack_of(c.relation, left, right).shared_digits(20);
  }
  for (std::size_t i = 0; i < code.naturals.size(); ++i) {
    out.point.scalars.emplace_back(code.naturals[i].symbol.name(), Rational(draw.naturals[i]));
  }
  for (SweepCode::Id i = 0; i < code.scalars.size(); ++i) {
    out.point.scalars.emplace_back(code.scalars[i].symbol.name(),
                                   rational ? exact.scalar(i) : near(enclosing.scalar(i)));
  }
  const auto exact_all = [](const std::vector<SmallFraction>& from) {
    std::vector<Rational> to;
    for (const SmallFraction& f : from) to.push_back(f.exact());
    return to;
  };
  for (std::size_t i = 0; i < code.vectors.size(); ++i) {
    out.point.vectors.emplace_back(code.vectors[i], exact_all(draw.vectors[i]));
  }
  for (std::size_t i = 0; i < code.operators.size(); ++i) {
    const std::vector<Rational> entries = exact_all(draw.operators[i]);
    std::vector<std::vector<Rational>> rows;
    for (auto at = entries.begin(); at != entries.end(); at += draw.dimension) {
      rows.emplace_back(at, at + draw.dimension);
    }
    out.point.operators.emplace_back(code.operators[i], std::move(rows));
  }
  for (SweepCode::Id i = 0; i < code.sequences.size(); ++i) {
    if (code.sequences[i].kind != SweepCode::Sequence::Kind::unknown) continue;
    const long used = std::max(exact.members_used(i), enclosing.members_used(i));
    std::vector<Rational> members;
    for (long k = 0; k <= used; ++k) members.push_back(draw.member(i, k).exact());
    out.point.sequences.emplace_back(code.sequences[i].name, std::move(members));
  }
  for (SweepCode::Id i = 0; i < code.moments.size(); ++i) {
    Point::Distribution d;
    d.sequence = code.sequences[code.moments[i].sequence].name;
    const Rational chance(Rational(1),
                          Rational(1 + draw.chances[i].spread * draw.chances[i].spread));
    if (rational) {
      d.outcomes = {exact.outcomes(i).first, exact.outcomes(i).second};
    } else {
      d.outcomes = {near(enclosing.outcomes(i).first), near(enclosing.outcomes(i).second)};
    }
    d.chances = {chance, Rational(1) - chance};
    out.point.distributions.push_back(std::move(d));
  }
  return out;
}

template class SweepChecker<double>;
template class SweepChecker<FixedReal<50>>;

}  // namespace gradus
