#include <algorithm>
#include <tuple>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/bound_names.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

std::span<const TexNode> content(const TexNode& node) {
  return node.is(Kind::group) ? std::span<const TexNode>(node.children)
                              : std::span<const TexNode>(&node, 1);
}

bool is_unequal(const TexNode& node) {
  const auto link = connective(node);
  return link && link->link == Link::relation && link->relation == Relation::not_equal;
}

/// Defined for each base.
bool is_positive_power(Term t) {
  return t.op() == Op::power && t.operand(1).is_constant() && t.operand(1).value().is_integer() &&
         t.operand(1).value().sign() > 0;
}

bool is_infinite(std::span<const TexNode> nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& n) { return n.is_command("\\infty"); });
}

}  // namespace

std::optional<NoteReader::Counting> NoteReader::counting(const TexNode& node) {
  if (!node.is(Kind::scripted) || node.sub < 0) {
    fail("found " + tex_key(node) + " without an index", node);
  }
  const Nodes below = content(node.children[static_cast<std::size_t>(node.sub)]);
  const auto equal = std::ranges::find_if(below, [](const TexNode& n) {
    const auto link = connective(n);
    return link && link->link == Link::relation && link->relation == Relation::equal;
  });
  const auto index = below.empty() ? std::nullopt : note_name(below[0]);
  const bool from =
      equal != below.end() && equal - below.begin() == 1 && index && !index->has_index();
  const bool loose = below.size() == 1 && index && !index->has_index() && node.super < 0;
  const bool excludes = below.size() == 3 && index && !index->has_index() && node.super < 0 &&
                        is_unequal(below[1]) && note_name(below[2]);
  if (!from && !loose && !excludes) return std::nullopt;
  Counting out{index->written, Term(1), Term(), std::nullopt};
  if (from) {
    const Nodes start = below.subspan(2);
    if (node.super < 0 || start.empty()) return std::nullopt;
    const Nodes stop = content(node.children[static_cast<std::size_t>(node.super)]);
    if (stop.empty() || is_infinite(stop) || is_infinite(start)) return std::nullopt;
    for (const Nodes limit : {start, stop}) {
      for (const TexNode& n : limit) {
        const auto name = note_name(n);
        if (!name) continue;
        const bool counts = counted_in_label(*name, n, false).has_value();
        if (!name->has_index() || !counts) {
          glossary_.infer_natural(name->written, "it is a limit of a sum");
        }
      }
    }
    out.lower = scalar(sum(start), node);
    out.upper = scalar(sum(stop), node);
  } else if (excludes && !exclude(below[2], out)) {
    return std::nullopt;
  } else if (!excludes || !limits_.contains(out.excluded->name())) {
    const std::string count = unsaid_count + out.counter;
    glossary_.naturals.insert(count);
    glossary_.reasons.emplace(count,
                              "how many " + out.counter + " there are: the sum has no limits");
    out.upper = Term::natural(count);
  }
  for (const Term limit : {out.lower, out.upper}) {
    if (!linear_form(limit)) fail("found a limit of a sum that is no integer formula", node);
    for (const Term s : free_symbols(limit)) {
      if (s.sort() != Sort::natural) fail("found a limit of a sum that is not natural", node);
      if (s.name() == out.counter) fail("found an index within its own limits", node);
    }
  }
  return out;
}

Quantity NoteReader::counted_body(Cursor& c, const std::string& counter, Term i) {
  const TexNode& node = c.here();
  if (++c.at; c.done()) fail("found " + tex_key(node) + " of nothing", node);
  glossary_.infer_natural(counter, "it counts the members of a sum");
  const std::map<std::string, Quantity> outer = locals_;
  locals_[counter] = Quantities::number(i);
  glossary_.alphabet.bind(i.name());
  bool negative = false;
  while (c.at + 1 < c.nodes.size() && is_sum(node) &&
         (c.here().is_symbol("-") || c.here().is_symbol("+"))) {
    negative = negative != c.here().is_symbol("-");
    ++c.at;
  }
  const std::size_t start = c.at;
  c.at = c.nodes.size();
  std::optional<Quantity> body;
  try {
    body = product(c.nodes.subspan(start));
    if (negative) body = Quantities::scale(Term(-1), *body);
  } catch (...) {
    glossary_.alphabet.unbind();
    limits_.erase(i.name());
    locals_ = outer;
    throw;
  }
  glossary_.alphabet.unbind();
  limits_.erase(i.name());
  locals_ = outer;
  return *body;
}

