#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

/// Tells which names are functions, as they stand before brackets wherever they stand.
class CalledNames {
 public:
  explicit CalledNames(Glossary& glossary) : glossary_(glossary) {}

  void begin_formula() { shorthands_.clear(); }
  /// \sigma(1 - \sigma) is short for \sigma(z) (1 - \sigma(z)): it tells nothing of \sigma
  /// elsewhere.
  void note_shorthands(const std::vector<TexNode>& nodes);
  /// The name is the node at this place.
  void look(const NoteName& name, const std::vector<TexNode>& nodes, std::size_t i);
  /// \eta(t) = ... t ...: not a product, even where \eta is a number elsewhere.
  void look_at_definition(const Chain& chain);
  /// h > 0: a number.
  void look_at_order(const Chain& chain);
  /// Once all of the file, whose text it is, was looked at.
  void settle(const std::string& text);

 private:
  Glossary& glossary_;
  std::map<std::string, std::size_t> calls_, uses_;
  std::set<std::string> called_by_name_;  ///< before f(x), f(x, y)
  std::set<std::string> compared_;        ///< h > 0
  std::set<std::string> shorthands_;      ///< of the formula that is looked at
};

}  // namespace gradus
