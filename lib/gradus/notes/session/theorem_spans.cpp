#include "gradus/notes/session/theorem_spans.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace gradus {
namespace {

constexpr std::size_t most_spans = 200;

constexpr std::array<std::string_view, 12> environments{
    "theorem",   "thm", "lemma", "lem",      "proposition", "prop",
    "corollary", "cor", "claim", "theorem*", "lemma*",      "proposition*"};
/// They state nothing; what is assumed in them ends with them.
constexpr std::array<std::string_view, 12> cases{"example",   "examples", "ex",        "exercise",
                                                 "exercises", "problem",  "question",  "remark",
                                                 "solution",  "example*", "exercise*", "remark*"};

/// What a paragraph of Markdown begins with.
constexpr std::array<std::string_view, 8> titles{"**Theorem",   "**Lemma", "**Proposition",
                                                 "**Corollary", "**Claim", "**定理",
                                                 "**引理",      "**推论"};
constexpr std::array<std::string_view, 6> proofs{"**Proof", "*Proof", "_Proof",
                                                 "Proof",   "**证明", "证明"};
constexpr std::array<std::string_view, 7> ends{"\\square", "\\blacksquare", "\\qed", "□", "■",
                                               "∎",        "Q.E.D"};

bool starts_with_one_of(std::string_view text, const auto& words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return text.starts_with(w); });
}

/// The first line from there on that begins with one of the words, blanks apart.
std::size_t line_with(std::string_view text, std::size_t from, const auto& words) {
  while (from < text.size()) {
    const std::size_t first = text.find_first_not_of(" \t>", from);
    if (first == std::string_view::npos) break;
    if (starts_with_one_of(text.substr(first), words)) return first;
    const std::size_t line = text.find('\n', first);
    if (line == std::string_view::npos) break;
    from = line + 1;
  }
  return text.size();
}

std::size_t first_of(std::string_view text, std::size_t from, const auto& words) {
  std::size_t at = text.size();
  for (const std::string_view w : words) at = std::min(at, text.find(w, from));
  return std::min(at, text.size());
}

/// Where the proof that begins behind the statement ends; nothing where none does.
std::optional<std::size_t> end_of_proof(std::string_view text, std::size_t from,
                                        std::size_t next_statement) {
  const std::size_t proof = text.find("\\begin{proof}", from);
  if (proof < next_statement) return std::min(text.find("\\end{proof}", proof), text.size());
  // \textbf{Proof.} right behind it.
  constexpr std::size_t near = 60;
  const std::size_t word = text.find("Proof", from);
  if (word >= std::min(next_statement, from + near)) return std::nullopt;
  return std::min({first_of(text, word, ends), text.find("section{", word), next_statement});
}

/// Of the last statement, before the next.
void find_proof(std::string_view text, std::size_t next, std::vector<TheoremSpan>& spans) {
  const auto last = std::ranges::find_if(spans.rbegin(), spans.rend(), &TheoremSpan::states);
  if (last != spans.rend()) last->proved = end_of_proof(text, last->end, next).value_or(last->end);
}

}  // namespace

std::vector<TheoremSpan> theorem_spans(std::string_view text) {
  std::vector<TheoremSpan> out;
  for (std::size_t at = text.find("\\begin{"); at < text.size() && out.size() < most_spans;
       at = text.find("\\begin{", at + 1)) {
    const std::size_t name = at + 7, close = text.find('}', name);
    if (close == std::string_view::npos) break;
    const std::string word(text.substr(name, close - name));
    const bool states = std::ranges::find(environments, word) != environments.end();
    if (!states && std::ranges::find(cases, word) == cases.end()) continue;
    const std::size_t end = std::min(text.find("\\end{" + word + "}", close), text.size());
    if (states) find_proof(text, at, out);
    out.push_back({at, end, end, states});
  }
  find_proof(text, text.size(), out);
  // Where the next proof begins and the next section does, as far as it was looked for.
  std::size_t proof = 0, heading = 0;
  for (std::size_t at = line_with(text, 0, titles), next = 0;
       at < text.size() && out.size() < most_spans; at = next) {
    const std::size_t line = text.find('\n', at);
    if (line == std::string_view::npos) break;
    next = line_with(text, line, titles);
    if (proof < line) proof = line_with(text, line, proofs);
    if (heading < line) heading = std::min(text.find("\n#", line), text.size());
    // Without a proof nobody knows where the statement ends.
    if (proof >= std::min(next, heading)) continue;
    out.push_back(
        {at, proof, std::min(first_of(text, proof, ends), std::min(next, heading)), true});
  }
  return out;
}

}  // namespace gradus
