#include "gradus/algebra/lane_tape.hpp"

#include <algorithm>
#include <cmath>

#include "gradus/number/double_ends.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {

/// Chooses the kernels for the steps of a tape.
class LaneTape::Translator {
 public:
  Translator(LaneTape& tape, const Tape& source) : tape_(tape), kernels_(tape.kernels_) {
    const std::size_t count = tape_.steps_.size();
    tape_.fixed_.resize(count);
    tape_.logarithm_.resize(count);
    find_fixed(source);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
      if (slot >= tape_.inputs_ && !tape_.fixed_[slot].is_fixed) translate(slot);
    }
    for (const std::uint32_t output : tape_.outputs_) tape_.cones_.push_back(cone(output));
  }

 private:
  static bool has_second(const Tape::Step& s) {
    switch (s.op) {
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::minimum:
      case Op::maximum:
        return true;
      case Op::power:
        return s.exponent == 0;
      default:
        return false;
    }
  }

  /// Constant parts are computed once, those with operands at 50 digits.
  void find_fixed(const Tape& source) {
    std::vector<Interval> values;  // of all slots, where they are needed
    for (std::size_t i = tape_.inputs_; i < tape_.steps_.size(); ++i) {
      const Tape::Step& s = tape_.steps_[i];
      if (s.op == Op::constant) {
        const DoubleEnds ends(source.constants()[s.index]);
        fix(i, true, ends.low, ends.high);
        continue;
      }
      if (s.op == Op::pi) {
        fix(i, true, 0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1);
        continue;
      }
      if (!tape_.fixed_[s.a].is_fixed) continue;
      if (has_second(s) && !tape_.fixed_[s.b].is_fixed) continue;
      if (values.empty()) {
        const std::vector<Interval> anything(tape_.inputs_, Interval::whole());
        values = source.run_steps<Interval>(anything);
      }
      fix(i, values[i].is_defined(), values[i].lower_double(), values[i].upper_double());
    }
  }
  void fix(std::size_t slot, bool defined, double low, double high) {
    const bool small = std::fabs(low) <= 0x1p1000 && std::fabs(high) <= 0x1p1000;
    tape_.fixed_[slot] = defined && small ? Fixed{true, true, low, high} : Fixed{true, false, 0, 0};
  }

  void emit(LaneKernels::Unary f, std::uint32_t out, std::uint32_t a) {
    Code code{.kind = Code::Kind::unary, .out = out, .a = a};
    code.unary = f;
    tape_.code_.push_back(code);
  }
  void emit(LaneKernels::Binary f, std::uint32_t out, std::uint32_t a, std::uint32_t b) {
    Code code{.kind = Code::Kind::binary, .out = out, .a = a, .b = b};
    code.binary = f;
    tape_.code_.push_back(code);
  }
  void emit(LaneKernels::Constant f, std::uint32_t out, std::uint32_t a, double low, double high) {
    Code code{.kind = Code::Kind::constant, .out = out, .a = a};
    code.constant = f;
    code.low = low;
    code.high = high;
    tape_.code_.push_back(code);
  }
  const Fixed* constant(std::uint32_t slot) const {
    const Fixed& f = tape_.fixed_[slot];
    return f.is_fixed && f.defined ? &f : nullptr;
  }

  void translate(std::uint32_t out) {
    const Tape::Step& s = tape_.steps_[out];
    switch (s.op) {
      case Op::negate:
        return emit(kernels_.negate, out, s.a);
      case Op::add:
        return add(out, s);
      case Op::subtract:
        return subtract(out, s);
      case Op::multiply:
        return multiply(out, s);
      case Op::divide:
        return divide(out, s);
      case Op::minimum:
        return emit(kernels_.minimum, out, s.a, s.b);
      case Op::maximum:
        return emit(kernels_.maximum, out, s.a, s.b);
      case Op::power:
        return s.exponent != 0 ? power(out, s.a, s.exponent) : power(out, s);
      default:
        return emit(function(s.op), out, s.a);
    }
  }

  LaneKernels::Unary function(Op op) const {
    switch (op) {
      case Op::exp:
        return kernels_.exp;
      case Op::log:
        return kernels_.log;
      case Op::sin:
        return kernels_.sin;
      case Op::cos:
        return kernels_.cos;
      case Op::sinh:
        return kernels_.sinh;
      case Op::cosh:
        return kernels_.cosh;
      case Op::tanh:
        return kernels_.tanh;
      case Op::atan:
        return kernels_.atan;
      case Op::sqrt:
        return kernels_.sqrt;
      default:
        return kernels_.abs;
    }
  }

  void add(std::uint32_t out, const Tape::Step& s) {
    if (const Fixed* c = constant(s.b)) {
      emit(kernels_.add_constant, out, s.a, c->low, c->high);
    } else if (const Fixed* d = constant(s.a)) {
      emit(kernels_.add_constant, out, s.b, d->low, d->high);
    } else {
      emit(kernels_.add, out, s.a, s.b);
    }
  }

  void subtract(std::uint32_t out, const Tape::Step& s) {
    if (const Fixed* c = constant(s.b)) {
      emit(kernels_.add_constant, out, s.a, -c->high, -c->low);
    } else if (const Fixed* d = constant(s.a)) {
      emit(kernels_.negate, out, s.b);
      emit(kernels_.add_constant, out, out, d->low, d->high);
    } else {
      emit(kernels_.subtract, out, s.a, s.b);
    }
  }

  void multiply(std::uint32_t out, const Tape::Step& s) {
    if (s.a == s.b) {
      emit(kernels_.square, out, s.a);
    } else if (const Fixed* c = constant(s.b)) {
      emit(kernels_.multiply_constant, out, s.a, c->low, c->high);
    } else if (const Fixed* d = constant(s.a)) {
      emit(kernels_.multiply_constant, out, s.b, d->low, d->high);
    } else {
      emit(kernels_.multiply, out, s.a, s.b);
    }
  }

  void divide(std::uint32_t out, const Tape::Step& s) {
    const Fixed* c = constant(s.b);
    // The reciprocal of a power of two is exact; that of another constant would lose a digit.
    if (c != nullptr && c->low == c->high && std::fabs(std::frexp(c->low, &ignored_)) == 0.5 &&
        std::fabs(c->low) > 0x1p-1000) {
      emit(kernels_.multiply_constant, out, s.a, 1 / c->low, 1 / c->low);
    } else {
      emit(kernels_.divide, out, s.a, s.b);
    }
  }

  void power(std::uint32_t out, std::uint32_t base, long exponent) {
    if (exponent == 2) return emit(kernels_.square, out, base);
    if (exponent == -1) return emit(kernels_.reciprocal, out, base);
    Code code{.kind = Code::Kind::power, .out = out, .a = base};
    code.exponent = exponent;
    tape_.code_.push_back(code);
  }

  /// exp(exponent log base), base > 0; a constant integer as the exponent needs no positive base.
  void power(std::uint32_t out, const Tape::Step& s) {
    if (const Fixed* c = constant(s.b)) {
      if (c->low == c->high && c->low == std::trunc(c->low) && c->low != 0 &&
          std::fabs(c->low) < 1e9) {
        tape_.steps_[out].exponent = static_cast<long>(c->low);
        return power(out, s.a, static_cast<long>(c->low));
      }
    }
    const auto log = static_cast<std::uint32_t>(tape_.fixed_.size());
    tape_.fixed_.push_back({});
    tape_.logarithm_[out] = log;
    emit(kernels_.log, log, s.a);
    emit(kernels_.multiply, out, log, s.b);
    emit(kernels_.exp, out, out);
  }

  /// Last first, without what does not depend on the inputs.
  std::vector<std::uint32_t> cone(std::uint32_t output) const {
    std::vector<bool> needed(tape_.steps_.size(), false);
    needed[output] = true;
    std::vector<std::uint32_t> slots;
    for (std::uint32_t slot = output + 1; slot-- > tape_.inputs_;) {
      if (!needed[slot] || tape_.fixed_[slot].is_fixed) continue;
      slots.push_back(slot);
      const Tape::Step& s = tape_.steps_[slot];
      needed[s.a] = true;
      if (has_second(s)) needed[s.b] = true;
    }
    return slots;
  }

  LaneTape& tape_;
  const LaneKernels& kernels_;
  int ignored_ = 0;
};

