#include "gradus/number/mpfr_text.hpp"

#include <stdexcept>

#include "gradus/number/rational_native.hpp"

namespace gradus {

std::string mpfr_to_string(mpfr_srcptr value, int digits, mpfr_rnd_t rounding) {
  if (digits < 1 || digits > 10'000) {
    throw std::invalid_argument("the number of digits is not between 1 and 10,000");
  }
  if (mpfr_zero_p(value)) return "0";
  char* text = nullptr;
  if (mpfr_asprintf(&text, "%.*R*g", digits, rounding, value) < 0) {
    throw std::runtime_error("a number cannot be printed");
  }
  std::string result = text;
  mpfr_free_str(text);
  return result;
}

Rational mpfr_to_rational(mpfr_srcptr value) {
  if (!mpfr_number_p(value)) throw std::domain_error("the number is not finite");
  constexpr mpfr_exp_t most_bits = mpfr_exp_t{1} << 26;
  if (!mpfr_zero_p(value) &&
      (mpfr_get_exp(value) > most_bits || mpfr_get_exp(value) < -most_bits)) {
    throw std::length_error("an exact fraction would have more than 2^26 bits");
  }
  mpq_t result;
  mpq_init(result);
  mpfr_get_q(result, value);
  return Rational(RationalNative(result));
}

}  // namespace gradus
