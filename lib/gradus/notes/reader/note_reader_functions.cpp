#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/plain/plain_functions.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// \tanh(x)^2 is nothing but a square of \tanh(x), where \log(x)^2 could be either.
bool is_clear_power(const TexNode& function, const TexNode& argument) {
  static constexpr std::array<std::string_view, 4> clear{"\\exp", "\\tanh", "\\sinh", "\\cosh"};
  const bool raised = argument.is(Kind::scripted) && argument.children[0].is(Kind::fenced) &&
                      argument.children[0].open == "(" && argument.super >= 0 && argument.sub < 0 &&
                      argument.primes == 0;
  return raised && std::ranges::find(clear, function.text) != clear.end() &&
         !says_transposed(argument.children[static_cast<std::size_t>(argument.super)]);
}

/// The name of an elementary function, in plain syntax; empty where there is none.
std::string elementary_name(const TexNode& name) {
  static constexpr std::array<std::string_view, 10> known{"exp", "log",  "ln",   "sin",  "cos",
                                                          "tan", "sinh", "cosh", "tanh", "arctan"};
  std::string word = name.is(Kind::applied) ? tex_key(name.children[0]) : name.text.substr(1);
  if (std::ranges::find(known, word) == known.end()) {
    return word == "sigmoid" || word == "softplus" || word == "abs" || word == "sqrt" ? word : "";
  }
  return word == "arctan" ? "atan" : word;
}

bool is_function_word(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  const bool word =
      base.is(Kind::command) || (base.is(Kind::applied) && base.text.starts_with("\\operatorname"));
  return word && !elementary_name(base).empty();
}

/// Dots in the place of entries.
bool fills(const TexNode& n) {
  return is_dots(n) || n.is_command("\\vdots") || n.is_command("\\ddots");
}

bool says_frobenius(const TexNode& below) {
  const TexNode& n = without_braces(below);
  const bool upright = n.is(Kind::applied) && n.children.size() == 1;
  return (n.is(Kind::letter) || n.is(Kind::words) || upright) &&
         tex_key(upright ? n.children[0] : n) == "F";
}

}  // namespace

std::optional<Quantity> NoteReader::elementary(Cursor& c, const TexNode& node,
                                               const TexNode& base) {
  const std::string word = base.is(Kind::applied) ? tex_key(base.children[0]) : base.text.substr(1);
  if (base.text == "\\mathrm" && word.size() == 1) return std::nullopt;
  if (word == "sum") return big_sum(c, node);
  if (word == "prod") return big_product(c, node);
  if (word == "int") {
    if (auto value = definite_integral(c, node)) return value;
  }
  static constexpr std::array<std::string_view, 10> rests{
      "int", "lim", "sup", "inf", "arg", "iint", "argmin", "argmax", "liminf", "limsup"};
  if (std::ranges::find(rests, word) != rests.end()) return opaque_rest(c, node);
  if (word == "min" || word == "max") return extremum(c, node, base);
  if (word == "Var" || word == "Cov" || word == "Pr") return opaque_rest(c, node);
  static constexpr std::array<std::string_view, 4> traces{"tr", "Tr", "trace", "Trace"};
  const bool is_trace = std::ranges::find(traces, word) != traces.end();
  if ((is_trace || word == "det") && !node.is(Kind::scripted)) {
    ++c.at;
    const std::size_t first = c.at;
    function_argument(c, node);
    const Quantity q = of_matrix(c.nodes.subspan(first, c.at - first), "of its " + word);
    return is_trace ? Quantities::number(trace(q, node)) : determinant(q, node);
  }
  const std::string function = elementary_name(base);
  if (function.empty()) return std::nullopt;
  ++c.at;
  if (!c.done() && !node.is(Kind::scripted) && is_clear_power(base, c.here())) {
    const TexNode& raised = c.here();
    ++c.at;
    const Term at = scalar(fence(raised.children[0]), raised);
    return power(Quantities::number(plain_call(function, {at})),
                 raised.children[static_cast<std::size_t>(raised.super)], raised);
  }
  Term argument = scalar(function_argument(c, node), node);
  if (node.is(Kind::scripted) && node.sub >= 0) {
    if (function != "log") fail("found a subscript of " + word, node);
    const TexNode& below = node.children[static_cast<std::size_t>(node.sub)];
    return Quantities::number(log(argument) / log(scalar(group(below), node)));
  }
  Term value = plain_call(function, {argument});
  if (node.is(Kind::scripted) && node.primes > 0) {
    const Term x = Term::symbol("#x");
    value = plain_call(function, {x});
    for (int i = 0; i < node.primes; ++i) value = derivative(value, x);
    value = substitute(value, {{x, argument}});
  }
  if (node.is(Kind::scripted) && node.super >= 0) {
    const TexNode& above = node.children[static_cast<std::size_t>(node.super)];
    if (!without_braces(above).is(Kind::number)) fail("found a superscript of " + word, node);
    return power(Quantities::number(value), above, node);
  }
  return Quantities::number(value);
}

