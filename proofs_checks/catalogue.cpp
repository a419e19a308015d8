#include "catalogue.hpp"

#include <iterator>

#include "gradus/evidence/judge.hpp"
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
  append(all, rate_runs());
  append(all, rate_printed());
  append(all, rate_norm());
  append(all, adam());
  append(all, critical());
  append(all, explode());
  append(all, explode_matrices());
  return all;
}

std::vector<TableSpec> tables() {
  std::vector<TableSpec> all;
  append(all, five_results_tables());
  all.push_back({"lectures", "every result of the lectures, with the verdict of each claim",
                 [](const Budget& budget) {
                   const auto grade = [&](const Claim& c) {
                     return judge(without_mutants(c), budget).grade;
                   };
                   return lectures_table(catalogue(), grade);
                 }});
  return all;
}

}  // namespace gradus
