#include "gradus/notes/session/member_terms.hpp"

#include <algorithm>
#include <cctype>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"

namespace gradus {
namespace {

Term place() { return Term::natural("#"); }

/// Indices t + 1, t of one natural t, or numbers alone.
class Places {
 public:
  /// False where it is no such index, or one of another natural.
  bool add(Term index) {
    const auto form = linear_form(index);
    if (!form) return false;
    if (form->is_constant()) {
      constants_.push_back(form->constant);
      return true;
    }
    const auto natural = form->lone_symbol();
    if (!natural || (natural_ && !same(*natural_, *natural))) return false;
    natural_ = natural;
    least_ = seen_ ? std::min(least_, form->constant) : form->constant;
    seen_ = true;
    return true;
  }
  bool any() const { return seen_ || !constants_.empty(); }
  /// What the others are counted from.
  Term first() const {
    if (natural_) return shifted(*natural_, least_);
    return Term(*std::ranges::min_element(constants_));
  }
  /// From the first; a number beside a natural stays what it is.
  std::optional<long> offset(Term index) const {
    const auto form = linear_form(index);
    if (form->is_constant() && natural_) return std::nullopt;
    return form->constant - (natural_ ? least_ : *std::ranges::min_element(constants_));
  }

 private:
  std::optional<Term> natural_;
  long least_ = 0;
  bool seen_ = false;
  std::vector<long> constants_;
};

std::string name_of(const LetterWord& word) { return "<" + text(word) + ">"; }

/// What an unknown function is taken at, where that is one member alone.
std::optional<std::pair<std::string, Term>> lone_member(const Quantity& at) {
  if (at.is_scalar()) {
    if (at.scalar.op() != Op::element) return std::nullopt;
    return std::pair(at.scalar.name(), at.scalar.operand(0));
  }
  if (at.is_table() || at.parts.size() != 1) return std::nullopt;
  const auto& [word, factor] = *at.parts.begin();
  if (word.size() != 1 || !word[0].index || !same(factor, Term(1))) return std::nullopt;
  return std::pair(word[0].name, *word[0].index);
}

/// f(x_t) is a member of f(x[#]), as it is called within sums; f(x[# + 1]) has the members of
/// f(x[#]), one further on.
std::optional<std::pair<std::string, Term>> member_of(const std::string& name,
                                                      const std::optional<Term>& index,
                                                      const Glossary& glossary) {
  if (const auto found = glossary.values.find(name); found != glossary.values.end()) {
    const auto member = lone_member(found->second.at);
    if (!member) return std::nullopt;
    return std::pair(found->second.prefix + found->second.function + "(" + member->first + "[#])",
                     member->second);
  }
  // Vectors are printed with blanks in their index, numbers without.
  constexpr std::string_view wide = "[# + ", end = "])";
  const std::string_view further = name.find(wide) == std::string::npos ? "[#+" : wide;
  const std::size_t at = name.find(further);
  if (!index || at == std::string::npos || !name.ends_with(end)) return std::nullopt;
  const std::string offset =
      name.substr(at + further.size(), name.size() - at - further.size() - end.size());
  if (offset.size() != 1 || offset[0] < '1' || offset[0] > '9') return std::nullopt;
  return std::pair(name.substr(0, at) + "[#])", shifted(*index, offset[0] - '0'));
}

/// Whether the word stands in the name of what is called by what was written.
bool speaks_of(const std::string& name, const std::string& word) {
  const auto is_part = [&](std::size_t i) {
    return i < name.size() &&
           (std::isalnum(static_cast<unsigned char>(name[i])) != 0 || name[i] == '_');
  };
  for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
    if (!(at > 0 && is_part(at - 1)) && !is_part(at + word.size())) return true;
  }
  return false;
}

}  // namespace

Term shifted(Term index, long offset) {
  auto form = linear_form(index);
  if (!form) return index + Term(offset);
  form->constant += offset;
  return to_term(*form);
}

Term MemberTerms::of_value(Term t) const {
  const auto index = t.op() == Op::element ? std::optional(t.operand(0)) : std::nullopt;
  const auto member = member_of(t.name(), index, glossary_);
  return member ? Term::element(member->first, member->second) : t;
}

