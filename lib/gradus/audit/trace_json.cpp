#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "gradus/audit/trace_rows.hpp"

namespace gradus {
namespace {

constexpr const char* form = R"({"step": 0, "theta": [...], "grad": [...]})";

/// Builds a row from the events of one line; complains by std::invalid_argument.
class RowBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::vector<NumberText> theta, gradient;
  std::optional<std::uint64_t> step;
  std::size_t error_column = 1;

  bool null() override { return add(parse_number("nan")); }
  bool boolean(bool value) override { return refuse(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    if (in_array_ || key_ != "step") return number(std::to_string(value));
    step = value;
    return true;
  }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool string(string_t& text) override { return number(text); }
  bool binary(binary_t&) override { return refuse("bytes"); }
  bool start_object(std::size_t) override {
    if (in_object_) return refuse("an object");
    return in_object_ = true;
  }
  bool key(string_t& text) override {
    key_ = text;
    if (key_ != "step" && key_ != "theta" && key_ != "grad") {
      throw std::invalid_argument("found the key " + shown(key_) +
                                  ", expected step, theta or grad");
    }
    if (std::exchange(seen_[key_ == "step" ? 0 : key_ == "theta" ? 1 : 2], true)) {
      throw std::invalid_argument("found the key " + key_ + " twice, expected it once");
    }
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override {
    if (in_array_ || !in_object_ || key_ == "step") return refuse("a list");
    return in_array_ = true;
  }
  bool end_array() override {
    in_array_ = false;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::json::exception& error) override {
    error_column = std::max<std::size_t>(position, 1);
    if (dynamic_cast<const nlohmann::json::out_of_range*>(&error) != nullptr) {
      throw std::invalid_argument("found " + shown(token) +
                                  ", expected a number that a double can hold");
    }
    const bool constant = token.find_first_of("NI") != std::string::npos;
    throw std::invalid_argument("found no JSON, expected " + std::string(form) +
                                (constant ? R"(; write "nan" and "inf" as strings)" : ""));
  }

 private:
  static bool refuse(const std::string& found) {
    throw std::invalid_argument("found " + found + ", expected " + form);
  }
  bool number(const std::string& text) { return add(parse_number(text)); }
  bool add(const NumberText& value) {
    if (!in_array_) {
      if (key_ == "step") refuse("a step that is no whole number");
      return refuse("a number");
    }
    (key_ == "theta" ? theta : gradient).push_back(value);
    return true;
  }

  std::string key_;
  std::array<bool, 3> seen_{};
  bool in_object_ = false, in_array_ = false;
};

class JsonRows : public TraceRows {
 public:
  JsonRows(TraceLines& lines, std::string_view first) : lines_(lines), first_(first) {}

  std::size_t dimension() const override { return dimension_; }
  std::size_t number_column(std::size_t) const override { return 1; }

  bool next(TraceRow& row) override {
    if (const auto first = std::exchange(first_, std::nullopt)) return read(*first, row);
    const auto line = lines_.next();
    if (!line) return false;
    if (line->find_first_not_of(" \t") == std::string_view::npos) return next(row);
    return read(*line, row);
  }

 private:
  bool read(std::string_view line, TraceRow& row) {
    RowBuilder built;
    try {
      nlohmann::json::sax_parse(line, &built);
    } catch (const std::invalid_argument& problem) {
      lines_.fail(built.error_column, problem.what());
    }
    if (!built.step) lines_.fail(1, std::string("found no step, expected ") + form);
    const std::size_t n = built.theta.size();
    if (dimension_ == 0) dimension_ = n;
    if (n == 0 || n != dimension_ || built.gradient.size() != n) {
      lines_.fail(1, "found " + std::to_string(n) + " numbers of theta and " +
                         std::to_string(built.gradient.size()) + " of grad, expected " +
                         (dimension_ == 0 ? "as many of each, at least one"
                                          : std::to_string(dimension_) + " of each"));
    }
    row.step = *built.step;
    row.numbers = std::move(built.theta);
    row.numbers.insert(row.numbers.end(), built.gradient.begin(), built.gradient.end());
    return true;
  }

  TraceLines& lines_;
  std::optional<std::string> first_;
  std::size_t dimension_ = 0;
};

}  // namespace

std::unique_ptr<TraceRows> json_rows(TraceLines& lines, std::string_view first) {
  return std::make_unique<JsonRows>(lines, first);
}

}  // namespace gradus
