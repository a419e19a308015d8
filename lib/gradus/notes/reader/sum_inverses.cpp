// Inverses of sums of matrices, such as (X^T X + c I)^{-1}.

#include <algorithm>
#include <stdexcept>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/letters.hpp"

namespace gradus {

std::optional<Letter> Alphabet::inverse_of_sum(const Combination& sum) {
  const auto leads = [](const auto& part) {
    return !part.first.empty() && part.second.is_constant() && !part.second.value().is_zero();
  };
  auto leading = sum.end();
  std::string name;
  Combination turned;
  for (auto part = sum.begin(); part != sum.end(); ++part) {
    const auto& [word, factor] = *part;
    name += (name.empty() ? "(" : " + ") + text(factor) + " " + text(word);
    turned.emplace(transposed(word), factor);
    const bool longer = leading == sum.end() || word.size() > leading->first.size();
    if (leads(*part) && longer) leading = part;
  }
  if (leading == sum.end()) return std::nullopt;
  name += ")^-1";
  SumInverse inverse{leading->first, leading->second, sum};
  inverse.others.erase(leading->first);
  sum_inverses_.emplace(name, std::move(inverse));
  const auto equal = [](const auto& a, const auto& b) {
    return a.first == b.first && same(a.second, b.second);
  };
  if (std::ranges::equal(turned, sum, equal)) make_symmetric(name);
  return Letter{name, std::nullopt, false, false};
}

Alphabet::Combination Alphabet::without_inverse_neighbours(const LetterWord& word) const {
  Combination out;
  without_inverse_neighbours(word, Term(1), 0, out);
  return out;
}

void Alphabet::without_inverse_neighbours(const LetterWord& word, Term factor, int depth,
                                          Combination& out) const {
  constexpr int deepest = 20;
  if (depth > deepest) throw std::domain_error("too many products with inverses of sums");
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto found = sum_inverses_.find(word[i].name);
    if (found == sum_inverses_.end() || word[i].transposed) continue;
    const LetterWord& leading = found->second.leading;
    const auto at = word.begin() + static_cast<std::ptrdiff_t>(i);
    const auto length = static_cast<std::ptrdiff_t>(leading.size());
    const bool before =
        at - word.begin() >= length && std::equal(leading.begin(), leading.end(), at - length);
    const bool behind =
        word.end() - at > length && std::equal(leading.begin(), leading.end(), at + 1);
    if (!before && !behind) continue;
    const auto first = before ? at - length : at, last = before ? at + 1 : at + 1 + length;
    const auto with = [&](const LetterWord& middle) {
      LetterWord all(word.begin(), first);
      all.insert(all.end(), middle.begin(), middle.end());
      all.insert(all.end(), last, word.end());
      return reduced(std::move(all));
    };
    const Term each = tidy::divide(factor, found->second.coefficient);
    without_inverse_neighbours(with({}), each, depth + 1, out);
    for (const auto& [other, c] : found->second.others) {
      LetterWord middle = other;
      middle.insert(before ? middle.end() : middle.begin(), *at);
      without_inverse_neighbours(with(middle), tidy::negate(tidy::multiply(each, c)), depth + 1,
                                 out);
    }
    return;
  }
  const auto [place, is_new] = out.emplace(word, factor);
  if (!is_new) place->second = tidy::add(place->second, factor);
}

}  // namespace gradus
