// Derivatives.

#include <algorithm>
#include <array>
#include <utility>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/bound_names.hpp"
#include "gradus/notes/reader/fences.hpp"
#include "gradus/notes/reader/member_derivative.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rules_aside.hpp"
#include "gradus/notes/reader/value_slopes.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

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

/// Whether the node is the variable; another member of its sequence may be.
bool is_one_of(Term node, Term variable) {
  return same(node, variable) || (node.op() == Op::element && variable.op() == Op::element &&
                                  node.name() == variable.name());
}

}  // namespace

std::optional<Quantity> NoteReader::known_derivative(Nodes operand,
                                                     const std::vector<Variable>& variables,
                                                     const TexNode& where,
                                                     std::vector<Quantity>& at) {
  const std::map<std::string, Quantity> outer = locals_;
  std::vector<std::pair<NoteName, TexNode>> kept;  // in place of what they are defined to be
  RulesAside aside(glossary_.index_rules);
  for (const Variable& v : variables) {
    const auto x = note_name(v.node);
    if (!x) fail("found a derivative with respect to what is no name", where);
    // The variable itself is not replaced by what it is defined to be.
    if (!locals_.contains(x->written)) {
      auto rule = glossary_.rules.extract(x->written);
      if (aside.take(*x)) kept.emplace_back(*x, v.node);
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
    value = derivative_of(scalar(sum(operand), where), variables, at, where);
    --differentiating_;
    aside.give_back();
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
    if (plain.scalar.is_symbol()) {
      value->scalar = substitute(value->scalar, {{plain.scalar, defined.scalar}});
      continue;
    }
    value->scalar = transform(value->scalar,
                              [&](Term t) { return same(t, plain.scalar) ? defined.scalar : t; });
    // Other members would still stand for what they are defined to be.
    if (sequences(value->scalar).contains(plain.scalar.name())) return std::nullopt;
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

/// Whether what no rule determines may depend on the variables: f(y) is constant for x.
bool NoteReader::may_vary(const std::string& name, const std::vector<Quantity>& variables) const {
  if (!glossary_.opaque.contains(name)) return false;
  const auto value = glossary_.values.find(name);
  if (value == glossary_.values.end() || value->second.at.is_table()) return true;
  const Quantity& at = value->second.at;
  bool found = false;
  const auto look = [&](const std::string& other) {
    found = found || may_vary(other, variables) ||
            std::ranges::any_of(variables, [&](const Quantity& x) {
              if (!x.is_scalar()) return x.parts.begin()->first[0].name == other;
              return !x.scalar.is_symbol() || x.scalar.name() == other;
            });
  };
  const auto look_in = [&](Term t) {
    for_each_node(t, [&](Term node) {
      if (node.is_symbol() || node.op() == Op::element) look(node.name());
      found = found || node.op() == Op::inner;
    });
  };
  if (at.is_scalar()) look_in(at.scalar);
  for (const auto& [word, factor] : at.parts) {
    look_in(factor);
    for (const Letter& l : word) look(l.name);
  }
  return found;
}

/// By the chain rule, where `around` is the derivative of what stands around the values; nothing
/// where that is not known.
std::optional<Quantity> NoteReader::through_values(const ValueSlopes& through,
                                                   std::optional<Quantity> around) {
  if (!around) return std::nullopt;
  Quantity out = std::move(*around);
  out.scalar = substitute(out.scalar, through.values);
  for (auto& [word, factor] : out.parts) factor = substitute(factor, through.values);
  for (const auto& [value, slope] : through.slopes) {
    const Term outer = substitute(derivative(through.around, value), through.values);
    out = Quantities::add(out, Quantities::scale(outer, slope));
  }
  return out;
}

/// Nothing where the formula does not visibly depend on the variables, or rests on what is unknown.
std::optional<Quantity> NoteReader::derivative_of(Term t, const std::vector<Variable>& variables,
                                                  const std::vector<Quantity>& at,
                                                  const TexNode& where) {
  bool opaque = false, has_variable = false;
  const auto named = [&](const std::string& name) { return may_vary(name, at); };
  for_each_node(t, [&](Term node) {
    if (node.is_symbol() || node.op() == Op::element) opaque = opaque || named(node.name());
    if (node.op() == Op::expectation) opaque = true;
    const auto word = glossary_.alphabet.word_of(node);
    for (const Quantity& x : at) {
      if (x.is_scalar()) has_variable = has_variable || is_one_of(node, x.scalar);
      for (const Letter& l : word.value_or(LetterWord{})) {
        opaque = opaque || named(l.name);
        const bool is_it = x.parts.size() == 1 && l.name == x.parts.begin()->first[0].name;
        has_variable = has_variable || is_it;
      }
    }
  });
  if (opaque) {
    const bool once = at.size() == 1 && variables[0].times == 1 &&
                      (at[0].is_scalar() || at[0].shape == Shape::column) && !at[0].is_table();
    const auto through = once ? value_slopes(t, at[0], named, glossary_) : std::nullopt;
    if (!through) return std::nullopt;
    // Without the variable, what stands around the values is constant.
    return through_values(*through, has_variable
                                        ? derivative_of(through->around, variables, at, where)
                                        : Quantity{at[0].shape, 0, {}, {}});
  }
  if (!has_variable) return std::nullopt;
  if (at[0].shape == Shape::column && at.size() == 1 && variables[0].times == 1) {
    return gradient_of(t, at[0].parts.begin()->first[0], where);
  }
  const bool by_member = at.size() == 1 && variables[0].times == 1 && at[0].is_scalar() &&
                         at[0].scalar.op() == Op::element;
  if (by_member) {
    const auto slope = derivative_by_member(t, at[0].scalar);
    return slope ? std::optional(Quantities::number(*slope)) : std::nullopt;
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
        (n.has_index() && glossary_.index_rules.contains(n.base)) ||
        std::ranges::any_of(
            variables, [&](const Variable& v) { return note_name(v.node)->written == n.written; });
    if (!free) fail("found a derivative of " + n.written + ", which depends on other names", where);
  });
}

}  // namespace gradus
