#include "gradus/notes/session/inference.hpp"

#include <algorithm>
#include <functional>

#include "gradus/notes/file/said_random.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/called_names.hpp"
#include "gradus/notes/session/set_meaning.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

constexpr int most_rounds = 8;
constexpr std::string_view index_letters = "ijklmnstuvrTNK";

void for_each_list(const Nodes& nodes, const std::function<void(const Nodes&)>& visit) {
  visit(nodes);
  for (const TexNode& n : nodes) {
    if (!n.is(Kind::scripted)) {
      for_each_list(n.children, visit);
      continue;
    }
    // A base and its index are no neighbours.
    for (const TexNode& part : n.children) for_each_list(part.children, visit);
  }
}

bool counts(const Nodes& index) {
  const bool sign = std::ranges::any_of(
      index, [](const TexNode& n) { return n.is_symbol("+") || n.is_symbol("-"); });
  return std::ranges::any_of(index, [&](const TexNode& n) {
    return n.is(Kind::letter) && (sign || index_letters.find(n.text[0]) != std::string_view::npos);
  });
}

/// C^1, \mathcal{C}^2(\mathbb{R}^n), C^{1,1}_L.
bool is_class_of_functions(const Nodes& set) {
  if (set.empty() || !set[0].is(Kind::scripted) || set[0].super < 0) return false;
  const std::string base = tex_key(set[0].children[0]);
  return base == "C" || base == "\\mathcal{C}" || base == "\\mathscr{C}" || base == "{\\calC}";
}

class Inference {
 public:
  Inference(Glossary& glossary, const NotesFile& file)
      : glossary_(glossary), file_(file), calls_(glossary) {}

  void run() {
    for (const Nodes& formula : file_.mathematics) {
      calls_.begin_formula();
      for_each_list(formula, [this](const Nodes& nodes) { calls_.note_shorthands(nodes); });
      for_each_list(formula, [this](const Nodes& nodes) { look(nodes); });
    }
    for (const NoteEntry& entry : file_.entries) calls_.look_at_definition(entry.chain);
    for (const NoteEntry& entry : file_.entries) calls_.look_at_order(entry.chain);
    calls_.settle(file_.text.text);
    for (const NoteEntry& entry : file_.entries) members(entry.chain);
    if (speaks_of_means_) {
      for (const NoteEntry& entry : file_.entries) distributed(entry.chain);
      for (const NoteName& name : said_random(file_.text.text)) glossary_.random.insert(name.base);
    }
    for (int round = 0; round < most_rounds; ++round) {
      const std::size_t before = known();
      for (const NoteEntry& entry : file_.entries) read_chain(entry.chain);
      for (const Nodes& formula : file_.mathematics) {
        if (formula.size() < 40) read(formula);
      }
      if (known() == before) break;
    }
  }

 private:
  std::size_t known() const { return glossary_.shapes.size() + glossary_.naturals.size(); }