Term MemberTerms::of_word(Term product) {
  const auto given = glossary_.alphabet.word_of(product);
  if (!given) return product.op() == Op::element ? of_value(product) : product;
  LetterWord word = *given;
  Places places;
  for (Letter& l : word) {
    if (auto member = member_of(l.name, l.index, glossary_)) {
      std::tie(l.name, l.index) = *member;
    }
    if (l.index && !places.add(*l.index)) return product;
  }
  if (!places.any()) return product;
  for (Letter& l : word) {
    if (!l.index) continue;
    if (const auto offset = places.offset(*l.index)) l.index = shifted(place(), *offset);
  }
  const LetterWord turned = glossary_.alphabet.transposed(word);
  if (text(turned) < text(word)) word = turned;
  const std::string name = name_of(word);
  words_.emplace(name, word);
  for (const Letter& l : word) vectors_.insert(l.name);
  const bool is_square = word.size() == 2 && word[0].name == word[1].name && word[0].index &&
                         word[1].index && same(*word[0].index, *word[1].index);
  if (is_square) nonnegative_.insert(name);
  return Term::element(name, places.first());
}

Term MemberTerms::of_root(Term root) {
  Places places;
  bool fits = true, has_words = false;
  for_each_node(root, [&](Term t) {
    if (t.op() != Op::element) return;
    has_words = has_words || words_.contains(t.name());
    fits = fits && places.add(t.operand(0));
  });
  if (!fits || !has_words) return root;
  const Term at_place = transform(root, [&](Term t) {
    if (t.op() != Op::element) return t;
    const auto offset = places.offset(t.operand(0));
    return offset ? Term::element(t.name(), shifted(place(), *offset)) : t;
  });
  const std::string name = text(at_place);
  roots_.emplace(name, at_place);
  nonnegative_.insert(name);
  return Term::element(name, places.first());
}

Term MemberTerms::operator()(Term t) {
  return transform(t, [&](Term node) {
    switch (node.op()) {
      case Op::symbol:
        return of_value(node);
      case Op::inner:
      case Op::element:
        return of_word(node);
      case Op::sqrt:
        return of_root(node);
      default:
        return node;
    }
  });
}

std::vector<MemberTerms::Distance> MemberTerms::distances() const {
  std::vector<Distance> out;
  for (const auto& [name, word] : words_) {
    if (word.size() != 2 || word[0].index.has_value() == word[1].index.has_value()) continue;
    const Letter &member = word[0].index ? word[0] : word[1],
                 &from = word[0].index ? word[1] : word[0];
    for (const std::string& square : nonnegative_) {
      const auto found = words_.find(square);
      const bool fits = found != words_.end() && found->second[0].name == member.name &&
                        same(*found->second[0].index, *member.index);
      if (fits && member.is_vector && from.is_vector) out.push_back({square, name, from.name});
    }
  }
  return out;
}

std::vector<Term> MemberTerms::symbols_of(const std::set<std::string>& sequences) const {
  std::vector<Term> out;
  for (const auto& [name, value] : glossary_.values) {
    const auto member = member_of(name, std::nullopt, glossary_);
    if (member && sequences.contains(member->first)) out.push_back(Term::symbol(name));
  }
  return out;
}

std::optional<Term> MemberTerms::in_one_dimension(const std::string& sequence, Term index) const {
  const Substitution here{{place(), index}};
  if (const auto word = words_.find(sequence); word != words_.end()) {
    std::optional<Term> out;
    for (const Letter& l : word->second) {
      if (l.name.find("^-1") != std::string::npos || glossary_.alphabet.is_power(l)) return {};
      const Term one = l.index ? Term::element(l.name, shifted(substitute(*l.index, here), 0))
                               : Term::symbol(l.name);
      out = out ? *out * one : one;
    }
    return out;
  }
  const auto root = roots_.find(sequence);
  if (root == roots_.end()) return std::nullopt;
  bool whole = true;
  const Term written = transform(substitute(root->second, here), [&](Term t) {
    if (t.op() != Op::element || !is_made_of_vectors(t.name())) return t;
    const auto value = in_one_dimension(t.name(), t.operand(0));
    whole = whole && value;
    return value.value_or(t);
  });
  return whole ? std::optional(written) : std::nullopt;
}

bool hides(Term t, Term natural) {
  bool found = false;
  const auto look_at = [&](const std::string& name) {
    found = found || speaks_of(name, natural.name());
  };
  for_each_node(t, [&](Term node) {
    if (node.op() == Op::element || (node.is_symbol() && !same(node, natural))) {
      look_at(node.name());
    }
    if (node.op() != Op::inner) return;
    for (const Word* w : {&node.inner_left(), &node.inner_right()}) {
      look_at(w->vector);
      for (const std::string& o : w->operators) look_at(o);
    }
  });
  return found;
}

}  // namespace gradus
