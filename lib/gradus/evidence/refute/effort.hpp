#pragma once

#include <chrono>
#include <cstdint>

namespace gradus {

/// What a search may still spend: work, the same on every machine, and a time after which it stops
/// in any case.
class Effort {
 public:
  Effort(std::uint64_t work, std::chrono::steady_clock::time_point deadline)
      : work_(work), deadline_(deadline) {}

  /// False when nothing is left.
  bool spend(std::uint64_t work = 1) {
    spent_ += work;
    if (spent_ > work_) return false;
    if (++calls_ % 1024 == 0 && std::chrono::steady_clock::now() > deadline_) work_ = 0;
    return work_ > 0;
  }
  void leave_at_most(std::uint64_t work) {
    if (work_ > spent_ + work) work_ = spent_ + work;
  }
  std::uint64_t spent() const { return spent_; }
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }

 private:
  std::uint64_t work_, spent_ = 0, calls_ = 0;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace gradus
