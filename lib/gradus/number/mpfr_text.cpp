#include "gradus/number/mpfr_text.hpp"

#include <stdexcept>

#include "gradus/number/rational_native.hpp"

namespace gradus {

namespace {

/// 0.DIGITS * 10^exponent as printf's %g writes it: with an exponent below 10^-4 and from
/// 10^precision on.
std::string placed(const std::string& digits, mpfr_exp_t exponent, int precision) {
  const mpfr_exp_t power = exponent - 1;
  const auto pointed = [](const std::string& whole, const std::string& part) {
    return part.empty() ? whole : whole + '.' + part;
  };
  if (power < -4 || power >= precision) {
    const std::string size = std::to_string(power < 0 ? -power : power);
    return pointed(digits.substr(0, 1), digits.substr(1)) + (power < 0 ? "e-" : "e+") +
           (size.size() < 2 ? "0" + size : size);
  }
  if (power < 0) return "0." + std::string(static_cast<std::size_t>(-exponent), '0') + digits;
  const auto before = static_cast<std::size_t>(exponent);
  if (digits.size() <= before) return digits + std::string(before - digits.size(), '0');
  return pointed(digits.substr(0, before), digits.substr(before));
}

}  // namespace

std::string mpfr_to_string(mpfr_srcptr value, int digits, mpfr_rnd_t rounding) {
  if (digits < 1 || digits > 10'000) {
    throw std::invalid_argument("the number of digits is not between 1 and 10,000");
  }
  if (mpfr_zero_p(value)) return "0";
  if (mpfr_nan_p(value)) return "nan";
  const std::string sign = mpfr_signbit(value) ? "-" : "";
  if (mpfr_inf_p(value)) return sign + "inf";
  mpfr_exp_t exponent = 0;
  char* text =
      mpfr_get_str(nullptr, &exponent, 10, static_cast<std::size_t>(digits), value, rounding);
  if (text == nullptr) throw std::runtime_error("a number cannot be printed");
  std::string shown = text + sign.size();
  mpfr_free_str(text);
  shown.erase(shown.find_last_not_of('0') + 1);
  return sign + placed(shown, exponent, digits);
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
