#include <algorithm>
#include <array>

#include "gradus/algebra/normal_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/fences.hpp"
#include "gradus/notes/reader/hidden_names.hpp"
#include "gradus/notes/reader/note_reader.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

/// Letters that are functions where they stand before a parenthesis, unless their use shows
/// otherwise.
constexpr std::string_view function_letters = "fghFGHLJEQVPRpqKU";

/// Letters that mostly stand for functions or operators.
bool stands_for_a_function(const std::string& base) {
  constexpr std::array greek{"sigma", "phi", "varphi", "psi",  "Phi",
                             "Psi",   "ell", "Delta",  "Gamma"};
  const bool letter = base.size() == 1 && function_letters.find(base[0]) != std::string_view::npos;
  return letter || base.starts_with("cal_") || std::ranges::find(greek, base) != greek.end();
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

}  // namespace

bool NoteReader::is_call(const NoteName& n, const TexNode& node, const TexNode* next) const {
  const bool touches = n.written == "d" && node.end == next->begin;
  if (touches && note_name(*next) && !glossary_.declared.contains(n.base)) {
    fail("found d before a name, a differential or a product", node);
  }
  const TexNode& fence = next->is(Kind::scripted) ? next->children[0] : *next;
  const bool square = fence.is(Kind::fenced) && (fence.open == "[" || fence.open == "\\{");
  if (square && stands_for_a_function(n.base) && !locals_.contains(n.written)) {
    fail("found " + n.written + fence.open + "..." + fence.close + ", an expectation or a product",
         node);
  }
  if (!fence.is(Kind::fenced) || fence.open != "(" || fence.close != ")") return false;
  if (next->is(Kind::scripted) && next->sub >= 0) return false;
  if (is_landau(n.base, fence) && !glossary_.declared.contains(n.base) &&
      !glossary_.rules.contains(n.base)) {
    fail("found " + n.written + "(...), an order of magnitude: no equation says what it is", node);
  }
  const TexNode* power = exponent_of(*next);
  const bool turned = power != nullptr && says_transposed(*power);
  if (fence.children.empty()) return true;
  if (locals_.contains(n.written)) return false;
  if (is_upright_word(node)) return true;
  const std::string base = n.base.substr(0, n.base.find('\''));
  const bool function = glossary_.functions.contains(base);
  const bool number_too = glossary_.numbers_too.contains(base) && n.base == base;
  const auto rule = glossary_.rules.find(base);
  const bool has_rule = rule != glossary_.rules.end() && !rule->second.parameters.empty();
  // A (x) of a matrix A
  const auto argument = is_lone_name(fence) ? note_name(fence.children[0]) : std::nullopt;
  const bool of_vector = argument && glossary_.shape_of(argument->key()) == Shape::column;
  // U (Q Q^T) x
  const bool made_of_names =
      fence.children.size() > 1 && std::ranges::none_of(fence.children, separates_arguments);
  if (!function && !has_rule && (of_vector || made_of_names) &&
      glossary_.shape_of(n.key()) == Shape::matrix) {
    return false;
  }
  // \sigma(1 - \sigma)
  if (n.base == base && stands_alone_in(fence.children, base)) return false;
  if ((function && !number_too) || (has_rule && !number_too)) return true;
  // 2L (L(w) - L(v)): the outer L is a number.
  if (number_too && calls_itself(fence, base)) return false;
  const bool list = std::ranges::any_of(fence.children, separates_arguments);
  // \epsilon (g)^T and \eta(x) are products unless \eta is known as a function.
  const bool called_too = glossary_.called_too.contains(n.base);
  const bool number = is_greek(n.base) && n.base != "pi" && (turned || (number_too && !called_too));
  if (list || (is_lone_name(fence) && !number)) return true;
  // \sigma(-z), where \sigma(z) is defined.
  const bool negated = fence.children.size() == 2 && fence.children[0].is_symbol("-") &&
                       note_name(fence.children[1]) && exponent_of(fence.children[1]) == nullptr;
  if (has_rule && negated && !number) return true;
  if (number_too && glossary_.constants.contains(n.base)) return false;
  const bool may_be_call = function || stands_for_a_function(n.base) || called_too;
  if (may_be_call && !glossary_.declared.contains(n.base)) {
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
    const bool doubled = i + 1 < all.size() && all[i].is_symbol("|") && all[i + 1].is_symbol("|");
    if (doubled) ++i;
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
  forbid_counted_label(f, where, own.has_value());
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
  const std::vector<const char*> separators = separators_of(fence);
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
    key += separators[i] + canonical(renamed);
  }
  if (!arguments.empty()) key += ")";
  glossary_.opaque.insert(key);
  if (arguments.size() == 1 && !own && counted.empty()) {
    glossary_.values.insert_or_assign(key, UnknownValue{prefix, f.base, arguments[0]});
  }
  if (shape == Shape::scalar) {
    return Quantities::number(counted.empty() ? Term::symbol(key)
                                              : Term::element(key, *counted.begin()));
  }
  if (shape == Shape::matrix && prefix.starts_with("hess")) {
    glossary_.alphabet.make_symmetric(key);
  }
  std::optional<Term> index;
  if (!counted.empty()) index = *counted.begin();
  return Quantities::letter({key, index, shape != Shape::matrix, false});
}

