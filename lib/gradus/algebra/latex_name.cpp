#include "gradus/algebra/latex_name.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace gradus {

namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

// Names that TeX spells otherwise; Greek letters below keep their names.
constexpr std::array<Spelling, 8> spellings{{{"eps", "\\varepsilon"},
                                             {"epsilon", "\\varepsilon"},
                                             {"phi", "\\varphi"},
                                             {"omicron", "o"},
                                             {"star", "\\star"},
                                             {"inf", "\\infty"},
                                             {"plus", "+"},
                                             {"minus", "-"}}};

constexpr std::array<std::string_view, 35> letters{
    "alpha",  "beta",    "gamma", "delta", "zeta",  "eta",   "theta",  "iota", "kappa",
    "lambda", "mu",      "nu",    "xi",    "pi",    "rho",   "sigma",  "tau",  "upsilon",
    "chi",    "psi",     "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi",   "Pi",
    "Sigma",  "Upsilon", "Phi",   "Psi",   "Omega", "ell",   "max",    "min"};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::string upright(std::string_view name) {
  std::string result = "\\mathrm{";
  for (char c : name) {
    if (std::string_view("#$%&_{}").find(c) != std::string_view::npos) {
      result += '\\';
      result += c;
    } else if (c == '\\') {
      result += "\\backslash ";
    } else if (c == '^' || c == '~') {
      result += std::string("\\") + c + "{}";
    } else {
      result += c;
    }
  }
  return result + "}";
}

std::string part(std::string_view name) {
  const auto spelling = std::ranges::find(spellings, name, &Spelling::first);
  if (spelling != spellings.end()) return std::string(spelling->second);
  if (std::ranges::find(letters, name) != letters.end()) return "\\" + std::string(name);
  if (std::ranges::all_of(name, is_digit) || (name.size() == 1 && is_letter(name[0]))) {
    return std::string(name);
  }
  return upright(name);
}

std::string subscript(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    if (end > 0) result += (result.empty() ? "" : ",") + part(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return result;
}

}  // namespace

std::string latex_name(const std::string& name, const std::string& index) {
  const auto base_end = std::ranges::find_if_not(name, is_letter);
  const auto base_size = static_cast<std::size_t>(base_end - name.begin());
  const bool plain = base_size > 0 && std::all_of(base_end, name.end(), [](char c) {
                       return is_letter(c) || is_digit(c) || c == '_';
                     });
  const std::string base = plain ? part(name.substr(0, base_size)) : upright(name);
  std::string below = plain ? subscript(std::string_view(name).substr(base_size)) : "";
  if (index.empty()) {
    if (below.empty()) return base;
    const bool one = below.size() == 1 ||
                     (below[0] == '\\' && std::all_of(below.begin() + 1, below.end(), is_letter));
    return base + "_" + (one ? below : "{" + below + "}");
  }
  if (!below.empty()) below += ",";
  return base + "_{" + below + index + "}";
}

}  // namespace gradus
