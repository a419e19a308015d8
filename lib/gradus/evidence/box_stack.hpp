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

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  std::size_t variables() const { return width_ / 2; }
  Place place(std::size_t i) const { return places_[i]; }
  std::span<const double> ends(std::size_t i) const { return {&ends_[i * width_], width_}; }

  void push(std::span<const double> ends, Place place) { std::ranges::copy(ends, push(place)); }
  /// Of a new box, the ends, to be filled in.
  double* push(Place place) {
    if (size_ == places_.size()) {
      places_.resize(2 * size_ + 64);
      ends_.resize(places_.size() * width_);
    }
    places_[size_] = place;
    return &ends_[size_++ * width_];
  }
  void drop(std::size_t count) { size_ -= count; }

 private:
  std::size_t width_, size_ = 0;
  std::vector<double> ends_;  ///< of boxes, with room for more
  std::vector<Place> places_;
};

}  // namespace gradus
