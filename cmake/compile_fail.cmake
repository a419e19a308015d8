# Compiles SOURCE twice, for its syntax only: with GRADUS_CONTROL defined it must compile, so that a failure without it
# comes from the guarded lines; without it must fail. A line "// expect-error: TEXT" also asks for TEXT in the output.

list(TRANSFORM INCLUDES PREPEND "-I")
set(ENV{LC_ALL} C)
set(command "${CXX}" -std=c++20 -fsyntax-only ${INCLUDES})

execute_process(COMMAND ${command} -DGRADUS_CONTROL "${SOURCE}" RESULT_VARIABLE status
                OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT status EQUAL 0)
  message(NOTICE "${output}")
  message(FATAL_ERROR "${SOURCE} must compile with GRADUS_CONTROL")
endif()

execute_process(COMMAND ${command} "${SOURCE}" RESULT_VARIABLE status OUTPUT_VARIABLE output
                ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, and must not")
endif()
string(FIND "${output}" "error:" position)
if(position EQUAL -1)
  message(NOTICE "${output}")
  message(FATAL_ERROR "${SOURCE} failed without a compiler error")
endif()

file(STRINGS "${SOURCE}" expectations REGEX "// expect-error: ")
foreach(line IN LISTS expectations)
  string(REGEX REPLACE "^.*// expect-error: " "" expected "${line}")
  string(FIND "${output}" "${expected}" position)
  if(position EQUAL -1)
    message(NOTICE "${output}")
    message(FATAL_ERROR "${SOURCE}: no error says '${expected}'")
  endif()
endforeach()
