#include <algorithm>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/note_reader.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// Letters that are functions where they stand before a parenthesis, unless their use shows
/// otherwise.
constexpr std::string_view function_letters = "fghFGHLJEQVPRpqKU";

bool is_lone_name(const TexNode& fence) {
  return fence.children.size() == 1 && note_name(fence.children[0]).has_value() &&
         exponent_of(fence.children[0]) == nullptr;
}

bool calls_itself(const TexNode& fence, const std::string& base) {
  bool found = false;
  for_each_name(fence.children, [&](const NoteName& n) { found = found || n.base == base; });
  return found;
}

bool separates_arguments(const TexNode& c) {
  return c.is_symbol(",") || c.is_symbol(";") || c.is_symbol("|") || c.is_command("\\mid");
}

/// One text for one quantity, whatever the order of its terms.
std::string canonical(Term t) {
  try {
    return text(to_term(normal_form(t)));
  } catch (const std::exception&) {
    return text(t);
  }
}

std::string canonical(const Quantity& q) {
  if (q.is_scalar()) return canonical(q.scalar);
  if (q.is_table()) throw std::domain_error("a table as an argument");
  std::string out;
  for (const auto& [word, c] : q.parts) {
    const std::string factor = canonical(c);
    if (factor == "0") continue;
    out += (out.empty() ? "" : " + ") + (factor == "1" ? "" : "(" + factor + ") ") + text(word);
  }
  return out.empty() ? "0" : out;
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

std::span<const TexNode> content(const TexNode& node) {
  return node.is(Kind::group) ? std::span<const TexNode>(node.children)
                              : std::span<const TexNode>(&node, 1);
}

}  // namespace

bool NoteReader::is_call(const NoteName& n, const TexNode& node, const TexNode* next) const {
  const TexNode& fence = next->is(Kind::scripted) ? next->children[0] : *next;
  if (!fence.is(Kind::fenced) || fence.open != "(" || fence.close != ")") return false;
  if (next->is(Kind::scripted) && next->sub >= 0) return false;
  const TexNode* power = exponent_of(*next);
  const bool turned = power != nullptr && says_transposed(*power);
  if (fence.children.empty()) return true;
  if (locals_.contains(n.written)) return false;
  const std::string base = n.base.substr(0, n.base.find('\''));
  const bool function = glossary_.functions.contains(base);
  const bool number_too = glossary_.numbers_too.contains(base) && n.base == base;
  const auto rule = glossary_.rules.find(base);
  const bool has_rule = rule != glossary_.rules.end() && !rule->second.parameters.empty();
  if ((function && !number_too) || (has_rule && !number_too)) return true;
  // 2L (L(w) - L(v)): the outer L is a number.
  if (number_too && calls_itself(fence, base)) return false;
  const bool list = std::ranges::any_of(fence.children, separates_arguments);
  // \epsilon (g)^T and \eta(x) are products unless \eta is known as a function.
  const bool number = is_greek(n.base) && (turned || number_too);
  if (list || (is_lone_name(fence) && !number)) return true;
  const bool usual = (function || n.base.size() == 1) &&
                     (function || function_letters.find(n.base[0]) != std::string_view::npos);
  if (usual && !glossary_.declared.contains(n.base)) {
    fail("found " + n.written + "(...): say whether " + n.written +
             " is a function or a number in a gradus comment",
         node);
  }
  return false;
}

std::vector<NoteReader::Nodes> NoteReader::arguments_of(const TexNode& fence) const {
  std::vector<Nodes> out;
  const Nodes all(fence.children);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= all.size(); ++i) {
    const bool ends = i == all.size() || separates_arguments(all[i]);
    if (!ends) continue;
    if (i == first) fail("found an empty argument", fence);
    out.push_back(all.subspan(first, i - first));
    first = i + 1;
  }
  return out;
}

