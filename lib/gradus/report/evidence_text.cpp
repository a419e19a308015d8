#include "gradus/report/evidence_text.hpp"

#include <fmt/format.h>

#include "gradus/algebra/print.hpp"
#include "gradus/report/proof_text.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

std::string witness_line(const Witness& w) {
  const std::string where = text(w.point);
  std::string out = where.empty() ? "fails" : "fails at " + where;
  if (!w.model.empty()) out += " for " + w.model;
  out += ": left = " + w.left + ", right = " + w.right;
  return w.exact ? out : out + " (enclosures)";
}

std::string measurement_line(const Measurement& m) {
  std::string out = enclosure_text(m, 10) + " by " + m.method;
  if (m.samples > 0) {
    out += fmt::format(", {} samples, seed {}, wrong with chance at most {:.3g}", m.samples, m.seed,
                       m.failure.to_double());
  }
  return out;
}

std::string bound_text(const Variable& v, bool as_latex) {
  const std::string name = as_latex ? latex(v.symbol) : text(v.symbol);
  const std::string less = "<", less_equal = as_latex ? "\\le" : "<=";
  const std::string greater = ">", greater_equal = as_latex ? "\\ge" : ">=";
  const auto number = [&](const Rational& q) { return as_latex ? latex(Term(q)) : text(Term(q)); };
  if (v.lower && v.upper) {
    return fmt::format("{} {} {} {} {}", number(*v.lower), v.lower_strict ? less : less_equal, name,
                       v.upper_strict ? less : less_equal, number(*v.upper));
  }
  if (v.lower) {
    return fmt::format("{} {} {}", name, v.lower_strict ? greater : greater_equal,
                       number(*v.lower));
  }
  if (v.upper) {
    return fmt::format("{} {} {}", name, v.upper_strict ? less : less_equal, number(*v.upper));
  }
  return name;
}

/// "with t = t' + 1" for each natural that is written so.
std::vector<std::string> shifts(const Statement& s, const Statement& shown) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < s.domain.variables.size(); ++i) {
    const Variable& before = s.domain.variables[i];
    const Term after = shown.domain.variables[i].symbol;
    if (same(before.symbol, after)) continue;
    lines.push_back("with " + text(before.symbol) + " = " + text(after + Term(*before.lower)));
  }
  return lines;
}

std::vector<std::string> paving_lines(const Paving& p) {
  std::vector<std::string> lines{fmt::format(
      "depth {}; {} leaves by doubles, {} at 50 digits; {} boxes outside the hypotheses", p.depth,
      p.leaves - p.precise, p.precise, p.dropped)};
  std::string tightest;
  for (const auto& [name, part] : p.tightest) {
    tightest += (tightest.empty() ? "" : ", ") + name + " in " + part;
  }
  if (!tightest.empty()) lines.push_back("tightest at " + tightest);
  return lines;
}

}  // namespace

std::string enclosure_text(const Measurement& m, int digits) {
  return Interval::hull(m.lower, m.upper).to_string(digits);
}

std::string evidence_line(const Evidence& e) {
  return std::visit(
      Overloaded{
          [](const Open& o) { return o.why.empty() ? std::string("open") : "open: " + o.why; },
          [](const Identity&) { return std::string("both sides have one normal form"); },
          [](const Signs&) { return std::string("signs of the factors of the difference"); },
          [](const Combination&) {
            return std::string("nonnegative combination of premises and squares");
          },
          [](const Induction& i) { return "induction over " + text(i.proof.variable); },
          [](const Paving& p) {
            std::string out = fmt::format("{} boxes of {} cover the box ({}), margin at least {}",
                                          p.leaves, p.boxes, p.form, p.margin);
            if (p.precise > 0) out += fmt::format("; {} of them at 50 digits", p.precise);
            for (const std::string& how : p.touching) out += "; " + how;
            return out;
          },
          [](const Witness& w) { return witness_line(w); },
          [](const Measurement& m) { return measurement_line(m); },
          [](const Cases& c) {
            std::string out = fmt::format("held in {}{} cases", c.complete ? "all " : "", c.count);
            if (!c.digits.empty()) out += " (" + c.digits + ")";
            if (!c.tightest.empty()) out += ", tightest at " + c.tightest;
            return out;
          },
          [](const Negation& n) {
            std::string out = "the negation is proved:";
            for (std::size_t i = 0; i < n.proved.size(); ++i) {
              out += (i > 0 ? "; " : " ") + n.proved[i];
            }
            return out;
          }},
      e);
}

std::string evidence_line(const Finding& f) {
  const auto* open = std::get_if<Open>(&f.evidence);
  if (open != nullptr && f.grade == Grade::refuted) return "violated at " + open->why;
  return evidence_line(f.evidence);
}

std::vector<std::string> evidence_lines(const Statement& s, const Evidence& e) {
  std::vector<std::string> lines{evidence_line(e)};
  const auto add = [&](const std::vector<std::string>& inner) {
    for (const std::string& line : inner) lines.push_back("  " + line);
  };
  // Proofs are about this form, in which naturals begin with 0.
  const Statement shown = shift_naturals(s);
  const auto direct = [&](const DirectProof& proof) {
    add(shifts(s, shown));
    add(proof_lines(shown, proof));
  };
  if (const auto* identity = std::get_if<Identity>(&e)) direct(identity->proof);
  if (const auto* signs = std::get_if<Signs>(&e)) direct(signs->proof);
  if (const auto* combination = std::get_if<Combination>(&e)) direct(combination->proof);
  if (const auto* induction = std::get_if<Induction>(&e)) {
    add(shifts(s, shown));
    add(induction_lines(shown, induction->proof));
  }
  if (const auto* paving = std::get_if<Paving>(&e)) add(paving_lines(*paving));
  return lines;
}

std::string variable_text(const Variable& v) {
  const bool natural = v.symbol.sort() == Sort::natural;
  return bound_text(v, false) + (natural ? " natural" : "");
}

std::string variable_latex(const Variable& v) {
  const bool natural = v.symbol.sort() == Sort::natural;
  const bool bounded = v.lower || v.upper;
  if (natural) return bound_text(v, true) + "\\ (\\text{natural})";
  return bound_text(v, true) + (bounded ? "" : " \\in \\mathbb{R}");
}

}  // namespace gradus
