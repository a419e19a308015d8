#include "gradus/evidence/prove/square_certificate.hpp"

#include <algorithm>

#include "gradus/evidence/prove/gram_search.hpp"
#include "gradus/evidence/prove/rescaling.hpp"
#include "gradus/evidence/prove/square_basis.hpp"
#include "gradus/evidence/prove/square_weights.hpp"

namespace gradus {

Polynomial with_integer_coefficients(const Polynomial& p, Rational& c) {
  Rational denominators = 1, numerators = 0;
  for (const auto& [m, k] : p.terms()) denominators = lcm(denominators, k.denominator());
  for (const auto& [m, k] : p.terms()) numerators = gcd(numerators, k * denominators);
  c = numerators / denominators;
  return p * Polynomial(Rational(1) / c);
}

Positivity square_node(const Polynomial& root) {
  Positivity result;
  result.rule = Positivity::Rule::square;
  result.target = root * root;
  result.root = root;
  return result;
}

namespace {

constexpr std::size_t most_atoms = 8, most_facts = 16, most_in_cone = 5;

int even(int degree) { return degree + degree % 2; }

int total_degree(const Facts& facts) {
  int result = 0;
  for (const Positivity& f : facts) result = std::max(result, f.target.total_degree());
  return result;
}

class CertificateSearch {
 public:
  CertificateSearch(const Polynomial& p, bool strict, const Facts& facts,
                    const ProgramLimits& limits)
      : p_(p), strict_(strict), limits_(limits), atoms_(p.atoms()) {
    near_ = chosen(facts, atoms_);
    // Facts that are linked to the atoms of p through other atoms.
    AtomSet more = atoms_;
    for (std::size_t before = 0; before < more.size();) {
      before = more.size();
      for (const Positivity& f : facts) {
        const AtomSet own = f.target.atoms();
        if (std::ranges::any_of(own, [&](Term a) { return more.contains(a); }))
          more.insert(own.begin(), own.end());
      }
    }
    if (more.size() > atoms_.size() && more.size() <= most_atoms) far_ = chosen(facts, more);
  }

  std::optional<Positivity> run() const {
    if (atoms_.empty() || atoms_.size() > most_atoms) return {};
    if (!std::ranges::all_of(atoms_, &Term::is_symbol)) return {};
    if (auto r = plain(0)) return r;
    if (auto r = times_atom()) return r;
    if (is_form_near_zero()) return {};
    for (const Facts& facts : {near_, far_}) {
      if (facts.empty()) continue;
      if (auto r = with_facts(facts, {}, 0, false)) return r;
      if (auto r = with_facts(facts, {}, 0, true)) return r;
      if (auto r = with_facts(facts, {}, 2, true)) return r;
    }
    if (const auto sum = sum_of(near_)) {
      if (auto r = with_facts(near_, {*sum}, 0, true)) return r;
    }
    if (auto r = on_cone()) return r;
    for (std::size_t power = 1; power <= 2; ++power) {
      if (auto r = plain(power)) return r;
    }
    return {};
  }

 private:
  static Facts chosen(const Facts& facts, const AtomSet& atoms) {
    Facts result;
    for (const Positivity& f : facts) {
      const AtomSet own = f.target.atoms();
      if (!own.empty() && result.size() < most_facts &&
          std::ranges::includes(atoms, own, TermOrder{}))
        result.push_back(scaled(f));
    }
    return result;
  }

  Polynomial product(const std::vector<Positivity>& multipliers) const {
    Polynomial result = p_;
    for (const Positivity& m : multipliers) result = result * m.target;
    return result;
  }

  /// A form about which no fact says anything at 0. Its certificates with facts or multipliers have
  /// lowest parts that are sums of squares, with factors > 0: they give the form itself.
  bool is_form_near_zero() const {
    const auto degree = [](const auto& term) {
      int sum = 0;
      for (const auto& [atom, power] : term.first.powers) sum += power;
      return sum;
    };
    const auto is_apart = [](const Positivity& f) { return f.target.constant_term().sign() > 0; };
    const int all = degree(*p_.terms().begin());
    return std::ranges::all_of(p_.terms(), [&](const auto& t) { return degree(t) == all; }) &&
           std::ranges::all_of(near_, is_apart) && std::ranges::all_of(far_, is_apart);
  }

  /// No facts; (1 + x^2 + ...)^power.
  std::optional<Positivity> plain(std::size_t power) const {
    std::vector<Positivity> multipliers(power, one_and_squares(atoms_));
    const Polynomial target = product(multipliers);
    auto basis = newton_basis(target);
    if (basis.empty()) return {};
    return combine(target, {{}}, {std::move(basis)}, {}, std::move(multipliers));
  }

