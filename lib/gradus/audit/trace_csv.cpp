#include <charconv>
#include <stdexcept>

#include "gradus/audit/trace_rows.hpp"

namespace gradus {
namespace {

constexpr std::size_t most_columns = 65'536;

/// The fields of a line one after the other, without the spaces and the quotes around them.
class Fields {
 public:
  explicit Fields(std::string_view line) : line_(line) {}

  bool next() {
    if (begin_ > line_.size()) return false;
    const std::size_t end = std::min(line_.find(',', begin_), line_.size());
    column_ = begin_ + 1;
    field_ = trimmed(line_.substr(begin_, end - begin_));
    begin_ = end + 1;
    return true;
  }
  std::string_view field() const { return field_; }
  std::size_t column() const { return column_; }

 private:
  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
  }

  std::string_view line_, field_;
  std::size_t begin_ = 0, column_ = 0;
};

class CsvRows : public TraceRows {
 public:
  CsvRows(TraceLines& lines, std::string_view head) : lines_(lines) { read_head(head); }

  std::size_t dimension() const override { return dimension_; }

  bool next(TraceRow& row) override {
    const auto line = lines_.next();
    if (!line) return false;
    Fields fields(*line);
    if (line->find_first_not_of(" \t") == std::string_view::npos) {
      require_end();
      return false;
    }
    row.numbers.clear();
    std::size_t count = 0;
    for (; fields.next(); ++count) {
      if (count == 0) {
        row.step = step_number(fields);
      } else if (count <= 2 * dimension_) {
        row.numbers.push_back(number(fields, count - 1));
      }
    }
    const std::size_t expected = 1 + 2 * dimension_;
    if (count == expected) return true;
    std::string problem = "found " + std::to_string(count) + " fields, expected " +
                          std::to_string(expected) + ": a step, " + std::to_string(dimension_) +
                          " of theta and as many of grad";
    if (lines_.is_cut_off()) problem += "; the file ends within this line";
    lines_.fail(count > expected ? column_of(expected) : line->size() + 1, problem);
  }

  std::size_t number_column(std::size_t index) const override { return column_of(index + 1); }

 private:
  void read_head(std::string_view head) {
    Fields fields(head);
    fields.next();
    if (fields.field() != "step") {
      std::string problem =
          "found " + shown(fields.field()) + ", expected a head 'step,theta_0,...,grad_0,...'";
      if (head.find(';') != std::string_view::npos) problem += "; separate fields by commas";
      lines_.fail(1, problem);
    }
    std::size_t gradients = 0;
    for (std::size_t count = 1; fields.next(); ++count) {
      if (count == most_columns) {
        lines_.fail(fields.column(), "found more than " + std::to_string(most_columns) +
                                         " columns, expected fewer; record some of the parameters");
      }
      const std::string theta = "theta_" + std::to_string(dimension_);
      const std::string grad = "grad_" + std::to_string(gradients);
      if (gradients == 0 && fields.field() == theta) {
        ++dimension_;
      } else if (dimension_ > gradients && fields.field() == grad) {
        ++gradients;
      } else {
        lines_.fail(fields.column(), "found the column " + shown(fields.field()) + ", expected " +
                                         expected_column(theta, grad, gradients));
      }
    }
    if (dimension_ == 0) lines_.fail(head.size() + 1, "found no theta_0, expected it after 'step'");
    if (gradients == dimension_) return;
    lines_.fail(head.size() + 1, "found " + std::to_string(dimension_) + " columns of theta and " +
                                     std::to_string(gradients) +
                                     " of grad, expected as many of each");
  }

  std::string expected_column(const std::string& theta, const std::string& grad,
                              std::size_t gradients) const {
    if (dimension_ == 0) return theta;
    if (gradients == 0) return theta + " or " + grad;
    return dimension_ > gradients ? grad : "nothing more";
  }

  void require_end() {
    const std::size_t empty = lines_.number();
    while (const auto line = lines_.next()) {
      if (line->find_first_not_of(" \t") == std::string_view::npos) continue;
      lines_.fail(1, "found a row after the empty line " + std::to_string(empty) +
                         ", expected no empty lines");
    }
  }

  std::uint64_t step_number(const Fields& fields) const {
    const std::string_view text = fields.field();
    std::uint64_t step = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (error == std::errc{} && stop == text.data() + text.size()) return step;
    lines_.fail(fields.column(), "step: found " + shown(text) + ", expected a whole number");
  }

  NumberText number(const Fields& fields, std::size_t index) const {
    try {
      return parse_number(fields.field());
    } catch (const std::invalid_argument& problem) {
      lines_.fail(fields.column(), number_name(index) + ": " + problem.what());
    }
  }

  std::size_t column_of(std::size_t field) const {
    Fields fields(lines_.current());
    for (std::size_t i = 0; i <= field; ++i) fields.next();
    return fields.column();
  }

  TraceLines& lines_;
  std::size_t dimension_ = 0;
};

}  // namespace

std::unique_ptr<TraceRows> csv_rows(TraceLines& lines, std::string_view head) {
  return std::make_unique<CsvRows>(lines, head);
}

}  // namespace gradus
