// What is taken of whole matrices and vectors: traces, determinants, elementwise products.

#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/tables.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

using Table = std::vector<std::vector<Term>>;

Term trace_of(const Table& rows) {
  Term total = rows[0][0];
  for (std::size_t i = 1; i < rows.size(); ++i) total = tidy::add(total, rows[i][i]);
  return total;
}

bool is_square(const Table& rows) { return rows.size() == rows[0].size(); }

/// u v^T, with matrices around: where the row begins; nothing where there are no vectors.
std::optional<std::size_t> row_within(const LetterWord& word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i].is_vector && word[i].transposed) return i;
  }
  return std::nullopt;
}

}  // namespace

/// Capital letters that nothing is known of are matrices here.
Quantity NoteReader::of_matrix(Nodes nodes, const std::string& reason) {
  const Quantity plain = sum(nodes);
  if (!plain.is_scalar()) return plain;
  for (const TexNode& node : nodes) {
    for_each_name({node}, [&](const NoteName& n) {
      const char letter = n.base[0];
      const bool capital =
          letter >= 'A' && letter <= 'Z' && (n.base.size() == 1 || n.base[1] == '_');
      if ((capital || n.base == "Sigma" || n.base == "Lambda") && !locals_.contains(n.written)) {
        glossary_.infer_shape(n.key(), Shape::matrix, reason);
      }
    });
  }
  Quantity q = sum(nodes);
  bool inner = false;
  if (q.is_scalar()) {
    for_each_node(q.scalar, [&](Term t) { inner = inner || glossary_.alphabet.word_of(t); });
    if (!inner) fail("found a number where a matrix is expected", nodes[0]);
  }
  return q;
}

/// A^3 is A A A; A^{t+2} is A A A^t with a letter A^t of its own.
Quantity NoteReader::power_of_matrix(const Quantity& base, const TexNode& exponent,
                                     const TexNode& whole) {
  constexpr long most_factors = 6;
  const std::string refused = "found a power of a matrix that is no number or letter that counts";
  const TexNode& plain = without_braces(exponent);
  static constexpr std::string_view counting = "kntNT";
  if (plain.is(Kind::letter) && counting.find(plain.text[0]) != std::string_view::npos) {
    glossary_.infer_natural(plain.text, "it is an exponent");
  }
  const auto form = linear_form(scalar(group(exponent), exponent));
  const auto natural = form ? form->lone_symbol() : std::nullopt;
  if (!form || !(form->is_constant() || natural)) fail(refused, whole);
  if (form->constant < 0 || form->constant > most_factors) fail(refused, whole);
  if (base.is_table()) {
    if (natural || form->constant == 0) fail(refused, whole);
    Quantity out = base;
    for (long i = 1; i < form->constant; ++i) out = quantities_.multiply(out, base);
    return out;
  }
  Quantity out{Shape::matrix, {}, {{LetterWord{}, Term(1)}}, {}};
  if (natural) {
    std::set<Letter> letters;
    std::string of;
    for (const auto& [word, factor] : base.parts) {
      letters.insert(word.begin(), word.end());
      of += (of.empty() ? "" : " + ") + text(factor) + " " + text(word);
    }
    const bool counted =
        natural->sort() != Sort::natural || glossary_.alphabet.is_bound(natural->name()) ||
        std::ranges::any_of(letters, [](const Letter& l) { return l.index.has_value(); });
    if (counted) fail(refused, whole);
    const bool one = letters.size() == 1 && !letters.begin()->transposed;
    out = Quantities::letter(glossary_.alphabet.power(
        of, text(*natural), one ? std::optional(letters.begin()->name) : std::nullopt));
  }
  for (long i = 0; i < form->constant; ++i) out = quantities_.multiply(base, out);
  return out;
}

/// tr(A B) = tr(B A) = tr(B^T A^T): one name for all of them, and v^T u for u v^T.
Term NoteReader::trace_of_word(const LetterWord& word) {
  if (const auto row = row_within(word)) {
    LetterWord turned(word.begin() + static_cast<std::ptrdiff_t>(*row), word.end());
    turned.insert(turned.end(), word.begin(), word.begin() + static_cast<std::ptrdiff_t>(*row));
    return glossary_.alphabet.product(turned);
  }
  LetterWord least = word;
  for (LetterWord turned : {word, glossary_.alphabet.transposed(word)}) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::rotate(turned.begin(), turned.begin() + 1, turned.end());
      const LetterWord reduced = glossary_.alphabet.reduced(turned);
      if (reduced.size() < word.size()) return trace_of_word(reduced);
      least = std::min(least, turned);
    }
  }
  const std::size_t half = least.size() / 2;
  const LetterWord left(least.begin(), least.begin() + static_cast<std::ptrdiff_t>(half));
  const LetterWord right(least.begin() + static_cast<std::ptrdiff_t>(half), least.end());
  const bool square = least.size() % 2 == 0 && glossary_.alphabet.transposed(left) == right;
  return opaque_number("tr(" + text(least) + ")", square).scalar;
}

