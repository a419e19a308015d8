#include "gradus/notes/tex/chains.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gradus/notes/tex/note_name.hpp"
#include "gradus/notes/tex/ranges.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

/// Environments that lay out rows and mean nothing else.
constexpr std::array<std::string_view, 14> layouts{
    "align",     "aligned",  "split",   "gather",    "gathered", "equation", "multline",
    "multlined", "eqnarray", "alignat", "alignedat", "flalign",  "dmath",    "displaymath"};

bool is_layout(const TexNode& node) {
  std::string name = node.text;
  if (name.ends_with('*')) name.pop_back();
  return node.is(Kind::environment) && std::ranges::find(layouts, name) != layouts.end();
}

bool is_command_of(const TexNode& node, std::initializer_list<std::string_view> names) {
  return node.is(Kind::command) && std::ranges::find(names, node.text) != names.end();
}

/// What a formula may follow from.
bool is_implication(const TexNode& node) {
  return is_command_of(node, {"\\Rightarrow", "\\implies", "\\Longrightarrow", "\\therefore",
                              "\\iff", "\\Leftrightarrow", "\\Longleftrightarrow"});
}

/// Separates formulas without a meaning of its own.
bool is_separator(const TexNode& node) {
  return node.is_symbol(",") || node.is_symbol(";") ||
         is_command_of(node, {"\\quad", "\\qquad", "\\forall", "\\land", "\\wedge"});
}

/// x below \min_x, \sup_{x \in X}.
std::optional<NoteName> name_below_extremum(const Nodes& side) {
  const bool below = side.size() > 1 && side[0].is(Kind::scripted) && side[0].sub >= 0 &&
                     is_command_of(side[0].children[0], {"\\min", "\\max", "\\inf", "\\sup"});
  if (!below) return std::nullopt;
  const TexNode& sub = side[0].children[static_cast<std::size_t>(side[0].sub)];
  const bool group = sub.is(Kind::group) && !sub.children.empty();
  return note_name(group ? sub.children[0] : sub);
}

/// \min_x f(x) := a(x) defines f, not its least value, since x is free behind the sign.
void settle_extremum(Chain& chain) {
  if (chain.links.size() != 1 || chain.links[0].link != Link::defines) return;
  for (const std::size_t side : {0, 1}) {
    const auto x = name_below_extremum(chain.sides[side]);
    if (!x || !names_in(chain.sides[1 - side]).contains(x->written)) continue;
    if (name_below_extremum(chain.sides[1 - side])) continue;
    chain.sides[side].erase(chain.sides[side].begin());
    return;
  }
}

class Splitter {
 public:
  std::vector<Chain> run(const Nodes& nodes) {
    rows(nodes);
    finish();
    return std::move(chains_);
  }

 private:
  void rows(const Nodes& nodes) {
    for (const TexNode& node : nodes) {
      if (is_layout(node)) {
        end_row();
        rows(node.children);
        end_row();
      } else if (node.is(Kind::line_break)) {
        end_row();
      } else {
        add(node);
      }
    }
  }

  void end_row() {
    drop_stops();
    at_row_start_ = true, after_ampersand_ = false;
    columns_ = 0, related_ = false, may_part_ = false, is_beside_ = false;
  }

  void drop_stops() {
    Nodes& side = segment_.sides.back();
    while (!side.empty() && side.back().is_symbol(".")) side.pop_back();
  }

  void add(const TexNode& node) {
    if (is_beside_) {
      beside_.back().push_back(node);
      return;
    }
    if (node.is_symbol("&")) {
      after_ampersand_ = after_ampersand_ || at_row_start_;
      ++columns_;
      may_part_ = may_part_ || (!at_row_start_ && (related_ || columns_ > 1) && is_complete());
      return;
    }
    if (std::exchange(may_part_, false) && begins_beside(node)) {
      is_beside_ = true;
      beside_.push_back({node});
      return;
    }
    const bool behind_sign = !segment_.links.empty() && segment_.sides.back().empty();
    const bool blank =
        (at_row_start_ || behind_sign) && (node.is_command("\\quad") || node.is_command("\\qquad"));
    const bool empty = node.is(Kind::group) && node.children.empty();
    if (blank || empty) return;
    if (at_row_start_) begin_row(node);
    at_row_start_ = false;
    if (is_implication(node)) {
      finish();
      words_ = "hence";
    } else if (node.is_command("\\because")) {
      finish("because");
      words_ = "because";
    } else if (node.is(Kind::words) && is_operand()) {
      segment_.sides.back().push_back(node);
    } else if (node.is(Kind::words)) {
      end_segment();
      if (segments_.empty()) {
        words_ += node.text + " ";
      } else if (node.text.find_first_not_of(" .,;:") == std::string::npos) {
        end_segment();
      } else {
        finish(node.text);
        words_ = node.text;
      }
    } else if (is_separator(node)) {
      end_segment();
    } else if (node.is_symbol(".") && segment_.sides.back().empty()) {
      end_segment();
    } else if (const auto link = connective(node)) {
      if (!colon_equal(*link)) connect(*link, node);
    } else {
      segment_.sides.back().push_back(node);
    }
  }

