# Compiler options of our own targets, and the checks on what a user passes.

# The enclosures are sound only under IEEE 754 arithmetic as written.
string(TOUPPER "${CMAKE_BUILD_TYPE}" gradus_build_type)
foreach(flags IN ITEMS CMAKE_CXX_FLAGS CMAKE_CXX_FLAGS_${gradus_build_type})
  if("${${flags}}" MATCHES
     "-Ofast|-ffast-math|-funsafe-math-optimizations|-fassociative-math|-freciprocal-math|-ffinite-math-only|-mfpmath=387"
  )
    message(FATAL_ERROR "${flags} contains ${CMAKE_MATCH_0}: Gradus needs exact IEEE 754 arithmetic")
  endif()
endforeach()

find_program(GRADUS_CCACHE ccache)
mark_as_advanced(GRADUS_CCACHE)
if(GRADUS_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER AND PROJECT_IS_TOP_LEVEL)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${GRADUS_CCACHE}")
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
endif()

if(GRADUS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

function(gradus_compiler_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow)
  if(GRADUS_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC bug 105651: `"text" + std::string` warns inside the standard library.
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND GRADUS_SANITIZE)
    # Instrumented code hides initialisations from the compiler; the release build keeps the warning.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()
