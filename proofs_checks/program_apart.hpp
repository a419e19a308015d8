#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace gradus {

/// What work in a process of its own may use.
struct Limits {
  double seconds = 60;
  std::size_t megabytes = 2048;  ///< of addresses; not enforced under the address sanitizer
  unsigned threads = 1;
};

/// What came of it: the text that the work returned, or why there is none.
struct Apart {
  std::string result, problem;
};

/// Runs the work in a child process, so that no input can use up memory or time, or end the
/// program. The child ends with the program. The work may throw std::bad_alloc and nothing else.
Apart run_apart(const std::function<std::string()>& work, const Limits& limits);

}  // namespace gradus
