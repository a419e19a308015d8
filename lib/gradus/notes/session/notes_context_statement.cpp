// The statement that a comparison of the notes is, under what they say of its names.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/session/notes_context.hpp"
#include "gradus/notes/session/vector_equations.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_hypotheses = 8;

/// Declares the vectors and operators that the statement mentions.
void name_vectors(Statement& s) {
  std::set<std::string> vectors, operators;
  const auto collect = [&](Term t) {
    if (t.op() != Op::inner) return;
    for (const Word* w : {&t.inner_left(), &t.inner_right()}) {
      vectors.insert(w->vector);
      operators.insert(w->operators.begin(), w->operators.end());
    }
  };
  for_each_node(s.conclusion, collect);
  for (const Comparison& h : s.domain.hypotheses) for_each_node(h, collect);
  s.domain.vectors.assign(vectors.begin(), vectors.end());
  s.domain.operators.assign(operators.begin(), operators.end());
}

/// x^2 = 2 says nothing of the members x_n, where x itself does not stand.
bool is_of_sequence_alone(const Comparison& said, const Comparison& of) {
  std::set<std::string> sequences = gradus::sequences(of.left);
  sequences.merge(gradus::sequences(of.right));
  const std::set<Term, TermOrder> here = free_symbols(of);
  return std::ranges::any_of(free_symbols(said), [&](Term t) {
    return sequences.contains(t.name()) && !here.contains(t);
  });
}

/// The square of a product of roots and numbers.
Term squared(Term t) {
  if (t.op() == Op::sqrt) return t.operand(0);
  if (t.op() == Op::multiply) return squared(t.operand(0)) * squared(t.operand(1));
  return square(t);
}

/// |g| <= G says |g|^2 <= G^2, too: where norms are squared, this is nearer.
void add_squares(Statement& s) {
  const auto mentions = [](const Comparison& c, const auto& what) {
    bool found = false;
    for_each_node(c, [&](Term t) { found = found || what(t); });
    return found;
  };
  const std::vector<Comparison> all = s.domain.hypotheses;
  for (const Comparison& h : all) {
    const bool above = h.relation == Relation::greater || h.relation == Relation::greater_equal;
    const Comparison c = above ? Comparison{h.right, mirrored(h.relation), h.left} : h;
    const bool below = c.relation == Relation::less || c.relation == Relation::less_equal;
    if (!below || c.left.op() != Op::sqrt) continue;
    const Comparison of_squares{c.left.operand(0), c.relation, squared(c.right)};
    const bool has_norm = mentions(of_squares, [](Term t) { return t.op() == Op::inner; });
    const bool speaks_of_norms = mentions(s.conclusion, [&](Term t) { return same(t, c.left); });
    const bool known =
        std::ranges::any_of(all, [&](const Comparison& k) { return is_same(k, of_squares); });
    if (has_norm && !speaks_of_norms && !known) s.domain.hypotheses.push_back(of_squares);
  }
}

/// Where 1 + 2 + \cdots + n stands, n is at least 1.
void keep_dots_apart(Statement& s, const std::map<std::string, long>& least) {
  if (least.empty()) return;
  const auto keep = [&](Term t) {
    const auto found = t.op() == Op::sum ? least.find(text(t)) : least.end();
    if (found == least.end()) return;
    for (const Term name : free_symbols(t.operand(2))) {
      for (Variable& v : s.domain.variables) {
        const bool lower = same(v.symbol, name) && (!v.lower || *v.lower < Rational(found->second));
        if (lower) v.lower = Rational(found->second);
      }
    }
  };
  for_each_node(s.conclusion, keep);
  for (const Comparison& h : s.domain.hypotheses) for_each_node(h, keep);
}

}  // namespace

std::size_t NotesContext::stated_at(const Comparison& c) const {
  const auto found = std::ranges::find_if(
      hypotheses_, [&](const Hypothesis& h) { return h.stated && is_same(h.comparison, c); });
  return found == hypotheses_.end() ? 0 : found->line;
}

std::size_t NotesContext::assumed_at(const Comparison& c) const {
  for (const Hypothesis& h : hypotheses_) {
    if (!h.stated && is_same(h.comparison, c)) return h.line;
  }
  const bool turned = c.left.is_constant();
  const Comparison bound = turned ? Comparison{c.right, mirrored(c.relation), c.left} : c;
  if (!bound.left.is_symbol() || !bound.right.is_constant()) return 0;
  const auto found = assumed_.find(bound.left.name());
  const auto line = bound_lines_.find(bound.left.name());
  if (found == assumed_.end() || line == bound_lines_.end()) return 0;
  const Variable& v = found->second;
  const Rational value = bound.right.value();
  const bool strict = bound.relation == Relation::greater || bound.relation == Relation::less;
  const bool below =
      bound.relation == Relation::greater || bound.relation == Relation::greater_equal;
  const bool above = bound.relation == Relation::less || bound.relation == Relation::less_equal;
  const bool same_bound = (below && v.lower && *v.lower == value && v.lower_strict == strict) ||
                          (above && v.upper && *v.upper == value && v.upper_strict == strict);
  return same_bound ? line->second : 0;
}

