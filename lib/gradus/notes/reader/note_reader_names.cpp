#include <algorithm>
#include <array>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/tables.hpp"

namespace gradus {
namespace {

/// How often a rule such as w_{t+1} = ... is applied to one name.
constexpr long most_unfoldings = 4;

using Kind = TexNode::Kind;

/// Words in labels, which no index spells.
constexpr std::array<std::string_view, 18> label_words{
    "min", "max",   "in",   "out",  "init", "new",  "old", "next",  "prev",
    "opt", "train", "test", "true", "best", "step", "eff", "final", "total"};

/// The letters and words in a label, each as a name.
void letters_of_label(const TexNode& node, std::set<std::string>& out) {
  if (node.is(Kind::letter) || node.is(Kind::words)) out.insert(node.text);
  if (node.is(Kind::command)) out.insert(node.text.substr(1));
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    std::string word;
    std::size_t end = i;
    while (end < node.children.size() && node.children[end].is(Kind::letter)) {
      word += node.children[end++].text;
    }
    if (std::ranges::find(label_words, word) != label_words.end()) {
      i = end - 1;
    } else {
      letters_of_label(node.children[i], out);
    }
  }
}

/// What stands below and above a name and is no exponent.
void labels_of(const TexNode& node, std::vector<const TexNode*>& out) {
  if (!node.is(Kind::scripted)) {
    for (const TexNode& child : node.children) labels_of(child, out);
    return;
  }
  labels_of(node.children[0], out);
  const TexNode* exponent = exponent_of(node);
  for (const int place : {node.sub, node.super}) {
    if (place < 0) continue;
    const TexNode* label = &node.children[static_cast<std::size_t>(place)];
    if (label != exponent) out.push_back(label);
  }
}

}  // namespace

/// The letter of a label that counts or stands for something else; none in the index.
std::optional<std::string> NoteReader::counted_in_label(const NoteName& n, const TexNode& node,
                                                        bool index_counts) const {
  std::vector<const TexNode*> labels;
  labels_of(node, labels);
  for (const TexNode* label : labels) {
    const bool is_index =
        index_counts && label->begin <= n.index.front().begin && n.index.back().end <= label->end;
    if (is_index) continue;
    std::set<std::string> letters;
    letters_of_label(*label, letters);
    for (const std::string& letter : letters) {
      if (glossary_.alphabet.is_bound(letter) || locals_.contains(letter)) return letter;
    }
  }
  return std::nullopt;
}

/// x_{ij} is one name: nothing may count in it, or stand for something else.
void NoteReader::forbid_counted_label(const NoteName& n, const TexNode& node,
                                      bool index_counts) const {
  const auto letter = counted_in_label(n, node, index_counts);
  if (!letter) return;
  fail("found " + tex_key(node) + ", in which " + *letter +
           " counts: only one index of a sequence may",
       node);
}

/// Puts the index that a rule is applied to in the place of its parameter, in a label: nothing
/// binds a letter there.
void NoteReader::settle_indices(TexNode& node) const {
  const auto name = note_name(node);
  const auto local = name ? locals_.find(name->written) : locals_.end();
  if (local == locals_.end() || !local->second.is_scalar()) {
    for (TexNode& child : node.children) settle_indices(child);
    return;
  }
  const Term index = local->second.scalar;
  const bool plain = node.is(Kind::letter) && index.is_symbol() && index.sort() == Sort::natural &&
                     index.name().size() == 1 && !glossary_.alphabet.is_bound(index.name());
  if (!plain) return;
  TexNode sign;
  sign.kind = Kind::symbol;
  sign.text = index.name();
  node = std::move(sign);
}

/// x_{ij} where a sum counts i alone: a member of the sequence x_{#j}, of which nothing is known.
std::optional<Quantity> NoteReader::member_by_label(const NoteName& n, const TexNode& node) {
  TexNode plain = node;
  if (exponent_of(node) != nullptr) plain.super = -1;
  std::set<std::string> counters;
  counters_in(Nodes(&plain, 1), counters);
  if (counters.size() != 1 || glossary_.shape_of(n.key()) != Shape::scalar) return std::nullopt;
  settle_indices(plain);
  return as_written(std::array{Nodes(&plain, 1)}, node);
}

