#include "gradus/notes/session/mending.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/session/judge_attempt.hpp"
#include "gradus/notes/session/slip_points.hpp"

namespace gradus {
namespace {

constexpr MostMendings most{1500, 8};

/// Values of both sides at random points, whatever is assumed; fewer where there are none.
std::vector<std::pair<double, double>> values(const Statement& s, std::size_t points) {
  std::vector<std::pair<double, double>> out;
  const auto look = [&](unsigned from, std::size_t tried) {
    for (unsigned seed = from; out.size() < points && seed < from + tried; ++seed) {
      const SlipPoint p(s, seed);
      const auto left = p.value(s.conclusion.left), right = p.value(s.conclusion.right);
      if (left && right) out.emplace_back(*left, *right);
    }
  };
  try {
    look(1, 2 * points);
    // A root may have values far away alone.
    if (out.empty()) look(far_seeds, 8 * points);
  } catch (const std::domain_error&) {
    // Moments that are no symbols have no points.
  }
  return out;
}

bool is_zero(Term t) { return t.is_constant() && t.value().is_zero(); }

/// Whether both sides were the same by the letter.
bool is_trivial(const Comparison& c) {
  return is_zero(c.right) && c.left.op() == Op::subtract &&
         same(c.left.operand(0), c.left.operand(1));
}

/// As far as doubles tell.
bool holds_at(Relation relation, const std::pair<double, double>& sides) {
  const auto [left, right] = sides;
  if (agree(left, right)) return relation != Relation::less && relation != Relation::greater;
  const bool below = relation == Relation::less || relation == Relation::less_equal;
  return relation != Relation::equal && (left < right) == below;
}

/// Each relation holds, and not because all sides vanish that are not said to be 0.
bool agree_all(const std::vector<Statement>& all) {
  constexpr std::size_t points = 2;
  bool vanish = true;
  for (Statement s : all) {
    const bool trivial = is_trivial(s.conclusion);
    const bool says_zero = !trivial && (is_zero(s.conclusion.left) || is_zero(s.conclusion.right));
    if (trivial) {
      const Term difference = s.conclusion.left;
      s.conclusion.left = difference.operand(0);
      s.conclusion.right = difference.operand(1);
    }
    const auto seen = values(s, points);
    if (seen.size() < points) return false;
    for (const auto& [left, right] : seen) {
      if (!holds_at(s.conclusion.relation, {left, right})) return false;
      vanish = vanish && !says_zero && left == 0 && right == 0;
    }
  }
  return !vanish;
}

/// Smooth sides that differ somewhere differ nearly everywhere, but perhaps too little to be seen.
bool fails_everywhere(const Statement& s) {
  constexpr std::size_t points = 8;
  const auto seen = values(s, points);
  const auto fail = std::ranges::count_if(
      seen, [&](const auto& v) { return !holds_at(s.conclusion.relation, v); });
  const bool equality = s.conclusion.relation == Relation::equal;
  return seen.size() == points && fail >= (equality && !has_corners(s) ? 3 : 8);
}

/// With all that is defined written out, whatever is assumed; or where it gives names their values.
bool agree_somehow(const std::vector<NoteAttempt>& attempts) {
  return agree_all(attempts[last_free(attempts)].statements) ||
         agree_all(attempts.back().statements);
}

/// With all that is defined written out, whatever is assumed.
const std::vector<Statement>& written_out(const std::vector<NoteAttempt>& attempts) {
  return attempts[last_free(attempts)].statements;
}

/// Whether a power may be what words say: A^3 = A^2, n = 1; not |x|^3 where |x| = 1. Capital
/// letters are random numbers, too.
bool may_be_said(const NoteStep& step, const NoteMending& m) {
  const bool of_names = !m.names.empty() && !m.of_length;
  const auto kept = [&](const std::string& name) { return step.described.contains(name); };
  const bool may_be_one = step.open == SlipsOpen::factors || step.open == SlipsOpen::all;
  if (of_names && (may_be_one || std::ranges::any_of(m.names, kept))) return true;
  const std::vector<Moments>& moments = m.attempts.front().statements.front().domain.moments;
  return m.of_matrices && !std::ranges::all_of(m.names, [&](const std::string& name) {
           return std::ranges::find(moments, name, &Moments::name) != moments.end();
         });
}

/// Whether it speaks of members, of which the first or last may be 0.
bool is_of_members(const NoteMending& m) {
  bool found = false;
  for_each_node(m.attempts.front().statements.front().conclusion,
                [&](Term t) { found = found || t.op() == Op::element; });
  return found;
}

/// Whether words may be the reason why it stands as it does.
bool is_excused(const NoteStep& step, const NoteMending& m) {
  const auto kept = [&](const std::string& name) { return step.described.contains(name); };
  return is_open(step.open, m) || std::ranges::any_of(m.names, kept);
}

}  // namespace

bool has_corners(const Statement& s) {
  bool found = false;
  const auto sums = [](Term t) {
    bool adds = false;
    for_each_node(t, [&](Term node) {
      adds = adds || node.op() == Op::add || node.op() == Op::subtract || node.op() == Op::negate;
    });
    return adds;
  };
  const auto look = [&](Term t) {
    found = found || t.op() == Op::abs || t.op() == Op::minimum || t.op() == Op::maximum ||
            (t.op() == Op::sqrt && sums(t.operand(0)));
  };
  for_each_node(s.conclusion.left, look);
  for_each_node(s.conclusion.right, look);
  return found;
}

std::optional<std::string> first_mending(
    const NoteStep& step, const MostMendings& most,
    const std::function<bool(const NoteMending&, int& proofs)>& right) {
  if (!step.mendings) return std::nullopt;
  std::optional<std::string> found;
  int seen = 0, proofs = 0;
  step.mendings([&](const NoteMending& m) {
    if (++seen > most.seen || proofs >= most.proofs) return false;
    if (m.is_new && step.has_words) return true;
    if (right(m, proofs)) found = m.hint;
    return !found.has_value();
  });
  return found;
}

std::optional<std::string> find_mending(const NoteStep& step,
                                        const std::function<bool(const Statement&)>& proves) {
  if (!step.mendings) return std::nullopt;
  if (std::ranges::none_of(written_out(step.attempts), fails_everywhere)) return std::nullopt;
  return first_mending(step, most, [&](const NoteMending& m, int& proofs) {
    if (m.is_limit && step.has_words && is_of_members(m)) return false;
    const bool by_words = is_excused(step, m);
    if (by_words && !(step.is_heavy && m.is_plain && !may_be_said(step, m))) return false;
    if (!agree_somehow(m.attempts)) return false;
    ++proofs;
    return std::ranges::any_of(m.attempts, [&](const NoteAttempt& a) {
      if (!a.is_sure || (step.of_another && !a.with.empty())) return false;
      if (by_words && !is_free(a)) return false;
      const std::vector<Statement> statements = statements_of(a);
      return !statements.empty() && std::ranges::all_of(statements, proves);
    });
  });
}

}  // namespace gradus
