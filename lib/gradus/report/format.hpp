#pragma once

#include <cstddef>
#include <cstdint>

namespace gradus {

enum class Format : std::uint8_t { terminal, markdown, latex, csv, json, html, sarif };

/// How text for a terminal looks. A width of 0 means that lines may be as long as they are: what a
/// file or another program reads is never cut or wrapped.
struct Style {
  bool color = false;
  std::size_t width = 0;
};

}  // namespace gradus
