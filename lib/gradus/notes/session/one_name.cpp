#include "gradus/notes/session/one_name.hpp"

#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

using Nodes = std::vector<TexNode>;

bool bounds_one_name(const Nodes& side, const Nodes& other) {
  const std::set<std::string> names = names_in(side);
  return names.size() == 1 && !names_in(other).contains(*names.begin());
}

bool gives_power(const Nodes& side, const Nodes& other, const Glossary& glossary) {
  const auto name = side.size() == 1 ? note_name(side[0]) : std::nullopt;
  return name && exponent_of(side[0]) != nullptr && glossary.rules.contains(name->written) &&
         !names_in(other).contains(name->written);
}

}  // namespace gradus