Quantity NoteReader::function_argument(Cursor& c, const TexNode& name) {
  if (c.done()) fail("found a function without its argument", name);
  const TexNode& first = c.here();
  const TexNode& base = first.is(Kind::scripted) ? first.children[0] : first;
  if (base.is(Kind::fenced) || base.is(Kind::group) || base.is(Kind::applied) ||
      is_function_word(first)) {
    // \log(x)^2 could be either.
    const bool raised = base.is(Kind::fenced) && base.open == "(" && first.is(Kind::scripted);
    if (raised) fail("found a power behind the argument of a function", first);
    return factor(c);
  }
  // \sin 2x, \log p q: as far as letters and numbers go, where that is clear.
  const std::size_t begin = c.at;
  const bool minus = first.is_symbol("-");
  std::size_t end = begin + (minus ? 1 : 0);
  std::size_t names = 0;
  while (end < c.nodes.size()) {
    const TexNode& n = c.nodes[end];
    const bool plain = n.is(Kind::number) || (note_name(n) && !is_operator(n));
    if (!plain) break;
    names += n.is(Kind::number) ? 0 : 1;
    ++end;
    const TexNode* next = end < c.nodes.size() ? &c.nodes[end] : nullptr;
    if (names == 1 && next != nullptr && !n.is(Kind::number) && is_call(*note_name(n), n, next)) {
      ++end;
      break;
    }
  }
  if (end == begin) return factor(c);
  const bool more =
      end < c.nodes.size() && !is_operator(c.nodes[end]) && !is_function_word(c.nodes[end]);
  if (names > 1 || more) {
    fail("found an argument without parentheses whose end is not clear", first);
  }
  c.at = end;
  return sum(c.nodes.subspan(begin, end - begin));
}

Quantity NoteReader::extremum(Cursor& c, const TexNode& node, const TexNode& base) {
  if (node.is(Kind::scripted) || c.peek() == nullptr) return opaque_rest(c, node);
  const TexNode& fence = *c.peek();
  if (!fence.is(Kind::fenced) || (fence.open != "(" && fence.open != "\\{" && fence.open != "[")) {
    return opaque_rest(c, node);
  }
  std::vector<Term> all;
  for (const Nodes argument : arguments_of(fence)) all.push_back(scalar(sum(argument), fence));
  if (all.size() < 2) return opaque_rest(c, node);
  c.at += 2;
  Term value = all[0];
  for (std::size_t i = 1; i < all.size(); ++i) {
    value = base.text == "\\max" ? max(value, all[i]) : min(value, all[i]);
  }
  return Quantities::number(value);
}

Quantity NoteReader::fence(const TexNode& node) {
  if (node.children.empty()) fail("found nothing in brackets", node);
  const std::string& open = node.open;
  const bool array = node.close == "." && node.children.size() == 1 &&
                     node.children[0].is(Kind::environment) && node.children[0].text == "array";
  if (array && (open == "\\{" || open == "\\lbrace")) return by_cases(node.children[0]);
  if (node.close == "." || open == ".") fail("found " + open + " without its other side", node);
  if (open == "|" || open == "\\lvert" || open == "\\vert") {
    const bool doubled = node.children.size() == 1 && node.children[0].is(Kind::fenced) &&
                         node.children[0].open == "|";
    if (doubled) return norm(node.children[0], nullptr);
    const Quantity inside = sum(node.children);
    if (inside.shape == Shape::column) return norm(node, nullptr);
    return Quantities::number(abs(scalar(inside, node)));
  }
  if (open == "\\|" || open == "\\lVert" || open == "\\Vert") return norm(node, nullptr);
  if (open == "\\langle") {
    const std::vector<Nodes> both = arguments_of(node);
    if (both.size() != 2) fail("found <...>, expected an inner product of two vectors", node);
    for (const Nodes side : both) {
      const auto f = side.size() == 2 ? note_name(side[0]) : std::nullopt;
      const bool value = f && side[1].is(Kind::fenced) && is_call(*f, side[0], &side[1]);
      if (value) {  // <w, \phi(x)>
        glossary_.infer_shape(f->key(), Shape::column, "its values stand in an inner product");
      } else {
        demand_vectors(side, "it stands in an inner product");
      }
    }
    try {
      const Quantity a = sum(both[0]), b = sum(both[1]);
      if (a.shape == Shape::column) points_.emplace_back("", a);
      return Quantities::number(quantities_.dot(a, b));
    } catch (const Misfit& misfit) {
      fail(std::string("found ") + misfit.what(), node);
    }
  }
  if (open == "\\lfloor" || open == "\\lceil") {
    return as_written(std::array{Nodes(&node, 1)}, node);
  }
  const bool plain =
      open == "(" || open == "[" || open == "\\{" || open == "\\lbrace" || open == "\\lbrack";
  if (!plain) fail("the bracket " + open + " is not known", node);
  for (const TexNode& child : node.children) {
    const bool list = child.is_symbol(",") || child.is_symbol(";") || connective(child).has_value();
    if (list) fail("found a list or a condition in brackets", child);
  }
  return sum(node.children);
}

