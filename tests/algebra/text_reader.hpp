#pragma once

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "gradus/algebra/term.hpp"

namespace gradus::test {

/// Reads what text() writes, to show that nothing is lost. Names among `naturals` are naturals. The
/// grammar:
///   sum     = ["-"] product { ("+" | "-") product }, where "-" and a lone number are a constant
///   product = power { ("*" | "/") power }, where NUMBER "/" NUMBER at its start is a constant
///   power   = atom [ "^" atom ]
class TextReader {
 public:
  TextReader(std::string_view text, std::vector<std::string> naturals)
      : text_(text), naturals_(std::move(naturals)) {}

  Term read() {
    const Term t = read_sum();
    if (at_ != text_.size()) fail();
    return t;
  }

 private:
  [[noreturn]] void fail() const {
    throw std::invalid_argument("cannot read at " + std::string(text_.substr(at_)));
  }

  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool accept(std::string_view token) {
    peek();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  void expect_token(std::string_view token) {
    if (!accept(token)) fail();
  }

  Term read_sum() {
    Term t;
    if (accept("-")) {
      const bool number = std::isdigit(static_cast<unsigned char>(peek())) != 0;
      const Term rest = read_product();
      t = number && rest.is_constant() ? Term(-rest.value()) : -rest;
    } else {
      t = read_product();
    }
    for (;;) {
      if (accept("+")) {
        t = t + read_product();
      } else if (accept("-")) {
        t = t - read_product();
      } else {
        return t;
      }
    }
  }

  Term read_product() {
    const bool number = std::isdigit(static_cast<unsigned char>(peek())) != 0;
    Term t = read_power();
    bool first = number && t.is_constant();
    for (;; first = false) {
      if (accept("*")) {
        t = t * read_power();
      } else if (accept("/")) {
        const bool divisor_is_number = std::isdigit(static_cast<unsigned char>(peek())) != 0;
        const Term divisor = read_power();
        const bool constant = first && divisor_is_number && divisor.is_constant();
        t = constant ? Term(t.value() / divisor.value()) : t / divisor;
      } else {
        return t;
      }
    }
  }

  Term read_power() {
    const Term base = read_atom();
    return accept("^") ? pow(base, read_atom()) : base;
  }

  Term read_atom() {
    const char c = peek();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return read_number();
    if (accept("(")) {
      const Term t = read_sum();
      expect_token(")");
      return t;
    }
    if (accept("<")) return read_inner();
    const std::string name = read_name();
    if (accept("(")) return read_call(name);
    if (accept("[")) {
      const Term index = read_sum();
      expect_token("]");
      return name == "E" ? expect(index) : Term::element(name, index);
    }
    return name == "pi" ? Term::pi() : symbol_named(name);
  }

  Term symbol_named(const std::string& name) const {
    for (const std::string& natural : naturals_) {
      if (natural == name) return Term::natural(name);
    }
    return Term::symbol(name);
  }

  Term read_number() {
    const std::size_t start = at_;
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    return Rational::parse(text_.substr(start, at_ - start));
  }

  std::string read_name() {
    peek();
    const std::size_t start = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_')) {
      ++at_;
    }
    if (at_ == start) fail();
    return std::string(text_.substr(start, at_ - start));
  }

  Word read_word() {
    std::vector<std::string> names;
    while (peek() != ',' && peek() != '>') names.push_back(read_name());
    Word word;
    word.vector = names.back();
    names.pop_back();
    word.operators = std::move(names);
    return word;
  }

  Term read_inner() {
    const Word left = read_word();
    expect_token(",");
    const Word right = read_word();
    expect_token(">");
    return Term::inner(left, right);
  }

  Term read_call(const std::string& name) {
    if (name == "sum" || name == "least") {
      const Term index = Term::natural(read_name());
      expect_token("=");
      const Term lower = read_sum();
      expect_token("..");
      const Term upper = read_sum();
      expect_token(",");
      const Term body = read_sum();
      expect_token(")");
      return name == "sum" ? sum(index, lower, upper, body) : least(index, lower, upper, body);
    }
    std::vector<Term> operands = {read_sum()};
    while (accept(",")) operands.push_back(read_sum());
    expect_token(")");
    static const std::map<std::string, Op> functions = {
        {"exp", Op::exp},   {"log", Op::log},   {"sin", Op::sin},     {"cos", Op::cos},
        {"sinh", Op::sinh}, {"cosh", Op::cosh}, {"tanh", Op::tanh},   {"atan", Op::atan},
        {"sqrt", Op::sqrt}, {"abs", Op::abs},   {"min", Op::minimum}, {"max", Op::maximum}};
    return Term::make(functions.at(name), operands);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> naturals_;
};

}  // namespace gradus::test
