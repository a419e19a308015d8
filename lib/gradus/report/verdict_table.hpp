#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/report/format.hpp"
#include "gradus/report/table.hpp"

namespace gradus {

/// A claim with what was found; `seconds` only where times are asked for.
struct Judged {
  const Claim* claim = nullptr;
  Verdict verdict;
  std::optional<double> seconds;
};

/// Of a verdict on a terminal: an argument of paint.
std::string_view colour(Grade g);

/// "step-bound" of "step-bound/model-decrease".
std::string topic(const Claim& c);

/// Why a claim is not as expected, a line each; empty when it is.
std::vector<std::string> complaints(const Claim& c, const Verdict& v);

/// "3 claims: 2 proved, 1 refuted; all as expected", or which ones are not.
std::string summary_line(std::span<const Judged> judged);

/// The verdicts for a terminal, claim by claim: widths come from the claims, so that a row can be
/// printed before the next claim is judged.
class VerdictRows {
 public:
  VerdictRows(std::span<const Claim> claims, const Style& style, bool times);
  std::string head() const;
  /// The claim's row, after its topic's line where a new topic starts; complaints follow.
  std::string row(const Judged& judged);

 private:
  Style style_;
  bool times_;
  std::size_t id_width_ = 0, title_width_ = 0;
  std::string topic_;
};

/// The verdicts as a table; its rows are grouped by topic as the claims are.
Table verdict_table(std::span<const Judged> judged, bool times);

/// All verdicts as Markdown, LaTeX (a table a topic), CSV (one table), HTML or JSON (see
/// docs/json.md). Not for Format::terminal.
std::string render_verdicts(std::span<const Judged> judged, Format format, bool times);

/// The catalogue: topic, claim, title, source, ledger rows, expected verdict, sharpens.
Table claim_table(std::span<const Claim> claims);

}  // namespace gradus