Quantity NoteReader::opaque_number(const std::string& key, bool nonnegative) {
  glossary_.opaque.insert(key);
  if (nonnegative) glossary_.nonnegative.insert(key);
  return Quantities::number(Term::symbol(key));
}

Quantity NoteReader::opaque_letter(const std::string& key, Shape shape) {
  glossary_.opaque.insert(key);
  return Quantities::letter({key, std::nullopt, shape != Shape::matrix, false});
}

/// The index as a natural formula, where the base is a sequence.
std::optional<Term> NoteReader::index_term(const NoteName& n) {
  if (!n.has_index() || !glossary_.sequences.contains(n.base)) return std::nullopt;
  for (const TexNode& part : n.index) {
    if (part.is(TexNode::Kind::letter)) glossary_.infer_natural(part.text, "it is an index");
  }
  const Quantity q = sum(n.index);
  if (!q.is_scalar()) return std::nullopt;
  const auto form = linear_form(q.scalar);
  if (!form) return std::nullopt;
  for (const Term s : free_symbols(q.scalar)) {
    if (s.sort() != Sort::natural) return std::nullopt;
  }
  return to_term(*form);
}

/// Where e = y - h stands, e^2 is a square of that, and what e^{-x} is remains open.
bool NoteReader::is_euler(const NoteName& n, const TexNode& node) const {
  if (n.written != "e" || glossary_.declared.contains("e")) return false;
  if (!glossary_.rules.contains("e")) return true;
  const TexNode* exponent = exponent_of(node);
  const bool of_name = exponent == nullptr || without_braces(*exponent).is(Kind::number) ||
                       says_transposed(*exponent);
  if (!of_name) fail("found " + tex_key(node) + ", where e is defined as something else", node);
  return false;
}

Quantity NoteReader::name(const NoteName& n, const TexNode& node) {
  const auto local = locals_.find(n.written);
  if (local != locals_.end()) return local->second;
  const bool named_pi = glossary_.declared.contains("pi") || glossary_.rules.contains("pi") ||
                        glossary_.functions.contains("pi");
  if (n.written == "pi" && !named_pi) return Quantities::number(Term::pi());
  const bool euler = is_euler(n, node);
  // \sum_{j=1}^{n_l}
  const bool limit =
      n.has_index() && glossary_.naturals.contains(n.written) && !counted_in_label(n, node, false);
  const std::optional<Term> index = limit ? std::nullopt : index_term(n);
  if (counted_in_label(n, node, index.has_value())) {
    if (auto member = member_by_label(n, node)) return *member;
    forbid_counted_label(n, node, index.has_value());
  }
  if (index && !counts_outside(*index)) members_seen_.emplace_back(n.base, *index);
  const bool replaces = expand_ || differentiating_ > 0 || stands_for_table(n);
  if (replaces) {
    if (auto value = by_rule(n)) return *value;
  } else if (within_expectation_) {
    if (auto value = random_value(n, index)) return *value;
  }
  const bool is_identity =
      (n.written == "I" || n.written == "bold_I" || n.written == "I_n" || n.written == "I_d") &&
      !glossary_.declared.contains(n.base);
  if (is_identity) {
    Quantity one;
    one.shape = Shape::matrix;
    one.parts.emplace(LetterWord{}, Term(1));
    return one;
  }
  // Some write arrows on matrices, too.
  if (n.base.starts_with("vec_") && !(n.base[4] >= 'A' && n.base[4] <= 'Z')) {
    glossary_.infer_shape(n.key(), Shape::column, "an arrow");
  }
  const Shape shape = glossary_.shape_of(n.key());
  if (index && replaces) {
    if (auto value = by_rule_of_member(n, *index)) return *value;
  }
  if (shape != Shape::scalar) {
    if (index) return Quantities::letter({n.base, *index, shape != Shape::matrix, false});
    return Quantities::letter({n.written, std::nullopt, shape != Shape::matrix, false});
  }
  if (index) {
    if (glossary_.random.contains(n.base)) glossary_.random_members.insert(n.base);
    return Quantities::number(Term::element(n.base, *index));
  }
  if (euler) return Quantities::number(exp(Term(1)));
  // A random number is the one member of a random sequence.
  if (glossary_.random.contains(n.base)) {
    glossary_.random_members.insert(n.written);
    return Quantities::number(Term::element(n.written, Term(0)));
  }
  if (glossary_.naturals.contains(n.written)) return Quantities::number(Term::natural(n.written));
  return Quantities::number(Term::symbol(n.written));
}

