#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gradus/report/table.hpp"

namespace gradus {

/// Two or more forms in which the lectures print one thing: a row of discrepancies.tsv.
struct Discrepancy {
  std::string number;  ///< "D5"
  std::string topic;
  std::string forms;                ///< as printed, with their places
  std::string agree, part;          ///< under which substitution they are one, and where they part
  std::vector<std::string> claims;  ///< ids
};
const std::vector<Discrepancy>& discrepancies();

/// Each discrepancy with what was found of its claims, witnesses included.
Table discrepancies_table(const std::vector<Claim>& claims,
                          const std::function<Verdict(const Claim&)>& judge);

}  // namespace gradus
