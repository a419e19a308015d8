#include "gradus/notes/plain/plain_domain_builder.hpp"

#include "gradus/notes/plain/plain_functions.hpp"
#include "gradus/notes/plain/syntax_error.hpp"

namespace gradus {

void PlainDomainBuilder::member(std::string_view name, std::size_t offset) {
  if (plain_arity(name) || name == "pi" || name == "inf") {
    throw unexpected(text(), offset, "the name of a variable");
  }
  items_.back().names.emplace_back(name);
}

void PlainDomainBuilder::compare_members() {
  items_.back().compared = {take_relations().back(), take_sides().back()};
}

void PlainDomainBuilder::end_chain() {
  items_.back().sides = take_sides();
  items_.back().relations = take_relations();
}

std::optional<PlainBuilder::Side> PlainDomainBuilder::end() {
  std::vector<Side> sides = take_sides();
  if (sides.empty()) return std::nullopt;
  return sides.back();
}

}  // namespace gradus
