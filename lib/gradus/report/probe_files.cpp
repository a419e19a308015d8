#include "gradus/report/probe_files.hpp"

#include "gradus/audit/probes.hpp"
#include "gradus/report/render_table.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

constexpr int digits = 30;

/// The first digits, all of them right; "nan" where the rule has 0/0 or a root of what is negative.
std::string number(const Interval& value) {
  if (!value.is_defined()) return "nan";
  std::string text = value.shared_digits(digits);
  const std::string more = "…";
  if (text.ends_with(more)) text.resize(text.size() - more.size());
  return text;
}

std::string head(const std::string& first, const std::string& name, std::size_t count) {
  std::string text = first;
  for (std::size_t i = 0; i < count; ++i) text += "," + name + "_" + std::to_string(i);
  return text + "\n";
}

std::string gradients_csv(const Probe& probe) {
  std::string text = head("step", "grad", probe.start.size());
  for (std::size_t t = 0; t < probe.gradients.size(); ++t) {
    text += std::to_string(t);
    for (const Rational& g : probe.gradients[t]) text += "," + decimal(g);
    text += "\n";
  }
  return text;
}

std::string expected_csv(const std::vector<ProbeVariant>& variants,
                         const std::vector<ExactRun>& runs) {
  std::string text = head("variant,step", "theta", runs[0][0].size());
  for (std::size_t v = 0; v < variants.size(); ++v) {
    for (std::size_t t = 0; t < runs[v].size(); ++t) {
      text += csv_field(variants[v].name) + "," + std::to_string(t);
      for (const Interval& theta : runs[v][t]) text += "," + number(theta);
      text += "\n";
    }
  }
  return text;
}

/// "a = b; c = d = e": what a probe does not tell apart.
std::string not_told_apart(const std::vector<ProbeVariant>& variants,
                           const std::vector<ExactRun>& runs) {
  std::string text;
  for (const auto& group : told_apart(runs)) {
    if (group.size() < 2) continue;
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < group.size(); ++i) {
      text += (i > 0 ? " = " : "") + variants[group[i]].name;
    }
  }
  return text.empty() ? "nothing" : text;
}

std::string list(const std::vector<Rational>& values) {
  std::string text;
  for (const Rational& value : values) text += (text.empty() ? "" : ", ") + decimal(value);
  return text;
}

std::string list(const std::vector<std::size_t>& values) {
  std::string text;
  for (const std::size_t value : values)
    text += (text.empty() ? "" : " + ") + std::to_string(value);
  return text;
}

Table variants_table(const std::vector<ProbeVariant>& variants) {
  Table table;
  table.title = "Variants";
  table.columns = {"variant", "rule"};
  for (const ProbeVariant& v : variants) table.rows.push_back({v.name, to_string(v.rule)});
  return table;
}

constexpr const char* usage =
    "Each probe is a short sequence of gradients. Set the parameters to the start, split into "
    "tensors\nas the table says; then, for each row of `NAME.csv`, put the gradient in and call "
    "the optimizer, whatever\nthe parameters have become. `NAME-expected.csv` says which "
    "parameters each variant must have after that\nmany updates: the first 30 digits, all of "
    "them right; `nan` where the variant divides 0 by 0 or takes the\nroot of a negative number. "
    "Gradients and numbers of the rules are exact in every number type, so that an\n"
    "implementation differs from its variant by rounding alone.\n\n"
    "To have it looked up, record parameters and gradients as a trace and run `gradus audit` on "
    "it.\n\n";

}  // namespace

std::vector<ProbeFile> probe_files(Family family) {
  const std::vector<ProbeVariant> variants = probe_variants(family);
  std::vector<ProbeFile> files;
  Table table;
  table.title = "Probes";
  table.columns = {"probe", "start", "tensors", "what it shows", "what it does not tell apart"};
  for (const Probe& probe : probes()) {
    std::vector<ExactRun> runs;
    for (const ProbeVariant& v : variants) runs.push_back(expected(probe, v));
    files.push_back({probe.name + ".csv", gradients_csv(probe)});
    files.push_back({probe.name + "-expected.csv", expected_csv(variants, runs)});
    table.rows.push_back({probe.name, list(probe.start), list(probe.tensors), probe.purpose,
                          not_told_apart(variants, runs)});
  }
  files.push_back({"README.md", "# Probes for " + std::string(name(family)) + "\n\n" + usage +
                                    render(table, Format::markdown) + "\n" +
                                    render(variants_table(variants), Format::markdown)});
  return files;
}

}  // namespace gradus
