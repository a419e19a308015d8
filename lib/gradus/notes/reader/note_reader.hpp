#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>

#include "gradus/algebra/linear_form.hpp"
#include "gradus/notes/reader/case_choices.hpp"
#include "gradus/notes/reader/glossary.hpp"
#include "gradus/notes/tex/note_name.hpp"

namespace gradus {

struct ValueSlopes;

/// What could not be understood, and where it stands; what() is one line.
struct Unreadable : std::runtime_error {
  Unreadable(const std::string& why, std::size_t from, std::size_t to)
      : std::runtime_error(why), begin(from), end(to) {}
  std::size_t begin, end;
};

struct BoundName;
struct ExpectationSign;

/// \mathbb{E}, perhaps with a subscript.
bool is_expectation_sign(const TexNode& node);
/// \operatorname{Var}, \mathrm{Cov}, \mathbb{V}.
bool is_variance_sign(const TexNode& node);

/// Reads one side of a formula as a quantity. Nothing is guessed: what has no one meaning throws
/// Unreadable. Names are taken for what the glossary says; it learns what their use shows.
class NoteReader {
 public:
  using Nodes = std::span<const TexNode>;

  /// With `expand`, names that a rule defines are replaced by what they mean.
  NoteReader(Glossary& glossary, bool expand)
      : glossary_(glossary), quantities_(glossary.alphabet), expand_(expand) {}

  Quantity read(Nodes nodes);
  /// Lets the names in these nodes that are numbers so far be vectors, since they are added to one.
  void demand_vectors(Nodes nodes, const std::string& reason);

  /// In A x + (I - A) (x - y), set equal to what is no matrix, lets x and y be vectors.
  void demand_vectors_behind_matrices(Nodes nodes);

  const std::set<std::size_t>& lines_used() const { return lines_used_; }
  /// Where unknown functions of one argument are taken, by the function's base; by "" the vectors
  /// that stand transposed or in norms.
  const std::vector<std::pair<std::string, Quantity>>& points() const { return points_; }
  /// The indices of members that no sum around counts, by the base.
  const std::vector<std::pair<std::string, Term>>& members_seen() const { return members_seen_; }
  /// What a relation that holds whatever the random vectors in it are says of the means that are
  /// called so (ExpectationSign::label); nothing where nothing is known of theirs. A reader's last
  /// use.
  std::optional<Comparison> expected(const Comparison& c, const std::string& label);
  /// Takes definitions by cases row by row; without, what is no maximum or minimum throws.
  void choose(CaseChoices* choices) { choices_ = choices; }
  /// A member, such as x_{t-1}, of what a recursion gives.
  struct Member {
    std::string base;
    Term natural;   ///< t
    long constant;  ///< -1
  };
  std::vector<Member> members(const std::vector<TexNode>& side);
  /// From here on recursions are applied down to such a member.
  void reach(const Member& m) { reach_[m.base] = std::min(reach_[m.base], m.constant); }
  /// From here on a recursion is applied to x_k down to x_start.
  void unroll(const std::string& base, long start) { unrolled_[base] = start; }
  /// From here on the members of a sequence are what this gives, those with a number as index
  /// aside.
  void close(const std::string& base, const IndexRule& form) { closed_[base] = form; }
  /// From here on letters that stand for tables are not looked into.
  void keep_tables_as_letters() { keep_tables_ = true; }
  /// From here on gradients of functions of several numbers are tables of derivatives.
  void write_gradients_out() { gradients_out_ = true; }
  /// From here on a name stands for this.
  void set(const std::string& name, const Quantity& value) { locals_[name] = value; }

 private:
  struct Cursor {
    Nodes nodes;
    std::size_t at = 0;
    bool done() const { return at >= nodes.size(); }
    const TexNode& here() const { return nodes[at]; }
    const TexNode* peek(std::size_t ahead = 1) const {
      return at + ahead < nodes.size() ? &nodes[at + ahead] : nullptr;
    }
    Nodes rest() const { return nodes.subspan(at); }
  };

  /// x of d^2/dx^2, and 2.
  struct Variable {
    TexNode node;
    int times = 1;
  };

  // note_reader.cpp, note_reader_factors.cpp: sums, products, single factors.
  Quantity sum(Nodes nodes);
  bool reaches_on(Nodes nodes, const BoundName& bound) const;
  /// A term of a sum with its sign.
  struct Part {
    Nodes nodes;
    bool negative = false;
    Quantity value;
  };
  void join_dots(std::vector<Part>& parts);
  void goes_on_to(Nodes last);
  Quantity product(Nodes nodes);
  Quantity factor(Cursor& c);
  Quantity factorial(const Quantity& of, const TexNode& where);
  Quantity binomial(const TexNode& node);
  void before_vector(const TexNode& node);
  bool behind_matrix(Nodes factors);
  void behind_row(const TexNode& node, bool is_last);
  void behind_transposed(Nodes nodes);
  void demand_matrix(Nodes nodes);
  Quantity core(Cursor& c, const TexNode& node);
  Quantity power(const Quantity& base, const TexNode& exponent, const TexNode& whole);
  Term scalar(const Quantity& q, const TexNode& where) const;
  Quantity group(const TexNode& node);

