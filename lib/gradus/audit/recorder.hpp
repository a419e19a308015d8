#pragma once

// Needs no library: to record a run, this header, trace.hpp and number_type.hpp will do.

#include <charconv>
#include <concepts>
#include <filesystem>
#include <fstream>
#include <ios>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "gradus/audit/trace.hpp"

namespace gradus {

/// What can be recorded: contiguous floats or doubles.
template <class Values>
concept Recordable = requires(const Values& values) {
  std::span(values);
  requires std::same_as<typename decltype(std::span(values))::value_type, float> ||
      std::same_as<typename decltype(std::span(values))::value_type, double>;
};

template <class Values>
using RecordedType = typename decltype(std::span(std::declval<const Values&>()))::value_type;

template <std::floating_point T>
constexpr NumberType number_type_of =
    std::same_as<T, float> ? NumberType::float32 : NumberType::float64;

/// Appends a step: the parameters, and the gradient at these, before the update.
template <Recordable Theta, Recordable Gradient>
void record(Trace& trace, const Theta& theta, const Gradient& gradient) {
  const std::span parameters(theta);
  const std::span slopes(gradient);
  if (parameters.size() != slopes.size()) {
    throw std::invalid_argument("found " + std::to_string(parameters.size()) + " parameters and " +
                                std::to_string(slopes.size()) + " slopes, expected as many");
  }
  trace.head.type = number_type_of<RecordedType<Theta>>;
  trace.head.dimension = parameters.size();
  TraceStep& step = trace.steps.emplace_back();
  step.step = trace.steps.size() - 1;
  step.line = trace.steps.size();
  for (const double x : parameters) step.theta.push_back({x, x});
  for (const double x : slopes) step.gradient.push_back({x, x});
}

/// Writes a trace while an optimizer runs: call record() before each update, and once after the
/// last. Numbers are written in hexadecimal, so that nothing is lost. PATH.csv gets a sidecar
/// PATH.json that says the number type; add a "rule" there to have it checked.
class TraceRecorder {
 public:
  explicit TraceRecorder(const std::string& path) : path_(path), file_(path) { check(); }

  template <Recordable Theta, Recordable Gradient>
  void record(const Theta& theta, const Gradient& gradient) {
    const std::span parameters(theta);
    const std::span slopes(gradient);
    if (steps_ == 0) begin(parameters.size(), number_type_of<RecordedType<Theta>>);
    if (parameters.size() != dimension_ || slopes.size() != dimension_) {
      throw std::invalid_argument(path_ + ": found " + std::to_string(parameters.size()) +
                                  " parameters and " + std::to_string(slopes.size()) +
                                  " slopes, expected " + std::to_string(dimension_) + " of each");
    }
    file_ << steps_++;
    for (const double x : parameters) write(x);
    for (const double x : slopes) write(x);
    file_ << '\n';
    check();
  }

 private:
  void begin(std::size_t dimension, NumberType type) {
    dimension_ = dimension;
    file_ << "step";
    for (std::size_t i = 0; i < dimension; ++i) file_ << ",theta_" << i;
    for (std::size_t i = 0; i < dimension; ++i) file_ << ",grad_" << i;
    file_ << '\n';

    std::ofstream sidecar(std::filesystem::path(path_).replace_extension(".json"));
    sidecar << R"({"dtype": ")" << (type == NumberType::float32 ? "float32" : "float64")
            << R"(", "format": "%a", "dim": )" << dimension << "}\n";
  }
  void write(double value) {
    char text[40];
    const bool negative = value < 0 || (value == 0 && 1 / value < 0);
    const bool finite = value - value == 0;
    const char* end = finite ? std::to_chars(text, text + sizeof text, negative ? -value : value,
                                             std::chars_format::hex)
                                   .ptr
                             : std::to_chars(text, text + sizeof text, value).ptr;
    file_ << ',' << (finite ? (negative ? "-0x" : "0x") : "")
          << std::string_view(text, static_cast<std::size_t>(end - text));
  }
  void check() const {
    if (!file_) throw std::runtime_error("cannot write " + path_);
  }

  std::string path_;
  std::ofstream file_;
  std::size_t dimension_ = 0, steps_ = 0;
};

}  // namespace gradus
