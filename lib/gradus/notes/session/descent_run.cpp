#include "gradus/notes/session/descent_run.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "gradus/algebra/print.hpp"
#include "gradus/notes/reader/comparison_parts.hpp"
#include "gradus/notes/reader/note_reader.hpp"
#include "gradus/notes/session/quadratic_model.hpp"

namespace gradus {
namespace {

/// The one direction that there is.
Letter unit() { return {"any direction", std::nullopt, true, false}; }

}  // namespace

std::optional<ValueAtMember> value_at_member(const std::string& name) {
  constexpr std::string_view end = "[#])";
  if (!name.ends_with(end)) return std::nullopt;
  const std::size_t open = name.find('('), blank = name.find(' ');
  if (open == std::string::npos) return std::nullopt;
  const std::size_t begin = blank < open ? blank + 1 : 0;
  ValueAtMember out{name.substr(0, begin), name.substr(begin, open - begin),
                    name.substr(open + 1, name.size() - open - 1 - end.size())};
  const bool plain = out.base.find_first_of(" ()[]*+-") == std::string::npos;
  return plain && !out.function.empty() ? std::optional(out) : std::nullopt;
}

DescentRun::DescentRun(Glossary& glossary, MemberTerms& members,
                       const std::map<std::string, IndexRule>& rules, std::string function,
                       const DescentShape& shape)
    : glossary_(glossary),
      members_(members),
      rules_(rules),
      function_(std::move(function)),
      shape_(shape),
      centre_(shape.centred ? Term(0) : Term::symbol("minimiser of " + function_)),
      least_(Term::symbol("least " + function_)),
      width_(Term::symbol("half the width of " + function_)) {}

std::optional<Term> DescentRun::value(const std::string& prefix, const std::string& function,
                                      Term x) const {
  const Term a = shape_.curvature, away = shape_.centred ? x : x - centre_;
  const bool slope = (prefix == "grad " && function == function_) ||
                     (prefix.empty() && function == function_ + "'");
  if (slope) return a * (shape_.huber ? max(min(away, width_), -width_) : away);
  if (!prefix.empty() || function != function_) return std::nullopt;
  if (!shape_.huber) return a / Term(2) * pow(away, Term(2)) + least_;
  const Term distance = abs(away);
  return a / Term(2) * pow(min(distance, width_), Term(2)) +
         a * width_ * max(distance - width_, Term(0)) + least_;
}

std::optional<Term> DescentRun::of_member(const std::string& name, Term index) {
  if (members_.is_made_of_vectors(name)) {
    const auto one = members_.in_one_dimension(name, index);
    return one ? written(*one) : std::nullopt;
  }
  const Term here = Term::element(name, index);
  if (const auto found = value_at_member(name)) {
    iterates_.insert(found->base);
    return value(found->prefix, found->function, Term::element(found->base, index));
  }
  const bool known = rules_.contains(name) || iterates_.contains(name);
  if (known) {
    iterates_.insert(name);
    return here;
  }
  // The gradient at the iterates, where there is one sequence of them.
  if (!members_.vectors().contains(name) || iterates_.size() != 1) return std::nullopt;
  if (rules_.contains(*iterates_.begin())) gradients_.insert(name);
  return value("grad ", function_, Term::element(*iterates_.begin(), index));
}

std::optional<Term> DescentRun::of_symbol(Term symbol) {
  const std::string& name = symbol.name();
  if (const auto found = glossary_.values.find(name); found != glossary_.values.end()) {
    const UnknownValue& v = found->second;
    const Quantity& at = v.at;
    const bool of_star = at.is_scalar()
                             ? at.scalar.is_symbol() && has_star(at.scalar.name())
                             : at.parts.size() == 1 && at.parts.begin()->first.size() == 1 &&
                                   !at.parts.begin()->first[0].index &&
                                   has_star(at.parts.begin()->first[0].name) &&
                                   same(at.parts.begin()->second, Term(1));
    return of_star ? value(v.prefix, v.function, centre_) : std::nullopt;
  }
  if (name == unit().name) return Term(1);
  if (!has_star(name)) {
    const bool unknown = glossary_.opaque.contains(name) || members_.vectors().contains(name);
    return unknown ? std::nullopt : std::optional(symbol);
  }
  const bool least = name.starts_with(function_) && name.size() <= function_.size() + 5;
  mentions_minimiser_ = mentions_minimiser_ || !least;
  return least ? least_ : centre_;
}

/// Of vectors that do not count: minimisers, gradients there.
std::optional<Term> DescentRun::of_product(Term inner) {
  const auto word = glossary_.alphabet.word_of(inner);
  if (!word) return std::nullopt;
  Term out = 1;
  for (const Letter& l : *word) {
    if (!l.is_vector || l.index) return std::nullopt;
    const auto one = of_symbol(Term::symbol(l.name));
    const bool known = one && (!same(*one, Term::symbol(l.name)) || l.name.starts_with("any "));
    if (!known) return std::nullopt;
    out = out * *one;
  }
  return out;
}

std::optional<Term> DescentRun::written(Term t) {
  bool known = true;
  Substitution values;
  for_each_node(t, [&](Term node) {
    std::optional<Term> here = node;
    if (node.op() == Op::element) {
      here = of_member(node.name(), node.operand(0));
    } else if (node.op() == Op::inner) {
      here = of_product(node);
    } else if (node.is_symbol()) {
      here = of_symbol(node);
    } else if (node.op() == Op::expectation) {
      here = std::nullopt;
    }
    known = known && here;
    if (known && !same(*here, node)) values.emplace(node, *here);
  });
  return known ? std::optional(substitute(t, values)) : std::nullopt;
}

std::optional<Comparison> DescentRun::operator()(const Comparison& c) {
  // Values come first: they show what the iterates are.
  for_each_node(c, [&](Term node) {
    if (node.op() != Op::element) return;
    if (const auto found = value_at_member(node.name())) points_.insert(found->base);
  });
  iterates_.insert(points_.begin(), points_.end());
  const auto left = written(c.left), right = written(c.right);
  if (!left || !right) return std::nullopt;
  return Comparison{*left, c.relation, *right};
}

std::optional<Term> DescentRun::next(const std::string& base, Term index) {
  const IndexRule& rule = rules_.at(base);
  NoteReader reader(glossary_, true);
  reader.set(rule.parameter, Quantities::number(shifted(index, 1 - rule.offset)));
  const Quantity body = reader.read(rule.body);
  if (body.is_table()) return std::nullopt;
  Quantities quantities(glossary_.alphabet);
  const Term along =
      body.is_scalar() ? body.scalar : quantities.dot(Quantities::letter(unit()), body);
  return written(members_(along));
}

std::optional<Model> DescentRun::model() {
  Model out;
  const std::string away = shape_.centred ? "x" : "x - " + text(centre_);
  const std::string a = text(shape_.curvature);
  out.name = "gradient descent on " + function_ + "(x) = " +
             (shape_.huber ? a + "*huber(" + away + ", " + text(width_) + ")"
                           : "(" + a + ")*(" + away + ")^2/2") +
             " + " + text(least_);
  out.variables = {real(least_)};
  if (!shape_.centred) out.variables.push_back(real(centre_));
  if (shape_.huber) out.variables.push_back(positive(width_));
  const Term k = Term::natural("any place");
  std::set<std::string> done;
  const auto start = [&](const std::string& base) {
    const Term first = Term::symbol(base + " at the start");
    out.variables.push_back(real(first));
    return first;
  };
  while (done.size() < iterates_.size()) {
    constexpr std::size_t most = 3;
    const auto open = std::ranges::find_if(
        iterates_, [&](const std::string& name) { return !done.contains(name); });
    const std::string base = *open;
    done.insert(base);
    if (done.size() > most) return std::nullopt;
    const auto first = glossary_.rules.lower_bound(base + "_");
    const bool starts = first != glossary_.rules.end() && first->first.starts_with(base + "_");
    if (starts) return std::nullopt;
    if (rules_.contains(base)) {
      const auto value = next(base, k);
      if (!value) return std::nullopt;
      out.recursions.push_back({base, k, start(base), *value});
      if (!points_.contains(base)) continue;
      const Term before = square(Term::element(base, Term(0)) - centre_);
      sensible_.push_back(before > Term(0));
      sensible_.push_back(square(Term::element(base, Term(1)) - centre_) <= before);
    } else {
      const Term ratio = Term::symbol("ratio of " + base);
      out.variables.push_back(nonnegative(ratio));
      const Term here = Term::element(base, k);
      out.recursions.push_back(
          {base, k, start(base),
           shape_.centred ? ratio * here : centre_ + ratio * (here - centre_)});
    }
  }
  return out;
}

}  // namespace gradus
