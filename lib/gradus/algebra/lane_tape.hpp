#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "gradus/algebra/tape.hpp"
#include "gradus/number/lanes.hpp"

namespace gradus {

/// The first `packs` packs of `from`.
inline void copy(LaneBlock& to, const LaneBlock& from, int packs) {
  const int lanes = packs * LaneBlock::pack;
  std::copy_n(from.low, lanes, to.low);
  std::copy_n(from.high, lanes, to.high);
}

/// A tape translated for lane arithmetic: enclosures of its outputs and their gradients over up to
/// 32 boxes at once, and boxes contracted by output >= 0. Immutable once made, so that threads
/// share it; each brings its own Work. All calls need a LaneScope around them.
class LaneTape {
 public:
  LaneTape(const Tape& tape, const LaneKernels& kernels);

  /// The registers of one thread. The first input_count() values are the inputs.
  struct Work {
    std::vector<LaneBlock> values;  ///< by slot
    std::vector<LaneMask> defined;  ///< by slot: lanes with an enclosure, defined on the whole box
    std::vector<LaneBlock> slopes;  ///< by slot; those of the inputs are the gradient; made by it
    std::vector<char> has_slope;    ///< by slot
    LaneBlock scratch;
  };
  Work make_work() const;

  std::size_t input_count() const { return inputs_; }

  /// Encloses all slots over the boxes in the first `packs` packs of the inputs' values.
  void run(Work& work, int packs) const;
  const LaneBlock& value(const Work& work, std::size_t output) const {
    return work.values[outputs_[output]];
  }
  LaneMask defined(const Work& work, std::size_t output) const {
    return work.defined[outputs_[output]];
  }

  /// After run: work.slopes[i] encloses the derivative of the output by input i (the Clarke
  /// derivative at kinks) at every point of the box. Returns the lanes in which all of them do.
  LaneMask gradient(Work& work, std::size_t output, int packs) const;

  /// After run: shrinks the inputs' values to enclosures of the part of each box where output >= 0,
  /// by forward-backward contraction (Benhamou, Goualard, Granvilliers, Puget 1999); other slots
  /// are used up. Returns the lanes in which that part is certainly empty.
  LaneMask contract(Work& work, std::size_t output, int packs) const;

 private:
  /// One call of a kernel: the value of slot `out` from those of `a` and `b`.
  struct Code {
    enum class Kind : std::uint8_t { unary, binary, constant, power };
    Kind kind = Kind::unary;
    std::uint32_t out = 0, a = 0, b = 0;
    LaneKernels::Unary unary = nullptr;
    LaneKernels::Binary binary = nullptr;
    LaneKernels::Constant constant = nullptr;
    double low = 0, high = 0;
    long exponent = 0;
  };
  /// What a slot holds that does not depend on the inputs.
  struct Fixed {
    bool is_fixed = false, defined = false;
    double low = 0, high = 0;
  };

  class Translator;
  class Reverse;
  class Contractor;

  const LaneKernels& kernels_;
  std::size_t inputs_;
  std::vector<Tape::Step> steps_;
  std::vector<std::uint32_t> outputs_;
  std::vector<Fixed> fixed_;  ///< by slot
  /// By slot of a general power: the slot of log base; of a base^(n/2): of its root, and n.
  std::vector<std::uint32_t> logarithm_;
  std::vector<long> halves_;
  std::vector<Code> code_;
  std::vector<std::vector<std::uint32_t>> cones_;  ///< by output: the slots it needs, last first
};

}  // namespace gradus
