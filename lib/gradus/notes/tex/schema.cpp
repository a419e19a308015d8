#include "gradus/notes/tex/schema.hpp"

#include <algorithm>

#include "gradus/notes/tex/bars.hpp"
#include "gradus/notes/tex/chains.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

bool is_plain(const NoteName& n) {
  return !n.has_index() && n.base == n.written && n.base.find_first_of("^'*") == std::string::npos;
}

/// Collects f and x of each f(x) whose argument is one plain name; false where another call stands.
bool collect_calls(const Nodes& nodes, std::vector<std::string>& functions,
                   std::vector<std::string>& points) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!collect_calls(nodes[i].children, functions, points)) return false;
    const TexNode& fence = nodes[i].is(Kind::scripted) ? nodes[i].children[0] : nodes[i];
    if (i == 0 || !fence.is(Kind::fenced) || fence.open != "(") continue;
    const auto f = note_name(nodes[i - 1]);
    if (!f || exponent_of(nodes[i - 1]) != nullptr || fence.children.size() != 1) continue;
    const auto x = note_name(fence.children[0]);
    if (!x || exponent_of(fence.children[0]) != nullptr) return false;
    functions.push_back(f->base);
    points.push_back(is_plain(*x) ? x->written : "");
  }
  return true;
}

std::vector<NoteSchema> written(const std::string& f, const std::string& name, std::size_t line,
                                std::initializer_list<std::string> formulas) {
  std::vector<NoteSchema> out;
  const auto function = note_name(read_tex(f).at(0));
  if (!function) return out;
  for (const std::string& formula : formulas) {
    for (Chain& c : split_chains(pair_bars(read_tex(formula)))) {
      std::vector<std::string> points{"x"};
      if (formula.find("(y)") != std::string::npos) points.emplace_back("y");
      out.push_back(
          {function->base, points, c.sides[0], c.sides[1], c.links[0].relation, line, name});
    }
  }
  return out;
}

std::vector<NoteSchema> smooth(const std::string& f, const std::string& c, std::size_t line) {
  const std::string model = f + "(x) + \\nabla " + f + "(x)^\\top (y - x)";
  const std::string rest = "\\frac{" + c + "}{2} \\|y - x\\|^2";
  return written(f, c + "-smooth", line,
                 {f + "(y) \\le " + model + " + " + rest, f + "(y) \\ge " + model + " - " + rest});
}

/// The source of nodes, spaced so that commands do not run together.
std::string source(const Nodes& nodes) {
  std::string out;
  for (const TexNode& n : nodes) out += tex_key(n) + " ";
  return out;
}

}  // namespace

std::optional<NoteSchema> find_schema(const Nodes& left, Relation relation, const Nodes& right,
                                      std::size_t line) {
  if (relation == Relation::equal || relation == Relation::not_equal) return std::nullopt;
  std::vector<std::string> functions, points;
  if (!collect_calls(left, functions, points) || !collect_calls(right, functions, points)) {
    return std::nullopt;
  }
  // f(x) <= f(y) at all points would say that f is constant: x or y is some point of its own.
  const auto count = [&](const std::string& point) {
    std::ptrdiff_t all = -std::ranges::count(points, point);
    for (const Nodes* side : {&left, &right}) {
      for_each_name(*side, [&](const NoteName& n) { all += n.written == point ? 1 : 0; });
    }
    return all;
  };
  const bool has_distance = std::ranges::any_of(
      points, [&](const std::string& point) { return !point.empty() && count(point) > 0; });
  std::ranges::sort(functions);
  std::ranges::sort(points);
  functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::erase(points, "");
  if (functions.size() != 1 || points.empty() || points.size() > 2) return std::nullopt;
  if (points.size() == 2 && !has_distance) return std::nullopt;
  return NoteSchema{functions[0], points, left, right, relation, line, {}};
}

/// Names and factors as they stand, signs of products aside.
bool is_of_chords(const NoteSchema& s) {
  if (s.relation != Relation::less_equal || s.points.size() != 2 || s.left.size() != 2)
    return false;
  const auto letters = [](const Nodes& nodes) {
    std::string out = source(nodes);
    std::erase_if(out, [](char c) { return c == ' ' || c == '{' || c == '}'; });
    return out;
  };
  const Nodes& inside = s.left[1].children;
  const auto factor = inside.empty() ? std::nullopt : note_name(inside[0]);
  if (!s.left[1].is(Kind::fenced) || !factor || s.points[0] == factor->written ||
      s.points[1] == factor->written) {
    return false;
  }
  const std::string a = letters({inside[0]}), rest = "(1-" + a + ")";
  for (const auto& [x, y] : {std::pair(s.points[0], s.points[1]), {s.points[1], s.points[0]}}) {
    const std::string f = letters({s.left[0]});
    const std::string at = a + x + "+" + rest + y,
                      of = a + f + "(" + x + ")+" + rest + f + "(" + y + ")";
    if (letters(inside) == at && letters(s.right) == of) return true;
  }
  return false;
}

std::vector<NoteSchema> consequences(const NoteSchema& s) {
  if (is_of_chords(s)) return schemas_of_class(source({s.left[0]}), "convex", s.line);
  const bool norms = s.relation == Relation::less_equal && s.left.size() == 1 &&
                     s.left[0].is(Kind::fenced) && s.left[0].open == "\\|" && s.right.size() >= 2 &&
                     s.right.back().is(Kind::fenced) && s.right.back().open == "\\|";
  if (!norms || s.points.size() != 2) return {};
  const Nodes& inside = s.left[0].children;
  const bool gradients = inside.size() == 7 && inside[0].is_command("\\nabla") &&
                         inside[3].is_symbol("-") && inside[4].is_command("\\nabla");
  const Nodes& between = s.right.back().children;
  if (!gradients || between.size() != 3 || !between[1].is_symbol("-")) return {};
  return smooth(source({inside[1]}), source(Nodes(s.right.begin(), s.right.end() - 1)), s.line);
}

std::vector<NoteSchema> schemas_of_class(const std::string& f, const std::string& name,
                                         std::size_t line) {
  const std::string model = f + "(x) + \\nabla " + f + "(x)^\\top (y - x)";
  if (name == "convex") return written(f, name, line, {f + "(y) \\ge " + model});
  constexpr std::string_view below = "bounded below by ", at = "least at ";
  if (name.starts_with(std::string(below) + f)) {
    return written(f, name, line, {f + "(x) \\ge " + name.substr(below.size())});
  }
  if (name.starts_with(at)) {
    return written(f, name, line, {f + "(x) \\ge " + f + "(" + name.substr(at.size()) + ")"});
  }
  const std::size_t dash = name.rfind('-');
  if (dash == std::string::npos) return {};
  const std::string c = name.substr(0, dash), kind = name.substr(dash + 1);
  if (kind == "smooth") return smooth(f, c, line);
  if (kind == "strongly convex") {
    return written(f, name, line,
                   {f + "(y) \\ge " + model + " + \\frac{" + c + "}{2} \\|y - x\\|^2"});
  }
  if (kind == "PL") {
    return written(
        f, name, line,
        {"\\frac{1}{2} \\|\\nabla " + f + "(x)\\|^2 \\ge " + c + " (" + f + "(x) - " + f + "^*)"});
  }
  return {};
}

}  // namespace gradus
