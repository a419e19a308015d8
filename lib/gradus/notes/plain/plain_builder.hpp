#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// Makes terms while plain syntax is read: operands wait on a stack until their operation is
/// complete. Offsets are bytes of the text.
class PlainBuilder {
 public:
  /// Without a domain it is the domain itself that is read: all names are real.
  PlainBuilder(std::string_view text, const Domain* d);

  /// A side of a comparison, and where it begins.
  struct Side {
    Term term;
    std::size_t offset;
  };

  void number(std::string_view digits, std::size_t offset);
  void name(std::string_view name, std::size_t offset);
  void binary(Op op);
  void negate();
  void close_group();  ///< what stands in parentheses is no lone number any more
  void close_bars();
  void open_call(std::string_view name, std::size_t offset);
  void close_call();
  void open_range(Op op, std::size_t offset);
  void range_index(std::string_view name, std::size_t offset);
  void range_limits() { ranges_.back().in_body = true; }
  void close_range();
  void begin_side(std::size_t offset) { side_offset_ = offset; }
  void end_side();
  void relation(Relation r) { relations_.push_back(r); }

  void enter(std::size_t offset);  ///< throws SyntaxError where the nesting is too deep
  void leave() { --depth_; }

  Term take();  ///< the one formula that was read
  /// The sides read since the last call, and the relations between them.
  std::vector<Side> take_sides();
  std::vector<Relation> take_relations();

  std::string_view text() const { return text_; }

 private:
  /// A lone number keeps its sign and its divisor: -3 and 3/4 are constants, as print writes them.
  enum class Bare { no, number, fraction };
  struct Value {
    Term term;
    Bare bare = Bare::no;
  };
  struct Call {
    std::string name;
    std::size_t offset, first;
  };
  struct Range {
    Op op;
    std::string index;
    std::size_t offset;
    bool in_body;
  };

  Value pop();
  void push(Term term, Bare bare = Bare::no) { values_.push_back({term, bare}); }

  /// One name never means an index here and a variable there.
  void check_indices(const std::set<Term, TermOrder>& free) const;

  std::string_view text_;
  const Domain* domain_;
  std::vector<Value> values_;
  std::vector<Call> calls_;
  std::vector<Range> ranges_;
  std::vector<std::pair<std::string, std::size_t>> indices_;
  std::vector<Side> sides_;
  std::vector<Relation> relations_;
  std::size_t side_offset_ = 0, depth_ = 0;
};

}  // namespace gradus
