// What Adagrad guarantees on convex losses (S3:497-511), weight by weight.

#include "for_all.hpp"
#include "topics.hpp"

namespace gradus {

namespace {

const Term alpha = Term::symbol("alpha"), s0 = Term::symbol("s0"), most = Term::symbol("D2");
const Term t = Term::natural("t"), k = Term::natural("k"), two(2);
const Sequence root("s"), d("d"), lemma("T"), error("e"), moved("A");

/// Roots s_{k+1} = s_k + d_k^2 of the accumulator, so the squared gradients are G_k = s_{k+1}^2 -
/// s_k^2; T_k sums G_k/s_{k+1}. With e_k = |w_k - w*|^2 the update gives
///   g_k (w_k - w*) = s_{k+1} (e_k - e_{k+1})/(2 alpha) + alpha G_k/(2 s_{k+1});
/// A_k sums the first term, alpha T_k/2 is the second.
Statement along_the_run(std::string label, Comparison c) {
  const Term next = root(k) + square(d(k)), r = Term::symbol("r");
  Statement s =
      along(std::move(label), {positive(s0), positive(alpha), real(most), natural_from(t, 0)},
            {{"s", k, s0, next},
             {"T", k, Term(0), lemma(k) + (square(next) - square(root(k))) / next},
             {"A", k, Term(0), moved(k) + next / (two * alpha) * (error(k) - error(k + Term(1)))}},
            std::move(c));
  s.domain.premises = {
      {"|w_k - w*|^2 <= D^2", "the region that the weights stay in", "", error(k) <= most, k}};
  const auto distances = [&](std::string name, Term share) {
    Model m;
    m.name = std::move(name);
    m.variables = {in(r, 0, 1)};
    m.hypotheses = {most >= Term(0)};
    m.sequences = {{"e", k, most * share}};
    return m;
  };
  s.domain.models = {
      distances("|w_k - w*|^2 = D^2 r^k", pow(r, k)),
      distances("|w_k - w*|^2 = D^2 (1 + r (-1)^k)/2", (Term(1) + r * pow(Term(-1), k)) / two)};
  return s;
}

Claim distances() {
  const auto claimed = [](std::string label, Rational share) {
    return along_the_run(std::move(label), moved(t) + root(t) * error(t) / (two * alpha) <=
                                               Term(share) * most / (two * alpha) * root(t));
  };
  return {"adagrad/regret-distances",
          "What the distances contribute to Adagrad's regret",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "adagrad/lemma-summed",
          "The sum of s_{k+1} (|w_k - w*|^2 - |w_{k+1} - w*|^2)/(2 alpha) is at most D^2 s_t/(2 "
          "alpha) while |w_k - w*| <= D, for all t: the roots never fall.",
          Grade::proved,
          {claimed("by induction over t", 1)},
          {{"half of it", claimed("1/2", Rational(1, 2))},
           {"3/4 of it", claimed("3/4", Rational(3, 4))}}};
}

Claim guarantee() {
  const auto claimed = [](std::string label, Rational share, bool cited) {
    Statement s =
        along_the_run(std::move(label),
                      moved(t) + alpha / two * lemma(t) + root(t) * error(t) / (two * alpha) <=
                          most / (two * alpha) * root(t) + Term(share) * alpha * (root(t) - s0));
    if (cited) {
      s.domain.premises.push_back({"the distances", "", "adagrad/regret-distances",
                                   moved(t) + root(t) * error(t) / (two * alpha) <=
                                       Term(1) * most / (two * alpha) * root(t)});
      s.domain.premises.push_back(
          {"the lemma", "", "adagrad/lemma-summed", lemma(t) <= two * (root(t) - s0)});
    }
    return s;
  };
  return {"adagrad/regret",
          "Adagrad's regret on convex losses",
          "S3:497-511",
          {"adagrad/lr-too-low"},
          "adagrad/regret-distances",
          "While |w_k - w*| <= D, for all gradients and all t: the sum of g_k (w_k - w*), which "
          "bounds the losses above those of w*, is at most (D^2/(2 alpha) + alpha) sqrt r_t, "
          "weight by weight. For bounded gradients that is like sqrt t: on average it goes to 0, "
          "so the falling rate does not stop the learning.",
          Grade::proved,
          {claimed("both sums", 1, true)},
          {{"alpha/2", claimed("1/2", Rational(1, 2), false)},
           {"3 alpha/4", claimed("3/4", Rational(3, 4), false)}}};
}

}  // namespace

std::vector<Claim> adagrad_regret() { return {distances(), guarantee()}; }

}  // namespace gradus
