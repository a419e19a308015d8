#include <algorithm>

#include "gradus/algebra/lane_tape.hpp"

namespace gradus {

/// The backward half: from what is known of a slot, what its operands can be. Rules that would need
/// an inverse without a kernel are left out, which loses sharpness only.
class LaneTape::Contractor {
 public:
  Contractor(const LaneTape& tape, Work& work, LaneMask lanes, int packs)
      : tape_(tape),
        kernels_(tape.kernels_),
        work_(work),
        packs_(packs),
        alive_(lanes & ~LaneMask{0} >> (LaneBlock::lanes - packs * LaneBlock::pack)) {}

  LaneMask run(std::size_t output) {
    const LaneMask all = alive_;
    const std::uint32_t last = tape_.outputs_[output];
    meet(last, filled(0, 0x1p1000), all);
    for (const std::uint32_t slot : tape_.cones_[output]) {
      if (alive_ == 0) break;
      pull(slot);
    }
    return all & ~alive_;
  }

 private:
  const LaneBlock& filled(double low, double high) {
    std::ranges::fill(scratch_.low, low);
    std::ranges::fill(scratch_.high, high);
    return scratch_;
  }

  /// Lanes in which a part is empty hold no enclosure to go on with.
  void narrow(LaneKernels::Meet f, std::uint32_t slot, const LaneBlock& part, LaneMask known) {
    if (tape_.fixed_[slot].is_fixed) return;
    known &= alive_;
    alive_ &= ~known | f(work_.values[slot], part, known, packs_);
  }
  void meet(std::uint32_t slot, const LaneBlock& part, LaneMask known) {
    narrow(kernels_.meet, slot, part, known);
  }
  void meet(std::uint32_t slot, LaneKernels::Unary f, const LaneBlock& a) {
    const LaneMask known = f(scratch_, a, packs_);
    meet(slot, scratch_, known);
  }
  void meet(std::uint32_t slot, LaneKernels::Binary f, const LaneBlock& a, const LaneBlock& b) {
    const LaneMask known = f(scratch_, a, b, packs_);
    meet(slot, scratch_, known);
  }

  void pull(std::uint32_t slot) {
    const Tape::Step& s = tape_.steps_[slot];
    const LaneBlock& value = work_.values[slot];
    const LaneBlock& a = work_.values[s.a];
    const LaneBlock& b = work_.values[s.b];
    switch (s.op) {
      case Op::negate:
        return meet(s.a, kernels_.negate, value);
      case Op::add:
        meet(s.a, kernels_.subtract, value, b);
        return meet(s.b, kernels_.subtract, value, a);
      case Op::subtract:
        meet(s.a, kernels_.add, value, b);
        return meet(s.b, kernels_.subtract, a, value);
      case Op::multiply:
        if (s.a == s.b) return meet_roots(s.a, value);
        meet(s.a, kernels_.divide, value, b);
        return meet(s.b, kernels_.divide, value, a);
      case Op::divide:
        meet(s.a, kernels_.multiply, value, b);
        return meet(s.b, kernels_.divide, a, value);
      case Op::minimum:
        meet(s.a, kernels_.maximum, a, value);  // at least the value's lower end
        return meet(s.b, kernels_.maximum, b, value);
      case Op::maximum:
        meet(s.a, kernels_.minimum, a, value);
        return meet(s.b, kernels_.minimum, b, value);
      case Op::power:
        if (s.exponent == 2) meet_roots(s.a, value);
        return;
      case Op::sqrt:
        return meet(s.a, kernels_.square, value);
      case Op::exp:
        return meet(s.a, kernels_.log, value);
      case Op::log:
        return meet(s.a, kernels_.exp, value);
      case Op::abs:
        return narrow(kernels_.meet_magnitude, s.a, value, alive_);
      default:
        return;
    }
  }

  void meet_roots(std::uint32_t slot, const LaneBlock& value) {
    filled(0, 0);
    kernels_.maximum(scratch_, scratch_, value, packs_);
    const LaneMask known = kernels_.sqrt(scratch_, scratch_, packs_);
    narrow(kernels_.meet_magnitude, slot, scratch_, known);
  }

  const LaneTape& tape_;
  const LaneKernels& kernels_;
  Work& work_;
  int packs_;
  LaneMask alive_;  ///< lanes with an enclosure, of which a part is left
  LaneBlock scratch_;
};

LaneMask LaneTape::contract(Work& work, std::size_t output, int packs) const {
  return Contractor(*this, work, defined(work, output), packs).run(output);
}

}  // namespace gradus
