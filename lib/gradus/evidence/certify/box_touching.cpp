#include "gradus/evidence/certify/box_touching.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/evidence/certify/box_vanishing.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

namespace {

constexpr int kOrder = 10;  ///< of the derivatives tried
constexpr std::size_t kNodes = 20'000;
constexpr double kNear =
    0x1p-6;  ///< of a variable's range: how near to a face a box is stuck at it
/// How far around a stuck box, in widths of the range, a minimum is looked for: the flatter it is,
/// the farther from it rounding errors begin.
constexpr double kAround[] = {0x1p-16, 0x1p-12, 0x1p-9};

double range(const BoxQuestion& q, std::size_t v) { return q.box()[2 * v + 1] - q.box()[2 * v]; }

/// The nearest first.
std::vector<Face> faces_near(const BoxQuestion& q, std::span<const double> stuck) {
  std::vector<std::pair<double, Face>> faces;
  for (std::size_t v = 0; v < q.variables(); ++v) {
    const double below = (stuck[2 * v] - q.box()[2 * v]) / range(q, v);
    const double above = (q.box()[2 * v + 1] - stuck[2 * v + 1]) / range(q, v);
    if (below <= kNear) faces.push_back({below, {v, false}});
    if (above <= kNear) faces.push_back({above, {v, true}});
  }
  std::ranges::stable_sort(faces, {}, &std::pair<double, Face>::first);
  std::vector<Face> result;
  for (const auto& [distance, face] : faces) result.push_back(face);
  return result;
}

const Variable& variable(const BoxQuestion& q, const Face& f) {
  return q.statement().domain.variables[f.variable];
}

Term end_of(const BoxQuestion& q, const Face& f) {
  const Variable& v = variable(q, f);
  return Term(f.upper ? *v.upper : *v.lower);
}

Term on_face(const BoxQuestion& q, Term t, const Face& f) {
  return substitute(t, {{variable(q, f).symbol, end_of(q, f)}});
}

/// The derivative across a face, inward.
std::optional<Term> inward(const BoxQuestion& q, Term t, const Face& f) {
  try {
    const Term d = derivative(t, variable(q, f).symbol);
    if (node_count(d) > kNodes) return {};
    return f.upper ? -d : d;
  } catch (const std::domain_error&) {
    return {};
  }
}

std::string words(const BoxQuestion& q, const std::vector<Face>& faces) {
  std::string out;
  for (const Face& f : faces) {
    if (!out.empty()) out += ", ";
    out += text(variable(q, f).symbol) + " = " + text(end_of(q, f));
  }
  return out;
}

bool is_new(const BoxQuestion& q, const BoxForm& form) {
  return std::ranges::none_of(q.forms(), [&](const BoxForm& other) {
    return same(other.target, form.target) && other.faces == form.faces;
  });
}

std::optional<BoxForm> vanishing_on(const BoxQuestion& q, std::span<const Face> near,
                                    int most = kOrder) {
  BoxForm form{q.forms().front().target, {}, "", false};
  int order = 0;
  for (bool went_on = true; went_on;) {
    went_on = false;
    for (const Face& f : near) {
      if (order == most || !vanishes(on_face(q, form.target, f), q.statement().domain)) continue;
      const auto next = inward(q, form.target, f);
      if (!next) continue;
      if (order > 0) form.passed.push_back(form.target);
      form.target = *next;
      if (std::ranges::find(form.faces, f) == form.faces.end()) form.faces.push_back(f);
      ++order;
      went_on = true;
    }
  }
  if (form.faces.empty()) return {};
  form.words = "vanishes at " + words(q, form.faces) + ": derivative of order " +
               std::to_string(order) + " there";
  form.vanishes = true;
  return form;
}

}  // namespace

std::optional<BoxForm> vanishing_form(const BoxQuestion& q, std::span<const double> stuck) {
  const std::vector<Face> near = faces_near(q, stuck);
  // Few faces first: each one makes the derivative longer.
  for (std::size_t count = 1; count <= near.size(); ++count) {
    auto form = vanishing_on(q, std::span(near).first(count));
    if (form && is_new(q, *form)) return form;
  }
  return {};
}

