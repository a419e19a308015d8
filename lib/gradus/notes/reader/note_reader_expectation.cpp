// Expectations, variances, covariances and probabilities.

#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/expectation_sign.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

std::string operator_word(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  return base.is(Kind::applied) && base.children.size() == 1 ? tex_key(base.children[0]) : "";
}

/// X or Y_1: by convention random, where anything is.
bool is_capital(const std::string& name) {
  return name[0] >= 'A' && name[0] <= 'Z' && (name.size() == 1 || name[1] == '_');
}

/// Letters of probabilities and densities.
bool is_probability(const TexNode& node) {
  const TexNode& n = node.is(Kind::scripted) ? node.children[0] : node;
  const bool blackboard =
      n.is(Kind::applied) && n.text == "\\mathbb" && tex_key(n.children[0]) == "P";
  return blackboard || n.is_command("\\Pr") ||
         (n.is(Kind::letter) && (n.text == "P" || n.text == "p" || n.text == "q"));
}

/// X = 1, A \cup B: an event, which is no argument.
bool says_event(const TexNode& fence) {
  static constexpr std::array<std::string_view, 3> sets{"\\cup", "\\cap", "\\setminus"};
  return std::ranges::any_of(fence.children, [](const TexNode& n) {
    return connective(n).has_value() || std::ranges::find(sets, n.text) != sets.end();
  });
}

}  // namespace

bool is_expectation_sign(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  if (!base.is(Kind::applied) || base.children.size() != 1) return false;
  if (base.text == "\\mathop") return is_expectation_sign(without_braces(base.children[0]));
  const bool blackboard = base.text == "\\mathbb" || base.text == "\\operatorname" ||
                          base.text == "\\mathbf" || base.text == "\\mathrm" || base.text == "\\bb";
  return blackboard && tex_key(base.children[0]) == "E";
}

bool is_variance_sign(const TexNode& node) {
  if (node.is(Kind::scripted)) return false;
  const std::string word = operator_word(node);
  const bool upright = node.text == "\\operatorname" || node.text == "\\mathrm";
  const bool spelled = word == "Var" || word == "Cov" || word == "var" || word == "cov";
  return (upright && spelled) || (node.text == "\\mathbb" && word == "V");
}

/// What may be random in what an expectation is taken of: members of random sequences, and values
/// that are not looked into. Nothing where nothing is, or where a name may be meant to be.
std::optional<Term> NoteReader::random_in(Term body) {
  const bool known = has_known_mean(body);
  bool random = body.is_constant() || known, unclear = false;
  const auto taken = [&](const std::string& of, Term index) {
    const std::string name = "{" + of + "}" + expectation_;
    glossary_.random.insert(name);
    glossary_.random_members.insert(name);
    random = true;
    return Term::element(name, index);
  };
  const Term out = transform(body, [&](Term node) {
    if (node.op() == Op::expectation) random = true;
    if (node.op() == Op::inner) {
      const auto word = glossary_.alphabet.word_of(node);
      const bool constant = known && word && std::ranges::all_of(*word, [&](const Letter& l) {
                              return is_constant(l);
                            });
      if (constant) return node;
      const Term random_product = taken(text(node), Term(0));
      if (word) know_product(random_product.name(), node, *word);
      return random_product;
    }
    if (node.op() == Op::element) {
      if (known && is_constant_value(node.name())) return node;
      const bool value =
          glossary_.opaque.contains(node.name()) || glossary_.alphabet.word_of(node).has_value();
      if (value) return taken(node.name(), node.operand(0));
      random = random || glossary_.random_members.contains(node.name());
    }
    if (!node.is_symbol() || node.sort() != Sort::real) return node;
    if (known && is_constant_value(node.name())) return node;
    if (glossary_.opaque.contains(node.name())) return taken(node.name(), Term(0));
    const bool may_be = is_capital(node.name()) && (!known || node.name()[0] >= 'U');
    unclear = unclear || (may_be && !glossary_.declared.contains(node.name()));
    return node;
  });
  if (!random || unclear) return std::nullopt;
  return out;
}

