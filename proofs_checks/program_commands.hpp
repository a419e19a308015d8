#pragma once

#include "gradus/report/verdict_table.hpp"
#include "proofs_checks/program.hpp"
#include "proofs_checks/program_options.hpp"

namespace gradus {

// Each prints to stdout and returns the exit status (0 or 1); Unusable and ReaderGone pass through.
int verify_command(const Options& options, const Program& program);
int list_command(const Options& options, const Program& program);
int explain_command(const Options& options, const Program& program);
int table_command(const Options& options, const Program& program);
int sweep_command(const Options& options, const Program& program);
int check_command(const Options& options, const Program& program);
int notes_command(const Options& options, const Program& program);
int bound_command(const Options& options, const Program& program);
int audit_command(const Options& options);

/// Judges one claim. What an engine throws leaves the claim undecided and says why.
Judged judge_claim(const Claim& claim, const Options& options, const Program& program);

}  // namespace gradus
