# Installs the build in BUILD below SCRATCH; builds the project in SOURCE, which finds it there, and runs its PROGRAM.

function(step)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(NOTICE "${output}")
    message(FATAL_ERROR "failed: ${ARGV}")
  endif()
endfunction()

file(REMOVE_RECURSE "${SCRATCH}")
step("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${SCRATCH}/prefix")
step("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${SCRATCH}/build" -G "${GENERATOR}"
     "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${SCRATCH}/prefix")
step("${CMAKE_COMMAND}" --build "${SCRATCH}/build")
step("${SCRATCH}/build/${PROGRAM}")
file(REMOVE_RECURSE "${SCRATCH}")