LaneTape::LaneTape(const Tape& tape, const LaneKernels& kernels)
    : kernels_(kernels),
      inputs_(tape.input_count()),
      steps_(tape.steps()),
      outputs_(tape.outputs()) {
  Translator(*this, tape);
}

LaneTape::Work LaneTape::make_work() const {
  Work work;
  work.values.resize(fixed_.size());
  work.defined.resize(fixed_.size(), ~LaneMask{0});
  for (std::size_t i = 0; i < fixed_.size(); ++i) {
    std::ranges::fill(work.values[i].low, fixed_[i].low);
    std::ranges::fill(work.values[i].high, fixed_[i].high);
    if (fixed_[i].is_fixed && !fixed_[i].defined) work.defined[i] = 0;
  }
  return work;
}

void LaneTape::run(Work& work, int packs) const {
  for (const Code& c : code_) {
    LaneBlock& out = work.values[c.out];
    const LaneBlock& a = work.values[c.a];
    LaneMask good = work.defined[c.a];
    switch (c.kind) {
      case Code::Kind::unary:
        good &= c.unary(out, a, packs);
        break;
      case Code::Kind::binary:
        good &= work.defined[c.b] & c.binary(out, a, work.values[c.b], packs);
        break;
      case Code::Kind::constant:
        good &= c.constant(out, a, c.low, c.high, packs);
        break;
      case Code::Kind::power:
        good &= kernels_.power(out, a, c.exponent, packs);
        break;
    }
    work.defined[c.out] = good;
  }
}

}  // namespace gradus
