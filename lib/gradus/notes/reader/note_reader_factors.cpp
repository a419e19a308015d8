// Single factors: numbers, names, fractions, roots, and powers of them.

#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/fences.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/tables.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// = 0, \le 1, 2: what a brace says that is no mere label. Words, and names with an index, are.
bool says_mathematics(const TexNode& node) {
  if (node.is(Kind::words)) return false;
  if (node.is(Kind::number) || connective(node).has_value()) return true;
  if (node.is(Kind::scripted)) {
    const bool label = node.children[0].is(Kind::words) || exponent_of(node) == nullptr;
    if (label && (node.children[0].is(Kind::words) || note_name(node))) return false;
  }
  return std::ranges::any_of(node.children, says_mathematics);
}

/// Of \|x\| and ||x||: what holds the vector.
const TexNode* in_norm(const TexNode& base) {
  if (!base.is(Kind::fenced)) return nullptr;
  if (base.open == "\\|" || base.open == "\\lVert") return &base;
  const bool doubled = base.open == "|" && base.children.size() == 1 &&
                       base.children[0].is(Kind::fenced) && base.children[0].open == "|";
  return doubled ? base.children.data() : nullptr;
}

}  // namespace

Quantity NoteReader::factorial(const Quantity& of, const TexNode& where) {
  const Term n = scalar(of, where);
  if (counts_outside(n)) fail("found a factorial of what counts in a sum", where);
  if (!n.is_constant()) return opaque_number("(" + text(n) + ")!", true);
  const auto small = n.value().to_long();
  constexpr long most = 20;
  if (!small || *small < 0 || *small > most) fail("found a factorial above 20!", where);
  Rational product(1);
  for (long i = 2; i <= *small; ++i) product = product * Rational(i);
  return Quantities::number(product);
}

/// n (n - 1) ... (n - k + 1) / k! for a number k.
Quantity NoteReader::binomial(const TexNode& node) {
  const TexNode& below = without_braces(node.children[1]);
  constexpr std::string_view few = "01234";
  const bool known = below.is(Kind::number) && below.text.size() == 1 &&
                     few.find(below.text[0]) != std::string_view::npos;
  if (!known) return opaque_number(text_key(Nodes(&node, 1), node), true);
  const Term n = scalar(group(node.children[0]), node);
  Term product(1);
  for (long i = 0; i < below.text[0] - '0'; ++i) {
    product = tidy::divide(tidy::multiply(product, tidy::subtract(n, Term(i))), Term(i + 1));
  }
  return Quantities::number(product);
}

