#pragma once

#include <new>
#include <utility>

#include "gradus/number/opaque.hpp"

namespace gradus {

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>::Opaque() {
  static_assert(sizeof(T) == Size && alignof(T) == Alignment);
  ::new (static_cast<void*>(bytes_)) T();
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>::Opaque(const T& value) {
  ::new (static_cast<void*>(bytes_)) T(value);
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>::Opaque(const Opaque& other) {
  ::new (static_cast<void*>(bytes_)) T(other.get());
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>::Opaque(Opaque&& other) noexcept {
  ::new (static_cast<void*>(bytes_)) T(std::move(other.get()));
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>& Opaque<T, Size, Alignment>::operator=(const Opaque& other) {
  get() = other.get();
  return *this;
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>& Opaque<T, Size, Alignment>::operator=(Opaque&& other) noexcept {
  get() = std::move(other.get());
  return *this;
}

template <class T, std::size_t Size, std::size_t Alignment>
Opaque<T, Size, Alignment>::~Opaque() {
  get().~T();
}

template <class T, std::size_t Size, std::size_t Alignment>
T& Opaque<T, Size, Alignment>::get() noexcept {
  return *std::launder(reinterpret_cast<T*>(bytes_));
}

template <class T, std::size_t Size, std::size_t Alignment>
const T& Opaque<T, Size, Alignment>::get() const noexcept {
  return *std::launder(reinterpret_cast<const T*>(bytes_));
}

}  // namespace gradus
