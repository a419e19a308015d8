// x_t = ..., where x follows a recursion: shown by induction over t, refuted by an early member.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/reader/rule.hpp"
#include "gradus/notes/session/notes_session.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// A letter that counts and that nothing is said of.
std::string fresh_letter(const std::set<std::string>& taken) {
  for (const char* letter : {"n", "k", "m", "j", "i", "s"}) {
    if (!taken.contains(letter)) return letter;
  }
  return "steps";
}

/// b + a, where x - a = b; nothing where the left side is no such sum.
Nodes moved_over(const Nodes& left, const Nodes& right) {
  if (left.size() == 1) return right;
  if (left.size() < 3 || !(left[1].is_symbol("-") || left[1].is_symbol("+"))) return {};
  TexNode minus = left[1], rest;
  minus.text = "-";
  rest.kind = Kind::fenced;
  rest.open = "(";
  rest.close = ")";
  rest.begin = left[1].begin;
  rest.end = left.back().end;
  rest.children.assign(left.begin() + 1, left.end());
  Nodes out = right;
  out.push_back(std::move(minus));
  out.push_back(std::move(rest));
  return out;
}

}  // namespace

/// x_{t + form.offset} = form.body for t = form.parameter.
struct NotesSession::ClosedForm {
  std::string base;
  Nodes member;  ///< as it stands
  IndexRule form;
  long start = 0;     ///< of the first member that is known or named
  long earliest = 0;  ///< in the rule's body, from its parameter
};

std::optional<NotesSession::ClosedForm> NotesSession::closed_form(const Nodes& left,
                                                                  const Nodes& given) {
  const Nodes right = given.empty() ? given : moved_over(left, given);
  const auto n = right.empty() ? std::nullopt : note_name(left[0]);
  if (!n || exponent_of(left[0]) != nullptr || !n->has_index()) return std::nullopt;
  const auto rule = glossary_.index_rules.find(n->base);
  const auto index = simple_index(n->index);
  if (rule == glossary_.index_rules.end() || !index) return std::nullopt;
  const auto earliest = earliest_member(rule->second, n->base);
  const long order = rule->second.offset - earliest.value_or(rule->second.offset);
  if (order < 1 || order > 2) return std::nullopt;
  ClosedForm out{n->base, {left[0]}, {index->letter, index->offset, right, 0}, 0, *earliest};
  // Members on the other side are the first ones.
  std::set<long> named;
  bool is_plain = true;
  for_each_name(right, [&](const NoteName& m) {
    if (m.base != n->base) return;
    const bool counted = m.index.size() == 1 && m.index[0].is(Kind::number) &&
                         m.index[0].text.size() == 1 && m.index[0].text != ".";
    is_plain = is_plain && counted;
    if (counted) named.insert(m.index[0].text[0] - '0');
  });
  if (!is_plain) return std::nullopt;
  const auto known = [&](long k) {
    return glossary_.rules.contains(n->base + "_" + std::to_string(k));
  };
  if (!named.empty()) {
    out.start = *named.begin();
  } else if (known(0) || known(1)) {
    out.start = known(0) ? 0 : 1;
  } else {
    return std::nullopt;
  }
  for (long k = out.start; k < out.start + order; ++k) {
    if (order > 1 && known(k) != known(out.start)) return std::nullopt;
  }
  return out;
}

/// That the formula follows the recursion from `start` on, and the first members.
NoteAttempt NotesSession::induction(const ClosedForm& f, long start, Grounds grounds,
                                    std::set<std::size_t>& lines) {
  const IndexRule& rule = glossary_.index_rules.at(f.base);
  std::set<std::string> taken = names_in(f.form.body);
  taken.merge(names_in(rule.body));
  taken.insert(glossary_.declared.begin(), glossary_.declared.end());
  const bool is_free = !glossary_.declared.contains(f.form.parameter);
  const Term counter = Term::natural(is_free ? f.form.parameter : fresh_letter(taken));
  const auto number = [](Term t) { return Quantities::number(t); };
  Sides all;
  const auto add = [&](const Quantity& a, const Quantity& b, const NoteReader& reader) {
    for (const Comparison& c :
         comparisons(a, b, Relation::equal, f.member[0].begin, f.form.body.back().end)) {
      all.comparisons.push_back(c);
    }
    lines.merge(std::set<std::size_t>(reader.lines_used()));
  };
  {
    // The body's earliest member is x at start + counter.
    const Term at = counter + Term(start - f.earliest);
    NoteReader one(glossary_, true), other(glossary_, true);
    one.set(f.form.parameter, number(at + Term(rule.offset - f.form.offset)));
    other.close(f.base, f.form);
    other.set(rule.parameter, number(at));
    lines.insert(rule.line);
    add(one.read(f.form.body), other.read(rule.body), other);
  }
  for (long k = start; k < start + rule.offset - f.earliest; ++k) {
    NoteReader reader(glossary_, true);
    reader.unroll(f.base, f.start);
    reader.set(f.form.parameter, number(Term(k - f.form.offset)));
    const Quantity member = reader.read(f.member);
    add(member, reader.read(f.form.body), reader);
  }
  NoteAttempt out;
  out.counter = counter;
  for (const Comparison& c : all.comparisons) {
    out.statements.push_back(context_.statement(c, grounds, lines));
  }
  return out;
}

void NotesSession::add_induction(const Nodes& left, const Nodes& right, NoteStep& step) {
  const auto f = closed_form(left, right);
  if (!f) return;
  try {
    // Some formulas begin to hold behind the start.
    for (const long start : {f->start, f->start + 1}) {
      std::set<std::size_t> before;
      for (const Grounds grounds : {Grounds::none, Grounds::sure, Grounds::all}) {
        std::set<std::size_t> lines;
        NoteAttempt one = induction(*f, start, grounds, lines);
        if (grounds != Grounds::none && lines == before) continue;
        one.is_sure = grounds != Grounds::all;
        one.with = "by induction over " + f->form.parameter + " from " +
                   std::to_string(start - f->form.offset) + ", " + with_lines(lines);
        before = lines;
        step.attempts.push_back(std::move(one));
      }
    }
    const long third = f->start + 2;
    NoteReader reader(glossary_, true);
    reader.unroll(f->base, f->start);
    reader.set(f->form.parameter, Quantities::number(Term(third - f->form.offset)));
    const Quantity member = reader.read(f->member), given = reader.read(f->form.body);
    Sides sides;
    sides.comparisons =
        comparisons(member, given, Relation::equal, left[0].begin, right.back().end);
    if (sides.comparisons.size() != 1) return;
    const Comparison& c = sides.comparisons[0];
    const auto all_in = [&](const auto& found) {
      return std::ranges::includes(found(c.right), found(c.left));
    };
    const auto names = [&](Term t) {
      return names_of({t, Relation::equal, Term(0)}, glossary_.alphabet);
    };
    step.unrolled = Unrolled{attempt(sides, Grounds::all, {}).statements,
                             all_in(names) && all_in([](Term t) { return sequences(t); })};
    for (Statement& s : step.unrolled->statements) {
      Variable v = natural_from(Term::natural(f->form.parameter), third - f->form.offset);
      v.upper = v.lower;
      s.domain.variables.push_back(v);
    }
  } catch (const std::exception&) {
    // What cannot be read along the recursion is judged without it.
  }
}

}  // namespace gradus
