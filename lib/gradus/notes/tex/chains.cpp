#include "gradus/notes/tex/chains.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "gradus/notes/tex/chain_marks.hpp"
#include "gradus/notes/tex/listed_orders.hpp"
#include "gradus/notes/tex/ranges.hpp"

namespace gradus {
namespace {

using Kind = TexNode::Kind;
using Nodes = std::vector<TexNode>;

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
      rest_ = std::span(&node + 1, nodes.data() + nodes.size());
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
      segment_.for_all = node.is_command("\\forall");
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
  bool begins_beside(const TexNode& node) const {
    if (node.is(Kind::words)) return goes_on_to_relation();
    return !is_operator(node) && !is_separator(node) && !node.is_symbol(".") &&
           !is_implication(node) && !node.is_command("\\because") && !connective(node);
  }

  /// a &= b && \text{for } x > 0: the words lead to a formula of their own.
  bool goes_on_to_relation() const {
    for (const TexNode& n : rest_) {
      if (n.is(Kind::line_break)) return false;
      if (connective(n)) return true;
    }
    return false;
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
    if (!segments_.empty() && (is_order_of_names(segment_) || is_bracketed(segment_))) {
      end_segment();
    }
    const bool blank = segment_.links.empty() && segment_.sides.front().empty();
    if (!blank || segments_.empty()) return;
    open_brackets();
    auto last = segments_.end() - 1;
    while (last != segments_.begin() && is_order_of_names(*last)) --last;  // a = b, \quad x > 0
    std::move(last + 1, segments_.end(), std::back_inserter(behind_));
    segment_ = std::move(*last);
    segments_.erase(last, segments_.end());
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
    std::ranges::move(std::exchange(behind_, {}), std::back_inserter(segments_));
    open_brackets();
    settle_ranges(segments_);
    settle_listed_orders(segments_);
    for (ChainSegment& s : segments_) {
      if (s.links.empty()) {
        if (!chains_.empty() && (s.for_all || (chains_.size() == first && lone.empty()))) {
          chains_.back().said_behind.push_back(
              {s.for_all ? "for all" : words_, words_after, s.sides[0]});
        }
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
      chain.words = s.for_all && words_.empty() ? "for all " : words_;
      chain.begin =
          chain.sides.front().empty() ? chain.links[0].begin : chain.sides.front().front().begin;
      chain.end =
          chain.sides.back().empty() ? chain.links.back().end : chain.sides.back().back().end;
      settle_extremum(chain);
      chains_.push_back(std::move(chain));
    }
    if (chains_.size() > first) {
      chains_.back().words_after = words_after;
      for (const Nodes& column : beside_) {
        if (column[0].is(Kind::words)) chains_.back().words_after += " " + column[0].text;
      }
    }
    segments_.clear();
    words_.clear();
    for (const Nodes& column : std::exchange(beside_, {})) split_beside(column);
  }

  /// a = b \quad (x > 0): the brackets are for the looks.
  void open_brackets() {
    for (std::size_t i = 1; i < segments_.size(); ++i) {
      if (!is_bracketed(segments_[i])) continue;
      const Nodes& side = segments_[i].sides[0];
      std::vector<ChainSegment> inside = segments_of(side[0].children);
      const bool relates =
          std::ranges::all_of(inside, [](const ChainSegment& s) { return !s.links.empty(); });
      if (!relates || inside.empty()) continue;
      const auto at = segments_.begin() + static_cast<std::ptrdiff_t>(i);
      segments_.insert(segments_.erase(at), inside.begin(), inside.end());
    }
  }

  static std::vector<ChainSegment> segments_of(const Nodes& nodes) {
    Splitter inside;
    inside.rows(nodes);
    inside.end_segment();
    return std::move(inside.segments_);
  }

  /// What stands in a column of its own is a reason, unless it goes on to a column itself.
  void split_beside(const Nodes& column) {
    const bool is_reason =
        std::ranges::none_of(column, [](const TexNode& n) { return n.is_symbol("&"); });
    const bool fenced = column.size() == 1 && column[0].is(Kind::fenced);
    for (Chain& chain : Splitter().run(fenced ? column[0].children : column)) {
      const bool is_order =
          chain.links[0].link == Link::relation && chain.links[0].relation != Relation::equal;
      if (is_reason && !is_order && chain.words.empty()) chain.words = "because";
      chains_.push_back(std::move(chain));
    }
  }

  std::vector<Chain> chains_;
  std::vector<ChainSegment> segments_;
  std::vector<ChainSegment> behind_;  ///< orders that stand behind a row of a chain that goes on
  ChainSegment segment_;
  std::string words_;
  bool at_row_start_ = true, after_ampersand_ = false;
  int columns_ = 0;         ///< of the row: ampersands so far
  bool related_ = false;    ///< a relation sign stands in the row
  bool may_part_ = false;   ///< an ampersand behind a complete side came last
  bool is_beside_ = false;  ///< the rest of the row is a column of its own
  std::vector<Nodes> beside_;
  std::span<const TexNode> rest_;  ///< what stands behind the node that is looked at
};

}  // namespace

std::vector<Chain> split_chains(const std::vector<TexNode>& nodes) { return Splitter().run(nodes); }

}  // namespace gradus
