#include "gradus/number/rational_native.hpp"

#include <array>
#include <utility>

#include "gradus/number/opaque_code.hpp"

namespace gradus {

template class Opaque<RationalNative, 32, 8>;

namespace {

constexpr std::size_t table_size = 1024;
constexpr auto table = [] {
  std::array<mp_limb_t, table_size> limbs{};
  for (std::size_t i = 0; i < table_size; ++i) limbs[i] = i;
  return limbs;
}();

bool owns(mpz_srcptr z) { return z->_mp_alloc != 0; }

void clear(mpz_ptr z) {
  if (owns(z)) mpz_clear(z);
}

void borrow(mpz_ptr z, mp_limb_t limb, bool negative) {
  const int size = limb == 0 ? 0 : negative ? -1 : 1;
  const mpz_t borrowed = MPZ_ROINIT_N(const_cast<mp_limb_t*>(&table[limb]), size);
  *z = *borrowed;
}

void set(mpz_ptr z, long value) {
  const auto magnitude = value < 0 ? -static_cast<mp_limb_t>(value) : static_cast<mp_limb_t>(value);
  if (magnitude < table_size) return borrow(z, magnitude, value < 0);
  mpz_init_set_si(z, value);
}

/// Moves `from` to `to`; `from` is then no more.
void take(mpz_ptr to, mpz_ptr from) {
  const std::size_t limbs = mpz_size(from);
  const mp_limb_t limb = limbs == 0 ? 0 : mpz_getlimbn(from, 0);
  if (limbs > 1 || limb >= table_size) {
    *to = *from;
    return;
  }
  const bool negative = mpz_sgn(from) < 0;
  clear(from);
  borrow(to, limb, negative);
}

void copy(mpz_ptr to, mpz_srcptr from) {
  if (owns(from)) {
    mpz_init_set(to, from);
  } else {
    *to = *from;
  }
}

std::optional<long> small(mpz_srcptr z) {
  constexpr mp_limb_t end = 1UL << 30;
  if (z->_mp_size == 0) return 0;
  const mp_limb_t limb = z->_mp_d[0];
  if (mpz_size(z) > 1 || limb >= end) return {};
  const auto magnitude = static_cast<long>(limb);
  return z->_mp_size < 0 ? -magnitude : magnitude;
}

}  // namespace

RationalNative::RationalNative(long numerator, long denominator) {
  set(mpq_numref(value_), numerator);
  set(mpq_denref(value_), denominator);
}

RationalNative::RationalNative(mpq_ptr value) {
  take(mpq_numref(value_), mpq_numref(value));
  take(mpq_denref(value_), mpq_denref(value));
}

RationalNative::RationalNative(const RationalNative& other) {
  copy(mpq_numref(value_), mpq_numref(other.value_));
  copy(mpq_denref(value_), mpq_denref(other.value_));
}

RationalNative::RationalNative(RationalNative&& other) noexcept {
  *value_ = *other.value_;
  set(mpq_numref(other.value_), 0);
  set(mpq_denref(other.value_), 1);
}

RationalNative& RationalNative::operator=(RationalNative other) noexcept {
  std::swap(*value_, *other.value_);
  return *this;
}

RationalNative::~RationalNative() {
  clear(mpq_numref(value_));
  clear(mpq_denref(value_));
}

std::optional<RationalNative::Small> RationalNative::small() const noexcept {
  const auto numerator = gradus::small(mpq_numref(value_));
  const auto denominator = gradus::small(mpq_denref(value_));
  if (!numerator || !denominator) return {};
  return Small{*numerator, *denominator};
}

}  // namespace gradus
