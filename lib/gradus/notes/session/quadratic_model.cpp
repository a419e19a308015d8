#include "gradus/notes/session/quadratic_model.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"

namespace gradus {
namespace {

Quantity identity(Term factor) { return {Shape::matrix, {}, {{LetterWord{}, factor}}, {}}; }

Quantity zero_vector() { return {Shape::column, {}, {}, {}}; }

}  // namespace

QuadraticModel::QuadraticModel(Glossary& glossary, std::string function, Term curvature,
                               bool centred, const std::string& minimiser)
    : glossary_(glossary),
      quantities_(glossary.alphabet),
      function_(std::move(function)),
      curvature_(curvature),
      centred_(centred),
      minimiser_(minimiser),
      slope_(centred ? zero_vector()
                     : Quantities::letter({"grad " + function_ + "(0)", {}, true, false})),
      start_(Term::symbol(function_ + "(0)")) {}

std::string QuadraticModel::name() const {
  const std::string away = minimiser_.empty() ? "x" : "(x - " + minimiser_ + ")";
  return function_ + "(x) = " + text(curvature_) + "*" + away + "^2/2 + " +
         (centred_ ? "" : "(grad " + function_ + "(0))*x + ") + function_ + "(0)";
}

bool QuadraticModel::is_least_value(const std::string& name) const {
  return centred_ && name.starts_with(function_) && name.size() <= function_.size() + 5 &&
         has_star(name);
}

Quantity QuadraticModel::from_minimiser(const Quantity& x) const {
  if (minimiser_.empty()) return x;
  return Quantities::subtract(x, x.is_scalar()
                                     ? Quantities::number(Term::symbol(minimiser_))
                                     : Quantities::letter({minimiser_, std::nullopt, true, false}));
}

/// f, f' and f'' of numbers; f, its gradient and its Hessian of vectors.
Quantity QuadraticModel::value(const UnknownValue& v) {
  const Quantity x = from_minimiser(written(v.at));
  if (x.is_scalar()) {
    if (!v.prefix.empty()) throw std::domain_error("a gradient at a number");
    const Term slope = centred_ ? Term(0) : Term::symbol("grad " + function_ + "(0)");
    const auto primes = v.function.size() - function_.size();
    if (primes == 1) return Quantities::number(curvature_ * x.scalar + slope);
    if (primes == 2) return Quantities::number(curvature_);
    if (primes > 2) return Quantities::number(Term(0));
    return Quantities::number(curvature_ / Term(2) * x.scalar * x.scalar + slope * x.scalar +
                              start_);
  }
  if (v.prefix == "hess ") return identity(curvature_);
  if (v.prefix == "grad ") {
    const Quantity bent = Quantities::scale(curvature_, x);
    return centred_ ? bent : Quantities::add(bent, slope_);
  }
  if (!v.prefix.empty() || v.function != function_) throw std::domain_error("another value");
  const Term bent = curvature_ / Term(2) * quantities_.dot(x, x) + start_;
  return Quantities::number(centred_ ? bent : bent + quantities_.dot(slope_, x));
}

Quantity QuadraticModel::of_letter(const Letter& letter) {
  Letter upright = letter;
  upright.transposed = false;
  const auto found = glossary_.values.find(letter.name);
  const bool is_value = found != glossary_.values.end() && !letter.index &&
                        found->second.function.starts_with(function_);
  Quantity q = is_value ? value(found->second) : Quantities::letter(upright);
  const bool is_minimiser = centred_ && !is_value && letter.is_vector && has_star(letter.name);
  if (is_minimiser && minimiser_.empty()) q = zero_vector();
  if (!is_value && glossary_.opaque.contains(letter.name)) known_ = false;
  return letter.transposed ? quantities_.transpose(q) : q;
}

Quantity QuadraticModel::product(const LetterWord& word) {
  if (word.empty()) return identity(Term(1));
  Quantity out = of_letter(word[0]);
  for (std::size_t i = 1; i < word.size(); ++i) {
    out = quantities_.multiply(out, of_letter(word[i]));
  }
  return out;
}

Quantity QuadraticModel::written(const Quantity& q) {
  if (q.is_table()) throw std::domain_error("a table");
  if (q.is_scalar()) {
    const auto t = written(q.scalar);
    if (!t) throw std::domain_error("more than values");
    return Quantities::number(*t);
  }
  Quantity out{q.shape, {}, {}, {}};
  for (const auto& [word, c] : q.parts) {
    const auto factor = written(c);
    if (!factor) throw std::domain_error("more than values");
    out = Quantities::add(out, Quantities::scale(*factor, product(word)));
  }
  return out;
}

std::optional<Term> QuadraticModel::written(Term t) {
  Substitution values;
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::expectation) known_ = false;
    if (const auto word = glossary_.alphabet.word_of(node)) {
      values.emplace(node, product(*word).scalar);
    } else if (node.is_symbol()) {
      const auto found = glossary_.values.find(node.name());
      if (found != glossary_.values.end() && found->second.function.starts_with(function_)) {
        values.emplace(node, value(found->second).scalar);
      } else if (is_least_value(node.name())) {
        values.emplace(node, start_);
      } else if (glossary_.opaque.contains(node.name())) {
        known_ = false;
      }
    } else if (node.op() == Op::element && glossary_.opaque.contains(node.name())) {
      known_ = false;
    }
  });
  return known_ ? std::optional(substitute(t, values)) : std::nullopt;
}

std::optional<Comparison> QuadraticModel::operator()(const Comparison& c) try {
  known_ = true;
  const auto left = written(c.left), right = written(c.right);
  if (!left || !right) return std::nullopt;
  return Comparison{*left, c.relation, *right};
} catch (const std::exception&) {
  return std::nullopt;  // Misfits: f is no function of one vector here.
}

}  // namespace gradus