std::vector<BoxForm> vanishing_forms(const BoxQuestion& q) {
  std::vector<BoxForm> forms;
  for (std::size_t v = 0; v < q.variables(); ++v) {
    for (const bool upper : {false, true}) {
      const Face face{v, upper};
      for (const int most : {kOrder, 1}) {
        auto form = vanishing_on(q, std::span(&face, 1), most);
        const bool is_known = !form || !is_new(q, *form) ||
                              (!forms.empty() && same(forms.back().target, form->target));
        if (!is_known) forms.push_back(std::move(*form));
      }
    }
  }
  return forms;
}

std::optional<BoxForm> monotone_form(const BoxQuestion& q, std::span<const double> stuck,
                                     const std::function<bool(const Statement&)>& holds) {
  if (q.variables() == 1) return {};
  for (std::size_t from = q.forms().size(); from-- > 0;) {
    const BoxForm& above = q.forms()[from];
    for (const Face& f : faces_near(q, stuck)) {
      const auto slope = inward(q, above.target, f);
      if (!slope) continue;
      BoxForm form{*slope, above.faces, above.words, false, above.passed};
      if (std::ranges::find(form.faces, f) == form.faces.end()) form.faces.push_back(f);
      form.words +=
          (from > 0 ? ", " : "") + ("at least 0 at " + words(q, {f})) + ": derivative there";
      if (!is_new(q, form)) continue;
      Statement on;
      on.label = words(q, {f});
      on.domain.variables = q.statement().domain.variables;
      on.domain.variables.erase(on.domain.variables.begin() +
                                static_cast<std::ptrdiff_t>(f.variable));
      on.conclusion = on_face(q, above.target, f) >= 0;
      if (holds(on)) return form;
    }
  }
  return {};
}

namespace {

/// The minimum at the simplest point within so many widths of the range.
std::optional<BoxMinimum> minimum_within(const BoxQuestion& q, std::span<const double> stuck,
                                         double widths) {
  BoxMinimum minimum;
  Substitution at;
  for (std::size_t v = 0; v < q.variables(); ++v) {
    const Variable& variable = q.statement().domain.variables[v];
    const Rational around = Rational::from_double(widths * range(q, v));
    const Rational low = max(*variable.lower, Rational::from_double(stuck[2 * v]) - around);
    const Rational high = min(*variable.upper, Rational::from_double(stuck[2 * v + 1]) + around);
    if (low > high) return {};
    minimum.point.push_back(simplest_between(low, high));
    at.emplace(variable.symbol, Term(minimum.point.back()));
  }
  if (std::ranges::any_of(q.minima(),
                          [&](const BoxMinimum& m) { return m.point == minimum.point; }))
    return {};
  const Term f = q.forms().front().target;
  if (!vanishes(substitute(f, at), {})) return {};
  try {
    std::vector<Term> gradient;
    for (const Variable& v : q.statement().domain.variables) {
      gradient.push_back(derivative(f, v.symbol));
      if (!vanishes(substitute(gradient.back(), at), {})) return {};
    }
    for (std::size_t i = 0; i < q.variables(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        minimum.hessian.push_back(
            derivative(gradient[i], q.statement().domain.variables[j].symbol));
      }
    }
  } catch (const std::domain_error&) {
    return {};
  }
  Point point;
  for (std::size_t v = 0; v < q.variables(); ++v) {
    point.scalars.emplace_back(q.statement().domain.variables[v].symbol.name(), minimum.point[v]);
  }
  minimum.words = "vanishes with its gradient at " + text(point) + ": Hessian around it";
  return minimum;
}

}  // namespace

std::optional<BoxMinimum> minimum_at(const BoxQuestion& q, std::span<const double> stuck) {
  for (const double widths : kAround) {
    if (auto found = minimum_within(q, stuck, widths)) return found;
  }
  return {};
}

}  // namespace gradus
