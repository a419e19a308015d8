#include "catalogue.hpp"

#include <iterator>

#include "topics.hpp"

namespace gradus {

namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

std::vector<Claim> catalogue() {
  std::vector<Claim> all;
  append(all, step_bound());
  append(all, step_bound_losses());
  append(all, step_bound_printed());
  append(all, rate());
  append(all, rate_sharp());
  append(all, rate_runs());
  append(all, rate_printed());
  append(all, rate_norm());
  append(all, adam());
  append(all, critical());
  append(all, explode());
  append(all, explode_matrices());
  append(all, quadratic());
  append(all, quadratic_cases());
  append(all, quadratic_beyond());
  append(all, taylor());
  append(all, taylor_several());
  append(all, hessian());
  append(all, convex());
  append(all, quiz());
  append(all, quiz_gradients());
  append(all, quiz_minimum());
  append(all, schedule());
  append(all, schedule_stall());
  append(all, schedule_names());
  append(all, schedule_printed());
  return all;
}

std::vector<TableSpec> tables() { return five_results_tables(); }

}  // namespace gradus