Quantity NoteReader::norm(const TexNode& fence, const TexNode* below) {
  const bool frobenius = below != nullptr && says_frobenius(*below);
  Quantity inside =
      frobenius ? of_matrix(fence.children, "of its Frobenius norm") : sum(fence.children);
  if (frobenius && inside.shape == Shape::matrix) return frobenius_norm(inside, fence);
  if (inside.is_scalar() && !inside.is_zero()) {
    demand_vectors(fence.children, "it stands in a norm");
    inside = sum(fence.children);
  }
  const std::string kind = below == nullptr ? "2" : tex_key(*below);
  const bool euclidean = kind == "2" || kind == "\\ell_2";
  if (inside.is_scalar()) return Quantities::number(abs(inside.scalar));
  if (euclidean && inside.shape != Shape::matrix) {
    if (!inside.is_table()) points_.emplace_back("", inside);
    return Quantities::number(sqrt(quantities_.squared_norm(inside)));
  }
  return opaque_number("norm_" + kind + "(" + text_key(fence.children, fence) + ")", true);
}

/// A table with dots: one thing, called by what is written. Its entries must be numbers, or vectors
/// side by side, so that they tell what it is.
Quantity NoteReader::dotted_table(const TexNode& environment) {
  if (environment.text == "vmatrix") fail("found a determinant with dots", environment);
  const Nodes all(environment.children);
  bool across = false, down = false;
  std::set<Shape> shapes;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= all.size(); ++i) {
    const bool row_ends = i == all.size() || all[i].is(Kind::line_break);
    if (!row_ends && !all[i].is_symbol("&")) continue;
    across = across || !row_ends;
    down = down || (row_ends && i + 1 < all.size());
    const Nodes entry = all.subspan(first, i - first);
    if (!std::ranges::all_of(entry, fills)) shapes.insert(sum(entry).shape);
    first = i + 1;
  }
  const bool numbers = shapes == std::set{Shape::scalar} && across != down;
  const bool matrix = (shapes == std::set{Shape::scalar} && across && down) ||
                      (shapes == std::set{Shape::row} && down && !across) ||
                      (shapes == std::set{Shape::column} && across && !down);
  if (!numbers && !matrix) fail("found a table with dots whose entries do not fit", environment);
  const Quantity whole = opaque_letter(text_key(Nodes(&environment, 1), environment),
                                       matrix ? Shape::matrix : Shape::column);
  return down || matrix ? whole : quantities_.transpose(whole);
}

Quantity NoteReader::table(const TexNode& environment) {
  static constexpr std::array<std::string_view, 3> cases{"cases", "dcases", "rcases"};
  if (std::ranges::find(cases, environment.text) != cases.end()) return by_cases(environment);
  static constexpr std::array<std::string_view, 6> tables{"bmatrix", "pmatrix",     "matrix",
                                                          "Bmatrix", "smallmatrix", "vmatrix"};
  if (std::ranges::find(tables, environment.text) == tables.end()) {
    fail("\\begin{" + environment.text + "} is not known", environment);
  }
  if (std::ranges::any_of(environment.children, fills)) return dotted_table(environment);
  std::vector<std::vector<Term>> rows(1);
  const Nodes all(environment.children);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= all.size(); ++i) {
    const bool row_ends = i == all.size() || all[i].is(Kind::line_break);
    if (!row_ends && !all[i].is_symbol("&")) continue;
    if (i > first) rows.back().push_back(scalar(sum(all.subspan(first, i - first)), environment));
    if (i == first && !row_ends) fail("found an empty entry", environment);
    if (row_ends && i < all.size() && i + 1 < all.size()) rows.emplace_back();
    first = i + 1;
  }
  constexpr std::size_t most_rows = 12;
  const bool even = std::ranges::all_of(
      rows, [&](const auto& row) { return row.size() == rows[0].size() && !row.empty(); });
  if (!even || rows.size() > most_rows || rows[0].size() > most_rows) {
    fail("found a matrix with uneven rows, or more than 12", environment);
  }
  Quantity all_rows = Quantities::table(std::move(rows));
  return environment.text == "vmatrix" ? determinant(all_rows, environment) : all_rows;
}

}  // namespace gradus
