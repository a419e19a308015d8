#pragma once

#include <string_view>
#include <vector>

#include "gradus/notes/file/notes_file.hpp"
#include "gradus/notes/reader/glossary.hpp"

namespace gradus {

/// Whether the equation gives a member by another one as its recursion does, and an earlier one
/// than the recursion gives: x_n = x_n - g_n, x_{n-1} = x_n - g_n, where x_{n+1} is given by x_n.
bool gives_other_member(const std::vector<TexNode>& left, const std::vector<TexNode>& right,
                        const Glossary& glossary);

/// Whether a side of the chain is what a recursion has behind the sign, letter by letter, and its
/// first side is a member of that: x_{n-1} = x_n - p_n = x_n - g_n.
bool restates_recursion(const Chain& chain, const Glossary& glossary);

/// x_n = x_n - g_n = x_{n+1}.
bool equates_two_members(const Chain& chain, const Glossary& glossary);

/// Whether words say why members may be given otherwise: at some point, where a method ends, or
/// backwards.
bool may_give_other_member(const NoteEntry& entry, std::string_view sentence);

}  // namespace gradus
