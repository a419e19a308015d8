#include "gradus/notes/file/prose_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace gradus {
namespace {

using enum Says;

struct Phrase {
  std::string_view words;  ///< a blank at an end: the word ends there
  Says says;
};

constexpr std::array phrases{
    // What the next formula is for.
    Phrase{" let ", assumes}, Phrase{" if ", assumes | supposes | scoped},
    Phrase{" suppose ", assumes}, Phrase{" assume ", assumes}, Phrase{" assuming ", assumes},
    Phrase{" assumption ", assumes}, Phrase{" given ", assumes}, Phrase{" define ", assumes},
    Phrase{" denote ", assumes}, Phrase{" where ", introduces | reminds},
    Phrase{" when ", introduces | supposes | scoped}, Phrase{" whenever ", introduces | scoped},
    Phrase{" for ", introduces | scoped}, Phrase{" with ", introduces | reminds | precedes},
    Phrase{" provided ", introduces}, Phrase{" set ", introduces}, Phrase{" setting ", introduces},
    Phrase{" choose ", introduces}, Phrase{" take ", introduces}, Phrase{" taking ", introduces},
    Phrase{" consider ", introduces}, Phrase{" because ", introduces | claims},
    Phrase{" since ", introduces | claims}, Phrase{" satisfies ", introduces | describes},
    Phrase{" satisfy ", introduces | describes}, Phrase{" pick ", introduces},
    Phrase{" update ", introduces}, Phrase{" rule ", introduces}, Phrase{" need ", introduces},
    Phrase{" solve ", introduces}, Phrase{" minimize ", introduces},
    Phrase{" minimise ", introduces}, Phrase{" ensure ", introduces},
    Phrase{" require ", introduces}, Phrase{" requires ", introduces}, Phrase{" find ", introduces},
    Phrase{" then ", concludes}, Phrase{" hence ", concludes}, Phrase{" so ", concludes},
    Phrase{" thus ", concludes}, Phrase{" therefore ", concludes}, Phrase{" implies ", concludes},
    Phrase{" follows ", concludes}, Phrase{" get ", concludes | gives},
    Phrase{" gives ", concludes | gives}, Phrase{" obtain ", concludes | gives},
    Phrase{" yields ", concludes | gives}, Phrase{" becomes ", concludes | gives},
    Phrase{" show ", aims}, Phrase{" prove ", aims}, Phrase{" goal ", aims},
    Phrase{" claim ", aims}, Phrase{" zero ", solves}, Phrase{" vanish ", solves},
    Phrase{" vanishes ", solves}, Phrase{" stationarity ", solves}, Phrase{" optimality ", solves},
    // The condition of a formula follows.
    Phrase{" as ", leads}, Phrase{" using ", leads}, Phrase{" recall ", leads | reminds},
    Phrase{" under ", leads}, Phrase{" by ", leads}, Phrase{" at ", leads | precedes},
    Phrase{"\\quad", leads}, Phrase{"\\qquad", leads}, Phrase{" here ", reminds},
    Phrase{" remember ", reminds}, Phrase{" throughout ", reminds}, Phrase{" we assume ", reminds},
    Phrase{" we have assumed ", reminds}, Phrase{" note that ", reminds},
    Phrase{" by assumption ", reminds}, Phrase{" of course ", reminds}, Phrase{" we use ", reminds},
    Phrase{" we used ", reminds}, Phrase{" this uses ", reminds},
    // The values chosen so far are left.
    Phrase{"in general", general}, Phrase{" generally ", general},
    Phrase{" in all cases ", general}, Phrase{" now suppose ", general},
    Phrase{" now assume ", general}, Phrase{" now let ", general},
    Phrase{" next suppose ", general}, Phrase{" for a general ", general},
    Phrase{"for general", general}, Phrase{"arbitrary", general}, Phrase{" for every ", general},
    Phrase{" any ", general}, Phrase{" for all ", general}, Phrase{"conversely", general},
    // Properties of what a section speaks of.
    Phrase{"symmetric", property | mends}, Phrase{"orthogonal", property},
    Phrase{"orthonormal", property}, Phrase{"projection", property}, Phrase{"projector", property},
    Phrase{"diagonal", property | mends}, Phrase{"parallel", property},
    Phrase{"perpendicular", property}, Phrase{"commut", property}, Phrase{"eigenvector", property},
    Phrase{"is even", property}, Phrase{"is odd", property}, Phrase{" odd ", property},
    Phrase{"unit vector", property}, Phrase{"unit norm", property}, Phrase{"unit length", property},
    Phrase{"lies in", property}, Phrase{"lie in", property}, Phrase{"plus or minus", property},
    Phrase{"summing to", property}, Phrase{"boolean", property}, Phrase{"modulo", property},
    Phrase{"idempotent", property}, Phrase{"rotation", property}, Phrase{"nilpotent", property},
    Phrase{"skew", property}, Phrase{"covariance matrix", property},
    Phrase{"stochastic matrix", property}, Phrase{"stochastic vector", property},
    Phrase{"kernel matrix", property}, Phrase{"gram matrix", property},
    Phrase{"conjugate transpose", property}, Phrase{"pythagoras", property},
    Phrase{"uncorrelated", property}, Phrase{"disjoint", property}, Phrase{"binary", property},
    Phrase{"imaginary unit", property}, Phrase{"unit circle", property},
    Phrase{"golden ratio", property}, Phrase{"characteristic two", property},
    Phrase{"is a contraction", property}, Phrase{"be a contraction", property},
    Phrase{"nonexpansive", property}, Phrase{"sample mean", property},
    Phrase{"matrix", of_matrices}, Phrase{"matrices", of_matrices},
    // How a sentence means its formula.
    Phrase{"first order", manner}, Phrase{"second order", manner}, Phrase{"higher order", manner},
    Phrase{"leading order", manner}, Phrase{"first-order", manner}, Phrase{"second-order", manner},
    Phrase{"ignoring", manner}, Phrase{"neglect", manner}, Phrase{"dropping", manner},
    Phrase{"small ", manner}, Phrase{"symmetry", manner}, Phrase{"approx", manner},
    Phrase{"roughly", manner}, Phrase{"mistake", manner}, Phrase{"exercise", manner},
    Phrase{"equate", manner}, Phrase{"equating", manner}, Phrase{"into the equation", manner},
    Phrase{"constraint", manner}, Phrase{"fixed-point equation", manner},
    Phrase{"in the limit", manner}, Phrase{"infty", manner}, Phrase{"asymptotic", manner},
    Phrase{"long run", manner}, Phrase{"at the optimum", manner}, Phrase{"in expectation", manner},
    Phrase{"multiple of", manner}, Phrase{"descent direction", manner | mends},
    Phrase{"semidefinite", manner | mends}, Phrase{"average", manner},
    Phrase{"is the mean", manner}, Phrase{"the mean of", manner}, Phrase{"signs", manner},
    Phrase{"intersect", manner}, Phrase{"mod ", manner}, Phrase{"true?", manner},
    Phrase{"otherwise", manner | general},
    // What is denied, asked for, or said of a case.
    Phrase{"wrong", manner | conditional | denies}, Phrase{"false", manner | conditional | denies},
    Phrase{"contradict", manner | conditional | denies},
    Phrase{"absurd", manner | conditional | denies}, Phrase{"not true", manner | denies},
    Phrase{"not hold", manner | denies}, Phrase{"might think", manner | conditional},
    Phrase{"n't ", manner | conditional | supposes}, Phrase{"fails", conditional | denies},
    Phrase{"impossible", conditional | denies}, Phrase{"excluded", denies}, Phrase{" or ", denies},
    Phrase{"iff ", conditional}, Phrase{"if and only if", conditional},
    Phrase{" unless ", introduces | conditional | supposes}, Phrase{" equality ", conditional},
    Phrase{"cannot", conditional}, Phrase{"never", conditional}, Phrase{"without", conditional},
    Phrase{"tight", conditional}, Phrase{" only ", conditional | doubts},
    Phrase{" not ", conditional | supposes | doubts}, Phrase{" whether ", conditional | supposes},
    Phrase{"conjectur", conditional}, Phrase{"prove that", conditional},
    Phrase{"show that", conditional}, Phrase{" want ", introduces | conditional},
    Phrase{" neither ", conditional | supposes}, Phrase{"wish", conditional}, Phrase{"?", doubts},
    Phrase{" would ", doubts}, Phrase{" would ", doubts},
    Phrase{" would be ", conditional | denies}, Phrase{" were ", describes},
    Phrase{" nobody ", conditional}, Phrase{" avoid ", conditional},
    Phrase{" exclude ", conditional}, Phrase{" beware ", conditional},
    Phrase{" myth ", conditional}, Phrase{" opposite of ", conditional},
    Phrase{" mistake ", conditional}, Phrase{" had we ", conditional},
    Phrase{" ask if ", conditional}, Phrase{" ask whether ", conditional},
    Phrase{" may write ", conditional}, Phrase{" some write ", conditional},
    Phrase{" under no ", conditional}, Phrase{" too large ", conditional},
    Phrase{" too small ", conditional}, Phrase{" diverges ", conditional},
    Phrase{" divergence occurs ", conditional}, Phrase{"explodes", conditional},
    Phrase{" none ", conditional}, Phrase{"contrary", conditional},
    Phrase{" far from ", conditional}, Phrase{" rarely ", conditional},
    Phrase{" sometimes ", conditional}, Phrase{" possibly ", conditional},
    Phrase{" perhaps ", conditional}, Phrase{" maybe ", conditional},
    Phrase{" might ", conditional}, Phrase{" may be ", conditional}, Phrase{" could ", conditional},
    Phrase{"disprove", conditional}, Phrase{"refut", conditional}, Phrase{"doubt", conditional},
    Phrase{" error:", conditional}, Phrase{"error is", conditional},
    Phrase{"no meaning", conditional | denies}, Phrase{" hardly ", conditional},
    Phrase{" seldom ", conditional}, Phrase{"meaningless", conditional | denies},
    Phrase{" either ", conditional}, Phrase{" previous ", conditional},
    Phrase{" exercise:", conditional}, Phrase{" test ", conditional},
    Phrase{" case 1", conditional}, Phrase{" case 2", conditional}, Phrase{" case a", conditional},
    Phrase{" case b", conditional}, Phrase{"first case", conditional},
    Phrase{"second case", conditional}, Phrase{"for the moment", conditional | denies},
    Phrase{" are done", conditional | denies}, Phrase{" is done", conditional | denies},
    Phrase{" no longer ", conditional | denies},
    // The answer in the next sentence.
    Phrase{" no ", answers}, Phrase{" but this ", answers}, Phrase{" this is wrong", answers},
    Phrase{" this is false", answers}, Phrase{" wrong", answers}, Phrase{" false", answers},
    Phrase{" not so", answers}, Phrase{" which is", answers},
    // Of the name right before or behind.
    Phrase{"-smooth", positive}, Phrase{"-strongly", positive}, Phrase{"-lipschitz", positive},
    Phrase{"-pl ", positive}, Phrase{" symmetric", Says::symmetric},
    Phrase{" is symmetric", Says::symmetric}, Phrase{" be symmetric", Says::symmetric},
    Phrase{" is a symmetric", Says::symmetric}, Phrase{" be a symmetric", Says::symmetric},
    Phrase{" is real symmetric", Says::symmetric}, Phrase{" be a real symmetric", Says::symmetric},
    Phrase{" is a real symmetric", Says::symmetric}, Phrase{"nonsymmetric", unsymmetric},
    Phrase{"non-symmetric", unsymmetric}, Phrase{"not symmetric", unsymmetric},
    Phrase{"asymmetric", unsymmetric}, Phrase{"not necessarily", unsymmetric},
    Phrase{"general matri", unsymmetric}, Phrase{"arbitrary matri", unsymmetric},
    Phrase{" sum to ", describes}, Phrase{" sums to ", describes}, Phrase{" add up to ", describes},
    Phrase{" takes ", describes}, Phrase{" assumes ", describes}, Phrase{" equals ", describes},
    Phrase{" equal ", describes}, Phrase{" is ", describes}, Phrase{" are ", describes},
    Phrase{" be ", describes}, Phrase{" to be ", describes}, Phrase{" has ", describes},
    Phrase{" have ", describes}, Phrase{" lies ", describes}, Phrase{" lie ", describes},
    Phrase{" being ", describes}, Phrase{" was ", describes}, Phrase{" denotes ", describes},
    Phrase{" denote ", describes}, Phrase{" depend ", describes | random},
    Phrase{" depends ", describes | random}, Phrase{" random ", random}, Phrase{" noise ", random},
    Phrase{" noisy ", random}, Phrase{" stochastic ", random}, Phrase{" draw ", random},
    Phrase{" drawn ", random}, Phrase{" sampled ", random}, Phrase{" distributed ", random},
    Phrase{" difference ", made_of}, Phrase{" sum ", made_of}, Phrase{" product ", made_of},
    Phrase{" ratio ", made_of}, Phrase{" quotient ", made_of}, Phrase{" average ", made_of},
    Phrase{" midpoint ", made_of}, Phrase{" reciprocal ", made_of}, Phrase{" rate ", role},
    Phrase{" step ", role}, Phrase{" stepsize ", role}, Phrase{"step-size", role},
    Phrase{" size ", role}, Phrase{" weight ", role}, Phrase{" weights ", role},
    Phrase{" parameter ", role}, Phrase{" parameters ", role}, Phrase{" dimension ", role},
    Phrase{" batch ", role}, Phrase{" coefficient ", role}, Phrase{" data ", role},
    Phrase{" loss ", role}, Phrase{" number of ", role}, Phrase{" iterate ", role},
    Phrase{" iterates ", role}, Phrase{" and ", links}, Phrase{" that ", links},
    Phrase{" then ", links}, Phrase{" so ", links}, Phrase{" hence ", links},
    Phrase{" where ", links}, Phrase{" since ", links}, Phrase{" because ", links},
    Phrase{" if ", links}, Phrase{" when ", links}, Phrase{" while ", links},
    Phrase{" but ", links}, Phrase{" thus ", links}, Phrase{" get ", links},
    Phrase{" have ", links}, Phrase{" gives ", links}, Phrase{" satisfies ", links},
    Phrase{" satisfy ", links}, Phrase{" or ", links}, Phrase{" with ", links},
    Phrase{" in ", links | precedes}, Phrase{" of ", precedes}, Phrase{" to ", precedes},
    Phrase{" on ", precedes}, Phrase{" from ", precedes}, Phrase{" over ", precedes},
    Phrase{"by assumption", manner}, Phrase{"by hypothesis", manner},
    Phrase{"by construction", manner}, Phrase{"the condition above", manner},
    Phrase{"single sample", manner}, Phrase{"in this example only", denies},
    Phrase{"first step", manner | mends}, Phrase{"first iteration", manner | mends},
    Phrase{"last step", manner | mends}, Phrase{"initially", manner | mends},
    Phrase{"at the start", manner | mends}, Phrase{"fixed point", property},
    Phrase{" is one ", property}, Phrase{" are one ", property}, Phrase{" be one ", property},
    Phrase{" to one ", property}, Phrase{"as nothing", manner}, Phrase{" up to terms ", manner},
    Phrase{" equality of ", manner}, Phrase{" often write ", manner | conditional},
    // Members, parts or rules are the same, or other ones, here.
    Phrase{"equilibri", manner}, Phrase{"stationar", manner}, Phrase{"steady", manner},
    Phrase{"periodic", manner}, Phrase{"cycle", manner}, Phrase{" shared ", manner},
    Phrase{" tied", manner}, Phrase{"frozen", manner}, Phrase{"isotrop", manner},
    Phrase{"exchangeab", manner}, Phrase{"whiten", manner}, Phrase{" normalized ", manner},
    Phrase{" normalised ", manner}, Phrase{"rescal", manner}, Phrase{"balance", manner},
    Phrase{" matching ", manner}, Phrase{"level set", manner}, Phrase{" meet ", manner},
    Phrase{" meets ", manner}, Phrase{" curves ", manner}, Phrase{"break-even", manner},
    Phrase{"indifferen", manner}, Phrase{"linear order", manner},
    Phrase{"in characteristic ", manner}, Phrase{"ascent", manner}, Phrase{"doubled", manner},
    Phrase{"halved", manner}, Phrase{" variant", manner}, Phrase{" convention", manner},
    Phrase{" instead ", manner}, Phrase{" some authors ", manner}, Phrase{" typo ", manner},
    Phrase{" slip", manner}, Phrase{"debunk", manner}, Phrase{" pupil", manner},
    Phrase{" students ", manner},
    // Some point, not all of them.
    Phrase{" one point", particular}, Phrase{" some point", particular},
    Phrase{" a point ", particular}, Phrase{"initial", particular}, Phrase{"starting", particular},
    Phrase{"iterate", particular}, Phrase{"minimis", particular}, Phrase{"minimiz", particular},
    Phrase{"maximis", particular}, Phrase{"maximiz", particular}, Phrase{"optim", particular},
    Phrase{"there is ", particular}, Phrase{"there exist", particular},
    Phrase{"solution", particular},
    // Numbers are 1, or equal, in words.
    Phrase{" unity ", manner}, Phrase{" unit step", manner}, Phrase{" unit rate", manner},
    Phrase{" unit variance", manner}, Phrase{" natural units ", manner},
    Phrase{"units where ", manner}, Phrase{"standardis", manner}, Phrase{"standardiz", manner},
    Phrase{" near one ", manner}, Phrase{" close to one ", manner}, Phrase{" for large ", manner},
    Phrase{" one-hot ", property}, Phrase{"a copy of", manner},
    Phrase{" forgot ", manner | conditional}, Phrase{"~~", manner | conditional},
    Phrase{"stationary law", manner}, Phrase{"stationary distribution", manner},
    Phrase{" even split", manner}};

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\'';
}

