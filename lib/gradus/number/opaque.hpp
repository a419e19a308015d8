#pragma once

#include <cstddef>

namespace gradus {

/// A T held by value where the header of T is too heavy to include (Boost.Multiprecision costs
/// seconds a file). Only the bytes stand here; the members are defined in opaque_code.hpp, and the
/// one .cpp file that knows T instantiates them and checks the size.
template <class T, std::size_t Size, std::size_t Alignment>
class Opaque {
 public:
  Opaque();
  explicit Opaque(const T& value);
  Opaque(const Opaque& other);
  Opaque(Opaque&& other) noexcept;
  Opaque& operator=(const Opaque& other);
  Opaque& operator=(Opaque&& other) noexcept;
  ~Opaque();

  T& get() noexcept;
  const T& get() const noexcept;

 private:
  alignas(Alignment) std::byte bytes_[Size];
};

}  // namespace gradus
