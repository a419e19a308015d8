#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gradus/evidence/certify/box_search.hpp"
#include "gradus/evidence/certify/box_touching.hpp"
#include "gradus/evidence/certify/tried.hpp"
#include "gradus/statement/evidence.hpp"

namespace gradus {

struct Reduction;

/// Below this many boxes half as many statements may be looked at on the way.
constexpr std::uint64_t kShortBudget = 20'000;

/// A search over the box of one statement and, where it is stuck, over what the statement may rest
/// on: other forms of the difference, integrals, other statements.
class Certifier {
 public:
  /// How many statements may rest on one another: a face on another face, a part on its parts.
  static constexpr int kDepth = 6;

  /// `s` must outlive this.
  Certifier(const Statement& s, const Budget& budget, int depth, bool keep_leaves = false);

  /// The search alone, by doubles.
  std::optional<Evidence> run_apart();
  std::optional<Evidence> run();

  /// The boxes of the search that covered the domain: of each variable both ends.
  const std::vector<double>& leaf_ends() const { return leaf_ends_; }

 private:
  // certify.cpp
  BoxResult search(const BoxQuestion& q, std::uint64_t boxes);
  std::optional<Evidence> answer(const BoxQuestion& q, const BoxResult& found) const;
  double seconds_left() const;

  // certify_others.cpp: what the statement may rest on
  bool rests_on_reductions(const BoxQuestion* q);
  bool rests_on_any(const std::vector<Reduction>& list);
  bool rests_on_orders();
  bool rests_on_half();
  bool rests_on_cut(const BoxQuestion& q, const BoxResult& found);
  bool rests(const std::optional<BoxCut>& cut);
  bool rests_on(std::vector<Statement> parts, const std::vector<std::string>& words);
  bool sparing(std::uint64_t boxes, const std::function<bool()>& attempt);
  bool holds(const Statement& part);
  bool holds_anew(const Statement& part);
  bool seems_false(const Statement& part) const;

  // certify_without_box.cpp
  std::optional<Evidence> without_box();
  bool rests_on_proofs();

  // certify_integral.cpp
  bool learn_face(BoxQuestion& q, const std::vector<double>& stuck);
  bool is_integral(const BoxQuestion& q);
  bool is_defined_on(const Domain& d, const Comparison& c) const;
  bool is_defined_along(const BoxForm& form, const Domain& d) const;

  // certify_evidence.cpp
  std::optional<Evidence> paving() const;
  std::optional<Evidence> paving(const BoxQuestion& q, const BoxResult& found) const;
  std::optional<Evidence> witness(const BoxResult& found) const;
  std::optional<Evidence> open(const BoxResult& found, const std::string& why) const;

  const Statement& statement_;
  Budget budget_;
  std::chrono::steady_clock::time_point deadline_;  ///< of all that the statement rests on
  int depth_;  ///< how many further statements may rest on one another
  int others_left_;
  std::shared_ptr<Tried> tried_ = std::make_shared<Tried>();  ///< by all that rest on one another
  bool searches_ = true;  ///< over boxes, where there are bounds
  bool tries_proofs_ = true;
  Paving inner_;  ///< counts of the statements that this one rests on
  std::vector<std::string> closed_;
  bool is_cut_ = false;     ///< a cut has been tried
  bool is_halved_ = false;  ///< so has half of what is symmetric
  BoxOptions options_;
  std::vector<double> leaf_ends_;
};

}  // namespace gradus
