#include "gradus/report/paving_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace gradus {

namespace {

constexpr double kSide = 560, kMargin = 60;

struct Axis {
  double low = std::numeric_limits<double>::infinity(), high = -low;

  void extend(double a, double b) {
    low = std::min(low, a);
    high = std::max(high, b);
  }
  double place(double x) const { return high > low ? kSide * (x - low) / (high - low) : kSide / 2; }
};

std::string label(double x, double y, const char* anchor, const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<' || c == '>' || c == '&') {
      safe += fmt::format("&#{};", static_cast<int>(c));
    } else {
      safe += c;
    }
  }
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     safe);
}

}  // namespace

std::string paving_figure(const std::string& horizontal, const std::string& vertical,
                          const std::vector<std::vector<double>>& boxes) {
  Axis across, up;
  for (const auto& b : boxes) {
    across.extend(b[0], b[1]);
    up.extend(b[2], b[3]);
  }
  const double size = kSide + 2 * kMargin, bottom = kMargin + kSide;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{0:.0f}\" "
      "font-family=\"sans-serif\" font-size=\"14\">\n"
      "<g fill=\"white\" stroke=\"black\" stroke-width=\"0.5\">\n",
      size);
  for (const auto& b : boxes) {
    const double x = across.place(b[0]), y = up.place(b[3]);
    svg += fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"/>\n",
                       kMargin + x, bottom - y, across.place(b[1]) - x, y - up.place(b[2]));
  }
  svg += "</g>\n";
  svg += label(kMargin, bottom + 20, "start", fmt::format("{:.6g}", across.low));
  svg += label(kMargin + kSide, bottom + 20, "end", fmt::format("{:.6g}", across.high));
  svg += label(kMargin + kSide / 2, bottom + 36, "middle", horizontal);
  svg += label(kMargin - 6, bottom, "end", fmt::format("{:.6g}", up.low));
  svg += label(kMargin - 6, kMargin + 12, "end", fmt::format("{:.6g}", up.high));
  svg += label(kMargin - 6, kMargin + kSide / 2, "end", vertical);
  return svg + "</svg>\n";
}

}  // namespace gradus
