#include "gradus/notes/reader/letters.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "gradus/algebra/print.hpp"

namespace gradus {
namespace {

std::uint32_t index_id(const Letter& l) { return l.index ? l.index->id() + 1 : 0; }

auto order(const Letter& l) { return std::tuple(l.name, index_id(l), l.transposed, l.is_vector); }

}  // namespace

bool operator==(const Letter& a, const Letter& b) { return order(a) == order(b); }
bool operator<(const Letter& a, const Letter& b) { return order(a) < order(b); }

std::string Letter::text() const {
  std::string out = name;
  if (index) out += "[" + gradus::text(*index) + "]";
  return transposed ? out + "^T" : out;
}

std::string text(const LetterWord& word) {
  if (word.empty()) return "I";
  std::string out;
  for (const Letter& l : word) out += (out.empty() ? "" : " ") + l.text();
  return out;
}

bool has_star(const std::string& name) {
  constexpr std::array<std::string_view, 3> stars{"^*", "_*", "star"};
  return std::ranges::any_of(stars,
                             [&](std::string_view s) { return name.find(s) != std::string::npos; });
}

bool Alphabet::is_bound(const std::string& name) const {
  return std::ranges::find(bound_, name) != bound_.end();
}

LetterWord Alphabet::transposed(const LetterWord& word) const {
  LetterWord out(word.rbegin(), word.rend());
  for (Letter& l : out) {
    if (l.is_vector || !is_symmetric(l.name)) l.transposed = !l.transposed;
  }
  return out;
}

Letter Alphabet::inverse(const LetterWord& word) {
  const std::string name = word.size() == 1 ? word[0].text() + "^-1" : "(" + text(word) + ")^-1";
  inverses_.emplace(name, word);
  if (transposed(word) == word) make_symmetric(name);
  return {name, std::nullopt, false, false};
}

Letter Alphabet::power(const std::string& of, const std::string& exponent,
                       const std::optional<std::string>& matrix) {
  const std::string name = "(" + of + ")^(" + exponent + ")";
  powers_.emplace(name, matrix);
  if (matrix && is_symmetric(*matrix)) make_symmetric(name);
  return {name, std::nullopt, false, false};
}

LetterWord Alphabet::reduced(LetterWord word) const {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const auto found = powers_.find(word[i].name);
    const Letter& next = word[i + 1];
    if (const auto known = identities_.find({word[i], next}); known != identities_.end()) {
      identity_lines_.insert(known->second);
      const auto at = word.begin() + static_cast<std::ptrdiff_t>(i);
      word.erase(at, at + 2);
      return reduced(std::move(word));
    }
    const bool commutes = found != powers_.end() && found->second == next.name &&
                          word[i].transposed == next.transposed && !next.index;
    if (!commutes) continue;
    std::swap(word[i], word[i + 1]);
    return reduced(std::move(word));
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto found = inverses_.find(word[i].name);
    if (found == inverses_.end() || word[i].transposed) continue;
    const LetterWord& of = found->second;
    const std::size_t n = of.size();
    const auto at = word.begin() + static_cast<std::ptrdiff_t>(i);
    const auto length = static_cast<std::ptrdiff_t>(n);
    if (i >= n && std::equal(of.begin(), of.end(), at - length)) {
      word.erase(at - length, at + 1);
      return reduced(std::move(word));
    }
    if (word.size() - i - 1 >= n && std::equal(of.begin(), of.end(), at + 1)) {
      word.erase(at, at + 1 + length);
      return reduced(std::move(word));
    }
  }
  return word;
}

std::string Alphabet::vector_name(const LetterWord& letters) {
  const std::string name = text(letters);
  vectors_.emplace(name, letters);
  return name;
}

Term Alphabet::product(const LetterWord& given) {
  const LetterWord other = reduced(transposed(given));
  const LetterWord& word = std::min(given, other);
  const auto matrix_symmetric = [&](const Letter& l) { return !l.index && is_symmetric(l.name); };
  // Members of sequences whose index counts within a sum are members of a sequence of numbers.
  std::set<Term, TermOrder> indices;
  for (const Letter& l : word) {
    if (l.index) indices.merge(free_symbols(*l.index));
  }
  const bool counts = std::ranges::any_of(indices, [this](Term t) { return is_bound(t.name()); });
  if (counts) {
    std::optional<Term> index;
    for (const Letter& l : word) {
      if (!l.index) continue;
      if (index && !same(*index, *l.index)) {
        throw std::domain_error("a product of vectors with different indices in a sum");
      }
      index = l.index;
    }
    LetterWord name = word;
    for (Letter& l : name) {
      if (l.index) l.index = Term::natural("#");
    }
    const std::string sequence = "<" + text(name) + ">";
    sequences_.emplace(sequence, name);
    return Term::element(sequence, *index);
  }
  // Matrices that are not symmetric go to the nearer end; what remains between are operators.
  std::size_t left = 1, right = word.size() - 1;
  while (left < right) {
    const bool from_left = left <= word.size() - right;
    if (from_left && !matrix_symmetric(word[left])) {
      ++left;
    } else if (!matrix_symmetric(word[right - 1])) {
      --right;
    } else if (!matrix_symmetric(word[left])) {
      ++left;
    } else {
      break;
    }
  }
  const bool all_symmetric =
      std::all_of(word.begin() + static_cast<std::ptrdiff_t>(left),
                  word.begin() + static_cast<std::ptrdiff_t>(right), matrix_symmetric);
  if (!all_symmetric) left = right = (word.size() + 1) / 2;
  const LetterWord row(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(left));
  const LetterWord column(word.begin() + static_cast<std::ptrdiff_t>(right), word.end());
  std::vector<std::string> operators;
  for (std::size_t i = left; i < right; ++i) operators.push_back(word[i].name);
  return Term::inner({{}, vector_name(transposed(row))}, {operators, vector_name(column)});
}

std::optional<LetterWord> Alphabet::word_of(Term t) const {
  if (t.op() == Op::element) {
    const auto found = sequences_.find(t.name());
    if (found == sequences_.end()) return std::nullopt;
    LetterWord word = found->second;
    for (Letter& l : word) {
      if (l.index) l.index = t.operand(0);
    }
    return word;
  }
  if (t.op() != Op::inner) return std::nullopt;
  const auto half = [&](const Word& w) -> std::optional<LetterWord> {
    const auto found = vectors_.find(w.vector);
    if (found == vectors_.end()) return std::nullopt;
    LetterWord letters;
    for (const std::string& o : w.operators) letters.push_back({o});
    letters.insert(letters.end(), found->second.begin(), found->second.end());
    return letters;
  };
  const auto left = half(t.inner_left()), right = half(t.inner_right());
  if (!left || !right) return std::nullopt;
  LetterWord word = transposed(*left);
  word.insert(word.end(), right->begin(), right->end());
  return word;
}

}  // namespace gradus
