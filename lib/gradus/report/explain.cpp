#include "gradus/report/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gradus/algebra/print.hpp"
#include "gradus/report/evidence_text.hpp"
#include "gradus/report/text.hpp"

namespace gradus {
namespace {

using Kind = Block::Kind;

std::string join(const std::vector<std::string>& words, const char* separator = ", ") {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

class Writer {
 public:
  std::vector<Block> blocks;

  void heading(std::string text) { blocks.push_back({Kind::heading, std::move(text), {}}); }
  void paragraph(std::string text) { blocks.push_back({Kind::paragraph, std::move(text), {}}); }
  void item(std::string text) { blocks.push_back({Kind::item, std::move(text), {}}); }
  void code(std::string text) { blocks.push_back({Kind::code, std::move(text), {}}); }
  void formula(std::string text, std::string latex) {
    blocks.push_back({Kind::formula, std::move(text), std::move(latex)});
  }
  void formula(const Comparison& c) { formula(text(c), latex(c)); }

  void domain(const Domain& d) {
    std::vector<std::string> names, formulas;
    for (const Variable& v : d.variables) {
      names.push_back(variable_text(v));
      formulas.push_back(variable_latex(v));
    }
    if (!d.vectors.empty()) {
      names.push_back("vectors " + join(d.vectors) + " of any dimension");
      formulas.push_back("\\text{vectors } " + join(d.vectors) + "\\text{ of any dimension}");
    }
    if (!d.operators.empty()) {
      names.push_back("symmetric " + join(d.operators));
      formulas.push_back("\\text{symmetric } " + join(d.operators));
    }
    if (!names.empty()) {
      paragraph("For all");
      formula(join(names), join(formulas, ",\\; "));
    }
    if (!d.hypotheses.empty()) {
      paragraph("with");
      for (const Comparison& c : d.hypotheses) formula(c);
    }
    for (const Recursion& r : d.recursions) recursion(r);
    for (const Moments& m : d.moments) moments(m);
  }

  void recursion(const Recursion& r) {
    const Term first = Term::element(r.name, Term(r.from));
    const Term next = Term::element(r.name, r.index + Term(1));
    paragraph(fmt::format("where for {} >= {}", text(r.index), r.from));
    formula(text(first == r.start) + ",  " + text(next == r.next),
            latex(first == r.start) + ",\\quad " + latex(next == r.next));
  }

  void moments(const Moments& m) {
    const Term g = Sequence(m.name)(Term::natural("i"));
    paragraph("where the members of " + m.name + " are random" +
              (m.uncorrelated ? " and uncorrelated" : "") + ":");
    if (m.first) formula(expect(g) == *m.first);
    if (m.second) formula(expect(square(g)) == *m.second);
  }

  void premises(const Domain& d, const Finding& f) {
    if (d.premises.empty()) return;
    paragraph("Premises:");
    for (const Premise& p : d.premises) {
      const bool used = is_used(p, f);
      item(fmt::format("{}: {}{}; from {} ({})", p.name, text(p.holds),
                       p.index ? fmt::format(" for all {} >= {}", text(*p.index), p.from) : "",
                       p.claim.empty() ? p.theorem : "the claim " + p.claim,
                       used ? "used" : "not used"));
    }
    for (const std::string& taken : f.premises_used) {
      // Schemas are used at certain indices.
      if (std::ranges::find(d.premises, taken, &Premise::name) == d.premises.end()) {
        item("  used: " + taken);
      }
    }
  }

  void finding(const Finding& f) {
    if (!f.hypotheses_unused.empty()) {
      paragraph("Not needed: " + join(f.hypotheses_unused, "; "));
    }
    if (const std::string where = f.model ? text(*f.model) : ""; !where.empty())
      paragraph("Not vacuous: the hypotheses hold at " + where);
    if (!f.recheck.empty()) paragraph("Re-check: " + f.recheck);
  }

  void statement(const Statement& s, const Finding& f) {
    domain(s.domain);
    paragraph(s.domain.variables.empty() && s.domain.vectors.empty() ? "Claimed:"
                                                                     : "it is claimed that");
    formula(s.conclusion);
    premises(s.domain, f);
    paragraph(fmt::format("Evidence ({}):", kind(f.evidence)));
    for (std::string& line : evidence_lines(s, f.evidence)) code(std::move(line));
    finding(f);
  }

  void part(const Part& p, const Finding& f) {
    heading(fmt::format("{}: {}", f.label.empty() ? label(p) : f.label, name(f.grade)));
    if (const auto* s = std::get_if<Statement>(&p)) {
      statement(*s, f);
    } else if (const auto* e = std::get_if<Experiment>(&p)) {
      paragraph("Measured: " + e->quantity + "; claimed:");
      formula(text(e->claimed), latex(e->claimed));
      paragraph("The interval must be at most " + e->width.to_string() + " wide.");
      paragraph(fmt::format("Evidence ({}):", kind(f.evidence)));
      code(evidence_line(f));
      finding(f);
    } else if (const auto* t = std::get_if<Trial>(&p)) {
      paragraph("Run: " + t->property);
      paragraph(fmt::format("Evidence ({}):", kind(f.evidence)));
      code(evidence_line(f));
      finding(f);
    } else if (const auto* r = std::get_if<Refutation>(&p)) {
      paragraph("Printed: " + r->printed);
      paragraph("Evidence (" + std::string(kind(f.evidence)) + "):");
      code(evidence_line(f));
      for (std::size_t i = 0; i < r->negation.size() && i < f.details.size(); ++i) {
        heading(
            fmt::format("Of the negation: {}: {}", r->negation[i].label, name(f.details[i].grade)));
        statement(r->negation[i], f.details[i]);
      }
    }
  }
};

}  // namespace

bool is_used(const Premise& premise, const Finding& finding) {
  return std::ranges::any_of(finding.premises_used, [&](const std::string& used) {
    return used.starts_with(premise.name);
  });
}

std::vector<Block> explain(const Statement& s, const Finding& found) {
  Writer w;
  w.part(s, found);
  return std::move(w.blocks);
}

std::vector<Block> explain(const Judged& judged, std::span<const Claim> claims) {
  const Claim& c = *judged.claim;
  const Verdict& v = judged.verdict;
  Writer w;
  w.heading(c.id + ": " + c.title);
  w.paragraph(c.sentence);
  w.paragraph(fmt::format(
      "Verdict: {} ({})", name(v.grade),
      as_expected(c, v) ? "as expected" : "NOT as expected: " + join(complaints(c, v), "; ")));
  if (!c.reservation.empty()) w.paragraph("Reservation: " + c.reservation);
  std::string source = "Source: " + (c.source.empty() ? std::string("none") : c.source);
  if (!c.ledger.empty()) source += "; ledger rows " + join(c.ledger);
  w.paragraph(source);
  if (!c.sharpens.empty()) w.paragraph("Sharper than: " + c.sharpens);
  for (const Claim& other : claims) {
    if (other.sharpens == c.id) w.paragraph("Sharper: " + other.id + ": " + other.sentence);
  }
  for (std::size_t i = 0; i < c.parts.size() && i < v.parts.size(); ++i) {
    w.part(c.parts[i], v.parts[i]);
  }
  if (!v.mutants.empty()) {
    w.heading("Mutants");
    for (const MutantFinding& m : v.mutants) {
      w.item(fmt::format("{}: {}: {}", m.what, name(m.finding.grade), evidence_line(m.finding)));
    }
  }
  return std::move(w.blocks);
}

}  // namespace gradus
