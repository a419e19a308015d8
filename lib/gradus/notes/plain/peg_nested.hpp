#pragma once

// For the grammars of this folder.

#include <tao/pegtl.hpp>

namespace gradus {

/// A rule whose nesting is counted by the state, which may refuse more.
template <class Rule>
struct nested {
  using rule_t = nested;
  using subs_t = tao::pegtl::type_list<Rule>;
  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input, class State>
  static bool match(Input& in, State& state) {
    state.enter(in.iterator().byte);
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, state);
    state.leave();
    return matched;
  }
};

}  // namespace gradus
