// Gradients and derivatives.

#include <algorithm>
#include <array>
#include <utility>

#include "gradus/notes/reader/bound_names.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

bool is_lone_name(const TexNode& fence) {
  return fence.children.size() == 1 && note_name(fence.children[0]).has_value() &&
         exponent_of(fence.children[0]) == nullptr;
}

/// Counts of differentials: d, d^2, \partial, \partial^2 and what follows.
struct Differential {
  int order = 0;
  std::size_t rest = 0;
};
std::optional<Differential> differential(std::span<const TexNode> nodes) {
  if (nodes.empty()) return std::nullopt;
  const TexNode& n = nodes[0];
  const TexNode& base = n.is(Kind::scripted) ? n.children[0] : n;
  const bool straight = base.is(Kind::letter) && base.text == "d";
  const bool upright =
      base.is(Kind::applied) && base.text == "\\mathrm" && tex_key(base.children[0]) == "d";
  if (!straight && !upright && !base.is_command("\\partial")) return std::nullopt;
  Differential d{1, 1};
  if (n.is(Kind::scripted)) {
    if (n.super < 0 || n.sub >= 0) return std::nullopt;
    const TexNode& order = without_braces(n.children[static_cast<std::size_t>(n.super)]);
    if (!order.is(Kind::number) || order.text.size() != 1) return std::nullopt;
    d.order = order.text[0] - '0';
  }
  return d;
}

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

std::span<const TexNode> content(const TexNode& node) {
  return node.is(Kind::group) ? std::span<const TexNode>(node.children)
                              : std::span<const TexNode>(&node, 1);
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
  const bool by_other = by && at_name && by->base != at_name->base;
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
  if (!second && lone && rule != glossary_.rules.end() && !f->has_index() &&
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
    if (lone) {
      const auto at = note_name(fence->children[0]);
      glossary_.infer_shape(at->key(), Shape::column, "a gradient is taken there");
    }
    value = unknown_value(kind, *f, fence, shape, *next);
  }
  c.at += used;
  return exponent == nullptr ? *value : power(*value, *exponent, nabla);
}

std::optional<Quantity> NoteReader::known_derivative(Nodes operand,
                                                     const std::vector<Variable>& variables,
                                                     const TexNode& where,
                                                     std::vector<Quantity>& at) {
  const std::map<std::string, Quantity> outer = locals_;
  std::vector<std::pair<NoteName, TexNode>> kept;  // in place of what they are defined to be
  for (const Variable& v : variables) {
    const auto x = note_name(v.node);
    if (!x) fail("found a derivative with respect to what is no name", where);
    // The variable itself is not replaced by what it is defined to be.
    if (!locals_.contains(x->written)) {
      auto rule = glossary_.rules.extract(x->written);
      locals_[x->written] = name(*x, v.node);
      if (!rule.empty()) {
        glossary_.rules.insert(std::move(rule));
        kept.emplace_back(*x, v.node);
      }
    }
    at.push_back(locals_[x->written]);
  }
  std::optional<Quantity> value;
  ++differentiating_;
  try {
    value = derivative_of(scalar(sum(operand), where), variables, at);
    --differentiating_;
  } catch (const std::domain_error& problem) {
    --differentiating_;
    locals_ = outer;
    fail(std::string("found a derivative that is not known: ") + problem.what(), where);
  } catch (...) {
    --differentiating_;
    locals_ = outer;
    throw;
  }
  const std::map<std::string, Quantity> inner = std::exchange(locals_, outer);
  if (!value || !expand_ || !value->is_scalar()) return value;
  for (const auto& [x, node] : kept) {
    const Quantity defined = name(x, node);
    const Quantity& plain = inner.at(x.written);
    if (!defined.is_scalar() || !plain.is_scalar()) continue;
    value->scalar = substitute(value->scalar, {{plain.scalar, defined.scalar}});
  }
  return value;
}

Quantity NoteReader::differentiate(Nodes operand, const std::vector<Variable>& variables,
                                   const TexNode& where) {
  std::vector<Quantity> at;
  if (auto value = known_derivative(operand, variables, where, at)) return *value;
  std::string key;
  int order = 0;
  if (at[0].is_scalar() && variables.size() == 1) {
    const std::string times(static_cast<std::size_t>(variables[0].times), 'd');
    return as_written(std::array{Nodes(&variables[0].node, 1), operand}, where, false,
                      times + "/d");
  }
  for (const Variable& v : variables) {
    forbid_counted(v.node, where);
    key += "/d" + note_name(v.node)->written;
    order += v.times;
  }
  key = std::string(static_cast<std::size_t>(order), 'd') + key + " " + text_key(operand, where);
  const bool vector = at[0].shape == Shape::column;
  return vector && order == 1 ? opaque_letter(key, Shape::column) : opaque_number(key);
}

