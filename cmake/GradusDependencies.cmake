# What Gradus stands on. Used by the build and by the installed package, so that both look in the same way.
# Everything that is missing is reported in one message, with the names of the Debian packages.

set(gradus_missing_packages "")

macro(gradus_need found debian_package)
  if(NOT ${found})
    list(APPEND gradus_missing_packages ${debian_package})
  endif()
endmacro()

# A C library without a CMake package of its own: gradus_dep::<name>.
macro(gradus_c_library name header libraries debian_package)
  find_path(GRADUS_${name}_INCLUDE_DIR NAMES ${header})
  find_library(GRADUS_${name}_LIBRARY NAMES ${libraries})
  mark_as_advanced(GRADUS_${name}_INCLUDE_DIR GRADUS_${name}_LIBRARY)
  if(GRADUS_${name}_INCLUDE_DIR AND GRADUS_${name}_LIBRARY)
    if(NOT TARGET gradus_dep::${name})
      add_library(gradus_dep::${name} UNKNOWN IMPORTED)
      set_target_properties(
        gradus_dep::${name} PROPERTIES IMPORTED_LOCATION "${GRADUS_${name}_LIBRARY}"
                                       INTERFACE_INCLUDE_DIRECTORIES
                                       "${GRADUS_${name}_INCLUDE_DIR}")
    endif()
  elseif(NOT "${debian_package}" STREQUAL "")
    list(APPEND gradus_missing_packages ${debian_package})
  endif()
endmacro()

find_package(Threads REQUIRED)
find_package(Boost 1.81 QUIET)
gradus_need(Boost_FOUND libboost1.81-dev)
find_package(Eigen3 3.4 QUIET NO_MODULE)
gradus_need(Eigen3_FOUND libeigen3-dev)
find_package(TBB QUIET CONFIG)
gradus_need(TBB_FOUND libtbb-dev)
find_package(fmt QUIET CONFIG)
gradus_need(fmt_FOUND libfmt-dev)
find_package(nlohmann_json QUIET CONFIG)
gradus_need(nlohmann_json_FOUND nlohmann-json3-dev)
find_package(CLI11 QUIET CONFIG)
gradus_need(CLI11_FOUND libcli11-dev)
find_package(pegtl 3.2 QUIET CONFIG)
gradus_need(pegtl_FOUND tao-pegtl-dev)
gradus_c_library(gmp gmp.h gmp libgmp-dev)
gradus_c_library(mpfr mpfr.h mpfr libmpfr-dev)
gradus_c_library(mpfi mpfi.h mpfi libmpfi-dev)
gradus_c_library(flint flint/fmpq_mpoly_factor.h flint libflint-dev)
# Debian calls the library flint-arb; upstream calls it arb.
gradus_c_library(arb arb.h "flint-arb;arb" libflint-arb-dev)

if(gradus_missing_packages)
  list(JOIN gradus_missing_packages " " gradus_missing_packages)
  message(FATAL_ERROR "Gradus needs libraries that were not found. On Debian:\n"
                      "  apt-get install ${gradus_missing_packages}")
endif()

target_link_libraries(gradus_dep::mpfr INTERFACE gradus_dep::gmp)
target_link_libraries(gradus_dep::mpfi INTERFACE gradus_dep::mpfr)
target_link_libraries(gradus_dep::flint INTERFACE gradus_dep::mpfr)
target_link_libraries(gradus_dep::arb INTERFACE gradus_dep::flint)
