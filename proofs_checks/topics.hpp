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
std::vector<Claim> critical();
std::vector<Claim> explode();
std::vector<Claim> explode_matrices();  ///< beyond diagonal matrices

std::vector<Claim> momentum();
std::vector<Claim> momentum_printed();      ///< the printed forms against each other
std::vector<Claim> momentum_oscillation();  ///< who oscillates, and when
std::vector<Claim> momentum_rates();
std::vector<Claim> sgd();           ///< the gradient of a batch
std::vector<Claim> sgd_passes();    ///< one pass over the data, and its cost
std::vector<Claim> sgd_noise();     ///< constant steps: the stationary variance
std::vector<Claim> sgd_paths();     ///< single steps, saddles, other basins
std::vector<Claim> sgd_schedule();  ///< steps to zero, averages, moving targets
std::vector<Claim> minibatch();
std::vector<Claim> minibatch_votes();  ///< how a batch votes on the direction
std::vector<Claim> gd();               ///< gradient descent over all data
std::vector<Claim> setup();            ///< the setting, and how to start

std::vector<TableSpec> five_results_tables();

}  // namespace gradus