bool NoteReader::stands_for_table(const NoteName& n) const {
  const auto found = glossary_.rules.find(n.written);
  return found != glossary_.rules.end() && is_lone_table(found->second.body);
}

std::optional<Quantity> NoteReader::by_rule(const NoteName& n) {
  const auto found = glossary_.rules.find(n.written);
  if (found == glossary_.rules.end() || (keep_tables_ && stands_for_table(n))) return std::nullopt;
  // df/dx: f at the names of its parameters. In d/dm (x - m)/\sigma nothing is taken of \sigma(z).
  const auto& parameters = found->second.parameters;
  const auto is_local = [this](const std::string& p) { return locals_.contains(p); };
  const bool at_parameters = differentiating_ > 0 && std::ranges::any_of(parameters, is_local);
  if (!parameters.empty() && !at_parameters) return std::nullopt;
  lines_used_.insert(found->second.line);
  const Quantity value = sum(found->second.body);
  const Shape shape = glossary_.shape_of(n.key());
  if (!value.is_scalar() || !value.is_zero() || shape == Shape::scalar) return value;
  return Quantity{shape, {}, {}, {}};  // x_0 = 0 of vectors
}

std::optional<Quantity> NoteReader::by_rule_of_member(const NoteName& n, Term index) {
  if (index.is_constant()) {
    NoteName member = n;
    member.written = n.base + "_" + text(index);
    if (auto value = by_rule(member)) return value;
  }
  const auto closed = closed_.find(n.base);
  const auto form = linear_form(index);
  if (closed != closed_.end() && form && !form->is_constant()) {
    return value_at(closed->second, *form);
  }
  return by_index_rule(n, index);
}

std::vector<NoteReader::Member> NoteReader::members(const std::vector<TexNode>& side) {
  std::vector<Member> out;
  for_each_name(side, [&](const NoteName& n) {
    if (!glossary_.index_rules.contains(n.base)) return;
    const auto index = index_term(n);
    const auto form = index ? linear_form(*index) : std::nullopt;
    const auto natural = form ? form->lone_symbol() : std::nullopt;
    if (natural) out.push_back({n.base, *natural, form->constant});
  });
  return out;
}

std::optional<Quantity> NoteReader::by_index_rule(const NoteName& n, Term index) {
  const auto found = glossary_.index_rules.find(n.base);
  if (found == glossary_.index_rules.end()) return std::nullopt;
  const IndexRule& rule = found->second;
  const auto form = linear_form(index);
  if (!form) return std::nullopt;
  bool closed = true;
  for_each_name(rule.body, [&](const NoteName& m) { closed = closed && m.base != n.base; });
  if (form->is_constant() && closed) {
    if (form->constant < rule.offset) return std::nullopt;
  } else if (form->is_constant()) {
    // From the nearest member before it that is known.
    const auto first = unrolled_.find(n.base);
    bool known = first != unrolled_.end() && first->second < form->constant;
    for (long k = form->constant - 1; k >= form->constant - most_unfoldings && k >= 0; --k) {
      known = known || glossary_.rules.contains(n.base + "_" + std::to_string(k));
    }
    if (!known) return std::nullopt;
  } else {
    const auto reach = reach_.find(n.base);
    const long before = form->constant - std::max(rule.offset, 1L);
    const bool reached = reach != reach_.end() && before >= reach->second;
    const bool far = form->constant - rule.offset > most_unfoldings;
    if (!form->lone_symbol() || far || (form->constant < rule.offset && !reached))
      return std::nullopt;
  }
  lines_used_.insert(rule.line);
  return value_at(rule, *form);
}

/// w_{s} = body at s - offset.
Quantity NoteReader::value_at(const IndexRule& rule, LinearForm index) {
  index.constant -= rule.offset;
  const std::map<std::string, Quantity> outer = locals_;
  locals_[rule.parameter] = Quantities::number(to_term(index));
  Quantity value = sum(rule.body);
  locals_ = outer;
  return value;
}

}  // namespace gradus
