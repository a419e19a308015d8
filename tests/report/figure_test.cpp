#include "gradus/report/figure.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "gradus/evidence/run_program.hpp"

namespace gradus {
namespace {

Table sample() {
  return {"t", "",
          "",  {"d", "k", "chance"},
          {},  {{"2", "0", "0.25…"}, {"2", "1", "1/2"}, {"3", "0", "[0.1, 0.3]"}, {"3", "1", "-"}}};
}

Figure figure(std::string title) {
  return {std::move(title),
          "width (units)",
          "chance",
          false,
          true,
          {{Series::Style::line, "first", {{1, 2}, {2, 4}}},
           {Series::Style::intervals, "second", {{1, 3, 2.5, 3.5}}}}};
}

TEST(Figure, takes_its_series_from_the_columns_of_a_table) {
  const Series two = series_of(sample(), "k", "chance", "d = 2", Series::Style::line, "d", "2");
  ASSERT_EQ(two.points.size(), 2u);
  EXPECT_EQ(two.points[0].up, 0.25);
  EXPECT_EQ(two.points[1].across, 1);
  EXPECT_EQ(two.points[1].up, 0.5);
  const Series three =
      series_of(sample(), "k", "chance", "d = 3", Series::Style::intervals, "d", "3");
  ASSERT_EQ(three.points.size(), 1u);
  EXPECT_EQ(three.points[0].low, 0.1);
  EXPECT_EQ(three.points[0].high, 0.3);
  EXPECT_EQ(series_of(sample(), "k", "chance", "", Series::Style::line).points.size(), 3u);
  EXPECT_THROW(series_of(sample(), "n", "chance", "", Series::Style::line), std::invalid_argument);
}

TEST(Figure, texts_stay_texts) {
  const std::string script = gnuplot_script(figure("it's\n'; system('true'"));
  EXPECT_NE(script.find("set title 'it''s ''; system(''true'''\n"), std::string::npos);
}

TEST(Figure, tells_its_series_apart_without_colours) {
  const std::string script = gnuplot_script(figure("t"));
  EXPECT_NE(script.find("with lines lc 'black' lw 1.5 dt 1 title 'first'"), std::string::npos);
  EXPECT_NE(script.find("with yerrorbars lc 'black' pt 5"), std::string::npos);
  EXPECT_NE(script.find("set logscale y"), std::string::npos);
  EXPECT_EQ(script.find("set logscale x"), std::string::npos);
}

TEST(Figure, is_the_same_svg_each_time) {
  if (find_program("gnuplot").empty()) GTEST_SKIP() << "gnuplot is not installed";
  const std::string svg = render_svg(figure("Chances"));
  EXPECT_TRUE(svg.starts_with("<?xml"));
  EXPECT_NE(svg.find("width (units)"), std::string::npos);
  EXPECT_NE(svg.find(">Chances<"), std::string::npos);
  EXPECT_NE(svg.find("</svg>"), std::string::npos);
  EXPECT_EQ(svg, render_svg(figure("Chances")));
}

}  // namespace
}  // namespace gradus
