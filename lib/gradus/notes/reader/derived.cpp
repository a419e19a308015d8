#include "gradus/notes/reader/derived.hpp"

#include <cctype>
#include <string_view>

namespace gradus {
namespace {

/// a r b and b s c give a ? c.
std::optional<Relation> composed(Relation r, Relation s) {
  if (r == Relation::equal) return s;
  if (s == Relation::equal || r == s)
    return r == Relation::not_equal && s == r ? std::nullopt : std::optional(r);
  const auto both = [&](Relation strict, Relation loose) {
    return (r == strict && s == loose) || (r == loose && s == strict);
  };
  if (both(Relation::less, Relation::less_equal)) return Relation::less;
  if (both(Relation::greater, Relation::greater_equal)) return Relation::greater;
  return std::nullopt;
}

bool implies(const Comparison& a, const Comparison& b) {
  if (!same(a.left, b.left) || !same(a.right, b.right)) return false;
  const bool weaker = (b.relation == Relation::less_equal &&
                       (a.relation == Relation::equal || a.relation == Relation::less)) ||
                      (b.relation == Relation::greater_equal &&
                       (a.relation == Relation::equal || a.relation == Relation::greater));
  return a.relation == b.relation || weaker;
}

/// 4 and 7 of "..., with lines 4, 7".
std::set<std::size_t> lines_named(const std::string& message) {
  std::set<std::size_t> out;
  constexpr std::string_view mark = "with line";
  std::size_t at = message.rfind(mark);
  if (at == std::string::npos) return out;
  std::size_t number = 0;
  bool digits = false;
  for (at += mark.size(); at <= message.size(); ++at) {
    const char c = at < message.size() ? message[at] : '.';
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number = 10 * number + static_cast<std::size_t>(c - '0');
      digits = true;
      continue;
    }
    if (digits) out.insert(number);
    number = 0;
    digits = false;
    if (c != 's' && c != ' ' && c != ',') break;
  }
  return out;
}

}  // namespace

void DerivedLater::state(std::size_t item, const Comparison& c, std::size_t line,
                         std::size_t chain) {
  stated_.push_back({item, c, line, chain});
  interrupt();
}

void DerivedLater::hold(const Comparison& c, std::size_t line, std::size_t chain,
                        const std::string& message) {
  const std::set<std::size_t> rests_on = lines_named(message);
  match(c, line, chain, rests_on);
  const bool goes_on = run_ && run_->chain == chain && same(run_->from_first_to_last.right, c.left);
  const auto relation =
      goes_on ? composed(run_->from_first_to_last.relation, c.relation) : std::nullopt;
  if (!relation) {
    run_ = Run{chain, c, rests_on};
    return;
  }
  run_->from_first_to_last = {run_->from_first_to_last.left, *relation, c.right};
  run_->rests_on.insert(rests_on.begin(), rests_on.end());
  match(run_->from_first_to_last, line, chain, run_->rests_on);
}

void DerivedLater::match(const Comparison& c, std::size_t line, std::size_t chain,
                         const std::set<std::size_t>& rests_on) {
  for (const Stated& s : stated_) {
    if (s.chain == chain || rests_on.contains(s.line)) continue;
    const Comparison turned{c.right, mirrored(c.relation), c.left};
    if (implies(c, s.comparison) || implies(turned, s.comparison)) lines_.emplace(s.item, line);
  }
}

}  // namespace gradus
