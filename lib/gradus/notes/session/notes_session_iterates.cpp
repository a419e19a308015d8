// What is assumed of all members, put together: e_{t+1} <= \rho e_t gives e_t <= \rho^t e_0.

#include <algorithm>
#include <iterator>

#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/iterate_models.hpp"
#include "gradus/notes/session/member_terms.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/session/summed_premises.hpp"
#include "gradus/notes/session/without_recursions.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

std::set<std::string> sequences_in(const Comparison& c) {
  std::set<std::string> all = sequences(c.left);
  all.merge(sequences(c.right));
  return all;
}

bool shares(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return b.contains(name); });
}

bool mentions_natural(const Comparison& c, const Domain& domain) {
  return std::ranges::any_of(domain.variables, [&](const Variable& v) {
    return v.symbol.sort() == Sort::natural &&
           (free_symbols(c).contains(v.symbol) || hides(c.left, v.symbol) ||
            hides(c.right, v.symbol));
  });
}

/// Whether it is what a premise says of the index t.
bool is_instance(const Comparison& c, const std::vector<Premise>& premises) {
  return std::ranges::any_of(free_symbols(c), [&](Term x) {
    return x.sort() == Sort::natural && std::ranges::any_of(premises, [&](const Premise& p) {
             return is_same(c, substitute(p.holds, {{*p.index, x}}));
           });
  });
}

/// Members of sequences, or values of functions: what the notes have words for.
bool rests_on_members(const Comparison& c, const Glossary& glossary) {
  bool found = false;
  for_each_node(c, [&](Term t) {
    const bool value = t.is_symbol() && glossary.values.contains(t.name());
    found = found || value || t.op() == Op::element || t.op() == Op::inner;
  });
  return found;
}

bool has_sums(const Comparison& c) {
  bool found = false;
  for_each_node(c, [&](Term t) { found = found || t.op() == Op::sum; });
  return found;
}

/// <y, y>, where it stands there.
std::optional<Term> square_of(const Comparison& c, const std::string& y, const Alphabet& alphabet) {
  std::optional<Term> out;
  for_each_node(c, [&](Term t) {
    const auto word = t.op() == Op::inner ? alphabet.word_of(t) : std::nullopt;
    const bool found = word && word->size() == 2 && !(*word)[0].index && !(*word)[1].index &&
                       (*word)[0].name == y && (*word)[1].name == y;
    if (found) out = t;
  });
  return out;
}

bool is_order(Relation r) { return r != Relation::equal && r != Relation::not_equal; }

}  // namespace

void NotesSession::keep_shown(bool holds) {
  constexpr std::size_t most_shown = 4;
  // What holds in a range need not hold behind it.
  if (!holds || current_.comparisons.size() != 1 || !current_.ranges.empty()) return;
  const Comparison& shown = current_.comparisons[0];
  const bool tells = is_order(shown.relation) || has_sums(shown);
  if (!tells || !rests_on_members(shown, glossary_)) return;
  shown_.emplace_back(current_.comparisons[0], current_.line);
  if (shown_.size() > most_shown) shown_.erase(shown_.begin());
}

void NotesSession::keep_claimed(const Pending& pending) {
  std::erase_if(claimed_, [&](const auto& claim) { return claim.second != section_; });
  for (const Comparison& c : pending.comparisons) {
    if (is_order(c.relation)) claimed_.emplace_back(c, section_);
  }
}

std::optional<NoteRun> NotesSession::run_from_shown(const Comparison& c) const try {
  const std::set<std::string> names = names_of(c, glossary_.alphabet);
  std::vector<Comparison> before;
  std::set<std::size_t> lines;
  for (const auto& [shown, line] : shown_) {
    const std::set<std::string> of_it = names_of(shown, glossary_.alphabet);
    const bool shared =
        std::ranges::any_of(of_it, [&](const std::string& n) { return names.contains(n); });
    if (!shared) continue;
    before.push_back(shown);
    lines.insert(line);
  }
  if (before.empty()) return std::nullopt;
  Comparison all_names = c;
  for (const Comparison& b : before) all_names.left = all_names.left + b.left + b.right;
  NoteRun out;
  std::vector<Statement> one{context_.statement(all_names, Grounds::sure, lines)};
  one[0].conclusion = c;
  context_.add_hypotheses(one, before);
  out.statement = std::move(one[0]);
  out.with = with_lines(lines);
  return out;
} catch (const std::exception&) {
  return std::nullopt;
}

