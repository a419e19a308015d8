#include "gradus/notes/session/slip_edits.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "gradus/notes/session/slip_parts.hpp"
#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/tex_make.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;
using Whole = std::function<Nodes(Nodes)>;

std::string source(const Nodes& nodes) {
  std::string out;
  for (const TexNode& n : nodes) out += (out.empty() ? "" : " ") + tex_key(n);
  return out;
}

bool is_inverse_of(const TexNode& n, const TexNode& base) {
  const TexNode* power = exponent_of(n);
  return power != nullptr && !power->children.empty() && power->children[0].is_symbol("-") &&
         tex_key(n.children[0]) == tex_key(base);
}

enum class Place { body, exponent, index };

class SlipEdits {
 public:
  SlipEdits(const SlipFactors& factors, const std::function<bool(SlipEdit)>& visit)
      : factors_(factors), visit_(visit) {}

  void list(const Nodes& nodes, Place place, const Whole& whole) {
    for (std::size_t i = 0; go_on_ && i < nodes.size(); ++i) {
      turns_ = place == Place::body;
      // An orthogonal matrix may be its own inverse.
      is_plain_ = turns_ || (place == Place::exponent && i > 0);
      if (is_sign(nodes[i])) sign(nodes, i, place, whole);
      turns_ = is_plain_ = false;
      behind_sign_ = i > 0 && is_sign(nodes[i - 1]);
      node(nodes[i], place, [&, i](Nodes changed) { return whole(replaced(nodes, i, changed)); });
      if (place == Place::body) extra_factor(nodes, i, whole);
      if (place == Place::body) missing_factors(nodes, i, whole);
    }
    if (place != Place::body || nodes.empty() || is_sign(nodes[0])) return;
    const Nodes negative = replaced(nodes, 0, {tex_leaf(Kind::symbol, "-", nodes[0]), nodes[0]});
    turns_ = is_plain_ = true;
    emit(whole(negative), {negative[0], nodes[0]}, {nodes[0]}, {});
    turns_ = is_plain_ = false;
  }

 private:
  static Nodes replaced(const Nodes& nodes, std::size_t at, const Nodes& by) {
    Nodes out(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(at));
    out.insert(out.end(), by.begin(), by.end());
    out.insert(out.end(), nodes.begin() + static_cast<std::ptrdiff_t>(at) + 1, nodes.end());
    return out;
  }

  void emit(Nodes side, const Nodes& becomes, const Nodes& stands,
            const std::set<std::string>& names) {
    if (!go_on_ || side.empty()) return;
    SlipEdit edit{std::move(side), source(becomes), source(stands), names,    is_new_,
                  turns_,          is_plain_,       of_length_,     is_limit_};
    edit.names.insert(power_of_.begin(), power_of_.end());
    go_on_ = visit_(std::move(edit));
  }

