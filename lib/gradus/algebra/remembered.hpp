#pragma once

namespace gradus {

/// While one lives, this thread remembers the normal forms that it has computed: one statement asks
/// for many of them again and again. Inner ones share what the outermost has.
class RememberedNormalForms {
 public:
  RememberedNormalForms();
  RememberedNormalForms(const RememberedNormalForms&) = delete;
  RememberedNormalForms& operator=(const RememberedNormalForms&) = delete;
  ~RememberedNormalForms();
};

}  // namespace gradus
