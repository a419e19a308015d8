// One relation: a definition, or a step in the ways to understand it.

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/file/condition_behind.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/guards.hpp"
#include "gradus/notes/session/inference.hpp"
#include "gradus/notes/session/leading_words.hpp"
#include "gradus/notes/session/letter_cautions.hpp"
#include "gradus/notes/session/matrix_order.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/one_name.hpp"
#include "gradus/notes/session/putting_together.hpp"
#include "gradus/notes/session/slip_parts.hpp"
#include "gradus/notes/session/substitutions.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

bool is_equal(const Connective& c) {
  return c.link == Link::relation && c.relation == Relation::equal;
}

/// \ln is the natural logarithm, angles with pi are in radians.
bool says_units(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const TexNode& n) {
    return n.is_command("\\ln") || n.is_command("\\pi") || says_units(n.children);
  });
}

/// x_{t+1} - x_t, of members that a recursion gives, perhaps with factors.
bool is_of_members(const Nodes& side, const Glossary& glossary) {
  bool found = false;
  for (const TexNode& n : side) {
    const auto name = note_name(n);
    if (!name && !is_sign(n) && !n.is(TexNode::Kind::number)) return false;
    found = found || (name && name->has_index() && glossary.index_rules.contains(name->base));
  }
  return found;
}

}  // namespace