  // note_reader_names.cpp: names, their members and rules.
  Quantity name(const NoteName& n, const TexNode& node);
  bool is_euler(const NoteName& n, const TexNode& node) const;
  bool stands_for_table(const NoteName& n) const;
  std::optional<Quantity> by_rule(const NoteName& n);
  std::optional<Quantity> by_rule_of_member(const NoteName& n, Term index);
  std::optional<Quantity> by_index_rule(const NoteName& n, Term index);
  Quantity value_at(const IndexRule& rule, LinearForm index);
  std::optional<Term> index_term(const NoteName& n);
  std::optional<std::string> counted_in_label(const NoteName& n, const TexNode& node,
                                              bool index_counts) const;
  void forbid_counted_label(const NoteName& n, const TexNode& node, bool index_counts) const;
  std::optional<Quantity> member_by_label(const NoteName& n, const TexNode& node);
  Quantity opaque_number(const std::string& key, bool nonnegative = false);
  Quantity opaque_letter(const std::string& key, Shape shape);

  // note_reader_calls.cpp: functions, gradients, derivatives.
  bool is_call(const NoteName& n, const TexNode& node, const TexNode* next) const;
  Quantity call(const NoteName& n, const TexNode& node, const TexNode& arguments);
  std::optional<Quantity> probability(Cursor& c, const TexNode& node);
  void forbid_operator(const Cursor& c, const NoteName& n, const TexNode& node) const;
  std::optional<Quantity> extreme_value(Cursor& c, const NoteName& n, const TexNode& node);
  /// Nothing where the rule rests on unknown values, whose derivatives nobody knows.
  std::optional<Quantity> derived_value(const NoteRule& rule, int primes, Term at,
                                        const TexNode& where);
  Quantity apply(const NoteRule& rule, const std::vector<Quantity>& arguments);
  std::vector<Nodes> arguments_of(const TexNode& fence) const;
  std::vector<Quantity> read_arguments(const TexNode& fence);
  /// f(x) or \nabla f(x) of a function that no rule gives: one name for equal arguments.
  Quantity unknown_value(const std::string& prefix, const NoteName& f, const TexNode* fence,
                         Shape shape, const TexNode& where);
  void forbid_landau(Nodes nodes) const;
  Quantity gradient(Cursor& c, const TexNode& nabla);
  std::optional<Quantity> table_of_derivatives(const NoteName& f, const TexNode* fence,
                                               bool second);
  void forbid_dependent(Nodes operand, const std::vector<Variable>& variables,
                        const TexNode& where);
  Quantity differentiate(Nodes operand, const std::vector<Variable>& variables,
                         const TexNode& where);
  /// Nothing where it is not known; `at` are the variables.
  std::optional<Quantity> known_derivative(Nodes operand, const std::vector<Variable>& variables,
                                           const TexNode& where, std::vector<Quantity>& at);
  bool may_vary(const std::string& name, const std::vector<Quantity>& variables) const;
  static std::optional<Quantity> through_values(const ValueSlopes& through,
                                                std::optional<Quantity> around);
  std::optional<Quantity> derivative_of(Term t, const std::vector<Variable>& variables,
                                        const std::vector<Quantity>& at, const TexNode& where);
  /// note_reader_sum_gradients.cpp
  Quantity gradient_of(Term t, const Letter& vector, const TexNode& where);
  std::optional<Quantity> derivative_fraction(Cursor& c, const TexNode& fraction);

  // note_reader_functions.cpp: log, max, fences, roots, tables.
  std::optional<Quantity> elementary(Cursor& c, const TexNode& node, const TexNode& name);
  Quantity function_argument(Cursor& c, const TexNode& name);
  Quantity extremum(Cursor& c, const TexNode& node, const TexNode& name);
  Quantity fence(const TexNode& node);
  Quantity norm(const TexNode& fence, const TexNode* below);
  Quantity table(const TexNode& environment);
  Quantity dotted_table(const TexNode& environment);
  Quantity column(const std::vector<std::vector<TexNode>>& entries, const TexNode& where);

  // note_reader_cases.cpp
  Quantity by_cases(const TexNode& environment);
  std::vector<Comparison> conditions_of(Nodes nodes, const TexNode& where);
  std::optional<Quantity> as_extremum(const Quantity& a, const Quantity& b,
                                      const Comparison& condition) const;