  /// Where p is linear in x > 0 and facts are quadratic in it, x p may be a sum of squares and
  /// these: 2 d (g'e + d g'g) = |d g + e|^2 + (d^2 g'g - e'e).
  std::optional<Positivity> times_atom() const {
    for (Term x : atoms_) {
      if (p_.degree(x) != 1) continue;
      Facts quadratic;
      for (const Positivity& f : near_) {
        if (f.target.degree(x) == 2 && f.target.atoms().size() > 1) quadratic.push_back(f);
      }
      const auto positive = quadratic.empty() ? std::nullopt : above_zero(x, near_);
      if (!positive) continue;
      if (auto r = with_facts(quadratic, {*positive}, 0, false)) return r;
    }
    return {};
  }

  /// x, y, ... >= 0, and (1 + x + y + ...) p by products of these (Parrilo 2000, for copositive
  /// forms).
  std::optional<Positivity> on_cone() const {
    if (atoms_.size() > most_in_cone || p_.total_degree() > 4) return {};
    Facts signs;
    for (Term a : atoms_) {
      const auto fact = std::ranges::find_if(
          near_, [&](const Positivity& f) { return f.target == Polynomial::atom(a); });
      if (fact == near_.end()) return {};
      signs.push_back(*fact);
    }
    const auto sum = sum_of(signs);
    if (!sum) return {};
    return with_weights(signs, products_of_three(signs), {*sum}, 0);
  }

  std::optional<Positivity> with_facts(const Facts& facts, std::vector<Positivity> multipliers,
                                       int extra, bool all_pairs) const {
    return with_weights(facts, weights(facts, all_pairs), std::move(multipliers), extra);
  }

  std::optional<Positivity> with_weights(const Facts& facts, const std::vector<Weight>& list,
                                         std::vector<Positivity> multipliers, int extra) const {
    const Polynomial target = product(multipliers);
    AtomSet set = atoms_;
    for (const Positivity& f : facts) {
      const AtomSet own = f.target.atoms();
      set.insert(own.begin(), own.end());
    }
    const std::vector<Term> atoms(set.begin(), set.end());
    std::vector<int> caps;
    for (Term a : atoms) {
      int cap = target.degree(a);
      for (const Weight& w : list) cap = std::max(cap, w.value.degree(a));
      caps.push_back(even(cap) + extra);
    }
    const int degree = even(std::max(target.total_degree(), total_degree(facts))) + extra;
    std::vector<std::vector<Polynomial>> bases;
    for (const Weight& w : list) bases.push_back(degree_basis(atoms, w.value, degree, caps));
    std::vector<Polynomial> bounds;
    for (const Positivity& f : facts) bounds.push_back(f.target);
    return combine(target, list, bases, Rescaling(bounds), std::move(multipliers));
  }

  /// target = multipliers * p as a sum of squares times weights, sought in rescaled atoms; one
  /// basis a weight.
  std::optional<Positivity> combine(const Polynomial& target, const std::vector<Weight>& weights,
                                    const std::vector<std::vector<Polynomial>>& bases,
                                    const Rescaling& rescaling,
                                    std::vector<Positivity> multipliers) const {
    std::vector<SquareBlock> blocks;
    std::vector<Rational> sizes;
    for (std::size_t w = 0; w < weights.size(); ++w) {
      const Polynomial value = rescaling.apply(weights[w].value);
      sizes.push_back(greatest_coefficient(value));
      blocks.push_back({value * Polynomial(Rational(1) / sizes.back()), bases[w]});
    }
    const Polynomial sought = rescaling.apply(target);
    const std::vector<BlockPart> parts = split_by_signs(sought, blocks);
    std::vector<SquareBlock> split;
    for (const BlockPart& part : parts) split.push_back(part.part);
    const Rational size = greatest_coefficient(sought);
    const auto squares = decompose(sought * Polynomial(Rational(1) / size), split, limits_);
    if (!squares) return {};
    Positivity result;
    result.rule = Positivity::Rule::products;
    result.target = p_;
    result.multiplier = std::move(multipliers);
    for (const WeightedSquare& s : *squares) {
      Rational content;
      const Polynomial root = with_integer_coefficients(rescaling.undo(s.root), content);
      const std::size_t weight = parts[s.block].block;
      Positivity::Product product{size * s.coefficient * content * content / sizes[weight],
                                  weights[weight].facts};
      if (!root.is_constant()) product.parts.push_back(square_node(root));
      result.strict = result.strict || std::ranges::all_of(product.parts, &Positivity::strict);
      result.products.push_back(std::move(product));
    }
    if (strict_ && !result.strict) return {};
    result.strict = strict_;
    return result;
  }

  const Polynomial& p_;
  bool strict_;
  const ProgramLimits& limits_;
  AtomSet atoms_;
  Facts near_, far_;  ///< about the atoms of p alone; and others
};

}  // namespace

std::optional<Positivity> certificate_of_squares(const Polynomial& p, bool strict,
                                                 const std::vector<Positivity>& facts,
                                                 const ProgramLimits& limits) {
  return CertificateSearch(p, strict, facts, limits).run();
}

}  // namespace gradus
