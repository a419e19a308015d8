#include "gradus/notes/plain/plain_functions.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace gradus {
namespace {

using Arguments = const std::vector<Term>&;

struct Function {
  const char* name;
  std::size_t arity;
  Term (*apply)(Arguments);
};

constexpr std::array<Function, 23> functions{{
    {"exp", 1, [](Arguments a) { return exp(a[0]); }},
    {"log", 1, [](Arguments a) { return log(a[0]); }},
    {"sqrt", 1, [](Arguments a) { return sqrt(a[0]); }},
    {"abs", 1, [](Arguments a) { return abs(a[0]); }},
    {"min", 2, [](Arguments a) { return min(a[0], a[1]); }},
    {"max", 2, [](Arguments a) { return max(a[0], a[1]); }},
    {"sin", 1, [](Arguments a) { return sin(a[0]); }},
    {"cos", 1, [](Arguments a) { return cos(a[0]); }},
    {"atan", 1, [](Arguments a) { return atan(a[0]); }},
    {"sinh", 1, [](Arguments a) { return sinh(a[0]); }},
    {"cosh", 1, [](Arguments a) { return cosh(a[0]); }},
    {"tanh", 1, [](Arguments a) { return tanh(a[0]); }},
    // Abbreviations.
    {"ln", 1, [](Arguments a) { return log(a[0]); }},
    {"log2", 1, [](Arguments a) { return log(a[0]) / log(Term(2)); }},
    {"log10", 1, [](Arguments a) { return log(a[0]) / log(Term(10)); }},
    {"relu", 1, [](Arguments a) { return max(a[0], Term(0)); }},
    {"tan", 1, [](Arguments a) { return sin(a[0]) / cos(a[0]); }},
    {"expm1", 1, [](Arguments a) { return exp(a[0]) - 1; }},
    {"log1p", 1, [](Arguments a) { return log(1 + a[0]); }},
    {"softplus", 1, [](Arguments a) { return log(1 + exp(a[0])); }},
    {"sigmoid", 1, [](Arguments a) { return 1 / (1 + exp(-a[0])); }},
    // Read by rules of their own; listed so that their names are taken.
    {"sum", 0, nullptr},
    {"least", 0, nullptr},
}};

const Function* find(std::string_view name) {
  const auto* found = std::ranges::find(functions, name, &Function::name);
  return found == functions.end() ? nullptr : found;
}

}  // namespace

std::optional<std::size_t> plain_arity(std::string_view name) {
  const Function* function = find(name);
  if (function == nullptr) return std::nullopt;
  return function->arity;
}

Term plain_call(std::string_view name, const std::vector<Term>& arguments) {
  const Function* function = find(name);
  if (function == nullptr || function->apply == nullptr || arguments.size() != function->arity) {
    throw std::logic_error("plain_call: no such function");
  }
  return function->apply(arguments);
}

std::vector<std::string> plain_function_names() {
  std::vector<std::string> names;
  for (const Function& function : functions) names.emplace_back(function.name);
  return names;
}

}  // namespace gradus
