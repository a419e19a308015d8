#include "gradus/notes/session/notes_context.hpp"

#include <algorithm>
#include <array>

#include "gradus/notes/reader/comparison_parts.hpp"

namespace gradus {
namespace {

/// Whether c is an order between a symbol and a number that a variable can hold as a bound.
bool is_bound(const Comparison& c) {
  const bool order = c.relation != Relation::equal && c.relation != Relation::not_equal;
  return order && c.left.is_symbol() && c.right.is_constant();
}

void tighten(Variable& v, Relation r, const Rational& value) {
  const bool natural = v.symbol.sort() == Sort::natural;
  if (r == Relation::greater || r == Relation::greater_equal) {
    const bool strict = r == Relation::greater && !natural;
    Rational bound = value;
    if (natural) bound = r == Relation::greater ? floor(value) + Rational(1) : ceil(value);
    if (v.lower && (*v.lower > bound || (*v.lower == bound && (v.lower_strict || !strict)))) return;
    v.lower = bound;
    v.lower_strict = strict;
  } else {
    const bool strict = r == Relation::less && !natural;
    Rational bound = value;
    if (natural) bound = r == Relation::less ? ceil(value) - Rational(1) : floor(value);
    if (v.upper && (*v.upper < bound || (*v.upper == bound && (v.upper_strict || !strict)))) return;
    v.upper = bound;
    v.upper_strict = strict;
  }
}

/// x in the range of both.
Variable meet(Variable a, const Variable& b) {
  if (b.lower) tighten(a, b.lower_strict ? Relation::greater : Relation::greater_equal, *b.lower);
  if (b.upper) tighten(a, b.upper_strict ? Relation::less : Relation::less_equal, *b.upper);
  return a;
}

}  // namespace

std::set<std::string> names_of(const Comparison& c, const Alphabet& alphabet) {
  std::set<std::string> names;
  for (const Term t : free_symbols(c)) names.insert(t.name());
  for_each_node(c, [&](Term t) {
    if (t.op() == Op::element) names.insert(t.name());
    if (const auto word = alphabet.word_of(t)) {
      for (const Letter& l : *word) names.insert(l.name);
    }
  });
  std::erase_if(names, [](const std::string& name) { return name.starts_with("any "); });
  return names;
}

/// The sequences of which it mentions members: x_1 is another thing than x.
static std::set<std::string> members_of(const Comparison& c, const Alphabet& alphabet) {
  std::set<std::string> members;
  for_each_node(c, [&](Term t) {
    if (t.op() == Op::element) members.insert(t.name() + "[");
    if (const auto word = alphabet.word_of(t)) {
      for (const Letter& l : *word) {
        if (l.index) members.insert(l.name + "[");
      }
    }
  });
  return members;
}

void NotesContext::assume(const Comparison& given, std::size_t line, By by) {
  const bool declared = by == By::comment;
  Comparison c = given;
  if (!is_bound(c)) {
    const Comparison turned{c.right, mirrored(c.relation), c.left};
    if (is_bound(turned)) c = turned;
  }
  // Another value of a name takes the place of the one before.
  if (c.relation == Relation::equal && c.left.is_symbol() && c.right.is_constant()) {
    for (Hypothesis& h : hypotheses_) {
      const bool equal = h.comparison.relation == Relation::equal;
      const bool other = h.by == By::text && same(h.comparison.left, c.left) &&
                         h.comparison.right.is_constant() &&
                         (equal || h.comparison.relation == Relation::not_equal) &&
                         same(h.comparison.right, c.right) != equal;
      if (other) h.by = By::inference;
    }
  }
  // What may be meant is no bound.
  if (!is_bound(c) || by == By::inference) {
    hypotheses_.push_back(
        {c, line, names_of(c, glossary_.alphabet), place_, until(c.relation), by, false, scope_});
    if (declared) {
      for (const std::string& name : hypotheses_.back().names) {
        declared_.emplace(name, real(Term::symbol(name)));
      }
    }
    return;
  }
  auto& bounds = declared ? declared_ : assumed_;
  const std::string& bounded = c.left.name();
  if (!declared && until(c.relation) == Until::paragraph && c.left.sort() != Sort::natural) {
    const auto old = assumed_.find(bounded);
    const bool is_first =
        before_bounds_
            .emplace(bounded, old == assumed_.end() ? std::nullopt : std::optional(old->second))
            .second;
    // Another range of the name is said in the place of the one before.
    const auto place = bound_places_.find(bounded);
    if (!is_first && place != bound_places_.end() && place->second.differs(place_, false)) {
      restore_bound(bounded);
      before_bounds_.emplace(
          bounded, assumed_.contains(bounded) ? std::optional(assumed_.at(bounded)) : std::nullopt);
    }
  }
  const auto fresh = c.left.sort() == Sort::natural ? natural_from(c.left, 0) : real(c.left);
  const auto [place, is_new] = bounds.emplace(c.left.name(), fresh);
  if (place->second.symbol.sort() != c.left.sort()) place->second = fresh;
  tighten(place->second, c.relation, c.right.value());
  const Variable& v = place->second;
  const bool empty = v.lower && v.upper && *v.lower > *v.upper;
  // Conditions of different places need not hold at once.
  if (empty) {
    place->second = fresh;
    tighten(place->second, c.relation, c.right.value());
  }
  if (declared) return;
  bound_lines_[c.left.name()] = line;
  bound_places_[c.left.name()] = {place_, scope_};
}

void NotesContext::state(const Comparison& c, std::size_t line, By by) {
  const std::size_t before = hypotheses_.size();
  assume(c, line, by);
  if (hypotheses_.size() > before) hypotheses_.back().stated = true;
}

bool NotesContext::assume_moment(const Comparison& c, std::size_t line) {
  if (c.relation != Relation::equal) return false;
  // Var(g_i) = s, where the mean is known.
  if (c.left.op() == Op::subtract && c.left.operand(0).op() == Op::expectation) {
    const Term mean_square = c.left.operand(0), of = mean_square.operand(0);
    const bool variance = of.op() == Op::power && of.operand(0).op() == Op::element &&
                          same(c.left.operand(1), square(expect(of.operand(0))));
    const auto known = variance ? moments_.find(of.operand(0).name()) : moments_.end();
    if (known == moments_.end() || !known->second.first.first) return false;
    const Term mean = *known->second.first.first;
    return assume_moment({mean_square, c.relation, c.right + square(mean)}, line);
  }
  if (c.left.op() != Op::expectation) return false;
  Term body = c.left.operand(0);
  const bool second = body.op() == Op::power && same(body.operand(1), Term(2));
  if (second) body = body.operand(0);
  if (body.op() != Op::element || !sequences(c.right).empty()) return false;
  // E[g_0] = 0, and E[g_t] = t, say nothing of other members.
  const Term index = body.operand(0);
  const bool of_all = index.is_symbol() && !gradus::free_symbols(c.right).contains(index);
  if (glossary_.sequences.contains(body.name()) && !of_all) return false;
  auto& [moments, from] = moments_[body.name()];
  moments.name = body.name();
  (second ? moments.second : moments.first) = c.right;
  from = line;
  bind(line, scope_.topic, none);
  return true;
}

void NotesContext::restrict_by(const Comparison& c, std::size_t line, bool is_case) {
  if (is_case) {
    // Two cases of one name cannot both be meant.
    const auto [place, is_new] = cases_.emplace(c.left.name(), c.right);
    if (!is_new && !same(place->second, c.right)) restrict(c.left.name(), "has several values");
    return;
  }
  const std::string why = "is restricted by line " + std::to_string(line);
  std::set<std::string> members = members_of(c, glossary_.alphabet);
  for (const std::string& name : names_of(c, glossary_.alphabet)) {
    if (glossary_.opaque.contains(name)) members.insert(name);
  }
  for (const std::string& name : members.empty() ? names_of(c, glossary_.alphabet) : members) {
    restrict(name, why);
  }
}

std::map<std::string, std::string> NotesContext::described(const Comparison& c) const {
  std::map<std::string, std::string> out;
  for (const std::string& name : names_of(c, glossary_.alphabet)) {
    const auto found = described_.find(name);
    if (found != described_.end()) out.insert(*found);
  }
  return out;
}

bool NotesContext::is_declared(const std::string& name) const {
  return declared_.contains(name) || glossary_.declared.contains(name) ||
         glossary_.declared.contains(name + "_");
}

bool NotesContext::begins_later(const std::string& natural) const {
  return std::ranges::any_of(std::array{&declared_, &assumed_}, [&](const auto* bounds) {
    const auto found = bounds->find(natural);
    return found != bounds->end() && found->second.lower && found->second.lower->sign() > 0;
  });
}

std::string NotesContext::restriction(const Comparison& c) const {
  for (const std::string& name : names_of(c, glossary_.alphabet)) {
    if (glossary_.opaque.contains(name)) return name + " is not determined";
    if (name.starts_with(unsaid_count)) return "a sum stands without its limits";
    const auto found = restricted_.find(name);
    if (found != restricted_.end()) return name + " " + found->second;
  }
  for (const std::string& name : members_of(c, glossary_.alphabet)) {
    const auto found = restricted_.find(name);
    if (found != restricted_.end()) return name.substr(0, name.size() - 1) + " " + found->second;
  }
  return rests_on_unknowns(c) ? "nothing is known of the expectations" : "";
}

bool NotesContext::is_tied(const std::string& name) const {
  return std::ranges::any_of(hypotheses_, [&](const Hypothesis& h) {
    return h.comparison.relation == Relation::equal && h.names.contains(name);
  });
}

bool NotesContext::rests_on_unknowns(const Comparison& c) const {
  bool found = false;
  for_each_node(c, [&](Term t) { found = found || t.op() == Op::expectation; });
  const auto names = names_of(c, glossary_.alphabet);
  return found || std::ranges::any_of(
                      names, [&](const auto& name) { return glossary_.opaque.contains(name); });
}

std::vector<Comparison> NotesContext::assumed_of(const std::string& function,
                                                 const std::set<std::size_t>& but) const {
  const auto of_it = [&](const std::string& name) {
    const auto found = glossary_.values.find(name);
    return found != glossary_.values.end() && found->second.function == function;
  };
  std::vector<Comparison> out;
  for (const Hypothesis& h : hypotheses_) {
    const bool speaks = !h.stated && !but.contains(h.line) && std::ranges::any_of(h.names, of_it);
    if (speaks) out.push_back(h.comparison);
  }
  return out;
}

bool NotesContext::is_restricted(const Comparison& c) const {
  std::set<std::string> names = names_of(c, glossary_.alphabet);
  names.merge(members_of(c, glossary_.alphabet));
  return std::ranges::any_of(names,
                             [&](const std::string& name) { return restricted_.contains(name); });
}

std::vector<Comparison> NotesContext::all_assumed() const {
  std::vector<Comparison> out;
  for (const Hypothesis& h : hypotheses_) out.push_back(h.comparison);
  return out;
}

bool NotesContext::all_declared(const Comparison& c) const {
  return std::ranges::all_of(names_of(c, glossary_.alphabet),
                             [&](const std::string& name) { return is_declared(name); });
}

Variable NotesContext::variable(Term symbol, Grounds grounds) const {
  Variable v = symbol.sort() == Sort::natural ? natural_from(symbol, 0) : real(symbol);
  if (glossary_.nonnegative.contains(symbol.name())) v = nonnegative(symbol);
  const auto declared = declared_.find(symbol.name());
  if (declared != declared_.end()) v = meet(v, declared->second);
  if (grounds == Grounds::none) return v;
  if (grounds == Grounds::sure && !is_sure_bound(symbol.name())) return v;
  const auto found = assumed_.find(symbol.name());
  return found == assumed_.end() ? v : meet(v, found->second);
}

}  // namespace gradus
