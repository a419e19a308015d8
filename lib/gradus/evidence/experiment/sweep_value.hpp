#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include "gradus/algebra/arithmetic.hpp"
#include "gradus/evidence/experiment/sweep_draw.hpp"

namespace gradus {

/// A value that is asked for does not exist; such points are not counted.
struct SweepUndefined : std::domain_error {
  using std::domain_error::domain_error;
};

/// Evaluates the formulas of one statement at drawn points in the numbers T. Values are remembered
/// through a case, except for what changes with a bound index. Not thread safe: one a thread.
template <class T>
class SweepValues {
 public:
  using Id = SweepCode::Id;

  explicit SweepValues(const SweepCode& code);

  /// Takes a point; definitions in force are carried out.
  void set(const SweepDraw& draw);
  const T& value(Id node);
  /// For a schema: its index.
  void set_integer(Id slot, long value) {
    integers_[slot] = value;
    changed_[slot] = ++clock_;
  }
  long members_used(Id sequence) const { return members_used_[sequence]; }
  const T& scalar(Id slot) const { return scalars_[slot]; }
  struct Outcomes {
    T first, second, chance;  ///< of the first
  };
  const Outcomes& outcomes(Id moment) const { return outcomes_[moment]; }

 private:
  struct Members {
    std::vector<T> values;
    std::vector<std::uint64_t> stamps;
  };

  T number(const SmallFraction& f) const;
  long integer(Id node);
  T compute(const SweepCode::Node& node);
  T power(const SweepCode::Node& node);
  T loop(const SweepCode::Node& node);
  T inner(const SweepCode::Inner& product);
  std::vector<T> applied(Id vector, const std::vector<Id>& operators);
  T expectation(const SweepCode::Node& node);
  const T& member(Id sequence, long index);
  T& place(Members& members, long index);
  void set_outcomes(std::size_t moment);

  const SweepCode& code_;
  const SweepDraw* draw_ = nullptr;
  std::vector<T> constants_, values_, scalars_;
  std::vector<std::uint64_t> stamps_, changed_;
  std::vector<long> integers_;
  std::vector<std::vector<T>> tables_;
  std::vector<std::uint64_t> table_stamps_;
  std::vector<Members> members_;
  std::vector<long> members_used_;
  std::vector<Outcomes> outcomes_;
  std::vector<std::vector<bool>> chosen_;  ///< inside an expectation: which outcome each member has
  std::uint64_t clock_ = 1, case_start_ = 1, random_start_ = 1;
  bool random_ = false;
  int depth_ = 0;
};

}  // namespace gradus
