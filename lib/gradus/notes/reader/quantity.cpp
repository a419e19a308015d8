#include "gradus/notes/reader/quantity.hpp"

#include <algorithm>

#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/tables.hpp"

namespace gradus {
namespace {

bool is_column_end(const LetterWord& w) {
  return !w.empty() && w.back().is_vector && !w.back().transposed;
}
bool is_row_end(const LetterWord& w) {
  return !w.empty() && w.front().is_vector && w.front().transposed;
}

Shape shape_of_table(const std::vector<std::vector<Term>>& rows) {
  if (rows[0].size() == 1) return rows.size() == 1 ? Shape::scalar : Shape::column;
  return rows.size() == 1 ? Shape::row : Shape::matrix;
}

[[noreturn]] void misfit(const char* what, const Quantity& a, const Quantity& b) {
  throw Misfit(std::string(what) + " of " + name(a.shape) + " and " + name(b.shape));
}

}  // namespace

const char* name(Shape s) {
  switch (s) {
    case Shape::scalar:
      return "a number";
    case Shape::column:
      return "a vector";
    case Shape::row:
      return "a row";
    case Shape::matrix:
      return "a matrix";
  }
  return "";
}

bool same(const Quantity& a, const Quantity& b) {
  const auto equal = [](const auto& x, const auto& y) {
    return x.first == y.first && same(x.second, y.second);
  };
  return a.shape == b.shape && same(a.scalar, b.scalar) && !a.is_table() && !b.is_table() &&
         std::ranges::equal(a.parts, b.parts, equal);
}

bool Quantity::is_zero() const {
  if (is_scalar()) return tidy::is_zero(scalar);
  return !is_table() && parts.empty();
}

Quantity Quantities::letter(Letter l) {
  Quantity q;
  q.shape = !l.is_vector ? Shape::matrix : l.transposed ? Shape::row : Shape::column;
  q.parts.emplace(LetterWord{std::move(l)}, Term(1));
  return q;
}

Quantity Quantities::table(std::vector<std::vector<Term>> rows) {
  if (rows.size() == 1 && rows[0].size() == 1) return number(rows[0][0]);
  Quantity q;
  q.shape = shape_of_table(rows);
  q.rows = std::move(rows);
  return q;
}

Quantity Quantities::add(const Quantity& a, const Quantity& b) {
  if (a.is_scalar() && b.is_scalar()) return number(a.scalar + b.scalar);
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  if (a.is_table() != b.is_table()) {
    const auto one = identity_as_table(a.is_table() ? b : a, (a.is_table() ? a : b).rows.size());
    if (one) return a.is_table() ? add(a, *one) : add(*one, b);
  }
  if (a.shape != b.shape || a.is_table() != b.is_table()) misfit("a sum", a, b);
  Quantity out = a;
  if (a.is_table()) {
    if (a.rows.size() != b.rows.size() || a.rows[0].size() != b.rows[0].size()) {
      throw Misfit("a sum of tables of different size");
    }
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      for (std::size_t j = 0; j < a.rows[i].size(); ++j) {
        out.rows[i][j] = tidy::add(a.rows[i][j], b.rows[i][j]);
      }
    }
    return out;
  }
  for (const auto& [word, c] : b.parts) {
    const auto [place, is_new] = out.parts.emplace(word, c);
    if (is_new) continue;
    place->second = tidy::add(place->second, c);
    if (tidy::is_zero(place->second)) out.parts.erase(place);
  }
  return out;
}

Quantity Quantities::subtract(const Quantity& a, const Quantity& b) {
  if (a.is_scalar() && b.is_scalar()) return number(a.scalar - b.scalar);
  return add(a, scale(Term(-1), b));
}

Quantity Quantities::scale(Term c, const Quantity& a) {
  if (a.is_scalar()) return number(c * a.scalar);
  Quantity out = a;
  for (auto& [word, factor] : out.parts) factor = tidy::multiply(c, factor);
  for (auto& row : out.rows) {
    for (Term& entry : row) entry = tidy::multiply(c, entry);
  }
  return out;
}

Quantity Quantities::multiply_tables(const Quantity& a, const Quantity& b) const {
  if (a.rows[0].size() != b.rows.size()) throw Misfit("a product of tables whose sizes differ");
  std::vector<std::vector<Term>> rows(a.rows.size(), std::vector<Term>(b.rows[0].size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      for (std::size_t k = 0; k < b.rows.size(); ++k) {
        rows[i][j] = tidy::add(rows[i][j], tidy::multiply(a.rows[i][k], b.rows[k][j]));
      }
    }
  }
  return table(std::move(rows));
}

Quantity Quantities::multiply(const Quantity& a, const Quantity& b) {
  if (a.is_scalar() && b.is_scalar()) return number(a.scalar * b.scalar);
  if (a.is_scalar()) return scale(a.scalar, b);
  if (b.is_scalar()) return scale(b.scalar, a);
  if (a.is_table() && b.is_table()) return multiply_tables(a, b);
  if (const auto one = a.is_table()   ? identity_as_table(b, a.rows[0].size())
                       : b.is_table() ? identity_as_table(a, b.rows.size())
                                      : std::nullopt) {
    return a.is_table() ? multiply_tables(a, *one) : multiply_tables(*one, b);
  }
  if (a.is_table() || b.is_table()) throw Misfit("a product of a table and an abstract quantity");
  const bool fits = (a.shape == Shape::row || a.shape == Shape::matrix)
                        ? b.shape == Shape::column || b.shape == Shape::matrix
                        : b.shape == Shape::row;
  if (!fits) misfit("a product", a, b);
  Quantity out;
  const bool rows = a.shape == Shape::row, columns = b.shape == Shape::column;
  out.shape = rows && columns ? Shape::scalar
              : rows          ? Shape::row
              : columns       ? Shape::column
                              : Shape::matrix;
  for (const auto& [left, c] : a.parts) {
    for (const auto& [right, d] : b.parts) {
      LetterWord whole = left;
      whole.insert(whole.end(), right.begin(), right.end());
      whole = alphabet_.reduced(std::move(whole));
      for (const auto& [word, factor] : alphabet_.without_inverse_neighbours(whole)) {
        add_product(out, word, tidy::multiply(tidy::multiply(c, d), factor));
      }
    }
  }
  return out;
}

