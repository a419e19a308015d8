// Runs of gradient descent that meet all that the notes say, for which an order may fail.

#include <algorithm>

#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/descent_run.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/quadratic_model.hpp"
#include "gradus/notes/session/without_recursions.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

/// The function whose values at members stand there, without primes.
std::optional<std::string> function_in(const Comparison& c) {
  std::optional<std::string> out;
  for_each_node(c, [&](Term t) {
    if (t.op() != Op::element || out) return;
    const auto found = value_at_member(t.name());
    if (found) out = found->function.substr(0, found->function.find('\''));
  });
  return out;
}

/// "x = x_t" of numbers or vectors: x.
std::optional<std::string> name_given(const Comparison& h, const Alphabet& alphabet) {
  if (h.relation != Relation::equal) return std::nullopt;
  if (h.left.is_symbol()) return h.left.name();
  const auto word = alphabet.word_of(h.left);
  if (!word || word->size() != 2 || !(*word)[0].name.starts_with("any ")) return std::nullopt;
  return (*word)[1].index ? std::nullopt : std::optional((*word)[1].name);
}

/// Whether the name stands there alone, and not as that of members.
bool mentions(const Comparison& c, const std::string& name, const Alphabet& alphabet) {
  bool found = false;
  for_each_node(c, [&](Term t) {
    const auto word = alphabet.word_of(t);
    found = found || (t.is_symbol() && t.name() == name) ||
            (word && std::ranges::any_of(
                         *word, [&](const Letter& l) { return l.name == name && !l.index; }));
  });
  return found;
}

/// Whether it gives a name that nothing else mentions: then it is no condition.
bool only_names(const Comparison& h, const Comparison& conclusion,
                const std::vector<Comparison>& all, const Alphabet& alphabet) {
  const auto name = name_given(h, alphabet);
  if (!name || mentions(conclusion, *name, alphabet)) return false;
  return std::ranges::none_of(all, [&](const Comparison& other) {
    return !is_same(other, h) && mentions(other, *name, alphabet);
  });
}

bool shares(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return b.contains(name); });
}

}  // namespace

/// What is said of all members, written out; nothing where some of it cannot be.
std::optional<std::vector<Premise>> NotesSession::premises_in(DescentRun& run, MemberTerms& members,
                                                              const std::set<std::string>& names,
                                                              std::set<std::size_t>& lines) {
  std::vector<Premise> out;
  for (const std::vector<IndexedPremise>* all : {&premises_, &lines_of_members_}) {
    for (const IndexedPremise& line : *all) {
      std::set<std::string> here = names_in(line.left);
      here.merge(names_in(line.right));
      if (!shares(here, names)) continue;
      auto premise = schema_of(line, true, members, lines);
      const auto written = premise ? run(premise->holds) : std::nullopt;
      if (!written) return std::nullopt;
      premise->holds = *written;
      if (same(written->left, written->right)) continue;
      const bool known = std::ranges::any_of(
          out, [&](const Premise& p) { return is_same(p.holds, premise->holds); });
      if (!known) out.push_back(std::move(*premise));
    }
  }
  return out;
}

std::optional<NoteModel> NotesSession::descent(const Comparison& c, MemberTerms& members,
                                               const std::set<std::string>& names,
                                               DescentRun& run) {
  const Comparison conclusion = members(c);
  const auto written = run(conclusion);
  std::set<std::size_t> lines;
  const auto premises = written ? premises_in(run, members, names, lines) : std::nullopt;
  if (!premises) return std::nullopt;
  std::vector<Comparison> hypotheses;
  const std::vector<Comparison> assumed = context_.all_assumed();
  for (const Comparison& h : assumed) {
    if (is_same(h, c) || only_names(h, c, assumed, glossary_.alphabet)) continue;
    const auto one = run(members(h));
    if (!one) return std::nullopt;
    if (!same(one->left, one->right)) hypotheses.push_back(*one);
  }
  for (const auto& [claim, section] : claimed_) {
    if (section != section_ || is_same(claim, c)) continue;
    const Comparison said = members(claim);
    const auto one = run(said);
    if (!one && function_in(said)) return std::nullopt;
    if (one && !same(one->left, one->right)) hypotheses.push_back(*one);
  }
  auto model = run.model();
  if (!model) return std::nullopt;
  // Of a direction that nothing is said of, nobody knows where it leads.
  const bool known = std::ranges::all_of(run.taken_for_gradients(), [&](const std::string& name) {
    const auto tells = [&](const IndexedPremise& line) {
      std::set<std::string> here = names_in(line.left);
      here.merge(names_in(line.right));
      return here.contains(name) && here.contains(run.function());
    };
    return std::ranges::any_of(premises_, tells) || std::ranges::any_of(lines_of_members_, tells);
  });
  if (!known) return std::nullopt;
  Comparison all_names = *written;
  for (const Premise& p : *premises) {
    all_names.left = all_names.left + p.holds.left + p.holds.right;
  }
  for (const Recursion& r : model->recursions) all_names.left = all_names.left + r.next;
  std::vector<Statement> one{context_.statement(all_names, Grounds::all, lines)};
  one[0].domain.hypotheses.clear();
  one[0].conclusion = *written;
  one[0].domain.premises = *premises;
  context_.add_hypotheses(one, hypotheses);
  NoteModel found{model->name, {}, std::move(one[0]), {}, run.sensible()};
  Domain& domain = found.statement.domain;
  std::erase_if(domain.variables, [&](const Variable& v) {
    return v.symbol.name().starts_with("any ") ||
           std::ranges::any_of(model->variables,
                               [&](const Variable& m) { return same(m.symbol, v.symbol); });
  });
  for (const Variable& v : domain.variables) {
    if (v.symbol.sort() == Sort::real) found.parameters.insert(v.symbol.name());
  }
  domain.variables.insert(domain.variables.end(), model->variables.begin(), model->variables.end());
  model->variables.clear();
  domain.models = {std::move(*model)};
  return found;
}

