#include "proofs_checks/program_audit_rule.hpp"

#include <algorithm>
#include <stdexcept>

#include "gradus/audit/identify.hpp"
#include "gradus/notes/plain/did_you_mean.hpp"
#include "proofs_checks/program_output.hpp"

namespace gradus {

Family family_of(const std::string& flag, const std::string& found) {
  const auto family = family_named(found);
  if (!family) {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(Family::radam); ++i) {
      names.emplace_back(name(static_cast<Family>(i)));
    }
    throw Unusable(
        flag + ": found '" + found +
        "', expected sgd, qhm, adagrad, rmsprop, adadelta, adam, adamax, nadam or radam" +
        did_you_mean(found, names));
  }
  return *family;
}

namespace {

/// The published rule of the family with what the flags say.
RuleSpec rule_of_flags(const AuditRequest& r) {
  RuleSpec rule = published(family_of("--rule", r.rule));
  const auto set = [&](const std::string& flag, const std::string& key, const std::string& value) {
    try {
      assign(rule, key, value);
    } catch (const std::invalid_argument& problem) {
      throw Unusable(flag + ": " + problem.what());
    }
  };
  for (const auto& [key, value] : r.hyper) {
    if (!value.empty()) set("--" + key, key, value);
  }
  for (const std::string& entry : r.set) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Unusable("--set: found '" + entry + "', expected KEY=VALUE such as eps_mode=hat");
    }
    set("--set", entry.substr(0, equals), entry.substr(equals + 1));
  }
  return rule;
}

bool is_given(const AuditRequest& r, Hyper h) {
  const auto found = r.hyper.find(name(h));
  if (found != r.hyper.end() && !found->second.empty()) return true;
  return std::ranges::any_of(r.set, [&](const std::string& entry) {
    return entry.starts_with(std::string(name(h)) + "=");
  });
}

/// The likeliest rule of the family, one of the same variant first.
const RuleSpec* likeliest(const RuleSpec& rule, const Identification& found) {
  const RuleSpec* any = nullptr;
  const auto look = [&](const RuleSpec& other) {
    if (other.family != rule.family) return false;
    if (any == nullptr) any = &other;
    RuleSpec same = rule;
    same.hyper = other.hyper;
    if (same == other) any = &other;
    return same == other;
  };
  if (look(found.best.rule)) return any;
  for (const Candidate& c : found.equivalent) {
    if (look(c.rule)) break;
  }
  return any;
}

}  // namespace

RuleSpec rule_of(const AuditRequest& request, const TraceHead& head,
                 std::span<const TraceStep> steps, std::vector<std::string>& remarks) {
  RuleSpec rule = rule_of_flags(request);
  std::vector<Hyper> open;
  for (const Hyper h : hypers_of(rule)) {
    if (!is_given(request, h)) open.push_back(h);
  }
  // Who says the rate means the published rule.
  if (is_given(request, Hyper::lr) || steps.size() < 2) return rule;
  const Identification found = identify(head, steps);
  const RuleSpec* likely = likeliest(rule, found);
  std::string numbers;
  for (const Hyper h : open) {
    if (likely != nullptr) rule[h] = (*likely)[h];
    numbers += (numbers.empty() ? "" : ", ") + std::string(name(h)) + " " + decimal(rule[h]);
  }
  remarks.push_back(likely != nullptr
                        ? "No --lr was given; found from the numbers: " + numbers + "."
                        : "No --lr was given, and no rule of the family explains the numbers; "
                          "taken as published: " +
                              numbers + ".");
  return rule;
}

}  // namespace gradus