/// The phrase without the blanks at its ends.
std::string_view core(std::string_view phrase) {
  if (phrase.starts_with(' ')) phrase.remove_prefix(1);
  if (phrase.ends_with(' ')) phrase.remove_suffix(1);
  return phrase;
}

}  // namespace

Prose::Prose(std::string_view text) : text_(" ") {
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u) == 0) {
      text_ += static_cast<char>(std::tolower(u));
    } else if (text_.back() != ' ') {
      text_ += ' ';
    }
  }
  if (text_.back() != ' ') text_ += ' ';
}

bool Prose::stands_at(std::string_view phrase, std::size_t at) const {
  const std::string_view words = core(phrase);
  const std::size_t end = at + words.size();
  if (text_.compare(at, words.size(), words) != 0) return false;
  if (phrase.starts_with(' ') && at > 0 && is_part_of_word(text_[at - 1])) return false;
  return !phrase.ends_with(' ') || end >= text_.size() || !is_part_of_word(text_[end]);
}

std::size_t Prose::find(std::string_view phrase, std::size_t from) const {
  const std::string_view words = core(phrase);
  std::size_t at = text_.find(words, from);
  while (at != std::string::npos && !stands_at(phrase, at)) at = text_.find(words, at + 1);
  return at;
}

std::string Prose::first(Says what) const {
  const auto* const found = std::ranges::find_if(phrases, [&](const Phrase& p) {
    return (p.says & what) && find(p.words, 0) != std::string::npos;
  });
  return found == phrases.end() ? "" : std::string(core(found->words));
}

std::vector<Prose::Found> Prose::all(Says what) const {
  std::vector<Found> out;
  for (const Phrase& p : phrases) {
    if (!(p.says & what)) continue;
    for (std::size_t at = find(p.words, 0); at != std::string::npos; at = find(p.words, at + 1)) {
      out.push_back({at, p.says});
    }
  }
  std::ranges::sort(out, {}, &Found::at);
  return out;
}

bool Prose::ends_with(Says what) const {
  return std::ranges::any_of(phrases, [&](const Phrase& p) {
    const std::size_t size = core(p.words).size() + 1;
    return (p.says & what) && text_.size() > size && stands_at(p.words, text_.size() - size);
  });
}

bool Prose::begins_with(Says what) const {
  return std::ranges::any_of(
      phrases, [&](const Phrase& p) { return (p.says & what) && stands_at(p.words, 1); });
}

}  // namespace gradus
