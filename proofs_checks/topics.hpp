#pragma once

#include <vector>

#include "gradus/report/figure.hpp"
#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

// One file a topic; catalogue.cpp lists them.
std::vector<Claim> step_bound();
std::vector<Claim> step_bound_losses();   ///< the step bound on concrete losses
std::vector<Claim> step_bound_printed();  ///< the step bound's slips, as printed
std::vector<Claim> rate();
std::vector<Claim> rate_sharp();
std::vector<Claim> rate_steps();            ///< the sharp rate for every constant step
std::vector<Claim> rate_convex();           ///< a potential that no step on a convex loss raises
std::vector<Claim> rate_convex_exact();     ///< the exact rate of a convex loss
std::vector<Claim> rate_convex_gradient();  ///< and of its gradient
std::vector<Claim> rate_convex_distance();  ///< which the distance of the start bounds
std::vector<Claim> rate_pl();       ///< other steps under the inequality of Polyak and Lojasiewicz
std::vector<Claim> rate_linear();   ///< linear rates: Polyak-Lojasiewicz, strong convexity
std::vector<Claim> rate_runs();     ///< the sharp rate on worst cases and along trajectories
std::vector<Claim> rate_printed();  ///< slips on the way to the rate, as printed
std::vector<Claim> rate_norm();     ///< why the gradient itself has no rate O(1/t)
std::vector<Claim> rate_ratio();    ///< the ratio of errors
std::vector<Claim> adam();
std::vector<Claim> adam_steps();       ///< what its steps do, and slips as printed
std::vector<Claim> adam_bounds();      ///< how long its steps can be
std::vector<Claim> adam_start();       ///< its first steps, and where epsilon stands
std::vector<Claim> adam_limit();       ///< where its longest steps end, and drifting gradients
std::vector<Claim> adam_divergence();  ///< a convex problem that it does not solve
std::vector<Claim> adagrad();
std::vector<Claim> adagrad_displacement();  ///< whether it comes to a stop
std::vector<Claim> adagrad_regret();        ///< what it guarantees on convex losses
std::vector<Claim> adagrad_examples();      ///< its examples, and slips as printed
std::vector<Claim> rmsprop();
std::vector<Claim> norm_inf();
std::vector<Claim> backprop();
std::vector<Claim> backprop_widths();    ///< for any number of units
std::vector<Claim> backprop_shapes();    ///< on every small shape
std::vector<Claim> backprop_training();  ///< what training asks for and when it stops
std::vector<Claim> critical();
std::vector<Claim> critical_points();         ///< what they are, and what slices tell
std::vector<Claim> critical_counts();         ///< how many are minima
std::vector<Claim> critical_torus();          ///< those of random trigonometric polynomials
std::vector<Claim> critical_random();         ///< random symmetric Hessians, exactly
std::vector<Claim> critical_random_models();  ///< which model says what
std::vector<Claim> critical_isotropic();      ///< minima of isotropic random fields
std::vector<Claim> explode();
std::vector<Claim> explode_vanishing();  ///< from which depth on gradients vanish
std::vector<Claim> explode_random();     ///< products of random layers
std::vector<Claim> explode_matrices();   ///< beyond diagonal matrices
std::vector<Claim> explode_gaussian();   ///< products of Gaussian layers
std::vector<Claim> explode_powers();     ///< powers of any matrix
std::vector<Claim> explode_circular();   ///< powers of a random matrix
std::vector<Claim> challenges();
std::vector<Claim> challenges_guarantees();  ///< what training may miss, and what is guaranteed
std::vector<Claim> quadratic();
std::vector<Claim> quadratic_cases();         ///< the step-size cases
std::vector<Claim> quadratic_fixed_points();  ///< what it means to converge
std::vector<Claim> quadratic_beyond();        ///< several variables, no convexity
std::vector<Claim> taylor();
std::vector<Claim> taylor_remainder();  ///< what is left over of functions that are no polynomials
std::vector<Claim> taylor_every();      ///< every degree
std::vector<Claim> taylor_several();    ///< several variables
std::vector<Claim> hessian();           ///< and least squares
std::vector<Claim> convex();
std::vector<Claim> quiz();
std::vector<Claim> quiz_gradients();  ///< what back-propagation is
std::vector<Claim> quiz_minimum();    ///< when the start does not matter
std::vector<Claim> quiz_flow();       ///< infinitely small steps
std::vector<Claim> schedule();
std::vector<Claim> schedule_stall();       ///< what is left of the error
std::vector<Claim> schedule_conditions();  ///< which satisfy Robbins and Monro
std::vector<Claim> schedule_any();         ///< what the sum of the rates decides
std::vector<Claim> schedule_names();       ///< what they are called
std::vector<Claim> schedule_printed();     ///< as printed, and what is true
std::vector<Claim> landscape();
std::vector<Claim> landscape_saddles();
std::vector<Claim> landscape_networks();   ///< the critical points of small networks
std::vector<Claim> landscape_linear();     ///< deep linear networks
std::vector<Claim> landscape_nonconvex();  ///< why networks are not convex; homework Q2, Q3
std::vector<Claim> second_order();         ///< what the Hessian tells and costs; homework Q1

std::vector<Claim> momentum();
std::vector<Claim> momentum_printed();      ///< the printed forms against each other
std::vector<Claim> momentum_oscillation();  ///< who oscillates, and when
std::vector<Claim> momentum_overshoot();    ///< complex roots overshoot, in general
std::vector<Claim> momentum_rates();
std::vector<Claim> sgd();           ///< the gradient of a batch
std::vector<Claim> sgd_passes();    ///< one pass over the data, and its cost
std::vector<Claim> sgd_noise();     ///< constant steps: the stationary variance
std::vector<Claim> sgd_paths();     ///< single steps, saddles, expectations
std::vector<Claim> sgd_basins();    ///< two basins
std::vector<Claim> sgd_schedule();  ///< steps to zero, averages, moving targets
std::vector<Claim> minibatch();
std::vector<Claim> minibatch_votes();  ///< how a batch votes on the direction
std::vector<Claim> gd();               ///< gradient descent over all data
std::vector<Claim> setup();            ///< the setting, and how to start
std::vector<Claim> printed_forms();    ///< where the lectures' own forms part

std::vector<TableSpec> five_results_tables();
std::vector<TableSpec> random_tables();
std::vector<TableSpec> critical_tables();  ///< critical points, each of them found
std::vector<TableSpec> powers_tables();    ///< products of layers, powers of a matrix
std::vector<TableSpec> adam_tables();
std::vector<TableSpec> momentum_tables();
std::vector<TableSpec> sgd_tables();
std::vector<TableSpec> schedule_tables();   ///< the conditions of Robbins and Monro
std::vector<TableSpec> backprop_tables();   ///< every small shape
std::vector<TableSpec> taylor_tables();     ///< sums and remainders
std::vector<TableSpec> quadratic_tables();  ///< step sizes, schedules, saddles

std::vector<FigureSpec> powers_figures();
std::vector<FigureSpec> random_figures();

}  // namespace gradus