/// Numbers that the rules of iterates mention, as the length of a step.
std::vector<Term> NotesSession::constants_of_rules(const std::map<std::string, IndexRule>& rules,
                                                   const Comparison& c) const {
  std::vector<Term> out;
  std::set<std::string> seen;
  for_each_node(c, [&](Term t) {
    const auto found = t.op() == Op::element ? value_at_member(t.name()) : std::nullopt;
    const auto rule = found ? rules.find(found->base) : rules.end();
    if (rule == rules.end() || !seen.insert(rule->first).second) return;
    for_each_name(rule->second.body, [&](const NoteName& n) {
      const bool constant = !n.has_index() && glossary_.shape_of(n.key()) == Shape::scalar &&
                            !glossary_.functions.contains(n.base) &&
                            !glossary_.rules.contains(n.written) &&
                            !glossary_.naturals.contains(n.written);
      if (constant && seen.insert(n.written).second) out.push_back(Term::symbol(n.written));
    });
  });
  return out;
}

/// Parabolas whose curvatures lie within the bounds, which leaves room between what is said and
/// what is so; and Huber's function, which is convex and smooth, where nothing more is said.
std::vector<DescentShape> NotesSession::shapes(const std::string& function, const Comparison& given,
                                               const std::vector<Comparison>& schemas,
                                               const std::vector<Term>& steps) {
  const std::vector<Term> bounds = constants_in(schemas.empty() ? std::vector{given} : schemas);
  std::vector<DescentShape> out;
  if (bounds.size() == 2) out.push_back({(bounds[0] + bounds[1]) / Term(2), false, false});
  for (const Term c : bounds) {
    for (const Term a : {c / Term(2), c / Term(16), c}) out.push_back({a, false, false});
  }
  if (schemas.empty()) out.push_back({Term(1), false, false});
  bool of_huber = true;
  std::set<std::string> smooth;
  for (const NoteSchema& s : schemas_) {
    if (s.function != function || is_of_chords(s)) continue;
    if (s.name.ends_with("-smooth")) smooth.insert(s.name);
    const bool met = s.name == "convex" || s.name.ends_with("-smooth") ||
                     s.name.starts_with("bounded below") || s.name.starts_with("least at");
    of_huber = of_huber && met;
  }
  const std::vector<Term> of_all = constants_in(schemas);
  // All of them are bounds on the curvature.
  if (!of_huber || smooth.size() != of_all.size() || of_all.size() > 1) return out;
  if (of_all.empty()) {
    // Steps that go too far, yet not away: a step of 1/a would lead to the minimiser.
    for (const Term step : steps) {
      out.push_back({Term(Rational(3, 2)) / step, false, false});
      out.push_back({Term(Rational(3, 2)) / step, false, true});
    }
  } else {
    out.push_back({of_all[0], false, true});
  }
  return out;
}

std::vector<NoteModel> NotesSession::descents(const Nodes& left, const Nodes& right,
                                              Relation relation) try {
  const WithoutRecursions here(glossary_);
  MemberTerms members(glossary_);
  NoteReader reader(glossary_, true);
  const Quantity a = reader.read(left), b = reader.read(right);
  if (!a.is_scalar() || !b.is_scalar()) return {};
  const Comparison given{a.scalar, relation, b.scalar};
  const Comparison conclusion = members(given);
  const auto function = function_in(conclusion);
  if (!function || context_.is_restricted(given)) return {};
  const auto at =
      std::ranges::find(reader.points(), *function, &std::pair<std::string, Quantity>::first);
  const bool of_vectors = at == reader.points().end() || !at->second.is_scalar();
  const std::vector<Comparison> schemas = schemas_anywhere(*function, of_vectors);
  const std::vector<Comparison> bounds = bounds_of_class(*function, of_vectors);
  std::set<std::string> names = names_in(left);
  names.merge(names_in(right));
  std::vector<NoteModel> out;
  for (DescentShape shape :
       shapes(*function, given, schemas, constants_of_rules(here.recursions(), conclusion))) {
    QuadraticModel everywhere(glossary_, *function, shape.curvature, true);
    auto conditions =
        shape.huber ? std::vector<Statement>() : conditions_in(everywhere, schemas, bounds);
    if (!conditions) continue;
    std::optional<NoteModel> found;
    for (const bool centred : {true, false}) {
      shape.centred = centred;
      DescentRun run(glossary_, members, here.recursions(), *function, shape);
      found = descent(given, members, names, run);
      if (!run.mentions_minimiser()) break;
    }
    if (!found) continue;
    std::vector<Statement> one{std::move(found->statement)};
    context_.add_hypotheses(one, bounds);
    found->statement = std::move(one[0]);
    found->conditions = std::move(*conditions);
    out.push_back(std::move(*found));
  }
  return out;
} catch (const std::exception&) {
  return {};  // Something in it cannot be read.
}

}  // namespace gradus