void Quantities::add_product(Quantity& out, LetterWord word, Term factor) {
  if (out.shape == Shape::scalar) {
    out.scalar = tidy::add(out.scalar, tidy::multiply(factor, alphabet_.product(word)));
    return;
  }
  // u v^T x y^T: the number in the middle comes out.
  std::size_t row = word.size();
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i].is_vector && word[i].transposed) row = i;
    if (word[i].is_vector && !word[i].transposed && row < i) {
      const auto from = word.begin() + static_cast<std::ptrdiff_t>(row);
      const auto to = word.begin() + static_cast<std::ptrdiff_t>(i) + 1;
      factor = tidy::multiply(factor, alphabet_.product(LetterWord(from, to)));
      word.erase(from, to);
      i = row - 1;
      row = word.size();
    }
  }
  const auto [place, is_new] = out.parts.emplace(std::move(word), factor);
  if (!is_new) place->second = tidy::add(place->second, factor);
}

Quantity Quantities::transpose(const Quantity& a) const {
  if (a.is_scalar()) return a;
  Quantity out;
  out.shape = a.shape == Shape::column ? Shape::row
              : a.shape == Shape::row  ? Shape::column
                                       : a.shape;
  if (a.is_table()) {
    out.rows.assign(a.rows[0].size(), std::vector<Term>(a.rows.size()));
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      for (std::size_t j = 0; j < a.rows[i].size(); ++j) out.rows[j][i] = a.rows[i][j];
    }
    return out;
  }
  for (const auto& [word, c] : a.parts) out.parts.emplace(alphabet_.transposed(word), c);
  return out;
}

Quantity Quantities::inverse(const Quantity& a) {
  if (a.is_scalar()) return number(Term(1) / a.scalar);
  if (a.is_table()) return inverse_of_table(a);
  const bool one_word = a.shape == Shape::matrix && a.parts.size() == 1;
  if (!one_word) {
    const auto of_sum = a.shape == Shape::matrix && !a.parts.empty() && !a.is_table()
                            ? alphabet_.inverse_of_sum(a.parts)
                            : std::nullopt;
    if (!of_sum) throw Misfit("the inverse of a sum of matrices");
    return letter(*of_sum);
  }
  const auto& [word, c] = *a.parts.begin();
  if (is_row_end(word) || is_column_end(word)) throw Misfit("the inverse of a matrix of rank one");
  if (word.empty()) return scale(tidy::divide(Term(1), c), a);
  return scale(tidy::divide(Term(1), c), letter(alphabet_.inverse(word)));
}

Term Quantities::dot(const Quantity& a, const Quantity& b) {
  if (a.is_scalar() && b.is_scalar()) return a.scalar * b.scalar;
  const Quantity left = a.shape == Shape::row ? a : transpose(a);
  const Quantity right = b.shape == Shape::row ? transpose(b) : b;
  if (left.shape != Shape::row || right.shape != Shape::column) misfit("an inner product", a, b);
  return multiply(left, right).scalar;
}

Quantity Quantities::gradient(Term t, const Letter& vector, std::optional<Term> counter) {
  std::vector<std::pair<Term, LetterWord>> words;
  for_each_node(t, [&](Term node) {
    const auto word = alphabet_.word_of(node);
    if (!word) return;
    for (const Letter& l : *word) {
      if (l.name != vector.name || l.is_vector != vector.is_vector ||
          l.index.has_value() != vector.index.has_value())
        continue;
      if (node.op() == Op::element && !(counter && same(node.operand(0), *counter))) {
        throw std::domain_error("a gradient under a sum");
      }
      words.emplace_back(node, *word);
      return;
    }
  });
  Quantity out;
  out.shape = Shape::column;
  Substitution forth, back;
  std::vector<Term> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    names.push_back(Term::symbol("#" + std::to_string(i)));
    forth.emplace(words[i].first, names[i]);
    back.emplace(names[i], words[i].first);
  }
  const Term named = substitute(t, forth);
  const auto is_it = [&](Letter l) {
    l.transposed = false;
    return l == vector;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Term factor = substitute(derivative(named, names[i]), back);
    const LetterWord& word = words[i].second;
    for (std::size_t k = 1; k + 1 < word.size(); ++k) {
      if (is_it(word[k])) throw std::domain_error("a gradient with respect to a matrix");
    }
    const auto add_part = [&](const LetterWord& w) {
      Quantity part;
      part.shape = Shape::column;
      part.parts.emplace(w, factor);
      out = add(out, part);
    };
    if (is_it(word.back())) {
      add_part(alphabet_.transposed(LetterWord(word.begin(), word.end() - 1)));
    }
    if (is_it(word.front())) add_part(LetterWord(word.begin() + 1, word.end()));
  }
  return out;
}

}  // namespace gradus
