#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

void Glossary::infer_shape(const std::string& key, Shape shape, const std::string& reason) {
  if (declared.contains(key) || shapes.contains(key) || naturals.contains(key)) return;
  shapes.emplace(key, shape);
  reasons.emplace(key, std::string(name(shape)) + " (" + reason + ")");
}

void Glossary::infer_natural(const std::string& name, const std::string& reason) {
  if (declared.contains(name) || shapes.contains(name) || !naturals.insert(name).second) return;
  reasons.emplace(name, "a natural number (" + reason + ")");
}

}  // namespace gradus
