#include "gradus/notes/reader/note_reader.hpp"

#include <algorithm>

#include "gradus/algebra/tidy.hpp"
#include "gradus/notes/reader/bound_names.hpp"
#include "gradus/notes/tex/integrals.hpp"
#include "gradus/notes/tex/relations.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;

bool is_plus(const TexNode& n) { return n.is_symbol("+"); }
bool is_minus(const TexNode& n) { return n.is_symbol("-"); }

bool is_times(const TexNode& n) {
  return n.is_command("\\cdot") || n.is_command("\\times") || n.is_symbol("*");
}
bool is_over(const TexNode& n) { return n.is_symbol("/") || n.is_command("\\div"); }

/// Where 1e-8 stands among the nodes, which computers write and which looks like a difference.
std::optional<std::size_t> computers_number(std::span<const TexNode> nodes) {
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    const bool e = nodes[i].is(Kind::letter) && (nodes[i].text == "e" || nodes[i].text == "E");
    const bool sign = is_plus(nodes[i + 1]) || is_minus(nodes[i + 1]);
    const std::size_t last = i + (sign ? 2 : 1);
    if (!e || !nodes[i - 1].is(Kind::number) || last >= nodes.size()) continue;
    bool touch = nodes[last].is(Kind::number);
    for (std::size_t k = i; k <= last; ++k) touch = touch && nodes[k - 1].end == nodes[k].begin;
    if (touch) return i - 1;
  }
  return std::nullopt;
}

constexpr int most_depth = 200, most_work = 20'000;

/// Counts how deep reading has come.
class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& depth_;
};

}  // namespace

Quantity NoteReader::read(Nodes nodes) {
  if (nodes.empty()) throw Unreadable("a side is empty", 0, 0);
  return sum(nodes);
}

Quantity NoteReader::group(const TexNode& node) {
  if (!node.is(Kind::group)) return sum(Nodes(&node, 1));
  if (node.children.empty()) fail("found an empty group", node);
  return sum(node.children);
}

Term NoteReader::scalar(const Quantity& q, const TexNode& where) const {
  if (!q.is_scalar()) {
    fail("found " + std::string(gradus::name(q.shape)) + " where a number is expected", where);
  }
  return q.scalar;
}

Quantity NoteReader::sum(Nodes nodes) {
  if (depth_ >= most_depth) fail("rules lead too deep", nodes[0]);
  if (++work_ > most_work) fail("rules make the formula too large", nodes[0]);
  const Deeper deeper(depth_);
  if (const auto number = computers_number(nodes)) {
    fail("found a number such as 1e-8, expected 10^{-8}", nodes[*number]);
  }
  std::vector<Part> parts;
  std::size_t first = 0;
  bool negative = false;
  const auto end_part = [&](std::size_t at) {
    if (at == first)
      fail("found an operator, expected an operand", nodes[std::min(at, nodes.size() - 1)]);
    parts.push_back({nodes.subspan(first, at - first), negative, {}});
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto bound = bound_names(nodes[i]);
    if (bound && reaches_on(nodes.subspan(i), *bound)) break;
    if (is_integral_sign(nodes[i])) {  // \int a + b dx: the signs within end no term
      const Nodes within = nodes.subspan(i + 1);
      if (const auto d = end_of_integrand(within)) {
        i += *d + 2;
        continue;
      }
      const auto within_sign =
          std::ranges::find_if(within, [](const TexNode& n) { return is_plus(n) || is_minus(n); });
      if (within_sign != within.end()) fail("found \\int without the d that ends it", nodes[i]);
    }
    const bool sign = is_plus(nodes[i]) || is_minus(nodes[i]);
    if (!sign) continue;
    if (i == first) {
      if (is_minus(nodes[i])) negative = !negative;
      first = i + 1;
      continue;
    }
    if (is_operator(nodes[i - 1])) continue;  // a \cdot -b: the product complains or negates
    if (is_sum(nodes[i - 1])) continue;       // \sum_i -a_i
    end_part(i);
    negative = is_minus(nodes[i]);
    first = i + 1;
  }
  end_part(nodes.size());
  const auto dotted = [](const Part& p) { return p.nodes.size() == 1 && is_dots(p.nodes[0]); };
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (dotted(parts[i])) goes_on_to(parts[i + 1].nodes);
  }
  for (Part& p : parts) {
    if (!dotted(p)) p.value = product(p.nodes);
  }
  const auto is_number = [](const Part& p) { return p.value.is_scalar() && !p.value.is_zero(); };
  const auto is_small = [](const Part& p) {
    const auto n = note_name(p.nodes.back());
    return n && n->base[0] >= 'a' && n->base[0] <= 'z';
  };
  // x - A x
  for (Part& p : parts) {
    const bool beside = std::ranges::any_of(
        parts, [&](const Part& q) { return !dotted(q) && is_number(q) && is_small(q); });
    if (p.value.shape == Shape::matrix && beside && behind_matrix(p.nodes)) {
      p.value = product(p.nodes);
    }
  }
  const auto vector = std::ranges::find_if(parts, [](const Part& p) {
    return p.value.shape == Shape::column || p.value.shape == Shape::matrix;
  });
  if (vector != parts.end() && vector->value.shape == Shape::column) {
    for (Part& p : parts) {
      if (!p.value.is_scalar() || p.value.is_zero() || dotted(p)) continue;
      const auto f = p.nodes.size() == 2 ? note_name(p.nodes[0]) : std::nullopt;
      const bool value = f && !glossary_.rules.contains(f->base) &&
                         exponent_of(p.nodes[0]) == nullptr && p.nodes[1].is(Kind::fenced) &&
                         is_call(*f, p.nodes[0], &p.nodes[1]);
      if (value) glossary_.infer_shape(f->key(), Shape::column, "its value is added to a vector");
      demand_vectors(p.nodes, "it is added to a vector");
      p.value = product(p.nodes);
    }
  }
  if (vector != parts.end() && vector->value.shape == Shape::matrix) {
    for (Part& p : parts) {
      if (!p.value.is_scalar() || p.value.is_zero() || dotted(p)) continue;
      demand_matrix(p.nodes);
      p.value = product(p.nodes);
    }
  }
  join_dots(parts);
  std::optional<Quantity> total;
  for (const Part& p : parts) {
    try {
      if (!total) {
        total = p.negative ? (p.value.is_scalar() ? Quantities::number(tidy::negate(p.value.scalar))
                                                  : Quantities::scale(Term(-1), p.value))
                           : p.value;
      } else {
        total =
            p.negative ? Quantities::subtract(*total, p.value) : Quantities::add(*total, p.value);
      }
    } catch (const Misfit& misfit) {
      throw Unreadable(std::string("found ") + misfit.what(), p.nodes.front().begin,
                       p.nodes.back().end);
    }
  }
  return *total;
}

