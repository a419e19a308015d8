#include "gradus/evidence/certify/box_search.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

namespace gradus {

namespace {

/// Boxes of a part in one round, at least and at most.
constexpr std::uint64_t kRound = 1'024, kLongRound = 16 * kRound;
/// Long rounds seldom wait for a thread, and seldom give a part to a thread that has it in no
/// cache; one adds no more than this share to the search, as a point that fails is seen at its end.
constexpr std::uint64_t kShareOfRound = 4;
/// Shorter searches have one part: they are done before other threads have begun.
constexpr std::uint64_t kShort = 16 * kRound;
/// Fewer parts than this are divided before the next round. At the end of a round a thread waits
/// for another for half a part on average, which is little beside so many.
constexpr std::size_t kParts = 64;

/// Threads count in parts that lie side by side: no two share a line of a cache.
struct alignas(128) OwnPart : BoxPart {
  using BoxPart::BoxPart;
};

class Rounds {
 public:
  Rounds(const BoxQuestion& q, const Budget& budget, BoxOptions options,
         std::optional<BoxLeast> least = {})
      : question_(q),
        budget_(budget),
        options_(options),
        first_worker_(q, options),
        deadline_(std::chrono::steady_clock::now() +
                  std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                      std::chrono::duration<double>(std::min(budget.seconds, 1e6)))) {
    parts_.emplace_back(q.variables());
    parts_.front().open.push(q.box(), {});
    parts_.front().least = least;
    result_.least = std::move(least);
  }

  BoxResult run() {
    while (!parts_.empty()) {
      if (result_.tally.work >= budget_.boxes) return end(BoxResult::End::budget);
      if (std::chrono::steady_clock::now() > deadline_) return end(BoxResult::End::time);
      round();
      for (BoxPart& part : parts_) {
        result_.tally.add(std::exchange(part.tally, {}));
      }
      if (const BoxPart* part = first(&BoxPart::failing)) {
        result_.point = *part->failing;
        return end(BoxResult::End::failing);
      }
      if (const BoxPart* part = first(&BoxPart::stuck)) {
        result_.worst = *part->stuck;
        return end(BoxResult::End::stuck);
      }
      if (result_.least) share_least();
      divide();
    }
    return end(BoxResult::End::covered);
  }

 private:
  void round() {
    const std::uint64_t left = budget_.boxes - result_.tally.work;
    const std::uint64_t each =
        std::clamp<std::uint64_t>(left / parts_.size(), 1, boxes_of_a_round());
    if (parts_.size() == 1 || budget_.threads <= 1) {
      for (BoxPart& part : parts_) work(first_worker_, part, each);
    } else {
      Threads& all = threads();
      all.arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, parts_.size(),
            [&](std::size_t i) { work(all.workers.local(), parts_[i], each); }, all.affinity);
      });
    }
  }

  std::uint64_t boxes_of_a_round() const {
    if (result_.least) return kRound;  // what one part finds spares the others work
    return std::clamp(result_.tally.work / (kShareOfRound * parts_.size()), kRound, kLongRound);
  }

  /// Made when they are needed: to look at the machine takes longer than most searches.
  struct Threads {
    tbb::task_arena arena;
    tbb::affinity_partitioner
        affinity;  ///< a thread goes on with the parts that it has in its cache
    tbb::enumerable_thread_specific<BoxWorker> workers;
  };
  Threads& threads() {
    if (!threads_) {
      const auto most = static_cast<unsigned>(tbb::info::default_concurrency());
      threads_.reset(new Threads{
          tbb::task_arena(static_cast<int>(std::clamp<unsigned>(budget_.threads, 1, most))),
          {},
          tbb::enumerable_thread_specific<BoxWorker>(
              [&q = question_, options = options_] { return BoxWorker(q, options); })});
    }
    return *threads_;
  }

  static void work(BoxWorker& worker, BoxPart& part, std::uint64_t boxes) {
    const LaneScope scope;
    worker.work(part, boxes);
  }

  const BoxPart* first(auto BoxPart::*found) const {
    const auto part =
        std::ranges::find_if(parts_, [&](const BoxPart& p) { return bool(p.*found); });
    return part == parts_.end() ? nullptr : &*part;
  }

  void share_least() {
    for (const BoxPart& part : parts_) {
      if (part.least->value < result_.least->value) result_.least = part.least;
    }
    for (BoxPart& part : parts_) part.least = result_.least;
  }

  /// Drops the finished parts; where few are left, deals their boxes out to more.
  void divide() {
    std::erase_if(parts_, [](const BoxPart& p) { return p.open.empty(); });
    if (parts_.empty() || parts_.size() >= kParts || result_.tally.work < kShort) return;
    std::vector<OwnPart> dealt;
    const std::size_t ways = (2 * kParts + parts_.size() - 1) / parts_.size();
    for (const BoxPart& part : parts_) {
      const std::size_t count = std::min(ways, part.open.size());
      const std::size_t from = dealt.size();
      for (std::size_t i = 0; i < count; ++i) {
        dealt.emplace_back(question_.variables()).least = part.least;
      }
      for (std::size_t i = 0; i < part.open.size(); ++i) {
        dealt[from + i % count].open.push(part.open.ends(i), part.open.place(i));
      }
    }
    parts_ = std::move(dealt);
  }

  BoxResult end(BoxResult::End how) {
    result_.end = how;
    if (result_.least) {
      const LaneScope scope;
      for (const BoxPart& part : parts_) {
        result_.tally.margin = std::min(result_.tally.margin, first_worker_.lower_bound(part));
      }
    }
    for (const BoxPart& part : parts_) {
      if (result_.worst.empty() && !part.open.empty()) result_.worst = part.open.ends(0);
      result_.remaining += share_of_box(part.open);
    }
    return std::move(result_);
  }

  double share_of_box(const BoxStack& boxes) const {
    std::vector<double> shares(boxes.size(), 1);
    const std::vector<double>& whole = question_.box();
    for (std::size_t v = 0; v < question_.variables(); ++v) {
      const double width = whole[2 * v + 1] - whole[2 * v];
      if (!(width > 0)) continue;
      const double *low = boxes.low(v), *high = boxes.high(v);
      for (std::size_t i = 0; i < shares.size(); ++i) shares[i] *= (high[i] - low[i]) / width;
    }
    return std::accumulate(shares.begin(), shares.end(), 0.0);
  }

  const BoxQuestion& question_;
  const Budget& budget_;
  BoxOptions options_;
  BoxWorker first_worker_;
  std::unique_ptr<Threads> threads_;
  std::chrono::steady_clock::time_point deadline_;
  std::vector<OwnPart> parts_;
  BoxResult result_;
};

}  // namespace

BoxResult search_box(const BoxQuestion& q, const Budget& budget, BoxOptions options) {
  return Rounds(q, budget, options).run();
}

BoxResult minimise_over_box(const BoxQuestion& q, double width, const Budget& budget) {
  BoxLeast least;
  least.width = width;
  return Rounds(q, budget, {}, least).run();
}

bool is_defined(const BoxQuestion& q, const Budget& budget) {
  BoxLeast anything;
  anything.value = anything.cutoff = -std::numeric_limits<double>::infinity();
  return Rounds(q, budget, {}, anything).run().end == BoxResult::End::covered;
}

}  // namespace gradus
