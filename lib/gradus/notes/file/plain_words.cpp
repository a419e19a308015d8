#include "gradus/notes/file/plain_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace gradus {
namespace {

/// Words that the values of all names open, their endings. What restricts names, as
/// "zero", "equal", "unit", "constant" do, is not among them; nor are names of people that stand
/// for such a thing.
constexpr std::string_view harmless =
    // Articles, pronouns, prepositions, conjunctions, auxiliary verbs.
    "a about above across after again against all already also always among an and "
    "another any are as at back be because been before begin behind being below "
    "beneath beside besides between beyond both but by can clear clearly could did do doe "
    "done down due each either else end enough etc even ever every far few finally first for "
    "forth found from further get give given go goe had has have having hence here how "
    "however i if in indeed inside instead into is it its itself just keep kept know known "
    "last later least left less let let's like likewise long look made make many may maybe me "
    "mean meant might more most mostly much must my namely near need next now obvious "
    "of often old on once onto or other our out outside over own part per perhaps "
    "put quite rather really right said saw say second see seen self several shall short "
    "should side simple simply since so some soon still such sure take taken than that the "
    "their them then there thereby therefore these they thing third this those three "
    "through throughout thus time to together too towards turn twice two under until up upon "
    "us use useful usual usually very via was way we well were what whatever when whence whenever "
    "where whereas wherever which while who whole whose why will with within would write "
    "written wrote yet you your "
    // How a text goes on.
    "add affect algebra alternative analysis answer appear apply argument arrange arrive "
    "assume attempt base bracket bring call careful case cf chain change "
    "chapter check claim class clearer close collect combine come comment compact "
    "compare comparison complete computation compute conclude conclusion consequence "
    "consequently consider contain continue convenient convince correct count course deduce "
    "define definition denote depend derivation derive describe description detail differ "
    "difference different differentiate differentiation direct directly discuss discussion "
    "display distribute divide division drawn easier easy effect eg enter eq eqn eqs "
    "equation equivalent establish estimate evaluate example exercise exist expand "
    "expansion explain explicit express expression extend fact factor factorise factorize "
    "familiar figure fill final find finish fit follow form formal formula general "
    "generalise generalize good group hand hard help hint hold idea identify ie "
    "iff illustrate immediate imply important induct induction inductive insert inspect "
    "integrate integration interest interesting introduce invoke involve isolate iterate join "
    "justify keyword lead learn lecture lemma letter lhs line list literature main manipulate "
    "manipulation material mathematics mention merge method minus motivate "
    "motivation move multiplication multiply name natural necessary notation note notice "
    "number object observation observe obtain occur open order organise paper paragraph "
    "particular pass perform piece place play plug plus point possible precede prefer "
    "prepare present print problem proceed process produce product proof proposition prove "
    "provide pull purpose push qed quantity question quick quote quotient reach read reader "
    "rearrange rearrangement reason recall recap recognise recognize recover recurrence "
    "recursion recursive reduce refer reference regroup reindex relate relation remain "
    "remainder remark remember remind rename reorder repeat rest replace represent require respect "
    "result return rewrite rhs role row rule sake satisfy section sense "
    "separate sequence set setup shift show similar simplification simplify "
    "situation sketch slide sort spell split square stand standard start state statement step "
    "straight straightforward strategy study substitute substitution subtract suggest "
    "suitable sum summand summarise summarize summary summation suppose symbol table "
    "telescope telescopic tell term text theorem thought topic total trick trivial true "
    "try tutorial twofold type understand unroll update verification verify version view walk "
    "want week wlog word work worth wrt yield "
    // What is done in general, and how.
    "access algebraic analyse analytic analytical analyze appendix arithmetic article basic "
    "bluntly bookkeeping calculate calculation classical code computational concept confirm "
    "construct create criteria criterion crucial deliver demonstrate develop devise "
    "document elegant elegantly eliminate emerge extract formalise formalize formulation "
    "fundamental guess happen ii iii intuition introduction iv iterative key lot "
    "mathematical math nice nicely numerical overview parentheses parenthesis plain "
    "powerful practical procedure properties property rapid refine search seek shorthand "
    "solver system tag talk technique textbook th title treat tune unfold "
    // What such notes speak of.
    "activation classification current density differentiable differential dimensional "
    "distribution estimation estimator feedforward hessian jacobian lagrangian maximisation "
    "maximization measurement minimisation minimization multidimensional neural node "
    "optimisation optimization population probability propagation statistic subgradient "
    "simpler shorter longer nicer become becoming dimension critical critically stochastic "
    "righthand lefthand rhs lhs one "
    "nonpositive nondecreasing "
    "amplify amplification vary "
    "eigenvalue suffice sufficient context using using accelerate acceleration accumulate "
    "accumulation accumulator activation adagrad "
    "adam adaptive algorithm approach attention bach backprop backpropagation backward ball "
    "batch bayes bernstein bias book bound bounded box calculus cauchy co coefficient "
    "coercivity column component concave concretely contour contract converge "
    "convergence convex convexity coordinate corollary cost cross curvature curve "
    "curvilinear damp data dataset decay decompose decomposition definite "
    "degree denominator depth derivative descend descent deviation dimension direction "
    "discrete distance domain dot dynamics easily entropy entry epoch "
    "euclidean euler eventually excess expect expectation expected exponent exponential "
    "exponentially fast faster feature flow forward function gap geometric geometry "
    "global gradient heavy height hereafter horizon hyperbolic hyperparameter "
    "image immediately increment index indice inequality inertia initial "
    "initialise initialize inner input integral iteration jensen label layer "
    "leading learner learning lecturer length level likelihood linear linearity lipschitz "
    "local log logarithm logit lojasiewicz loosely loss low lower magnitude map margin mass "
    "matrice matrix maximise maximize measure memory mini minibatch minimise minimize mode "
    "model moment momentum monotone mse mu multiple multiplier negative nesterov net network "
    "neuron newton nonconvex nonlinear nonnegative norm numerator objective "
    "operator optimise optimiser optimize optimizer oscillate oscillation output overshoot "
    "parabola parameter partial path penalty perceptron physics polyak polynomial positive "
    "potential power precondition preconditioner predict prediction predictor "
    "quadratic quantitative radius range rate ratio real regression regularisation regularise "
    "regulariser regularization regularize regularizer relative residual respectively ridge "
    "risk rms rmsprop saddle scalar schedule scheme schwarz series sgd shape "
    "sharpness similarly size sized slope slow slower smooth smoothness softplus space "
    "speed spread squared stability stage stepsize strength strict strong student "
    "surface tangent tanh target task taylor teacher test thanks theory train training "
    "trajectory triangle typically unbiased uncertainty unknown unstable upper value variable "
    "variance vector velocity warmup weight whether width writer young ";

/// Letters of other alphabets too; not the signs of three bytes from U+2000 to U+2FFF, and those of
/// four bytes.
bool is_letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80U) return std::isalpha(byte(at)) != 0;
  std::size_t lead = at;
  while (lead > 0 && (byte(lead) & 0xC0U) == 0x80U) --lead;
  return byte(lead) != 0xE2U && byte(lead) < 0xF0U;
}