/// Outside of its own expectations. Of the capital letters that nothing is known of, the last ones
/// mostly are random, L or K are constants.
bool NoteReader::may_be_random(Term value) const {
  const Term without_means =
      transform(value, [](Term t) { return t.op() == Op::expectation ? Term::symbol("mean") : t; });
  bool random = false;
  for_each_node(without_means, [&](Term t) {
    if (t.op() == Op::inner) random = true;
    if (t.op() == Op::element) {
      random = random || glossary_.random_members.contains(t.name()) ||
               glossary_.opaque.contains(t.name()) || glossary_.alphabet.word_of(t).has_value();
    }
    if (!t.is_symbol()) return;
    const bool last = is_capital(t.name()) && t.name()[0] >= 'U';
    random = random || glossary_.opaque.contains(t.name()) || glossary_.random.contains(t.name()) ||
             (last && !glossary_.declared.contains(t.name()));
  });
  return random;
}

std::optional<Quantity> NoteReader::random_value(const NoteName& n,
                                                 const std::optional<Term>& index) {
  const std::set<std::size_t> lines = lines_used_;
  auto value = by_rule(n);
  if (!value && index) value = by_rule_of_member(n, *index);
  if (value && value->is_scalar() && may_be_random(value->scalar)) return value;
  lines_used_ = lines;
  return std::nullopt;
}

Quantity NoteReader::expectation(Cursor& c, const TexNode& node) {
  const TexNode* next = c.peek();
  if (next == nullptr) fail("found an expectation of nothing", node);
  const TexNode& fence = next->is(Kind::scripted) ? next->children[0] : *next;
  const bool closed = fence.is(Kind::fenced) && !(next->is(Kind::scripted) && next->sub >= 0);
  if (!closed) {
    // \mathbb{E} X: one thing.
    const Nodes rest = c.nodes.subspan(c.at, 2);
    c.at += 2;
    return as_written(std::array{rest}, node);
  }
  const bool value_alone = is_value(fence);
  const bool conditional =
      !value_alone && std::ranges::any_of(fence.children, [](const TexNode& n) {
        return n.is_symbol("|") || n.is_command("\\mid") || n.is_symbol(",");
      });
  c.at += 2;
  const TexNode* exponent = next->is(Kind::scripted) && next->super >= 0 && !value_alone
                                ? &next->children[static_cast<std::size_t>(next->super)]
                                : nullptr;
  const Nodes argument = value_alone ? Nodes(next, 1) : Nodes(fence.children);
  const auto as_one = [&] {
    return as_written(std::array{Nodes(&node, 1), Nodes(value_alone ? next : &fence, 1)}, node);
  };
  std::optional<Quantity> value;
  if (conditional || node.is(Kind::scripted)) {
    const auto sign = expectation_sign(node, *next);
    if (sign) value = labelled_expectation(*sign, node);
    if (!value) value = as_one();
  } else {
    const Quantity body = read_random(argument);
    if (body.is_scalar()) {
      const auto random = random_in(body.scalar);
      value = random ? Quantities::number(expect(*random)) : as_one();
    } else {
      value = expected_vector(body, node);
    }
  }
  return exponent == nullptr ? *value : power(*value, *exponent, *next);
}

Quantity NoteReader::read_random(Nodes nodes) {
  const bool outer = within_expectation_;
  within_expectation_ = true;
  Quantity body = sum(nodes);
  within_expectation_ = outer;
  return body;
}

