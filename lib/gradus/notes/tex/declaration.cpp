#include "gradus/notes/tex/declaration.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/plain/syntax_error.hpp"
#include "gradus/notes/tex/bars.hpp"
#include "gradus/notes/tex/increments.hpp"
#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/schema.hpp"

namespace gradus {
namespace {

using Kind = Declaration::Kind;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// Plain signs and words as LaTeX: beta_1 <= 1 becomes \beta_1 \le 1, R^d becomes \mathbb{R}^d.
std::string as_tex(std::string_view text) {
  static constexpr std::array<std::string_view, 12> functions{
      "exp", "log", "ln", "sin", "cos", "tan", "tanh", "cosh", "sinh", "sqrt", "max", "min"};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("<=") || rest.starts_with(">=") || rest.starts_with("!=")) {
      out += rest[0] == '<' ? "\\le " : rest[0] == '>' ? "\\ge " : "\\ne ";
      i += 2;
    } else if (text[i] == '\\') {
      std::size_t end = i + 1;
      while (end < text.size() && is_letter(text[end])) ++end;
      if (end == i + 1) ++end;
      out += text.substr(i, end - i);
      i = std::min(end, text.size());
    } else if (is_letter(text[i])) {
      std::size_t end = i;
      while (end < text.size() && is_letter(text[end])) ++end;
      const std::string word(text.substr(i, end - i));
      const bool known = is_greek(word) || std::ranges::find(functions, word) != functions.end();
      if (word == "in") {
        out += "\\in ";
      } else if (word == "eps") {
        out += "\\epsilon ";
      } else if (word == "R" || word == "N") {
        out += "\\mathbb{" + word + "}";
      } else if (known) {
        out += "\\" + word + " ";
      } else {
        out += word.size() == 1 ? word : "\\mathrm{" + word + "}";
      }
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> out(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    if (depth <= 0 && separators.find(c) != std::string_view::npos) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// Reads "keyword rest".
bool take(std::string& text, std::string_view keyword) {
  if (!text.starts_with(keyword)) return false;
  if (text.size() > keyword.size() && is_letter(text[keyword.size()])) return false;
  text = trimmed(std::string_view(text).substr(keyword.size()));
  return true;
}

void read_names(Declaration& d, const std::string& text) {
  for (const std::string& name : split(text, ",")) {
    const std::string plain = trimmed(name.substr(0, name.find(" in ")));
    const std::vector<TexNode> nodes = read_tex(as_tex(plain));
    if (nodes.size() != 1 || !note_name(nodes[0])) {
      d.problem = "found '" + plain + "', expected a name";
      return;
    }
    d.names.push_back(nodes[0]);
  }
}

/// L be lambda-smooth, convex
void read_class(Declaration& d, const std::string& text) {
  d.kind = Kind::loss;
  const std::size_t be = text.find(" be ");
  if (be == std::string::npos) {
    d.problem = "found 'let " + text + "', expected let NAME be CLASS";
    return;
  }
  d.function = trimmed(as_tex(text.substr(0, be)));
  for (const std::string& item : split(text.substr(be + 4), ",")) {
    std::string name = trimmed(item);
    const std::size_t dash = name.rfind('-');
    if (dash != std::string::npos) name = trimmed(as_tex(name.substr(0, dash))) + name.substr(dash);
    if (schemas_of_class(d.function, name, 0).empty() && d.problem.empty()) {
      d.problem = "found '" + name + "', expected c-smooth, convex, c-strongly convex or c-PL";
    }
    d.classes.push_back(name);
  }
}

/// order 2 in eps
void read_order(Declaration& d, std::string text) {
  d.kind = Kind::approx;
  constexpr char most = '6';
  const bool order = take(text, "order") && text.size() > 1 && text[0] >= '0' && text[0] <= most;
  if (order) {
    d.order = text[0] - '0';
    text = trimmed(std::string_view(text).substr(1));
  }
  if (!order || !take(text, "in")) {
    d.problem = "found 'approx " + text + "', expected approx order N in NAME, N up to 6";
    return;
  }
  read_names(d, text);
  if (d.problem.empty() && d.names.size() != 1) d.problem = "found names, expected one name";
  if (d.problem.empty() && note_name(d.names[0])->written == "e") {
    d.problem = "e is Euler's number, no small one: give it another name";
  }
}

Declaration read_one(std::string text) {
  Declaration d;
  try {
    if (take(text, "given") || take(text, "box")) {
      d.kind = Kind::given;
      d.conditions = split_chains(join_increments(pair_bars(read_tex(as_tex(text)))));
      if (d.conditions.empty()) d.problem = "found '" + text + "', expected a condition";
    } else if (take(text, "let")) {
      read_class(d, text);
    } else if (text.starts_with("E[")) {
      d.kind = Kind::given;
      d.conditions = split_chains(pair_bars(read_tex("\\mathbb{E}" + as_tex(text.substr(1)))));
      if (d.conditions.empty()) d.problem = "found '" + text + "', expected E[name] = formula";
    } else if (take(text, "scalar")) {
      d.kind = Kind::scalar;
      read_names(d, text);
    } else if (take(text, "vector")) {
      d.kind = Kind::vector;
      read_names(d, text);
    } else if (take(text, "matrix")) {
      d.kind = Kind::matrix;
      read_names(d, text);
    } else if (take(text, "symmetric")) {
      d.kind = Kind::symmetric;
      read_names(d, text);
    } else if (take(text, "function")) {
      d.kind = Kind::function;
      read_names(d, text);
    } else if (take(text, "approx")) {
      read_order(d, text);
    } else if (text == "expect refuted") {
      d.kind = Kind::expect_refuted;
    } else if (text == "ignore") {
      d.kind = Kind::ignore;
    } else if (take(text, "forget")) {
      d.kind = Kind::forget;
      if (!text.empty()) read_names(d, text);
    } else {
      d.problem = "found '" + text.substr(0, 40) +
                  "', expected given, box, let, E[..], scalar, vector, matrix, symmetric, "
                  "function, approx, "
                  "expect refuted, ignore or forget";
    }
  } catch (const SyntaxError& error) {
    const std::string what = error.what();
    d.problem = what.substr(what.find(": ") + 2);
  }
  return d;
}

}  // namespace

std::vector<Declaration> read_declarations(std::string_view comment) {
  std::vector<Declaration> out;
  for (const std::string& item : split(comment, ";\n")) {
    std::string text = trimmed(item);
    if (text.empty()) continue;
    Declaration d = read_one(text);
    // given 0 < a < 1; t in N: the word is said once.
    const bool goes_on = d.kind == Kind::unknown && !out.empty() && out.back().kind == Kind::given;
    out.push_back(goes_on ? read_one("given " + text) : std::move(d));
  }
  return out;
}

}  // namespace gradus
