#include "gradus/notes/notes_session.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/inference.hpp"
#include "gradus/notes/instance.hpp"
#include "gradus/notes/iterates.hpp"
#include "gradus/notes/note_reader.hpp"
#include "gradus/notes/rule.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_equal(const Connective& c) {
  return c.link == Link::relation && c.relation == Relation::equal;
}

std::set<std::string> names_in(const Nodes& nodes) {
  std::set<std::string> names;
  for_each_name(nodes, [&](const NoteName& n) {
    names.insert(n.base);
    names.insert(n.written);
  });
  return names;
}

/// Names as they are written, members by their base.
std::set<std::string> written_names(const Nodes& nodes) {
  std::set<std::string> names;
  for_each_name(nodes, [&](const NoteName& n) { names.insert(n.has_index() ? n.base : n.written); });
  return names;
}

std::string joined_lines(const std::set<std::size_t>& lines) {
  std::string out;
  for (const std::size_t line : lines) {
    if (line > 0) out += (out.empty() ? "" : ", ") + std::to_string(line);
  }
  return out;
}

}  // namespace

NotesSession::NotesSession(NotesFile file) : file_(std::move(file)), context_(glossary_) {
  mark_iterates(file_);
  const std::string& text = file_.text.text;
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
  for (const NoteEntry& entry : file_.entries) {
    if (entry.kind == NoteEntry::Kind::comment) comment(entry);
  }
  expect_refuted_ = ignore_ = false;
  infer(glossary_, file_);
}

std::size_t NotesSession::line_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(line_starts_, offset) -
                                  line_starts_.begin());
}

std::optional<NoteItem> NotesSession::next() {
  while (queue_.empty() && at_ < file_.entries.size()) {
    const NoteEntry& entry = file_.entries[at_++];
    if (entry.kind == NoteEntry::Kind::comment) {
      comment(entry);
    } else if (entry.kind == NoteEntry::Kind::malformed) {
      ++chains_;
      ++formulas_;
      NoteItem item;
      item.chain = chains_;
      item.derivation = entry.derivation;
      item.is_inline = entry.is_inline;
      item.begin = entry.begin;
      item.end = entry.end;
      skip(std::move(item), entry.text, entry.begin, entry.end);
    } else {
      chain(entry);
    }
  }
  if (queue_.empty()) return std::nullopt;
  NoteItem item = std::move(queue_.front().first);
  current_ = std::move(queue_.front().second);
  queue_.pop_front();
  for (std::size_t* offset : {&item.begin, &item.end, &item.mark_begin, &item.mark_end}) {
    *offset = file_.text.origin_of(*offset);
  }
  return item;
}

void NotesSession::settle(NoteKind kind, bool holds) {
  // What was shown needs no hypothesis; what could not be decided, or is only wanted, is none.
  if (kind == NoteKind::step || holds || current_.wanted) return;
  if (current_.rule) glossary_.rules[current_.rule->first] = current_.rule->second;
  if (current_.index_rule) {
    glossary_.index_rules[current_.index_rule->first] = current_.index_rule->second;
  }
  if (current_.rule || current_.index_rule) return;
  const bool assumed = kind == NoteKind::assumption || kind == NoteKind::stated;
  if (assumed && current_.schema) add_schemas({*current_.schema});
  for (const Comparison& c : current_.comparisons) {
    if (context_.assume_moment(c, current_.line)) continue;
    if (kind == NoteKind::assumption || kind == NoteKind::stated) {
      context_.assume(c, current_.line, false);
      const bool is_case = c.left.is_symbol() && c.right.is_constant();
      if (c.relation == Relation::equal) context_.restrict_by(c, current_.line, is_case);
    }
  }
}