std::optional<NoteAttempt> NotesSession::between_members(const Nodes& left,
                                                         const Nodes& right) try {
  const WithoutRecursions here(glossary_);
  NoteReader reader(glossary_, false);
  const Quantity a = reader.read(left), b = reader.read(right);
  if (!a.is_scalar() || !b.is_scalar()) return std::nullopt;
  const Comparison written{a.scalar, Relation::equal, b.scalar};
  const Comparison c = MemberTerms(glossary_)(written);
  if (!has_sums(written) || is_same(written, c)) return std::nullopt;
  std::set<std::size_t> lines = reader.lines_used();
  NoteAttempt out;
  out.statements.push_back(context_.statement(c, Grounds::none, lines));
  out.with = with_lines(lines);
  return out;
} catch (const std::exception&) {
  return std::nullopt;  // Judged as written.
}

std::vector<NoteRun> NotesSession::runs_of(const Nodes& left, const Nodes& right, Relation relation,
                                           bool expand,
                                           const std::map<std::string, IndexRule>& recursions) try {
  MemberTerms members(glossary_);
  NoteReader reader(glossary_, expand);
  const Quantity a = reader.read(left), b = reader.read(right);
  if (!a.is_scalar() || !b.is_scalar()) return {};
  std::set<std::size_t> lines = reader.lines_used();
  if (expand && lines.empty()) return {};
  const Comparison conclusion = members({a.scalar, relation, b.scalar});
  std::set<std::string> names = sequences_in(conclusion);
  std::vector<Premise> premises;
  bool all_used = true;
  std::vector<Premise> left_out;
  const auto is_shown = [&](std::size_t line) {
    return std::ranges::any_of(shown_, [&](const auto& shown) { return shown.second == line; });
  };
  for (const std::vector<IndexedPremise>* all : {&premises_, &lines_of_members_}) {
    for (const IndexedPremise& line : *all) {
      std::set<std::size_t> used;
      const auto premise = schema_of(line, expand, members, used);
      all_used = all_used && (premise || !shares(names_in(line.left), names_in(left)));
      const auto is_new = [&](const Premise& p) { return !is_same(p.holds, premise->holds); };
      if (!premise || !shares(sequences_in(premise->holds), sequences_in(conclusion)) ||
          !std::ranges::all_of(premises, is_new)) {
        continue;
      }
      if (all == &lines_of_members_ && !iterates_) {
        if (!is_shown(line.line)) left_out.push_back(*premise);
        continue;
      }
      premises.push_back(*premise);
      names.merge(sequences_in(premise->holds));
      lines.merge(used);
    }
  }
  if (premises.empty()) return {};
  Comparison all_names{a.scalar, relation, b.scalar};
  for (const Premise& p : premises) {
    all_names.left = all_names.left + p.holds.left + p.holds.right;
  }
  all_names.left = all_names.left + conclusion.left + conclusion.right;
  for (const Term value : members.symbols_of(names)) all_names.left = all_names.left + value;
  NoteRun whole;
  std::set<std::size_t> more_lines;
  NoteAttempt all, sure;
  all.statements.push_back(context_.statement(all_names, Grounds::all, more_lines));
  sure.statements.push_back(context_.statement(all_names, Grounds::sure, lines));
  whole.statement = sure.statements[0];
  Domain& domain = whole.statement.domain;
  whole.statement.conclusion = conclusion;
  domain.premises = premises;
  std::vector<Comparison> hypotheses;
  for (const Comparison& h : domain.hypotheses) {
    const Comparison c = members(h);
    if (!is_instance(c, premises)) hypotheses.push_back(c);
    std::erase_if(left_out, [&](const Premise& p) { return is_instance(c, {p}); });
  }
  domain.hypotheses.clear();
  // f(x_0) is a member now; f(x^*) is not.
  std::set<Term, TermOrder> kept = free_symbols(conclusion);
  for (const Premise& p : premises) kept.merge(free_symbols(p.holds));
  std::erase_if(domain.variables, [&](const Variable& v) {
    return v.symbol.name().starts_with("any ") ||
           (glossary_.values.contains(v.symbol.name()) && !kept.contains(v.symbol));
  });
  std::vector<Statement> one{std::move(whole.statement)};
  context_.add_hypotheses(one, hypotheses);
  whole.statement = std::move(one[0]);
  for (const std::string& name : members.nonnegative()) {
    const Term index = Term::natural("any member");
    domain.premises.push_back(
        {name, "a square or a norm", "", Term::element(name, index) >= Term(0), index, 0});
  }
  for (const MemberTerms::Distance& d : members.distances()) {
    const auto from = square_of(all_names, d.from, glossary_.alphabet);
    if (!from) continue;
    const Term index = Term::natural("any member");
    const Term distance =
        Term::element(d.square, index) - Term(2) * Term::element(d.product, index) + *from;
    domain.premises.push_back({d.square, "a squared distance", "", distance >= Term(0), index, 0});
  }
  whole.with = with_lines(lines) + " for all members";
  whole.refutes = all_used && have_same_domains(all, sure) && left_out.empty() &&
                  !is_tied_elsewhere(whole.statement, members, recursions) &&
                  add_iterate_models(whole.statement, members);
  // An induction stands on nothing that speaks of what it counts.
  NoteRun alone = whole;
  std::erase_if(alone.statement.domain.hypotheses,
                [&](const Comparison& h) { return mentions_natural(h, domain); });
  const bool same_ground = alone.statement.domain.hypotheses.size() == domain.hypotheses.size();
  alone.refutes = whole.refutes && same_ground;
  whole.lemmas = summed(alone.statement);
  for (const Statement& s : whole.lemmas) domain.hypotheses.push_back(s.conclusion);
  std::vector<NoteRun> out{std::move(alone)};
  if (!same_ground || !whole.lemmas.empty()) out.push_back(std::move(whole));
  return out;
} catch (const std::exception&) {
  return {};  // Judged without what is said of all members.
}

