#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// A formula with values of unknown functions at one point, J(w) + w^T w, as one of numbers of
/// their own, and their derivatives: the gradient of J at w, f'(x).
struct ValueSlopes {
  Term around;          ///< a symbol stands for each value
  Substitution values;  ///< what the symbols stand for
  std::vector<std::pair<Term, Quantity>> slopes;
};

/// By the number or vector `at`; `varies` says which names may depend on it. Nothing where one of
/// them is no value of a function of `at` itself.
std::optional<ValueSlopes> value_slopes(Term t, const Quantity& at,
                                        const std::function<bool(const std::string&)>& varies,
                                        Glossary& glossary);

}  // namespace gradus
