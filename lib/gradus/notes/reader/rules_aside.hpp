#pragma once

#include <map>
#include <string>

#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

/// Rules that are not looked into for a while: z_i = w x_i in a derivative by z_i.
class RulesAside {
 public:
  explicit RulesAside(std::map<std::string, IndexRule>& rules) : rules_(rules) {}
  RulesAside(const RulesAside&) = delete;
  RulesAside& operator=(const RulesAside&) = delete;
  ~RulesAside() { give_back(); }

  /// Not of a recursion, whose members are made of others.
  bool take(const NoteName& x) {
    const auto rule = x.has_index() ? rules_.find(x.base) : rules_.end();
    if (rule == rules_.end()) return false;
    bool recursion = false;
    for_each_name(rule->second.body,
                  [&](const NoteName& n) { recursion = recursion || n.base == x.base; });
    if (!recursion) aside_.insert(rules_.extract(rule));
    return !recursion;
  }
  void give_back() { rules_.merge(aside_); }

 private:
  std::map<std::string, IndexRule>& rules_;
  std::map<std::string, IndexRule> aside_;
};

}  // namespace gradus
