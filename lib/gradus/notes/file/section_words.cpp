#include "gradus/notes/file/section_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "gradus/notes/file/plain_words.hpp"
#include "gradus/notes/file/prose_words.hpp"

namespace gradus {

namespace {

using enum Says;

bool last_cue_is(Says what, std::string_view sentence) {
  const auto cues = Prose(sentence).all(assumes | introduces | concludes | aims);
  return !cues.empty() && (cues.back().says & what);
}

/// The last three, blanks behind them included.
std::string_view last_words(std::string_view before) {
  constexpr std::size_t most = 3;
  std::size_t from = before.size();
  for (std::size_t words = 0; from > 0 && words < most; --from) {
    const auto blank = [&](std::size_t i) { return before[i] == ' ' || before[i] == '\n'; };
    if (blank(from - 1) && from < before.size() && !blank(from)) ++words;
  }
  return before.substr(from);
}

/// "a symmetric matrix $A$", "with symmetric positive definite $H$"; not "for symmetric $A$", nor
/// "skew symmetric $A$".
bool calls_symmetric(std::string_view before) {
  std::string words = Prose(before).text();
  for (const std::string_view noun :
       {" matrix ", " hessian ", " operator ", " definite ", " positive ", " semidefinite "}) {
    if (words.ends_with(noun)) words.resize(words.size() - noun.size() + 1);
  }
  constexpr std::string_view word = " symmetric ";
  if (!words.ends_with(word)) return false;
  const std::string_view rest = std::string_view(words).substr(0, words.size() - word.size());
  return std::ranges::none_of(
      std::array{" for", " for a", " for any", " for every", " skew", " not"},
      [&](const char* end) { return rest.ends_with(end); });
}

/// Of the phrases that stand there the one that leaves most open.
std::string gravest(const Prose& words, Says what) {
  const Says mild = mends | of_vectors;
  for (const Says but : {mild | weighs | ties, mild | weighs, mild, mends, Says{}}) {
    const std::string found = words.first(what, but);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

std::string graver_doubt(const std::string& a, const std::string& b) {
  const auto gravity = [](const std::string& doubt) {
    if (!excuses_slips(doubt)) return doubt.empty() ? 0 : 1;
    if (is_of_vectors(doubt)) return 2;
    return weighs_factors(doubt) ? 3 : ties_members(doubt) ? 4 : 5;
  };
  return gravity(b) > gravity(a) ? b : a;
}

std::size_t SectionWords::read(std::string_view prose) {
  const std::size_t mark = prose.rfind("\n#"), section = prose.rfind("section{");
  std::size_t from = mark == std::string_view::npos ? 0 : mark;
  if (section != std::string_view::npos) from = std::max(from, section);
  const bool begins =
      mark != std::string_view::npos || section != std::string_view::npos || prose.starts_with('#');
  if (begins) {
    property_.clear();
    of_matrices_ = false;
    ++number_;
  }
  const Prose words(prose.substr(from));
  property_ = graver_doubt(property_, gravest(words, property));
  if (says_number_one(prose.substr(from))) property_ = graver_doubt(property_, "is one");
  of_matrices_ = of_matrices_ || words.has(of_matrices);
  return begins ? std::min(prose.find('\n', from + 1), prose.size()) : 0;
}

std::string SectionWords::doubt(std::string_view sentence) const {
  return graver_doubt(gravest(Prose(sentence), manner), property_);
}

std::string doubt_behind(std::string_view words, std::string_view next) {
  const Prose sentence(words);
  const std::string doubt = graver_doubt(gravest(sentence, manner), gravest(sentence, property));
  return graver_doubt(doubt, denies_behind(words, next) ? "no" : "");
}

bool denies_behind(std::string_view words, std::string_view next) {
  constexpr std::size_t longest_answer = 24;
  const std::size_t first = next.find_first_not_of(" .;#\n");
  const std::string_view answer =
      next.substr(std::min(first, next.size())).substr(0, longest_answer);
  const bool asks = words.find('?') != std::string_view::npos;
  return asks || Prose(words).has(denies) || Prose(answer).begins_with(answers);
}

bool speaks_generally(std::string_view words) { return Prose(words).has(general); }

std::string said_of_name(std::string_view before, std::string_view behind,
                         std::string_view sentence) {
  constexpr std::size_t longest_said = 24;
  if (Prose(sentence).has(supposes)) return {};
  if (calls_symmetric(before)) return "symmetric";
  if (Prose(behind.substr(0, behind.find('.'))).has(doubts)) return {};
  const Prose words(behind.substr(0, longest_said));
  if (words.begins_with(positive)) return "positive";
  return words.begins_with(Says::symmetric) ? "symmetric" : "";
}

std::string told_of_name(std::string_view before, std::string_view behind, bool goes_on) {
  const std::string_view adjective = last_words(before);
  // "The log-odds of $p$" say nothing of p.
  const std::string called = Prose(adjective).ends_with(precedes) ? "" : telling_word(adjective);
  if (!called.empty() && !called.starts_with("constant")) return called;
  const std::string made = Prose(adjective).first(made_of);
  if (!made.empty()) return made;
  const std::size_t first = behind.find_first_not_of(" \n"), last = behind.find_last_not_of(" \n");
  if (first == std::string_view::npos) return {};
  const std::string clause(behind.substr(first, last + 1 - first));
  const Prose words(clause);
  if (words.begins_with(particular)) return words.first(particular);
  // "The derivative with respect to $z$ is" says nothing of z.
  const bool is = words.begins_with(describes) && !Prose(adjective).ends_with(precedes);
  // "$x$ is half of $y$", "$x$ by $y$": what is said needs the formula that follows.
  const bool replaces =
      clause == "by" || clause == "for" || clause == "in place of" || clause == "at";
  const bool links_on = words.ends_with(links) || clause.ends_with(',');
  // "The method with the step $1/L$ is": what it is is said of the method.
  const bool of_another =
      Prose(adjective).has(precedes) && (clause == "is" || clause == "are" || clause == "reads");
  if (goes_on && (replaces || (is && !links_on && !of_another))) return clause;
  if (!is) return {};
  const std::string tells = telling_word(behind);
  const bool definite = clause.find(" the ") != std::string::npos ||
                        clause.find(" their ") != std::string::npos ||
                        clause.find(" its ") != std::string::npos;
  return tells.empty() && definite && !words.has(role) ? clause : tells;
}

bool takes_anew(std::string_view before, std::string_view behind, std::string_view sentence) {
  const std::string_view adjective = last_words(before);
  const Prose near(adjective);
  if (near.has(quantifies) || near.text().ends_with(" replace ")) return true;
  const std::size_t of = near.text().find(" for ");
  if (of != std::string::npos && !telling_word(near.text().substr(of)).empty()) return true;
  const std::string_view clause = behind.substr(0, behind.find('.'));
  if (!Prose(clause).begins_with(describes)) return false;
  return near.text().ends_with(" let ") ||
         (Prose(sentence).has(renews) &&
          (!telling_word(clause).empty() || clause.find(" the ") != std::string_view::npos));
}

bool is_everywhere(std::string_view before, std::string_view behind) {
  const std::string words = Prose(before).text();
  const std::string clause = Prose(behind.substr(0, behind.find_first_of(".,;:"))).text();
  const auto begins = [&](const auto& starts) {
    return std::ranges::any_of(starts, [&](const char* s) { return clause.starts_with(s); });
  };
  if (words.ends_with(" let ")) {
    return begins(std::array{" be any real ", " be an arbitrary real ", " be a real ", " be real ",
                             " be arbitrary ", " be any number "});
  }
  std::size_t at = 0;
  for (const std::string_view each : {" all ", " every ", " any ", " each ", " arbitrary "}) {
    const std::size_t found = words.rfind(each);
    if (found != std::string::npos) at = std::max(at, found + each.size());
  }
  if (at == 0) return false;
  constexpr std::string_view neutral = " real reals number numbers value values of scalar scalars ";
  for (std::size_t end = at; at < words.size(); at = end + 1) {
    end = words.find(' ', at);
    if (neutral.find(" " + words.substr(at, end - at) + " ") == std::string_view::npos)
      return false;
  }
  return !begins(std::array{" with ", " such ", " where ", " for ", " in ", " other ", " except ",
                            " satisfying ", " outside ", " between ", " at ", " different ",
                            " that ", " whose ", " away ", " not ", " but "});
}

bool is_somewhere(std::string_view before) {
  const std::string words = Prose(before).text();
  return words.ends_with(" for some ") || words.ends_with(" there is some ") ||
         words.ends_with(" there is a ") || words.ends_with(" there is an ") ||
         words.ends_with(" there exists ") || words.ends_with(" there exists some ") ||
         words.ends_with(" there exists a ") || words.ends_with(" there exists an ");
}

bool leaves_assumptions(std::string_view sentence) { return Prose(sentence).has(contrasts); }

bool supposes_failure(std::string_view words) {
  const auto conditions = Prose(words).all(supposes | scoped);
  const auto failures = Prose(words).all(negates);
  return std::ranges::any_of(conditions, [&](const Prose::Found& c) {
    return (c.says & scoped) &&
           std::ranges::any_of(failures, [&](const Prose::Found& f) { return f.at > c.at; });
  });
}

bool stands_apart(std::string_view words) {
  const std::size_t last = words.find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && words[last] == ',';
}

bool says_what_it_is(std::string_view behind) { return Prose(behind).begins_with(describes); }

bool says_dependent(std::string_view behind) { return Prose(behind).begins_with(depends); }

bool is_hedged(std::string_view sentence) { return Prose(sentence).has(manner); }

bool gives_case(std::string_view behind) {
  const std::size_t first = behind.find_first_not_of(" \n");
  if (first != std::string_view::npos && behind[first] == ':') return true;
  const std::string words = Prose(behind.substr(0, behind.find_first_of(".,;"))).text();
  const bool in = words.starts_with(" in the ") || words.starts_with(" in case ");
  return in && (words.ends_with(" case ") || words.ends_with(" setting "));
}

bool is_hedged_behind(std::string_view behind) {
  const Prose words(behind);
  return words.begins_with(scoped | conditional) || words.has(manner);
}

bool begins_where(std::string_view words) {
  std::string only;
  for (const char c : words) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) only += c;
  }
  return only == "where" || only == "with";
}

bool is_scoped(std::string_view sentence) { return last_cue_is(scoped, sentence); }

bool gives_example(std::string_view sentence) { return Prose(sentence).has(exemplifies); }

bool is_needed(std::string_view sentence) { return last_cue_is(needs, sentence); }

bool is_passing(std::string_view sentence) {
  if (Prose(sentence).has(selects)) return true;
  const bool given = Prose(sentence).has(assumes | introduces | concludes | aims);
  const bool tells = !telling_word(sentence).empty();
  return given && !(stands_apart(sentence) && tells) ? is_scoped(sentence) : tells;
}

bool is_particular(std::string_view sentence) { return Prose(sentence).has(particular); }

bool is_claimed(std::string_view sentence) {
  const Prose words(sentence);
  const bool asserted = words.has(asserts) && !words.has(assumes | aims | conditional);
  return asserted || last_cue_is(claims, sentence);
}

bool reminds(std::string_view sentence) { return Prose(sentence).has(Says::reminds); }

bool excuses_slips(const std::string& doubt) {
  return !doubt.empty() && !Prose(doubt).has(Says::mends);
}

bool weighs_factors(const std::string& doubt) { return Prose(doubt).has(Says::weighs); }

bool is_of_vectors(const std::string& doubt) { return Prose(doubt).has(Says::of_vectors); }

bool ties_members(const std::string& doubt) { return Prose(doubt).has(Says::ties); }

bool is_conditional(std::string_view sentence) { return Prose(sentence).has(conditional); }

Cue cue_of(std::string_view words) {
  // "Setting the gradient to zero gives" leads to an equation that is to be solved.
  Cue cue = Cue::none;
  bool is_solved = false;
  for (const Prose::Found& found :
       Prose(words).all(assumes | introduces | concludes | aims | solves)) {
    if (found.says & solves) {
      cue = Cue::assumes;
      is_solved = true;
    } else if (!is_solved || !(found.says & gives)) {
      cue = found.says & assumes      ? Cue::assumes
            : found.says & introduces ? Cue::introduces
            : found.says & concludes  ? Cue::concludes
                                      : Cue::aims;
      is_solved = false;
    }
  }
  return cue;
}

}  // namespace gradus
