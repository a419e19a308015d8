#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gradus/algebra/comparison.hpp"
#include "gradus/notes/tex/tex_node.hpp"

namespace gradus {

/// A relation that is assumed of a function at all points x, y: smooth, convex, ...
struct NoteSchema {
  std::string function;             ///< its base name
  std::vector<std::string> points;  ///< names that stand for any point
  std::vector<TexNode> left, right;
  Relation relation = Relation::less_equal;
  std::size_t line = 0;
  std::string name;  ///< "L-smooth"; empty where the notes write it out
};

/// The schema that a relation of the notes is: it speaks of values or gradients of one function at
/// names without index, and all vectors in it are such names. Nothing for others.
std::optional<NoteSchema> find_schema(const std::vector<TexNode>& left, Relation relation,
                                      const std::vector<TexNode>& right, std::size_t line);

/// f(a x + (1 - a) y) <= a f(x) + (1 - a) f(y), of 0 <= a <= 1.
bool is_of_chords(const NoteSchema& schema);

/// What follows by theorems: from |grad f(x) - grad f(y)| <= L |x - y| both quadratic bounds
/// (Nesterov, Introductory Lectures on Convex Optimization, 2004, Lemma 1.2.3), and from a bound by
/// chords the one by tangents (there, Theorem 2.1.2).
std::vector<NoteSchema> consequences(const NoteSchema& schema);

/// "\lambda-smooth", "convex", "\mu-strongly convex", "\mu-PL", "bounded below by f^*",
/// "least at x^*" of the function f, both in LaTeX; empty where the class is not known. PL speaks
/// of the least value f^*.
std::vector<NoteSchema> schemas_of_class(const std::string& f, const std::string& name,
                                         std::size_t line);

}  // namespace gradus
