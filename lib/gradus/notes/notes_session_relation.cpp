// One relation: a definition, or a step in the ways to understand it.

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/case_choices.hpp"
#include "gradus/notes/inference.hpp"
#include "gradus/notes/instance.hpp"
#include "gradus/notes/note_reader.hpp"
#include "gradus/notes/notes_session.hpp"
#include "gradus/notes/rule.hpp"
#include "gradus/notes/section_words.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

bool is_equal(const Connective& c) {
  return c.link == Link::relation && c.relation == Relation::equal;
}

/// Whether a formula cannot be read since a number stands where it would be a vector: then a letter
/// may be another thing there than a comment says; in a product of vectors it is not.
bool asks_for_another_shape(const std::string& why) {
  constexpr std::array signs{"on both sides", "where a number is expected", "an order between"};
  return std::ranges::any_of(signs,
                             [&](const char* sign) { return why.find(sign) != std::string::npos; });
}

/// Whether a name or group has the exponent -1.
bool has_inverse(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& node) {
    const TexNode* power = exponent_of(node);
    const bool here =
        power != nullptr && !power->children.empty() && power->children[0].is_symbol("-");
    return here || has_inverse(node.children);
  });
}

/// w = w - ...: a program's assignment.
bool updates(const Nodes& left, const Nodes& right) {
  if (left.size() != 1 || right.size() < 3 || exponent_of(left[0]) != nullptr) return false;
  const auto n = note_name(left[0]), first = note_name(right[0]);
  const bool changes = right[1].is_symbol("-") || right[1].is_symbol("+");
  return n && first && changes && n->written == first->written && exponent_of(right[0]) == nullptr;
}

bool is_nabla(const TexNode& node) {
  return node.is_command("\\nabla") ||
         (node.is(TexNode::Kind::scripted) && node.children[0].is_command("\\nabla"));
}

bool is_matrix_letter(const std::string& base) {
  constexpr std::string_view latin = "ABCHJPQSUVWXZ";
  const bool one = base.size() == 1 && latin.find(base[0]) != std::string_view::npos;
  return one || base == "Sigma" || base == "Lambda" || base == "Omega";
}

/// Whether two different letters that mostly are matrices stand side by side.
bool multiplies_matrix_letters(const Nodes& nodes, const Glossary& glossary) {
  const auto letter = [&](const TexNode& node) -> std::string {
    const auto n = note_name(node);
    if (!n || !is_matrix_letter(n->base) || glossary.declared.contains(n->base)) return "";
    return n->written;
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (multiplies_matrix_letters(nodes[i].children, glossary)) return true;
    if (i == 0) continue;
    const std::string before = letter(nodes[i - 1]), here = letter(nodes[i]);
    if (!before.empty() && !here.empty() && before != here) return true;
  }
  return false;
}

/// Whether two different capital letters are numbers here.
bool has_capitals(const std::vector<Comparison>& comparisons) {
  std::set<std::string> capitals;
  for (const Comparison& c : comparisons) {
    for (Term x : free_symbols(c.left + c.right)) {
      const std::string& name = x.name();
      const bool capital = std::isupper(static_cast<unsigned char>(name[0])) != 0 ||
                           name.starts_with("Sigma") || name.starts_with("Lambda");
      if (capital && x.sort() == Sort::real) capitals.insert(name);
    }
  }
  return capitals.size() > 1;
}

/// x_1 or \bar x beside a vector or members x: they may be made of one another.
std::string part_of_vector(const Nodes& left, const Nodes& right, const Glossary& glossary) {
  std::map<std::string, std::string> whole;
  std::set<std::string> parts;
  const auto is_vector = [&](const NoteName& n) {
    const auto shape = glossary.shapes.find(n.key());
    return shape != glossary.shapes.end() && shape->second != Shape::scalar;
  };
  const auto look = [&](const NoteName& n) {
    if (n.has_index() && !is_vector(n)) parts.insert(n.base);
    if (!n.has_index() && is_vector(n)) whole[n.base] = n.written;
    if (n.base.starts_with("bar_")) whole[n.base.substr(4)] = n.written;
  };
  for_each_name(left, look);
  for_each_name(right, look);
  for (const auto& [base, written] : whole) {
    if (parts.contains(base)) return written + " may be made of the members of " + base;
  }
  return {};
}

}  // namespace

