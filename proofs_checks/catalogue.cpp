#include "catalogue.hpp"

#include <iterator>

#include "gradus/evidence/judge/judge.hpp"
#include "proofs_checks/discrepancies.hpp"
#include "proofs_checks/lectures.hpp"
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
  append(all, rate_steps());
  append(all, rate_convex());
  append(all, rate_convex_exact());
  append(all, rate_convex_gradient());
  append(all, rate_convex_distance());
  append(all, rate_linear());
  append(all, rate_pl());
  append(all, rate_runs());
  append(all, rate_printed());
  append(all, rate_norm());
  append(all, rate_ratio());
  append(all, adam());
  append(all, adam_steps());
  append(all, adam_bounds());
  append(all, adam_start());
  append(all, adam_divergence());
  append(all, adagrad());
  append(all, adagrad_displacement());
  append(all, adagrad_regret());
  append(all, adagrad_examples());
  append(all, rmsprop());
  append(all, norm_inf());
  append(all, backprop());
  append(all, backprop_widths());
  append(all, backprop_shapes());
  append(all, backprop_training());
  append(all, critical());
  append(all, adam_limit());  // rests on critical/bernoulli
  append(all, critical_points());
  append(all, critical_counts());
  append(all, critical_torus());
  append(all, critical_random());
  append(all, critical_random_models());
  append(all, critical_isotropic());
  append(all, explode());
  append(all, explode_vanishing());
  append(all, explode_matrices());
  append(all, explode_random());
  append(all, explode_gaussian());
  append(all, explode_powers());
  append(all, explode_circular());
  append(all, challenges());
  append(all, challenges_guarantees());
  append(all, quadratic());
  append(all, quadratic_cases());
  append(all, quadratic_fixed_points());
  append(all, quadratic_beyond());
  append(all, taylor());
  append(all, taylor_remainder());
  append(all, taylor_every());
  append(all, taylor_several());
  append(all, hessian());
  append(all, convex());
  append(all, quiz());
  append(all, quiz_gradients());
  append(all, quiz_minimum());
  append(all, quiz_flow());
  append(all, schedule());
  append(all, schedule_stall());
  append(all, schedule_conditions());
  append(all, schedule_any());
  append(all, schedule_names());
  append(all, schedule_printed());
  append(all, landscape());
  append(all, landscape_saddles());
  append(all, landscape_networks());
  append(all, landscape_linear());
  append(all, landscape_nonconvex());
  append(all, second_order());
  append(all, momentum());
  append(all, momentum_printed());
  append(all, momentum_oscillation());
  append(all, momentum_overshoot());
  append(all, momentum_rates());
  append(all, sgd());
  append(all, sgd_passes());
  append(all, sgd_noise());
  append(all, sgd_paths());
  append(all, sgd_basins());
  append(all, sgd_schedule());
  append(all, minibatch());
  append(all, minibatch_votes());
  append(all, gd());
  append(all, setup());
  append(all, printed_forms());
  return all;
}

std::vector<TableSpec> tables() {
  std::vector<TableSpec> all = five_results_tables();
  append(all, adam_tables());
  append(all, momentum_tables());
  append(all, sgd_tables());
  append(all, schedule_tables());
  append(all, backprop_tables());
  append(all, taylor_tables());
  append(all, random_tables());
  append(all, critical_tables());
  append(all, powers_tables());
  append(all, quadratic_tables());
  all.push_back({"lectures", "every result of the lectures, with the verdict of each claim",
                 [](const Budget& budget) {
                   const auto grade = [&](const Claim& c) {
                     return judge(without_mutants(c), budget).grade;
                   };
                   return lectures_table(catalogue(), grade);
                 }});
  all.push_back({"discrepancies", "where the lectures print one thing in several forms",
                 [](const Budget& budget) {
                   const auto verdict = [&](const Claim& c) {
                     return judge(without_mutants(c), budget);
                   };
                   return discrepancies_table(catalogue(), verdict);
                 }});
  return all;
}

std::vector<FigureSpec> figures() {
  std::vector<FigureSpec> all = powers_figures();
  append(all, random_figures());
  return all;
}

}  // namespace gradus