  void look(const Nodes& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      random_names(nodes, i);
      const auto name = note_name(nodes[i]);
      if (!name) continue;
      if (name->has_index() && counts(name->index)) glossary_.sequences.insert(name->base);
      if (nodes[i].is(Kind::scripted) && nodes[i].super >= 0 && name->has_index() &&
          nodes[i].sub < 0) {
        glossary_.sequences.insert(name->base);
      }
      bold(*name);
      calls_.look(*name, nodes, i);
    }
  }

  void bold(const NoteName& name) {
    const std::string mark = "bold_";
    if (!name.base.starts_with(mark) || name.base.size() < mark.size() + 1) return;
    const char first = name.base[mark.size()];
    const bool one_letter = name.base.size() == mark.size() + 1 ||
                            name.base[mark.size() + 1] == '_' || name.base[mark.size() + 1] == '^';
    const bool capital = one_letter && first >= 'A' && first <= 'Z';
    glossary_.infer_shape(name.key(), capital ? Shape::matrix : Shape::column, "bold type");
  }

  /// What E[.], Var(.) or Cov(., .) is taken of by itself is random.
  void random_names(const Nodes& nodes, std::size_t i) {
    const bool spoken = is_expectation_sign(nodes[i]) || is_variance_sign(nodes[i]);
    speaks_of_means_ = speaks_of_means_ || spoken;
    if (i + 1 >= nodes.size() || !spoken) return;
    const TexNode& next = nodes[i + 1];
    const TexNode& fence = next.is(Kind::scripted) ? next.children[0] : next;
    const bool pair = fence.children.size() == 3 && fence.children[1].is_symbol(",");
    if (!fence.is(Kind::fenced) || (fence.children.size() != 1 && !pair)) return;
    for (const TexNode& part : fence.children) {
      if (const auto name = note_name(part)) glossary_.random.insert(name->base);
    }
  }

  /// x, y \sim N(0, 1): what has a distribution is random.
  void distributed(const Chain& chain) {
    const auto take = [&](const NoteName& n) { glossary_.random.insert(n.base); };
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
      if (chain.links[i].link != Link::distributed) continue;
      for_each_name(chain.sides[i], take);
      for (const Nodes& side : chain.before) for_each_name(side, take);
    }
  }

  /// x in R^d, f : R^d -> R.
  void members(const Chain& chain) {
    if (chain.links.empty()) return;
    std::vector<NoteName> names;
    for (const Nodes& side : chain.before) {
      if (side.size() == 1 && note_name(side[0])) names.push_back(*note_name(side[0]));
    }
    if (chain.sides[0].size() == 1 && note_name(chain.sides[0][0])) {
      names.push_back(*note_name(chain.sides[0][0]));
    }
    if (names.empty()) return;
    if (chain.links[0].link == Link::maps) {
      for (const NoteName& name : names) is_function(name.base);
      return;
    }
    if (chain.links[0].link != Link::member) return;
    if (is_class_of_functions(chain.sides[1])) {
      for (const NoteName& name : names) is_function(name.base);
      return;
    }
    const SetMeaning set = meaning_of_set(chain.sides[1]);
    for (const NoteName& name : names) {
      if (set.kind == SetMeaning::Kind::vectors) {
        glossary_.infer_shape(name.key(), Shape::column, "it is said to be in R^d");
      } else if (set.kind == SetMeaning::Kind::matrices) {
        glossary_.infer_shape(name.key(), Shape::matrix, "it is said to be a matrix");
      } else if (set.kind == SetMeaning::Kind::naturals) {
        glossary_.infer_natural(name.written, "it is said to be a natural number");
      }
    }
  }

  void is_function(const std::string& base) {
    glossary_.functions.insert(base);
    glossary_.numbers_too.erase(base);
  }

  std::optional<Quantity> read(const Nodes& nodes) {
    try {
      return NoteReader(glossary_, false).read(nodes);
    } catch (const std::exception&) {
      return std::nullopt;
    }
  }

  void read_chain(const Chain& chain) {
    std::vector<std::optional<Quantity>> sides;
    for (const Nodes& side : chain.sides) sides.push_back(side.empty() ? std::nullopt : read(side));
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
      const Link link = chain.links[i].link;
      if (link == Link::matrix_order) {
        for (const std::size_t side : {i, i + 1}) {
          // \preceq L is a slip for \preceq L I.
          const bool constant =
              chain.sides[side].size() == 1 && tex_key(chain.sides[side][0]) == "L";
          if (!constant) equal_to_matrix(chain.sides[side]);
        }
      }
      const bool equal = (link == Link::relation && chain.links[i].relation == Relation::equal) ||
                         link == Link::defines || link == Link::assigns ||
                         link == Link::approximates;
      if (!equal || !sides[i] || !sides[i + 1]) continue;
      for (const bool left : {true, false}) {
        const std::size_t a = left ? i : i + 1, b = left ? i + 1 : i;
        const bool wanted = sides[a]->is_scalar() && !sides[a]->is_zero() &&
                            sides[b]->shape == Shape::column && !sides[b]->is_zero();
        if (wanted) {
          NoteReader(glossary_, false)
              .demand_vectors(chain.sides[a], "it is set equal to a vector");
        }
        const bool number = sides[a]->is_scalar() && !sides[a]->is_zero();
        if (number && sides[b]->shape == Shape::matrix) {
          equal_to_matrix(chain.sides[a]);
          if (is_made_of_small_names(chain.sides[a])) behind_matrices(chain.sides[b]);
        }
      }
    }
  }

  static bool is_made_of_small_names(const Nodes& side) {
    return std::ranges::all_of(side, [](const TexNode& n) {
      const auto name = note_name(n);
      const bool small = name && name->base[0] >= 'a' && name->base[0] <= 'z';
      return n.is_symbol("+") || n.is_symbol("-") || (small && exponent_of(n) == nullptr);
    });
  }

  void behind_matrices(const Nodes& nodes) {
    try {
      NoteReader(glossary_, false).demand_vectors_behind_matrices(nodes);
    } catch (const std::exception&) {
      // Then it says nothing of its names.
    }
  }

  /// \Sigma = \frac1n \sum_i x_i x_i^T.
  void equal_to_matrix(const Nodes& side) {
    const auto name = side.size() == 1 ? note_name(side[0]) : std::nullopt;
    if (!name || exponent_of(side[0]) != nullptr) return;
    const bool capital = name->base[0] >= 'A' && name->base[0] <= 'Z';
    const bool one = name->base.size() == 1 || name->base == "Sigma" || name->base == "Lambda";
    if (capital && one && !glossary_.functions.contains(name->base)) {
      glossary_.infer_shape(name->key(), Shape::matrix, "it is compared with a matrix");
    }
  }

  Glossary& glossary_;
  const NotesFile& file_;
  bool speaks_of_means_ = false;  ///< expectations or variances stand in the file
  CalledNames calls_;
};

}  // namespace

void infer(Glossary& glossary, const NotesFile& file) { Inference(glossary, file).run(); }

}  // namespace gradus
