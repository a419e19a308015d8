#pragma once

#include <string_view>

namespace gradus {

/// Words that leave the values of all names open, a blank behind each; their endings are not
/// listed. What restricts names, as "zero", "equal", "unit", "constant" do, is not among them; nor
/// are names of people that stand for such a thing.
extern const std::string_view harmless_words;

}  // namespace gradus
