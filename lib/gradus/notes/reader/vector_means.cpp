#include "gradus/notes/reader/vector_means.hpp"

#include <utility>

namespace gradus {

void VectorMeans::add(const Letter& of, Mean mean) {
  for (const auto& [word, factor] : mean.value.parts) {
    for (const Letter& l : word) add_constant(l);
  }
  means_.insert_or_assign(upright(of), std::move(mean));
}

const VectorMeans::Mean* VectorMeans::of(const Letter& l) const {
  const auto found = means_.find(upright(l));
  return found == means_.end() ? nullptr : &found->second;
}

void VectorMeans::clear() {
  means_.clear();
  constants_.clear();
}

}  // namespace gradus
