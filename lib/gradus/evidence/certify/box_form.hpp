#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gradus/algebra/lane_tape.hpp"
#include "gradus/statement/statement.hpp"

namespace gradus {

/// An end of a variable's range at which a function is known to vanish.
struct Face {
  std::size_t variable = 0;
  bool upper = false;
  friend bool operator==(const Face&, const Face&) = default;
  friend auto operator<=>(const Face&, const Face&) = default;
};

/// Something to be shown >= 0 (> 0 where the question is strict) on a box, in place of the
/// statement's larger - smaller side. On boxes that touch all of its faces it suffices; the first
/// form of a question, with no faces, is the difference itself.
struct BoxForm {
  Term target;
  std::vector<Face> faces;
  std::string words;              ///< what was done to get here, for the reader
  bool vanishes = false;          ///< on the faces, with all derivatives on the way to the target
  std::vector<Term> passed = {};  ///< these derivatives, which must have values as far as the faces
};

/// A point at which the difference and its gradient vanish, and the Hessian's lower triangle, by
/// rows.
struct BoxMinimum {
  std::vector<Rational> point;
  std::vector<Term> hessian;
  std::string words;
};

/// A statement over a box, ready to be searched: forms compiled for lane arithmetic and for MPFI.
class BoxQuestion {
 public:
  /// Nothing where the statement has no bounded box of real variables, or one without values, or is
  /// no order relation, or does not compile.
  static std::optional<BoxQuestion> make(const Statement& s, LaneLevel level);

  const Statement& statement() const { return statement_; }
  std::size_t variables() const { return inputs_.size(); }
  bool strict() const { return strict_; }
  const LaneKernels& kernels() const { return *kernels_; }
  const std::vector<double>& box() const { return box_; }  ///< encloses the domain's; see BoxStack

  /// Adds a form; false where it does not compile or there are too many.
  bool add(BoxForm form);
  const std::vector<BoxForm>& forms() const { return forms_; }
  /// Outputs of the first: larger - smaller side of each hypothesis, then of the conclusion; of
  /// the others: the target.
  const Tape& tape(std::size_t form) const { return *tapes_[form]; }
  const LaneTape& lanes(std::size_t form) const { return *lanes_[form]; }

  /// After a run of lanes(0): where a hypothesis certainly fails, and where all certainly hold.
  LaneMask outside(const LaneTape::Work& work, int packs) const;
  LaneMask inside(const LaneTape::Work& work, int packs) const;

  /// Whether a box touches all faces of a form.
  bool touches(std::size_t form, std::span<const double> ends) const;

  bool add(BoxMinimum minimum);
  const std::vector<BoxMinimum>& minima() const { return minima_; }
  /// Whether the box contains a minimum at which the Hessian is positive semidefinite on all of it.
  bool has_minimum(std::span<const double> ends) const;

 private:
  BoxQuestion() = default;

  Statement statement_;
  std::vector<Term> inputs_;
  bool strict_ = false;
  std::vector<double> box_;
  const LaneKernels* kernels_ = nullptr;
  std::vector<BoxForm> forms_;
  std::vector<std::shared_ptr<const Tape>> tapes_;
  std::vector<std::shared_ptr<const LaneTape>> lanes_;
  std::vector<BoxMinimum> minima_;
  std::vector<std::vector<double>> around_minima_;  ///< boxes of doubles around their points
  std::vector<std::shared_ptr<const Tape>> hessians_;
};

}  // namespace gradus