void NotesSession::relation(const NoteEntry& entry, std::size_t link, NoteItem item) {
  const Chain& c = entry.chain;
  const Nodes &left = c.sides[link], &right = c.sides[link + 1];
  const Connective& sign = c.links[link];
  if (given_up_) {
    item.kind = NoteKind::step;
    item.step.emplace();
    enqueue(std::move(item));
    return;
  }
  const std::size_t line = line_of(sign.begin);
  const bool assigns = link == 0 && is_equal(sign) && updates(left, right) &&
                       !(c.links.size() > 1 && misplaces_member(entry));
  if (sign.link == Link::assigns || assigns) {
    update(left, line, std::move(item));
    return;
  }
  if (puts_value(entry, link, item)) return enqueue(std::move(item));
  if (sign.link == Link::approximates && approx_) {
    approximation(entry, link, std::move(item));
    return;
  }
  const bool of_matrices = sign.link == Link::matrix_order;
  if (sign.link != Link::relation && sign.link != Link::defines && !of_matrices) {
    if (sign.link != Link::approximates) restrict_sides(left, right, line);
    const std::string token(file_.text.text.substr(sign.begin, sign.end - sign.begin));
    skip(std::move(item),
         sign.link == Link::approximates ? token + " is checked only where an order is declared"
                                         : token + " is not known",
         sign.begin, sign.end);
    return;
  }
  if (names_table(entry, link, item)) return enqueue(std::move(item));
  const auto left_form = of_matrices ? quadratic_form(left, glossary_) : std::optional(left);
  const auto right_form = of_matrices ? quadratic_form(right, glossary_) : std::optional(right);
  if (!left_form || !right_form) {
    restrict_sides(left, right, line);
    skip(std::move(item), "found an order of what are no matrices", sign.begin, sign.end);
    return;
  }
  std::optional<LocalShapes> local;
  Sides plain;
  try {
    plain = read_relation(*left_form, *right_form, sign, local);
  } catch (const Unreadable& problem) {
    restrict_sides(left, right, line);
    skip(std::move(item), problem.what(), problem.begin, problem.end);
    return;
  } catch (const std::exception& problem) {
    restrict_sides(left, right, line);
    skip(std::move(item), problem.what(), item.begin, item.end);
    return;
  }
  for (const Comparison& k : plain.comparisons) {
    item.formula += (item.formula.empty() ? "" : ", ") + text(k);
  }
  Pending pending;
  if (c.links.size() == 1 && !entry.particular) {
    pending.schema = find_schema(*left_form, sign.relation, *right_form, line);
  }
  if (of_matrices && !pending.schema) {
    pending.schema = NoteSchema{"", {any_vector}, *left_form, *right_form, sign.relation, line, {}};
  }
  if (!of_matrices) pending.premise = indexed_premise(entry, link);
  if (pending.premise) pending.premise->line = line;
  pending.mean = mean_said(entry);
  pending.of_members = line_of_members(entry, link);
  if (pending.of_members) pending.of_members->line = line;
  iterates_ = is_put_together(entry);
  for (const TheoremSpan& t : theorems_) {
    const bool within = t.begin <= entry.begin && entry.begin < t.end;
    if (t.states && within && entry.cue != Cue::assumes) pending.proved = t.proved;
  }
  if (!plain.has_cases && !context_.is_used_range(entry.begin)) {
    pending.comparisons = plain.comparisons;
  }
  pending.line = line;
  pending.wanted = entry.cue == Cue::aims;
  const Role role = definition(entry, link, item, pending);
  if (role == Role::settled) {
    enqueue(std::move(item));
    return;
  }
  if (said_again(entry, plain, item)) return;
  if (!of_matrices && by_cases(entry, link, item)) return;
  Sides known = plain;
  NoteStep step = ways_to_understand(*left_form, *right_form, sign.relation, known);
  step.has_range = add_ranges_behind(entry, known, step);
  for (const std::size_t i : orders_behind(file_, entry, at_)) {
    pending.ranges.push_back(file_.entries[i].begin);
  }
  leave_other_cases(entry, known, step);
  add_instances(step);
  step.units_are_said = says_units(left) || says_units(right);
  step.all_declared = std::ranges::all_of(
      known.comparisons, [&](const Comparison& k) { return context_.all_declared(k); });
  pending.closed = step.unrolled.has_value();
  pending.taken = entry.cue == Cue::assumes || entry.cue == Cue::introduces;
  Sides spoken_of = known;
  if (step.unrolled) spoken_of.comparisons = {step.unrolled->statements[0].conclusion};
  const Surroundings around = surroundings(entry, link, spoken_of);
  const Reservations reserved = reservations(around);
  step.caution = caution_of_letters(around);
  for (const std::string& name : context_.no_longer_symmetric()) {
    const bool here = names_in(left).contains(name) || names_in(right).contains(name);
    if (here) step.caution = name + " need not be symmetric any more: say so in a gradus comment";
  }
  step.restricted = reserved.of_names;
  for (const auto& [name, rule] : glossary_.index_rules) step.recurring.insert(name);
  // "Completing the square, f(x) = ..." goes on with what was defined.
  const bool rules = pending.rule || pending.index_rule || is_of_members(left, glossary_);
  const bool may_be_another =
      link == 0 && ((rules && !gives_a_name(entry) && may_speak_of_another(words_before(entry))) ||
                    (gives_power(left, right, glossary_) && opens_a_case(words_before(entry))));
  const bool climbs = rules && turns_to_ascent(words_before(entry));
  step.of_another = step.of_another || may_be_another || climbs;
  const bool tells = classify(entry, link, left, right, known, step);
  if (step.only_claimed) {
    // Else it would show itself where it stands again.
    pending.schema.reset();
    pending.premise.reset();
  }
  const bool is_condition = step.why_otherwise.starts_with("a name stands alone") ||
                            step.why_otherwise.starts_with("a side is a number");
  // ||g||^2 <= G^2
  const bool bounds = sign.relation != Relation::equal &&
                      (bounds_one_name(left, right) || bounds_one_name(right, left));
  const std::size_t stated = plain.comparisons.size() == 1 ? stated_at(plain.comparisons[0]) : 0;
  if (stated > 0) {
    step.may_refute = false;
    step.otherwise = NoteKind::stated;
    step.why_otherwise = "it was stated in line " + std::to_string(stated) +
                         ", and nothing else that was understood gives it";
    pending.wanted = true;
  }
  const std::string some = index_for_some(entry);
  pending.of_case = speaks_of_case(around, sign.relation) || !some.empty();
  pending.inferred = step.otherwise == NoteKind::assumption && !is_condition && !bounds &&
                     (entry.apart || (entry.cue != Cue::assumes && entry.cue != Cue::introduces));
  step.everywhere = names_for_all(entry);
  step.restricted = reserved.why;
  step.has_words = is_equal(sign) ? reserved.of_words : reserved.of_other_words;
  if (!entry_expects_refuted_) step.described = reserved.described;
  const auto is_described = [&](const std::string& x) { return reserved.described.contains(x); };
  if (pending.schema && std::ranges::any_of(pending.schema->points, is_described)) {
    pending.schema.reset();
  }
  if (step.open != SlipsOpen::all) step.open = reserved.open;
  if (around.behind.condition) step.under = under_condition(*around.behind.condition, known);
  const std::string_view words = words_before(entry);
  const bool written_out = !step.attempts[last_free(step.attempts)].with.empty();
  const bool one_beside = step.open == SlipsOpen::factors && weighs_beside(words);
  step.is_heavy = is_equal(sign) && is_heavy(*left_form, *right_form, written_out) && !one_beside;
  const bool excuses = reserved.excuses_slips || (reserved.by_condition && !step.under);
  step.may_refute = step.may_refute && !reserved.spares() && step.open != SlipsOpen::all;
  // "Example 2: f(x) = x^T A x", where another f was defined before.
  const bool redefines = pending.rule && !pending.rule->second.parameters.empty() &&
                         c.links.size() == 1 && entry.cue != Cue::concludes;
  const bool is_case =
      entry.conditional && !entry.claimed && is_equal(sign) && !entry_expects_refuted_;
  step.may_refute = step.may_refute && !redefines && !is_case && !climbs;
  if (redefines) {
    step.otherwise = NoteKind::definition;
    step.why_otherwise = pending.rule->first + " has another meaning from here on";
  }
  const bool leads = leads_on(entry, words_before(entry));
  const bool redefined = redefines && !leads;
  const bool excused = redefined || stated > 0 || excuses || (entry.conditional && !entry.claimed);
  const bool is_said = entry.cue == Cue::assumes || entry.cue == Cue::aims;
  if (!is_equal(sign) && !excused && (link > 0 || !is_said)) {
    step.models = models(known, attempt(known, Grounds::all, known.lines));
    step.is_schema = pending.schema.has_value();
    if (!step.is_schema && !reserved.of_other_words) {
      step.descents = descents(*left_form, *right_form, sign.relation);
    }
  }
  // An order that follows on others in the words of the notes, and may fail for some sequences.
  const bool concludes =
      entry.cue == Cue::concludes || link > 0 || (!entry.is_inline && gives_reason(words));
  const bool follows = iterates_ || (concludes && !reserved.of_words);
  const bool may_run = follows && !reserved.spares() && entry.cue != Cue::assumes &&
                       entry.cue != Cue::aims && std::ranges::any_of(step.runs, &NoteRun::refutes);
  for (NoteRun& run : step.runs) run.refutes = run.refutes && may_run;
  // A number means another one beside a word such as "binary".
  const bool open = reserved.open != SlipsOpen::none && names_in(left).empty();
  // Of x^2 = x nobody knows whether it is a slip, unless it follows; of 1 + 2 = 4 everybody does.
  const bool of_numbers = names_in(left).empty() && names_in(right).empty() && !reserved.of_words;
  const bool repeats = link == 0 && misplaces_member(entry);
  const std::size_t telling = of_numbers || leads || repeats ? 3 : 4;
  const bool has_models = !step.models.empty() || !step.descents.empty();
  const bool may_slip = !excused && !open &&
                        (tells || step.between_members || has_models || may_run) &&
                        weight_of(*left_form) + weight_of(*right_form) >= telling;
  if (may_slip) {
    step.mendings = mendings(*left_form, *right_form, sign, step.otherwise != NoteKind::step);
  }
  if (step.otherwise == NoteKind::assumption) {
    // An order that never holds strictly may be meant as a condition; not behind "since".
    if (sign.relation != Relation::equal && !entry.claimed) step.may_refute = false;
    const bool concluded = sign.relation != Relation::equal && puts_lines_together(words, {});
    const std::string why =
        role == Role::closed ? "it speaks of what is defined before, but was not shown"
        : concluded          ? "it is concluded, and nothing that was understood gives it"
        : !some.empty()      ? "it is said for some " + some
                             : why_not_assumed(around, sign.relation);
    if (!why.empty()) {
      step.otherwise = NoteKind::stated;
      step.why_otherwise = why;
      pending.wanted = true;
    }
  } else if (step.otherwise == NoteKind::stated && sign.relation == Relation::equal) {
    pending.wanted = pending.wanted || pending.of_case ||
                     (entry.hedged && left.size() == 1 && note_name(left[0]));
  }
  if (pending.proved > 0 && step.otherwise == NoteKind::assumption) {
    // A condition of the theorem; the rest is what it states.
    if (is_condition && entry.cue != Cue::concludes) {
      pending.proved = 0;
    } else {
      step.otherwise = NoteKind::stated;
      step.why_otherwise = "a theorem states it";
    }
  }
  item.kind = NoteKind::step;
  item.why_kind = link > 0 ? "it goes on with a chain" : "both sides are made of what came before";
  item.step = std::move(step);
  enqueue(std::move(item), std::move(pending));
}

}  // namespace gradus
