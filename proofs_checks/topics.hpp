#pragma once

#include <vector>

#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

// One file a topic; catalogue.cpp lists them.
std::vector<Claim> step_bound();
std::vector<Claim> step_bound_losses();   ///< the step bound on concrete losses
std::vector<Claim> step_bound_printed();  ///< the step bound's slips, as printed
std::vector<Claim> rate();
std::vector<Claim> rate_sharp();
std::vector<Claim> rate_runs();     ///< the sharp rate on worst cases and along trajectories
std::vector<Claim> rate_printed();  ///< slips on the way to the rate, as printed
std::vector<Claim> rate_norm();     ///< why the gradient itself has no rate O(1/t)
std::vector<Claim> adam();
std::vector<Claim> adam_steps();       ///< what its steps do, and slips as printed
std::vector<Claim> adam_bounds();      ///< how long its steps can be
std::vector<Claim> adam_start();       ///< its first steps, and where epsilon stands
std::vector<Claim> adam_divergence();  ///< a convex problem that it does not solve
std::vector<Claim> adagrad();
std::vector<Claim> adagrad_displacement();  ///< whether it comes to a stop
std::vector<Claim> adagrad_examples();      ///< its examples, and slips as printed
std::vector<Claim> rmsprop();
std::vector<Claim> norm_inf();
std::vector<Claim> backprop();
std::vector<Claim> backprop_training();  ///< what training asks for and when it stops
std::vector<Claim> critical();
std::vector<Claim> explode();
std::vector<Claim> explode_matrices();  ///< beyond diagonal matrices

std::vector<TableSpec> five_results_tables();
std::vector<TableSpec> adam_tables();

}  // namespace gradus
