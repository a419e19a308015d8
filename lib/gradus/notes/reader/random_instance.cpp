#include "gradus/notes/reader/random_instance.hpp"

#include <algorithm>

#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/instance.hpp"

namespace gradus {
namespace {

/// Of random numbers that stand for products of vectors, these products.
class Products {
 public:
  Products(const Statement& s, const Glossary& glossary) : glossary_(glossary) {
    for (const Moments& m : s.domain.moments) {
      const auto found = glossary.random_products.find(m.name);
      if (found == glossary.random_products.end()) {
        known_ = false;
        return;
      }
      const auto means = glossary.means.find(found->second.label);
      known_ = known_ && means != glossary.means.end() &&
               (means_ == nullptr || means_ == &means->second);
      if (!known_) return;
      means_ = &means->second;
      products_.emplace(m.name, found->second.product);
      add_letters(found->second.product);
    }
  }
  bool known() const { return known_ && !random_.empty(); }
  const std::set<Letter>& random() const { return random_; }
  const VectorMeans& means() const { return *means_; }

  Term written(Term t) const {
    return transform(t, [&](Term node) {
      if (node.op() != Op::element) return node;
      const auto found = products_.find(node.name());
      return found == products_.end() ? node : found->second;
    });
  }

 private:
  void add_letters(Term product) {
    const auto word = glossary_.alphabet.word_of(product);
    known_ = known_ && word.has_value();
    if (!known_) return;
    for (Letter l : *word) {
      l.transposed = false;
      if (means_->of(l) != nullptr) {
        random_.insert(l);
      } else {
        known_ = known_ && (!l.is_vector || means_->is_constant(l) || has_star(l.name));
      }
    }
  }

  const Glossary& glossary_;
  const VectorMeans* means_ = nullptr;  ///< of the one expectation that is spoken of
  std::map<std::string, Term> products_;
  std::set<Letter> random_;
  bool known_ = true;
};

/// In one dimension, as `instance` writes it.
Term component(const Letter& l) {
  return l.index ? Term::element(l.name, *l.index) : Term::symbol(l.name);
}

Term component(const Quantity& column) {
  Term sum = 0;
  for (const auto& [word, factor] : column.parts) {
    Term product = factor;
    for (const Letter& l : word) product = tidy::multiply(product, component(l));
    sum = tidy::add(sum, product);
  }
  return sum;
}

}  // namespace

std::optional<Statement> random_instance(const Statement& s, const Glossary& glossary) {
  const Products products(s, glossary);
  if (!products.known()) return std::nullopt;
  Statement written = s;
  const auto for_each_side = [](Statement& of, const auto& change) {
    of.conclusion.left = change(of.conclusion.left);
    of.conclusion.right = change(of.conclusion.right);
    for (Comparison& h : of.domain.hypotheses) {
      h.left = change(h.left);
      h.right = change(h.right);
    }
  };
  for_each_side(written, [&](Term t) { return products.written(t); });
  auto out = instance(written, glossary.alphabet, 1);
  if (!out) return std::nullopt;
  out->domain.moments.clear();
  Substitution values;
  std::set<Term, TermOrder> free;
  for (const Letter& l : products.random()) {
    const Term mean = component(products.means().of(l)->value);
    const Term spread = Term::symbol("spread of " + l.text());
    const std::string chance = "chance of " + l.text();
    values.emplace(component(l), mean + spread * Term::element(chance, Term(0)));
    out->domain.moments.push_back({chance, Term(0), Term(1), false});
    free.insert(spread);
    free.merge(free_symbols(mean));
  }
  for_each_side(*out, [&](Term t) { return substitute(t, values); });
  for (const Term symbol : free) {
    const bool known = std::ranges::any_of(
        out->domain.variables, [&](const Variable& v) { return same(v.symbol, symbol); });
    if (!known) out->domain.variables.push_back(real(symbol));
  }
  return out;
}

}  // namespace gradus
