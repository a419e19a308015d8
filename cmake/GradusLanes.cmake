# The files that are compiled for more than the baseline processor; lanes.cpp chooses at run time.
# gradus_lane_options(LEVEL SOURCE...): LEVEL is baseline, avx2 or avx512.

function(gradus_lane_options level)
  if(level STREQUAL "baseline" OR NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    return()
  endif()
  set(options -mavx2 -mfma)
  if(level STREQUAL "avx512")
    set(options -mavx512f -mavx512dq -mavx512vl -mfma)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      # GCC bug 105593: its own intrinsics warn.
      list(APPEND options -Wno-maybe-uninitialized -Wno-uninitialized)
    endif()
  endif()
  set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS ${options})
endfunction()

# Loops over lanes in plain code: -O2 of GCC 12 leaves most of them scalar.
file(GLOB gradus_lane_loops CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lib/gradus/evidence/certify/box_worker*.cpp")
set_property(SOURCE ${gradus_lane_loops} APPEND PROPERTY COMPILE_OPTIONS $<$<CONFIG:Release>:-O3>)