std::vector<Quantity> NoteReader::read_arguments(const TexNode& fence) {
  std::vector<Quantity> out;
  for (const Nodes argument : arguments_of(fence)) out.push_back(sum(argument));
  return out;
}

Quantity NoteReader::unknown_value(const std::string& prefix, const NoteName& f,
                                   const TexNode* fence, Shape shape, const TexNode& where) {
  std::vector<Quantity> arguments;
  if (fence != nullptr) arguments = read_arguments(*fence);
  const std::optional<Term> own = index_term(f);
  if (arguments.size() == 1 && !own) points_.emplace_back(f.base, arguments[0]);
  std::set<Term, TermOrder> counted;
  const auto look = [&](Term t) {
    for (const Term s : free_symbols(t)) {
      if (glossary_.alphabet.is_bound(s.name())) counted.insert(s);
    }
  };
  if (own) look(*own);
  for (const TexNode& part : f.index) {
    if (!own && part.is(Kind::letter) && glossary_.alphabet.is_bound(part.text)) {
      fail("found the index " + part.text + " of a sum in a name that is no sequence", where);
    }
  }
  for (const Quantity& q : arguments) {
    if (q.is_scalar()) look(q.scalar);
    for (const auto& [word, c] : q.parts) {
      look(c);
      for (const Letter& l : word) {
        if (l.index) look(*l.index);
      }
    }
  }
  if (counted.size() > 1) fail("found a function of two indices of sums", where);
  // Under a sum over i, f(x_i) is the member i of a sequence that is called f(x[#]).
  const Substitution rename =
      counted.empty() ? Substitution{} : Substitution{{*counted.begin(), Term::natural("#")}};
  std::string key =
      prefix +
      (own && !counted.empty() ? f.base + "_" + text(substitute(*own, rename)) : f.written);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Quantity& q = arguments[i];
    q.scalar = substitute(q.scalar, rename);
    Quantity renamed = q;
    renamed.parts.clear();
    for (const auto& [word, c] : q.parts) {
      LetterWord letters = word;
      for (Letter& l : letters) {
        if (l.index) l.index = substitute(*l.index, rename);
      }
      renamed.parts.emplace(std::move(letters), substitute(c, rename));
    }
    key += (i == 0 ? "(" : ", ") + canonical(renamed);
  }
  if (!arguments.empty()) key += ")";
  glossary_.opaque.insert(key);
  if (shape == Shape::scalar) {
    return Quantities::number(counted.empty() ? Term::symbol(key)
                                              : Term::element(key, *counted.begin()));
  }
  if (shape == Shape::matrix) glossary_.alphabet.make_symmetric(key);
  std::optional<Term> index;
  if (!counted.empty()) index = *counted.begin();
  return Quantities::letter({key, index, shape != Shape::matrix, false});
}

std::string NoteReader::text_key(Nodes nodes, const TexNode& where) const {
  std::string key;
  for (const TexNode& n : nodes) {
    forbid_counted(n, where);
    key += tex_key(n);
  }
  return key;
}

void NoteReader::forbid_counted(const TexNode& node, const TexNode& where) const {
  const auto name = note_name(node);
  const bool local = name && locals_.contains(name->written);
  if (local || (node.is(Kind::letter) && glossary_.alphabet.is_bound(node.text))) {
    fail("found " + tex_key(where) + ", which is not known here", where);
  }
  for (const TexNode& child : node.children) forbid_counted(child, where);
}

Quantity NoteReader::apply(const NoteRule& rule, const std::vector<Quantity>& arguments) {
  lines_used_.insert(rule.line);
  std::map<std::string, Quantity> inner;
  for (std::size_t i = 0; i < arguments.size(); ++i) inner[rule.parameters[i]] = arguments[i];
  std::swap(locals_, inner);
  Quantity value = sum(rule.body);
  std::swap(locals_, inner);
  return value;
}

