#pragma once

#include <vector>

#include "gradus/report/table.hpp"
#include "gradus/statement/claim.hpp"

namespace gradus {

// Critical points, each of them found.
std::vector<Claim> landscape_networks();   ///< of small networks
std::vector<TableSpec> critical_tables();  ///< and of random periodic functions

}  // namespace gradus
