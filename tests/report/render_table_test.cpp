#include "gradus/report/render_table.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gradus/report/text.hpp"
#include "support/golden.hpp"
#include "support/sample_catalogue.hpp"

namespace gradus {
namespace {

using testing_support::expect_golden;
using testing_support::sample_table;

TEST(RenderTable, every_format_is_as_agreed) {
  for (const Format format : {Format::terminal, Format::markdown, Format::latex, Format::csv,
                              Format::json, Format::html}) {
    expect_golden(std::string("table.") + extension(format), render(sample_table(), format));
  }
}

TEST(RenderTable, json_reads_back_what_the_table_says) {
  const Table table = sample_table();
  const auto read = nlohmann::json::parse(render(table, Format::json));
  EXPECT_EQ(read.at("columns").get<std::vector<std::string>>(), table.columns);
  EXPECT_EQ(read.at("rows").get<std::vector<std::vector<std::string>>>(), table.rows);
  EXPECT_EQ(read.at("title"), table.title);
}

TEST(RenderTable, a_group_is_headed_in_every_format_that_has_heads) {
  Table table{"t", "", "", {"n"}, {}, {{"1"}, {"2"}, {"3"}}};
  table.groups = {{0, "first"}, {2, "a_b"}};
  EXPECT_EQ(render(table, Format::terminal), "n\n\nfirst\n1\n2\n\na_b\n3\n");
  EXPECT_EQ(render(table, Format::markdown),
            "## first\n\n| n |\n| ---: |\n| 1 |\n| 2 |\n\n"
            "## a\\_b\n\n| n |\n| ---: |\n| 3 |\n");
  EXPECT_NE(render(table, Format::latex).find("\\multicolumn{1}{l}{\\itshape a\\_b} \\\\"),
            std::string::npos);
  EXPECT_EQ(render(table, Format::csv), "n\r\n1\r\n2\r\n3\r\n");
  const auto read = nlohmann::json::parse(render(table, Format::json));
  EXPECT_EQ(read.at("groups").at(1).at("row"), 2);
  EXPECT_NE(render(table, Format::html).find("<th colspan=\"1\">first</th>"), std::string::npos);
}

TEST(RenderTable, text_columns_give_way_to_a_narrow_terminal) {
  Table table = sample_table();
  table.rows[0][3] = "a remark that is much too long for a terminal of forty columns";
  const std::string text = render(table, Format::terminal, Style{false, 60});
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos;
       start = end + 1, end = text.find('\n', start)) {
    EXPECT_LE(display_width(text.substr(start, end - start)), 60U);
  }
  for (const char* word : {"remark", "that", "terminal", "forty", "columns", "0.0249…"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word;
  }
}

TEST(RenderTable, a_pipe_inside_math_does_not_end_a_markdown_cell) {
  Table table;
  table.columns = {"norm"};
  table.column_latex = {"\\|g\\| |x|"};
  const std::string text = render(table, Format::markdown);
  EXPECT_EQ(text.substr(0, text.find('\n')), "| $\\Vert g\\Vert  \\vert x\\vert $ |");
}

TEST(RenderTable, a_column_of_math_stays_math) {
  Table table{"t", "", "", {"d", "p"}, {}, {{"2", "\\frac{2 - \\sqrt{2}}{4}"}}};
  table.math = {1};
  EXPECT_NE(render(table, Format::markdown).find("| $\\frac{2 - \\sqrt{2}}{4}$ |"),
            std::string::npos);
  EXPECT_NE(render(table, Format::latex).find("& $\\frac{2 - \\sqrt{2}}{4}$ \\\\"),
            std::string::npos);
  EXPECT_EQ(render(table, Format::csv), "d,p\r\n2,\\frac{2 - \\sqrt{2}}{4}\r\n");
}

TEST(RenderTable, an_empty_table_has_its_head) {
  Table table;
  table.columns = {"a", "b"};
  EXPECT_EQ(render(table, Format::csv), "a,b\r\n");
  EXPECT_EQ(render(table, Format::terminal), "a  b\n");
}

TEST(RenderTable, an_uneven_row_is_refused) {
  Table table = sample_table();
  table.rows[1].pop_back();
  EXPECT_THROW(render(table, Format::csv), std::invalid_argument);
}

}  // namespace
}  // namespace gradus