void NotesSession::comment(const NoteEntry& entry) {
  const std::size_t line = line_of(entry.begin);
  for (const Declaration& d : read_declarations(entry.text)) {
    using D = Declaration::Kind;
    const auto declare = [&](const std::string& key, std::optional<Shape> shape) {
      for (const std::string& k : {key, key + "_"}) {
        glossary_.declared.insert(k);
        glossary_.shapes.erase(k);
        if (shape) glossary_.shapes.emplace(k, *shape);
        glossary_.reasons[k] = std::string(name(shape.value_or(Shape::scalar))) + " (line " +
                               std::to_string(line) + ")";
      }
    };
    for (const TexNode& node : d.names) {
      const std::string base = note_name(node)->base;
      if (d.kind == D::scalar) declare(base, std::nullopt);
      if (d.kind == D::vector) declare(base, Shape::column);
      if (d.kind == D::matrix || d.kind == D::symmetric) declare(base, Shape::matrix);
      if (d.kind == D::symmetric) glossary_.alphabet.make_symmetric(note_name(node)->written);
      if (d.kind == D::function) glossary_.functions.insert(base);
    }
    if (d.kind == D::loss && at_ > 0) {
      for (const std::string& name : d.classes) {
        std::vector<NoteSchema> all = schemas_of_class(d.function, name, line);
        if (!all.empty()) glossary_.functions.insert(all[0].function);
        add_schemas(std::move(all));
      }
    }
    if (d.kind == D::expect_refuted) expect_refuted_ = true;
    if (d.kind == D::ignore) ignore_ = true;
    if (d.kind == D::forget && at_ > 0) {
      context_.forget();
      schemas_.clear();
      glossary_.rules.clear();
      glossary_.index_rules.clear();
    }
    for (const Chain& c : d.conditions) {
      const bool expects = c.sides[0].size() == 2 && is_expectation_sign(c.sides[0][0]);
      if (expects) {
        for (const TexNode& part : c.sides[0][1].children) {
          if (const auto n = note_name(part)) glossary_.random.insert(n->base);
        }
      }
      // What is compared with a number is one.
      for (const Nodes& side : c.sides) {
        const auto n = side.size() == 1 ? note_name(side[0]) : std::nullopt;
        if (n && c.links[0].link == Link::relation && !glossary_.shapes.contains(n->key())) {
          glossary_.declared.insert(n->key());
        }
      }
      for (std::size_t i = 0; i < c.links.size(); ++i) {
        if (c.links[i].link == Link::member && i == 0) {
          declare_member(c, line, true);
        } else if (c.links[i].link == Link::relation && at_ > 0) {
          // n in N >= 1 compares n.
          const bool of_member = i == 1 && c.links[0].link == Link::member;
          const Nodes& left = of_member ? c.sides[0] : c.sides[i];
          try {
            for (const Comparison& k :
                 sides(left, c.sides[i + 1], c.links[i].relation, false).comparisons) {
              if (!context_.assume_moment(k, line)) context_.assume(k, line, true);
            }
          } catch (const std::exception&) {
            // Said below, where the comment stands.
          }
        }
      }
    }
    if (!d.problem.empty() && at_ > 0) {
      NoteItem item;
      item.begin = entry.begin;
      item.end = entry.end;
      skip(std::move(item), "a gradus comment: " + d.problem, entry.begin, entry.end);
    }
  }
}

void NotesSession::declare_member(const Chain& chain, std::size_t line, bool declared) {
  std::vector<Nodes> all = chain.before;
  all.push_back(chain.sides[0]);
  const SetMeaning set = meaning_of_set(chain.sides[1]);
  using Meaning = SetMeaning::Kind;
  for (const Nodes& side : all) {
    if (side.size() != 1 || !note_name(side[0])) {
      restrict_names(side, "is restricted by line " + std::to_string(line));
      continue;
    }
    const NoteName n = *note_name(side[0]);
    if (declared) {
      glossary_.declared.insert(n.written);
      if (set.kind == Meaning::naturals) glossary_.naturals.insert(n.written);
      if (set.kind == Meaning::vectors) glossary_.shapes[n.key()] = Shape::column;
      if (set.kind == Meaning::matrices) glossary_.shapes[n.key()] = Shape::matrix;
    }
    if (set.kind == Meaning::unknown) {
      restrict_names(side, "is restricted by line " + std::to_string(line));
    }
    if (set.kind != Meaning::interval || at_ == 0) continue;
    const TexNode& interval = chain.sides[1][0];
    const auto comma =
        std::ranges::find_if(interval.children, [](const TexNode& c) { return c.is_symbol(","); });
    if (comma == interval.children.end()) continue;
    const Nodes lower(interval.children.begin(), comma), upper(comma + 1, interval.children.end());
    const auto bound = [&](const Nodes& end, Relation r) {
      const bool infinite =
          std::ranges::any_of(end, [](const TexNode& c) { return c.is_command("\\infty"); });
      if (infinite) return;
      try {
        for (const Comparison& c : sides(side, end, r, false).comparisons) {
          context_.assume(c, line, declared);
        }
      } catch (const std::exception&) {
        restrict_names(side, "is restricted by line " + std::to_string(line));
      }
    };
    bound(lower, interval.open == "(" ? Relation::greater : Relation::greater_equal);
    bound(upper, interval.close == ")" ? Relation::less : Relation::less_equal);
  }
}

