#include "gradus/evidence/refute/search.hpp"

#include <algorithm>
#include <stdexcept>

namespace gradus {

namespace {

constexpr double kRounding = 1e-9;
constexpr std::uint64_t kLastShell = 4'096;
// In units of one test in rounded arithmetic.
constexpr std::uint64_t kExactCost = 10, kShellCost = 50, kClassCost = 3, kCellCost = 100,
                        kNodeCost = 3;
constexpr std::uint64_t kMoreForSimplest = 20'000;

}  // namespace

bool is_sought(const Concrete& c, Goal goal, std::span<const Rational> values) {
  const auto is = [&](Shown::Kind kind) { return c.kind(values) == kind; };
  if (goal == Goal::failure) return is(Shown::Kind::fails) && c.inside(values);
  return c.inside(values) && !is(Shown::Kind::undefined);
}

bool may_be_sought(const Concrete& c, Goal goal, std::span<const double> values) {
  const Concrete::Slack slack = c.slack(values);
  if (slack.hypotheses < -kRounding) return false;
  return goal == Goal::model || !(slack.conclusion > kRounding);
}

bool simpler(const Found& a, const Found& b) {
  if (a.size.largest != b.size.largest) return a.size.largest < b.size.largest;
  if (a.size.product != b.size.product) return a.size.product < b.size.product;
  return simpler(a.where->point(a.values), b.where->point(b.values));
}

Search::Search(Statement s, Layout layout, Goal goal)
    : statement_(std::move(s)), layout_(layout), goal_(goal), shape_(shape_naturals(statement_)) {}

std::shared_ptr<const Concrete> Search::make(const std::map<std::string, long>& naturals,
                                             Effort& effort) {
  std::vector<long> key;
  for (const Variable& v : shape_) key.push_back(naturals.at(v.symbol.name()));
  const auto [place, is_new] = made_.try_emplace(key);
  if (!is_new) return place->second;
  Specialiser specialise(statement_.domain, layout_, naturals);
  try {
    place->second = std::make_shared<const Concrete>(statement_, specialise, true);
  } catch (const std::domain_error&) {
    // Undefined for these values, so neither sought nor to be looked at again.
  } catch (const std::length_error&) {
    // Too large to be written out: beyond this search.
  }
  effort.spend(kCellCost + kNodeCost * specialise.work());
  return place->second;
}

void Search::add_cells(std::uint64_t shell, Effort& effort) {
  std::map<std::string, long> naturals;
  const auto last = static_cast<long>(shell) - 1;  // of weight `shell`
  const auto choose = [&](const auto& self, std::size_t i, bool has_last) -> void {
    if (i == shape_.size()) {
      const bool is_new = has_last || (shape_.empty() && shell == 1);
      if (!is_new) return;
      if (const auto concrete = make(naturals, effort)) {
        cells_.push_back({concrete, Enumeration(concrete->axes(), concrete->given_largest(),
                                                concrete->given_product())});
      }
      return;
    }
    const Axis axis = axis_of(shape_[i]);
    const bool must = !has_last && i + 1 == shape_.size();
    for (long value = must ? last : 0; value <= last; ++value) {
      if (!axis.contains(Rational(value))) continue;
      if (!effort.spend(0)) return;
      naturals[shape_[i].symbol.name()] = value;
      self(self, i + 1, has_last || value == last);
    }
  };
  choose(choose, 0, false);
}

std::optional<Found> Search::exhaustive(Effort& effort) {
  cells_.clear();
  best_.reset();
  if (goal_ == Goal::model && shape_.empty()) {
    if (auto found = simplest(effort)) return found;
  }
  for (std::uint64_t shell = 1; shell <= kLastShell; ++shell) {
    if (best_ && Rational(shell) > best_->size.largest) break;
    add_cells(shell, effort);
    std::vector<std::uint64_t> products;
    for (Cell& cell : cells_) {
      if (!effort.spend(kShellCost)) return best_;
      cell.enumeration.enter(shell);
      const std::vector<std::uint64_t>& more = cell.enumeration.products();
      products.insert(products.end(), more.begin(), more.end());
    }
    std::ranges::sort(products);
    products.erase(std::unique(products.begin(), products.end()), products.end());
    for (const std::uint64_t product : products) {
      const bool in_last_shell = best_ && best_->size.largest == Rational(shell);
      if (in_last_shell && Rational(product) > best_->size.product) break;
      for (Cell& cell : cells_) visit(cell, product, effort);
      if (!effort.spend(0)) return best_;
    }
  }
  return best_;
}

std::optional<Found> Search::simplest(Effort& effort) {
  const auto concrete = make({}, effort);
  if (!concrete || concrete->has_derived()) return {};
  std::vector<Rational> values;
  for (const Axis& axis : concrete->axes()) {
    const auto value = axis.simplest();
    if (!value) return {};
    values.push_back(*value);
  }
  if (!effort.spend(kExactCost * concrete->cost()) || !is_sought(*concrete, goal_, values))
    return {};
  return Found{concrete, values, concrete->size(values)};
}

void Search::visit(Cell& cell, std::uint64_t product, Effort& effort) {
  if (!effort.spend(kClassCost)) return;
  const Concrete& concrete = *cell.concrete;
  std::vector<double> approximate(concrete.axes().size());
  std::vector<Rational> values(approximate.size());
  cell.enumeration.visit_all(product, [&](std::span<const Candidate* const> tuple) {
    if (!effort.spend(concrete.cost())) return false;
    for (std::size_t i = 0; i < tuple.size(); ++i) approximate[i] = tuple[i]->approximate;
    if (!may_be_sought(concrete, goal_, approximate)) return true;
    for (std::size_t i = 0; i < tuple.size(); ++i) values[i] = tuple[i]->value;
    if (!effort.spend(kExactCost * concrete.cost())) return false;
    if (!is_sought(concrete, goal_, values)) return true;
    Found found{cell.concrete, values, concrete.size(values)};
    if (!best_) effort.leave_at_most(10 * effort.spent() + kMoreForSimplest);
    if (!best_ || simpler(found, *best_)) best_ = std::move(found);
    return concrete.has_derived();
  });
}

}  // namespace gradus