/// \min_x f(x) + g(x) is a minimum of both. Whether \sum_i a_i + b_i is a sum of both is not clear.
bool NoteReader::reaches_on(Nodes nodes, const BoundName& bound) const {
  const bool of_term = nodes.size() > 1 && is_sum(nodes[0]) &&
                       (is_plus(nodes[1]) || is_minus(nodes[1]));  // \sum_i -a_i
  const auto sign = std::find_if(nodes.begin() + (of_term ? 2 : 0), nodes.end(),
                                 [](const TexNode& n) { return is_plus(n) || is_minus(n); });
  if (sign == nodes.begin() || sign == nodes.end()) return false;
  const Nodes behind = nodes.subspan(static_cast<std::size_t>(sign - nodes.begin()));
  if (!mentions_freely(behind, bound.keys)) return false;
  if (!bound.by_extremum) {
    fail("found " + bound.keys[0] + " behind the sum over it: brackets would say how far it goes",
         *sign);
  }
  return true;
}

Quantity NoteReader::product(Nodes nodes) {
  const auto by_elements =
      std::ranges::find_if(nodes, [](const TexNode& n) { return n.is_command("\\odot"); });
  if (by_elements != nodes.end()) {
    std::vector<Nodes> factors;
    std::size_t first = 0;
    for (std::size_t i = 0; i <= nodes.size(); ++i) {
      if (i < nodes.size() && !nodes[i].is_command("\\odot")) continue;
      factors.push_back(nodes.subspan(first, i - first));
      first = i + 1;
    }
    return elementwise(factors, *by_elements);
  }
  behind_transposed(nodes);
  Cursor c{nodes};
  std::optional<Quantity> total;
  bool divide = false, dot = false, dotted = false, negative = false, after_divisor = false;
  while (!c.done()) {
    const TexNode& node = c.here();
    if (total && total->shape == Shape::row) behind_row(node, c.at + 1 == nodes.size());
    if (is_times(node) || is_over(node)) {
      if (!total) fail("found '" + node.text + "', expected an operand", node);
      divide = is_over(node);
      dot = node.is_command("\\cdot");
      after_divisor = false;
      if (++c.at; c.done()) fail("found '" + node.text + "' at the end", node);
      while (!c.done() && (is_minus(c.here()) || is_plus(c.here()))) {
        negative = negative != is_minus(c.here());
        ++c.at;
      }
      if (c.done()) fail("found an operator at the end", node);
      continue;
    }
    if (after_divisor) fail("found a/b c: write a/(b c) or (a/b) c", node);
    const std::size_t first = c.at;
    Quantity f = factor(c);
    if (!c.done() && c.here().is_symbol("!")) {
      f = factorial(f, c.here());
      ++c.at;
    }
    try {
      if (!total) {
        total = f;
      } else if (divide) {
        // 1/2 x is half of x, but 1/2x may be either.
        const bool touched =
            node.is(Kind::number) && !c.done() && note_name(c.here()) && node.end == c.here().begin;
        const bool clear = node.is(Kind::number) || node.is(Kind::fenced) || node.is(Kind::applied);
        after_divisor = touched || !clear;
        if (!f.is_scalar()) fail("found a division by " + std::string(gradus::name(f.shape)), node);
        const bool numbers = total->is_scalar() && total->scalar.is_constant() &&
                             f.scalar.is_constant() && !f.scalar.value().is_zero() && first == 2;
        total = numbers              ? Quantities::number(total->scalar.value() / f.scalar.value())
                : total->is_scalar() ? Quantities::number(total->scalar / f.scalar)
                                     : Quantities::scale(tidy::divide(Term(1), f.scalar), *total);
      } else {
        const bool digits = node.is(Kind::number) && first > 0 && nodes[first - 1].is(Kind::number);
        if (digits) fail("found two numbers in a row", node);
        if (f.shape == Shape::column && first > 0) before_vector(nodes[first - 1]);
        const bool vectors = total->shape == Shape::column && f.shape == Shape::column;
        if (dot && dotted && f.shape != Shape::scalar) {
          fail("found a product of three vectors: brackets would say which two go together", node);
        }
        dotted = dotted || (dot && vectors);
        total = dot && vectors ? Quantities::number(quantities_.dot(*total, f))
                               : quantities_.multiply(*total, f);
      }
    } catch (const Misfit& misfit) {
      throw Unreadable(std::string("found ") + misfit.what(), nodes[0].begin, node.end);
    }
    divide = dot = false;
  }
  if (negative) total = Quantities::scale(Term(-1), *total);
  return *total;
}

}  // namespace gradus