NotesSession::Sides NotesSession::sides(const Nodes& left, const Nodes& right, Relation r,
                                        bool expand) {
  NoteReader reader(glossary_, expand);
  Quantities quantities(glossary_.alphabet);
  Quantity a = reader.read(left), b = reader.read(right);
  Sides out;
  const auto add = [&](Term x, Term y) {
    // What is the same by the letter is a difference that is zero.
    out.comparisons.push_back(same(x, y) ? Comparison{x - y, r, Term(0)} : Comparison{x, r, y});
  };
  out.lines = reader.lines_used();
  out.points = reader.points();
  if (a.is_scalar() && b.is_scalar()) {
    add(a.scalar, b.scalar);
    return out;
  }
  if (r != Relation::equal) {
    throw Unreadable(
        "found an order between " + std::string(name(a.shape)) + " and " + name(b.shape),
        left.front().begin, right.back().end);
  }
  if (a.is_zero() && a.is_scalar()) a = Quantities::scale(Term(0), b);
  if (b.is_zero() && b.is_scalar()) b = Quantities::scale(Term(0), a);
  if (a.shape != b.shape || a.is_table() != b.is_table()) {
    throw Unreadable(
        "found " + std::string(name(a.shape)) + " and " + name(b.shape) + " on both sides",
        left.front().begin, right.back().end);
  }
  if (a.is_table()) {
    if (a.rows.size() != b.rows.size() || a.rows[0].size() != b.rows[0].size()) {
      throw Unreadable("found tables of different size", left.front().begin, right.back().end);
    }
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      for (std::size_t j = 0; j < a.rows[i].size(); ++j) add(a.rows[i][j], b.rows[i][j]);
    }
    return out;
  }
  // Equal vectors have equal products with every vector, equal matrices between any two.
  const Quantity u = Quantities::letter({"any u", std::nullopt, true, false});
  const Quantity v = Quantities::letter({"any v", std::nullopt, true, false});
  const auto number = [&](const Quantity& q) {
    if (q.parts.empty()) return Term(0);
    if (q.shape == Shape::row) return quantities.multiply(q, u).scalar;
    const Quantity row = quantities.multiply(quantities.transpose(u), q);
    return q.shape == Shape::column ? row.scalar : quantities.multiply(row, v).scalar;
  };
  add(number(a), number(b));
  return out;
}

void NotesSession::restrict_names(const Nodes& nodes, const std::string& why) {
  for_each_name(nodes, [&](const NoteName& n) {
    if (glossary_.naturals.contains(n.written)) return;
    context_.restrict(n.base, why);
    context_.restrict(n.written, why);
  });
}

void NotesSession::enqueue(NoteItem item, Pending pending) {
  if (item.mark_end == 0) {
    item.mark_begin = item.begin;
    item.mark_end = item.end;
  }
  queue_.emplace_back(std::move(item), std::move(pending));
}

void NotesSession::skip(NoteItem item, const std::string& why, std::size_t begin, std::size_t end) {
  item.kind = NoteKind::skipped;
  item.message = why;
  item.mark_begin = end == 0 ? item.begin : begin;
  item.mark_end = end == 0 ? item.end : end;
  chain_read_ = false;
  enqueue(std::move(item));
}

