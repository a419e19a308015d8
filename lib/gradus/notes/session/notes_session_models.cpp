// Simple functions in the place of one of which the notes assume something at all points.

#include <algorithm>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/instance.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/quadratic_model.hpp"

namespace gradus {

std::vector<Comparison> NotesSession::schemas_anywhere(const std::string& function,
                                                       bool of_vectors) {
  const auto point = [&](const char* name) {
    return of_vectors ? Quantities::letter({name, std::nullopt, true, false})
                      : Quantities::number(Term::symbol(name));
  };
  return schemas_at(function, point("any u"), point("any v"));
}

std::vector<Comparison> NotesSession::schemas_at(const std::string& function, const Quantity& u,
                                                 const Quantity& v) {
  std::vector<Comparison> out;
  for (const NoteSchema& schema : schemas_) {
    // Of convexity what is said of gradients is as much.
    if (schema.function != function || is_of_chords(schema)) continue;
    NoteReader reader(glossary_, true);
    reader.set(schema.points[0], u);
    if (schema.points.size() == 2) reader.set(schema.points[1], v);
    const Quantity a = reader.read(schema.left), b = reader.read(schema.right);
    if (!a.is_scalar() || !b.is_scalar()) throw std::domain_error("a schema of vectors");
    out.push_back({a.scalar, schema.relation, b.scalar});
  }
  return out;
}

/// Of bounds on the curvature the one in the middle meets all, where any does; 0 and a point at the
/// distance 1 show which is the lower one.
std::vector<Comparison> NotesSession::bounds_of_class(const std::string& function,
                                                      bool of_vectors) {
  const Letter unit{"any direction", std::nullopt, true, false};
  const Quantity zero = of_vectors ? Quantity{Shape::column, {}, {}, {}} : Quantities::number(0),
                 one = of_vectors ? Quantities::letter(unit) : Quantities::number(1);
  const std::vector<Term> constants = constants_in(schemas_anywhere(function, of_vectors));
  if (constants.size() != 2) return {};
  QuadraticModel middle(glossary_, function, (constants[0] + constants[1]) / Term(2), true);
  Substitution values{{Term::symbol(function + "(0)"), Term(0)}};
  if (of_vectors) values.emplace(Quantities(glossary_.alphabet).dot(one, one), Term(1));
  std::vector<Comparison> out;
  for (const Comparison& c : schemas_at(function, zero, one)) {
    const auto written = middle(c);
    if (!written) return {};
    const Comparison bound = substitute(*written, values);
    const bool of_constants = std::ranges::all_of(free_symbols(bound), [&](const Term& x) {
      return std::ranges::any_of(constants, [&](const Term& k) { return same(x, k); });
    });
    const bool known =
        std::ranges::any_of(out, [&](const Comparison& b) { return is_same(b, bound); });
    if (of_constants && !known) out.push_back(bound);
  }
  return out;
}

/// What words say of functions before this place.
void NotesSession::take_said_classes(std::size_t place) {
  const auto behind = std::ranges::find_if(
      said_classes_, [&](const SaidClass& said) { return said.place > place; });
  for (auto said = said_classes_.begin(); said != behind; ++said) {
    std::vector<NoteSchema> all = schemas_of_class(said->function, said->name, said->line);
    const bool known = all.empty() || glossary_.rules.contains(all[0].function) ||
                       std::ranges::any_of(schemas_, [&](const NoteSchema& s) {
                         return s.function == all[0].function && s.name == all[0].name;
                       });
    if (known) continue;
    glossary_.functions.insert(all[0].function);
    add_schemas(std::move(all));
    // Nobody calls a function so with another constant.
    const std::size_t dash = said->name.rfind('-');
    if (dash != std::string::npos)
      assume_positive(read_tex(said->name.substr(0, dash)), said->line);
  }
  said_classes_.erase(said_classes_.begin(), behind);
}

std::vector<Term> NotesSession::constants_in(const std::vector<Comparison>& schemas) const {
  std::set<Term, TermOrder> out;
  for (const Comparison& c : schemas) {
    for (const Term x : free_symbols(c)) {
      const bool constant = x.sort() == Sort::real && !glossary_.opaque.contains(x.name()) &&
                            !x.name().starts_with("any ") && !has_star(x.name());
      if (constant) out.insert(x);
    }
  }
  return {out.begin(), out.end()};
}

std::optional<std::vector<Statement>> NotesSession::conditions_in(
    QuadraticModel& model, const std::vector<Comparison>& schemas,
    const std::vector<Comparison>& bounds) const {
  std::set<std::size_t> lines;
  std::vector<Statement> out;
  for (const Comparison& c : schemas) {
    const auto written = model(c);
    if (!written) return std::nullopt;
    out.push_back(context_.statement(*written, Grounds::all, lines));
  }
  context_.add_hypotheses(out, bounds);
  return out;
}

std::vector<NoteModel> NotesSession::models(const Sides& known, const NoteAttempt& attempt) try {
  if (known.points.empty() || attempt.statements.size() != 1) return {};
  const std::string& written = known.points[0].first;
  const std::string function = written.substr(0, written.find('\''));
  const bool of_vectors = !known.points[0].second.is_scalar();
  const std::vector<Comparison> schemas = schemas_anywhere(function, of_vectors);
  if (schemas.empty()) return {};
  const std::vector<Comparison> bounds = bounds_of_class(function, of_vectors);
  Statement given = attempt.statements[0];
  for (const Comparison& c : context_.assumed_of(function, schema_lines(function))) {
    given.domain.hypotheses.push_back(c);
  }
  std::set<std::size_t> lines;
  for (const Comparison& c : instances_of_premises(known, lines)) {
    given.domain.hypotheses.push_back(c);
  }
  bool centred = std::ranges::any_of(schemas, [&](const Comparison& c) {
    return std::ranges::any_of(names_of(c, glossary_.alphabet), has_star);
  });
  std::set<std::string> parameters, minimisers;
  for (const std::string& name : names_of(given.conclusion, glossary_.alphabet)) {
    centred = centred || has_star(name);
    const auto found = glossary_.values.find(name);
    if (found != glossary_.values.end()) {
      const Quantity& at = found->second.at;
      const Comparison point{at.is_scalar() ? at.scalar : Term(0), Relation::equal, Term(0)};
      std::set<std::string> names = names_of(point, glossary_.alphabet);
      for (const auto& [word, factor] : at.parts) {
        for (const Letter& l : word) names.insert(l.name);
      }
      std::erase_if(names, [](const std::string& n) { return !has_star(n); });
      minimisers.merge(names);
    } else if (has_star(name) && !name.starts_with(function)) {
      minimisers.insert(name);
    }
  }
  if (minimisers.size() > 1) return {};
  const std::string minimiser = minimisers.empty() ? "" : *minimisers.begin();
  std::vector<Term> all = constants_in(schemas);
  all.insert(all.end(), {Term(1), Term(0)});
  for (const Variable& v : given.domain.variables) {
    if (!glossary_.opaque.contains(v.symbol.name())) parameters.insert(v.symbol.name());
  }
  parameters.merge(sequences(given.conclusion.left));
  parameters.merge(sequences(given.conclusion.right));
  std::vector<NoteModel> out;
  for (const Term curvature : all) {
    QuadraticModel model(glossary_, function, curvature, centred, minimiser);
    if (auto one = modelled(model, given, schemas, bounds)) {
      one->parameters = parameters;
      one->parameters.insert(curvature.is_symbol() ? curvature.name() : "");
      out.push_back(std::move(*one));
    }
  }
  return out;
} catch (const std::exception&) {
  return {};  // Schemas that cannot be read anywhere.
}

std::optional<NoteModel> NotesSession::modelled(QuadraticModel& model, const Statement& given,
                                                const std::vector<Comparison>& schemas,
                                                const std::vector<Comparison>& bounds) const {
  std::set<std::size_t> lines;
  const auto statement = [&](const Comparison& c) -> std::optional<Statement> {
    const auto written = model(c);
    if (!written) return std::nullopt;
    return context_.statement(*written, Grounds::all, lines);
  };
  auto relation = statement(given.conclusion);
  if (!relation) return std::nullopt;
  std::vector<Comparison> hypotheses;
  for (const Comparison& h : given.domain.hypotheses) {
    const auto written = model(h);
    if (!written) return std::nullopt;
    hypotheses.push_back(*written);
  }
  for (const auto& [claim, section] : claimed_) {
    const bool same_claim =
        same(claim.left, given.conclusion.left) && same(claim.right, given.conclusion.right);
    const auto written = section == section_ && !same_claim ? model(claim) : std::nullopt;
    if (written && !same(written->left, written->right)) hypotheses.push_back(*written);
  }
  hypotheses.insert(hypotheses.end(), bounds.begin(), bounds.end());
  std::vector<Statement> one{std::move(*relation)};
  context_.add_hypotheses(one, hypotheses);
  auto conditions = conditions_in(model, schemas, bounds);
  if (!conditions) return std::nullopt;
  NoteModel out{model.name(), std::move(*conditions), one[0], {}, {}};
  if (auto written = instance(one[0], glossary_.alphabet, 1)) out.statement = std::move(*written);
  return out;
}

std::set<std::size_t> NotesSession::schema_lines(const std::string& function) const {
  std::set<std::size_t> lines;
  for (const NoteSchema& s : schemas_) {
    if (s.function == function) lines.insert(s.line);
  }
  return lines;
}

}  // namespace gradus
