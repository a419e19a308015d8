#pragma once

#include <functional>
#include <string>
#include <vector>

namespace gradus {

/// Runs the work now and again whenever one of the files has changed. Ends with the process.
[[noreturn]] void watch(const std::vector<std::string>& files, const std::function<void()>& work);

/// Clears the screen, where stdout is one; else parts what follows from what came before.
void clear_terminal();

}  // namespace gradus
