#include "gradus/evidence/prove/square_basis.hpp"

#include <algorithm>
#include <functional>

namespace gradus {

namespace {

constexpr std::size_t most_atoms = 8, largest_basis = 70;
constexpr int highest_degree = 16;

using Exponents = std::vector<int>;  ///< in the order of a list of atoms

Exponents exponents(const Monomial& m, const std::vector<Term>& atoms) {
  Exponents result;
  for (Term a : atoms) result.push_back(m.degree(a));
  return result;
}

/// Calls `visit` for each vector with entries from low to high.
void for_each_vector(std::size_t size, int low, int high,
                     const std::function<void(const Exponents&)>& visit) {
  Exponents v(size, low);
  for (;;) {
    visit(v);
    std::size_t i = 0;
    while (i < size && v[i] == high) v[i++] = low;
    if (i == size) return;
    ++v[i];
  }
}

/// Calls `visit` for each vector of exponents of at most this total, each at most `caps`.
void for_each_exponents(const Exponents& caps, int total,
                        const std::function<void(const Exponents&)>& visit) {
  Exponents e(caps.size(), 0);
  const std::function<void(std::size_t, int)> fill = [&](std::size_t i, int left) {
    if (i == e.size()) {
      visit(e);
      return;
    }
    for (e[i] = 0; e[i] <= std::min(left, caps[i]); ++e[i]) fill(i + 1, left - e[i]);
    e[i] = 0;
  };
  fill(0, total);
}

int dot(const Exponents& a, const Exponents& b) {
  int result = 0;
  for (std::size_t i = 0; i < a.size(); ++i) result += a[i] * b[i];
  return result;
}

/// Leaves out m where 2 m is neither a monomial of p nor a product of two others: the diagonal of
/// the matrix, and so its row, would be 0.
void drop_useless(std::vector<Exponents>& basis, const std::set<Exponents>& support) {
  for (bool dropped = true; dropped;) {
    std::set<Exponents> sums;
    for (std::size_t i = 0; i < basis.size(); ++i) {
      for (std::size_t j = i + 1; j < basis.size(); ++j) {
        Exponents sum = basis[i];
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += basis[j][k];
        sums.insert(std::move(sum));
      }
    }
    dropped = std::erase_if(basis, [&](Exponents e) {
                for (int& k : e) k *= 2;
                return !support.contains(e) && !sums.contains(e);
              }) > 0;
  }
}

std::vector<Polynomial> monomials(const std::vector<Exponents>& list,
                                  const std::vector<Term>& atoms) {
  std::set<Monomial> sorted;
  for (const Exponents& e : list) {
    Monomial m;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (e[i] > 0) m.powers.emplace_back(atoms[i], e[i]);
    }
    sorted.insert(std::move(m));
  }
  std::vector<Polynomial> result;
  for (const Monomial& m : sorted) {
    Polynomial p;
    p.add_term(m, 1);
    result.push_back(std::move(p));
  }
  return result;
}

}  // namespace

std::vector<Polynomial> newton_basis(const Polynomial& p) {
  const auto set = p.atoms();
  const std::vector<Term> atoms(set.begin(), set.end());
  const int degree = p.total_degree();
  if (atoms.size() > most_atoms || degree > highest_degree || degree % 2 != 0) return {};
  std::set<Exponents> support;
  for (const auto& [m, c] : p.terms()) support.insert(exponents(m, atoms));
  std::vector<Exponents> basis;
  Exponents caps;
  for (Term a : atoms) caps.push_back(p.degree(a) / 2);
  for_each_exponents(caps, degree / 2, [&](const Exponents& e) {
    if (basis.size() < 10 * largest_basis) basis.push_back(e);
  });
  if (basis.size() == 10 * largest_basis) return {};
  const int reach = atoms.size() <= 3 ? 3 : atoms.size() <= 5 ? 2 : 1;
  for_each_vector(atoms.size(), -reach, reach, [&](const Exponents& direction) {
    int most = dot(*support.begin(), direction);
    for (const Exponents& e : support) most = std::max(most, dot(e, direction));
    std::erase_if(basis, [&](const Exponents& e) { return 2 * dot(e, direction) > most; });
  });
  drop_useless(basis, support);
  if (basis.size() > largest_basis) return {};
  return monomials(basis, atoms);
}

std::vector<Polynomial> degree_basis(const std::vector<Term>& atoms, const Polynomial& weight,
                                     int degree, const std::vector<int>& caps) {
  const int left = degree - weight.total_degree();
  if (left < 0 || atoms.size() > most_atoms || degree > highest_degree) return {};
  Exponents most;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    most.push_back((caps[i] - weight.degree(atoms[i])) / 2);
    if (caps[i] < weight.degree(atoms[i])) return {};
  }
  std::vector<Exponents> basis;
  for_each_exponents(most, left / 2, [&](const Exponents& e) {
    if (basis.size() <= largest_basis) basis.push_back(e);
  });
  if (basis.size() > largest_basis) return {};
  return monomials(basis, atoms);
}

std::vector<BlockPart> split_by_signs(const Polynomial& p, const std::vector<SquareBlock>& blocks) {
  std::set<Term, TermOrder> set = p.atoms();
  for (const SquareBlock& b : blocks) {
    const auto more = b.weight.atoms();
    set.insert(more.begin(), more.end());
  }
  const std::vector<Term> atoms(set.begin(), set.end());
  std::vector<BlockPart> result;
  // Changes of sign that change no term of p and of the weights.
  std::vector<Exponents> symmetries;
  for_each_vector(atoms.size(), 0, 1, [&](const Exponents& flips) {
    const auto unchanged = [&](const Polynomial& q) {
      return std::ranges::all_of(q.terms(), [&](const auto& term) {
        return dot(exponents(term.first, atoms), flips) % 2 == 0;
      });
    };
    if (unchanged(p) && std::ranges::all_of(blocks, unchanged, &SquareBlock::weight))
      symmetries.push_back(flips);
  });
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    std::map<Exponents, std::vector<Polynomial>> classes;
    for (const Polynomial& element : blocks[b].basis) {
      const Exponents e = exponents(element.terms().begin()->first, atoms);
      Exponents parities;
      for (const Exponents& flips : symmetries) parities.push_back(dot(e, flips) % 2);
      classes[parities].push_back(element);
    }
    for (auto& [parities, basis] : classes)
      result.push_back({b, {blocks[b].weight, std::move(basis)}});
  }
  return result;
}

}  // namespace gradus