  /// The sign with what it stands before.
  void sign(const Nodes& nodes, std::size_t i, Place place, const Whole& whole) {
    const bool plus = nodes[i].text == "+";
    const TexNode other = tex_leaf(Kind::symbol, plus ? "-" : "+", nodes[i]);
    const Nodes behind(nodes.begin() + static_cast<std::ptrdiff_t>(std::min(i + 1, nodes.size())),
                       nodes.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, nodes.size())));
    Nodes stands = behind, becomes = behind;
    stands.insert(stands.begin(), nodes[i]);
    becomes.insert(becomes.begin(), other);
    if (i == 0 && !plus) {
      emit(whole(replaced(nodes, i, {})), behind, stands, {});
    } else {
      emit(whole(replaced(nodes, i, {other})), becomes, stands, {});
    }
    // t for t - 1.
    if (place != Place::body && i > 0 && i + 2 == nodes.size()) {
      const Nodes shorter(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(i));
      emit(whole(shorter), shorter, nodes, {});
    }
  }

  /// Before the operand that a term, or a part of a product, begins with.
  void missing_factors(const Nodes& nodes, std::size_t i, const Whole& whole) {
    const bool begins = i == 0 || is_sign(nodes[i - 1]);
    if (!begins || !is_operand(nodes[i])) return;
    for (const bool is_new : {false, true}) {
      for (const TexNode& factor : is_new ? factors_.other : factors_.own) {
        const bool product = i + 1 < nodes.size() && is_operand(nodes[i + 1]);
        if (nodes[i].is(Kind::number) && (factor.is(Kind::number) || product)) continue;
        if (tex_key(factor) == tex_key(nodes[i])) continue;  // a square
        if (is_inverse_of(nodes[i], factor)) continue;       // Nobody writes x x^{-1}.
        is_new_ = is_new;
        emit(whole(replaced(nodes, i, {factor, nodes[i]})), {factor, nodes[i]}, {nodes[i]},
             names_in({factor}));
        is_new_ = false;
      }
    }
  }

  /// \eta(s), f(0): no factor.
  static bool may_be_called(const Nodes& nodes, std::size_t i) {
    if (nodes[i].is(Kind::number) || i + 1 >= nodes.size()) return false;
    const TexNode& next = nodes[i + 1];
    return next.is(Kind::fenced) && next.open == "(" && next.children.size() == 1;
  }

  void extra_factor(const Nodes& nodes, std::size_t i, const Whole& whole) {
    const TexNode& base = nodes[i].is(Kind::scripted) ? nodes[i].children[0] : nodes[i];
    if (!is_plain_factor(nodes[i]) || is_operator_sign(base)) return;
    const bool beside =
        (i > 0 && is_operand(nodes[i - 1])) || (i + 1 < nodes.size() && is_operand(nodes[i + 1]));
    if (!beside || may_be_called(nodes, i)) return;
    is_plain_ = nodes[i].is(Kind::number);
    emit(whole(replaced(nodes, i, {})), {}, {nodes[i]}, names_in({nodes[i]}));
    is_plain_ = false;
  }

  void node(const TexNode& n, Place place, const Whole& whole) {
    if (n.is(Kind::number)) number(n, place, whole);
    if (n.is(Kind::scripted)) {
      scripted(n, place, whole);
      return;
    }
    if (place == Place::body && (is_plain_factor(n) || n.is(Kind::fenced)) && n.open != "|") {
      const TexNode power = with_exponent(n, {tex_leaf(Kind::number, "2", n)});
      emit(whole({power}), {power}, {n}, powered(n));
    }
    if (n.is(Kind::words) || (n.is(Kind::applied) && note_name(n))) return;
    for (std::size_t k = 0; go_on_ && k < n.children.size(); ++k) {
      const TexNode& child = n.children[k];
      const auto inside = [&, k](Nodes changed) {
        TexNode all = n;
        all.children[k].children = std::move(changed);
        return whole({all});
      };
      if (n.is(Kind::group) || n.is(Kind::fenced) || n.is(Kind::environment)) {
        list(n.children, place, [&](Nodes changed) {
          TexNode all = n;
          all.children = std::move(changed);
          return whole({all});
        });
        return;
      }
      if (child.is(Kind::group)) {
        list(child.children, place, inside);
      } else {
        node(child, place, [&, k](Nodes changed) {
          TexNode all = n;
          all.children[k] = changed.size() == 1 ? changed[0] : grouped(changed, child);
          return whole({all});
        });
      }
    }
  }

  static TexNode grouped(const Nodes& nodes, const TexNode& place) {
    TexNode group = tex_leaf(Kind::group, "", place);
    group.children = nodes;
    return group;
  }

  static TexNode with_exponent(const TexNode& base, const Nodes& exponent) {
    TexNode out = tex_leaf(Kind::scripted, "", base);
    out.children = {base, grouped(exponent, base)};
    out.super = 1;
    return out;
  }

  void number(const TexNode& n, Place place, const Whole& whole) {
    constexpr std::size_t longest = 4;
    if (n.text.find('.') != std::string::npos || n.text.size() > longest) return;
    const long value = std::stol(n.text);
    std::vector<long> others{value + 1};
    if (value > 1 || (value > 0 && place != Place::body)) others.push_back(value - 1);
    if (place == Place::body && value > 1) others.push_back(2 * value);
    if (place != Place::index && value > 3 && value % 2 == 0) others.push_back(value / 2);
    if (place == Place::body && value > 9 && value % 10 == 0) others.push_back(value / 10);
    if (place == Place::body && value > 0) others.push_back(10 * value);
    for (const long other : others) {
      if (other == 0 && behind_sign_) continue;  // nobody writes t + 0
      const Nodes changed{tex_leaf(Kind::number, std::to_string(other), n)};
      // Nobody writes x^3 for x^2 where they are equal; x^2 for x^2 x, perhaps.
      const bool too_high = behind_sign_ || (other > 1 && other < value);
      is_plain_ = place == Place::body || (place == Place::exponent && too_high);
      emit(whole(changed), changed, {n}, {});
      is_plain_ = false;
    }
  }

  void scripted(const TexNode& n, Place place, const Whole& whole) {
    const TexNode& base = n.children[0];
    const bool sum = base.is_command("\\sum") || base.is_command("\\prod");
    const bool other = is_operator_sign(base) && !sum;
    const bool is_name = note_name(n).has_value();
    if (!is_name && !other) {
      node(base, place, [&](Nodes changed) {
        TexNode all = n;
        all.children[0] = changed.size() == 1 ? changed[0] : grouped(changed, base);
        return whole({all});
      });
    }
    if (other) return;
    const TexNode* power = exponent_of(n);
    if (power != nullptr && says_transposed(*power)) power = nullptr;
    for (const int script : {n.sub, n.super}) {
      if (script < 0) continue;
      const TexNode& child = n.children[static_cast<std::size_t>(script)];
      Nodes inside = child.is(Kind::group) ? child.children : Nodes{child};
      // w^{(t)}
      const bool counts_above = script == n.super && is_name && inside.size() == 1 &&
                                inside[0].is(Kind::fenced) && note_name(n)->has_index();
      const bool is_power = script == n.super && !sum && !counts_above;
      if (is_power && power == nullptr) continue;
      const TexNode fence = inside[0];
      if (counts_above) inside = fence.children;
      const Place here = is_power ? Place::exponent : Place::index;
      const std::set<std::string> names = is_power ? powered(base) : std::set<std::string>();
      const auto with = [&](const Nodes& changed) {
        TexNode all = n;
        Nodes script_nodes = changed;
        if (counts_above) {
          script_nodes = {fence};
          script_nodes[0].children = changed;
        }
        all.children[static_cast<std::size_t>(script)] = grouped(script_nodes, child);
        return whole({all});
      };
      power_of_ = names;
      of_length_ = is_power && base.is(Kind::fenced) && base.open != "(" && base.open != "[";
      is_limit_ = sum;
      list(inside, here, with);
      of_length_ = is_limit_ = false;
      power_of_.clear();
      const bool counts = std::ranges::all_of(
          inside, [](const TexNode& part) { return part.is(Kind::letter) || is_sign(part); });
      if (counts && inside.size() <= 2 && !is_sign(inside.back())) {
        for (const char* const shift : {"+", "-"}) {
          Nodes shifted = inside;
          shifted.push_back(tex_leaf(Kind::symbol, shift, child));
          shifted.push_back(tex_leaf(Kind::number, "1", child));
          is_plain_ = here == Place::exponent;
          emit(with(shifted), shifted, inside, names);
          is_plain_ = false;
        }
      }
    }
    if (sum || place != Place::body) return;
    if (power != nullptr && n.sub < 0) {
      emit(whole({base}), {base}, {n}, powered(base));
    } else if (n.super >= 0 && power != nullptr) {
      TexNode bare = n;
      bare.children.erase(bare.children.begin() + n.super);
      bare.super = -1;
      if (bare.sub > n.super) --bare.sub;
      emit(whole({bare}), {bare}, {n}, powered(base));
    } else if (n.super < 0) {
      TexNode squared = n;
      squared.children.push_back(grouped({tex_leaf(Kind::number, "2", n)}, n));
      squared.super = static_cast<int>(squared.children.size()) - 1;
      emit(whole({squared}), {squared}, {n}, powered(n));
    }
  }

  const SlipFactors& factors_;
  const std::function<bool(SlipEdit)>& visit_;
  std::set<std::string> power_of_;  ///< within its exponent
  bool go_on_ = true, behind_sign_ = false;
  bool is_new_ = false;  ///< a factor that comes in
  bool turns_ = false;   ///< a sign, not one in an index
  bool is_plain_ = false, of_length_ = false, is_limit_ = false;
};

}  // namespace

void for_each_slip(const Nodes& side, const SlipFactors& factors,
                   const std::function<bool(SlipEdit)>& visit) {
  SlipEdits(factors, visit).list(side, Place::body, [](Nodes nodes) { return nodes; });
}

}  // namespace gradus
