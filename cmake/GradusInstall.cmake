# `cmake --install`, and find_package(gradus) for a consumer.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/gradus")

install(TARGETS gradus_core gradus_lib EXPORT gradus_targets)
install(
  DIRECTORY "${PROJECT_SOURCE_DIR}/lib/gradus"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING
  PATTERN "*.hpp")
if(TARGET gradus_program)
  install(TARGETS gradus_program)
endif()
install(EXPORT gradus_targets NAMESPACE gradus:: DESTINATION "${package_dir}")

write_basic_package_version_file("${PROJECT_BINARY_DIR}/gradusConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
configure_file("${PROJECT_SOURCE_DIR}/cmake/gradusConfig.cmake.in"
               "${PROJECT_BINARY_DIR}/gradusConfig.cmake" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/gradusConfig.cmake"
              "${PROJECT_BINARY_DIR}/gradusConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/GradusDependencies.cmake" DESTINATION "${package_dir}")
