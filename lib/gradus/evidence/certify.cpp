#include "gradus/evidence/certify.hpp"

#include <algorithm>

#include "gradus/algebra/tape.hpp"
#include "gradus/evidence/sign_search.hpp"

namespace gradus {

namespace {

using Box = std::vector<Interval>;

/// larger - smaller side of each hypothesis and, last, of the conclusion, compiled over the
/// variables.
std::optional<Tape> compile(const Statement& s) {
  std::vector<Term> outputs, inputs;
  for (const Comparison& c : s.domain.hypotheses) outputs.push_back(gap(c));
  outputs.push_back(gap(s.conclusion));
  for (const Variable& v : s.domain.variables) inputs.push_back(v.symbol);
  try {
    return Tape(outputs, inputs);
  } catch (const std::invalid_argument&) {
    return {};
  }
}

bool certainly_false(const Interval& gap, Relation r) {
  switch (r) {
    case Relation::less:
    case Relation::greater:
      return certainly(gap <= Interval(0));
    case Relation::less_equal:
    case Relation::greater_equal:
      return certainly(gap < Interval(0));
    case Relation::equal:
      return certainly(gap != Interval(0));
    case Relation::not_equal:
      return certainly(gap == Interval(0));
  }
  return false;
}

bool certainly_true(const Interval& gap, bool strict) {
  return strict ? certainly(gap > Interval(0)) : certainly(gap >= Interval(0));
}

class Search {
 public:
  Search(const Statement& s, const Tape& tape, const Budget& budget)
      : s_(s), tape_(tape), budget_(budget), strict_(is_strict(s.conclusion.relation)) {}

  std::optional<Paving> run() {
    std::vector<Box> open{whole()};
    while (!open.empty()) {
      if (paving_.boxes >= budget_.boxes) return {};
      Box box = std::move(open.back());
      open.pop_back();
      if (!visit(box, open)) return {};
    }
    if (!margin_) return {};  // no box met the hypotheses
    paving_.margin = margin_->lower_string(6);
    return paving_;
  }

 private:
  Box whole() const {
    Box box;
    for (const Variable& v : s_.domain.variables) box.push_back(Interval::hull(*v.lower, *v.upper));
    return box;
  }

  /// Decides the box or splits it; false when the conclusion certainly fails on it, or it cannot be
  /// split.
  bool visit(const Box& box, std::vector<Box>& open) {
    ++paving_.boxes;
    const auto jets = tape_.run_with_gradient<Interval>(box);
    for (std::size_t h = 0; h < s_.domain.hypotheses.size(); ++h) {
      if (certainly_false(jets[h].value, s_.domain.hypotheses[h].relation)) return true;
    }
    const auto& jet = jets.back();
    if (certainly_true(jet.value, strict_)) return leaf(jet.value);
    const auto sharper = mean_value(box, jet);
    if (sharper) {
      used_mean_value_ = true;
      if (certainly_true(*sharper, strict_)) return leaf(*sharper);
    }
    if (s_.domain.hypotheses.empty() && certainly_false(jet.value, s_.conclusion.relation))
      return false;
    return split(box, jet, open);
  }

  bool leaf(const Interval& gap) {
    ++paving_.leaves;
    const Interval low(gap.lower());
    if (!margin_ || certainly(low < *margin_)) margin_ = low;
    paving_.form = used_mean_value_ ? "mean value" : "natural";
    return true;
  }

  /// f(centre) + gradient * (box - centre), valid where f and its derivative are defined on the
  /// whole box.
  std::optional<Interval> mean_value(const Box& box, const Tape::Jet<Interval>& jet) const {
    if (jet.value.definedness() != Definedness::everywhere) return {};
    Box centre;
    for (const Interval& x : box) centre.push_back(Interval(x.midpoint()));
    Interval result = tape_.run<Interval>(centre).back();
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (jet.gradient[i].definedness() != Definedness::everywhere || !jet.gradient[i].is_bounded())
        return {};
      result = result + jet.gradient[i] * (box[i] - centre[i]);
    }
    return result;
  }

  /// Halves the box along the variable that moves the difference most.
  static bool split(const Box& box, const Tape::Jet<Interval>& jet, std::vector<Box>& open) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < box.size(); ++i) {
      const double width = box[i].upper_double() - box[i].lower_double();
      const double slope = std::max(std::abs(jet.gradient[i].lower_double()),
                                    std::abs(jet.gradient[i].upper_double()));
      const double effect = slope < 1e300 ? width * slope : width * 1e300;
      if (effect > most && width > 0) {
        most = effect;
        best = i;
      }
    }
    if (most < 0) return false;
    const auto halves = box[best].split();
    for (const Interval& half : {halves.second, halves.first}) {
      Box part = box;
      part[best] = half;
      open.push_back(std::move(part));
    }
    return true;
  }

  const Statement& s_;
  const Tape& tape_;
  const Budget& budget_;
  bool strict_;
  bool used_mean_value_ = false;
  std::optional<Interval> margin_;
  Paving paving_;
};

bool has_box(const Statement& s) {
  const Domain& d = s.domain;
  return d.premises.empty() && d.recursions.empty() && d.moments.empty() && d.vectors.empty() &&
         !d.variables.empty() && std::ranges::all_of(d.variables, [](const Variable& v) {
           return v.lower && v.upper && v.symbol.sort() == Sort::real;
         });
}

}  // namespace

std::optional<Paving> certify(const Statement& s, const Budget& budget) {
  const Relation r = s.conclusion.relation;
  if (!has_box(s) || r == Relation::equal || r == Relation::not_equal) return {};
  const auto tape = compile(s);
  if (!tape) return {};
  return Search(s, *tape, budget).run();
}

}  // namespace gradus
