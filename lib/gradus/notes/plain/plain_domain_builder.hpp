#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/notes/plain/plain_builder.hpp"

namespace gradus {

/// What a domain says, item by item, as it stands in the text.
class PlainDomainBuilder : public PlainBuilder {
 public:
  /// Names in [lower, upper], names in N, names compared with one value, or a chain of comparisons.
  struct Item {
    std::size_t offset = 0;
    std::vector<std::string> names;
    bool natural = false;
    std::optional<Side> lower, upper;
    bool lower_strict = false, upper_strict = false;
    std::optional<std::pair<Relation, Side>> compared;
    std::vector<Side> sides;
    std::vector<Relation> relations;
  };

  explicit PlainDomainBuilder(std::string_view text) : PlainBuilder(text, nullptr) {}

  void begin_item(std::size_t offset) {
    items_.emplace_back();
    items_.back().offset = offset;
  }
  void member(std::string_view name, std::size_t offset);
  void naturals() { items_.back().natural = true; }
  void open_interval(std::string_view bracket, std::size_t) {
    items_.back().lower_strict = bracket.starts_with('(');
  }
  void lower_end() { items_.back().lower = end(); }
  void upper_end() { items_.back().upper = end(); }
  void close_interval(std::string_view bracket, std::size_t) {
    items_.back().upper_strict = bracket.starts_with(')');
  }
  /// The names compared with one value: m, n in N >= 1 and x, y > 0.
  void compare_members();
  void end_chain();

  const std::vector<Item>& items() const { return items_; }

 private:
  /// Nothing where it is infinite.
  std::optional<Side> end();

  std::vector<Item> items_;
};

/// Reads the builder's text into its items; throws SyntaxError.
void read_domain(PlainDomainBuilder& builder);

}  // namespace gradus