  bool is_complete() const {
    const Nodes& side = segment_.sides.back();
    return !side.empty() && !is_operator(side.back());
  }

  /// a &= b & c: behind a side that is complete, c is no part of it.
  static bool begins_beside(const TexNode& node) {
    return !node.is(Kind::words) && !is_operator(node) && !is_separator(node) &&
           !node.is_symbol(".") && !is_implication(node) && !node.is_command("\\because") &&
           !connective(node);
  }

  /// a + \text{const}: the words are no remark.
  bool is_operand() const {
    const Nodes& side = segment_.sides.back();
    return !side.empty() && is_operator(side.back());
  }

  /// := is read as two tokens.
  bool colon_equal(const Connective& link) {
    if (segment_.links.empty() || !segment_.sides.back().empty()) return false;
    Connective& last = segment_.links.back();
    if (last.link != Link::maps || link.link != Link::relation ||
        link.relation != Relation::equal || last.end > link.begin) {
      return false;
    }
    last.link = Link::defines;
    last.end = link.end;
    return true;
  }

  void connect(const Connective& link, const TexNode& node) {
    // A second relation sign in a row (=\!\!=, & = &) says nothing new; another one cannot be read.
    if (!segment_.links.empty() && segment_.sides.back().empty()) {
      segment_.sides.back().push_back(node);
      return;
    }
    segment_.links.push_back(link);
    segment_.sides.emplace_back();
    related_ = true;
  }

  /// Whether the row goes on with what stands above.
  void begin_row(const TexNode& node) {
    const bool something = !segment_.sides.front().empty() || !segments_.empty();
    if (!something) return;
    if (connective(node)) {
      reopen();
      return;
    }
    const bool unfinished =
        segment_.sides.back().empty() ||
        (!segment_.sides.back().empty() && is_operator(segment_.sides.back().back()));
    const bool adds = is_operator(node) && (after_ampersand_ || !node.is_symbol("-"));
    if (unfinished && segments_.empty()) return;
    if (adds) {
      reopen();
      return;
    }
    finish();
  }

  /// After a comma at the end of a row its chain goes on.
  void reopen() {
    const bool blank = segment_.links.empty() && segment_.sides.front().empty();
    if (!blank || segments_.empty()) return;
    segment_ = std::move(segments_.back());
    segments_.pop_back();
  }

  void end_segment() {
    drop_stops();
    const bool blank = segment_.links.empty() && segment_.sides.front().empty();
    if (!blank) segments_.push_back(std::move(segment_));
    segment_ = {};
  }

  void finish(const std::string& words_after = {}) {
    end_segment();
    std::vector<Nodes> lone;
    const std::size_t first = chains_.size();
    settle_ranges(segments_);
    for (ChainSegment& s : segments_) {
      if (s.links.empty()) {
        if (chains_.size() > first) {
          chains_.back().after.push_back(s.sides[0]);
        }
        lone.push_back(std::move(s.sides[0]));
        continue;
      }
      // A sign alone in prose is no formula.
      if (std::ranges::all_of(s.sides, [](const Nodes& side) { return side.empty(); })) continue;
      Chain chain;
      chain.sides = std::move(s.sides);
      chain.links = std::move(s.links);
      // a = b = : the next formula goes on.
      if (chain.sides.back().empty() && chain.links.size() > 1) {
        chain.sides.pop_back();
        chain.links.pop_back();
      }
      // What stood between two chains belongs to the second where it is of its kind: x = 1, y, z
      // = 2.
      if (chains_.size() == first && !s.of_range) chain.before = std::move(lone);
      lone.clear();
      chain.words = words_;
      chain.begin =
          chain.sides.front().empty() ? chain.links[0].begin : chain.sides.front().front().begin;
      chain.end =
          chain.sides.back().empty() ? chain.links.back().end : chain.sides.back().back().end;
      settle_extremum(chain);
      chains_.push_back(std::move(chain));
    }
    if (chains_.size() > first) chains_.back().words_after = words_after;
    segments_.clear();
    words_.clear();
    for (const Nodes& column : std::exchange(beside_, {})) split_beside(column);
  }

  /// What stands in a column of its own is a reason, unless it goes on to a column itself.
  void split_beside(const Nodes& column) {
    const bool is_reason =
        std::ranges::none_of(column, [](const TexNode& n) { return n.is_symbol("&"); });
    for (Chain& chain : Splitter().run(column)) {
      if (is_reason && chain.words.empty()) chain.words = "because";
      chains_.push_back(std::move(chain));
    }
  }

  std::vector<Chain> chains_;
  std::vector<ChainSegment> segments_;
  ChainSegment segment_;
  std::string words_;
  bool at_row_start_ = true, after_ampersand_ = false;
  int columns_ = 0;         ///< of the row: ampersands so far
  bool related_ = false;    ///< a relation sign stands in the row
  bool may_part_ = false;   ///< an ampersand behind a complete side came last
  bool is_beside_ = false;  ///< the rest of the row is a column of its own
  std::vector<Nodes> beside_;
};

}  // namespace

std::vector<Chain> split_chains(const std::vector<TexNode>& nodes) { return Splitter().run(nodes); }

}  // namespace gradus
