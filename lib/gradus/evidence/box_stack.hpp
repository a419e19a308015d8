#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace gradus {

/// Boxes that wait to be decided, the last one first. The ends of a box lie side by side: low and
/// high of the first variable, of the second, and so on.
class BoxStack {
 public:
  explicit BoxStack(std::size_t variables) : width_(2 * variables) {}

  /// How deep in the tree of bisections a box lies, and which form of the question is asked of it.
  struct Place {
    std::uint16_t depth = 0;
    std::uint8_t form = 0;
  };

  bool empty() const { return places_.empty(); }
  std::size_t size() const { return places_.size(); }
  std::size_t variables() const { return width_ / 2; }
  Place place(std::size_t i) const { return places_[i]; }
  std::span<const double> ends(std::size_t i) const { return {&ends_[i * width_], width_}; }

  void push(std::span<const double> ends, Place place) { std::ranges::copy(ends, push(place)); }
  /// Of a new box, the ends, to be filled in.
  double* push(Place place) {
    places_.push_back(place);
    ends_.resize(places_.size() * width_);
    return &ends_[ends_.size() - width_];
  }
  void drop(std::size_t count) {
    places_.resize(places_.size() - count);
    ends_.resize(places_.size() * width_);
  }

 private:
  std::size_t width_;
  std::vector<double> ends_;
  std::vector<Place> places_;
};

}  // namespace gradus
