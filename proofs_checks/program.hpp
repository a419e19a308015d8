#pragma once

#include <functional>
#include <vector>

#include "gradus/evidence/certify/enclose.hpp"
#include "gradus/report/figure.hpp"
#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

/// What the command line stands on.
struct Program {
  std::function<std::vector<Claim>()> catalogue;
  std::function<std::vector<TableSpec>()> tables;
  std::function<Verdict(const Claim&, const Budget&)> judge;
  std::function<Finding(const Statement&, const Budget&)> judge_statement = {};
  std::function<Range(Term, const Domain&, const Rational& width, const Budget&)> enclose = {};
  std::function<std::vector<FigureSpec>()> figures = {};
};

/// Runs one command. Exit status: 0 all as expected; 1 something is not; 2 unusable arguments or
/// files (one line on stderr); 130 after Ctrl-C, 143 when told to end, 141 when the reader of
/// stdout is gone.
int run_program(const std::vector<std::string>& arguments, const Program& program);

}  // namespace gradus
