#include <algorithm>
#include <nlohmann/json.hpp>

#include "gradus/report/checked.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& j, int indent) {
  return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json step(const Checked& c) {
  Json out;
  out["line"] = c.line;
  out["column"] = c.column;
  out["formula"] = c.formula;
  out["domain"] = c.domain;
  out["verdict"] = name(c.grade);
  out["why"] = c.why;
  out["expected"] = name(Grade::certified);
  out["ok"] = holds(c);
  out["witness"] = Json::object();
  for (const auto& [name, value] : c.witness) out["witness"][name] = value;
  out["evidence"] = Json::parse(c.evidence);
  if (c.seconds) out["seconds"] = *c.seconds;
  return out;
}

}  // namespace

std::string checked_json(const std::string& file, std::span<const Checked> all) {
  Json out;
  out["file"] = file;
  out["steps"] = Json::array();
  for (const Checked& c : all) out["steps"].push_back(step(c));
  Json& summary = out["summary"];
  for (const char* count : {"formulas", "parsed", "judged"}) summary[count] = all.size();
  summary["ok"] = std::ranges::count_if(all, holds);
  for (const Grade g : {Grade::proved, Grade::certified, Grade::estimated, Grade::supported,
                        Grade::undecided, Grade::refuted}) {
    summary["verdicts"][name(g)] = std::ranges::count(all, g, &Checked::grade);
  }
  return dump(out, 2) + "\n";
}

std::string pack(const Checked& c) {
  Json blocks = Json::array();
  for (const Block& b : c.explanation) {
    blocks.push_back(Json::array({static_cast<int>(b.kind), b.text, b.latex}));
  }
  return dump(Json::array({c.formula, c.domain, static_cast<int>(c.grade), c.why, c.witness,
                           c.evidence, std::move(blocks)}),
              -1);
}

Checked unpack(const std::string& packed) {
  const Json in = Json::parse(packed);
  Checked c;
  in.at(0).get_to(c.formula);
  in.at(1).get_to(c.domain);
  c.grade = static_cast<Grade>(in.at(2).get<int>());
  in.at(3).get_to(c.why);
  in.at(4).get_to(c.witness);
  in.at(5).get_to(c.evidence);
  for (const Json& b : in.at(6)) {
    c.explanation.push_back({static_cast<Block::Kind>(b.at(0).get<int>()), b.at(1), b.at(2)});
  }
  return c;
}

}  // namespace gradus