/// D f(x), D_i f and D^2 f may be derivatives.
void NoteReader::forbid_operator(const Cursor& c, const NoteName& n, const TexNode& node) const {
  const TexNode* exponent = exponent_of(node);
  const bool derives = n.base == "D" || n.base.starts_with("D_");
  const bool inverts = exponent != nullptr && tex_key(*exponent).starts_with("-");
  const TexNode* next = c.peek();
  const auto f = next == nullptr ? std::nullopt : note_name(*next);
  if (!derives || inverts || !f || glossary_.declared.contains(n.base) ||
      glossary_.rules.contains(n.written)) {
    return;
  }
  const TexNode* fence = c.peek(2);
  const bool called = fence != nullptr && fence->is(Kind::fenced) && fence->open == "(" &&
                      (is_lone_name(*fence) || stands_for_a_function(f->base));
  if (called || glossary_.functions.contains(f->base)) {
    fail("found " + n.written + " before a function, a derivative or a product", node);
  }
}

void NoteReader::forbid_landau(Nodes nodes) const {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto name = note_name(nodes[i]);
    const TexNode* next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
    const bool called = name && next != nullptr && next->is(Kind::fenced) && next->open == "(";
    if (called && is_landau(name->base, *next)) is_call(*name, nodes[i], next);
    if (!name) forbid_landau(nodes[i].children);
  }
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

std::optional<Quantity> NoteReader::derived_value(const NoteRule& rule, int primes, Term at,
                                                  const TexNode& where) {
  const Term x = Term::symbol("#x");
  const std::string outer_scope = case_scope_;
  case_scope_ += "'" + text(at);
  std::vector<Comparison> outside;
  if (choices_ != nullptr) std::swap(outside, choices_->conditions());
  ++differentiating_;
  Term value = scalar(apply(rule, {Quantities::number(x)}), where);
  --differentiating_;
  case_scope_ = outer_scope;
  const bool known = !hides_name(value, x.name());
  for (int i = 0; known && i < primes; ++i) value = derivative(value, x);
  if (choices_ != nullptr) {
    std::swap(outside, choices_->conditions());
    for (Comparison& c : outside) c = substitute(c, {{x, at}});
    choices_->require(outside);
  }
  if (!known) return std::nullopt;
  return Quantities::number(substitute(value, {{x, at}}));
}

Quantity NoteReader::call(const NoteName& n, const TexNode& node, const TexNode& fence) {
  const std::string base = n.base.substr(0, n.base.find('\''));
  const auto primes = static_cast<int>(n.base.size() - base.size());
  const auto rule = glossary_.rules.find(base);
  const bool has_rule = rule != glossary_.rules.end() && !rule->second.parameters.empty() &&
                        !n.has_index() && !is_conditional(fence) &&
                        (expand_ || differentiating_ > 0 || primes > 0);
  if (has_rule) {
    const std::vector<Quantity> arguments = read_arguments(fence);
    if (arguments.size() == rule->second.parameters.size()) {
      if (primes == 0) return apply(rule->second, arguments);
      // f'(x) of f(x) = a x^2 + b, where x is a vector elsewhere.
      const auto fits = [&] {
        const std::map<std::string, Quantity> outer = locals_;
        try {
          apply(rule->second, arguments);
          return true;
        } catch (const Unreadable&) {
          locals_ = outer;
          return false;
        }
      };
      if (arguments.size() == 1 && arguments[0].shape == Shape::column && !fits()) {
        fail("found a vector where a number is expected", fence);
      }
      if (arguments.size() == 1 && arguments[0].is_scalar()) {
        if (auto value = derived_value(rule->second, primes, arguments[0].scalar, node)) {
          return *value;
        }
      }
    }
  }
  return unknown_value("", n, &fence, glossary_.shape_of(n.key()), node);
}

}  // namespace gradus
