#include "gradus/algebra/flint_value.hpp"

namespace gradus {

void WorkBudget::spend(std::uint64_t steps) {
  if (steps > left_) throw_too_many_terms();
  left_ -= steps;
}

namespace {

Rational to_rational(const fmpq_t value) {
  mpq_t raw;
  mpq_init(raw);
  fmpq_get_mpq(raw, value);
  const Rational result = Rational::from_mpq(raw);
  mpq_clear(raw);
  return result;
}

/// The number of monomials whose exponents are at most those given.
std::size_t box(const Degrees& degrees) {
  std::size_t result = 1;
  for (slong d : degrees) {
    result = saturating_product(result, d < 0 ? 1 : static_cast<std::size_t>(d) + 1);
  }
  return result;
}

std::size_t words(std::size_t bits) { return bits / 64 + 1; }

/// Refuses a result that could need too much memory.
void require_room(std::size_t terms, std::size_t bits, std::size_t atoms) {
  constexpr std::size_t max_words = std::size_t{1} << 25U;
  if (bits > max_bits) throw_number_too_large();
  if (saturating_product(terms, words(bits) + atoms / 4 + 1) > max_words) throw_too_many_terms();
}

void require_degrees(const Degrees& degrees) {
  if (std::ranges::any_of(degrees, [](slong d) { return d > max_degree; })) {
    throw_degree_too_large();
  }
}

}  // namespace

FlintRing::FlintRing(const std::set<Term, TermOrder>& atoms, WorkBudget& budget)
    : context_(std::make_shared<const Context>(atoms, budget)) {
  one_ = constant(1);
}

FlintPolynomial FlintRing::constant(const Rational& value) const {
  auto result = std::make_shared<FlintPolynomial::Value>(context_);
  fmpq_mpoly_set_fmpq(result->native, Scalar(value).native, context_->native);
  result->check();
  return FlintPolynomial(std::move(result));
}

FlintPolynomial FlintRing::atom(Term a) const {
  auto result = std::make_shared<FlintPolynomial::Value>(context_);
  fmpq_mpoly_gen(result->native, static_cast<slong>(context_->place.at(a.id())), context_->native);
  return FlintPolynomial(std::move(result));
}

FlintPolynomial FlintRing::pack(const Polynomial& p) const {
  require_room(p.terms().size(), 1, context_->size());
  Rational common = 1;
  for (const auto& [monomial, coefficient] : p.terms()) {
    common = lcm(common, coefficient.denominator());
    if (common.bits() > max_bits) throw_number_too_large();
  }
  auto result = std::make_shared<FlintPolynomial::Value>(context_);
  fmpz_mpoly_struct* const integral = result->native->zpoly;
  const fmpz_mpoly_ctx_struct* const native = context_->native->zctx;
  std::vector<ulong> exponents(context_->size());
  for (const auto& [monomial, coefficient] : p.terms()) {
    std::ranges::fill(exponents, 0U);
    for (const auto& [atom, exponent] : monomial.powers) {
      exponents[context_->place.at(atom.id())] = static_cast<ulong>(exponent);
    }
    const Scalar c(coefficient * common);
    fmpz_mpoly_push_term_fmpz_ui(integral, fmpq_numref(c.native), exponents.data(), native);
  }
  fmpz_mpoly_sort_terms(integral, native);
  if (!p.is_zero()) {
    fmpq_set(result->native->content, Scalar(Rational(1) / common).native);
    fmpq_mpoly_reduce(result->native, context_->native);
  }
  result->check();
  return FlintPolynomial(std::move(result));
}

Polynomial FlintPolynomial::unpack() const {
  const auto& context = *value_->context;
  Polynomial result;
  std::vector<ulong> exponents(context.size());
  Scalar coefficient;
  for (std::size_t i = 0; i < value_->size(); ++i) {
    const auto at = static_cast<slong>(i);
    fmpq_mpoly_get_term_coeff_fmpq(coefficient.native, value_->native, at, context.native);
    fmpq_mpoly_get_term_exp_ui(exponents.data(), value_->native, at, context.native);
    Monomial m;
    for (std::size_t k = 0; k < exponents.size(); ++k) {
      if (exponents[k] != 0)
        m.powers.emplace_back(context.atoms[k], static_cast<int>(exponents[k]));
    }
    result.add_term(m, to_rational(coefficient.native));
  }
  return result;
}

bool FlintPolynomial::is_zero() const { return value_->size() == 0; }

bool FlintPolynomial::is_one() const {
  return fmpq_mpoly_is_one(value_->native, value_->context->native) != 0;
}

bool FlintPolynomial::is_constant() const {
  return fmpq_mpoly_is_fmpq(value_->native, value_->context->native) != 0;
}

std::size_t FlintPolynomial::size() const { return value_->size(); }

bool operator==(const FlintPolynomial& a, const FlintPolynomial& b) {
  return fmpq_mpoly_equal(a.value_->native, b.value_->native, a.value_->context->native) != 0;
}

FlintPolynomial operator+(const FlintPolynomial& a, const FlintPolynomial& b) {
  const auto& context = a.value_->context;
  context->budget->spend(a.size() + b.size() + 1);
  auto result = std::make_shared<FlintPolynomial::Value>(context);
  fmpq_mpoly_add(result->native, a.value_->native, b.value_->native, context->native);
  result->check();
  return FlintPolynomial(std::move(result));
}

FlintPolynomial operator-(const FlintPolynomial& a, const FlintPolynomial& b) {
  const auto& context = a.value_->context;
  context->budget->spend(a.size() + b.size() + 1);
  auto result = std::make_shared<FlintPolynomial::Value>(context);
  fmpq_mpoly_sub(result->native, a.value_->native, b.value_->native, context->native);
  result->check();
  return FlintPolynomial(std::move(result));
}

FlintPolynomial operator-(const FlintPolynomial& a) {
  auto result = std::make_shared<FlintPolynomial::Value>(a.value_->context);
  fmpq_mpoly_neg(result->native, a.value_->native, a.value_->context->native);
  return FlintPolynomial(std::move(result));
}

FlintPolynomial operator*(const FlintPolynomial& a, const FlintPolynomial& b) {
  const auto& context = a.value_->context;
  if (a.is_one()) return b;
  if (b.is_one()) return a;
  const std::size_t products = saturating_product(a.size(), b.size());
  const std::size_t bits_a = a.value_->bits(), bits_b = b.value_->bits();
  std::size_t terms = products;
  if (products > 0) {
    Degrees degrees = a.value_->degrees();
    const Degrees other = b.value_->degrees();
    for (std::size_t i = 0; i < degrees.size(); ++i) degrees[i] += other[i];
    require_degrees(degrees);
    const auto total = a.value_->total_degree() + b.value_->total_degree();
    terms = std::min({terms, box(degrees), power_terms(present(degrees) + 1, total)});
  }
  if (terms > 2 * max_terms) throw_too_many_terms();
  require_room(terms, bits_a + bits_b + 64, context->size());
  // Dense products are computed as those of long integers: fewer steps than products.
  const std::size_t dense = saturating_product(terms, 256);
  context->budget->spend(
      saturating_product(std::min(products, dense), std::min(words(bits_a), words(bits_b))) +
      words(bits_a) + words(bits_b));
  auto result = std::make_shared<FlintPolynomial::Value>(context);
  fmpq_mpoly_mul(result->native, a.value_->native, b.value_->native, context->native);
  result->check();
  return FlintPolynomial(std::move(result));
}

FlintPolynomial FlintPolynomial::power(std::uint64_t n) const {
  const auto& context = value_->context;
  if (n == 1) return *this;
  const Degrees degrees = value_->degrees();
  Degrees result_degrees;
  for (slong d : degrees) {
    if (d > 0 && n > static_cast<std::uint64_t>(max_degree / d)) throw_degree_too_large();
    result_degrees.push_back(d > 0 ? d * static_cast<slong>(n) : 0);
  }
  const std::uint64_t total = value_->total_degree() * n;
  const bool unit = is_constant() && abs(content()) == Rational(1);
  const std::size_t terms = std::min(
      {box(result_degrees), power_terms(size(), n), power_terms(context->size() + 1, total)});
  const std::size_t bits = unit ? 1 : saturating_product(value_->bits() + words(size()), n);
  if (!is_zero()) require_room(terms, bits, context->size());
  if (terms > max_terms) throw_too_many_terms();
  context->budget->spend(saturating_product(saturating_product(terms, size()), words(bits)));
  auto result = std::make_shared<Value>(context);
  if (is_zero() && n != 0) return *this;
  if (unit) {
    const bool negative = content().sign() < 0 && n % 2 != 0;
    fmpq_mpoly_set_si(result->native, negative ? -1 : 1, context->native);
  } else if (fmpq_mpoly_pow_ui(result->native, value_->native, n, context->native) == 0) {
    throw_too_many_terms();
  }
  result->check();
  return FlintPolynomial(std::move(result));
}

FlintPolynomial FlintPolynomial::primitive() const {
  if (is_zero() || fmpq_is_one(value_->native->content) != 0) return *this;
  auto result = std::make_shared<Value>(value_->context);
  fmpq_mpoly_set(result->native, value_->native, value_->context->native);
  fmpq_one(result->native->content);
  return FlintPolynomial(std::move(result));
}

Rational FlintPolynomial::content() const { return to_rational(value_->native->content); }

FlintPolynomial FlintPolynomial::scaled(const Rational& factor) const {
  if (factor == Rational(1)) return *this;
  auto result = std::make_shared<Value>(value_->context);
  fmpq_mpoly_scalar_mul_fmpq(result->native, value_->native, Scalar(factor).native,
                             value_->context->native);
  result->check();
  return FlintPolynomial(std::move(result));
}

int FlintPolynomial::degree(Term atom) const {
  const auto found = value_->context->place.find(atom.id());
  if (found == value_->context->place.end() || is_zero()) return 0;
  return static_cast<int>(fmpq_mpoly_degree_si(value_->native, static_cast<slong>(found->second),
                                               value_->context->native));
}

int FlintPolynomial::lowest_degree(Term atom) const {
  const auto found = value_->context->place.find(atom.id());
  if (found == value_->context->place.end() || is_zero()) return 0;
  slong result = max_degree;
  for (std::size_t i = 0; i < value_->size() && result > 0; ++i) {
    result = std::min(result, fmpq_mpoly_get_term_var_exp_si(value_->native, static_cast<slong>(i),
                                                             static_cast<slong>(found->second),
                                                             value_->context->native));
  }
  return static_cast<int>(result);
}

std::vector<std::pair<int, FlintPolynomial>> FlintPolynomial::coefficients(Term atom) const {
  const auto& context = value_->context;
  const auto found = context->place.find(atom.id());
  if (found == context->place.end() || degree(atom) == 0) return {{0, *this}};
  fmpq_mpoly_univar_t parts;
  fmpq_mpoly_univar_init(parts, context->native);
  fmpq_mpoly_to_univar(parts, value_->native, static_cast<slong>(found->second), context->native);
  std::vector<std::pair<int, FlintPolynomial>> result;
  const slong count = fmpq_mpoly_univar_length(parts, context->native);
  for (slong i = 0; i < count; ++i) {
    auto part = std::make_shared<Value>(context);
    fmpq_mpoly_univar_get_term_coeff(part->native, parts, i, context->native);
    result.emplace_back(
        static_cast<int>(fmpq_mpoly_univar_get_term_exp_si(parts, i, context->native)),
        FlintPolynomial(std::move(part)));
  }
  fmpq_mpoly_univar_clear(parts, context->native);
  return result;
}

}  // namespace gradus