Quantity NoteReader::big_sum(Cursor& c, const TexNode& node) {
  const auto limits = counting(node);
  if (!limits) return opaque_rest(c, node);
  const Term i = Term::natural(fresh(limits->counter));
  limits_.insert_or_assign(i.name(), std::pair(limits->lower, limits->upper));
  const Quantity body = counted_body(c, limits->counter, i);
  const Quantity whole =
      body.is_scalar()
          ? Quantities::number(gradus::sum(i, limits->lower, limits->upper, body.scalar))
          : vector_sum(body, i, limits->lower, limits->upper, node);
  if (!limits->excluded) return whole;
  return without_excluded(whole, body, i, *limits->excluded, node);
}

/// Sets what j \ne i leaves out, and the limits of the sum around over i. A name that no sum around
/// counts is one of those that j goes through.
bool NoteReader::exclude(const TexNode& other, Counting& out) {
  const auto name = note_name(other);
  if (exponent_of(other) != nullptr || name->has_index()) return false;
  if (!locals_.contains(name->written)) {
    glossary_.infer_natural(name->written, "a sum leaves it out");
  }
  const Quantity value = this->name(*name, other);
  if (!value.is_scalar() || !value.scalar.is_symbol() || value.scalar.sort() != Sort::natural) {
    return false;
  }
  out.excluded = value.scalar;
  const auto around = limits_.find(value.scalar.name());
  if (around != limits_.end()) std::tie(out.lower, out.upper) = around->second;
  return true;
}

/// The sum over all less the term at what is left out, which must be defined there.
Quantity NoteReader::without_excluded(Quantity sum, const Quantity& body, Term i, Term excluded,
                                      const TexNode& where) {
  const auto both = [&](Term t) {
    const auto names = free_symbols(t);
    return names.contains(i) && names.contains(excluded);
  };
  const auto look = [&](Term factor) {
    for_each_node(factor, [&](Term t) {
      const bool fails_somewhere =
          (t.op() == Op::divide && both(t.operand(1))) ||
          ((t.op() == Op::log || t.op() == Op::sqrt || t.op() == Op::power) && both(t.operand(0)) &&
           !is_positive_power(t));
      if (fails_somewhere) {
        fail("found " + tex_key(where) + " of what may have no value where the two are equal",
             where);
      }
    });
  };
  const Substitution there{{i, excluded}};
  if (body.is_scalar()) {
    look(body.scalar);
    return Quantities::number(tidy::subtract(sum.scalar, substitute(body.scalar, there)));
  }
  Quantity term = body;
  term.parts.clear();
  for (const auto& [word, factor] : body.parts) {
    look(factor);
    LetterWord letters = word;
    for (Letter& l : letters) {
      if (l.index) l.index = substitute(*l.index, there);
    }
    Quantity part = body;
    part.parts = {{std::move(letters), substitute(factor, there)}};
    term = Quantities::add(term, part);
  }
  return Quantities::subtract(sum, term);
}

/// The power of a constant; else the member u - a + 1 of a sequence P with P(0) = 1 and
/// P(k + 1) = P(k) b(k + a), for factors b(a) ... b(u).
Quantity NoteReader::big_product(Cursor& c, const TexNode& node) {
  const auto limits = counting(node);
  const auto lower = limits ? linear_form(limits->lower) : std::nullopt;
  if (!limits || !lower->is_constant()) return opaque_rest(c, node);
  const auto count = linear_form(limits->upper - limits->lower + Term(1));
  if (!count || !count->at_least(0)) {
    fail("found \\prod whose upper limit may lie far below the lower one", node);
  }
  // What is within a member of a sequence neither a derivative nor an expectation sees.
  if (differentiating_ > 0) fail("found the derivative of \\prod", node);
  if (within_expectation_) fail("found the expectation of \\prod", node);
  const Term i = Term::natural(fresh(limits->counter));
  const Quantity body = counted_body(c, limits->counter, i);
  const Term factor = scalar(body, node);
  const Term factors = to_term(*count);
  if (!free_symbols(factor).contains(i)) return Quantities::number(pow(factor, factors));
  bool closed = !counts_outside(factor);
  for_each_node(factor, [&](Term t) { closed = closed && t.op() != Op::inner; });
  for (const std::string& name : sequences(factor)) {
    closed = closed && !glossary_.random_members.contains(name) &&
             !glossary_.products.contains(name) && name.find('<') == std::string::npos;
  }
  if (!closed) fail("found \\prod of what is more than numbers", node);
  const Term k = Term::natural("k#");
  const Term next = substitute(factor, {{i, k + limits->lower}});
  const std::string name = "prod(" + text(next) + ")";
  glossary_.products.insert_or_assign(
      name, Recursion{name, k, Term(1), Term::element(name, k) * next, 0});
  return Quantities::number(Term::element(name, factors));
}

