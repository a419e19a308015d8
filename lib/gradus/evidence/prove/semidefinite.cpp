#include "gradus/evidence/prove/semidefinite.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

namespace gradus {

namespace {

/// The SDPA sparse format (SDPLIB's): numbers of rows and blocks, sizes, right sides, then lines
/// "row block i j value", counted from 1, with row 0 for the objective.
std::string sdpa(const SemidefiniteProgram& program) {
  std::string out = fmt::format("{}\n{}\n", program.rows.size(), program.blocks.size());
  for (std::size_t size : program.blocks) out += fmt::format("{} ", size);
  out += "\n";
  for (double r : program.right) out += fmt::format("{:.17g} ", r);
  out += "\n";
  const auto add = [&](std::size_t row, const std::vector<SemidefiniteProgram::Entry>& entries) {
    for (const auto& e : entries) {
      out += fmt::format("{} {} {} {} {:.17g}\n", row, e.block + 1, e.i + 1, e.j + 1, e.value);
    }
  };
  add(0, program.objective);
  for (std::size_t r = 0; r < program.rows.size(); ++r) add(r + 1, program.rows[r]);
  return out;
}

/// Takes numbers off the front of a text.
class Numbers {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}
  template <class T>
  bool read(T& value) {
    text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n+"), text_.size()));
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error != std::errc{}) return false;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return true;
  }

 private:
  std::string_view text_;
};

/// CSDP's solution file: the multipliers of the rows, then lines "1 block i j value" of Z and
/// "2 block i j value" of X.
std::optional<SemidefiniteSolution> parse(const SemidefiniteProgram& program,
                                          const std::string& text) {
  SemidefiniteSolution result;
  for (std::size_t size : program.blocks) {
    result.primal.emplace_back(size * size, 0.0);
    result.dual.emplace_back(size * size, 0.0);
  }
  Numbers numbers(text);
  double value = 0;
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    if (!numbers.read(value)) return {};
  }
  int which = 0;
  while (numbers.read(which)) {
    std::size_t block = 0, i = 0, j = 0;
    if (!numbers.read(block) || !numbers.read(i) || !numbers.read(j) || !numbers.read(value))
      return {};
    if (which < 1 || which > 2 || block < 1 || block > program.blocks.size()) return {};
    const std::size_t size = program.blocks[block - 1];
    if (i < 1 || j < 1 || i > size || j > size || !std::isfinite(value)) return {};
    std::vector<double>& matrix = (which == 1 ? result.dual : result.primal)[block - 1];
    matrix[(i - 1) * size + j - 1] = matrix[(j - 1) * size + i - 1] = value;
  }
  return result;
}

constexpr const char* solver = "csdp";

}  // namespace

bool can_solve_semidefinite() { return !find_program(solver).empty(); }

std::optional<SemidefiniteSolution> solve(const SemidefiniteProgram& program,
                                          const ProgramLimits& limits) {
  const auto text = run_program(solver, sdpa(program), limits);
  // CSDP writes no solution, or a proof that there is none, where it fails.
  if (!text || text->empty()) return {};
  return parse(program, *text);
}

}  // namespace gradus
