#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gradus/statement/statement.hpp"

namespace gradus {

/// A statement as plain data, so that threads may evaluate it: formulas are nodes that name their
/// operands by number, shared parts once in each scope of bound indices.
struct SweepCode {
  using Id = std::uint32_t;

  struct Node {
    Op op = Op::constant;
    bool integer = false;       ///< combines integers by + - * only
    Id a = 0, b = 0, body = 0;  ///< operands; of a sum: lower limit, upper limit, body
    Id slot = 0;             ///< of a constant, scalar, integer, sequence, inner product or table
    bool tabulated = false;  ///< a power whose base is the same all through a case
    std::vector<Id> depends_on;  ///< integer slots that change within a case
  };

  struct Sequence {
    enum class Kind : std::uint8_t { unknown, recursion, random };
    std::string name;
    Kind kind = Kind::unknown;
    long from = 0;
    Id index = 0, start = 0, next = 0;  ///< of a recursion: integer slot and nodes
    bool closed = false;  ///< `next` does not mention the sequence: members need no predecessors
  };

  struct Inner {
    std::vector<Id> left_operators, right_operators;
    Id left = 0, right = 0;
  };

  struct Condition {
    Relation relation = Relation::equal;
    Id left = 0, right = 0;
    std::optional<Id> index;  ///< of a schema: holds for index = from, from + 1, ...
    long from = 0;
  };

  /// A scalar that may be set to a formula: always, for an equation; sometimes, for a bound that
  /// it may attain.
  struct Definition {
    Id scalar = 0, value = 0;
    Id hypothesis = 0;  ///< that then holds by construction
    bool always = false;
  };

  struct Moment {
    Id sequence = 0;
    std::optional<Id> first, second;
  };

  std::vector<Node> nodes;
  std::vector<Rational> constants;
  std::vector<Variable> scalars;   ///< real variables
  std::vector<Variable> naturals;  ///< natural variables; integer slot = position
  Id integers = 0;                 ///< number of integer slots; slot 0.. are the naturals
  Id random_slot = 0;              ///< integer slot that stands for the outcome of chance
  std::vector<Sequence> sequences;
  std::vector<Inner> inners;
  std::vector<std::string> vectors, operators;
  std::vector<Condition> hypotheses;
  Condition conclusion;
  std::vector<Definition> definitions;
  std::vector<Moment> moments;
  Id tables = 0;  ///< of powers
};

/// Throws std::invalid_argument where the statement cannot be swept, saying why.
SweepCode compile_for_sweep(const Statement& s);

}  // namespace gradus
