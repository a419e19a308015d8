#include "gradus/notes/tex/macros.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

namespace gradus {
namespace {

constexpr std::size_t most_macros = 500, longest_body = 2'000, most_growth = 500'000,
                      most_work = 200'000'000;

struct Macro {
  std::size_t arguments = 0;
  std::optional<std::string> first;  ///< the first argument, where it may be left out
  std::string body;
  bool braced = false;  ///< without braces around each argument it is another command
};

/// What preambles and packages in other files mostly define, in one meaning.
struct Usual {
  const char* name;
  std::size_t arguments;
  const char* body;
  bool braced = false;
};
constexpr std::array usual{Usual{"norm", 1, "\\left\\|#1\\right\\|"},
                           Usual{"abs", 1, "\\left|#1\\right|"},
                           Usual{"R", 0, "\\mathbb{R}"},
                           Usual{"N", 0, "\\mathbb{N}"},
                           Usual{"E", 0, "\\mathbb{E}"},
                           Usual{"Var", 0, "\\operatorname{Var}"},
                           Usual{"Cov", 0, "\\operatorname{Cov}"},
                           Usual{"bbR", 0, "\\mathbb{R}"},
                           Usual{"RR", 0, "\\mathbb{R}"},
                           Usual{"EE", 0, "\\mathbb{E}"},
                           Usual{"tr", 0, "\\operatorname{tr}"},
                           Usual{"Tr", 0, "\\operatorname{tr}"},
                           Usual{"grad", 0, "\\nabla"},
                           Usual{"dd", 1, "d #1"},
                           Usual{"dv", 2, "\\frac{d #1}{d #2}", true},
                           Usual{"pdv", 2, "\\frac{\\partial #1}{\\partial #2}", true}};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

class Expander {
 public:
  explicit Expander(std::string_view text) : text_(text) {
    for (const Usual& u : usual) macros_[u.name] = {u.arguments, std::nullopt, u.body, u.braced};
  }

  ExpandedText run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (text_[at] == '\\') {
        const std::size_t after = definition(at);
        if (after > at) {
          blank(at, after);
          at = after;
          continue;
        }
        const std::string name = command(text_, at);
        const auto found = macros_.find(name);
        std::size_t end = at + 1 + name.size();
        if (found != macros_.end()) {
          const auto body = call(found->second, text_, end);
          if (body && grown_ + body->size() <= most_growth) {
            grown_ += body->size();
            for (const char c : *body) put(c == '\n' ? ' ' : c, at);
            for (std::size_t i = at; i < end; ++i) {
              if (text_[i] == '\n') put('\n', i);
            }
            at = end;
            continue;
          }
        }
        const std::size_t whole =
            name.empty() ? std::min(at + 2, text_.size()) : at + 1 + name.size();
        for (; at < whole; ++at) put(text_[at], at);
        continue;
      }
      put(text_[at], at);
      ++at;
    }
    out_.origin.push_back(text_.size());
    return std::move(out_);
  }

 private:
  static std::string command(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    return std::string(text.substr(at + 1, end - at - 1));
  }

