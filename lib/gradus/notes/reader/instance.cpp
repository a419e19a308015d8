#include "gradus/notes/reader/instance.hpp"

#include <algorithm>

#include "gradus/algebra/tidy.hpp"

namespace gradus {
namespace {

using Table = std::vector<std::vector<Term>>;

class Writer {
 public:
  Writer(const Alphabet& alphabet, int dimension)
      : alphabet_(alphabet), n_(static_cast<std::size_t>(dimension)) {}

  std::optional<Term> write(Term t) {
    bool whole = true;
    Substitution components;
    for_each_node(t, [&](Term node) {
      if (node.op() != Op::inner && node.op() != Op::element) return;
      const auto word = alphabet_.word_of(node);
      if (node.op() == Op::inner && !word) whole = false;
      if (!word || !whole) return;
      const auto value = product(*word);
      if (!value) {
        whole = false;
        return;
      }
      components.emplace(node, *value);
      found_ = true;
    });
    if (!whole) return std::nullopt;
    return substitute(t, components);
  }
  bool found() const { return found_; }

 private:
  /// Inverses and powers have no components of their own.
  std::optional<Table> table(const Letter& l) const {
    if (l.name.find("^-1") != std::string::npos || alphabet_.is_power(l)) return std::nullopt;
    const std::size_t columns = l.is_vector ? 1 : n_;
    Table out(n_, std::vector<Term>(columns));
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < columns; ++j) out[i][j] = component(l, i, j);
    }
    if (!l.transposed) return out;
    Table turned(columns, std::vector<Term>(n_));
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < columns; ++j) turned[j][i] = out[i][j];
    }
    return turned;
  }

  Term component(const Letter& l, std::size_t i, std::size_t j) const {
    if (!l.is_vector && alphabet_.is_symmetric(l.name) && j < i) std::swap(i, j);
    std::string name = l.name;
    if (n_ > 1) {
      name += "[" + std::to_string(i + 1) + (l.is_vector ? "" : "," + std::to_string(j + 1)) + "]";
    }
    return l.index ? Term::element(name, *l.index) : Term::symbol(name);
  }

  std::optional<Term> product(const LetterWord& word) const {
    std::optional<Table> total;
    for (const Letter& l : word) {
      const auto next = table(l);
      if (!next) return std::nullopt;
      if (!total) {
        total = next;
        continue;
      }
      Table out(total->size(), std::vector<Term>((*next)[0].size()));
      for (std::size_t i = 0; i < out.size(); ++i) {
        for (std::size_t j = 0; j < out[i].size(); ++j) {
          for (std::size_t k = 0; k < next->size(); ++k) {
            out[i][j] = tidy::add(out[i][j], tidy::multiply((*total)[i][k], (*next)[k][j]));
          }
        }
      }
      total = std::move(out);
    }
    return (*total)[0][0];
  }

  const Alphabet& alphabet_;
  std::size_t n_;
  bool found_ = false;
};

}  // namespace

std::optional<Statement> instance(const Statement& s, const Alphabet& alphabet, int dimension) {
  Writer writer(alphabet, dimension);
  Statement out = s;
  out.domain.vectors.clear();
  out.domain.operators.clear();
  const auto write = [&](Comparison& c) {
    const auto left = writer.write(c.left), right = writer.write(c.right);
    if (!left || !right) return false;
    c.left = *left;
    c.right = *right;
    return true;
  };
  if (!write(out.conclusion)) return std::nullopt;
  if (!writer.found()) return std::nullopt;
  for (Comparison& h : out.domain.hypotheses) {
    if (!write(h)) return std::nullopt;
  }
  std::set<Term, TermOrder> free = free_symbols(out.conclusion.left);
  free.merge(free_symbols(out.conclusion.right));
  for (const Comparison& h : out.domain.hypotheses) {
    free.merge(free_symbols(h.left));
    free.merge(free_symbols(h.right));
  }
  for (const Term symbol : free) {
    const bool known = std::ranges::any_of(
        out.domain.variables, [&](const Variable& v) { return same(v.symbol, symbol); });
    if (known) continue;
    out.domain.variables.push_back(symbol.sort() == Sort::natural ? natural_from(symbol, 0)
                                                                  : real(symbol));
  }
  return out;
}

}  // namespace gradus