void NotesSession::chain(const NoteEntry& entry) {
  if (ignore_) {
    ignore_ = false;
    return;
  }
  NoteEntry whole = entry;
  Chain& c = whole.chain;
  ++chains_;
  chain_read_ = true;
  NoteItem item;
  item.chain = chains_;
  item.derivation = entry.derivation;
  item.is_inline = entry.is_inline;
  item.is_link = c.links.size() > 1;
  item.expect_refuted = entry_expects_refuted_ = expect_refuted_;
  expect_refuted_ = false;
  item.begin = c.begin;
  item.end = c.end;
  const bool relates = std::ranges::any_of(c.links, [](const Connective& k) {
    return k.link == Link::relation || k.link == Link::defines;
  });
  if (c.links[0].link == Link::member || c.links[0].link == Link::maps ||
      c.links[0].link == Link::distributed) {
    membership(whole, std::move(item));
    return;
  }
  if (relates) ++formulas_;
  bool continues = false;
  if (c.sides[0].empty() && !last_side_.empty() && !entry.is_inline) {
    c.sides[0] = last_side_;
    continues = true;
  }
  for (std::size_t i = 0; i < c.links.size(); ++i) {
    NoteItem one = item;
    one.is_link = item.is_link || continues;
    one.begin =
        c.sides[i].empty() || (continues && i == 0) ? c.links[i].begin : c.sides[i].front().begin;
    one.end = c.sides[i + 1].empty() ? c.links[i].end : c.sides[i + 1].back().end;
    if (c.sides[i].empty() || c.sides[i + 1].empty()) {
      skip(std::move(one), "found a relation without a side", c.links[i].begin, c.links[i].end);
      continue;
    }
    one.mark_begin = c.sides[i + 1].front().begin;
    one.mark_end = c.sides[i + 1].back().end;
    relation(whole, i, std::move(one));
    whole.cue = i == 0 && continues ? Cue::concludes : whole.cue;
  }
  last_side_ = c.sides.back();
  for (const Nodes& side : c.sides) seen_.merge(names_in(side));
  if (relates && chain_read_) ++parsed_;
}

void NotesSession::membership(const NoteEntry& entry, NoteItem item) {
  const Chain& c = entry.chain;
  const std::size_t line = line_of(entry.begin);
  const Link link = c.links[0].link;
  if (link == Link::member && c.sides.size() == 2) {
    declare_member(c, line, false);
  } else if (link == Link::distributed) {
    restrict_names(c.sides[0], "is random (line " + std::to_string(line) + ")");
  }
  item.kind = NoteKind::assumption;
  item.why_kind = "it says what a name stands for";
  item.message = "what a name stands for";
  enqueue(std::move(item));
}

