// Gradients.

#include <algorithm>
#include <array>

#include "gradus/notes/reader/bound_names.hpp"
#include "gradus/notes/reader/fences.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// Whether it is the vector of that name and others, such as x_t - d of x: a gradient by x is one
/// at that point.
bool moves(const Quantity& at, const std::string& base, const Alphabet& alphabet) {
  if (at.shape != Shape::column || at.is_table()) return false;
  int times = 0;
  bool within = false;
  const auto look = [&](const LetterWord& word) {
    for (const Letter& l : word) within = within || l.name == base;
  };
  for (const auto& [word, factor] : at.parts) {
    const bool itself = word.size() == 1 && word[0].name == base;
    if (itself && factor.is_constant() && factor.value() == Rational(1)) {
      ++times;
    } else {
      look(word);
    }
    for_each_node(factor, [&](Term t) { look(alphabet.word_of(t).value_or(LetterWord{})); });
  }
  return times == 1 && !within;
}

/// Whether the rule gives a value for that name.
bool takes(const NoteRule& rule, const std::string& name) {
  return rule.parameters.empty() ||
         std::ranges::find(rule.parameters, name) != rule.parameters.end();
}

/// x of \hat x, \tilde x^*, \mathbf x and x_0.
std::string undecorated(std::string base) {
  static constexpr std::array<std::string_view, 6> marks{"hat_",  "tilde_", "bar_",
                                                         "bold_", "vec_",   "check_"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : marks) {
      if (!base.starts_with(mark)) continue;
      base.erase(0, mark.size());
      more = true;
    }
  }
  return base.substr(0, base.find_first_of("^_'"));
}

}  // namespace

Quantity NoteReader::gradient(Cursor& c, const TexNode& nabla) {
  if (nabla.primes > 0) fail("found \\nabla with a prime", nabla);
  const TexNode* above = exponent_of(nabla);
  const bool second = above != nullptr && tex_key(*above) == "2";
  if (above != nullptr && !second) fail("found a power of \\nabla", nabla);
  const TexNode* next = c.peek();
  if (next == nullptr) fail("found \\nabla, expected a function after it", nabla);
  Nodes variable;
  if (nabla.is(Kind::scripted) && nabla.sub >= 0) {
    variable = content(nabla.children[static_cast<std::size_t>(nabla.sub)]);
  }
  const TexNode* fence = nullptr;
  std::optional<NoteName> f = note_name(*next);
  // \nabla_x x^T b: of the product, as x^T is no function.
  const bool of_product = f && !variable.empty() && exponent_of(*next) != nullptr &&
                          says_transposed(*exponent_of(*next)) &&
                          !glossary_.functions.contains(f->base) &&
                          mentions_freely(c.nodes.subspan(c.at + 1), {tex_key(variable[0])});
  if (of_product) f.reset();
  const TexNode* exponent = f ? exponent_of(*next) : nullptr;
  std::size_t used = 2;
  if (f && exponent == nullptr) {
    const TexNode* after = c.peek(2);
    const TexNode* plain = after == nullptr            ? nullptr
                           : after->is(Kind::scripted) ? &after->children[0]
                                                       : after;
    if (plain != nullptr && plain->is(Kind::fenced) && plain->open == "(") {
      fence = plain;
      used = 3;
      exponent = exponent_of(*after);
    }
  }
  if (f && fence != nullptr) glossary_.functions.insert(f->base);
  // \nabla_y f(x) is no gradient at x, but \nabla_x f(x_t) is one at x_t.
  const bool lone = fence != nullptr && is_lone_name(*fence);
  const auto by = variable.size() == 1 ? note_name(variable[0]) : std::nullopt;
  const auto at_name = lone ? note_name(fence->children[0]) : std::nullopt;
  const bool by_other = by && at_name && undecorated(by->base) != undecorated(at_name->base);
  // \nabla_{x_1} f(x) is a part of \nabla f(x).
  const bool by_block = by && at_name && by->has_index() && !at_name->has_index();
  if (by_other) fail("found \\nabla by another name than the argument", nabla);
  // \partial_{x_i} f is a number.
  const bool component = nabla.is(Kind::scripted) && nabla.children[0].is_command("\\partial") &&
                         by && by->has_index() && glossary_.shape_of(by->key()) == Shape::scalar;
  if (component && f && !second) {
    forbid_counted(variable[0], nabla);
    const Quantity value =
        unknown_value("d/d" + by->written + " ", *f, fence, Shape::scalar, *next);
    c.at += used;
    return exponent == nullptr ? value : power(value, *exponent, nabla);
  }
  // The gradient of what a rule gives, at the name that it is taken at.
  const auto rule = f ? glossary_.rules.find(f->base) : glossary_.rules.end();
  std::optional<Quantity> value;
  if (!second && lone && !by_block && rule != glossary_.rules.end() && !f->has_index() &&
      rule->second.parameters.size() == 1) {
    value = differentiate(c.nodes.subspan(c.at + 1, 2), {{fence->children[0], 1}}, nabla);
  } else if (!second && !f && !variable.empty()) {
    used = c.nodes.size() - c.at;
    if (variable.size() != 1) fail("found \\nabla with respect to a formula", nabla);
    value = differentiate(c.nodes.subspan(c.at + 1), {{variable[0], 1}}, nabla);
    exponent = nullptr;
  } else if (!second && f && fence == nullptr && by && rule != glossary_.rules.end() &&
             !f->has_index() && exponent_of(variable[0]) == nullptr &&
             glossary_.shape_of(by->key()) == Shape::column && takes(rule->second, by->written)) {
    // \nabla_w L of L = ... w ...
    std::vector<Quantity> at;
    try {
      value = known_derivative(c.nodes.subspan(c.at + 1, 1), {{variable[0], 1}}, nabla, at);
    } catch (const Unreadable&) {
      value.reset();  // then it is a gradient of which nothing is known
    }
  } else if (!f) {
    fail("found \\nabla of a formula, expected \\nabla_x with its variable", nabla);
  }
  const Shape shape = second ? Shape::matrix : Shape::column;
  if (!value) {
    // \nabla_x f(x, y) is not \nabla_y f(x, y), \nabla_y f(S y) no gradient of f at S y.
    std::string kind = second ? "hess " : "grad ";
    const bool by_part = !variable.empty() && fence != nullptr && !lone;
    const bool one = by_part && by && arguments_of(*fence).size() == 1 &&
                     moves(sum(fence->children), by->base, glossary_.alphabet);
    if (by_part && !one) kind.insert(4, "_" + (by ? by->base : text_key(variable, nabla)));
    if (by_block) kind.insert(4, "_" + text_key(variable, nabla));
    if (lone) {
      const auto at = note_name(fence->children[0]);
      glossary_.infer_shape(at->key(), Shape::column, "a gradient is taken there");
    }
    value = unknown_value(kind, *f, fence, shape, *next);
  }
  c.at += used;
  return exponent == nullptr ? *value : power(*value, *exponent, nabla);
}

}  // namespace gradus