Quantity NoteReader::factor(Cursor& c) {
  const TexNode& node = c.here();
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  if (is_expectation_sign(node)) return expectation(c, node);
  if (is_variance_sign(node)) return variance(c, node);
  if (auto value = probability(c, node)) return *value;
  if (auto value = indicator(c, node)) return *value;
  const bool partial = base.is_command("\\partial") && node.is(Kind::scripted) && node.sub >= 0;
  if (base.is_command("\\nabla") || partial) return gradient(c, node);
  if (base.is(Kind::command) ||
      (base.is(Kind::applied) &&
       (base.text.starts_with("\\operatorname") || base.text == "\\mathrm"))) {
    if (auto value = elementary(c, node, base)) return *value;
  }
  if (node.is(Kind::applied) && node.text.ends_with("frac")) {
    if (auto value = derivative_fraction(c, node)) return *value;
  }
  if (const auto n = note_name(node)) {
    const bool unknown = base.is(Kind::applied) && base.text.starts_with("\\operatorname") &&
                         !glossary_.functions.contains(n->base);
    if (unknown) fail(tex_key(base) + " is not known; say what it is in a gradus comment", base);
    const TexNode* exponent = exponent_of(node);
    const TexNode* next = c.peek();
    if (exponent == nullptr) {
      if (auto value = extreme_value(c, *n, node)) return *value;
    }
    if (exponent == nullptr && next != nullptr && is_call(*n, node, next)) {
      c.at += 2;
      const bool raised = next->is(Kind::scripted);
      const TexNode& arguments = raised ? next->children[0] : *next;
      const Quantity value = call(*n, node, arguments);
      return raised && next->super >= 0
                 ? power(value, next->children[static_cast<std::size_t>(next->super)], *next)
                 : value;
    }
    forbid_operator(c, *n, node);
    // r^T(x) is r(x)^T.
    const bool turned = exponent != nullptr && next != nullptr && next->is(Kind::fenced) &&
                        next->open == "(" && says_transposed(*exponent);
    if (turned && glossary_.functions.contains(n->base)) {
      c.at += 2;
      return power(call(*n, node, *next), *exponent, node);
    }
    if (turned && is_lone_name(*next) && !glossary_.declared.contains(n->base)) {
      fail("found " + tex_key(node) + tex_key(*next) + ", a product or the transpose of a value",
           node);
    }
    // \mathrm{softmax}^2(x) is no product.
    const bool applies = next != nullptr && next->is(Kind::fenced) && is_upright_word(node);
    if (applies) fail("found " + tex_key(node) + " without brackets right behind it", node);
    ++c.at;
    if (n->base == "nabla") glossary_.infer_shape(n->key(), Shape::column, "it is a gradient");
    if (exponent != nullptr && says_transposed(*exponent)) {
      const bool capital = n->base.size() == 1 && n->base[0] >= 'A' && n->base[0] <= 'Z';
      const bool bold_capital =
          n->base.starts_with("bold_") && n->base.size() == 6 && n->base[5] <= 'Z';
      const bool letter_t = without_braces(*exponent).is(Kind::letter);
      const bool number_to_t = letter_t && is_greek(n->base) && glossary_.naturals.contains("T");
      if (!number_to_t) {
        glossary_.infer_shape(n->key(), capital || bold_capital ? Shape::matrix : Shape::column,
                              "it stands under a transpose");
      }
    }
    const bool member = exponent != nullptr && !n->has_index() &&
                        glossary_.sequences.contains(n->base) &&
                        glossary_.shape_of(n->base + "_") == Shape::column &&
                        !says_transposed(*exponent) && !without_braces(*exponent).is(Kind::number);
    if (member) fail("found " + tex_key(node) + " beside members, a power or a member", node);
    const Quantity value = name(*n, node);
    return exponent == nullptr ? value : power(value, *exponent, node);
  }
  ++c.at;
  if (const auto entries = transposed_tuple(node); !entries.empty()) return column(entries, node);
  if (!node.is(Kind::scripted)) return core(c, node);
  if (node.primes > 0) fail("found a prime that belongs to no name", node);
  const TexNode* below =
      node.sub < 0 ? nullptr : &node.children[static_cast<std::size_t>(node.sub)];
  const TexNode* above =
      node.super < 0 ? nullptr : &node.children[static_cast<std::size_t>(node.super)];
  if (const TexNode* normed = in_norm(base);
      normed != nullptr && (below != nullptr || normed == &base)) {
    const Quantity value = norm(*normed, below);
    return above == nullptr ? value : power(value, *above, node);
  }
  const bool brace = base.is(Kind::applied) && base.text.starts_with("\\under");
  const bool over = base.is(Kind::applied) && base.text == "\\overbrace";
  const TexNode* said = over ? above : brace ? below : nullptr;
  if (said != nullptr && says_mathematics(*said)) {
    fail("found a brace that says " + tex_key(*said) + ", which is not understood", node);
  }
  const bool positive_part = below != nullptr && tex_key(*below) == "+" && base.is(Kind::fenced) &&
                             (base.open == "[" || base.open == "(");
  if (positive_part) {
    const Quantity value = Quantities::number(max(scalar(fence(base), base), Term(0)));
    return above == nullptr ? value : power(value, *above, node);
  }
  if (below != nullptr && !brace) {
    fail("found a subscript that belongs to no name: " + tex_key(node), node);
  }
  const bool lone = base.is(Kind::fenced) && base.open == "(" && base.children.size() == 1;
  if (lone && above != nullptr && says_transposed(*above)) {
    // (x^*)^T; with a number of steps T it may be a power.
    const bool letter = without_braces(*above).is(Kind::letter);
    const auto inside = note_name(base.children[0]);
    const bool power_of_number =
        letter && (glossary_.naturals.contains("T") || !inside || is_greek(inside->base));
    if (!power_of_number) demand_vectors(base.children, "it stands under a transpose");
  }
  const Quantity value = core(c, base);
  return above == nullptr || over ? value : power(value, *above, node);
}

/// (a, b)^\top. With dots it is not known how many there are.
Quantity NoteReader::column(const std::vector<std::vector<TexNode>>& entries,
                            const TexNode& where) {
  std::vector<std::vector<Term>> rows;
  for (const std::vector<TexNode>& entry : entries) {
    if (connective(entry[0])) fail("found a list or a condition in brackets", entry[0]);
    rows.push_back({scalar(sum(entry), where)});
  }
  return Quantities::table(std::move(rows));
}