Quantity NoteReader::expected_vector(const Quantity& body, const TexNode& where) {
  if (body.is_table()) fail("found the expectation of a table", where);
  const bool is_row = body.shape == Shape::row;
  const Quantity upright = is_row ? quantities_.transpose(body) : body;
  const bool among_random = std::ranges::any_of(upright.parts, [&](const auto& part) {
    return mean_behind_constants(part.first).has_value();
  });
  Quantity out;
  out.shape = upright.shape;
  for (const auto& [word, factor] : upright.parts) {
    if (!factor.is_constant() && (!among_random || may_be_random(factor))) {
      fail("found the expectation of a vector with factors", where);
    }
    for (const Letter& l : word) {
      if (l.index && counts_outside(*l.index)) {
        fail("found the expectation of members of a sum", where);
      }
    }
    const auto mean =
        upright.shape == Shape::column ? known_mean(word, among_random) : std::nullopt;
    const Quantity one =
        mean ? *mean : opaque_letter("E" + expectation_ + "[" + text(word) + "]", upright.shape);
    out = Quantities::add(out, Quantities::scale(factor, one));
  }
  return is_row ? quantities_.transpose(out) : out;
}

/// Var(X) = E[X^2] - E[X]^2 and Cov(X, Y) = E[X Y] - E[X] E[Y] of numbers; of others, and of what
/// is not known to be random, one thing.
Quantity NoteReader::variance(Cursor& c, const TexNode& node) {
  const TexNode* whole = c.peek();
  const bool raised = whole != nullptr && whole->is(Kind::scripted) && whole->sub < 0 &&
                      whole->super >= 0 && whole->primes == 0;
  const TexNode* next = raised ? whole->children.data() : whole;
  if (raised) {
    const Quantity value = variance_of(c, node, next);
    return power(value, whole->children[static_cast<std::size_t>(whole->super)], *whole);
  }
  return variance_of(c, node, next);
}

Quantity NoteReader::variance_of(Cursor& c, const TexNode& node, const TexNode* next) {
  const bool closed = next != nullptr && next->is(Kind::fenced) &&
                      (next->open == "(" || next->open == "[" || next->open == "\\{");
  if (!closed) fail("found " + tex_key(node) + ", expected its argument in brackets", node);
  c.at += 2;
  const bool covariance = operator_word(node) == "Cov" || operator_word(node) == "cov";
  const bool conditional = std::ranges::any_of(next->children, [](const TexNode& n) {
    return n.is_symbol("|") || n.is_command("\\mid") || n.is_symbol(";");
  });
  const auto as_one = [&] {
    return as_written(std::array{Nodes(&node, 1), Nodes(next, 1)}, node, !covariance);
  };
  if (conditional) return as_one();
  const std::vector<Nodes> arguments = arguments_of(*next);
  if (arguments.size() != (covariance ? 2U : 1U)) {
    fail("found " + tex_key(node) + " of " + std::to_string(arguments.size()) + " arguments", node);
  }
  std::vector<Term> all;
  for (const Nodes argument : arguments) {
    const Quantity body = read_random(argument);
    const auto random = body.is_scalar() ? random_in(body.scalar) : std::nullopt;
    if (!random) return as_one();
    all.push_back(*random);
  }
  const Term x = all.front(), y = all.back();
  const Term product = covariance ? x * y : square(x);
  const Term means = covariance ? expect(x) * expect(y) : square(expect(x));
  return Quantities::number(expect(product) - means);
}

/// \mathbb{P}(A \cup B), P(X = 1 | Y), \Pr[X > 1]: one number, called by what is written.
std::optional<Quantity> NoteReader::probability(Cursor& c, const TexNode& node) {
  const TexNode* next = c.peek();
  const bool fenced = next != nullptr && next->is(Kind::fenced) &&
                      (next->open == "(" || next->open == "[" || next->open == "\\{");
  if (!fenced || !is_probability(node)) return std::nullopt;
  const bool letter = node.is(Kind::letter) || (node.is(Kind::scripted) && note_name(node));
  if (letter && !says_event(*next)) return std::nullopt;
  c.at += 2;
  return as_written(std::array{Nodes(&node, 1), Nodes(next, 1)}, node, true);
}

}  // namespace gradus