void NotesSession::relation(const NoteEntry& entry, std::size_t link, NoteItem item) {
  const Chain& c = entry.chain;
  const Nodes &left = c.sides[link], &right = c.sides[link + 1];
  const Connective& sign = c.links[link];
  const std::size_t line = line_of(sign.begin);
  const std::string by_line =
      "is restricted by line " + std::to_string(line) + ", which could not be read";
  if (sign.link == Link::assigns || (link == 0 && is_equal(sign) && updates(left, right))) {
    if (const auto n = note_name(left[0])) {
      context_.restrict(n->base, "changes in line " + std::to_string(line));
      context_.restrict(n->written, "changes in line " + std::to_string(line));
    }
    item.kind = NoteKind::definition;
    item.why_kind = "it gives a name a new value";
    item.message = "an update";
    enqueue(std::move(item));
    return;
  }
  // What stands alone takes all the meaning of a formula that cannot be read.
  const auto restrict_all = [&] {
    const bool gradient = left.size() >= 2 && left.size() <= 3 && is_nabla(left[0]);
    const bool alone = gradient || (left.size() <= 2 && note_name(left[0]));
    restrict_names(alone ? Nodes{left[gradient ? 1 : 0]} : left, by_line);
    if (!alone) restrict_names(right, by_line);
  };
  if (sign.link == Link::approximates && approx_) {
    approximation(entry, link, std::move(item));
    return;
  }
  if (sign.link != Link::relation && sign.link != Link::defines) {
    if (sign.link != Link::approximates) restrict_all();
    const std::string token(file_.text.text.substr(sign.begin, sign.end - sign.begin));
    skip(std::move(item),
         sign.link == Link::approximates ? token + " is checked only where an order is declared"
                                         : token + " is not known",
         sign.begin, sign.end);
    return;
  }
  Sides plain;
  CaseChoices first_case;
  std::optional<LocalShapes> local;
  try {
    try {
      plain = sides(left, right, sign.relation, false, &first_case);
    } catch (const Unreadable& problem) {
      // A letter that is a vector elsewhere may be a number here.
      Chain alone;
      alone.sides = {left, right};
      alone.links = {sign};
      local.emplace(glossary_, alone, !asks_for_another_shape(problem.what()));
      try {
        plain = sides(left, right, sign.relation, false);
      } catch (const Unreadable&) {
        throw problem;
      }
    }
    for (const Comparison& k : plain.comparisons) {
      item.formula += (item.formula.empty() ? "" : ", ") + text(k);
    }
  } catch (const Unreadable& problem) {
    restrict_all();
    skip(std::move(item), problem.what(), problem.begin, problem.end);
    return;
  } catch (const std::exception& problem) {
    restrict_all();
    skip(std::move(item), problem.what(), item.begin, item.end);
    return;
  }
  Pending pending;
  if (c.links.size() == 1) pending.schema = find_schema(left, sign.relation, right, line);
  if (!plain.has_cases) pending.comparisons = plain.comparisons;
  pending.line = line;
  pending.wanted = entry.cue == Cue::aims;
  bool defined_before = false, closed = false;
  if (link == 0 && (is_equal(sign) || sign.link == Link::defines)) {
    auto rule = find_rule(left, right, glossary_, line);
    if (!rule && c.links.size() == 1) {
      rule = find_rule(right, left, glossary_, line);
      if (rule && seen_.contains(rule->name)) rule.reset();
    }
    // x = 2 of a name in use is a case, not what it means; unless it had another value before.
    if (rule && !rule->index_rule && seen_.contains(rule->name) && names_in(right).empty() &&
        !glossary_.rules.contains(rule->name)) {
      rule.reset();
    }
    // E[g] = \mu says what the mean is, not what \mu is.
    if (rule && is_expectation_sign(left[0])) rule.reset();
    // Therefore b = c, of names in use, says something of them.
    const bool plain_name = right.size() == 1 && note_name(right[0]);
    if (rule && plain_name && entry.cue == Cue::concludes && seen_.contains(rule->name)) {
      rule.reset();
    }
    // The identity.
    if (rule && rule->name == "I") rule.reset();
    const bool wanted = entry.conditional || entry.cue == Cue::aims;
    if (rule && wanted && sign.link != Link::defines) {
      restrict_all();
      item.kind = NoteKind::stated;
      item.why_kind = "the words before it speak of a case";
      item.message = "not used: the words before it speak of a case";
      enqueue(std::move(item));
      return;
    }
    // What has a closed form is not defined by a recursion, which is a step then.
    closed = rule && rule->index_rule && rule->known && names_in(right).contains(rule->name);
    if (closed) {
      pending.wanted = true;
      rule.reset();
    }
    if (rule) {
      defined_before = rule->known;
      // Another example may give a function another meaning.
      const auto place = rule_sections_.find(rule->name);
      const bool is_function = !rule->index_rule && !rule->rule.parameters.empty();
      if (is_function && place != rule_sections_.end() && place->second != entry.section) {
        defined_before = false;
      }
      if (rule->index_rule) {
        pending.index_rule = {rule->name, *rule->index_rule};
      } else {
        pending.rule = {rule->name, rule->rule};
      }
      if (!defined_before || sign.link == Link::defines) {
        rule_sections_[rule->name] = entry.section;
        item.kind = NoteKind::definition;
        item.why_kind = rule->name + " is new and stands alone on one side";
        item.message = rule->name + " is defined";
        if (pending.rule) glossary_.rules[pending.rule->first] = pending.rule->second;
        if (pending.rule && names_in(right).empty() && sign.link != Link::defines) {
          values_[rule->name] = {entry.section, line};
        }
        if (pending.index_rule) {
          glossary_.index_rules[pending.index_rule->first] = pending.index_rule->second;
        }
        enqueue(std::move(item));
        return;
      }
    }
  }
  if (by_cases(entry, link, item)) return;
  NoteStep step;
  step.attempts.push_back(attempt(plain, false, {}));
  Sides known = plain;
  try {
    const Sides expanded = sides(left, right, sign.relation, true);
    if (!expanded.lines.empty()) {
      known = expanded;
      step.attempts.push_back(attempt(expanded, false, expanded.lines));
    }
  } catch (const std::exception&) {
    // Judged as written.
  }
  NoteAttempt with_hypotheses = attempt(known, true, known.lines);
  const bool adds = [&] {
    const auto& before = step.attempts.back().statements;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Domain &a = before[i].domain, &b = with_hypotheses.statements[i].domain;
      if (a.hypotheses.size() != b.hypotheses.size() || a.variables.size() != b.variables.size())
        return true;
      for (std::size_t j = 0; j < a.variables.size(); ++j) {
        if (a.variables[j].lower != b.variables[j].lower ||
            a.variables[j].upper != b.variables[j].upper)
          return true;
      }
    }
    return false;
  }();
  if (adds) step.attempts.push_back(std::move(with_hypotheses));
  std::set<std::size_t> lines = known.lines;
  const std::vector<Comparison> instances = instances_of_schemas(known, lines);
  // Inequalities show no equation, and what refutes it need not satisfy them.
  if (!instances.empty() && sign.relation != Relation::equal) {
    NoteAttempt with_schemas = attempt(known, true, lines);
    context_.add_hypotheses(with_schemas.statements, instances);
    step.attempts.push_back(std::move(with_schemas));
  }
  for (const int dimension : {1, 2}) {
    std::vector<Statement> all;
    for (const Statement& s : step.attempts.back().statements) {
      if (auto written = instance(s, glossary_.alphabet, dimension))
        all.push_back(std::move(*written));
    }
    if (!all.empty()) step.instances.push_back(std::move(all));
  }
  step.all_declared = true;
  for (const Comparison& k : known.comparisons) {
    if (step.restricted.empty()) step.restricted = context_.restriction(k);
    step.all_declared = step.all_declared && context_.all_declared(k);
  }
  if (step.restricted.empty()) {
    step.restricted =
        name_out_of_nowhere(left, right, known, link > 0 || entry.cue == Cue::concludes);
  }
  if (step.restricted.empty() && !entry.doubt.empty()) {
    step.restricted = "the notes say '" + entry.doubt + "'";
  }
  const bool as_matrices = entry.of_matrices || multiplies_matrix_letters(left, glossary_) ||
                           multiplies_matrix_letters(right, glossary_);
  if (as_matrices && has_capitals(known.comparisons)) {
    step.caution = "holds for numbers: say scalar or matrix of its capital letters";
  }
  classify(entry, link, left, right, known, step);
  if (glossary_.alphabet.has_inverses() && (has_inverse(left) || has_inverse(right))) {
    step.may_refute = false;
    if (step.restricted.empty()) step.restricted = "an inverse counts as a letter of its own";
  }
  if (excuses_slips(entry.doubt)) step.may_refute = false;
  const std::string part = part_of_vector(left, right, glossary_);
  if (step.restricted.empty()) step.restricted = part;
  const std::string behind = condition_behind(entry, left, right);
  if (!behind.empty() && !entry_expects_refuted_) {
    if (!step.instances.empty()) step.may_refute = false;
    if (step.restricted.empty()) step.restricted = "the notes say '" + behind + "' behind it";
  }
  // What is concluded, denied or asked for is known only once it is shown.
  const bool condition = step.otherwise == NoteKind::assumption;
  const bool order = sign.relation != Relation::equal;
  const bool concluded =
      entry.cue == Cue::concludes && link == 0 &&
      (order || names_in(right).empty() || (right.size() == 1 && note_name(right[0])));
  if (condition && (entry.conditional || concluded || closed)) {
    step.otherwise = NoteKind::stated;
    step.why_otherwise = closed      ? "it speaks of what is defined before, but was not shown"
                         : concluded ? "it is concluded, but was not shown"
                                     : "the words of its sentence speak of a case or deny it";
    pending.wanted = true;
  }
  item.kind = NoteKind::step;
  item.why_kind = link > 0 ? "it goes on with a chain" : "both sides are made of what came before";
  item.step = std::move(step);
  enqueue(std::move(item), std::move(pending));
}

}  // namespace gradus
