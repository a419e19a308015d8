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
  append(all, adam_steps());
  append(all, adam_bounds());
  append(all, adam_start());
  append(all, adam_divergence());
  append(all, adagrad());
  append(all, adagrad_displacement());
  append(all, adagrad_examples());
  append(all, rmsprop());
  append(all, norm_inf());
  append(all, backprop());
  append(all, backprop_training());
  append(all, critical());
  append(all, explode());
  append(all, explode_matrices());
  return all;
}

std::vector<TableSpec> tables() {
  std::vector<TableSpec> all = five_results_tables();
  append(all, adam_tables());
  return all;
}

}  // namespace gradus
