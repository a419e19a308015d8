// Comments for Gradus, and what names are said to stand for.

#include <algorithm>

#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/inference.hpp"
#include "gradus/notes/session/notes_session.hpp"
#include "gradus/notes/session/set_meaning.hpp"

namespace gradus {
namespace {

using Nodes = std::vector<TexNode>;

}  // namespace

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
    if (d.kind == D::approx && d.problem.empty() && at_ > 0) approx_ = d;
    if (d.kind == D::forget && at_ > 0 && d.problem.empty()) forget(d.names);
    for (const Chain& c : d.conditions) {
      const bool expects = c.sides[0].size() == 2 && is_expectation_sign(c.sides[0][0]);
      if (expects) {
        for (const TexNode& part : c.sides[0][1].children) {
          const auto n = note_name(part);
          if (!n) continue;
          glossary_.random.insert(n->base);
          if (n->has_index()) glossary_.sequences.insert(n->base);
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
              if (!context_.assume_moment(k, line))
                context_.assume(k, line, NotesContext::By::comment);
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

void NotesSession::forget(const Nodes& names) {
  if (names.empty()) {
    approx_.reset();
    context_.forget();
    glossary_.means.clear();
    glossary_.random_products.clear();
    schemas_.clear();
    premises_.clear();
    lines_of_members_.clear();
    glossary_.rules.clear();
    glossary_.index_rules.clear();
  }
  for (const TexNode& node : names) {
    const NoteName name = *note_name(node);
    context_.forget(name.written);
    glossary_.rules.erase(name.written);
    glossary_.index_rules.erase(name.base);
    std::erase_if(schemas_, [&](const NoteSchema& s) { return s.function == name.base; });
    const auto speaks_of_it = [&](const IndexedPremise& p) {
      return names_in(p.left).contains(name.base) || names_in(p.right).contains(name.base);
    };
    std::erase_if(premises_, speaks_of_it);
    std::erase_if(lines_of_members_, speaks_of_it);
  }
}

/// "$L$-smooth", "$A$ is symmetric", "$A$ is involutory".
void NotesSession::said(const NoteEntry& entry) {
  if (at_ > 0) take_anew(entry);
  if (entry.depends) {
    for (const TexNode& node : entry.chain.sides[0]) {
      if (const auto n = note_name(node)) glossary_.dependent.insert(n->written);
    }
  }
  if (!entry.told.empty() && at_ > 0) {
    const std::string why = "is described by '" + entry.told + "' in line " +
                            std::to_string(line_of(entry.begin)) + ", which was not understood";
    for (const Nodes& side : entry.chain.sides) {
      for_each_name(side, [&](const NoteName& n) {
        if (glossary_.naturals.contains(n.written)) return;
        for (const std::string& name : {n.base, n.written}) {
          context_.describe(name, name + " " + why);
        }
      });
    }
  }
  if (entry.text.empty()) return;
  const TexNode& node = entry.chain.sides[0][0];
  const auto n = note_name(node);
  if (!n || exponent_of(node) != nullptr) return;
  const std::size_t line = line_of(entry.begin);
  if (entry.text == "symmetric") {
    if (speaks_of_unsymmetric_) return;
    glossary_.infer_shape(n->key(), Shape::matrix,
                          "said to be symmetric in line " + std::to_string(line));
    glossary_.alphabet.make_symmetric(n->written);
    context_.say_symmetric(n->written, {entry.sentence, entry.section});
    return;
  }
  if (at_ > 0) assume_positive(entry.chain.sides[0], line);
}

void NotesSession::assume_positive(const Nodes& name, std::size_t line) try {
  const auto n = name.size() == 1 ? note_name(name[0]) : std::nullopt;
  if (!n || glossary_.shape_of(n->key()) != Shape::scalar) return;
  const Quantity value = NoteReader(glossary_, false).read(name);
  if (value.is_scalar() && value.scalar.is_symbol()) {
    context_.assume(value.scalar > Term(0), line, NotesContext::By::text);
  }
} catch (const std::exception&) {
  return;  // Nothing is known of it.
}

void NotesSession::declare_member(const Chain& chain, std::size_t line, bool declared) {
  std::vector<Nodes> all = chain.before;
  all.push_back(chain.sides[0]);
  const SetMeaning set = meaning_of_set(chain.sides[1]);
  const auto by = declared ? NotesContext::By::comment : NotesContext::By::text;
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
          context_.assume(c, line, by);
        }
      } catch (const std::exception&) {
        restrict_names(side, "is restricted by line " + std::to_string(line));
      }
    };
    bound(lower, interval.open == "(" ? Relation::greater : Relation::greater_equal);
    bound(upper, interval.close == ")" ? Relation::less : Relation::less_equal);
  }
}

}  // namespace gradus
