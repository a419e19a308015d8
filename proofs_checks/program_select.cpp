#include "proofs_checks/program_select.hpp"

#include <algorithm>
#include <set>

#include "proofs_checks/program_output.hpp"

namespace gradus {
namespace {

std::vector<std::string> ids(const std::vector<Claim>& claims) {
  std::vector<std::string> result;
  for (const Claim& c : claims) result.push_back(c.id);
  return result;
}

/// Ids and topics: what a user may have meant.
std::vector<std::string> names(const std::vector<Claim>& claims) {
  std::vector<std::string> result;
  for (const Claim& c : claims) {
    const std::string topic = c.id.substr(0, c.id.find('/'));
    if (std::ranges::find(result, topic) == result.end()) result.push_back(topic);
  }
  for (const Claim& c : claims) result.push_back(c.id);
  return result;
}

bool matches(const std::string& id, const std::string& pattern) {
  if (pattern.find_first_of("*?") != std::string::npos) return matches_glob(id, pattern);
  return id.starts_with(pattern);
}

}  // namespace

bool matches_glob(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<Claim> select(const std::vector<Claim>& claims,
                          const std::vector<std::string>& patterns) {
  if (patterns.empty()) return claims;
  std::set<std::string> chosen;
  for (const std::string& pattern : patterns) {
    const std::vector<std::string> all = ids(claims);
    if (std::ranges::find(all, pattern) != all.end()) {
      chosen.insert(pattern);
      continue;
    }
    bool any = false;
    for (const std::string& id : all) {
      if (pattern.empty() || !matches(id, pattern)) continue;
      chosen.insert(id);
      any = true;
    }
    if (!any) {
      throw Unusable("no claim matches '" + pattern + "', expected an id, a prefix or a glob" +
                     did_you_mean(pattern, names(claims)));
    }
  }
  std::vector<Claim> result;
  for (const Claim& c : claims) {
    if (chosen.contains(c.id)) result.push_back(c);
  }
  return result;
}

const Claim& select_one(const std::vector<Claim>& claims, const std::string& id) {
  std::vector<const Claim*> found;
  for (const Claim& c : claims) {
    if (c.id == id) return c;
    if (!id.empty() && c.id.starts_with(id)) found.push_back(&c);
  }
  if (found.empty()) {
    throw Unusable("there is no claim '" + id + "', expected an id of 'gradus list'" +
                   did_you_mean(id, ids(claims)));
  }
  if (found.size() > 1) {
    throw Unusable("'" + id + "' begins " + std::to_string(found.size()) +
                   " claims, expected one; the first are " + found[0]->id + " and " + found[1]->id);
  }
  return *found[0];
}

}  // namespace gradus
