#include "benchmarks/certify/suite.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

#include "gradus/notes/plain/plain.hpp"

namespace gradus {

namespace {

using Fields = std::map<std::string, std::string>;

const std::string& field(const Fields& fields, const std::string& key) {
  const auto found = fields.find(key);
  if (found == fields.end()) throw std::runtime_error("suite: an item has no line `" + key + "`");
  return found->second;
}

Statement statement(const std::string& text, const std::string& where) {
  Statement result;
  result.domain = plain_domain(where);
  result.conclusion = plain_comparisons(text, result.domain).at(0).comparison;
  result.domain.variables = unknowns(result).scalars;
  return result;
}

void add_item(const Fields& fields, std::vector<SuiteProblem>& problems) {
  const std::string& name = field(fields, "id");
  const std::string& where = field(fields, "where");
  const bool other = fields.contains("false where");
  const auto is_tagged = [&](const char* tag) {
    return field(fields, "tags").find(tag) != std::string::npos;
  };
  const bool many = is_tagged("many boxes"), slow = is_tagged("slow");
  problems.push_back({name, true, many, slow, statement(field(fields, "true"), where)});
  problems.push_back(
      {name, false, many, slow,
       statement(field(fields, "false"), other ? field(fields, "false where") : where)});
}

/// The larger side minus the smaller.
Term difference(const Comparison& c) {
  switch (c.relation) {
    case Relation::less:
    case Relation::less_equal:
      return c.right - c.left;
    case Relation::greater:
    case Relation::greater_equal:
      return c.left - c.right;
    default:
      throw std::invalid_argument("suite: neither <= nor >=");
  }
}

bool is_strict(const Comparison& c) {
  return c.relation == Relation::less || c.relation == Relation::greater;
}

}  // namespace

std::vector<SuiteProblem> read_suite(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("suite: cannot read " + path.string());
  std::vector<SuiteProblem> problems;
  Fields fields;
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.empty()) {
      if (!fields.empty()) add_item(fields, problems);
      fields.clear();
    } else if (line[0] != '#' && colon != std::string::npos) {
      fields[line.substr(0, colon)] = line.substr(colon + 2);
    }
  }
  if (!fields.empty()) add_item(fields, problems);
  return problems;
}

ReferenceProblem reference_problem(const Statement& s) {
  std::vector<Term> outputs{difference(s.conclusion)}, inputs;
  std::vector<bool> strict{is_strict(s.conclusion)};
  for (const Comparison& hypothesis : s.domain.hypotheses) {
    outputs.push_back(difference(hypothesis));
    strict.push_back(is_strict(hypothesis));
  }
  std::vector<std::pair<Rational, Rational>> box;
  for (const Variable& v : s.domain.variables) {
    inputs.push_back(v.symbol);
    box.emplace_back(v.lower.value(), v.upper.value());
  }
  return {Tape(outputs, inputs), std::move(strict), std::move(box)};
}

}  // namespace gradus