/// Whether something else is said of the sequences: recursions, or what holds of a function.
bool NotesSession::is_tied_elsewhere(const Statement& s, const MemberTerms& members,
                                     const std::map<std::string, IndexRule>& recursions) const {
  std::set<std::string> names = members.vectors();
  names.merge(sequences_in(s.conclusion));
  for (const Premise& p : s.domain.premises) names.merge(sequences_in(p.holds));
  return std::ranges::any_of(names, [&](const std::string& name) {
    const bool schema = std::ranges::any_of(schemas_, [&](const NoteSchema& given) {
      return name.starts_with(given.function + "(") ||
             name.starts_with("grad " + given.function + "(");
    });
    const auto first = glossary_.rules.lower_bound(name + "_");
    const bool starts = first != glossary_.rules.end() && first->first.starts_with(name + "_");
    return schema || starts || recursions.contains(name);
  });
}

void NotesSession::add_runs(const Nodes& left, const Nodes& right, Relation relation,
                            NoteStep& step) {
  if (!is_order(relation)) return;
  const WithoutRecursions here(glossary_);
  for (const bool expand : {false, true}) {
    std::vector<NoteRun> more = runs_of(left, right, relation, expand, here.recursions());
    // What is defined is more than a name.
    for (NoteRun& before : step.runs) before.refutes = before.refutes && more.empty();
    std::ranges::move(more, std::back_inserter(step.runs));
  }
}

}  // namespace gradus
