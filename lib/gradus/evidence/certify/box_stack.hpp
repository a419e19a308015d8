#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace gradus {

/// Boxes that wait to be decided, the last one first. By variable, the ends of all boxes lie side
/// by side, as lane arithmetic takes them; those of one box alone are listed as low and high of the
/// first variable, of the second, and so on.
class BoxStack {
 public:
  explicit BoxStack(std::size_t variables) : variables_(variables) {}

  /// How deep in the tree of bisections a box lies, and which form of the question is asked of it.
  struct Place {
    std::uint16_t depth = 0;
    std::uint8_t form = 0;
  };

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  std::size_t variables() const { return variables_; }
  std::span<const Place> places() const { return {places_.data(), size_}; }
  Place place(std::size_t i) const { return places_[i]; }
  /// By box.
  const double* low(std::size_t variable) const { return ends_.data() + 2 * variable * room(); }
  const double* high(std::size_t variable) const { return low(variable) + room(); }
  double* low(std::size_t variable) { return ends_.data() + 2 * variable * room(); }
  double* high(std::size_t variable) { return low(variable) + room(); }

  std::vector<double> ends(std::size_t i) const {
    std::vector<double> result;
    for (std::size_t v = 0; v < variables_; ++v) {
      result.push_back(low(v)[i]);
      result.push_back(high(v)[i]);
    }
    return result;
  }

  void push(std::span<const double> ends, Place place) {
    const std::size_t i = grow(1);
    set_place(i, place);
    for (std::size_t v = 0; v < variables_; ++v) {
      low(v)[i] = ends[2 * v];
      high(v)[i] = ends[2 * v + 1];
    }
  }

  /// Makes so many new boxes, to be filled in; returns the first.
  std::size_t grow(std::size_t count) {
    if (size_ + count > room()) make_room(size_ + count);
    size_ += count;
    return size_ - count;
  }
  void set_place(std::size_t i, Place place) { places_[i] = place; }
  void drop(std::size_t count) { size_ -= count; }

 private:
  std::size_t room() const { return places_.size(); }
  void make_room(std::size_t least) {
    const std::size_t more = 2 * least + 64;
    std::vector<double> ends(2 * variables_ * more);
    for (std::size_t k = 0; k < 2 * variables_; ++k) {
      std::copy_n(ends_.begin() + static_cast<std::ptrdiff_t>(k * room()), size_,
                  ends.begin() + static_cast<std::ptrdiff_t>(k * more));
    }
    ends_ = std::move(ends);
    places_.resize(more);
  }

  std::size_t variables_, size_ = 0;
  std::vector<double> ends_;  ///< by variable and end, with room for more boxes
  std::vector<Place> places_;
};

}  // namespace gradus
