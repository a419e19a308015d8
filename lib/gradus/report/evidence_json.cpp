#include "gradus/report/evidence_json.hpp"

#include <nlohmann/json.hpp>

#include "gradus/algebra/print.hpp"
#include "gradus/report/proof_text.hpp"

namespace gradus {
namespace {

using Json = nlohmann::ordered_json;

Json numbers(const std::vector<Rational>& values) {
  Json out = Json::array();
  for (const Rational& q : values) out.push_back(q.to_string());
  return out;
}

std::string poly(const Polynomial& p) { return text(to_term(p)); }

std::string word_text(const Word& word) {
  std::string out;
  for (const std::string& op : word.operators) out += op + " ";
  return out + word.vector;
}

Json positivity(const Positivity& p);

Json positivities(const std::vector<Positivity>& all) {
  Json out = Json::array();
  for (const Positivity& p : all) out.push_back(positivity(p));
  return out;
}

Json positivity(const Positivity& p) {
  Json out;
  out["rule"] = name(p.rule);
  out["target"] = poly(p.target);
  out["strict"] = p.strict;
  if (p.assumption) out["assumption"] = *p.assumption;
  if (p.rule == Positivity::Rule::assumption) {
    out["sign"] = p.sign;
    out["scale"] = p.scale.to_string();
  }
  if (!p.supports.empty()) out["supports"] = positivities(p.supports);
  if (p.rule == Positivity::Rule::square || p.rule == Positivity::Rule::conjugate)
    out["root"] = poly(p.root);
  if (!p.form.empty()) {
    out["form"] = Json::array();
    for (const auto& [word, coefficient] : p.form) {
      out["form"].push_back({{"word", word_text(word)}, {"coefficient", poly(coefficient)}});
    }
  }
  if (p.rule == Positivity::Rule::products) {
    out["multiplier"] = positivities(p.multiplier);
    out["products"] = Json::array();
    for (const Positivity::Product& product : p.products) {
      Json one;
      one["coefficient"] = product.coefficient.to_string();
      one["parts"] = positivities(product.parts);
      out["products"].push_back(std::move(one));
    }
  }
  return out;
}

Json order(const OrderProof& o) {
  Json out;
  out["sign"] = o.sign;
  out["numerator"] = positivity(o.numerator);
  if (o.denominator) out["denominator"] = positivity(*o.denominator);
  return out;
}

void add(Json& out, const DirectProof& proof) {
  out["instances"] = Json::array();
  for (const PremiseInstance& i : proof.instances) {
    out["instances"].push_back({{"premise", i.premise}, {"at", text(i.at)}});
  }
  if (proof.order) out["order"] = order(*proof.order);
  out["conditions"] = Json::array();
  for (const auto& [condition, why] : proof.conditions) {
    out["conditions"].push_back({{"condition", text(condition)}, {"order", order(why)}});
  }
}

Json direct(const DirectProof& proof) {
  Json out;
  add(out, proof);
  return out;
}

void add(Json& out, const InductionProof& proof) {
  out["variable"] = text(proof.variable);
  out["base"] = proof.base;
  out["shifted"] = text(proof.shifted);
  out["multiplier"] = text(proof.multiplier);
  out["start"] = direct(proof.start);
  out["step"] = direct(proof.step);
  if (proof.multiplier_sign) out["multiplier_sign"] = order(*proof.multiplier_sign);
}

struct Fields {
  Json& out;
  void operator()(const Open& e) const { out["why"] = e.why; }
  void operator()(const Identity& e) const { add(out, e.proof); }
  void operator()(const Signs& e) const { add(out, e.proof); }
  void operator()(const Combination& e) const { add(out, e.proof); }
  void operator()(const Induction& e) const { add(out, e.proof); }
  void operator()(const Paving& e) const {
    out["boxes"] = e.boxes;
    out["leaves"] = e.leaves;
    out["dropped"] = e.dropped;
    out["precise"] = e.precise;
    out["depth"] = e.depth;
    out["form"] = e.form;
    out["margin"] = e.margin;
    out["tightest_box"] = Json::object();
    for (const auto& [name, part] : e.tightest) out["tightest_box"][name] = part;
    out["touching"] = e.touching;
  }
  void operator()(const Witness& e) const {
    out["witness"] = to_json(e.point);
    out["model"] = e.model;
    out["left"] = e.left;
    out["right"] = e.right;
    out["exact"] = e.exact;
  }
  void operator()(const Measurement& e) const {
    out["lower"] = e.lower.to_string();
    out["upper"] = e.upper.to_string();
    out["method"] = e.method;
    out["failure"] = e.failure.to_string();
    out["seed"] = e.seed;
    out["samples"] = e.samples;
  }
  void operator()(const Cases& e) const {
    out["count"] = e.count;
    out["complete"] = e.complete;
    out["tightest"] = e.tightest;
    out["arithmetic"] = e.digits;
  }
  void operator()(const Negation& e) const { out["proved"] = e.proved; }
};

}  // namespace

Json to_json(const Point& p) {
  Json out = Json::object();
  for (const auto& [name, value] : p.scalars) out[name] = value.to_string();
  for (const auto& [name, value] : p.vectors) out[name] = numbers(value);
  for (const auto& [name, rows] : p.operators) {
    out[name] = Json::array();
    for (const auto& row : rows) out[name].push_back(numbers(row));
  }
  for (const auto& [name, members] : p.sequences) out[name] = numbers(members);
  for (const Point::Distribution& d : p.distributions) {
    out[d.sequence] = {{"outcomes", numbers(d.outcomes)}, {"chances", numbers(d.chances)}};
  }
  return out;
}

Json to_json(const Evidence& e) {
  Json out;
  out["kind"] = kind(e);
  std::visit(Fields{out}, e);
  return out;
}

Json to_json(const Comparison& c) { return {{"text", text(c)}, {"latex", latex(c)}}; }

}  // namespace gradus