Quantity NoteReader::core(Cursor& c, const TexNode& node) {
  switch (node.kind) {
    case Kind::number:
      return Quantities::number(Rational::parse(node.text));
    case Kind::group:
      return group(node);
    case Kind::fenced:
      return fence(node);
    case Kind::environment:
      return table(node);
    case Kind::words:
      fail("found the words '" + node.text + "' in a formula", node);
    case Kind::applied:
      break;
    default:
      fail("'" + node.text + "' is not known", node);
  }
  const auto argument = [&](std::size_t i) -> const TexNode& { return node.children[i]; };
  if (node.text.ends_with("frac")) {
    const Quantity above = group(argument(0)), below = group(argument(1));
    const Term d = scalar(below, argument(1));
    if (!above.is_scalar()) return Quantities::scale(tidy::divide(Term(1), d), above);
    const bool numbers = above.scalar.is_constant() && d.is_constant() && !d.value().is_zero();
    return numbers ? Quantities::number(above.scalar.value() / d.value())
                   : Quantities::number(above.scalar / d);
  }
  if (node.text == "\\sqrt") {
    const Term inside = scalar(group(node.children.back()), node);
    if (node.children.size() == 1) return Quantities::number(sqrt(inside));
    const Term n = scalar(sum(argument(0).children), argument(0));
    return Quantities::number(pow(inside, Term(1) / n));
  }
  static constexpr std::array<std::string_view, 7> transparent{
      "\\boxed", "\\underbrace", "\\overbrace", "\\underline", "\\mathop", "\\mathbin", "\\mathrm"};
  if (node.text == "\\cancel") {
    fail("found " + tex_key(node) + ": what is struck out may be 0 or 1", node);
  }
  if (std::ranges::find(transparent, node.text) != transparent.end()) return group(argument(0));
  if (node.text == "\\binom") return binomial(node);
  static constexpr std::array<std::string_view, 11> bold{
      "\\mathbf", "\\mathbb", "\\bm",   "\\boldsymbol", "\\pmb", "\\vec",
      "\\Vec",    "\\vect",   "\\bold", "\\symbf",      "\\vb"};
  if (std::ranges::find(bold, node.text) != bold.end() && tex_key(argument(0)) == "0") {
    return Quantities::number(Term(0));
  }
  (void)c;
  fail(tex_key(node) + " is not known", node);
}

Quantity NoteReader::power(const Quantity& base, const TexNode& exponent, const TexNode& whole) {
  const TexNode& plain = without_braces(exponent);
  try {
    const bool transpose = says_transposed(exponent);
    if (transpose && (!base.is_scalar() || !plain.is(Kind::letter))) {
      if (base.shape == Shape::column) points_.emplace_back("", base);
      return quantities_.transpose(base);
    }
    if (!base.is_scalar()) {
      const std::string key = tex_key(exponent);
      if (key == "-1") return quantities_.inverse(base);
      if (key == "-T" || key == "-\\top") return quantities_.transpose(quantities_.inverse(base));
      if (base.shape == Shape::matrix) return power_of_matrix(base, exponent, whole);
      fail("found a power of " + std::string(gradus::name(base.shape)), whole);
    }
  } catch (const Misfit& misfit) {
    fail(std::string("found ") + misfit.what(), whole);
  }
  // The exponents k, t, n count.
  static constexpr std::string_view counting = "ijkmntNK";
  if (plain.is(Kind::letter) && counting.find(plain.text[0]) != std::string_view::npos) {
    glossary_.infer_natural(plain.text, "it is an exponent");
  }
  if (!plain.is(Kind::number) && !plain.is(Kind::letter) && !plain.is(Kind::command) &&
      !plain.is(Kind::group) && !plain.is(Kind::applied) && !plain.is(Kind::scripted) &&
      !plain.is(Kind::fenced)) {
    fail("found the superscript " + tex_key(exponent) + ", whose meaning is not known", whole);
  }
  const Term e = scalar(group(exponent), exponent);
  const Term b = base.scalar;
  if (same(b, exp(Term(1)))) return Quantities::number(exp(e));
  // \|x\|^2 is an inner product, without a root.
  const bool even_root = b.op() == Op::sqrt && e.is_constant() && e.value() > 0 &&
                         (e.value() / Rational(2)).is_integer() && b.operand(0).op() != Op::symbol;
  if (even_root) {
    const Term half(e.value() / Rational(2));
    return Quantities::number(half.value() == 1 ? b.operand(0) : pow(b.operand(0), half));
  }
  if (plain.is_command("\\prime")) fail("found a prime that belongs to no name", whole);
  return Quantities::number(pow(b, e));
}

}  // namespace gradus