  // note_reader_sums.cpp: sums and products.
  /// The index below \sum or \prod and its limits; nothing where it has none that count.
  struct Counting {
    std::string counter;
    Term lower, upper;
    std::optional<Term> excluded;  ///< i of j \ne i
  };
  std::optional<Counting> counting(const TexNode& node);
  bool exclude(const TexNode& other, Counting& out);
  Quantity counted_body(Cursor& c, const std::string& counter, Term i);
  Quantity big_sum(Cursor& c, const TexNode& node);
  std::string fresh(const std::string& counter) const;
  bool counts_outside(Term t) const;
  Quantity vector_sum(const Quantity& body, Term i, Term lower, Term upper, const TexNode& where);
  Quantity without_excluded(Quantity sum, const Quantity& body, Term i, Term excluded,
                            const TexNode& where);
  /// Of a polynomial; nothing where it is none that is seen to be one.
  std::optional<Quantity> definite_integral(Cursor& c, const TexNode& node);
  Quantity big_product(Cursor& c, const TexNode& node);

  // note_reader_dots.cpp: the terms before the dots that belong to them, and the sum of all.
  struct DottedSum {
    std::size_t terms = 0;
    Quantity value;
  };
  std::optional<DottedSum> dotted_sum(std::span<const Part> before, const Part& end);

  // note_reader_written.cpp
  /// What a part is called that is not looked into; it must not mention what counts or is local.
  std::string text_key(Nodes nodes, const TexNode& where) const;
  void forbid_counted(const TexNode& node, const TexNode& where) const;
  void counters_in(Nodes nodes, std::set<std::string>& out) const;
  void settle_indices(TexNode& node) const;
  /// One number; where one index of a sum stands in it, the member of a sequence.
  Quantity as_written(std::span<const Nodes> pieces, const TexNode& where, bool nonnegative = false,
                      std::string key = {});
  /// \min_x f(x), \int f dx, \prod ...
  Quantity opaque_rest(Cursor& c, const TexNode& node);
  std::optional<Quantity> indicator(Cursor& c, const TexNode& node);

  // note_reader_matrices.cpp
  Quantity of_matrix(Nodes nodes, const std::string& reason);
  Quantity power_of_matrix(const Quantity& base, const TexNode& exponent, const TexNode& whole);
  Term trace(const Quantity& q, const TexNode& where);
  Term trace_of_word(const LetterWord& word);
  Quantity frobenius_norm(const Quantity& q, const TexNode& where);
  Quantity determinant(const Quantity& q, const TexNode& where);
  void forbid_counted_word(const LetterWord& word, const TexNode& where) const;
  Quantity elementwise(const std::vector<Nodes>& factors, const TexNode& sign);

  // note_reader_expectation.cpp
  Quantity expectation(Cursor& c, const TexNode& node);
  Quantity variance(Cursor& c, const TexNode& node);
  Quantity variance_of(Cursor& c, const TexNode& node, const TexNode* next);
  Quantity read_random(Nodes nodes);
  Quantity expected_vector(const Quantity& body, const TexNode& where);
  std::optional<Term> random_in(Term body);
  // note_reader_means.cpp
  bool is_constant(const Letter& l) const;
  bool is_constant_value(const std::string& name) const;
  bool has_known_mean(Term body) const;
  std::optional<VectorMeans::Mean> mean_behind_constants(const LetterWord& word);
  void know_product(const std::string& name, Term product, const LetterWord& word);
  const VectorMeans& means() const;
  std::optional<Quantity> labelled_expectation(const ExpectationSign& sign, const TexNode& where);
  std::optional<Quantity> known_mean(const LetterWord& word, bool among_random);
  bool may_be_random(Term value) const;
  /// What a name is defined as, where that may be random: within an expectation it is no constant.
  std::optional<Quantity> random_value(const NoteName& n, const std::optional<Term>& index);

  [[noreturn]] static void fail(const std::string& why, const TexNode& node) {
    throw Unreadable(why, node.begin, node.end);
  }

  Glossary& glossary_;
  Quantities quantities_;
  bool expand_;
  std::map<std::string, Quantity> locals_;   ///< parameters of the rule that is applied
  std::map<std::string, long> reach_;        ///< by base: of the earliest member, from the natural
  std::map<std::string, long> unrolled_;     ///< by base: the first member
  std::map<std::string, IndexRule> closed_;  ///< by base
  std::map<std::string, std::pair<Term, Term>> limits_;  ///< of the sums around, by what counts
  std::set<std::size_t> lines_used_;
  std::vector<std::pair<std::string, Quantity>> points_;
  std::vector<std::pair<std::string, Term>> members_seen_;
  CaseChoices* choices_ = nullptr;
  std::string case_scope_;  ///< what a derived function is taken at
  bool within_expectation_ = false;
  std::string expectation_;  ///< ExpectationSign::label of the one that is read
  bool keep_tables_ = false, gradients_out_ = false;
  int depth_ = 0;
  int work_ = 0;             ///< sums read so far
  int differentiating_ = 0;  ///< within a derivative rules are applied in any case
};

}  // namespace gradus