Quantity NoteReader::call(const NoteName& n, const TexNode& node, const TexNode& fence) {
  const std::string base = n.base.substr(0, n.base.find('\''));
  const auto primes = static_cast<int>(n.base.size() - base.size());
  const auto rule = glossary_.rules.find(base);
  const bool has_rule = rule != glossary_.rules.end() && !rule->second.parameters.empty() &&
                        !n.has_index() && (expand_ || differentiating_ > 0 || primes > 0);
  if (has_rule) {
    const std::vector<Quantity> arguments = read_arguments(fence);
    if (arguments.size() == rule->second.parameters.size()) {
      if (primes == 0) return apply(rule->second, arguments);
      if (arguments.size() == 1 && arguments[0].is_scalar()) {
        const Term x = Term::symbol("#x");
        Term value = scalar(apply(rule->second, {Quantities::number(x)}), node);
        for (int i = 0; i < primes; ++i) value = derivative(value, x);
        return Quantities::number(substitute(value, {{x, arguments[0].scalar}}));
      }
    }
  }
  return unknown_value("", n, &fence, glossary_.shape_of(n.key()), node);
}

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
  // The gradient of what a rule gives, at the name that it is taken at.
  const bool lone = fence != nullptr && is_lone_name(*fence);
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
  } else if (!f) {
    fail("found \\nabla of a formula, expected \\nabla_x with its variable", nabla);
  }
  const Shape shape = second ? Shape::matrix : Shape::column;
  if (!value) {
    if (lone) {
      const auto at = note_name(fence->children[0]);
      glossary_.infer_shape(at->key(), Shape::column, "a gradient is taken there");
    }
    value = unknown_value(second ? "hess " : "grad ", *f, fence, shape, nabla);
  }
  c.at += used;
  return exponent == nullptr ? *value : power(*value, *exponent, nabla);
}

Quantity NoteReader::differentiate(Nodes operand, const std::vector<Variable>& variables,
                                   const TexNode& where) {
  const std::map<std::string, Quantity> outer = locals_;
  std::vector<Quantity> at;
  for (const Variable& v : variables) {
    const auto x = note_name(v.node);
    if (!x) fail("found a derivative with respect to what is no name", where);
    // The variable itself is not replaced by what it is defined to be.
    if (!locals_.contains(x->written)) {
      auto rule = glossary_.rules.extract(x->written);
      locals_[x->written] = name(*x, v.node);
      if (!rule.empty()) glossary_.rules.insert(std::move(rule));
    }
    at.push_back(locals_[x->written]);
  }
  ++differentiating_;
  std::optional<Quantity> value;
  try {
    value = derivative_of(scalar(sum(operand), where), variables, at);
  } catch (const std::domain_error& problem) {
    fail(std::string("found a derivative that is not known: ") + problem.what(), where);
  }
  --differentiating_;
  locals_ = outer;
  if (value) return *value;
  std::string key;
  int order = 0;
  for (const Variable& v : variables) {
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
  // dx dy ... below: the variables, each perhaps with a power.
  std::vector<Variable> variables;
  for (std::size_t i = 0; i < below.size();) {
    const auto d = differential(below.subspan(i));
    if (!d || d->order != 1 || i + 1 >= below.size()) return std::nullopt;
    TexNode variable = below[i + 1];
    int times = 1;
    if (const TexNode* exponent = exponent_of(variable)) {
      const TexNode& n = without_braces(*exponent);
      if (!n.is(Kind::number) || n.text.size() != 1) return std::nullopt;
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
  if (order != up->order || order > 4) {
    fail("found a derivative whose orders differ", fraction);
  }
  ++c.at;
  Nodes operand = above.subspan(up->rest);
  if (operand.empty()) {
    operand = c.rest();
    if (operand.empty()) fail("found a derivative of nothing", fraction);
    c.at = c.nodes.size();
  }
  return differentiate(operand, variables, fraction);
}

}  // namespace gradus