void NotesContext::add_hypotheses(std::vector<Statement>& statements,
                                  const std::vector<Comparison>& hypotheses) const {
  std::set<std::size_t> lines;  // the hypotheses' own
  for (Statement& s : statements) {
    for (const Comparison& h : hypotheses) {
      s.domain.hypotheses.push_back(h);
      std::set<Term, TermOrder> free = free_symbols(h);
      add_moments(s, h, lines, free);
      for (const Term symbol : free) {
        const bool known = std::ranges::any_of(
            s.domain.variables, [&](const Variable& v) { return same(v.symbol, symbol); });
        if (!known) s.domain.variables.push_back(variable(symbol, Grounds::all));
      }
    }
    add_squares(s);
    name_vectors(s);
  }
}

/// What is known of the moments of the random numbers in it; one random number has a mean and a
/// mean square, whatever they are.
void NotesContext::add_moments(Statement& s, const Comparison& of, std::set<std::size_t>& lines,
                               std::set<Term, TermOrder>& free) const {
  bool expects = false;
  for_each_node(of, [&](Term t) { expects = expects || t.op() == Op::expectation; });
  std::set<std::string> sequences = gradus::sequences(of.left);
  sequences.merge(gradus::sequences(of.right));
  for (const std::string& name : sequences) {
    const bool has =
        std::ranges::any_of(s.domain.moments, [&](const Moments& m) { return m.name == name; });
    if (has || !expects || !glossary_.random.contains(name)) continue;
    const auto known = moments_.find(name);
    if (known == moments_.end()) {
      Moments moments{name, {}, {}, false};
      if (!glossary_.sequences.contains(name)) {
        const auto product = glossary_.random_products.find(name);
        const bool is_known =
            product != glossary_.random_products.end() && product->second.mean.has_value();
        if (is_known) lines.insert(product->second.line);
        moments.first = is_known ? *product->second.mean : Term::symbol("mean of " + name);
        moments.second = Term::symbol("mean square of " + name);
        free.insert(*moments.second);
        free.merge(gradus::free_symbols(*moments.first));
      }
      s.domain.moments.push_back(std::move(moments));
      continue;
    }
    s.domain.moments.push_back(known->second.first);
    lines.insert(known->second.second);
    for (const auto& moment : {known->second.first.first, known->second.first.second}) {
      if (moment) free.merge(gradus::free_symbols(*moment));
    }
  }
}

/// What the products in a statement mean, with the names in their factors.
void NotesContext::add_products(Statement& s, std::set<Term, TermOrder>& free) const {
  const auto add = [&](const Comparison& c) {
    for_each_node(c, [&](Term t) {
      const auto found =
          t.op() == Op::element ? glossary_.products.find(t.name()) : glossary_.products.end();
      if (found == glossary_.products.end()) return;
      const bool known = std::ranges::any_of(
          s.domain.recursions, [&](const Recursion& r) { return r.name == t.name(); });
      if (known) return;
      s.domain.recursions.push_back(found->second);
      for (const Term name : gradus::free_symbols(found->second.next)) {
        if (!same(name, found->second.index)) free.insert(name);
      }
    });
  };
  add(s.conclusion);
  for (const Comparison& h : s.domain.hypotheses) add(h);
}

Statement NotesContext::statement(const Comparison& c, Grounds grounds,
                                  std::set<std::size_t>& lines) const {
  Statement s{"step", {}, c};
  std::set<Term, TermOrder> free = free_symbols(c);
  const std::set<std::string> names = names_of(c, glossary_.alphabet);
  if (grounds != Grounds::none) {
    // What speaks of these names alone; what stands nearer first.
    for (auto h = hypotheses_.rbegin(); h != hypotheses_.rend(); ++h) {
      if (s.domain.hypotheses.size() >= most_hypotheses) break;
      if (!std::ranges::includes(names, h->names)) continue;
      if (is_of_sequence_alone(h->comparison, c)) continue;
      if (h->stated && is_same(h->comparison, c)) continue;
      if (grounds == Grounds::sure && !is_sure(*h)) continue;
      free.merge(free_symbols(h->comparison));
      for (const Comparison& instance : instances_for(h->comparison, c)) {
        s.domain.hypotheses.push_back(instance);
      }
      lines.insert(h->line);
    }
  }
  add_products(s, free);
  add_moments(s, c, lines, free);
  for (const Term symbol : free) {
    s.domain.variables.push_back(variable(symbol, grounds));
    const auto line = bound_lines_.find(symbol.name());
    const bool uses =
        grounds == Grounds::all || (grounds == Grounds::sure && is_sure_bound(symbol.name()));
    if (uses && line != bound_lines_.end()) lines.insert(line->second);
  }
  keep_dots_apart(s, glossary_.least);
  add_squares(s);
  name_vectors(s);
  return s;
}

}  // namespace gradus