/// Nothing where the formula does not visibly depend on the variables, or rests on what is unknown.
std::optional<Quantity> NoteReader::derivative_of(Term t, const std::vector<Variable>& variables,
                                                  const std::vector<Quantity>& at) {
  bool opaque = false, has_variable = false;
  const auto named = [&](const std::string& name) { return glossary_.opaque.contains(name); };
  for_each_node(t, [&](Term node) {
    if (node.is_symbol() || node.op() == Op::element) opaque = opaque || named(node.name());
    if (node.op() == Op::expectation) opaque = true;
    const auto word = glossary_.alphabet.word_of(node);
    for (const Quantity& x : at) {
      if (x.is_scalar()) has_variable = has_variable || same(node, x.scalar);
      for (const Letter& l : word.value_or(LetterWord{})) {
        opaque = opaque || named(l.name);
        const bool is_it = x.parts.size() == 1 && l.name == x.parts.begin()->first[0].name;
        has_variable = has_variable || is_it;
      }
    }
  });
  if (opaque || !has_variable) return std::nullopt;
  if (at[0].shape == Shape::column && at.size() == 1 && variables[0].times == 1) {
    return quantities_.gradient(t, at[0].parts.begin()->first[0]);
  }
  for (std::size_t i = 0; i < at.size(); ++i) {
    const bool real =
        at[i].is_scalar() && at[i].scalar.is_symbol() && at[i].scalar.sort() == Sort::real;
    if (!real) return std::nullopt;
    for (int k = 0; k < variables[i].times; ++k) t = derivative(t, at[i].scalar);
  }
  return Quantities::number(t);
}

std::optional<Quantity> NoteReader::derivative_fraction(Cursor& c, const TexNode& fraction) {
  const Nodes above = content(fraction.children[0]), below = content(fraction.children[1]);
  const auto up = differential(above), down = differential(below);
  if (!up || !down || below.size() < 2) return std::nullopt;
  // \partial a^L below: one thing, called by what is written.
  const auto as_one = [&] {
    const Nodes whole = above.size() > up->rest ? Nodes(&fraction, 1) : c.rest();
    c.at += whole.size();
    return as_written(std::array{whole}, fraction);
  };
  // dx dy ... below: the variables, each perhaps with a power.
  std::vector<Variable> variables;
  for (std::size_t i = 0; i < below.size();) {
    const auto d = differential(below.subspan(i));
    // \partial net_k: of several letters.
    const bool long_name =
        !d && i > 0 && below[0].is_command("\\partial") && above.size() > up->rest;
    if (long_name) return as_one();
    if (!d || d->order != 1 || i + 1 >= below.size()) return std::nullopt;
    TexNode variable = without_braces(below[i + 1]);
    int times = 1;
    if (const TexNode* exponent = exponent_of(variable)) {
      const TexNode& n = without_braces(*exponent);
      if (!n.is(Kind::number) || n.text.size() != 1) return as_one();
      times = n.text[0] - '0';
      TexNode plain = variable.sub >= 0 ? variable : variable.children[0];
      if (variable.sub >= 0) plain.super = -1;
      variable = plain;
    }
    variables.push_back({variable, times});
    i += 2;
  }
  int order = 0;
  for (const Variable& v : variables) order += v.times;
  // \partial L / \partial \sigma^2: by the variance, whose own derivative is 2 \sigma. Of other
  // letters it may be a second derivative that lost its exponent above.
  const auto only = variables.size() == 1 ? note_name(variables[0].node) : std::nullopt;
  const bool by_square =
      up->order == 1 && order == 2 && only && only->base.find("sigma") != std::string::npos;
  if ((order != up->order && !by_square) || order > 4) {
    fail("found a derivative whose orders differ", fraction);
  }
  ++c.at;
  Nodes operand = above.subspan(up->rest);
  if (operand.empty()) {
    operand = c.rest();
    if (operand.empty()) fail("found a derivative of nothing", fraction);
    c.at = c.nodes.size();
  }
  if (!below[0].is_command("\\partial")) forbid_dependent(operand, variables, fraction);
  if (!by_square) return differentiate(operand, variables, fraction);
  variables[0].times = 1;
  const Term root = scalar(group(variables[0].node), fraction);
  return Quantities::number(scalar(differentiate(operand, variables, fraction), fraction) /
                            (Term(2) * root));
}

/// What is said to depend on something may depend on the variable of a total derivative.
void NoteReader::forbid_dependent(Nodes operand, const std::vector<Variable>& variables,
                                  const TexNode& where) {
  for_each_name({operand.begin(), operand.end()}, [&](const NoteName& n) {
    const bool free =
        !glossary_.dependent.contains(n.written) || glossary_.rules.contains(n.written) ||
        std::ranges::any_of(
            variables, [&](const Variable& v) { return note_name(v.node)->written == n.written; });
    if (!free) fail("found a derivative of " + n.written + ", which depends on other names", where);
  });
}

}  // namespace gradus
