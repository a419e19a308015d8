#pragma once

#include <bitset>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "gradus/evidence/certify/box_form.hpp"
#include "gradus/evidence/certify/box_stack.hpp"

namespace gradus {

/// What a search has counted, and where it came closest.
struct BoxTally {
  std::uint64_t boxes = 0;      ///< evaluated
  std::uint64_t work = 0;       ///< the same, an evaluation by MPFI counted as many
  std::uint64_t leaves = 0;     ///< on which the question was decided
  std::uint64_t dropped = 0;    ///< on which a hypothesis certainly fails
  std::uint64_t precise = 0;    ///< of the leaves: decided by MPFI
  std::uint64_t sharpened = 0;  ///< of the leaves: decided by the mean-value form
  std::uint64_t minima = 0;     ///< of the leaves: decided around a minimum
  std::bitset<256> forms;       ///< that decided a leaf; a form's number has 8 bits
  std::uint16_t depth = 0;
  double margin = std::numeric_limits<double>::infinity();  ///< least certified lower end of a leaf
  std::vector<double> tightest;                             ///< that leaf
  bool touches = false;  ///< a leaf was decided by a form with faces: there the margin may be 0
  std::vector<double> leaf_ends;  ///< all leaves, when they are kept

  void add(const BoxTally& other);
};

/// The least value known of the quantity that is minimised, and where; boxes above the cutoff are
/// of no interest.
struct BoxLeast {
  double width = 0;  ///< asked of the enclosure
  double value = std::numeric_limits<double>::infinity();
  double cutoff = std::numeric_limits<double>::infinity();
  std::vector<double> point;

  void lower_to(double new_value, std::vector<double> new_point) {
    value = new_value;
    cutoff = value - width;
    point = std::move(new_point);
  }
};

/// A part of the search: boxes that wait, and what became of the others.
struct BoxPart {
  explicit BoxPart(std::size_t variables) : open(variables) {}
  BoxStack open;
  BoxTally tally;
  std::optional<std::vector<double>>
      failing;                    ///< a point at which rounded arithmetic is certain that it fails
  std::optional<BoxLeast> least;  ///< given: the difference is minimised instead of shown >= 0
  std::optional<std::vector<double>> stuck;  ///< a box that no precision decides
};

/// How a search goes about it.
struct BoxOptions {
  bool precise = true;  ///< MPFI looks at boxes that doubles leave open; else these are stuck
  bool keep_leaves = false;
};

/// Decides the boxes of one part after another, depth first; one worker a thread.
class BoxWorker {
 public:
  BoxWorker(const BoxQuestion& question, BoxOptions options);

  /// Goes on with the part until it is empty, so much more work is done, a point fails or a box is
  /// stuck. Needs a LaneScope.
  void work(BoxPart& part, std::uint64_t amount);

  /// A lower bound of the difference on the boxes that wait, where the hypotheses may hold;
  /// -infinity where it may have no value. Needs a LaneScope.
  double lower_bound(BoxPart part);

 private:
  struct Registers {
    LaneTape::Work box, centre;
  };
  Registers& registers(std::size_t form);
  int load(const BoxPart& part, std::uint64_t most);
  void decide(BoxPart& part, int count);
  LaneMask holds(const LaneBlock& gap, const BoxPart& part) const;
  LaneMask rounding_alone(const BoxPart& part, const LaneBlock& at_centre, LaneMask lanes) const;
  std::vector<double> centre_of(const Registers& r, int lane) const;
  bool is_from_middle(BoxStack::Place place) const;
  void choose_centre(Registers& r, LaneMask open);
  void leaves(BoxPart& part, LaneMask lanes, const LaneBlock& margins);
  void leaf(BoxPart& part, int lane, double margin);
  void leaf(BoxPart& part, int lane, double margin, std::size_t form);
  void go_on(BoxPart& part, LaneMask open);
  void note_margin(BoxTally& tally, int lane, double margin);
  void keep(BoxTally& tally, int lane);
  void keep_monotone(BoxPart& part, const Registers& r, LaneMask lanes);
  bool settle(BoxPart& part, int lane);
  bool ask_next_form(int lane);
  bool ask_again(int lane);
  bool decide_by_mpfi(BoxPart& part, int lane, std::uint64_t boxes);
  const std::vector<double>& ends_of(int lane);
  void split(BoxPart& part, LaneMask lanes);

  const BoxQuestion& question_;
  BoxOptions options_;
  std::vector<std::unique_ptr<Registers>> registers_;  ///< by form, made when needed
  BoxStack::Place places_[LaneBlock::lanes];
  std::vector<double> ends_;   ///< of one box, see ends_of
  std::vector<double> scale_;  ///< by variable: 1 / range
  LaneCut cut_;
  std::size_t form_ = 0;
  int packs_ = 1;
  // Of the batch: lanes in which the difference is defined, its gradient is enclosed, and what is
  // open may be rounding errors alone.
  LaneMask defined_ = 0, sloped_ = 0, noise_ = 0;
  LaneMask cut_lanes_ = 0;  ///< in which cut_ names a variable
  LaneBlock bound_;         ///< the mean-value form
};

}  // namespace gradus
