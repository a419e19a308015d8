#pragma once

#include <string>
#include <string_view>

namespace gradus {

/// The first word of the prose, as it is written, that may say of names what no formula says:
/// every word that is not known to say no such thing ("the", "gradient", "expand"). Commands and
/// numbers are no words. Empty where there is none.
std::string telling_word(std::string_view prose);

/// Whether "one" is a number there: "of length one.", not "this one", nor "one finds".
bool says_number_one(std::string_view prose);

}  // namespace gradus
