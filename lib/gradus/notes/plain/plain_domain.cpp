#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "gradus/algebra/evaluate.hpp"
#include "gradus/algebra/print.hpp"
#include "gradus/algebra/rewrite.hpp"
#include "gradus/evidence/refute/exact_size.hpp"
#include "gradus/notes/plain/plain.hpp"
#include "gradus/notes/plain/plain_check.hpp"
#include "gradus/notes/plain/plain_domain_builder.hpp"
#include "gradus/number/interval.hpp"

namespace gradus {
namespace {

using Item = PlainDomainBuilder::Item;

/// Numbers beyond this many bits are not computed.
constexpr double most_bits = 65'536;
/// Decimals of the rational bound that stands for an irrational one.
constexpr int outer_digits = 10;

bool bounds_below(Relation r) {
  return r == Relation::greater || r == Relation::greater_equal || r == Relation::equal;
}
bool bounds_above(Relation r) {
  return r == Relation::less || r == Relation::less_equal || r == Relation::equal;
}
bool is_strict_order(Relation r) { return r == Relation::less || r == Relation::greater; }

class Assembler {
 public:
  explicit Assembler(std::string_view text) : text_(text) {}

  Domain run(const std::vector<Item>& items) {
    for (const Item& item : items) {
      for (const std::string& name : item.names) {
        if (!item.natural) continue;
        naturals_.emplace(Term::symbol(name), Term::natural(name));
      }
    }
    for (const Item& item : items) add(item);
    return std::move(domain_);
  }

 private:
  void add(const Item& item) {
    for (const std::string& name : item.names) {
      const Term symbol = Term::symbol(name);
      declare(named(symbol));
      if (item.lower) {
        add(item, {symbol, item.lower_strict ? Relation::greater : Relation::greater_equal,
                   item.lower->term});
      }
      if (item.upper) {
        add(item,
            {symbol, item.upper_strict ? Relation::less : Relation::less_equal, item.upper->term});
      }
      if (item.compared) add(item, {symbol, item.compared->first, item.compared->second.term});
    }
    for (std::size_t i = 0; i < item.relations.size(); ++i) {
      add(item, {item.sides[i].term, item.relations[i], item.sides[i + 1].term});
    }
  }

  Term named(Term real_symbol) const {
    const auto natural = naturals_.find(real_symbol);
    return natural == naturals_.end() ? real_symbol : natural->second;
  }

  Variable& declare(Term symbol) {
    for (Variable& v : domain_.variables) {
      if (same(v.symbol, symbol)) return v;
    }
    domain_.variables.push_back(symbol.sort() == Sort::natural ? natural_from(symbol, 0)
                                                               : real(symbol));
    return domain_.variables.back();
  }

  void add(const Item& item, const Comparison& written) {
    check_operations(text_, item.offset, {written.left, written.right});
    const Comparison c = substitute(written, naturals_);
    for (const Term side : {c.left, c.right}) {
      for (const Term symbol : free_symbols(side)) declare(symbol);
    }
    const auto bounds = [](const Comparison& k) {
      return k.left.is_symbol() && free_symbols(k.right).empty() &&
             k.relation != Relation::not_equal;
    };
    const Comparison turned{c.right, mirrored(c.relation), c.left};
    if (bounds(c)) {
      bound(item, c);
    } else if (bounds(turned)) {
      bound(item, turned);
    } else {
      domain_.hypotheses.push_back(c);
    }
  }

  /// left is a symbol, right a formula without unknowns.
  void bound(const Item& item, const Comparison& c) {
    Variable& v = declare(c.left);
    try {
      if (bits_bound(Tape(std::vector{c.right}, {}), {}) > most_bits) {
        throw std::length_error("too many bits");
      }
      const Rational value = evaluate<Rational>(c.right, {});
      if (bounds_below(c.relation)) raise(v, value, is_strict_order(c.relation));
      if (bounds_above(c.relation)) lower(v, value, is_strict_order(c.relation));
    } catch (const NotRational&) {
      outer_bound(item, v, c);
    } catch (const std::length_error&) {
      fail(item, text(c.right), "a bound of fewer digits");
    } catch (const std::domain_error&) {
      fail(item, text(c.right), "a bound that is defined");
    }
    const bool empty =
        v.lower && v.upper &&
        (*v.lower > *v.upper || (*v.lower == *v.upper && (v.lower_strict || v.upper_strict)));
    if (empty) fail(item, "no value left for " + v.symbol.name(), "bounds that leave one");
  }

  void outer_bound(const Item& item, Variable& v, const Comparison& c) {
    domain_.hypotheses.push_back(c);
    const Interval value = evaluate<Interval>(c.right, {});
    if (!value.is_defined()) fail(item, text(c.right), "a bound that is defined");
    // A bound that no decimal of moderate length encloses stays a hypothesis alone.
    const double far = 1e100, near = 1e-100;
    const double size = std::max(std::abs(value.lower_double()), std::abs(value.upper_double()));
    if (!(size > near && size < far)) return;
    if (bounds_below(c.relation)) {
      raise(v, Rational::parse(value.lower_string(outer_digits)), false);
    }
    if (bounds_above(c.relation)) {
      lower(v, Rational::parse(value.upper_string(outer_digits)), false);
    }
  }

  static void raise(Variable& v, Rational value, bool strict) {
    if (v.symbol.sort() == Sort::natural) {
      value = strict ? floor(value) + 1 : ceil(value);
      strict = false;
    }
    if (v.lower && (value < *v.lower || (value == *v.lower && !strict))) return;
    v.lower = value;
    v.lower_strict = strict;
  }

  static void lower(Variable& v, Rational value, bool strict) {
    if (v.symbol.sort() == Sort::natural) {
      value = strict ? ceil(value) - 1 : floor(value);
      strict = false;
    }
    if (v.upper && (value > *v.upper || (value == *v.upper && !strict))) return;
    v.upper = value;
    v.upper_strict = strict;
  }

  [[noreturn]] void fail(const Item& item, const std::string& found,
                         const std::string& wanted) const {
    const Place place = place_of(text_, item.offset);
    throw SyntaxError(place.line, place.column, "found " + found + ", expected " + wanted);
  }

  std::string_view text_;
  Substitution naturals_;
  Domain domain_;
};

}  // namespace

Domain plain_domain(std::string_view text) {
  PlainDomainBuilder builder(text);
  read_domain(builder);
  return Assembler(text).run(builder.items());
}

}  // namespace gradus