/// The counter, or another name where a sum around this one, or what a local name stands for,
/// mentions another thing of that name.
std::string NoteReader::fresh(const std::string& counter) const {
  std::set<std::string> taken;
  const auto take = [&](Term t) {
    for (const Term s : free_symbols(t)) taken.insert(s.name());
  };
  for (const auto& [name, value] : locals_) {
    take(value.scalar);
    for (const auto& row : value.rows) std::ranges::for_each(row, take);
    for (const auto& [word, factor] : value.parts) {
      take(factor);
      for (const Letter& l : word) {
        if (l.index) take(*l.index);
      }
    }
  }
  std::string name = counter;
  while (taken.contains(name) || glossary_.alphabet.is_bound(name)) name += "'";
  return name;
}

bool NoteReader::counts_outside(Term t) const {
  return std::ranges::any_of(free_symbols(t),
                             [&](Term s) { return glossary_.alphabet.is_bound(s.name()); });
}

/// Sums of members are new letters; what does not count comes out of coefficients that are
/// products.
Quantity NoteReader::vector_sum(const Quantity& body, Term i, Term lower, Term upper,
                                const TexNode& where) {
  if (body.is_table()) fail("found a sum of tables", where);
  Quantity out;
  out.shape = body.shape;
  const auto counts = [&](Term t) { return free_symbols(t).contains(i); };
  for (const auto& [word, factor] : body.parts) {
    const bool word_counts =
        std::ranges::any_of(word, [&](const Letter& l) { return l.index && counts(*l.index); });
    if (!word_counts) {
      const Term total = counts(factor)
                             ? gradus::sum(i, lower, upper, factor)
                             : tidy::multiply(factor, gradus::sum(i, lower, upper, Term(1)));
      out.parts.emplace(word, total);
      continue;
    }
    // Constant factors of a product come out.
    Term outside(1), inside = factor;
    if (!counts(factor)) std::swap(outside, inside);
    while (inside.op() == Op::multiply && !counts(inside.operand(0))) {
      outside = tidy::multiply(outside, inside.operand(0));
      inside = inside.operand(1);
    }
    LetterWord members = word;
    for (Letter& l : members) {
      if (l.index && counts_outside(*l.index)) fail("found members that count in two sums", where);
      if (l.index) l.index = substitute(*l.index, {{i, Term::natural("#")}});
    }
    if (counts_outside(lower) || counts_outside(upper) || counts_outside(inside)) {
      fail("found a sum of vectors that rests on the index of another sum", where);
    }
    const std::string key = "sum(" + text(lower) + ".." + text(upper) + ", " +
                            text(substitute(inside, {{i, Term::natural("#")}})) + " " +
                            text(members) + ")";
    if (glossary_.alphabet.transposed(word) == word) glossary_.alphabet.make_symmetric(key);
    glossary_.alphabet.name_sum(key, {i, lower, upper, inside, word});
    const Quantity one = opaque_letter(key, body.shape == Shape::row ? Shape::column : body.shape);
    const Quantity turned = body.shape == Shape::row ? quantities_.transpose(one) : one;
    out = Quantities::add(out.parts.empty() ? Quantity{body.shape, {}, {}, {}} : out,
                          Quantities::scale(outside, turned));
  }
  return out;
}

}  // namespace gradus