void NotesSession::relation(const NoteEntry& entry, std::size_t link, NoteItem item) {
  const Chain& c = entry.chain;
  const Nodes &left = c.sides[link], &right = c.sides[link + 1];
  const Connective& sign = c.links[link];
  const std::size_t line = line_of(sign.begin);
  const std::string by_line =
      "is restricted by line " + std::to_string(line) + ", which could not be read";
  if (sign.link == Link::assigns) {
    if (const auto n = note_name(left[0])) {
      context_.restrict(n->base, "changes in line " + std::to_string(line));
      context_.restrict(n->written, "changes in line " + std::to_string(line));
    }
    item.kind = NoteKind::definition;
    item.why_kind = "an arrow gives a name a new value";
    item.message = "an update";
    enqueue(std::move(item));
    return;
  }
  // What stands alone takes all the meaning of a formula that cannot be read.
  const auto restrict_all = [&] {
    const bool alone = left.size() <= 2 && note_name(left[0]);
    restrict_names(alone ? Nodes{left[0]} : left, by_line);
    if (!alone) restrict_names(right, by_line);
  };
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
  std::optional<LocalShapes> local;
  try {
    try {
      plain = sides(left, right, sign.relation, false);
    } catch (const Unreadable& problem) {
      // A letter that is a vector elsewhere may be a number here.
      Chain alone;
      alone.sides = {left, right};
      alone.links = {sign};
      local.emplace(glossary_, alone);
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
  pending.comparisons = plain.comparisons;
  pending.line = line;
  pending.wanted = entry.cue == Cue::aims;
  bool defined_before = false;
  if (link == 0 && (is_equal(sign) || sign.link == Link::defines)) {
    auto rule = find_rule(left, right, glossary_, line);
    if (!rule && c.links.size() == 1) {
      rule = find_rule(right, left, glossary_, line);
      if (rule && seen_.contains(rule->name)) rule.reset();
    }
    // x = 2 of a name in use is a case, not what it means.
    if (rule && !rule->index_rule && seen_.contains(rule->name) && names_in(right).empty()) {
      rule.reset();
    }
    if (rule) {
      defined_before = rule->known;
      if (rule->index_rule) {
        pending.index_rule = {rule->name, *rule->index_rule};
      } else {
        pending.rule = {rule->name, rule->rule};
      }
      if (!defined_before || sign.link == Link::defines) {
        item.kind = NoteKind::definition;
        item.why_kind = rule->name + " is new and stands alone on one side";
        item.message = rule->name + " is defined";
        if (pending.rule) glossary_.rules[pending.rule->first] = pending.rule->second;
        if (pending.index_rule) {
          glossary_.index_rules[pending.index_rule->first] = pending.index_rule->second;
        }
        enqueue(std::move(item));
        return;
      }
    }
  }
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
  if (!instances.empty()) {
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
    step.restricted = name_out_of_nowhere(left, right, known, link > 0 || entry.cue == Cue::concludes);
  }
  classify(entry, link, left, right, known, step);
  item.kind = NoteKind::step;
  item.why_kind = link > 0 ? "it goes on with a chain" : "both sides are made of what came before";
  item.step = std::move(step);
  enqueue(std::move(item), std::move(pending));
}

void NotesSession::add_schemas(std::vector<NoteSchema> schemas) {
  for (NoteSchema& s : schemas) {
    for (NoteSchema& more : consequences(s)) schemas_.push_back(std::move(more));
    schemas_.push_back(std::move(s));
  }
}

std::vector<Comparison> NotesSession::instances_of_schemas(const Sides& s,
                                                           std::set<std::size_t>& lines) {
  constexpr std::size_t most_points = 3, most_instances = 12;
  std::vector<Comparison> out;
  for (const NoteSchema& schema : schemas_) {
    std::vector<Quantity> points;
    for (const auto& [function, at] : s.points) {
      const bool known = std::ranges::any_of(
          points, [&](const Quantity& p) { return same(p, at); });
      if (function == schema.function && !known && points.size() < most_points) points.push_back(at);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (std::size_t j = 0; j < points.size(); ++j) {
        const bool two = schema.points.size() == 2;
        if ((two ? i == j : j > 0) || out.size() >= most_instances) continue;
        try {
          NoteReader reader(glossary_, true);
          reader.set(schema.points[0], points[i]);
          if (two) reader.set(schema.points[1], points[j]);
          const Quantity a = reader.read(schema.left), b = reader.read(schema.right);
          if (!a.is_scalar() || !b.is_scalar() || same(a.scalar, b.scalar)) continue;
          out.push_back({a.scalar, schema.relation, b.scalar});
          lines.insert(schema.line);
        } catch (const std::exception&) {
          continue;  // The schema says nothing there.
        }
      }
    }
  }
  return out;
}

/// A name that comes in on the right side of a conclusion, or stands on one side of another relation,
/// may stand for something that was said in words.
std::string NotesSession::name_out_of_nowhere(const Nodes& left, const Nodes& right,
                                              const Sides& known, bool concludes) const {
  std::set<std::string> on_left = written_names(left), on_right = written_names(right);
  if (on_left.empty() || on_right.empty()) return {};
  std::set<std::string> meant_left, meant_right;
  for (const Comparison& c : known.comparisons) {
    meant_left.merge(names_of({c.left, Relation::equal, c.left}, glossary_.alphabet));
    meant_right.merge(names_of({c.right, Relation::equal, c.right}, glossary_.alphabet));
  }
  const auto missing = [&](const std::set<std::string>& here, const std::set<std::string>& there,
                           const std::set<std::string>& meant_there) {
    for (const std::string& name : here) {
      const std::string function = name.substr(0, name.find('\''));
      const bool found = there.contains(name) || meant_there.contains(name) || name == "e" ||
                         name == "I" || glossary_.rules.contains(function) ||
                         glossary_.naturals.contains(name) || context_.is_determined(name) ||
                         glossary_.functions.contains(function);
      if (!found) return name + " stands on one side only";
    }
    return std::string();
  };
  const std::string comes_in = missing(on_right, on_left, meant_left);
  return !comes_in.empty() || concludes ? comes_in : missing(on_left, on_right, meant_right);
}

NoteAttempt NotesSession::attempt(const Sides& s, bool hypotheses,
                                  std::set<std::size_t> lines) const {
  NoteAttempt out;
  for (const Comparison& c : s.comparisons) {
    out.statements.push_back(context_.statement(c, hypotheses, lines));
  }
  const std::string all = joined_lines(lines);
  if (!all.empty())
    out.with = (all.find(',') == std::string::npos ? "with line " : "with lines ") + all;
  return out;
}

namespace {

/// 3.1623 = 3.16: equal to half a unit of the last digit that is printed.
bool is_rounded(const Comparison& c, const Nodes& right) {
  if (right.empty() || !right.back().is(Kind::number)) return false;
  const std::size_t point = right.back().text.find('.');
  if (c.relation != Relation::equal || point == std::string::npos) return false;
  const auto digits = static_cast<double>(right.back().text.size() - point - 1);
  try {
    const double left_value = evaluate<double>(c.left, {}), value = evaluate<double>(c.right, {});
    return std::abs(left_value - value) <= 0.51 * std::pow(10.0, -digits);
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

void NotesSession::classify(const NoteEntry& entry, std::size_t link, const Nodes& left,
                            const Nodes& right, const Sides& plain, NoteStep& step) const {
  // A name, or a value of a function that no rule gives.
  const auto bare = [&](const Nodes& side) {
    const auto n = side.empty() ? std::nullopt : note_name(side[0]);
    const bool name = n && side.size() == 1 && exponent_of(side[0]) == nullptr;
    const bool call = n && side.size() == 2 && side[1].is(Kind::fenced);
    return name || (call && !glossary_.rules.contains(n->base.substr(0, n->base.find('\''))));
  };
  const Comparison& c = plain.comparisons[0];
  const bool no_names = names_of(c, glossary_.alphabet).empty();
  const bool constant = (names_in(left).empty() || names_in(right).empty()) && !no_names;
  if (no_names && is_rounded(c, right)) {
    step.may_refute = false;
    step.otherwise = NoteKind::stated;
    step.why_otherwise = "the sides agree to the digits printed: a rounded number";
    return;
  }
  const bool named = bare(left) || bare(right);
  const bool equality = c.relation == Relation::equal;
  const bool opaque = context_.rests_on_unknowns(c);
  if ((link > 0 && !(named && constant)) || entry_expects_refuted_) return;
  if (named || constant) {
    step.may_refute = false;
    step.otherwise = opaque ? NoteKind::stated : NoteKind::assumption;
    step.why_otherwise = named ? "a name stands alone on a side, and nothing before determines it"
                               : "a side is a number: a condition";
    return;
  }
  if (entry.cue == Cue::concludes) return;
  if (entry.cue == Cue::assumes) {
    step.may_refute = false;
    step.otherwise = NoteKind::assumption;
    step.why_otherwise = "the words before it assume it";
    return;
  }
  if (entry.cue == Cue::aims) {
    step.may_refute = false;
    step.otherwise = NoteKind::stated;
    step.why_otherwise = "the words before it say that it is wanted";
    return;
  }
  const bool numbers = step.instances.empty() && plain.comparisons.size() == 1;
  bool members = false;
  const auto look = [&](Term t) {
    members = members || t.op() == Op::element || t.op() == Op::inner;
  };
  for_each_node(c.left, look);
  for_each_node(c.right, look);
  if (equality && numbers && !members && step.restricted.empty()) return;
  step.otherwise = opaque ? NoteKind::stated : NoteKind::assumption;
  step.why_otherwise = opaque ? "it rests on what nothing before determines"
                              : "it does not hold for all values: a condition";
}

}  // namespace gradus