  static std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
    return at;
  }

  /// The content of a bracket that opens here, and `at` moved behind it.
  static std::optional<std::string> bracket(std::string_view text, std::size_t& at, char open,
                                            char close) {
    if (at >= text.size() || text[at] != open) return std::nullopt;
    std::size_t depth = 0;
    const std::size_t last = std::min(text.size(), at + longest_body + 2);
    for (std::size_t i = at; i < last; ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == open) {
        ++depth;
      } else if (text[i] == close && --depth == 0) {
        std::string content(text.substr(at + 1, i - at - 1));
        at = i + 1;
        return content;
      }
    }
    return std::nullopt;
  }

  /// Where a definition ends that begins here; `at` where none does.
  std::size_t definition(std::size_t at) {
    const std::string word = command(text_, at);
    static constexpr std::array<std::string_view, 4> news{"newcommand", "renewcommand",
                                                          "providecommand", "DeclareMathOperator"};
    const bool is_new = std::ranges::find(news, word) != news.end();
    if ((!is_new && word != "def") || macros_.size() >= most_macros) return at;
    std::size_t end = at + 1 + word.size();
    if (end < text_.size() && text_[end] == '*') ++end;
    end = skip_blanks(text_, end);
    std::string name;
    if (end < text_.size() && text_[end] == '\\') {
      name = command(text_, end);
      end += 1 + name.size();
    } else if (const auto inside = bracket(text_, end, '{', '}')) {
      const std::size_t first = inside->find('\\');
      if (first == std::string::npos) return at;
      name = command(*inside, first);
    }
    if (name.empty()) return at;
    Macro macro;
    end = skip_blanks(text_, end);
    if (const auto count = bracket(text_, end, '[', ']')) {
      if (count->size() != 1 || std::isdigit(static_cast<unsigned char>((*count)[0])) == 0)
        return at;
      macro.arguments = static_cast<std::size_t>((*count)[0] - '0');
    }
    end = skip_blanks(text_, end);
    macro.first = bracket(text_, end, '[', ']');
    end = skip_blanks(text_, end);
    const auto body = bracket(text_, end, '{', '}');
    if (!body) return at;
    macro.body =
        word == "DeclareMathOperator" ? "\\operatorname{" + *body + "}" : written_out(*body);
    if (macro.body.size() > longest_body) return at;
    macros_[name] = std::move(macro);
    return end;
  }

  std::string written_out(const std::string& body) const {
    std::string out;
    for (std::size_t at = 0; at < body.size();) {
      if (body[at] != '\\') {
        out += body[at++];
        continue;
      }
      const std::string name = command(body, at);
      const auto found = macros_.find(name);
      std::size_t end = at + 1 + name.size();
      const auto value = found == macros_.end() ? std::nullopt : call(found->second, body, end);
      if (value && out.size() + value->size() <= 2 * longest_body) {
        out += *value;
        at = end;
        continue;
      }
      const std::size_t whole = name.empty() ? std::min(at + 2, body.size()) : at + 1 + name.size();
      out += body.substr(at, whole - at);
      at = whole;
    }
    return out;
  }

  /// The body with its arguments, which begin at `end`; `end` moves behind them.
  std::optional<std::string> call(const Macro& macro, std::string_view text,
                                  std::size_t& end) const {
    // Arguments within arguments that come to nothing would be written out again and again.
    work_ += longest_body;
    if (work_ > most_work) return std::nullopt;
    std::vector<std::string> arguments;
    std::size_t at = end;
    for (std::size_t i = 0; i < macro.arguments; ++i) {
      at = skip_blanks(text, at);
      if (i == 0 && macro.first) {
        const auto given = bracket(text, at, '[', ']');
        arguments.push_back(given.value_or(*macro.first));
        continue;
      }
      if (auto braced = bracket(text, at, '{', '}')) {
        arguments.push_back(std::move(*braced));
      } else if (!macro.braced && at < text.size() && text[at] != '}') {
        const std::size_t length = text[at] == '\\' ? 1 + command(text, at).size() : 1;
        arguments.emplace_back(text.substr(at, length));
        at += length;
      } else {
        return std::nullopt;
      }
    }
    for (std::string& argument : arguments) argument = written_out(argument);
    std::string out;
    for (std::size_t i = 0; i < macro.body.size(); ++i) {
      const bool mark = macro.body[i] == '#' && i + 1 < macro.body.size();
      const auto which =
          mark ? static_cast<std::size_t>(macro.body[i + 1] - '1') : arguments.size();
      if (which < arguments.size()) {
        out += arguments[which];
        ++i;
      } else {
        out += macro.body[i];
      }
      if (out.size() > 2 * longest_body) return std::nullopt;
    }
    end = at;
    // \R^n is {R}^n; a letter that follows must not join the last command.
    if (end < text.size() && is_letter(text[end]) && !out.empty() && is_letter(out.back()))
      out += ' ';
    return out;
  }

  void put(char c, std::size_t from) {
    out_.text += c;
    out_.origin.push_back(from);
  }
  void blank(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) put(text_[i] == '\n' ? '\n' : ' ', i);
  }

  std::string_view text_;
  ExpandedText out_;
  std::map<std::string, Macro> macros_;
  std::size_t grown_ = 0;
  mutable std::size_t work_ = 0;  ///< bytes looked at, at most
};

}  // namespace

ExpandedText expand_macros(std::string_view text) { return Expander(text).run(); }

}  // namespace gradus