Term NoteReader::trace(const Quantity& q, const TexNode& where) {
  if (q.is_scalar()) return q.scalar;
  if (q.shape != Shape::matrix)
    fail("found the trace of " + std::string(gradus::name(q.shape)), where);
  if (q.is_table()) {
    if (!is_square(q.rows)) fail("found the trace of a table that is not square", where);
    return trace_of(q.rows);
  }
  Term total(0);
  for (const auto& [word, factor] : q.parts) {
    forbid_counted_word(word, where);
    total = tidy::add(total, tidy::multiply(factor, trace_of_word(word)));
  }
  return total;
}

Quantity NoteReader::frobenius_norm(const Quantity& q, const TexNode& where) {
  if (q.is_table()) {
    Term squares(0);
    for (const auto& row : q.rows) {
      for (const Term entry : row) squares = tidy::add(squares, square(entry));
    }
    return Quantities::number(sqrt(squares));
  }
  return Quantities::number(sqrt(trace(quantities_.multiply(quantities_.transpose(q), q), where)));
}

Quantity NoteReader::determinant(const Quantity& q, const TexNode& where) {
  constexpr std::size_t most_rows = 4;
  if (q.is_table() && is_square(q.rows) && q.rows.size() <= most_rows) {
    return Quantities::number(determinant_of(q.rows));
  }
  if (q.shape != Shape::matrix || q.is_table()) {
    fail("found the determinant of " + std::string(gradus::name(q.shape)), where);
  }
  std::string key;
  for (const auto& [word, factor] : q.parts) {
    forbid_counted_word(word, where);
    if (counts_outside(factor)) fail("found a determinant of what counts in a sum", where);
    key += (key.empty() ? "" : " + ") + text(factor) + " " + text(word);
  }
  return opaque_number("det(" + key + ")");
}

void NoteReader::forbid_counted_word(const LetterWord& word, const TexNode& where) const {
  for (const Letter& l : word) {
    if (l.index && counts_outside(*l.index)) {
      fail("found " + tex_key(where) + " of what counts in a sum", where);
    }
  }
}

/// The operands of \odot are products: W^T u \odot v is (W^T u) \odot v. Bilinear, in either order.
Quantity NoteReader::elementwise(const std::vector<Nodes>& factors, const TexNode& sign) {
  std::vector<Quantity> all;
  for (const Nodes factor : factors) {
    if (factor.empty()) fail("found '" + sign.text + "', expected an operand", sign);
    Quantity q = product(factor);
    if (q.is_scalar()) {
      // \sigma'(z): a value for each element.
      const auto function = note_name(factor.front());
      if (factor.size() == 2 && function && factor[1].is(Kind::fenced)) {
        glossary_.infer_shape(function->key(), Shape::column,
                              "its values are multiplied by elements");
      } else {
        demand_vectors(factor, "it stands in a product by elements");
      }
      q = product(factor);
    }
    all.push_back(std::move(q));
  }
  Quantity out = all[0];
  for (std::size_t k = 1; k < all.size(); ++k) {
    const Quantity& next = all[k];
    const bool fits = out.shape == next.shape && !out.is_table() && !next.is_table() &&
                      (out.shape == Shape::column || out.shape == Shape::matrix);
    if (!fits) {
      fail("found a product by elements of " + std::string(gradus::name(out.shape)) + " and " +
               gradus::name(next.shape),
           sign);
    }
    Quantity total{out.shape, {}, {}, {}};
    for (const auto& [left, c] : out.parts) {
      for (const auto& [right, d] : next.parts) {
        forbid_counted_word(left, sign);
        forbid_counted_word(right, sign);
        std::string a = text(left), b = text(right);
        if (b < a) std::swap(a, b);
        total = Quantities::add(
            total, Quantities::scale(tidy::multiply(c, d),
                                     opaque_letter("{" + a + "} by {" + b + "}", out.shape)));
      }
    }
    out = std::move(total);
  }
  return out;
}

/// \lambda_{\max}(A), \sigma_{\min}(X^\top X): one number; nothing where the argument is none.
std::optional<Quantity> NoteReader::extreme_value(Cursor& c, const NoteName& n,
                                                  const TexNode& node) {
  static constexpr std::array<std::string_view, 4> names{"lambda_min", "lambda_max", "sigma_min",
                                                         "sigma_max"};
  const TexNode* next = c.peek();
  const bool called = next != nullptr && next->is(Kind::fenced) && next->open == "(" &&
                      std::ranges::find(names, n.base) != names.end() && !n.has_index();
  if (!called) return std::nullopt;
  const Quantity argument = sum(next->children);
  if (argument.shape != Shape::matrix || argument.is_table()) return std::nullopt;
  c.at += 2;
  return unknown_value("", n, next, Shape::scalar, node);
}

}  // namespace gradus
