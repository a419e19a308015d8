#include <algorithm>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/note_reader.hpp"
#include "gradus/notes/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

std::span<const TexNode> content(const TexNode& node) {
  return node.is(Kind::group) ? std::span<const TexNode>(node.children)
                              : std::span<const TexNode>(&node, 1);
}

bool is_infinite(std::span<const TexNode> nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& n) { return n.is_command("\\infty"); });
}

}  // namespace

Quantity NoteReader::big_sum(Cursor& c, const TexNode& node) {
  if (!node.is(Kind::scripted) || node.sub < 0) {
    fail("found \\sum without an index", node);
  }
  const Nodes below = content(node.children[static_cast<std::size_t>(node.sub)]);
  const auto equal = std::ranges::find_if(below, [](const TexNode& n) {
    const auto link = connective(n);
    return link && link->link == Link::relation && link->relation == Relation::equal;
  });
  const auto index = note_name(below[0]);
  const bool from =
      equal != below.end() && equal - below.begin() == 1 && index && !index->has_index();
  const bool loose = below.size() == 1 && index && !index->has_index() && node.super < 0;
  if (!from && !loose) return opaque_rest(c, node);
  const std::string counter = index->written;
  Term lower(1), upper;
  if (from) {
    const Nodes start = below.subspan(2);
    if (node.super < 0 || start.empty()) return opaque_rest(c, node);
    const Nodes stop = content(node.children[static_cast<std::size_t>(node.super)]);
    if (is_infinite(stop) || is_infinite(start)) return opaque_rest(c, node);
    for (const Nodes limit : {start, stop}) {
      for (const TexNode& n : limit) {
        const auto name = note_name(n);
        if (name) glossary_.infer_natural(name->written, "it is a limit of a sum");
      }
    }
    lower = scalar(sum(start), node);
    upper = scalar(sum(stop), node);
  } else {
    const std::string count = unsaid_count + counter;
    glossary_.naturals.insert(count);
    glossary_.reasons.emplace(count, "how many " + counter + " there are: the sum has no limits");
    upper = Term::natural(count);
  }
  for (const Term limit : {lower, upper}) {
    if (!linear_form(limit)) fail("found a limit of a sum that is no integer formula", node);
    for (const Term s : free_symbols(limit)) {
      if (s.sort() != Sort::natural) fail("found a limit of a sum that is not natural", node);
      if (s.name() == counter) fail("found an index within its own limits", node);
    }
  }
  if (++c.at; c.done()) fail("found \\sum of nothing", node);
  glossary_.infer_natural(counter, "it counts the members of a sum");
  const std::map<std::string, Quantity> outer = locals_;
  const Term i = Term::natural(fresh(counter));
  locals_[counter] = Quantities::number(i);
  glossary_.alphabet.bind(i.name());
  const std::size_t start = c.at;
  c.at = c.nodes.size();
  std::optional<Quantity> body;
  try {
    body = product(c.nodes.subspan(start));
  } catch (...) {
    glossary_.alphabet.unbind();
    locals_ = outer;
    throw;
  }
  glossary_.alphabet.unbind();
  locals_ = outer;
  if (body->is_scalar()) return Quantities::number(gradus::sum(i, lower, upper, body->scalar));
  return vector_sum(*body, i, lower, upper, node);
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
    if (body.shape == Shape::matrix && word.size() == 2 && word[0].is_vector) {
      fail("found a sum of matrices", where);
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
    const Quantity one = opaque_letter(key, body.shape == Shape::row ? Shape::column : body.shape);
    const Quantity turned = body.shape == Shape::row ? quantities_.transpose(one) : one;
    out = Quantities::add(out.parts.empty() ? Quantity{body.shape, {}, {}, {}} : out,
                          Quantities::scale(outside, turned));
  }
  return out;
}

/// \min_x f(x), \int f dx, \prod ...: one thing, called by what is written.
Quantity NoteReader::opaque_rest(Cursor& c, const TexNode& node) {
  const Nodes rest = c.rest();
  if (rest.size() < 2) fail("found " + tex_key(node) + ", expected what it is taken of", node);
  const std::string key = text_key(rest, node);
  c.at = c.nodes.size();
  return opaque_number(key);
}

bool is_expectation_sign(const TexNode& node) {
  const TexNode& base = node.is(Kind::scripted) ? node.children[0] : node;
  if (!base.is(Kind::applied) || base.children.size() != 1) return false;
  if (base.text == "\\mathop") return is_expectation_sign(without_braces(base.children[0]));
  const bool blackboard = base.text == "\\mathbb" || base.text == "\\operatorname" ||
                          base.text == "\\mathbf" || base.text == "\\mathrm" || base.text == "\\bb";
  return blackboard && tex_key(base.children[0]) == "E";
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
    return opaque_number(text_key(rest, node));
  }
  const bool conditional = std::ranges::any_of(fence.children, [](const TexNode& n) {
    return n.is_symbol("|") || n.is_command("\\mid") || n.is_symbol(",");
  });
  c.at += 2;
  const TexNode* exponent = next->is(Kind::scripted) && next->super >= 0
                                ? &next->children[static_cast<std::size_t>(next->super)]
                                : nullptr;
  std::optional<Quantity> value;
  if (conditional || node.is(Kind::scripted)) {
    value = opaque_number(text_key(Nodes(&node, 1), node) + "[" + text_key(fence.children, fence) +
                          "]");
  } else {
    const Quantity body = sum(fence.children);
    if (body.is_scalar()) {
      value = Quantities::number(expect(body.scalar));
    } else {
      if (body.is_table()) fail("found the expectation of a table", node);
      Quantity out;
      out.shape = body.shape;
      for (const auto& [word, factor] : body.parts) {
        if (!factor.is_constant()) fail("found the expectation of a vector with factors", node);
        const Shape shape = body.shape == Shape::row ? Shape::column : body.shape;
        for (const Letter& l : word) {
          if (l.index && counts_outside(*l.index)) {
            fail("found the expectation of members of a sum", node);
          }
        }
        const LetterWord upright =
            body.shape == Shape::row ? glossary_.alphabet.transposed(word) : word;
        const Quantity one = opaque_letter("E[" + text(upright) + "]", shape);
        out = Quantities::add(
            out,
            Quantities::scale(factor, body.shape == Shape::row ? quantities_.transpose(one) : one));
      }
      value = out;
    }
  }
  return exponent == nullptr ? *value : power(*value, *exponent, *next);
}

}  // namespace gradus
