#include "gradus/notes/plain/plain_builder.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "gradus/algebra/rewrite.hpp"
#include "gradus/notes/plain/did_you_mean.hpp"
#include "gradus/notes/plain/plain.hpp"
#include "gradus/notes/plain/plain_functions.hpp"

namespace gradus {
namespace {

std::size_t after_blanks(std::string_view text, std::size_t offset) {
  while (offset < text.size() && std::isspace(static_cast<unsigned char>(text[offset])) != 0) {
    ++offset;
  }
  return offset;
}

const Variable* declared(const Domain& d, std::string_view name) {
  const auto found =
      std::ranges::find_if(d.variables, [&](const Variable& v) { return v.symbol.name() == name; });
  return found == d.variables.end() ? nullptr : &*found;
}

}  // namespace

PlainBuilder::PlainBuilder(std::string_view text, const Domain* d) : text_(text), domain_(d) {
  if (text.size() > plain_max_characters) {
    throw SyntaxError(1, 1,
                      "found " + std::to_string(text.size()) + " characters, expected at most " +
                          std::to_string(plain_max_characters));
  }
}

PlainBuilder::Value PlainBuilder::pop() {
  if (values_.empty()) throw std::logic_error("plain syntax: an operand is missing");
  const Value value = values_.back();
  values_.pop_back();
  return value;
}

void PlainBuilder::number(std::string_view digits, std::size_t offset) {
  const std::size_t e = digits.find_first_of("eE");
  const std::string_view exponent = e == std::string_view::npos ? "0" : digits.substr(e + 1);
  const std::string_view plain = exponent.substr(exponent.find_first_not_of("+-"));
  const bool small = plain.size() <= 6 && std::stoul(std::string(plain)) <= plain_max_number;
  if (digits.size() > plain_max_number || !small) {
    throw unexpected(text_, offset,
                     "at most " + std::to_string(plain_max_number) +
                         " digits and a power of ten within " + std::to_string(plain_max_number));
  }
  push(Rational::parse(digits), Bare::number);
}

void PlainBuilder::name(std::string_view name, std::size_t offset) {
  const auto bound = [&](const Range& r) { return r.in_body && r.index == name; };
  if (std::ranges::any_of(ranges_, bound)) return push(Term::natural(std::string(name)));
  if (name == "pi") return push(Term::pi());
  if (plain_arity(name)) {
    throw unexpected(text_, after_blanks(text_, offset + name.size()),
                     "'(' after the function " + std::string(name));
  }
  if (name == "inf" || name == "in") throw unexpected(text_, offset, "a number, a name or '('");
  const Variable* variable = domain_ != nullptr ? declared(*domain_, name) : nullptr;
  if (variable != nullptr) return push(variable->symbol);
  if (name == "e" && domain_ != nullptr) {
    throw unexpected(text_, offset, "a name that is clear",
                     "write exp(1) for the number, or give e a domain");
  }
  push(Term::symbol(std::string(name)));
}

void PlainBuilder::binary(Op op) {
  const Value right = pop(), left = pop();
  const bool fraction = op == Op::divide && left.bare == Bare::number &&
                        right.bare == Bare::number && !right.term.value().is_zero();
  if (fraction) return push(left.term.value() / right.term.value(), Bare::fraction);
  push(Term::make(op, {left.term, right.term}));
}

void PlainBuilder::negate() {
  const Value value = pop();
  push(value.bare == Bare::no ? -value.term : Term(-value.term.value()));
}

void PlainBuilder::close_group() { values_.back().bare = Bare::no; }

void PlainBuilder::close_bars() { push(abs(pop().term)); }

void PlainBuilder::open_call(std::string_view name, std::size_t offset) {
  if (!plain_arity(name)) {
    // x(1 + y) means a product.
    const bool variable = name.size() <= 2 || (domain_ != nullptr && declared(*domain_, name));
    const std::string near = variable ? "" : did_you_mean(name, plain_function_names());
    throw unexpected(text_, offset, "a function before '('",
                     near.empty() ? "write * between factors" : near.substr(2));
  }
  calls_.push_back({std::string(name), offset, values_.size()});
}

void PlainBuilder::close_call() {
  const Call call = calls_.back();
  calls_.pop_back();
  const std::size_t found = values_.size() - call.first, wanted = *plain_arity(call.name);
  if (found != wanted) {
    const Place place = place_of(text_, call.offset);
    throw SyntaxError(place.line, place.column,
                      "found " + call.name + " of " + std::to_string(found) +
                          (found == 1 ? " argument" : " arguments") + ", expected " +
                          std::to_string(wanted));
  }
  std::vector<Term> arguments(wanted);
  for (std::size_t i = wanted; i-- > 0;) arguments[i] = pop().term;
  push(plain_call(call.name, arguments));
}

void PlainBuilder::open_range(Op op, std::size_t offset) {
  if (domain_ == nullptr) throw unexpected(text_, offset, "a domain without sum and least");
  ranges_.push_back({op, {}, 0, false});
}

void PlainBuilder::range_index(std::string_view name, std::size_t offset) {
  const bool taken = plain_arity(name) || name == "pi" || name == "e" || name == "in" ||
                     name == "inf" || declared(*domain_, name) != nullptr;
  if (taken) throw unexpected(text_, offset, "an index that means nothing else");
  ranges_.back().index = name;
  ranges_.back().offset = offset;
}

void PlainBuilder::close_range() {
  const Range range = ranges_.back();
  ranges_.pop_back();
  const Term body = pop().term, upper = pop().term, lower = pop().term;
  for (const Term limit : {lower, upper}) {
    for (const Term symbol : free_symbols(limit)) {
      if (symbol.name() == range.index) {
        throw unexpected(text_, range.offset, "an index that its limits do not mention");
      }
      if (symbol.sort() != Sort::natural) {
        throw unexpected(text_, range.offset, "an index with natural limits",
                         "declare " + symbol.name() + " in N");
      }
    }
  }
  indices_.emplace_back(range.index, range.offset);
  push(Term::make(range.op, {Term::natural(range.index), lower, upper, body}));
}

void PlainBuilder::end_side() { sides_.push_back({pop().term, side_offset_}); }

void PlainBuilder::enter(std::size_t offset) {
  if (++depth_ > plain_max_depth) {
    throw unexpected(text_, offset,
                     "at most " + std::to_string(plain_max_depth) + " levels of nesting");
  }
}

Term PlainBuilder::take() {
  const Term term = pop().term;
  check_indices(free_symbols(term));
  return term;
}

std::vector<PlainBuilder::Side> PlainBuilder::take_sides() {
  for (const Side& side : sides_) check_indices(free_symbols(side.term));
  return std::exchange(sides_, {});
}

std::vector<Relation> PlainBuilder::take_relations() { return std::exchange(relations_, {}); }

void PlainBuilder::check_indices(const std::set<Term, TermOrder>& free) const {
  for (const auto& [index, offset] : indices_) {
    if (std::ranges::any_of(free, [&index = index](Term t) { return t.name() == index; })) {
      throw unexpected(text_, offset, "an index that means nothing else");
    }
  }
}

}  // namespace gradus
