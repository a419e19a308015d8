#include "gradus/notes/section_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace gradus {

namespace {

/// Properties of what the section speaks of.
constexpr std::array properties{"symmetric",
                                "orthogonal",
                                "orthonormal",
                                "projection",
                                "projector",
                                "diagonal",
                                "parallel",
                                "perpendicular",
                                "commut",
                                "eigenvector",
                                "is even",
                                "is odd",
                                " odd ",
                                "unit vector",
                                "unit norm",
                                "unit length",
                                "lies in",
                                "lie in",
                                "plus or minus",
                                "sum to one",
                                "summing to",
                                "boolean",
                                "modulo",
                                "idempotent",
                                "mathbb{f}",
                                "mathbb{z}_",
                                "rotation",
                                "nilpotent",
                                "skew",
                                "covariance matrix",
                                "kernel matrix",
                                "gram matrix",
                                "conjugate transpose",
                                "pythagoras",
                                "uncorrelated",
                                "disjoint",
                                "binary",
                                "imaginary unit",
                                "unit circle",
                                "golden ratio",
                                "characteristic two",
                                "is a contraction",
                                "be a contraction",
                                "nonexpansive",
                                "sample mean"};
/// What the sentence says of its formula.
constexpr std::array manners{"first order",
                             "second order",
                             "higher order",
                             "leading order",
                             "first-order",
                             "second-order",
                             "ignoring",
                             "neglect",
                             "dropping",
                             "small ",
                             "small,",
                             "symmetry",
                             "approx",
                             "roughly",
                             "mistake",
                             "wrong",
                             "false",
                             "true?",
                             "otherwise",
                             "exercise",
                             "equate",
                             "equating",
                             "into the equation",
                             "constraint",
                             "fixed-point equation",
                             "in the limit",
                             "infty",
                             "asymptotic",
                             "long run",
                             "at the optimum",
                             "in expectation",
                             "multiple of",
                             "descent direction",
                             "semidefinite",
                             "average",
                             "is the mean",
                             "the mean of",
                             "signs",
                             "not true",
                             "not hold",
                             "n't ",
                             "might think",
                             "contradict",
                             "absurd",
                             "unit vectors",
                             "intersect",
                             "mod "};
constexpr std::array conditions{
    "iff ",    "if and only if", "unless",  "equality",  "cannot",     "never",      "fails",
    "without", "wrong",          "tight",   "only ",     " not ",      "n't ",       "whether",
    "false",   "contradict",     "absurd",  "conjectur", "impossible", "prove that", "show that",
    " want ",  "might think",    "neither", "wish"};
/// Behind a formula.
constexpr std::array denials{"fails",  "impossible", "excluded", "false",      "wrong",
                             "absurd", "not hold",   "not true", "contradict", " or "};
/// At the beginning of what follows it.
constexpr std::array answers{" no.",           " no,",   " no ",   " but this", " this is wrong",
                             " this is false", " wrong", " false", " not so",   " which is"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) {
    return c == '\n' ? ' ' : static_cast<char>(std::tolower(c));
  });
  return out;
}

template <class Words>
std::string first_of(const Words& words, const std::string& text) {
  const auto found = std::ranges::find_if(
      words, [&](const char* word) { return text.find(word) != std::string::npos; });
  return found == words.end() ? "" : *found;
}

std::string trimmed(std::string word) {
  while (word.ends_with(' ')) word.pop_back();
  return word.substr(std::min(word.find_first_not_of(' '), word.size()));
}

}  // namespace

void SectionWords::read(std::string_view prose) {
  const std::size_t mark = prose.rfind("\n#"), section = prose.rfind("section{");
  std::size_t from = mark == std::string_view::npos ? 0 : mark;
  if (section != std::string_view::npos) from = std::max(from, section);
  const bool begins = from > 0 || prose.starts_with('#');
  if (begins) {
    property_.clear();
    of_matrices_ = false;
    ++number_;
  }
  const std::string words = " " + lower(prose.substr(from)) + " ";
  if (property_.empty()) property_ = first_of(properties, words);
  of_matrices_ = of_matrices_ || words.find("matrix") != std::string::npos ||
                 words.find("matrices") != std::string::npos;
}

std::string SectionWords::doubt(std::string_view sentence) const {
  const std::string manner = first_of(manners, lower(sentence));
  return trimmed(manner.empty() ? property_ : manner);
}

std::string doubt_behind(std::string_view words, std::string_view next) {
  const std::string sentence = " " + lower(words) + " ";
  const std::string manner = first_of(manners, sentence);
  if (!manner.empty()) return trimmed(manner);
  const std::string property = first_of(properties, sentence);
  return property.empty() && denies_behind(words, next) ? "no" : trimmed(property);
}

bool denies_behind(std::string_view words, std::string_view next) {
  const std::string sentence = " " + lower(words) + " ";
  const std::size_t first = next.find_first_not_of(" .;#\n");
  const std::string answer =
      " " + lower(next.substr(std::min(first, next.size())).substr(0, 24)) + " ";
  const auto begins = [&](const char* word) { return answer.starts_with(word); };
  const bool asks = sentence.find('?') != std::string::npos;
  return asks || !first_of(denials, sentence).empty() || std::ranges::any_of(answers, begins);
}

bool speaks_generally(std::string_view words) {
  constexpr std::array general{"in general", "for general", "otherwise", "arbitrary",
                               "for every ", " any ",       "for all ",  "conversely"};
  return !first_of(general, " " + lower(words) + " ").empty();
}

std::string said_of_name(std::string_view behind, std::string_view sentence) {
  constexpr std::array constants{"-smooth", "-strongly", "-lipschitz", "-pl "};
  constexpr std::array symmetric{
      " symmetric",      " is symmetric",      " be symmetric",        " is a symmetric",
      " be a symmetric", " is real symmetric", " be a real symmetric", " is a real symmetric"};
  constexpr std::array cases{" if ", " when ", " not ", " unless ", "whether ", "neither ", "n't "};
  constexpr std::array doubts{"?", " would", " only", " not "};
  const std::string words = lower(behind.substr(0, 24));
  const auto begins = [&](const char* beginning) { return words.starts_with(beginning); };
  if (!first_of(cases, " " + lower(sentence)).empty()) return {};
  if (!first_of(doubts, lower(behind.substr(0, behind.find('.')))).empty()) return {};
  if (std::ranges::any_of(constants, begins)) return "positive";
  return std::ranges::any_of(symmetric, begins) ? "symmetric" : "";
}

bool excuses_slips(const std::string& doubt) {
  return !doubt.empty() && doubt != "symmetric" && doubt != "diagonal";
}

bool is_conditional(std::string_view sentence) {
  return !first_of(conditions, lower(sentence)).empty();
}

}  // namespace gradus
