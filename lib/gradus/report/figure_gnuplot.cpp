#include <fmt/format.h>

#include "gradus/evidence/run_program.hpp"
#include "gradus/report/figure.hpp"

namespace gradus {

namespace {

/// A string of gnuplot's: one line in single quotes.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c == '\n' || c == '\r' ? ' ' : c;
  }
  return result + "'";
}

const char* drawing(Series::Style style) {
  switch (style) {
    case Series::Style::line:
      return "using 1:2 with lines";
    case Series::Style::marks:
      return "using 1:2 with points";
    case Series::Style::line_and_marks:
      return "using 1:2 with linespoints";
    case Series::Style::intervals:
      return "using 1:2:3:4 with yerrorbars";
  }
  return "";
}

}  // namespace

std::string gnuplot_script(const Figure& figure) {
  std::string script =
      "set terminal svg size 760,520 noenhanced font 'sans-serif,14' background 'white'\n"
      "set output '/proc/self/fd/4'\n"
      "set encoding utf8\n"
      "set border 3\nset tics nomirror\nset grid lc 'gray' lw 0.5\n"
      "set key outside bottom center horizontal maxrows 3 width 2\n"
      "set format '%g'\n";
  script += "set title " + quoted(figure.title) + "\nset xlabel " + quoted(figure.across) +
            "\nset ylabel " + quoted(figure.up) + "\n";
  if (figure.log_across) script += "set logscale x\n";
  if (figure.log_up) script += "set logscale y\n";
  std::string plot = "plot";
  for (std::size_t i = 0; i < figure.series.size(); ++i) {
    const Series& s = figure.series[i];
    script += fmt::format("$series{} << end_of_series\n", i);
    for (const auto& p : s.points) {
      script += fmt::format("{:.9g} {:.9g} {:.9g} {:.9g}\n", p.across, p.up, p.low, p.high);
    }
    script += "end_of_series\n";
    // Dashes and marks tell the series apart, without colours.
    plot +=
        fmt::format("{} $series{} {} title {} lc 'black' lw 1.5 dt {} pt {} ps 0.7",
                    i == 0 ? "" : ",", i, drawing(s.style), quoted(s.title), i % 5 + 1, i % 7 + 4);
  }
  return script + plot + "\nunset output\nexit\n";
}

std::string render_svg(const Figure& figure) {
  return run_program("gnuplot", gnuplot_script(figure), {}).value_or("");
}

}  // namespace gradus