const std::set<std::string_view>& known() {
  static const std::set<std::string_view> words = [] {
    std::set<std::string_view> out;
    for (std::size_t at = 0; at < harmless.size();) {
      const std::size_t end = std::min(harmless.find(' ', at), harmless.size());
      out.insert(harmless.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }();
  return words;
}

/// The word as it is listed, or with an ending: steps, stepped, stepping, taking.
bool is_harmless(const std::string& word) {
  if (word.size() < 2 || known().contains(word)) return true;
  constexpr std::array endings{"'s", "s", "es", "d", "ed", "ing", "ly"};
  for (const std::string_view ending : endings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string stem = word.substr(0, word.size() - ending.size());
    if (known().contains(stem) || known().contains(stem + "e")) return true;
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];
    if (doubled && known().contains(stem.substr(0, stem.size() - 1))) return true;
    if (stem.ends_with('i') && known().contains(stem.substr(0, stem.size() - 1) + "y")) return true;
  }
  return false;
}

/// Step 3, Theorem 2.1: a number that tells of no name.
bool is_numbered(const std::string& word) {
  constexpr std::array nouns{
      "step",       "steps",    "theorem", "lemma",    "section", "sections",    "equation",
      "equations",  "eq",       "eqs",     "line",     "lines",   "figure",      "fig",
      "chapter",    "part",     "lecture", "exercise", "problem", "proposition", "corollary",
      "example",    "page",     "table",   "item",     "note",    "week",        "algorithm",
      "definition", "question", "remark",  "formula"};
  return std::ranges::find(nouns, word) != nouns.end();
}

/// "A random variable" leaves open which; a random sign is one or minus one.
bool opens_random_variable(const std::string& word, std::string_view behind) {
  return word == "random" && (behind.starts_with(" variable") || behind.starts_with(" vector"));
}

/// "1. First" at the beginning of a line, and (1).
bool marks_item(std::string_view prose, std::size_t begin, std::size_t end) {
  const std::size_t line = prose.find_last_not_of(" \t", begin == 0 ? 0 : begin - 1);
  const bool first = begin == 0 || line == std::string_view::npos || prose[line] == '\n';
  const bool in_brackets =
      begin > 0 && end < prose.size() && (prose[begin - 1] == '(' || prose[begin - 1] == '[');
  return in_brackets ||
         (first && (prose[end - 1] == '.' || (end < prose.size() && prose[end] == ')')));
}

/// Behind a backslash, and in \label{...} and the like, which name things.
std::size_t behind_command(std::string_view prose, std::size_t at) {
  std::size_t end = at + 1;
  while (end < prose.size() && std::isalpha(static_cast<unsigned char>(prose[end])) != 0) ++end;
  constexpr std::array naming{
      "label",           "ref",   "eqref", "cref",       "cite",          "citep", "url",
      "includegraphics", "begin", "end",   "usepackage", "documentclass", "input"};
  const std::string_view command = prose.substr(at + 1, end - at - 1);
  for (const std::string_view name : naming) {
    if (command != name || end >= prose.size() || prose[end] != '{') continue;
    const std::size_t close = prose.find('}', end);
    return close == std::string_view::npos ? end : close;
  }
  return end;
}

}  // namespace

