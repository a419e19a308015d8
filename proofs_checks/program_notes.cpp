// The command check FILE ...: reads files of notes, has them judged, and prints what was found.

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "gradus/notes/file/notes_file.hpp"
#include "gradus/report/notes_json.hpp"
#include "gradus/report/notes_marked.hpp"
#include "gradus/report/notes_patch.hpp"
#include "gradus/report/notes_sarif.hpp"
#include "gradus/report/source_lines.hpp"
#include "gradus/report/text.hpp"
#include "proofs_checks/program_check.hpp"
#include "proofs_checks/program_commands.hpp"
#include "proofs_checks/program_output.hpp"
#include "proofs_checks/program_watch.hpp"

#ifndef GRADUS_VERSION
#define GRADUS_VERSION "unknown"
#endif

namespace gradus {
namespace {

struct Notes {
  std::string text;
  NotesReport report;
};

/// Never more than is allowed, whatever the file is; a device that never ends is a file too.
std::string read_file(const std::string& path) {
  const bool is_input = path == "-";
  const int file = is_input ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto fail = [&](const std::string& why) -> Unusable {
    return Unusable(visible(path) + ": " + why);
  };
  if (file < 0) throw fail(std::string("cannot be read: ") + std::strerror(errno));
  std::string text;
  std::array<char, 65'536> bytes{};
  ssize_t got = 0;
  do {
    got = read(file, bytes.data(), bytes.size());
    if (got > 0) text.append(bytes.data(), static_cast<std::size_t>(got));
  } while ((got > 0 && text.size() <= notes_max_bytes) || (got < 0 && errno == EINTR));
  const int error = got < 0 ? errno : 0;
  close(file);
  if (error != 0) throw fail(std::string("cannot be read: ") + std::strerror(error));
  if (text.size() > notes_max_bytes) {
    throw fail("found more than " + std::to_string(notes_max_bytes) + " bytes, expected fewer");
  }
  return text;
}

void print_lines(const Notes& notes, const Options& options, const Style& style) {
  const SourceLines lines(notes.text);
  for (const NoteResult& r : notes.report.results) {
    if (options.quiet && r.ok) continue;
    write_stdout(notes_line(visible(notes.report.file), r, style, options.explain) + "\n");
    const bool worth_showing = !r.ok || r.kind == NoteKind::skipped || r.grade == Grade::undecided;
    if (style.width > 0 && worth_showing) write_stdout(lines.excerpt(r.mark, style));
  }
}

/// How much of a file was understood, in one line.
std::string shares(const NotesReport& report) {
  const NotesSummary counts = summary(report);
  return fmt::format("read: {} of {} formulas with a relation; judged: {} of {} links of chains\n",
                     report.parsed, report.formulas, counts.judged_links, counts.links);
}

/// The counts of several files together.
NotesReport joined(const std::vector<Notes>& all) {
  NotesReport out;
  std::size_t before = 0;
  for (const Notes& notes : all) {
    for (NoteResult r : notes.report.results) {
      r.derivation += before;
      out.results.push_back(std::move(r));
    }
    if (!out.results.empty()) before = std::max(before, out.results.back().derivation);
  }
  return out;
}

void print_terminal(const std::vector<Notes>& all, const Options& options) {
  const Style style = stdout_style(options.color);
  for (const Notes& notes : all) {
    if (options.explain) {
      for (const std::string& line : notes.report.inferred) {
        write_stdout(visible(notes.report.file + ": inferred: " + line) + "\n");
      }
    }
    print_lines(notes, options, style);
  }
  if (options.explain) {
    for (const Notes& notes : all)
      write_stdout(visible(notes.report.file) + ": " + shares(notes.report));
  }
  if (!options.quiet) write_stdout(summary_line(summary(joined(all))) + "\n");
}

void print(const std::vector<Notes>& all, const Options& options) {
  std::vector<NotesReport> reports;
  for (const Notes& notes : all) reports.push_back(notes.report);
  switch (options.format.value_or(Format::terminal)) {
    case Format::json:
      return write_stdout(notes_json(reports));
    case Format::sarif:
      return write_stdout(notes_sarif(reports, GRADUS_VERSION));
    case Format::markdown:
      return write_stdout(notes_marked(all.front().report, all.front().text));
    default:
      return print_terminal(all, options);
  }
}

int check_once(const Options& options, const Program& program) {
  std::vector<Notes> all;
  for (const std::string& file : options.files) all.push_back({read_file(file), {}});
  Progress progress(!options.quiet);
  const NotesTime time = NotesTime::of(options);
  for (std::size_t i = 0; i < all.size(); ++i) {
    progress.show("checking " + visible(options.files[i]));
    all[i].report = check_notes(options.files[i], all[i].text, options, program, &time);
    progress.clear();
  }
  if (options.init) {
    for (const Notes& notes : all) write_stdout(notes_patch(notes.report, notes.text));
    return 0;
  }
  print(all, options);
  const auto as_expected = [](const Notes& n) {
    return std::ranges::all_of(n.report.results, &NoteResult::ok);
  };
  return std::ranges::all_of(all, as_expected) ? 0 : 1;
}

}  // namespace

int notes_command(const Options& options, const Program& program) {
  if (!options.watch) return check_once(options, program);
  watch(options.files, [&] {
    clear_terminal();
    try {
      check_once(options, program);
    } catch (const Unusable& problem) {
      // The file may be away while an editor writes it anew.
      write_stdout(std::string(problem.what()) + "\n");
    }
  });
}

}  // namespace gradus
