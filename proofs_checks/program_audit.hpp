#pragma once

#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace gradus {

/// What `gradus audit` is asked for, as it was typed.
struct AuditRequest {
  std::string trace;    ///< "-" is standard input
  std::string sidecar;  ///< else the trace's name with .json, where that is there
  bool no_sidecar = false;
  std::string rule;                          ///< a family
  std::map<std::string, std::string> hyper;  ///< by name: --beta1 0.9
  std::vector<std::string> set;              ///< KEY=VALUE
  std::string type, printed;
  std::string table;  ///< a folder of traces
  std::string probes, directory;
  std::string format;  ///< terminal, json, md, csv or junit
};

void add_audit(CLI::App& app, AuditRequest& request);
/// Throws Unusable.
void check(const AuditRequest& request);

}  // namespace gradus