std::string telling_word(std::string_view prose) {
  std::string before;
  for (std::size_t at = 0; at < prose.size();) {
    if (prose[at] == '\\') {
      at = behind_command(prose, at);
      continue;
    }
    if (std::isdigit(static_cast<unsigned char>(prose[at])) != 0) {
      const std::size_t end = std::min(prose.find_first_not_of("0123456789./", at), prose.size());
      if (!is_numbered(before) && !marks_item(prose, at, end)) {
        return std::string(prose.substr(at, end - at));
      }
      at = end;
      continue;
    }
    if (!is_letter_at(prose, at)) {
      ++at;
      continue;
    }
    std::string written;
    before.clear();
    for (; at < prose.size() && (is_letter_at(prose, at) || prose[at] == '\''); ++at) {
      written += prose[at];
      before += static_cast<char>(std::tolower(static_cast<unsigned char>(prose[at])));
    }
    if (!is_harmless(before) && !opens_random_variable(before, prose.substr(at))) return written;
  }
  return {};
}

bool says_number_one(std::string_view prose) {
  constexpr std::array pronouns{"this",   "that", "the",   "which", "each", "every",  "another",
                                "other",  "same", "first", "last",  "next", "second", "former",
                                "latter", "only", "no",    "any",   "old",  "new",    "right"};
  constexpr std::string_view word = " one", ends = ".,;:)";
  for (std::size_t at = prose.find(word); at != std::string_view::npos;
       at = prose.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (end >= prose.size() || ends.find(prose[end]) == std::string_view::npos) continue;
    std::size_t first = at;
    while (first > 0 && is_letter_at(prose, first - 1)) --first;
    const std::string_view before = prose.substr(first, at - first);
    const bool stands_for_noun =
        before.ends_with("er") || std::ranges::find(pronouns, before) != pronouns.end();
    if (!before.empty() && !stands_for_noun) return true;
  }
  return false;
}

}  // namespace gradus
